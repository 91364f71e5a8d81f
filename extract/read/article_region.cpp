#include "extract/read/article_region.h"

#include <algorithm>

#include "extract/read/line_shapes.h"
#include "extract/read/text_lines.h"

namespace claimgraph::extract::read {
namespace {

constexpr std::size_t page_lines = 25;    ///< a text with fewer short lines is not a page pasted whole
constexpr std::size_t short_line = 12;    ///< most words of a link
constexpr std::size_t least_teasers = 3;  ///< on one page
// What pieces speak for or against the article, in words of prose.
constexpr double menu_cost = 7;   ///< a line of a menu or teaser
constexpr double rule_cost = 25;  ///< a line drawn across the page
// Words.
constexpr std::size_t long_line = 14;           ///< from here on a line of a list is hardly a link
constexpr std::size_t long_paragraph = 45;      ///< from here on a paragraph is hardly a teaser
constexpr std::size_t longest_paragraph = 300;  ///< longer lines are a page's data
constexpr std::size_t least_point = 6;          ///< an item of a list that is no link
constexpr std::size_t least_lead = 12;          ///< an article's first paragraph under a byline
// Lines.
constexpr std::size_t widest_gap = 6;       ///< between paragraphs of one article
constexpr std::size_t widest_gallery = 12;  ///< the same where several paragraphs stand behind them
constexpr std::size_t behind_links = 3;     ///< paragraphs in a row that are of the article though links stand between
constexpr std::size_t least_rows = 4;       ///< of a table
constexpr std::size_t widest_row_gap = 3;   ///< between rows of one table
constexpr std::size_t longest_head = 60;    ///< between a byline and paragraphs that are surely of the article
constexpr std::size_t rule_share = 3;       ///< one part of so many may stand under the last line of an article

class RegionFinder {
   public:
    RegionFinder(std::string_view text, std::vector<Piece>& pieces, const PageCues& cues,
                 const std::function<bool(const Piece&)>& is_byline)
        : text_(text), pieces_(pieces), cues_(cues), is_byline_(is_byline) {}

    std::size_t find() {
        double best = 0, sum = 0;
        std::size_t first = 0, begin = 0, end = 0;
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            if (sum <= 0) {
                sum = 0;
                first = i;
            }
            sum += worth(i);
            if (sum > best) {
                best = sum;
                begin = first;
                end = i + 1;
            }
        }
        if (best == 0) return 0;
        // Paragraphs near its ends are of it, several of them in a row from farther away.
        while (const std::size_t next = std::max(paragraphs_behind(end), rows_behind(end))) end = next;
        while (true) {
            const std::size_t before = paragraphs_before(begin);
            if (before == begin) break;
            begin = before;
        }
        end = cut_at_rule(begin, end);
        mark_rows(begin, end);
        for (std::size_t i = end; i < pieces_.size(); ++i) pieces_[i].role = Role::boilerplate;
        return with_paragraphs_under_byline(begin);
    }

   private:
    const PageCue* cue_of(const Piece& piece) const { return cues_.find(piece.key, piece.words, false); }

    /// What a piece says for the article's being there: long paragraphs among paragraphs much, menus and teasers less
    /// than nothing.
    double worth(std::size_t index) const {
        const Piece& piece = pieces_[index];
        if (is_rule(text_, piece)) return -rule_cost;
        if (piece.role == Role::boilerplate || !piece.letters || is_box(piece.key)) return -2;
        if (const PageCue* cue = cue_of(piece)) {
            if (cue->kind == CueKind::caption) return 0;
            return cue->kind == CueKind::ending ? -60 : -6;
        }
        if (is_share_line(piece.key) || is_source_line(piece.key, piece.words) || is_contact(text_, piece)) return -3;
        if (is_appeal(text_, piece, cues_) || is_doubled(piece.key, piece.words)) return -10;
        if (!piece.prose) return piece.words >= long_line ? -1 : -menu_cost;
        std::size_t near = 0;
        for (std::size_t i = index < 2 ? 0 : index - 2; i < std::min(index + 3, pieces_.size()); ++i)
            if (i != index && pieces_[i].prose) ++near;
        const double share = std::max(static_cast<double>(near) / 4, is_long_paragraph(piece) ? 0.75 : 0.0);
        return std::min(static_cast<double>(piece.words), 80.0) * (0.2 + 0.8 * share) - 4;
    }

    static bool is_long_paragraph(const Piece& piece) {
        return piece.words >= long_paragraph && piece.words <= longest_paragraph;
    }
    bool is_paragraph(std::size_t index) const {
        const Piece& piece = pieces_[index];
        return piece.prose && ends_sentence(piece.last) && worth(index) > -2 && cue_of(piece) == nullptr;
    }
    /// Of a list in the article.
    static bool is_point(const Piece& piece) { return piece.listed && piece.words >= least_point; }
    static bool reaches(std::size_t gap, std::size_t paragraphs) {
        return gap <= widest_gap || (paragraphs >= 2 && gap <= widest_gallery);
    }

    /// The end of the next paragraphs that are near enough; 0 if there are none.
    std::size_t paragraphs_behind(std::size_t end) const {
        std::size_t at = end;
        bool behind_menu = false;
        while (at < pieces_.size() && at - end <= widest_gallery && !is_paragraph(at)) {
            if (is_cue(at, CueKind::ending)) return 0;
            behind_menu = behind_menu || is_cue(at, CueKind::menu);
            ++at;
        }
        std::size_t stop = at;
        while (stop < pieces_.size() && is_paragraph(stop)) ++stop;
        if (behind_menu && stop - at < behind_links) return 0;
        return stop > at && reaches(at - end, stop - at) ? stop : 0;
    }

