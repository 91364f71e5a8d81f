#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/names/lexicon.h"
#include "extract/names/sentence_view.h"
#include "extract/names/type_votes.h"
#include "graph/model.h"
#include "graph/tenure.h"

/// \file
/// What passes between the steps of the names stage. Indices of tokens are inclusive at both ends.

namespace claimgraph::extract::names {

/// An office or role that the words give a person.
struct OfficeEvidence {
    const Office* office = nullptr;
    std::string domain;   ///< `country/RU`, `organization/nato`, `name/…`; empty if the words do not say
    bool former = false;  ///< not held at the time of writing
    /// What the document says in so many words, not only presupposes: the office, by these words, in the thing of
    /// another cluster or in `domain_thing`.
    bool held = false;
    Tenure tenure = {};  ///< when, as far as the words say
    Span words = {};
    int domain_cluster = -1;
    const Thing* domain_thing = nullptr;
};

struct Draft {
    std::uint32_t sentence = 0;
    TokenIndex first = 0, last = 0;
    TokenIndex phrase_first = 0, phrase_last = 0;  ///< with titles and offices
    TokenIndex head = 0;
    EntityType type = EntityType::other;
    MentionForm form = MentionForm::name;
    std::string label;             ///< as written, or built (*Bryansk region* of *Bryansk and Kursk regions*)
    const Thing* thing = nullptr;  ///< of the lists
    std::string key;               ///< what identifies it where its words do not: `team country/AU football`
    TypeVotes votes;
    bool weak = false;   ///< counts only where the document confirms it
    bool title = false;  ///< a title or office stands before it: a person
    char gender = 0;     ///< 'm', 'f'
    std::string value;
    int cluster = -1;
};

/// Some words of a sentence as they are written.
inline Draft draft_of(const SentenceView& view, std::uint32_t sentence, TokenIndex first, TokenIndex last,
                      EntityType type, MentionForm form) {
    Draft draft;
    draft.sentence = sentence;
    draft.first = draft.phrase_first = first;
    draft.last = draft.phrase_last = last;
    draft.head = view.head_of(first, last);
    draft.type = type;
    draft.form = form;
    draft.label = view.written(first, last);
    return draft;
}

struct OfficeMatch {
    TokenIndex first = 0, last = 0;
    const Office* office = nullptr;
    bool plural = false;
};

using Drafts = std::vector<Draft>;

}  // namespace claimgraph::extract::names
