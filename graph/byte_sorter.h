#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// \file
/// Sorts more byte strings than memory should hold: runs are sorted in memory and put into an unnamed file in the
/// temporary folder (`$TMPDIR`), and merged when they are read (external merge sort: Knuth, The Art of Computer
/// Programming, vol. 3, 5.4). What fits into memory never sees a file.

namespace claimgraph {

class TemporaryFile;

class ByteSorter {
   public:
    /// \param memory  bytes to be held, give or take a string; while reading, too
    explicit ByteSorter(std::size_t memory = std::size_t{4} << 20);
    ~ByteSorter();
    ByteSorter(ByteSorter&&) noexcept;
    ByteSorter& operator=(ByteSorter&&) noexcept;

    /// Not behind the first reading. \throws Error if the temporary file cannot be written
    void add(std::string_view bytes);
    /// Nothing will be added: frees the memory of what did not fit into it. Reading does so, too.
    void settle();

    /// Reads from the smallest string on, as unsigned bytes; there may be several at a time, and the sorter must stay.
    class Reader {
       public:
        explicit Reader(ByteSorter& sorter);
        ~Reader();
        Reader(Reader&&) noexcept;

        /// \return false behind the last. \throws Error if the temporary file cannot be read
        bool next();
        /// Valid until the next call of `next`.
        std::string_view bytes() const;

       private:
        struct Implementation;
        std::unique_ptr<Implementation> implementation_;
    };

   private:
    struct Entry {
        std::uint64_t start;  ///< the first bytes as a number, which settles most comparisons
        std::uint32_t begin, size;
    };
    struct Run {
        std::uint64_t begin, end;  ///< in the file
    };

    std::string_view bytes_of(const Entry& entry) const { return {arena_.data() + entry.begin, entry.size}; }
    void sort();
    void spill();

    std::size_t memory_;
    std::string arena_;
    std::vector<Entry> entries_;
    std::vector<Run> runs_;
    std::unique_ptr<TemporaryFile> file_;
    bool is_sorted_ = true;
};

/// Numbers in byte strings such that their order is that of the numbers.
void append_ordered(std::string& bytes, std::uint64_t number);
/// The number at the start, which is taken off.
std::uint64_t take_ordered(std::string_view& bytes);
/// A string of any bytes but NUL, shorter strings first, so that it may stand before others in a key.
void append_ordered(std::string& bytes, std::string_view text);
std::string_view take_text(std::string_view& bytes);

}  // namespace claimgraph
