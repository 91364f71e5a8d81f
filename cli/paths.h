#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// \file
/// No path may be two things in one run.

namespace claimgraph::cli {

/// A file or folder of a run and what it is there: `input`, `output`, `store` …
struct NamedPath {
    std::string role, path;
};

std::vector<NamedPath> named(const std::string& role, const std::vector<std::string>& paths);

/// \throws UsageError if a file that is written is read, too, or two that are written are one: by device and
/// inode, so that links and redirections are looked through. A folder that is read stands for every file in it that is
/// there already.
void require_apart(const std::vector<NamedPath>& read, const std::vector<NamedPath>& written);

/// The bytes of files, and of those in folders, hidden ones left out; 0 where there is another kind of thing among them
/// (standard input, a pipe).
std::uint64_t bytes_of(const std::vector<std::string>& inputs);

}  // namespace claimgraph::cli
