#include "extract/names/sentence_view.h"

#include <utf8proc.h>

#include "extract/names/lexicon.h"
#include "graph/ascii.h"
#include "graph/name_key.h"
#include "graph/utf8.h"

namespace claimgraph::extract::names {
namespace {

// A word with more children is no head of a sentence that anyone wrote; the bound keeps time linear in its length.
constexpr std::size_t most_children = 200;

struct Shape {
    int upper = 0, lower = 0, digits = 0;
    bool first_upper = false;
};

Shape shape_of(std::string_view form) {
    Shape shape;
    bool first = true;
    for (std::size_t position = 0; position < form.size();) {
        const char32_t code_point = next_code_point(form, position);
        bool upper = ascii::is_upper(code_point), lower = ascii::is_lower(code_point);
        if (code_point >= 0x80) {
            const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
            upper = category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
            lower = category == UTF8PROC_CATEGORY_LL || category == UTF8PROC_CATEGORY_LO;
        }
        if (first && (upper || lower)) {
            shape.first_upper = upper;
            first = false;
        }
        shape.upper += upper;
        shape.lower += lower;
        shape.digits += ascii::is_digit(code_point);
    }
    return shape;
}

}  // namespace

SentenceView::SentenceView(const Document& document, const Sentence& sentence)
    : document_(&document), sentence_(&sentence) {
    const std::size_t count = sentence.tokens.size();
    begin_.reserve(count);
    end_.reserve(count);
    flags_.reserve(count);
    lists_.reserve(count);
    const Lexicon& lexicon = Lexicon::get();
    children_.resize(count);
    int words = 0, capitals = 0;
    for (TokenIndex i = 0; i < size(); ++i) {
        const Token& token = sentence.tokens[i];
        begin_.push_back(static_cast<std::uint32_t>(folded_.size()));
        folded_ += fold_name(token.form);
        end_.push_back(static_cast<std::uint32_t>(folded_.size()));
        lists_.push_back(&lexicon.lists_of(std::string_view(folded_).substr(begin_.back())));
        if (token.space_after) folded_ += ' ';
        const Shape shape = shape_of(token.form);
        // iPhone and eBay are capitalised in their way
        const bool capital = shape.first_upper || (shape.upper > 0 && token.form.size() > 2);
        flags_.push_back(static_cast<std::uint8_t>((capital ? 1 : 0) | (shape.upper > 0 && shape.lower == 0 ? 2 : 0) |
                                                   (shape.digits > 0 ? 4 : 0) |
                                                   (shape.upper + shape.lower > 0 ? 8 : 0)));
        const bool content =
            token.upos == Upos::VERB || token.upos == Upos::NOUN || token.upos == Upos::ADJ || token.upos == Upos::ADV;
        if (shape.upper + shape.lower > 2 && content) {
            ++words;
            capitals += capital;
        }
        if (token.head >= 0 && token.head < size() && token.head != i && children_[token.head].size() < most_children)
            children_[token.head].push_back(i);
    }
    headline_case_ = words >= 2 && capitals * 10 >= words * 7;
}

std::string SentenceView::written(TokenIndex first, TokenIndex last) const {
    std::string out;
    bool blank = false;
    for (const char c : document_->words(span(first, last))) {
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            blank = true;
            continue;
        }
        if (blank && !out.empty()) out += ' ';
        blank = false;
        out += c;
    }
    return out;
}

bool SentenceView::headline() const {
    return sentence_->block < document_->blocks.size() &&
           document_->blocks[sentence_->block].kind == BlockKind::headline;
}

bool SentenceView::opens(TokenIndex i) const {
    if (i == 0) return true;
    for (TokenIndex k = i - 1; k >= 0; --k) {
        if (token(k).upos != Upos::PUNCT && token(k).upos != Upos::SYM) return false;
        const std::string_view word = low(k);
        if (word == "\"" || word == "'" || word == "''" || word == "``" || word == ":" || word == "-" || word == "--" ||
            word == "..." || word == "*")
            return true;
    }
    return true;
}

bool SentenceView::relation(TokenIndex i, std::string_view deprel) const {
    return universal(token(i).deprel) == deprel;
}

TokenIndex SentenceView::child(TokenIndex i, std::string_view deprel) const {
    for (const int c : children(i))
        if (relation(c, deprel)) return c;
    return -1;
}

TokenIndex SentenceView::head_of(TokenIndex first, TokenIndex last) const {
    const auto outside = [&](TokenIndex i) { return token(i).head < first || token(i).head > last; };
    if (outside(last) && !relation(last, "punct")) return last;
    for (TokenIndex i = first; i <= last; ++i)
        if (outside(i) && !relation(i, "punct")) return i;
    return last;
}

}  // namespace claimgraph::extract::names
