#include "cli/command_rules.h"

#include <algorithm>
#include <iostream>
#include <iterator>
#include <memory>

#include "cli/options.h"
#include "cli/output_file.h"
#include "cli/repair_score.h"
#include "cli/rule_explanation.h"
#include "extract/extractor.h"
#include "extract/repair_examples.h"
#include "extract/rule_examples.h"
#include "extract/rules/rule_set.h"
#include "extract/rules/suggestion.h"
#include "graph/ascii.h"
#include "graph/errors.h"
#include "graph/suggestion.h"

namespace claimgraph::cli {

using extract::ExampleResult;
using extract::Extractor;
using extract::rules::Example;
using extract::rules::PackCheck;
using extract::rules::PackProblem;
using extract::rules::Signature;
using extract::rules::TokenTest;
using extract::rules::listed;
using extract::rules::rewrite::Repair;
using extract::rules::rewrite::RepairExample;
using extract::run_example;

namespace {

struct Task {
    std::string_view name, usage;
};

constexpr Task tasks[] = {
    {"check",
     "Usage: claimgraph rules check FILE…\n\n"
     "Says of rule packs what is wrong, where (file:line:column) and what would be right. The packs are checked\n"
     "together and with the built-in ones, whose word lists they may use. Ends with 1 if anything is wrong.\n"},
    {"list",
     "Usage: claimgraph rules list [PACK]…\n\n"
     "Lists rules: id, priority, pack, trigger and what they find. A PACK is a file or the name of a built-in pack\n"
     "(speech); without one, the built-in rules are listed.\n"},
    {"test",
     "Usage: claimgraph rules test [PACK]…\n\n"
     "Runs the examples of rules and shows those that fail, with the claims that were expected and made. A PACK is a\n"
     "file or the name of a built-in pack (speech); without one, the built-in rules are tested. Ends with 1 if an\n"
     "example fails.\n"},
    {"explain",
     "Usage: claimgraph rules explain TEXT… [--rules PACK]…\n\n"
     "Shows how a text is read: the tree of each sentence, which repairs changed what the parser had found, which "
     "rules\n"
     "match where, which are beaten by which and why, which rules for a word lack something, and the claims. - is\n"
     "standard input.\n\n"
     "  claimgraph rules explain \"The mayor denied that the bridge was closed.\"\n"},
    {"new",
     "Usage: claimgraph rules new NAME\n\n"
     "Prints a rule pack to start from: one rule with its examples, which check and test accept. The words in it are to be\n"
     "replaced; docs/rules.md goes through them.\n\n"
     "  claimgraph rules new supplies > supplies.json && claimgraph rules test supplies.json\n"},
    {"score",
     "Usage: claimgraph rules score GOLD.conllu… [--rules PACK]…\n\n"
     "Parses the sentences of a treebank, repairs the trees and prints for each repair how often it fired and how "
     "many\n"
     "arcs (head and relation) it fixed and broke. Conventions (pack normalise) leave Universal Dependencies on "
     "purpose\n"
     "and are shown apart.\n"},
};

constexpr const char* usage =
    "Usage: claimgraph rules check FILE…            what is wrong in rule packs, and where\n"
    "       claimgraph rules list [PACK]…           rules and what they find\n"
    "       claimgraph rules test [PACK]…           run the examples of rules\n"
    "       claimgraph rules explain TEXT…          which rules match a text where, and why\n"
    "       claimgraph rules new NAME               a pack to start from\n"
    "       claimgraph rules score GOLD.conllu…     what repairs of trees fix and break in a treebank\n\n"
    "Rule packs are JSON files; schemas/rules.schema.json describes them and docs/rules.md shows how to\n"
    "write one. claimgraph rules TASK --help tells more about each.\n";

/// What `rules new` prints, NAME being the pack's.
constexpr std::string_view first_pack = R"({
  // claimgraph schema rules.schema.json prints what keys and values there are.
  "pack": "NAME",
  "priority": 30,
  "lists": {
    "NAME_lack": ["power", "electricity", "water", "fuel"]
  },
  "rules": [
    {
      "id": "NAME.leave",
      "note": "X leaves Y without Z: Y is without Z",
      "trigger": {"lemma": "leave", "upos": "VERB"},
      "args": {
        "what": {"path": "obj"},
        "lack": {"path": "obl:without", "where": {"lemma": "@NAME_lack"}}
      },
      "emit": [{"subject": "$what", "predicate": "$trigger", "lemma": "be", "object": "$lack"}],
      "examples": [
        {"text": "The storm left the villages without power.", "expect": ["the villages | be without | power"]},
        {"text": "The minister left the meeting without a word.", "expect": []}
      ]
    }
  ]
}
)";

std::string count(std::size_t number, const std::string& thing) {
    return std::to_string(number) + " " + thing + (number == 1 ? "" : "s");
}

