#pragma once

#include <oneapi/tbb/concurrent_queue.h>

#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

#include "graph/jobs.h"

/// \file
/// Reading while what has been read is worked on, for machines with more than one processor.

namespace claimgraph {

/// Calls `make(piece)` until it returns false, in a thread of its own where more than one may work, and `use(piece)`
/// in this thread for each piece in the order in which they were made. At most `count` of them are under way; a piece
/// comes back to `make` as `use` has left it, so that its memory can be used again. What either throws ends the work
/// and is thrown here.
template <typename Piece, typename Make, typename Use>
void read_ahead(std::size_t count, Make&& make, Use&& use) {
    if (allowed_jobs() < 2) {
        for (Piece piece; make(piece);) use(piece);
        return;
    }
    std::vector<Piece> pieces(count);
    oneapi::tbb::concurrent_bounded_queue<Piece*> unused, made;  // in both, nothing stands for the end
    for (Piece& piece : pieces) unused.push(&piece);
    made.set_capacity(static_cast<std::ptrdiff_t>(count) + 1);  // pushing never waits
    std::exception_ptr thrown;
    struct Maker {
        ~Maker() {
            unused.push(nullptr);
            thread.join();
        }
        oneapi::tbb::concurrent_bounded_queue<Piece*>& unused;
        std::thread thread;
    };
    {
        const Maker maker{unused, std::thread([&] {
                              try {
                                  for (Piece* piece = nullptr; unused.pop(piece), piece && make(*piece);)
                                      made.push(piece);
                              } catch (...) {
                                  thrown = std::current_exception();
                              }
                              made.push(nullptr);
                          })};
        for (Piece* piece = nullptr; made.pop(piece), piece;) {
            use(*piece);
            unused.push(piece);
        }
    }
    if (thrown) std::rethrow_exception(thrown);
}

}  // namespace claimgraph
