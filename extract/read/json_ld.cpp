#include "extract/read/json_ld.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "extract/read/markup_cues.h"
#include "graph/json.h"
#include "graph/utf8.h"

namespace claimgraph::extract::read {
namespace {

using rapidjson::Value;

constexpr std::size_t most_values = 20000;  ///< that are looked at

std::string text_of(const Value& value) {
    if (!value.IsString()) return {};
    std::string text(value.GetString(), value.GetStringLength());
    return first_invalid_utf8(text) ? std::string() : text;  // half of a surrogate pair
}

const Value* member(const Value& object, const char* key) {
    const auto found = object.FindMember(key);
    return found == object.MemberEnd() ? nullptr : &found->value;
}

std::string text_at(const Value& object, const char* key) {
    const Value* value = member(object, key);
    if (value && value->IsArray() && !value->Empty()) value = &(*value)[0];
    return value ? text_of(*value) : std::string();
}

/// A name, the name of an object, or several of them with commas between.
std::string names_at(const Value& object, const char* key) {
    const Value* value = member(object, key);
    if (!value) return {};
    if (value->IsString()) return text_of(*value);
    if (value->IsObject()) return text_at(*value, "name");
    std::string out;
    if (value->IsArray())
        for (const Value& item : value->GetArray()) {
            const std::string name = item.IsObject() ? text_at(item, "name") : text_of(item);
            if (!name.empty() && out.find(name) == std::string::npos) out += (out.empty() ? "" : ", ") + name;
        }
    return out;
}

bool is_article_type(const Value& object) {
    const Value* type = member(object, "@type");
    if (!type) return false;
    if (type->IsString()) return MarkupCues::embedded().is_article_type(text_of(*type));
    if (!type->IsArray()) return false;
    return std::any_of(type->Begin(), type->End(), [](const Value& item) {
        return item.IsString() && MarkupCues::embedded().is_article_type(text_of(item));
    });
}

LinkedArticle described(const Value& object) {
    LinkedArticle out;
    out.is_article = is_article_type(object);
    out.headline = text_at(object, "headline");
    if (out.headline.empty() && out.is_article) out.headline = text_at(object, "name");
    out.author = names_at(object, "author");
    if (out.author.empty()) out.author = names_at(object, "creator");
    out.publisher = names_at(object, "publisher");
    out.url = text_at(object, "url");
    out.published = text_at(object, "datePublished");
    if (out.published.empty()) out.published = text_at(object, "dateCreated");
    out.modified = text_at(object, "dateModified");
    out.language = text_at(object, "inLanguage");
    out.body = text_at(object, "articleBody");
    return out;
}

/// Pages put bare line ends into strings, which JSON forbids, and comments around the whole.
std::string mended(std::string_view json) {
    std::string out(json);
    std::replace_if(
        out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    const std::size_t begin = out.find_first_of("{["), end = out.find_last_of("}]");
    if (begin == std::string::npos || end == std::string::npos || end < begin) return {};
    return out.substr(begin, end + 1 - begin);
}

}  // namespace

LinkedArticle linked_article(std::string_view source) {
    const rapidjson::Document json = parsed_json(mended(source));
    LinkedArticle second_best;
    if (json.HasParseError()) return second_best;
    std::vector<const Value*> open{&json};
    for (std::size_t seen = 0; !open.empty() && seen < most_values; ++seen) {
        const Value& value = *open.back();
        open.pop_back();
        if (value.IsArray()) {
            for (rapidjson::SizeType i = value.Size(); i-- > 0;) open.push_back(&value[i]);
        } else if (value.IsObject()) {
            LinkedArticle found = described(value);
            if (found.is_article && !(found.headline.empty() && found.published.empty())) return found;
            if (second_best.published.empty() && !found.published.empty()) second_best = std::move(found);
            for (auto at = value.MemberEnd(); at != value.MemberBegin();) open.push_back(&(--at)->value);
        }
    }
    return second_best;
}

}  // namespace claimgraph::extract::read
