#include "extract/names/acquaintances.h"

#include <map>

#include "extract/names/clusters.h"
#include "extract/names/person_name.h"
#include "graph/identity.h"

namespace claimgraph::extract::names {

Acquaintances::Acquaintances(const std::vector<KnownThing>& things) {
    const auto add = [this](const std::string& label, char gender) {
        const std::string name = full_name_key(label);
        if (name.empty()) return;
        const auto [at, fresh] = gender_.emplace(name, gender);
        if (!fresh && at->second != gender) at->second = 0;
    };
    for (const KnownThing& thing : things) {
        if (thing.gender == 0 || (thing.type != EntityType::person && thing.type != EntityType::other)) continue;
        add(thing.label, thing.gender);
        for (const std::string& label : thing.labels) add(label, thing.gender);
    }
}

std::string Acquaintances::digest() const {
    const std::map<std::string_view, char> sorted(gender_.begin(), gender_.end());
    IdentityHash hash;
    for (const auto& [name, gender] : sorted) hash.add(name).add(static_cast<std::uint64_t>(gender));
    return hash.digest();
}

char Acquaintances::gender(const Group& person) const {
    if (person.given.empty() || person.family.empty()) return 0;
    const auto found = gender_.find(person.given + " " + person.family);
    return found == gender_.end() ? 0 : found->second;
}

}  // namespace claimgraph::extract::names
