#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/model.h"
#include "graph/spilling_bytes.h"

/// \file
/// Evidence in the order in which it was added, for reading it again: several times as fast as from the store, where
/// each row has to be looked for and its columns turned into what they stand for. What does not fit into a little
/// memory goes into a temporary file.

namespace claimgraph {

class ExtractionFile {
   public:
    /// All but the contents of the clusters, of which the number is kept; `more` comes back as it was.
    /// \throws Error if the temporary file cannot be written
    void add(const Extraction& extraction, std::string_view more);

    /// There may be several at a time; the file must stay, and nothing be added.
    class Reader {
       public:
        explicit Reader(const ExtractionFile& file) : file_(&file) {}
        /// \param more  valid until the next call
        /// \return false behind the last. \throws Error if the temporary file cannot be read
        bool next(Extraction& extraction, std::string_view& more);

       private:
        const ExtractionFile* file_;
        std::uint64_t next_ = 0;
        std::string buffer_, size_;
    };

   private:
    SpillingBytes records_{std::size_t{4} << 20};  ///< before each its size
    std::string record_;
};

}  // namespace claimgraph
