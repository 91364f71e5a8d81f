#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/byte_sorter.h"
#include "graph/model.h"

/// \file
/// Phrases, statements and concepts of a graph, counted from the places where documents have them, outside of memory.

namespace claimgraph {

/// A named thing inside a phrase.
struct InvolvementRecord {
    std::string role;  ///< as in Involvement
    std::string id;    ///< of the entity
    std::string label = {};  ///< its preferred label; only in the places of claims
    friend bool operator==(const InvolvementRecord&, const InvolvementRecord&) = default;
};

/// What a phrase speaks of, the same in every export (see PhraseContent).
struct SpokenOf {
    std::string concept_id, concept_label;  ///< empty where there is none
    bool generic = false;
    std::vector<std::string> through;
    std::string aspect;
    Reference reference = Reference::description;
    std::vector<InvolvementRecord> involves;
    friend bool operator==(const SpokenOf&, const SpokenOf&) = default;
};

struct PhraseRecord {
    std::string id;
    std::string label;  ///< its words where it comes first in the view; `(unstated)` for the phrase of no words
    std::uint64_t mentions = 0;                            ///< number of places it fills
    std::string first_seen = {}, last_seen = {};           ///< dates of publication; empty where unknown
    bool known = false;                                    ///< what it speaks of was looked for
    SpokenOf content = {};                                 ///< where it comes first
};

/// A statement as a node of the flat graph; its label is short.
using StatementRecord = PhraseRecord;

/// A concept in the sense of SKOS.
struct ConceptRecord {
    std::string id;                       ///< `concept-…`
    std::string label;                    ///< skos:prefLabel
    std::vector<std::string> alt_labels;  ///< other words of the documents for it, sorted
    std::string broader;                  ///< id of what it is a kind of: `talks` of `peace talks`; empty if there is nothing
    bool generic = false;                 ///< it ties nothing together: `people`
    std::uint64_t mentions = 0;           ///< number of places whose phrases speak of it
    std::string first_seen = {}, last_seen = {};
};

constexpr std::string_view unstated = "(unstated)";

/// Takes a date of publication into the first and last one; nothing where it is unknown.
void widen_days(std::string& first, std::string& last, std::string_view published);

/// What a concept is a kind of, by its words: `talks` of `peace talks`; empty if it is one word.
std::string_view broader_label(std::string_view label);

constexpr std::string_view phrase_prefix = "phrase-";  ///< of ids

/// An id without its prefix has so many digits.
constexpr std::size_t digits_size = 26;

/// The places that phrases fill, in the order in which they come; read by phrase.
class PhrasePlaces {
   public:
    /// \param prefix  of the ids: `phrase-`
    explicit PhrasePlaces(std::string_view prefix) : prefix_(prefix) {}
    /// \param digits   of the phrase's id
    /// \param content  null where nothing was looked for
    void add(std::string_view digits, std::string_view words, std::string_view published,
             const SpokenOf* content = nullptr);
    void settle() { sorter_.settle(); }
    void each(const std::function<void(const PhraseRecord&)>& visit);

   private:
    std::string_view prefix_;
    ByteSorter sorter_;
    std::uint64_t count_ = 0;
    std::string bytes_;
};

/// The places whose phrases speak of concepts; read by concept.
class ConceptPlaces {
   public:
    /// The concept and, without a place, what it is a kind of.
    void add(const std::string& label, std::string_view words, bool generic, std::string_view published);
    void settle() { sorter_.settle(); }
    void each(const std::function<void(const ConceptRecord&)>& visit);

   private:
    void add_row(std::string_view label, std::string_view words, bool generic, bool place, std::string_view published);

    ByteSorter sorter_;
    std::string bytes_;
};

}  // namespace claimgraph
