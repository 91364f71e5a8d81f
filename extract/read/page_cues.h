#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

/// \file
/// extract/packs/boilerplate.json: what the pages of news sites say besides the article.

namespace claimgraph::extract::read {

/// What a line is that matches a cue.
enum class CueKind : std::uint8_t {
    label,    ///< boilerplate, this line alone
    menu,     ///< boilerplate, with the short lines that follow
    ending,   ///< boilerplate, with everything after it
    caption,  ///< words to a picture
};

/// Where on the page a cue counts.
enum class CuePlace : std::uint8_t {
    anywhere,
    head,  ///< before the first paragraph
    tail,  ///< after it
};

struct PageCue {
    CueKind kind;
    CuePlace place;
    std::uint32_t max_words;
    std::string pattern;
};

/// The pack, compiled. Patterns are compared with `line_key`s; `*` stands for any characters, `#` for digits.
class PageCues {
   public:
    /// The embedded pack.
    static const PageCues& embedded();
    /// \throws Error that names the place where the pack is wrong
    explicit PageCues(std::string_view json);

    /// The first cue, in the order of the pack, that matches a line of `words` words; null if there is none.
    const PageCue* find(std::string_view key, std::size_t words, bool in_head) const;
    /// True if a label without wildcards says exactly this.
    bool is_plain_label(std::string_view key) const { return plain_labels_.contains(std::string(key)); }

    std::unordered_set<std::string> hyphen_parts;      ///< first parts of words that keep their hyphen
    std::unordered_set<std::string> kickers;           ///< what stands before a colon in front of a headline: `live`
    std::unordered_set<std::string> teaser_ends;       ///< the link under a teaser: `read more`
    std::unordered_set<std::string> share_words;       ///< names of networks and actions on share buttons
    std::unordered_set<std::string> agencies;          ///< news agencies as they sign: `reuters`
    std::unordered_set<std::string> publisher_words;   ///< words in the names of publishers: `press`
    std::unordered_set<std::string> self_words;        ///< we, our, us
    std::unordered_set<std::string> reader_words;      ///< you, your
    std::unordered_set<std::string> appeal_words;      ///< what a page asks its readers for: subscribe, newsletter
    std::unordered_set<std::string> date_fillers;      ///< words around a printed date: published, at
    std::unordered_map<std::string, unsigned> months;  ///< 1 to 12
    std::unordered_set<std::string> weekdays;
    std::unordered_map<std::string, int> zones;      ///< minutes east of UTC
    std::unordered_map<std::string, int> half_days;  ///< of "am" and "p.m" the hour that they begin at

   private:
    std::vector<PageCue> cues_;
    std::unordered_map<char, std::vector<std::uint32_t>> by_first_;  ///< indices of cues by first character, in order
    std::vector<std::uint32_t> open_start_;                          ///< those that begin with a wildcard
    std::unordered_set<std::string> plain_labels_;
};

/// A line in the form in which cues are compared: small letters, plain quotes and dashes, single blanks, no bullets and
/// arrows at the ends.
std::string line_key(std::string_view line);

/// Glob match in time proportional to pattern × text: `*` any characters, `#` one digit or more.
bool matches_pattern(std::string_view pattern, std::string_view text);

}  // namespace claimgraph::extract::read
