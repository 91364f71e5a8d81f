#include "cli/guarded_store.h"

#include "graph/errors.h"

namespace claimgraph::cli {

GuardedStore::GuardedStore(const std::string& path, bool all_or_none)
    : all_or_none_(all_or_none), on_signal_([this] {
          mutex_.lock();
          stop();
      }) {
    const std::lock_guard lock(mutex_);
    store_ = path.empty() ? Store::in_memory() : Store::open(path);
    if (all_or_none) store_->commit_only_at_the_end();
}

const Store& GuardedStore::finish() {
    const std::lock_guard lock(mutex_);
    store_->commit();
    return *store_;
}

void GuardedStore::abandon() noexcept {
    const std::lock_guard lock(mutex_);
    store_->abandon();
}

/// What is complete is kept, so that a run that is broken off can be continued.
void GuardedStore::stop() noexcept {
    if (!store_) return;
    try {
        if (!all_or_none_ && store_->document_count() > 0) store_->commit();
    } catch (const Error&) {
        // then it is given up
    }
    store_->abandon();
}

}  // namespace claimgraph::cli
