#include "extract/read/page_cues.h"

#include <utf8proc.h>

#include <algorithm>

#include "embedded.h"
#include "extract/read/encoding.h"
#include "graph/ascii.h"
#include "graph/errors.h"
#include "graph/pack_json.h"

namespace claimgraph::extract::read {
namespace {

using Value = PackJson::Value;

constexpr std::string_view pack_path = "extract/packs/boilerplate.json";
constexpr std::uint32_t default_max_words = 12;

template <typename Number>
std::unordered_map<std::string, Number> numbers(const PackJson& pack, const Value& parent, const char* key,
                                                const std::string& place) {
    const Value& object = pack.member(parent, key, place);
    if (!object.IsObject()) pack.fail(place + "/" + key, "must be an object");
    std::unordered_map<std::string, Number> out;
    for (const auto& row : object.GetObject()) {
        if (!row.value.IsInt()) pack.fail(place + "/" + key + "/" + row.name.GetString(), "must be a number");
        out.emplace(row.name.GetString(), static_cast<Number>(row.value.GetInt()));
    }
    return out;
}

CueKind cue_kind(const PackJson& pack, std::string_view name, const std::string& place) {
    if (name == "label") return CueKind::label;
    if (name == "menu") return CueKind::menu;
    if (name == "ending") return CueKind::ending;
    if (name == "caption") return CueKind::caption;
    pack.fail(place + "/is", "'" + std::string(name) + "' is no kind of cue");
}

CuePlace cue_place(const PackJson& pack, std::string_view name, const std::string& place) {
    if (name.empty()) return CuePlace::anywhere;
    if (name == "head") return CuePlace::head;
    if (name == "tail") return CuePlace::tail;
    pack.fail(place + "/where", "'" + std::string(name) + "' is no place");
}

bool is_ornament(char32_t c) {
    switch (c) {
        case U'*':
        case U'>':
        case U'|':
        case U'•':
        case U'·':
        case U'›':
        case U'»':
        case U'‹':
        case U'«':
        case U'→':
        case U'←':
        case U'►':
        case U'▶':
        case U'▼':
        case U'▾':
        case U'●':
        case U'■':
        case U'□':
        case U'◆':
        case U'–':
        case U'—':
        case U'-':
        case U'+':
        case U'✓':
        case U'✕':
        case U'×':
            return true;
        default:
            return is_blank(c);
    }
}

void append_folded(char32_t c, std::string& out) {
    switch (c) {
        case U'‘':
        case U'’':
        case U'‛':
        case U'ʼ':
        case U'′':
            out += '\'';
            return;
        case U'“':
        case U'”':
        case U'„':
        case U'″':
            out += '"';
            return;
        case U'–':
        case U'—':
        case U'―':
        case U'‐':
        case U'‑':
            out += '-';
            return;
        case U'…':
            out += "...";
            return;
        default:
            break;
    }
    utf8proc_uint8_t bytes[4];
    auto size = utf8proc_encode_char(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)), bytes);
    out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

}  // namespace

std::string line_key(std::string_view line) {
    // Where the ornaments end at the front and begin at the back.
    std::size_t begin = 0;
    for (std::size_t at = 0; at < line.size();) {
        if (!is_ornament(next_code_point(line, at))) break;
        begin = at;
    }
    std::size_t end = begin;
    for (std::size_t at = begin; at < line.size();)
        if (!is_ornament(next_code_point(line, at))) end = at;

    std::string out;
    out.reserve(end - begin);
    bool blank = false;
    for (std::size_t at = begin; at < end;) {
        char32_t c = next_code_point(line, at);
        if (is_blank(c)) {
            // Zero-width characters (Cf) separate nothing.
            blank = blank || c < 0x80 || utf8proc_category(static_cast<utf8proc_int32_t>(c)) != UTF8PROC_CATEGORY_CF;
            continue;
        }
        if (blank && !out.empty()) out += ' ';
        blank = false;
        append_folded(c, out);
    }
    return out;
}

