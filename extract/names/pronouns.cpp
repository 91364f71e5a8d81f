#include "extract/names/pronouns.h"

#include <algorithm>
#include <cmath>

#include "extract/names/agents.h"
#include "extract/names/clause.h"
#include "extract/names/ranking.h"
#include "graph/name_key.h"

namespace claimgraph::extract::names {
namespace {

constexpr std::uint32_t pronoun_window = 3;  // sentences before the pronoun's own
constexpr int most_steps = 12;               // up the tree
// The share of all that what has no name must have to be taken up by *it* as a topic.
constexpr double share_of_topic = 0.8;

char gender_of_pronoun(std::string_view word) {
    if (Lexicon::get().has("pronouns_he", word)) return 'm';
    if (Lexicon::get().has("pronouns_she", word)) return 'f';
    return 0;
}

Cue role_of(const SentenceView& view, TokenIndex head) {
    const std::string_view deprel = view.token(head).deprel;
    const std::string_view relation = universal(deprel);
    if (relation == "nsubj") return Cue::subject;
    if (relation == "obj" || relation == "iobj") return Cue::object;
    if (relation == "obl") return Cue::oblique;
    if (deprel == "nmod:poss") return Cue::possessor;
    if (relation == "nmod") return Cue::modifier;
    if (relation == "conj") return Cue::coordinated;
    // in Santa Ana, California
    if (relation == "appos") {
        const TokenIndex above = governor(view, head);
        return above >= 0 && view.token(above).upos == Upos::PROPN ? Cue::modifier : Cue::apposition;
    }
    if (relation == "compound") return Cue::in_compound;
    if (relation == "root" || relation == "parataxis") return Cue::of_headline;
    return Cue::other_role;
}

// Of given names that no list has: most that end in -a are women's, few that end in a consonant.
bool doubtful_gender(const Group& of, char gender) {
    if (of.gender != 0 || of.given.size() < 3) return false;
    const char last = of.given.back();
    return gender == 'm' ? last == 'a' : last != 'a' && last != 'e' && last != 'i';
}

// The verb of the sentence, or one that *and* or *but* ties to it.
bool in_main_clause(const SentenceView& view, TokenIndex verb) {
    for (int steps = 0; verb >= 0 && steps < most_steps; ++steps, verb = governor(view, verb)) {
        if (view.relation(verb, "root")) return true;
        if (!view.relation(verb, "conj")) return false;
    }
    return false;
}

// In front of the subject without a preposition, and of no part of the clause, unless as a second subject.
bool within_dislocated(const SentenceView& view, TokenIndex word, TokenIndex subject, TokenIndex verb) {
    for (int steps = 0; word >= 0 && word != verb && steps < most_steps; ++steps, word = governor(view, word))
        if (governor(view, word) == verb && word < subject)
            return view.relation(word, "dislocated") || view.relation(word, "nsubj");
    return false;
}

// Chan spoke to the press: "…": who is the subject in front of a colon and a quotation mark.
bool leads_to_quotation(const SentenceView& view, TokenIndex subject, int quoted) {
    for (TokenIndex i = subject + 1; i + 1 < quoted; ++i)
        if (view.is(i, ":")) return view.token(i + 1).upos == Upos::PUNCT;
    return false;
}

// How much the verb of a pronoun wants somebody who acts in its place.
double wish_of_verb(const SentenceView& view, int pronoun) {
    const TokenIndex verb = governor(view, pronoun);
    if (verb < 0) return 0;
    const std::string lemma = fold_name(view.token(verb).lemma);
    if (view.relation(pronoun, "obj") || view.token(pronoun).deprel == "nsubj:pass")
        return wants_agent(Place::object, lemma);
    if (!view.relation(pronoun, "nsubj")) return 0;
    return wants_agent(view.token(verb).upos == Upos::VERB ? Place::subject : Place::predicate, lemma);
}

bool is_thing(EntityType type) {
    return type == EntityType::organization || is_a(type, EntityType::place) || is_a(type, EntityType::work) ||
           type == EntityType::product || type == EntityType::event || type == EntityType::other;
}

}  // namespace

/// What is known of a pronoun before anybody is looked for.
struct Pronouns::Wanted {
    PronounKind kind = PronounKind::person;
    char gender = 0;
    std::uint32_t s = 0;
    TokenIndex i = 0;
    bool possessive = false, reflexive = false, subject = false;
    int quotation = -1;
    int own = -1;              ///< the word it hangs on
    int actor = -1;            ///< who acts in its clause, or in the nearest one above in which somebody does
    int actor_owner = -1;      ///< whose that one is
    int own_actor = -1;        ///< of an object: who acts on it
    bool says = false;         ///< it is the subject of a verb of saying
    bool owns_person = false;  ///< its chairman
    double wants_agent = 0;    ///< how much its verb wants a person or a body there
};

void Pronouns::resolve(std::uint32_t s, TokenIndex i, const std::vector<Said>& ahead) {
    const SentenceView& view = discourse_.view(s);
    const std::string_view word = view.low(i);
    Wanted wanted;
    wanted.gender = gender_of_pronoun(word);
    if (lexicon_.has("pronouns_thing", word))
        wanted.kind = PronounKind::thing;
    else if (lexicon_.has("pronouns_several", word))
        wanted.kind = PronounKind::several;
    else if (wanted.gender == 0)
        return;
    if (wanted.kind == PronounKind::thing && is_expletive(view, i)) return;
    wanted.s = s;
    wanted.i = i;
    wanted.possessive = view.token(i).deprel == "nmod:poss";
    wanted.reflexive = lexicon_.has("pronouns_reflexive", word);
    wanted.subject = view.relation(i, "nsubj");
    wanted.quotation = speakers_.quotation_of(s, i);
    wanted.own = governor(view, i);
    // Horak himself
    if (wanted.reflexive && i > 0)
        if (const int before = discourse_.cluster_at(s, i - 1); before != nobody && agrees(wanted, before)) {
            link(wanted, before);
            return;
        }
    if (const int found = subject_behind(wanted, ahead); found != nobody) {
        link(wanted, found);
        return;
    }
    int clause = wanted.possessive                   ? wanted.own
                 : wanted.subject && wanted.own >= 0 ? governor(view, wanted.own)
                                                     : wanted.own;
    for (int steps = 0; clause >= 0 && wanted.actor < 0 && steps < most_steps; ++steps) {
        wanted.actor = acting(view, clause);
        if (wanted.actor == i) wanted.actor = -1;
        clause = governor(view, clause);
    }
    if (wanted.actor >= 0) wanted.actor_owner = owner(view, wanted.actor);
    if (!wanted.possessive && !wanted.reflexive && !wanted.subject) wanted.own_actor = acting(view, wanted.own);
    wanted.says = wanted.subject && wanted.own >= 0 && is_speech(view, wanted.own);
    wanted.wants_agent = wish_of_verb(view, i);
    if (wanted.possessive && wanted.own >= 0) {
        const std::string noun = fold_name(view.token(wanted.own).lemma);
        wanted.owns_person = lexicon_.has("person_nouns", noun) || lexicon_.has("nouns_of_people", noun) ||
                             lexicon_.office(noun).has_value();
    }
    if (const int found = likeliest(wanted); found != nobody) link(wanted, found);
}

bool Pronouns::is_expletive(const SentenceView& view, TokenIndex i) const {
    const TokenIndex at = governor(view, i);
    if (view.relation(i, "expl"))  // but: said it feared that
        return at < i || !is_speech(view, at) || view.has_child(at, "aux:pass") || view.token(at).upos != Upos::VERB;
    if (at < 0 || !view.relation(i, "nsubj")) return false;
    // it is clear that …, it took years to …, it was said that …; but it said that …
    const bool says = view.token(i).deprel == "nsubj" && is_speech(view, at);
    if (view.has_child(at, "csubj") || view.has_child(at, "expl") || (view.has_child(at, "ccomp") && !says))
        return true;
    const Token& predicate = view.token(at);
    if (predicate.upos == Upos::ADJ) return true;
    const std::string lemma = fold_name(predicate.lemma);
    // it rains, it seems; it gets cold; it is time, it was three years
    if (lexicon_.has("verbs_impersonal", lemma)) return true;
    if (const int complement = view.child(at, "xcomp");
        complement >= 0 && lexicon_.has("weather", fold_name(view.token(complement).lemma)))
        return true;
    if (!view.has_child(at, "cop")) return false;
    if (lexicon_.has("times", lemma) || lexicon_.number("weekdays", lemma) || lexicon_.number("months", lemma) ||
        predicate.upos == Upos::NUM)
        return true;
    // it is the Senate that …
    for (const int c : view.children(at))
        if (view.token(c).deprel == "acl:relcl" && view.child(at, "det") >= 0 &&
            !view.listed(view.child(at, "det"), "indefinite_articles"))
            return true;
    return false;
}

// In his address, Zelensky urged …: the subject behind a fronted phrase
int Pronouns::subject_behind(const Wanted& wanted, const std::vector<Said>& ahead) const {
    if (!(wanted.possessive || wanted.subject) || wanted.quotation >= 0) return nobody;
    const SentenceView& view = discourse_.view(wanted.s);
    TokenIndex at = wanted.possessive ? wanted.own : wanted.i;
    for (int steps = 0; at >= 0 && steps < most_steps; ++steps, at = governor(view, at)) {
        if (!view.relation(at, "obl") && !view.relation(at, "advcl")) continue;
        const TokenIndex verb = governor(view, at);
        if (verb < 0 || verb < wanted.i) break;
        const TokenIndex subject = view.child(verb, "nsubj");
        if (subject < wanted.i) break;
        for (const Said& said : ahead)
            if (subject >= said.first && subject <= said.last && agrees(wanted, said.cluster)) return said.cluster;
        break;
    }
    return nobody;
}

bool Pronouns::agrees(const Wanted& wanted, int referent) const {
    const bool named = referent >= 0;
    const EntityType type = named ? discourse_.group(referent).type : discourse_.unnamed(referent).type;
    const bool plural = named ? type == EntityType::group : discourse_.unnamed(referent).plural;
    switch (wanted.kind) {
        case PronounKind::person: {
            const char gender = discourse_.gender_of(referent);
            return type == EntityType::person && !plural && (gender == 0 || gender == wanted.gender);
        }
        case PronounKind::thing:
            return is_thing(type) && !plural;
        case PronounKind::several:
            // a student … they, the company … they
            return plural || type == EntityType::organization ||
                   (!named && type == EntityType::person && discourse_.gender_of(referent) == 0);
    }
    return false;
}

// What the tree and what is known of pronouns exclude.
bool Pronouns::excluded(const Wanted& wanted, const Said& said) const {
    const SentenceView& there = discourse_.view(said.sentence);
    const std::string_view word = there.low(said.head);
    if (wanted.kind == PronounKind::thing && lexicon_.has("pronouns_several", word)) return true;
    if (wanted.kind == PronounKind::several && lexicon_.has("pronouns_thing", word)) return true;
    if (said.sentence != wanted.s) return false;
    const TokenIndex above = governor(there, said.head);
    // he cannot be the object of his own verb
    if (!wanted.possessive && !wanted.reflexive && wanted.own >= 0 && above == wanted.own && said.head != wanted.own)
        return true;
    if (!wanted.possessive && said.head == wanted.own) return true;
    if (wanted.own_actor >= 0 && said.head == wanted.own_actor) return true;
    // Philonise, his brother
    if (wanted.possessive && above == wanted.own && there.relation(said.head, "appos")) return true;
    if (wanted.possessive && wanted.own >= 0 && there.relation(wanted.own, "appos") &&
        governor(there, wanted.own) == said.head && !there.has_child(wanted.own, "conj"))
        return true;
    // The daughter of a teacher, she sang: that is what she is, and nobody in it is she
    if (wanted.subject && within_dislocated(there, said.head, wanted.i, wanted.own)) return true;
    const bool quoted = wanted.quotation >= 0;
    const bool candidate_quoted = speakers_.quotation_of(said.sentence, said.head) >= 0;
    // a speaker does not speak of himself as he
    if (quoted && !candidate_quoted && there.relation(said.head, "nsubj") &&
        (is_speech(there, above) || leads_to_quotation(there, said.head, wanted.i)))
        return true;
    // … President Ito," he said: nor does who is quoted name himself
    return !quoted && wanted.says && candidate_quoted;
}

// "He died," the doctor said: whoever is called by the noun that says so speaks of somebody else.
bool Pronouns::says_it(const Wanted& wanted, int referent) const {
    const auto word = speakers_.says(wanted.quotation);
    if (!word || referent >= nobody) return false;
    const SentenceView& view = discourse_.view(word->first);
    return view.token(word->second).upos == Upos::NOUN && discourse_.unnamed(referent).noun == view.low(word->second);
}

// The press asked Holm about it, but he declined: whoever is asked acts next.
bool Pronouns::answers(const Wanted& wanted, const Said& said) const {
    const SentenceView& view = discourse_.view(wanted.s);
    if (!wanted.subject || wanted.own < 0 || !view.relation(wanted.own, "conj")) return false;
    const int asking = governor(view, wanted.own);
    return asking >= 0 && governor(view, said.head) == asking &&
           (view.relation(said.head, "obj") || view.relation(said.head, "iobj")) &&
           lexicon_.has("verbs_of_asking", fold_name(view.token(asking).lemma));
}

// They dropped them: subject and object of a verb are two, however often each has been named before.
std::vector<int> Pronouns::barred_by_clause(const Wanted& wanted) const {
    std::vector<int> out;
    if (wanted.possessive || wanted.reflexive || wanted.own < 0) return out;
    const SentenceView& view = discourse_.view(wanted.s);
    for (auto at = discourse_.said().rbegin(); at != discourse_.said().rend() && at->sentence == wanted.s; ++at) {
        const bool argument = view.relation(at->head, "nsubj") || view.relation(at->head, "obj");
        if (at->head == wanted.own_actor || (argument && governor(view, at->head) == wanted.own))
            out.push_back(at->cluster);
    }
    return out;
}

/// What kind of thing a referent is.
void Pronouns::add_kind(const Wanted& wanted, int referent, EntityType type, Cues& cues) const {
    if (referent >= 0) {
        const Group& of = discourse_.group(referent);
        cues[Cue::times_said] = std::log1p(discourse_.times_said(referent));
        cues[type == EntityType::person         ? Cue::named_person
             : type == EntityType::organization ? Cue::named_organization
             : type == EntityType::country      ? Cue::named_country
             : is_a(type, EntityType::place)    ? Cue::named_place
                                                : Cue::named_other] = 1;
        cues[Cue::gender_doubtful] = wanted.kind == PronounKind::person && doubtful_gender(of, wanted.gender);
    } else {
        const bool tied = !discourse_.unnamed(referent).members.empty();
        const bool people = type == EntityType::group || (type == EntityType::person && tied);
        cues[people                             ? Cue::unnamed_people
             : type == EntityType::person       ? Cue::unnamed_person
             : type == EntityType::organization ? Cue::unnamed_organization
             : type == EntityType::place        ? Cue::unnamed_place
                                                : Cue::unnamed_thing] = 1;
        cues[Cue::tied_by_and] = tied && !people;
    }
}

Cues Pronouns::cues_of(const Wanted& wanted, const Said& said) const {
    const SentenceView& view = discourse_.view(wanted.s);
    const SentenceView& there = discourse_.view(said.sentence);
    const bool named = said.cluster >= 0;
    const EntityType type = named ? discourse_.group(said.cluster).type : discourse_.unnamed(said.cluster).type;
    const TokenIndex above = governor(there, said.head);
    Cues cues;
    const std::uint32_t distance = wanted.s - said.sentence;
    static constexpr Cue distances[] = {Cue::same_sentence, Cue::one_before, Cue::two_before, Cue::three_before};
    cues[distances[std::min(distance, pronoun_window)]] = 1;
    const Cue role = role_of(there, said.head);
    cues[role] = 1;
    if (role == Cue::subject) {
        cues[Cue::of_main_clause] = in_main_clause(there, above);
        cues[Cue::both_subjects] = wanted.subject;
        cues[Cue::goes_on] = distance == 1 && cues[Cue::of_main_clause] != 0 && wanted.subject && wanted.own >= 0 &&
                             view.relation(wanted.own, "root");
        if (is_speech(there, above)) {
            cues[Cue::spoke_before] = wanted.says && distance == 1;
            cues[Cue::speaks_here] = wanted.quotation < 0 && distance == 0;
        }
    }
    cues[Cue::both_objects] = (role == Cue::object || role == Cue::oblique) && !wanted.subject && !wanted.possessive;
    cues[Cue::acts] = distance == 0 && (said.head == wanted.actor || answers(wanted, said));
    cues[Cue::acts_on_own] = cues[Cue::acts] != 0 && wanted.possessive;
    cues[Cue::fronted_phrase] =
        distance == 0 && !wanted.possessive && wanted.own >= 0 && fronted(view, said.head, wanted.own);
    cues[Cue::owns_actor] = distance == 0 && wanted.actor_owner >= 0 && said.head == wanted.actor_owner;
    const bool agent = type == EntityType::person || type == EntityType::organization || type == EntityType::country ||
                       type == EntityType::group;
    // whoever fits is one of several who may; what does not fit is out
    const double wants = wanted.wants_agent;
    cues[Cue::fits_verb] = agent ? (wants > 0 ? wants / 2 : wants) : std::min(0.0, -wants);
    const bool speaks = agent || (!named && lexicon_.has("nouns_that_say", discourse_.unnamed(said.cluster).noun));
    if (wanted.says) cues[speaks ? Cue::agent_says : Cue::other_says] = 1;
    if (wanted.owns_person) cues[agent || type == EntityType::place ? Cue::agent_owns : Cue::other_owns] = 1;
    const int quotation = speakers_.quotation_of(said.sentence, said.head);
    if (quotation >= 0 || wanted.quotation >= 0)
        cues[quotation == wanted.quotation ? Cue::same_quotation : Cue::other_quotation] = 1;
    cues[Cue::by_pronoun] = there.token(said.head).upos == Upos::PRON;
    const TokenIndex article = there.child(said.head, "det");
    cues[Cue::indefinite_phrase] = article >= 0 && lexicon_.has("articles_indefinite", there.low(article));
    // Ukraine's General Staff is spoken of itself
    cues[Cue::by_way_of_another] = said.of_another && !(named && type != EntityType::person);
    add_kind(wanted, said.cluster, type, cues);
    cues[Cue::gender_known] = wanted.kind == PronounKind::person && discourse_.gender_of(said.cluster) == wanted.gender;
    return cues;
}

/// Whom a pronoun may stand for, and what speaks for it.
struct Pronouns::Candidate {
    int referent;
    std::uint32_t sentence;  ///< of the last mention
    unsigned mentions;
    Cues cues;
};

std::vector<Pronouns::Candidate> Pronouns::candidates_for(const Wanted& wanted) const {
    const int speaker = speakers_.speaker(wanted.quotation);
    const std::vector<int> barred = barred_by_clause(wanted);
    std::vector<Candidate> out;
    for (auto at = discourse_.said().rbegin(); at != discourse_.said().rend(); ++at) {
        if (at->sentence + pronoun_window < wanted.s) break;
        if (std::find(barred.begin(), barred.end(), at->cluster) != barred.end()) continue;
        if (at->cluster == speaker || !agrees(wanted, at->cluster) || excluded(wanted, *at)) continue;
        if (says_it(wanted, at->cluster)) continue;
        const auto known =
            std::find_if(out.begin(), out.end(), [&](const Candidate& c) { return c.referent == at->cluster; });
        if (known != out.end()) {
            ++known->mentions;
            if (at->sentence != known->sentence) continue;
            // *the army said its soldiers fled*: the army is the subject, though *its* comes later
            Cues cues = cues_of(wanted, *at);
            cues[Cue::recency] = known->cues[Cue::recency];
            if (rank(wanted.kind, cues) > rank(wanted.kind, known->cues)) known->cues = cues;
            continue;
        }
        out.push_back({at->cluster, at->sentence, 1, cues_of(wanted, *at)});
        out.back().cues[Cue::recency] = std::log(static_cast<double>(out.size()));
    }
    for (Candidate& candidate : out) candidate.cues[Cue::mentions] = std::log(candidate.mentions);
    return out;
}

int Pronouns::likeliest(const Wanted& wanted) const {
    const std::vector<Candidate> candidates = candidates_for(wanted);
    Cues none;
    none[Cue::nobody_at_all] = 1;
    none[wanted.possessive ? Cue::nobody_as_possessor
         : wanted.subject  ? Cue::nobody_as_subject
                           : Cue::nobody_as_object] = 1;
    none[Cue::nobody_reflexive] = wanted.reflexive ? 1 : 0;
    double sum = std::exp(rank(wanted.kind, none)), most = 0;
    const Candidate* best = nullptr;
    for (const Candidate& candidate : candidates) {
        const double weight = std::exp(rank(wanted.kind, candidate.cues));
        sum += weight;
        if (weight <= most) continue;
        most = weight;
        best = &candidate;
    }
    if (!best || most < sum * least_share(wanted.kind, best->referent >= 0, wanted.possessive)) return nobody;
    return is_doubtful(wanted, *best, candidates, most >= sum * share_of_topic) ? nobody : best->referent;
}

/// *Holm hit a shot that rocked Roth as he blocked*: of two who are named, neither of whom acts in the clause above,
/// the one to whom something was done there is no worse than the subject of the sentence.
bool Pronouns::hit_by_other(const Wanted& wanted, const Candidate& best, const std::vector<Candidate>& candidates) {
    if (wanted.kind != PronounKind::person || !wanted.subject || best.cues[Cue::acts] != 0) return false;
    if (best.sentence != wanted.s || best.cues[Cue::subject] == 0) return false;
    return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& other) {
        return other.referent >= 0 && other.referent != best.referent && other.sentence == wanted.s &&
               other.cues[Cue::object] != 0 && other.cues[Cue::recency] < best.cues[Cue::recency];
    });
}

