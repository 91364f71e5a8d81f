#include "cli/options.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <thread>

#include "cli/log.h"
#include "extract/names/authority.h"
#include "extract/names/titles.h"
#include "extract/read/input.h"
#include "graph/ascii.h"
#include "graph/errors.h"
#include "graph/identity.h"
#include "graph/suggestion.h"

namespace claimgraph::cli {

using exporters::NodeSize;
using exporters::format_named;
using extract::names::listed_titles;
using extract::names::read_authority;
using extract::names::read_titles;
using extract::read::input_kind_named;

namespace {

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
                           text.begin() + static_cast<std::ptrdiff_t>(from + count), ascii::is_digit<char>);
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
                                 : ascii::is_digit(c) || c == '+' || c == '-' || c == '.';
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
    throw UsageError("--" + std::string(option) + " is " + known + ", not '" + text + "'" + did_you_mean(text, allowed));
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

}  // namespace

bool RejectionLimit::allows(std::uint64_t rejected, std::uint64_t all) const {
    if (percent) return static_cast<double>(rejected) * 100 <= *percent * static_cast<double>(all);
    return rejected <= count;
}

namespace {

Shard shard(const std::string& text) {
    Shard out;
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos) throw UsageError("--shard wants I/N, such as 1/8, not '" + text + "'");
    out.index = number<std::uint64_t>(text.substr(0, slash), "shard", 1);
    out.count = number<std::uint64_t>(text.substr(slash + 1), "shard", 1);
    if (out.index > out.count) throw UsageError("--shard: there is no part " + text);
    return out;
}

}  // namespace

OptionList input_options(InputSettings& settings) {
    OptionList options("Input");
    options.value(
        "from", "KIND", [&](const std::string& kind) { settings.read.from = input_kind_named(kind).name; },
        "kind of input (see claimgraph formats; default: by the first bytes); what is packed is unpacked first");
    options.value(
        "files-from", "LIST", [&](const std::string& list) { settings.files_from = list; },
        "read more input names from this file, one a line, or with NUL behind each; - is standard input");
    options.flag("dry-run", settings.dry_run, "only list what would be read, and as what");
    options.value(
        "max-document", "BYTES",
        [&](const std::string& bytes) {
            settings.read.max_document_bytes = number<std::size_t>(bytes, "max-document", 1);
        },
        "set longer texts and lines aside (default: 1048576)");
    options.value(
        "analysis", "KIND",
        [&](const std::string& kind) {
            const bool fast = one_of(kind, "analysis", {"exact", "fast"}) == "fast";
            settings.analysis = fast ? AnalysisKind::fast : AnalysisKind::exact;
        },
        "language model: exact (default), or fast, which takes half the time or less and errs a little more often");
    options.value(
        "shard", "I/N", [&](const std::string& part) { settings.shard = shard(part); },
        "only the I-th of N parts of the documents, for as many processes or machines; claimgraph merge puts their "
        "stores together");
    return options;
}

OptionList job_options(unsigned& jobs) {
    jobs = std::max(1u, std::thread::hardware_concurrency());
    OptionList options("Processors");
    options.value(
        "jobs,j", "N", [&](const std::string& count) { jobs = number<unsigned>(count, "jobs", 1); },
        "how many threads work at a time (default: one for each processor); the output does not depend on it");
    return options;
}

namespace {

void add_log_option(OptionList& options) {
    options.value(
        "log", "text|json",
        [](const std::string& form) {
            set_log_form(one_of(form, "log", {"text", "json"}) == "json" ? LogForm::json : LogForm::text);
        },
        "what standard error is told: lines for people (default), or a JSON object a line: event, message and what it "
        "says");
}

}  // namespace

OptionList quiet_option(bool& quiet) {
    OptionList options("What is said");
    add_log_option(options);
    options.flag("quiet,q", quiet, "nothing on standard error but errors");
    return options;
}

OptionList tolerance_options(ToleranceSettings& settings) {
    OptionList options("Documents that cannot be used");
    options.value(
        "max-rejected", "N|N%", [&](const std::string& limit) { settings.limit = rejection_limit(limit); },
        "exit with 0 although so many documents were set aside");
    options.flag("strict", settings.strict, "stop at the first document that would be set aside; nothing is published");
    options.value(
        "rejected", "FILE",
        [&](const std::string& path) {
            if (path.empty() || path == "-") throw UsageError("--rejected wants a file");
            settings.rejected = path;
        },
        "list what was not read in this file, a JSON object a line: source, offset (bytes), place, id, stage, reason; "
        "what lay beside "
        "documents and is none (pictures, hidden files) has the stage find");
    add_log_option(options);
    options.flag("quiet,q", settings.quiet, "no progress and no list of what was set aside");
    return options;
}

