#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// \file
/// Numbers and texts one behind the other in a string, for what is held in large numbers or put into a file of our own.

namespace claimgraph {

/// Seven bits a byte, the lowest first; the last byte is below 128 (LEB128).
inline void pack(std::string& bytes, std::uint64_t number) {
    while (number >= 128) {
        bytes += static_cast<char>(number % 128 + 128);
        number /= 128;
    }
    bytes += static_cast<char>(number);
}
inline void pack(std::string& bytes, std::string_view text) {
    pack(bytes, std::uint64_t{text.size()});
    bytes += text;
}

inline void pack(std::string& bytes, const std::vector<std::string>& texts) {
    pack(bytes, std::uint64_t{texts.size()});
    for (const std::string& text : texts) pack(bytes, std::string_view(text));
}

/// The number that `pack` made of the bytes that `next_byte()` gives; nothing where it has no end within 64 bits.
template <typename NextByte>
std::optional<std::uint64_t> unpacked_number(NextByte&& next_byte) {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        const std::uint8_t byte = next_byte();
        value |= static_cast<std::uint64_t>(byte & 127u) << shift;
        if (byte < 128) return value;
    }
    return std::nullopt;
}

/// Takes apart what `pack` put together, of bytes of our own; the caller knows what comes. For what anybody may have
/// written there is graph/checked_bytes.h.
class Unpacker {
   public:
    explicit Unpacker(const char* bytes) : at_(bytes) {}
    std::uint64_t number() {
        return *unpacked_number([this] { return byte(); });
    }
    std::uint32_t index() { return static_cast<std::uint32_t>(number()); }
    std::string_view text() {
        const auto size = static_cast<std::size_t>(number());
        const std::string_view text(at_, size);
        at_ += size;
        return text;
    }
    void texts(std::vector<std::string>& texts) {
        texts.resize(static_cast<std::size_t>(number()));
        for (std::string& one : texts) one = text();
    }
    const char* at() const { return at_; }
    std::uint8_t byte() { return static_cast<std::uint8_t>(*at_++); }
    std::string_view bytes(std::size_t size) {
        at_ += size;
        return {at_ - size, size};
    }

   private:
    const char* at_;
};

}  // namespace claimgraph
