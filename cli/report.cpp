#include "cli/report.h"

#include <unistd.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "cli/paths.h"
#include "exporters/text.h"
#include "extract/claims/claims.h"
#include "graph/errors.h"

namespace claimgraph::cli {

using exporters::json_string;
using extract::claims::most_claims;

namespace {

constexpr std::size_t most_reasons = 3;          ///< that the summary names
constexpr std::size_t most_kept_reasons = 1000;  ///< some hold words of the document

/// `it is damaged` of `it is damaged: invalid distance`, `it is in French` of `it is in French; only English is read`;
/// where one word stands before a colon, it is the place (`/text: has the wrong type`).
std::string first_clause(std::string_view reason) {
    reason = reason.substr(0, reason.find(';'));
    const std::string_view front = reason.substr(0, reason.find(": "));
    return std::string(front.find(' ') == std::string_view::npos ? reason : front);
}

/// `2 feed, 28 html`: in the order of names, or the most frequent ones where there are more than may be named.
std::string listed_counts(const std::map<std::string, std::uint64_t, std::less<>>& counts, std::size_t most,
                          std::string_view between) {
    std::vector<std::pair<std::string, std::uint64_t>> rows(counts.begin(), counts.end());
    if (rows.size() > most)
        std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string out;
    for (std::size_t i = 0; i < std::min(rows.size(), most); ++i)
        out += (i == 0 ? "" : ", ") + std::to_string(rows[i].second) + std::string(between) + rows[i].first;
    return rows.size() > most ? out + " …" : out;
}

}  // namespace

std::string counted(std::uint64_t count, std::string_view noun) {
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string described(const Rejection& rejection) {
    std::string out = rejection.source == "-" ? "standard input" : rejection.source;
    if (!rejection.place.empty()) out += ":" + rejection.place;
    if (!rejection.id.empty()) out += ": document " + rejection.id;
    return out + ": " + rejection.reason;
}

std::string rejection_line(const Rejection& rejection) {
    std::string out = "{";
    const auto field = [&](std::string_view key, std::string_view value) {
        out.append(out.size() > 1 ? "," : "").append("\"").append(key).append("\":").append(json_string(value));
    };
    field("source", rejection.source);
    if (rejection.offset) out += ",\"offset\":" + std::to_string(*rejection.offset);
    if (!rejection.place.empty()) field("place", rejection.place);
    if (!rejection.id.empty()) field("id", rejection.id);
    field("stage", rejection.stage);
    field("reason", rejection.reason);
    return out + "}\n";
}

Report::Report(const ToleranceSettings& settings, bool force)
    : quiet_(settings.quiet),
      strict_(settings.strict),
      on_terminal_(log_form() == LogForm::text && ::isatty(STDERR_FILENO) == 1),
      clock_(on_terminal_),
      start_(std::chrono::steady_clock::now()) {
    if (settings.rejected.empty()) return;
    files_.emplace(force);
    list_ = &files_->open(settings.rejected);
}

void Report::passed(std::string_view kind) {
    ++documents_;
    if (!kind.empty()) {
        const auto found = kinds_.find(kind);
        ++(found == kinds_.end() ? kinds_[std::string(kind)] : found->second);
    }
    show_progress();
}

void Report::set_aside(const Rejection& rejection) {
    if (strict_ && !rejection.passed_over) throw Error(described(rejection));
    if (list_) list_->write(rejection_line(rejection));
    if (rejection.passed_over) {
        ++passed_over_;
        return;
    }
    ++rejections_;
    const std::string reason = first_clause(rejection.reason);
    if (const auto known = reasons_.find(reason); known != reasons_.end())
        ++known->second;
    else if (reasons_.size() < most_kept_reasons)
        reasons_.emplace(reason, 1);
    show_progress();
    if (quiet_) return;
    std::vector<LogMember> members{{"source", rejection.source}};
    if (rejection.offset) members.emplace_back("offset", *rejection.offset);
    if (!rejection.place.empty()) members.emplace_back("place", rejection.place);
    if (!rejection.id.empty()) members.emplace_back("id", rejection.id);
    members.emplace_back("stage", rejection.stage);
    members.emplace_back("reason", rejection.reason);
    log("set_aside", described(rejection) + " (set aside)", members);
}

void Report::left_out(const Document& document, std::uint64_t claims) {
    if (quiet_) return;
    complain((document.path.empty() ? document.id : document.path) + ": " + counted(claims, "claim") +
             " past the first " + std::to_string(most_claims) + " of a sentence left out");
}

void Report::close() {
    clear_status();
    if (files_) files_->publish();
    files_.reset();
}

std::string Report::summary() const {
    std::string line = counted(documents_, "document") + " read";
    if (kinds_.size() > 1) line += " (" + listed_counts(kinds_, kinds_.size(), " ") + ")";
    if (rejections_ > 0)
        line +=
            ", " + std::to_string(rejections_) + " set aside (" + listed_counts(reasons_, most_reasons, " × ") + ")";
    if (passed_over_ > 0) line += ", " + counted(passed_over_, "other file") + " passed over";
    return line + store_changes();
}

std::string Report::store_changes() const {
    using Added = Store::Added;
    constexpr std::pair<Added, std::string_view> words[] = {
        {Added::fresh, "new"},
        {Added::known, "known"},
        {Added::corrected, "in place of an earlier version"},
        {Added::outdated, "older than what is there"},
        {Added::earlier, "kept as earlier versions"},
        {Added::reanalysed, "analysed again"},
        {Added::analysed, "there by another analysis, which stays"}};
    std::string out;
    for (const auto& [added, what] : words) {
        const std::uint64_t count = added_[static_cast<std::size_t>(added)];
        if (count > 0) out += (out.empty() ? "; " : ", ") + std::to_string(count) + " " + std::string(what);
    }
    const std::uint64_t fresh = added_[static_cast<std::size_t>(Added::fresh)];
    return fresh == documents_ ? std::string() : out;  // that new ones are new goes without saying
}

std::vector<LogMember> Report::numbers() const {
    std::vector<LogMember> out{{"documents", documents_}, {"setAside", rejections_}, {"passedOver", passed_over_}};
    constexpr std::pair<Store::Added, std::string_view> names[] = {{Store::Added::known, "known"},
                                                                   {Store::Added::corrected, "corrected"},
                                                                   {Store::Added::outdated, "outdated"},
                                                                   {Store::Added::earlier, "earlier"},
                                                                   {Store::Added::reanalysed, "reanalysed"}};
    for (const auto& [added, name] : names)
        if (const std::uint64_t count = added_[static_cast<std::size_t>(added)]; count > 0)
            out.emplace_back(name, count);
    return out;
}

void Report::show_progress() {
    if (quiet_) return;
    RunState state;
    state.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    if (!clock_.strikes(state.seconds)) return;
    state.documents = documents_;
    state.set_aside = rejections_;
    if (!bytes_expected_) bytes_expected_ = bytes_of(inputs_);
    if (*bytes_expected_ > 0) state.share = static_cast<double>(bytes_read_) / static_cast<double>(*bytes_expected_);
    if (on_terminal_) return show_status(progress_line(state));
    std::vector<LogMember> members{
        {"documents", documents_}, {"setAside", rejections_}, LogMember::seconds("seconds", state.seconds)};
    if (const auto left = seconds_left(state)) members.push_back(LogMember::seconds("secondsLeft", *left));
    log("progress", progress_line(state), members);
}

ExitCode exit_code(const Report& report, const ToleranceSettings& tolerance) {
    std::uint64_t all = report.documents() + report.rejections();
    return tolerance.limit.allows(report.rejections(), all) ? ExitCode::done : ExitCode::set_aside;
}

}  // namespace claimgraph::cli
