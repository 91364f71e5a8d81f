#include "cli/log.h"

#include <unistd.h>

#include <cstdio>

#include "cli/visible_text.h"

namespace claimgraph::cli {
namespace {

LogForm form = LogForm::text;
bool status_shown = false;

/// Standard error is unbuffered and may be gone: nothing depends on it.
void say(const std::string& text) { (void)!::write(STDERR_FILENO, text.data(), text.size()); }

}  // namespace

void set_log_form(LogForm wanted) { form = wanted; }
LogForm log_form() { return form; }

LogMember::LogMember(std::string_view what, std::string_view text) : name(what), json(visible_json(text)) {}
LogMember::LogMember(std::string_view what, std::uint64_t number) : name(what), json(std::to_string(number)) {}

LogMember::LogMember(std::string_view what, const std::vector<std::string>& texts) : name(what), json("[") {
    for (const std::string& text : texts) json += (json.size() > 1 ? "," : "") + visible_json(text);
    json += "]";
}

LogMember LogMember::seconds(std::string_view what, double value) {
    char text[64];
    std::snprintf(text, sizeof text, "%.1f", value);
    LogMember out;
    out.name = what;
    out.json = text;
    return out;
}

void log(std::string_view event, std::string_view message, const std::vector<LogMember>& members) {
    clear_status();
    if (form == LogForm::text) return say("claimgraph: " + visible(message) + "\n");
    std::string line = "{\"event\":" + visible_json(event) + ",\"message\":" + visible_json(message);
    for (const LogMember& member : members) line.append(",\"").append(member.name).append("\":").append(member.json);
    say(line + "}\n");
}

void complain(std::string_view message) { log("warning", message); }

void show_status(std::string_view line) {
    say("\r\x1b[K" + visible(line));
    status_shown = true;
}

void clear_status() {
    if (status_shown) say("\r\x1b[K");
    status_shown = false;
}

}  // namespace claimgraph::cli
