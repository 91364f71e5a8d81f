#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/checked_bytes.h"
#include "graph/store.h"

/// \file
/// Which documents of a store are copies of one text, as an agency's that many papers print: a pure function of all
/// evidence, whatever the order. Two documents are copies if their fingerprints say so (graph/fingerprints.h), and what
/// is a copy of a copy belongs to the same group. The original of a group is the document that was published first; of
/// several, and where no day is known, the first by id.
///
/// Documents are compared that share one of their smallest fingerprints, each with a few that follow it by id: time
/// grows with the number of documents, and of copies, however many, each is a copy of the next. Fifty bytes
/// or so are held for each document while they are compared, thirty afterwards.

namespace claimgraph {

class Copies {
   public:
    Copies() = default;
    explicit Copies(const Store& store);
    /// The same, from what was found when some documents were not there yet: only what shares fingerprints with these,
    /// and the groups of that, is compared again. \param places  of each document its place then, or `fresh`; all of
    /// then are there
    Copies(const Store& store, const Copies& before, const std::vector<std::uint32_t>& places);
    static constexpr std::uint32_t fresh = 0xffffffff;
    /// What `write` wrote. \throws DamagedBytes
    explicit Copies(CheckedBytes& from);
    void write(std::string& bytes) const;

    std::size_t document_count() const { return originals_.size(); }

    /// The place of the original in the order of documents; the document's own if it is no copy.
    std::uint32_t original(std::size_t document) const { return originals_[document]; }
    bool is_copy(std::size_t document) const { return originals_[document] != document; }
    /// The id of its original; of copies only.
    const std::string& original_id(std::size_t document) const { return original_ids_.at(originals_[document]); }
    /// A number for who says independently of others what the document says: the publisher of its original, where that
    /// is unknown the original.
    std::uint32_t origin(std::size_t document) const { return origins_[document]; }

    std::string_view publisher(std::size_t document) const { return publishers_[publisher_of_[document]]; }
    std::string_view published(std::size_t document) const { return days_[day_of_[document]]; }

   private:
    class Groups;
    void tell(const Store& store, Groups& groups);

    std::vector<std::uint32_t> originals_, origins_, publisher_of_, day_of_;
    std::vector<std::string> days_, publishers_;
    std::map<std::uint32_t, std::string> original_ids_;
};

}  // namespace claimgraph
