#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

/// \file
/// Offsets in exports count Unicode code points, inside the program bytes.

namespace claimgraph {

/// Byte offsets of one text → code points. A count every 256 bytes, the rest is counted when asked.
class CodePoints {
   public:
    void read(std::string_view text) {
        text_ = text;
        counts_.clear();
        std::uint32_t count = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (i % step == 0) counts_.push_back(count);
            count += starts_character(text[i]);
        }
        ascii_ = count == text.size();
    }
    std::uint32_t at(std::uint32_t byte) const {
        if (ascii_ || counts_.empty()) return byte;
        const std::size_t block = std::min<std::size_t>(byte / step, counts_.size() - 1);
        std::uint32_t count = counts_[block];
        for (std::size_t i = block * step; i < byte && i < text_.size(); ++i) count += starts_character(text_[i]);
        return count;
    }

   private:
    static constexpr std::size_t step = 256;
    static bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

    std::string_view text_;
    std::vector<std::uint32_t> counts_;
    bool ascii_ = true;
};

}  // namespace claimgraph
