#include "extract/names/references.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "graph/name_key.h"

// The weights of pronoun resolution follow Lappin and Leass, An Algorithm for Pronominal Anaphora Resolution
// (Computational Linguistics 20, 1994), cut down to what a parser for news can be trusted with.

namespace claimgraph {
namespace {

// Added to or multiplied with the weight of what is in the pronoun's sentence, or of what is named often. Tuned on the
// training and development parts of GUM.
constexpr double weight_of_sentence = 100;
constexpr double weight_of_fronted_phrase = 60;
constexpr double weight_of_actor = 45;
constexpr double weight_of_speaker = 30;
constexpr double weight_of_mention = 4;
constexpr double trust_in_unnamed = 0.9;
constexpr double trust_in_unknown_gender = 0.6;

constexpr std::uint32_t pronoun_window = 3;  // sentences before the pronoun's own
constexpr std::uint32_t phrase_window = 4;
constexpr std::size_t most_candidates = 60;  // mentions looked at, whatever the length of sentences
constexpr int most_steps = 12;               // up the tree

constexpr int nobody = -1;

// Words that may be taken up again. A cluster below `nobody` is a person without a name (see Unnamed).
struct Said {
    std::uint32_t sentence = 0;
    int head = 0, first = 0, last = 0;
    int cluster = 0;
    bool of_another = false;  ///< *his father, Anthony*: brought in by way of somebody else
};

// *a driver*, *the boy*, *her husband*: becomes a thing of its own only where something refers to it.
struct Unnamed {
    std::uint32_t sentence = 0;
    int head = 0, first = 0;
    std::string noun;
    char gender = 0;
    int cluster = nobody;
};

class References {
   public:
    References(const std::vector<SentenceView>& sentences, const std::vector<Quotation>& quotations,
               const std::vector<std::vector<OfficeUse>>& uses, const std::vector<std::size_t>& first_draft,
               std::vector<Draft>& drafts, std::vector<Group>& groups)
        : sentences_(sentences),
          quotations_(quotations),
          uses_(uses),
          first_draft_(first_draft),
          drafts_(drafts),
          groups_(groups),
          lexicon_(Lexicon::get()) {}

    void run() {
        note_offices();
        names_end_ = drafts_.size();
        find_speakers();
        for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
            first_added_of_.push_back(drafts_.size());
            process_sentence(s, first_draft_[s], end_of_names(s));
        }
        first_added_of_.push_back(drafts_.size());
        find_speakers();
        for (std::uint32_t s = 0; s < sentences_.size(); ++s) link_first_person(s);
    }

   private:
    const Group& group(int c) const { return groups_[static_cast<std::size_t>(c)]; }
    Group& group(int c) { return groups_[static_cast<std::size_t>(c)]; }
    std::size_t end_of_names(std::uint32_t s) const {
        return s + 1 < first_draft_.size() ? first_draft_[s + 1] : names_end_;
    }

    // --- quotations ------------------------------------------------------------------------------------------------

    int quotation_of(std::uint32_t s, int i) const {
        const Span span = sentences_[s].token(i).span;
        // the first that ends behind the word
        const auto found =
            std::lower_bound(quotations_.begin(), quotations_.end(), span.end,
                             [](const Quotation& quotation, std::uint32_t at) { return quotation.span.end < at; });
        return found == quotations_.end() || !found->span.contains(span)
                   ? -1
                   : static_cast<int>(found - quotations_.begin());
    }

    // Whose words they are, as far as mentions that are known by now tell.
    void find_speakers() {
        speakers_.resize(quotations_.size(), nobody);
        for (std::size_t q = 0; q < quotations_.size(); ++q)
            if (speakers_[q] == nobody) speakers_[q] = speaker_of(q);
    }

    int speaker_of(std::size_t q) const {
        const Quotation& quotation = quotations_[q];
        for (std::uint32_t s = quotation.first_sentence; s <= quotation.last_sentence; ++s)
            if (const int subject = speech_subject(s, &quotation); subject >= 0) return mentioned_at(s, subject);
        const Sentence& first = sentences_[quotation.first_sentence].sentence();
        const Sentence& last = sentences_[quotation.last_sentence].sentence();
        const bool alone = quotation.span.begin <= first.span.begin + 2 && quotation.span.end + 2 >= last.span.end;
        if (!alone) return nobody;
        if (quotation.first_sentence > 0) {
            const std::uint32_t before = quotation.first_sentence - 1;
            const SentenceView& view = sentences_[before];
            if (view.size() > 0 && view.is(view.size() - 1, ":") && view.sentence().block == first.block)
                if (const int subject = speech_subject(before, nullptr); subject >= 0)
                    return mentioned_at(before, subject);
        }
        if (q == 0) return nobody;
        const Quotation& previous = quotations_[q - 1];
        const bool follows =
            quotation.first_sentence - previous.last_sentence <= 1 &&
            (quotation.continued || first.block == sentences_[previous.last_sentence].sentence().block);
        return follows ? speakers_[q - 1] : nobody;
    }

    // The subject of a verb of speech outside the quotation; -1 if there is none.
    int speech_subject(std::uint32_t s, const Quotation* quotation) const {
        const SentenceView& view = sentences_[s];
        const auto inside = [&](int i) { return quotation && quotation->span.contains(view.token(i).span); };
        for (int i = 0; i < view.size(); ++i) {
            if (view.token(i).upos != Upos::VERB || inside(i) || !is_speech(view, i)) continue;
            const int subject = view.child(i, "nsubj");
            if (subject >= 0 && !inside(subject)) return subject;
        }
        return -1;
    }

    // The cluster of the mention that hangs on a word.
    int mentioned_at(std::uint32_t s, int word) const {
        const auto search = [&](std::size_t begin, std::size_t end) {
            for (std::size_t d = begin; d < end; ++d) {
                const Draft& draft = drafts_[d];
                if (draft.sentence == s && draft.cluster >= 0 && draft.form != MentionForm::value &&
                    (draft.head == word || (draft.phrase_first <= word && word <= draft.phrase_last)))
                    return draft.cluster;
            }
            return nobody;
        };
        if (const int named = search(first_draft_[s], end_of_names(s)); named != nobody) return named;
        return s + 1 < first_added_of_.size() ? search(first_added_of_[s], first_added_of_[s + 1]) : nobody;
    }

