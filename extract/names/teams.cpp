#include "extract/names/teams.h"

#include <algorithm>
#include <string>

#include "extract/names/lexicon.h"
#include "graph/name_key.h"

namespace claimgraph::extract::names {
namespace {

constexpr int most_steps = 8;  // along a coordination

/// What the sentence says of the game: is there one, which sport, do women play?
struct Game {
    bool any = false, women = false;
    std::string sport;
};

Game game_of(const SentenceView& view) {
    const Lexicon& lexicon = Lexicon::get();
    Game game;
    for (TokenIndex i = 0; i < view.size(); ++i) {
        const auto sport = lexicon.text("sport_words", view.low(i));
        if (sport && !sport->empty() && game.sport.empty()) game.sport = *sport;
        game.any = game.any || sport || lexicon.text("sport_words", fold_name(view.token(i).lemma));
        game.women = game.women || lexicon.has("women_teams", view.low(i));
    }
    return game;
}

/// *the hosts Morocco*, *the defending champions Spain*: the word that the two hang on together.
TokenIndex head_of_title(const SentenceView& view, TokenIndex head) {
    const TokenIndex above = view.token(head).head;
    const bool beside = view.relation(head, "appos") || view.relation(head, "compound") || view.relation(head, "flat");
    if (above >= 0 && beside && Lexicon::get().has("team_titles", view.low(above))) return above;
    return head;
}

/// *Mexico's victory against Ecuador*, *the final match against Morocco*: whose game it is, or against whom.
bool is_of_game(const SentenceView& view, TokenIndex head) {
    const TokenIndex noun = view.token(head).head;
    if (!view.relation(head, "nmod") || noun < 0 || !Lexicon::get().has("game_nouns", view.low(noun))) return false;
    const int with = view.child(head, "case");
    return view.is(with, "'s") || view.is(with, "'") || view.listed(with, "opponent_prepositions");
}

/// The verb that a word is subject, object or opponent of, alone or among others; -1 if there is none.
TokenIndex verb_of(const SentenceView& view, TokenIndex head, bool only_subject) {
    for (int steps = 0; view.relation(head, "conj") && steps < most_steps; ++steps) head = view.token(head).head;
    const TokenIndex verb = view.token(head).head;
    if (verb < 0 || view.token(verb).upos != Upos::VERB) return -1;
    if (view.relation(head, "nsubj")) return verb;
    if (only_subject) return -1;
    if (view.relation(head, "obj")) return verb;
    const TokenIndex preposition = view.child(head, "case");
    const bool opponent = view.listed(preposition, "opponent_prepositions_or_by");
    return view.relation(head, "obl") && opponent ? verb : -1;
}

}  // namespace

void find_teams(const SentenceView& view, Drafts& drafts) {
    const Lexicon& lexicon = Lexicon::get();
    const Game game = game_of(view);
    for (Draft& draft : drafts) {
        const Thing* place = draft.thing;
        if (!place || (place->type != EntityType::country && !is_a(place->type, EntityType::place))) continue;
        if (place->kind == "water" || place->kind == "seat" || draft.form != MentionForm::name) continue;
        const auto plays = [&](ListName verbs, bool only_subject) {
            const TokenIndex verb = verb_of(view, head_of_title(view, draft.head), only_subject);
            return verb >= 0 && lexicon.has(verbs, fold_name(view.token(verb).lemma));
        };
        const bool club = place->type != EntityType::country && plays("club_verbs", true);
        const bool titled = head_of_title(view, draft.head) != draft.head;
        if (!club && !(game.any && (titled || is_of_game(view, draft.head) || plays("team_verbs", false)))) continue;
        draft.key = "team " + place->id;
        if (!game.sport.empty()) draft.key += " " + game.sport;
        if (game.women) draft.key += " women";
        draft.thing = nullptr;
        draft.type = EntityType::organization;
    }
}

}  // namespace claimgraph::extract::names
