#include "extract/rules/word_lists.h"

#include <algorithm>
#include <map>

namespace claimgraph::extract::rules {

const WordList& WordLists::named(std::string_view name) const {
    static const WordList none;
    const auto found = lists_.find(name);
    return found == lists_.end() ? none : found->second;
}

void WordLists::each_with_prefix(std::string_view prefix,
                                 const std::function<void(std::string_view, const WordList&)>& visit) const {
    std::map<std::string_view, const WordList*> sorted;
    for (const auto& [name, list] : lists_)
        if (name.starts_with(prefix)) sorted.emplace(std::string_view(name).substr(prefix.size()), &list);
    for (const auto& [rest, list] : sorted) visit(rest, *list);
}

bool WordLists::accepts(const std::vector<std::string>& words, std::string_view word) const {
    return std::any_of(words.begin(), words.end(), [&](const std::string& each) {
        return each.starts_with('@') ? contains(std::string_view(each).substr(1), word) : each == word;
    });
}

}  // namespace claimgraph::extract::rules
