#include "extract/language/conllu.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "graph/errors.h"
#include "graph/identity.h"

// The reader keeps the forms of a sentence until its end, lays them over `# text` where they fit, else joins them by
// their SpaceAfter, and only then knows the offsets. Sentences are joined by what SpacesAfter says, else by a blank,
// paragraphs by an empty line.

namespace claimgraph::extract::language {
namespace {

constexpr std::uint32_t no_row = ~std::uint32_t{0};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// The value of `key=` in a MISC column.
std::optional<std::string_view> attribute(std::string_view misc, std::string_view key) {
    while (!misc.empty()) {
        const auto bar = misc.find('|');
        const auto item = misc.substr(0, bar);
        if (item.size() > key.size() && item.starts_with(key) && item[key.size()] == '=')
            return item.substr(key.size() + 1);
        misc = bar == std::string_view::npos ? std::string_view() : misc.substr(bar + 1);
    }
    return std::nullopt;
}

/// `# newdoc id = x` → `x` for the key `newdoc id`; also `# newdoc` and `# newdoc x=y` for `newdoc`.
std::optional<std::string_view> comment(std::string_view line, std::string_view key) {
    line.remove_prefix(1);
    while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
    if (!line.starts_with(key)) return std::nullopt;
    line.remove_prefix(key.size());
    if (!line.empty() && line.front() != ' ' && line.front() != '=') return std::nullopt;
    while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
    if (!line.empty() && line.front() == '=') line.remove_prefix(1);
    while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
    while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
    return line;
}

/// Stanza's `ner=S-GPE` (BIOES, OntoNotes types) in the terms of `Token::ner`.
std::string name_tag(std::string_view tag) {
    if (tag.size() < 3 || tag[1] != '-') return "O";
    const auto type = tag.substr(2);
    const char* known = type == "PERSON" || type == "PER"                 ? "PER"
                        : type == "ORG"                                   ? "ORG"
                        : type == "GPE" || type == "LOC" || type == "FAC" ? "LOC"
                                                                          : nullptr;
    if (!known) return "O";
    return (tag[0] == 'B' || tag[0] == 'S' ? "B-" : "I-") + std::string(known);
}

/// UDPipe's SpacesAfter: `\s`, `\n`, `\t`, `\r`, `\p` (|), `\\`.
std::string unescape_blanks(std::string_view value) {
    std::string blanks;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] != '\\' || i + 1 == value.size()) continue;
        switch (value[++i]) {
            case 's':
                blanks += ' ';
                break;
            case 'n':
                blanks += '\n';
                break;
            case 't':
                blanks += '\t';
                break;
            case 'r':
                blanks += '\r';
                break;
            default:
                break;
        }
    }
    return blanks;
}

/// A form as it stands in the text: a single word or a multiword token.
struct Surface {
    std::string_view form;
    std::string blanks;  ///< what follows; empty: nothing
    TokenIndex first = 0, last = 0;
    bool multiword = false;
};

class Reader {
   public:
    Reader(std::string_view path, const std::function<void(ConlluDocument&&)>& deliver)
        : path_(path), deliver_(deliver) {}

    void read(std::string_view text) {
        if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        while (!text.empty()) {
            const auto newline = text.find('\n');
            auto line = text.substr(0, newline);
            text = newline == std::string_view::npos ? std::string_view() : text.substr(newline + 1);
            ++line_;
            if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
            if (std::all_of(line.begin(), line.end(), is_blank))
                end_sentence();
            else if (line.front() == '#')
                read_comment(line);
            else
                read_row(line);
        }
        end_sentence();
        end_document();
    }

   private:
    [[noreturn]] void fail(std::size_t line, const std::string& reason) const {
        throw DocumentError("read", "line " + std::to_string(line) + ": " + reason);
    }

    void read_comment(std::string_view line) {
        if (open_) return;  // comments inside a sentence say nothing that we need
        if (const auto id = comment(line, "newdoc id")) {
            end_document();
            document_.document.id = *id;
        } else if (const auto bare = comment(line, "newdoc")) {
            end_document();
        } else if (comment(line, "newpar") || comment(line, "newpar id")) {
            new_paragraph_ = true;
        } else if (const auto sentence = comment(line, "sent_id")) {
            sentence_id_ = *sentence;
        } else if (const auto text = comment(line, "text")) {
            sentence_text_ = *text;
        }
    }

