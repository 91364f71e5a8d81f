#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "extract/language/inflection.h"
#include "extract/language/irregular_forms.h"
#include "extract/language/network.h"
#include "extract/language/spanning_tree.h"

namespace claimgraph::extract::language {
namespace {

/// How sure a choice is, 0 to 1: the logistic function of its lead over the best other. \param none  no choice at all
float lead(const float* scores, std::size_t count, std::size_t chosen, std::size_t none) {
    float second = -std::numeric_limits<float>::infinity();
    for (std::size_t k = 0; k < count; ++k)
        if (k != chosen && k != none) second = std::max(second, scores[k]);
    return 1 / (1 + std::exp(second - scores[chosen]));
}

}  // namespace

std::vector<std::size_t> Network::best_names(const float* scores, std::size_t stride,
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
std::string Network::best_lemma(const Token& token, std::string_view low, const float* scores) const {
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

void Network::find_lemmas(const std::vector<Token*>& tokens, const std::vector<std::uint32_t>& slots,
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

std::vector<std::uint32_t> Network::list_features(const Layout& batch, const std::vector<std::uint32_t>& slots,
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

void Network::find_names(const Layout& batch, const std::vector<Token*>& tokens,
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

void Network::find_trees(const Layout& batch, const std::vector<Token*>& tokens, Workspace& space) const {
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

    std::vector<std::int32_t> trees(n);
    std::vector<std::size_t> rows;
    for (std::size_t r = 0; r < batch.parts.size(); ++r) {
        const Part& part = batch.parts[r];
        const std::size_t size = part.size, stride = padded(size + 1);
        batch.rows_of(r, rows);
        score_arcs(rows, space);
        const Timer timer(space.decoding);
        const std::vector<std::int32_t> tree = best_tree(space.scores.data(), size, stride);
        for (std::size_t k = 0; k < size; ++k) {
            tokens[rows[k]]->head = tree[k] < 0 ? -1 : static_cast<std::int32_t>(part.begin) + tree[k];
            tokens[rows[k]]->certainty =
                lead(space.scores.data() + k * stride, size + 1, static_cast<std::size_t>(tree[k] + 1), k + 1);
            trees[rows[k]] = tree[k] < 0 ? -1 : static_cast<std::int32_t>(rows[tree[k]]);
        }
    }
    label_arcs(trees, tokens, space);
}

// The score of each word of a part as governor of each: left x governors' transpose + what makes a word a governor as
// such. The root stands in front of the words.
void Network::score_arcs(const std::vector<std::size_t>& rows, Workspace& space) const {
    const std::size_t size = rows.size(), heads = arc_width + label_width, stride = padded(size + 1);
    space.left.resize(size * arc_width);
    space.right.resize((size + 1) * arc_width);
    std::copy_n(root_vector.data(), arc_width, space.right.data());
    for (std::size_t k = 0; k < size; ++k) {
        std::copy_n(space.arcs_left.data() + rows[k] * arc_width, arc_width, space.left.data() + k * arc_width);
        std::copy_n(space.governors.data() + rows[k] * heads, arc_width, space.right.data() + (k + 1) * arc_width);
    }
    space.as_such.assign(stride, 0.0f);
    // several words side by side: each one's sum is a chain of additions that wait for each other
    constexpr std::size_t together = 8;
    for (std::size_t k = 0; k <= size; k += together) {
        const std::size_t count = std::min(together, size + 1 - k);
        const float* from = space.right.data() + k * arc_width;
        float sums[together] = {};
        for (std::size_t c = 0; c < arc_width; ++c) {
            for (std::size_t w = 0; w < count; ++w) sums[w] += from[w * arc_width + c] * arc_governor[c];
        }
        std::copy_n(sums, count, space.as_such.data() + k);
    }
    space.packed_governors.assign_transposed(space.right.data(), size + 1, arc_width, arc_width);
    space.scores.resize(size * stride);
    multiply(space.left.data(), arc_width, size, space.packed_governors, Start::Bias, space.as_such.data(),
             space.scores.data(), stride);
}

// Labels of arcs: additive and multiplicative.
void Network::label_arcs(const std::vector<std::int32_t>& trees, const std::vector<Token*>& tokens,
                         Workspace& space) const {
    const std::size_t n = trees.size(), heads = arc_width + label_width;
    space.label_dependents.resize(n * label_width);
    space.label_governors.resize(n * label_width);
    space.label_products.resize(n * label_width);
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

}  // namespace claimgraph::extract::language
