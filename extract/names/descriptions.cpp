#include "extract/names/descriptions.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "extract/names/clause.h"
#include "graph/name_key.h"

namespace claimgraph::extract::names {
namespace {

constexpr std::uint32_t phrase_window = 4;    // sentences before the phrase's own
constexpr std::uint32_t person_window = 2;    // … for whoever is called by age or country only
constexpr std::size_t most_candidates = 240;  // mentions looked at, whatever the length of sentences
constexpr std::size_t most_members = 6;       // of what is tied by *and*

// the president of the club, the bridge that fell
bool has_complement(const SentenceView& view, TokenIndex noun) {
    for (const int c : view.children(noun))
        if (c > noun && (view.relation(c, "nmod") || view.relation(c, "acl") || view.relation(c, "nummod")))
            return true;
    return false;
}

/// the rebels denied it: they are the subject of a verb in the active
bool acts(const SentenceView& view, TokenIndex noun) {
    return view.token(noun).deprel == "nsubj" && view.token(governor(view, noun)).upos == Upos::VERB;
}

}  // namespace

/// *The army killed ten rebels. The rebels denied it*: not those.
bool Descriptions::killed(const Unnamed& thing) const {
    const SentenceView& view = discourse_.view(thing.sentence);
    const TokenIndex verb = governor(view, thing.head);
    if (verb < 0 || !thing.plural || !view.has_child(thing.head, "nummod")) return false;
    const bool object = view.relation(thing.head, "obj") || view.token(thing.head).deprel == "nsubj:pass";
    return object && lexicon_.has("verbs_of_killing", fold_name(view.token(verb).lemma));
}

void Descriptions::note(std::uint32_t s, std::size_t number) {
    const Draft draft = discourse_.drafts()[number];
    if (draft.form != MentionForm::name || draft.cluster < 0) return;
    note_kinds(s, draft);
    noun_before(s, draft);
}

// *the head of the parish council, Ruth Ainsley, said*: no council is a person.
int Descriptions::role_named(const SentenceView& view, const Said& name) const {
    const int body = governor(view, name.head);
    if (body < 0 || body >= name.first || !view.relation(name.head, "appos") || !view.relation(body, "nmod")) return -1;
    const int role = governor(view, body), preposition = view.child(body, "case");
    if (role < 0 || role >= body || view.token(role).upos != Upos::NOUN || view.token(role).xpos != "NN") return -1;
    if (!view.listed(preposition, "body_prepositions")) return -1;
    const TokenIndex next = name.last + 1;
    const bool closed = next >= view.size() || view.token(next).upos == Upos::PUNCT;
    if (!view.is(name.first - 1, ",") || !closed || view.listed(next + 1, "additive_conjunctions")) return -1;
    if (view.has_child(name.head, "conj") || view.has_child(role, "appos")) return -1;
    if (discourse_.group(name.cluster).type != EntityType::person) return -1;
    // the wife of the mayor, Leo Ito: either of them
    const bool two_people = is_person_noun(view.low(body)) || view.token(body).ner.ends_with("PER");
    return is_person_noun(view.low(role)) && !two_people ? role : -1;
}

bool Descriptions::is_named_role(std::uint32_t s, TokenIndex noun) const {
    const SentenceView& view = discourse_.view(s);
    for (const int body : view.children(noun)) {
        if (body < noun || !view.relation(body, "nmod") || !view.has_child(body, "appos")) continue;
        for (std::size_t d = discourse_.first_draft(s); d < discourse_.end_of_names(s); ++d) {
            const Draft& name = discourse_.drafts()[d];
            if (name.form != MentionForm::name || name.cluster < 0) continue;
            if (role_named(view, {s, name.head, name.phrase_first, name.phrase_last, name.cluster}) == noun)
                return true;
        }
    }
    return false;
}

// *their child, Gloria*, *the builder Declan Roche*, *its chairman*: a definite noun in front of the name.
void Descriptions::noun_before(std::uint32_t s, const Draft& name) {
    const SentenceView& view = discourse_.view(s);
    const int role = role_named(view, {s, name.head, name.phrase_first, name.phrase_last, name.cluster});
    const TokenIndex noun = role >= 0 ? role : governor(view, name.head);
    if (noun < 0 || noun >= name.first || !view.relation(name.head, "appos") || view.token(noun).upos != Upos::NOUN)
        return;
    if (view.token(noun).xpos == "NNS" || view.capital(noun)) return;
    const bool close = noun == name.phrase_first - 1 || view.is(name.phrase_first - 1, ",");
    if (!close || view.listed(name.last + 1, "additive_conjunctions")) return;
    TokenIndex first = noun;
    bool definite = role >= 0;
    for (const int c : view.children(noun)) {
        if (c > noun) {
            if (c < name.first && !view.relation(c, "punct") && role < 0) return;
            continue;
        }
        if (view.relation(c, "det")) {
            definite = definite || view.listed(c, "definite_articles");
            continue;
        }
        if (view.token(c).deprel == "nmod:poss") definite = true;
        if (!view.relation(c, "case") && !view.relation(c, "cc") && !view.relation(c, "mark") &&
            !view.relation(c, "punct"))
            first = std::min(first, leftmost(view, c));
    }
    if (!definite || noun - first > 8) return;
    for (std::size_t d = discourse_.first_found(); d < discourse_.drafts().size(); ++d)
        if (discourse_.drafts()[d].head == noun) return;
    Draft draft = discourse_.make(s, first, noun, discourse_.group(name.cluster).type, MentionForm::nominal);
    draft.head = noun;
    discourse_.add_aside(std::move(draft), name.cluster);
}

// *the ministry*, *the peninsula*, *the Alliance*: a definite noun without modifiers, and a name of that kind
// before.
void Descriptions::class_phrase(std::uint32_t s, TokenIndex noun) {
    const SentenceView& view = discourse_.view(s);
    const Token& token = view.token(noun);
    if (token.upos != Upos::NOUN && token.upos != Upos::PROPN) return;
    if (token.xpos == "NNS" || token.xpos == "NNPS") return;
    if (view.relation(noun, "compound") || view.relation(noun, "flat")) return;
    bool definite = false;
    const bool company = lexicon_.is_class_noun("company", view.low(noun));
    std::string country;
    for (const int c : view.children(noun)) {
        if (c > noun) {
            if (view.relation(c, "nmod") || view.relation(c, "acl") || view.relation(c, "appos") ||
                view.relation(c, "nummod"))
                return;
            continue;
        }
        if (view.relation(c, "det")) {
            if (!view.listed(c, "definite_determiners")) return;
            definite = true;
        } else if (view.relation(c, "amod")) {
            const auto demonym = lexicon_.demonym(view.low(c));
            if (demonym && view.capital(c))
                country = *demonym;
            else if (!company)
                return;
        } else if (company && view.relation(c, "compound") && !view.capital(c)) {
            continue;  // the home-improvement retailer
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
    for (auto at = discourse_.said().rbegin();
         at != discourse_.said().rend() && looked < most_candidates && at->sentence + phrase_window >= s;
         ++at, ++looked) {
        if (at->cluster < 0) continue;
        const Group& of = discourse_.group(at->cluster);
        // a company: what has a name that says nothing of it; but: the bank said of the company
        const bool says_nothing = company && of.type == EntityType::organization && of.spelled_out && !of.thing &&
                                  of.kinds.empty() && of.acronyms.empty();
        if (!says_nothing && !is_kind(of, word)) continue;
        if (!country.empty() && of.thing && !of.thing->country.empty() && of.thing->country != country) continue;
        if (found < 0)
            found = at->cluster;
        else if (found != at->cluster)
            return;  // two of the kind: which one is meant cannot be known
    }
    if (found < 0) return;
    // something else of the kind came in between: *a bridge*, *another company*
    if (indefinite_.find(word) != indefinite_.end() && indefinite_.find(word)->second + phrase_window >= s) return;
    Draft draft = discourse_.make(s, noun, noun, discourse_.group(found).type, MentionForm::nominal);
    discourse_.add(std::move(draft), found);
}

// *the Alliance*, *the Ministry*: a class noun with a capital, after a name of that class.
void Descriptions::take_up_class_name(std::uint32_t s, std::size_t number) {
    const Draft& draft = discourse_.drafts()[number];
    const SentenceView& view = discourse_.view(s);
    if (draft.first != draft.last || draft.thing || !view.listed(draft.first - 1, "definite_articles")) return;
    const std::string word = lexicon_.spelling(view.low(draft.first));
    int found = -1;
    std::size_t looked = 0;
    const auto consider = [&](int cluster) {
        if (cluster < 0 || cluster == draft.cluster || !is_kind(discourse_.group(cluster), word)) return true;
        if (found >= 0 && found != cluster) return false;
        found = cluster;
        return true;
    };
    for (auto at = discourse_.said().rbegin(); at != discourse_.said().rend() && looked < most_candidates;
         ++at, ++looked)
        if (!consider(at->cluster)) return;
    // names before it in its own sentence
    for (std::size_t d = discourse_.first_draft(s);
         d < discourse_.drafts().size() && discourse_.drafts()[d].sentence == s &&
         discourse_.drafts()[d].first < draft.first;
         ++d)
        if (discourse_.drafts()[d].form == MentionForm::name && discourse_.drafts()[d].cluster >= 0 &&
            !consider(discourse_.drafts()[d].cluster))
            return;
    if (found < 0) return;
    discourse_.redirect(number, found);
}

bool Descriptions::is_kind(const Group& of, const std::string& word) const {
    if (of.kinds.find(word) != of.kinds.end()) return true;
    if (of.kinds.find("company") != of.kinds.end() && lexicon_.is_class_noun("company", word)) return true;
    for (const std::string& kind : of.kinds)
        if (lexicon_.is_class_noun(kind, word)) return true;  // the lender, of a bank
    if (of.type == EntityType::country) return lexicon_.is_class_noun("country", word);
    if (of.type == EntityType::organization && lexicon_.is_class_noun("any organization", word)) return true;
    return of.thing && of.type != EntityType::person && lexicon_.is_class_noun(of.thing->kind, word);
}

void Descriptions::note_indefinite(std::uint32_t s, TokenIndex noun) {
    const SentenceView& view = discourse_.view(s);
    if (view.token(noun).upos != Upos::NOUN) return;
    const int det = view.child(noun, "det");
    if (det < 0 || !(view.listed(det, "indefinite_determiners_any"))) return;
    // an apposition is no second thing
    if (view.relation(noun, "appos") || view.has_child(noun, "cop")) return;
    indefinite_[std::string(view.low(noun))] = s;
}

// *Crimea, the Ukrainian peninsula Moscow annexed*; *Avtograf is a company*: what the text says a thing is.
void Descriptions::note_kinds(std::uint32_t s, const Draft& draft) {
    const SentenceView& view = discourse_.view(s);
    if (draft.form != MentionForm::name || draft.cluster < 0) return;
    Group& of = discourse_.group(draft.cluster);
    if (of.kinds.size() > 12) return;
    const auto note = [&](TokenIndex noun) {
        const Token& token = view.token(noun);
        if (token.upos != Upos::NOUN || view.relation(noun, "conj") || token.xpos == "NNS") return;
        of.kinds.insert(lexicon_.spelling(view.low(noun)));
        if (of.type != EntityType::person) return;
        // a Yemeni builder; the last word before the noun that is an adjective of a country
        for (TokenIndex i = noun - 1; i >= 0 && i + 5 > noun && view.token(i).upos != Upos::PUNCT; --i)
            if (const auto country = view.capital(i) ? lexicon_.demonym(view.low(i)) : std::nullopt) {
                of.countries.insert(*country);
                break;
            }
    };
    if (of.type == EntityType::person) {
        // *student Leo Ito*, *the builder Leo Ito*, *Leo Ito, a builder*, *Leo Ito is a builder*
        if (draft.phrase_first < draft.first && draft.phrase_first + 3 >= draft.first) note(draft.first - 1);
        if (const TokenIndex above = view.token(draft.head).head;
            above >= 0 && above < draft.first && above + 2 >= draft.first && view.relation(draft.head, "appos"))
            note(above);
        for (const int c : view.children(draft.head))
            if (view.relation(c, "appos") && c > draft.last) note(c);
        if (const TokenIndex root = view.token(draft.head).head;
            root >= 0 && view.relation(draft.head, "nsubj") && view.has_child(root, "cop"))
            note(root);
        return;
    }
    for (const int c : view.children(draft.head))
        if (view.relation(c, "appos") && c > draft.last) note(c);
    // the parser often misses it: NAME , the|a … NOUN
    const TokenIndex next = draft.last + 1;
    if (view.is(next, ",") && next + 1 < view.size() && (view.listed(next + 1, "articles"))) {
        const TokenIndex head = view.token(next + 1).head;
        if (head > next + 1 && head < next + 6 && view.relation(next + 1, "det") && !view.relation(head, "nsubj") &&
            !view.relation(head, "obj"))
            note(head);
    }
    const TokenIndex root = view.token(draft.head).head;
    if (root >= 0 && view.relation(draft.head, "nsubj") && view.has_child(root, "cop")) note(root);
    // the aerospace company Boeing
    if (draft.first > 0 && view.token(draft.first - 1).upos == Upos::NOUN &&
        lexicon_.is_any_class_noun(view.low(draft.first - 1)) && draft.type == EntityType::organization)
        of.kinds.insert(lexicon_.spelling(view.low(draft.first - 1)));
}

bool Descriptions::is_person_noun(std::string_view noun) const {
    const auto office = lexicon_.office(noun);
    return lexicon_.has("person_nouns", noun) || lexicon_.has("nouns_male", noun) ||
           lexicon_.has("nouns_female", noun) || (office && !office->plural);
}

EntityType Descriptions::type_of_noun(std::string_view noun, bool plural) const {
    if (is_person_noun(noun) || lexicon_.has("nouns_of_people", noun))
        return plural || lexicon_.has("nouns_of_people", noun) ? EntityType::group : EntityType::person;
    if (lexicon_.has("organization_heads", noun) || lexicon_.is_class_noun("company", noun))
        return EntityType::organization;
    if (lexicon_.has("place_heads", noun) || lexicon_.is_class_noun("country", noun)) return EntityType::place;
    return EntityType::other;
}

// *a driver*, *her husband*, *researchers*, *the report*: they compete with those that have a name.
void Descriptions::note_unnamed(std::uint32_t s, TokenIndex noun) {
    const SentenceView& view = discourse_.view(s);
    const Token& token = view.token(noun);
    if (token.upos != Upos::NOUN || (view.capital(noun) && !view.opens(noun))) return;
    if (view.relation(noun, "compound") || view.relation(noun, "appos") || view.relation(noun, "flat") ||
        view.has_child(noun, "cop") || view.has_child(noun, "appos") || view.has_child(noun, "flat") ||
        is_named_role(s, noun))
        return;
    const std::string lemma = fold_name(token.lemma);
    Unnamed thing;
    thing.sentence = s;
    thing.head = noun;
    thing.plural = token.xpos == "NNS" || lexicon_.has("nouns_of_people", lemma);
    thing.noun = thing.plural ? lemma : std::string(view.low(noun));
    thing.type = type_of_noun(thing.noun, thing.plural);
    if (lexicon_.has("times", thing.noun) || lexicon_.text("units", thing.noun)) return;
    TokenIndex first = noun;
    bool determined = false, indefinite = false, possessed = false;
    for (const int c : view.children(noun)) {
        if (c > noun) continue;
        if (view.relation(c, "det")) {
            determined = view.listed(c, "determiners_of_one");
            indefinite = !view.listed(c, "definite_determiners");
            if (view.listed(c, "determiners_of_none")) return;
            continue;
        }
        if (view.relation(c, "nmod")) determined = possessed = true;
        if (view.relation(c, "amod") || view.relation(c, "compound") || view.relation(c, "nmod"))
            first = std::min(first, view.token(c).xpos == "WP$" ? c + 1 : leftmost(view, c));
    }
    thing.first = std::max(first, noun - 6);
    if (const TokenIndex preposition = view.child(noun, "case");
        preposition >= 0 && view.listed(preposition, "role_prepositions"))
        return;
    if (thing.type == EntityType::person && !determined) return;
    for (std::size_t d = discourse_.first_found(); d < discourse_.drafts().size(); ++d)
        if (discourse_.drafts()[d].first <= noun && noun <= discourse_.drafts()[d].last) return;
    if (lexicon_.has("nouns_female", thing.noun)) thing.gender = 'f';
    if (lexicon_.has("nouns_male", thing.noun)) thing.gender = 'm';
    // the driver, these residents, this island: said before; of things the words alone do not tell whether they are one
    const bool person = thing.type == EntityType::person;
    if (!indefinite && !possessed && noun > 0 && lexicon_.has("articles_definite", view.low(noun - 1)) &&
        (person || thing.type == EntityType::group || thing.type == EntityType::organization ||
         thing.type == EntityType::place) &&
        !has_complement(view, noun))
        if (const int same =
                discourse_.last_unnamed(thing.noun, thing.plural, s < phrase_window ? 0 : s - phrase_window);
            same != nobody && !(acts(view, noun) && killed(discourse_.unnamed(same)))) {
            take_up_unnamed(s, noun, same);
            return;
        }
    const int referent = discourse_.add_unnamed(std::move(thing));
    discourse_.remember({s, noun, person ? first : noun, noun, referent, possessed && person});
}

void Descriptions::take_up_unnamed(std::uint32_t s, TokenIndex noun, int referent) {
    const int cluster = discourse_.settle(referent).front();
    Draft draft = discourse_.make(s, noun, noun, discourse_.group(cluster).type, MentionForm::nominal);
    draft.head = noun;
    discourse_.add(std::move(draft), cluster);
}

// *the 48-year-old*, *the Australian*: the one person whom the last sentences name.
bool Descriptions::take_up_person(std::uint32_t s, TokenIndex noun) {
    const SentenceView& view = discourse_.view(s);
    const std::string_view word = view.low(noun);
    const bool of_country = view.capital(noun) && lexicon_.demonym(word) && !lexicon_.people(word);
    bool of_age = false;
    for (std::size_t hyphen = word.find('-'); hyphen != std::string_view::npos; hyphen = word.find('-', hyphen + 1))
        of_age = of_age || lexicon_.has("age_words", word.substr(hyphen + 1));
    if (!of_country && !of_age) return false;
    const TokenIndex article = view.child(noun, "det");
    if (!view.listed(article, "definite_articles") || has_complement(view, noun) || view.relation(noun, "amod") ||
        view.relation(noun, "compound") || view.relation(noun, "flat") || view.has_child(noun, "flat") ||
        view.has_child(noun, "appos"))
        return false;
    int found = nobody;
    for (auto at = discourse_.said().rbegin(); at != discourse_.said().rend() && at->sentence + person_window >= s;
         ++at) {
        if (at->cluster < 0 || discourse_.group(at->cluster).type != EntityType::person || at->cluster == found)
            continue;
        if (found != nobody) return false;  // two people: which one is meant cannot be known
        found = at->cluster;
    }
    if (found == nobody) return false;
    Draft draft = discourse_.make(s, noun, noun, EntityType::person, MentionForm::nominal);
    discourse_.add(std::move(draft), found);
    return true;
}

// *the state of Ohio*, *the city of Lund*: the place itself.
bool Descriptions::take_up_place(std::uint32_t s, TokenIndex noun) {
    const SentenceView& view = discourse_.view(s);
    if (view.token(noun).upos != Upos::NOUN || !view.listed(view.child(noun, "det"), "definite_articles") ||
        !view.listed(noun + 1, "genitive_prepositions"))
        return false;
    const std::string kind = lexicon_.spelling(view.low(noun));
    for (std::size_t d = discourse_.first_draft(s); d < discourse_.end_of_names(s); ++d) {
        const Draft name = discourse_.drafts()[d];
        if (name.form != MentionForm::name || name.cluster < 0 || name.phrase_first != noun + 2) continue;
        const Group& of = discourse_.group(name.cluster);
        const bool kind_of_it = is_kind(of, kind) || lexicon_.has("places_of_their_name", kind);
        if (!is_a(of.type, EntityType::place) || !kind_of_it || governor(view, name.head) != noun ||
            view.has_child(name.head, "conj"))
            continue;
        discourse_.group(name.cluster).kinds.insert(kind);
        discourse_.add(discourse_.make(s, noun, noun, of.type, MentionForm::nominal), name.cluster);
        return true;
    }
    return false;
}

// *the two leaders*, *both companies*: as many as the last phrase tied by *and*, and of their kind.
bool Descriptions::take_up_several(std::uint32_t s, TokenIndex noun) {
    const SentenceView& view = discourse_.view(s);
    if (view.token(noun).xpos != "NNS" || has_complement(view, noun)) return false;
    std::optional<std::int64_t> count;
    bool definite = false;
    TokenIndex first = noun;
    for (const int c : view.children(noun)) {
        if (c > noun) continue;
        if (view.relation(c, "nummod")) count = lexicon_.number("numbers", view.low(c));
        if (view.relation(c, "nummod")) first = std::min(first, c);
        if (view.relation(c, "amod") || view.relation(c, "compound") || view.relation(c, "nmod")) return false;
        if (!view.relation(c, "det")) continue;
        if (view.listed(c, "determiners_of_two")) count = 2;
        definite = definite || view.listed(c, "determiners_of_two") || lexicon_.has("articles_definite", view.low(c));
    }
    if (!definite || !count) return false;
    const std::string lemma = fold_name(view.token(noun).lemma);
    const EntityType type = type_of_noun(lemma, false);
    int found = nobody;
    for (auto at = discourse_.said().rbegin(); at != discourse_.said().rend() && at->sentence + phrase_window >= s;
         ++at) {
        if (at->cluster >= nobody || at->cluster == found) continue;
        const Unnamed& tied = discourse_.unnamed(at->cluster);
        if (static_cast<std::int64_t>(tied.members.size()) != *count) continue;
        const bool fits = std::all_of(tied.members.begin(), tied.members.end(), [&](int member) {
            if (member < nobody) return discourse_.unnamed(member).type == type && type == EntityType::person;
            return type == EntityType::person ? discourse_.group(member).type == type
                                              : is_kind(discourse_.group(member), lemma);
        });
        if (!fits) continue;
        if (found != nobody) return false;  // two pairs: which one is meant cannot be known
        found = at->cluster;
    }
    if (found == nobody) return false;
    for (const int cluster : discourse_.settle(found)) {
        Draft draft = discourse_.make(s, first, noun, discourse_.group(cluster).type, MentionForm::nominal);
        draft.head = noun;
        discourse_.add_aside(std::move(draft), cluster);
    }
    discourse_.remember({s, noun, noun, noun, found});
    return true;
}

void Descriptions::note_coordination(std::uint32_t s, TokenIndex last) {
    const SentenceView& view = discourse_.view(s);
    if (!view.relation(last, "conj")) return;
    const TokenIndex head = governor(view, last);
    if (head < 0 || head > last) return;
    Unnamed both;
    both.sentence = s;
    both.head = both.first = head;
    both.plural = true;
    std::vector<int> heads{head};
    bool tied = false;
    for (const int c : view.children(head)) {
        if (!view.relation(c, "conj")) continue;
        heads.push_back(c);
        const int conjunction = view.child(c, "cc");
        tied = c == last && view.listed(conjunction, "additive_signs");
    }
    if (!tied || heads.size() > most_members) return;
    for (const int each : heads) {
        const int referent = discourse_.cluster_at(s, each);
        if (referent == nobody || (referent < nobody && discourse_.unnamed(referent).plural)) return;
        if (std::find(both.members.begin(), both.members.end(), referent) != both.members.end()) return;
        const EntityType type = referent < nobody ? discourse_.unnamed(referent).type : discourse_.group(referent).type;
        if (both.members.empty()) both.type = type;
        if (both.type != type) both.type = EntityType::other;
        both.members.push_back(referent);
    }
    const int referent = discourse_.add_unnamed(std::move(both));
    discourse_.remember({s, head, head, head, referent});
}

}  // namespace claimgraph::extract::names
