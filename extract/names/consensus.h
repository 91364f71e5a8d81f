#pragma once

#include <vector>

#include "extract/names/draft.h"
#include "extract/names/lexicon.h"
#include "extract/names/sentence_view.h"

/// \file
/// What the whole document says about the same words: one name is one kind of thing, unless its words say otherwise.

namespace claimgraph::extract::names {

/// A name that the next sentence goes on to speak of as *it* is nobody, as *he* or *she* somebody.
void note_what_goes_on(const std::vector<SentenceView>& sentences, std::vector<Drafts>& all);

class Consensus {
   public:
    /// Gathers the evidence of all sentences. \param all  by sentence
    void collect(const std::vector<SentenceView>& sentences, const std::vector<Drafts>& all);

    /// *Putin-Zelensky meeting*: two names that the document knows one by one. \return false if the draft is one name
    bool split_pair(const SentenceView& view, const Draft& draft, Drafts& kept) const;

    /// Decides the draft's type; false if it is not to be kept.
    bool decide(const SentenceView& view, Draft& draft) const;

   private:
    struct Entry {
        int count = 0, weak = 0, opening = 0;
        TypeVotes votes;
        const Thing* thing = nullptr;
    };

    StringMap<Entry> entries_;
    StringMap<const Thing*> regions_;  ///< that stand behind a place somewhere (*Buffalo, New York*), by name
    StringSet person_words_, product_words_, organization_starts_, common_;
};

}  // namespace claimgraph::extract::names
