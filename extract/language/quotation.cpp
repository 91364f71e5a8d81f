#include "extract/language/quotation.h"

#include <optional>
#include <string_view>
#include <utility>

namespace claimgraph::extract::language {
namespace {

/// Paragraphs that a quotation may run over without a mark.
constexpr std::uint32_t longest_unmarked = 6;

enum class Mark { none, open, close, either };

Mark mark_of(const Token& token) {
    const std::string_view form = token.form;
    if (form == "“" || form == "„" || form == "«" || form == "``") return Mark::open;
    if (form == "”" || form == "»") return Mark::close;
    if (form == "\"" || form == "''") return Mark::either;
    return Mark::none;
}

/// 'The vote was rigged', ‘The vote was rigged’: the place of the single mark that closes what token `i` opens, on the
/// same line; `i` if it opens nothing. Apostrophes have a letter in front.
std::size_t closing_single(const Sentence& sentence, std::size_t i) {
    const std::vector<Token>& tokens = sentence.tokens;
    const auto single = [](const Token& token, std::string_view curly) {
        return token.form == "'" || token.form == curly;
    };
    if (!single(tokens[i], "‘") || tokens[i].space_after || (i > 0 && !tokens[i - 1].space_after)) return i;
    for (std::size_t k = i + 2; k < tokens.size(); ++k) {
        const bool ends = k + 1 == tokens.size() || tokens[k].space_after || tokens[k + 1].upos == Upos::PUNCT;
        if (single(tokens[k], "’") && tokens[k].xpos != "POS" && !tokens[k - 1].space_after && ends) return k;
    }
    return i;
}

/// "The "wall" is gone": within a quotation a straight mark that stands in front of a word opens another one. The place
/// of the mark that closes it in the same sentence; `i` if there is none.
std::size_t closing_inner(const Sentence& sentence, std::size_t i) {
    const std::vector<Token>& tokens = sentence.tokens;
    if (i == 0 || !tokens[i - 1].space_after || tokens[i].space_after || mark_of(tokens[i]) != Mark::either) return i;
    for (std::size_t k = i + 2; k < tokens.size(); ++k) {
        if (mark_of(tokens[k]) != Mark::either) continue;
        const bool closes = !tokens[k - 1].space_after && k + 1 < tokens.size() && tokens[k].space_after;
        return closes ? k : i;
    }
    return i;
}

class QuotationFinder {
   public:
    QuotationFinder(const Document& document, const Analysis& analysis) : document_(document), analysis_(analysis) {}

    std::vector<Quotation> find() {
        for (std::uint32_t s = 0; s < analysis_.sentences.size(); ++s) {
            const Sentence& sentence = analysis_.sentences[s];
            if (sentence.block != block_) {
                end_block();
                block_ = sentence.block;
            }
            for (std::size_t i = 0; i < sentence.tokens.size(); ++i) i = read(s, i);
            if (open_) {
                out_.back().last_sentence = s;
                out_.back().span.end = sentence.span.end;
            }
        }
        end_block();
        return std::move(out_);
    }

   private:
    void end_block() {
        if (open_ && !document_.blocks.empty()) out_.back().span.end = document_.blocks[block_].span.end;
        left_open_ = open_;
        if (open_) unclosed_ = Place{block_, out_.back().last_sentence};
        open_ = false;
    }

    /// What token `i` opens or closes. \return the last token that was read with it
    std::size_t read(std::uint32_t s, std::size_t i) {
        const Sentence& sentence = analysis_.sentences[s];
        const Token& token = sentence.tokens[i];
        if (const std::size_t end = open_ ? i : closing_single(sentence, i); end != i) {
            out_.push_back({{token.span.begin, sentence.tokens[end].span.end}, s, s});
            return end;
        }
        const Mark mark = mark_of(token);
        if (mark == Mark::none) return i;
        if (const std::size_t end = open_ ? closing_inner(sentence, i) : i; end != i) return end;
        if (!open_ && closes_unclosed(s, i, mark)) {
            const std::uint32_t first = unclosed_->sentence + 1;
            out_.push_back({{analysis_.sentences[first].span.begin, token.span.end}, first, s, true});
            unclosed_.reset();
            left_open_ = false;
            return i;
        }
        unclosed_.reset();
        if (!open_ && mark != Mark::close) {
            if (mark == Mark::either && is_inch(sentence, i)) return i;
            const bool first = document_.blocks.empty() || i == 0;
            out_.push_back({{token.span.begin, sentence.span.end}, s, s, left_open_ && first});
            open_ = true;
        } else if (open_ && mark != Mark::open) {
            out_.back().span.end = token.span.end;
            out_.back().last_sentence = s;
            open_ = false;
            left_open_ = false;
        }
        return i;
    }

    /// 16" and the like: a straight mark after a figure with nothing before it opens nothing.
    static bool is_inch(const Sentence& sentence, std::size_t i) {
        return i > 0 && sentence.tokens[i - 1].upos == Upos::NUM && !sentence.tokens[i - 1].space_after;
    }

    /// “… / … / … ”: the paragraphs between have no marks of their own.
    bool closes_unclosed(std::uint32_t s, std::size_t i, Mark mark) const {
        if (!unclosed_ || analysis_.sentences[s].block - unclosed_->block > longest_unmarked) return false;
        const std::vector<Token>& tokens = analysis_.sentences[s].tokens;
        const bool last = i + 1 == tokens.size() || tokens[i].space_after;
        return mark == Mark::close || (mark == Mark::either && i > 0 && !tokens[i - 1].space_after && last);
    }

    struct Place {
        std::uint32_t block, sentence;
    };
    const Document& document_;
    const Analysis& analysis_;
    std::vector<Quotation> out_;
    bool open_ = false, left_open_ = false;  ///< `left_open_`: at the end of the block before
    std::uint32_t block_ = 0;
    std::optional<Place> unclosed_;  ///< where a quotation was left open, no mark since
};

}  // namespace

std::vector<Quotation> find_quotations(const Document& document, const Analysis& analysis) {
    return QuotationFinder(document, analysis).find();
}

}  // namespace claimgraph::extract::language