    // I, me, my: whoever is quoted.
    void link_first_person(std::uint32_t s) {
        const SentenceView& view = sentences_[s];
        for (int i = 0; i < view.size(); ++i) {
            if (view.token(i).upos != Upos::PRON || !lexicon_.has("first_person", view.low(i))) continue;
            const int q = quotation_of(s, i);
            if (q < 0 || speakers_[static_cast<std::size_t>(q)] == nobody) continue;
            const int speaker = speakers_[static_cast<std::size_t>(q)];
            if (group(speaker).type != EntityType::person) continue;
            Draft draft = make(s, i, i, EntityType::person, MentionForm::pronoun);
            draft.cluster = speaker;
            drafts_.push_back(std::move(draft));
        }
    }

    // --- offices ---------------------------------------------------------------------------------------------------

    std::string domain_of_use(std::uint32_t s, const OfficeUse& use) const {
        if (use.domain_draft >= 0) {
            const Draft& draft = drafts_[first_draft_[s] + static_cast<std::size_t>(use.domain_draft)];
            if (draft.cluster >= 0) {
                const Group& of = group(draft.cluster);
                if (of.thing) return domain_of(*of.thing);
                if (of.type == EntityType::person) return {};
                return "name/" + (of.name_key.empty() ? thing_key(draft.label) : of.name_key);
            }
        }
        return use.domain;
    }

    void note_offices() {
        for (std::uint32_t s = 0; s < uses_.size(); ++s)
            for (const OfficeUse& use : uses_[s]) {
                if (use.persons.empty()) continue;
                const OfficeEvidence evidence{use.match.office, domain_of_use(s, use), use.former};
                for (const int person : use.persons) {
                    const Draft& draft = drafts_[first_draft_[s] + static_cast<std::size_t>(person)];
                    if (draft.cluster < 0) continue;
                    Group& holder = group(draft.cluster);
                    if (holder.type != EntityType::person) continue;
                    const bool known =
                        std::any_of(holder.offices.begin(), holder.offices.end(), [&](const OfficeEvidence& e) {
                            return e.office == evidence.office && e.domain == evidence.domain &&
                                   e.former == evidence.former;
                        });
                    if (!known && holder.offices.size() < 24) holder.offices.push_back(evidence);
                    if (holder.gender == 0) holder.gender = gender_of_phrase(s, use);
                    if (holders_.empty() ||
                        std::find(holders_.begin(), holders_.end(), draft.cluster) == holders_.end())
                        if (holders_.size() < 200) holders_.push_back(draft.cluster);
                }
            }
    }

    char gender_of_phrase(std::uint32_t s, const OfficeUse& use) const {
        if (use.match.office->gender != 0) return use.match.office->gender;
        const std::string_view noun = sentences_[s].low(use.match.last);
        if (lexicon_.has("nouns_female", noun)) return 'f';
        if (lexicon_.has("nouns_male", noun) && noun != "chairman") return 'm';
        return 0;
    }

    /// How well a person's office fits a phrase's: 0 not, 1 perhaps (one of the domains is unknown), 2 yes.
    int fits(const OfficeEvidence& wanted, const Group& person) const {
        int best = 0;
        bool elsewhere = false;
        for (const OfficeEvidence& held : person.offices) {
            const std::string wanted_country = country_of(wanted.domain), held_country = country_of(held.domain);
            elsewhere =
                elsewhere || (!wanted_country.empty() && !held_country.empty() && wanted_country != held_country);
            if (!same_office(wanted, held)) continue;
            if (wanted.former && !held.former) continue;
            int fit = 1;
            if (wanted.domain.empty() || held.domain.empty())
                fit = 1;
            else if (wanted.domain == held.domain)
                fit = 2;
            else if (country_of(wanted.domain) == country_of(held.domain) && !country_of(held.domain).empty() &&
                     !wanted.office->one)
                fit = 2;
            else
                fit = 0;
            best = std::max(best, fit);
        }
        // a person of another country, as far as the document tells
        return best == 1 && elsewhere ? 0 : best;
    }

    std::string country_of(const std::string& domain) const {
        const Thing* thing = lexicon_.thing_by_id(domain);
        return thing ? thing->country : std::string();
    }

    bool same_office(const OfficeEvidence& wanted, const OfficeEvidence& held) const {
        if (wanted.office == held.office) return true;
        const auto& implied = held.office->implies;
        if (std::find(implied.begin(), implied.end(), wanted.office->name) != implied.end()) return true;
        const std::string& domain = held.domain.empty() ? wanted.domain : held.domain;
        if (wanted.office->name == "leader") {
            // In one document any head of state or government will do; find_holder prefers the one that leads
            if (domain.rfind("country/", 0) == 0) return is_head_of_state(held.office->name);
            if (domain.rfind("country/", 0) != 0)
                return held.office->name == "chairman" || held.office->name == "party leader" ||
                       held.office->name == "head";
        }
        if (wanted.office->name == "head")
            return held.office->one && !domain.empty() && domain.rfind("country/", 0) != 0;
        return false;
    }

