#include "extract/rules/suggestion.h"

#include <algorithm>

namespace claimgraph {
namespace {

constexpr std::size_t longest_compared = 64;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = lower(a[i - 1]) == lower(b[j - 1]);
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]))
                now[j] = std::min(now[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, now);
    }
    return last[b.size()];
}

}  // namespace

std::string nearest(std::string_view written, const std::vector<std::string>& words) {
    if (written.size() > longest_compared) return {};
    std::string best;
    std::size_t least = 1 + std::max<std::size_t>(1, written.size() / 3);
    for (const std::string& word : words) {
        if (word.size() > longest_compared) continue;
        const std::size_t steps = distance(written, word);
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

}  // namespace claimgraph
