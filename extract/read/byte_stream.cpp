#include "extract/read/byte_stream.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "extract/read/encoding.h"

namespace claimgraph::extract::read {
namespace {

constexpr std::size_t window_bytes = 1u << 18;

std::string error_text(int error) { return std::generic_category().message(error); }

class File : public ByteSource {
   public:
    explicit File(const std::string& path) {
        descriptor_ = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor_ < 0) throw PlacedError("", "cannot be opened: " + error_text(errno));
        owned_ = path != "-";
    }
    ~File() override {
        if (owned_) ::close(descriptor_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    std::size_t read(char* buffer, std::size_t size) override {
        while (true) {
            const auto count = ::read(descriptor_, buffer, size);
            if (count >= 0) {
                offset_ += static_cast<std::uint64_t>(count);
                return static_cast<std::size_t>(count);
            }
            if (errno == EINTR) continue;
            const int error = errno;
            throw PlacedError(offset_ == 0 ? "" : "byte " + std::to_string(offset_),
                              "cannot be read: " + error_text(error));
        }
    }

   private:
    int descriptor_ = -1;
    bool owned_ = false;
    std::uint64_t offset_ = 0;
};

}  // namespace

std::unique_ptr<ByteSource> open_file(const std::string& path) { return std::make_unique<File>(path); }

void ByteStream::fill(std::size_t wanted) {
    if (taken_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + taken_, filled_ - taken_);
        filled_ -= taken_;
        taken_ = 0;
    }
    if (buffer_.size() < std::max(window_bytes, wanted)) buffer_.resize(std::max(window_bytes, wanted));
    while (!ended_ && filled_ < wanted) {
        const std::size_t count = source_->read(buffer_.data() + filled_, buffer_.size() - filled_);
        if (count == 0) ended_ = true;
        filled_ += count;
    }
}

}  // namespace claimgraph::extract::read
