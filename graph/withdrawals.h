#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/model.h"
#include "graph/resolve.h"
#include "graph/store.h"
#include "graph/view.h"

/// \file
/// What documents claimed in earlier versions and claim no more: a pure function of the versions that a store keeps.
///
/// A claim still stands in a later version that has its sentence, case and blanks aside, or that makes the same claim in
/// another one: predicate, polarity, modality, and the same things or words in all places. A sentence that stays as it
/// was is never taken for withdrawn, whatever is found in it now. What stands in no later version was withdrawn when the
/// next one came; of several versions with the claim the last tells it. Of two texts that nothing puts in order only one
/// counts, and the other withdraws nothing.
///
/// About 20 bytes are held for each claim and sentence of a document that has several versions.

namespace claimgraph {

class Withdrawals {
   public:
    Withdrawals() = default;  ///< where no earlier versions are shown
    /// \param store  shows its versions
    Withdrawals(const Store& store, const Resolution& resolution);

    /// When a claim of an earlier version was made and withdrawn; none of a claim that still stands.
    std::optional<Withdrawal> of(std::size_t document, std::uint32_t claim) const;
    /// When the next version came; empty where that is not known, or it is the text that counts.
    std::string_view replaced(std::size_t document) const;

    struct Version {
        std::size_t document = 0;  ///< its place in the order of documents
        std::string id;
    };
    /// The versions before this one, the latest first.
    std::vector<Version> before(std::size_t document) const;

   private:
    /// A version among those of its document.
    struct Place {
        std::size_t chain = 0, link = 0;
        std::vector<std::uint32_t> since;  ///< by claim: 1 + the link since which it stands; 0: it is not withdrawn
    };
    struct Link {
        Version version;
        std::string day;  ///< since which it is what the document says; empty where unknown
        bool is_dated = false;  ///< the day is later than that of the one before
    };
    struct Text;

    void link(std::vector<Text> texts);

    std::vector<std::vector<Link>> chains_;  ///< the earliest version first
    std::unordered_map<std::size_t, Place> places_;
};

}  // namespace claimgraph