    // *their child, Gloria*, *the builder Declan Roche*, *its chairman*: a definite noun in front of the name.
    void noun_before(std::uint32_t s, const Draft& name) {
        const SentenceView& view = sentences_[s];
        const int noun = view.token(name.head).head;
        if (noun < 0 || noun >= name.first || !view.relation(name.head, "appos") || view.token(noun).upos != Upos::NOUN)
            return;
        if (view.token(noun).xpos == "NNS" || view.capital(noun)) return;
        const bool close = noun == name.phrase_first - 1 || view.is(name.phrase_first - 1, ",");
        if (!close || view.is(name.last + 1, "and")) return;
        int first = noun;
        bool definite = false;
        for (const int c : view.children(noun)) {
            if (c > noun) {
                if (c < name.first && !view.relation(c, "punct")) return;
                continue;
            }
            if (view.relation(c, "det")) {
                definite = definite || view.is(c, "the");
                continue;
            }
            if (view.token(c).deprel == "nmod:poss") definite = true;
            if (!view.relation(c, "case") && !view.relation(c, "cc") && !view.relation(c, "mark") &&
                !view.relation(c, "punct"))
                first = std::min(first, leftmost(view, c));
        }
        if (!definite || noun - first > 8) return;
        for (std::size_t d = first_added_; d < drafts_.size(); ++d)
            if (drafts_[d].head == noun) return;
        Draft draft = make(s, first, noun, group(name.cluster).type, MentionForm::nominal);
        draft.head = noun;
        draft.cluster = name.cluster;
        drafts_.push_back(std::move(draft));
    }

    // The first word of what hangs on a word, as far as a noun phrase goes.
    static int leftmost(const SentenceView& view, int i) {
        int first = i;
        for (int steps = 0; steps < most_steps; ++steps) {
            int next = first;
            for (const int c : view.children(first)) next = std::min(next, c);
            if (next == first) break;
            first = next;
        }
        return first;
    }

    static bool is_head_of_state(const std::string& office) {
        static constexpr std::string_view heads[] = {"president", "prime minister", "chancellor",     "king",
                                                     "queen",     "emperor",        "supreme leader", "emir",
                                                     "sultan",    "pope",           "leader"};
        return std::find(std::begin(heads), std::end(heads), office) != std::end(heads);
    }

    // --- phrases ---------------------------------------------------------------------------------------------------

    Draft make(std::uint32_t s, int first, int last, EntityType type, MentionForm form) const {
        const SentenceView& view = sentences_[s];
        Draft draft;
        draft.sentence = s;
        draft.first = draft.phrase_first = first;
        draft.last = draft.phrase_last = last;
        draft.head = view.head_of(first, last);
        draft.type = type;
        draft.form = form;
        draft.label = view.written(first, last);
        return draft;
    }

    void add(Draft draft, int cluster) {
        draft.cluster = cluster;
        remember({draft.sentence, draft.head, draft.first, draft.last, cluster});
        drafts_.push_back(std::move(draft));
    }

    void remember(const Said& said) {
        if (said.cluster >= 0) {
            if (times_said_.size() <= static_cast<std::size_t>(said.cluster)) times_said_.resize(groups_.size());
            ++times_said_[static_cast<std::size_t>(said.cluster)];
        }
        said_.push_back(said);
        if (said_.size() > 400) said_.erase(said_.begin(), said_.begin() + 200);
    }

    void office_phrase(std::uint32_t s, const OfficeUse& use) {
        const SentenceView& view = sentences_[s];
        const int noun = use.match.last;
        Draft draft = make(s, use.first, use.last, EntityType::person, MentionForm::nominal);
        draft.head = view.head_of(use.match.first, noun);
        if (!use.persons.empty()) {
            if (!use.beside || use.match.plural) return;
            const Draft& person = drafts_[first_draft_[s] + static_cast<std::size_t>(use.persons.front())];
            if (use.possessor >= 0) {
                draft.first = draft.phrase_first = use.possessor;
                draft.label = view.written(draft.first, draft.last);
            }
            if (person.cluster >= 0 && (use.definite || use.possessor >= 0 || use.match.office->one))
                add(std::move(draft), person.cluster);
            return;
        }
        if (use.match.plural || !use.definite || use.another || use.possessor >= 0) return;
        if (view.relation(noun, "compound") || view.relation(noun, "amod") || view.relation(noun, "flat")) return;
        if (view.relation(draft.head, "root") && view.has_child(draft.head, "cop")) return;
        if (const int preposition = view.child(draft.head, "case"); preposition >= 0 && view.is(preposition, "as"))
            return;
        if (view.token(noun).xpos == "NNS" || view.token(noun).xpos == "NNPS") return;
        const OfficeEvidence wanted{use.match.office, domain_of_use(s, use), use.former};
        if (const int found = find_holder(s, wanted); found >= 0) {
            add(std::move(draft), found);
            return;
        }
        if (wanted.domain.empty() || !wanted.office->one || wanted.former) return;
        Group fresh;
        fresh.type = EntityType::person;
        fresh.label = draft.label;
        fresh.names.insert(draft.label);
        fresh.offices.push_back(wanted);
        fresh.by_office_only = true;
        groups_.push_back(std::move(fresh));
        const int index = static_cast<int>(groups_.size()) - 1;
        if (holders_.size() < 200) holders_.push_back(index);
        add(std::move(draft), index);
    }

    int find_holder(std::uint32_t s, const OfficeEvidence& wanted) const {
        std::vector<int> sure, perhaps;
        for (const int holder : holders_) {
            const Group& person = group(holder);
            int fit = fits(wanted, person);
            if (fit == 0 && person.by_office_only) {
                // the Russian president and the Russian leader, both without a name
                for (const OfficeEvidence& held : person.offices)
                    if (held.domain == wanted.domain && !wanted.domain.empty() && same_office(held, wanted)) fit = 2;
            }
            if (fit == 2) sure.push_back(holder);
            if (fit == 1 && !person.by_office_only) perhaps.push_back(holder);
        }
        if (sure.size() > 1 && wanted.office->name == "leader") {
            const Thing* country = lexicon_.thing_by_id(wanted.domain);
            std::vector<int> leading;
            for (const int holder : sure)
                for (const OfficeEvidence& held : group(holder).offices)
                    if (country && std::find(country->leaders.begin(), country->leaders.end(), held.office->name) !=
                                       country->leaders.end()) {
                        leading.push_back(holder);
                        break;
                    }
            if (leading.size() == 1) return leading.front();
        }
        if (sure.size() == 1) return sure.front();
        if (sure.size() > 1) return latest(s, sure, 2);
        // *President Ito* may be any country's: *the Kenyan leader* is not him for all that the words say
        if (!wanted.domain.empty()) return -1;
        if (perhaps.size() == 1) return perhaps.front();
        if (perhaps.size() > 1) return latest(s, perhaps, 1);
        return -1;
    }

