#include "graph/conflicts.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_set>

#include "graph/byte_sorter.h"
#include "graph/event_words.h"
#include "graph/identity.h"
#include "graph/values.h"

namespace claimgraph {
namespace {

constexpr std::size_t most_words = 256;  ///< around a claim; of more the smallest numbers stay

std::uint64_t bits_of(double value) { return std::bit_cast<std::uint64_t>(value); }

}  // namespace

struct ConflictFinder::Implementation {
    /// What has been counted with one key: the ranges conflict somewhere if the highest low end is above the lowest
    /// high.
    struct Spread {
        double highest_low = 0, lowest_high = std::numeric_limits<double>::infinity();
        std::uint32_t claims = 0;
        bool conflicts() const { return claims > 1 && highest_low >= lowest_high; }
    };

    struct Count {
        std::uint32_t claim = 0;
        CountRange range;
        Span place;
        std::uint64_t predicate = 0, key = 0, doer = 0;
        std::string unit;
        bool people = false;
        bool sum = false;    ///< of money, or a percentage
        bool whole = false;  ///< the key says who did what
    };

    struct Form {
        std::string name;
        bool passive = false, by = false;
    };

    ByteSorter counted;                     ///< key, low end, high end
    std::vector<std::uint64_t> differing;   ///< keys of counts that conflict somewhere, sorted; once settled
    std::unordered_set<std::uint64_t> negated, negated_predicates;
    bool has_denials = false;
    ComparedClaims statements;
    std::vector<std::pair<std::string, std::string>> denials;  ///< ids of a denial and of what it denies

    static Form form_of(const Claim& claim) {
        const Predicate& predicate = claim.predicate;
        const bool by = claim.object && predicate.lemma.ends_with(" by");
        if (!predicate.term.empty()) {
            const auto at = active_terms().find(predicate.term);
            if (at == active_terms().end()) return {predicate.term, false, false};
            return {at->second, true, by};
        }
        if (!predicate.lemma.starts_with("be ")) return {predicate.lemma, false, false};
        std::string name = predicate.lemma.substr(3);
        // The preposition of the object belongs to the circumstance, not to what is done.
        if (const std::size_t blank = name.rfind(' '); claim.object && blank != std::string::npos) name.resize(blank);
        return {std::move(name), true, by};
    }

