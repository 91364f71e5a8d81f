#include "extract/read/dateline.h"

#include <algorithm>
#include <vector>

#include "extract/names/lexicon.h"
#include "extract/read/encoding.h"
#include "extract/read/page_cues.h"
#include "extract/read/publication_date.h"
#include "graph/ascii.h"
#include "graph/utf8.h"

// The sign that ends a dateline is looked for first; what stands before it must be a place, a date, an agency, in this
// order, each of which may be missing, and nothing else.

namespace claimgraph::extract::read {

using names::Lexicon;
using names::Thing;

namespace {

constexpr std::size_t longest = 120;  ///< bytes of a dateline
constexpr std::size_t longest_agency = 40;
constexpr std::size_t most_place_words = 6;

bool is_capital(char32_t c) { return is_letter(c) && !is_lower_case(c); }

std::string_view stripped(std::string_view text) {
    constexpr std::string_view signs = " \t,.\xC2\xA0";
    const std::size_t begin = text.find_first_not_of(signs);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(signs) + 1 - begin);
}

struct Sign {
    std::size_t at = 0, length = 0;
    bool colon = false;
};

/// Signs that may end a dateline, outside of brackets.
std::vector<Sign> signs_in(std::string_view text) {
    std::vector<Sign> out;
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '(' || text[i] == '[') ++depth;
        if (text[i] == ')' || text[i] == ']') --depth;
        if (depth != 0) continue;
        const std::string_view rest = text.substr(i);
        const bool blank_before = i > 0 && (text[i - 1] == ' ' || text[i - 1] == ')');
        for (const std::string_view dash : {"--", "—", "–"})
            if (rest.starts_with(dash)) out.push_back({i, dash.size()});
        if (blank_before && rest.starts_with("- ")) out.push_back({i, 1});
        if (i > 0 && rest.starts_with(": ")) out.push_back({i, 1, true});
        if (out.size() >= 3) break;
    }
    return out;
}

/// `June 3, 2024`, `3 Sept.`, `Tuesday`: words of a date alone.
bool is_date_only(std::string_view text) {
    const PageCues& cues = PageCues::embedded();
    bool any = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" ,./", at), text.size());
        const std::string word = ascii::lowered(text.substr(at, end - at));
        at = end + 1;
        if (word.empty()) continue;
        const bool number = std::all_of(word.begin(), word.end(), ascii::is_digit<char>) && word.size() <= 4;
        if (!number && !cues.months.contains(word) && !cues.weekdays.contains(word)) return false;
        any = true;
    }
    return any;
}

/// Cuts a date off the end, behind a comma, a blank or as the whole.
std::string_view take_date(std::string_view& text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at > 0 && text[at - 1] != ' ' && text[at - 1] != ',') continue;
        const std::string_view tail = text.substr(at);
        if (tail[0] == ' ' || !is_date_only(tail)) continue;
        text = stripped(text.substr(0, at));
        return tail;
    }
    return {};
}

/// Cuts `(Reuters)` off the end.
std::string_view take_agency(std::string_view& text) {
    if (!text.ends_with(')') && !text.ends_with(']')) return {};
    const std::size_t open = text.find_last_of("([");
    if (open == std::string_view::npos || text.size() - open > longest_agency) return {};
    const std::string_view inside = text.substr(open + 1, text.size() - open - 2);
    text = stripped(text.substr(0, open));
    return inside;
}

struct PlaceShape {
    std::size_t words = 0, capitals = 0;
    bool names = true;               ///< every word begins with a capital
    bool first_all_capitals = true;  ///< the letters of the first word are
};

PlaceShape shape_of(std::string_view place) {
    PlaceShape out;
    bool in_word = false, joined = false;
    for (std::size_t at = 0; at < place.size();) {
        const char32_t c = next_code_point(place, at);
        if (is_blank(c) || c == U',' || c == U'/') {
            in_word = false;
            continue;
        }
        const bool begins = !in_word;
        if (begins) ++out.words;
        in_word = true;
        if (begins && out.words > 1) {
            // "of" and "de" inside of names
            const std::size_t end = std::min(place.find_first_of(" ,/", at), place.size());
            joined = is_lower_case(c) && end - at <= 2;
        }
        if (begins && !is_capital(c) && !joined) out.names = false;
        if (ascii::is_digit(static_cast<char>(c < 0x80 ? c : 'x'))) out.names = false;
        if (out.words == 1 && is_letter(c)) {
            if (is_lower_case(c)) out.first_all_capitals = false;
            ++out.capitals;
        }
    }
    return out;
}

bool is_known_place(std::string_view place) {
    const std::string_view first = stripped(place.substr(0, place.find_first_of(",/")));
    const Thing* thing = Lexicon::get().thing(line_key(first), first);
    return thing && (thing->type == EntityType::place || thing->type == EntityType::country);
}

