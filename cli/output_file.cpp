#include "cli/output_file.h"

#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <initializer_list>
#include <mutex>
#include <set>
#include <system_error>
#include <thread>
#include <utility>

// A temporary file is locked (flock) for as long as its owner lives and carries the owner's process id in its name. The
// next run removes it only if the lock can be had and no such process exists, so that neither containers with their own
// process ids nor a process between opening and locking lose a file.

namespace claimgraph {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t buffer_bytes = 1u << 16;  // what most exporters hand over at a time goes through
constexpr std::string_view temporary_mark = ".claimgraph-";
constexpr std::string_view temporary_end = ".tmp";

/// Paths to be removed when a signal ends the program. Publishing holds the lock, so that a signal comes before or
/// after it.
struct TemporaryFiles {
    std::mutex mutex;
    std::set<std::string> paths;
};

TemporaryFiles& temporary_files() {
    static auto* files = new TemporaryFiles;  // never destroyed: a signal may come while the program ends
    return *files;
}

std::string message_of(int error) { return std::generic_category().message(error); }

std::string folder_of(const std::string& path) {
    std::string folder = fs::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

std::string temporary_path(const std::string& path, unsigned number) {
    return folder_of(path) + "/." + fs::path(path).filename().string() + std::string(temporary_mark) +
           std::to_string(::getpid()) + "-" + std::to_string(number) + std::string(temporary_end);
}

/// The process id in a temporary file's name; 0 if it is no such name.
pid_t owner_of(std::string_view name) {
    if (!name.starts_with('.') || !name.ends_with(temporary_end)) return 0;
    std::size_t mark = name.rfind(temporary_mark);
    if (mark == std::string_view::npos) return 0;
    name.remove_prefix(mark + temporary_mark.size());
    pid_t owner = 0;
    auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), owner);
    return error == std::errc() && *end == '-' ? owner : 0;
}

/// Removes temporary files whose owner is gone. What cannot be removed is left: it is in nobody's way.
void remove_leftovers(const std::string& folder) {
    DIR* entries = ::opendir(folder.c_str());
    if (!entries) return;
    while (const dirent* entry = ::readdir(entries)) {
        pid_t owner = owner_of(entry->d_name);
        if (owner <= 0 || ::kill(owner, 0) == 0 || errno != ESRCH) continue;
        std::string path = folder + "/" + entry->d_name;
        int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
        if (descriptor < 0) continue;
        if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) ::unlink(path.c_str());
        ::close(descriptor);
    }
    ::closedir(entries);
}

/// fsync where the file system has it: pipes and some folders have not.
bool synced(int descriptor) {
    return ::fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS;
}

void sync_folder(const std::string& folder) {
    int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) throw Error("cannot open the folder " + folder + ": " + message_of(errno));
    bool done = synced(descriptor);
    int error = errno;
    ::close(descriptor);
    if (!done) throw Error("cannot sync the folder " + folder + ": " + message_of(error));
}

/// Renames, but never over a file. Returns 0 or an error number.
int rename_to_new(const std::string& from, const std::string& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
    // The file system does not know this: a link fails where the name is taken.
    if (::link(from.c_str(), to.c_str()) == 0) return ::unlink(from.c_str()) == 0 ? 0 : errno;
    if (errno != EPERM && errno != ENOTSUP) return errno;
    if (::access(to.c_str(), F_OK) == 0) return EEXIST;
    return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

}  // namespace

class OutputSet::Output : public Sink {
   public:
    Output(const std::string& path, bool force, unsigned number)
        : shown_(path == "-" ? "standard output" : path), path_(path) {
        buffer_.reserve(buffer_bytes);
        if (path == "-") {
            descriptor_ = STDOUT_FILENO;
            return;
        }
        struct stat status {};
        exists_ = ::stat(path.c_str(), &status) == 0;
        if (exists_ && S_ISDIR(status.st_mode)) throw Error(path + " is a folder");
        if (exists_ && !S_ISREG(status.st_mode)) {
            descriptor_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
            if (descriptor_ < 0) throw Error("cannot open " + path + ": " + message_of(errno));
            return;
        }
        if (exists_ && !force) throw Error(path + " exists already; --force replaces it");
        if (exists_) path_ = fs::canonical(path).string();  // a link stays a link to the file that is replaced
        open_temporary(number, exists_ ? status.st_mode & 07777 : 0);
    }

    ~Output() override {
        if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
        if (lock_ >= 0) ::close(lock_);
        std::lock_guard lock(temporary_files().mutex);
        remove(temporary_);
        remove(backup_);
    }

    void write(std::string_view bytes) override {
        if (buffer_.size() + bytes.size() > buffer_bytes) flush();
        if (bytes.size() >= buffer_bytes)
            write_through(bytes);
        else
            buffer_.append(bytes);
    }

    /// All bytes are with the system, or an exception.
    void finish() {
        flush();
        if (!synced(descriptor_)) fail("sync", errno);
        int descriptor = std::exchange(descriptor_, -1);
        if (::close(descriptor) != 0 && errno != EINTR) fail("close", errno);
    }