    static std::vector<std::uint32_t> mentions_by_place(const Extraction& extraction) {
        std::vector<std::uint32_t> order;
        for (std::uint32_t i = 0; i < extraction.mentions.size(); ++i)
            if (extraction.mentions[i].form == MentionForm::name || extraction.mentions[i].form == MentionForm::value)
                order.push_back(i);
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return std::tuple(extraction.mentions[a].span, a) < std::tuple(extraction.mentions[b].span, b);
        });
        return order;
    }

    /// Calls `visit(mention)` for the names and values within a stretch of the text.
    template <typename Visit>
    static void each_mention(const Extraction& extraction, const std::vector<std::uint32_t>& order, Span span,
                             Visit&& visit) {
        auto at = std::lower_bound(order.begin(), order.end(), span.begin, [&](std::uint32_t i, std::uint32_t begin) {
            return extraction.mentions[i].span.begin < begin;
        });
        for (; at != order.end() && extraction.mentions[*at].span.begin < span.end; ++at)
            if (span.contains(extraction.mentions[*at].span)) visit(extraction.mentions[*at]);
    }

    static bool is_fact(const Claim& claim) {
        return claim.polarity == Polarity::affirmed && claim.modality == Modality::actual;
    }

    /// Sums and shares beside a claim: *sold the yard for $5 million*. Who did what is part of the key.
    static void add_amounts(const Page& page, std::uint32_t index, const Form& form, std::vector<Count>& counts) {
        const Claim& claim = page.extraction.claims[index];
        for (const Qualifier& qualifier : claim.qualifiers) {
            const auto amount = qualifier.role == "amount" ? amount_of(qualifier.value) : std::nullopt;
            const auto range = CountRange::from(qualifier.value);
            if (!amount || !range || (amount->currency.empty() && amount->unit != "%")) continue;
            if (claim.subject.claim || (claim.object && claim.object->claim)) continue;
            const auto place = [&](const Argument& argument) {
                return argument.cluster ? page.entity_of[*argument.cluster] + 1ull
                                        : number_of(phrase_key(argument.text));
            };
            Count count;
            count.claim = index;
            count.range = *range;
            count.place = qualifier.span;
            count.sum = count.whole = true;
            count.unit = amount->currency.empty() ? amount->unit : amount->currency;
            count.predicate = mixed(mixed(number_of(form.name), number_of("amount")),
                                    mixed(place(claim.subject), claim.object ? place(*claim.object) : 0));
            if (claim.subject.cluster) count.doer = page.entity_of[*claim.subject.cluster] + 1ull;
            counts.push_back(std::move(count));
        }
    }

    /// The counts of a document, by sentence, then place.
    static std::vector<Count> counts_of(const Page& page) {
        const Extraction& extraction = page.extraction;
        const EventWords& words = event_words();
        std::vector<Count> counts;
        if (std::none_of(extraction.mentions.begin(), extraction.mentions.end(), [](const Mention& mention) {
                return is_a(mention.type, EntityType::quantity) || mention.type == EntityType::money;
            }))
            return counts;
        for (std::uint32_t i = 0; i < extraction.claims.size(); ++i) {
            const Claim& claim = extraction.claims[i];
            if (!is_fact(claim)) continue;
            const Form form = form_of(claim);
            const auto add = [&](const Argument& argument, std::string_view place, const Argument* doer) {
                if (argument.claim) return;
                const Mention* mention = leading_amount(extraction.document, extraction.mentions, argument);
                if (!mention) return;
                const auto range = CountRange::from(mention->value);
                if (!range) return;
                Count count;
                count.claim = i;
                count.range = *range;
                count.sum = mention->type == EntityType::money || mention->type == EntityType::percent;
                count.place = argument.span;
                count.predicate = mixed(number_of(form.name), number_of(place));
                count.people = place == "undergoes" && words.counts_people.contains(form.name);
                std::string_view unit = mention->value;
                unit.remove_prefix(std::min(unit.find(' ', unit.find(' ') + 1), unit.size() - 1) + 1);
                count.unit = unit;
                if (const auto same = words.units.find(unit); same != words.units.end()) count.unit = same->second;
                if (words.counted_before.contains(unit)) count.unit.clear();
                if (doer && doer->cluster && !doer->claim && !extraction.clusters[*doer->cluster].keys.empty())
                    count.doer = page.entity_of[*doer->cluster] + 1ull;
                counts.push_back(std::move(count));
            };
            const Argument* by = form.passive && form.by ? &*claim.object : nullptr;
            add(claim.subject, form.passive ? "undergoes" : "does", by);
            if (claim.object && !form.passive) add(*claim.object, "undergoes", &claim.subject);
            add_amounts(page, i, form, counts);
        }
        std::sort(counts.begin(), counts.end(), [&](const Count& a, const Count& b) {
            return std::tuple(extraction.claims[a.claim].sentence, a.place, a.claim) <
                   std::tuple(extraction.claims[b.claim].sentence, b.place, b.claim);
        });
        for (std::size_t i = 0; i < counts.size(); ++i) {
            Count& count = counts[i];
            const auto sentence = [&](const Count& one) { return extraction.claims[one.claim].sentence; };
            for (std::size_t j = i; count.unit.empty() && j > 0 && sentence(counts[j - 1]) == sentence(count); --j)
                if (counts[j - 1].place != count.place) count.unit = counts[j - 1].unit;
            if (count.unit.empty() && count.people) count.unit = "people";
            if (!count.unit.empty()) count.key = mixed(count.predicate, number_of(count.unit));
        }
        std::erase_if(counts, [](const Count& count) { return count.key == 0; });
        return counts;
    }

    struct Sign {
        std::uint64_t key = 0;  ///< 0: nothing to compare
        bool needs_context = false;
    };

    /// Cheaper to compare than a sign: not before the form of the predicate is known to occur negated are phrases
    /// compared.
    static std::uint64_t predicate_of(const Claim& claim) { return number_of(form_of(claim).name); }

    bool may_oppose(const Page& page, const Claim& claim) const {
        if (claim.modality != Modality::actual || !negated_predicates.contains(predicate_of(claim))) return false;
        const Sign sign = sign_of(page, claim);
        return sign.key != 0 && negated.contains(sign.key);
    }
    bool may_differ(const Count& count) const {
        return std::binary_search(differing.begin(), differing.end(), count.key);
    }

    static Sign sign_of(const Page& page, const Claim& claim) {
        if (claim.modality != Modality::actual || claim.subject.claim || (claim.object && claim.object->claim))
            return {};
        Sign sign;
        bool comparable = true;
        const auto place = [&](const Argument* argument) -> std::uint64_t {
            if (!argument) return 0;
            if (argument->cluster) return page.entity_of[*argument->cluster] + 1ull;
            const std::string words = phrase_key(argument->text);
            comparable = comparable && words.find(' ') != std::string::npos;
            sign.needs_context = true;
            return number_of(words);
        };
        const Form form = form_of(claim);
        const bool swapped = form.passive && form.by;
        const Argument* object = claim.object ? &*claim.object : nullptr;
        // A sentence about one thing only says little on its own.
        if (!object) sign.needs_context = true;
        const std::uint64_t subject_place = place(swapped ? object : &claim.subject);
        const std::uint64_t object_place = place(swapped ? &claim.subject : object);
        if (!comparable) return {};
        const std::string& name = form.passive && !swapped && claim.predicate.term.empty() ? claim.predicate.lemma
                                  : form.passive && !swapped                               ? claim.predicate.term
                                                                                           : form.name;
        sign.key = mixed(mixed(mixed(number_of("sign"), number_of(name)), subject_place), object_place);
        return sign;
    }

    /// *X denies the claim*: says no more of what is denied than that somebody said it.
    static bool denies_what_was_said(const Claim& claim) {
        constexpr std::ptrdiff_t most_blanks = 2;
        if (claim.predicate.term != "cg:denies" || !is_fact(claim) || !claim.object || claim.object->claim) return false;
        const std::string words = phrase_key(claim.object->text);
        return std::count(words.begin(), words.end(), ' ') <= most_blanks &&
               event_words().what_was_said.contains(std::string_view(words).substr(words.rfind(' ') + 1));
    }

    static std::uint64_t number_of_place(const Page& page, const Argument& argument) {
        return argument.cluster ? page.entity_of[*argument.cluster] + 1ull : number_of(phrase_key(argument.text)) | 1ull << 63;
    }

    /// What somebody else says last before the denial.
    static std::vector<std::uint32_t> denied_by(const Page& page, const Claim& denial) {
        constexpr std::uint32_t sentences_before = 2;
        constexpr std::size_t few = 3;
        const std::vector<Claim>& claims = page.extraction.claims;
        const std::uint64_t who = number_of_place(page, denial.subject);
        std::vector<std::uint32_t> denied;
        for (const std::uint32_t speech : page.claims) {
            const Claim& act = claims[speech];
            if (!act.object || !act.object->claim || act.predicate.span.end > denial.predicate.span.begin) continue;
            if (act.sentence > denial.sentence || act.sentence + sentences_before < denial.sentence) continue;
            const std::uint32_t said = *act.object->claim;
            const Claim& claim = claims[said];
            if (claim.attributed_to.empty() || !is_fact(claim)) continue;
            if (number_of_place(page, claim.attributed_to.front()) == who) continue;
            if (!denied.empty() && claims[denied.front()].sentence > claim.sentence) continue;
            if (!denied.empty() && claims[denied.front()].sentence < claim.sentence) denied.clear();
            denied.push_back(said);
        }
        if (denied.size() > few) denied.clear();
        return denied;
    }

    static std::size_t block_of(const Extraction& extraction, Span sentence) {
        const auto& blocks = extraction.document.blocks;
        const auto at =
            std::upper_bound(blocks.begin(), blocks.end(), sentence.begin,
                             [](std::uint32_t begin, const Block& block) { return begin < block.span.begin; });
        return at == blocks.begin() ? 0 : static_cast<std::size_t>(at - blocks.begin() - 1);
    }

    /// What stands in and around the sentence of a claim. \param own  words that are no evidence
    static void add_context(const Page& page, const std::vector<std::uint32_t>& order, const Claim& claim,
                            const std::vector<Span>& own, ComparedClaim& statement) {
        const Extraction& extraction = page.extraction;
        const Document& document = extraction.document;
        statement.document = page.document;
        statement.sentence = claim.sentence;
        statement.published = document.published;
        if (!claim.attributed_to.empty()) {
            const Argument& source = claim.attributed_to.front();
            statement.source = source.cluster ? page.entity_of[*source.cluster] + 1ull
                                              : number_of(phrase_key(source.text)) | 1ull << 63;
        }
        each_mention(extraction, order, extraction.sentences[claim.sentence], [&](const Mention& mention) {
            const bool is_name = mention.form == MentionForm::name;
            if (is_name && ((is_a(mention.type, EntityType::place) && mention.type != EntityType::country) ||
                            mention.type == EntityType::event))
                statement.places.push_back(page.entity_of[mention.cluster]);
            if (is_name && mention.type == EntityType::event) statement.events.push_back(page.entity_of[mention.cluster]);
            constexpr std::size_t day = 10;  // 2025-06-04
            if (is_a(mention.type, EntityType::date) && mention.value.size() >= day)
                statement.days.push_back(mention.value);
        });
        sort_unique(statement.places);
        sort_unique(statement.events);

        std::set<std::string, std::less<>> excluded;
        for (const Span span : own)
            each_stem(document.words(span), [&](std::string_view stem) { excluded.emplace(stem); });
        const EventWords& words = event_words();
        const std::size_t block = block_of(extraction, extraction.sentences[claim.sentence]);
        const auto first = claim.sentence - std::min(claim.sentence, sentences_around);
        const auto last =
            std::min<std::size_t>(claim.sentence + std::size_t(sentences_around) + 1, extraction.sentences.size());
        for (std::size_t i = first; i < last; ++i) {
            const Span sentence = extraction.sentences[i];
            const std::size_t other = block_of(extraction, sentence);
            if (other + 1 < block || other > block + 1) continue;
            if (other < document.blocks.size() && !yields_claims(document.blocks[other].kind)) continue;
            each_stem(document.words(sentence), [&](std::string_view stem) {
                if (!excluded.contains(stem) && !words.function_stems.contains(std::string(stem)))
                    statement.words.push_back(number_of(stem));
            });
        }
        sort_unique(statement.words);
        if (statement.words.size() > most_words) statement.words.resize(most_words);
    }
};

