#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "extract/claims/confidence.h"
#include "extract/language/analysis.h"
#include "extract/names/names.h"
#include "graph/model.h"

/// \file
/// The way from a Document to what it says.

namespace claimgraph::extract::names {
class Acquaintances;
}

namespace claimgraph::extract::concepts {
class ConceptWords;
}

namespace claimgraph::extract::rules {
class RuleSet;
}

namespace claimgraph::extract {

using claims::Grounds;
using concepts::ConceptWords;
using names::Acquaintances;
using names::Names;
using rules::RuleSet;

/// What an extraction was made by, for whoever explains or measures it.
struct Workings {
    std::vector<Grounds> grounds;                               ///< what the confidence of each claim rests on
    std::vector<std::vector<std::optional<EntityType>>> types;  ///< of each sentence: what its tokens name
};

/// Document → analysis → names → matches → claims → what their phrases speak of. Const use is thread-safe.
class Extractor {
   public:
    /// \param rules  compiled rule packs; shared so that many extractors can use one set
    /// \param kind   with which model texts are analysed
    /// \param known  persons that the user knows; none if null
    explicit Extractor(std::shared_ptr<const RuleSet> rules, AnalysisKind kind = AnalysisKind::exact,
                       std::shared_ptr<const Acquaintances> known = nullptr);

    /// \param left_out  if given, receives the number of claims past the bound on those of a sentence
    Extraction extract(Document document, std::uint64_t* left_out = nullptr) const;

    /// The same for a document whose sentences, tokens and trees are given (CoNLL-U from elsewhere).
    /// \param workings  if given, receives what it was made by
    Extraction extract(Document document, const Analysis& analysis, std::uint64_t* left_out = nullptr,
                       Workings* workings = nullptr) const;

    /// Digest of model, rules, words and persons known: where it is the same, the same texts give the same finds. The
    /// program's version is the caller's to add.
    std::string digest() const;

   private:
    std::shared_ptr<const RuleSet> rules_;
    std::shared_ptr<const ConceptWords> concepts_;
    AnalysisKind kind_;
    std::shared_ptr<const Acquaintances> known_;
};

/// What each token of a sentence names, for the tests of rules. \param index  of the sentence in its document
std::vector<std::optional<EntityType>> entity_types(const Names& names, const Sentence& sentence, std::uint32_t index);

}  // namespace claimgraph::extract
