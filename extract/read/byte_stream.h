#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

/// \file
/// Bytes of a file, a stream or a member of an archive, read through a window.

namespace claimgraph::extract::read {

/// Where bytes come from.
class ByteSource {
   public:
    virtual ~ByteSource() = default;
    /// Fills the buffer at least in part; 0 at the end. \throws PlacedError
    virtual std::size_t read(char* buffer, std::size_t size) = 0;
};

/// A file, or standard input for `-`. \throws PlacedError if it cannot be opened
std::unique_ptr<ByteSource> open_file(const std::string& path);

class ByteStream {
   public:
    explicit ByteStream(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

    /// Bytes that are there and not yet taken; empty at the end. \throws PlacedError if reading fails
    std::string_view window() {
        if (taken_ == filled_) fill(1);
        return std::string_view(buffer_).substr(taken_, filled_ - taken_);
    }
    /// At least `wanted` bytes where there are as many.
    std::string_view peek(std::size_t wanted) {
        if (filled_ - taken_ < wanted) fill(wanted);
        return std::string_view(buffer_).substr(taken_, filled_ - taken_);
    }
    void take(std::size_t count) {
        taken_ += count;
        offset_ += count;
    }
    /// How many bytes were taken.
    std::uint64_t offset() const { return offset_; }

   private:
    void fill(std::size_t wanted);

    std::unique_ptr<ByteSource> source_;
    bool ended_ = false;
    std::string buffer_;
    std::size_t taken_ = 0, filled_ = 0;
    std::uint64_t offset_ = 0;
};

}  // namespace claimgraph::extract::read
