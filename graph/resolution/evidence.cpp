#include <algorithm>
#include <charconv>

#include "graph/resolution/rounds.h"
#include "graph/tenure.h"

namespace claimgraph::resolution {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Kind::count)> kind_names = {
    "gazetteer", "name",  "acronym", "family", "given", "also",  "middle",
    "suffix",    "solid", "alias",   "office", "of",    "field", "same"};

constexpr std::pair<std::string_view, Relation::Kind> sayings[] = {{"stands:", Relation::Kind::stands_for},
                                                                   {"holds:", Relation::Kind::has_office},
                                                                   {"acts:", Relation::Kind::actor_of}};

/// `;1203-1234` at the end of a key, which loses it; empty where there is none.
Span take_span(std::string_view& text) {
    const std::size_t semicolon = text.rfind(';');
    if (semicolon == std::string_view::npos) return {};
    Span span;
    const char* const end = text.data() + text.size();
    const auto [dash, failed] = std::from_chars(text.data() + semicolon + 1, end, span.begin);
    if (failed != std::errc() || dash == end || *dash != '-') return {};
    const auto [last, failed_too] = std::from_chars(dash + 1, end, span.end);
    if (failed_too != std::errc() || last != end || span.end < span.begin) return {};
    text = text.substr(0, semicolon);
    return span;
}

}  // namespace

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
        if (add_saying(key)) {
            is_actor = is_actor || key.starts_with("acts:");
            continue;
        }
        const std::size_t colon = key.find(':');
        if (colon == std::string::npos || colon + 1 == key.size()) continue;
        const auto kind = std::find(kind_names.begin(), kind_names.end(), std::string_view(key).substr(0, colon));
        if (kind == kind_names.end()) continue;
        const std::string_view value = std::string_view(key).substr(colon + 1);
        const auto number = static_cast<std::size_t>(kind - kind_names.begin());
        if (smallest[number].empty() || value < smallest[number]) smallest[number] = value;
        keys.push_back({static_cast<Kind>(number), strings.number(value)});
        if (static_cast<Kind>(number) == Kind::office)
            if (const std::size_t at = value.find("@country/"); at != std::string_view::npos)
                keys.push_back({Kind::of, strings.number(value.substr(at + 1))});
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

// Keeps what a key of the next cluster says. \return false if it is a key of another kind
bool Rounds::add_saying(std::string_view key) {
    for (const auto& [prefix, kind] : sayings) {
        if (!key.starts_with(prefix)) continue;
        Saying saying{size(), kind, 0, 0, 0, {}};
        key.remove_prefix(prefix.size());
        saying.words = take_span(key);
        if (kind == Relation::Kind::has_office) {
            const std::size_t at = key.find('@');
            if (at == 0 || at == std::string_view::npos) return true;
            std::string_view office = key.substr(0, at);
            if (const std::size_t tenure = office.find('#'); tenure != std::string_view::npos) {
                saying.tenure = strings.number(tenure_text(tenure_from(office.substr(tenure + 1))));
                office = office.substr(0, tenure);
            }
            saying.office = strings.number(office);
            key.remove_prefix(at + 1);
        }
        saying.thing = strings.number(key);
        if (!key.empty()) said.push_back(saying);
        return true;
    }
    return false;
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
        if (!thing.country.empty() && thing.type == EntityType::person) cluster.keys.push_back("of:" + thing.country);
        add(cluster);
        nodes.back().known = k + 1;
        nodes.back().thing = 0;
    }
}

}  // namespace claimgraph::resolution
