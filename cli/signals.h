#pragma once

#include <functional>
#include <string>

/// \file
/// What is tidied up when a signal ends the program.

namespace claimgraph::cli {

/// From here on SIGINT, SIGTERM and SIGHUP tidy up and end the program with 128 + the signal's number; writing into a
/// closed pipe, or past the limit for the size of a file, is an error that can be handled. To be called before the first
/// thread is started.
void tidy_up_on_signals();

/// While this lives, a signal calls the function first. It runs in a thread of its own, while the others go on: it takes
/// the locks that it needs and never gives them back.
class OnSignal {
   public:
    explicit OnSignal(std::function<void()> tidy_up);
    ~OnSignal();
    OnSignal(const OnSignal&) = delete;
    OnSignal& operator=(const OnSignal&) = delete;

   private:
    const std::function<void()>* entry_;
    std::function<void()> tidy_up_;
};

/// Files that a signal removes. While one of these lives no signal does: what is done under it is done or not.
class TemporaryFiles {
   public:
    TemporaryFiles();
    ~TemporaryFiles();
    TemporaryFiles(const TemporaryFiles&) = delete;
    TemporaryFiles& operator=(const TemporaryFiles&) = delete;

    void add(const std::string& path);
    void forget(const std::string& path);  ///< it is to stay, or is gone
    void remove(const std::string& path);  ///< if it has a name
};

}  // namespace claimgraph::cli
