#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/names/names.h"
#include "extract/rules/enhanced_graph.h"
#include "extract/rules/word_lists.h"

/// \file
/// What words that stand in a row name: several things of which each does or is what the clause says, or one.

namespace claimgraph::extract::claims {

using names::Names;
using rules::EnhancedGraph;
using rules::WordLists;

class Coordination {
   public:
    /// The clauses of one sentence. \param sentence  its number
    Coordination(const EnhancedGraph& graph, std::uint32_t sentence, const Names& names, const WordLists& lists)
        : graph_(graph), sentence_(sentence), names_(names), lists_(lists) {}

    /// Of *A, B and C* each, in text order; a single word otherwise. Nothing of *A or B*, since neither alone is said.
    std::vector<TokenIndex> conjuncts_of(TokenIndex token) const;

    /// *the driver, not the signalman*, *the driver rather than the signalman*: of those it is not said.
    bool contrasted(TokenIndex token) const;

    /// Of *the driver, not the signalman* and *the driver rather than the signalman* the signalman.
    std::vector<TokenIndex> excluded(TokenIndex token) const;

    /// What stands behind the last conjunct belongs to all: *the founder and director of the bank*.
    std::vector<TokenIndex> shared_modifiers(const std::vector<TokenIndex>& conjuncts) const;

    /// What stands in front of the first and belongs to another, too: *several schools and colleges*.
    std::vector<TokenIndex> shared_determiners(const std::vector<TokenIndex>& conjuncts, TokenIndex conjunct) const;

    /// *between Oslo and Bergen*: of both at once.
    bool together(TokenIndex token) const { return lists_.contains("joining_marker", graph_.case_of(token)); }

    /// She is a doctor and a mother, they are old and poor; but *they are a doctor and a lawyer* says it of both.
    bool each_is_said(TokenIndex predicate) const;

    /// *the brothers Aldo and Enzo Ricci*: the names behind a plural say who they are; else the token itself.
    TokenIndex named_members(TokenIndex token) const;

    /// *six officials, including Ana Ito and Bo Ray*: those who are named, one by one.
    std::vector<TokenIndex> included_members(TokenIndex token) const;

    /// *chairman, CEO and president Ivo Brand*: titles in a row are one person's, whose name stands last.
    std::optional<TokenIndex> title_holder(TokenIndex token) const;

   private:
    bool negated(TokenIndex conjunct) const;
    bool instead_of(TokenIndex conjunct) const;
    bool adjective(TokenIndex token) const;
    bool title(TokenIndex token) const;
    bool one_name(TokenIndex token, TokenIndex conjunct) const;
    std::optional<std::uint32_t> cluster_at(TokenIndex token) const {
        return cluster_of(names_, graph_.sentence(), sentence_, token);
    }

    const EnhancedGraph& graph_;
    std::uint32_t sentence_;
    const Names& names_;
    const WordLists& lists_;
};

}  // namespace claimgraph::extract::claims
