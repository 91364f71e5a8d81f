/// Who is who across documents, for as many mentions as a year of news has: processor time and peak memory.
///
///     resolve_bench [MENTIONS [NAMES [STORE.db]]]
///
/// A million mentions of 200,000 names unless told, ten clusters a document, made up so that few names are frequent and
/// most are rare: persons in full, by family name, with initials, offices and namesakes; organizations with letters;
/// places of the lists. They are resolved twice, the second time in reverse, and what comes out is compared. With a
/// store file they are written to it and read back, as the program does it.

#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <string>
#include <vector>

#include "graph/identity.h"
#include "graph/resolve.h"
#include "graph/store.h"
#include "tests/bench/numbers.h"

using namespace claimgraph;

namespace {

std::string word(std::uint32_t number, std::uint32_t syllables) {
    static const char* const parts[] = {"ba", "ko", "ri", "ten", "sal", "mo", "ver", "lu", "an", "dri", "os", "fe"};
    std::string out;
    for (std::uint32_t s = 0; s < syllables; ++s, number /= 12) out += parts[number % 12];
    return out;
}

/// A mention of the thing with this number; the form of its name changes with the document.
ClusterEvidence mention_of(std::uint32_t thing, Numbers& random) {
    static const char* const fields[] = {"sport", "arts", "politics", "law", "science"};
    ClusterEvidence out;
    out.mentions = 1;
    if (thing % 10 < 6) {
        out.type = EntityType::person;
        // several persons have one family name, and a few both
        const std::string family = word(thing % 30011, 4), given = word(thing / 7 % 997, 2);
        const std::uint32_t form = random.below(10);
        if (form < 6) {
            out.label = given + " " + family;
            out.keys = {"family:" + family, "given:" + given, "solid:" + given + family};
        } else if (form == 6) {
            out.label = given.substr(0, 1) + ". " + family;
            out.keys = {"family:" + family, "given:" + given.substr(0, 1)};
        } else {
            out.label = family;
            out.keys = {"family:" + family};
        }
        if (random.below(4) == 0) {
            const std::string country = "country/" + word(thing % 144, 2);
            out.keys.push_back("of:" + country);
            out.keys.push_back(std::string("field:") + fields[thing % 5]);
            if (thing % 50 == 0) out.keys.push_back("office:office " + std::to_string(thing % 40) + "@" + country);
        }
    } else if (thing % 10 < 9) {
        out.type = EntityType::organization;
        const std::string name = word(thing % 50021, 5) + " " + word(thing / 3 % 1728, 3);
        const std::string letters = name.substr(0, 2) + word(thing % 1728, 1);
        if (random.below(5) == 0) {
            out.label = letters;
            out.keys = {"acronym:" + letters};
        } else {
            out.label = name;
            out.keys = {"name:" + name};
            if (random.below(5) == 0) out.keys.push_back("acronym:" + letters);
        }
    } else {
        out.type = EntityType::place;
        out.label = "Place " + std::to_string(thing);
        out.keys = {"gazetteer:place/" + std::to_string(thing)};
    }
    out.names = {out.label};
    return out;
}

/// Visits the clusters document by document, forwards or backwards.
template <typename Visit>
void make_up(std::uint32_t mentions, std::uint32_t names, const Visit& visit) {
    Numbers random;
    for (std::uint32_t m = 0; m < mentions; ++m) {
        // the product of two even numbers: one in a hundred names has a fourth of the mentions
        const auto thing =
            static_cast<std::uint32_t>(std::uint64_t{random.below(names)} * (1 + random.below(1000)) / 1000);
        ClusterEvidence cluster = mention_of(thing, random);
        cluster.document = "https://example.org/news/" + std::to_string(m / 10);
        cluster.index = m % 10;
        cluster.published = "20" + std::to_string(15 + m / 10 % 10) + "-0" + std::to_string(1 + m / 100 % 9) + "-11";
        visit(std::move(cluster));
    }
}

/// Of this process: other programs on the machine must not spoil the figures more than they have to.
double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::string digest(const Resolution& resolution, bool reverse) {
    IdentityHash hash;
    for (const Entity& entity : resolution.entities) {
        hash.add(entity.id).add(entity.label).add(entity.mentions).add(entity.first_seen).add(entity.last_seen);
        for (const std::string& label : entity.alt_labels) hash.add(label);
    }
    for (std::size_t i = 0; i < resolution.entity_of.size(); ++i)
        hash.add(resolution.entity_of[reverse ? resolution.entity_of.size() - 1 - i : i]);
    return hash.digest();
}

}  // namespace

int main(int argc, char** argv) try {
    const auto mentions = static_cast<std::uint32_t>(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1'000'000);
    const auto names = static_cast<std::uint32_t>(argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 200'000);
    double start = processor_seconds();
    std::string forwards;
    {
        Resolver resolver;
        if (argc > 3) {
            Store store = Store::open(argv[3]);
            Extraction extraction;
            const auto flush = [&] {
                if (!extraction.clusters.empty()) store.add(extraction);
                extraction = {};
            };
            make_up(mentions, names, [&](ClusterEvidence cluster) {
                if (cluster.index == 0) flush();
                extraction.document.id = cluster.document;
                extraction.document.published = cluster.published;
                extraction.clusters.push_back({cluster.type, cluster.label, cluster.names, cluster.keys});
            });
            flush();
            store.commit();
            std::printf("writing the store %8.1f s\n", processor_seconds() - start);
            start = processor_seconds();
            store.read_clusters([&](const ClusterEvidence& cluster) { resolver.add(cluster); });
        } else {
            make_up(mentions, names, [&](const ClusterEvidence& cluster) { resolver.add(cluster); });
        }
        std::printf("reading           %8.1f s\n", processor_seconds() - start);
        const Resolution resolution = resolver.resolve();
        std::printf("resolved          %8.1f s: %u mentions are %zu entities\n", processor_seconds() - start, mentions,
                    resolution.entities.size());
        struct rusage usage {};
        getrusage(RUSAGE_SELF, &usage);
        std::printf("peak memory       %8.1f MB\n", static_cast<double>(usage.ru_maxrss) / 1024);
        forwards = digest(resolution, false);
    }
    if (argc > 3) return 0;
    std::vector<ClusterEvidence> all;
    make_up(mentions, names, [&](ClusterEvidence cluster) { all.push_back(std::move(cluster)); });
    Resolver backwards;
    for (auto cluster = all.rbegin(); cluster != all.rend(); ++cluster) backwards.add(*cluster);
    const bool same = digest(backwards.resolve(), true) == forwards;
    std::printf("in reverse order  %s\n", same ? "the same" : "ANOTHER RESULT");
    return same ? 0 : 1;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
