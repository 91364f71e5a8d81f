#include "graph/resolution/cluster_keys.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "graph/identity.h"
#include "graph/words.h"

namespace claimgraph::resolution {
namespace {

/// What two clusters have in common, by what it is.
std::uint64_t link(char what, std::string_view value) {
    std::string text(1, what);
    return text_hash(text.append(value));
}

/// Of two names in either order.
std::uint64_t pair_link(std::string_view a, std::string_view b) {
    if (b < a) std::swap(a, b);
    return link('p', std::string(a).append("|").append(b));
}

void add_links_of_person(const ClusterKeys& keys, std::vector<std::uint64_t>& links) {
    const std::string_view family = keys.smallest(Kind::family), given = keys.smallest(Kind::given);
    const auto surname = [&](std::string_view name) { links.push_back(link('s', name)); };
    for (const IdentityKey& key : keys.identities)
        if (key.kind == Kind::alias) surname(key.value);
    if (!family.empty()) surname(family);
    if (family.empty() && !given.empty()) surname(given);
    if (const std::string_view solid = keys.smallest(Kind::solid); !solid.empty()) links.push_back(link('b', solid));
    if (family.empty() || given.empty()) return;
    links.push_back(pair_link(family, given));
    // the last of several may be a family name
    const std::vector<std::string_view> middle = split_blanks(keys.smallest(Kind::middle));
    if (!middle.empty() && middle.back().size() > 1) links.push_back(pair_link(middle.back(), given));
}

}  // namespace

ClusterKeys::ClusterKeys(const ClusterEvidence& cluster) {
    for (const std::string& text : cluster.keys) {
        std::optional<ClusterKey> key = from_key(text);
        if (!key) continue;
        if (auto* saying = std::get_if<SayingKey>(&*key)) {
            sayings.push_back(std::move(*saying));
            continue;
        }
        const IdentityKey identity = std::get<IdentityKey>(*key);
        std::string_view& least = smallest_[static_cast<std::size_t>(identity.kind)];
        if (least.empty() || identity.value < least) least = identity.value;
        identities.push_back(identity);
    }
}

std::string companion(const ClusterEvidence& cluster, const ClusterKeys& keys) {
    const std::string_view family = keys.smallest(Kind::family), given = keys.smallest(Kind::given);
    const std::string_view listed = keys.smallest(Kind::gazetteer), name = keys.smallest(Kind::name);
    if (!listed.empty()) return std::string("g").append(listed);
    if (cluster.type == EntityType::person)
        return family.empty() || given.empty() ? std::string() : std::string("p").append(given).append(" ").append(family);
    // *Polish officials* are spoken of with anybody
    const bool is_actor = std::any_of(keys.sayings.begin(), keys.sayings.end(), [](const SayingKey& saying) {
        return saying.kind == Relation::Kind::actor_of;
    });
    return name.empty() || is_actor || is_a(cluster.type, EntityType::date) ? std::string() : std::string("n").append(name);
}

void add_links(EntityType type, const ClusterKeys& keys, std::vector<std::uint64_t>& links) {
    if (keys.has(Kind::gazetteer)) links.push_back(link('g', keys.smallest(Kind::gazetteer)));
    for (const IdentityKey& key : keys.identities) {
        if (key.kind == Kind::office) links.push_back(link('o', key.value));
        if (type == EntityType::person) continue;
        if (key.kind == Kind::name) links.push_back(link('n', key.value));
        if (key.kind == Kind::acronym) links.push_back(link('a', key.value));
    }
    if (type == EntityType::person) add_links_of_person(keys, links);
}

std::uint64_t link_of_known_name(std::string_view folded) { return link('k', folded); }

}  // namespace claimgraph::resolution
