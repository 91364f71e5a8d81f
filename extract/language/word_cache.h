#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/language/gazetteer.h"
#include "extract/language/matrix.h"

namespace claimgraph::extract::language {

inline constexpr std::size_t words_in_batch = 1024;

/// What the model makes of a word form before it sees the neighbours: the first layer's input products depend on the
/// form alone. Running text repeats its words, so most of these products need not be computed again; a row that is kept
/// has the bits that computing it anew would give.
class WordCache {
   public:
    struct Word {
        std::string lower;
        Gazetteer::Word listed;
        std::string xpos, lemma;  ///< the lemma that the lexicon has with this tag; empty where none was looked up
        std::uint32_t uses = 0;
    };

    /// Before a batch: makes room for so many new words. What was kept for another model or instruction set is dropped.
    void start(std::uint64_t model, std::size_t new_words, std::size_t gates_width, std::size_t endings_width) {
        const std::string set = instruction_set();
        const bool keep = !stale_ && model == model_ && set == set_;
        stale_ = true;  // until all new words are filled
        if (!keep) {
            clear();
            model_ = model;
            set_ = set;
            gates_width_ = gates_width;
            endings_width_ = endings_width;
            gates_.resize(capacity * gates_width);
            endings_.resize(capacity * endings_width);
        }
        overlong_ = false;
        if (free_.size() >= new_words) return;
        for (auto at = slots_.begin(); at != slots_.end();) {
            Word& word = words_[at->second];
            if (word.uses < 2) {
                free_.push_back(at->second);
                at = slots_.erase(at);
            } else {
                word.uses = 0;
                ++at;
            }
        }
        if (free_.size() < new_words) clear();
    }

    /// The word's slot, and whether it is new and must be filled.
    std::pair<std::uint32_t, bool> slot(const std::string& form) {
        const auto [at, added] = slots_.try_emplace(form, 0);
        if (added) {
            at->second = free_.back();
            free_.pop_back();
            words_[at->second] = {};
            overlong_ = overlong_ || form.size() > longest_kept;
        }
        ++words_[at->second].uses;
        return {at->second, added};
    }

    /// After all new words of the batch are filled.
    void filled() { stale_ = overlong_; }

    Word& word(std::uint32_t slot) { return words_[slot]; }
    float* gates(std::uint32_t slot) { return gates_.data() + slot * gates_width_; }
    float* endings(std::uint32_t slot) { return endings_.data() + slot * endings_width_; }

   private:
    static constexpr std::size_t capacity = 2 * words_in_batch;
    static constexpr std::size_t longest_kept = 100;  // bytes; a longer form is forgotten after its batch

    void clear() {
        slots_.clear();
        words_.clear();
        words_.resize(capacity);
        free_.resize(capacity);
        std::iota(free_.rbegin(), free_.rend(), 0u);
    }

    std::uint64_t model_ = 0;
    std::string set_;
    bool stale_ = true;
    bool overlong_ = false;
    std::size_t gates_width_ = 0, endings_width_ = 0;
    std::unordered_map<std::string, std::uint32_t> slots_;
    std::vector<std::uint32_t> free_;
    std::vector<Word> words_;
    Buffer gates_, endings_;
};

}  // namespace claimgraph::extract::language
