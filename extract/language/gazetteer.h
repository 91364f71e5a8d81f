#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// \file
/// Which lists of names the words of a sentence are on: features of the model's names network. Twin of
/// train/gazetteer.py; both must stay equal.
///
/// The lists come from the packs gazetteer, countries, places, organizations, offices and names. Names are compared
/// without case, accents and blanks, so that it does not matter how a tokenizer cuts them.

namespace claimgraph::language {

class Gazetteer {
   public:
    /// The lists of the embedded packs; loaded once.
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
    void add(std::size_t list, std::string_view name);

    /// Bits by key, which is known by its hash alone: of a hundred thousand of 64 bits no two are the same, and a table of
    /// strings would take a fifth of the time that the program needs to start.
    class Table {
       public:
        void add(std::uint64_t hash, std::uint32_t bits);
        std::uint32_t find(std::uint64_t hash) const { return rows_[place(hash)].bits; }  ///< 0 where nothing is known

       private:
        struct Row {
            std::uint64_t hash = 0;
            std::uint32_t bits = 0;
        };
        std::size_t place(std::uint64_t hash) const {
            std::size_t at = hash & (rows_.size() - 1);
            while (rows_[at].bits != 0 && rows_[at].hash != hash) at = (at + 1) & (rows_.size() - 1);
            return at;
        }

        std::vector<Row> rows_ = std::vector<Row>(1u << 17);  ///< a power of two, at most half of them in use
        std::size_t used_ = 0;
    };

    Table keys_;  ///< the lists that have it, and whether names may be cut behind it, one bit each
};

}  // namespace claimgraph::language
