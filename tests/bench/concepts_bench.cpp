/// What the concepts stage costs: the time of a build with it and without it.
///
///     concepts_bench [DOCUMENTS.jsonl [COUNT]]
///
/// To be run in the root of the repository. Documents are the first COUNT (400) of the file, which defaults to the news
/// items in ../shared, else samples/. A build is all from text to a store in memory, on one thread; builds with the
/// stage and without it take turns, and the medians of their processor times are compared. The target is that a build
/// with it takes no more than 1.1 times as long.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "extract/claims/claims.h"
#include "extract/concepts/concept_words.h"
#include "extract/concepts/concepts.h"
#include "extract/extractor.h"
#include "extract/language/language.h"
#include "extract/names/names.h"
#include "extract/read/input.h"
#include "extract/rules/enhanced_graph.h"
#include "extract/rules/matcher.h"
#include "extract/rules/rule_set.h"
#include "graph/store.h"
#include "tests/bench/processor_time.h"

#ifndef CLAIMGRAPH_SHARED
#define CLAIMGRAPH_SHARED "../shared"
#endif

using namespace claimgraph::extract::claims;
using namespace claimgraph::extract::concepts;
using namespace claimgraph::extract::language;
using namespace claimgraph::extract::names;
using namespace claimgraph::extract::read;
using namespace claimgraph::extract::rules;
using namespace claimgraph::extract;
using namespace claimgraph;

namespace {

constexpr double target = 1.1;
constexpr int turns = 7;

/// As Extractor::extract does it, with or without its last stage.
Extraction extract(const Document& document, const RuleSet& rules, const ConceptWords& concepts, bool with_stage) {
    Extraction out;
    const Analysis analysis = analyze(document, AnalysisKind::exact);
    Analysis repaired = analysis;
    for (Sentence& sentence : repaired.sentences) sentence = rules.repaired(std::move(sentence));
    Names names = find_names(document, repaired, nullptr);
    std::vector<EnhancedGraph> graphs;
    std::vector<std::vector<Match>> matches;
    for (std::uint32_t s = 0; s < repaired.sentences.size(); ++s) {
        const Sentence& sentence = repaired.sentences[s];
        graphs.emplace_back(sentence, rules.lists());
        matches.push_back(match(rules, graphs.back(), entity_types(names, sentence, s)));
        out.sentences.push_back(sentence.span);
    }
    out.claims = build_claims(document, analysis, names, rules.lists(), rules.signatures(), graphs, matches);
    out.clusters = std::move(names.clusters);
    out.document = document;
    if (with_stage) describe_phrases(out, graphs, names, rules.lists(), concepts);
    out.mentions = std::move(names.mentions);
    return out;
}

double build(const std::vector<Document>& documents, const RuleSet& rules, const ConceptWords& concepts,
             bool with_stage) {
    const double begin = processor_seconds();
    Store store = Store::in_memory();
    for (const Document& document : documents) store.add(extract(document, rules, concepts, with_stage));
    return processor_seconds() - begin;
}

double median(std::vector<double> times) {
    std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2), times.end());
    return times[times.size() / 2];
}

}  // namespace

int main(int argc, char** argv) try {
    std::vector<std::string> paths{argc > 1 ? argv[1] : CLAIMGRAPH_SHARED "/events/items.jsonl"};
    if (argc < 2 && !std::ifstream(paths[0])) paths[0] = "samples";
    const std::size_t count = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 400;
    std::vector<Document> documents;
    InputReader reader(paths, {});
    while (documents.size() < count) {
        auto piece = reader.next();
        if (!piece) break;
        if (RawInput* raw = std::get_if<RawInput>(&*piece))
            parse_input(
                std::move(*raw),
                [&](ReadDocument&& read) {
                    documents.push_back(std::move(read.document));
                    return true;
                },
                [](const Rejection&) {});
    }
    const auto rules = RuleSet::load();
    const ConceptWords concepts(rules->lists());
    build({documents.begin(),
           documents.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(20, documents.size()))},
          *rules, concepts, true);  // loads models and lists
    std::vector<double> with, without;
    for (int turn = 0; turn < turns; ++turn) {
        with.push_back(build(documents, *rules, concepts, true));
        without.push_back(build(documents, *rules, concepts, false));
        std::printf("turn %d: with the stage %.2f s, without it %.2f s\n", turn + 1, with.back(), without.back());
    }
    const double ratio = median(with) / median(without);
    std::printf("%zu documents, medians: %.2f s and %.2f s, %.3f times as long (at most %.1f)\n", documents.size(),
                median(with), median(without), ratio, target);
    return ratio <= target ? 0 : 1;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
