#include "graph/resolution/kept_evidence.h"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "graph/checked_bytes.h"
#include "graph/identity.h"
#include "graph/resolution/who_is_who.h"
#include "tests/graph/resolution/made_up_clusters.h"

using namespace claimgraph;
using resolution::KeptEvidence;
using tests::MadeUpClusters;
using tests::told;

namespace {

using Documents = std::map<std::string, std::vector<ClusterEvidence>>;

std::string digest_of(const std::string& id, const std::vector<ClusterEvidence>& clusters) {
    IdentityHash hash;
    hash.add(id);
    for (const ClusterEvidence& cluster : clusters) {
        hash.add(cluster.label).add(static_cast<std::uint64_t>(cluster.type)).add(cluster.published).add(cluster.mentions);
        for (const std::string& key : cluster.keys) hash.add(key);
    }
    return hash.digest();
}

Resolution fresh(const Documents& documents, const std::vector<KnownThing>& known) {
    static const std::vector<Correction> none;
    resolution::WhoIsWho who(known, none);
    for (const auto& [id, clusters] : documents)
        for (const ClusterEvidence& cluster : clusters) who.add(cluster);
    return who.resolve(false);
}

void tell(KeptEvidence& evidence, const Documents& documents) {
    for (const auto& [id, clusters] : documents)
        if (evidence.begin_document(id, clusters.empty() ? "" : clusters.front().published, digest_of(id, clusters)))
            for (const ClusterEvidence& cluster : clusters) evidence.add(cluster);
}

}  // namespace

TEST_CASE("who is who, brought up to date, is what is worked out anew, whatever came, went and changed") {
    for (const std::vector<KnownThing>& known : {std::vector<KnownThing>(), MadeUpClusters::known()})
        for (std::uint32_t seed = 0; seed < 12; ++seed) {
            MadeUpClusters lot(seed);
            Documents documents;
            std::string kept;
            Resolution before;
            for (std::uint32_t round = 0; round < 12; ++round) {
                // at first many, so that what many documents speak of comes to be spoken of in too many, and back
                for (std::uint32_t left = round == 0 ? lot.below(250) : lot.below(9); left > 0; --left) {
                    const std::string id = "urn:" + std::to_string(lot.below(300));
                    if (lot.below(3) == 0)
                        documents.erase(id);
                    else
                        documents[id] = lot.document(id);
                }
                KeptEvidence evidence = kept.empty() ? KeptEvidence() : KeptEvidence(kept);
                tell(evidence, documents);
                Resolution now = evidence.resolve(known, kept.empty() ? nullptr : &before);
                CAPTURE(seed);
                CAPTURE(round);
                CAPTURE(known.size());
                REQUIRE(told(now) == told(fresh(documents, known)));
                kept.clear();
                evidence.write(kept);
                before = std::move(now);
            }
        }
}

TEST_CASE("only what is tied to a new document is resolved again") {
    Documents documents;
    const auto person = [](const std::string& document, const std::string& given, const std::string& family) {
        ClusterEvidence out;
        out.document = document;
        out.type = EntityType::person;
        out.label = given + " " + family;
        out.names = {out.label};
        out.keys = {"family:" + family, "given:" + given};
        return out;
    };
    for (std::uint32_t i = 0; i < 500; ++i) {
        const std::string id = "urn:" + std::to_string(i), family = "dorn" + std::to_string(i / 5);
        documents[id] = {person(id, "ida", family)};
    }
    KeptEvidence first;
    tell(first, documents);
    const Resolution before = first.resolve({}, nullptr);
    CHECK(first.resolved() == 500);
    std::string kept;
    first.write(kept);

    documents["urn:x"] = {person("urn:x", "otto", "dorn7")};
    KeptEvidence second(kept);
    tell(second, documents);
    CHECK(told(second.resolve({}, &before)) == told(fresh(documents, {})));
    CHECK(second.resolved() == 6);
}

TEST_CASE("the reasons of one thing are those that a full resolution gives") {
    MadeUpClusters lot(7);
    Documents documents;
    for (std::uint32_t i = 0; i < 60; ++i) documents["urn:" + std::to_string(i)] = lot.document("urn:" + std::to_string(i));
    const std::vector<KnownThing> known = MadeUpClusters::known();
    static const std::vector<Correction> none;
    resolution::WhoIsWho who(known, none);
    for (const auto& [id, clusters] : documents)
        for (const ClusterEvidence& cluster : clusters) who.add(cluster);
    const Resolution all = who.resolve(true);

    KeptEvidence evidence;
    tell(evidence, documents);
    for (std::uint32_t entity = 0; entity < all.entities.size(); ++entity) {
        const auto of_entity = [&](const std::vector<Merge>& merges) {
            std::string out;
            for (const Merge& merge : merges)
                if (all.entity_of[std::min<std::size_t>(merge.a, all.entity_of.size() - 1)] == entity && merge.a < all.entity_of.size())
                    out += std::to_string(merge.a) + "=" + std::to_string(merge.b) + " " + std::string(merge.reason) + merge.key + "\n";
            return out;
        };
        CHECK(of_entity(evidence.merges(known, all, {entity})) == of_entity(all.merges));
    }
}

TEST_CASE("evidence that is cut or changed is not taken for whole, or leads nowhere that is not there") {
    MadeUpClusters lot(3);
    Documents documents;
    for (std::uint32_t i = 0; i < 30; ++i) documents["urn:" + std::to_string(i)] = lot.document("urn:" + std::to_string(i));
    KeptEvidence evidence;
    tell(evidence, documents);
    std::string kept;
    evidence.write(kept);
    for (std::size_t size = 0; size < kept.size(); ++size) CHECK_THROWS_AS(KeptEvidence(kept.substr(0, size)), DamagedBytes);
    for (std::size_t at = 0; at < kept.size(); ++at) {
        std::string changed = kept;
        changed[at] = static_cast<char>(changed[at] ^ 0x55);
        try {
            KeptEvidence other(changed);
            tell(other, documents);
            const std::size_t clusters = other.resolve({}, nullptr).entity_of.size();
            CHECK(clusters == other.cluster_count());
        } catch (const DamagedBytes&) {
        }
    }
}
