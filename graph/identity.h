#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model.h"

/// \file
/// Content-derived identifiers: the same content gives the same id on every machine, in every order.

namespace claimgraph {

/// XXH3-128 of the fields in order, each preceded by its length, as 26 lower-case base-32 digits (RFC 4648 alphabet,
/// no padding): a valid NMTOKEN and a valid local name in Turtle behind a letter prefix.
class IdentityHash {
   public:
    IdentityHash();
    ~IdentityHash();
    IdentityHash(const IdentityHash&) = delete;
    IdentityHash& operator=(const IdentityHash&) = delete;

    IdentityHash& add(std::string_view field);
    IdentityHash& add(std::uint64_t field);
    /// \param prefix  what the digest stands behind
    std::string digest(std::string_view prefix = {});

   private:
    void put(const char* bytes, std::size_t size);

    // Few things that get an id have more bytes than this; only for those is there a state to be kept.
    struct State;
    std::array<char, 512> start_;
    std::size_t size_ = 0;  ///< in start_
    std::unique_ptr<State> state_;
};

/// XXH3-64, the same everywhere, as std::hash is not.
std::uint64_t text_hash(std::string_view text);

/// `doc-…` for a document without an id of its own, from its text.
std::string document_id(std::string_view text);

/// `claim-…`: document, sentence offset, subject, predicate, object (and which claim it states), polarity, modality,
/// attribution, each place with its offsets: a sentence that occurs twice makes two claims. What does not change the
/// claim (rule, confidence, qualifiers, the cluster of a word) is left out.
std::string claim_id(const Extraction& extraction, const Claim& claim);

/// The ids of all claims of a document. Claims that have all this in common (*they signed it*, one claim for each of
/// them) are told apart by the numbers of the clusters that their words stand for.
std::vector<std::string> claim_ids(const Extraction& extraction);

/// `phrase-…`: equal for phrases that differ in case, articles, quotes or blanks only.
std::string phrase_id(std::string_view phrase);
/// The id of the phrase that fills a place: of words that name a kind from these and the concept, where they say no more
/// than it from the concept alone (*truce*, *ceasefire*); of which nothing is known, as above; a description or pronoun
/// speaks of something of its own document, so that its id is made of the document and of where its thing comes first.
std::string phrase_id(const Extraction& extraction, const Argument& argument);

/// `concept-…` from the preferred label.
std::string concept_id(std::string_view label);

/// The form in which phrases are compared: NFC, case folded, double quotation marks dropped, apostrophes and dashes
/// plain, runs of blanks one blank, articles at the start dropped (`a`, `an`, `the`; a phrase of nothing else keeps the
/// last). Bytes that are no UTF-8 are compared as they are.
std::string phrase_key(std::string_view phrase);
/// The same into `key`, whose place is used again.
void phrase_key(std::string_view phrase, std::string& key);

}  // namespace claimgraph
