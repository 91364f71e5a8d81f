#include "extract/rules/word_lists.h"

namespace claimgraph {

const WordList& WordLists::named(std::string_view name) const {
    static const WordList none;
    const auto found = lists_.find(name);
    return found == lists_.end() ? none : found->second;
}

}  // namespace claimgraph