/// Is there something against a candidate that has no name? \param topical  it has so large a
/// share of all weights that it is what is spoken of
bool Pronouns::is_doubtful(const Wanted& wanted, const Candidate& best, const std::vector<Candidate>& candidates,
                           bool topical) const {
    if (best.referent >= nobody) return hit_by_other(wanted, best, candidates);
    const auto any_here = [&](const auto& better) {
        return std::any_of(candidates.begin(), candidates.end(),
                           [&](const Candidate& c) { return c.sentence == wanted.s && better(c.referent); });
    };
    const Unnamed& thing = discourse_.unnamed(best.referent);
    switch (wanted.kind) {
        case PronounKind::person:
            // a judge said he should stay: whose sex is not known is no better than who was named
            return discourse_.gender_of(best.referent) == 0 && any_here([](int referent) { return referent >= 0; });
        case PronounKind::several:
            // The teacher told pupils they had won: where there are several in the sentence, one may not be meant
            return !thing.plural &&
                   any_here([&](int referent) { return referent >= nobody || discourse_.unnamed(referent).plural; });
        case PronounKind::thing: {
            // it: of what has no name only bodies and places, since anything else may as well be what a clause says;
            // but the subject of the sentence before is what the next one speaks of
            const bool goes_on =
                best.cues[Cue::goes_on] != 0 && topical && discourse_.view(thing.sentence).has_child(thing.head, "det");
            return thing.type != EntityType::organization && thing.type != EntityType::place && !goes_on;
        }
    }
    return false;
}