ConflictFinder::ConflictFinder() : implementation_(std::make_unique<Implementation>()) {}
ConflictFinder::~ConflictFinder() = default;

void ConflictFinder::survey(const Page& page) {
    Implementation& self = *implementation_;
    std::vector<char> wanted(page.extraction.claims.size());
    for (const std::uint32_t i : page.claims) wanted[i] = 1;
    std::string bytes;
    for (const auto& count : Implementation::counts_of(page)) {
        if (!wanted[count.claim]) continue;
        bytes.clear();
        for (const std::uint64_t number : {count.key, bits_of(count.range.low), bits_of(count.range.high)})
            append_ordered(bytes, number);
        self.counted.add(bytes);
    }
    for (const std::uint32_t i : page.claims) {
        const Claim& claim = page.extraction.claims[i];
        self.has_denials = self.has_denials || Implementation::denies_what_was_said(claim);
        if (claim.polarity != Polarity::negated) continue;
        const auto sign = Implementation::sign_of(page, claim);
        if (sign.key == 0) continue;
        self.negated.insert(sign.key);
        self.negated_predicates.insert(Implementation::predicate_of(claim));
    }
}

void ConflictFinder::settle() {
    Implementation& self = *implementation_;
    Implementation::Spread spread;
    std::uint64_t last = 0;
    const auto close = [&] {
        if (spread.conflicts()) self.differing.push_back(last);
        spread = {};
    };
    for (ByteSorter::Reader reader(self.counted); reader.next();) {
        std::string_view row = reader.bytes();
        if (const std::uint64_t key = take_ordered(row); key != last) {
            close();
            last = key;
        }
        spread.highest_low = std::max(spread.highest_low, std::bit_cast<double>(take_ordered(row)));
        spread.lowest_high = std::min(spread.lowest_high, std::bit_cast<double>(take_ordered(row)));
        ++spread.claims;
    }
    close();
    self.counted = ByteSorter();
}

