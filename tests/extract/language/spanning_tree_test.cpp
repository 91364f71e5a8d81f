#include "extract/language/spanning_tree.h"

#include <doctest/doctest.h>

#include <chrono>
#include <limits>
#include <random>

using claimgraph::extract::language::best_tree;

namespace {

bool is_tree(const std::vector<std::int32_t>& heads) {
    std::size_t roots = 0;
    for (std::size_t k = 0; k < heads.size(); ++k) {
        roots += heads[k] < 0;
        std::int32_t at = static_cast<std::int32_t>(k);
        for (std::size_t steps = 0; at >= 0; ++steps) {
            if (steps > heads.size()) return false;
            at = heads[at];
        }
    }
    return roots == 1;
}

double value(const std::vector<float>& scores, const std::vector<std::int32_t>& heads, std::size_t stride) {
    double sum = 0;
    for (std::size_t k = 0; k < heads.size(); ++k) sum += scores[k * stride + static_cast<std::size_t>(heads[k] + 1)];
    return sum;
}

/// Tries every assignment of heads.
double best_value(const std::vector<float>& scores, std::size_t words, std::size_t stride) {
    std::vector<std::int32_t> heads(words, -1);
    double best = -std::numeric_limits<double>::infinity();
    while (true) {
        if (is_tree(heads)) best = std::max(best, value(scores, heads, stride));
        std::size_t k = 0;
        while (k < words && ++heads[k] == static_cast<std::int32_t>(words)) heads[k++] = -1;
        if (k == words) return best;
    }
}

}  // namespace

TEST_CASE("the best tree is as good as the best of all trees with one root") {
    std::mt19937 random(7);
    std::uniform_int_distribution<int> points(-20, 20);
    for (int round = 0; round < 600; ++round) {
        const std::size_t words = 1 + static_cast<std::size_t>(round) % 6, stride = words + 3;
        std::vector<float> scores(words * stride);
        for (float& s : scores) s = static_cast<float>(points(random));
        const auto heads = best_tree(scores.data(), words, stride);
        REQUIRE(heads.size() == words);
        CHECK(is_tree(heads));
        CHECK(value(scores, heads, stride) == best_value(scores, words, stride));
    }
}

TEST_CASE("a word is never its own head, whatever its score") {
    const std::vector<float> scores = {0, 100, 1, 0, 2, 100};
    CHECK(best_tree(scores.data(), 2, 3) == std::vector<std::int32_t>{-1, 0});
}

TEST_CASE("no words make no tree") { CHECK(best_tree(nullptr, 0, 1).empty()); }

TEST_CASE("long sentences full of cycles take less than a few seconds") {
    const std::size_t words = 1000, stride = words + 1;
    std::mt19937 random(3);
    std::uniform_real_distribution<float> points(-1, 1);
    std::vector<float> scores(words * stride);
    for (float& s : scores) s = points(random);
    for (std::size_t k = 0; k < words; ++k) scores[k * stride] -= 10;  // the root last of all
    const auto begin = std::chrono::steady_clock::now();
    CHECK(is_tree(best_tree(scores.data(), words, stride)));
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(3));
}
