#include "extract/language/model.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <numeric>

#include "embedded.h"
#include "extract/language/features.h"
#include "extract/language/matrix.h"
#include "extract/language/model_file.h"
#include "extract/language/spanning_tree.h"
#include "graph/errors.h"

namespace claimgraph {

using namespace language;

namespace {

constexpr std::size_t words_in_batch = 1024;
constexpr std::string_view root_label = "root";
constexpr std::string_view loose_label = "parataxis";  // between the parts of an overlong sentence

[[noreturn]] void fail(const std::string& what) { throw Error("language model: " + what); }

/// Rows of int8 with a factor each, found by key; row 0 is for keys that are not known.
struct VectorTable {
    Tensor rows;
    Tensor factors;
    HashTable keys;

    VectorTable(const ModelFile& file, const std::string& name)
        : rows(file.tensor(name)),
          factors(file.tensor(name + ".scale", 1, rows.rows)),
          keys(file.table(name + ".table")) {
        if (rows.type != Tensor::Type::Int8 || rows.rows == 0 || factors.type != Tensor::Type::Float32)
            fail("section " + name + " has a wrong type");
    }

    std::size_t width() const { return rows.columns; }

    void copy(std::string_view key, float* out) const {
        std::size_t row = keys.find(key);
        if (row >= rows.rows) row = 0;
        const float factor = element(factors, row);
        const auto* from = reinterpret_cast<const std::int8_t*>(rows.data) + row * rows.columns;
        for (std::size_t k = 0; k < rows.columns; ++k) out[k] = static_cast<float>(from[k]) * factor;
    }
};

/// A matrix with its bias, ready for products.
struct Linear {
    PackedMatrix weights;
    Buffer bias;

    Linear() = default;

    /// \param columns  which columns of the tensors to take; all where it is empty
    Linear(const ModelFile& file, const std::string& weight_name, const std::string& bias_name, std::size_t inputs,
           std::size_t outputs, std::size_t first_column = 0, std::size_t all_columns = 0) {
        const std::size_t stored = all_columns ? all_columns : outputs;
        const Tensor& w = file.tensor(weight_name, inputs, stored);
        if (w.type != Tensor::Type::Float16 && w.type != Tensor::Type::Float32)
            fail("section " + weight_name + " has a wrong type");
        weights = PackedMatrix(inputs, outputs,
                               [&](std::size_t r, std::size_t c) { return element(w, r * stored + first_column + c); });
        bias.resize(padded(outputs));
        std::fill_n(bias.data(), padded(outputs), 0.0f);
        if (!bias_name.empty()) {
            const Tensor& b = file.tensor(bias_name, 1, stored);
            if (b.type != Tensor::Type::Float32) fail("section " + bias_name + " has a wrong type");
            for (std::size_t k = 0; k < outputs; ++k) bias[k] = element(b, first_column + k);
        }
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

std::u32string u32(const rapidjson::Value& v) { return code_points({v.GetString(), v.GetStringLength()}); }

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
};

/// Memory of one call, kept for the next one of the same thread.
struct Workspace {
    Buffer input, gates, cells, first, second, tags, lemmas, names, heads, arcs_left, governors, scores, label_product,
        label_inputs, labels;
    PackedMatrix packed_governors;
};

}  // namespace

struct Model::Network {
    struct Layer {
        Linear input;
        std::array<PackedMatrix, 2> recurrent;
        std::size_t hidden = 0;
    };

