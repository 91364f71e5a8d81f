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

namespace claimgraph {

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
        std::vector<std::vector<std::uint32_t>> words;  ///< of each
        std::vector<std::int64_t> values;               ///< of each: its mention, or -1
    };
    std::optional<std::string> given_role(std::uint32_t s, const Match& match, const Emission& emission,
                                          std::uint32_t child, bool loose) const;
    void add(std::uint32_t s, const Match& match, std::uint32_t child, const std::string& role, const Argument* object,
             Found& found) const;
    void add_distant_condition(std::uint32_t s, std::uint32_t predicate, Found& found) const;
    bool same_time(std::uint32_t s, std::uint32_t child, std::uint32_t mention, Qualifier& qualifier,
                   const std::vector<std::uint32_t>& tokens, Found& found) const;
    Qualifier qualifier_at(std::uint32_t s, std::uint32_t verb, std::uint32_t first, std::uint32_t conjunct,
                           const PhraseOptions& options, const std::vector<std::uint32_t>& shared,
                           std::vector<std::uint32_t>& tokens) const;

    const ParsedDocument& text_;
    const Arguments& arguments_;
    const Attribution& attribution_;
};

}  // namespace claimgraph
