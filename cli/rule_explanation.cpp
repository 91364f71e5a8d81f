#include "cli/rule_explanation.h"

#include <algorithm>
#include <array>
#include <vector>

#include "extract/extractor.h"
#include "extract/language/language.h"
#include "extract/rule_examples.h"
#include "extract/rules/matcher.h"

namespace claimgraph::cli {

using extract::Extractor;
using extract::Workings;
using extract::document_of;
using extract::language::analyze;
using extract::rules::ArgumentPattern;
using extract::rules::Attempt;
using extract::rules::Edge;
using extract::rules::EnhancedGraph;
using extract::rules::Match;
using extract::rules::Path;
using extract::rules::Rewrite;
using extract::rules::Step;
using extract::rules::rewrite::Rewrite;
using extract::written_for_people;

namespace {

std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

using Row = std::array<std::string, 9>;

std::string table(const std::vector<Row>& rows) {
    std::array<std::size_t, 9> widths{};
    for (const Row& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width(row[i]));
    std::string out;
    for (const Row& row : rows) {
        std::string line = " ";
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string blanks(widths[i] - width(row[i]), ' ');
            if (widths[i] > 0) line += i == 0 ? " " + blanks + row[i] : "  " + row[i] + blanks;
        }
        out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return out;
}

std::string number_of(TokenIndex token) { return std::to_string(token + 1); }

std::string relation(const Token& token) { return std::to_string(token.head + 1) + " " + token.deprel; }

/// \param parsed  the sentence before repairs: where it is another, the table has the parser's tree, too
std::string tree(const EnhancedGraph& graph, const std::vector<std::optional<EntityType>>& types,
                 const Sentence& parsed) {
    bool repaired = false;
    for (TokenIndex i = 0; i < graph.size(); ++i)
        repaired = repaired || relation(parsed.tokens[i]) != relation(graph.token(i));
    std::vector<Row> rows = {
        {"#", "word", "lemma", "upos", "xpos", repaired ? "parser" : "", "tree", "names", "paths lead here from"}};
    for (TokenIndex i = 0; i < graph.size(); ++i) {
        const Token& token = graph.token(i);
        std::string edges;
        for (const Edge& edge : graph.governors(i))
            edges += (edges.empty() ? "" : ", ") + number_of(edge.head) + " " + edge.relation;
        rows.push_back({number_of(i), token.form, graph.lexeme(i), std::string(to_string(token.upos)), token.xpos,
                        repaired ? relation(parsed.tokens[i]) : "", relation(token),
                        types[i] ? std::string(to_string(*types[i])) : "", edges});
    }
    return table(rows);
}

std::string named(const EnhancedGraph& graph, TokenIndex token) {
    return graph.token(token).form + " (" + number_of(token) + ")";
}

std::string hangs(const Sentence& sentence, const Token& token) {
    if (token.head < 0) return "root";
    return token.deprel + " of " + sentence.tokens[static_cast<std::size_t>(token.head)].form + " (" +
           std::to_string(token.head + 1) + ")";
}

/// What each repair changed, in the order in which it was done.
std::vector<SentenceExplanation::Repair> repairs(const Sentence& sentence, const std::vector<Rewrite>& rewrites) {
    std::vector<SentenceExplanation::Repair> out;
    for (const Rewrite& rewrite : rewrites) {
        out.push_back({rewrite.repair->id, rewrite.repair->note, {}});
        for (const auto& [index, before, after] : rewrite.changes) {
            std::string what;
            if (before.head != after.head || before.deprel != after.deprel)
                what = hangs(sentence, before) + " → " + hangs(sentence, after);
            if (before.upos != after.upos || before.xpos != after.xpos)
                what += (what.empty() ? "" : ", ") + std::string(to_string(before.upos)) + " " + before.xpos + " → " +
                        std::string(to_string(after.upos)) + " " + after.xpos;
            if (before.lemma != after.lemma)
                what += (what.empty() ? "" : ", ") + ("lemma " + before.lemma) + " → " + after.lemma;
            out.back().changes.push_back(after.form + " (" + std::to_string(index + 1) + "): " + what);
        }
    }
    return out;
}

std::string arguments(const EnhancedGraph& graph, const Match& match) {
    std::string out;
    for (std::size_t i = 0; i < match.arguments.size(); ++i)
        if (match.arguments[i] >= 0)
            out += (out.empty() ? "" : ", ") + std::string("$") + match.rule->arguments[i].name + " = " +
                   named(graph, match.arguments[i]);
    return out;
}

std::string written(const Path& path) {
    std::string out;
    for (const Step& step : path)
        out += (out.empty() ? "" : " ") + std::string(step.up ? "<" : "") + step.relation + (step.optional ? "?" : "");
    return out;
}

std::string written(const std::vector<Path>& paths) {
    std::string out;
    for (const Path& path : paths) out += (out.empty() ? "" : " | ") + written(path);
    return out;
}

std::string outcome(const EnhancedGraph& graph, const Attempt& attempt, const Attempt& winner) {
    const Rule& rule = *attempt.match.rule;
    const std::string found = arguments(graph, attempt.match);
    switch (attempt.outcome) {
        case Attempt::Outcome::won:
            return "matches" + (found.empty() ? "" : ": " + found);
        case Attempt::Outcome::beaten:
            return "is beaten by " + winner.match.rule->id + ", whose priority is higher" +
                   (found.empty() ? "" : ": " + found);
        case Attempt::Outcome::excluded:
            return "does not match: \"without\" forbids " + written(rule.without[attempt.place]);
        case Attempt::Outcome::missing:
            break;
    }
    const ArgumentPattern& argument = rule.arguments[attempt.place];
    return "does not match: there is no $" + argument.name + " at " + written(argument.paths) +
           (argument.where.empty() ? "" : " that passes its \"where\"");
}

std::vector<SentenceExplanation::Tried> tried_in(
    const EnhancedGraph& graph, const std::vector<Attempt>& attempts,
    const std::function<bool(TokenIndex token, const Rule& winner)>& at, bool all) {
    std::vector<SentenceExplanation::Tried> out;
    const Attempt* winner = nullptr;
    for (const Attempt& attempt : attempts) {
        const TokenIndex token = attempt.match.trigger;
        if (!winner || winner->match.trigger != token) winner = &attempt;
        const bool won = attempt.outcome == Attempt::Outcome::won;
        const Rule& rule = *attempt.match.rule;
        if (!won && attempt.outcome != Attempt::Outcome::beaten && !all && rule.trigger.lemma.empty()) continue;
        if (!at(token, *winner->match.rule)) continue;
        out.push_back(
            {named(graph, token), rule.id, outcome(graph, attempt, *winner), static_cast<int>(rule.priority), won});
    }
    return out;
}

std::string two_decimals(double value) {
    std::string out = std::to_string(value);
    return out.substr(0, out.find('.') + 3);
}

std::string claims_in(const Extraction& extraction, std::uint32_t sentence) {
    std::string out;
    for (std::size_t i = 0; i < extraction.claims.size(); ++i) {
        const Claim& claim = extraction.claims[i];
        if (claim.sentence != sentence) continue;
        out += "  " + std::to_string(i + 1) + ". " + written_for_people(claim) + "\n     " + claim.rule + ", confidence " +
               two_decimals(claim.confidence);
        if (claim.object && claim.object->claim)
            out += "; the object is claim " + std::to_string(*claim.object->claim + 1);
        for (const Qualifier& qualifier : claim.qualifiers)
            out += "; " + qualifier.role + ": " + qualifier.text +
                   (qualifier.value.empty() ? "" : " (" + qualifier.value + ")");
        out += "\n";
    }
    return out.empty() ? "no claim\n" : "claims\n" + out;
}

}  // namespace

SentenceExplanation explained(const RuleSet& rules, const Sentence& parsed,
                              const std::vector<std::optional<EntityType>>& types,
                              const std::function<bool(TokenIndex token, const Rule& winner)>& at, bool all) {
    std::vector<Rewrite> rewrites;
    const EnhancedGraph graph(rules.repaired(parsed, &rewrites), rules.lists());
    return {tree(graph, types, parsed), repairs(parsed, rewrites),
            tried_in(graph, attempts(rules, graph, types), at, all)};
}

std::string repairs_as_text(const SentenceExplanation& sentence) {
    std::string out;
    for (const SentenceExplanation::Repair& repair : sentence.repairs) {
        out += "  " + repair.id + ": " + repair.note + "\n";
        for (const std::string& change : repair.changes) out += "    " + change + "\n";
    }
    return out.empty() ? out : "repairs of the parser's tree\n" + out + "\n";
}

std::string rules_as_text(const SentenceExplanation& sentence) {
    std::string out;
    const std::string* last = nullptr;
    for (const SentenceExplanation::Tried& tried : sentence.tried) {
        if (!last || *last != tried.word) out += tried.word + "\n";
        last = &tried.word;
        out += "  " + tried.rule + ", priority " + std::to_string(tried.priority) + ", " + tried.outcome + "\n";
    }
    return out.empty() ? "no rule matches\n" : out;
}

std::string explained(const std::shared_ptr<const RuleSet>& rules, const std::string& text, bool all) {
    const Document document = document_of(text);
    const Analysis analysis = analyze(document);
    Workings workings;
    const Extraction extraction = Extractor(rules).extract(document, analysis, nullptr, &workings);
    std::string out;
    for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
        const Sentence& sentence = analysis.sentences[s];
        const SentenceExplanation found = explained(
            *rules, sentence, workings.types[s], [](std::uint32_t, const Rule&) { return true; }, all);
        out += (out.empty() ? "" : "\n") + std::string(document.words(sentence.span)) + "\n\n" + found.tree + "\n" +
               repairs_as_text(found) + rules_as_text(found) + "\n" + claims_in(extraction, s);
    }
    return out;
}

}  // namespace claimgraph::cli
