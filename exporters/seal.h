#pragma once

#include <xxhash.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exporters/exporter.h"

/// \file
/// By what a file that was exported knows that it is whole: a seal in its last line, which counts what was written and
/// has a digest of all bytes before the seal. It tells damage, no forgery.
///
///     # claimgraph {"documents":4,"claims":116,"bytes":81234,"xxh128":"9f3a…"}
///
/// It stands where no reader of the format minds it: in a comment behind everything; in JSON-LD as a last node of a key
/// that means nothing, which processors have to drop; in JSON Lines as a last member of the last line, so that every
/// line stays a claim; of tables, which have no comments, in a manifest beside them. Turtle and its kin can be cut
/// between two lines and still be read, so their first line says that a seal must come.
///
/// `head -c BYTES FILE | xxh128sum` gives the digest, too.

namespace claimgraph::exporters {

/// XXH3, 128 bits.
class Digest {
   public:
    Digest() : state_(XXH3_createState()) { XXH3_128bits_reset(state_.get()); }
    void add(std::string_view bytes) {
        XXH3_128bits_update(state_.get(), bytes.data(), bytes.size());
        bytes_ += bytes.size();
    }
    std::uint64_t bytes() const { return bytes_; }
    std::string hex() const;

   private:
    struct Free {
        void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
    };
    std::unique_ptr<XXH3_state_t, Free> state_;
    std::uint64_t bytes_ = 0;
};

/// How many of what: `documents`, `claims`, …
using RecordCounts = std::vector<std::pair<std::string_view, std::uint64_t>>;

/// Passes bytes on and, behind the last, writes the seal.
class SealingSink : public Sink {
   public:
    SealingSink(Sink& sink, SealPlace place);

    void write(std::string_view bytes) override;
    /// \return the seal, a JSON object. A file of no bytes has none in it
    std::string close(const RecordCounts& counts);

   private:
    void pass(std::string_view bytes);

    Sink& sink_;
    SealPlace place_;
    Digest digest_;
    std::string held_;  ///< the end, before which the seal may go
};

/// What was written, and the JSON object that says so.
struct Seal {
    RecordCounts counts;
    std::string text;
};

/// Writes one file of a format with its seal.
Seal write_sealed(const Format& format, void (*write)(const Records&, const ExportOptions&, Sink&),
                  const Records& records, const ExportOptions& options, Sink& sink);

/// A row of a manifest.
struct SealedFile {
    std::string name, seal;
};

/// The files that belong together, and the seal of each.
std::string manifest_of(const std::vector<SealedFile>& files);

/// Holds the bytes of a file against its seal while they pass.
class SealCheck {
   public:
    enum class Result : std::uint8_t {
        whole,
        unsealed,  ///< nothing says whether it is whole
        broken     ///< `problem` says why
    };

    void take(std::string_view bytes);
    Result finish();
    const std::string& problem() const { return problem_; }
    std::string counts() const;  ///< `4 documents, 116 claims`, as the seal has them

    /// Whether the digest is that of the seal. \param problem  receives what is wrong
    static bool holds(const SealedFile& file, const Digest& digest, std::string& problem);
    /// The files that a manifest lists. \return false if `text` is none
    static bool read_manifest(std::string_view text, std::vector<SealedFile>& files);

   private:
    Digest digest_;
    std::string end_;  ///< of the bytes so far, in which the seal must be
    std::string seal_, problem_;
    bool promised_ = false, begun_ = false;
};

}  // namespace claimgraph::exporters
