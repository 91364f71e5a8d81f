#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "extract/rules/word_lists.h"

/// \file
/// Which words name which concept, from the lists `concept:LABEL`, `concept_term` and `generic` of the packs.

namespace claimgraph {

class ConceptWords {
   public:
    /// \param lists  must outlive this
    explicit ConceptWords(const WordLists& lists);

    /// The preferred label of what a head with its compound names, as a lemma in lower case: `peace negotiation` →
    /// `peace talks`. Words that no list has are their own label.
    std::string label(std::string_view words) const;
    /// Whether nothing is said by calling something so: `people`.
    bool is_generic(std::string_view words) const { return lists_->contains("generic", words); }
    /// Whether an adjective and a noun are one term: `nuclear weapon`.
    bool is_term(std::string_view words) const { return lists_->contains("concept_term", words); }

   private:
    const WordLists* lists_;
    std::unordered_map<std::string, std::string, StringHash, std::equal_to<>> label_of_;
};

}  // namespace claimgraph
