#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "extract/read/article_region.h"
#include "extract/read/clean_text.h"
#include "extract/read/dateline.h"
#include "extract/read/encoding.h"
#include "extract/read/line_shapes.h"
#include "extract/read/page_cues.h"
#include "extract/read/page_piece.h"
#include "extract/read/publication_date.h"
#include "extract/read/reader.h"
#include "extract/read/text_lines.h"
#include "graph/ascii.h"
#include "graph/identity.h"
#include "graph/words.h"

// From a page's text to the article in it.
//
// The text is cut into pieces: a line is a piece, except that lines broken at a fixed width are joined and words glued
// to a line by copying ("Read moreMinister says …") are cut off. A piece is prose if it ends like a sentence.
// Everything before the first prose is the head; a headline, a byline, a date stand there. Then one walk over the
// pieces decides what each is, from cues (extract/packs/boilerplate.json) and from its shape; last, short pieces behind
// the last prose are dropped.

namespace claimgraph::extract::read {
namespace {

constexpr std::size_t heading_words = 12;   ///< most words of a heading inside the body
constexpr std::size_t menu_lines = 4;       ///< above a headline; fewer are kickers
constexpr std::size_t longest_box = 400;    ///< bytes of the name of a picture in brackets
constexpr std::size_t shortest_box = 3;     ///< the same, where words are glued to it: `[T]he` is a quotation
constexpr std::size_t headline_words = 30;  ///< most words of the headline
constexpr std::size_t credit_bytes = 60;    ///< an agency's credit stands in so many bytes at the end of a paragraph

constexpr std::string_view frame_mark = "IFRAME:";  ///< how lynx writes a frame, before its address

bool is_lower_token(std::string_view name) {
    return std::none_of(name.begin(), name.end(), [](char c) { return c == ' ' || ascii::is_upper(c); });
}

class PageReader {
   public:
    explicit PageReader(Document& document) : document_(document), text_(document.text), cues_(PageCues::embedded()) {}

    void read() {
        cut();
        mark_teasers(pieces_, cues_);
        pasted_ = is_pasted_page(pieces_);
        if (pasted_)
            region_begin_ =
                choose_region(text_, pieces_, cues_, [this](const Piece& piece) { return is_byline(piece); });
        find_first_prose();
        find_headline();
        walk();
        drop_what_trails();
        for (const Piece& piece : pieces_) add_block(piece);
    }

   private:
    std::string_view words_of(Span span) const { return text_.substr(span.begin, span.size()); }

    // --- cutting -----------------------------------------------------------------------------------------------------

    void cut() {
        for (Span line : joined_lines(text_)) {
            while (auto at = box_at(line) ? box_at(line) : glued_prefix(line)) {
                pieces_.push_back(piece_at(text_, trimmed(text_, {line.begin, at})));
                pieces_.back().role = Role::boilerplate;
                line = trimmed(text_, {at, line.end});
            }
            std::uint32_t credit = credit_at(line);
            if (credit == 0) {
                pieces_.push_back(piece_at(text_, line));
                continue;
            }
            pieces_.push_back(piece_at(text_, trimmed(text_, {line.begin, credit})));
            pieces_.push_back(piece_at(text_, trimmed(text_, {credit, line.end})));
            pieces_.back().role = Role::boilerplate;
        }
        std::erase_if(pieces_, [](const Piece& piece) { return piece.span.empty(); });
        for (Piece& piece : pieces_)
            if (words_of(piece.span).starts_with(frame_mark)) piece.role = Role::boilerplate;
    }

    /// Where a picture's name ends that stands in front of words (`[photo.jpg] The mayor …`, `[photo_12]The mayor …`);
    /// 0 if there is none.
    std::uint32_t box_at(Span line) const {
        const std::string_view words = words_of(line);
        if (!words.starts_with('[')) return 0;
        const std::size_t close = words.substr(0, longest_box).find(']');
        if (close == std::string_view::npos || close + 1 >= words.size()) return 0;
        const std::string_view name = words.substr(1, close - 1);
        const std::size_t dot = name.find('.');
        const bool file = dot != std::string_view::npos && dot > 0 && dot + 1 < name.size() &&
                          is_letter(static_cast<unsigned char>(name[dot + 1]));
        const bool glued = name.size() >= shortest_box && ascii::is_upper(words[close + 1]) && is_lower_token(name);
        return file || glued || is_blank(name) ? line.begin + static_cast<std::uint32_t>(close + 1) : 0;
    }

