#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/concepts/concept_words.h"
#include "extract/names/names.h"
#include "extract/rules/enhanced_graph.h"
#include "graph/model.h"

/// \file
/// One phrase: what it speaks of and what it involves.

namespace claimgraph {

/// A named thing in a sentence: a mention that leads to one, or an adjective of a country.
struct NamedPlace {
    Span span;
    std::uint32_t head = 0;  ///< token
    std::uint32_t cluster = 0;
    bool adjective = false;
};

class PhraseReader {
   public:
    /// \param places  the named things of the sentence in text order, none inside another
    PhraseReader(const EnhancedGraph& graph, const std::vector<NamedPlace>& places, const WordLists& lists,
                 const ConceptWords& concepts)
        : graph_(graph), places_(places), lists_(lists), concepts_(concepts) {}

    struct Reading {
        PhraseContent content;
        bool definite = false;  ///< *the attack*, *this attack*
        bool plural = false;
        std::vector<std::string> modifiers;  ///< adjectives and numbers, lemmas, sorted
    };
    /// \return nothing where no word of the sentence lies within the span
    std::optional<Reading> read(Span span) const;

   private:
    std::optional<std::uint32_t> head_of(Span span) const;
    bool is_nominal_gerund(std::uint32_t verb) const;
    std::uint32_t behind_preposition(std::uint32_t top, PhraseContent& content) const;
    std::int32_t behind_bare_noun(std::uint32_t noun, const PhraseContent& content) const;
    std::string verb_words(std::uint32_t verb, std::string_view subject = {}) const;
    std::uint32_t behind_verbs(std::uint32_t top, PhraseContent& content) const;
    std::uint32_t look_through(std::uint32_t head, PhraseContent& content) const;
    void find_concept(std::uint32_t head, PhraseContent& content) const;
    void find_involved(std::uint32_t top, std::uint32_t head, PhraseContent& content) const;
    std::optional<std::string> role_of(std::uint32_t token, std::uint32_t top, std::uint32_t head, Span term) const;
    std::string step_through(std::uint32_t token, const std::string& inner) const;
    std::string tie(std::uint32_t token) const;
    void find_reference(std::uint32_t top, std::uint32_t head, Reading& reading) const;
    bool is_named(std::uint32_t token) const;
    bool names(std::uint32_t token) const;

    const EnhancedGraph& graph_;
    const std::vector<NamedPlace>& places_;
    const WordLists& lists_;
    const ConceptWords& concepts_;
};

}  // namespace claimgraph
