#include "extract/names/acquaintances.h"

#include "extract/names/clusters.h"

namespace claimgraph {

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

char Acquaintances::gender(const Group& person) const {
    if (person.given.empty() || person.family.empty()) return 0;
    const auto found = gender_.find(person.given + " " + person.family);
    return found == gender_.end() ? 0 : found->second;
}

}  // namespace claimgraph