    // The one of them mentioned last, if there is only one in the sentences that count.
    int latest(std::uint32_t s, const std::vector<int>& candidates, std::uint32_t sentences) const {
        int found = -1;
        for (auto at = said_.rbegin(); at != said_.rend() && at->sentence + sentences >= s; ++at) {
            if (at->cluster < 0 || std::find(candidates.begin(), candidates.end(), at->cluster) == candidates.end())
                continue;
            if (found >= 0 && found != at->cluster) return -1;
            found = at->cluster;
        }
        return found;
    }

    // *the ministry*, *the peninsula*, *the Alliance*: a definite noun without modifiers, and a name of that kind
    // before.
    void class_phrase(std::uint32_t s, int noun) {
        const SentenceView& view = sentences_[s];
        const Token& token = view.token(noun);
        if (token.upos != Upos::NOUN && token.upos != Upos::PROPN) return;
        if (token.xpos == "NNS" || token.xpos == "NNPS") return;
        if (view.relation(noun, "compound") || view.relation(noun, "flat")) return;
        bool definite = false;
        std::string country;
        for (const int c : view.children(noun)) {
            if (c > noun) {
                if (view.relation(c, "nmod") || view.relation(c, "acl") || view.relation(c, "appos") ||
                    view.relation(c, "nummod"))
                    return;
                continue;
            }
            if (view.relation(c, "det")) {
                if (!view.is(c, "the") && !view.is(c, "this") && !view.is(c, "that")) return;
                definite = true;
            } else if (view.relation(c, "amod")) {
                const auto demonym = lexicon_.demonym(view.low(c));
                if (!demonym || !view.capital(c)) return;
                country = *demonym;
            } else if (!view.relation(c, "case") && !view.relation(c, "punct") && !view.relation(c, "cc") &&
                       !view.relation(c, "mark")) {
                return;
            }
        }
        if (!definite) return;
        const std::string word = lexicon_.spelling(view.low(noun));
        std::vector<int> seen;
        int found = -1;
        std::size_t looked = 0;
        for (auto at = said_.rbegin();
             at != said_.rend() && looked < most_candidates && at->sentence + phrase_window >= s; ++at, ++looked) {
            if (at->cluster < 0 || !is_kind(group(at->cluster), word)) continue;
            const Group& of = group(at->cluster);
            if (!country.empty() && of.thing && !of.thing->country.empty() && of.thing->country != country) continue;
            if (found < 0)
                found = at->cluster;
            else if (found != at->cluster)
                return;  // two of the kind: which one is meant cannot be known
        }
        if (found < 0) return;
        // something else of the kind came in between: *a bridge*, *another company*
        if (indefinite_.find(word) != indefinite_.end() && indefinite_.find(word)->second + phrase_window >= s) return;
        Draft draft = make(s, country.empty() ? noun : noun, noun, group(found).type, MentionForm::nominal);
        add(std::move(draft), found);
    }

    // *the Alliance*, *the Ministry*: a class noun with a capital, after a name of that class.
    void take_up_class_name(std::uint32_t s, Draft& draft) {
        const SentenceView& view = sentences_[s];
        if (draft.first != draft.last || draft.thing || !view.is(draft.first - 1, "the")) return;
        const std::string word = lexicon_.spelling(view.low(draft.first));
        int found = -1;
        std::size_t looked = 0;
        const auto consider = [&](int cluster) {
            if (cluster < 0 || cluster == draft.cluster || !is_kind(group(cluster), word)) return true;
            if (found >= 0 && found != cluster) return false;
            found = cluster;
            return true;
        };
        for (auto at = said_.rbegin(); at != said_.rend() && looked < most_candidates; ++at, ++looked)
            if (!consider(at->cluster)) return;
        // names before it in its own sentence
        for (std::size_t d = first_draft_[s];
             d < drafts_.size() && drafts_[d].sentence == s && drafts_[d].first < draft.first; ++d)
            if (drafts_[d].form == MentionForm::name && drafts_[d].cluster >= 0 && !consider(drafts_[d].cluster))
                return;
        if (found < 0) return;
        draft.cluster = found;
        draft.form = MentionForm::nominal;
        draft.type = group(found).type;
    }

    bool is_kind(const Group& of, const std::string& word) const {
        if (of.kinds.find(word) != of.kinds.end()) return true;
        if (of.kinds.find("company") != of.kinds.end() && lexicon_.is_class_noun("company", word)) return true;
        if (of.type == EntityType::country) return lexicon_.is_class_noun("country", word);
        if (of.type == EntityType::organization && lexicon_.is_class_noun("any organization", word)) return true;
        return of.thing && of.type != EntityType::person && lexicon_.is_class_noun(of.thing->kind, word);
    }

    void note_indefinite(std::uint32_t s, int noun) {
        const SentenceView& view = sentences_[s];
        if (view.token(noun).upos != Upos::NOUN) return;
        const int det = view.child(noun, "det");
        if (det < 0 || !(view.is(det, "a") || view.is(det, "an") || view.is(det, "another") || view.is(det, "some")))
            return;
        // an apposition is no second thing
        if (view.relation(noun, "appos") || view.has_child(noun, "cop")) return;
        indefinite_[std::string(view.low(noun))] = s;
    }

    // --- descriptions ----------------------------------------------------------------------------------------------

