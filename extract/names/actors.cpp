#include "extract/names/actors.h"

#include <algorithm>
#include <optional>

#include "extract/names/state_bodies.h"
#include "extract/names/thing_name.h"
#include "graph/name_key.h"

namespace claimgraph::extract::names {
namespace {

// Words that a phrase may have before its noun; longer ones say more than who acts.
constexpr int longest_phrase = 6;

class ActorFinder {
   public:
    ActorFinder(const std::vector<SentenceView>& sentences, std::vector<Draft>& drafts, std::vector<Group>& groups)
        : sentences_(sentences), drafts_(drafts), groups_(groups), lexicon_(Lexicon::get()) {}

    void look_at(std::uint32_t s, std::size_t begin, std::size_t end, std::size_t found_end) {
        const SentenceView& view = sentences_[s];
        begin_ = begin;
        end_ = end;
        taken_.assign(view.size(), false);
        const auto take = [&](const Draft& draft) {
            if (draft.sentence != s || draft.cluster < 0) return;
            for (TokenIndex i = draft.phrase_first; i <= draft.phrase_last; ++i) taken_[i] = true;
        };
        for (std::size_t d = begin; d < end; ++d) take(drafts_[d]);
        for (; found_ < found_end && drafts_[found_].sentence <= s; ++found_) take(drafts_[found_]);
        for (TokenIndex i = 0; i < view.size(); ++i)
            if (!taken_[i]) consider(s, i);
    }
    void references_begin_at(std::size_t draft) { found_ = draft; }

   private:
    struct Tie {
        const Thing* thing = nullptr;    ///< of an adjective
        int group = -1;                  ///< or of a name
        TokenIndex first = 0, last = 0;  ///< its words
    };

    std::optional<std::string_view> kind_of(const SentenceView& view, TokenIndex noun) const {
        if (noun > 0)
            if (const auto kind = lexicon_.text("actors", view.phrase(noun - 1, noun))) return kind;
        // Peru's electoral commission
        if (noun > 0 && lexicon_.has("actor_heads", view.low(noun)) && view.has_letter(noun - 1) &&
            !view.capital(noun - 1) && view.token(noun - 1).head == noun &&
            (view.relation(noun - 1, "amod") || view.relation(noun - 1, "compound")) &&
            !lexicon_.has("other", view.low(noun - 1)))
            return "organization";
        return lexicon_.text("actors", view.low(noun));
    }

    // What stands before a hyphen (*Russian-backed*) or behind one (*pro-Russian*) is no owner.
    static bool hyphenated(const SentenceView& view, TokenIndex first, TokenIndex last) {
        return view.is(first - 1, "-") || view.is(last + 1, "-");
    }

    // A capital with *regime* or *government* is the state, elsewhere the town.
    const Thing* state_of(const Thing* thing, const SentenceView& view, TokenIndex noun) const {
        if (!thing || (thing->kind != "capital" && thing->kind != "seat")) return nullptr;
        return lexicon_.has("state_actors", view.low(noun)) ? lexicon_.thing_by_id(thing->stands) : nullptr;
    }

    std::optional<Tie> tie_of_name(const SentenceView& view, TokenIndex noun) const {
        for (std::size_t d = begin_; d < end_; ++d) {
            const Draft& draft = drafts_[d];
            if (draft.form != MentionForm::name || draft.cluster < 0) continue;
            TokenIndex governor = view.token(draft.head).head;
            // NATO defense ministers: the parser may hang the name on the word between
            if (governor > draft.last && governor < noun && view.relation(governor, "compound"))
                governor = view.token(governor).head;
            if (governor != noun || hyphenated(view, draft.first, draft.last)) continue;
            // a name of several words may be an adjective as a whole: South Sudanese soldiers
            const bool adjective = draft.last > draft.first && view.relation(draft.head, "amod");
            const bool before = draft.last < noun && (view.relation(draft.head, "compound") || adjective ||
                                                      view.token(draft.head).deprel == "nmod:poss");
            const bool of =
                draft.first > noun && draft.phrase_first == draft.first && view.relation(draft.head, "nmod") &&
                (view.listed(noun + 1, "genitive_prepositions") &&
                 (draft.first == noun + 2 || (draft.first == noun + 3 && view.listed(noun + 2, "definite_articles"))));
            if (!before && !of) continue;
            const Group& owner = groups_[draft.cluster];
            if (owner.type == EntityType::work || owner.type == EntityType::law || owner.type == EntityType::event)
                continue;
            Tie tie{state_of(owner.thing, view, noun), draft.cluster, draft.first, draft.last};
            if (tie.thing) tie.group = -1;
            return tie;
        }
        return std::nullopt;
    }

    std::optional<Tie> tie_of_adjective(const SentenceView& view, TokenIndex noun) const {
        for (const int c : view.children(noun)) {
            if (c >= noun || !view.capital(c) || hyphenated(view, c, c)) continue;
            if (!view.relation(c, "amod") && !view.relation(c, "compound")) continue;
            const auto id = lexicon_.demonym(view.low(c));
            const Thing* thing = id ? lexicon_.thing_by_id(*id) : nullptr;
            if (thing) return Tie{thing, -1, c, c};
        }
        return std::nullopt;
    }

