#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/language/characters.h"

/// \file
/// A chunk: characters of a text without a blank between them, asked by their place in it. Places behind the end may
/// be asked too: there is nothing there.

namespace claimgraph::extract::language {

class TokenizerPack;

struct Character {
    char32_t code;
    std::uint32_t at;  ///< byte offset in the text
    Kind kind;
};

/// What can be said of a chunk by its characters alone.
class Chunk {
   protected:
    std::size_t size() const { return chunk_.size(); }
    char32_t code(std::size_t k) const { return k < chunk_.size() ? chunk_[k].code : 0; }
    Kind kind(std::size_t k) const { return k < chunk_.size() ? chunk_[k].kind : Kind::blank; }
    bool letter(std::size_t k) const { return kind(k) == Kind::letter || kind(k) == Kind::mark; }
    bool digit(std::size_t k) const { return kind(k) == Kind::digit; }
    bool wordy(std::size_t k) const { return letter(k) || digit(k); }
    std::uint32_t at(std::size_t k) const { return k < chunk_.size() ? chunk_[k].at : chunk_end_; }

    bool starts_with(std::size_t k, std::string_view prefix) const;
    // The ends of an address, or k where none stands.
    std::size_t url_end(std::size_t k) const;
    std::size_t address_end(std::size_t k) const;
    /// \param checked  in, out: before this place no mail address needs to be looked for
    std::size_t mail_end(std::size_t k, std::size_t& checked) const;
    /// The end of an emoticon or arrow at k, or k. \param in_brackets  `(see note:)` ends in no smile
    std::size_t symbol_end(std::size_t k, const TokenizerPack& pack, bool in_brackets) const;
    /// The end of the punctuation at k that is one token: an ellipsis, `?!`, a dash, a hashtag, an emoji with
    /// modifiers.
    std::size_t punctuation_end(std::size_t k) const;
    /// `,` at k parts thousands: up to three digits before it (or an earlier group), groups of two or three behind, the
    /// last of three.
    bool thousands(std::size_t k) const;
    /// `BA.N`, `VOWG.DE`: a share and the market where it is sold, in capitals. `USA.A` lacks a blank.
    bool is_ticker(std::size_t b, std::size_t e) const;

    std::vector<Character> chunk_;
    std::uint32_t chunk_end_ = 0;  ///< byte offset in the text
};

}  // namespace claimgraph::extract::language
