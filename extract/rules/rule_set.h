#pragma once

#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/rules/pack_reader.h"
#include "extract/rules/rewrite/rewriter.h"
#include "extract/rules/rule.h"
#include "extract/rules/signature.h"
#include "extract/rules/word_lists.h"

/// \file
/// Rule packs, checked and compiled.

namespace claimgraph::extract::rules {

using rewrite::Repair;
using rewrite::Rewrite;

class RuleSet {
   public:
    /// The built-in packs, then the given files; a rule or repair with the id of an earlier one replaces
    /// it, a repair that is `off` takes it out.
    /// \param built_in  PackCheck::whole for who shows lines of built-in packs
    /// \throws PackError that names file, line, column and what is wrong, Error if a file cannot be read
    static std::shared_ptr<const RuleSet> load(const std::vector<std::string>& extra_pack_paths = {},
                                               PackCheck built_in = PackCheck::trusted);

    /// What `load` would complain of in these files, all of it, in the order of files and lines.
    /// \throws Error if a file cannot be read
    static std::vector<PackProblem> problems(const std::vector<std::string>& extra_pack_paths);

    /// Adds a pack. \param file  its name, for messages  \throws PackError; the set is then as before
    void add_pack(std::string_view json, const std::string& file);

    /// Builds the index, when all packs are there. Called by load; needed again after add_pack.
    /// \throws PackError if a rule asks for a list that no pack has
    void compile();

    const std::vector<Rule>& rules() const { return rules_; }
    const WordLists& lists() const { return lists_; }
    const Signatures& signatures() const { return signatures_; }
    /// Repairs of trees, in the order in which they are carried out.
    const std::vector<Repair>& repairs() const { return repairs_; }
    /// Of the packs that were added to the built-in ones; empty where there are none.
    const std::string& digest() const { return digest_; }
    /// A tree as rules want it: repaired.
    Sentence repaired(Sentence sentence, std::vector<Rewrite>* log = nullptr) const {
        return rewritten(std::move(sentence), repairs_, lists_, log);
    }

    /// Rules whose trigger may be a token of this lemma and tag. Indices into rules(), those with the highest priority
    /// first, then in the order of rules().
    struct Candidates {
        std::span<const std::uint32_t> by_lemma;  ///< rules that name the lemma
        std::span<const std::uint32_t> by_tag;    ///< rules that name no lemma and take the tag
    };
    Candidates rules_for(std::string_view lemma, Upos upos) const;

   private:
    void accept(Pack pack);
    void add(Pack pack);
    void add(Repair repair);
    std::vector<PackProblem> undefined_lists() const;

    std::string digest_;
    std::vector<Rule> rules_;
    std::vector<Repair> repairs_;
    std::unordered_map<std::string, std::uint32_t> index_of_id_;
    WordLists lists_;
    Signatures signatures_;
    std::vector<std::string> list_names_;
    std::vector<ListUse> list_uses_;
    std::unordered_map<std::string, std::vector<std::uint32_t>, StringHash, std::equal_to<>> by_lemma_;
    std::array<std::vector<std::uint32_t>, static_cast<std::size_t>(Upos::X) + 1> by_tag_;
};

}  // namespace claimgraph::extract::rules
