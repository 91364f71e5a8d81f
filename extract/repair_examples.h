#pragma once

#include <string>
#include <vector>

#include "extract/rules/rewrite/repair.h"
#include "extract/rules/rule_set.h"

/// \file
/// The examples of repairs, run.

namespace claimgraph::extract {

using rules::RuleSet;
using rules::rewrite::Repair;
using rules::rewrite::RepairExample;

struct RepairExampleResult {
    std::vector<std::string> faults;  ///< what is not as the example says; empty: it passes
    bool passed() const { return faults.empty(); }
};

/// An example passes if the repair changes the sentence (or, where it says so, leaves it alone) and all arcs that it
/// expects are there when all repairs of the set are made.
RepairExampleResult run_example(const RuleSet& rules, const Repair& repair, const RepairExample& example);

/// `word <-relation- head`; the root's head is ROOT.
std::string written_arc(const Sentence& sentence, std::size_t token);

}  // namespace claimgraph::extract