    // *Crimea, the Ukrainian peninsula Moscow annexed*; *Avtograf is a company*: what the text says a thing is.
    void note_kinds(std::uint32_t s, const Draft& draft) {
        const SentenceView& view = sentences_[s];
        if (draft.form != MentionForm::name || draft.cluster < 0) return;
        Group& of = group(draft.cluster);
        if (of.kinds.size() > 12) return;
        const auto note = [&](int noun) {
            const Token& token = view.token(noun);
            if (token.upos != Upos::NOUN || view.relation(noun, "conj") || token.xpos == "NNS") return;
            of.kinds.insert(lexicon_.spelling(view.low(noun)));
            if (of.type != EntityType::person) return;
            // a Yemeni builder; the last word before the noun that is an adjective of a country
            for (int i = noun - 1; i >= 0 && i + 5 > noun && view.token(i).upos != Upos::PUNCT; --i)
                if (const auto country = view.capital(i) ? lexicon_.demonym(view.low(i)) : std::nullopt) {
                    of.countries.insert(*country);
                    break;
                }
        };
        if (of.type == EntityType::person) {
            // *student Leo Ito*, *the builder Leo Ito*, *Leo Ito, a builder*, *Leo Ito is a builder*
            if (draft.phrase_first < draft.first && draft.phrase_first + 3 >= draft.first) note(draft.first - 1);
            if (const int above = view.token(draft.head).head;
                above >= 0 && above < draft.first && above + 2 >= draft.first && view.relation(draft.head, "appos"))
                note(above);
            for (const int c : view.children(draft.head))
                if (view.relation(c, "appos") && c > draft.last) note(c);
            if (const int root = view.token(draft.head).head;
                root >= 0 && view.relation(draft.head, "nsubj") && view.has_child(root, "cop"))
                note(root);
            return;
        }
        for (const int c : view.children(draft.head))
            if (view.relation(c, "appos") && c > draft.last) note(c);
        // the parser often misses it: NAME , the|a … NOUN
        const int next = draft.last + 1;
        if (view.is(next, ",") && next + 1 < view.size() &&
            (view.is(next + 1, "the") || view.is(next + 1, "a") || view.is(next + 1, "an"))) {
            const int head = view.token(next + 1).head;
            if (head > next + 1 && head < next + 6 && view.relation(next + 1, "det") && !view.relation(head, "nsubj") &&
                !view.relation(head, "obj"))
                note(head);
        }
        const int root = view.token(draft.head).head;
        if (root >= 0 && view.relation(draft.head, "nsubj") && view.has_child(root, "cop")) note(root);
        // the aerospace company Boeing
        if (draft.first > 0 && view.token(draft.first - 1).upos == Upos::NOUN &&
            lexicon_.is_any_class_noun(view.low(draft.first - 1)) && draft.type == EntityType::organization)
            of.kinds.insert(lexicon_.spelling(view.low(draft.first - 1)));
    }

    // --- pronouns --------------------------------------------------------------------------------------------------

    static char gender_of_pronoun(std::string_view word) {
        if (word == "he" || word == "him" || word == "his" || word == "himself") return 'm';
        if (word == "she" || word == "her" || word == "hers" || word == "herself") return 'f';
        return 0;
    }

    double role_weight(const SentenceView& view, const Said& said) const {
        const int head = said.head;
        const std::string_view relation = universal(view.token(head).deprel);
        if (relation == "nsubj") {
            // one of several subjects is less likely to be taken up alone
            const int verb = view.token(head).head;
            const bool main =
                verb >= 0 && (view.relation(verb, "root") || view.relation(verb, "parataxis") || is_speech(view, verb));
            return view.has_child(head, "conj") ? 55 : main ? 95 : 75;
        }
        if (relation == "obj" || relation == "iobj") return 50;
        if (relation == "conj") {
            const int other = view.token(head).head;
            return other >= 0 && view.relation(other, "nsubj") ? 45 : 30;
        }
        if (relation == "nmod" && view.token(head).deprel == "nmod:poss") return 35;
        if (relation == "appos") return 50;
        if (relation == "compound" || relation == "amod") return 15;
        if (relation == "root" || relation == "parataxis") return 60;
        return 30;
    }

    // Of given names that no list has: most that end in -a are women's, few that end in a consonant.
    static bool doubtful_gender(const Group& of, char gender) {
        if (of.gender != 0 || of.given.size() < 3) return false;
        const char last = of.given.back();
        return gender == 'm' ? last == 'a' : last != 'a' && last != 'e' && last != 'i';
    }

    int governor(const SentenceView& view, int i) const { return view.token(i).head; }

    // The mention whose head is this word, in this sentence.
    int cluster_at(std::uint32_t s, int head) const {
        for (auto at = said_.rbegin(); at != said_.rend() && at->sentence == s; ++at)
            if (at->head == head || (at->first <= head && head <= at->last)) return at->cluster;
        return -1;
    }

    bool is_speech(const SentenceView& view, int verb) const {
        return verb >= 0 && lexicon_.has("speech_verbs", fold_name(view.token(verb).lemma));
    }

    // Who acts in the clause of a verb: its subject, that of the verb it is coordinated with, or its controller.
    int acting(const SentenceView& view, int verb) const {
        for (int steps = 0; verb >= 0 && steps < most_steps; ++steps) {
            if (const int subject = view.child(verb, "nsubj"); subject >= 0) {
                // who, which: what the clause describes
                const bool relative =
                    view.relation(verb, "acl") && view.token(subject).upos == Upos::PRON &&
                    (view.is(subject, "who") || view.is(subject, "which") || view.is(subject, "that"));
                return relative ? governor(view, verb) : subject;
            }
            if (const int object = controller(view, verb); object >= 0) return object;
            const bool shares = view.relation(verb, "conj") || view.relation(verb, "xcomp") ||
                                (view.relation(verb, "advcl") && !view.has_child(verb, "mark"));
            if (!shares) return -1;
            verb = governor(view, verb);
        }
        return -1;
    }

    // Does a word stand in a phrase before the clause of a verb (*Placed in the care of Ito, he …*)?
    bool fronted(const SentenceView& view, int word, int verb) const {
        int at = word;
        for (int steps = 0; at >= 0 && at != verb && steps < most_steps; ++steps) {
            const int above = governor(view, at);
            if (above == verb)
                return at < verb && !view.relation(at, "nsubj") && !view.relation(at, "conj") &&
                       !view.relation(at, "obj");
            at = above;
        }
        return false;
    }

