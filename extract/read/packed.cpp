#include "extract/read/packed.h"

#include <archive.h>
#include <archive_entry.h>

#include <cstring>
#include <stdexcept>

#include "extract/read/encoding.h"

// libarchive reads from our stream through callbacks. Each layer of packing is opened by itself, with no format and no
// filter but its own, so that each is counted and none hides another.

namespace claimgraph::extract::read {
namespace {

/// Bytes in memory.
class Memory : public ByteSource {
   public:
    explicit Memory(std::string_view bytes) : bytes_(bytes) {}
    std::size_t read(char* buffer, std::size_t size) override {
        const std::size_t count = std::min(size, bytes_.size());
        std::memcpy(buffer, bytes_.data(), count);
        bytes_.remove_prefix(count);
        return count;
    }

   private:
    std::string_view bytes_;
};

/// libarchive on a stream.
class Archive {
   public:
    explicit Archive(ByteStream& stream) : stream_(stream), archive_(archive_read_new()) {
        if (!archive_) throw std::bad_alloc();
    }
    ~Archive() { archive_read_free(archive_); }
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    archive* get() const { return archive_; }

    void open() { check(archive_read_open(archive_, this, nullptr, read_more, nullptr)); }
    /// What went wrong below goes on.
    void rethrow() const {
        if (error_) std::rethrow_exception(error_);
    }
    /// \throws PlacedError where libarchive gave up; what it only warns of is fine
    void check(int result) const {
        rethrow();
        if (result == ARCHIVE_OK || result == ARCHIVE_EOF || result == ARCHIVE_WARN) return;
        const char* why = archive_error_string(archive_);
        throw PlacedError("", std::string("it is damaged: ") + (why ? why : "cannot be unpacked"));
    }
    std::size_t read(char* buffer, std::size_t size) {
        const auto count = archive_read_data(archive_, buffer, size);
        if (count < 0) check(static_cast<int>(count));
        if (count <= 0) return 0;
        unpacked_ += static_cast<std::uint64_t>(count);
        if (unpacked_ > always_unpacked && unpacked_ > most_unpacked_ratio * packed_)
            throw PlacedError("", "it unpacks to more than " + std::to_string(most_unpacked_ratio) + " times its size");
        return static_cast<std::size_t>(count);
    }

   private:
    static la_ssize_t read_more(archive*, void* self, const void** buffer) {
        auto& it = *static_cast<Archive*>(self);
        try {
            it.stream_.take(it.given_);
            const std::string_view window = it.stream_.window();
            it.given_ = window.size();
            it.packed_ += window.size();
            *buffer = window.data();
            return static_cast<la_ssize_t>(window.size());
        } catch (...) {
            it.error_ = std::current_exception();
            return ARCHIVE_FATAL;
        }
    }

    ByteStream& stream_;
    archive* archive_;
    std::size_t given_ = 0;
    std::uint64_t packed_ = 0, unpacked_ = 0;
    std::exception_ptr error_;
};

/// The data of the entry at which an archive stands.
class Entry : public ByteSource {
   public:
    explicit Entry(Archive& archive) : archive_(archive) {}
    std::size_t read(char* buffer, std::size_t size) override { return archive_.read(buffer, size); }

   private:
    Archive& archive_;
};

int filter_of(std::string_view bytes) {
    if (bytes.starts_with("\x28\xB5\x2F\xFD")) return ARCHIVE_FILTER_ZSTD;
    if (bytes.starts_with("BZh")) return ARCHIVE_FILTER_BZIP2;
    return bytes.starts_with("\xFD") ? ARCHIVE_FILTER_XZ : ARCHIVE_FILTER_GZIP;
}

class Compressed : public PackedFiles {
   public:
    explicit Compressed(ByteStream& stream) : archive_(stream) {
        // Appended, not only allowed: else libarchive takes off as many layers as there are.
        archive_.check(archive_read_append_filter(archive_.get(), filter_of(stream.peek(4))));
        archive_read_support_format_raw(archive_.get());
        archive_.open();
    }
    std::optional<PackedMember> next() override {
        if (done_) return std::nullopt;
        done_ = true;
        archive_entry* entry = nullptr;
        const int result = archive_read_next_header(archive_.get(), &entry);
        if (result == ARCHIVE_EOF || result == ARCHIVE_FATAL) {
            archive_.rethrow();
            throw PlacedError("", "it is damaged, or there is nothing in it");
        }
        archive_.check(result);
        PackedMember member;
        member.bytes = std::make_unique<Entry>(archive_);
        return member;
    }

   private:
    Archive archive_;
    bool done_ = false;
};

class Members : public PackedFiles {
   public:
    explicit Members(ByteStream& stream) : archive_(stream) {
        archive_read_support_format_tar(archive_.get());
        archive_read_support_format_zip_streamable(archive_.get());
        archive_.open();
    }
    std::optional<PackedMember> next() override {
        while (true) {
            archive_entry* entry = nullptr;
            const int result = archive_read_next_header(archive_.get(), &entry);
            archive_.check(result);
            if (result == ARCHIVE_EOF) return std::nullopt;
            const auto type = archive_entry_filetype(entry);
            if (type == AE_IFDIR) continue;
            PackedMember member;
            const char* name = archive_entry_pathname(entry);
            member.name = name ? name : "";
            if (member.name.empty() || first_invalid_utf8(member.name))
                member.name = to_utf8(member.name, "windows-1252");
            if (type != AE_IFREG && type != 0) member.unwanted = "it is a link or a device, not a file";
            if (archive_entry_is_encrypted(entry) == 1) member.unwanted = "it is encrypted";
            member.bytes = std::make_unique<Entry>(archive_);
            return member;
        }
    }

   private:
    Archive archive_;
};

}  // namespace

std::unique_ptr<PackedFiles> open_compressed(ByteStream& stream) { return std::make_unique<Compressed>(stream); }
std::unique_ptr<PackedFiles> open_archive(ByteStream& stream) { return std::make_unique<Members>(stream); }

std::string unpacked_gzip(std::string_view bytes, std::size_t most) {
    ByteStream stream(std::make_unique<Memory>(bytes));
    Compressed unpacker(stream);
    const std::optional<PackedMember> member = unpacker.next();
    std::string out;
    char buffer[1 << 14];
    while (const std::size_t count = member->bytes->read(buffer, sizeof buffer)) {
        out.append(buffer, count);
        if (out.size() > most) throw PlacedError("", "longer than " + std::to_string(most) + " bytes");
    }
    return out;
}

}  // namespace claimgraph::extract::read
