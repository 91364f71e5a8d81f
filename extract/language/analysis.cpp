#include "extract/language/analysis.h"

#include <array>

#include "graph/errors.h"

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, 17> names = {"ADJ",  "ADP", "ADV",  "AUX",   "CCONJ", "DET",   "INTJ", "NOUN", "NUM",
                                                    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

}  // namespace

std::string_view to_string(Upos upos) { return names[static_cast<std::size_t>(upos)]; }

Upos upos_from(std::string_view name) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name) return static_cast<Upos>(i);
    throw Error("no universal part of speech is called '" + std::string(name) + "'");
}

}  // namespace claimgraph
