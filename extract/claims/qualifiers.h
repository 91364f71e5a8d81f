#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/claims/arguments.h"
#include "extract/claims/attribution.h"
#include "extract/claims/parsed_document.h"
#include "extract/rules/matcher.h"

/// \file
/// When, where, to whom, with what: the circumstances of a claim.

namespace claimgraph::extract::claims {

using rules::Emission;

class Qualifiers {
   public:
    Qualifiers(const ParsedDocument& text, const Arguments& arguments, const Attribution& attribution)
        : text_(text), arguments_(arguments), attribution_(attribution) {}

    /// \param object  of the claim, or null: what is a part of it is no circumstance
    std::vector<Qualifier> of(std::uint32_t s, const Match& match, const Emission& emission,
                              const Argument* object) const;

   private:
    /// Those of one claim, and what is needed to put two phrases of one time together.
    struct Found {
        std::vector<Qualifier> qualifiers;
        std::vector<std::vector<TokenIndex>> words;     ///< of each
        std::vector<std::int64_t> values;               ///< of each: its mention, or -1
    };
    std::optional<std::string> given_role(std::uint32_t s, const Match& match, const Emission& emission,
                                          TokenIndex child, TokenIndex condition, bool loose) const;
    void add(std::uint32_t s, const Match& match, TokenIndex child, const std::string& role, const Argument* object,
             Found& found) const;
    void add_distant_condition(std::uint32_t s, TokenIndex predicate, TokenIndex condition, Found& found) const;
    void add_adverbial_clauses(std::uint32_t s, TokenIndex predicate, Found& found) const;
    void add_antecedent(std::uint32_t s, const Match& match, const Argument* object, Found& found) const;
    std::string role_for_antecedent(std::uint32_t s, TokenIndex verb, TokenIndex child, TokenIndex antecedent) const;
    void add_words(std::uint32_t s, const std::vector<TokenIndex>& tokens, const std::string& role, Found& found) const;
    bool same_time(std::uint32_t s, TokenIndex child, std::uint32_t mention, Qualifier& qualifier,
                   const std::vector<TokenIndex>& tokens, Found& found) const;
    Qualifier qualifier_at(std::uint32_t s, TokenIndex verb, TokenIndex first, TokenIndex conjunct,
                           const PhraseOptions& options, const std::vector<TokenIndex>& shared,
                           std::vector<TokenIndex>& tokens) const;

    const ParsedDocument& text_;
    const Arguments& arguments_;
    const Attribution& attribution_;
};

}  // namespace claimgraph::extract::claims
