#pragma once

#include <memory>
#include <optional>
#include <string>

#include "extract/read/byte_stream.h"

/// \file
/// Files that hold others: compressed ones, archives, crawls.

namespace claimgraph::extract::read {

/// One of the files in another. Its bytes must be read before the next one is asked for.
struct PackedMember {
    std::string name;      ///< empty where there is only one
    std::string place;     ///< `record 7`, where it has no name
    std::string url;       ///< where it was found
    std::string encoding;  ///< as the server named it
    std::unique_ptr<ByteSource> bytes;
    std::string unwanted;  ///< why it is not to be read; empty where it is
};

class PackedFiles {
   public:
    virtual ~PackedFiles() = default;
    /// \throws PlacedError if the rest cannot be read
    virtual std::optional<PackedMember> next() = 0;
};

/// What is unpacked may be so much larger than what is packed; less than this many bytes is always allowed.
constexpr std::uint64_t most_unpacked_ratio = 250;
constexpr std::uint64_t always_unpacked = 64u << 20;

/// \param stream  must outlive the unpacker
std::unique_ptr<PackedFiles> open_compressed(ByteStream& stream);  ///< gzip, zstd, bzip2, xz: one member
std::unique_ptr<PackedFiles> open_archive(ByteStream& stream);     ///< zip, tar
std::unique_ptr<PackedFiles> open_warc(ByteStream& stream);        ///< WARC 1.x, pages that a crawl found

/// The bytes of a gzip stream. \throws PlacedError if it is damaged, or larger than `most`
std::string unpacked_gzip(std::string_view bytes, std::size_t most);

}  // namespace claimgraph::extract::read
