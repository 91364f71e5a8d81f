#pragma once

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <vector>

/// \file
/// The sources of the program, for tests of what holds of all of them.

namespace claimgraph::tests {

/// Calls `visit` with the path in the repository and the lines of every source below the folders.
template <typename Visit>
void each_source(std::initializer_list<const char*> folders, const Visit& visit) {
    const std::string root = CLAIMGRAPH_SOURCE;
    for (const char* folder : folders)
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root + "/" + folder)) {
            const std::string ending = entry.path().extension();
            if (ending != ".cpp" && ending != ".h") continue;
            std::ifstream file(entry.path());
            std::vector<std::string> lines;
            for (std::string line; std::getline(file, line);) lines.push_back(line);
            visit(std::filesystem::relative(entry.path(), root).string(), lines);
        }
}

}  // namespace claimgraph::tests
