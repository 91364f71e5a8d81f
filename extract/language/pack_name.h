#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

/// \file
/// A name by which C++ asks for a list of the packs: a slip of the pen does not compile.

namespace claimgraph::extract::language {

/// One of `names`, an array in the order of the alphabet.
template <const auto& names>
class PackName {
   public:
    /// A literal only: it is looked up by the compiler.
    consteval PackName(const char* name) : place_(find(name).value()) {}  // NOLINT(google-explicit-constructor)

    constexpr std::size_t place() const { return place_; }
    constexpr std::string_view name() const { return names[place_]; }
    static constexpr std::size_t count = names.size();

    /// Where a name stands; nothing where it is none of them.
    static constexpr std::optional<std::size_t> find(std::string_view name) {
        const auto at = std::lower_bound(names.begin(), names.end(), name);
        if (at == names.end() || *at != name) return std::nullopt;
        return static_cast<std::size_t>(at - names.begin());
    }

   private:
    std::size_t place_;
};

}  // namespace claimgraph::extract::language
