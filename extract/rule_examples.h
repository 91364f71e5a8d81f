#pragma once

#include <string>
#include <vector>

#include "extract/extractor.h"
#include "extract/rules/rule.h"
#include "extract/rules/signature.h"
#include "graph/model.h"

/// \file
/// The examples of rule packs, run.

namespace claimgraph::extract {

using rules::Example;
using rules::Rule;
using rules::Signature;

/// A claim as examples write it: `subject | [NOT ]predicate | object`.
std::string written(const Claim& claim);
/// The same with sources and, unless it is `actual`, modality: `… | by SOURCE | MODALITY`.
std::string written_in_full(const Claim& claim);

/// The same for people: `a date | is not agreed | by Warsame`.
std::string written_for_people(const Claim& claim);

struct ExampleResult {
    bool passed = false;
    /// The claims that the rule makes of the text, each in full where the example has it in full.
    std::vector<std::string> made;
};

/// An example passes if the rule makes the claims that it names and no others.
ExampleResult run_example(const Extractor& extractor, const Rule& rule, const Example& example);

/// An example of a signature passes if the claims that it names are among those made of the text, by whatever rule.
ExampleResult run_example(const Extractor& extractor, const Signature& signature, const Example& example);

/// A document with nothing but this text in its one block.
Document document_of(std::string text);

}  // namespace claimgraph::extract