    void consider(std::uint32_t s, TokenIndex noun) {
        const SentenceView& view = sentences_[s];
        const Token& token = view.token(noun);
        if (token.upos != Upos::NOUN || view.capital(noun)) return;
        if (view.relation(noun, "compound") || view.relation(noun, "appos") || view.relation(noun, "flat")) return;
        const auto kind = kind_of(view, noun);
        if (!kind) return;
        auto tie = tie_of_name(view, noun);
        if (!tie) tie = tie_of_adjective(view, noun);
        if (!tie) return;
        TokenIndex first = std::min(tie->first, noun);
        bool definite = false, described = false;
        for (const int c : view.children(noun)) {
            if (c > noun) {
                described = described || view.relation(c, "acl") || view.relation(c, "nmod");
                if (view.relation(c, "appos") || view.relation(c, "flat")) return;
                continue;
            }
            if (view.relation(c, "det")) {
                definite = view.listed(c, "definite_determiners_plural");
                if (!definite) return;  // an EU delegation, some Russian officials
            }
            if (view.relation(c, "nummod") || lexicon_.has("vague_numbers", view.low(c)) ||
                lexicon_.has("former", view.low(c)))
                return;
            if (view.relation(c, "amod") || view.relation(c, "compound")) first = std::min(first, c);
        }
        const TokenIndex last = std::max(tie->last, noun);
        if (last - first > longest_phrase) return;
        for (TokenIndex i = first; i < noun; ++i)
            if (view.is(i, ",") || view.listed(i, "additive_conjunctions") || view.is(i, "-") ||
                lexicon_.has("former", view.low(i)))
                return;
        const bool group = *kind == "group";
        // *the Russian soldiers*, *Russian soldiers who fled*: these, not whoever is meant elsewhere
        const bool only_here = group && (definite || (described && last == noun));
        add(s, first, last, noun, *tie, group ? EntityType::group : EntityType::organization, only_here);
    }

    // What it belongs to, in comparable form; empty where that is known in this document only.
    std::string owner_key(const Tie& tie) const {
        if (tie.thing) return tie.thing->id;
        const Group& owner = groups_[tie.group];
        if (owner.thing) return owner.thing->id;
        if (owner.type == EntityType::person) return thing_key(owner.label);
        return is_generic(owner.name_key) ? std::string() : owner.name_key;
    }

    void add(std::uint32_t s, TokenIndex first, TokenIndex last, TokenIndex noun, const Tie& tie, EntityType type,
             bool only_here) {
        const SentenceView& view = sentences_[s];
        Draft draft = draft_of(view, s, first, last, type, MentionForm::nominal);
        draft.head = noun;
        // Israel's military, the Israeli military, the military of Israel
        std::string words;
        for (TokenIndex i = first; i <= noun; ++i) {
            if (i >= tie.first && i <= tie.last) continue;
            if (view.is(i, "'s") || view.is(i, "'")) continue;
            if (!words.empty()) words += ' ';
            words += lexicon_.spelling(view.low(i));
        }
        const std::string owner = owner_key(tie);
        // the army, the military, the armed forces of a country are one
        if (owner.starts_with("country/")) words = body_of_actor(words);
        const std::string here = words + " " + (owner.empty() ? "#" + std::to_string(tie.group) : owner);
        const auto [known, fresh] = actors_.try_emplace(here, static_cast<int>(groups_.size()));
        if (fresh) {
            Group actor;
            actor.type = type;
            actor.label = draft.label;
            actor.owner = tie.thing;
            actor.owner_group = tie.group;
            actor.owner_words = view.span(first, last);
            actor.spelled_out = true;
            if (!owner.empty() && !only_here) actor.name_key = words + " " + owner;
            groups_.push_back(std::move(actor));
        }
        groups_[known->second].names.insert(draft.label);
        draft.cluster = known->second;
        drafts_.push_back(std::move(draft));
    }

    const std::vector<SentenceView>& sentences_;
    std::vector<Draft>& drafts_;
    std::vector<Group>& groups_;
    const Lexicon& lexicon_;
    std::size_t begin_ = 0, end_ = 0;  // names of the sentence at hand
    std::size_t found_ = 0;            // drafts that references added
    std::vector<bool> taken_;
    StringMap<int> actors_;  // in this document: their groups
};

}  // namespace

void find_actors(const std::vector<SentenceView>& sentences, const std::vector<std::size_t>& first_draft,
                 std::size_t names_end, std::vector<Draft>& drafts, std::vector<Group>& groups) {
    ActorFinder finder(sentences, drafts, groups);
    // Phrases and pronouns that references found come behind the names, in no order that can be relied on.
    std::stable_sort(drafts.begin() + static_cast<std::ptrdiff_t>(names_end), drafts.end(),
                     [](const Draft& a, const Draft& b) { return a.sentence < b.sentence; });
    const std::size_t found_end = drafts.size();
    finder.references_begin_at(names_end);
    for (std::uint32_t s = 0; s < sentences.size(); ++s)
        finder.look_at(s, first_draft[s], s + 1 < first_draft.size() ? first_draft[s + 1] : names_end, found_end);
}

}  // namespace claimgraph::extract::names
