// Times the store and the view on made-up documents:  store_bench [DOCUMENTS [STORE.db]]
// Each document has 40 sentences, 100 claims and 30 clusters, some of them persons with an office; without a file the
// store is a temporary one.

#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "graph/store.h"
#include "graph/view.h"
#include "tests/bench/numbers.h"

using namespace claimgraph;

namespace {

Argument made_up_argument(const Document& document, Span sentence, bool entity, Numbers& random) {
    const std::uint32_t begin = sentence.begin + random.below(sentence.size() / 2);
    Argument made;
    made.span = {begin, begin + 5 + random.below(sentence.end - begin - 5)};
    made.text = document.words(made.span);
    if (entity) made.cluster = random.below(30);
    return made;
}

Claim made_up_claim(const Document& document, const std::vector<Span>& sentences, std::uint32_t c, Numbers& random) {
    Claim claim;
    claim.sentence = c * 2 / 5;
    const Span sentence = sentences[claim.sentence];
    const auto argument = [&](bool entity) { return made_up_argument(document, sentence, entity, random); };
    claim.subject = argument(c % 2 == 0);
    claim.predicate.lemma = "act" + std::to_string(random.below(300));
    claim.predicate.span = {sentence.begin + 20, sentence.begin + 26};
    claim.predicate.text = document.words(claim.predicate.span);
    if (c % 5 != 0) claim.object = argument(c % 3 == 0);
    if (c % 10 == 1) claim.object->claim = c + 1;
    if (c % 10 == 2) claim.attributed_to.push_back(argument(true));
    if (c % 2 == 0) {
        const Argument words = argument(c % 4 == 0);
        claim.qualifiers.push_back({"time", words.span, words.text, "2025-06-01", words.cluster});
    }
    claim.rule = "open.clause";
    claim.confidence = 0.5;
    return claim;
}

Extraction made_up(std::uint32_t number) {
    static Numbers random;
    Extraction out;
    Document& document = out.document;
    document.id = "https://example.org/news/" + std::to_string(random.below(1u << 30)) + "-" + std::to_string(number);
    document.path = "news/" + std::to_string(number) + ".txt";
    document.title = "Report number " + std::to_string(number);
    document.published = "2025-0" + std::to_string(1 + random.below(9)) + "-1" + std::to_string(random.below(10));
    document.language = "en";
    for (std::uint32_t i = 0; i < 30; ++i) {
        Cluster cluster;
        const std::uint32_t thing = random.below(2000) * random.below(50) / 10;
        cluster.type = static_cast<EntityType>(thing % 4);
        cluster.label = "Thing Number" + std::to_string(thing);
        cluster.names = {"Number" + std::to_string(thing), cluster.label};
        cluster.keys = {"name:thing number" + std::to_string(thing)};
        out.clusters.push_back(cluster);
    }
    for (std::uint32_t s = 0; s < 40; ++s) {
        const auto begin = static_cast<std::uint32_t>(document.text.size());
        for (std::uint32_t w = 0; w < 20; ++w)
            document.text += (w == 0 ? "Word" : " word") + std::to_string(random.below(w % 4 == 0 ? 200 : 20000));
        document.text += ".\n";
        out.sentences.push_back({begin, static_cast<std::uint32_t>(document.text.size() - 1)});
        if (s % 4 == 3) document.blocks.push_back({BlockKind::body, {begin, out.sentences.back().end}});
    }
    for (std::size_t i = 0; i < out.clusters.size(); ++i) {
        Cluster& cluster = out.clusters[i];
        if (cluster.type != EntityType::person || !cluster.label.ends_with('0')) continue;
        const Span sentence = out.sentences[i];
        cluster.keys.insert(cluster.keys.begin(), "holds:minister of " + cluster.names[0] + "@country/RU=Russia;" +
                                                      std::to_string(sentence.begin) + "-" +
                                                      std::to_string(sentence.begin + 30));
    }
    for (std::uint32_t m = 0; m < 60; ++m) {
        const std::uint32_t sentence = m * 2 / 3;
        const std::uint32_t begin = out.sentences[sentence].begin + 10 + (m % 3) * 10;
        out.mentions.push_back(
            {{begin, begin + 8}, EntityType::person, MentionForm::name, sentence, random.below(30), ""});
    }
    for (std::uint32_t c = 0; c < 100; ++c) out.claims.push_back(made_up_claim(document, out.sentences, c, random));
    return out;
}

/// Processor time, so that what else the machine does is no part of it.
void report(const char* what, std::uint64_t count) {
    static double before = 0;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    const double now = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    std::printf("%-14s %8.2f s CPU %10llu   peak %5ld MB\n", what, now - before, static_cast<unsigned long long>(count),
                usage.ru_maxrss / 1024);
    before = now;
}

}  // namespace

int main(int argc, char** argv) {
    const auto count = static_cast<std::uint32_t>(argc > 1 ? std::atoi(argv[1]) : 5000);
    for (std::uint32_t i = 0; i < count; ++i) made_up(i);
    report("(making up)", count);
    Store store = argc > 2 ? Store::open(argv[2]) : Store::in_memory();
    for (std::uint32_t i = 0; i < count; ++i) store.add(made_up(i));
    store.commit();
    report("add", count);
    const View view(store);
    report("resolve", count);
    std::uint64_t seen = 0;
    store.read_all([&](const Extraction&) { ++seen; });
    report("read", seen);
    seen = 0;
    view.documents([&](const DocumentRecord&) { ++seen; });
    report("documents", seen);
    seen = 0;
    view.entities([&](const Entity&) { ++seen; });
    report("entities", seen);
    seen = 0;
    view.claims([&](const ClaimRecord&) { ++seen; });
    report("claims", seen);
    seen = 0;
    view.phrases([&](const PhraseRecord&) { ++seen; });
    report("phrases", seen);
    seen = 0;
    view.relations([&](const RelationRecord& relation) { seen += relation.quotation.has_value(); });
    report("relations", seen);
    seen = 0;
    view.derived_edges(ViewShape::flat, [&](const FlatEdge&) { ++seen; });
    report("flat edges", seen);
}
