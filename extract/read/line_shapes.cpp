#include "extract/read/line_shapes.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "extract/read/encoding.h"
#include "extract/read/page_cues.h"
#include "graph/ascii.h"
#include "graph/words.h"

namespace claimgraph::extract::read {
namespace {

constexpr std::size_t repeated_run = 4;  ///< words in a row that do not come back by chance

/// How many words stand in runs that the line has more than once, where its first words come back: what is printed
/// twice begins twice, a sentence of prose that says "will be able to vote" of two peoples does not.
std::size_t words_in_repeated_runs(std::string_view key) {
    const std::vector<std::string_view> words = split_blanks(key);
    const auto run_at = [&](std::size_t i) {
        const std::string_view last = words[i + repeated_run - 1];
        return std::string_view(words[i].data(), static_cast<std::size_t>(last.data() + last.size() - words[i].data()));
    };
    const std::string_view begin = words.size() < repeated_run ? std::string_view() : run_at(0);
    if (begin.empty() || key.find(begin, 1 + static_cast<std::size_t>(begin.data() - key.data())) == key.npos) return 0;
    std::unordered_map<std::string_view, std::size_t> first;
    std::vector<bool> repeated(words.size(), false);
    for (std::size_t i = 0; i + repeated_run <= words.size(); ++i) {
        const auto [at, fresh] = first.emplace(run_at(i), i);
        for (std::size_t k = 0; !fresh && k < repeated_run; ++k) repeated[at->second + k] = repeated[i + k] = true;
    }
    if (!repeated.front()) return 0;
    return static_cast<std::size_t>(std::count(repeated.begin(), repeated.end(), true));
}

}  // namespace

std::string bare(std::string_view word) {
    auto part = [](char c) { return ascii::is_lower(c) || ascii::is_digit(c) || (c & 0x80); };
    while (!word.empty() && !part(word.front())) word.remove_prefix(1);
    while (!word.empty() && !part(word.back())) word.remove_suffix(1);
    return std::string(word);
}

bool is_share_line(std::string_view key) {
    bool any = false;
    for (std::string_view word : split_blanks(key))
        while (!word.empty()) {
            std::size_t end = std::min(word.find_first_of("-/|,&"), word.size());
            std::string part = bare(word.substr(0, end));
            if (!part.empty() && part != "on" && part != "via" && part != "by" && part != "and") {
                if (!PageCues::embedded().share_words.contains(part)) return false;
                any = true;
            }
            word.remove_prefix(std::min(end + 1, word.size()));
        }
    return any;
}

bool is_source_line(std::string_view key, std::size_t words) {
    if (words == 0 || words > 4) return false;
    std::string_view last = key;
    if (auto blank = last.rfind(' '); blank != std::string_view::npos) {
        if (key.find(':') >= blank) return false;
        last.remove_prefix(blank + 1);
    }
    if (last.starts_with("http://") || last.starts_with("https://") || last.starts_with("www.")) return true;
    std::size_t dot = last.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return false;
    std::string_view top = last.substr(dot + 1);
    bool name = std::all_of(last.begin(), last.end(),
                            [](char c) { return ascii::is_lower(c) || ascii::is_digit(c) || c == '.' || c == '-'; });
    return name && top.size() >= 2 && top.size() <= 6 && std::all_of(top.begin(), top.end(), ascii::is_lower<char>) &&
           is_letter(static_cast<unsigned char>(last[0]));
}

bool is_doubled(std::string_view key, std::size_t words) {
    const std::size_t size = key.size();
    if (words < 4) return false;
    if (size % 2 == 1 && key[size / 2] == ' ' && key.substr(0, size / 2) == key.substr(size / 2 + 1)) return true;
    return words >= 2 * repeated_run && words_in_repeated_runs(key) * 5 >= words * 3;
}

bool is_box(std::string_view key) {
    if (key.empty()) return false;
    return (key.front() == '[' && key.back() == ']') || key.starts_with("(button)") || key.starts_with("iframe:") ||
           key.find("____") != std::string_view::npos || key.find("(button)") != std::string_view::npos;
}

}  // namespace claimgraph::extract::read
