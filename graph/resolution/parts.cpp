#include "graph/resolution/parts.h"

#include <optional>
#include <utility>

#include "graph/packed.h"
#include "graph/workers.h"

namespace claimgraph::resolution {
namespace {

constexpr std::size_t batch_size = 1 << 20;  ///< bytes of rows that are resolved together, and of what is found

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

/// Some parts, or one that is large.
struct Parts::Batch {
    std::string rows;  ///< number (pack), row (pack), one behind the other
    std::optional<Rounds> rounds;  ///< once rows were taken in
    std::vector<Merge> merges;
};

void Parts::add(Index part, Index number, std::string_view row) {
    bytes_.clear();
    append_ordered(bytes_, std::uint64_t{part} << 32 | number);
    bytes_ += row;
    rows_.add(bytes_);
}

bool Parts::read(ByteSorter::Reader& rows, Batch& batch) {
    std::uint64_t part = 0;
    while (!behind_last_) {
        std::string_view row = rows.bytes();
        const std::uint64_t place = take_ordered(row);
        if (batch.rounds && place >> 32 != part) break;
        if (batch.rows.size() >= batch_size) {
            if (place >> 32 != part) break;
            take_in(batch);  // of a large part the rows are not held beside what is made of them
        }
        part = place >> 32;
        pack(batch.rows, place & 0xffffffffu);
        pack(batch.rows, row);
        behind_last_ = !rows.next();
    }
    return batch.rounds || !batch.rows.empty();
}

void Parts::take_in(Batch& batch) const {
    if (!batch.rounds) {
        batch.rounds.emplace(known_, corrections_);
        for (const std::string& thing : widespread_) batch.rounds->add_widespread(thing);
    }
    ClusterEvidence cluster;
    Surroundings around;
    for (Unpacker from(batch.rows.data()); from.at() != batch.rows.data() + batch.rows.size();) {
        const Index number = from.index();
        const std::string_view row = from.text();
        if (number >= clusters_) {
            batch.rounds->add_known(number - clusters_, number);
            continue;
        }
        unpack_row(row, cluster, around);
        batch.rounds->add(cluster, around, number);
    }
    batch.rows.clear();
}

/// Things that were found, on their way to the others.
class Parts::Findings {
   public:
    explicit Findings(Parts& parts) : parts_(parts) {}
    void add(const Found& found) {
        std::string bytes;
        append_ordered(bytes, found.entity.id);
        bytes += static_cast<char>(found.has_name);
        pack(bytes, std::uint64_t{found.clusters.size()});
        for (const Index number : found.clusters) pack(bytes, std::uint64_t{number});
        const std::size_t before = bytes.size();
        Entities::pack_told(bytes, found.entity);
        told_bytes_ += bytes.size() - before;
        ++things_;
        pack(found_, std::string_view(bytes));
        if (found_.size() >= batch_size) hand_over();
    }
    void hand_over() {
        const std::lock_guard<std::mutex> guard(parts_.finding_);
        for (Unpacker from(found_.data()); from.at() != found_.data() + found_.size();) parts_.by_id_.add(from.text());
        parts_.things_ += std::exchange(things_, 0);
        parts_.told_bytes_ += std::exchange(told_bytes_, 0);
        found_.clear();
    }

   private:
    Parts& parts_;
    std::string found_;
    std::size_t things_ = 0, told_bytes_ = 0;
};

void Parts::work_on(Batch& batch, bool with_merges) {
    take_in(batch);
    Findings findings(*this);
    batch.rounds->resolve([&](Found&& found) { findings.add(found); }, with_merges);
    findings.hand_over();
    batch.merges = std::move(batch.rounds->merges);
    batch.rounds.reset();
}

void Parts::resolve(bool with_merges) {
    {
        ByteSorter::Reader rows(rows_);
        behind_last_ = !rows.next();
        work_on_pieces<Batch>([&](Batch& batch) { return read(rows, batch); },
                              [&](Batch& batch) { work_on(batch, with_merges); },
                              [&](const Batch& batch) {
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
