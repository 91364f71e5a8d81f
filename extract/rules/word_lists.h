#pragma once

#include <array>
#include <functional>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "extract/rules/list_names.h"
#include "graph/string_hash.h"

/// \file
/// The named word lists of the rule packs (`@deny`): lemmas in lower case.

namespace claimgraph::extract::rules {

using WordList = std::unordered_set<std::string, StringHash, std::equal_to<>>;

class WordLists {
   public:
    /// The lists that C++ asks for are at hand without a search; one that no pack has is empty.
    const WordList& named(ListName name) const { return asked_[name.place()]; }
    bool contains(ListName list, std::string_view word) const { return named(list).contains(word); }
    /// Whether one of the lists has the word.
    bool contain(std::initializer_list<ListName> lists, std::string_view word) const;

    /// The list that a pack calls so; an empty one where no pack has it.
    const WordList& called(std::string_view name) const;
    bool known(std::string_view name) const { return known_.contains(name); }
    /// The first list that C++ asks for and no pack has; empty if there is none.
    std::string_view missing() const;
    /// Calls `visit(rest of the name, list)` for the lists whose names begin so, by name.
    void each_with_prefix(std::string_view prefix,
                          const std::function<void(std::string_view, const WordList&)>& visit) const;
    /// Whether a word is among others, of which those with an `@` stand for lists.
    bool accepts(const std::vector<std::string>& words, std::string_view word) const;
    void add(std::string_view name, std::string_view word) { list(name).emplace(word); }
    void define(std::string_view name) { list(name); }

   private:
    WordList& list(std::string_view name);

    std::array<WordList, ListName::count> asked_;
    std::map<std::string, WordList, std::less<>> others_;
    std::set<std::string, std::less<>> known_;
};

}  // namespace claimgraph::extract::rules
