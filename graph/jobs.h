#pragma once

#include <oneapi/tbb/global_control.h>

#include <cstddef>

/// \file
/// How many threads work at a time. Nothing that is written depends on it.

namespace claimgraph {

/// As long as it is there, no more threads than this work at a time.
class JobLimit {
   public:
    explicit JobLimit(unsigned jobs) : limit_(oneapi::tbb::global_control::max_allowed_parallelism, jobs) {}

   private:
    oneapi::tbb::global_control limit_;
};

/// How many threads may work at a time.
inline std::size_t allowed_jobs() {
    using oneapi::tbb::global_control;
    return global_control::active_value(global_control::max_allowed_parallelism);
}

}  // namespace claimgraph