    void read_row(std::string_view line) {
        std::array<std::string_view, 10> column;
        std::size_t columns = 0;
        for (std::string_view rest = line;;) {
            const auto tab = rest.find('\t');
            if (columns < column.size()) column[columns] = rest.substr(0, tab);
            ++columns;
            if (tab == std::string_view::npos) break;
            rest = rest.substr(tab + 1);
        }
        if (columns != column.size()) fail(line_, std::to_string(columns) + " columns instead of 10");
        if (!open_) first_line_ = line_;
        open_ = true;
        const auto id = column[0];
        if (id.find('.') != std::string_view::npos) return;  // an empty node: no word of the text
        if (column[1].empty()) fail(line_, "the form is empty");
        const auto dash = id.find('-');
        const std::uint32_t first = number(id.substr(0, dash), "id");
        if (first != tokens_.size() + 1)
            fail(line_, "id " + std::string(id) + " where " + std::to_string(tokens_.size() + 1) + " was expected");
        auto blanks = blanks_after(column[9]);
        if (dash != std::string_view::npos) {
            const auto last = number(id.substr(dash + 1), "id");
            if (last < first || last - first > 100) fail(line_, "the range " + std::string(id) + " is none");
            if (first <= covered_) fail(line_, "the range " + std::string(id) + " overlaps the one before");
            surfaces_.push_back({column[1], std::move(blanks), place(first), place(last), true});
            covered_ = last;
            return;
        }
        Token token;
        token.form = column[1];
        if (column[2] != "_" || column[1] == "_") token.lemma = column[2];
        if (column[3] != "_") try {
                token.upos = upos_from(column[3]);
            } catch (const Error& error) {
                fail(line_, error.what());
            }
        if (column[4] != "_") token.xpos = column[4];
        if (column[7] != "_") token.deprel = column[7];
        if (const auto ner = attribute(column[9], "NER"))
            token.ner = *ner;
        else if (const auto other = attribute(column[9], "ner"))
            token.ner = name_tag(*other);
        heads_.push_back(column[6] == "_" ? no_row : number(column[6], "head"));
        lines_.push_back(line_);
        if (first > covered_) {
            token.space_after = !blanks.empty();
            surfaces_.push_back({column[1], std::move(blanks), place(first), place(first), false});
        }
        tokens_.push_back(std::move(token));
    }

    static TokenIndex place(std::uint32_t id) { return static_cast<TokenIndex>(id) - 1; }

