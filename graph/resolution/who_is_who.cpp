#include "graph/resolution/who_is_who.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "graph/resolution/parts.h"

namespace claimgraph::resolution {

void WhoIsWho::add(const ClusterEvidence& cluster) {
    if (!document_.empty() && document_[0].document != cluster.document) close_document();
    document_.add(cluster);
}

void WhoIsWho::close_document() {
    document_.look();
    document_.tell(sayings_, [&](std::size_t i) { return static_cast<Index>(clusters_ + i); }, documents_++);
    for (const std::string& thing : document_.things()) things_.add(thing);
    std::vector<std::uint64_t> links;
    for (std::size_t i = 0; i < document_.size(); ++i, ++clusters_) {
        bytes_.clear();
        append_ordered(bytes_, std::uint64_t{clusters_});
        pack_row(bytes_, document_[i], document_.around(i));
        rows_.add(bytes_);
        links.clear();
        // What a correction means depends on all names: then all is one part.
        if (corrections_.empty())
            document_.add_links(i, links);
        else
            links.push_back(0);
        for (const std::uint64_t link : links) tie(link, clusters_);
    }
    document_.clear();
}

void WhoIsWho::tie(std::uint64_t link, std::uint64_t number) {
    bytes_.clear();
    append_ordered(bytes_, link);
    append_ordered(bytes_, number);
    links_.add(bytes_);
}

// Of each cluster, and each known thing behind them, the first one that it is tied to.
std::vector<Index> WhoIsWho::parts() {
    for (Index k = 0; k < known_.size(); ++k) {
        std::vector<std::uint64_t> links(1);
        if (corrections_.empty()) links = names_.links_of(k);
        for (const std::uint64_t link : links) tie(link, std::uint64_t{clusters_} + k);
    }
    std::vector<Index> parents(clusters_ + known_.size());
    std::iota(parents.begin(), parents.end(), Index{0});
    const auto find = [&](Index at) {
        while (parents[at] != at) at = parents[at] = parents[parents[at]];
        return at;
    };
    ByteSorter::Reader rows(links_);
    std::uint64_t last_link = 0;
    Index last = 0;
    for (bool first = true; rows.next(); first = false) {
        std::string_view row = rows.bytes();
        const std::uint64_t link = take_ordered(row);
        const auto number = static_cast<Index>(take_ordered(row));
        if (!first && link == last_link) {
            const auto [a, b] = std::minmax({find(last), find(number)});
            parents[b] = a;
        }
        last_link = link;
        last = number;
    }
    for (Index i = 0; i < parents.size(); ++i) parents[i] = find(i);
    links_ = ByteSorter();
    return parents;
}

std::vector<std::string> WhoIsWho::widespread() {
    const std::uint64_t most = most_documents_of_companion(documents_, known_);
    std::vector<std::string> out;
    std::string last;
    std::uint64_t count = 0;
    for (ByteSorter::Reader rows(things_); rows.next();) {
        if (rows.bytes() != last) count = 0;
        last = rows.bytes();
        if (++count == most + 1) out.push_back(last);
    }
    things_ = ByteSorter();
    return out;
}

Resolution WhoIsWho::resolve(bool with_merges) {
    if (!document_.empty()) close_document();
    Parts parted(known_, corrections_, clusters_);
    parted.set_widespread(widespread());
    {
        const std::vector<Index> part = parts();
        {
            ByteSorter::Reader rows(rows_);
            while (rows.next()) {
                std::string_view row = rows.bytes();
                const auto number = static_cast<Index>(take_ordered(row));
                parted.add(part[number], number, row);
            }
        }
        rows_ = ByteSorter();
        for (Index k = 0; k < known_.size(); ++k)
            if (part[clusters_ + k] < clusters_) parted.add_known(part[clusters_ + k], k);  // else nobody names it
    }
    parted.resolve(with_merges);
    Resolution out;
    out.entity_of.resize(clusters_);
    out.entities.reserve(parted.thing_count(), parted.told_bytes());
    std::vector<char> has_name;
    parted.each_thing([&](const Parts::Thing& thing) {
        for (const Index number : thing.clusters) out.entity_of[number] = static_cast<Index>(out.entities.size());
        out.entities.add_packed(thing.told);
        has_name.push_back(static_cast<char>(thing.has_name));
    });
    out.merges = std::move(parted.merges);
    sayings_.relate(out, has_name);
    return out;
}

}  // namespace claimgraph::resolution
