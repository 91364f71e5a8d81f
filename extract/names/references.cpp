#include "extract/names/references.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "graph/name_key.h"

// The weights of pronoun resolution follow Lappin and Leass, An Algorithm for Pronominal Anaphora Resolution
// (Computational Linguistics 20, 1994), cut down to what a parser for news can be trusted with.

namespace claimgraph {
namespace {

constexpr std::uint32_t pronoun_window = 3;  // sentences before the pronoun's own
constexpr std::uint32_t phrase_window = 4;
constexpr std::size_t most_candidates = 60;  // mentions looked at, whatever the length of sentences
constexpr int most_steps = 12;               // up the tree

struct Said {
    std::uint32_t sentence = 0;
    int head = 0, first = 0, last = 0;
    int cluster = 0;
};

class References {
   public:
    References(const std::vector<SentenceView>& sentences, const std::vector<std::vector<OfficeUse>>& uses,
               const std::vector<std::size_t>& first_draft, std::vector<Draft>& drafts, std::vector<Group>& groups)
        : sentences_(sentences),
          uses_(uses),
          first_draft_(first_draft),
          drafts_(drafts),
          groups_(groups),
          lexicon_(Lexicon::get()) {}

    void run() {
        note_offices();
        const std::size_t names = drafts_.size();
        for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
            const std::size_t end = s + 1 < first_draft_.size() ? first_draft_[s + 1] : names;
            process_sentence(s, first_draft_[s], end);
        }
    }

   private:
    const Group& group(int c) const { return groups_[static_cast<std::size_t>(c)]; }
    Group& group(int c) { return groups_[static_cast<std::size_t>(c)]; }

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
            if (std::find(candidates.begin(), candidates.end(), at->cluster) == candidates.end()) continue;
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
            const Group& of = group(at->cluster);
            if (of.type == EntityType::person || !is_kind(of, word)) continue;
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
            if (cluster == draft.cluster || !is_kind(group(cluster), word)) return true;
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
        if (!of.thing || of.type != EntityType::organization) return false;
        return lexicon_.is_class_noun(of.thing->kind, word);
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
        if (of.type == EntityType::person || of.kinds.size() > 12) return;
        const auto note = [&](int noun) {
            if (view.token(noun).upos == Upos::NOUN && !view.relation(noun, "conj"))
                of.kinds.insert(lexicon_.spelling(view.low(noun)));
        };
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

    // In double quotation marks, as far as this sentence shows?
    static bool in_quotes(const SentenceView& view, int i) {
        bool open = false;
        const int from = std::max(0, i - 200);
        for (int k = from; k < i; ++k) {
            const std::string& form = view.token(k).form;
            if (form == "“" || form == "``" || form == "„" || form == "«")
                open = true;
            else if (form == "”" || form == "''" || form == "»")
                open = false;
            else if (form == "\"")
                open = !open;
        }
        return open;
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

    void person_pronoun(std::uint32_t s, int i, char gender, const std::vector<Said>& ahead) {
        const SentenceView& view = sentences_[s];
        const bool possessive = view.token(i).deprel == "nmod:poss";
        const bool reflexive = view.low(i).size() > 4;
        const bool quoted = in_quotes(view, i);
        const int own = governor(view, i);

        const auto compatible = [&](int cluster) {
            const Group& of = group(cluster);
            return of.type == EntityType::person && (of.gender == 0 || of.gender == gender);
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

        // the subject of the clause, or of the one that it completes
        int clause_subject = -1;
        {
            int at = own;
            for (int steps = 0; at >= 0 && steps < most_steps; ++steps, at = governor(view, at)) {
                const int subject = view.child(at, "nsubj");
                if (subject >= 0 && subject != i) {
                    clause_subject = subject;
                    break;
                }
                if (subject < 0) {
                    clause_subject = controller(view, at);
                    if (clause_subject >= 0 && clause_subject != i) break;
                }
                if (view.relation(at, "root")) break;
            }
        }

        std::vector<std::pair<int, double>> scores;
        std::size_t looked = 0;
        for (auto at = said_.rbegin(); at != said_.rend() && looked < most_candidates; ++at, ++looked) {
            if (at->sentence + pronoun_window < s) break;
            if (!compatible(at->cluster)) continue;
            const SentenceView& there = sentences_[at->sentence];
            double weight = role_weight(there, *at);
            if (at->sentence == s) {
                // he cannot be the object of his own verb
                if (!possessive && !reflexive && governor(view, at->head) == own && own >= 0 && at->head != own)
                    continue;
                if (!possessive && at->head == own) continue;
                // a speaker does not speak of himself as he
                const bool speaks = quoted && view.relation(at->head, "nsubj") &&
                                    is_speech(view, governor(view, at->head)) && !in_quotes(view, at->head);
                if (speaks) continue;
                // … President Ito," he said: nor does who is quoted name himself
                if (!quoted && view.relation(i, "nsubj") && is_speech(view, own) && in_quotes(view, at->head)) continue;
                weight += 100;
                // Trump said he …: the speaker
                if (!quoted && view.relation(at->head, "nsubj") && is_speech(view, governor(view, at->head)))
                    weight += 20;
            } else {
                const auto distance = s - at->sentence;
                weight = (weight + 100) / static_cast<double>(1U << distance);
            }
            if (doubtful_gender(group(at->cluster), gender)) weight *= 0.8;
            const auto known =
                std::find_if(scores.begin(), scores.end(), [&](const auto& e) { return e.first == at->cluster; });
            if (known == scores.end())
                scores.emplace_back(at->cluster, weight);
            else
                known->second = std::max(known->second, weight) + 5;  // mentioned again
        }
        if (scores.empty()) return;
        const auto best = std::max_element(scores.begin(), scores.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        link_pronoun(s, i, best->first, gender);
    }

    void link_pronoun(std::uint32_t s, int i, int cluster, char gender) {
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
            named.push_back({s, head, draft.phrase_first, draft.phrase_last, draft.cluster});
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
    const std::vector<std::vector<OfficeUse>>& uses_;
    const std::vector<std::size_t>& first_draft_;
    std::vector<Draft>& drafts_;
    std::vector<Group>& groups_;
    const Lexicon& lexicon_;
    std::vector<Said> said_;
    std::vector<int> holders_;  // clusters of persons with offices
    StringMap<std::uint32_t> indefinite_;
    std::size_t first_added_ = 0;  // drafts of the sentence at hand that are no names start here
};

}  // namespace

void resolve_references(const std::vector<SentenceView>& sentences, const std::vector<std::vector<OfficeUse>>& uses,
                        const std::vector<std::size_t>& first_draft, std::vector<Draft>& drafts,
                        std::vector<Group>& groups) {
    References(sentences, uses, first_draft, drafts, groups).run();
}

}  // namespace claimgraph
