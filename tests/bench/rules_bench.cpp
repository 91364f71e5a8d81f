/// What rules cost: the time of matching and of making claims with 100 and with 1,000 rules, and their share of a run.
///
///     rules_bench [FILE.conllu]
///
/// To be run in the root of the repository. Sentences come from the file, which defaults to EWT's test part in
/// ../shared, and from samples/. The rules are made up: each has a trigger lemma of its own, the most frequent ones of
/// those sentences, and the shape of the rules in the packs. The target is that 1,000 rules cost less than 1.3 times
/// what 100 cost.

#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extract/claims/claims.h"
#include "extract/extractor.h"
#include "extract/language/conllu.h"
#include "extract/language/language.h"
#include "extract/names/names.h"
#include "extract/read/input.h"
#include "extract/rule_examples.h"
#include "extract/rules/matcher.h"
#include "extract/rules/rule_set.h"
#include "tests/bench/processor_time.h"

#ifndef CLAIMGRAPH_SHARED
#define CLAIMGRAPH_SHARED "../shared"
#endif

using namespace claimgraph::extract::claims;
using namespace claimgraph::extract::language;
using namespace claimgraph::extract::names;
using namespace claimgraph::extract::rules;
using namespace claimgraph::extract;
using namespace claimgraph;

namespace {

constexpr double target = 1.3;
constexpr int repetitions = 40;

std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

double seconds_of(const std::function<void()>& work) {
    const double begin = processor_seconds();
    work();
    return processor_seconds() - begin;
}

struct Text {
    Document document;
    Analysis analysis;
    Names names;
    std::vector<std::vector<std::optional<EntityType>>> types;
};

/// Lemmas by how often they occur, the most frequent first.
std::vector<std::string> lemmas_of(const std::vector<Text>& texts) {
    std::map<std::string, int> counts;
    for (const Text& text : texts)
        for (const Sentence& sentence : text.analysis.sentences)
            for (const Token& token : sentence.tokens) {
                const bool plain =
                    std::all_of(token.lemma.begin(), token.lemma.end(), [](char c) { return c >= 'a' && c <= 'z'; });
                if (plain && (token.upos == Upos::VERB || token.upos == Upos::NOUN)) ++counts[token.lemma];
            }
    std::vector<std::pair<int, std::string>> order;
    for (const auto& [lemma, count] : counts) order.emplace_back(-count, lemma);
    std::sort(order.begin(), order.end());
    std::vector<std::string> out;
    for (auto& [count, lemma] : order) out.push_back(std::move(lemma));
    return out;
}

/// `count` rules for the most frequent lemmas: nearly every word that could be a trigger is one for 1,000 rules.
std::string made_up_pack(std::size_t count, const std::vector<std::string>& lemmas) {
    std::string pack = "{\"pack\": \"made up\", \"priority\": 50, \"rules\": [";
    for (std::size_t i = 0; i < count; ++i) {
        const std::string number = std::to_string(i);
        const std::string lemma = i < lemmas.size() ? lemmas[i] : "word" + number;
        pack +=
            std::string(i == 0 ? "" : ",") + "\n{\"id\": \"made.rule" + number + "\", \"trigger\": {\"lemma\": \"" +
            lemma +
            "\", \"upos\": [\"VERB\", \"NOUN\"]}, \"args\": {\"who\": {\"path\": [\"nsubj\", \"nmod:poss\"]}, " +
            "\"what\": {\"path\": [\"obj\", \"ccomp\", \"xcomp\", \"nmod:of\"]}, \"to\": {\"path\": \"obl:to\", " +
            "\"where\": {\"not\": {\"entity\": \"Date\"}}, \"optional\": true}}, \"emit\": [{\"subject\": \"$who\", " +
            "\"predicate\": \"$trigger\", \"object\": \"$what\", \"qualifiers\": {\"recipient\": \"$to\"}}], " +
            "\"examples\": [{\"text\": \"x\", \"expect\": [\"x | y\"]}, {\"text\": \"x\", \"expect\": []}]}";
    }
    return pack + "]}";
}

std::size_t claims_of(const RuleSet& rules, const std::vector<Text>& texts) {
    std::size_t count = 0;
    for (const Text& text : texts) {
        std::vector<EnhancedGraph> graphs;
        std::vector<std::vector<Match>> matches;
        for (std::size_t s = 0; s < text.analysis.sentences.size(); ++s) {
            graphs.emplace_back(text.analysis.sentences[s], rules.lists());
            matches.push_back(match(rules, graphs.back(), text.types[s]));
        }
        count +=
            build_claims(text.document, text.analysis, text.names, rules.lists(), rules.signatures(), graphs, matches)
                .size();
    }
    return count;
}

/// The built-in word lists and rules, and `count` made-up ones.
RuleSet rule_set(const std::string& pack) {
    RuleSet set = *RuleSet::load();
    set.add_pack(pack, "made up");
    set.compile();
    return set;
}

/// Texts, read once, and what each stage but the last took.
struct Texts {
    std::vector<Text> all;
    double language = 0, names = 0;  ///< seconds; of plain text