    char gender_of(int cluster) const {
        return cluster < nobody ? unnamed_[static_cast<std::size_t>(-cluster - 2)].gender : group(cluster).gender;
    }

    void person_pronoun(std::uint32_t s, int i, char gender, const std::vector<Said>& ahead) {
        const SentenceView& view = sentences_[s];
        const bool possessive = view.token(i).deprel == "nmod:poss";
        const bool reflexive = view.low(i).size() > 4;
        const int quotation = quotation_of(s, i);
        const bool quoted = quotation >= 0;
        const int speaker = quoted ? speakers_[static_cast<std::size_t>(quotation)] : nobody;
        const int own = governor(view, i);

        const auto compatible = [&](int cluster) {
            const bool person = cluster < nobody || group(cluster).type == EntityType::person;
            return person && (gender_of(cluster) == 0 || gender_of(cluster) == gender);
        };
        // In his address, Zelensky urged …: the subject behind a fronted phrase
        if (possessive || view.relation(i, "nsubj")) {
            int at = possessive ? own : i;
            for (int steps = 0; at >= 0 && steps < most_steps; ++steps, at = governor(view, at)) {
                if (!view.relation(at, "obl") && !view.relation(at, "advcl")) continue;
                const int verb = governor(view, at);
                if (verb < 0 || verb < i) break;
                const int subject = view.child(verb, "nsubj");
                if (subject < i) break;
                for (const Said& said : ahead)
                    if (subject >= said.first && subject <= said.last && compatible(said.cluster) && !quoted) {
                        link_pronoun(s, i, said.cluster, gender);
                        return;
                    }
                break;
            }
        }

        // who acts in its clause, or in the nearest one above in which somebody does
        int clause = possessive ? own : view.relation(i, "nsubj") && own >= 0 ? governor(view, own) : own;
        int actor = -1;
        for (int steps = 0; clause >= 0 && actor < 0 && steps < most_steps; ++steps) {
            actor = acting(view, clause);
            if (actor == i) actor = -1;
            clause = governor(view, clause);
        }
        const bool object = !possessive && !reflexive && !view.relation(i, "nsubj");
        const bool says = view.relation(i, "nsubj") && own >= 0 && is_speech(view, own);
        const int own_actor = object ? acting(view, own) : -1;

        struct Candidate {
            int cluster;
            double weight;
        };
        std::vector<Candidate> candidates;
        std::size_t looked = 0;
        bool gender_known = false;
        for (auto at = said_.rbegin(); at != said_.rend() && looked < most_candidates; ++at, ++looked) {
            if (at->sentence + pronoun_window < s) break;
            if (!compatible(at->cluster) || at->cluster == speaker) continue;
            const SentenceView& there = sentences_[at->sentence];
            double weight = role_weight(there, *at);
            if (at->of_another) weight *= 0.5;
            if (at->sentence == s) {
                // he cannot be the object of his own verb
                if (!possessive && !reflexive && governor(view, at->head) == own && own >= 0 && at->head != own)
                    continue;
                if (!possessive && at->head == own) continue;
                if (object && at->head == own_actor) continue;
                // a speaker does not speak of himself as he
                const bool speaks = quoted && view.relation(at->head, "nsubj") &&
                                    is_speech(view, governor(view, at->head)) && quotation_of(s, at->head) < 0;
                if (speaks) continue;
                // … President Ito," he said: nor does who is quoted name himself
                if (!quoted && view.relation(i, "nsubj") && is_speech(view, own) && quotation_of(s, at->head) >= 0)
                    continue;
                weight += !possessive && own >= 0 && fronted(view, at->head, own) ? weight_of_fronted_phrase
                                                                                  : weight_of_sentence;
                // Trump said he …: the speaker
                if (!quoted && view.relation(at->head, "nsubj") && is_speech(view, governor(view, at->head)))
                    weight += 20;
                if (at->head == actor) weight += weight_of_actor;
            } else {
                const auto distance = s - at->sentence;
                weight = (weight + weight_of_sentence) / static_cast<double>(1U << distance);
                // Ito told Sato that …. "…," he said: whoever spoke goes on
                if (says && distance == 1 && there.relation(at->head, "nsubj") &&
                    is_speech(there, governor(there, at->head)))
                    weight += weight_of_speaker;
            }
            if (at->cluster >= 0) {
                if (doubtful_gender(group(at->cluster), gender)) weight *= 0.8;
                weight += weight_of_mention * std::min(times_said_[static_cast<std::size_t>(at->cluster)], 10U);
            } else {
                weight *= trust_in_unnamed;
            }
            gender_known = gender_known || gender_of(at->cluster) == gender;
            const auto known = std::find_if(candidates.begin(), candidates.end(),
                                            [&](const Candidate& c) { return c.cluster == at->cluster; });
            if (known == candidates.end())
                candidates.push_back({at->cluster, weight});
            else
                known->weight = std::max(known->weight, weight) + 5;  // mentioned again
        }
        if (gender_known)
            for (Candidate& candidate : candidates)
                if (candidate.cluster >= 0 && gender_of(candidate.cluster) == 0)
                    candidate.weight *= trust_in_unknown_gender;
        if (candidates.empty()) return;
        const auto best = std::max_element(candidates.begin(), candidates.end(),
                                           [](const Candidate& a, const Candidate& b) { return a.weight < b.weight; });
        link_pronoun(s, i, best->cluster, gender);
    }

    // --- persons without a name ------------------------------------------------------------------------------------

