#include "graph/resolution/known_names.h"

#include <algorithm>

#include "graph/name_key.h"
#include "graph/resolution/rounds.h"

namespace claimgraph::resolution {
namespace {

constexpr std::size_t most_remembered = 1 << 16;

template <typename Visit>
void each_name(const KnownThing& thing, Visit&& visit) {
    if (!thing.listed) visit(thing.label);
    for (const std::string& label : thing.labels) visit(label);
    for (const std::string& label : thing.shared_labels) visit(label);
}

bool has_name_of(const ClusterEvidence& cluster, const std::vector<std::string>& folded) {
    const auto is_one = [&](const std::string& name) {
        return std::find(folded.begin(), folded.end(), fold_name(name)) != folded.end();
    };
    return is_one(cluster.label) || std::any_of(cluster.names.begin(), cluster.names.end(), is_one);
}

}  // namespace

KnownNames::KnownNames(const std::vector<KnownThing>& known) : known_(known) {
    for (std::uint32_t k = 0; k < known.size(); ++k) {
        each_name(known[k], [&](const std::string& name) { things_[fold_name(name)]; });
        for (const std::string& label : known[k].shared_labels) things_[fold_name(label)].push_back(k);
    }
}

std::vector<std::uint64_t> KnownNames::links_of(std::uint32_t known) const {
    std::vector<std::uint64_t> links;
    each_name(known_[known], [&](const std::string& name) { links.push_back(link_of_known_name(fold_name(name))); });
    const ClusterEvidence cluster = evidence_of(known_[known]);
    resolution::add_links(cluster.type, ClusterKeys(cluster), links);
    return links;
}

const std::string* KnownNames::known_name(const std::string& name) {
    const auto remembered = looked_up_.find(name);
    if (remembered != looked_up_.end()) return remembered->second;
    const auto found = things_.find(fold_name(name));
    if (looked_up_.size() == most_remembered) looked_up_.clear();
    return looked_up_[name] = found == things_.end() ? nullptr : &found->first;
}

template <typename Visit>
void KnownNames::each_known_name(const ClusterEvidence& cluster, Visit&& visit) {
    if (things_.empty()) return;
    if (const std::string* name = known_name(cluster.label)) visit(*name);
    for (const std::string& one : cluster.names)
        if (const std::string* name = known_name(one)) visit(*name);
}

void KnownNames::add_links(const ClusterEvidence& cluster, std::vector<std::uint64_t>& links) {
    each_known_name(cluster, [&](const std::string& name) { links.push_back(link_of_known_name(name)); });
}

std::vector<std::uint32_t> KnownNames::company(const ClusterEvidence& cluster,
                                               const std::vector<ClusterEvidence>& others) {
    std::vector<std::uint32_t> out;
    each_known_name(cluster, [&](const std::string& name) {
        for (const std::uint32_t k : things_.at(name)) {
            std::vector<std::string> company;
            for (const std::string& one : known_[k].company) company.push_back(fold_name(one));
            if (std::any_of(others.begin(), others.end(), [&](const ClusterEvidence& other) {
                    return &other != &cluster && has_name_of(other, company);
                }))
                out.push_back(k);
        }
    });
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace claimgraph::resolution
