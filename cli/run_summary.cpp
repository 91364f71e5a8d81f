#include "cli/run_summary.h"

#include <cstdio>
#include <utility>

namespace claimgraph::cli {
namespace {

constexpr std::size_t most_files = 4;  ///< that are named

std::string listed(const std::vector<std::string>& files) {
    std::string out;
    const std::size_t shown = files.size() > most_files ? most_files - 1 : files.size();
    for (std::size_t i = 0; i < shown; ++i) out += (i == 0 ? "" : ", ") + files[i];
    if (shown < files.size()) out += " and " + std::to_string(files.size() - shown) + " more";
    return out;
}

std::string duration(double seconds) {
    char text[64];
    if (seconds < 60) {
        std::snprintf(text, sizeof text, "%.1f s", seconds);
    } else {
        const auto whole = static_cast<unsigned long long>(seconds + 0.5);
        std::snprintf(text, sizeof text, "%llu min %llu s", whole / 60, whole % 60);
    }
    return text;
}

}  // namespace

RunSummary::RunSummary(bool quiet) : quiet_(quiet), start_(std::chrono::steady_clock::now()) {}

void RunSummary::add(std::string part, std::vector<LogMember> numbers) {
    if (!part.empty()) parts_.push_back(std::move(part));
    for (LogMember& number : numbers) numbers_.push_back(std::move(number));
}

void RunSummary::wrote(std::string_view path) {
    files_.push_back(path.empty() || path == "-" ? "standard output" : std::string(path));
}

void RunSummary::close() {
    if (quiet_) return;
    if (!files_.empty())
        add((files_.size() == 1 && files_.front() == "standard output" ? "on " : "in ") + listed(files_));
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    add(duration(seconds), {{"files", files_}, LogMember::seconds("seconds", seconds)});
    std::string line;
    for (const std::string& part : parts_) line += (line.empty() ? "" : "; ") + part;
    log("done", line, numbers_);
}

}  // namespace claimgraph::cli