    /// Where a label ends that is glued to the line ("Read moreMinister says"); 0 if there is none.
    std::uint32_t glued_prefix(Span line) const {
        std::string_view words = words_of(line).substr(0, 80);
        for (std::size_t i = 2; i + 1 < words.size(); ++i) {
            if (!ascii::is_upper(words[i])) continue;
            char before = words[i - 1];
            if (before == ' ' || before == '-' || before == '/' || before == '\'' || before == '"' || before == '(' ||
                (before & 0x80))
                continue;
            std::string_view left = words.substr(0, i);
            bool capitals = std::all_of(left.begin(), left.end(), ascii::is_upper<char>);
            bool label =
                !ascii::is_upper(before) && (cues_.is_plain_label(line_key(left)) || is_share_line(line_key(left)));
            bool size_label =
                capitals && ascii::is_lower(words[i + 1]) && follows_label() && cues_.is_plain_label(line_key(left));
            bool stray_word = pieces_.empty() && left.size() >= 4 &&
                              std::all_of(left.begin(), left.end(), ascii::is_lower<char>) &&
                              ascii::is_lower(words[i + 1]);
            if (label || size_label || stray_word) return line.begin + static_cast<std::uint32_t>(i);
        }
        return 0;
    }

    bool follows_label() const { return !pieces_.empty() && cues_.is_plain_label(pieces_.back().key); }

    /// Where a credit or a link begins that stands behind the last sentence ("… he said. – Agencies"); 0 if there is
    /// none.
    std::uint32_t credit_at(Span line) const {
        std::string_view words = words_of(line);
        std::size_t first = words.size() > credit_bytes ? words.size() - credit_bytes : 1;
        for (std::size_t i = std::max<std::size_t>(first, 1); i < words.size(); ++i) {
            if ((static_cast<unsigned char>(words[i]) & 0xC0) == 0x80) continue;
            char32_t before = last_character(words.substr(0, i));
            if (!ends_sentence(before) && !is_closing(before)) continue;
            std::string_view right = words.substr(i);
            std::string key = line_key(right);
            bool glued = !is_blank(first_character(right));
            std::string name = bare(key);
            Span visible = trimmed(text_, {static_cast<std::uint32_t>(line.begin + i), line.end});
            char32_t sign = visible.empty() ? 0 : first_character(words_of(visible));
            bool signed_off =
                sign == U'-' || sign == U'–' || sign == U'—' || sign == U'(' || sign == U'[' || sign == U'/';
            if (signed_off && cues_.agencies.contains(name)) return static_cast<std::uint32_t>(line.begin + i);
            bool two_words = key.find(' ') != std::string::npos;
            if ((glued ? ascii::is_upper(right[0]) : two_words) && cues_.is_plain_label(key))
                return static_cast<std::uint32_t>(line.begin + i);
        }
        return 0;
    }

    // --- shapes ------------------------------------------------------------------------------------------------------

    const PageCue* cue_of(const Piece& piece, bool in_head) const {
        return cues_.find(piece.key, piece.words, in_head);
    }

    /// A name alone in a line, then a paragraph that begins with it and says "we": who publishes this.
    bool begins_about_publisher(std::size_t index) const {
        const Piece& piece = pieces_[index];
        if (piece.prose || piece.key.empty() || piece.words > 6 || index + 1 >= pieces_.size()) return false;
        const Piece& next = pieces_[index + 1];
        return next.prose && next.key.size() > piece.key.size() && next.key.starts_with(piece.key) &&
               next.key[piece.key.size()] == ' ' && speaks_of_itself(text_, next, cues_);
    }

