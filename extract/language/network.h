#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/language/features.h"
#include "extract/language/gazetteer.h"
#include "extract/language/layers.h"
#include "extract/language/matrix.h"
#include "extract/language/model.h"
#include "extract/language/model_file.h"
#include "extract/language/word_cache.h"

/// \file
/// The network of a model (model.h says what it is made of): read by network_file.cpp, run by network.cpp, its scores
/// turned into lemmas, names and trees by decoding.cpp.

namespace claimgraph::extract::language {

inline constexpr std::size_t lemma_affixes = 5;  // the last ones: suffixes and shape
inline constexpr std::string_view root_label = "root";

/// What is analysed together: a sentence, or a part of an overlong one.
struct Part {
    Sentence* sentence = nullptr;
    std::size_t begin = 0;
    std::size_t size = 0;
};

/// The parts of a batch in descending order of length; words are laid out step by step: the k-th word of part r stands
/// in row offset[k] + r, so that products run over all parts that are long enough and over nothing else.
struct Layout {
    std::vector<Part> parts;
    std::vector<std::size_t> offset;
    std::size_t words = 0;

    std::size_t steps() const { return offset.size() - 1; }
    std::size_t rows_at(std::size_t step) const { return offset[step + 1] - offset[step]; }
    /// Where the words of a part stand.
    void rows_of(std::size_t part, std::vector<std::size_t>& rows) const {
        rows.resize(parts[part].size);
        for (std::size_t k = 0; k < rows.size(); ++k) rows[k] = offset[k] + part;
    }
};

/// Adds the processor time of its scope to what was asked for, if it was.
class Timer {
   public:
    explicit Timer(double* seconds) : seconds_(seconds), begin_(seconds ? std::clock() : 0) {}
    ~Timer() {
        if (seconds_) *seconds_ += static_cast<double>(std::clock() - begin_) / CLOCKS_PER_SEC;
    }
    Timer(const Timer&) = delete;
    Timer& operator=(const Timer&) = delete;

   private:
    double* seconds_;
    std::clock_t begin_;
};

/// Memory of one call, kept for the next one of the same thread.
struct Workspace {
    WordCache words;
    double* decoding = nullptr;  // seconds, where they are asked for
    Buffer input, gates, cells, first, soft, top, below;
    Buffer tags, lemma_input, lemmas, name_hidden, own_names, names;
    Buffer dependents, governors, arcs_left, left, right, scores, label_dependents, label_governors, label_products,
        labels;
    std::vector<float> as_such;  // governors' scores that do not depend on the dependent
    PackedMatrix packed_governors;
    Bytes bytes, input_bytes, first_bytes, top_bytes;
};

inline std::size_t best_of(const float* scores, std::size_t count) {
    return static_cast<std::size_t>(std::max_element(scores, scores + count) - scores);
}

struct Network {
    struct Layer {
        std::array<ByteLinear, 2> input, recurrent;  // for each direction
    };

    static inline std::atomic<std::uint64_t> made = 0;
    const std::uint64_t number = ++made;  // tells models apart, even one in the memory of another that is gone
    ModelFile file;
    const Gazetteer& gazetteer = Gazetteer::builtin();
    std::size_t hidden = 0, word_width = 0, affix_width = 0, tag_width = 0, arc_width = 0, label_width = 0,
                name_width = 0, own_names = 0;
    std::vector<std::pair<Upos, std::string>> tags;
    std::vector<std::string> labels, names;
    std::vector<LemmaClass> lemma_classes;
    std::size_t root = 0;                       // among labels
    std::vector<std::vector<bool>> may_follow;  // [name before][name]
    std::vector<bool> may_begin;
    std::vector<float> name_begin, name_follow, name_end;  // added to the scores of names
    std::vector<VectorTable> tables;                       // vectors, words, affixes
    HashTable lexicon;
    std::vector<Layer> layers;
    Layer own_name_layer;
    std::vector<float> list_gates;  // what a feature of the lists adds to the gates of own_name_layer
    ByteLinear first_tags, tag_scores, name_first, name_top, dependents, governors, lemma_scores, arc;
    Linear tag_vectors, name_scores, own_name_scores, label_both, label_dependent, label_governor;
    std::vector<float> root_vector, arc_governor;

    explicit Network(std::string_view bytes, ModelFile::Check check) : file(bytes, check) {
        read_metadata();
        for (const char* name : {"vectors", "words"}) tables.emplace_back(file, name);
        for (std::size_t k = 0; k < affix_count; ++k) {
            tables.emplace_back(file, "affix" + std::to_string(k));
            if (tables.back().width() != affix_width) fail("section affix" + std::to_string(k) + " has a wrong width");
        }
        if (tables[1].width() != word_width) fail("section words has a wrong width");
        lexicon = file.table("lexicon.table");
        read_layers();
        read_heads();
    }

    std::size_t input_width() const {
        std::size_t sum = 0;
        for (const VectorTable& t : tables) sum += t.width();
        return sum;
    }

    void read_metadata();
    void forbid_sequences();
    void read_layers();
    void read_heads();
    void run(const Layout& batch, Workspace& space) const;
    void look_up(const std::vector<Token*>& tokens, const std::vector<std::uint32_t>& slots,
                 const std::vector<std::size_t>& new_rows, Workspace& space) const;
    void run_layer(const Layer& layer, const Layout& batch, const float* input, std::size_t stride, float* output,
                   Workspace& space) const;
    /// Where the input products of a layer are kept in a slot of WordCache, and what is added to them.
    struct Kept {
        const std::uint32_t* slots;
        std::size_t at;
        const std::uint32_t* features = nullptr;  // by row
    };
    void run_recurrent(const Layer& layer, const Layout& batch, const Kept* kept, float* output,
                       Workspace& space) const;
    std::vector<std::uint32_t> list_features(const Layout& batch, const std::vector<std::uint32_t>& slots,
                                             Workspace& space) const;
    void find_lemmas(const std::vector<Token*>& tokens, const std::vector<std::uint32_t>& slots,
                     Workspace& space) const;
    void find_names(const Layout& batch, const std::vector<Token*>& tokens, const std::vector<std::uint32_t>& slots,
                    Workspace& space) const;
    void find_trees(const Layout& batch, const std::vector<Token*>& tokens, Workspace& space) const;
    void score_arcs(const std::vector<std::size_t>& rows, Workspace& space) const;
    /// \param trees  by row: the head's row, -1 for the root
    void label_arcs(const std::vector<std::int32_t>& trees, const std::vector<Token*>& tokens, Workspace& space) const;
    std::vector<std::size_t> best_names(const float* scores, std::size_t stride,
                                        const std::vector<std::size_t>& rows) const;
    std::string best_lemma(const Token& token, std::string_view low, const float* scores) const;
};

}  // namespace claimgraph::extract::language
