#include "extract/language/network.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace claimgraph::extract::language {

void Network::run_layer(const Layer& layer, const Layout& batch, const float* input, std::size_t stride, float* output,
                        Workspace& space) const {
    space.input_bytes.assign(input, stride, batch.words, layer.input[0].weights.rows());
    run_recurrent(layer, batch, nullptr, output, space);
}

/// Goes on from space.input_bytes, or from the input products in space.words.
void Network::run_recurrent(const Layer& layer, const Layout& batch, const Kept* kept, float* output,
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
void Network::look_up(const std::vector<Token*>& tokens, const std::vector<std::uint32_t>& slots,
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

void Network::run(const Layout& batch, Workspace& space) const {
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

}  // namespace claimgraph::extract::language
