#pragma once

#include <time.h>

namespace claimgraph {

/// Processor time of this thread in seconds, so that what else the machine does is no part of it.
inline double processor_seconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

}  // namespace claimgraph
