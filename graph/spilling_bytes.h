#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

/// \file
/// Pieces of bytes, one behind the other: in memory while they are few, then in an unnamed file in the temporary folder.

namespace claimgraph {

class TemporaryFile;

class SpillingBytes {
   public:
    /// \param memory  bytes to be held before there is a file, give or take a piece
    explicit SpillingBytes(std::size_t memory);
    ~SpillingBytes();
    SpillingBytes(SpillingBytes&&) noexcept;
    SpillingBytes& operator=(SpillingBytes&&) noexcept;

    std::uint64_t size() const { return in_file_ + bytes_.size(); }
    /// So many will come: growing would take twice the memory.
    void reserve(std::size_t size);
    /// \throws Error if the temporary file cannot be written
    void append(std::string_view piece);
    /// Bytes of one piece, into `room` where they are in the file. May be called by several threads at a time.
    /// \return valid until `room` is changed, or something is appended. \throws Error if the file cannot be read
    std::string_view read(std::uint64_t begin, std::size_t size, std::string& room) const;

   private:
    std::size_t memory_;
    std::unique_ptr<TemporaryFile> file_;
    std::uint64_t in_file_ = 0;
    std::string bytes_;  ///< what comes behind it
};

}  // namespace claimgraph
