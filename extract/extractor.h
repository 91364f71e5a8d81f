#pragma once

#include <memory>

#include "extract/language/analysis.h"
#include "graph/model.h"

/// \file
/// The way from a Document to what it says.

namespace claimgraph {

class RuleSet;

/// Document → analysis → names → matches → claims. Const use is thread-safe.
class Extractor {
   public:
    /// \param rules  compiled rule packs; shared so that many extractors can use one set
    explicit Extractor(std::shared_ptr<const RuleSet> rules);

    Extraction extract(Document document) const;

    /// The same for a document whose sentences, tokens and trees are given (CoNLL-U from elsewhere).
    Extraction extract(Document document, const Analysis& analysis) const;

   private:
    std::shared_ptr<const RuleSet> rules_;
};

}  // namespace claimgraph
