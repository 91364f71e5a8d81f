#include "cli/command_verify.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

#include "cli/options.h"
#include "cli/report.h"
#include "exporters/seal.h"
#include "graph/errors.h"

namespace claimgraph::cli {

using exporters::Digest;
using exporters::SealCheck;
using exporters::SealedFile;

namespace {

void read_file(const std::string& path, const std::function<void(std::string_view)>& take) {
    const bool standard_input = path == "-";
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> opened(
        standard_input ? nullptr : std::fopen(path.c_str(), "rb"), std::fclose);
    std::FILE* file = standard_input ? stdin : opened.get();
    if (!file) throw Error("cannot open " + path + ": " + std::strerror(errno));
    std::vector<char> page(1 << 16);
    while (const std::size_t size = std::fread(page.data(), 1, page.size(), file)) take({page.data(), size});
    if (std::ferror(file)) throw Error("cannot read " + path + ": " + std::strerror(errno));
}

bool is_manifest(const std::string& path) { return path.ends_with(".manifest.json"); }

/// What is wrong with a file; empty where it is whole. \param manifest  what it says, if it is one
std::string problem_of(const std::string& path, std::string& counts, std::string& manifest) {
    SealCheck check;
    read_file(path, [&](std::string_view bytes) {
        check.take(bytes);
        if (is_manifest(path)) manifest += bytes;
    });
    const SealCheck::Result result = check.finish();
    counts = check.counts();
    if (result == SealCheck::Result::whole) return {};
    return result == SealCheck::Result::broken ? "it is not as it was written: " + check.problem()
                                               : "it has no seal, so nothing says whether it is whole";
}

/// The same of a file that a manifest lists.
std::string problem_of(const std::string& path, const SealedFile& sealed) {
    Digest digest;
    read_file(path, [&](std::string_view bytes) { digest.add(bytes); });
    std::string problem;
    return SealCheck::holds(sealed, digest, problem) ? std::string() : "it is not as it was written: " + problem;
}

}  // namespace

bool VerifyCommand::setup(const std::vector<std::string>& arguments) {
    OptionList options;
    options.add(quiet_option(quiet_));
    const std::string usage =
        "Usage: claimgraph verify FILE…\n\n"
        "Says of files that claimgraph wrote whether they are whole. Each has a seal in its last line, which counts "
        "what\n"
        "was written and has a digest (XXH3, 128 bits) of all bytes before it: a comment, in JSON Lines a member of "
        "the\n"
        "last object, in JSON-LD a node of no meaning. Tables (csv, neo4j) have theirs in NAME.csv.manifest.json or\n"
        "NAME.neo4j.manifest.json; verify that file. The seal tells damage, not forgery. Where a file was changed on\n"
        "purpose, its seal has to go, and in Turtle and its kin also the first line; import then takes it unchecked:\n"
        "grep -v '^# claimgraph' news.nt.\n\n"
        "The command ends with 1 if a file is not whole, or has no seal.\n\n"
        "  claimgraph verify news.graphml news.ttl news.csv.manifest.json\n";
    if (!parse(arguments, usage, options, files_)) return false;
    if (files_.empty()) throw UsageError("the file is missing");
    return true;
}

ExitCode VerifyCommand::run() {
    bool all_whole = true;
    std::string whole;
    const auto tell = [&](const std::string& path, const std::string& problem, const std::string& counts) {
        if (problem.empty())
            whole += path + ": whole" + (counts.empty() ? "" : ", " + counts) + "\n";
        else
            complain(path + ": " + problem);
        all_whole = all_whole && problem.empty();
    };
    for (const std::string& path : files_) {
        std::string counts, manifest;
        const std::string problem = problem_of(path, counts, manifest);
        tell(path, problem, counts);
        if (!problem.empty() || !is_manifest(path)) continue;
        std::vector<SealedFile> files;
        if (!SealCheck::read_manifest(manifest, files)) throw Error(path + " is no manifest of claimgraph");
        const std::filesystem::path folder = std::filesystem::path(path).parent_path();
        for (const SealedFile& file : files) {
            const std::string part = (folder / std::filesystem::path(file.name).filename()).string();
            tell(part, problem_of(part, file), {});
        }
    }
    if (!quiet_) print_text(whole);
    return all_whole ? ExitCode::done : ExitCode::failed;
}

}  // namespace claimgraph::cli
