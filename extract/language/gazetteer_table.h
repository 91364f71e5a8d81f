#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

/// \file
/// The table in which a Gazetteer looks names up: which lists have a name, by the name's key. It is made from the packs
/// when the program is built (prepare/prepare.cpp) and used where it lies: reading the packs took a third of the time
/// of a short run.

namespace claimgraph::extract::language {

/// Lists of single words, and of names that are matched over several.
enum Single : std::size_t { given, family, honorific, company, organization_head, place_head, particle, common };
inline constexpr std::array<std::string_view, 8> single_names = {
    "given", "family", "honorific", "company", "organization head", "place head", "particle", "common"};
enum Longer : std::size_t { country = single_names.size(), place, organization, acronym, demonym, office };
inline constexpr std::array<std::string_view, 6> longer_names = {"country", "place",   "organization",
                                                                 "acronym", "demonym", "office"};

/// What the table says of a key: a bit for each list that has it, and one where longer names begin with it.
constexpr std::uint32_t list_bit(std::size_t list) { return std::uint32_t{1} << list; }
inline constexpr std::uint32_t beginning = list_bit(31);

/// A name as it is compared: without case, accents and blanks.
std::string gazetteer_key(std::string_view name);

/// The table's bytes, a HashTable (model_file.h): 64-bit hashes, of which no two of a hundred thousand are the same.
/// \throws Error if a pack is not as it should be
std::string make_gazetteer_table();

}  // namespace claimgraph::extract::language
