#include "graph/spilling_bytes.h"

#include <algorithm>

#include "graph/temporary_file.h"

namespace claimgraph {
namespace {

constexpr std::size_t buffered = 1 << 18;  ///< once there is a file

}  // namespace

SpillingBytes::SpillingBytes(std::size_t memory) : memory_(memory) {}
SpillingBytes::~SpillingBytes() = default;
SpillingBytes::SpillingBytes(SpillingBytes&&) noexcept = default;
SpillingBytes& SpillingBytes::operator=(SpillingBytes&&) noexcept = default;

void SpillingBytes::reserve(std::size_t size) {
    if (size <= memory_) bytes_.reserve(size);
}

void SpillingBytes::append(std::string_view piece) {
    bytes_ += piece;
    if (bytes_.size() <= (file_ ? buffered : memory_)) return;
    if (!file_) file_ = std::make_unique<TemporaryFile>();
    file_->append(bytes_);
    in_file_ = file_->size();
    std::string().swap(bytes_);
}

std::string_view SpillingBytes::read(std::uint64_t begin, std::size_t size, std::string& room) const {
    if (begin >= in_file_) return std::string_view(bytes_).substr(begin - in_file_, size);
    room.resize(size);  // no piece lies partly in the file
    file_->read(begin, room.data(), size);
    return room;
}

}  // namespace claimgraph
