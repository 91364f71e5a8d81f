#include "extract/read/article_finder.h"

#include <algorithm>
#include <unordered_set>

#include "extract/read/encoding.h"
#include "extract/read/page_cues.h"
#include "graph/ascii.h"
#include "graph/utf8.h"

// Every block is worth something: prose its number of words, what looks like a menu less than nothing. The article is
// the element whose blocks are worth most together (the maximum-subsequence idea of Pasternack and Roth 2009, on the
// tree); what makers call navigation, related, comments … counts for nothing there. Within it, blocks that are no prose
// stay if prose follows them, and lists and tables as a whole.

namespace claimgraph::extract::read {
namespace {

constexpr int most_releases = 8;
constexpr double furniture_share = 0.25;  ///< of the prose must stand outside of what is called furniture

struct Facts {
    std::size_t words = 0;
    double link_share = 0;
    bool ends_sentence = false;
    bool prose = false;
    bool excluded = false;  ///< in furniture, comments or a caption
    bool caption = false;
    bool comments = false;
    double worth = 0;
    std::string key;
};

bool is_sentence_end(char32_t c) { return c == U'.' || c == U'!' || c == U'?' || c == U'…' || c == U'。'; }
bool is_closing(char32_t c) {
    return c == U'"' || c == U'\'' || c == U'”' || c == U'’' || c == U')' || c == U']' || c == U'»';
}

class Finder {
   public:
    Finder(const MarkupPage& page, std::string_view title, std::string_view body)
        : page_(page), title_(title), body_(body), cues_(PageCues::embedded()) {}

    std::vector<BlockRole> find() {
        roles_.assign(page_.blocks.size(), BlockRole::elsewhere);
        if (page_.blocks.empty()) return roles_;
        for (const MarkupBlock& block : page_.blocks) facts_.push_back(facts_of(block));
        zones_.clear();
        for (const MarkupElement& element : page_.elements) zones_.push_back(element.zone);
        release_zones();
        exclude();
        find_headline();
        value();
        choose_root();
        assign();
        return roles_;
    }

   private:
    std::string_view words_of(const MarkupBlock& block) const {
        return std::string_view(page_.text).substr(block.span.begin, block.span.size());
    }

    Facts facts_of(const MarkupBlock& block) const {
        Facts out;
        const std::string_view words = words_of(block);
        bool in_word = false;
        char32_t last = 0;
        for (std::size_t at = 0; at < words.size();) {
            const char32_t c = next_code_point(words, at);
            if (is_blank(c)) {
                in_word = false;
                continue;
            }
            if (!is_closing(c)) last = c;
            if (!in_word && (is_letter(c) || ascii::is_digit(c))) {
                ++out.words;
                in_word = true;
            }
        }
        out.link_share = words.empty() ? 0 : static_cast<double>(block.link_bytes) / static_cast<double>(words.size());
        out.ends_sentence = is_sentence_end(last);
        const bool heading = block.kind == MarkupKind::heading;
        out.prose = !heading && out.link_share < 0.5 && ((out.words >= 6 && out.ends_sentence) || out.words >= 20);
        if (words.size() <= 600) out.key = line_key(words);
        return out;
    }

    /// What the elements around say of each element, those in comments, captions
    /// and furniture marked.
    struct Around {
        bool furniture = false, comments = false, caption = false;
        bool any() const { return furniture || comments || caption; }
    };
    std::vector<Around> around() const {
        std::vector<Around> out(page_.elements.size());
        for (std::size_t e = 0; e < out.size(); ++e) {
            if (page_.elements[e].parent != MarkupElement::none) out[e] = out[page_.elements[e].parent];
            out[e].furniture = out[e].furniture || zones_[e] == Zone::furniture;
            out[e].comments = out[e].comments || zones_[e] == Zone::comments;
            out[e].caption = out[e].caption || zones_[e] == Zone::caption;
        }
        return out;
    }

    /// Where nearly all prose stands in what is called furniture, the names mean something else.
    void release_zones() {
        for (int round = 0; round < most_releases; ++round) {
            const std::vector<Around> where = around();
            std::size_t all = 0, clear = 0;
            std::vector<std::size_t> held(page_.elements.size(), 0);
            for (std::size_t i = 0; i < facts_.size(); ++i) {
                const Around& here = where[page_.blocks[i].element];
                if (!facts_[i].prose || here.comments) continue;
                all += facts_[i].words;
                (here.any() ? held[page_.blocks[i].element] : clear) += facts_[i].words;
            }
            if (static_cast<double>(clear) >= furniture_share * static_cast<double>(all)) return;
            for (std::size_t e = held.size(); e-- > 0;)
                if (page_.elements[e].parent != MarkupElement::none) held[page_.elements[e].parent] += held[e];
            std::size_t most = 0, best = held.size();
            for (std::size_t e = 0; e < held.size(); ++e)
                if ((zones_[e] == Zone::furniture || zones_[e] == Zone::caption) && held[e] > most) {
                    most = held[e];
                    best = e;
                }
            if (best == held.size()) return;
            zones_[best] = Zone::unknown;
        }
    }

