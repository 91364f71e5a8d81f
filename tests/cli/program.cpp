#include "tests/cli/program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <regex>
#include <stdexcept>
#include <thread>

namespace claimgraph::tests {

namespace fs = std::filesystem;

namespace {

struct Pipe {
    int ends[2];
    Pipe() {
        if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("pipe2 failed");
    }
};

void feed_bytes(int descriptor, const std::string& bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        auto count = ::write(descriptor, bytes.data() + at, bytes.size() - at);
        if (count <= 0) return;
        at += static_cast<std::size_t>(count);
    }
}

[[noreturn]] void become_program(const std::vector<std::string>& arguments, const RunOptions& options, int in, int out,
                                 int err, const sigset_t& signals) {
    for (const int stop : {SIGPIPE, SIGINT, SIGTERM, SIGHUP}) ::signal(stop, SIG_DFL);
    ::pthread_sigmask(SIG_SETMASK, &signals, nullptr);
    ::dup2(in, STDIN_FILENO);
    ::dup2(options.output.empty() ? out : ::open(options.output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666),
           STDOUT_FILENO);
    ::dup2(err, STDERR_FILENO);
    if (!options.folder.empty() && ::chdir(options.folder.c_str()) != 0) ::_exit(126);
    for (const std::string& variable : options.environment) ::putenv(const_cast<char*>(variable.c_str()));
    std::vector<char*> argv{const_cast<char*>(CLAIMGRAPH_PROGRAM)};
    for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    ::execv(CLAIMGRAPH_PROGRAM, argv.data());
    ::_exit(127);
}

/// Reads two descriptors as bytes come, until both are closed at the other end.
void read_both(int first, std::string& first_bytes, int second, std::string& second_bytes) {
    struct Stream {
        int descriptor;
        std::string* bytes;
    } streams[] = {{first, &first_bytes}, {second, &second_bytes}};
    int open = 2;
    while (open > 0) {
        pollfd waiting[] = {{streams[0].descriptor, POLLIN, 0}, {streams[1].descriptor, POLLIN, 0}};
        ::poll(waiting, 2, -1);
        for (int i = 0; i < 2; ++i) {
            if (streams[i].descriptor < 0 || waiting[i].revents == 0) continue;
            char buffer[65536];
            auto count = ::read(streams[i].descriptor, buffer, sizeof buffer);
            if (count > 0) {
                streams[i].bytes->append(buffer, static_cast<std::size_t>(count));
                continue;
            }
            ::close(streams[i].descriptor);
            streams[i].descriptor = -1;
            --open;
        }
    }
}

}  // namespace

Run run(const std::vector<std::string>& arguments, const RunOptions& options) {
    ::signal(SIGPIPE, SIG_IGN);
    Pipe in, out, err;
    // A signal that comes before the program runs must not reach what doctest does about signals.
    sigset_t stops, before;
    ::sigemptyset(&stops);
    for (const int stop : {SIGINT, SIGTERM, SIGHUP}) ::sigaddset(&stops, stop);
    ::pthread_sigmask(SIG_BLOCK, &stops, &before);
    pid_t child = ::fork();
    if (child == 0) become_program(arguments, options, in.ends[0], out.ends[1], err.ends[1], before);
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    if (child < 0) throw std::runtime_error("fork failed");
    ::close(in.ends[0]);
    ::close(out.ends[1]);
    ::close(err.ends[1]);
    std::thread feeder([&] {
        if (options.feed)
            options.feed(in.ends[1]);
        else
            feed_bytes(in.ends[1], options.input);
        ::close(in.ends[1]);
    });
    std::thread meanwhile([&] {
        if (options.meanwhile) options.meanwhile(child);
    });

    Run result;
    read_both(out.ends[0], result.out, err.ends[0], result.err);
    int status = 0;
    rusage usage{};
    ::wait4(child, &status, 0, &usage);
    feeder.join();
    meanwhile.join();
    result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    result.peak_kilobytes = usage.ru_maxrss;
    auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    result.cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    return result;
}

namespace {

const std::regex summary_line(R"(claimgraph: ([^\n]*); (?:[0-9]+ min )?[0-9]+(?:\.[0-9])? s\n)");

}  // namespace

std::string without_times(const std::string& printed) {
    return std::regex_replace(printed, summary_line, "claimgraph: $1; … s\n");
}

std::string without_summaries(const std::string& printed) { return std::regex_replace(printed, summary_line, ""); }

std::string Run::summary() const {
    std::smatch found;
    return std::regex_search(err, found, summary_line) ? found[1].str() : std::string();
}

std::string Run::notes() const { return without_summaries(err); }

TemporaryFolder::TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "claimgraph-test-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("mkdtemp failed");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::string TemporaryFolder::path(const std::string& name) const {
    return name.empty() ? path_.string() : (path_ / name).string();
}

std::string TemporaryFolder::file(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return path(name);
}

std::string TemporaryFolder::bytes(const std::string& name) const { return file_bytes(path(name)); }

std::string TemporaryFolder::listing(const std::string& name) const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(path_ / name)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    std::string out;
    for (const std::string& each : names) out += (out.empty() ? "" : " ") + each;
    return out;
}

std::string file_bytes(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string sample(const std::string& name) { return std::string(CLAIMGRAPH_SOURCE) + "/samples/" + name + ".txt"; }

std::vector<std::string> samples() { return {sample("court"), sample("flood"), sample("summit"), sample("takeover")}; }

}  // namespace claimgraph::tests
