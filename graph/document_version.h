#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "graph/model.h"

/// \file
/// Which of several texts of one document holds, and by what a document is known that was analysed before.

namespace claimgraph {

/// A document as it was read: two of the same id, content and analysis need to be analysed once.
struct DocumentVersion {
    static constexpr std::int64_t no_time = std::numeric_limits<std::int64_t>::min();

    std::string id;               ///< of the document, also of an earlier version
    std::string content;          ///< digest of text, blocks and metadata; the path is left out: it is where, not what
    std::string analysis;         ///< digest of what it was analysed with: program, model, rules, words
    std::int64_t time = no_time;  ///< when it was last changed, else published: seconds since 1970
    /// The user said that another text took its place, whatever the times say.
    bool superseded = false;
};

/// Whether `a` is later than `b`, another text of the same document: by what the user said, else by time. Neither is where
/// nothing tells.
bool is_later(const DocumentVersion& a, const DocumentVersion& b);
/// Which of two texts of one document is the one that counts: the later one; where nothing tells, the one with the smaller
/// digest. A strict weak order in which texts of other digests are never equal.
bool goes_before(const DocumentVersion& a, const DocumentVersion& b);

/// `doc-…`: what a version is called beside the one that counts.
std::string earlier_id(const DocumentVersion& version);

/// \param analysis  see DocumentVersion
DocumentVersion version_of(const Document& document, std::string_view analysis);

/// Digest of what was found, the document itself left out.
std::string finds_digest(const Extraction& extraction);

/// Seconds since 1970 of `2025-06-04`, `2025-06-04T17:42:23Z` or `2025-06-04T23:30:00-05:00`, of which the end may be
/// missing; a day without a time is its beginning. `DocumentVersion::no_time` for other text.
std::int64_t seconds_of(std::string_view date);

}  // namespace claimgraph
