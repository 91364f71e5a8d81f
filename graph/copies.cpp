#include "graph/copies.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "graph/byte_sorter.h"
#include "graph/fingerprints.h"
#include "graph/packed.h"

namespace claimgraph {

/// Documents that belong together (union by the smaller place, with path halving).
class Copies::Groups {
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

    void part(std::uint32_t at) { parents_[at] = at; }  ///< of all in its group

   private:
    std::vector<std::uint32_t> parents_;
};

namespace {

constexpr std::size_t smallest_compared = 16;  ///< fingerprints of a document by which others are found
constexpr std::size_t followers = 4;           ///< documents that each is compared with for one fingerprint

/// Texts that occur again and again, by number.
class Numbered {
   public:
    explicit Numbered(std::vector<std::string>& texts) : texts_(texts) {}
    std::uint32_t number(const std::string& text) {
        const auto [known, is_new] = numbers_.try_emplace(text, static_cast<std::uint32_t>(texts_.size()));
        if (is_new) texts_.push_back(text);
        return known->second;
    }

   private:
    std::vector<std::string>& texts_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// Two numbers as one that is ordered as the pair is: half the room, and compared at once.
std::uint64_t pair_of(std::uint32_t first, std::uint32_t second) { return std::uint64_t{first} << 32 | second; }

std::pair<std::uint32_t, std::uint32_t> take_pair(std::string_view& bytes) {
    const std::uint64_t both = take_ordered(bytes);
    return {static_cast<std::uint32_t>(both >> 32), static_cast<std::uint32_t>(both)};
}

using Hashes = std::vector<std::uint32_t>;

/// Pairs of documents that may be copies (pair_of), the earlier place first; some come twice. \param by_hash  hash and
/// document (pair_of)
ByteSorter candidates(ByteSorter by_hash) {
    std::string bytes;
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

/// The fingerprints by which documents are found, all or those that are wanted, with their documents. \param sketches
/// gets one of each document
template <typename Wanted>
ByteSorter by_hash(Store::FingerprintReader& fingerprints, std::vector<Sketch>& sketches, Wanted&& wanted) {
    ByteSorter out;
    std::string bytes;
    sketches.resize(fingerprints.document_count());
    fingerprints.each([&](std::size_t document, const Hashes& hashes) {
        sketches[document] = sketch_of(hashes);
        for (std::size_t i = 0; i < std::min(hashes.size(), smallest_compared); ++i) {
            if (!wanted(hashes[i])) continue;
            bytes.clear();
            append_ordered(bytes, pair_of(hashes[i], static_cast<std::uint32_t>(document)));
            out.add(bytes);
        }
    });
    return out;
}

/// Unites those of the pairs that are copies, as far as both are to be compared.
template <typename Groups, typename Compared>
void unite_copies(Store::FingerprintReader& fingerprints, const std::vector<Sketch>& sketches, ByteSorter pairs,
                  Groups& groups, Compared&& is_compared) {
    std::uint32_t held = 0;
    Hashes a, b;
    ByteSorter::Reader reader(pairs);
    for (bool first = true; reader.next();) {
        std::string_view rest = reader.bytes();
        const auto [one, other] = take_pair(rest);
        if (!may_be_copies(sketches[one], sketches[other])) continue;
        if (!is_compared(one) || !is_compared(other) || groups.find(one) == groups.find(other)) continue;
        if (first || one != held) fingerprints.read(one, a);
        first = false;
        held = one;
        fingerprints.read(other, b);
        if (are_copies(a, b)) groups.unite(one, other);
    }
}

/// Of documents the fingerprints by which they are found.
std::unordered_set<std::uint32_t> hashes_of(Store::FingerprintReader& fingerprints,
                                            const std::vector<char>& documents) {
    std::unordered_set<std::uint32_t> out;
    Hashes hashes;
    for (std::size_t document = 0; document < documents.size(); ++document) {
        if (documents[document] == 0) continue;
        fingerprints.read(document, hashes);
        out.insert(hashes.begin(),
                   hashes.begin() + static_cast<std::ptrdiff_t>(std::min(hashes.size(), smallest_compared)));
    }
    return out;
}

}  // namespace

Copies::Copies(const Store& store) {
    Store::FingerprintReader fingerprints(store);
    Groups groups(static_cast<std::uint32_t>(fingerprints.document_count()));
    const auto all = [](std::uint32_t) { return true; };
    std::vector<Sketch> sketches;
    ByteSorter pairs = candidates(by_hash(fingerprints, sketches, all));
    unite_copies(fingerprints, sketches, std::move(pairs), groups, all);
    tell(store, groups);
}

Copies::Copies(const Store& store, const Copies& before, const std::vector<std::uint32_t>& places) {
    Store::FingerprintReader fingerprints(store);
    const auto count = static_cast<std::uint32_t>(places.size());
    Groups groups(count);
    std::vector<std::uint32_t> place_now(before.document_count());
    std::vector<char> again(count);  // documents that are compared anew
    for (std::uint32_t i = 0; i < count; ++i) {
        again[i] = static_cast<char>(places[i] == fresh);
        if (places[i] != fresh) place_now[places[i]] = i;
    }
    for (std::uint32_t i = 0; i < count; ++i)
        if (places[i] != fresh) groups.unite(i, place_now[before.original(places[i])]);
    // Who shares a fingerprint with one that is fresh: others may stand between two that were compared before.
    const std::unordered_set<std::uint32_t> met = hashes_of(fingerprints, again);
    fingerprints.each([&](std::size_t document, const Hashes& hashes) {
        for (std::size_t i = 0; i < std::min(hashes.size(), smallest_compared); ++i)
            if (met.count(hashes[i]) != 0) again[document] = 1;
    });
    std::vector<char> whole(count);  // by group
    for (std::uint32_t i = 0; i < count; ++i)
        if (again[i] != 0) whole[groups.find(i)] = 1;
    for (std::uint32_t i = 0; i < count; ++i) again[i] = whole[groups.find(i)];
    for (std::uint32_t i = 0; i < count; ++i)
        if (again[i] != 0) groups.part(i);
    const std::unordered_set<std::uint32_t> shared = hashes_of(fingerprints, again);
    std::vector<Sketch> sketches;
    ByteSorter pairs =
        candidates(by_hash(fingerprints, sketches, [&](std::uint32_t hash) { return shared.count(hash) != 0; }));
    unite_copies(fingerprints, sketches, std::move(pairs), groups,
                 [&](std::uint32_t document) { return again[document] != 0; });
    tell(store, groups);
}

void Copies::tell(const Store& store, Groups& groups) {
    Numbered publishers(publishers_), days(days_);
    store.read_documents([&](const Document& document) {
        publisher_of_.push_back(publishers.number(document.publisher));
        day_of_.push_back(days.number(document.published));
    });
    const auto count = static_cast<std::uint32_t>(day_of_.size());

    std::vector<std::uint32_t> earliest(count);
    std::iota(earliest.begin(), earliest.end(), 0u);
    const auto rank = [&](std::uint32_t at) { return std::tuple(published(at).empty(), published(at), at); };
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
    pack(bytes, publishers_);
    pack(bytes, days_);
    pack(bytes, std::uint64_t{originals_.size()});
    for (std::size_t i = 0; i < originals_.size(); ++i) {
        for (const std::uint32_t number : {originals_[i], origins_[i], publisher_of_[i], day_of_[i]})
            pack(bytes, std::uint64_t{number});
    }
    pack(bytes, std::uint64_t{original_ids_.size()});
    for (const auto& [place, id] : original_ids_) {
        pack(bytes, std::uint64_t{place});
        pack(bytes, std::string_view(id));
    }
}

Copies::Copies(CheckedBytes& from) {
    from.texts(publishers_);
    from.texts(days_);
    const std::size_t count = from.count();
    for (std::size_t i = 0; i < count; ++i) {
        originals_.push_back(from.index_below(count));
        origins_.push_back(from.index());
        publisher_of_.push_back(from.index_below(publishers_.size()));
        day_of_.push_back(from.index_below(days_.size()));
    }
    for (std::size_t left = from.count(); left > 0; --left) {
        const std::uint32_t place = from.index_below(count);
        original_ids_.emplace(place, from.text());
    }
    for (std::size_t i = 0; i < count; ++i) from.require(!is_copy(i) || original_ids_.count(originals_[i]) != 0);
}

}  // namespace claimgraph
