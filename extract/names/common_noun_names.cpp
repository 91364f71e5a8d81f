#include <algorithm>

#include "extract/names/sentence_names.h"
#include "graph/name_key.h"

namespace claimgraph::extract::names {

// The common noun that a name ends in: *region* of *Bryansk region*, *pipeline* of *Druzhba oil pipeline*.
SentenceNames::CommonNoun SentenceNames::common_noun_behind(const Draft& draft) const {
    CommonNoun out;
    out.position = draft.last + 1;
    for (int tries = 0; tries < 3 && out.position < view_.size(); ++tries, ++out.position) {
        const TokenIndex noun = out.position;
        const Token& token = view_.token(noun);
        // nuclear power plant, air base
        const bool between = token.upos == Upos::ADJ && lexicon_.has("facility_words", view_.low(noun));
        if (token.upos != Upos::NOUN && !between && !(token.upos == Upos::PROPN && view_.capital(noun))) return out;
        if (tries == 2 && !lexicon_.has("facility_words", view_.low(noun - 1))) return out;
        if (view_.capital(noun) && !view_.headline_case() && tries == 0 && noun > draft.last + 1) return out;
        out.word = singular(view_.low(noun));
        out.plural = out.word != view_.low(noun);
        const auto kind = lexicon_.text("phrase_heads", view_.phrase(noun - 1, noun));
        out.facility = (lexicon_.has("facility_heads", out.word) || (noun > draft.last + 1 && kind == "facility")) &&
                       names_facility(draft, out.word);
        out.disease = noun == draft.last + 1 && lexicon_.has("disease_heads", out.word) && !out.plural;
        if (out.disease) return out;
        out.place =
            out.facility || (lexicon_.has("place_heads_lower", out.word) && !lexicon_.has("facility_heads", out.word));
        if (out.place || lexicon_.has("organization_heads_lower", out.word)) return out;
        out.word.clear();
        // one common noun may stand between: oil pipeline
        if (view_.capital(noun) || !(view_.relation(noun, "compound") || view_.relation(noun, "amod"))) return out;
    }
    return out;
}

// Makes a name and the noun behind it one; where names are coordinated and share the noun, it is the last of them that
// has it in its words.
void SentenceNames::extend(Draft& draft, const CommonNoun& noun, bool last) {
    const std::string label = view_.written(draft.first, draft.last);
    draft.thing = nullptr;
    draft.type = EntityType::other;
    draft.votes = {};
    // Marburg virus is a thing of no type of its own
    if (!noun.disease)
        draft.votes.add(noun.facility ? NameCue::facility_noun_behind
                        : noun.place  ? NameCue::place_noun_behind
                                      : NameCue::organization_noun_behind);
    draft.weak = false;
    if (last) {
        std::string middle;
        if (noun.position > draft.last + 1) middle = " " + view_.written(draft.last + 1, noun.position - 1);
        draft.last = draft.phrase_last = noun.position;
        draft.head = view_.head_of(draft.first, draft.last);
        draft.label = label + middle + " " + (noun.plural ? noun.word : view_.token(noun.position).form);
    } else {
        draft.label = label + " " + noun.word;
    }
    if (const Thing* thing = lexicon_.thing(fold_name(draft.label), draft.label)) {
        draft.thing = thing;
        draft.type = thing->type;
    }
}

// *Bryansk region*, *Druzhba oil pipeline*, *Bryansk and Kursk regions*
void SentenceNames::extend_with_common_nouns() {
    std::sort(found_.begin(), found_.end(), [](const Draft& a, const Draft& b) { return a.first < b.first; });
    for (std::size_t at = 0; at < found_.size(); ++at) {
        const Draft& draft = found_[at];
        if (draft.type == EntityType::country || draft.type == EntityType::group || draft.title) continue;
        if (draft.thing && draft.thing->type == EntityType::organization) continue;
        const CommonNoun noun = common_noun_behind(draft);
        if (noun.word.empty() || noun.position >= view_.size() || noun.position > draft.last + 3) {
            coordinate_capitals(at);
            continue;
        }
        if (draft.votes.best(TypeThresholds::get().no_extension) == vote_person) continue;
        if (!noun.place && !noun.disease && draft.thing) continue;
        const std::size_t parts = noun.plural ? coordinated_parts(at) : 0;
        if (noun.plural && parts == 0) continue;
        for (std::size_t part = at - parts; part <= at; ++part) extend(found_[part], noun, part == at);
    }
}

// *the Zaporizhzhia nuclear power plant* is a name; *a Moscow hospital* is none, *the Tesla plant* neither.
bool SentenceNames::names_facility(const Draft& draft, std::string_view word) const {
    if (draft.type == EntityType::organization || draft.votes[vote_organization] >= TypeThresholds::get().sure)
        return false;
    const bool certain = lexicon_.has("place_heads_lower", word);
    const bool definite = view_.listed(draft.first - 1, "definite_articles");
    const bool indefinite = draft.first > 0 && (view_.token(draft.first - 1).upos == Upos::DET && !definite);
    if (indefinite) return false;
    if (!draft.thing) return certain || definite || !view_.headline_case();
    return draft.thing->kind == "capital" ? certain && definite : definite || certain;
}

// *the Spanish interior ministry*, *Russia's defence ministry*: a name without a capital of its own.
void SentenceNames::find_ministries() {
    std::vector<bool> taken(view_.size(), false);
    for (const Draft& draft : found_)
        for (TokenIndex i = draft.first; i <= draft.last; ++i) taken[i] = true;
    for (TokenIndex noun = 1; noun < view_.size(); ++noun) {
        if (!view_.listed(noun, "ministry_heads") || taken[noun]) continue;
        TokenIndex first = noun;
        while (first > 0 && noun - first < 4 && !taken[first - 1] && !is_demonym(first - 1) &&
               (view_.token(first - 1).upos == Upos::NOUN || view_.token(first - 1).upos == Upos::ADJ ||
                view_.token(first - 1).upos == Upos::PROPN || view_.is(first - 1, "-")))
            --first;
        if (first == noun || first == 0) continue;
        int label_first = -1;
        if (is_demonym(first - 1)) {
            label_first = --first;
        } else if (view_.is(first - 1, "'s") && first > 1) {
            for (const Draft& draft : found_)
                if (draft.last == first - 2 && draft.thing && draft.thing->type == EntityType::country)
                    label_first = draft.first;
        }
        if (label_first < 0) continue;
        Draft draft = make(first, noun);
        draft.label = view_.written(label_first, noun);
        draft.votes.add(NameCue::ministry);
        found_.push_back(std::move(draft));
    }
}

// How many drafts stand before `at` in a list that ends with it: A, B and C.
std::size_t SentenceNames::coordinated_parts(std::size_t at) const {
    std::size_t parts = 0;
    bool seen_and = false;
    while (at > parts) {
        const Draft& right = found_[at - parts];
        const Draft& left = found_[at - parts - 1];
        int between = left.last + 1;
        if (!seen_and && view_.is(between, ",")) ++between;  // Bryansk, Kursk, and Tula oblasts
        if (between + 1 != right.first) break;
        const bool conjunction = view_.listed(between, "conjunctions");
        if (!conjunction && !(seen_and && view_.is(between, ","))) break;
        if (left.type == EntityType::country || left.type == EntityType::group || left.title) break;
        seen_and = true;
        ++parts;
    }
    return parts;
}

// *the oblasts of Kharkiv, Kyiv and Poltava*: of places that the lists have with that noun and without it
void SentenceNames::name_places_behind_plural() {
    for (std::size_t at = 0; at < found_.size(); ++at) {
        const TokenIndex of = found_[at].first - (view_.listed(found_[at].first - 1, "definite_articles") ? 2 : 1);
        if (of < 1 || !view_.listed(of, "genitive_prepositions")) continue;
        const std::string plural(view_.low(of - 1)), noun = singular(plural);
        if (noun == plural || !lexicon_.has("place_heads_lower", noun)) continue;
        for (std::size_t part = at; part < found_.size(); ++part) {
            const TokenIndex before = found_[part].first - 1;
            const bool goes_on = view_.is(before, ",") || view_.listed(before, "conjunctions");
            if (part > at && (!goes_on || before - found_[part - 1].last > 2)) break;
            Draft& one = found_[part];
            const std::string label = view_.written(one.first, one.last) + " " + noun;
            const Thing* thing = lexicon_.thing(fold_name(label), label);
            if (!thing || !is_a(thing->type, EntityType::place)) continue;
            one.thing = thing;
            one.type = thing->type;
            one.label = label;
        }
    }
}

// *Donetsk and Luhansk Oblasts*: the same in capitals.
void SentenceNames::coordinate_capitals(std::size_t at) {
    Draft& draft = found_[at];
    if (draft.last == draft.first || draft.thing) return;
    const std::string_view tail = view_.low(draft.last);
    const std::string word = singular(tail);
    if (word == tail || !lexicon_.has("place_heads_lower", word)) return;
    const std::size_t parts = coordinated_parts(at);
    if (parts == 0) return;
    const std::string noun = view_.token(draft.last).form.substr(0, word.size());
    for (std::size_t part = at - parts; part < at; ++part) {
        Draft& one = found_[part];
        one.label = view_.written(one.first, one.last) + " " + noun;
        one.thing = nullptr;
        one.type = EntityType::other;
        one.votes = {};
        one.votes.add(NameCue::place_noun_behind);
        one.weak = false;
    }
    draft.label = view_.written(draft.first, draft.last - 1) + " " + noun;
}

}  // namespace claimgraph::extract::names
