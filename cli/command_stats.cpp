#include "cli/command_stats.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <map>
#include <utility>

#include "cli/output_file.h"
#include "exporters/text.h"
#include "graph/errors.h"
#include "graph/view.h"

namespace claimgraph::cli {

using exporters::clean_text;
using exporters::decimal;
using exporters::node_label;
using exporters::predicate_key;

namespace {

/// How often each of several things is there.
using Counts = std::map<std::string, std::uint64_t>;

constexpr std::size_t most_rows = 10;  ///< of a list in text; JSON has all

struct Statistics {
    std::uint64_t documents = 0, undated = 0, claims = 0, attributed = 0, in_conflict = 0, unsure = 0,
                  withdrawn = 0;
    std::uint64_t things = 0, concepts = 0, relations = 0;
    std::string first, last;
    Counts publishers, types, predicates, speakers, polarities, modalities, rules, confidence;

    explicit Statistics(const View& view) {
        view.documents([&](const DocumentRecord& document) { add(document); });
        view.entities([&](const Entity& entity) {
            ++things;
            ++types[std::string(to_string(entity.type))];
        });
        view.concepts([&](const ConceptRecord&) { ++concepts; });
        view.relations([&](const RelationRecord&) { ++relations; });
        view.claims([&](const ClaimRecord& claim) { add(claim); });
    }

   private:
    void add(const DocumentRecord& document) {
        ++documents;
        if (!document.publisher.empty()) ++publishers[document.publisher];
        const std::string day = document.published.substr(0, 10);
        if (day.empty()) {
            ++undated;
            return;
        }
        if (first.empty() || day < first) first = day;
        if (day > last) last = day;
    }

    void add(const ClaimRecord& claim) {
        ++claims;
        attributed += !claim.attributed_to.empty();
        in_conflict += !claim.conflicts_with.empty();
        unsure += claim.confidence < sure_enough;
        withdrawn += claim.withdrawal.has_value();
        ++predicates[predicate_key(claim)];
        if (!claim.attributed_to.empty()) ++speakers[std::string(node_label(claim.attributed_to.front()))];
        ++polarities[claim.polarity == Polarity::affirmed ? "affirmed" : "negated"];
        ++modalities[std::string(to_string(claim.modality))];
        ++rules[claim.rule];
        const int tenth = std::min(static_cast<int>(claim.confidence * 10), 9);
        ++confidence["0." + std::to_string(tenth)];
    }
};

std::vector<std::pair<std::string, std::uint64_t>> most_first(const Counts& counts) {
    std::vector<std::pair<std::string, std::uint64_t>> rows(counts.begin(), counts.end());
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    return rows;
}

std::string as_text(const Statistics& all) {
    std::string out;
    const auto row = [&](std::string_view name, std::uint64_t count, const std::string& more = {}) {
        std::string line(name);
        line.resize(std::max<std::size_t>(line.size() + 1, 30), ' ');
        std::string number = std::to_string(count);
        out += line + std::string(number.size() < 8 ? 8 - number.size() : 0, ' ') + number + more + "\n";
    };
    const auto list = [&](std::string_view title, const Counts& counts) {
        if (counts.empty()) return;
        out.append("\n").append(title).append("\n");
        const auto rows = most_first(counts);
        for (std::size_t i = 0; i < std::min(rows.size(), most_rows); ++i)
            row("  " + one_line(rows[i].first), rows[i].second);
        if (rows.size() > most_rows) out += "  and " + std::to_string(rows.size() - most_rows) + " more\n";
    };
    row("documents with claims", all.documents, all.first.empty() ? std::string() : "  of " + all.first + " to " + all.last);
    if (all.undated > 0) row("  without a date", all.undated);
    row("claims", all.claims);
    row("  somebody's word", all.attributed);
    row("  negated", all.polarities.count("negated") ? all.polarities.at("negated") : 0);
    row("  in conflict", all.in_conflict);
    row("  confidence below " + decimal(sure_enough), all.unsure);
    if (all.withdrawn > 0) row("  withdrawn", all.withdrawn);
    row("things", all.things);
    row("concepts", all.concepts);
    row("offices and the like", all.relations);
    list("Things by type", all.types);
    list("Predicates", all.predicates);
    list("Who says so", all.speakers);
    list("Modality", all.modalities);
    list("Publishers", all.publishers);
    list("Rules", all.rules);
    return out;
}

std::string as_json(const Statistics& all) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
    const auto number = [&](const char* name, std::uint64_t value) { json.Key(name), json.Uint64(value); };
    const auto list = [&](const char* name, const Counts& counts) {
        json.Key(name);
        json.StartObject();
        for (const auto& [what, count] : most_first(counts)) {
            const std::string clean = clean_text(what);
            json.Key(clean.data(), static_cast<rapidjson::SizeType>(clean.size()));
            json.Uint64(count);
        }
        json.EndObject();
    };
    json.StartObject();
    number("documents", all.documents), number("undated", all.undated);
    if (!all.first.empty()) json.Key("first"), json.String(all.first.c_str()), json.Key("last"), json.String(all.last.c_str());
    number("claims", all.claims), number("attributed", all.attributed), number("inConflict", all.in_conflict);
    number("unsure", all.unsure), number("withdrawn", all.withdrawn), number("things", all.things), number("concepts", all.concepts);
    number("relations", all.relations);
    list("types", all.types), list("predicates", all.predicates), list("speakers", all.speakers);
    list("polarity", all.polarities), list("modality", all.modalities), list("publishers", all.publishers);
    list("rules", all.rules), list("confidence", all.confidence);
    json.EndObject();
    return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace

bool StatsCommand::setup(const std::vector<std::string>& arguments) {
    OptionList own("Output");
    own.flag("json", json_, "one JSON object, with all rows of every list, instead of text");
    OptionList options;
    options.add(own).add(view_options(view_)).add(guidance_options(guidance_));
    const std::string usage =
        "Usage: claimgraph stats STORE [OPTION]…\n\n"
        "Says in numbers what a store holds, or a part of it: documents, claims, things, who speaks, by which predicates and\n"
        "rules.\n\n"
        "  claimgraph stats news.db --about Lavrov\n";
    std::vector<std::string> operands;
    if (!parse(arguments, usage, options, operands)) return false;
    store_ = one_store(operands);
    return true;
}

ExitCode StatsCommand::run() {
    view_.guidance = load(guidance_);
    const Store store = Store::open_existing(store_);
    const Statistics all(View(store, view_));
    json_ ? print(as_json(all)) : print_text(as_text(all));
    return ExitCode::done;
}

}  // namespace claimgraph::cli
