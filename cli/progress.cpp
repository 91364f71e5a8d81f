#include "cli/progress.h"

#include <algorithm>
#include <cmath>

namespace claimgraph::cli {
namespace {

constexpr double least_seconds = 2, least_share = 0.01;  // before, a guess would be one

std::string rounded(double seconds) {
    const auto whole = [](double value) { return std::to_string(static_cast<std::uint64_t>(std::ceil(value))); };
    if (seconds < 60) return whole(seconds) + " s";
    if (seconds < 3600) return whole(seconds / 60) + " min";
    return std::to_string(static_cast<std::uint64_t>(seconds / 3600)) + " h " + whole(std::fmod(seconds, 3600) / 60) +
           " min";
}

}  // namespace

std::optional<double> seconds_left(const RunState& state) {
    if (!state.share || state.seconds < least_seconds || *state.share < least_share || *state.share > 1)
        return std::nullopt;
    return state.seconds * (1 - *state.share) / *state.share;
}

std::string progress_line(const RunState& state) {
    std::string out = std::to_string(state.documents) + (state.documents == 1 ? " document, " : " documents, ");
    out += std::to_string(static_cast<std::uint64_t>(
               std::lround(static_cast<double>(state.documents) / std::max(state.seconds, 0.001)))) +
           " a second";
    if (state.set_aside > 0) out += ", " + std::to_string(state.set_aside) + " set aside";
    if (const auto left = seconds_left(state)) out += ", about " + rounded(*left) + " left";
    return out;
}

}  // namespace claimgraph::cli
