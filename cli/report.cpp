#include "cli/report.h"

#include <unistd.h>

#include <cstdio>

namespace claimgraph {
namespace {

/// Standard error is unbuffered and may be gone: nothing depends on it.
void say(const std::string& text) { (void)!::write(STDERR_FILENO, text.data(), text.size()); }

std::string visible(std::string_view text) {
    std::string out;
    for (char c : text) {
        auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte != 0x7F) {
            out += c;
            continue;
        }
        char escaped[5];
        std::snprintf(escaped, sizeof escaped, "\\x%02x", byte);
        out += escaped;
    }
    return out;
}

std::string counted(std::uint64_t count, std::string_view noun) {
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

}  // namespace

void complain(std::string_view message) { say("claimgraph: " + visible(message) + "\n"); }

std::string described(const Rejection& rejection) {
    std::string out = rejection.source == "-" ? "standard input" : rejection.source;
    if (!rejection.place.empty()) out += ":" + rejection.place;
    if (!rejection.id.empty()) out += ": document " + rejection.id;
    return out + ": " + rejection.reason;
}

Report::Report(bool quiet)
    : quiet_(quiet),
      progress_(!quiet && ::isatty(STDERR_FILENO) == 1),
      start_(std::chrono::steady_clock::now()),
      last_(start_) {}

void Report::passed() {
    ++documents_;
    show_progress();
}

void Report::set_aside(const Rejection& rejection) {
    ++rejections_;
    if (quiet_) return;
    clear_progress();
    complain(described(rejection) + " (set aside)");
}

void Report::close() {
    clear_progress();
    if (rejections_ > 0 && !quiet_)
        complain(counted(documents_, "document") + " read, " + std::to_string(rejections_) + " set aside");
}

void Report::show_progress() {
    if (!progress_) return;
    auto now = std::chrono::steady_clock::now();
    if (now - last_ < std::chrono::milliseconds(200)) return;
    last_ = now;
    double seconds = std::chrono::duration<double>(now - start_).count();
    char line[128];
    std::snprintf(line, sizeof line, "\r\x1b[K%llu documents, %.0f a second",
                  static_cast<unsigned long long>(documents_), static_cast<double>(documents_) / seconds);
    say(rejections_ == 0 ? line : std::string(line) + ", " + std::to_string(rejections_) + " set aside");
    shown_ = true;
}

void Report::clear_progress() {
    if (shown_) say("\r\x1b[K");
    shown_ = false;
}

ExitCode exit_code(const Report& report, const ToleranceSettings& tolerance) {
    std::uint64_t all = report.documents() + report.rejections();
    return tolerance.limit.allows(report.rejections(), all) ? ExitCode::done : ExitCode::set_aside;
}

}  // namespace claimgraph
