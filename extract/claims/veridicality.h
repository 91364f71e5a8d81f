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

namespace claimgraph {

class Veridicality {
   public:
    Veridicality(const EnhancedGraph& graph, const WordLists& lists, const Signatures& signatures)
        : graph_(graph), lists_(lists), signatures_(signatures) {}

    /// Somebody says what `content` states: a step that goes before the word on which the clause hangs.
    struct Report {
        std::uint32_t act;  ///< the word of saying
        bool negated;       ///< the source says that it is not so
        bool asked;         ///< whether it is so
        std::optional<Modality> modality;
    };
    /// Of several with one content, the first that turns or colours it counts.
    void add_report(std::uint32_t content, const Report& report);

    /// What the text makes of a predicate.
    Scope of(std::uint32_t predicate) const;

    /// The source does say so: not *has not confirmed that*, *nobody said that*, *said whether*
    bool held(const Report& report) const;

    /// *Did he say that it works?*, *if he says that it works*: the saying itself is asked for or supposed.
    bool posed(std::uint32_t act) const;

    /// A clause that hangs on a word as what that word says, thinks, knows …
    struct Embedding {
        std::uint32_t word;
        const Signature* signature;  ///< null where none is known
        bool finite;                 ///< a clause with a tense: *that he left*
    };
    std::optional<Embedding> embedding(std::uint32_t clause) const;

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
        std::uint32_t above = 0;               ///< the word or clause above
        const Signature* signature = nullptr;  ///< of embedded, identified and led clauses, where one is known
        std::vector<std::string> kinds;        ///< how the clause hangs on the word, the closest description first
    };
    struct Standings {
        Scope before, after;  ///< the words of its own clause
    };

    Step step_above(std::uint32_t clause) const;
    Step conjunct(std::uint32_t clause, std::uint32_t first) const;
    Step adverbial(std::uint32_t clause, std::uint32_t above) const;
    Step adnominal(std::uint32_t clause, std::uint32_t noun) const;
    Step attribute(std::uint32_t clause, std::uint32_t noun) const;
    Step relative(std::uint32_t clause, std::uint32_t noun) const;
    Step called(std::uint32_t noun) const;
    Step fragment(std::uint32_t clause) const;
    std::int32_t identified_subject(std::uint32_t clause) const;
    std::int32_t adverbial_before(std::uint32_t clause, std::uint32_t verb) const;
    bool cleft(std::uint32_t word) const;
    bool so_much(std::uint32_t word) const;
    Step on_word(std::uint32_t clause, std::uint32_t word, Link link) const;
    Step led_by(const std::string& leader, std::vector<std::string> kinds, std::uint32_t above) const;
    std::vector<std::string> kinds_of(std::uint32_t clause, std::uint32_t word) const;
    std::string leader_of(std::uint32_t clause) const;
    bool is_question(std::uint32_t clause) const;
    const Signature* signature_of(std::uint32_t word, const std::vector<std::string>& kinds) const;
    const Signature* negated_signature(std::uint32_t act) const;
    bool too_much(std::uint32_t quality, std::uint32_t infinitive) const;

    Scope given(const Step& step, std::uint32_t clause, const Standings& above) const;
    Scope reported(std::uint32_t content, const Scope& act) const;
    Scope own(const Step& step, std::uint32_t clause, Scope scope, std::vector<std::uint32_t>& seen) const;
    bool imperative(std::uint32_t predicate) const;

    const EnhancedGraph& graph_;
    const WordLists& lists_;
    const Signatures& signatures_;
    std::map<std::uint32_t, Report> reports_;  ///< by content
};

}  // namespace claimgraph
