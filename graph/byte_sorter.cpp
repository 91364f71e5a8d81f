#include "graph/byte_sorter.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

#include "graph/temporary_file.h"

namespace claimgraph {
namespace {

constexpr std::size_t most_buffered = 1 << 16, least_buffered = 1 << 12;

std::uint64_t number_at(const char* bytes, std::size_t size) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 8; ++i) number = number << 8 | (i < size ? static_cast<unsigned char>(bytes[i]) : 0u);
    return number;
}

}  // namespace

// --- writing -------------------------------------------------------------------------------------------------------

ByteSorter::ByteSorter(std::size_t memory) : memory_(memory) {}
ByteSorter::~ByteSorter() = default;
ByteSorter::ByteSorter(ByteSorter&&) noexcept = default;
ByteSorter& ByteSorter::operator=(ByteSorter&&) noexcept = default;

void ByteSorter::add(std::string_view bytes) {
    const std::size_t held = arena_.size() + entries_.size() * sizeof(Entry);
    const std::size_t limit = std::min<std::size_t>(memory_, std::numeric_limits<std::uint32_t>::max() - bytes.size());
    if (!entries_.empty() && held + bytes.size() + sizeof(Entry) > limit) spill();
    entries_.push_back({number_at(bytes.data(), bytes.size()), static_cast<std::uint32_t>(arena_.size()),
                        static_cast<std::uint32_t>(bytes.size())});
    arena_ += bytes;
    is_sorted_ = false;
}

void ByteSorter::sort() {
    if (is_sorted_) return;
    std::sort(entries_.begin(), entries_.end(), [&](const Entry& a, const Entry& b) {
        return a.start != b.start ? a.start < b.start : bytes_of(a) < bytes_of(b);
    });
    is_sorted_ = true;
}

void ByteSorter::spill() {
    sort();
    if (!file_) file_ = std::make_unique<TemporaryFile>();
    Run run{file_->size(), 0};
    std::string out;
    out.reserve(most_buffered + least_buffered);
    for (const Entry& entry : entries_) {
        std::array<char, sizeof entry.size> size{};
        std::memcpy(size.data(), &entry.size, size.size());
        out.append(size.data(), size.size()).append(bytes_of(entry));
        if (out.size() < most_buffered) continue;
        file_->append(out);
        out.clear();
    }
    file_->append(out);
    run.end = file_->size();
    runs_.push_back(run);
    arena_.clear();
    entries_.clear();
}

void ByteSorter::settle() {
    sort();
    if (runs_.empty()) return;
    if (!entries_.empty()) spill();
    std::string().swap(arena_);
    std::vector<Entry>().swap(entries_);
}

// --- reading -------------------------------------------------------------------------------------------------------

struct ByteSorter::Reader::Implementation {
    /// What is left of a run in the file; the strings in memory are one more run, without a buffer.
    struct Place {
        std::uint64_t next = 0, end = 0;
        std::string buffer;
        std::size_t position = 0;
        std::string_view bytes;
    };

    explicit Implementation(ByteSorter& the_sorter) : sorter(the_sorter) {
        sorter.settle();
        places.resize(sorter.runs_.size() + 1);
        buffered = std::clamp(sorter.memory_ / places.size(), least_buffered, most_buffered);
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (i < sorter.runs_.size()) {
                places[i].next = sorter.runs_[i].begin;
                places[i].end = sorter.runs_[i].end;
            }
            if (advance(i)) heap.push_back(i);
        }
        std::make_heap(heap.begin(), heap.end(), after);
    }

    /// So much of the run as is there, at least `size` bytes of it, behind `position`.
    void fill(Place& place, std::size_t size) const {
        place.buffer.erase(0, place.position);
        place.position = 0;
        const std::size_t had = place.buffer.size();
        const std::size_t more =
            static_cast<std::size_t>(std::min<std::uint64_t>(std::max(size, buffered) - had, place.end - place.next));
        place.buffer.resize(had + more);
        sorter.file_->read(place.next, place.buffer.data() + had, more);
        place.next += more;
    }
    bool advance(std::size_t index) {
        Place& place = places[index];
        if (index == sorter.runs_.size()) {
            if (entry == sorter.entries_.size()) return false;
            place.bytes = sorter.bytes_of(sorter.entries_[entry++]);
            return true;
        }
        std::uint32_t size = 0;
        if (place.buffer.size() - place.position < sizeof size) {
            if (place.next == place.end && place.position == place.buffer.size()) return false;
            fill(place, sizeof size);
        }
        std::memcpy(&size, place.buffer.data() + place.position, sizeof size);
        if (place.buffer.size() - place.position < sizeof size + size) fill(place, sizeof size + size);
        place.bytes = std::string_view(place.buffer).substr(place.position + sizeof size, size);
        place.position += sizeof size + size;
        return true;
    }

    ByteSorter& sorter;
    std::vector<Place> places;
    std::size_t buffered = 0, entry = 0;
    std::vector<std::size_t> heap;
    bool started = false;
    struct After {
        const std::vector<Place>& places;
        bool operator()(std::size_t a, std::size_t b) const { return places[a].bytes > places[b].bytes; }
    } after{places};
};

ByteSorter::Reader::Reader(ByteSorter& sorter) : implementation_(std::make_unique<Implementation>(sorter)) {}
ByteSorter::Reader::~Reader() = default;
ByteSorter::Reader::Reader(Reader&&) noexcept = default;

bool ByteSorter::Reader::next() {
    Implementation& it = *implementation_;
    if (it.started && !it.heap.empty()) {
        std::pop_heap(it.heap.begin(), it.heap.end(), it.after);
        if (it.advance(it.heap.back()))
            std::push_heap(it.heap.begin(), it.heap.end(), it.after);
        else
            it.heap.pop_back();
    }
    it.started = true;
    return !it.heap.empty();
}

std::string_view ByteSorter::Reader::bytes() const {
    return implementation_->places[implementation_->heap.front()].bytes;
}

// --- parts of a string ---------------------------------------------------------------------------------------------

void append_ordered(std::string& bytes, std::uint64_t number) {
    std::array<char, sizeof number> big_endian{};
    for (std::size_t i = 0; i < big_endian.size(); ++i) big_endian[i] = static_cast<char>(number >> (56 - 8 * i) & 0xff);
    bytes.append(big_endian.data(), big_endian.size());
}

std::uint64_t take_ordered(std::string_view& bytes) {
    const std::uint64_t number = number_at(bytes.data(), bytes.size());
    bytes.remove_prefix(8);
    return number;
}

void append_ordered(std::string& bytes, std::string_view text) { bytes.append(text).push_back('\0'); }

std::string_view take_text(std::string_view& bytes) {
    const std::string_view text = bytes.substr(0, bytes.find('\0'));
    bytes.remove_prefix(text.size() + 1);
    return text;
}

}  // namespace claimgraph
