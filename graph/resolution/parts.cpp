#include "graph/resolution/parts.h"

#include <algorithm>
#include <utility>

#include "graph/packed.h"
#include "graph/workers.h"

namespace claimgraph::resolution {
namespace {

constexpr std::size_t batch_size = 1 << 20;  ///< bytes of rows that are resolved together; of a large part all

void unpack_row(std::string_view row, ClusterEvidence& cluster, Surroundings& around) {
    Unpacker from(row.data());
    cluster.document = from.text();
    cluster.index = from.index();
    cluster.type = static_cast<EntityType>(from.byte());
    cluster.label = from.text();
    cluster.published = from.text();
    cluster.mentions = from.index();
    from.texts(cluster.names);
    from.texts(cluster.keys);
    from.texts(around.things);
    around.company.resize(from.number());
    for (std::uint32_t& known : around.company) known = from.index();
}

}  // namespace

void pack_row(std::string& bytes, const ClusterEvidence& cluster, const Surroundings& around) {
    pack(bytes, std::string_view(cluster.document));
    pack(bytes, std::uint64_t{cluster.index});
    bytes += static_cast<char>(cluster.type);
    pack(bytes, std::string_view(cluster.label));
    pack(bytes, std::string_view(cluster.published));
    pack(bytes, std::uint64_t{cluster.mentions});
    pack(bytes, cluster.names);
    pack(bytes, cluster.keys);
    pack(bytes, around.things);
    pack(bytes, std::uint64_t{around.company.size()});
    for (const std::uint32_t known : around.company) pack(bytes, std::uint64_t{known});
}

/// Some parts, and what they are found to be.
struct Parts::Batch {
    std::string rows;  ///< number (pack), row (pack), one behind the other
    std::vector<std::string> found;  ///< id, NUL, whether it has a name, its clusters, what is told of it
    std::size_t told_bytes = 0;
    std::vector<Merge> merges;
};

void Parts::add(Index part, Index number, std::string_view row) {
    bytes_.clear();
    append_ordered(bytes_, std::uint64_t{part} << 32 | number);
    bytes_ += row;
    rows_.add(bytes_);
}

bool Parts::read(ByteSorter::Reader& rows, Batch& batch) {
    batch.rows.clear();
    std::uint64_t part = 0;
    while (!behind_last_) {
        std::string_view row = rows.bytes();
        const std::uint64_t place = take_ordered(row);
        if (batch.rows.size() >= batch_size && place >> 32 != part) break;
        part = place >> 32;
        pack(batch.rows, place & 0xffffffffu);
        pack(batch.rows, row);
        behind_last_ = !rows.next();
    }
    return !batch.rows.empty();
}

void Parts::work_on(Batch& batch, bool with_merges) const {
    Rounds rounds(known_, corrections_);
    for (const std::string& thing : widespread_) rounds.add_widespread(thing);
    ClusterEvidence cluster;
    Surroundings around;
    for (Unpacker from(batch.rows.data()); from.at() != batch.rows.data() + batch.rows.size();) {
        const Index number = from.index();
        const std::string_view row = from.text();
        if (number >= clusters_) {
            rounds.add_known(number - clusters_, number);
            continue;
        }
        unpack_row(row, cluster, around);
        rounds.add(cluster, around, number);
    }
    batch.found.clear();
    batch.told_bytes = 0;
    rounds.resolve(
        [&](Found&& found) {
            std::string& bytes = batch.found.emplace_back();
            append_ordered(bytes, found.entity.id);
            bytes += static_cast<char>(found.has_name);
            pack(bytes, std::uint64_t{found.clusters.size()});
            for (const Index number : found.clusters) pack(bytes, std::uint64_t{number});
            const std::size_t before = bytes.size();
            Entities::pack_told(bytes, found.entity);
            batch.told_bytes += bytes.size() - before;
        },
        with_merges);
    batch.merges = std::move(rounds.merges);
}

void Parts::resolve(bool with_merges) {
    {
        ByteSorter::Reader rows(rows_);
        behind_last_ = !rows.next();
        work_on_pieces<Batch>([&](Batch& batch) { return read(rows, batch); },
                              [&](Batch& batch) { work_on(batch, with_merges); },
                              [&](const Batch& batch) {
                                  for (const std::string& found : batch.found) by_id_.add(found);
                                  things_ += batch.found.size();
                                  told_bytes_ += batch.told_bytes;
                                  merges.insert(merges.end(), batch.merges.begin(), batch.merges.end());
                              });
    }
    rows_ = ByteSorter();
}

void Parts::each_thing(const std::function<void(const Thing&)>& visit) {
    Thing thing;
    ByteSorter::Reader things(by_id_);
    while (things.next()) {
        std::string_view rest = things.bytes();
        thing.id = take_text(rest);
        Unpacker from(rest.data());
        thing.has_name = from.byte() != 0;
        thing.clusters.resize(from.number());
        for (Index& number : thing.clusters) number = from.index();
        thing.told = rest.substr(static_cast<std::size_t>(from.at() - rest.data()));
        visit(thing);
    }
}

}  // namespace claimgraph::resolution
