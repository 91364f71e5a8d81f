#include "graph/temporary_file.h"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "graph/errors.h"

namespace claimgraph {

TemporaryFile::TemporaryFile() {
    std::error_code failed;
    folder_ = std::filesystem::temp_directory_path(failed).string();
    if (failed) folder_ = "/tmp";
    std::string name = folder_ + "/claimgraph-XXXXXX";
    descriptor_ = ::mkstemp(name.data());
    if (descriptor_ < 0) fail("make");
    ::unlink(name.c_str());
}

TemporaryFile::~TemporaryFile() { ::close(descriptor_); }

void TemporaryFile::append(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(size_));
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) fail("write");
        size_ += static_cast<std::uint64_t>(written);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void TemporaryFile::read(std::uint64_t begin, char* to, std::size_t size) const {
    while (size > 0) {
        const ssize_t got = ::pread(descriptor_, to, size, static_cast<off_t>(begin));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) fail("read");
        begin += static_cast<std::uint64_t>(got);
        to += got;
        size -= static_cast<std::size_t>(got);
    }
}

void TemporaryFile::fail(const char* doing) const {
    const int why = errno;
    throw Error(std::string("cannot ") + doing + " a temporary file in " + folder_ +
                " ($TMPDIR says where): " + (why == ENOSPC ? "the disk is full" : std::strerror(why)));
}

}  // namespace claimgraph
