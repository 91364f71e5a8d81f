#include "extract/names/references.h"

#include <algorithm>

#include "extract/names/clause.h"
#include "extract/names/descriptions.h"
#include "extract/names/discourse.h"
#include "extract/names/pronouns.h"
#include "extract/names/roles.h"
#include "extract/names/speakers.h"

namespace claimgraph::extract::names {
namespace {

constexpr std::size_t most_ahead = 4;  // names behind a pronoun that it may stand for

// *his father, Anthony*, *her husband Leo*
bool of_another(const SentenceView& view, const Draft& name) {
    const auto possessed = [&view](TokenIndex noun) {
        const int owner = noun < 0 ? -1 : view.child(noun, "nmod");
        return owner >= 0 && view.token(owner).deprel == "nmod:poss" && view.token(noun).upos == Upos::NOUN;
    };
    if (possessed(name.head)) return true;
    const TokenIndex above = view.token(name.head).head;
    return (view.relation(name.head, "appos") || view.relation(name.head, "flat")) && possessed(above);
}

/// Goes through the sentences in their order, word by word.
class References {
   public:
    References(Discourse& discourse, const std::vector<Quotation>& quotations, const std::vector<Turn>& turns,
               const std::vector<std::vector<OfficeUse>>& uses)
        : discourse_(discourse),
          uses_(uses),
          turns_(turns),
          speakers_(discourse, quotations),
          roles_(discourse, uses),
          descriptions_(discourse),
          pronouns_(discourse, speakers_) {}

    void run() {
        roles_.note_holders();
        speakers_.find();
        for (std::uint32_t s = 0; s < discourse_.sentences(); ++s) process_sentence(s);
        discourse_.end();
        speakers_.find();
        for (std::uint32_t s = 0; s < discourse_.sentences(); ++s) pronouns_.link_first_person(s);
    }

   private:
    void remember_name(std::uint32_t s, Said name) {
        // the Safety Agency (CSA): one phrase, with the role of its head
        const SentenceView& view = discourse_.view(s);
        if (view.relation(name.head, "appos"))
            if (const TokenIndex above = governor(view, name.head); discourse_.cluster_at(s, above) == name.cluster)
                name.head = above;
        if (const int role = descriptions_.role_named(view, name); role >= 0) {
            name.head = role;
        } else if (view.relation(name.head, "appos")) {
            // one senator, Leo Ito, said: what the noun is in the clause the name is
            if (const TokenIndex noun = governor(view, name.head); noun >= 0 && noun < name.first &&
                                                                   view.token(noun).xpos == "NN" &&
                                                                   discourse_.cluster_at(s, noun) == nobody)
                name.head = noun;
        }
        discourse_.remember(name);
        descriptions_.note_coordination(s, name.head);
    }

    /// `((Anna Berg)) It was late.`: who speaks next is named, but not spoken of.
    bool in_label(std::uint32_t s, const Draft& draft) const {
        const Span words = discourse_.view(s).span(draft.first, draft.last);
        const auto behind =
            std::upper_bound(turns_.begin(), turns_.end(), s, [](std::uint32_t sentence, const Turn& turn) {
                return sentence < turn.first_sentence;
            });
        return behind != turns_.begin() && (behind - 1)->label.contains(words);
    }

    void process_sentence(std::uint32_t s) {
        const SentenceView& view = discourse_.view(s);
        if (s > 0 && discourse_.view(s - 1).in_caption() && !view.in_caption()) discourse_.forget_captions();
        discourse_.begin_sentence();
        const std::size_t begin = discourse_.first_draft(s), end = discourse_.end_of_names(s);
        std::vector<Said> named;
        std::vector<bool> in_name(view.size(), false), in_value = in_name;
        for (std::size_t d = begin; d < end; ++d) {
            const Draft& draft = discourse_.drafts()[d];
            if (draft.type == EntityType::date || draft.type == EntityType::money)
                for (TokenIndex i = draft.first; i <= draft.last; ++i) in_value[i] = true;
            if (draft.form != MentionForm::name || draft.cluster < 0) continue;
            for (TokenIndex i = draft.first; i <= draft.last; ++i) in_name[i] = true;
            if (in_label(s, draft)) continue;
            descriptions_.take_up_class_name(s, d);
            const TokenIndex head = view.head_of(draft.phrase_first, draft.phrase_last);
            named.push_back({s, head, draft.phrase_first, draft.phrase_last, draft.cluster, of_another(view, draft)});
        }
        std::size_t next_name = 0, next_use = 0;
        const std::vector<OfficeUse>& uses = uses_[s];
        for (TokenIndex i = 0; i < view.size(); ++i) {
            while (next_name < named.size() && named[next_name].last <= i) remember_name(s, named[next_name++]);
            while (next_use < uses.size() && uses[next_use].last <= i) roles_.take_up(s, uses[next_use++]);
            if (in_name[i]) continue;
            const Token& token = view.token(i);
            if (token.upos == Upos::PRON) {
                const auto next = named.begin() + static_cast<std::ptrdiff_t>(next_name);
                const auto count = static_cast<std::ptrdiff_t>(std::min(named.size() - next_name, most_ahead));
                pronouns_.resolve(s, i, {next, next + count});
            } else if (token.upos == Upos::NOUN || token.upos == Upos::PROPN) {
                if (!in_value[i]) descriptions_.take_up(s, i);
                descriptions_.note_coordination(s, i);
            }
        }
        while (next_name < named.size()) remember_name(s, named[next_name++]);
        while (next_use < uses.size()) roles_.take_up(s, uses[next_use++]);
        for (std::size_t d = begin; d < end; ++d) descriptions_.note(s, d);
    }

    Discourse& discourse_;
    const std::vector<std::vector<OfficeUse>>& uses_;
    const std::vector<Turn>& turns_;  ///< in text order
    Speakers speakers_;
    Roles roles_;
    Descriptions descriptions_;
    Pronouns pronouns_;
};

}  // namespace

void resolve_references(const std::vector<SentenceView>& sentences, const std::vector<Quotation>& quotations,
                        const std::vector<Turn>& turns, const std::vector<std::vector<OfficeUse>>& uses, const std::vector<std::size_t>& first_draft,
                        std::vector<Draft>& drafts, std::vector<Group>& groups) {
    Discourse discourse(sentences, first_draft, drafts, groups);
    References(discourse, quotations, turns, uses).run();
}

}  // namespace claimgraph::extract::names
