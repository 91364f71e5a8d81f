#pragma once

#include <string>
#include <string_view>
#include <vector>

/// \file
/// What takes bytes from outside, each as a function that must end well whatever the bytes: with a result that fits
/// together, or with one of the errors of graph/errors.h. The targets are run by libFuzzer (libfuzzer.cpp) and, a
/// little of each, by the tests (fuzz_test.cpp).

namespace claimgraph::fuzz {

struct Target {
    std::string_view name;
    std::string_view note;
    /// \throws std::logic_error if the result does not fit together
    void (*run)(std::string_view bytes);
    /// Inputs to start from.
    std::vector<std::string> (*seeds)();
    int smoke_runs;  ///< how many inputs the tests try, about half a second's worth
};

const std::vector<Target>& targets();

/// The target of this name, or nullptr.
const Target* target_named(std::string_view name);

}  // namespace claimgraph::fuzz
