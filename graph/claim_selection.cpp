#include "graph/claim_selection.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "graph/ascii.h"
#include "graph/denial.h"
#include "graph/edge_label.h"
#include "graph/errors.h"
#include "graph/identity.h"
#include "graph/participants.h"
#include "graph/utf8.h"

namespace claimgraph {
namespace {

constexpr std::string_view own_words = "-";

/// The digits of dates compared as far as both go, so that a month includes its days.
int compare_dates(std::string_view a, std::string_view b) {
    const std::size_t common = std::min(a.size(), b.size());
    return a.substr(0, common).compare(b.substr(0, common));
}

/// YYYY, YYYY-MM, YYYY-MM-DD, or the last with `T` and a time behind it.
bool is_date(std::string_view date) {
    constexpr std::string_view shape = "dddd-dd-dd";
    const std::string_view day = date.substr(0, shape.size());
    if (day.size() != 4 && day.size() != 7 && day.size() != 10) return false;
    for (std::size_t i = 0; i < day.size(); ++i)
        if (shape[i] == 'd' ? day[i] < '0' || day[i] > '9' : day[i] != shape[i]) return false;
    return date.size() == day.size() || date[shape.size()] == 'T';
}

bool is_plain(char c) { return ascii::is_lower(c) || ascii::is_digit(c); }

std::string longest_word(std::string_view key) {
    std::string_view longest;
    for (std::size_t begin = 0; begin < key.size();) {
        std::size_t end = begin;
        while (end < key.size() && is_plain(key[end])) ++end;
        if (end - begin > longest.size()) longest = key.substr(begin, end - begin);
        begin = std::max(end, begin + 1);
    }
    return std::string(longest);
}

/// Whether phrase_key may make letters of ASCII, or none at all, of a character in the text. Latin letters with
/// accents, quotation marks and dashes are those of ordinary text, and are known not to be (but for `ß`); all else may.
bool has_unusual_characters(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const char32_t c = next_code_point(text, at);
        const bool usual = c == 0xA0 || c == 0xA3 || (c >= 0xC0 && c <= 0xFF && c != 0xDF) ||
                           (c >= 0x2010 && c <= 0x2026) || c == 0x20AC;
        if (!usual) return true;
    }
    return false;
}

/// Whether the word is in the text in whatever case, quotation marks and all that is no ASCII within it left out.
bool has_word(std::string_view text, std::string_view word) {
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
        if (ascii::to_lower(text[begin]) != word.front()) continue;
        std::size_t at = begin, found = 0;
        for (; at < text.size() && found < word.size(); ++at) {
            if (ascii::to_lower(text[at]) == word[found])
                ++found;
            else if (text[at] != '"' && static_cast<unsigned char>(text[at]) < 0x80)
                break;
        }
        if (found == word.size()) return true;
    }
    return false;
}

EntityType type_of_any_case(const std::string& name) {
    std::string known;
    for (int i = 0; i <= static_cast<int>(EntityType::other); ++i) {
        const std::string_view candidate = to_string(static_cast<EntityType>(i));
        if (phrase_key(candidate) == phrase_key(name)) return static_cast<EntityType>(i);
        (known += known.empty() ? "" : ", ") += candidate;
    }
    throw UsageError("no entity type is called '" + name + "'; there are " + known);
}

}  // namespace

ClaimSelection::ClaimSelection(const ViewOptions& options) : options_(options) {
    if (options.type) type = type_of_any_case(*options.type);
    for (const auto& date : {options.since, options.until})
        if (date && !is_date(*date)) throw UsageError("'" + *date + "' is no date (2025, 2025-06, 2025-06-04)");
    if (options.about) {
        about_key_ = phrase_key(*options.about);
        if (about_key_.empty()) throw UsageError("a name to look for is empty");
        about_word_ = longest_word(about_key_);
    }
    if (options.source && options.source != own_words) {
        source_key_ = phrase_key(*options.source);
        if (source_key_.empty()) throw UsageError("the name of a source is empty");
    }
    if (options.predicate) {
        predicate_key_ = phrase_key(*options.predicate);
        if (predicate_key_.empty()) throw UsageError("a predicate to look for is empty");
    }
    if (options.neighbours != 0 && !options.about) throw UsageError("neighbours of what? --about names it");
}

void ClaimSelection::know(const Resolution& resolution) {
    resolution_ = &resolution;
    if (options_.about) about = named(about_key_);
    if (!source_key_.empty()) sources_ = named(source_key_);
    if (!type) return;
    of_type.resize(resolution.entities.size());
    for (std::size_t i = 0; i < of_type.size(); ++i) of_type[i] = static_cast<char>(is_a(resolution.entities.type(i), *type));
}

void ClaimSelection::widen(const Page& page, std::vector<char>& wider) const {
    for (const std::uint32_t index : page.order)
        each_participant(page, page.extraction.claims[index], [&](std::uint32_t entity) { wider[entity] = 1; });
}

bool ClaimSelection::filters_claims() const {
    return options_.about || type || options_.predicate || options_.source || options_.polarity ||
           options_.min_confidence > 0;
}

