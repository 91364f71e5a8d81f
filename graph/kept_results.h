#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/copies.h"
#include "graph/guidance.h"
#include "graph/resolve.h"
#include "graph/store.h"

/// \file
/// Who is who and what is a copy of what, worked out once and kept in the store, so that a question about one name need
/// not work out both again, and so that who is who need only be brought up to date where some documents came, went or
/// changed (graph/resolution/kept_evidence.h). A function of all documents: it is kept with a digest of what it was made of
/// (ids, contents and finds of all documents, what the user knows, the sources of this library), and where that is another
/// one now, it is not used. What is read back is checked as any other row of a file that anybody may have written: it has
/// a checksum.

namespace claimgraph {

/// Nothing where nothing is kept, where what is kept was made of something else, or is damaged.
std::optional<Resolution> kept_resolution(const Store& store, const Guidance& guidance);
std::optional<Copies> kept_copies(const Store& store);
/// What joined the clusters of these entities of `kept_resolution` (Resolution::merges); nothing as above.
std::optional<std::vector<Merge>> kept_merges(const Store& store, const Guidance& guidance, const Resolution& kept,
                                              const std::vector<std::uint32_t>& entities);

/// Who is who as bytes behind `room` blanks, and back. \throws DamagedBytes where they are not what `packed` wrote, or
/// point at what is not there
std::string packed(const Resolution& resolution, std::size_t room = 0);
Resolution unpacked_resolution(std::string_view bytes);

/// What a store keeps of who is who, held while the store loses it.
struct HeldResults {
    HeldResults() = default;
    explicit HeldResults(const Store& store);

    std::string made_of, resolution, clusters, copies_made_of, copies;
};

/// Works out all for what the store holds now, where it pays (`least_kept`, `most_kept`) and they are not there already.
/// To be committed. \param before  what was kept before documents were removed; empty: what is kept now
/// \return of how many clusters it was found out anew who they are
std::uint64_t keep_results(Store& store, const Guidance& guidance, HeldResults before = {});

/// Of fewer documents all is worked out as fast as it is read; of more it would take more memory than what else writes to
/// a store.
constexpr std::uint64_t least_kept = 1000, most_kept = 200'000;

}  // namespace claimgraph
