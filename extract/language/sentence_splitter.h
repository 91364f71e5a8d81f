#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extract/language/tokenizer.h"

/// \file
/// Words → sentences, by rules: no statistics, so that the same words give the same sentences everywhere.

namespace claimgraph::extract::language {

/// A sentence of more words is cut, behind the last `;`, `:`, dash or comma of its last quarter where there is one.
constexpr std::size_t longest_sentence = 1000;

/// Parts the words of one block into sentences and returns, for each, the index one past its last word.
/// Closing quotation marks and brackets belong to the sentence they close. A single newline is a soft wrap where the
/// next word would not have fitted into the line, else a boundary; a blank line always is one. Where an abbreviation
/// ends a sentence, its period becomes a word of its own (*etc* + *.*), as in the treebanks; names of two letters
/// (*U.S.*) keep theirs.
std::vector<std::size_t> split_sentences(std::string_view text, std::vector<Word>& words, const TokenizerPack& pack);

}  // namespace claimgraph::extract::language
