#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/model.h"

/// \file
/// Text → words, by the conventions of the English UD treebanks (EWT, GUM): *don't* and *Kyiv's* are multiword tokens,
/// compounds are split at their hyphens unless the first part is a prefix, abbreviations keep their period, numbers are
/// parted from units and currency signs. What is knowledge of English lies in `extract/packs/tokenizer.json`.
///
/// One pass over the text, each character looked at a bounded number of times. Any bytes are taken: a byte that is not
/// UTF-8 counts as a symbol, control characters as blanks, zero-width characters as part of the word around them or not
/// at all.

namespace claimgraph::extract::language {

/// What an abbreviation says about what follows it; `TokenizerPack` and the pack itself say more.
enum class Abbreviation : std::uint8_t { none, title, number, date, inner, open, initial, acronym, enumerator };

/// Knowledge of English for the tokeniser and the sentence splitter.
class TokenizerPack {
   public:
    /// The embedded pack, loaded once.
    static const TokenizerPack& builtin();
    /// \throws Error if the bytes are not such a pack
    explicit TokenizerPack(std::string_view json);

    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>()(key); }
    };
    using Words = std::unordered_set<std::string, Hash, std::equal_to<>>;

    /// \param word  as in the text with its period, apostrophes plain
    Abbreviation abbreviation(std::string_view word) const;

    std::unordered_map<std::string, std::vector<std::uint8_t>, Hash, std::equal_to<>>
        multiword;                     ///< lengths of the words
    std::vector<std::string> clitics;  ///< longest first
    Words elisions, hyphen_prefixes, hyphen_words, units, unit_exceptions, currency_words, joined_slashes, specials;
    Words top_level_domains, file_extensions, symbols;  ///< symbols: emoticons and arrows
    Words sentence_starters, after_time, speech_verbs, bullets, streets;
    Words finite_verbs, titles_behind_names;
    Words endings;  ///< of words, as editors put them in brackets
    std::size_t longest_symbol = 0;

   private:
    std::unordered_map<std::string, Abbreviation, Hash, std::equal_to<>> abbreviations_;
};

/// What lies before a word.
enum class Gap : std::uint8_t { none, blank, line, paragraph };

/// A word of the text.
struct Word {
    Span span;
    Gap gap = Gap::none;
    /// 1: a word of its own; n > 1: the first of the n words of a multiword token; 0: a later one.
    std::uint8_t group = 1;
    Abbreviation abbreviation = Abbreviation::none;
    bool emoticon = false;
};

/// The words within `range` of a text, in order.
/// An abbreviation has its period; whether a sentence ends there is the sentence splitter's to say.
std::vector<Word> split_words(std::string_view text, Span range, const TokenizerPack& pack);

/// The letters of a word in lower case, ASCII only, apostrophes plain, one byte for each code point (`?` for others).
/// Words longer than 64 code points give an empty key.
std::string word_key(std::string_view word);

}  // namespace claimgraph::extract::language
