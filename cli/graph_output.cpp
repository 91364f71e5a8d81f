#include "cli/graph_output.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "cli/report.h"
#include "exporters/seal.h"
#include "exporters/text.h"
#include "graph/errors.h"
#include "graph/suggestion.h"

namespace claimgraph::cli {

using exporters::FormatPart;
using exporters::Seal;
using exporters::SealPlace;
using exporters::SealedFile;
using exporters::format_named;
using exporters::formats;
using exporters::json_string;

namespace {

namespace fs = std::filesystem;

bool has_extension(const std::string& path, std::string_view extension) {
    std::string name = fs::path(path).filename().string();
    return name.size() > extension.size() + 1 && name.ends_with("." + std::string(extension));
}

const Format* format_of_extension(const std::string& path) {
    for (const Format& format : formats())
        if (has_extension(path, format.extension)) return &format;
    // `-o news.csv` stands for news.nodes.csv and news.edges.csv.
    for (const Format& format : formats())
        if (!format.more.empty() && has_extension(path, format.name)) return &format;
    return nullptr;
}

std::vector<Target> files_and_formats(const OutputSettings& settings) {
    std::vector<const Format*> chosen;
    for (const std::string& name : settings.formats) chosen.push_back(&format_named(name));
    if (settings.path.empty() || settings.path == "-") {
        if (chosen.size() > 1)
            throw UsageError("only one format fits into standard output; -o names files for several");
        const Format& only = chosen.empty() ? format_named("jsonl") : *chosen.front();
        if (!only.more.empty())
            throw UsageError("the format " + std::string(only.name) + " has several files; -o names them");
        return {{&only, "-", only.write}};
    }
    std::error_code ignored;
    fs::file_status status = fs::status(settings.path, ignored);
    bool folder = settings.path.ends_with('/') || fs::is_directory(status);
    bool device = fs::exists(status) && !folder && !fs::is_regular_file(status);
    const Format* named = folder ? nullptr : format_of_extension(settings.path);
    if (chosen.empty() && named) chosen = {named};
    if (chosen.size() == 1 && chosen.front()->more.empty() && (device || named == chosen.front()))
        return {{chosen.front(), settings.path, chosen.front()->write}};
    if (device) throw UsageError(settings.path + " is no regular file; --to must name one format for it");
    if (chosen.empty() && !folder && fs::path(settings.path).has_extension()) {
        const std::string extension = fs::path(settings.path).extension().string().substr(1);
        std::vector<std::string_view> known;
        for (const Format& format : formats()) known.push_back(format.extension);
        throw UsageError("no format has files that end in ." + extension + did_you_mean(extension, known) +
                         " --to names formats");
    }
    if (chosen.empty())
        for (std::string_view name : {"graphml", "ttl", "jsonld"}) chosen.push_back(&format_named(name));
    std::string stem = folder ? (fs::path(settings.path) / "claims").string() : settings.path;
    // `-o news.csv` and `-o news.nodes.csv` are one wish.
    if (chosen.size() == 1 && !chosen.front()->more.empty())
        for (const std::string& ending : {std::string(chosen.front()->extension), std::string(chosen.front()->name)})
            if (has_extension(stem, ending)) stem.resize(stem.size() - ending.size() - 1);
    std::vector<Target> out;
    for (const Format* format : chosen) {
        out.push_back({format, stem + "." + std::string(format->extension), format->write});
        for (const FormatPart& part : format->more)
            out.push_back({format, stem + "." + std::string(part.extension), part.write});
        if (format->seal == SealPlace::manifest)
            out.push_back({format, stem + "." + std::string(format->name) + ".manifest.json", nullptr});
    }
    return out;
}

/// An option that changes nothing in any of the formats would be believed to have done something.
void refuse_what_has_no_effect(const std::vector<Target>& targets, const GraphSettings& graph) {
    const ExportOptions standard;
    const ExportOptions& given = graph.exporting;
    const bool laid_out = !given.layout.empty();
    struct Row {
        bool is_given;
        std::string_view option;
        std::initializer_list<std::string_view> formats;
    };
    std::vector<std::string_view> derived{"html", "svg"}, sized{"html", "svg"};
    if (given.shape != ViewShape::claims)
        for (const Format& format : formats())
            if (format.has_all_shapes) derived.push_back(format.name);
    if (laid_out) sized.insert(sized.end(), {"graphml", "gexf"});
    const auto refuse = [&](bool is_given, std::string_view option, const auto& names, std::string_view where) {
        const bool any = std::any_of(targets.begin(), targets.end(), [&](const Target& target) {
            return std::find(names.begin(), names.end(), target.format->name) != names.end();
        });
        if (is_given && !any)
            throw UsageError("--" + std::string(option) + " has no effect here: it is for " + std::string(where));
    };
    refuse(graph.view.top > 0, "top", derived, "--view flat, --view network, html and svg");
    refuse(graph.view.min_weight > 1, "min-weight", derived, "--view flat, --view network, html and svg");
    refuse(given.size != standard.size, "size", sized, "html, svg, and graphml and gexf with --layout");
    for (const Row& row : {Row{laid_out, "layout", {"graphml", "gexf", "svg"}},
                           Row{given.profile != standard.profile, "profile", {"graphml", "gexf"}},
                           Row{given.jsonld != standard.jsonld, "jsonld", {"jsonld"}},
                           Row{!given.direct_triples, "no-direct-triples", {"ttl", "nt", "jsonld", "trig", "nq"}}}) {
        std::string where;
        for (const std::string_view name : row.formats) where.append(where.empty() ? "" : ", ").append(name);
        refuse(row.is_given, row.option, row.formats, where);
    }
}

void refuse_what_is_unmarked(const std::vector<Target>& targets, const GraphSettings& graph) {
    if (!graph.view.withdrawn) return;
    if (graph.exporting.shape != ViewShape::claims)
        throw UsageError("--withdrawn is for the claims view: edges between things have what is claimed now");
    for (const Target& target : targets)
        if (!target.format->marks_withdrawn)
            throw UsageError("--withdrawn has no effect in " + std::string(target.format->name) +
                             ", which does not mark what was withdrawn");
}

}  // namespace

std::vector<Target> targets(const OutputSettings& settings, const GraphSettings& graph) {
    std::vector<Target> out = files_and_formats(settings);
    refuse_what_has_no_effect(out, graph);
    refuse_what_is_unmarked(out, graph);
    const bool any =
        std::any_of(out.begin(), out.end(), [](const Target& target) { return target.format->has_all_shapes; });
    if (graph.exporting.shape != ViewShape::claims && !any)
        throw UsageError("none of the formats that are asked for has a " +
                         std::string(to_string(graph.exporting.shape)) + " view");
    return out;
}

std::vector<NamedPath> files_of(const OutputSettings& output, const GraphSettings& graph) {
    std::vector<NamedPath> out;
    for (const Target& target : targets(output, graph)) out.push_back({"output", target.path});
    out.push_back({"loss report", graph.loss_report});
    return out;
}

GraphOutput::GraphOutput(const OutputSettings& output, const GraphSettings& graph)
    : graph_(graph), targets_(targets(output, graph)), files_(output.force) {
    for (const Target& target : targets_) sinks_.push_back(&files_.open(target.path));
    if (!graph.loss_report.empty()) loss_report_ = &files_.open(graph.loss_report);
}

namespace {

/// `116 claims about 50 things`, `24 edges between 19 nodes`.
/// \param written  how many of what, as it was when it was last written
std::string contents(const Records& records, const std::map<std::string_view, std::uint64_t>& written) {
    const auto number = [&](std::string_view what) {
        const auto found = written.find(what);
        return found == written.end() ? 0 : found->second;
    };
    if (number("claims") > 0) {
        std::uint64_t things = 0;  // those of the claims, whatever was walked over last
        records.entities([&](const Entity&) { ++things; });
        return counted(number("claims"), "claim") + " about " + counted(things, "thing");
    }
    if (number("edges") > 0)
        return counted(number("edges"), "edge") + " between " +
               counted(number("things") + number("concepts"), "node");
    return number("mentions") > 0 ? counted(number("mentions"), "mention") : "nothing to write";
}

}  // namespace

std::string GraphOutput::write(const Records& records) {
    std::map<std::string_view, std::uint64_t> written;
    std::vector<Losses> losses(targets_.size());
    std::vector<SealedFile> parts;  // of a format of several files, which its manifest lists
    for (std::size_t i = 0; i < targets_.size(); ++i) {
        const Target& target = targets_[i];
        if (!target.write) {
            sinks_[i]->write(manifest_of(parts));
            parts.clear();
            continue;
        }
        graph_.exporting.losses = &losses[i];
        Seal seal = write_sealed(*target.format, target.write, records, graph_.exporting, *sinks_[i]);
        for (const auto& [what, count] : seal.counts) written[what] = count;
        if (target.format->seal == SealPlace::manifest)
            parts.push_back({fs::path(target.path).filename().string(), std::move(seal.text)});
    }
    if (loss_report_) report(losses);
    files_.publish();
    if (!loss_report_) report(losses);
    return contents(records, written);
}

void GraphOutput::report(const std::vector<Losses>& losses) {
    std::uint64_t kinds = 0;
    std::string files;
    for (std::size_t i = 0; i < targets_.size(); ++i) {
        for (const auto& [what, count] : losses[i].all())
            if (loss_report_)
                loss_report_->write("{\"format\":\"" + std::string(targets_[i].format->name) +
                                    "\",\"file\":" + json_string(targets_[i].path) +
                                    ",\"count\":" + std::to_string(count) + ",\"what\":" + json_string(what) + "}\n");
        if (losses[i].all().empty()) continue;
        kinds += losses[i].all().size();
        files +=
            (files.empty() ? "" : ", ") + (targets_[i].path == "-" ? std::string("standard output") : targets_[i].path);
    }
    if (loss_report_ || kinds == 0 || graph_.quiet) return;
    if (kinds > 1)
        return complain(files + ": the format does not hold everything (" + std::to_string(kinds) +
                        " kinds of losses; --loss-report FILE lists them)");
    for (const Losses& one : losses)
        for (const auto& [what, count] : one.all()) complain(files + ": " + std::to_string(count) + " " + what);
}

}  // namespace claimgraph::cli
