#include "extract/language/quotation.h"

#include <optional>
#include <string_view>

namespace claimgraph {
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

}  // namespace

std::vector<Quotation> find_quotations(const Document& document, const Analysis& analysis) {
    std::vector<Quotation> out;
    bool open = false, left_open = false;
    std::uint32_t block = 0;
    struct Place {
        std::uint32_t block, sentence;
    };
    std::optional<Place> unclosed;  // where a quotation was left open, no mark since
    const auto end_block = [&] {
        if (open) out.back().span.end = document.blocks.empty() ? out.back().span.end : document.blocks[block].span.end;
        left_open = open;
        if (open) unclosed = Place{block, out.back().last_sentence};
        open = false;
    };
    // “… / … / … ”: the paragraphs between have no marks of their own
    const auto closes_unclosed = [&](std::uint32_t s, std::size_t i, Mark mark) {
        if (!unclosed || analysis.sentences[s].block - unclosed->block > longest_unmarked) return false;
        const std::vector<Token>& tokens = analysis.sentences[s].tokens;
        const bool last = i + 1 == tokens.size() || tokens[i].space_after;
        return mark == Mark::close || (mark == Mark::either && i > 0 && !tokens[i - 1].space_after && last);
    };
    for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
        const Sentence& sentence = analysis.sentences[s];
        if (sentence.block != block) {
            end_block();
            block = sentence.block;
        }
        for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
            const Token& token = sentence.tokens[i];
            if (const std::size_t end = open ? i : closing_single(sentence, i); end != i) {
                out.push_back({{token.span.begin, sentence.tokens[end].span.end}, s, s});
                i = end;
                continue;
            }
            const Mark mark = mark_of(token);
            if (mark == Mark::none) continue;
            if (const std::size_t end = open ? closing_inner(sentence, i) : i; end != i) {
                i = end;
                continue;
            }
            if (!open && closes_unclosed(s, i, mark)) {
                const std::uint32_t first = unclosed->sentence + 1;
                out.push_back({{analysis.sentences[first].span.begin, token.span.end}, first, s, true});
                unclosed.reset();
                left_open = false;
                continue;
            }
            unclosed.reset();
            if (!open && mark != Mark::close) {
                // 16" and the like: a straight mark after a figure with nothing before it opens nothing
                if (mark == Mark::either && i > 0 && sentence.tokens[i - 1].upos == Upos::NUM &&
                    !sentence.tokens[i - 1].space_after)
                    continue;
                const bool first = document.blocks.empty() || i == 0;
                out.push_back({{token.span.begin, sentence.span.end}, s, s, left_open && first});
                open = true;
            } else if (open && mark != Mark::open) {
                out.back().span.end = token.span.end;
                out.back().last_sentence = s;
                open = false;
                left_open = false;
            }
        }
        if (open) {
            out.back().last_sentence = s;
            out.back().span.end = sentence.span.end;
        }
    }
    end_block();
    return out;
}

}  // namespace claimgraph
