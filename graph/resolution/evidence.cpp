#include "graph/resolution/rounds.h"
#include "graph/tenure.h"

namespace claimgraph::resolution {
void Rounds::add(const ClusterEvidence& cluster) {
    Node node;
    node.document = strings.number(cluster.document);
    node.index = cluster.index;
    node.label = strings.number(cluster.label);
    node.published = strings.number(cluster.published);
    node.mentions = cluster.mentions;
    node.type = cluster.type;
    node.input = size();
    node.first_key = static_cast<Index>(keys.size());
    // Of kinds that can be there once only the smallest counts, so that a stray second key changes nothing by its
    // place.
    std::array<std::string_view, static_cast<std::size_t>(Kind::count)> smallest{};
    bool is_actor = false;  // *Polish officials* are spoken of with anybody
    for (const std::string& key : cluster.keys) {
        const std::optional<ClusterKey> said_by = from_key(key);
        if (!said_by) continue;
        if (const auto* saying = std::get_if<SayingKey>(&*said_by)) {
            add_saying(*saying);
            is_actor = is_actor || saying->kind == Relation::Kind::actor_of;
            continue;
        }
        const auto [kind, value] = std::get<IdentityKey>(*said_by);
        std::string_view& least = smallest[static_cast<std::size_t>(kind)];
        if (least.empty() || value < least) least = value;
        keys.push_back({kind, strings.number(value)});
        if (kind == Kind::office)
            if (const std::string_view domain = domain_of_office(value); domain.starts_with("country/"))
                keys.push_back({Kind::of, strings.number(domain)});
    }
    node.last_key = static_cast<Index>(keys.size());
    const auto single = [&](Kind kind) { return strings.number(smallest[static_cast<std::size_t>(kind)]); };
    node.gazetteer = single(Kind::gazetteer);
    node.family = single(Kind::family);
    node.given = single(Kind::given);
    node.middle = single(Kind::middle);
    node.suffix = single(Kind::suffix);
    node.solid = single(Kind::solid);
    const std::string_view name = smallest[static_cast<std::size_t>(Kind::name)];
    std::string thing;
    if (node.gazetteer != 0)
        thing.append("g").append(smallest[static_cast<std::size_t>(Kind::gazetteer)]);
    else if (node.type == EntityType::person && node.family != 0 && node.given != 0)
        thing.append("p")
            .append(smallest[static_cast<std::size_t>(Kind::given)])
            .append(" ")
            .append(smallest[static_cast<std::size_t>(Kind::family)]);
    else if (node.type != EntityType::person && !is_a(node.type, EntityType::date) && !name.empty() && !is_actor)
        thing.append("n").append(name);
    node.thing = strings.number(thing);
    node.first_name = static_cast<Index>(names.size());
    for (const std::string& one : cluster.names) names.push_back(strings.number(one));
    node.last_name = static_cast<Index>(names.size());
    nodes.push_back(node);
}

// Keeps what a key of the next cluster says.
void Rounds::add_saying(const SayingKey& key) {
    Saying saying;
    saying.input = size();
    saying.kind = key.kind;
    saying.office = strings.number(key.office);
    saying.tenure = strings.number(tenure_text(key.tenure));
    saying.beside = key.thing.cluster;
    saying.thing = strings.number(key.thing.id);
    saying.label = strings.number(key.thing.label);
    saying.words = key.words;
    said.push_back(saying);
}

// A known thing is a cluster of a document of its own, which comes before all others.
void Rounds::add_known_things() {
    for (Index k = 0; k < known.size(); ++k) {
        const KnownThing& thing = known[k];
        ClusterEvidence cluster;
        cluster.document = "\x01" + thing.iri;
        cluster.type = thing.type;
        cluster.label = thing.label;
        cluster.names = {thing.label};
        cluster.keys = thing.keys;
        if (!thing.country.empty() && thing.type == EntityType::person)
            cluster.keys.push_back(to_key(Kind::of, thing.country));
        add(cluster);
        nodes.back().known = k + 1;
        nodes.back().thing = 0;
    }
}

}  // namespace claimgraph::resolution
