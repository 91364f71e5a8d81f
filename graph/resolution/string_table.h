#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::resolution {

using Index = std::uint32_t;

/// Every string once, with a number; 0 is the empty one. They lie one behind the other: of a large store there are
/// hundreds of thousands.
class Strings {
   public:
    Strings() : table_(1024) { number(""); }

    Index number(std::string_view string) {
        std::size_t slot = slot_of(string);
        if (table_[slot] != 0) return table_[slot] - 1;
        if ((begins_.size() + 1) * 2 > table_.size()) {
            grow();
            slot = slot_of(string);
        }
        begins_.push_back(bytes_.size());
        const auto size = static_cast<std::uint32_t>(string.size());
        bytes_.append(reinterpret_cast<const char*>(&size), sizeof size).append(string);
        table_[slot] = static_cast<Index>(begins_.size());
        return static_cast<Index>(begins_.size() - 1);
    }
    /// Valid until the next new string.
    std::string_view operator[](Index number) const {
        std::uint32_t size = 0;
        const char* at = bytes_.data() + begins_[number];
        std::memcpy(&size, at, sizeof size);
        return {at + sizeof size, size};
    }
    std::string text(Index number) const { return std::string((*this)[number]); }
    std::size_t size() const { return begins_.size(); }

    /// Renumbers in byte order; no string comes after it. \return the new number of each old one
    std::vector<Index> sort() {
        std::vector<Index>().swap(table_);
        std::vector<Index> order(begins_.size());
        std::iota(order.begin(), order.end(), 0U);
        std::sort(order.begin(), order.end(), [this](Index a, Index b) { return (*this)[a] < (*this)[b]; });
        std::vector<Index> fresh(order.size());
        std::vector<std::uint64_t> sorted(order.size());
        for (Index place = 0; place < order.size(); ++place) {
            fresh[order[place]] = place;
            sorted[place] = begins_[order[place]];
        }
        begins_ = std::move(sorted);
        return fresh;
    }

   private:
    /// Where the string is or would be: the number behind it, or 0.
    std::size_t slot_of(std::string_view string) const {
        std::size_t slot = std::hash<std::string_view>()(string) & (table_.size() - 1);
        while (table_[slot] != 0 && (*this)[table_[slot] - 1] != string) slot = (slot + 1) & (table_.size() - 1);
        return slot;
    }
    void grow() {
        table_.assign(table_.size() * 2, 0);
        for (Index number = 0; number < begins_.size(); ++number) table_[slot_of((*this)[number])] = number + 1;
    }

    std::string bytes_;  ///< before each its size
    std::vector<std::uint64_t> begins_;
    std::vector<Index> table_;  ///< open addressing (Knuth 6.4, algorithm L), at most half full
};

}  // namespace claimgraph::resolution