/// `10:15 GMT`, `10 p.m.`
bool is_clock(std::string_view text) {
    if (text.empty() || !ascii::is_digit(text[0]) || text.size() > 20) return false;
    const PrintedDate found = printed_date("1 June 2000, " + std::string(text));
    return found.value.size() > 10 && found.rest.empty();
}

std::optional<Dateline> read(std::string_view head, bool colon) {
    Dateline out;
    std::string_view text = stripped(head);
    out.is_clock = !colon && is_clock(text);
    if (out.is_clock) return out;
    const std::string_view agency = take_agency(text);
    const bool known_agency = PageCues::embedded().agencies.contains(line_key(agency));
    const std::string_view date = take_date(text);
    out.day = date.empty() ? std::string() : normal_date(date);
    if (text.empty()) {
        if (!known_agency || colon) return std::nullopt;
        return out;
    }
    const PlaceShape shape = shape_of(text);
    if (!shape.names || shape.words > most_place_words) return std::nullopt;
    const bool capitals = shape.first_all_capitals && shape.capitals >= 3;
    const bool named_agency = !agency.empty() && ascii::is_upper(agency[0]);
    if (colon && (!capitals || shape.words > 3)) return std::nullopt;
    const bool place = capitals || named_agency || (!date.empty() && !out.day.empty()) ||
                       (!colon && agency.empty() && is_known_place(text));
    if (!place) return std::nullopt;
    out.place = text;
    return out;
}

/// `BERGMAN: We have …`
bool begins_with_speaker(std::string_view words) {
    words = words.substr(0, 40);
    const std::size_t colon = words.find(':');
    return colon != std::string_view::npos && colon >= 2 &&
           std::all_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(colon),
                       [](char c) { return ascii::is_upper(c) || c == ' ' || c == '.'; });
}

/// `Storm live: `, `WATCH: `
std::optional<Dateline> kicker_at(std::string_view headline) {
    const std::size_t colon = headline.substr(0, 40).find(": ");
    if (colon == std::string_view::npos) return std::nullopt;
    const std::string key = line_key(headline.substr(0, colon));
    const std::size_t blank = key.rfind(' ');
    const bool known = PageCues::embedded().kickers.contains(key) ||
                       (blank != std::string::npos && PageCues::embedded().kickers.contains(key.substr(blank + 1)));
    if (!known || std::count(key.begin(), key.end(), ' ') > 2) return std::nullopt;
    Dateline out;
    out.length = std::min(headline.find_first_not_of(' ', colon + 1), headline.size());
    return out.length == headline.size() ? std::nullopt : std::optional(out);
}

}  // namespace

std::optional<Dateline> dateline_at(std::string_view paragraph, bool colon) {
    const std::string_view start = paragraph.substr(0, longest);
    for (const Sign& sign : signs_in(start)) {
        if (sign.colon && !colon) continue;
        std::optional<Dateline> found = read(start.substr(0, sign.at), sign.colon);
        if (!found) continue;
        std::size_t at = sign.at + sign.length;
        while (at < paragraph.size()) {
            std::size_t next = at;
            if (!is_blank(next_code_point(paragraph, next))) break;
            at = next;
        }
        if (at >= paragraph.size()) return std::nullopt;
        std::size_t next = at;
        const char32_t c = next_code_point(paragraph, next);
        if (!is_letter(c) && c != U'"' && c != U'“' && c != U'‘' && c != U'\'' && !ascii::is_digit(c))
            return std::nullopt;
        found->length = at;
        return found;
    }
    return std::nullopt;
}

void cut_datelines(Document& document) {
    std::vector<Block> out;
    const auto speaks = [&](std::size_t i) {
        return i < document.blocks.size() && yields_claims(document.blocks[i].kind) &&
               begins_with_speaker(document.words(document.blocks[i].span));
    };
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        Block block = document.blocks[i];
        if (yields_claims(block.kind)) {
            bool speakers = false;
            for (std::size_t near = i < 3 ? 0 : i - 3; near < i + 4; ++near)
                speakers = speakers || (near != i && speaks(near));
            auto found = dateline_at(document.words(block.span), !speakers);
            // A headline has at most a time of day or a kicker in front of it.
            if (block.kind == BlockKind::headline && !(found && found->is_clock))
                found = kicker_at(document.words(block.span));
            if (found) {
                if (document.place.empty()) document.place = found->place;
                if (document.published.empty()) document.published = found->day;
                const auto middle = block.span.begin + static_cast<std::uint32_t>(found->length);
                std::uint32_t end = middle;
                while (end > block.span.begin && is_blank(std::string_view(document.text).substr(end - 1, 1))) --end;
                out.push_back({BlockKind::boilerplate, {block.span.begin, end}});
                block.span.begin = middle;
            }
        }
        out.push_back(block);
    }
    document.blocks = std::move(out);
}

}  // namespace claimgraph::extract::read
