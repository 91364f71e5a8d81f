#include "extract/language/language.h"

#include <algorithm>
#include <vector>

#include "extract/language/model.h"
#include "extract/language/sentence_splitter.h"
#include "extract/language/tokenizer.h"

namespace claimgraph::extract::language {
namespace {

void tokenize_block(const Document& document, Span range, std::uint32_t block, Analysis& analysis) {
    const auto& pack = TokenizerPack::builtin();
    auto words = split_words(document.text, range, pack);
    const auto ends = split_sentences(document.text, words, pack);
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
        auto& sentence = analysis.sentences.emplace_back();
        sentence.block = block;
        sentence.span = {words[begin].span.begin, words[end - 1].span.end};
        sentence.tokens.reserve(end - begin);
        for (std::size_t i = begin; i < end; ++i) {
            auto& token = sentence.tokens.emplace_back();
            token.span = words[i].span;
            token.form = document.words(words[i].span);
            token.space_after = i + 1 == words.size() || words[i + 1].gap != Gap::none;
            if (words[i].group > 1) {
                const auto first = static_cast<TokenIndex>(i - begin);
                sentence.multiword.push_back(
                    {first, first + words[i].group - 1, {words[i].span.begin, words[i + words[i].group - 1].span.end}});
            }
        }
        begin = end;
    }
}

}  // namespace

Analysis tokenize(const Document& document) {
    Analysis analysis;
    if (document.blocks.empty())
        tokenize_block(document, {0, static_cast<std::uint32_t>(document.text.size())}, 0, analysis);
    for (std::size_t i = 0; i < document.blocks.size(); ++i)
        if (yields_claims(document.blocks[i].kind))
            tokenize_block(document, document.blocks[i].span, static_cast<std::uint32_t>(i), analysis);
    return analysis;
}

bool has_tree(const Sentence& sentence) {
    return std::count_if(sentence.tokens.begin(), sentence.tokens.end(),
                         [](const Token& token) { return token.head == -1; }) == 1 &&
           std::all_of(sentence.tokens.begin(), sentence.tokens.end(),
                       [](const Token& token) { return !token.deprel.empty(); });
}

bool has_trees(const Analysis& analysis) {
    return std::all_of(analysis.sentences.begin(), analysis.sentences.end(), has_tree);
}

void annotate(Analysis& analysis, AnalysisKind kind) { Model::builtin(kind).annotate(analysis.sentences); }

void complete(Analysis& analysis, AnalysisKind kind) {
    std::vector<std::size_t> bare;
    bool named = false;
    for (std::size_t i = 0; i < analysis.sentences.size(); ++i) {
        if (!has_tree(analysis.sentences[i])) bare.push_back(i);
        for (const auto& token : analysis.sentences[i].tokens)
            named = named || (token.ner != "O" && !token.ner.empty());
    }
    if (bare.size() == analysis.sentences.size()) return annotate(analysis, kind);
    if (!named) {
        Analysis copy = analysis;
        annotate(copy, kind);
        for (const std::size_t i : bare) analysis.sentences[i] = copy.sentences[i];
        for (std::size_t i = 0; i < analysis.sentences.size(); ++i)
            for (std::size_t k = 0; k < analysis.sentences[i].tokens.size(); ++k)
                analysis.sentences[i].tokens[k].ner = std::move(copy.sentences[i].tokens[k].ner);
        return;
    }
    std::vector<Sentence> lacking;
    for (const std::size_t i : bare) lacking.push_back(std::move(analysis.sentences[i]));
    Model::builtin(kind).annotate(lacking);
    for (std::size_t i = 0; i < bare.size(); ++i) analysis.sentences[bare[i]] = std::move(lacking[i]);
}

Analysis analyze(const Document& document, AnalysisKind kind) {
    Analysis analysis = tokenize(document);
    annotate(analysis, kind);
    return analysis;
}

}  // namespace claimgraph::extract::language
