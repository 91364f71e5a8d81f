#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// \file
/// The container of a trained model: named tensors and hash tables that are used where they lie, nothing is parsed but
/// a small piece of JSON. All numbers little-endian. Written by train/export.py.
///
///     0   8 bytes  "CGMODEL\n"
///     8   u32      version, 1
///     12  u32      number of sections
///     16  u64      size of the file
///     24  u64      XXH3-64 of everything from byte 64 on
///     32  u64, u64 offset and size of the metadata, JSON in UTF-8
///     48  u64      offset of the directory, multiple of 64
///     56  8 bytes  zero
///
/// The directory has 96 bytes for every section: name (48 bytes, filled up with zeros), u32 type, u32 rows, u32
/// columns, u32 zero, u64 offset (multiple of 64), u64 size, 16 bytes zero. Types: 0 float32, 1 float16 (IEEE half), 2
/// int8 (value times the row's factor in the section of the same name with ".scale"), all row by row; 3 hash table of
/// `rows` places: u64 hashes, then u32 values. In the models inside the program, for which prepare/prepare.cpp lays
/// matrices out as products want them: 4 int32, 5 a matrix of int8 in panels (ByteMatrix), whose corrections are in the
/// section of the same name with ".corrections". A table is searched linearly from place ((XXH3-64 of the key >> 32) *
/// rows) >> 32; hash 0 marks an empty place (a key whose hash is 0 counts as 1).
///
/// Metadata: "architecture" (sizes), "lists" (features of gazetteer.h), "tags" ([UPOS, XPOS] pairs), "labels",
/// "names", "lemmas" (classes, see features.h), "training" (options, epochs, scores on dev), "sources" (data and their
/// licences).

namespace claimgraph::extract::language {

/// A hash table in the file. Keys are known by their hash alone.
class HashTable {
   public:
    HashTable() = default;
    HashTable(const char* data, std::uint32_t capacity) : data_(data), capacity_(capacity) {}
    explicit HashTable(std::string_view bytes)
        : HashTable(bytes.data(), static_cast<std::uint32_t>(bytes.size() / 12)) {}
    /// The value of the key, `missing` where there is none.
    std::uint32_t find(std::string_view key, std::uint32_t missing = 0) const;

   private:
    const char* data_ = nullptr;
    std::uint32_t capacity_ = 0;
};

struct Tensor {
    enum class Type : std::uint32_t { Float32 = 0, Float16 = 1, Int8 = 2, Table = 3, Int32 = 4, Panels = 5 };
    Type type = Type::Float32;
    std::uint32_t rows = 0;
    std::uint32_t columns = 0;
    const char* data = nullptr;
};

/// A view of the bytes of a model file; they must outlive it.
class ModelFile {
   public:
    enum class Check { whole, trusted };  ///< trusted: the checksum is not made, for which all bytes must be read

    /// \throws Error that says what is wrong with a file that is no model, of another version, cut off or damaged
    explicit ModelFile(std::string_view bytes, Check check = Check::whole);

    std::string_view metadata() const { return metadata_; }

    /// \throws Error if the file has no such section
    const Tensor& tensor(const std::string& name) const;
    /// The same, and of this shape. \throws Error where it is not
    const Tensor& tensor(const std::string& name, std::size_t rows, std::size_t columns) const;
    HashTable table(const std::string& name) const;
    const std::map<std::string, Tensor, std::less<>>& tensors() const { return tensors_; }

   private:
    std::string_view metadata_;
    std::map<std::string, Tensor, std::less<>> tensors_;
};

/// A model file of these sections. \param tensors  their data may lie anywhere
std::string model_file(std::string_view metadata, const std::map<std::string, Tensor, std::less<>>& tensors);

/// All numbers of a float32 or float16 tensor, row by row. \throws Error if it has another type
std::vector<float> numbers(const Tensor& tensor);

}  // namespace claimgraph::extract::language