    /// True if the piece can only be boilerplate, by cue or shape.
    bool is_page_furniture(const Piece& piece, bool in_head) const {
        if (piece.role == Role::boilerplate || !piece.letters) return true;
        if (const PageCue* cue = cue_of(piece, in_head)) return cue->kind != CueKind::caption || in_head;
        return is_share_line(piece.key) || is_source_line(piece.key, piece.words) || is_appeal(text_, piece, cues_) ||
               is_doubled(piece.key, piece.words);
    }

    // --- the head ----------------------------------------------------------------------------------------------------

    void find_first_prose() {
        first_prose_ = pieces_.size();
        for (std::size_t i = region_begin_; i < pieces_.size(); ++i) {
            if (!pieces_[i].prose || is_page_furniture(pieces_[i], true)) continue;
            bool repeated_caption = cue_of(pieces_[i], true) != nullptr;
            if (repeated_caption || is_date_line(pieces_[i], false)) continue;
            first_prose_ = i;
            return;
        }
    }

    /// A date with nothing beside it but a byline or a publisher.
    struct DateLine {
        std::string value, publisher;
        bool updated = false;
    };
    std::optional<DateLine> date_line(const Piece& piece, bool under_headline) const {
        if (piece.words > 16) return std::nullopt;
        const PrintedDate date = printed_date(words_of(piece.span));
        if (date.value.empty() && !date.ambiguous) return std::nullopt;
        const std::string rest = line_key(date.rest);
        const auto rest_words = split_blanks(rest);
        const bool publisher = is_publisher(rest);
        const bool separated = piece.key.find_first_of("/|") != std::string::npos ||
                               piece.key.find(" - ") != std::string::npos || piece.key.find("•") != std::string::npos ||
                               piece.key.find("·") != std::string::npos;
        const bool byline = rest.starts_with("by ") || cues_.find(rest, rest_words.size(), true) != nullptr;
        const bool accepted = rest.empty() ||
                              (rest_words.size() <= 8 && (byline || (separated && (publisher || under_headline)))) ||
                              (under_headline && !piece.prose && rest_words.size() <= 4);
        if (!accepted) return std::nullopt;
        const bool updated =
            piece.key.find("updated") != std::string::npos || piece.key.find("modified") != std::string::npos;
        return DateLine{date.value, publisher && separated ? date.rest : "", updated};
    }

    /// The same, and what it says is kept.
    bool is_date_line(const Piece& piece, bool under_headline) {
        const auto line = date_line(piece, under_headline);
        if (!line) return false;
        std::string& slot = line->updated ? updated_ : printed_;
        if (slot.empty()) slot = line->value;
        if (document_.publisher.empty()) document_.publisher = line->publisher;
        return true;
    }

    bool is_byline(const Piece& piece) const {
        if (!piece.key.starts_with("by ")) return date_line(piece, false).has_value();
        return piece.words <= heading_words ||
               (piece.words <= 2 * heading_words && !printed_date(words_of(piece.span)).value.empty());
    }

    bool is_publisher(std::string_view key) const {
        auto words = split_blanks(key);
        if (words.empty() || words.size() > 5 || words.front() == "by") return false;
        return std::any_of(words.begin(), words.end(),
                           [&](std::string_view word) { return cues_.publisher_words.contains(bare(word)); });
    }

    bool equals_title(const Piece& piece) const {
        if (piece.key.empty() || title_key_.empty()) return false;
        // Titles often carry the publisher behind the headline.
        return piece.key == title_key_ || (piece.words >= 4 && title_key_.starts_with(piece.key + " "));
    }

