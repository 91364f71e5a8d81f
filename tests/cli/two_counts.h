#pragma once

#include <string>

#include "tests/cli/program.h"

namespace claimgraph::tests {

/// Two articles that count the injured of one accident differently, as files of a folder.
struct TwoCounts {
    explicit TwoCounts(const TemporaryFolder& folder)
        : one(folder.file("one.txt",
                          "Ferry sinks off Velm\n\nApril 12, 2024\n\nA ferry sank off Velm after it hit "
                          "a harbour bridge on Thursday.\n\nSeven people were killed and more than 60 "
                          "people were injured in Velm, the coast guard said.\n")),
          other(folder.file("other.txt",
                            "Bridge in Velm hit by ferry\n\nApril 12, 2024\n\nThe harbour bridge of Velm "
                            "was hit by a ferry, which sank.\n\nSeven people were killed and 55 people "
                            "were injured in Velm, the harbour police said.\n")) {}

    std::string one, other;
};

}  // namespace claimgraph::tests
