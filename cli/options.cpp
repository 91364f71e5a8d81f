#include "cli/options.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <thread>

#include "extract/read/input.h"
#include "graph/errors.h"

namespace claimgraph {
namespace {

namespace fs = std::filesystem;

template <typename Number>
Number number(const std::string& text, std::string_view option, Number least) {
    Number value{};
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size() || value < least)
        throw UsageError("--" + std::string(option) + " wants a number from " + std::to_string(least) + ", not '" +
                         text + "'");
    return value;
}

RejectionLimit rejection_limit(const std::string& text) {
    RejectionLimit limit;
    bool percentage = text.ends_with('%');
    const char* stop = text.data() + text.size() - (percentage ? 1 : 0);
    double percent = 0;
    auto [end, error] =
        percentage ? std::from_chars(text.data(), stop, percent) : std::from_chars(text.data(), stop, limit.count);
    if (error != std::errc() || end != stop || !(percent >= 0 && percent <= 100))
        throw UsageError("--max-rejected wants a number or a percentage, not '" + text + "'");
    if (percentage) limit.percent = percent;
    return limit;
}

/// A year, month or day: `2025`, `2025-06`, `2025-06-04`.
std::string date(const std::string& text, std::string_view option) {
    auto digits = [&](std::size_t from, std::size_t count) {
        return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(from),
                           text.begin() + static_cast<std::ptrdiff_t>(from + count),
                           [](char c) { return c >= '0' && c <= '9'; });
    };
    bool right = text.size() == 4 || text.size() == 7 || text.size() == 10;
    right = right && digits(0, 4);
    if (right && text.size() >= 7)
        right = text[4] == '-' && digits(5, 2) && text.substr(5, 2) >= "01" && text.substr(5, 2) <= "12";
    if (right && text.size() == 10)
        right = text[7] == '-' && digits(8, 2) && text.substr(8, 2) >= "01" && text.substr(8, 2) <= "31";
    if (!right) throw UsageError("--" + std::string(option) + " wants a date such as 2025-06-04, not '" + text + "'");
    return text;
}

std::string base_iri(const std::string& text) {
    std::size_t colon = text.find(':');
    bool scheme = colon != std::string::npos && colon > 0 &&
                  std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), [](unsigned char c) {
                      return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'
                                 ? true
                                 : (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
                  });
    bool clean = std::none_of(text.begin(), text.end(), [](unsigned char c) {
        return c <= 0x20 || c == 0x7F ||
               std::string_view("<>\"{}|\\^`").find(static_cast<char>(c)) != std::string_view::npos;
    });
    if (!scheme || !clean || colon + 1 == text.size())
        throw UsageError("--base wants an absolute IRI, not '" + text + "'");
    return text;
}

std::string one_of(const std::string& text, std::string_view option, std::initializer_list<std::string_view> allowed) {
    if (std::find(allowed.begin(), allowed.end(), text) != allowed.end()) return text;
    std::string known;
    for (std::string_view name : allowed) known.append(known.empty() ? "" : " or ").append(name);
    throw UsageError("--" + std::string(option) + " is " + known + ", not '" + text + "'");
}

std::vector<std::string> format_list(const std::string& text) {
    std::vector<std::string> out;
    std::stringstream parts(text);
    for (std::string name; std::getline(parts, name, ',');) {
        format_named(name);
        if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
    }
    if (out.empty()) throw UsageError("--to wants the name of a format");
    return out;
}

/// An option with a text, handed to a function when it is given.
template <typename Function>
auto text(Function function, const char* name) {
    return po::value<std::string>()->value_name(name)->notifier(
        [function](const std::string& given) { function(given); });
}

const Format* format_of_extension(const std::string& path) {
    std::string extension = fs::path(path).extension().string();
    for (const Format& format : formats())
        if (!extension.empty() && extension.substr(1) == format.extension) return &format;
    return nullptr;
}

}  // namespace

bool RejectionLimit::allows(std::uint64_t rejected, std::uint64_t all) const {
    if (percent) return static_cast<double>(rejected) * 100 <= *percent * static_cast<double>(all);
    return rejected <= count;
}

