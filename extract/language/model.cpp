#include "extract/language/model.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "extract/language/network.h"
#include "extract/language/prepared.h"

namespace claimgraph::extract::language {

std::string_view Model::builtin_file(AnalysisKind kind) {
    return kind == AnalysisKind::fast ? prepared::fast_model() : prepared::exact_model();
}

const Model& Model::builtin(AnalysisKind kind) {
    // each one is loaded when it is first asked for
    if (kind == AnalysisKind::fast) {
        static const Model fast(kind);
        return fast;
    }
    static const Model exact(kind);
    return exact;
}

Model::Model(std::string_view bytes) : network_(std::make_unique<const Network>(bytes, ModelFile::Check::whole)) {}
Model::Model(AnalysisKind kind)
    : network_(std::make_unique<const Network>(builtin_file(kind), ModelFile::Check::trusted)) {}
Model::~Model() = default;

std::string_view Model::metadata() const { return network_->file.metadata(); }

namespace {

constexpr std::string_view loose_label = "parataxis";  // between the parts of an overlong sentence

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

}  // namespace claimgraph::extract::language
