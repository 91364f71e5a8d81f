#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/claims/coordination.h"
#include "extract/claims/parsed_document.h"
#include "extract/claims/phrase.h"
#include "extract/claims/quoted_speakers.h"

/// \file
/// What fills a place of a claim: from a word of the tree to the words of the text, the thing that they name, and of
/// several in a row each.

namespace claimgraph::extract::claims {

using rules::EnhancedGraph;
using rules::Extent;

class Arguments {
   public:
    /// \param quoted  leads from *I* to who says it
    Arguments(const ParsedDocument& text, const QuotedSpeakers& quoted) : text_(text), quoted_(quoted) {}

    /// One argument, or one for each conjunct of *A, B and C*.
    std::vector<Argument> at(std::uint32_t s, TokenIndex token, Extent extent, PhraseOptions options) const;

    /// The thing that a word names; none for amounts and times.
    std::optional<std::uint32_t> thing(std::uint32_t s, TokenIndex token) const;

    /// What the tree hangs on the noun though it says when or with what score it was done: *pulled out of the race on
    /// Wednesday*, *earned $2 last year*, *beat the Tigers 3-1*.
    std::vector<TokenIndex> loose_adjuncts(std::uint32_t s, TokenIndex trigger, TokenIndex object) const;

    /// The preposition in front of a phrase; none where it is a word of the amount or time itself: *the day before
    /// yesterday*.
    std::string marker_of(std::uint32_t s, TokenIndex token) const;

    /// *A$2.4m*, *between $2 and $3 billion*: an amount is one thing, whatever its tree; its preposition aside.
    void add_value_words(std::uint32_t s, TokenIndex token, std::vector<TokenIndex>& tokens) const;

    /// Do all of the words belong to one amount or time?
    bool one_value(std::uint32_t s, const std::vector<TokenIndex>& tokens) const;

    Coordination coordination_in(std::uint32_t s) const { return {text_.graphs[s], s, text_.names, text_.lists}; }

   private:
    std::optional<std::uint32_t> thing_named(std::uint32_t s, TokenIndex token) const;
    std::optional<std::uint32_t> person_behind(std::uint32_t s, TokenIndex token) const;
    bool more_than_named(std::uint32_t s, TokenIndex token, const std::vector<TokenIndex>& tokens) const;
    void add_name_words(std::uint32_t s, TokenIndex token, std::vector<TokenIndex>& tokens) const;
    Argument one(std::uint32_t s, TokenIndex token, Extent extent, const PhraseOptions& options,
                 const std::vector<TokenIndex>& shared = {}) const;

    const ParsedDocument& text_;
    const QuotedSpeakers& quoted_;
};

/// In ascending order, each once.
void in_order(std::vector<TokenIndex>& tokens);

/// The child of `ancestor` under which `token` lies.
TokenIndex topmost_below(const EnhancedGraph& graph, TokenIndex ancestor, TokenIndex token);

}  // namespace claimgraph::extract::claims