bool is_pack_name(const std::string& name) {
    return !name.empty() && std::all_of(name.begin(), name.end(),
                                        [](char c) { return ascii::is_lower(c) || ascii::is_digit(c) || c == '_'; });
}

/// What the packs that were named hold, by file or by the name of a built-in pack; of all packs where none was.
struct Selection {
    std::shared_ptr<const RuleSet> set;
    std::vector<const Rule*> rules;
    std::vector<const Repair*> repairs;
    std::vector<const Signature*> signatures;
};

/// `3 repairs and 40 rules`: of what there is.
std::string count(const Selection& selection) {
    std::vector<std::string> parts;
    if (!selection.repairs.empty()) parts.push_back(count(selection.repairs.size(), "repair"));
    if (!selection.rules.empty()) parts.push_back(count(selection.rules.size(), "rule"));
    if (!selection.signatures.empty()) parts.push_back(count(selection.signatures.size(), "signature"));
    return parts.empty() ? count(0, "rule") : listed(parts, "and");
}

Selection select(const std::vector<std::string>& packs) {
    const auto built_in = RuleSet::load({}, PackCheck::whole);
    const auto is_name = [&](const std::string& pack) {
        const auto in_pack = [&](const auto& each) { return each.pack_name == pack; };
        const auto any_of = [&](const auto& all) { return std::any_of(all.begin(), all.end(), in_pack); };
        return any_of(built_in->rules()) || any_of(built_in->repairs()) || any_of(built_in->signatures().all());
    };
    std::vector<std::string> files;
    std::copy_if(packs.begin(), packs.end(), std::back_inserter(files),
                 [&](const std::string& pack) { return !is_name(pack); });
    Selection out{files.empty() ? built_in : RuleSet::load(files, PackCheck::whole), {}, {}, {}};
    const auto selected = [&](const auto& each) {
        const bool from_file = std::count(files.begin(), files.end(), each.pack) > 0;
        const bool named = !from_file && std::count(packs.begin(), packs.end(), each.pack_name) > 0;
        return packs.empty() || from_file || named;
    };
    for (const Rule& rule : out.set->rules())
        if (selected(rule)) out.rules.push_back(&rule);
    for (const Repair& repair : out.set->repairs())
        if (selected(repair)) out.repairs.push_back(&repair);
    for (const Signature& signature : out.set->signatures().all())
        if (selected(signature)) out.signatures.push_back(&signature);
    return out;
}

template <typename Words, typename Text>
void add_condition(std::string& out, const char* name, const Words& words, Text text) {
    if (words.empty()) return;
    out += (out.empty() ? "" : " ") + std::string(name) + " ";
    for (std::size_t i = 0; i < words.size(); ++i) out += (i == 0 ? "" : "|") + std::string(text(words[i]));
}

std::string summary(const TokenTest& trigger) {
    std::string out;
    const auto as_it_is = [](const std::string& word) { return word; };
    add_condition(out, "lemma", trigger.lemma, as_it_is);
    add_condition(out, "upos", trigger.upos, [](Upos upos) { return to_string(upos); });
    add_condition(out, "xpos", trigger.xpos, as_it_is);
    add_condition(out, "deprel", trigger.deprel, as_it_is);
    add_condition(out, "marker", trigger.marker, as_it_is);
    add_condition(out, "entity", trigger.entity, [](EntityType type) { return to_string(type); });
    for (const TokenTest& none : trigger.none_of) out += " not (" + summary(none) + ")";
    return out;
}

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(width, text.size()), ' ');
    return text + "  ";
}

/// The columns of `rules list`.
struct Row {
    std::string id, number, pack, trigger, note;
};

/// A line for each claim; one that says so where there is none.
std::string lines(const std::string& what, const std::vector<std::string>& claims) {
    std::string out;
    for (const std::string& claim : claims) out += "  " + what + "  " + claim + "\n";
    return claims.empty() ? "  " + what + "  nothing\n" : out;
}

std::string standard_input() {
    std::string text{std::istreambuf_iterator<char>(std::cin), {}};
    if (std::cin.bad()) throw Error("standard input cannot be read");
    return text;
}

}  // namespace

bool RulesCommand::setup(const std::vector<std::string>& arguments) {
    if (arguments.empty()) throw UsageError("a task is missing: check, list, test, explain, new or score");
    task_ = arguments.front();
    if (task_ == "--help" || task_ == "-h") {
        print(usage);
        return false;
    }
    const auto* task =
        std::find_if(std::begin(cli::tasks), std::end(cli::tasks), [&](const Task& each) { return each.name == task_; });
    if (task == std::end(cli::tasks))
        throw UsageError("rules has no task '" + task_ + "'" + did_you_mean(task_, tasks()) + "; there are check, list, test, explain, new and score");
    OptionList options("Options");
    if (task_ == "explain" || task_ == "score")
        options.values("rules", "PACK", packs_, "add a rule pack (may be given again)");
    if (task_ == "explain") options.flag("all", all_, "also show rules for any word that do not match");
    if (!parse({arguments.begin() + 1, arguments.end()}, std::string(task->usage), options, operands_)) return false;
    if (task_ == "check" && operands_.empty()) throw UsageError("a rule pack is missing");
    if (task_ == "explain" && operands_.empty()) throw UsageError("a text is missing; - is standard input");
    if (task_ == "new" && (operands_.size() != 1 || !is_pack_name(operands_.front())))
        throw UsageError("rules new wants a name for the pack, in small letters, digits and _");
    if (task_ == "score" && operands_.empty()) throw UsageError("a treebank is missing");
    return true;
}

