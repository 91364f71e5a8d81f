// One target of targets.h under libFuzzer (https://llvm.org/docs/LibFuzzer.html); CMake defines which. `--seeds FOLDER`
// writes the inputs to start from and ends.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "tests/fuzz/targets.h"

namespace {

const claimgraph::fuzz::Target& target() {
    static const claimgraph::fuzz::Target* found = claimgraph::fuzz::target_named(CLAIMGRAPH_FUZZ_TARGET);
    return *found;
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
    if (*argc == 3 && std::string_view((*argv)[1]) == "--seeds") {
        const std::filesystem::path folder((*argv)[2]);
        std::filesystem::create_directories(folder);
        int number = 0;
        for (const std::string& seed : target().seeds())
            std::ofstream(folder / ("seed-" + std::to_string(number++)), std::ios::binary) << seed;
        std::exit(0);
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    target().run({reinterpret_cast<const char*>(data), size});
    return 0;
}