bool matches_pattern(std::string_view pattern, std::string_view text) {
    // The usual greedy walk with one point of return: a later `*` makes earlier ones irrelevant.
    auto digit = ascii::is_digit<char>;
    std::size_t p = 0, t = 0, star = std::string_view::npos, resume = 0;
    while (true) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = ++p;
            resume = t;
            continue;
        }
        if (p == pattern.size() && t == text.size()) return true;
        if (p < pattern.size() && t < text.size()) {
            if (pattern[p] == '#' && digit(text[t])) {
                while (t < text.size() && digit(text[t])) ++t;
                ++p;
                continue;
            }
            if (pattern[p] == text[t]) {
                ++p;
                ++t;
                continue;
            }
        }
        if (star == std::string_view::npos || resume >= text.size()) return false;
        if (star == pattern.size()) return true;
        p = star;
        t = ++resume;
    }
}

const PageCues& PageCues::embedded() {
    static const PageCues cues(embedded::file(pack_path));
    return cues;
}

PageCues::PageCues(std::string_view source) {
    const PackJson pack(source, pack_path);
    const Value& groups = pack.member(pack.root(), "cues", "");
    if (!groups.IsArray()) pack.fail("/cues", "must be a list");
    for (rapidjson::SizeType i = 0; i < groups.Size(); ++i) {
        const Value& group = groups[i];
        std::string place = "/cues/" + std::to_string(i);
        const Value& is = pack.member(group, "is", place);
        if (!is.IsString()) pack.fail(place + "/is", "must be a string");
        PageCue cue{cue_kind(pack, is.GetString(), place),
                    cue_place(pack, pack.optional_string(group, "where", place), place), default_max_words, ""};
        if (auto words = group.FindMember("words"); words != group.MemberEnd()) {
            if (!words->value.IsUint()) pack.fail(place + "/words", "must be a number");
            cue.max_words = words->value.GetUint();
        }
        for (std::string& pattern : pack.strings(group, "match", place)) {
            if (pattern.empty()) pack.fail(place + "/match", "holds an empty pattern");
            cue.pattern = std::move(pattern);
            auto index = static_cast<std::uint32_t>(cues_.size());
            if (cue.pattern[0] == '*' || cue.pattern[0] == '#')
                open_start_.push_back(index);
            else
                by_first_[cue.pattern[0]].push_back(index);
            if (cue.kind != CueKind::caption && cue.pattern.find_first_of("*#") == std::string::npos)
                plain_labels_.insert(cue.pattern);
            cues_.push_back(cue);
        }
    }

    share_words = pack.string_set(pack.root(), "share_words", "");
    agencies = pack.string_set(pack.root(), "agencies", "");
    publisher_words = pack.string_set(pack.root(), "publisher_words", "");
    const Value& appeal = pack.member(pack.root(), "appeal", "");
    self_words = pack.string_set(appeal, "self", "/appeal");
    reader_words = pack.string_set(appeal, "reader", "/appeal");
    appeal_words = pack.string_set(appeal, "words", "/appeal");
    const Value& dates = pack.member(pack.root(), "dates", "");
    months = numbers<unsigned>(pack, dates, "months", "/dates");
    weekdays = pack.string_set(dates, "weekdays", "/dates");
    zones = numbers<int>(pack, dates, "zones", "/dates");
    half_days = numbers<int>(pack, dates, "half_days", "/dates");
    hyphen_parts = pack.string_set(pack.root(), "hyphen_parts", "");
    kickers = pack.string_set(pack.root(), "kickers", "");
    teaser_ends = pack.string_set(pack.root(), "teaser_ends", "");
    date_fillers = pack.string_set(dates, "fillers", "/dates");
}

const PageCue* PageCues::find(std::string_view key, std::size_t words, bool in_head) const {
    if (key.empty()) return nullptr;
    const PageCue* best = nullptr;
    auto look = [&](const std::vector<std::uint32_t>& indices) {
        for (std::uint32_t index : indices) {
            const PageCue& cue = cues_[index];
            if (best && best <= &cue) return;
            if (words > cue.max_words) continue;
            if (cue.place == (in_head ? CuePlace::tail : CuePlace::head)) continue;
            if (matches_pattern(cue.pattern, key)) {
                best = &cue;
                return;
            }
        }
    };
    if (auto found = by_first_.find(key[0]); found != by_first_.end()) look(found->second);
    look(open_start_);
    return best;
}

}  // namespace claimgraph::extract::read
