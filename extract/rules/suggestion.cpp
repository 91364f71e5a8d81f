#include "extract/rules/suggestion.h"

#include <algorithm>

#include "graph/suggestion.h"

namespace claimgraph::extract::rules {
namespace {

constexpr std::size_t longest_compared = 64;

}  // namespace

std::string nearest(std::string_view written, const std::vector<std::string>& words) {
    if (written.size() > longest_compared) return {};
    std::string best;
    std::size_t least = 1 + std::max<std::size_t>(1, written.size() / 3);
    for (const std::string& word : words) {
        if (word.size() > longest_compared) continue;
        const std::size_t steps = edit_distance(written, word);
        if (steps < least) {
            least = steps;
            best = word;
        }
    }
    return best;
}

std::string suggestion(std::string_view written, const std::vector<std::string>& words, std::string_view otherwise) {
    const std::string near = nearest(written, words);
    if (!near.empty()) return "; did you mean \"" + near + "\"?";
    return otherwise.empty() ? std::string() : "; " + std::string(otherwise);
}

std::string listed(const std::vector<std::string>& words, std::string_view conjunction) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) out += i + 1 == words.size() ? " " + std::string(conjunction) + " " : ", ";
        out += words[i];
    }
    return out;
}

}  // namespace claimgraph::extract::rules
