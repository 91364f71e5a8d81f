#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "extract/language/interview.h"
#include "extract/language/quotation.h"
#include "extract/names/names.h"
#include "extract/rules/enhanced_graph.h"
#include "extract/rules/word_lists.h"

/// \file
/// Who says what stands between quotation marks: the subject of the verb beside them, a name behind a dash or in front
/// of a colon, or whoever spoke before; and who says what is printed as an interview.

namespace claimgraph::extract::claims {

using language::Quotation;
using language::Turn;
using names::Names;
using rules::EnhancedGraph;
using rules::WordLists;

class QuotedSpeakers {
   public:
    QuotedSpeakers(const Document& document, const Analysis& analysis, const Names& names, const WordLists& lists,
                   const std::vector<EnhancedGraph>& graphs);

    struct Speaker {
        std::uint32_t sentence;
        TokenIndex token;
        Span label = {};  ///< in front of a turn: the words, whatever the tree ties to the token
    };
    /// What rules found in a sentence: the words under a token are said by another.
    struct Saying {
        TokenIndex by, content;
    };
    using Speaks = std::function<bool(std::uint32_t sentence, TokenIndex token)>;

    /// \param sayings  of each sentence  \param speaks  whether a phrase is somebody who can speak
    void find(const std::vector<std::vector<Saying>>& sayings, const Speaks& speaks);

    /// The quotation that a word is in, or null.
    const Quotation* quotation_of(const Token& token) const;
    /// Whether a word is quoted, or somebody's in an interview, also where nobody knows whose.
    bool is_said(std::uint32_t s, TokenIndex token) const;
    /// Who says a word that is quoted, or that repeats what is quoted elsewhere on the page, or in an interview; and who
    /// in an interview quotes somebody. The nearest first.
    std::vector<Speaker> speakers(std::uint32_t s, TokenIndex token) const;

   private:
    bool outside(std::uint32_t s, TokenIndex token, const Quotation* quotation) const;
    bool may_speak(std::uint32_t s, TokenIndex token, const Quotation* quotation) const;
    std::optional<Speaker> speaker_of(std::size_t index) const;
    std::optional<Speaker> beside(const Quotation& quotation) const;
    std::optional<Speaker> subject_outside(std::uint32_t s, TokenIndex verb, const Quotation* quotation) const;
    std::optional<Speaker> quoted_as_saying(std::uint32_t s, TokenIndex saying, const Quotation* quotation) const;
    std::optional<Speaker> name_behind(std::uint32_t s, TokenIndex verb) const;
    std::optional<Speaker> announced(const Quotation& quotation) const;
    std::optional<Speaker> signature(const Quotation& quotation) const;
    std::optional<Speaker> speech_subject(std::uint32_t s, const Quotation* quotation) const;
    std::optional<Speaker> person_in_front(std::uint32_t s) const;
    std::optional<Speaker> last_name(std::uint32_t s, TokenIndex end) const;
    void find_repeated();
    void find_talkers();
    const Turn* turn_of(std::uint32_t s, TokenIndex token) const;

    const Document& document_;
    const Analysis& analysis_;
    const Names& names_;
    const WordLists& lists_;
    const std::vector<EnhancedGraph>& graphs_;
    std::vector<Quotation> quotations_;
    std::vector<std::vector<Saying>> sayings_;
    Speaks speaks_;
    std::vector<std::optional<Speaker>> speakers_;  ///< of each quotation
    std::vector<Turn> turns_;
    std::vector<std::optional<Speaker>> talkers_;   ///< of each turn
    std::vector<std::optional<Speaker>> repeated_;  ///< of each sentence; empty if there is none
};

}  // namespace claimgraph::extract::claims
