#include "cli/paths.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "graph/errors.h"

namespace claimgraph::cli {
namespace {

namespace fs = std::filesystem;

/// Where a path leads, as far as it exists.
fs::path target_of(const std::string& path) {
    std::error_code error;
    fs::path found = fs::weakly_canonical(path, error);
    return error ? fs::absolute(path, error) : found;
}

/// A file by what it is, not by its name: `-` and descriptors are looked through, too.
struct Place {
    bool exists = false, folder = false, plain = false;
    dev_t device = 0;
    ino_t inode = 0;
    fs::path target;

    /// \param standard  the stream that `-` stands for
    Place(const std::string& path, int standard) {
        struct stat status {};
        exists = path == "-" ? ::fstat(standard, &status) == 0 : ::stat(path.c_str(), &status) == 0;
        folder = exists && S_ISDIR(status.st_mode);
        plain = !path.empty() && (exists ? folder || S_ISREG(status.st_mode) : path != "-");
        device = status.st_dev;
        inode = status.st_ino;
        if (plain && path != "-") target = target_of(path);
    }

    /// Devices and pipes may be several things.
    bool is(const Place& other) const {
        if (!plain || !other.plain) return false;
        if (exists && other.exists) return device == other.device && inode == other.inode;
        return !target.empty() && target == other.target;
    }
};

bool lies_in(const fs::path& file, const fs::path& folder) {
    const fs::path way = file.lexically_relative(folder);
    return !way.empty() && *way.begin() != ".." && *way.begin() != ".";
}

std::string quoted(const NamedPath& path) {
    return path.role + (path.path == "-" ? std::string() : " '" + path.path + "'");
}

}  // namespace

std::vector<NamedPath> named(const std::string& role, const std::vector<std::string>& paths) {
    std::vector<NamedPath> out;
    for (const std::string& path : paths) out.push_back({role, path});
    return out;
}

void require_apart(const std::vector<NamedPath>& read, const std::vector<NamedPath>& written) {
    std::vector<Place> outs, ins;
    for (const NamedPath& out : written) outs.emplace_back(out.path, STDOUT_FILENO);
    for (const NamedPath& in : read) ins.emplace_back(in.path, STDIN_FILENO);
    for (std::size_t i = 0; i < written.size(); ++i) {
        const Place& out = outs[i];
        for (std::size_t k = 0; k < read.size(); ++k) {
            const bool inside =
                out.plain && out.exists && ins[k].folder && !out.target.empty() && lies_in(out.target, ins[k].target);
            if (!out.is(ins[k]) && !inside) continue;
            throw UsageError("the " + quoted(written[i]) + " would overwrite the " +
                             quoted(inside ? NamedPath{read[k].role, written[i].path} : read[k]));
        }
        for (std::size_t j = 0; j < i; ++j)
            if (out.is(outs[j]))
                throw UsageError("'" + written[i].path + "' cannot be the " + written[j].role + " and the " +
                                 written[i].role);
    }
}

std::uint64_t bytes_of(const std::vector<std::string>& inputs) {
    std::uint64_t sum = 0;
    for (const std::string& input : inputs) {
        std::error_code error;
        const fs::file_status status = fs::status(input, error);
        if (error || input == "-" || !(fs::is_regular_file(status) || fs::is_directory(status))) return 0;
        if (fs::is_regular_file(status)) sum += fs::file_size(input, error);
        if (!fs::is_directory(status)) continue;
        fs::recursive_directory_iterator at(input, error);
        for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
            if (at->path().filename().string().starts_with('.')) {
                at.disable_recursion_pending();
                continue;
            }
            std::error_code none;
            if (at->is_regular_file(none)) sum += at->file_size(none);
        }
        if (error) return 0;
    }
    return sum;
}

}  // namespace claimgraph::cli