po::options_description input_options(InputSettings& settings) {
    settings.jobs = std::max(1u, std::thread::hardware_concurrency());
    po::options_description options("Input");
    auto add = options.add_options();
    add("from", text([&](const std::string& kind) { settings.read.from = input_kind_named(kind).name; }, "KIND"),
        "kind of input: text, jsonl or conllu (default: by the name's extension, else by the first bytes)");
    add("files-from", text([&](const std::string& list) { settings.files_from = list; }, "LIST"),
        "read more input names from this file, one a line; - is standard input");
    add("max-document",
        text(
            [&](const std::string& bytes) {
                settings.read.max_document_bytes = number<std::size_t>(bytes, "max-document", 1);
            },
            "BYTES"),
        "set longer texts and lines aside (default: 1048576)");
    add("jobs,j", text([&](const std::string& count) { settings.jobs = number<unsigned>(count, "jobs", 1); }, "N"),
        "documents that are worked on at a time (default: one for each processor); the output does not depend on it");
    return options;
}

po::options_description tolerance_options(ToleranceSettings& settings) {
    po::options_description options("Documents that cannot be used");
    auto add = options.add_options();
    add("max-rejected", text([&](const std::string& limit) { settings.limit = rejection_limit(limit); }, "N|N%"),
        "exit with 0 although so many documents were set aside");
    add("strict", po::bool_switch(&settings.strict),
        "stop at the first document that would be set aside; nothing is published");
    add("quiet,q", po::bool_switch(&settings.quiet), "no progress and no list of what was set aside");
    return options;
}

po::options_description output_options(OutputSettings& settings) {
    po::options_description options("Output");
    auto add = options.add_options();
    add("output,o",
        text(
            [&](const std::string& path) {
                if (path.empty()) throw UsageError("-o wants a path");
                settings.path = path;
            },
            "PATH"),
        "where to write; - is standard output. out/news stands for out/news.graphml, out/news.ttl and so on, "
        "out/news.ttl for that file alone. The folder is made if need be");
    add("to", text([&](const std::string& list) { settings.formats = format_list(list); }, "FORMATS"),
        "formats (see claimgraph formats); default: graphml,ttl,jsonld with -o, jsonl without");
    add("force,f", po::bool_switch(&settings.force), "replace files that exist");
    return options;
}

po::options_description graph_options(GraphSettings& settings) {
    po::options_description options("Graph");
    auto add = options.add_options();
    ViewOptions& view = settings.view;
    ExportOptions& exporting = settings.exporting;
    add("view",
        text(
            [&](const std::string& name) {
                exporting.flat = one_of(name, "view", {"claims", "flat"}) == "flat";
            },
            "claims|flat"),
        "claims: a node for every claim; flat: entities and counted edges, where the format has it (default: claims)");
    add("profile",
        text(
            [&](const std::string& name) {
                exporting.profile = one_of(name, "profile", {"tools", "strict"});
            },
            "tools|strict"),
        "GraphML as Gephi and Neo4j want it, or valid against its XSD (default: tools)");
    add("base", text([&](const std::string& iri) { exporting.base = base_iri(iri); }, "IRI"),
        "IRI under which ids are put in RDF (default: https://w3id.org/claimgraph/id/)");
    add("no-direct-triples", po::bool_switch()->notifier([&](bool given) { exporting.direct_triples = !given; }),
        "RDF: claims only, without plain triples for what the articles themselves affirm");
    add("jsonld",
        text(
            [&](const std::string& form) {
                exporting.jsonld = one_of(form, "jsonld", {"compact", "expanded", "flattened"});
            },
            "compact|expanded|flattened"),
        "JSON-LD: with the context inline; without a context; or without one and every node in one place (default: "
        "compact)");
    add("about", text([&](const std::string& name) { view.about = name; }, "NAME"),
        "only claims in which a thing of this name takes part");
    add("type",
        text(
            [&](const std::string& name) {
                try {
                    view.type = to_string(entity_type_from(name));
                } catch (const Error& error) {
                    throw UsageError(std::string("--type: ") + error.what());
                }
            },
            "TYPE"),
        "only claims with an entity of this type, such as Person");
    add("since", text([&](const std::string& day) { view.since = date(day, "since"); }, "DATE"),
        "only articles published on or after this date");
    add("until", text([&](const std::string& day) { view.until = date(day, "until"); }, "DATE"),
        "only articles published on or before this date");
    add("min-weight",
        text([&](const std::string& count) { view.min_weight = number<std::uint64_t>(count, "min-weight", 1); }, "N"),
        "flat view: only edges with so many pieces of evidence");
    add("top", text([&](const std::string& count) { view.top = number<std::uint64_t>(count, "top", 1); }, "N"),
        "flat view: only the N heaviest edges");
    return options;
}

