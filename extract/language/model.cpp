#include "extract/language/model.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <atomic>
#include <bit>
#include <cstring>
#include <ctime>
#include <limits>
#include <numeric>
#include <unordered_map>

#include "embedded.h"
#include "extract/language/features.h"
#include "extract/language/gazetteer.h"
#include "extract/language/inflection.h"
#include "extract/language/irregular_forms.h"
#include "extract/language/matrix.h"
#include "extract/language/model_file.h"
#include "extract/language/spanning_tree.h"
#include "graph/errors.h"

namespace claimgraph {

using namespace language;

namespace {

constexpr std::size_t words_in_batch = 1024;
constexpr std::size_t lemma_affixes = 5;  // the last ones: suffixes and shape
constexpr std::string_view root_label = "root";
constexpr std::string_view loose_label = "parataxis";  // between the parts of an overlong sentence

[[noreturn]] void fail(const std::string& what) { throw Error("language model: " + what); }

/// Rows of int8 with a factor each, found by key; row 0 is for keys that are not known.
struct VectorTable {
    Tensor rows;
    std::vector<float> factors;
    HashTable keys;

    VectorTable(const ModelFile& file, const std::string& name)
        : rows(file.tensor(name)),
          factors(numbers(file.tensor(name + ".scale", 1, rows.rows))),
          keys(file.table(name + ".table")) {
        if (rows.type != Tensor::Type::Int8 || rows.rows == 0) fail("section " + name + " has a wrong type");
    }

    std::size_t width() const { return rows.columns; }

    bool contains(std::string_view key) const { return keys.find(key) != 0; }

    void copy(std::string_view key, float* out) const {
        std::size_t row = keys.find(key);
        if (row >= rows.rows) row = 0;
        const float factor = factors[row];
        const auto* from = reinterpret_cast<const std::int8_t*>(rows.data) + row * rows.columns;
        for (std::size_t k = 0; k < rows.columns; ++k) out[k] = static_cast<float>(from[k]) * factor;
    }
};

/// A matrix with its bias, ready for products.
struct Linear {
    PackedMatrix weights;
    Buffer bias;

    Linear() = default;

    /// \param weight_name, bias_name  sections of the file; without a bias it is zero
    Linear(const ModelFile& file, const std::string& weight_name, const std::string& bias_name, std::size_t inputs,
           std::size_t outputs)
        : Linear(numbers(file.tensor(weight_name, inputs, outputs)).data(), inputs, outputs) {
        if (bias_name.empty()) return;
        const auto values = numbers(file.tensor(bias_name, 1, outputs));
        std::copy(values.begin(), values.end(), bias.data());
    }

    Linear(const float* values, std::size_t inputs, std::size_t outputs)
        : weights(values, inputs, outputs, outputs), bias(padded(outputs)) {
        std::fill_n(bias.data(), padded(outputs), 0.0f);
    }

    std::size_t stride() const { return padded(weights.columns()); }

    /// out has rows of stride() floats.
    void apply(const float* x, std::size_t stride_x, std::size_t rows, float* out) const {
        multiply(x, stride_x, rows, weights, Start::Bias, bias.data(), out, stride());
    }
    void add(const float* x, std::size_t stride_x, std::size_t rows, float* out) const {
        multiply(x, stride_x, rows, weights, Start::Sum, nullptr, out, stride());
    }
};

/// The same with bytes.
struct ByteLinear {
    ByteMatrix weights;
    Buffer bias;

    ByteLinear() = default;

    /// \param first, count  which outputs of the sections to take
    ByteLinear(const ModelFile& file, const std::string& weight_name, const std::string& bias_name, std::size_t inputs,
               std::size_t all_outputs, std::size_t first, std::size_t count) {
        const Tensor& t = file.tensor(weight_name, all_outputs, inputs);
        if (t.type != Tensor::Type::Int8) fail("section " + weight_name + " has a wrong type");
        const auto factors = numbers(file.tensor(weight_name + ".scale", 1, all_outputs));
        weights = ByteMatrix(reinterpret_cast<const signed char*>(t.data) + first * inputs, factors.data() + first,
                             inputs, count);
        bias.resize(padded(count));
        std::fill_n(bias.data(), padded(count), 0.0f);
        if (bias_name.empty()) return;
        const auto values = numbers(file.tensor(bias_name, 1, all_outputs));
        std::copy_n(values.data() + first, count, bias.data());
    }

    ByteLinear(const ModelFile& file, const std::string& weight_name, const std::string& bias_name, std::size_t inputs,
               std::size_t outputs)
        : ByteLinear(file, weight_name, bias_name, inputs, outputs, 0, outputs) {}