    std::uint32_t number(std::string_view digits, const char* what) const {
        std::uint32_t value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc() || end != digits.data() + digits.size() || value > 1'000'000)
            fail(line_, std::string(what) + " '" + std::string(digits) + "' is no number");
        return value;
    }

    static std::string blanks_after(std::string_view misc) {
        if (attribute(misc, "SpaceAfter") == "No") return {};
        if (const auto spaces = attribute(misc, "SpacesAfter")) return unescape_blanks(*spaces);
        return " ";
    }

    void end_sentence() {
        if (!open_) return;
        if (tokens_.empty()) fail(first_line_, "a sentence without words");
        if (covered_ > tokens_.size())
            fail(line_, "words of the range ending in " + std::to_string(covered_) + " are missing");
        attach();
        place();
        open_ = false;
        tokens_.clear();
        heads_.clear();
        lines_.clear();
        surfaces_.clear();
        covered_ = 0;
        sentence_id_ = {};
        sentence_text_ = {};
    }

    /// Checks the heads and puts them in.
    void attach() {
        const bool headed = std::any_of(heads_.begin(), heads_.end(), [](auto head) { return head != no_row; });
        if (!headed) {  // no tree: relations without heads say nothing
            for (auto& token : tokens_) token.deprel.clear();
            return;
        }
        std::size_t roots = 0;
        for (std::size_t i = 0; i < heads_.size(); ++i) {
            if (heads_[i] == no_row)
                fail(lines_[i], "the head is missing, though other words of the sentence have one");
            if (heads_[i] > heads_.size())
                fail(lines_[i], "head " + std::to_string(heads_[i]) + " in a sentence of " +
                                    std::to_string(heads_.size()) + " words");
            roots += heads_[i] == 0;
            tokens_[i].head = static_cast<TokenIndex>(heads_[i]) - 1;
            // the root is `root` and nothing else is: what looks at a relation may then trust that there is a head
            if (heads_[i] == 0)
                tokens_[i].deprel = "root";
            else if (tokens_[i].deprel.empty() || tokens_[i].deprel == "root")
                tokens_[i].deprel = "dep";
        }
        if (roots == 0) fail(first_line_, "the sentence has no root");
        if (roots > 1) fail(first_line_, "the sentence has " + std::to_string(roots) + " roots");
        // Every way up is walked once: 0 not seen, 1 on this way, 2 leads to the root.
        std::vector<std::uint8_t> state(tokens_.size(), 0);
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            auto k = static_cast<TokenIndex>(i);
            while (k >= 0 && state[k] == 0) {
                state[k] = 1;
                k = tokens_[k].head;
            }
            if (k >= 0 && state[k] == 1) fail(lines_[k], "the heads form a cycle");
            for (k = static_cast<TokenIndex>(i); k >= 0 && state[k] == 1; k = tokens_[k].head) state[k] = 2;
        }
    }

    /// Whether the forms, in order and with nothing but blanks between them, make up `# text`; their offsets in it.
    bool fits_text(std::vector<Span>& places) const {
        std::size_t at = 0;
        for (const auto& surface : surfaces_) {
            at = skip_blanks(sentence_text_, at);
            std::size_t begin = at;
            for (const char c : surface.form) {
                // Forms may hold blanks (`1 000`); the text may have a blank of another kind there.
                if (c == ' ' && at < sentence_text_.size() && skip_blanks(sentence_text_, at) > at) {
                    at = skip_blanks(sentence_text_, at);
                    continue;
                }
                if (at >= sentence_text_.size() || sentence_text_[at] != c) return false;
                ++at;
            }
            places.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)});
        }
        return skip_blanks(sentence_text_, at) == sentence_text_.size();
    }

    /// Past blanks, no-break blanks and zero-width characters.
    static std::size_t skip_blanks(std::string_view text, std::size_t at) {
        while (at < text.size()) {
            if (is_blank(text[at]))
                ++at;
            else if (text.substr(at).starts_with("\xC2\xA0") || text.substr(at).starts_with("\xC2\xAD"))
                at += 2;
            else if (text.substr(at).starts_with("\xE2\x80") && at + 2 < text.size() &&
                     (static_cast<unsigned char>(text[at + 2]) <= 0x8F ||
                      static_cast<unsigned char>(text[at + 2]) == 0xAF ||
                      (static_cast<unsigned char>(text[at + 2]) >= 0xAA &&
                       static_cast<unsigned char>(text[at + 2]) <= 0xAE)))
                at += 3;
            else if (text.substr(at).starts_with("\xEF\xBB\xBF") || text.substr(at).starts_with("\xE2\x81\xA0") ||
                     text.substr(at).starts_with("\xE3\x80\x80"))
                at += 3;
            else
                break;
        }
        return at;
    }

    /// Writes the sentence into the document's text and the tokens' spans.
    void place() {
        auto& text = document_.document.text;
        auto& blocks = document_.document.blocks;
        if (blocks.empty() || new_paragraph_) {
            while (!text.empty() && is_blank(text.back()) && text.size() > block_end_) text.pop_back();
            if (!text.empty()) text += "\n\n";
            blocks.push_back({BlockKind::body, {size_of(text), size_of(text)}});
        } else {
            text += between_;
        }
        new_paragraph_ = false;
        const std::uint32_t base = size_of(text);
        std::vector<Span> places;
        places.reserve(surfaces_.size());
        if (!sentence_text_.empty() && fits_text(places)) {
            text += sentence_text_;
        } else {
            places.clear();
            for (std::size_t i = 0; i < surfaces_.size(); ++i) {
                const std::uint32_t begin = size_of(text) - base;
                text += surfaces_[i].form;
                places.push_back({begin, size_of(text) - base});
                if (i + 1 < surfaces_.size()) text += surfaces_[i].blanks;
            }
        }
        auto& sentence = document_.analysis.sentences.emplace_back();
        sentence.id = sentence_id_;
        sentence.block = static_cast<std::uint32_t>(blocks.size() - 1);
        sentence.tokens = std::move(tokens_);
        for (std::size_t i = 0; i < surfaces_.size(); ++i) {
            const Span span = {base + places[i].begin, base + places[i].end};
            place_words(sentence, surfaces_[i], span);
            // What the text shows, not what MISC says.
            const bool adjacent = i + 1 < surfaces_.size() && places[i].end == places[i + 1].begin;
            const bool last = i + 1 == surfaces_.size();
            for (auto k = surfaces_[i].first; k < surfaces_[i].last; ++k) sentence.tokens[k].space_after = false;
            sentence.tokens[surfaces_[i].last].space_after = last ? !surfaces_[i].blanks.empty() : !adjacent;
        }
        sentence.span = {base + places.front().begin, base + places.back().end};
        block_end_ = text.size();
        blocks.back().span.end = sentence.span.end;
        if (sentence.span.begin < blocks.back().span.begin || blocks.back().span.empty())
            blocks.back().span.begin = sentence.span.begin;
        between_ = surfaces_.back().blanks;
        tokens_.clear();
    }

    /// Words that make up their multiword token letter by letter get their own spans, others share its span.
    static void place_words(Sentence& sentence, const Surface& surface, Span span) {
        if (!surface.multiword) {
            sentence.tokens[surface.first].span = span;
            return;
        }
        std::string joined;
        for (auto k = surface.first; k <= surface.last; ++k) joined += sentence.tokens[k].form;
        std::uint32_t at = span.begin;
        for (auto k = surface.first; k <= surface.last; ++k) {
            auto& token = sentence.tokens[k];
            const auto length = size_of(token.form);
            token.span = joined == surface.form && span.size() == joined.size() ? Span{at, at + length} : span;
            at += length;
        }
        sentence.multiword.push_back({surface.first, surface.last, span});
    }

    void end_document() {
        auto& document = document_.document;
        if (!document_.analysis.sentences.empty()) {
            document.path = path_;
            document.language = "en";
            if (document.id.empty()) document.id = document_id(document.text);
            deliver_(std::move(document_));
        }
        document_ = {};
        new_paragraph_ = false;
        between_.clear();
        block_end_ = 0;
    }

    static std::uint32_t size_of(const std::string& text) {
        if (text.size() > 0xFFFFFFF0u) throw DocumentError("read", "a document of more than 4 GB");
        return static_cast<std::uint32_t>(text.size());
    }

    std::string_view path_;
    const std::function<void(ConlluDocument&&)>& deliver_;
    ConlluDocument document_;
    std::size_t line_ = 0, first_line_ = 0;
    // the sentence being read
    bool open_ = false;
    std::vector<Token> tokens_;
    std::vector<std::uint32_t> heads_;
    std::vector<std::size_t> lines_;
    std::vector<Surface> surfaces_;
    std::uint32_t covered_ = 0;  // the last word of the last range
    std::string_view sentence_id_, sentence_text_;
    bool new_paragraph_ = false;
    std::string between_;  // blanks behind the last sentence
    std::size_t block_end_ = 0;
};

