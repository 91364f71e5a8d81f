#include "cli/command_rules.h"

#include <algorithm>
#include <iostream>
#include <iterator>
#include <memory>

#include "cli/options.h"
#include "cli/output_file.h"
#include "cli/rule_explanation.h"
#include "extract/extractor.h"
#include "extract/rule_examples.h"
#include "extract/rules/rule_set.h"
#include "graph/errors.h"

namespace claimgraph {
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
     "Shows how a text is read: the tree of each sentence, which rules match where, which are beaten by which and "
     "why,\n"
     "which rules for a word lack something, and the claims. - is standard input.\n\n"
     "  claimgraph rules explain \"The mayor denied that the bridge was closed.\"\n"},
};

constexpr const char* usage =
    "Usage: claimgraph rules check FILE…            what is wrong in rule packs, and where\n"
    "       claimgraph rules list [PACK]…           rules and what they find\n"
    "       claimgraph rules test [PACK]…           run the examples of rules\n"
    "       claimgraph rules explain TEXT…          which rules match a text where, and why\n\n"
    "Rule packs are JSON files; schemas/rules.schema.json describes them and extract/packs/README.md shows how to\n"
    "write one. claimgraph rules TASK --help tells more about each.\n";

std::string count(std::size_t number, const std::string& thing) {
    return std::to_string(number) + " " + thing + (number == 1 ? "" : "s");
}

/// What is in the packs that were named, by file or by the name of a built-in pack; in all packs where none was.
struct Selection {
    std::shared_ptr<const RuleSet> set;
    std::vector<const Rule*> rules;
    std::vector<const Signature*> signatures;
};

std::string count(const Selection& selection) {
    const std::string signatures = count(selection.signatures.size(), "signature");
    if (selection.signatures.empty()) return count(selection.rules.size(), "rule");
    return selection.rules.empty() ? signatures : count(selection.rules.size(), "rule") + " and " + signatures;
}

Selection select(const std::vector<std::string>& packs) {
    const auto built_in = RuleSet::load();
    const auto is_name = [&](const std::string& pack) {
        const auto in_pack = [&](const auto& each) { return each.pack_name == pack; };
        const std::vector<Rule>& rules = built_in->rules();
        const std::vector<Signature>& signatures = built_in->signatures().all();
        return std::any_of(rules.begin(), rules.end(), in_pack) ||
               std::any_of(signatures.begin(), signatures.end(), in_pack);
    };
    std::vector<std::string> files;
    std::copy_if(packs.begin(), packs.end(), std::back_inserter(files),
                 [&](const std::string& pack) { return !is_name(pack); });
    Selection out{files.empty() ? built_in : RuleSet::load(files), {}, {}};
    const auto selected = [&](const auto& each) {
        const bool from_file = std::count(files.begin(), files.end(), each.pack) > 0;
        const bool named = !from_file && std::count(packs.begin(), packs.end(), each.pack_name) > 0;
        return packs.empty() || from_file || named;
    };
    for (const Rule& rule : out.set->rules())
        if (selected(rule)) out.rules.push_back(&rule);
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

std::string standard_input() {
    std::string text{std::istreambuf_iterator<char>(std::cin), {}};
    if (std::cin.bad()) throw Error("standard input cannot be read");
    return text;
}

}  // namespace

bool RulesCommand::setup(const std::vector<std::string>& arguments) {
    if (arguments.empty()) throw UsageError("a task is missing: check, list, test or explain");
    task_ = arguments.front();
    if (task_ == "--help" || task_ == "-h") {
        print(usage);
        return false;
    }
    const auto* task =
        std::find_if(std::begin(tasks), std::end(tasks), [&](const Task& each) { return each.name == task_; });
    if (task == std::end(tasks))
        throw UsageError("rules has no task '" + task_ + "'; there are check, list, test and explain");
    po::options_description options("Options");
    if (task_ == "explain") {
        auto add = options.add_options();
        add("rules", po::value(&packs_)->value_name("PACK")->composing(), "add a rule pack (may be given again)");
        add("all", po::bool_switch(&all_), "also show rules for any word that do not match");
    }
    if (!parse({arguments.begin() + 1, arguments.end()}, std::string(task->usage), options, operands_)) return false;
    if (task_ == "check" && operands_.empty()) throw UsageError("a rule pack is missing");
    if (task_ == "explain" && operands_.empty()) throw UsageError("a text is missing; - is standard input");
    return true;
}

ExitCode RulesCommand::run() {
    if (task_ == "check") return check();
    if (task_ == "list") return list();
    return task_ == "test" ? test() : explain();
}

ExitCode RulesCommand::check() const {
    const std::vector<PackProblem> problems = RuleSet::problems(operands_);
    std::string out;
    for (const PackProblem& problem : problems) out += described(problem) + "\n";
    if (problems.empty())
        out = count(select(operands_)) + ", nothing wrong\n";
    else
        out += count(problems.size(), "problem") + "\n";
    print(out);
    return problems.empty() ? ExitCode::done : ExitCode::failed;
}

ExitCode RulesCommand::list() const {
    const Selection selection = select(operands_);
    std::size_t id = 0, pack = 0, trigger = 0;
    constexpr std::size_t widest_trigger = 40;
    for (const Rule* rule : selection.rules) {
        id = std::max(id, rule->id.size());
        pack = std::max(pack, rule->pack_name.size());
        trigger = std::max(trigger, std::min(widest_trigger, summary(rule->trigger).size()));
    }
    std::string out;
    for (const Rule* rule : selection.rules) {
        const std::string line = padded(rule->id, id) + padded(std::to_string(rule->priority), 3) +
                                 padded(rule->pack_name, pack) + padded(summary(rule->trigger), trigger) + rule->note;
        out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    print(out);
    return ExitCode::done;
}

ExitCode RulesCommand::test() const {
    const Selection selection = select(operands_);
    const Extractor extractor(selection.set);
    std::size_t run = 0, failed = 0;
    std::string out;
    const auto test_all = [&](const auto& selected) {
        for (const auto* each : selected)
            for (const Example& example : each->examples) {
                ++run;
                const ExampleResult result = run_example(extractor, *each, example);
                if (result.passed) continue;
                ++failed;
                out += each->pack + ":" + std::to_string(each->line) + ": " + each->id + ": " + example.text + "\n";
                for (const std::string& line : example.expect) out += "  expected  " + line + "\n";
                if (example.expect.empty()) out += "  expected  nothing\n";
                for (const std::string& line : result.made) out += "  made      " + line + "\n";
                if (result.made.empty()) out += "  made      nothing\n";
            }
    };
    test_all(selection.rules);
    test_all(selection.signatures);
    const std::string all = count(run, "example") + " of " + count(selection);
    out += failed == 0 ? all + ": all pass\n" : all + ": " + std::to_string(failed) + " fail\n";
    print(out);
    return failed == 0 ? ExitCode::done : ExitCode::failed;
}

ExitCode RulesCommand::explain() const {
    const auto rules = RuleSet::load(packs_);
    std::string out;
    for (const std::string& operand : operands_)
        out += (out.empty() ? "" : "\n") + explained(rules, operand == "-" ? standard_input() : operand, all_);
    print(out);
    return ExitCode::done;
}

}  // namespace claimgraph
