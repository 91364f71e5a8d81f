#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/language/analysis.h"
#include "extract/rules/rule.h"

/// \file
/// Repairs of trees as they are written in packs (schemas/rules.schema.json describes the JSON): a pattern of named
/// words and what is then changed, in the spirit of Ssurgeon and Grew.

namespace claimgraph::extract::rules::rewrite {

/// A place in the sentence: a word of the pattern, the first or the last word of its phrase, or an end of the
/// sentence; and how many words behind it (or, negative, in front of it).
struct Position {
    enum class Of : std::uint8_t { word, first, last, start, end };
    Of of = Of::word;
    std::size_t node = 0;  ///< index into Repair::nodes
    std::int32_t offset = 0;
};

/// Two places of which the first is in front of the second, or both are the same.
struct PlaceTest {
    enum class Is : std::uint8_t { before, same };
    Position left, right;
    Is is = Is::before;
};

/// A word that the pattern looks for: along a path from an earlier word of the pattern, or at a place.
struct NodePattern {
    std::string name;
    std::size_t from = 0;  ///< index into Repair::nodes
    std::vector<Path> paths;
    std::optional<Position> at;  ///< instead of a path
    TokenTest where;
    bool optional = false;
    std::vector<PlaceTest> places;  ///< those that can be told once this word is found
};

/// A change of the tree. One that names an optional word which was not found is left out.
struct Edit {
    enum class Kind : std::uint8_t {
        attach,   ///< `node` hangs on `to`
        relabel,  ///< the relation of `node`
        promote,  ///< `node` takes the place of `to`, which hangs on it
        tag,      ///< tags of `node`
        move,     ///< children of `node` hang on `to`
    };
    Kind kind = Kind::attach;
    std::size_t node = 0, to = 0;
    std::string relation;                       ///< empty: as it is
    std::optional<std::size_t> relation_of;     ///< the relation that this word has before any edit
    std::optional<Upos> upos;                   ///< tag
    std::string xpos, lemma;                    ///< tag; lemma `form`: the word in lower case
    std::vector<std::string> children;          ///< move: those with one of these relations; `*` for all
    std::optional<std::size_t> before, behind;  ///< move: only those in front of or behind this word
    std::optional<std::size_t> if_found, unless_found;
};

/// A sentence and how it is read: `word <-relation- head`, `word[2]` for the second word of that form.
struct RepairExample {
    std::string text;
    std::vector<std::string> given;   ///< arcs that the parser is taken to have found, right or wrong
    std::vector<std::string> expect;  ///< arcs that must be there in the end
    bool fires = true;                ///< false: the repair must leave the sentence alone
};

struct Repair {
    std::string id;
    std::string note;
    std::string pack;                ///< name of the file it comes from
    std::string pack_name;           ///< what the file calls itself
    std::size_t line = 0;            ///< in that file, from 1
    int order = 0;                   ///< those with a lower order come first, then as they stand in the packs
    bool off = false;                ///< takes the repair with this id out
    std::vector<NodePattern> nodes;  ///< the first is looked for at every word of the sentence
    std::vector<NodePattern> without;
    std::vector<Edit> edits;
    std::vector<RepairExample> examples;
};

}  // namespace claimgraph::extract::rules::rewrite