bool ConflictFinder::promising() const {
    const Implementation& self = *implementation_;
    return self.has_denials || !self.negated.empty() || !self.differing.empty();
}

bool ConflictFinder::promising(const Page& page) const {
    const Implementation& self = *implementation_;
    const auto& claims = page.extraction.claims;
    if (std::any_of(page.claims.begin(), page.claims.end(),
                    [&](std::uint32_t i) {
                        return self.may_oppose(page, claims[i]) || Implementation::denies_what_was_said(claims[i]);
                    }))
        return true;
    const auto counts = Implementation::counts_of(page);
    return std::any_of(counts.begin(), counts.end(), [&](const auto& count) { return self.may_differ(count); });
}

void ConflictFinder::collect(const Page& page, const std::vector<std::string>& ids) {
    Implementation& self = *implementation_;
    const Extraction& extraction = page.extraction;
    std::vector<char> wanted(extraction.claims.size());
    for (const std::uint32_t i : page.claims) wanted[i] = 1;
    const auto order = Implementation::mentions_by_place(extraction);

    const auto counts = Implementation::counts_of(page);
    for (const auto& count : counts) {
        if (!wanted[count.claim] || !self.may_differ(count)) continue;
        const Claim& claim = extraction.claims[count.claim];
        ComparedClaim statement;
        statement.claim = ids[count.claim];
        statement.key = count.key;
        statement.count = count.range;
        statement.doer = count.doer;
        statement.sum = count.sum;
        statement.whole = count.whole;
        std::vector<Span> own;
        for (const auto& other : counts) {
            if (extraction.claims[other.claim].sentence != claim.sentence) continue;
            own.push_back(other.place);
            own.push_back(extraction.claims[other.claim].predicate.span);
            if (other.key == count.key || other.range.low < 2) continue;
            const CountRange& range = other.range;
            statement.numbers.push_back(mixed(mixed(mixed(other.key, bits_of(range.low)), bits_of(range.high)),
                                              static_cast<std::uint64_t>(range.low_open) * 2 + range.high_open));
        }
        sort_unique(statement.numbers);
        Implementation::add_context(page, order, claim, own, statement);
        self.statements.add(statement);
    }

    for (const std::uint32_t i : page.claims) {
        const Claim& claim = extraction.claims[i];
        if (Implementation::denies_what_was_said(claim))
            for (const std::uint32_t said : Implementation::denied_by(page, claim))
                self.denials.push_back(std::minmax(ids[i], ids[said]));
        if (!self.may_oppose(page, claim)) continue;
        const auto sign = Implementation::sign_of(page, claim);
        ComparedClaim statement;
        statement.claim = ids[i];
        statement.key = sign.key;
        statement.polarity = claim.polarity;
        statement.needs_context = sign.needs_context;
        for (const Qualifier& qualifier : claim.qualifiers)
            statement.circumstances.push_back(
                number_of(qualifier.value.empty() ? phrase_key(qualifier.text) : qualifier.value));
        sort_unique(statement.circumstances);
        std::vector<Span> own{claim.subject.span, claim.predicate.span};
        if (claim.object) own.push_back(claim.object->span);
        Implementation::add_context(page, order, claim, own, statement);
        self.statements.add(statement);
    }
}

std::vector<std::pair<std::string, std::string>> ConflictFinder::conflicts() {
    auto pairs = implementation_->statements.conflicts();
    pairs.insert(pairs.end(), implementation_->denials.begin(), implementation_->denials.end());
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

}  // namespace claimgraph
