#pragma once

#include <cstdint>
#include <optional>
#include <string>

/// \file
/// When a long run says how far it is, and how.

namespace claimgraph::cli {

/// How far a run is.
struct RunState {
    double seconds = 0;  ///< since it began
    std::uint64_t documents = 0, set_aside = 0;
    std::optional<double>
        share;  ///< of the bytes of the input that were read; none where nobody knows how many there are
};

/// How long it will take from here on; none where that cannot be told yet.
std::optional<double> seconds_left(const RunState& state);

/// `1200 documents, 310 a second, 3 set aside, about 2 min left`.
std::string progress_line(const RunState& state);

/// A terminal is told five times a second, a log once a minute.
class ProgressClock {
   public:
    explicit ProgressClock(bool terminal) : between_(terminal ? 0.2 : 60) {}

    /// Whether something is to be said now; then not again for a while.
    bool strikes(double seconds) {
        if (seconds - last_ < between_) return false;
        last_ = seconds;
        return true;
    }

   private:
    double between_, last_ = 0;
};

}  // namespace claimgraph::cli
