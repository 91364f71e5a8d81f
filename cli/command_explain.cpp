#include "cli/command_explain.h"

#include <algorithm>
#include <functional>

#include "cli/claim_explanation.h"
#include "cli/derivation.h"
#include "cli/output_file.h"
#include "cli/thing_explanation.h"
#include "exporters/json_text.h"
#include "exporters/jsonl.h"
#include "graph/errors.h"
#include "graph/guidance.h"
#include "graph/identity.h"
#include "graph/store.h"
#include "graph/suggestion.h"

namespace claimgraph::cli {

using exporters::JsonWriter;
using exporters::StringSink;
using exporters::write_string;
using exporters::write_text;
using extract::claims::Share;
using extract::rules::RuleSet;

namespace {

/// Which entities have a name, an id or an IRI.
std::vector<std::uint32_t> things_called(const std::string& asked, const Resolution& resolution) {
    const std::string wanted = phrase_key(asked);
    const auto is_wanted = [&](const Entity& entity) {
        if (entity.id == asked || (!entity.same_as.empty() && entity.same_as == asked)) return true;
        // an IRI of ours ends in the id
        if (asked.size() > entity.id.size() && asked.ends_with("/" + entity.id)) return true;
        return phrase_key(entity.label) == wanted ||
               std::any_of(entity.alt_labels.begin(), entity.alt_labels.end(),
                           [&](const std::string& name) { return phrase_key(name) == wanted; });
    };
    std::vector<std::uint32_t> found;
    for (std::uint32_t e = 0; e < resolution.entities.size(); ++e)
        if (is_wanted(resolution.entities[e])) found.push_back(e);
    return found;
}

std::vector<std::string> names_of(const Entities& entities, const std::string& id) {
    const auto at = entities.find(id);
    return at ? entities[*at].alt_labels : std::vector<std::string>();
}

std::string suggestion(std::string_view asked, const Entities& entities) {
    // the last word may be a predicate
    Suggestions whole(asked), subject(asked.substr(0, asked.find_last_of(' ')));
    for (std::size_t e = 0; e < entities.size(); ++e) {
        const Entity entity = entities[e];
        for (Suggestions* near : {&whole, &subject}) {
            near->consider(entity.label);
            for (const std::string& name : entity.alt_labels) near->consider(name, entity.label);
        }
    }
    return whole.nearest().empty() ? subject.question() : whole.question();
}

/// A claim as a line of JSON Lines has it.
std::string as_json(const ClaimRecord& claim) {
    StringSink line;
    write_jsonl(claim, line);
    line.text.pop_back();  // the end of the line
    return std::move(line.text);
}

void write(JsonWriter& json, const Derivation& derivation) {
    json.StartObject();
    write_text(json, "tree", derivation.conllu);
    if (!derivation.parser.empty()) write_text(json, "parser", derivation.parser);
    json.Key("repairs");
    json.StartArray();
    for (const SentenceExplanation::Repair& repair : derivation.sentence.repairs) {
        json.StartObject();
        write_text(json, "id", repair.id), write_text(json, "note", repair.note);
        json.Key("changes");
        json.StartArray();
        for (const std::string& change : repair.changes) write_string(json, change);
        json.EndArray();
        json.EndObject();
    }
    json.EndArray();
    json.Key("rules");
    json.StartArray();
    for (const SentenceExplanation::Tried& tried : derivation.sentence.tried) {
        json.StartObject();
        write_text(json, "word", tried.word), write_text(json, "rule", tried.rule);
        json.Key("priority"), json.Int(tried.priority);
        json.Key("fired"), json.Bool(tried.won);
        write_text(json, "outcome", tried.outcome);
        json.EndObject();
    }
    json.EndArray();
    json.Key("confidence");
    json.StartArray();
    for (const Share& share : derivation.confidence) {
        json.StartObject();
        write_text(json, "what", share.what);
        json.Key("logOdds"), json.Double(share.log_odds);
        json.EndObject();
    }
    json.EndArray();
    json.EndObject();
}

/// An object, by the ids of the claims; of one that is not found again null.
void write(JsonWriter& json, const std::map<std::string, Derivation>& derivations) {
    if (derivations.empty()) return;
    json.Key("derivations");
    json.StartObject();
    for (const auto& [id, derivation] : derivations) {
        json.Key(id.c_str());
        if (derivation.lost)
            json.Null();
        else
            write(json, derivation);
    }
    json.EndObject();
}

void write(JsonWriter& json, const ClaimExplanations& all) {
    const auto text = [&](const char* name, const std::string& value) { write_text(json, name, value); };
    json.Key("claimCount"), json.Uint64(all.count);
    json.Key("claims");
    json.StartArray();
    for (const ClaimExplanations::Found& found : all.claims) {
        const std::string claim = as_json(found.claim);
        json.RawValue(claim.data(), claim.size(), rapidjson::kObjectType);
    }
    json.EndArray();
    json.Key("against");
    json.StartArray();
    for (const auto& [id, other] : all.others) {
        json.StartObject();
        text("id", id), text("says", other.label), text("place", other.place);
        if (!other.published.empty()) text("published", other.published);
        text("sentence", other.sentence);
        json.EndObject();
    }
    json.EndArray();
}

/// One object: `things` and what `more` adds.
std::string json_object(const ThingExplanations& things, std::size_t most, const std::function<void(JsonWriter&)>& more) {
    rapidjson::StringBuffer buffer;
    JsonWriter json(buffer);
    json.StartObject();
    more(json);
    json.Key("things");
    write(json, things, most);
    json.EndObject();
    return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace

bool ExplainCommand::setup(const std::vector<std::string>& arguments) {
    OptionList own("Output");
    own.flag("json", json_, "one JSON object instead of text; claims as in JSON Lines");
    own.value(
        "most", "N", [this](const std::string& count) { most_ = number<std::uint64_t>(count, "most", 0); },
        "at most N claims, and N claims against each and reasons for each thing behind them; the rest is counted; 0 is "
        "all (default: 20)");
    own.flag("trees", trees_,
             "of every claim, not of one that is alone only: the tree of its sentence, what repaired it, the rule that "
             "fired and what it beat, and what its confidence "
             "rests on");
    own.flag("withdrawn", withdrawn_,
             "also claims of earlier versions (build --keep-versions) that the documents make no more, with the days on which "
             "they were made and withdrawn");
    own.values("rules", "PACK", rules_, "a rule pack that the store was made with, for the trees (may be given again)");
    OptionList options;
    options.add(own).add(guidance_options(guidance_));
    const std::string usage =
        "Usage: claimgraph explain STORE ANYTHING [OPTION]…\n\n"
        "Says what is behind a thing or a claim. ANYTHING is\n"
        "  a name of a thing, the id that exports give it, or its IRI in a register: under which names documents speak of\n"
        "  it, in which, by which reason these are one, and what names and titles say of it (offices that people hold,\n"
        "  what a seat of power stands for). Of several things with one name, each is shown. What should be one or two\n"
        "  can be told with --same-as and --not-same.\n"
        "  words of a subject and a predicate, and of an object if you like: all claims that have them, each with its\n"
        "  sentence and words, document, source, polarity and modality, the rule that found it and its confidence, what\n"
        "  it says and how many say so, the claims against it, and why the names in it are one thing.\n"
        "  the id of a claim or of a proposition: that claim, or all that say this.\n"
        "  Where one claim answers, the tree of its sentence is shown, too, what repaired it, the rule that fired and\n"
        "  what it beat, and what its confidence rests on.\n\n"
        "  claimgraph explain news.db \"Sergey Lavrov\"\n"
        "  claimgraph explain news.db \"Lavrov denies\"\n"
        "  claimgraph explain news.db claim-n4wgdbpe5yoij3rq7fe7mq4fma --json\n";
    std::vector<std::string> operands;
    if (!parse(arguments, usage, options, operands)) return false;
    if (operands.size() != 2)
        throw UsageError("explain wants a store, and a name, an id or words like \"Lavrov denies\"");
    store_ = operands[0];
    asked_ = operands[1];
    if (phrase_key(asked_).empty()) throw UsageError("what to explain is empty");
    return true;
}

ExitCode ExplainCommand::run() {
    const Guidance guidance = load(guidance_);
    const Store store = Store::open_existing(store_);
    store.show_versions(withdrawn_);
    tell_idle(store, guidance);
    ExplainedResolution explained(store, guidance);
    const Resolution& resolution = explained.resolution();
    if (const auto called = things_called(asked_, resolution); !called.empty()) {
        const ThingExplanations things(store, guidance, explained.with_merges_of(called), called);
        json_ ? print(json_object(things, 0, [](JsonWriter&) {})) : print_text(as_text(things));
        return ExitCode::done;
    }

    ViewOptions everything;
    everything.guidance = guidance;
    everything.withdrawn = withdrawn_;
    const View view(store, everything);
    const ClaimExplanations claims(
        view, ClaimQuestion(asked_), [&](const std::string& id) { return names_of(resolution.entities, id); }, most_);
    if (claims.count == 0)
        throw Error("no document of " + store_ + " speaks of '" + asked_ + "', and no claim has these words" +
                    suggestion(asked_, resolution.entities));
    std::vector<std::uint32_t> behind;  // the ids are sorted as the entities are
    for (const std::string& id : claims.entities)
        if (const auto at = resolution.entities.find(id)) behind.push_back(static_cast<std::uint32_t>(*at));
    const ThingExplanations things(store, guidance, explained.with_merges_of(behind), behind);
    std::map<std::string, Derivation> derivations;
    if (trees_ || claims.count == 1) derivations = derive(store, RuleSet::load(rules_), guidance, claims);
    if (json_) {
        print(json_object(things, most_, [&](JsonWriter& json) {
            write(json, claims);
            write(json, derivations);
        }));
        return ExitCode::done;
    }
    std::map<std::string, std::string> trees;
    for (const auto& [id, derivation] : derivations) trees[id] = as_text(derivation);
    const std::string joins = joins_as_text(things, most_);
    print_text(as_text(claims, most_, trees) +
               (joins.empty() ? "" : "\nThings behind the names, and why they are one:\n" + joins));
    return ExitCode::done;
}

}  // namespace claimgraph::cli
