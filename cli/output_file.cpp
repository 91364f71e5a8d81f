#include "cli/output_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/publication.h"
#include "cli/signals.h"
#include "cli/visible_text.h"

namespace claimgraph::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t buffer_bytes = 1u << 16;  // what most exporters hand over at a time goes through

std::string message_of(int error) { return std::generic_category().message(error); }

}  // namespace

class OutputSet::Output : public Sink {
   public:
    /// \param number  of its temporary file
    Output(const std::string& path, bool force, unsigned number)
        : shown_(path == "-" ? "standard output" : path), path_(path) {
        buffer_.reserve(buffer_bytes);
        if (path == "-") {
            descriptor_ = STDOUT_FILENO;
            on_terminal_ = ::isatty(descriptor_) == 1;
            return;
        }
        struct stat status {};
        exists_ = ::stat(path.c_str(), &status) == 0;
        if (exists_ && S_ISDIR(status.st_mode)) throw Error(path + " is a folder");
        if (exists_ && !S_ISREG(status.st_mode)) {
            descriptor_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
            if (descriptor_ < 0) throw Error("cannot open " + path + ": " + message_of(errno));
            on_terminal_ = ::isatty(descriptor_) == 1;
            return;
        }
        // What a killed run left half done is put back before anything else is asked of the files.
        if (exists_) path_ = fs::canonical(path).string();  // a link stays a link to the file that is replaced
        clear_leftovers(folder_of(path_));
        exists_ = ::stat(path.c_str(), &status) == 0;
        if (exists_ && !force) throw Error(path + " exists already; --force replaces it");
        if (exists_) path_ = fs::canonical(path).string();
        open_temporary(number, exists_ ? status.st_mode & 07777 : 0);
    }

    ~Output() override {
        if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
        if (lock_ >= 0) ::close(lock_);
        if (temporary_.empty()) return;
        TemporaryFiles().remove(temporary_);
    }

    void write(std::string_view bytes) override { on_terminal_ ? put(filter_.pass(bytes)) : put(bytes); }

    /// All bytes are with the system, or an exception.
    void finish() {
        if (on_terminal_) put(filter_.rest());
        flush();
        if (!synced(descriptor_)) fail("sync", errno);
        int descriptor = std::exchange(descriptor_, -1);
        if (::close(descriptor) != 0 && errno != EINTR) fail("close", errno);
    }

    const std::string& temporary() const { return temporary_; }
    Replacement replacement() const { return {temporary_, path_, exists_}; }
    /// It has taken its place.
    void published() { temporary_.clear(); }

   private:
    void put(std::string_view bytes) {
        if (buffer_.size() + bytes.size() > buffer_bytes) flush();
        if (bytes.size() >= buffer_bytes)
            write_through(bytes);
        else
            buffer_.append(bytes);
    }

    void open_temporary(unsigned number, mode_t mode) {
        std::string folder = folder_of(path_);
        std::error_code error;
        fs::create_directories(folder, error);
        if (error) throw Error("cannot make the folder " + folder + ": " + error.message());
        TemporaryFiles files;
        temporary_ = temporary_path(path_, number);
        descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor_ < 0) {
            int why = errno;
            temporary_.clear();
            throw Error("cannot write in " + folder + ": " + message_of(why));
        }
        files.add(temporary_);
        ::flock(descriptor_, LOCK_EX | LOCK_NB);
        lock_ = ::fcntl(descriptor_, F_DUPFD_CLOEXEC, 0);
        if (mode != 0) (void)!::fchmod(descriptor_, mode);
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
    std::string temporary_;
    std::string buffer_;
    int descriptor_ = -1;
    int lock_ = -1;  ///< the same open file, so that the lock outlives closing
    bool exists_ = false;
    bool on_terminal_ = false;
    VisibleStream filter_;
};

OutputSet::OutputSet(bool force) : force_(force) {}
OutputSet::~OutputSet() = default;

Sink& OutputSet::open(const std::string& path) {
    outputs_.push_back(std::make_unique<Output>(path, force_, static_cast<unsigned>(outputs_.size())));
    return *outputs_.back();
}

std::string OutputSet::reserve(const std::string& path) {
    open(path);
    if (outputs_.back()->temporary().empty()) throw Error(path + " is no regular file");
    return outputs_.back()->temporary();
}

void OutputSet::publish() {
    std::vector<Replacement> files;
    for (const auto& output : outputs_) {
        output->finish();
        if (!output->temporary().empty()) files.push_back(output->replacement());
    }
    cli::publish(files, force_, static_cast<unsigned>(outputs_.size()));
    for (const auto& output : outputs_) output->published();
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

void print_text(std::string_view text) { print(visible_lines(text)); }

void reserve_standard_streams() {
    for (int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(descriptor, F_GETFD) < 0 && errno == EBADF)
            // The lowest free number is this one. Opened the wrong way round, so that using it fails.
            (void)!::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

}  // namespace claimgraph::cli