    void find_headline() {
        title_key_ = line_key(document_.title);
        std::vector<std::size_t> candidates;
        std::size_t above_date = 0;  ///< candidates above the first line with a date
        for (std::size_t i = 0; i < std::min(first_prose_, pieces_.size()); ++i) {
            const Piece& piece = pieces_[i];
            if (piece.words == 0 || piece.words > headline_words) continue;
            if (is_date_line(piece, !candidates.empty())) {  // 2025-06-14, which has no letters, too
                if (above_date == 0) above_date = candidates.size();
                continue;
            }
            if (is_page_furniture(piece, true)) continue;
            candidates.push_back(i);
        }
        if (first_prose_ == pieces_.size()) {
            // No sentence at all: words alone are taken for what they say, unless a title is given.
            if (candidates.size() < 2 && document_.title.empty()) return;
        } else if (candidates.empty() && reads_like_headline(first_prose_)) {
            candidates.push_back(first_prose_);
        }
        if (candidates.empty()) return;
        std::size_t chosen = candidates.front();
        if (region_begin_ > 0) {
            // Menus and teasers stand above it.
            const auto last = std::find_if(candidates.rbegin(), candidates.rend(),
                                           [&](std::size_t i) { return pieces_[i].words >= 4; });
            if (last != candidates.rend()) chosen = *last;
            for (std::size_t i = 0; i < chosen; ++i) pieces_[i].role = Role::boilerplate;
            std::erase_if(candidates, [&](std::size_t i) { return i < chosen; });
        }
        auto better = [&](auto&& accepts) {
            auto found = std::find_if(candidates.begin(), candidates.end(), accepts);
            if (found != candidates.end()) chosen = *found;
            return found != candidates.end();
        };
        better([&](std::size_t i) { return equals_title(pieces_[i]); }) ||
            better([&](std::size_t i) { return pieces_[i].words >= 3 && is_repeated(i); }) ||
            choose_above_date(candidates, above_date, chosen) ||
            better([&](std::size_t i) { return pieces_[i].words >= 4; });
        headline_ = chosen;
        if (chosen >= menu_lines)
            for (std::size_t i = 0; i < chosen; ++i) pieces_[i].role = Role::boilerplate;
        pieces_[chosen].role = Role::headline;
        if (document_.title.empty()) document_.title = single_blanks(words_of(pieces_[chosen].span));
    }

    /// Below a menu the headline is the line above the date.
    bool choose_above_date(const std::vector<std::size_t>& candidates, std::size_t above_date,
                           std::size_t& chosen) const {
        if (above_date < menu_lines) return false;
        for (std::size_t i = above_date; i-- > 0;)
            if (pieces_[candidates[i]].words >= 3) {
                chosen = candidates[i];
                return true;
            }
        return false;
    }

    /// The same words stand again further down.
    bool is_repeated(std::size_t index) {
        if (last_places_.empty())
            for (std::size_t i = 0; i < pieces_.size(); ++i) last_places_[pieces_[i].key] = i;
        return last_places_[pieces_[index].key] > index;
    }

    /// A question or exclamation above a longer text, or what the title says.
    bool reads_like_headline(std::size_t index) const {
        const Piece& piece = pieces_[index];
        if (equals_title(piece)) return true;
        if (index + 1 >= pieces_.size() || piece.words > 20 || (piece.last != U'?' && piece.last != U'!')) return false;
        return !is_opening_quote(first_character(words_of(piece.span))) && pieces_[index + 1].words > piece.words;
    }

    // --- the walk ----------------------------------------------------------------------------------------------------