    // *a driver*, *the boy*, *her husband*: they compete with those that have a name.
    void note_unnamed(std::uint32_t s, int noun) {
        const SentenceView& view = sentences_[s];
        const Token& token = view.token(noun);
        if (token.upos != Upos::NOUN || token.xpos == "NNS" || view.capital(noun)) return;
        if (view.relation(noun, "compound") || view.relation(noun, "appos") || view.relation(noun, "flat") ||
            view.has_child(noun, "cop") || view.has_child(noun, "appos") || view.has_child(noun, "flat"))
            return;
        const std::string_view word = view.low(noun);
        const auto office = lexicon_.office(word);
        if (!lexicon_.has("person_nouns", word) && !lexicon_.has("nouns_male", word) &&
            !lexicon_.has("nouns_female", word) && !(office && !office->plural))
            return;
        int first = noun;
        bool determined = false, indefinite = false;
        for (const int c : view.children(noun)) {
            if (c > noun) continue;
            if (view.relation(c, "det")) {
                determined = view.is(c, "the") || view.is(c, "a") || view.is(c, "an") || view.is(c, "this") ||
                             view.is(c, "that") || view.is(c, "another") || view.is(c, "one");
                indefinite = !view.is(c, "the") && !view.is(c, "this") && !view.is(c, "that");
                continue;
            }
            if (view.relation(c, "nmod")) determined = true;
            if (view.relation(c, "amod") || view.relation(c, "compound") || view.relation(c, "nmod"))
                first = std::min(first, leftmost(view, c));
        }
        if (const int preposition = view.child(noun, "case"); preposition >= 0 && view.is(preposition, "as")) return;
        if (!determined) return;
        for (std::size_t d = first_added_; d < drafts_.size(); ++d)
            if (drafts_[d].first <= noun && noun <= drafts_[d].last) return;
        char gender = 0;
        if (lexicon_.has("nouns_female", word)) gender = 'f';
        if (lexicon_.has("nouns_male", word)) gender = 'm';
        if (!indefinite)
            for (std::size_t u = unnamed_.size(); u-- > 0 && unnamed_[u].sentence + phrase_window >= s;)
                if (unnamed_[u].noun == word && view.is(noun - 1, "the")) {
                    take_up_unnamed(s, noun, noun, -static_cast<int>(u) - 2);
                    return;
                }
        unnamed_.push_back({s, noun, std::max(first, noun - 6), std::string(word), gender, nobody});
        remember({s, noun, first, noun, -static_cast<int>(unnamed_.size()) - 1});
    }

    // The cluster of an unnamed person, made when it is needed first.
    int cluster_of_unnamed(int number) {
        Unnamed& person = unnamed_[static_cast<std::size_t>(-number - 2)];
        if (person.cluster != nobody) return person.cluster;
        Draft draft = make(person.sentence, person.first, person.head, EntityType::person, MentionForm::nominal);
        draft.head = person.head;
        Group fresh;
        fresh.type = EntityType::person;
        fresh.label = draft.label;
        fresh.names.insert(draft.label);
        fresh.gender = person.gender;
        groups_.push_back(std::move(fresh));
        person.cluster = static_cast<int>(groups_.size()) - 1;
        draft.cluster = person.cluster;
        drafts_.push_back(std::move(draft));
        times_said_.resize(groups_.size());
        for (Said& said : said_)
            if (said.cluster == number) said.cluster = person.cluster;
        return person.cluster;
    }

    void take_up_unnamed(std::uint32_t s, int first, int noun, int number) {
        const int cluster = cluster_of_unnamed(number);
        Draft draft = make(s, first, noun, EntityType::person, MentionForm::nominal);
        draft.head = noun;
        add(std::move(draft), cluster);
    }

    void link_pronoun(std::uint32_t s, int i, int cluster, char gender) {
        if (cluster < nobody) cluster = cluster_of_unnamed(cluster);
        Group& of = group(cluster);
        if (gender != 0 && of.gender == 0) of.gender = gender;
        add(make(s, i, i, of.type, MentionForm::pronoun), cluster);
    }

    static bool is_thing(const Group& of) {
        switch (of.type) {
            case EntityType::organization:
            case EntityType::country:
            case EntityType::place:
            case EntityType::product:
            case EntityType::work:
            case EntityType::event:
            case EntityType::other:
                return true;
            default:
                return false;
        }
    }

    // Who acts in a clause without a subject: accused X of hiding, urged X to step up. -1: look further up
    int controller(const SentenceView& view, int verb) const {
        const int above = governor(view, verb);
        if (above < 0) return -1;
        const bool complement = view.relation(verb, "xcomp");
        bool of = false;
        if (view.relation(verb, "advcl") || view.relation(verb, "obl"))
            for (const int c : view.children(verb))
                of = of || (view.relation(c, "mark") && (view.is(c, "of") || view.is(c, "from")));
        if (!complement && !of) return -1;
        const int object = view.child(above, "obj");
        return object >= 0 && object < verb ? object : -1;
    }