    std::size_t stride() const { return padded(weights.columns()); }

    void apply(const Bytes& x, std::size_t rows, float* out) const { apply(x, 0, rows, out, stride()); }
    void add(const Bytes& x, std::size_t rows, float* out) const { add(x, rows, out, stride()); }
    /// From `first` on, into rows that may be wider than stride().
    void apply(const Bytes& x, std::size_t first, std::size_t rows, float* out, std::size_t stride_out) const {
        multiply(x, first, rows, weights, Start::Bias, bias.data(), out, stride_out);
    }
    void add(const Bytes& x, std::size_t rows, float* out, std::size_t stride_out) const {
        multiply(x, 0, rows, weights, Start::Sum, nullptr, out, stride_out);
    }
};

std::u32string u32(const rapidjson::Value& v) { return code_points({v.GetString(), v.GetStringLength()}); }

/// How sure a choice is, 0 to 1: the logistic function of its lead over the best other. \param none  no choice at all
float lead(const float* scores, std::size_t count, std::size_t chosen, std::size_t none) {
    float second = -std::numeric_limits<float>::infinity();
    for (std::size_t k = 0; k < count; ++k)
        if (k != chosen && k != none) second = std::max(second, scores[k]);
    return 1 / (1 + std::exp(second - scores[chosen]));
}

std::size_t best_of(const float* scores, std::size_t count) {
    return static_cast<std::size_t>(std::max_element(scores, scores + count) - scores);
}

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
    PackedMatrix packed_governors;
    Bytes bytes, input_bytes, first_bytes, top_bytes;
};

}  // namespace

struct Model::Network {
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

