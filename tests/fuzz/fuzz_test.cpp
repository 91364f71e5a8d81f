#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "tests/fuzz/targets.h"

// A little of every fuzz target, the same at every run: its seeds, and what becomes of them when bytes change. For more
// of it without libFuzzer: CLAIMGRAPH_FUZZ=100 tries a hundred times as much.

using namespace claimgraph;

namespace {

/// SplitMix64 (Steele, Lea and Flood 2014).
class Random {
   public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::size_t below(std::size_t bound) {
        std::uint64_t z = state_ += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (z ^ (z >> 31)) % bound;
    }

   private:
    std::uint64_t state_;
};

std::string mutated(const std::string& seed, const std::string& other, Random& random) {
    constexpr std::string_view wild[] = {"\"",
                                         "\\",
                                         "\n",
                                         "\t",
                                         "\xFF",
                                         "\xC3",
                                         "\xEF\xBB\xBF",
                                         "]]>",
                                         "{",
                                         "[",
                                         "}",
                                         "]",
                                         "99999999999",
                                         "-1",
                                         "0",
                                         "\xF0\x9F\x98\x80",
                                         "\xE2\x80\xAE",
                                         "<",
                                         ">",
                                         "_",
                                         "..",
                                         "|",
                                         "\\u0000",
                                         "''",
                                         ".\n"};
    std::string out = seed;
    for (std::size_t change = random.below(4) + 1; change > 0; --change) {
        const std::size_t at = random.below(out.size() + 1);
        const std::size_t length = std::min(out.size() - at, random.below(16) + 1);
        switch (random.below(6)) {
            case 0:
                out.erase(at, length);
                break;
            case 1:
                out.insert(at, wild[random.below(std::size(wild))]);
                break;
            case 2:
                out.insert(at, out.substr(at, length));
                break;
            case 3:
                if (at < out.size()) out[at] = static_cast<char>(random.below(256));
                break;
            case 4:
                if (!other.empty()) out.insert(at, other.substr(random.below(other.size()), random.below(64)));
                break;
            default:
                out.replace(at, length, wild[random.below(std::size(wild))]);
        }
    }
    return out;
}

}  // namespace

TEST_CASE("fuzz: whatever the bytes, every reader ends well") {
    const char* given = std::getenv("CLAIMGRAPH_FUZZ");
    const int factor = given ? std::max(1, std::atoi(given)) : 1;
    for (const fuzz::Target& target : fuzz::targets()) {
        CAPTURE(target.name);
        const std::vector<std::string> seeds = target.seeds();
        REQUIRE_FALSE(seeds.empty());
        for (const std::string& seed : seeds) CHECK_NOTHROW(target.run(seed));
        Random random(target.name.size());
        for (int run = 0; run < target.smoke_runs * factor; ++run) {
            const std::string& seed = seeds[random.below(seeds.size())];
            const std::string input = mutated(seed, seeds[random.below(seeds.size())], random);
            CAPTURE(input);
            REQUIRE_NOTHROW(target.run(input));
        }
    }
}
