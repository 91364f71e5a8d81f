#include "extract/read/line_shapes.h"

#include <algorithm>

#include "extract/read/encoding.h"
#include "extract/read/page_cues.h"

namespace claimgraph {
namespace {

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::vector<std::string_view> split_blanks(std::string_view key) {
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at < key.size();) {
        std::size_t end = std::min(key.find(' ', at), key.size());
        if (end > at) out.push_back(key.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

std::string bare(std::string_view word) {
    auto part = [](char c) { return is_small(c) || is_digit(c) || (c & 0x80); };
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
                            [](char c) { return is_small(c) || is_digit(c) || c == '.' || c == '-'; });
    return name && top.size() >= 2 && top.size() <= 6 && std::all_of(top.begin(), top.end(), is_small) &&
           is_letter(static_cast<unsigned char>(last[0]));
}

bool is_doubled(std::string_view key, std::size_t words) {
    const std::size_t size = key.size();
    if (words < 4 || size % 2 == 0) return false;
    return key[size / 2] == ' ' && key.substr(0, size / 2) == key.substr(size / 2 + 1);
}

bool is_box(std::string_view key) {
    if (key.empty()) return false;
    return (key.front() == '[' && key.back() == ']') || key.starts_with("(button)") || key.starts_with("iframe:") ||
           key.find("____") != std::string_view::npos || key.find("(button)") != std::string_view::npos;
}

}  // namespace claimgraph
