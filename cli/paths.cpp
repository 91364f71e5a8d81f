#include "cli/paths.h"

#include <filesystem>

#include "graph/errors.h"

namespace claimgraph {
namespace {

namespace fs = std::filesystem;

/// Where a path leads, as far as it exists.
fs::path target_of(const std::string& path) {
    std::error_code error;
    fs::path found = fs::weakly_canonical(path, error);
    return error ? fs::absolute(path, error) : found;
}

/// Standard streams, devices and pipes may be several things.
bool is_plain(const std::string& path) {
    if (path.empty() || path == "-") return false;
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    return !fs::exists(status) || fs::is_regular_file(status) || fs::is_directory(status);
}

bool lies_in(const fs::path& file, const fs::path& folder) {
    const fs::path way = file.lexically_relative(folder);
    return !way.empty() && *way.begin() != ".." && *way.begin() != ".";
}

}  // namespace

void require_apart(const std::vector<NamedPath>& read, const std::vector<NamedPath>& written) {
    for (std::size_t i = 0; i < written.size(); ++i) {
        const NamedPath& out = written[i];
        if (!is_plain(out.path)) continue;
        const fs::path target = target_of(out.path);
        std::error_code error;
        for (const NamedPath& in : read) {
            if (!is_plain(in.path)) continue;
            const bool same = fs::equivalent(in.path, out.path, error) || target_of(in.path) == target;
            const bool inside =
                fs::exists(target, error) && fs::is_directory(in.path, error) && lies_in(target, target_of(in.path));
            if (same || inside)
                throw UsageError("the " + out.role + " '" + out.path + "' would overwrite the " + in.role + " '" +
                                 (same ? in.path : out.path) + "'");
        }
        for (std::size_t j = 0; j < i; ++j)
            if (is_plain(written[j].path) && target_of(written[j].path) == target)
                throw UsageError("'" + out.path + "' cannot be the " + written[j].role + " and the " + out.role);
    }
}

}  // namespace claimgraph
