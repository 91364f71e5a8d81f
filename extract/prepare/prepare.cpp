// Runs when the program is built: makes of packs and models what the program then uses where it lies, so that no run
// pays for it again.
//
//     claimgraph_prepare MODELS FOLDER    writes gazetteer, exact_model and fast_model into FOLDER, from the packs and
//     the
//                                         files in MODELS

#include <cstdio>
#include <exception>
#include <fstream>
#include <string>

#include "extract/language/gazetteer_table.h"
#include "extract/language/packed_model.h"
#include "graph/errors.h"
#include "graph/text_file.h"

namespace {

using claimgraph::Error;

std::string model(const std::string& path) {
    constexpr std::size_t largest = std::size_t{1} << 30;
    return claimgraph::bytes_of_file(path, "the model", largest);
}

void write(const std::string& path, const std::string& bytes) {
    std::ofstream file(path, std::ios::binary);
    file << bytes;
    if (!file.flush()) throw Error("cannot write " + path);
}

}  // namespace

int main(int argc, char** argv) {
    using namespace claimgraph::extract::language;
    try {
        if (argc != 3) throw Error("wants the folder of the models and the one to write to");
        const std::string models = argv[1], out = argv[2];
        write(out + "/gazetteer", make_gazetteer_table());
        write(out + "/exact_model", packed_model(model(models + "/english.model")));
        write(out + "/fast_model", packed_model(model(models + "/english-fast.model")));
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "claimgraph_prepare: %s\n", error.what());
        return 1;
    }
}