std::vector<std::string> RulesCommand::tasks() const {
    std::vector<std::string> out;
    for (const Task& task : cli::tasks) out.emplace_back(task.name);
    return out;
}

ExitCode RulesCommand::run() {
    if (task_ == "check") return check();
    if (task_ == "list") return list();
    if (task_ == "new") return start_pack();
    if (task_ == "score") return score();
    return task_ == "test" ? test() : explain();
}

ExitCode RulesCommand::start_pack() const {
    std::string out(first_pack);
    for (std::size_t at = out.find("NAME"); at != std::string::npos; at = out.find("NAME", at))
        out.replace(at, 4, operands_.front());
    print_text(out);
    return ExitCode::done;
}

ExitCode RulesCommand::check() const {
    const std::vector<PackProblem> problems = RuleSet::problems(operands_);
    std::string out;
    for (const PackProblem& problem : problems) out += described(problem) + "\n";
    if (problems.empty())
        out = count(select(operands_)) + ", nothing wrong\n";
    else
        out += count(problems.size(), "problem") + "\n";
    print_text(out);
    return problems.empty() ? ExitCode::done : ExitCode::failed;
}

ExitCode RulesCommand::list() const {
    const Selection selection = select(operands_);
    std::vector<Row> rows;
    for (const Repair* repair : selection.repairs)
        rows.push_back({repair->id, std::to_string(repair->order), repair->pack_name, summary(repair->nodes[0].where),
                        repair->note});
    for (const Rule* rule : selection.rules)
        rows.push_back({rule->id, std::to_string(rule->priority), rule->pack_name, summary(rule->trigger), rule->note});
    std::size_t id = 0, pack = 0, trigger = 0;
    constexpr std::size_t widest_trigger = 40;
    for (const Row& row : rows) {
        id = std::max(id, row.id.size());
        pack = std::max(pack, row.pack.size());
        trigger = std::max(trigger, std::min(widest_trigger, row.trigger.size()));
    }
    std::string out;
    for (const Row& row : rows) {
        const std::string line = padded(row.id, id) + padded(row.number, 3) + padded(row.pack, pack) +
                                 padded(row.trigger, trigger) + row.note;
        out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    print_text(out);
    return ExitCode::done;
}

ExitCode RulesCommand::test() const {
    const Selection selection = select(operands_);
    const Extractor extractor(selection.set);
    std::size_t run = 0, failed = 0;
    std::string out;
    const auto test_all = [&](const auto& selected, const auto& test) {
        for (const auto* each : selected)
            for (const auto& example : each->examples) {
                ++run;
                const std::string faults = test(*each, example);
                if (faults.empty()) continue;
                ++failed;
                out += each->pack + ":" + std::to_string(each->line) + ": " + each->id + ": " + example.text + "\n" +
                       faults;
            }
    };
    const auto claims = [&](const auto& owner, const Example& example) {
        const ExampleResult result = run_example(extractor, owner, example);
        return result.passed ? std::string() : lines("expected", example.expect) + lines("made    ", result.made);
    };
    const auto arcs = [&](const Repair& repair, const RepairExample& example) {
        std::string faults;
        for (const std::string& fault : run_example(*selection.set, repair, example).faults)
            faults += "  " + fault + "\n";
        return faults;
    };
    test_all(selection.repairs, arcs);
    test_all(selection.rules, claims);
    test_all(selection.signatures, claims);
    const std::string all = count(run, "example") + " of " + count(selection);
    out += failed == 0 ? all + ": all pass\n" : all + ": " + std::to_string(failed) + " fail\n";
    print_text(out);
    return failed == 0 ? ExitCode::done : ExitCode::failed;
}

ExitCode RulesCommand::score() const {
    print_text(repair_scores(*RuleSet::load(packs_), operands_));
    return ExitCode::done;
}

ExitCode RulesCommand::explain() const {
    const auto rules = RuleSet::load(packs_);
    std::string out;
    for (const std::string& operand : operands_)
        out += (out.empty() ? "" : "\n") + explained(rules, operand == "-" ? standard_input() : operand, all_);
    print_text(out);
    return ExitCode::done;
}

}  // namespace claimgraph::cli
