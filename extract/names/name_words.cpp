#include "extract/names/name_words.h"

#include "graph/words.h"

namespace claimgraph::extract::names {

std::vector<std::string> split_words(std::string_view text) {
    const std::vector<std::string_view> words = split_blanks(text);
    return {words.begin(), words.end()};
}

std::string join_words(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
    std::string out;
    for (std::size_t i = from; i < to; ++i) {
        if (!out.empty()) out += ' ';
        out += words[i];
    }
    return out;
}

}  // namespace claimgraph::extract::names