bool parse(const std::vector<std::string>& arguments, const std::string& usage, po::options_description options,
           std::vector<std::string>& operands) {
    options.add_options()("help,h", "print this help");
    po::options_description all;
    all.add(options).add_options()("operand", po::value(&operands));
    po::positional_options_description positions;
    positions.add("operand", -1);
    int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    try {
        po::variables_map values;
        po::store(po::command_line_parser(arguments).options(all).positional(positions).style(style).run(), values);
        if (values.count("help") > 0) {
            std::ostringstream text;
            text << usage << "\n" << options;
            print(text.str());
            return false;
        }
        po::notify(values);
    } catch (const po::error& error) {
        throw UsageError(error.what());
    }
    return true;
}

std::vector<std::string> input_paths(const InputSettings& settings) {
    std::vector<std::string> paths = settings.inputs;
    if (!settings.files_from.empty()) {
        std::ifstream file;
        bool standard_input = settings.files_from == "-";
        if (!standard_input) file.open(settings.files_from);
        std::istream& lines = standard_input ? std::cin : file;
        if (!lines) throw Error("cannot open the list " + settings.files_from);
        for (std::string line; std::getline(lines, line);) {
            if (line.ends_with('\r')) line.pop_back();
            if (!line.empty()) paths.push_back(line);
        }
        if (lines.bad()) throw Error("cannot read the list " + settings.files_from);
        return paths;
    }
    if (paths.empty()) throw UsageError("an input is missing; - is standard input");
    return paths;
}

namespace {

std::vector<Target> files_and_formats(const OutputSettings& settings) {
    std::vector<const Format*> chosen;
    for (const std::string& name : settings.formats) chosen.push_back(&format_named(name));
    if (settings.path.empty() || settings.path == "-") {
        if (chosen.size() > 1)
            throw UsageError("only one format fits into standard output; -o names files for several");
        return {{chosen.empty() ? &format_named("jsonl") : chosen.front(), "-"}};
    }
    std::error_code ignored;
    fs::file_status status = fs::status(settings.path, ignored);
    bool folder = settings.path.ends_with('/') || fs::is_directory(status);
    bool device = fs::exists(status) && !folder && !fs::is_regular_file(status);
    const Format* named = folder ? nullptr : format_of_extension(settings.path);
    if (chosen.empty() && named) return {{named, settings.path}};
    if (chosen.size() == 1 && (device || named == chosen.front())) return {{chosen.front(), settings.path}};
    if (device) throw UsageError(settings.path + " is no regular file; --to must name one format for it");
    if (chosen.empty())
        for (std::string_view name : {"graphml", "ttl", "jsonld"}) chosen.push_back(&format_named(name));
    std::string stem = folder ? (fs::path(settings.path) / "claims").string() : settings.path;
    std::vector<Target> out;
    for (const Format* format : chosen) out.push_back({format, stem + "." + std::string(format->extension)});
    return out;
}

}  // namespace

std::vector<Target> targets(const OutputSettings& settings, const GraphSettings& graph) {
    std::vector<Target> out = files_and_formats(settings);
    bool any_flat =
        std::any_of(out.begin(), out.end(), [](const Target& target) { return target.format->has_flat_view; });
    if (graph.exporting.flat && !any_flat) throw UsageError("none of the formats that are asked for has a flat view");
    return out;
}

GraphOutput::GraphOutput(std::vector<Target> targets, bool force) : targets_(std::move(targets)), files_(force) {
    for (const Target& target : targets_) sinks_.push_back(&files_.open(target.path));
}

void GraphOutput::write(const Store& store, const GraphSettings& graph) {
    View view(store, graph.view);
    for (std::size_t i = 0; i < targets_.size(); ++i) targets_[i].format->write(view, graph.exporting, *sinks_[i]);
    files_.publish();
}

}  // namespace claimgraph
