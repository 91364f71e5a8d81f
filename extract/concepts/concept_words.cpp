#include "extract/concepts/concept_words.h"

namespace claimgraph {

ConceptWords::ConceptWords(const WordLists& lists) : lists_(&lists) {
    lists.each_with_prefix("concept:", [&](std::string_view label, const WordList& words) {
        for (const std::string& word : words) label_of_.emplace(word, label);
    });
}

std::string ConceptWords::label(std::string_view words) const {
    for (std::size_t begin = 0;;) {
        const std::string_view tail = words.substr(begin);
        if (const auto found = label_of_.find(tail); found != label_of_.end())
            return std::string(words.substr(0, begin)) + found->second;
        const std::size_t blank = words.find(' ', begin);
        if (blank == std::string_view::npos) return std::string(words);
        begin = blank + 1;
    }
}

}  // namespace claimgraph
