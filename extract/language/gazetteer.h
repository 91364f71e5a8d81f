#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/model_file.h"

/// \file
/// Which lists of names the words of a sentence are on: features of the model's names network. Twin of
/// train/gazetteer.py; both must stay equal.
///
/// The lists come from the packs gazetteer, countries, places, organizations, offices and names. Names are compared
/// without case, accents and blanks, so that it does not matter how a tokenizer cuts them (gazetteer_table.h).

namespace claimgraph::extract::language {

class Gazetteer {
   public:
    /// The lists of the packs that the program was built with.
    static const Gazetteer& builtin();

    /// The features' names; feature k is bit k. Lists whose names are matched over several words, longest first, have
    /// four: the word alone is on the list, or it is the first, an inner or the last one of a name that is.
    static const std::vector<std::string>& feature_names();

    /// What can be said of a word without its neighbours.
    struct Word {
        std::string key;
        bool capital = false;   ///< has a capital letter
        bool capitals = false;  ///< has no small letter
        bool begins = false;    ///< the key begins a longer name
        std::uint32_t features = 0;
        std::uint32_t lists = 0;  ///< the lists of longer names that have the word alone, one bit each
    };
    Word word(std::string_view form) const;

    /// The features of every word of a sentence.
    std::vector<std::uint32_t> features(std::span<const Word* const> words) const;

   private:
    Gazetteer();

    HashTable keys_;  ///< the lists that have it, and whether names may be cut behind it, one bit each
};

}  // namespace claimgraph::extract::language
