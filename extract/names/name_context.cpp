#include <algorithm>

#include "extract/names/sentence_names.h"
#include "graph/name_key.h"

namespace claimgraph {

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
        if (view_.relation(c, "obj") && view_.is(owner, "its") && owner == verb + 1) return true;
        const TokenIndex subject =
            view_.relation(c, "ccomp") && view_.token(c).upos == Upos::VERB ? view_.child(c, "nsubj") : -1;
        if (view_.is(subject, "it") && subject <= verb + 2 && !view_.has_child(c, "ccomp")) return true;
        if (subject >= 0 && view_.is(view_.child(subject, "nmod"), "its") && subject <= verb + 3) return true;
    }
    return false;
}

void SentenceNames::add_context(Draft& draft) const {
    const TokenIndex first = draft.first, last = draft.last;
    const std::string_view before = first > 0 ? view_.low(first - 1) : std::string_view();
    const bool modifier = view_.relation(draft.head, "compound") && view_.token(draft.head).head > last;
    if (before == "the" && !modifier) {
        draft.votes[vote_person] -= 1.5;
        draft.votes[vote_organization] += 0.4;
    }
    if (before == "in" || before == "near") draft.votes[vote_place] += 0.8;
    if (before == "at" || before == "from" || before == "into" || before == "across") draft.votes[vote_place] += 0.3;
    // the mayor of Akureyri, the coach of Botafogo
    if (follows_office(first)) {
        draft.votes[vote_person] -= 2;
        draft.votes[is_head("place_offices", first - 2) ? vote_place : vote_organization] += 1.2;
    }
    // Lionel Messi of Inter Miami: nobody is somebody's
    if (first > 1 && before == "of" && ner_type(view_.token(first - 2)) == "PER" && !draft.title) {
        draft.votes[vote_person] -= 1.5;
        draft.votes[vote_organization] += 1;
    }
    if (last > first && is_head("person_starts", first)) draft.votes[vote_person] += 1.5;
    // Chelsea sacked its coach: a given name alone is nobody who hires and fires
    if (first == last && given_at(first) && !draft.title && view_.relation(draft.head, "nsubj") &&
        view_.token(draft.head).head >= 0 && is_listed_verb("club_verbs", view_.token(draft.head).head)) {
        draft.votes[vote_person] -= 3;
        draft.votes[vote_organization] += 2;
    }
    if (first == last && !given_at(first) && !draft.title && taken_up_by_it(draft.head)) {
        draft.votes[vote_person] -= 2;
        draft.votes[vote_organization] += 1.5;
    }
    // M23 rebels, Zenvora executives
    if (modifier && !view_.capital(view_.token(draft.head).head) &&
        is_head("member_nouns", view_.token(draft.head).head))
        draft.votes[vote_organization] += 1.2;
    if (first > 0 && !draft.title) {
        const std::string_view noun = view_.low(view_.is(first - 1, "of") && first > 1 ? first - 2 : first - 1);
        const TokenIndex at = view_.is(first - 1, "of") ? first - 2 : first - 1;
        const bool plain = at >= 0 && !view_.capital(at) && view_.token(at).upos == Upos::NOUN;
        if (plain && at == first - 1 && (lexicon_.is_any_class_noun(noun) || lexicon_.has("class_nouns_before", noun)))
            draft.votes[vote_organization] += 3;
        if (plain && lexicon_.has("place_nouns_before", noun)) draft.votes[vote_place] += 3;
        if (plain && at == first - 1) {
            if (lexicon_.has("product_nouns_before", noun)) draft.votes[vote_product] += 5;
            if (lexicon_.has("work_nouns_before", noun)) draft.votes[vote_work] += 5;
            if (lexicon_.has("event_nouns_before", noun)) draft.votes[vote_event] += 5;
        }
        // the frigate Ardent, the tanker Southern Dawn are also written with the article of the ship
        if (at == first - 1 && view_.is(at, "the") && first > 1 && view_.token(first - 2).upos == Upos::NOUN &&
            lexicon_.has("work_nouns_before", view_.low(first - 2)))
            draft.votes[vote_work] += 5;
    }
    // Thomas Sam, 42,
    if (last + 2 < view_.size() && view_.is(last + 1, ",") && view_.token(last + 2).upos == Upos::NUM &&
        view_.token(last + 2).form.size() <= 2 &&
        (last + 3 >= view_.size() || view_.token(last + 3).upos == Upos::PUNCT))
        draft.votes[vote_person] += 2;
    if (last > first && looks_slavic_name(last)) draft.votes[vote_person] += 0.6;
    const Token& head = view_.token(draft.head);
    if (view_.relation(draft.head, "nsubj") && head.head >= 0 &&
        lexicon_.has("speech_verbs", fold_name(view_.token(head.head).lemma))) {
        draft.votes[vote_person] += 0.4;
        draft.votes[vote_organization] += 0.2;
    }
    // Sydney, Australia
    if (last + 2 < view_.size() && view_.is(last + 1, ",") && thing_at(last + 2) &&
        (thing_at(last + 2)->type == EntityType::country || thing_at(last + 2)->kind == "region"))
        draft.votes[vote_place] += 0.6;
    bool words_only = true, has_head = false;
    for (TokenIndex i = first; i <= last; ++i) {
        words_only =
            words_only && view_.capital(i) && view_.has_letter(i) && !view_.has_digit(i) && !view_.all_capitals(i);
        has_head =
            has_head || lexicon_.has("organization_heads", view_.low(i)) || lexicon_.has("place_heads", view_.low(i));
    }
    if (words_only && !has_head && last > first && last - first <= 2 && before != "the")
        draft.votes[vote_person] += 0.4;
}

