#include "extract/rules/word_lists.h"

#include <algorithm>

namespace claimgraph::extract::rules {

bool WordLists::contain(std::initializer_list<ListName> lists, std::string_view word) const {
    return std::any_of(lists.begin(), lists.end(), [&](ListName list) { return contains(list, word); });
}

const WordList& WordLists::called(std::string_view name) const {
    static const WordList none;
    if (const auto place = ListName::find(name)) return asked_[*place];
    const auto found = others_.find(name);
    return found == others_.end() ? none : found->second;
}

std::string_view WordLists::missing() const {
    const auto at = std::find_if_not(list_names.begin(), list_names.end(), [&](std::string_view n) { return known(n); });
    return at == list_names.end() ? std::string_view() : *at;
}

WordList& WordLists::list(std::string_view name) {
    known_.emplace(name);
    if (const auto place = ListName::find(name)) return asked_[*place];
    return others_[std::string(name)];
}

void WordLists::each_with_prefix(std::string_view prefix,
                                 const std::function<void(std::string_view, const WordList&)>& visit) const {
    for (auto at = known_.lower_bound(prefix); at != known_.end() && at->starts_with(prefix); ++at)
        visit(std::string_view(*at).substr(prefix.size()), called(*at));
}

bool WordLists::accepts(const std::vector<std::string>& words, std::string_view word) const {
    return std::any_of(words.begin(), words.end(), [&](const std::string& each) {
        return each.starts_with('@') ? called(std::string_view(each).substr(1)).contains(word) : each == word;
    });
}

}  // namespace claimgraph::extract::rules