    explicit Network(std::string_view bytes) : file(bytes) {
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
    std::vector<std::size_t> best_names(const float* scores, std::size_t stride,
                                        const std::vector<std::size_t>& rows) const;
    std::string best_lemma(const Token& token, std::string_view low, const float* scores) const;
};

void Model::Network::read_metadata() {
    rapidjson::Document json;
    const std::string_view text = file.metadata();
    json.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(text.data(), text.size());
    const auto wrong = [](const std::string& what) { fail("the metadata are wrong: " + what); };
    if (json.HasParseError() || !json.IsObject()) wrong("no JSON object");
    const auto list = [&](const char* name) -> const rapidjson::Value& {
        const auto found = json.FindMember(name);
        if (found == json.MemberEnd() || !found->value.IsArray() || found->value.Empty())
            wrong(std::string("no list ") + name);
        return found->value;
    };
    if (!json.HasMember("architecture") || !json["architecture"].IsObject()) wrong("no architecture");
    const auto size = [&](const char* name) -> std::size_t {
        const auto found = json["architecture"].FindMember(name);
        if (found == json["architecture"].MemberEnd() || !found->value.IsUint() || found->value.GetUint() == 0 ||
            found->value.GetUint() > 4096) {
            wrong(std::string("no size ") + name);
        }
        return found->value.GetUint();
    };
    hidden = size("hidden");
    if (hidden % 16 != 0) wrong("the hidden size is no multiple of 16");
    layers.resize(size("layers"));
    if (layers.size() < 2) wrong("fewer than two layers");
    word_width = size("word_width");
    affix_width = size("affix_width");
    tag_width = size("tag_width");
    arc_width = size("arc_width");
    label_width = size("label_width");
    name_width = size("name_width");
    own_names = size("own_names");
    if (own_names % 16 != 0) wrong("the size of the names network is no multiple of 16");
    for (const auto& pair : list("tags").GetArray()) {
        if (!pair.IsArray() || pair.Size() != 2 || !pair[0].IsString() || !pair[1].IsString())
            wrong("a tag is no pair");
        tags.emplace_back(upos_from(pair[0].GetString()), pair[1].GetString());
    }
    const auto strings = [&](const char* name, std::vector<std::string>& into) {
        for (const auto& item : list(name).GetArray()) {
            if (!item.IsString() || item.GetStringLength() == 0) wrong(std::string("not only strings in ") + name);
            into.emplace_back(item.GetString(), item.GetStringLength());
        }
    };
    strings("labels", labels);
    strings("names", names);
    std::vector<std::string> lists;
    strings("lists", lists);
    if (lists != Gazetteer::feature_names()) wrong("the features of lists are not those of this program");
    const auto found = std::find(labels.begin(), labels.end(), root_label);
    if (found == labels.end()) wrong("no label root");
    root = static_cast<std::size_t>(found - labels.begin());
    for (const auto& item : list("lemmas").GetArray()) {
        if (!item.IsArray() || item.Size() != 6 || !item[0].IsString() || item[0].GetStringLength() != 1 ||
            !item[1].IsString() || !item[2].IsUint() || !item[3].IsString() || !item[4].IsUint() ||
            !item[5].IsString()) {
            wrong("a lemma class is none");
        }
        lemma_classes.push_back(
            {item[0].GetString()[0], u32(item[1]), item[2].GetUint(), u32(item[3]), item[4].GetUint(), u32(item[5])});
    }
    // I-X goes on from B-X or I-X only
    may_follow.assign(names.size(), std::vector<bool>(names.size(), true));
    may_begin.assign(names.size(), true);
    for (std::size_t k = 0; k < names.size(); ++k) {
        if (names[k][0] != 'I') continue;
        may_begin[k] = false;
        for (std::size_t before = 0; before < names.size(); ++before)
            may_follow[before][k] = names[before] != "O" && names[before].substr(1) == names[k].substr(1);
    }
}

void Model::Network::read_layers() {
    const std::size_t four = 4 * hidden;
    for (std::size_t k = 0; k < layers.size(); ++k) {
        Layer& layer = layers[k];
        const std::string name = "layers." + std::to_string(k);
        const std::size_t inputs = k == 0 ? input_width() : 2 * hidden + (k == 1 ? tag_width : 0);
        for (std::size_t d = 0; d < 2; ++d) {
            layer.input[d] = ByteLinear(file, name + ".input", name + ".bias", inputs, 2 * four, d * four, four);
            layer.recurrent[d] = ByteLinear(file, name + ".recurrent", "", hidden, 2 * four, d * four, four);
        }
    }
    const std::size_t own = 4 * own_names;
    for (std::size_t d = 0; d < 2; ++d) {
        own_name_layer.input[d] =
            ByteLinear(file, "own_names.input", "own_names.bias", input_width(), 2 * own, d * own, own);
        own_name_layer.recurrent[d] = ByteLinear(file, "own_names.recurrent", "", own_names, 2 * own, d * own, own);
    }
    list_gates = numbers(file.tensor("own_names.lists", Gazetteer::feature_names().size(), 2 * own));
}

void Model::Network::read_heads() {
    const std::size_t both = 2 * hidden, heads = arc_width + label_width;
    if (arc_width % panel_width != 0 || label_width % panel_width != 0 || name_width % panel_width != 0)
        fail("the widths of arcs, labels and names are no multiples of 32");
    first_tags = ByteLinear(file, "first_tags.weight", "first_tags.bias", both, tags.size());
    tag_vectors = Linear(file, "tag_vectors", "", tags.size(), tag_width);
    tag_scores = ByteLinear(file, "tags.weight", "tags.bias", both, tags.size());
    // of the first layer and the last one, which lie apart in memory
    name_first = ByteLinear(file, "name_hidden.first", "name_hidden.bias", both, name_width);
    name_top = ByteLinear(file, "name_hidden.top", "", both, name_width);
    name_scores = Linear(file, "names.weight", "names.bias", name_width, names.size());
    own_name_scores = Linear(file, "own_names.scores", "own_names.scores.bias", 2 * own_names, names.size());
    for (std::size_t k = 0; k < names.size(); ++k) name_scores.bias[k] += own_name_scores.bias[k];
    name_begin = numbers(file.tensor("own_names.begin", 1, names.size()));
    name_follow = numbers(file.tensor("own_names.follow", names.size(), names.size()));
    name_end = numbers(file.tensor("own_names.end", 1, names.size()));
    lemma_scores = ByteLinear(file, "lemmas.weight", "lemmas.bias", both + tag_width + lemma_affixes * affix_width,
                              lemma_classes.size());
    dependents = ByteLinear(file, "dependent.weight", "dependent.bias", both, heads);
    governors = ByteLinear(file, "governor.weight", "governor.bias", both, heads);
    arc = ByteLinear(file, "arc", "", arc_width, arc_width);
    label_both = Linear(file, "label_both", "", label_width, labels.size());
    label_dependent = Linear(file, "label_dependent.weight", "label_dependent.bias", label_width, labels.size());
    label_governor = Linear(file, "label_governor", "", label_width, labels.size());
    root_vector = numbers(file.tensor("root", 1, heads));
    arc_governor = numbers(file.tensor("arc_governor", 1, arc_width));
}

void Model::Network::run_layer(const Layer& layer, const Layout& batch, const float* input, std::size_t stride,
                               float* output, Workspace& space) const {
    space.input_bytes.assign(input, stride, batch.words, layer.input[0].weights.rows());
    run_recurrent(layer, batch, nullptr, output, space);
}

/// Goes on from space.input_bytes, or from the input products in space.words.
void Model::Network::run_recurrent(const Layer& layer, const Layout& batch, const Kept* kept, float* output,
                                   Workspace& space) const {
    // input products of so many rows are computed just before they are needed: they are still in the cache then
    constexpr std::size_t rows_at_once = 96;
    const std::size_t width = layer.recurrent[0].weights.rows(), four = 4 * width, both = 2 * width;
    space.gates.resize((batch.parts.size() + rows_at_once) * four);
    space.cells.resize(batch.parts.size() * width);
    float* cells = space.cells.data();
    for (std::size_t d = 0; d < 2; ++d) {
        std::fill_n(cells, batch.parts.size() * width, 0.0f);
        std::size_t first = 0, end = 0;  // rows whose input products are there
        for (std::size_t s = 0; s < batch.steps(); ++s) {
            const std::size_t step = d == 0 ? s : batch.steps() - 1 - s;
            const std::size_t at = batch.offset[step], rows = batch.rows_at(step);
            if (at < first || at >= end) {
                std::size_t last = step;
                first = at;
                end = at + rows;
                while (!kept && end - first < rows_at_once && (d == 0 ? last + 1 < batch.steps() : last > 0)) {
                    last = d == 0 ? last + 1 : last - 1;
                    first = std::min(first, batch.offset[last]);
                    end = std::max(end, batch.offset[last + 1]);
                }
                if (kept) {
                    for (std::size_t r = 0; r < rows; ++r) {
                        float* gate = space.gates.data() + r * four;
                        std::memcpy(gate, space.words.gates(kept->slots[at + r]) + kept->at + d * four,
                                    four * sizeof(float));
                        for (std::uint32_t left = kept->features ? kept->features[at + r] : 0; left; left &= left - 1) {
                            const auto feature = static_cast<std::size_t>(std::countr_zero(left));
                            const float* more = list_gates.data() + feature * 2 * four + d * four;
                            for (std::size_t c = 0; c < four; ++c) gate[c] += more[c];
                        }
                    }
                } else {
                    layer.input[d].apply(space.input_bytes, first, end - first, space.gates.data(), four);
                }
            }
            float* gate = space.gates.data() + (at - first) * four;
            if (s > 0) {
                // going back, parts that end at this step have no state yet
                const std::size_t before = d == 0 ? step - 1 : step + 1;
                const std::size_t known = std::min(rows, batch.rows_at(before));
                space.bytes.assign(output + batch.offset[before] * both + d * width, both, known, width);
                layer.recurrent[d].add(space.bytes, known, gate, four);
            }
            lstm_step(gate, four, rows, width, cells, output + at * both + d * width, both);
        }
    }
}

/// Fills the cache's slots of the words in these rows.
void Model::Network::look_up(const std::vector<Token*>& tokens, const std::vector<std::uint32_t>& slots,
                             const std::vector<std::size_t>& new_rows, Workspace& space) const {
    const std::size_t width = input_width(), endings = lemma_affixes * affix_width, four = 4 * hidden;
    const std::size_t count = new_rows.size();
    space.input.resize(count * width);
    for (std::size_t k = 0; k < count; ++k) {
        const std::uint32_t slot = slots[new_rows[k]];
        WordKeys keys = word_keys(tokens[new_rows[k]]->form);
        float* const begin = space.input.data() + k * width;
        float* out = begin;
        for (std::size_t t = 0; t < tables.size(); ++t) {
            tables[t].copy(t < 2 ? keys.lower : keys.affixes[t - 2], out);
            out += tables[t].width();
        }
        std::memcpy(space.words.endings(slot), begin + width - endings, endings * sizeof(float));
        space.words.word(slot).lower = std::move(keys.lower);
        space.words.word(slot).listed = gazetteer.word(tokens[new_rows[k]]->form);
    }
    space.input_bytes.assign(space.input.data(), width, count, width);
    const std::size_t own = 4 * own_names;
    space.gates.resize(count * std::max(four, own));
    const auto keep = [&](const Layer& layer, std::size_t columns, std::size_t at) {
        for (std::size_t d = 0; d < 2; ++d) {
            layer.input[d].apply(space.input_bytes, 0, count, space.gates.data(), columns);
            for (std::size_t k = 0; k < count; ++k) {
                std::memcpy(space.words.gates(slots[new_rows[k]]) + at + d * columns, space.gates.data() + k * columns,
                            columns * sizeof(float));
            }
        }
    };
    keep(layers[0], four, 0);
    keep(own_name_layer, own, 2 * four);
}

void Model::Network::run(const Layout& batch, Workspace& space) const {
    const std::size_t both = 2 * hidden, n = batch.words;
    std::vector<Token*> tokens(n);
    std::vector<std::uint32_t> slots(n);
    std::vector<std::size_t> new_rows;
    space.words.start(number, n, 8 * (hidden + own_names), lemma_affixes * affix_width);
    for (std::size_t step = 0; step < batch.steps(); ++step) {
        for (std::size_t r = 0; r < batch.rows_at(step); ++r) {
            const std::size_t row = batch.offset[step] + r;
            const Part& part = batch.parts[r];
            tokens[row] = &part.sentence->tokens[part.begin + step];
            const auto [slot, is_new] = space.words.slot(tokens[row]->form);
            slots[row] = slot;
            if (is_new) new_rows.push_back(row);
        }
    }
    look_up(tokens, slots, new_rows, space);
    space.words.filled();
    // the first layer and its softened tags, side by side: the input of the second
    const std::size_t joined = both + tag_width;
    space.top.resize(n * both);
    const Kept kept{slots.data(), 0};
    run_recurrent(layers[0], batch, &kept, space.top.data(), space);
    space.tags.resize(n * first_tags.stride());
    space.first_bytes.assign(space.top.data(), both, n, both);
    first_tags.apply(space.first_bytes, n, space.tags.data());
    for (std::size_t row = 0; row < n; ++row) softmax(space.tags.data() + row * first_tags.stride(), tags.size());
    space.soft.resize(n * tag_vectors.stride());
    tag_vectors.apply(space.tags.data(), first_tags.stride(), n, space.soft.data());
    space.first.resize(n * joined);
    for (std::size_t row = 0; row < n; ++row) {
        float* out = space.first.data() + row * joined;
        std::memcpy(out, space.top.data() + row * both, both * sizeof(float));
        std::memcpy(out + both, space.soft.data() + row * tag_vectors.stride(), tag_width * sizeof(float));
    }
    run_layer(layers[1], batch, space.first.data(), joined, space.top.data(), space);
    for (std::size_t k = 2; k < layers.size(); ++k) {
        space.below.resize(n * both);
        std::swap(space.top, space.below);
        space.top.resize(n * both);
        run_layer(layers[k], batch, space.below.data(), both, space.top.data(), space);
    }

    space.top_bytes.assign(space.top.data(), both, n, both);
    space.tags.resize(n * tag_scores.stride());
    tag_scores.apply(space.top_bytes, n, space.tags.data());
    for (std::size_t row = 0; row < n; ++row) {
        const auto& [upos, xpos] = tags[best_of(space.tags.data() + row * tag_scores.stride(), tags.size())];
        tokens[row]->upos = upos;
        tokens[row]->xpos = xpos;
    }
    find_lemmas(tokens, slots, space);
    find_names(batch, tokens, slots, space);
    find_trees(batch, tokens, space);
}

std::vector<std::size_t> Model::Network::best_names(const float* scores, std::size_t stride,
                                                    const std::vector<std::size_t>& rows) const {
    const std::size_t kinds = names.size(), n = rows.size();
    constexpr float never = -1e9f;
    std::vector<float> best(kinds), next(kinds);
    std::vector<std::size_t> back(n * kinds, 0);
    for (std::size_t k = 0; k < kinds; ++k) {
        best[k] = may_begin[k] ? name_begin[k] + scores[rows[0] * stride + k] : never;
    }
    for (std::size_t i = 1; i < n; ++i) {
        for (std::size_t k = 0; k < kinds; ++k) {
            std::size_t from = 0;
            float value = -std::numeric_limits<float>::infinity();
            for (std::size_t before = 0; before < kinds; ++before) {
                const float path = may_follow[before][k] ? best[before] + name_follow[before * kinds + k] : never;
                if (path > value) {
                    value = path;
                    from = before;
                }
            }
            next[k] = value + scores[rows[i] * stride + k];
            back[i * kinds + k] = from;
        }
        std::swap(best, next);
    }
    for (std::size_t k = 0; k < kinds; ++k) best[k] += name_end[k];
    std::vector<std::size_t> path(n);
    path[n - 1] = best_of(best.data(), kinds);
    for (std::size_t i = n - 1; i > 0; --i) path[i - 1] = back[i * kinds + path[i]];
    return path;
}

/// The best-scored lemma that can be made of the form; of an inflected form rather one that is a word and is so spelt,
/// which the network cannot know of words that it never saw (*outlined*: outline, not outlin; *fined*: fine, not fin).
std::string Model::Network::best_lemma(const Token& token, std::string_view low, const float* scores) const {
    constexpr std::size_t tries = 8;
    const bool inflected =
        token.xpos == "VBD" || token.xpos == "VBN" || token.xpos == "VBG" || token.xpos == "VBZ" || token.xpos == "NNS";
    std::vector<bool> tried(lemma_classes.size(), false);
    std::string first, derived;
    for (std::size_t k = 0; k < std::min(tries, lemma_classes.size()); ++k) {
        std::size_t best = lemma_classes.size();
        for (std::size_t c = 0; c < lemma_classes.size(); ++c) {
            if (!tried[c] && (best == lemma_classes.size() || scores[c] > scores[best])) best = c;
        }
        std::string lemma = make_lemma(lemma_classes[best], token.form);
        tried[best] = true;
        if (lemma.empty() || (inflected && !lemma_classes[best].whole.empty())) continue;
        if (!inflected) return lemma;
        if (!can_be_inflected(lemma, low, token.xpos)) continue;
        if (tables[0].contains(lemma)) return lemma;
        // mistreated: treat is a word
        if (derived.empty() && token.upos == Upos::VERB && tables[0].contains(without_prefix(lemma))) derived = lemma;
        if (first.empty()) first = std::move(lemma);
    }
    if (!derived.empty()) return derived;
    return first.empty() ? token.form : first;
}

void Model::Network::find_lemmas(const std::vector<Token*>& tokens, const std::vector<std::uint32_t>& slots,
                                 Workspace& space) const {
    constexpr std::uint32_t missing = 0xFFFFFFFFu;
    std::vector<std::size_t> unknown;  // words that the lexicon does not have with this tag: here the network says
    std::string key;
    for (std::size_t row = 0; row < tokens.size(); ++row) {
        Token& token = *tokens[row];
        WordCache::Word& word = space.words.word(slots[row]);
        if (!word.lemma.empty() && word.xpos == token.xpos) {
            token.lemma = word.lemma;
            continue;
        }
        key.assign(word.lower).append(1, '\t').append(token.xpos);
        token.lemma = IrregularForms::builtin().lemma_of(word.lower, token.xpos);
        if (token.lemma.empty()) {
            const std::uint32_t known = lexicon.find(key, missing);
            if (known < lemma_classes.size()) token.lemma = make_lemma(lemma_classes[known], token.form);
        }
        if (token.lemma.empty()) {
            unknown.push_back(row);
        } else {
            word.xpos = token.xpos;
            word.lemma = token.lemma;
        }
    }
    const std::size_t joined = 2 * hidden + tag_width, endings = lemma_affixes * affix_width;
    space.lemma_input.resize(unknown.size() * (joined + endings));
    for (std::size_t k = 0; k < unknown.size(); ++k) {
        float* out = space.lemma_input.data() + k * (joined + endings);
        std::memcpy(out, space.first.data() + unknown[k] * joined, joined * sizeof(float));
        std::memcpy(out + joined, space.words.endings(slots[unknown[k]]), endings * sizeof(float));
    }
    space.lemmas.resize(unknown.size() * lemma_scores.stride());
    space.bytes.assign(space.lemma_input.data(), joined + endings, unknown.size(), joined + endings);
    lemma_scores.apply(space.bytes, unknown.size(), space.lemmas.data());
    for (std::size_t k = 0; k < unknown.size(); ++k) {
        Token& token = *tokens[unknown[k]];
        token.lemma = best_lemma(token, space.words.word(slots[unknown[k]]).lower,
                                 space.lemmas.data() + k * lemma_scores.stride());
    }
}

std::vector<std::uint32_t> Model::Network::list_features(const Layout& batch, const std::vector<std::uint32_t>& slots,
                                                         Workspace& space) const {
    std::vector<std::uint32_t> out(batch.words);
    std::vector<std::size_t> rows;
    std::vector<const Gazetteer::Word*> words;
    for (std::size_t r = 0; r < batch.parts.size(); ++r) {
        batch.rows_of(r, rows);
        words.clear();
        for (const std::size_t row : rows) words.push_back(&space.words.word(slots[row]).listed);
        const auto features = gazetteer.features(words);
        for (std::size_t k = 0; k < rows.size(); ++k) out[rows[k]] = features[k];
    }
    return out;
}

void Model::Network::find_names(const Layout& batch, const std::vector<Token*>& tokens,
                                const std::vector<std::uint32_t>& slots, Workspace& space) const {
    const std::size_t n = batch.words;
    const auto features = list_features(batch, slots, space);
    const Kept kept{slots.data(), 8 * hidden, features.data()};
    space.own_names.resize(n * 2 * own_names);
    run_recurrent(own_name_layer, batch, &kept, space.own_names.data(), space);
    space.name_hidden.resize(n * name_width);
    name_first.apply(space.first_bytes, n, space.name_hidden.data());
    name_top.add(space.top_bytes, n, space.name_hidden.data());
    leaky_relu(space.name_hidden.data(), n * name_width);
    space.names.resize(n * name_scores.stride());
    name_scores.apply(space.name_hidden.data(), name_width, n, space.names.data());
    own_name_scores.add(space.own_names.data(), 2 * own_names, n, space.names.data());
    const Timer timer(space.decoding);
    std::vector<std::size_t> rows;
    for (std::size_t r = 0; r < batch.parts.size(); ++r) {
        batch.rows_of(r, rows);
        const auto path = best_names(space.names.data(), name_scores.stride(), rows);
        for (std::size_t k = 0; k < rows.size(); ++k) tokens[rows[k]]->ner = names[path[k]];
    }
}

void Model::Network::find_trees(const Layout& batch, const std::vector<Token*>& tokens, Workspace& space) const {
    const std::size_t n = batch.words, heads = arc_width + label_width;
    space.dependents.resize(n * heads);
    dependents.apply(space.top_bytes, n, space.dependents.data());
    leaky_relu(space.dependents.data(), n * heads);
    space.governors.resize(n * heads);
    governors.apply(space.top_bytes, n, space.governors.data());
    leaky_relu(space.governors.data(), n * heads);
    space.arcs_left.resize(n * arc_width);
    space.bytes.assign(space.dependents.data(), heads, n, arc_width);
    arc.apply(space.bytes, n, space.arcs_left.data());

    space.label_dependents.resize(n * label_width);
    space.label_governors.resize(n * label_width);
    space.label_products.resize(n * label_width);
    std::vector<std::int32_t> trees(n);  // by row: the head's row, -1 for the root
    std::vector<std::size_t> rows;
    std::vector<float> as_such;
    for (std::size_t r = 0; r < batch.parts.size(); ++r) {
        const Part& part = batch.parts[r];
        const std::size_t size = part.size;
        batch.rows_of(r, rows);
        // arcs: left x governors' transpose + what makes a word a governor as such
        space.left.resize(size * arc_width);
        space.right.resize((size + 1) * arc_width);
        std::copy_n(root_vector.data(), arc_width, space.right.data());
        for (std::size_t k = 0; k < size; ++k) {
            std::copy_n(space.arcs_left.data() + rows[k] * arc_width, arc_width, space.left.data() + k * arc_width);
            std::copy_n(space.governors.data() + rows[k] * heads, arc_width, space.right.data() + (k + 1) * arc_width);
        }
        const std::size_t stride = padded(size + 1);
        as_such.assign(stride, 0.0f);
        // several words side by side: each one's sum is a chain of additions that wait for each other
        constexpr std::size_t together = 8;
        for (std::size_t k = 0; k <= size; k += together) {
            const std::size_t count = std::min(together, size + 1 - k);
            const float* from = space.right.data() + k * arc_width;
            float sums[together] = {};
            for (std::size_t c = 0; c < arc_width; ++c) {
                for (std::size_t w = 0; w < count; ++w) sums[w] += from[w * arc_width + c] * arc_governor[c];
            }
            std::copy_n(sums, count, as_such.data() + k);
        }
        space.packed_governors.assign_transposed(space.right.data(), size + 1, arc_width, arc_width);
        space.scores.resize(size * stride);
        multiply(space.left.data(), arc_width, size, space.packed_governors, Start::Bias, as_such.data(),
                 space.scores.data(), stride);
        const Timer timer(space.decoding);
        const std::vector<std::int32_t> tree = best_tree(space.scores.data(), size, stride);
        for (std::size_t k = 0; k < size; ++k) {
            tokens[rows[k]]->head = tree[k] < 0 ? -1 : static_cast<std::int32_t>(part.begin) + tree[k];
            tokens[rows[k]]->certainty = lead(space.scores.data() + k * stride, size + 1,
                                              static_cast<std::size_t>(tree[k] + 1), k + 1);
            trees[rows[k]] = tree[k] < 0 ? -1 : static_cast<std::int32_t>(rows[tree[k]]);
        }
    }

    // labels of these arcs: additive and multiplicative
    for (std::size_t row = 0; row < n; ++row) {
        const float* d = space.dependents.data() + row * heads + arc_width;
        const float* g =
            (trees[row] < 0 ? root_vector.data() : space.governors.data() + trees[row] * heads) + arc_width;
        float* product = space.label_products.data() + row * label_width;
        std::copy_n(d, label_width, space.label_dependents.data() + row * label_width);
        std::copy_n(g, label_width, space.label_governors.data() + row * label_width);
        for (std::size_t c = 0; c < label_width; ++c) product[c] = d[c] * g[c];
    }
    const std::size_t stride = label_dependent.stride();
    space.labels.resize(n * stride);
    label_dependent.apply(space.label_dependents.data(), label_width, n, space.labels.data());
    label_governor.add(space.label_governors.data(), label_width, n, space.labels.data());
    label_both.add(space.label_products.data(), label_width, n, space.labels.data());
    for (std::size_t row = 0; row < n; ++row) {
        float* scores = space.labels.data() + row * stride;
        scores[root] = -std::numeric_limits<float>::infinity();
        const std::size_t best = best_of(scores, labels.size());
        tokens[row]->deprel = trees[row] < 0 ? std::string(root_label) : labels[best];
        if (trees[row] >= 0) tokens[row]->certainty *= lead(scores, labels.size(), best, root);
    }
}

std::string_view Model::builtin_file(AnalysisKind kind) {
    return embedded::file(kind == AnalysisKind::fast ? "extract/models/english-fast.model"
                                                     : "extract/models/english.model");
}

const Model& Model::builtin(AnalysisKind kind) {
    // each one is loaded when it is first asked for
    if (kind == AnalysisKind::fast) {
        static const Model fast(builtin_file(kind));
        return fast;
    }
    static const Model exact(builtin_file(kind));
    return exact;
}

Model::Model(std::string_view bytes) : network_(std::make_unique<const Network>(bytes)) {}
Model::~Model() = default;

std::string_view Model::metadata() const { return network_->file.metadata(); }

namespace {

/// Where to end a part that begins at `begin`: behind punctuation in the last quarter, else where it is full.
std::size_t end_of_part(const Sentence& sentence, std::size_t begin) {
    const std::size_t most = std::min(sentence.tokens.size(), begin + Model::longest_part);
    if (most == sentence.tokens.size()) return most;
    static constexpr std::string_view marks = ".;:,!?)";
    for (std::size_t k = most; k > begin + Model::longest_part * 3 / 4; --k) {
        const std::string& form = sentence.tokens[k - 1].form;
        if (form.size() == 1 && marks.find(form[0]) != std::string_view::npos) return k;
    }
    return most;
}

void join_parts(Sentence& sentence) {
    std::int32_t first = -1;
    for (std::size_t k = 0; k < sentence.tokens.size(); ++k) {
        Token& token = sentence.tokens[k];
        if (token.head >= 0) continue;
        if (first < 0) {
            first = static_cast<std::int32_t>(k);
        } else {
            token.head = first;
            token.deprel = loose_label;
        }
    }
}

}  // namespace

void Model::annotate(std::span<Sentence> sentences, Times* times) const {
    const Timer timer(times ? &times->all : nullptr);
    std::vector<Part> parts;
    for (Sentence& sentence : sentences) {
        for (std::size_t begin = 0; begin < sentence.tokens.size();) {
            const std::size_t end = end_of_part(sentence, begin);
            parts.push_back({&sentence, begin, end - begin});
            begin = end;
        }
    }
    // sentences of like length together; equal ones stay in their order
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.size > b.size; });
    thread_local Workspace space;
    space.decoding = times ? &times->decoding : nullptr;
    for (std::size_t at = 0; at < parts.size();) {
        Layout batch;
        while (at < parts.size() && (batch.parts.empty() || batch.words + parts[at].size <= words_in_batch)) {
            batch.words += parts[at].size;
            batch.parts.push_back(parts[at++]);
        }
        batch.offset.push_back(0);
        std::size_t rows = batch.parts.size();
        for (std::size_t step = 0; step < batch.parts[0].size; ++step) {
            while (batch.parts[rows - 1].size <= step) --rows;
            batch.offset.push_back(batch.offset.back() + rows);
        }
        network_->run(batch, space);
    }
    for (Sentence& sentence : sentences) {
        if (sentence.tokens.size() > longest_part) join_parts(sentence);
    }
}

}  // namespace claimgraph
