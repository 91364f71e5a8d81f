#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace claimgraph {

/// A file in the temporary folder (`$TMPDIR`). Has no name, so that it is gone with the process, however that ends.
class TemporaryFile {
   public:
    /// \throws Error if it cannot be made; so do the others
    TemporaryFile();
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    std::uint64_t size() const { return size_; }
    void append(std::string_view bytes);
    void read(std::uint64_t begin, char* to, std::size_t size) const;

   private:
    [[noreturn]] void fail(const char* doing) const;

    std::string folder_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
};

}  // namespace claimgraph
