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

namespace claimgraph::extract::concepts {

using rules::EnhancedGraph;

/// A named thing in a sentence: a mention that leads to one, or an adjective of a country.
struct NamedPlace {
    Span span;
    TokenIndex head = 0;  ///< token
    std::uint32_t cluster = 0;
    bool adjective = false;
    bool is_place = false;  ///< a place, country or facility
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
    /// \param gap  what stands within the span and is none of the phrase's words; may be empty
    /// \return nothing where no word of the sentence lies within the span
    std::optional<Reading> read(Span span, Span gap = {}) const;

   private:
    std::optional<TokenIndex> head_of(Span span) const;
    bool is_clause_of_its_own(TokenIndex top) const;
    bool is_nominal_gerund(TokenIndex verb) const;
    TokenIndex behind_preposition(TokenIndex top, bool is_shared, PhraseContent& content) const;
    TokenIndex behind_bare_noun(TokenIndex noun, const PhraseContent& content) const;
    std::string verb_words(TokenIndex verb, std::string_view subject = {}) const;
    TokenIndex behind_verbs(TokenIndex top, PhraseContent& content) const;
    TokenIndex look_through(TokenIndex head, PhraseContent& content) const;
    void find_concept(TokenIndex head, PhraseContent& content) const;
    void find_involved(TokenIndex top, TokenIndex head, PhraseContent& content) const;
    std::optional<std::string> role_of(TokenIndex token, TokenIndex top, TokenIndex head, Span term) const;
    std::string step_through(TokenIndex token, TokenIndex below, const std::string& inner) const;
    std::string compound_of(TokenIndex noun) const;
    std::string tie(TokenIndex token) const;
    void find_reference(TokenIndex top, TokenIndex head, Reading& reading) const;
    std::string glued_word(TokenIndex last) const;
    std::string one_of_all(TokenIndex noun) const;
    bool is_doubted(TokenIndex noun) const;
    bool is_proper_noun(TokenIndex head) const;
    void take_name(TokenIndex head, PhraseContent& content) const;
    bool is_named(TokenIndex token) const;
    bool names(TokenIndex token) const;
    bool is_place(TokenIndex token) const;

    const EnhancedGraph& graph_;
    const std::vector<NamedPlace>& places_;
    const WordLists& lists_;
    const ConceptWords& concepts_;
};

}  // namespace claimgraph::extract::concepts
