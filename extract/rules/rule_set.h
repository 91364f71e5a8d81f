#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/rules/rule.h"
#include "extract/rules/word_lists.h"

/// \file
/// Rule packs, checked and compiled.

namespace claimgraph {

class RuleSet {
   public:
    /// The built-in packs, then the given files; a rule with the id of an earlier one replaces it.
    /// \throws Error that names file, line and what is wrong
    static std::shared_ptr<const RuleSet> load(const std::vector<std::string>& extra_pack_paths = {});

    /// Adds a pack. \param name  for messages  \throws Error as above
    void add_pack(std::string_view json, std::string_view name);

    const std::vector<Rule>& rules() const { return rules_; }
    const WordLists& lists() const { return lists_; }

    /// Rules whose trigger can be a token of this lemma, and those that name no lemma; indices into rules(), ascending.
    const std::vector<std::uint32_t>& rules_for(std::string_view lemma) const;

    /// Resolves `@list` references and builds the index. Called by load; needed again after add_pack.
    void compile();

    bool accepts(const std::vector<std::string>& words, std::string_view lemma) const;

   private:
    std::vector<Rule> rules_;
    WordLists lists_;
    std::unordered_map<std::string, std::vector<std::uint32_t>, StringHash, std::equal_to<>> by_lemma_;
    std::vector<std::uint32_t> generic_;
};

}  // namespace claimgraph
