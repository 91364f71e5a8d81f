/// What speaks for the type of each name:
///
///     name_types_bench FILE.conllu… > names.tsv
///
/// Sentences and tokens are the files', everything else is the program's own. A line for each name that it finds: file,
/// document, sentence (counted through the file) and words of it (from 0, both included), the name, its type, whether
/// the lists have it, and its cues (extract/names/type_votes.h). tests/bench/fit_name_types.py compares them with names
/// that people marked, and makes the weights of extract/packs/name_types.json.

#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "extract/language/conllu.h"
#include "extract/language/language.h"
#include "extract/names/name_finder.h"

using namespace claimgraph::extract::language;
using namespace claimgraph::extract::names;
using namespace claimgraph;

namespace {

void write_names(const char* path) {
    std::ifstream file(path);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    std::size_t before = 0;  // sentences of the file
    read_conllu(text, path, [&](ConlluDocument&& read) {
        for (Sentence& sentence : read.analysis.sentences)
            for (Token& token : sentence.tokens) token.ner = "O";
        annotate(read.analysis);
        std::vector<SentenceView> views;
        for (const Sentence& sentence : read.analysis.sentences) views.emplace_back(read.document, sentence);
        for (const Drafts& drafts : find_name_drafts(views).drafts)
            for (const Draft& draft : drafts) {
                std::printf("%s\t%s\t%zu\t%d\t%d\t%s\t%s\t%d\t", path, read.document.id.c_str(),
                            before + draft.sentence, draft.first, draft.last, draft.label.c_str(),
                            std::string(to_string(draft.type)).c_str(), draft.thing != nullptr);
                for (const auto& [cue, how_much] : draft.votes.cues())
                    std::printf("%s=%.3f ", std::string(TypeVotes::name_of(cue)).c_str(), how_much);
                std::printf("\n");
            }
        before += read.analysis.sentences.size();
    });
}

}  // namespace

int main(int count, char** arguments) try {
    for (int i = 1; i < count; ++i) write_names(arguments[i]);
    return count > 1 ? 0 : 2;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
