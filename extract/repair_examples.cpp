#include "extract/repair_examples.h"

#include <algorithm>
#include <optional>
#include <regex>

#include "extract/language/language.h"
#include "extract/rule_examples.h"
#include "extract/rules/rewrite/tree.h"
#include "graph/errors.h"

namespace claimgraph::extract {

using language::analyze;
using rules::rewrite::Repair;
using rules::rewrite::RepairExample;
using rules::rewrite::Rewrite;
using rules::rewrite::Tree;

namespace {

/// `word[2]/TAG/UPOS/lemma <-relation- head[1]`, all but the word left out where it is not meant.
struct Arc {
    std::string word, xpos, upos, lemma, relation, head;
};

Arc parsed(const std::string& text) {
    static const std::regex shape(R"(^(\S+?)(?:/([A-Z$.,:]+))?(?:/([A-Z]+))?(?:/([^\s/]+))?(?: <-(\S+)- (\S+))?$)");
    std::smatch parts;
    if (!std::regex_match(text, parts, shape)) throw Error("'" + text + "' is no arc: write word <-relation- head");
    return {parts[1], parts[2], parts[3], parts[4], parts[5], parts[6]};
}

/// The token of a form, or of its second occurrence (`that[2]`).
std::optional<std::size_t> place(const Sentence& sentence, std::string form) {
    std::size_t wanted = 1;
    if (form.size() > 3 && form.ends_with(']') && form[form.size() - 3] == '[') {
        wanted = static_cast<std::size_t>(form[form.size() - 2] - '0');
        form.resize(form.size() - 3);
    }
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i)
        if (sentence.tokens[i].form == form && --wanted == 0) return i;
    return std::nullopt;
}

std::size_t known_place(const Sentence& sentence, const std::string& form) {
    const auto found = place(sentence, form);
    if (!found) throw Error("there is no word '" + form + "'");
    return *found;
}

void impose(Sentence& sentence, const Arc& arc) {
    Token& token = sentence.tokens[known_place(sentence, arc.word)];
    if (!arc.xpos.empty()) token.xpos = arc.xpos;
    if (!arc.upos.empty()) token.upos = upos_from(arc.upos);
    if (!arc.lemma.empty()) token.lemma = arc.lemma;
    if (arc.relation.empty()) return;
    token.deprel = arc.relation;
    token.head = arc.head == "ROOT" ? -1 : static_cast<std::int32_t>(known_place(sentence, arc.head));
}

/// What is wrong with an expected arc; empty if nothing is.
std::string fault(const Sentence& sentence, const std::string& text) {
    const Arc arc = parsed(text);
    const std::size_t at = known_place(sentence, arc.word);
    const Token& token = sentence.tokens[at];
    const bool head =
        arc.relation.empty() ||
        (token.deprel == arc.relation &&
         token.head == (arc.head == "ROOT" ? -1 : static_cast<std::int32_t>(known_place(sentence, arc.head))));
    const bool tags =
        (arc.xpos.empty() || token.xpos == arc.xpos) && (arc.upos.empty() || to_string(token.upos) == arc.upos);
    if (head && tags) return {};
    return "expected  " + text + "\n  made      " + written_arc(sentence, at) + " (" + token.xpos + ")";
}

}  // namespace

std::string written_arc(const Sentence& sentence, std::size_t token) {
    const Token& word = sentence.tokens[token];
    return word.form + " <-" + word.deprel + "- " +
           (word.head < 0 ? "ROOT" : sentence.tokens[static_cast<std::size_t>(word.head)].form);
}

RepairExampleResult run_example(const RuleSet& rules, const Repair& repair, const RepairExample& example) {
    RepairExampleResult out;
    Analysis analysis = analyze(document_of(example.text));
    if (analysis.sentences.size() != 1) {
        out.faults.push_back("it is not one sentence but " + std::to_string(analysis.sentences.size()));
        return out;
    }
    Sentence& sentence = analysis.sentences[0];
    try {
        for (const std::string& arc : example.given) impose(sentence, parsed(arc));
        if (!Tree(sentence).valid()) {
            out.faults.emplace_back("with what is given, the heads are no tree");
            return out;
        }
        std::vector<Rewrite> log;
        const Sentence repaired = rules.repaired(sentence, &log);
        const bool fired = std::any_of(log.begin(), log.end(),
                                       [&](const Rewrite& rewrite) { return rewrite.repair->id == repair.id; });
        if (fired != example.fires)
            out.faults.emplace_back(fired ? "it changes the tree" : "it does not change the tree");
        for (const std::string& arc : example.expect)
            if (std::string found = fault(repaired, arc); !found.empty()) out.faults.push_back(std::move(found));
    } catch (const Error& error) {
        out.faults.emplace_back(error.what());
    }
    return out;
}

}  // namespace claimgraph::extract
