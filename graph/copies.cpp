#include "graph/copies.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "graph/byte_sorter.h"
#include "graph/fingerprints.h"
#include "graph/packed.h"

namespace claimgraph {
namespace {

constexpr std::size_t smallest_compared = 16;  ///< fingerprints of a document by which others are found
constexpr std::size_t followers = 4;           ///< documents that each is compared with for one fingerprint

/// Documents that belong together (union by the smaller place, with path halving).
class Groups {
   public:
    explicit Groups(std::size_t count) : parents_(count) { std::iota(parents_.begin(), parents_.end(), 0u); }
    std::uint32_t find(std::uint32_t at) {
        while (parents_[at] != at) at = parents_[at] = parents_[parents_[at]];
        return at;
    }
    void unite(std::uint32_t a, std::uint32_t b) {
        std::tie(a, b) = std::minmax({find(a), find(b)});
        parents_[b] = a;
    }

   private:
    std::vector<std::uint32_t> parents_;
};

/// Two numbers as one that is ordered as the pair is: half the room, and compared at once.
std::uint64_t pair_of(std::uint32_t first, std::uint32_t second) { return std::uint64_t{first} << 32 | second; }

std::pair<std::uint32_t, std::uint32_t> take_pair(std::string_view& bytes) {
    const std::uint64_t both = take_ordered(bytes);
    return {static_cast<std::uint32_t>(both >> 32), static_cast<std::uint32_t>(both)};
}

/// Pairs of documents that may be copies (pair_of), the earlier place first; some come twice.
ByteSorter candidates(Store::FingerprintReader& fingerprints) {
    ByteSorter by_hash;
    std::string bytes;
    std::vector<std::uint32_t> hashes;
    for (std::size_t document = 0; document < fingerprints.document_count(); ++document) {
        fingerprints.read(document, hashes);
        for (std::size_t i = 0; i < std::min(hashes.size(), smallest_compared); ++i) {
            bytes.clear();
            append_ordered(bytes, pair_of(hashes[i], static_cast<std::uint32_t>(document)));
            by_hash.add(bytes);
        }
    }
    ByteSorter pairs;
    std::uint32_t last_hash = 0;
    std::vector<std::uint32_t> before;  // the last documents with this hash
    ByteSorter::Reader reader(by_hash);
    while (reader.next()) {
        std::string_view rest = reader.bytes();
        const auto [hash, at] = take_pair(rest);
        if (hash != last_hash) before.clear();
        last_hash = hash;
        for (const std::uint32_t other : before) {
            bytes.clear();
            append_ordered(bytes, pair_of(other, at));
            pairs.add(bytes);
        }
        if (before.size() == followers) before.erase(before.begin());
        before.push_back(at);
    }
    return pairs;
}

void unite_copies(const Store& store, Groups& groups) {
    Store::FingerprintReader fingerprints(store);
    ByteSorter pairs = candidates(fingerprints);
    std::uint32_t held = 0;
    std::vector<std::uint32_t> a, b;
    ByteSorter::Reader reader(pairs);
    for (bool first = true; reader.next();) {
        std::string_view rest = reader.bytes();
        const auto [one, other] = take_pair(rest);
        if (groups.find(one) == groups.find(other)) continue;
        if (first || one != held) fingerprints.read(one, a);
        first = false;
        held = one;
        fingerprints.read(other, b);
        if (are_copies(a, b)) groups.unite(one, other);
    }
}

}  // namespace

Copies::Copies(const Store& store) {
    std::unordered_map<std::string, std::uint32_t> numbers;
    store.read_documents([&](const Document& document) {
        const auto [known, is_new] =
            numbers.try_emplace(document.publisher, static_cast<std::uint32_t>(publishers_.size()));
        if (is_new) publishers_.push_back(document.publisher);
        publisher_of_.push_back(known->second);
        published_.push_back(document.published);
    });
    const auto count = static_cast<std::uint32_t>(published_.size());
    Groups groups(count);
    unite_copies(store, groups);

    std::vector<std::uint32_t> earliest(count);
    std::iota(earliest.begin(), earliest.end(), 0u);
    const auto rank = [&](std::uint32_t at) {
        return std::tuple(published_[at].empty(), std::string_view(published_[at]), at);
    };
    for (std::uint32_t i = 0; i < count; ++i) {
        std::uint32_t& best = earliest[groups.find(i)];
        if (rank(i) < rank(best)) best = i;
    }
    originals_.resize(count);
    origins_.resize(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        originals_[i] = earliest[groups.find(i)];
        const std::uint32_t publisher = publisher_of_[originals_[i]];
        origins_[i] = publishers_[publisher].empty() ? count + originals_[i] : publisher;
        if (is_copy(i)) original_ids_[originals_[i]];
    }
    if (original_ids_.empty()) return;
    std::uint32_t place = 0;
    store.read_documents([&](const Document& document) {
        if (const auto wanted = original_ids_.find(place++); wanted != original_ids_.end())
            wanted->second = document.id;
    });
}

void Copies::write(std::string& bytes) const {
    pack(bytes, std::uint64_t{publishers_.size()});
    for (const std::string& name : publishers_) pack(bytes, std::string_view(name));
    pack(bytes, std::uint64_t{originals_.size()});
    for (std::size_t i = 0; i < originals_.size(); ++i) {
        for (const std::uint32_t number : {originals_[i], origins_[i], publisher_of_[i]}) pack(bytes, std::uint64_t{number});
        pack(bytes, std::string_view(published_[i]));
    }
    pack(bytes, std::uint64_t{original_ids_.size()});
    for (const auto& [place, id] : original_ids_) {
        pack(bytes, std::uint64_t{place});
        pack(bytes, std::string_view(id));
    }
}

Copies::Copies(CheckedBytes& from) {
    for (std::size_t left = from.count(); left > 0; --left) publishers_.emplace_back(from.text());
    const std::size_t count = from.count();
    for (std::size_t i = 0; i < count; ++i) {
        originals_.push_back(from.index_below(count));
        origins_.push_back(from.index());
        publisher_of_.push_back(from.index_below(publishers_.size()));
        published_.emplace_back(from.text());
    }
    for (std::size_t left = from.count(); left > 0; --left) {
        const std::uint32_t place = from.index_below(count);
        original_ids_.emplace(place, from.text());
    }
    for (std::size_t i = 0; i < count; ++i) from.require(!is_copy(i) || original_ids_.count(originals_[i]) != 0);
}

}  // namespace claimgraph
