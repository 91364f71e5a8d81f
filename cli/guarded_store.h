#pragma once

#include <mutex>
#include <optional>
#include <string>

#include "cli/signals.h"
#include "graph/store.h"

/// \file
/// A store that is filled by several threads, and that neither a signal nor a failure leaves half done.

namespace claimgraph::cli {

class GuardedStore {
   public:
    /// \param path         empty: a store for this run only
    /// \param all_or_none  what is added is kept only where everything could be added
    GuardedStore(const std::string& path, bool all_or_none);

    /// Calls a function with the store, one at a time.
    template <typename Use>
    auto use(Use&& use) {
        const std::lock_guard lock(mutex_);
        return use(*store_);
    }

    /// Everything has been added. \throws Error
    const Store& finish();
    /// It failed: what was not committed is given up, and a store that was made for nothing goes.
    void abandon() noexcept;

   private:
    void stop() noexcept;

    bool all_or_none_;
    std::mutex mutex_;
    std::optional<Store> store_;
    OnSignal on_signal_;
};

}  // namespace claimgraph::cli
