#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string_view>

#include "graph/packed.h"

/// \file
/// Takes apart what graph/packed.h put together, from a file that anybody may have written.

namespace claimgraph {

struct DamagedBytes : std::runtime_error {
    DamagedBytes() : std::runtime_error("bytes are not what they should be") {}
};

/// \throws DamagedBytes where there is less, or something else, than is asked for
class CheckedBytes {
   public:
    explicit CheckedBytes(std::string_view bytes) : rest_(bytes) {}

    void require(bool holds) const {
        if (!holds) throw DamagedBytes();
    }
    bool is_at_end() const { return rest_.empty(); }
    std::string_view rest() const { return rest_; }

    std::uint8_t byte() {
        require(!rest_.empty());
        const auto value = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        return value;
    }
    std::uint64_t number() {
        const std::optional<std::uint64_t> value = unpacked_number([this] { return byte(); });
        require(value.has_value());
        return *value;
    }
    std::uint64_t below(std::uint64_t limit) {
        const std::uint64_t value = number();
        require(value < limit);
        return value;
    }
    std::uint32_t index() {
        return static_cast<std::uint32_t>(below(std::uint64_t{std::numeric_limits<std::uint32_t>::max()} + 1));
    }
    std::uint32_t index_below(std::size_t limit) {
        const std::uint32_t value = index();
        require(value < limit);
        return value;
    }
    /// Of things of a byte or more each.
    std::size_t count() { return static_cast<std::size_t>(below(rest_.size() + 1)); }
    std::string_view text() {
        const std::size_t size = count();
        require(size <= rest_.size());
        const std::string_view text = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return text;
    }
    void texts(std::vector<std::string>& texts) {
        texts.clear();
        for (std::size_t left = count(); left > 0; --left) texts.emplace_back(text());
    }

   private:
    std::string_view rest_;
};

}  // namespace claimgraph
