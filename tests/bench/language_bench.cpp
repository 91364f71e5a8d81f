/// Words a second of processor time: the tokeniser, and for each instruction set of this processor the model, all of it
/// and its networks and decoding (the search for trees and names) apart.
///
///     language_bench [--set avx2|avx512|generic] [--model FILE] [FILE.conllu] [SENTENCES-A-CALL]
///
/// The file defaults to EWT's test part in ../shared; a call analyses as many sentences as an article has, 40 unless
/// told; the models are those of the program unless a file is given.

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <exception>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "extract/language/conllu.h"
#include "extract/language/language.h"
#include "extract/language/matrix.h"
#include "extract/language/model.h"

#ifndef CLAIMGRAPH_SHARED
#define CLAIMGRAPH_SHARED "../shared"
#endif

using namespace claimgraph::extract::language;
using namespace claimgraph;

namespace {

/// Of this process: other programs on the machine must not spoil the figures more than they have to.
double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::size_t words_of(const std::vector<Sentence>& sentences) {
    std::size_t words = 0;
    for (const Sentence& s : sentences) words += s.tokens.size();
    return words;
}

std::string content(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void measure(const Model& model, std::vector<Sentence>& sentences, std::size_t at_once, const std::string& only) {
    for (const char* set : {"generic", "avx2", "avx512"}) {
        if ((!only.empty() && only != set) || !choose_instruction_set(set)) continue;
        const std::size_t part =
            std::string(set) == "generic" ? std::min<std::size_t>(sentences.size(), 100) : sentences.size();
        Model::Times times;
        std::size_t done = 0;
        // a thread of its own, which has not kept any words from before
        std::thread([&] {
            for (std::size_t k = 0; k < part; k += at_once) {
                const auto some = std::span(sentences).subspan(k, std::min(at_once, part - k));
                model.annotate(some, &times);
                for (const Sentence& s : some) done += s.tokens.size();
            }
        }).join();
        const auto rate = [&](double seconds) { return static_cast<double>(done) / seconds; };
        std::printf("  %-8s        %9.0f words/s (networks %.0f, decoding %.0f)\n", set, rate(times.all),
                    rate(times.all - times.decoding), rate(times.decoding));
    }
}

}  // namespace

int main(int argc, char** argv) try {
    std::string path = CLAIMGRAPH_SHARED "/treebanks/ewt-test.conllu", set, file;
    std::size_t at_once = 40, places = 0;
    for (int k = 1; k < argc; ++k) {
        const std::string word = argv[k];
        if (word == "--set" && k + 1 < argc) {
            set = argv[++k];
        } else if (word == "--model" && k + 1 < argc) {
            file = argv[++k];
        } else if (places++ == 0) {
            path = word;
        } else {
            at_once = std::stoul(word);
        }
    }
    const std::string text = content(path);
    std::vector<Sentence> sentences;
    std::vector<Document> documents;
    read_conllu(text, path, [&](ConlluDocument&& read) {
        for (Sentence& s : read.analysis.sentences) sentences.push_back(std::move(s));
        documents.push_back(std::move(read.document));
    });
    if (words_of(sentences) == 0) {
        std::fprintf(stderr, "%s holds no sentences\n", path.c_str());
        return 1;
    }
    double begin = processor_seconds();
    std::size_t found = 0;
    for (const Document& d : documents) found += words_of(tokenize(d).sentences);
    std::printf("tokenizer         %9.0f words/s\n", static_cast<double>(found) / (processor_seconds() - begin));
    if (!file.empty()) {
        const std::string bytes = content(file);
        begin = processor_seconds();
        const Model model(bytes);
        std::printf("%-16s  %9.1f ms to load\n", file.c_str(), 1000 * (processor_seconds() - begin));
        measure(model, sentences, at_once, set);
        return 0;
    }
    for (const auto& [kind, name] : {std::pair{AnalysisKind::exact, "exact"}, {AnalysisKind::fast, "fast"}}) {
        begin = processor_seconds();
        const Model& model = Model::builtin(kind);
        std::printf("%-16s  %9.1f ms to load\n", name, 1000 * (processor_seconds() - begin));
        measure(model, sentences, at_once, set);
    }
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