bool SentenceNames::is_listed_verb(ListName list, TokenIndex i) const {
    return view_.token(i).upos == Upos::VERB && lexicon_.has(list, fold_name(view_.token(i).lemma));
}

bool SentenceNames::follows_office(TokenIndex i) const {
    return i > 1 && view_.is(i - 1, "of") && in_office(i - 2) && !view_.capital(i - 2);
}

bool SentenceNames::looks_slavic_name(TokenIndex i) const {
    const std::string_view word = view_.low(i);
    for (const std::string_view ending : {"enko", "chuk", "ov", "ova", "ev", "eva", "sky", "skyy", "skiy", "ski", "ska",
                                          "skaya", "ich", "ych", "yan", "shvili", "dze"})
        if (word.size() > ending.size() + 2 && word.substr(word.size() - ending.size()) == ending) return true;
    return false;
}

// *Chukwuemeka Okonkwo and Maria Bello*: beside a person stands a person, where nothing says otherwise.
void SentenceNames::compare_coordinated() {
    std::sort(found_.begin(), found_.end(), [](const Draft& a, const Draft& b) { return a.first < b.first; });
    const auto sure = [](const Draft& draft) { return draft.title || draft.votes[vote_person] >= 3.3; };
    const auto open = [this](const Draft& draft) {
        return !draft.thing && draft.type != EntityType::group && draft.last > draft.first &&
               draft.last - draft.first <= 2 && !view_.is(draft.first - 1, "the") &&
               draft.votes[vote_organization] <= 2.3 && draft.votes[vote_facility] < 3 && draft.votes[vote_law] < 3 &&
               draft.votes[vote_event] < 3 && draft.votes[vote_work] < 3 && draft.votes[vote_product] < 3 &&
               draft.votes[vote_place] <= 2.3;
    };
    for (std::size_t at = 0; at + 1 < found_.size(); ++at) {
        Draft &a = found_[at], &b = found_[at + 1];
        if (b.phrase_first != a.last + 2 || !view_.is(a.last + 1, "and")) continue;
        if (sure(a) == sure(b)) continue;
        Draft& other = sure(a) ? b : a;
        if (open(other)) other.votes[vote_person] += 1.8;
    }
}

}  // namespace claimgraph
