#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

/// \file
/// The named word lists of the rule packs (`@deny`): lemmas in lower case.

namespace claimgraph {

struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

using WordList = std::unordered_set<std::string, StringHash, std::equal_to<>>;

class WordLists {
   public:
    /// The list of that name; an empty one where no pack has it.
    const WordList& named(std::string_view name) const;
    bool known(std::string_view name) const { return lists_.find(name) != lists_.end(); }
    bool contains(std::string_view list, std::string_view word) const { return named(list).contains(word); }
    void add(std::string_view name, std::string_view word) { lists_[std::string(name)].emplace(word); }
    void define(std::string_view name) { lists_[std::string(name)]; }

   private:
    std::unordered_map<std::string, WordList, StringHash, std::equal_to<>> lists_;
};

}  // namespace claimgraph