    void exclude() {
        const std::vector<Around> where = around();
        for (std::size_t i = 0; i < facts_.size(); ++i) {
            const Around& here = where[page_.blocks[i].element];
            facts_[i].excluded = here.any();
            facts_[i].caption = here.caption;
            facts_[i].comments = here.comments;
        }
    }

    void find_headline() {
        const std::string title = line_key(title_);
        std::size_t best = facts_.size();
        int best_score = 0;
        for (std::size_t i = 0; i < facts_.size(); ++i) {
            const Facts& f = facts_[i];
            if (f.key.empty() || f.words == 0 || f.words > 40 || f.comments) continue;
            int score = 0;
            const bool heading = page_.blocks[i].kind == MarkupKind::heading;
            if (!title.empty() && f.words >= 3 && (title == f.key))
                score = 6;
            else if (!title.empty() && f.words >= 3 && (title.starts_with(f.key) || title.ends_with(f.key)))
                score = 4;
            if (heading && page_.blocks[i].level == 1)
                score += 3;
            else if (heading)
                score += 1;
            if (score < 3 || f.link_share > 0.9) continue;
            if (score > best_score) best = i, best_score = score;
        }
        headline_ = best;
    }

    /// Worth of each block.
    void value() {
        for (std::size_t i = 0; i < facts_.size(); ++i) {
            Facts& f = facts_[i];
            const auto words = static_cast<double>(f.words);
            if (f.comments)
                f.worth = -0.3 * words;
            else if (f.excluded)
                f.worth = 0;
            else if (f.prose)
                f.worth = words * (1 - f.link_share);
            else if (f.link_share > 0.5)
                f.worth = -1 - 0.5 * words;
            else
                f.worth = -0.2 * words;
        }
    }

    void choose_root() {
        std::vector<double> sum(facts_.size() + 1, 0);
        for (std::size_t i = 0; i < facts_.size(); ++i) sum[i + 1] = sum[i] + facts_[i].worth;
        double best = -1e9;
        root_ = 0;
        for (std::size_t e = 0; e < page_.elements.size(); ++e) {
            const MarkupElement& element = page_.elements[e];
            double total = sum[element.behind_block] - sum[element.first_block];
            if (total <= 0) continue;
            bool said = zones_[e] == Zone::article;
            total *= said ? 1.1 : 1.0;
            if (total >= best) best = total, root_ = e;
        }
    }

    bool is_boilerplate(std::size_t i) const {
        const Facts& f = facts_[i];
        if (const PageCue* cue = cues_.find(f.key, f.words, false)) return cue->kind != CueKind::ending || true;
        return false;
    }

    void assign() {
        const MarkupElement& root = page_.elements[root_];
        std::size_t first = root.first_block;
        if (headline_ < facts_.size()) {
            roles_[headline_] = BlockRole::headline;
            // A heading behind the text is not that of the text.
            double before = 0, all = 0;
            for (std::size_t i = first; i < root.behind_block; ++i) {
                if (facts_[i].worth > 0) all += facts_[i].worth;
                if (i < headline_ && facts_[i].worth > 0) before += facts_[i].worth;
            }
            if (headline_ >= first && headline_ < root.behind_block && before <= 0.25 * all) first = headline_ + 1;
        }
        for (std::size_t i = first; i < root.behind_block; ++i) {
            const Facts& f = facts_[i];
            if (i == headline_) continue;
            if (f.caption || page_.blocks[i].kind == MarkupKind::caption) {
                roles_[i] = BlockRole::caption;
                continue;
            }
            if (f.excluded || is_boilerplate(i)) continue;
            if (f.link_share > 0.7) continue;
            if (page_.blocks[i].kind == MarkupKind::heading)
                roles_[i] = BlockRole::subheading;
            else if (page_.blocks[i].kind == MarkupKind::cell && !f.prose)  // prose in a cell: the page is laid out so
                roles_[i] = BlockRole::cell;
            else
                roles_[i] = BlockRole::text;
        }
        // Headings behind which no text comes, and single short lines at the end, are links and labels.
        bool text_follows = false;
        for (std::size_t i = root.behind_block; i-- > first;) {
            if (roles_[i] == BlockRole::text && facts_[i].prose) text_follows = true;
            if (roles_[i] == BlockRole::subheading && !text_follows) roles_[i] = BlockRole::elsewhere;
        }
    }

    const MarkupPage& page_;
    std::string_view title_, body_;
    const PageCues& cues_;
    std::vector<Facts> facts_;
    std::vector<Zone> zones_;
    std::vector<BlockRole> roles_;
    std::size_t headline_ = 0;
    std::size_t root_ = 0;
};

}  // namespace

std::vector<BlockRole> find_article(const MarkupPage& page, std::string_view title, std::string_view body) {
    return Finder(page, title, body).find();
}

}  // namespace claimgraph::extract::read
