#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

/// \file
/// Words whose lemma no rule of spelling gives (extract/packs/lemmas.json): *sang*, *sung*, *women*.

namespace claimgraph::extract::language {

class IrregularForms {
   public:
    static const IrregularForms& builtin();
    /// \param json  the pack  \throws Error if it is none
    explicit IrregularForms(std::string_view json);

    /// The lemma of a past tense, participle or plural in lower case, by its Penn Treebank tag; empty where the form is
    /// regular or the tag another.
    std::string_view lemma_of(std::string_view form, std::string_view xpos) const;

   private:
    using Forms = std::unordered_map<std::string, std::string>;
    Forms verbs_, nouns_;
};

}  // namespace claimgraph::extract::language
