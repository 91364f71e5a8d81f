#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// \file
/// What is said on standard error: for people `claimgraph: …`, a line each, or with `--log json` an object a line:
/// `{"event":"set_aside","message":"…","source":"…",…}`. Events: error, warning, set_aside, progress, done. What a
/// terminal would obey is made visible in both.

namespace claimgraph::cli {

enum class LogForm { text, json };

/// Of the whole process, as standard error is.
void set_log_form(LogForm form);
LogForm log_form();

struct LogMember {
    LogMember(std::string_view what, std::string_view text);
    LogMember(std::string_view what, const std::string& text) : LogMember(what, std::string_view(text)) {}
    LogMember(std::string_view what, std::uint64_t number);
    LogMember(std::string_view what, const std::vector<std::string>& texts);
    static LogMember seconds(std::string_view what, double value);  ///< with one decimal

    std::string_view name;
    std::string json;

   private:
    LogMember() = default;
};

/// \param members  what the message says, for programs
void log(std::string_view event, std::string_view message, const std::vector<LogMember>& members = {});

/// A warning.
void complain(std::string_view message);

/// What stays on the last line of a terminal until something else is said there.
void show_status(std::string_view line);
void clear_status();

}  // namespace claimgraph::cli
