#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "extract/rules/word_lists.h"

/// \file
/// What the packs know of words that name concepts (lists `concept:LABEL`, `concept_term`, `generic`) and of verbs whose
/// third person is irregular (`third_person:FORM`), looked up once.

namespace claimgraph::extract::concepts {

using rules::WordLists;

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

    /// Whether an adjective of a country is part of a term that has nothing to do with it: `american football`.
    bool is_not_of_country(std::string_view words) const { return lists_->contains("not_of_country", words); }

    /// The irregular third person singular of a verb: `is` of *be*; empty if it is regular.
    std::string_view irregular_third_person(std::string_view lemma) const;

   private:
    using Words = std::unordered_map<std::string, std::string, StringHash, std::equal_to<>>;

    const WordLists* lists_;
    Words label_of_, third_person_of_;
};

}  // namespace claimgraph::extract::concepts
