#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graph/copies.h"
#include "graph/guidance.h"
#include "graph/resolve.h"
#include "graph/store.h"

/// \file
/// Who is who and what is a copy of what, worked out once and kept in the store, so that a question about one name need
/// not work out both again. A function of all documents: it is kept with a digest of what it was made of (ids, contents
/// and finds of all documents, what the user knows, the sources of this library), and where that is another one now,
/// nothing is kept. What is read back is checked as any other row of a file that anybody may have written.

namespace claimgraph {

/// Nothing where nothing is kept, where what is kept was made of something else, or is damaged.
std::optional<Resolution> kept_resolution(const Store& store, const Guidance& guidance);
std::optional<Copies> kept_copies(const Store& store);

/// Who is who as bytes, and back. \throws DamagedBytes where they are not what `packed` wrote, or point at what is not there
std::string packed(const Resolution& resolution);
Resolution unpacked_resolution(std::string_view bytes);

/// Works out both for what the store holds now, where it pays (`least_kept`, `most_kept`) and they are not there already.
/// To be committed.
void keep_results(Store& store, const Guidance& guidance);

/// Of fewer documents both are worked out as fast as they are read; of more they would take more memory than what else
/// writes to a store.
constexpr std::uint64_t least_kept = 1000, most_kept = 100'000;

}  // namespace claimgraph
