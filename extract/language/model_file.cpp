#include "extract/language/model_file.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <bit>
#include <cstring>

#include "extract/language/matrix.h"
#include "graph/errors.h"

namespace claimgraph::extract::language {

namespace {

constexpr std::string_view magic = "CGMODEL\n";
constexpr std::uint32_t known_version = 1;
constexpr std::size_t header_size = 64;
constexpr std::size_t entry_size = 96;
constexpr std::size_t name_size = 48;
constexpr std::size_t alignment = 64;

static_assert(std::endian::native == std::endian::little,
              "the model file is used where it lies, as little-endian numbers");

template <typename Number>
Number read(const char* at) {
    Number value;
    std::memcpy(&value, at, sizeof value);
    return value;
}

[[noreturn]] void fail(const std::string& what) { throw Error("language model: " + what); }

std::size_t bytes_of(const Tensor& t) {
    const std::size_t elements = std::size_t{t.rows} * t.columns;
    switch (t.type) {
        case Tensor::Type::Float32:
            return elements * 4;
        case Tensor::Type::Float16:
            return elements * 2;
        case Tensor::Type::Int8:
            return elements;
        case Tensor::Type::Table:
            return std::size_t{t.rows} * 12;
        case Tensor::Type::Int32:
            return elements * 4;
        case Tensor::Type::Panels:
            return padded(t.rows) * ((std::size_t{t.columns} + 3) / 4 * 4);
    }
    return 0;
}

/// Finite numbers only; no branch, so that the loop over many is vectorised.
float half_to_float(std::uint16_t h) {
    const float magnitude = std::bit_cast<float>(std::uint32_t{h & 0x7FFFu} << 13) * 0x1p112f;
    return std::bit_cast<float>(std::bit_cast<std::uint32_t>(magnitude) | std::uint32_t{h & 0x8000u} << 16);
}

}  // namespace

std::uint32_t HashTable::find(std::string_view key, std::uint32_t missing) const {
    std::uint64_t hash = XXH3_64bits(key.data(), key.size());
    if (hash == 0) hash = 1;
    auto place = static_cast<std::uint32_t>(((hash >> 32) * capacity_) >> 32);
    for (std::uint32_t tried = 0; tried < capacity_; ++tried) {
        const auto found = read<std::uint64_t>(data_ + std::size_t{place} * 8);
        if (found == hash) return read<std::uint32_t>(data_ + std::size_t{capacity_} * 8 + std::size_t{place} * 4);
        if (found == 0) return missing;
        if (++place == capacity_) place = 0;
    }
    return missing;
}

ModelFile::ModelFile(std::string_view bytes, Check check) {
    if (bytes.size() < header_size || bytes.substr(0, magic.size()) != magic) fail("this is no claimgraph model file");
    const char* data = bytes.data();
    const auto version = read<std::uint32_t>(data + 8);
    if (version != known_version) {
        fail("the file has format version " + std::to_string(version) + ", this program reads version " +
             std::to_string(known_version));
    }
    const auto size = read<std::uint64_t>(data + 16);
    if (size != bytes.size()) {
        fail("the file has " + std::to_string(bytes.size()) + " bytes where its header says " + std::to_string(size) +
             "; it was cut off or changed");
    }
    if (check == Check::whole &&
        XXH3_64bits(data + header_size, bytes.size() - header_size) != read<std::uint64_t>(data + 24))
        fail("the checksum is wrong; the file is damaged");
    const auto inside = [&](std::uint64_t offset, std::uint64_t length) {
        return offset <= size && length <= size - offset;
    };
    const auto metadata_at = read<std::uint64_t>(data + 32);
    const auto metadata_size = read<std::uint64_t>(data + 40);
    const auto directory_at = read<std::uint64_t>(data + 48);
    const auto sections = read<std::uint32_t>(data + 12);
    if (!inside(metadata_at, metadata_size)) fail("the metadata lie outside of the file");
    if (!inside(directory_at, std::uint64_t{sections} * entry_size)) fail("the directory lies outside of the file");
    metadata_ = bytes.substr(metadata_at, metadata_size);
    for (std::uint32_t k = 0; k < sections; ++k) {
        const char* entry = data + directory_at + std::size_t{k} * entry_size;
        const std::string name(entry, strnlen(entry, name_size));
        Tensor tensor;
        const auto type = read<std::uint32_t>(entry + name_size);
        if (type > 5) fail("section " + name + " has an unknown type");
        tensor.type = static_cast<Tensor::Type>(type);
        tensor.rows = read<std::uint32_t>(entry + name_size + 4);
        tensor.columns = read<std::uint32_t>(entry + name_size + 8);
        const auto offset = read<std::uint64_t>(entry + name_size + 16);
        const auto length = read<std::uint64_t>(entry + name_size + 24);
        if (offset % alignment != 0 || !inside(offset, length) || length != bytes_of(tensor))
            fail("section " + name + " has a wrong place or size");
        tensor.data = data + offset;
        tensors_.emplace(name, tensor);
    }
}

const Tensor& ModelFile::tensor(const std::string& name) const {
    const auto found = tensors_.find(name);
    if (found == tensors_.end()) fail("there is no section " + name);
    return found->second;
}

const Tensor& ModelFile::tensor(const std::string& name, std::size_t rows, std::size_t columns) const {
    const Tensor& t = tensor(name);
    if (t.rows != rows || t.columns != columns) {
        fail("section " + name + " is " + std::to_string(t.rows) + "x" + std::to_string(t.columns) + ", not " +
             std::to_string(rows) + "x" + std::to_string(columns));
    }
    return t;
}

HashTable ModelFile::table(const std::string& name) const {
    const Tensor& t = tensor(name);
    if (t.type != Tensor::Type::Table || t.rows == 0) fail("section " + name + " is no table");
    return HashTable(t.data, t.rows);
}

std::string model_file(std::string_view metadata, const std::map<std::string, Tensor, std::less<>>& tensors) {
    const auto aligned = [](std::size_t at) { return (at + alignment - 1) / alignment * alignment; };
    const std::size_t directory = aligned(header_size + metadata.size());
    std::string out(aligned(directory + tensors.size() * entry_size), '\0');
    const auto put = [&out](std::size_t at, auto number) { std::memcpy(out.data() + at, &number, sizeof number); };
    metadata.copy(out.data() + header_size, metadata.size());
    std::size_t entry = directory;
    for (const auto& [name, tensor] : tensors) {
        const std::size_t offset = out.size(), size = bytes_of(tensor);
        out.append(tensor.data, size).resize(aligned(out.size()));
        name.copy(out.data() + entry, name_size);
        put(entry + name_size, tensor.type);
        put(entry + name_size + 4, tensor.rows);
        put(entry + name_size + 8, tensor.columns);
        put(entry + name_size + 16, std::uint64_t{offset});
        put(entry + name_size + 24, std::uint64_t{size});
        entry += entry_size;
    }
    magic.copy(out.data(), magic.size());
    put(8, known_version);
    put(12, static_cast<std::uint32_t>(tensors.size()));
    put(16, std::uint64_t{out.size()});
    put(24, std::uint64_t{XXH3_64bits(out.data() + header_size, out.size() - header_size)});
    put(32, std::uint64_t{header_size});
    put(40, std::uint64_t{metadata.size()});
    put(48, std::uint64_t{directory});
    return out;
}

std::vector<float> numbers(const Tensor& tensor) {
    std::vector<float> out(std::size_t{tensor.rows} * tensor.columns);
    if (tensor.type == Tensor::Type::Float16) {
        for (std::size_t k = 0; k < out.size(); ++k) out[k] = half_to_float(read<std::uint16_t>(tensor.data + k * 2));
    } else if (tensor.type == Tensor::Type::Float32) {
        std::memcpy(out.data(), tensor.data, out.size() * sizeof(float));
    } else {
        fail("a section of numbers has a wrong type");
    }
    return out;
}

}  // namespace claimgraph::extract::language