OptionList output_options(OutputSettings& settings) {
    OptionList options("Output");
    options.value(
        "output,o", "PATH",
        [&](const std::string& path) {
            if (path.empty()) throw UsageError("-o wants a path");
            settings.path = path;
        },
        "where to write; - is standard output. out/news stands for out/news.graphml, out/news.ttl and so on, "
        "out/news.ttl for that file alone. The folder is made if need be");
    options.value(
        "to", "FORMATS", [&](const std::string& list) { settings.formats = format_list(list); },
        "formats (see claimgraph formats); default: graphml,ttl,jsonld with -o, jsonl without");
    options.flag("force,f", settings.force, "replace files that exist");
    return options;
}

OptionList graph_options(GraphSettings& settings) {
    OptionList options("Graph files");
    ExportOptions& exporting = settings.exporting;
    options.value(
        "view", "claims|flat|network",
        [&](const std::string& name) {
            const std::string shape(one_of(name, "view", {"claims", "flat", "network"}));
            exporting.shape = shape == "flat"      ? ViewShape::flat
                              : shape == "network" ? ViewShape::network
                                                   : ViewShape::claims;
        },
        "claims: a node for every claim; flat: named things, concepts and counted edges; network: named things only, "
        "where the format has it (default: claims)");
    options.value(
        "profile", "tools|strict",
        [&](const std::string& name) {
            exporting.profile = one_of(name, "profile", {"tools", "strict"});
        },
        "GraphML and GEXF as Gephi, Gephi Lite and Neo4j want them, or just as their standards say (default: tools)");
    options.value(
        "layout", "type|community",
        [&](const std::string& colours) {
            exporting.layout = one_of(colours, "layout", {"type", "community"});
        },
        "GraphML and GEXF: say where each node stands, how large it is and, by its type or its community, its colour; "
        "the graph is held in memory for that");
    options.value(
        "size", "degree|mentions",
        [&](const std::string& name) {
            const bool by_mentions = one_of(name, "size", {"degree", "mentions"}) == "mentions";
            exporting.size = by_mentions ? NodeSize::mentions : NodeSize::degree;
        },
        "with --layout: what makes a node large, its edges or how often it is spoken of (default: degree)");
    options.value(
        "base", "IRI", [&](const std::string& iri) { exporting.base = base_iri(iri); },
        "IRI under which ids are put in RDF (default: https://w3id.org/claimgraph/id/)");
    options.flag(
        "no-direct-triples", [&] { exporting.direct_triples = false; },
        "RDF: claims only, without plain triples for what the articles themselves affirm");
    options.value(
        "jsonld", "compact|expanded|flattened",
        [&](const std::string& form) {
            exporting.jsonld = one_of(form, "jsonld", {"compact", "expanded", "flattened"});
        },
        "JSON-LD: with the context inline; without a context; or without one and every node in one place (default: "
        "compact)");
    options.value(
        "loss-report", "FILE",
        [&](const std::string& path) {
            if (path.empty() || path == "-") throw UsageError("--loss-report wants a file");
            settings.loss_report = path;
        },
        "write what the formats cannot hold into this file, a JSON object a line; else a line on standard error tells "
        "that there is something");
    return options;
}

namespace {

std::string_view entity_type(const std::string& name) {
    try {
        return to_string(entity_type_from(name));
    } catch (const Error& error) {
        throw UsageError(std::string("--type: ") + error.what());
    }
}

}  // namespace

OptionList view_options(ViewOptions& view) {
    OptionList options("Part of the graph");
    options.value(
        "about", "NAME", [&](const std::string& name) { view.about = name; },
        "only claims in which a thing of this name takes part");
    options.value(
        "neighbours", "K",
        [&](const std::string& steps) { view.neighbours = number<std::uint64_t>(steps, "neighbours", 0); },
        "with --about: also claims about what stands in such a claim, K steps on (default: 0)");
    options.value(
        "type", "TYPE", [&](const std::string& name) { view.type = entity_type(name); },
        "only claims with an entity of this type, such as Person; Place takes in countries and facilities");
    options.value(
        "predicate", "NAME", [&](const std::string& name) { view.predicate = name; },
        "only claims with this predicate: a term such as cg:denies or denies, or a lemma such as 'rule out'");
    options.value(
        "source", "NAME", [&](const std::string& name) { view.source = name; },
        "only claims that somebody of this name makes; - for those of the articles themselves");
    options
        .value(
            "polarity", "affirmed|negated",
            [&](const std::string& name) {
                view.polarity = one_of(name, "polarity", {"affirmed", "negated"}) == "negated" ? Polarity::negated
                                                                                               : Polarity::affirmed;
            },
            "only claims that something is so, or that it is not");
    options.value(
        "min-confidence", "C",
        [&](const std::string& level) {
            const char* last = level.data() + level.size();
            const auto [end, error] = std::from_chars(level.data(), last, view.min_confidence);
            if (error != std::errc() || end != last || !(view.min_confidence >= 0 && view.min_confidence <= 1))
                throw UsageError("--min-confidence wants a number from 0 to 1, not '" + level + "'");
        },
        "only claims that are right with a probability of C or more, as far as the program knows; C from 0 to 1");
    options.value(
        "since", "DATE", [&](const std::string& day) { view.since = date(day, "since"); },
        "only articles published on or after this date");
    options.value(
        "until", "DATE", [&](const std::string& day) { view.until = date(day, "until"); },
        "only articles published on or before this date");
    options.flag(
        "withdrawn", view.withdrawn,
        "also claims of earlier versions (build --keep-versions) that the documents make no more, marked, with the days on "
        "which they were made and withdrawn");
    options.value(
        "min-weight", "N",
        [&](const std::string& count) { view.min_weight = number<std::uint64_t>(count, "min-weight", 1); },
        "flat and network: only edges with so many pieces of evidence");
    options.value(
        "top", "N", [&](const std::string& count) { view.top = number<std::uint64_t>(count, "top", 1); },
        "flat and network: only the N heaviest edges");
    return options;
}

