#pragma once

#include <cstdint>
#include <vector>

#include "extract/claims/arguments.h"
#include "extract/claims/parsed_document.h"
#include "extract/claims/quoted_speakers.h"
#include "extract/claims/veridicality.h"
#include "extract/rules/matcher.h"

/// \file
/// Whose words they are: by rules that tell of saying, by verbs and nouns that no list knows and somebody who can
/// speak, by quotation marks.

namespace claimgraph::extract::claims {

using rules::Match;

class Attribution {
   public:
    /// The words under `content` are those of `by`, or of nobody who is named (-1). A rule says so (`says`), or nothing
    /// but that somebody is the subject of a word on which they hang.
    struct Report {
        const Match* match;  ///< of the rule; null where none says so
        TokenIndex word;     ///< the trigger of the rule, the word of saying
        TokenIndex by;
        TokenIndex content;
        Veridicality::Report step;
        bool held = true;  ///< the source does say so: not *has not confirmed that*, *nobody said that*
        bool posed = false;  ///< asked or under a condition: nobody says so, nor declines to
        bool meant = false;  ///< no words, but what the source wants or means to do
    };

    /// \param veridicality  of each sentence; the steps of saying are put into it
    /// \param quoted  gets to know who speaks beside quotation marks
    Attribution(const ParsedDocument& text, const std::vector<std::vector<Match>>& matches, const Arguments& arguments,
                std::vector<Veridicality>& veridicality, QuotedSpeakers& quoted);

    /// Who says what a predicate states, the nearest first; empty: the article itself.
    std::vector<Argument> sources(std::uint32_t s, TokenIndex predicate) const;

    const std::vector<Report>& reports(std::uint32_t s) const { return reports_[s]; }

    /// *told reporters that …*: the object beside what is said hears it.
    bool hears(std::uint32_t s, TokenIndex word, TokenIndex object) const;

    /// *"If it rains," he said, "we stay"*, *if it rained, he said, they stayed*: a clause beside a saying that is a part
    /// of what is said, and no circumstance of the saying.
    bool says_clause(std::uint32_t s, TokenIndex word, TokenIndex clause) const;

    /// *per the report*, *in the words of the judge*: who says so is no circumstance.
    bool names_source(std::uint32_t s, TokenIndex phrase) const;

   private:
    void collect_reports(std::uint32_t s, const std::vector<Match>& matches);
    void collect_embedding(std::uint32_t s, TokenIndex clause);
    TokenIndex embedding_speaker(std::uint32_t s, TokenIndex word, TokenIndex clause) const;
    TokenIndex moved_by(std::uint32_t s, TokenIndex noun) const;
    void collect_intention(std::uint32_t s, TokenIndex clause, TokenIndex word);
    void add_report(std::uint32_t s, const Report& report);
    void find_quoted_speakers(QuotedSpeakers& quoted) const;
    std::vector<Argument> source_of(std::uint32_t s, const Report& report) const;
    TokenIndex begun_in_quotation(const EnhancedGraph& graph, TokenIndex predicate) const;
    bool leads_content(const EnhancedGraph& graph, TokenIndex clause) const;
    void add_content_around(std::uint32_t s, Report report);
    bool meant_with(const EnhancedGraph& graph, TokenIndex content, TokenIndex token) const;
    bool carried_on(const EnhancedGraph& graph, const Report& report, TokenIndex token) const;
    bool meanwhile(const EnhancedGraph& graph, TokenIndex content, TokenIndex token) const;
    bool speaks(std::uint32_t s, TokenIndex token) const;
    bool covers(std::uint32_t s, const Report& report, TokenIndex token) const;
    bool beside_fragment(const EnhancedGraph& graph, const Quotation& quotation, TokenIndex content,
                         TokenIndex token) const;
    bool contested(const EnhancedGraph& graph, TokenIndex content, TokenIndex token) const;
    bool told_of(const EnhancedGraph& graph, TokenIndex content, TokenIndex token) const;
    bool added_by_speaker(const EnhancedGraph& graph, const Report& report, TokenIndex token) const;
    bool contrasted(const EnhancedGraph& graph, const Report& report, TokenIndex token) const;

    const ParsedDocument& text_;
    const Arguments& arguments_;
    std::vector<Veridicality>& veridicality_;
    const QuotedSpeakers& quoted_;
    std::vector<std::vector<Report>> reports_;  ///< of each sentence
};

}  // namespace claimgraph::extract::claims
