#include "extract/names/pronouns.h"

#include <algorithm>

#include "extract/names/clause.h"

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
constexpr std::size_t most_candidates = 60;  // mentions looked at, whatever the length of sentences
constexpr int most_steps = 12;               // up the tree

char gender_of_pronoun(std::string_view word) {
    if (word == "he" || word == "him" || word == "his" || word == "himself") return 'm';
    if (word == "she" || word == "her" || word == "hers" || word == "herself") return 'f';
    return 0;
}

// Of given names that no list has: most that end in -a are women's, few that end in a consonant.
bool doubtful_gender(const Group& of, char gender) {
    if (of.gender != 0 || of.given.size() < 3) return false;
    const char last = of.given.back();
    return gender == 'm' ? last == 'a' : last != 'a' && last != 'e' && last != 'i';
}

bool is_thing(const Group& of) {
    switch (of.type) {
        case EntityType::organization:
        case EntityType::country:
        case EntityType::place:
        case EntityType::facility:
        case EntityType::product:
        case EntityType::work:
        case EntityType::law:
        case EntityType::event:
        case EntityType::other:
            return true;
        default:
            return false;
    }
}

}  // namespace

void Pronouns::resolve(std::uint32_t s, int i, const std::vector<Said>& ahead) {
    const std::string_view word = discourse_.view(s).low(i);
    if (const char gender = gender_of_pronoun(word))
        person_pronoun(s, i, gender, ahead);
    else if (word == "it" || word == "its" || word == "itself")
        thing_pronoun(s, i);
}

void Pronouns::person_pronoun(std::uint32_t s, int i, char gender, const std::vector<Said>& ahead) {
    const SentenceView& view = discourse_.view(s);
    const bool possessive = view.token(i).deprel == "nmod:poss";
    const bool reflexive = view.low(i).size() > 4;
    const int quotation = speakers_.quotation_of(s, i);
    const bool quoted = quotation >= 0;
    const int speaker = quoted ? speakers_.speaker(quotation) : nobody;
    const int own = governor(view, i);

    const auto compatible = [&](int cluster) {
        const bool person = cluster < nobody || discourse_.group(cluster).type == EntityType::person;
        return person && (discourse_.gender_of(cluster) == 0 || discourse_.gender_of(cluster) == gender);
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
    for (auto at = discourse_.said().rbegin(); at != discourse_.said().rend() && looked < most_candidates;
         ++at, ++looked) {
        if (at->sentence + pronoun_window < s) break;
        if (!compatible(at->cluster) || at->cluster == speaker) continue;
        const SentenceView& there = discourse_.view(at->sentence);
        double weight = role_weight(there, at->head);
        if (at->of_another) weight *= 0.5;
        if (at->sentence == s) {
            // he cannot be the object of his own verb
            if (!possessive && !reflexive && governor(view, at->head) == own && own >= 0 && at->head != own) continue;
            if (!possessive && at->head == own) continue;
            if (object && at->head == own_actor) continue;
            // a speaker does not speak of himself as he
            const bool speaks = quoted && view.relation(at->head, "nsubj") &&
                                is_speech(view, governor(view, at->head)) && speakers_.quotation_of(s, at->head) < 0;
            if (speaks) continue;
            // … President Ito," he said: nor does who is quoted name himself
            if (!quoted && view.relation(i, "nsubj") && is_speech(view, own) &&
                speakers_.quotation_of(s, at->head) >= 0)
                continue;
            weight +=
                !possessive && own >= 0 && fronted(view, at->head, own) ? weight_of_fronted_phrase : weight_of_sentence;
            // Trump said he …: the speaker
            if (!quoted && view.relation(at->head, "nsubj") && is_speech(view, governor(view, at->head))) weight += 20;
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
            if (doubtful_gender(discourse_.group(at->cluster), gender)) weight *= 0.8;
            weight += weight_of_mention * std::min(discourse_.times_said(at->cluster), 10U);
        } else {
            weight *= trust_in_unnamed;
        }
        gender_known = gender_known || discourse_.gender_of(at->cluster) == gender;
        const auto known = std::find_if(candidates.begin(), candidates.end(),
                                        [&](const Candidate& c) { return c.cluster == at->cluster; });
        if (known == candidates.end())
            candidates.push_back({at->cluster, weight});
        else
            known->weight = std::max(known->weight, weight) + 5;  // mentioned again
    }
    if (gender_known)
        for (Candidate& candidate : candidates)
            if (candidate.cluster >= 0 && discourse_.gender_of(candidate.cluster) == 0)
                candidate.weight *= trust_in_unknown_gender;
    if (candidates.empty()) return;
    const auto best = std::max_element(candidates.begin(), candidates.end(),
                                       [](const Candidate& a, const Candidate& b) { return a.weight < b.weight; });
    link_pronoun(s, i, best->cluster, gender);
}

void Pronouns::link_pronoun(std::uint32_t s, int i, int cluster, char gender) {
    cluster = discourse_.settle(cluster);
    Group& of = discourse_.group(cluster);
    if (gender != 0 && of.gender == 0) of.gender = gender;
    discourse_.add(discourse_.make(s, i, i, of.type, MentionForm::pronoun), cluster);
}

// it, its: the subject that the clause, or the one above it, or the sentence before begins with; nothing further
// away.
void Pronouns::thing_pronoun(std::uint32_t s, int i) {
    const SentenceView& view = discourse_.view(s);
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
                    link_if_thing(s, i, discourse_.cluster_at(s, governor(view, at)));
                    return;
                }
                link_if_thing(s, i, discourse_.cluster_at(s, subject));
                return;
            }
            if (possessive && i == 0) break;
            if (subject > i) return;
            link_if_thing(s, i, discourse_.cluster_at(s, subject));
            return;
        }
        if (view.relation(at, "acl") && view.token(at).deprel == "acl:relcl" && subject >= 0) return;
        if (subject < 0) {
            if (const int object = controller(view, at); object >= 0 && object < i) {
                link_if_thing(s, i, discourse_.cluster_at(s, object));
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
    const SentenceView& before = discourse_.view(s - 1);
    for (int k = 0; k < before.size(); ++k) {
        if (!before.relation(k, "root")) continue;
        const int subject = before.child(k, "nsubj");
        if (subject < 0) return;
        for (auto said = discourse_.said().rbegin(); said != discourse_.said().rend() && said->sentence + 1 >= s;
             ++said)
            if (said->sentence + 1 == s && said->first <= subject && subject <= said->last &&
                (said->head == subject || said->head == k)) {
                link_if_thing(s, i, said->cluster);
                return;
            }
        return;
    }
}

void Pronouns::link_if_thing(std::uint32_t s, int i, int cluster) {
    if (cluster >= 0 && is_thing(discourse_.group(cluster)))
        discourse_.add(discourse_.make(s, i, i, discourse_.group(cluster).type, MentionForm::pronoun), cluster);
}

// I, me, my: whoever is quoted.
void Pronouns::link_first_person(std::uint32_t s) {
    const SentenceView& view = discourse_.view(s);
    for (int i = 0; i < view.size(); ++i) {
        if (view.token(i).upos != Upos::PRON || !lexicon_.has("first_person", view.low(i))) continue;
        const int q = speakers_.quotation_of(s, i);
        if (q < 0 || speakers_.speaker(q) == nobody) continue;
        const int speaker = speakers_.speaker(q);
        if (discourse_.group(speaker).type != EntityType::person) continue;
        Draft draft = discourse_.make(s, i, i, EntityType::person, MentionForm::pronoun);
        discourse_.add_aside(std::move(draft), speaker);
    }
}

}  // namespace claimgraph