OptionList guidance_options(GuidanceSettings& settings) {
    OptionList options("Who is who");
    options.values(
        "authority", "FILE", settings.authorities,
        "things that you know, as CSV (iri,label,labels,type,gender,country,from,to) or Turtle: documents that speak "
        "of them "
        "are linked to their IRIs (may be given again)");
    options.value(
        "titles", "FILE", settings.titles,
        "articles of Wikipedia that names are linked to, in place of those that are built in; none: no such links");
    options.values(
        "same-as", "FILE", settings.same_as,
        "pairs of names, a pair a line, that are one thing: NAME or NAME @ DOCUMENT or id, comma, the other (may be "
        "given again)");
    options.values("not-same", "FILE", settings.not_same, "pairs of names that are two things (may be given again)");
    return options;
}

Guidance load(const GuidanceSettings& settings) {
    Guidance out;
    std::map<std::string, std::string> files;  // by IRI
    for (const std::string& path : settings.authorities)
        for (KnownThing& thing : read_authority(path)) {
            const auto [at, fresh] = files.emplace(thing.iri, path);
            if (!fresh) throw Error(path + ": <" + thing.iri + "> is in " + at->second + ", too");
            out.known.push_back(std::move(thing));
        }
    if (settings.titles != "none")
        for (const KnownThing& thing : settings.titles.empty() ? listed_titles() : read_titles(settings.titles))
            if (files.find(thing.iri) == files.end()) out.known.push_back(thing);
    const auto read = [&out](const std::vector<std::string>& paths, bool same) {
        for (const std::string& path : paths)
            for (Correction& correction : read_corrections(path, same))
                out.corrections.push_back(std::move(correction));
    };
    read(settings.same_as, true);
    read(settings.not_same, false);
    return out;
}

void tell_idle(const Store& store, const Guidance& guidance) {
    for (const std::string& line : idle_corrections(store, guidance)) complain(line);
}

bool Shard::has(const std::string& document_id) const {
    if (count <= 1) return true;
    std::uint64_t number = 0;
    for (const char c : IdentityHash().add("shard").add(document_id).digest())
        number = number * 31 + static_cast<unsigned char>(c);
    return number % count == index - 1;
}

const std::string& one_store(const std::vector<std::string>& operands) {
    if (operands.empty()) throw UsageError("the store is missing");
    if (operands.size() > 1) throw UsageError("one store at a time, not also '" + operands[1] + "'");
    return operands.front();
}

void add_listed(const std::string& list, std::vector<std::string>& names) {
    std::ifstream file;
    const bool standard_input = list == "-";
    if (!standard_input) file.open(list, std::ios::binary);
    std::istream& stream = standard_input ? std::cin : file;
    if (!stream) throw Error("cannot open the list " + list);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (stream.bad()) throw Error("cannot read the list " + list);
    const bool nul = text.find('\0') != std::string::npos;
    std::istringstream lines(text);
    for (std::string name; std::getline(lines, name, nul ? '\0' : '\n');) {
        if (!nul && name.ends_with('\r')) name.pop_back();
        if (!name.empty()) names.push_back(name);
    }
}

void resolve_inputs(InputSettings& settings) {
    if (!settings.files_from.empty())
        add_listed(settings.files_from, settings.inputs);
    else if (settings.inputs.empty())
        throw UsageError("an input is missing; - is standard input");
}

std::vector<NamedPath> files_of(const GuidanceSettings& settings) {
    std::vector<NamedPath> out = named("list of known things", settings.authorities);
    for (const std::vector<std::string>& paths : {settings.same_as, settings.not_same})
        for (const std::string& path : paths) out.push_back({"list of pairs", path});
    if (settings.titles != "none") out.push_back({"list of titles", settings.titles});
    return out;
}

}  // namespace claimgraph::cli
