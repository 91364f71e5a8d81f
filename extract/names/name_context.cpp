#include <algorithm>

#include "extract/names/agents.h"
#include "extract/names/sentence_names.h"
#include "graph/name_key.h"

namespace claimgraph::extract::names {

// *Marjorie Ito (R-Ga.)*, *Ned Loft, R-Ohio, and …*
bool SentenceNames::is_party_and_state(TokenIndex i) const {
    const std::string& form = view_.token(i).form;
    if (!view_.is(i - 1, "(") && !view_.is(i - 1, ",")) return false;
    if (form.size() == 1) return view_.is(i + 1, "-") && view_.glued(i);
    if (form.size() < 4 || form[1] != '-') return false;
    const std::string state = form.substr(2);
    const Thing* thing = lexicon_.thing(fold_name(state), state);
    return view_.is(i - 1, "(") || state.back() == '.' || (thing && is_a(thing->type, EntityType::place));
}

// *known as Madyar*, *nicknamed "Lev"*: what follows is a name, whatever the tagger says.
bool SentenceNames::follows_alias(TokenIndex i) const {
    TokenIndex last = i - 1;
    if (last >= 0 && view_.token(last).upos == Upos::PUNCT) --last;
    const auto& aliases = lexicon_.aliases();
    for (TokenIndex first = last; first >= 0 && first + 3 > last; --first) {
        const std::string_view words = view_.phrase(first, last);
        if (!lexicon_.has("vague_aliases", words) && std::find(aliases.begin(), aliases.end(), words) != aliases.end())
            return true;
    }
    return false;
}

// Bryn said it had lost the data, Bryn cut its forecast: nobody is an it
bool SentenceNames::taken_up_by_it(TokenIndex head) const {
    const TokenIndex verb = view_.relation(head, "nsubj") ? view_.token(head).head : -1;
    if (verb < head) return false;
    for (const int c : view_.children(verb)) {
        if (c < verb) continue;
        const int owner = view_.child(c, "nmod");
        if (view_.relation(c, "obj") && view_.listed(owner, "pronouns_its") && owner == verb + 1) return true;
        const TokenIndex subject =
            view_.relation(c, "ccomp") && view_.token(c).upos == Upos::VERB ? view_.child(c, "nsubj") : -1;
        if (view_.listed(subject, "pronouns_it") && subject <= verb + 2 && !view_.has_child(c, "ccomp")) return true;
        if (subject >= 0 && view_.listed(view_.child(subject, "nmod"), "pronouns_its") && subject <= verb + 3)
            return true;
    }
    return false;
}

void SentenceNames::hear_context(Draft& draft) const {
    hear_word_before(draft);
    hear_noun_before(draft);
    hear_words_behind(draft);
    hear_clause(draft);
    hear_look(draft);
}

void SentenceNames::hear_word_before(Draft& draft) const {
    const TokenIndex first = draft.first;
    if (first == 0) return;
    if (view_.listed(first - 1, "definite_articles") && !is_modifier(draft)) draft.votes.add(NameCue::behind_the);
    static constexpr struct {
        ListName words;
        NameCue cue;
    } prepositions[] = {{"prepositions_in", NameCue::behind_in},          {"prepositions_at", NameCue::behind_at},
                        {"goal_prepositions", NameCue::behind_to},        {"agent_prepositions", NameCue::behind_by},
                        {"companion_prepositions", NameCue::behind_with}, {"purpose_prepositions", NameCue::behind_for},
                        {"surface_prepositions", NameCue::behind_on}};
    for (const auto& [words, cue] : prepositions)
        if (view_.listed(first - 1, words)) draft.votes.add(cue);
    if (!view_.listed(first - 1, "genitive_prepositions")) return;
    // the mayor of Akureyri, the coach of Botafogo; Lionel Messi of Inter Miami: nobody is somebody's
    if (follows_office(first))
        draft.votes.add(is_head("place_offices", first - 2) ? NameCue::of_place_office : NameCue::of_office);
    else if (first > 1 && ner_type(view_.token(first - 2)) == "PER" && !draft.title)
        draft.votes.add(NameCue::of_person);
    else
        draft.votes.add(NameCue::behind_of);
}

// *the newspaper Kvartal*, *the village of Nes*: a noun that says what it is
void SentenceNames::hear_noun_before(Draft& draft) const {
    const TokenIndex first = draft.first;
    if (first == 0 || draft.title) return;
    const bool of = view_.listed(first - 1, "genitive_prepositions") && first > 1;
    const TokenIndex at = of ? first - 2 : first - 1;
    const std::string_view noun = view_.low(at);
    if (!view_.capital(at) && view_.token(at).upos == Upos::NOUN) {
        if (lexicon_.has("place_nouns_before", noun)) draft.votes.add(NameCue::behind_place_noun);
        if (of) return;
        if (lexicon_.is_any_class_noun(noun) || lexicon_.has("class_nouns_before", noun))
            draft.votes.add(NameCue::behind_organization_noun);
        if (lexicon_.has("product_nouns_before", noun)) draft.votes.add(NameCue::behind_product_noun);
        if (lexicon_.has("work_nouns_before", noun)) draft.votes.add(NameCue::behind_work_noun);
        if (lexicon_.has("event_nouns_before", noun)) draft.votes.add(NameCue::behind_event_noun);
    }
    // the magazine The Beacon
    if (view_.listed(first - 1, "definite_articles") && first > 1 && view_.token(first - 2).upos == Upos::NOUN &&
        lexicon_.has("work_nouns_before", view_.low(first - 2)))
        draft.votes.add(NameCue::behind_work_noun);
}

void SentenceNames::hear_words_behind(Draft& draft) const {
    const TokenIndex comma = draft.last + 1, behind = draft.last + 2;
    const TokenIndex next = view_.is(comma, ",") ? behind : comma;
    if (view_.listed(next, "relative_persons")) draft.votes.add(NameCue::before_who);
    if (view_.listed(next, "relative_places")) draft.votes.add(NameCue::before_where);
    if (behind >= view_.size() || !view_.is(comma, ",")) return;
    if (view_.token(behind).upos == Upos::NUM && view_.token(behind).form.size() <= 2 &&
        (behind + 1 >= view_.size() || view_.token(behind + 1).upos == Upos::PUNCT))
        draft.votes.add(NameCue::before_age);
    if (thing_at(behind) && (thing_at(behind)->type == EntityType::country || thing_at(behind)->kind == "region"))
        draft.votes.add(NameCue::before_country);
}

// Whether it says which of the things that a noun behind it names: *the Tesla plant*
bool SentenceNames::is_modifier(const Draft& draft) const {
    return view_.relation(draft.head, "compound") && view_.token(draft.head).head > draft.last;
}

void SentenceNames::hear_clause(Draft& draft) const {
    const TokenIndex governor = view_.token(draft.head).head;
    const bool single = draft.first == draft.last && !draft.title;
    const bool subject = view_.relation(draft.head, "nsubj") && governor >= 0;
    if (single && given_at(draft.first) && subject && is_listed_verb("club_verbs", governor))
        draft.votes.add(NameCue::hires);
    if (single && !given_at(draft.first) && taken_up_by_it(draft.head)) draft.votes.add(NameCue::taken_up_by_it);
    if (is_modifier(draft) && !view_.capital(governor) && is_head("member_nouns", governor))
        draft.votes.add(NameCue::before_member_noun);
    if (subject) draft.votes.add(NameCue::subject);
    if (view_.relation(draft.head, "obj")) draft.votes.add(NameCue::object);
    if (view_.listed(draft.last + 1, "possessive_endings")) draft.votes.add(NameCue::owner);
    if (is_modifier(draft)) draft.votes.add(NameCue::modifier);
    if (governor >= 0 && (subject || view_.relation(draft.head, "obj"))) {
        const Place place = view_.has_child(governor, "cop") ? Place::predicate
                            : subject && view_.token(draft.head).deprel.find(":pass") == std::string::npos
                                ? Place::subject
                                : Place::object;
        draft.votes.add(NameCue::fits_verb, wants_agent(place, fold_name(view_.token(governor).lemma)));
    }
    for (const TokenIndex c : view_.children(draft.head))
        if (c > draft.last && view_.relation(c, "appos")) hear_noun_beside(draft, c);
    if (view_.relation(draft.head, "appos") && governor >= 0) hear_noun_beside(draft, governor);
    if (subject && view_.has_child(governor, "cop")) hear_noun_beside(draft, governor);
    if (subject && lexicon_.has("speech_verbs", fold_name(view_.token(governor).lemma)))
        draft.votes.add(NameCue::speaks);
}

// *Anita Vell, the chairwoman*; *Zenvora is a company*
void SentenceNames::hear_noun_beside(Draft& draft, TokenIndex noun) const {
    if (view_.token(noun).upos != Upos::NOUN) return;
    if (in_office(noun) || view_.listed(noun, "person_nouns")) draft.votes.add(NameCue::person_noun_beside);
    if (view_.listed(noun, "class_nouns_before") || lexicon_.is_any_class_noun(view_.low(noun)))
        draft.votes.add(NameCue::organization_noun_beside);
    if (view_.listed(noun, "place_nouns_before")) draft.votes.add(NameCue::place_noun_beside);
}

// What its words look like.
void SentenceNames::hear_look(Draft& draft) const {
    const TokenIndex first = draft.first, last = draft.last;
    if (tagged(first, last, "PER") + tagged(first, last, "ORG") + tagged(first, last, "LOC") == 0)
        draft.votes.add(NameCue::untagged);
    if (last == first) return;
    if (is_head("person_starts", first)) draft.votes.add(NameCue::starts_like_person);
    if (has_family_ending(last)) draft.votes.add(NameCue::family_ending);
    if (last - first > 2 || view_.listed(first - 1, "definite_articles")) return;
    for (TokenIndex i = first; i <= last; ++i)
        if (!view_.capital(i) || !view_.has_letter(i) || view_.has_digit(i) || view_.all_capitals(i) ||
            is_head("organization_heads", i) || is_head("place_heads", i))
            return;
    draft.votes.add(NameCue::plain_words);
}

bool SentenceNames::is_listed_verb(ListName list, TokenIndex i) const {
    return view_.token(i).upos == Upos::VERB && lexicon_.has(list, fold_name(view_.token(i).lemma));
}

bool SentenceNames::follows_office(TokenIndex i) const {
    return i > 1 && view_.listed(i - 1, "genitive_prepositions") && in_office(i - 2) && !view_.capital(i - 2);
}

// *-enko*, *-shvili*
bool SentenceNames::has_family_ending(TokenIndex i) const {
    const std::string_view word = view_.low(i);
    for (std::size_t begin = 3; begin < word.size(); ++begin)
        if (lexicon_.has("family_endings", word.substr(begin))) return true;
    return false;
}

// *Chukwuemeka Okonkwo and Maria Bello*: beside a person stands a person, where nothing says otherwise.
void SentenceNames::compare_coordinated() {
    std::sort(found_.begin(), found_.end(), [](const Draft& a, const Draft& b) { return a.first < b.first; });
    const TypeThresholds& least = TypeThresholds::get();
    const auto sure = [&](const Draft& draft) {
        return draft.title || draft.votes[vote_person] >= least.sure_of_person;
    };
    const auto open = [&](const Draft& draft) {
        return !draft.thing && draft.type != EntityType::group && draft.last > draft.first &&
               draft.last - draft.first <= 2 && !view_.listed(draft.first - 1, "definite_articles") &&
               draft.votes.open_to_person(least.still_open);
    };
    for (std::size_t at = 0; at + 1 < found_.size(); ++at) {
        Draft &a = found_[at], &b = found_[at + 1];
        if (b.phrase_first != a.last + 2 || !view_.listed(a.last + 1, "additive_conjunctions")) continue;
        if (sure(a) == sure(b)) continue;
        Draft& other = sure(a) ? b : a;
        if (open(other)) other.votes.add(NameCue::beside_person);
    }
}

}  // namespace claimgraph::extract::names
