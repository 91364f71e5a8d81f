#include "extract/claims/parsed_document.h"

namespace claimgraph::extract::claims {

using rules::ListName;
using rules::WordList;

bool ParsedDocument::of_kind(const std::string& noun, ListName words, ListName word_endings) const {
    if (lists.contains(words, noun)) return true;
    const WordList& endings = lists.named(word_endings);
    for (std::size_t size = 3; size <= 5 && size < noun.size(); ++size)
        if (noun.size() > size + 2 && endings.contains(noun.substr(noun.size() - size)))
            return !lists.contains("place_noun", noun);
    return false;
}

}  // namespace claimgraph::extract::claims
