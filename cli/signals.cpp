#include "cli/signals.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <initializer_list>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace claimgraph::cli {
namespace {

/// What is known to the thread that waits for signals.
struct Registry {
    std::mutex mutex, files_mutex;
    std::vector<const std::function<void()>*> actions;
    std::set<std::string> files;
};

Registry& registry() {
    static auto* it = new Registry;  // never destroyed: a signal may come while the program ends
    return *it;
}

[[noreturn]] void end_by(int number) {
    Registry& it = registry();
    it.mutex.lock();  // neither is ever unlocked: nothing may be begun or published any more
    for (const std::function<void()>* action : it.actions) (*action)();
    it.files_mutex.lock();
    for (const std::string& path : it.files) ::unlink(path.c_str());
    ::_exit(128 + number);
}

}  // namespace

OnSignal::OnSignal(std::function<void()> tidy_up) : entry_(&tidy_up_), tidy_up_(std::move(tidy_up)) {
    const std::lock_guard lock(registry().mutex);
    registry().actions.push_back(entry_);
}

OnSignal::~OnSignal() {
    const std::lock_guard lock(registry().mutex);
    std::erase(registry().actions, entry_);
}

TemporaryFiles::TemporaryFiles() { registry().files_mutex.lock(); }
TemporaryFiles::~TemporaryFiles() { registry().files_mutex.unlock(); }
void TemporaryFiles::add(const std::string& path) { registry().files.insert(path); }
void TemporaryFiles::forget(const std::string& path) { registry().files.erase(path); }
void TemporaryFiles::remove(const std::string& path) {
    if (path.empty()) return;
    ::unlink(path.c_str());
    forget(path);
}

void tidy_up_on_signals() {
    for (int number : {SIGPIPE, SIGXFSZ}) ::signal(number, SIG_IGN);
    sigset_t awaited;
    sigemptyset(&awaited);
    for (int number : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction current {};
        // What the caller has set to be ignored (nohup, a job in the background) stays so.
        if (::sigaction(number, nullptr, &current) == 0 && current.sa_handler != SIG_IGN) sigaddset(&awaited, number);
    }
    ::pthread_sigmask(SIG_BLOCK, &awaited, nullptr);
    static std::atomic<pthread_t> waiting;
    std::thread waits([awaited] {
        int number = 0;
        if (::sigwait(&awaited, &number) == 0) end_by(number);
    });
    waiting = waits.native_handle();
    waits.detach();
    // A library may have started threads before this program began (OpenBLAS does), which do not block the signals:
    // what reaches one of them is passed on.
    struct sigaction pass_on {};
    pass_on.sa_handler = [](int number) { ::pthread_kill(waiting, number); };
    for (int number : {SIGINT, SIGTERM, SIGHUP})
        if (sigismember(&awaited, number) == 1) ::sigaction(number, &pass_on, nullptr);
}

}  // namespace claimgraph::cli