void append_column(std::string_view value, std::string& out) {
    if (value.empty()) value = "_";
    for (const char c : value) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
    out += '\t';
}

/// One line of text: newlines and tabs become blanks.
void append_line(std::string_view value, std::string& out) {
    for (const char c : value) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
    out += '\n';
}

}  // namespace

void read_conllu(std::string_view text, std::string_view path, const std::function<void(ConlluDocument&&)>& deliver) {
    Reader(path, deliver).read(text);
}

void write_conllu(const Document& document, const Analysis& analysis, std::string& out) {
    out += "# newdoc id = ";
    append_line(document.id, out);
    std::optional<std::uint32_t> block;
    std::size_t number = 0;
    for (const auto& sentence : analysis.sentences) {
        ++number;
        if (sentence.tokens.empty()) continue;
        if (block != sentence.block) out += "# newpar\n";
        block = sentence.block;
        out += "# sent_id = ";
        append_line(sentence.id.empty() ? std::to_string(number) : sentence.id, out);
        out += "# text = ";
        append_line(document.words(sentence.span), out);
        auto several = sentence.multiword.begin();
        for (TokenIndex i = 0; i < sentence.size(); ++i) {
            const auto& token = sentence.tokens[i];
            while (several != sentence.multiword.end() && several->last < i) ++several;
            const bool inside = several != sentence.multiword.end() && several->first <= i;
            if (inside && several->first == i) {
                out += std::to_string(i + 1) + "-" + std::to_string(several->last + 1) + "\t";
                append_column(document.words(several->span), out);
                out += "_\t_\t_\t_\t_\t_\t_\t";
                out += sentence.tokens[several->last].space_after ? "_\n" : "SpaceAfter=No\n";
            }
            out += std::to_string(i + 1) + "\t";
            append_column(token.form, out);
            append_column(token.lemma, out);
            append_column(token.deprel.empty() && token.lemma.empty() && token.xpos.empty() && token.upos == Upos::X
                              ? std::string_view()
                              : to_string(token.upos),
                          out);
            append_column(token.xpos, out);
            out += "_\t";
            append_column(token.deprel.empty() ? std::string() : std::to_string(token.head + 1), out);
            append_column(token.deprel, out);
            out += "_\t";
            const bool glued = !token.space_after && !inside;
            if (glued) out += "SpaceAfter=No";
            if (!token.ner.empty() && (token.ner != "O" || !token.deprel.empty())) {
                if (glued) out += '|';
                out += "NER=";
                out += token.ner;
            } else if (!glued) {
                out += '_';
            }
            out += '\n';
        }
        out += '\n';
    }
}

}  // namespace claimgraph::extract::language