    ModelFile file;
    std::size_t hidden = 0, word_width = 0, affix_width = 0, tag_width = 0, arc_width = 0, label_width = 0;
    std::vector<std::pair<Upos, std::string>> tags;
    std::vector<std::string> labels, names;
    std::vector<LemmaClass> lemma_classes;
    std::size_t root = 0;                       // among labels
    std::vector<std::vector<bool>> may_follow;  // [name before][name]
    std::vector<bool> may_begin;
    std::vector<VectorTable> tables;  // vectors, words, affixes
    HashTable lexicon;
    std::vector<Layer> layers;
    Linear first_tags, tag_vectors, tag_scores, lemma_hidden, lemma_tags, lemma_endings, name_scores, dependents,
        governors, arc, label_both, label_dependent, label_governor;
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
    void run_layer(const Layer& layer, const Layout& batch, const float* input, std::size_t stride, float* output,
                   Workspace& space) const;
    void decode(const Layout& batch, Workspace& space, const std::vector<WordKeys>& keys, const float* top) const;
    std::vector<std::size_t> best_names(const float* scores, std::size_t stride,
                                        const std::vector<std::size_t>& rows) const;
    std::string lemma_of(const std::string& form, std::string_view lower, const std::string& xpos,
                         const float* scores) const;
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
    for (const auto& pair : list("tags").GetArray()) {
        if (!pair.IsArray() || pair.Size() != 2 || !pair[0].IsString() || !pair[1].IsString())
            wrong("a tag is no pair");
        tags.emplace_back(upos_from(pair[0].GetString()), pair[1].GetString());
    }
    const auto strings = [&](const char* name, std::vector<std::string>& into) {
        for (const auto& item : list(name).GetArray()) {
            if (!item.IsString()) wrong(std::string("not only strings in ") + name);
            into.emplace_back(item.GetString(), item.GetStringLength());
        }
    };
    strings("labels", labels);
    strings("names", names);
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
    for (std::size_t k = 0; k < layers.size(); ++k) {
        Layer& layer = layers[k];
        const std::string name = "layers." + std::to_string(k);
        const std::size_t inputs = k == 0 ? input_width() : 2 * hidden + (k == 1 ? tag_width : 0);
        layer.hidden = hidden;
        layer.input = Linear(file, name + ".input", name + ".bias", inputs, 8 * hidden);
        const Tensor& recurrent = file.tensor(name + ".recurrent", 2 * hidden, 4 * hidden);
        if (recurrent.type != Tensor::Type::Float16 && recurrent.type != Tensor::Type::Float32)
            fail("section " + name + ".recurrent has a wrong type");
        for (std::size_t d = 0; d < 2; ++d) {
            layer.recurrent[d] = PackedMatrix(hidden, 4 * hidden, [&](std::size_t r, std::size_t c) {
                return element(recurrent, (d * hidden + r) * 4 * hidden + c);
            });
        }
    }
}

void Model::Network::read_heads() {
    const std::size_t both = 2 * hidden, heads = arc_width + label_width;
    if (arc_width % panel_width != 0 || label_width % panel_width != 0)
        fail("the widths of arcs and labels are no multiples of 32");
    first_tags = Linear(file, "first_tags.weight", "first_tags.bias", both, tags.size());
    tag_vectors = Linear(file, "tag_vectors", "", tags.size(), tag_width);
    tag_scores = Linear(file, "tags.weight", "tags.bias", both, tags.size());
    name_scores = Linear(file, "names.weight", "names.bias", both, names.size());
    // the lemma's input in three pieces that lie apart in memory: layer, softened tags, vectors of the ending and shape
    const std::size_t endings = 5 * affix_width;
    const Tensor& lemmas = file.tensor("lemmas.weight", both + tag_width + endings, lemma_classes.size());
    const auto rows_from = [&](std::size_t first, std::size_t count) {
        return PackedMatrix(count, lemma_classes.size(), [&](std::size_t r, std::size_t c) {
            return element(lemmas, (first + r) * lemma_classes.size() + c);
        });
    };
    lemma_hidden.weights = rows_from(0, both);
    lemma_tags.weights = rows_from(both, tag_width);
    lemma_endings.weights = rows_from(both + tag_width, endings);
    const Tensor& lemma_bias = file.tensor("lemmas.bias", 1, lemma_classes.size());
    lemma_hidden.bias.resize(padded(lemma_classes.size()));
    for (std::size_t k = 0; k < padded(lemma_classes.size()); ++k)
        lemma_hidden.bias[k] = k < lemma_classes.size() ? element(lemma_bias, k) : 0.0f;
    dependents = Linear(file, "dependent.weight", "dependent.bias", both, heads);
    governors = Linear(file, "governor.weight", "governor.bias", both, heads);
    arc = Linear(file, "arc", "", arc_width, arc_width);
    label_both = Linear(file, "label_both", "", label_width, labels.size());
    label_dependent = Linear(file, "label_dependent.weight", "label_dependent.bias", label_width, labels.size());
    label_governor = Linear(file, "label_governor", "", label_width, labels.size());
    const auto vector = [&](const std::string& name, std::size_t size) {
        const Tensor& t = file.tensor(name, 1, size);
        std::vector<float> values(size);
        for (std::size_t k = 0; k < size; ++k) values[k] = element(t, k);
        return values;
    };
    root_vector = vector("root", heads);
    arc_governor = vector("arc_governor", arc_width);
}

void Model::Network::run_layer(const Layer& layer, const Layout& batch, const float* input, std::size_t stride,
                               float* output, Workspace& space) const {
    const std::size_t four = 4 * hidden, both = 2 * hidden;
    space.gates.resize(batch.words * 2 * four);
    float* gates = space.gates.data();
    layer.input.apply(input, stride, batch.words, gates);
    space.cells.resize(batch.parts.size() * hidden);
    float* cells = space.cells.data();
    for (std::size_t d = 0; d < 2; ++d) {
        std::fill_n(cells, batch.parts.size() * hidden, 0.0f);
        for (std::size_t s = 0; s < batch.steps(); ++s) {
            const std::size_t step = d == 0 ? s : batch.steps() - 1 - s;
            const std::size_t at = batch.offset[step], rows = batch.rows_at(step);
            float* gate = gates + at * 2 * four + d * four;
            if (s > 0) {
                // going back, parts that end at this step have no state yet
                const std::size_t before = d == 0 ? step - 1 : step + 1;
                multiply(output + batch.offset[before] * both + d * hidden, both, std::min(rows, batch.rows_at(before)),
                         layer.recurrent[d], Start::Sum, nullptr, gate, 2 * four);
            }
            lstm_step(gate, 2 * four, rows, hidden, cells, output + at * both + d * hidden, both);
        }
    }
}

void Model::Network::run(const Layout& batch, Workspace& space) const {
    const std::size_t both = 2 * hidden, width = input_width(), n = batch.words;
    std::vector<WordKeys> keys(n);
    space.input.resize(n * width);
    for (std::size_t step = 0; step < batch.steps(); ++step) {
        for (std::size_t r = 0; r < batch.rows_at(step); ++r) {
            const std::size_t row = batch.offset[step] + r;
            const Part& part = batch.parts[r];
            keys[row] = word_keys(part.sentence->tokens[part.begin + step].form);
            float* out = space.input.data() + row * width;
            for (std::size_t t = 0; t < tables.size(); ++t) {
                tables[t].copy(t < 2 ? keys[row].lower : keys[row].affixes[t - 2], out);
                out += tables[t].width();
            }
        }
    }
    // the first layer and its tags, side by side: the input of the second
    const std::size_t joined = both + tag_width;
    space.second.resize(n * both);
    run_layer(layers[0], batch, space.input.data(), width, space.second.data(), space);
    space.tags.resize(n * first_tags.stride());
    first_tags.apply(space.second.data(), both, n, space.tags.data());
    for (std::size_t row = 0; row < n; ++row) softmax(space.tags.data() + row * first_tags.stride(), tags.size());
    space.names.resize(n * tag_vectors.stride());
    tag_vectors.apply(space.tags.data(), first_tags.stride(), n, space.names.data());
    space.first.resize(n * joined);
    for (std::size_t row = 0; row < n; ++row) {
        float* out = space.first.data() + row * joined;
        std::memcpy(out, space.second.data() + row * both, both * sizeof(float));
        std::memcpy(out + both, space.names.data() + row * tag_vectors.stride(), tag_width * sizeof(float));
    }
    space.lemmas.resize(n * lemma_hidden.stride());
    lemma_hidden.apply(space.first.data(), joined, n, space.lemmas.data());
    multiply(space.first.data() + both, joined, n, lemma_tags.weights, Start::Sum, nullptr, space.lemmas.data(),
             lemma_hidden.stride());
    const std::size_t endings_at = tables[0].width() + word_width + 3 * affix_width;
    multiply(space.input.data() + endings_at, width, n, lemma_endings.weights, Start::Sum, nullptr, space.lemmas.data(),
             lemma_hidden.stride());
    run_layer(layers[1], batch, space.first.data(), joined, space.second.data(), space);
    float* top = space.second.data();
    float* other = space.first.data();
    for (std::size_t k = 2; k < layers.size(); ++k) {
        run_layer(layers[k], batch, top, both, other, space);
        std::swap(top, other);
    }
    decode(batch, space, keys, top);
}

std::vector<std::size_t> Model::Network::best_names(const float* scores, std::size_t stride,
                                                    const std::vector<std::size_t>& rows) const {
    const std::size_t kinds = names.size(), n = rows.size();
    constexpr float never = -1e9f;
    std::vector<float> best(kinds), next(kinds);
    std::vector<std::size_t> back(n * kinds, 0);
    for (std::size_t k = 0; k < kinds; ++k) best[k] = may_begin[k] ? scores[rows[0] * stride + k] : never;
    for (std::size_t i = 1; i < n; ++i) {
        for (std::size_t k = 0; k < kinds; ++k) {
            std::size_t from = 0;
            float value = -std::numeric_limits<float>::infinity();
            for (std::size_t before = 0; before < kinds; ++before) {
                const float path = may_follow[before][k] ? best[before] : never;
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
    std::vector<std::size_t> path(n);
    path[n - 1] = best_of(best.data(), kinds);
    for (std::size_t i = n - 1; i > 0; --i) path[i - 1] = back[i * kinds + path[i]];
    return path;
}

std::string Model::Network::lemma_of(const std::string& form, std::string_view lower, const std::string& xpos,
                                     const float* scores) const {
    constexpr std::uint32_t missing = 0xFFFFFFFFu;
    constexpr std::size_t tries = 8;
    std::string key(lower);
    key.push_back('\t');
    key += xpos;
    const std::uint32_t known = lexicon.find(key, missing);
    if (known < lemma_classes.size()) {
        std::string lemma = make_lemma(lemma_classes[known], form);
        if (!lemma.empty()) return lemma;
    }
    std::vector<bool> tried(lemma_classes.size(), false);
    for (std::size_t k = 0; k < std::min(tries, lemma_classes.size()); ++k) {
        std::size_t best = lemma_classes.size();
        for (std::size_t c = 0; c < lemma_classes.size(); ++c) {
            if (!tried[c] && (best == lemma_classes.size() || scores[c] > scores[best])) best = c;
        }
        std::string lemma = make_lemma(lemma_classes[best], form);
        if (!lemma.empty()) return lemma;
        tried[best] = true;
    }
    return form;
}

void Model::Network::decode(const Layout& batch, Workspace& space, const std::vector<WordKeys>& keys,
                            const float* top) const {
    const std::size_t both = 2 * hidden, n = batch.words, heads = arc_width + label_width;
    space.tags.resize(n * tag_scores.stride());
    tag_scores.apply(top, both, n, space.tags.data());
    space.names.resize(n * name_scores.stride());
    name_scores.apply(top, both, n, space.names.data());
    space.heads.resize(n * heads);
    dependents.apply(top, both, n, space.heads.data());
    leaky_relu(space.heads.data(), n * heads);
    space.governors.resize(n * heads);
    governors.apply(top, both, n, space.governors.data());
    leaky_relu(space.governors.data(), n * heads);
    space.arcs_left.resize(n * arc_width);
    arc.apply(space.heads.data(), heads, n, space.arcs_left.data());

    Buffer left, right;
    std::vector<std::size_t> rows;
    for (std::size_t r = 0; r < batch.parts.size(); ++r) {
        const Part& part = batch.parts[r];
        const std::size_t size = part.size;
        rows.resize(size);
        for (std::size_t k = 0; k < size; ++k) rows[k] = batch.offset[k] + r;

        // left x governors' transpose + what makes a word a governor as such
        left.resize(size * arc_width);
        right.resize((size + 1) * arc_width);
        std::memcpy(right.data(), root_vector.data(), arc_width * sizeof(float));
        for (std::size_t k = 0; k < size; ++k) {
            std::memcpy(left.data() + k * arc_width, space.arcs_left.data() + rows[k] * arc_width,
                        arc_width * sizeof(float));
            std::memcpy(right.data() + (k + 1) * arc_width, space.governors.data() + rows[k] * heads,
                        arc_width * sizeof(float));
        }
        const std::size_t stride = padded(size + 1);
        std::vector<float> as_such(stride, 0.0f);
        for (std::size_t k = 0; k <= size; ++k) {
            float sum = 0;
            for (std::size_t c = 0; c < arc_width; ++c) sum += right[k * arc_width + c] * arc_governor[c];
            as_such[k] = sum;
        }
        space.packed_governors.assign_transposed(right.data(), size + 1, arc_width, arc_width);
        space.scores.resize(size * stride);
        multiply(left.data(), arc_width, size, space.packed_governors, Start::Bias, as_such.data(), space.scores.data(),
                 stride);
        const std::vector<std::int32_t> tree = best_tree(space.scores.data(), size, stride);

        // labels of the chosen arcs: additive and multiplicative
        space.label_inputs.resize(size * 3 * label_width);
        float* dependent = space.label_inputs.data();
        float* governor = dependent + size * label_width;
        float* product = governor + size * label_width;
        for (std::size_t k = 0; k < size; ++k) {
            const float* d = space.heads.data() + rows[k] * heads + arc_width;
            const float* g = tree[k] < 0 ? root_vector.data() + arc_width
                                         : space.governors.data() + rows[tree[k]] * heads + arc_width;
            for (std::size_t c = 0; c < label_width; ++c) {
                dependent[k * label_width + c] = d[c];
                governor[k * label_width + c] = g[c];
                product[k * label_width + c] = d[c] * g[c];
            }
        }
        space.labels.resize(size * label_dependent.stride());
        label_dependent.apply(dependent, label_width, size, space.labels.data());
        label_governor.add(governor, label_width, size, space.labels.data());
        label_both.add(product, label_width, size, space.labels.data());

        const auto name_path = best_names(space.names.data(), name_scores.stride(), rows);
        for (std::size_t k = 0; k < size; ++k) {
            Token& token = part.sentence->tokens[part.begin + k];
            const auto& tag = tags[best_of(space.tags.data() + rows[k] * tag_scores.stride(), tags.size())];
            token.upos = tag.first;
            token.xpos = tag.second;
            token.head = tree[k] < 0 ? -1 : static_cast<std::int32_t>(part.begin) + tree[k];
            float* scores = space.labels.data() + k * label_dependent.stride();
            scores[root] = -std::numeric_limits<float>::infinity();
            token.deprel = tree[k] < 0 ? std::string(root_label) : labels[best_of(scores, labels.size())];
            token.ner = names[name_path[k]];
            token.lemma = lemma_of(token.form, keys[rows[k]].lower, token.xpos,
                                   space.lemmas.data() + rows[k] * lemma_hidden.stride());
        }
    }
}

const Model& Model::builtin() {
    static const Model model(embedded::file("extract/models/english.model"));
    return model;
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

void Model::annotate(std::span<Sentence> sentences) const {
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
