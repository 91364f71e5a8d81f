#include "graph/event_words.h"

#include <utf8proc.h>

#include <algorithm>
#include <utility>

#include "embedded.h"
#include "graph/errors.h"
#include "graph/json.h"
#include "graph/name_key.h"
#include "graph/utf8.h"

namespace claimgraph {
namespace {

constexpr std::size_t stem_letters = 5;

/// The first letters of a word, as `fold_name` leaves it; empty if it is shorter.
std::string_view stem_of(std::string_view folded) {
    std::size_t letters = 0;
    for (std::size_t i = 0; i <= folded.size(); ++i) {
        if (i < folded.size() && (static_cast<unsigned char>(folded[i]) & 0xC0) == 0x80) continue;
        if (letters++ == stem_letters) return folded.substr(0, i);
    }
    return {};
}

}  // namespace

const std::map<std::string, std::string, std::less<>>& active_terms() {
    static const auto terms = [] {
        std::map<std::string, std::string, std::less<>> found;
        const std::string_view text = embedded::file("schemas/claimgraph.ttl");
        std::string_view term;
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            const std::string_view line = text.substr(begin, end - begin);
            begin = end + 1;
            constexpr std::string_view passive = "cg:is", related = "    rdfs:seeAlso cg:";
            if (line.starts_with("cg:"))
                term = line.starts_with(passive) && line.size() > passive.size() && line[passive.size()] >= 'A' &&
                               line[passive.size()] <= 'Z'
                           ? line.substr(0, line.find(' '))
                           : std::string_view();
            if (term.empty() || !line.starts_with(related)) continue;
            const std::string_view value = line.substr(related.size() - 3);
            found.emplace(term, value.substr(0, value.find(' ')));
        }
        return found;
    }();
    return terms;
}

const EventWords& event_words() {
    static const auto words = [] {
        constexpr const char* path = "extract/packs/events.json";
        const rapidjson::Document pack = parsed_json(embedded::file(path));
        if (pack.HasParseError() || !pack.IsObject()) throw Error(std::string(path) + " is no JSON object");
        const auto member = [&](const char* name) -> const rapidjson::Value& {
            const auto at = pack.FindMember(name);
            if (at == pack.MemberEnd()) throw Error(std::string(path) + ": lacks '" + name + "'");
            return at->value;
        };
        const auto string_of = [&](const rapidjson::Value& value) {
            if (!value.IsString()) throw Error(std::string(path) + ": a value is no string");
            return std::string(value.GetString(), value.GetStringLength());
        };
        const auto each = [&](const char* name, auto&& visit) {
            const rapidjson::Value& list = member(name);
            if (!list.IsArray()) throw Error(std::string(path) + ": '" + name + "' is no list");
            for (const rapidjson::Value& value : list.GetArray()) visit(string_of(value));
        };
        EventWords found;
        each("counted_before", [&](std::string word) { found.counted_before.insert(std::move(word)); });
        each("counts_people", [&](std::string term) { found.counts_people.insert(std::move(term)); });
        each("what_was_said", [&](std::string word) { found.what_was_said.insert(std::move(word)); });
        each("hearsay", [&](std::string word) { found.hearsay.insert(std::move(word)); });
        each("focusing", [&](std::string word) { found.focusing.insert(std::move(word)); });
        each("function_words", [&](const std::string& word) { found.function_stems.emplace(stem_of(word)); });
        const rapidjson::Value& units = member("units");
        if (!units.IsObject()) throw Error(std::string(path) + ": 'units' is no object");
        for (const auto& unit : units.GetObject()) found.units.emplace(string_of(unit.name), string_of(unit.value));
        return found;
    }();
    return words;
}

void each_stem(std::string_view text, const std::function<void(std::string_view)>& visit) {
    std::size_t word = std::string_view::npos;
    for (std::size_t i = 0; i <= text.size();) {
        const std::size_t begin = i;
        const char32_t c = i < text.size() ? next_code_point(text, i) : U' ';
        if (begin == i) ++i;
        const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
        const bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;
        if (letter && word == std::string_view::npos) {
            word = begin;
        } else if (!letter && word != std::string_view::npos) {
            const std::string_view found = text.substr(word, begin - word);
            word = std::string_view::npos;
            if (found.size() >= stem_letters) {
                std::size_t behind = 0;
                const char32_t first = next_code_point(found, behind);
                if (utf8proc_category(static_cast<utf8proc_int32_t>(first)) != UTF8PROC_CATEGORY_LU) {
                    const std::string folded = fold_name(found);
                    if (const std::string_view stem = stem_of(folded); !stem.empty()) visit(stem);
                }
            }
        }
    }
}

}  // namespace claimgraph