    /// The end of a list or table of figures that stands behind the article's words; 0 if there is none.
    std::size_t rows_behind(std::size_t end) const {
        const std::vector<std::size_t> rows = rows_from(end, pieces_.size());
        return rows.size() >= least_rows ? rows.back() + 1 : 0;
    }

    bool is_table_row(std::size_t index) const {
        const Piece& piece = pieces_[index];
        return is_row(text_, piece) && piece.role == Role::undecided && cue_of(piece) == nullptr &&
               !is_byline_(piece) && piece.key.find("://") == std::string::npos && !is_doubled(piece.key, piece.words);
    }

    /// Both with a figure, a month or the same word.
    bool begin_alike(const Piece& a, const Piece& b) const {
        const auto first_word = [](const Piece& piece) { return piece.key.substr(0, piece.key.find(' ')); };
        const auto is_figure = [](const std::string& word) {
            return !word.empty() && word[0] >= '0' && word[0] <= '9';
        };
        const std::string one = first_word(a), other = first_word(b);
        return one == other || (is_figure(one) && is_figure(other)) ||
               (cues_.months.contains(bare(one)) && cues_.months.contains(bare(other)));
    }

    /// Rows of one table, the first near `begin`.
    std::vector<std::size_t> rows_from(std::size_t begin, std::size_t end) const {
        std::vector<std::size_t> rows;
        for (std::size_t i = begin; i < end; ++i) {
            if (rows.empty() ? i - begin > widest_gap : i - rows.back() > widest_row_gap) break;
            if (is_cue(i, CueKind::ending) || is_cue(i, CueKind::menu)) break;
            if (is_table_row(i) && (rows.empty() || begin_alike(pieces_[rows.front()], pieces_[i]))) rows.push_back(i);
        }
        return rows;
    }

    /// Tables behind the region's first paragraph.
    void mark_rows(std::size_t begin, std::size_t end) {
        std::size_t at = begin;
        while (at < end && !is_paragraph(at)) ++at;
        while (at < end) {
            const std::vector<std::size_t> rows = rows_from(at, end);
            if (rows.size() >= least_rows)
                for (const std::size_t row : rows) pieces_[row].role = Role::table;
            at = rows.empty() ? at + 1 : rows.back() + 1;
        }
    }
    /// The same in front of it; `begin` if there are none.
    std::size_t paragraphs_before(std::size_t begin) const {
        std::size_t at = begin, gap = 0;
        while (at > 0 && gap <= widest_gallery && !is_paragraph(at - 1)) {
            --at;
            if (!is_point(pieces_[at]) && !is_table_row(at)) ++gap;
        }
        std::size_t start = at;
        while (start > 0 && is_paragraph(start - 1)) --start;
        return start < at && reaches(gap, at - start) ? start : begin;
    }

    /// Where one line is drawn under all but the last of the region's words, the article ends there: who publishes it,
    /// or who wrote it, comes behind.
    std::size_t cut_at_rule(std::size_t begin, std::size_t end) const {
        std::size_t words = 0, rules = 0, rule = end, above = 0;
        for (std::size_t i = begin; i < end; ++i) {
            if (pieces_[i].prose) words += pieces_[i].words;
            if (!is_rule(text_, pieces_[i])) continue;
            ++rules;
            rule = i;
            above = words;
        }
        return rules == 1 && (words - above) * rule_share <= words ? rule : end;
    }

    /// Paragraphs straight under the nearest byline or date above the region are of the article; a gallery or related
    /// links that stand between are not.
    std::size_t with_paragraphs_under_byline(std::size_t end) {
        std::size_t byline = end;
        while (byline > 0 && end - byline < longest_head && !is_byline_(pieces_[byline - 1])) --byline;
        if (byline == 0 || end - byline >= longest_head) return end;
        std::size_t first = byline;
        while (first < end && first - byline < widest_gallery && !is_paragraph(first)) ++first;
        std::size_t last = first;
        while (last < end && is_paragraph(last)) ++last;
        if (last == first || pieces_[first].words < least_lead) return end;
        for (std::size_t i = last; i < end; ++i) pieces_[i].role = Role::boilerplate;
        return first;
    }
    bool is_cue(std::size_t index, CueKind kind) const {
        const PageCue* cue = cue_of(pieces_[index]);
        return cue && cue->kind == kind;
    }

    std::string_view text_;
    std::vector<Piece>& pieces_;
    const PageCues& cues_;
    const std::function<bool(const Piece&)>& is_byline_;
};

}  // namespace

bool is_pasted_page(const std::vector<Piece>& pieces) {
    const auto short_lines = static_cast<std::size_t>(std::count_if(
        pieces.begin(), pieces.end(), [](const Piece& piece) { return !piece.prose && piece.words <= short_line; }));
    return short_lines >= page_lines && short_lines * 2 > pieces.size();
}

std::size_t choose_region(std::string_view text, std::vector<Piece>& pieces, const PageCues& cues,
                          const std::function<bool(const Piece&)>& is_byline) {
    return RegionFinder(text, pieces, cues, is_byline).find();
}

void mark_teasers(std::vector<Piece>& pieces, const PageCues& cues) {
    std::vector<Piece*> teasers;
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i)
        if (pieces[i].prose && cues.teaser_ends.contains(pieces[i + 1].key)) teasers.push_back(&pieces[i]);
    if (teasers.size() < least_teasers) return;
    for (Piece* teaser : teasers) teaser->role = Role::boilerplate;
}

}  // namespace claimgraph::extract::read
