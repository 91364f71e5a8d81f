#include "extract/concepts/concept_words.h"

namespace claimgraph::extract::concepts {

using rules::WordList;
using rules::WordLists;

ConceptWords::ConceptWords(const WordLists& lists) : lists_(&lists) {
    const auto read = [&](std::string_view prefix, Words& into) {
        lists.each_with_prefix(prefix, [&](std::string_view rest, const WordList& words) {
            for (const std::string& word : words) into.emplace(word, rest);
        });
    };
    read("concept:", label_of_);
    read("third_person:", third_person_of_);
}

std::string_view ConceptWords::irregular_third_person(std::string_view lemma) const {
    const auto found = third_person_of_.find(lemma);
    return found == third_person_of_.end() ? std::string_view() : std::string_view(found->second);
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

}  // namespace claimgraph::extract::concepts