    void walk() {
        std::size_t prose_seen = 0;
        bool in_menu = false, ended = false;
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            Piece& piece = pieces_[i];
            bool repeated = piece.words >= 4 && !piece.key.empty() && !seen_.insert(bare(piece.key)).second;
            if (i == headline_) continue;
            if (ended || (repeated && piece.role != Role::table)) {
                piece.role = Role::boilerplate;
                continue;
            }
            if (piece.role != Role::undecided) continue;
            bool in_head = i < first_prose_;
            piece.role = Role::boilerplate;
            if (!piece.letters || is_share_line(piece.key) || is_source_line(piece.key, piece.words)) continue;
            if (prose_seen < 2 && !piece.prose && is_date_line(piece, true)) continue;
            if (const PageCue* cue = cue_of(piece, in_head)) {
                if (cue->kind == CueKind::caption) piece.role = Role::caption;
                if (cue->kind == CueKind::menu) in_menu = true;
                if (cue->kind == CueKind::ending && prose_seen >= 2) ended = true;
                continue;
            }
            if (is_appeal(text_, piece, cues_) || is_doubled(piece.key, piece.words)) continue;
            if (prose_seen >= 2 && begins_about_publisher(i)) {
                ended = true;
                continue;
            }
            if (piece.prose || (!in_menu && prose_seen > 0 && (is_short_sentence(piece) || is_point(piece)))) {
                in_menu = in_menu && !piece.prose;
                prose_seen += piece.prose ? 1 : 0;
                piece.role = is_whole_quotation(piece) ? Role::quote : Role::body;
            } else if (in_menu) {
                continue;
            } else if (in_head && headline_ < pieces_.size()) {
                // Above the headline a kicker, below it the deck or, if it is short, a name.
                piece.role = i < headline_ || piece.words >= 4 ? Role::headline : Role::boilerplate;
            } else if (first_prose_ == pieces_.size()) {
                piece.role = Role::body;
            } else {
                piece.role = piece.words <= heading_words ? Role::headline : Role::body;
            }
        }
        if (document_.published.empty()) document_.published = printed_.empty() ? updated_ : printed_;
    }

    /// `Orbix declined to comment.`
    static bool is_short_sentence(const Piece& piece) {
        return piece.words >= 3 && (piece.last == U'.' || piece.last == U'!' || piece.last == U'…');
    }

    /// Of a list in the article; on a page pasted whole such lines are links.
    bool is_point(const Piece& piece) const { return piece.listed && piece.words >= 4 && !pasted_; }

    /// One pair of quotation marks around everything.
    bool is_whole_quotation(const Piece& piece) const {
        std::string_view words = words_of(piece.span);
        if (!is_opening_quote(first_character(words)) || !is_closing_quote(last_character(words))) return false;
        std::size_t marks = 0;
        for (std::size_t at = 0; at < words.size();) {
            char32_t c = next_code_point(words, at);
            if (is_opening_quote(c) || is_closing_quote(c)) ++marks;
        }
        return marks == 2;
    }

    /// Headings behind which no text comes are links.
    void drop_what_trails() {
        if (first_prose_ == pieces_.size()) return;
        for (std::size_t i = pieces_.size(); i-- > first_prose_;) {
            Role role = pieces_[i].role;
            if (role == Role::body || role == Role::quote) return;
            if (role == Role::headline && i != headline_) pieces_[i].role = Role::boilerplate;
        }
    }

    void add_block(const Piece& piece) {
        BlockKind kind = BlockKind::boilerplate;
        if (piece.role == Role::headline) kind = BlockKind::headline;
        if (piece.role == Role::body) kind = BlockKind::body;
        if (piece.role == Role::caption) kind = BlockKind::caption;
        if (piece.role == Role::table) kind = BlockKind::table;
        if (piece.role == Role::quote) kind = BlockKind::quote;
        document_.blocks.push_back({kind, piece.span});
    }

    Document& document_;
    std::string_view text_;
    const PageCues& cues_;
    std::vector<Piece> pieces_;
    std::unordered_map<std::string_view, std::size_t> last_places_;  ///< of pieces by their keys
    std::unordered_set<std::string> seen_;                           ///< lines without the signs around them
    bool pasted_ = false;                                            ///< a page with its menus
    std::size_t region_begin_ = 0;                                   ///< of a pasted page
    std::size_t first_prose_ = 0;
    std::size_t headline_ = static_cast<std::size_t>(-1);
    std::string title_key_;
    std::string printed_, updated_;
};

}  // namespace

void structure(Document& document) {
    document.blocks.clear();
    PageReader(document).read();
    cut_datelines(document);
}

Document read_text(std::string bytes, std::string_view path) {
    require_text(bytes);
    Document document;
    document.path = path;
    document.language = "en";
    document.text = cleaned(std::move(bytes));
    document.id = document_id(document.text);
    structure(document);
    return document;
}

}  // namespace claimgraph::extract::read
