#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/string_hash.h"

/// \file
/// The named word lists of the rule packs (`@deny`): lemmas in lower case.

namespace claimgraph::extract::rules {

using WordList = std::unordered_set<std::string, StringHash, std::equal_to<>>;

class WordLists {
   public:
    /// The list of that name; an empty one where no pack has it.
    const WordList& named(std::string_view name) const;
    bool known(std::string_view name) const { return lists_.find(name) != lists_.end(); }
    bool contains(std::string_view list, std::string_view word) const { return named(list).contains(word); }
    /// Calls `visit(rest of the name, list)` for the lists whose names begin so, by name.
    void each_with_prefix(std::string_view prefix,
                          const std::function<void(std::string_view, const WordList&)>& visit) const;
    /// Whether a word is among others, of which those with an `@` stand for lists.
    bool accepts(const std::vector<std::string>& words, std::string_view word) const;
    void add(std::string_view name, std::string_view word) { lists_[std::string(name)].emplace(word); }
    void define(std::string_view name) { lists_[std::string(name)]; }

   private:
    std::unordered_map<std::string, WordList, StringHash, std::equal_to<>> lists_;
};

}  // namespace claimgraph::extract::rules
