#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "graph/model.h"
#include "graph/statements.h"

/// \file
/// Claims that cannot both hold: a pure function of the claims given, whatever their order. Found with precision first;
/// what is not marked may still disagree.
///
/// Only affirmed actual claims that count something, and actual claims of either sign, are compared; only with claims
/// of other documents or other sources; only where the two documents were published within `conflict_days_apart` days or one of
/// them is undated; and never where both sentences name days and none of these can be the same, or where both name a
/// doer and it is another.
///
/// **Numbers.** Two claims count the same when they have the same predicate (a passive term is the term that it belongs
/// to in schemas/claimgraph.ttl, an open *be X* is *X*), the same place of it is counted (who is killed, not who
/// kills), and it is counted in the same unit. The count is the quantity or sum with which the words of the place
/// begin; of a sum or percentage beside a claim (*sold the yard for $5 million*) who did what must be the same too.
/// *Others*, *more* and a missing unit stand for the unit counted before in the sentence, and where there is none for
/// people, if the predicate is one of people (extract/packs/events.json). They are about one event when no two places
/// named in their sentences differ (one in common is enough), and either
///   - another number beside them agrees (both say *seven people killed*) and at least two other things are shared, or
///   - both sentences name a place or an event in common, not each another one besides (*Sivakasi, Tamil Nadu* and
///     *Virudhunagar, Tamil Nadu*), at least three words are shared, and the documents are of one day or the next or the
///     event has a name, or
///   - it is a sum or percentage beside a claim and three things are shared, or one in its place, by the same doer, the
///     documents are of one day or the next, and five words are shared; whatever else agrees, other sums are other things.
/// A count that is higher in the later document is an update: tolls rise.
/// Shared things are places, events, and words of the sentences around them (up to `sentences_around` to each side, in
/// the same and the neighbouring paragraphs), without names, function words and the words counted by; words are
/// compared by their first five letters (truncation as a stemmer: McNamee, Nicholas and Mayfield, "Addressing
/// morphological variation in alphabetic languages", SIGIR 2009). Within one document the words around are the same
/// anyway: there both must name a source, and the number beside or the place must stand in two sentences. They conflict
/// when their ranges have no number in common: `> 120` and `= 115`; *about* means a tenth more or less.
///
/// **Signs.** Two claims say the opposite when subject, predicate and object are the same (entities by who they are,
/// phrases by their words), and one of them is affirmed, the other negated; the claim inside a denial is negated, with
/// the one who denies as its source. A phrase in one of the places must have two words or more, and then three words
/// around have to be shared besides. Circumstances of the negated claim must be those of the other too (*did not meet
/// in Berlin* leaves other meetings open, *did not meet* none). What is said of a claim (*X denies that*) is not
/// compared, only the claim itself.
///
/// **Denials.** Who denies *the claim*, *such reports*, *this* (what words of events.json name, in three words at most)
/// denies what somebody else is the last to say before, in the same sentence or one of the two before it; where that is
/// more than a few claims, it is not clear which.

namespace claimgraph {

/// Collects statements from documents in two passes: first `survey` for every document, then `collect` for every
/// document. It holds a few bytes for each negated claim and each thing of which different numbers are told; all else is
/// sorted outside of memory (graph/byte_sorter.h).
class ConflictFinder {
   public:
    static constexpr std::uint32_t sentences_around = 4;

    /// One document: its evidence, for each cluster the number of its entity, the claims to be looked at, by index.
    struct Page {
        const Extraction& extraction;
        const std::uint32_t* entity_of;
        const std::vector<std::uint32_t>& claims;
        std::uint32_t document = 0;  ///< a number of its own
    };

    ConflictFinder();
    ~ConflictFinder();
    ConflictFinder(const ConflictFinder&) = delete;
    ConflictFinder& operator=(const ConflictFinder&) = delete;

    void survey(const Page& page);
    /// All documents have been surveyed. Before anything else is asked.
    void settle();
    /// Whether the second pass can find anything.
    bool promising() const;
    /// Whether it can in this document.
    bool promising(const Page& page) const;
    /// \param ids  by claim of the document
    void collect(const Page& page, const std::vector<std::string>& ids);
    /// What was collected, in conflict.
    std::vector<std::pair<std::string, std::string>> conflicts();

   private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

}  // namespace claimgraph
