#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/entities.h"
#include "graph/page.h"

/// \file
/// What the words of a page's claims stand for in a derived graph (graph/derived_graph.h): which thing, what a phrase
/// involves, how a circumstance is tied to its claim.

namespace claimgraph {

/// Where an edge begins or ends.
struct EdgeEnd {
    std::string id;
    std::string aspect;    ///< what is looked through on the way there: `end of`
    std::string via;       ///< the phrase through which it is reached: `air strikes`, `people in`
    bool can_act = false;  ///< it is somebody, or a body
};
using EdgeEnds = std::vector<EdgeEnd>;

/// Where the edges of a claim end.
struct EdgeTarget {
    EdgeEnd end;
    std::string_view preposition;
    std::size_t place = 0;  ///< 0 the object, then the circumstances: words of one place are not joined to each other
    bool agent = false;     ///< who does it, or does what it happens in: *by the army*, *in Israeli strikes*
};
using EdgeTargets = std::vector<EdgeTarget>;

/// A phrase with a long list of names would join each of them with each of another list.
constexpr std::size_t most_involved = 16;

/// Who does something by the words of a phrase, and whom or what it reaches: *Israeli strikes on Gaza*.
bool is_agent(const Involvement& row);
bool is_reached(const Involvement& row);

/// Of a subject's phrase what takes its part: of *a missile fired by the rebels* the rebels do, of *a bomb in Kabul*
/// Kabul does not.
bool takes_part(const Involvement& row);

/// `on ship` of *on the ship Minerva*: which one is named, no more.
std::string without_apposition(const std::string& role);

/// What a circumstance speaks of takes no part in the claim: times, and clauses of their own (*if Norway leaves*, *as
/// Norway left*).
bool is_apart(const Qualifier& qualifier, const PhraseContent* phrase);

/// What happens in an act its actor does: people killed in Israeli strikes. Who protests against a war is not at it.
bool happens_in(std::string_view preposition);

/// Who says that, no more than that: the claim itself carries who says so.
bool is_plain_speech(const Predicate& predicate);

bool is_passive(const Claim& it);

/// `by` of *was sacked by*, `over` of *was shot down over*: what a term leaves out.
std::string_view preposition_of_passive(const Predicate& predicate);

class ClaimWords {
   public:
    /// \param page  must outlive this
    explicit ClaimWords(const Page& page) : page_(page), extraction_(page.extraction) {}

    const Claim& claim(std::uint32_t index) const { return extraction_.claims[index]; }

    std::string_view words(Span span) const { return extraction_.document.words(span); }

    std::string_view source_label(const Argument& source) const {
        return source.cluster ? page_.things.label(*source.cluster) : std::string_view(source.text);
    }
    template <typename Words>
    bool is_thing(const Words& words) const {
        return words.cluster && page_.things.named(*words.cluster);
    }
    std::string entity(std::uint32_t cluster) const { return std::string(page_.things.id(cluster)); }
    std::string_view label(std::uint32_t cluster) const { return page_.things.label(cluster); }
    EdgeEnd end_at(std::uint32_t cluster, std::string aspect = {}, std::string via = {}) const;
    bool states_claim(const Argument& argument, std::uint32_t index) const {
        return argument.claim && *argument.claim != index && page_.ids[*argument.claim] != page_.ids[index];
    }
    template <typename Words>
    const PhraseContent* content(const Words& words) const {
        return words.phrase ? &extraction_.phrases[*words.phrase] : nullptr;
    }
    /// *has reportedly struck*: as somebody's word, since for a label that it may be so says less; none if it is no
    /// hearsay.
    std::optional<Claim> as_hearsay(const Claim& it) const;

    /// Of words that name nothing in particular (*people*), else empty.
    std::string generic_words(const Argument& argument) const;

    /// `by ` of *was struck by a missile*, where it stands with the object; else empty.
    std::string preposition_of_object(const Claim& it) const;

    /// The same where it is told by predicate or object: `in ` of *was killed in a raid*.
    std::string leading_preposition(const Claim& it) const;

    /// What stands in the place of the object, for a label of what else happens there: `bridge` of *destroys the old
    /// bridge in Oslo*, `use of Oslo harbour`, `Ida Holm`; with its preposition.
    std::string whom(const Claim& it) const;

    /// What a verb says of whoever it reaches: `to resign`, `as president`, `to list`; else empty.
    std::string complement(const Qualifier& qualifier) const;

    /// What the phrase involves, reached through its words; \param wanted  of these
    EdgeEnds involved(const PhraseContent& phrase, bool (*wanted)(const Involvement&)) const;

    /// What ties a circumstance to its claim: its first word (`in` of *mainly in the city of Kyiv*, of *Kyiv, where*);
    /// nothing for who is told something, and where no word says how.
    std::optional<std::string_view> preposition(const Claim& it, const Qualifier& qualifier) const;

    /// *A is built by B* beside *B builds A*: one direction is enough.
    bool is_twin(std::uint32_t index);

    /// Who says it together: *Norway and Chile say that they agree*. Of each other they do not speak.
    std::vector<std::string> speakers_of(const Argument& source);

   private:
    bool is_hearsay(const Claim& it) const;
    bool begins_subject(Span words) const;
    bool is_place(const Qualifier& qualifier) const;
    std::string_view first_preposition(const Qualifier& qualifier) const;

    const Page& page_;
    const Extraction& extraction_;
    std::map<Span, Span> speech_of_;               ///< by speaker the verb
    std::multimap<Span, std::uint32_t> speakers_;  ///< by verb the claims that somebody says it
    /// Subjects, by where the verb begins and the object.
    std::multimap<std::pair<std::uint32_t, Span>, Span> actives_;
};

}  // namespace claimgraph
