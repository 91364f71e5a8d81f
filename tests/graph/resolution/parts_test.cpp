#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "graph/resolution/who_is_who.h"
#include "tests/graph/resolution/made_up_clusters.h"

using namespace claimgraph;
using tests::MadeUpClusters;
using tests::told;

namespace {

Resolution resolved(const std::vector<ClusterEvidence>& clusters, const std::vector<KnownThing>& known,
                    const std::vector<Correction>& corrections) {
    resolution::WhoIsWho who(known, corrections);
    for (const ClusterEvidence& cluster : clusters) who.add(cluster);
    return who.resolve(false);
}

}  // namespace

TEST_CASE("parts that no link ties together are resolved as all in one would be") {
    // Something told of names that nobody has: it changes nothing, but then all is one part.
    Correction idle;
    idle.a.name = "Nobody at all", idle.b.name = "No one else";
    for (std::uint32_t seed = 0; seed < 40; ++seed) {
        MadeUpClusters lot(seed);
        std::vector<ClusterEvidence> clusters;
        const std::uint32_t documents = 4 + lot.below(seed % 4 == 0 ? 400 : 40);
        for (std::uint32_t i = 0; i < documents; ++i)
            for (ClusterEvidence& cluster : lot.document("urn:" + std::to_string(1000 + i))) clusters.push_back(std::move(cluster));
        for (const std::vector<KnownThing>& known : {std::vector<KnownThing>(), MadeUpClusters::known()}) {
            CAPTURE(seed);
            CAPTURE(known.size());
            CHECK(told(resolved(clusters, known, {})) == told(resolved(clusters, known, {idle})));
        }
    }
}
