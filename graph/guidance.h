#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/model.h"
#include "graph/resolve.h"

/// \file
/// What the user knows about who is who: things with names and an IRI, and pairs that are one or two.

namespace claimgraph {

class Store;

/// What the user knows, for a whole run.
struct Guidance {
    std::vector<KnownThing> known;
    std::vector<Correction> corrections;
    bool empty() const { return known.empty() && corrections.empty(); }
};

/// Reads pairs of names: two columns, parted by a comma (as in CSV, with quotes where need be) or a tab; empty lines
/// and lines that begin with `#` are left out. Each name may be one that documents use, such a name and a document
/// (`Leo Ito @ news/7.txt`: an id, or a path or its end), or the id of an entity in an export.
/// \param same  the pairs are one thing; else they are two
/// \throws Error with file and line
std::vector<Correction> read_corrections(const std::string& path, bool same);

/// A line of CSV (RFC 4180, but a field ends with its line), or of tab-separated fields if it holds a tab.
/// \throws Error without place if a quoted field is left open
std::vector<std::string> csv_fields(const std::string& line);

/// What of the pairs has nothing to say of this store: `FILE:LINE: no document names 'NAME'`, a line for each name.
std::vector<std::string> idle_corrections(const Store& store, const Guidance& guidance);

/// Who is who in a store, as `resolve` decides, with what the user knows.
Resolution resolve(const Store& store, const Guidance& guidance);

/// Who is who, and what joined the clusters of what is asked for.
class ExplainedResolution {
   public:
    /// Both must stay, and the store not change.
    ExplainedResolution(const Store& store, const Guidance& guidance);
    const Resolution& resolution() const { return resolution_; }
    /// With the merges of at least these entities.
    const Resolution& with_merges_of(const std::vector<std::uint32_t>& entities);

   private:
    const Store& store_;
    const Guidance& guidance_;
    bool is_kept_;  ///< the merges are not there
    Resolution resolution_;
};

}  // namespace claimgraph
