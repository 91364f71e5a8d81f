#pragma once

#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "graph/jobs.h"

/// \file
/// Work on pieces that do not depend on each other, on as many processors as may be used.

namespace claimgraph {

/// Calls `read(piece)` until it returns false, `work(piece)`, `keep(piece)`: the first and the last for one piece at a
/// time, `work` for several at once. `keep` sees pieces in the order in which they are done. What any of them throws ends
/// the work and is thrown here.
template <typename Piece, typename Read, typename Work, typename Keep>
void work_on_pieces(Read&& read, Work&& work, Keep&& keep) {
    std::mutex reading, keeping;
    bool more = true;
    std::exception_ptr thrown;  // guarded by `keeping`, as `keep` is
    const auto go_on = [&] {
        try {
            for (Piece piece;;) {
                {
                    const std::lock_guard<std::mutex> guard(reading);
                    more = more && read(piece);
                    if (!more) return;
                }
                work(piece);
                const std::lock_guard<std::mutex> guard(keeping);
                if (thrown) return;
                keep(piece);
            }
        } catch (...) {
            const std::lock_guard<std::mutex> guard(keeping);
            if (!thrown) thrown = std::current_exception();
        }
    };
    Piece first;
    if (!read(first)) return;
    work(first);
    keep(first);
    std::vector<std::thread> others;
    Piece second;
    more = read(second);
    if (!more) return;
    struct Joining {
        ~Joining() {
            for (std::thread& thread : threads) thread.join();
        }
        std::vector<std::thread>& threads;
    };
    {
        const Joining joining{others};
        for (std::size_t i = 1; i < allowed_jobs(); ++i) others.emplace_back(go_on);
        try {
            work(second);
            const std::lock_guard<std::mutex> guard(keeping);
            keep(second);
        } catch (...) {
            const std::lock_guard<std::mutex> guard(keeping);
            if (!thrown) thrown = std::current_exception();
        }
        go_on();
    }
    if (thrown) std::rethrow_exception(thrown);
}

}  // namespace claimgraph
