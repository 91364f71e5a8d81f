#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

/// \file
/// What the language model sees of a word, and lemmas written as classes. Twin of train/features.py: both must stay
/// equal, code point for code point.

namespace claimgraph::extract::language {

inline constexpr std::size_t affix_count = 8;

/// The keys under which a word is looked up in the model's tables, in UTF-8.
struct WordKeys {
    std::string lower;                             ///< folded (see fold) and lower-cased
    std::array<std::string, affix_count> affixes;  ///< prefixes of 1–3 code points, suffixes of 1–4, shape
};

/// The form as code points; every byte that is not UTF-8 becomes U+FFFD.
std::u32string code_points(std::string_view utf8);
std::string to_utf8(std::u32string_view text);

/// Quotes, dashes and dots that differ in typing only made one: “ ” `` '' → ", ’ → ', – — as tokens → --, inside words
/// → -.
std::u32string fold(std::u32string_view form);

/// Simple (one to one) lower case.
std::u32string lower(std::u32string_view text);

WordKeys word_keys(std::string_view form);

struct Letters {
    bool capital = false;  ///< there is a capital
    bool no_small = true;  ///< there is no small letter that has a capital
};
Letters letters_of(std::string_view form);

/// How a lemma is made of a form (after UDPipe 2's edit rules, Straka 2018, simplified).
struct LemmaClass {
    char letter_case = 'l';        ///< k keep the form's, l lower-case, u first letter upper-case, U all upper-case
    std::u32string whole;          ///< where not empty, the lemma
    std::uint32_t drop_front = 0;  ///< code points
    std::u32string add_front;
    std::uint32_t drop_back = 0;  ///< code points
    std::u32string add_back;
};

/// The lemma in UTF-8; empty where the form is too short for the class.
std::string make_lemma(const LemmaClass& lemma, std::string_view form);

}  // namespace claimgraph::extract::language
