#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model.h"

/// \file
/// What tells that two documents are copies of one text: hashes of every five words in a row, letters and digits only
/// and in lower case (w-shingling: Broder, "On the resemblance and containment of documents", 1997). All of them are
/// kept, four bytes a word, a small part of a store: samples of them (SimHash, MinHash, winnowing) do not tell whether
/// a short text is all in a long one, as a cut agency text is, nor that two reports in one sentence differ in a number.

namespace claimgraph {

constexpr std::size_t fingerprint_words = 5;

/// Of the parts of the document that yield claims, sorted, unique; none if it has fewer than five words. The same on
/// every machine.
std::vector<std::uint32_t> fingerprints(const Document& document);

/// Whether one of them is a copy of the other, by their fingerprints: half of the shorter text is in the longer one,
/// and of it forty words or so, if it has as many, else all; the longer one is at most four times as long (a digest
/// that holds many texts is no copy of any). Short reports of one kind share half of their words whatever they report.
bool are_copies(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

/// What is held of each document, so that fingerprints are read only of pairs that may be copies.
struct Sketch {
    std::uint64_t bits = 0;   ///< one of 64 for each fingerprint, several may have the same
    std::uint32_t count = 0;  ///< of fingerprints
};
Sketch sketch_of(const std::vector<std::uint32_t>& hashes);

/// False only where `are_copies` is false of what these are sketches of: the sizes rule it out, or too much of the
/// shorter text cannot be in the longer one.
bool may_be_copies(const Sketch& a, const Sketch& b);

/// For a file: four bytes each, the lowest first.
std::string packed_fingerprints(const std::vector<std::uint32_t>& hashes);
std::vector<std::uint32_t> unpacked_fingerprints(std::string_view bytes);

}  // namespace claimgraph
