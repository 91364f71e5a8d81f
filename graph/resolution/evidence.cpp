#include <algorithm>

#include "graph/resolution/rounds.h"

namespace claimgraph::resolution {

void Rounds::add(const ClusterEvidence& cluster, const Surroundings& around, Index number) {
    const ClusterKeys read(cluster);
    Node node;
    node.document = strings.number(cluster.document);
    node.index = cluster.index;
    node.label = strings.number(cluster.label);
    node.published = strings.number(cluster.published);
    node.mentions = cluster.mentions;
    node.type = cluster.type;
    node.input = number;
    node.first_key = static_cast<Index>(keys.size());
    for (const IdentityKey& key : read.identities) {
        keys.push_back({key.kind, strings.number(key.value)});
        if (key.kind == Kind::office)
            if (const std::string_view domain = domain_of_office(key.value); domain.starts_with("country/"))
                keys.push_back({Kind::of, strings.number(domain)});
    }
    node.last_key = static_cast<Index>(keys.size());
    const auto single = [&](Kind kind) { return strings.number(read.smallest(kind)); };
    node.gazetteer = single(Kind::gazetteer);
    node.family = single(Kind::family);
    node.given = single(Kind::given);
    node.middle = single(Kind::middle);
    node.suffix = single(Kind::suffix);
    node.solid = single(Kind::solid);
    node.thing = strings.number(companion(cluster, read));
    node.first_name = static_cast<Index>(names.size());
    for (const std::string& one : cluster.names) names.push_back(strings.number(one));
    node.last_name = static_cast<Index>(names.size());
    if (!around.empty()) {
        node.around = static_cast<Index>(arounds_.size());
        Around& made = arounds_.emplace_back();
        for (const std::string& thing : around.things) made.things.push_back(strings.number(thing));
        made.company = around.company;
    }
    nodes.push_back(node);
}

void Rounds::add_known(Index place, Index number) {
    add(evidence_of(known[place]), {}, number);
    nodes.back().known = place + 1;
    nodes.back().thing = 0;
}

ClusterEvidence evidence_of(const KnownThing& thing) {
    ClusterEvidence cluster;
    cluster.document = "\x01" + thing.iri;
    cluster.type = thing.type;
    cluster.label = thing.label;
    cluster.names = {thing.label};
    cluster.keys = thing.keys;
    if (!thing.country.empty() && thing.type == EntityType::person)
        cluster.keys.push_back(to_key(Kind::of, thing.country));
    return cluster;
}

}  // namespace claimgraph::resolution