void Pronouns::link(const Wanted& wanted, int referent) {
    const Said said{wanted.s, wanted.i, wanted.i, wanted.i, referent};
    const bool several = referent < nobody && !discourse_.unnamed(referent).members.empty();
    for (const int cluster : discourse_.settle(referent)) {
        Group& of = discourse_.group(cluster);
        if (wanted.gender != 0 && of.gender == 0) of.gender = wanted.gender;
        Draft draft = discourse_.make(wanted.s, wanted.i, wanted.i, of.type, MentionForm::pronoun);
        if (several)
            discourse_.add_aside(std::move(draft), cluster);
        else
            discourse_.add(std::move(draft), cluster);
    }
    if (several) discourse_.remember(said);
}

// I, me, my: the person who is quoted; we, us, our: the body that is. Whom a person means by *we* nobody knows.
void Pronouns::link_first_person(std::uint32_t s) {
    const SentenceView& view = discourse_.view(s);
    for (TokenIndex i = 0; i < view.size(); ++i) {
        if (view.token(i).upos != Upos::PRON) continue;
        const bool several = lexicon_.has("first_person_plural", view.low(i));
        if (!several && !lexicon_.has("first_person", view.low(i))) continue;
        const int q = speakers_.quotation_of(s, i);
        if (q < 0 || speakers_.speaker(q) == nobody) continue;
        const int speaker = speakers_.speaker(q);
        const EntityType type = discourse_.group(speaker).type;
        const bool body = type == EntityType::organization || type == EntityType::country || type == EntityType::group;
        if (several ? !body : type != EntityType::person) continue;
        Draft draft = discourse_.make(s, i, i, type, MentionForm::pronoun);
        discourse_.add_aside(std::move(draft), speaker);
    }
}

}  // namespace claimgraph::extract::names
