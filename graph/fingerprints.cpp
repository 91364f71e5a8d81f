#include "graph/fingerprints.h"

#include <utf8proc.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <tuple>

#include "graph/ascii.h"
#include "graph/utf8.h"

namespace claimgraph {
namespace {

/// Hashes of so many words that follow each other, as they come.
class Shingles {
   public:
    void add(std::uint64_t word, std::vector<std::uint32_t>& out) {
        std::copy(last_.begin() + 1, last_.end(), last_.begin());
        last_.back() = word;
        if (++count_ < fingerprint_words) return;
        std::array<unsigned char, 8 * fingerprint_words> bytes;
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<unsigned char>(last_[i / 8] >> (8 * (i % 8)));  // little-endian on every machine
        out.push_back(static_cast<std::uint32_t>(XXH3_64bits(bytes.data(), bytes.size()) >> 32));
    }

   private:
    std::array<std::uint64_t, fingerprint_words> last_{};
    std::size_t count_ = 0;
};

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'\u2019' || c == U'\u2018'; }

/// Appends the letter or digit in lower case. \return false if it is neither
bool append_lower(std::string& word, char32_t c) {
    if (c < 0x80) {
        c = ascii::to_lower(c);
        if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) return false;
        word += static_cast<char>(c);
        return true;
    }
    if (c == invalid_code_point) return false;
    const auto code = static_cast<utf8proc_int32_t>(c);
    const utf8proc_category_t category = utf8proc_category(code);
    const bool part =
        (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME) || category == UTF8PROC_CATEGORY_ND;
    if (!part) return false;
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto size = utf8proc_encode_char(utf8proc_tolower(code), bytes.data());
    word.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
    return true;
}

void add_shingles(std::string_view text, Shingles& shingles, std::vector<std::uint32_t>& out) {
    std::string word;
    const auto end_word = [&] {
        if (!word.empty()) shingles.add(XXH3_64bits(word.data(), word.size()), out);
        word.clear();
    };
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next_code_point(text, i);
        if (!is_apostrophe(c) && !append_lower(word, c)) end_word();
    }
    end_word();
}

/// Whether texts of these sizes may be copies: one that is much longer is a digest of many.
bool comparable(std::size_t shorter, std::size_t longer) {
    constexpr std::size_t most_longer = 4;
    return shorter > 0 && longer <= most_longer * shorter;
}

/// Of the fingerprints of the shorter text those that the longer one must have.
std::size_t least_shared(std::size_t shorter) {
    constexpr std::size_t enough = 40;
    return std::max((shorter + 1) / 2, std::min(shorter, enough));
}

}  // namespace

std::vector<std::uint32_t> fingerprints(const Document& document) {
    std::vector<std::uint32_t> hashes;
    Shingles shingles;
    if (document.blocks.empty()) add_shingles(document.text, shingles, hashes);
    for (const Block& block : document.blocks)
        if (yields_claims(block.kind)) add_shingles(document.words(block.span), shingles, hashes);
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    return hashes;
}

Sketch sketch_of(const std::vector<std::uint32_t>& hashes) {
    Sketch out;
    for (const std::uint32_t hash : hashes) out.bits |= std::uint64_t{1} << (hash >> 26);
    out.count = static_cast<std::uint32_t>(hashes.size());
    return out;
}

bool may_be_copies(const Sketch& a, const Sketch& b) {
    const auto& [shorter, longer] = a.count <= b.count ? std::tie(a, b) : std::tie(b, a);
    if (!comparable(shorter.count, longer.count)) return false;
    const auto missing = static_cast<std::size_t>(std::popcount(shorter.bits & ~longer.bits));
    return missing <= shorter.count - least_shared(shorter.count);
}

bool are_copies(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    const auto [shorter, longer] = std::minmax({a.size(), b.size()});
    if (!comparable(shorter, longer)) return false;
    std::size_t shared = 0;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        shared += *x == *y;
        const bool step_x = *x <= *y, step_y = *y <= *x;
        x += step_x;
        y += step_y;
    }
    return shared >= least_shared(shorter);
}

std::string packed_fingerprints(const std::vector<std::uint32_t>& hashes) {
    std::string bytes;
    bytes.reserve(4 * hashes.size());
    for (const std::uint32_t hash : hashes)
        for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(hash >> shift);
    return bytes;
}

std::vector<std::uint32_t> unpacked_fingerprints(std::string_view bytes) {
    std::vector<std::uint32_t> hashes(bytes.size() / 4);
    for (std::size_t i = 0; i < 4 * hashes.size(); ++i)
        hashes[i / 4] |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << (8 * (i % 4));
    return hashes;
}

}  // namespace claimgraph
