#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extract/claims/scope.h"

/// \file
/// Whether what a clause says is so, in the view of the text: a calculus over the clauses above it.
///
/// A clause is a fact only where every step from it up to the main clause says so. A step is a word on which the clause
/// hangs (a verb, a noun, an adjective) or one that leads it (a conjunction), and its signature (rules/signature.h)
/// tells what becomes of the clause where the word is affirmed and where it is negated. Read from the main clause
/// down, each clause gets the standing that its step gives it, then what its own words add (scope.h). A step of which
/// no signature is known leaves the clause open: `possible`.
///
/// What somebody says is a step, too. Rules find most (`says`), and put theirs in here (`add_report`).

namespace claimgraph::extract::claims {

using rules::EnhancedGraph;
using rules::Signature;
using rules::Signatures;
using rules::WordLists;

class Veridicality {
   public:
    Veridicality(const EnhancedGraph& graph, const WordLists& lists, const Signatures& signatures)
        : graph_(graph), lists_(lists), signatures_(signatures) {}

    /// Somebody says what `content` states: a step that goes before the word on which the clause hangs.
    struct Report {
        TokenIndex act;     ///< the word of saying
        bool negated;       ///< the source says that it is not so
        bool asked;         ///< whether it is so
        std::optional<Modality> modality;
    };
    /// Of several with one content, the first that turns or colours it counts.
    void add_report(TokenIndex content, const Report& report);

    /// What the text makes of a predicate.
    Scope of(TokenIndex predicate) const;

    /// The source does say so: not *has not confirmed that*, *nobody said that*, *said whether*
    bool held(const Report& report) const;

    /// *Did he say that it works?*, *if he says that it works*: the saying itself is asked for or supposed.
    bool posed(TokenIndex act) const;

    /// A clause that hangs on a word as what that word says, thinks, knows …
    struct Embedding {
        TokenIndex word;
        const Signature* signature;  ///< null where none is known
        bool finite;                 ///< a clause with a tense: *that he left*
    };
    std::optional<Embedding> embedding(TokenIndex clause) const;

   private:
    enum class Link : std::uint8_t {
        none,          ///< nothing above: a main clause
        conjunct,      ///< of the clause above, which shares what stands before both
        second,        ///< a conjunct that is a clause of its own
        embedded,      ///< on a word
        identified,    ///< what its own subject is: *the aim is to win*, *the truth is that …*; nothing above
        led,           ///< by a conjunction
        accompanying,  ///< a participle without a conjunction: *fell, killing two*
        presupposed,   ///< a relative clause and the like
        described,     ///< of one that is no certain thing: *wants a man who stays*
        hypothetical,  ///< of anybody: *anyone who leaves*
        argument,      ///< no clause: a noun with a clause on it, and the verb above it
        reported
    };
    struct Step {
        Link link = Link::none;
        TokenIndex above = 0;                  ///< the word or clause above
        const Signature* signature = nullptr;  ///< of embedded, identified and led clauses, where one is known
        std::vector<std::string> kinds;        ///< how the clause hangs on the word, the closest description first
    };
    struct Standings {
        Scope before, after;  ///< the words of its own clause
    };

    Step step_above(TokenIndex clause) const;
    Step conjunct(TokenIndex clause, TokenIndex first) const;
    Step adverbial(TokenIndex clause, TokenIndex above) const;
    Step adnominal(TokenIndex clause, TokenIndex noun) const;
    Step attribute(TokenIndex clause, TokenIndex noun) const;
    Step relative(TokenIndex clause, TokenIndex noun) const;
    Step called(TokenIndex noun) const;
    bool proposed(TokenIndex clause, TokenIndex noun) const;
    Step fragment(TokenIndex clause) const;
    TokenIndex identified_subject(TokenIndex clause) const;
    TokenIndex adverbial_before(TokenIndex clause, TokenIndex verb) const;
    bool cleft(TokenIndex word) const;
    bool so_much(TokenIndex word) const;
    Step on_word(TokenIndex clause, TokenIndex word, Link link) const;
    Step led_by(const std::string& leader, std::vector<std::string> kinds, TokenIndex above) const;
    std::vector<std::string> kinds_of(TokenIndex clause, TokenIndex word) const;
    std::string leader_of(TokenIndex clause) const;
    bool is_question(TokenIndex clause) const;
    const Signature* signature_of(TokenIndex word, const std::vector<std::string>& kinds) const;
    const Signature* negated_signature(TokenIndex act) const;
    bool too_much(TokenIndex quality, TokenIndex infinitive) const;

    Scope given(const Step& step, TokenIndex clause, const Standings& above) const;
    Scope reported(TokenIndex content, const Scope& act) const;
    Scope own(const Step& step, TokenIndex clause, Scope scope, std::vector<TokenIndex>& seen) const;
    bool imperative(TokenIndex predicate) const;

    const EnhancedGraph& graph_;
    const WordLists& lists_;
    const Signatures& signatures_;
    std::map<TokenIndex, Report> reports_;  ///< by content
};

}  // namespace claimgraph::extract::claims
