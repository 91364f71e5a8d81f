#pragma once

#include <string>
#include <vector>

/// \file
/// No path may be two things in one run.

namespace claimgraph {

/// A file or folder of a run and what it is there: `input`, `output`, `store` …
struct NamedPath {
    std::string role, path;
};

/// \throws UsageError if a file that is written is read, too (links are looked through; a folder that is read stands
/// for every file in it that is there already), or two that are written are one
void require_apart(const std::vector<NamedPath>& read, const std::vector<NamedPath>& written);

}  // namespace claimgraph