    // it, its: the subject that the clause, or the one above it, or the sentence before begins with; nothing further
    // away.
    void thing_pronoun(std::uint32_t s, int i) {
        const SentenceView& view = sentences_[s];
        if (view.relation(i, "expl") || view.relation(i, "obj") || view.relation(i, "obl")) return;
        const bool possessive = view.token(i).deprel == "nmod:poss";
        if (!possessive && !view.relation(i, "nsubj")) return;
        int at = governor(view, i);
        if (!possessive && at >= 0) {
            // it is clear that …, it took years to …
            if (view.has_child(at, "csubj") || view.has_child(at, "ccomp") || view.has_child(at, "expl")) return;
            if (view.token(at).upos == Upos::ADJ) return;
        }
        bool below = !possessive;
        for (int steps = 0; at >= 0 && steps < most_steps; ++steps) {
            const int subject = view.child(at, "nsubj");
            if (subject >= 0 && subject != i && !(below && steps == 0)) {
                if (subject > i && !possessive) return;
                if (view.token(subject).upos == Upos::PRON) {
                    if (view.relation(at, "acl") && governor(view, at) >= 0) {  // which: what the clause describes
                        link_if_thing(s, i, cluster_at(s, governor(view, at)));
                        return;
                    }
                    link_if_thing(s, i, cluster_at(s, subject));
                    return;
                }
                if (possessive && i == 0) break;
                if (subject > i) return;
                link_if_thing(s, i, cluster_at(s, subject));
                return;
            }
            if (view.relation(at, "acl") && view.token(at).deprel == "acl:relcl" && subject >= 0) return;
            if (subject < 0) {
                if (const int object = controller(view, at); object >= 0 && object < i) {
                    link_if_thing(s, i, cluster_at(s, object));
                    return;
                }
            }
            below = false;
            at = governor(view, at);
        }
        // first words of a sentence: the subject of the one before
        if (s == 0) return;
        int subject_here = i;
        if (possessive) {
            // Its leader said …
            subject_here = governor(view, i);
            if (i != 0) return;
        }
        if (subject_here < 0 || !view.relation(subject_here, "nsubj")) return;
        const int root = governor(view, subject_here);
        if (root < 0 || !view.relation(root, "root")) return;
        const SentenceView& before = sentences_[s - 1];
        for (int k = 0; k < before.size(); ++k) {
            if (!before.relation(k, "root")) continue;
            const int subject = before.child(k, "nsubj");
            if (subject < 0) return;
            for (auto said = said_.rbegin(); said != said_.rend() && said->sentence + 1 >= s; ++said)
                if (said->sentence + 1 == s && said->first <= subject && subject <= said->last &&
                    (said->head == subject || said->head == k)) {
                    link_if_thing(s, i, said->cluster);
                    return;
                }
            return;
        }
    }

    void link_if_thing(std::uint32_t s, int i, int cluster) {
        if (cluster >= 0 && is_thing(group(cluster)))
            add(make(s, i, i, group(cluster).type, MentionForm::pronoun), cluster);
    }

    // *his father, Anthony*, *her husband Leo*
    static bool of_another(const SentenceView& view, const Draft& name) {
        const auto possessed = [&view](int noun) {
            const int owner = noun < 0 ? -1 : view.child(noun, "nmod");
            return owner >= 0 && view.token(owner).deprel == "nmod:poss" && view.token(noun).upos == Upos::NOUN;
        };
        if (possessed(name.head)) return true;
        const int above = view.token(name.head).head;
        return (view.relation(name.head, "appos") || view.relation(name.head, "flat")) && possessed(above);
    }

    // --- a sentence, word by word ----------------------------------------------------------------------------------

    void process_sentence(std::uint32_t s, std::size_t begin, std::size_t end) {
        const SentenceView& view = sentences_[s];
        first_added_ = drafts_.size();
        std::vector<Said> named;
        std::vector<bool> in_name(static_cast<std::size_t>(view.size()), false);
        for (std::size_t d = begin; d < end; ++d) {
            const Draft& draft = drafts_[d];
            if (draft.form != MentionForm::name || draft.cluster < 0) continue;
            take_up_class_name(s, drafts_[d]);
            const int head = view.head_of(draft.phrase_first, draft.phrase_last);
            named.push_back({s, head, draft.phrase_first, draft.phrase_last, draft.cluster, of_another(view, draft)});
            for (int i = draft.first; i <= draft.last; ++i) in_name[static_cast<std::size_t>(i)] = true;
        }
        std::size_t next_name = 0, next_use = 0;
        const std::vector<OfficeUse>& uses = uses_[s];
        for (int i = 0; i < view.size(); ++i) {
            while (next_name < named.size() && named[next_name].last <= i) remember(named[next_name++]);
            while (next_use < uses.size() && uses[next_use].last <= i) office_phrase(s, uses[next_use++]);
            if (in_name[static_cast<std::size_t>(i)]) continue;
            const Token& token = view.token(i);
            if (token.upos == Upos::PRON) {
                const std::string_view word = view.low(i);
                if (const char gender = gender_of_pronoun(word)) {
                    const std::vector<Said> ahead(
                        named.begin() + static_cast<std::ptrdiff_t>(next_name),
                        named.begin() + static_cast<std::ptrdiff_t>(std::min(named.size(), next_name + 4)));
                    person_pronoun(s, i, gender, ahead);
                } else if (word == "it" || word == "its" || word == "itself") {
                    thing_pronoun(s, i);
                }
            } else if (token.upos == Upos::NOUN || token.upos == Upos::PROPN) {
                class_phrase(s, i);
                note_indefinite(s, i);
                note_unnamed(s, i);
            }
        }
        while (next_name < named.size()) remember(named[next_name++]);
        while (next_use < uses.size()) office_phrase(s, uses[next_use++]);
        for (std::size_t d = begin; d < end; ++d) {
            const Draft draft = drafts_[d];
            note_kinds(s, draft);
            if (draft.form == MentionForm::name && draft.cluster >= 0) noun_before(s, draft);
        }
    }

    const std::vector<SentenceView>& sentences_;
    const std::vector<Quotation>& quotations_;
    const std::vector<std::vector<OfficeUse>>& uses_;
    const std::vector<std::size_t>& first_draft_;
    std::vector<Draft>& drafts_;
    std::vector<Group>& groups_;
    const Lexicon& lexicon_;
    std::vector<Said> said_;
    std::vector<unsigned> times_said_;  // by cluster
    std::vector<Unnamed> unnamed_;
    std::vector<int> speakers_;                // by quotation: cluster or nobody
    std::vector<std::size_t> first_added_of_;  // by sentence: the first draft that is no name
    std::size_t names_end_ = 0;
    std::vector<int> holders_;  // clusters of persons with offices
    StringMap<std::uint32_t> indefinite_;
    std::size_t first_added_ = 0;  // drafts of the sentence at hand that are no names start here
};

}  // namespace

void resolve_references(const std::vector<SentenceView>& sentences, const std::vector<Quotation>& quotations,
                        const std::vector<std::vector<OfficeUse>>& uses, const std::vector<std::size_t>& first_draft,
                        std::vector<Draft>& drafts, std::vector<Group>& groups) {
    References(sentences, quotations, uses, first_draft, drafts, groups).run();
}

}  // namespace claimgraph