    void add(Document document, std::optional<Analysis> analysis = std::nullopt) {
        Text text;
        text.document = std::move(document);
        if (analysis)
            text.analysis = std::move(*analysis);
        else
            language += seconds_of([&] { text.analysis = analyze(text.document); });
        const double seconds = seconds_of([&] {
            text.names = find_names(text.document, text.analysis);
            for (std::uint32_t s = 0; s < text.analysis.sentences.size(); ++s)
                text.types.push_back(entity_types(text.names, text.analysis.sentences[s], s));
        });
        if (!analysis) names += seconds;
        all.push_back(std::move(text));
    }

    std::size_t words() const {
        std::size_t count = 0;
        for (const Text& text : all)
            for (const Sentence& sentence : text.analysis.sentences) count += sentence.tokens.size();
        return count;
    }
};

void time_built_in(const Texts& texts) {
    const auto built_in = RuleSet::load();
    claims_of(*built_in, texts.all);
    double claims = 1e9;
    for (int i = 0; i < repetitions; ++i)
        claims = std::min(claims, seconds_of([&] { claims_of(*built_in, texts.all); }));
    const double whole = texts.language + texts.names + claims;
    std::printf("samples: language %.1f ms, names %.1f ms, %zu built-in rules and claims %.1f ms: %.1f %% of the run\n",
                1e3 * texts.language, 1e3 * texts.names, built_in->rules().size(), 1e3 * claims, 100 * claims / whole);
}

/// How many times as long as 100 rules 1,000 take, in the median.
double time_made_up(const Texts& texts) {
    const std::vector<std::string> lemmas = lemmas_of(texts.all);
    std::vector<RuleSet> sets;
    std::vector<double> best;
    for (const std::size_t count : {100, 1000}) {
        const std::string pack = made_up_pack(count, lemmas);
        const double loading = seconds_of([&] { sets.push_back(rule_set(pack)); });
        std::printf("%zu rules and the built-in ones: loaded in %.1f ms\n", count, 1e3 * loading);
        best.push_back(1e9);
    }
    std::vector<std::size_t> found(sets.size());
    std::vector<double> ratios;
    for (int i = 0; i < repetitions; ++i) {  // in turns, so that a slow moment of the machine hits both
        std::vector<double> seconds;
        for (std::size_t k = 0; k < sets.size(); ++k) {
            seconds.push_back(seconds_of([&] { found[k] = claims_of(sets[k], texts.all); }));
            best[k] = std::min(best[k], seconds[k]);
        }
        ratios.push_back(seconds[1] / seconds[0]);
    }
    for (std::size_t k = 0; k < sets.size(); ++k)
        std::printf("%-5s rules: %6.1f ms for %zu words, %zu claims\n", k == 0 ? "100" : "1,000", 1e3 * best[k],
                    texts.words(), found[k]);
    std::nth_element(ratios.begin(), ratios.begin() + repetitions / 2, ratios.end());
    return ratios[repetitions / 2];
}

}  // namespace

int main(int argc, char** argv) try {
    Texts texts;
    for (const char* name : {"court", "flood", "summit", "takeover"})
        texts.add(document_of(bytes_of("samples/" + std::string(name) + ".txt")));
    time_built_in(texts);

    const std::string trees = argc > 1 ? argv[1] : CLAIMGRAPH_SHARED "/treebanks/ewt-test.conllu";
    const std::string treebank = bytes_of(trees);
    if (treebank.empty())
        std::printf("(%s is not there; sentences of the samples only)\n", trees.c_str());
    else
        read_conllu(treebank, trees,
                    [&](ConlluDocument&& read) { texts.add(std::move(read.document), std::move(read.analysis)); });
    const double ratio = time_made_up(texts);
    std::printf("ratio, median of %d rounds: %.2f (target: below %.1f)\n", repetitions, ratio, target);
    return ratio < target ? 0 : 1;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
