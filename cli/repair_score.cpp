#include "cli/repair_score.h"

#include <algorithm>
#include <cstdio>
#include <map>

#include "extract/language/conllu.h"
#include "extract/language/language.h"
#include "graph/errors.h"
#include "graph/text_file.h"

namespace claimgraph::cli {

using extract::language::ConlluDocument;
using extract::language::annotate;
using extract::language::read_conllu;
using extract::rules::Repair;
using extract::rules::Rewrite;
using extract::rules::rewrite::Rewrite;

namespace {

constexpr std::size_t largest_treebank = std::size_t{1} << 30;

struct Score {
    std::size_t fired = 0, fixed = 0, broke = 0;
};

struct Scores {
    std::map<const Repair*, Score> of;
    std::size_t sentences = 0, arcs = 0, right_before = 0, right_repaired = 0, right_after = 0;
};

bool same_arc(const Token& a, const Token& b) { return a.head == b.head && a.deprel == b.deprel; }

bool is_convention(const Repair& repair) { return repair.pack_name == "normalise"; }

void score_sentence(const RuleSet& rules, const std::vector<Repair>& proper, const Sentence& gold,
                    const Sentence& parsed, Scores& scores) {
    std::vector<Rewrite> log;
    const Sentence repaired = rewritten(parsed, proper, rules.lists()), after = rules.repaired(parsed, &log);
    ++scores.sentences;
    for (std::size_t i = 0; i < gold.tokens.size(); ++i) {
        if (gold.tokens[i].upos == Upos::PUNCT) continue;
        ++scores.arcs;
        scores.right_before += same_arc(parsed.tokens[i], gold.tokens[i]);
        scores.right_repaired += same_arc(repaired.tokens[i], gold.tokens[i]);
        scores.right_after += same_arc(after.tokens[i], gold.tokens[i]);
    }
    for (const Rewrite& rewrite : log) {
        Score& score = scores.of[rewrite.repair];
        ++score.fired;
        for (const Rewrite::Change& change : rewrite.changes) {
            const Token& right = gold.tokens[change.token];
            const bool was = same_arc(change.before, right), is = same_arc(change.after, right);
            score.fixed += is && !was;
            score.broke += was && !is;
        }
    }
}

std::string row(const std::string& id, const std::string& fired, const std::string& fixed, const std::string& broke) {
    char line[160];
    std::snprintf(line, sizeof line, "%-50s %7s %7s %7s\n", id.c_str(), fired.c_str(), fixed.c_str(), broke.c_str());
    return line;
}

std::string rows(const RuleSet& rules, const Scores& scores, bool conventions) {
    std::string out;
    Score sum;
    for (const Repair& repair : rules.repairs()) {
        if (is_convention(repair) != conventions) continue;
        const auto found = scores.of.find(&repair);
        const Score score = found == scores.of.end() ? Score{} : found->second;
        out += row(repair.id, std::to_string(score.fired), std::to_string(score.fixed), std::to_string(score.broke));
        sum = {sum.fired + score.fired, sum.fixed + score.fixed, sum.broke + score.broke};
    }
    return out + row("all", std::to_string(sum.fired), std::to_string(sum.fixed), std::to_string(sum.broke));
}

std::string percent(std::size_t part, std::size_t whole) {
    char text[16];
    std::snprintf(text, sizeof text, "%.2f",
                  whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole));
    return text;
}

}  // namespace

std::string repair_scores(const RuleSet& rules, const std::vector<std::string>& paths) {
    Scores scores;
    std::vector<Repair> proper = rules.repairs();
    std::erase_if(proper, is_convention);
    for (const std::string& path : paths)
        read_conllu(bytes_of_file(path, "the treebank", largest_treebank), path, [&](ConlluDocument&& read) {
            Analysis parsed = read.analysis;
            annotate(parsed, AnalysisKind::exact);
            for (std::size_t s = 0; s < parsed.sentences.size(); ++s) {
                const Sentence& gold = read.analysis.sentences[s];
                if (gold.tokens.front().deprel.empty())
                    throw Error(path + ": the treebank has sentences without trees");
                score_sentence(rules, proper, gold, parsed.sentences[s], scores);
            }
        });
    return row("repair", "fired", "fixed", "broke") + rows(rules, scores, false) + "\n" +
           row("convention", "fired", "fixed", "broke") + rows(rules, scores, true) + "\n" +
           std::to_string(scores.sentences) + " sentences, " + std::to_string(scores.arcs) +
           " arcs without those of punctuation; right as parsed " + percent(scores.right_before, scores.arcs) +
           ", repaired " + percent(scores.right_repaired, scores.arcs) + ", with conventions " +
           percent(scores.right_after, scores.arcs) + "\n";
}

}  // namespace claimgraph::cli
