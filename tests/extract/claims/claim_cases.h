#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "extract/extractor.h"
#include "extract/rule_examples.h"
#include "extract/rules/rule_set.h"

/// \file
/// Texts and the claims that they make, as tables of tests have them.

namespace claimgraph::tests {

using extract::Extractor;
using extract::rules::RuleSet;
using extract::written_in_full;

struct ClaimCase {
    std::string text;
    std::vector<std::string> expected;      ///< as `written_in_full` has them
    std::vector<std::string> unexpected{};  ///< parts of claims that none may hold
};

/// \param read  makes a document of a text
template <typename Read>
void check_claims(const std::vector<ClaimCase>& cases, const Read& read) {
    static const Extractor extractor(RuleSet::load());
    for (const ClaimCase& each : cases) {
        std::vector<std::string> made;
        std::string all;
        for (const Claim& claim : extractor.extract(read(each.text)).claims) {
            made.push_back(written_in_full(claim));
            all += "  " + made.back() + "\n";
        }
        for (const std::string& line : each.expected)
            CHECK_MESSAGE(std::find(made.begin(), made.end(), line) != made.end(), "'" << each.text << "' lacks\n  "
                                                                                       << line << "\nmade\n"
                                                                                       << all);
        for (const std::string& part : each.unexpected)
            CHECK_MESSAGE(all.find(part) == std::string::npos, "'" << each.text << "' has\n  " << part << "\nmade\n"
                                                                   << all);
    }
}

}  // namespace claimgraph::tests