bool ClaimSelection::in_time(const Document& document) const {
    if (!options_.since && !options_.until) return true;
    if (document.published.empty()) return false;
    return (!options_.since || compare_dates(document.published, *options_.since) >= 0) &&
           (!options_.until || compare_dates(document.published, *options_.until) <= 0);
}

bool ClaimSelection::may_have(const Page& page) const {
    if (!options_.about || about_word_.empty()) return true;
    for (std::size_t i = 0; i < page.extraction.clusters.size(); ++i)
        if (about[page.entity_of[i]]) return true;
    const std::string_view text = page.extraction.document.text;
    return has_word(text, about_word_) || has_unusual_characters(text);
}

/// Which entities have this name.
std::vector<char> ClaimSelection::named(const std::string& key) const {
    std::vector<char> out(resolution_->entities.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
        const Entity& entity = resolution_->entities[i];
        out[i] = phrase_key(entity.label) == key ||
                 std::any_of(entity.alt_labels.begin(), entity.alt_labels.end(),
                             [&](const std::string& label) { return phrase_key(label) == key; });
    }
    return out;
}

bool ClaimSelection::has_predicate(const Predicate& predicate) const {
    return phrase_key(predicate.term.empty() ? predicate.lemma : predicate.term) == predicate_key_ ||
           phrase_key(local_name(predicate.term)) == predicate_key_ || phrase_key(predicate.lemma) == predicate_key_;
}

bool ClaimSelection::has_source(const Page& page, const Claim& claim) const {
    if (source_key_.empty()) return claim.attributed_to.empty();
    return std::any_of(claim.attributed_to.begin(), claim.attributed_to.end(), [&](const Argument& source) {
        return source.cluster ? sources_[page.entity_of[*source.cluster]] != 0 : phrase_key(source.text) == source_key_;
    });
}

bool ClaimSelection::wanted(const Page& page, const Claim& claim) const {
    const Document& document = page.extraction.document;
    if (!document.version_of.empty()) {
        const auto index = static_cast<std::uint32_t>(&claim - page.extraction.claims.data());
        if (!withdrawals_ || !withdrawals_->of(page.ordinal, index)) return false;
    }
    if (!filters_claims()) return true;
    if (options_.polarity && claim.polarity != *options_.polarity) return false;
    if (claim.confidence < options_.min_confidence) return false;
    if (options_.predicate && !has_predicate(claim.predicate)) return false;
    if (options_.source && !has_source(page, claim)) return false;
    bool has_type = !type, has_name = !options_.about;
    each_participant(page, claim, [&](std::uint32_t entity) {
        has_type = has_type || of_type[entity] != 0;
        has_name = has_name || about[entity];
    });
    if (has_type && !has_name)
        each_argument(claim, [&](const Argument& argument) {
            has_name = has_name || (!argument.cluster && phrase_key(argument.text) == about_key_);
        });
    return has_type && has_name;
}

void ClaimSelection::select(Page& page) const {
    const Extraction& extraction = page.extraction;
    const std::size_t count = extraction.claims.size();
    page.ids = claim_ids(extraction);
    page.inner.assign(count, 0);
    for (std::size_t i = 0; i < count; ++i) {
        const Claim& act = extraction.claims[i];
        if (!act.object || !act.object->claim || *act.object->claim == i) continue;
        char& inner = page.inner[*act.object->claim];
        inner = std::max(inner, denies(act.predicate.term, act.polarity) ? Page::inner_denied : Page::inner_said);
    }
    page.mentions.resize(extraction.mentions.size());
    std::iota(page.mentions.begin(), page.mentions.end(), 0);
    std::sort(page.mentions.begin(), page.mentions.end(), [&](std::uint32_t a, std::uint32_t b) {
        return extraction.mentions[a].span < extraction.mentions[b].span;
    });

    page.order.clear();
    std::vector<char> in(count, 0);
    for (std::size_t i = 0; i < count; ++i)
        if (wanted(page, extraction.claims[i])) {
            in[i] = 1;
            page.order.push_back(static_cast<std::uint32_t>(i));
        }
    for (std::size_t next = 0; next < page.order.size(); ++next)  // grows by the claims nested in those found
        each_argument(extraction.claims[page.order[next]], [&](const Argument& argument) {
            if (argument.claim && !std::exchange(in[*argument.claim], 1)) page.order.push_back(*argument.claim);
        });

    const auto rank = [&](std::uint32_t i) {
        const Claim& claim = extraction.claims[i];
        return std::tuple(extraction.sentences[claim.sentence].begin, claim.predicate.span,
                          std::string_view(page.ids[i]), -claim.confidence, i);
    };
    std::sort(page.order.begin(), page.order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
    // Rules that find one claim twice: the surer one stays.
    page.shown.assign(count, 0);
    std::size_t kept = 0;
    for (const std::uint32_t index : page.order) {
        if (kept == 0 || page.ids[page.order[kept - 1]] != page.ids[index]) page.order[kept++] = index;
        page.shown[index] = page.order[kept - 1];
    }
    page.order.resize(kept);
    page.is_selected = true;
}

}  // namespace claimgraph