    bool is_temporary() const { return !temporary_.empty(); }
    const std::string& path() const { return path_; }

    /// The temporary file takes its place. The caller holds the lock.
    void appear(bool force, bool keep_backup, unsigned number) {
        if (exists_ && keep_backup) {
            backup_ = temporary_path(path_, number);
            temporary_files().paths.insert(backup_);
            if (::link(path_.c_str(), backup_.c_str()) != 0) fail("keep the old file of", errno);
        }
        int error =
            force ? (::rename(temporary_.c_str(), path_.c_str()) == 0 ? 0 : errno) : rename_to_new(temporary_, path_);
        if (error == EEXIST) throw Error(shown_ + " exists already; --force replaces it");
        if (error != 0) fail("publish", error);
        temporary_files().paths.erase(temporary_);
        temporary_.clear();
        appeared_ = true;
    }

    /// Takes `appear` back. The caller holds the lock.
    void disappear() noexcept {
        if (!appeared_) return;
        if (backup_.empty())
            ::unlink(path_.c_str());
        else if (::rename(backup_.c_str(), path_.c_str()) == 0)
            temporary_files().paths.erase(backup_), backup_.clear();
        appeared_ = false;
    }

   private:
    void open_temporary(unsigned number, mode_t mode) {
        std::string folder = folder_of(path_);
        std::error_code error;
        fs::create_directories(folder, error);
        if (error) throw Error("cannot make the folder " + folder + ": " + error.message());
        remove_leftovers(folder);
        std::lock_guard lock(temporary_files().mutex);
        temporary_ = temporary_path(path_, number);
        descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor_ < 0) {
            int why = errno;
            temporary_.clear();
            throw Error("cannot write in " + folder + ": " + message_of(why));
        }
        temporary_files().paths.insert(temporary_);
        ::flock(descriptor_, LOCK_EX | LOCK_NB);
        lock_ = ::fcntl(descriptor_, F_DUPFD_CLOEXEC, 0);
        if (mode != 0) (void)!::fchmod(descriptor_, mode);
    }

    static void remove(const std::string& path) {
        if (path.empty()) return;
        ::unlink(path.c_str());
        temporary_files().paths.erase(path);
    }

    void flush() {
        write_through(buffer_);
        buffer_.clear();
    }

    void write_through(std::string_view bytes) {
        while (!bytes.empty()) {
            auto count = ::write(descriptor_, bytes.data(), bytes.size());
            if (count < 0 && errno == EINTR) continue;
            if (count < 0 && errno == EPIPE) throw ClosedPipe();
            if (count <= 0) fail("write", count < 0 ? errno : ENOSPC);
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }

    [[noreturn]] void fail(const char* what, int error) const {
        throw Error(std::string("cannot ") + what + " " + shown_ + ": " + message_of(error));
    }

    std::string shown_;
    std::string path_;
    std::string temporary_, backup_;
    std::string buffer_;
    int descriptor_ = -1;
    int lock_ = -1;  ///< the same open file, so that the lock outlives closing
    bool exists_ = false;
    bool appeared_ = false;
};

OutputSet::OutputSet(bool force) : force_(force) {}
OutputSet::~OutputSet() = default;

Sink& OutputSet::open(const std::string& path) {
    outputs_.push_back(std::make_unique<Output>(path, force_, static_cast<unsigned>(outputs_.size())));
    return *outputs_.back();
}

void OutputSet::publish() {
    for (auto& output : outputs_) output->finish();
    std::lock_guard lock(temporary_files().mutex);
    auto count = static_cast<unsigned>(outputs_.size());
    std::set<std::string> folders;
    try {
        for (unsigned i = 0; i < count; ++i) {
            if (!outputs_[i]->is_temporary()) continue;
            folders.insert(folder_of(outputs_[i]->path()));
            outputs_[i]->appear(force_, true, count + i);
        }
        for (const std::string& folder : folders) sync_folder(folder);
    } catch (...) {
        for (auto& output : outputs_) output->disappear();
        throw;
    }
}

std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = static_cast<unsigned char>(c) <= ' ';
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return out;
}

void print(std::string_view text) {
    OutputSet output(false);
    output.open("-").write(text);
    output.publish();
}

void tidy_up_on_signals() {
    ::signal(SIGPIPE, SIG_IGN);
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
        if (::sigwait(&awaited, &number) != 0) return;
        TemporaryFiles& files = temporary_files();
        files.mutex.lock();  // never unlocked: nothing may be published or opened any more
        for (const std::string& path : files.paths) ::unlink(path.c_str());
        ::_exit(128 + number);
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

void reserve_standard_streams() {
    for (int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(descriptor, F_GETFD) < 0 && errno == EBADF)
            // The lowest free number is this one. Opened the wrong way round, so that using it fails.
            (void)!::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

}  // namespace claimgraph
