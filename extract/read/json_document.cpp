#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include <ctime>
#include <set>
#include <string>
#include <vector>

#include "embedded.h"
#include "extract/read/clean_text.h"
#include "extract/read/encoding.h"
#include "extract/read/formats.h"
#include "extract/read/publication_date.h"
#include "extract/read/reader.h"
#include "graph/errors.h"
#include "graph/json.h"

namespace claimgraph::extract::read {
namespace {

constexpr unsigned parse_flags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
constexpr std::size_t max_depth = 32;

using rapidjson::Value;

/// Passes events on to the document that is being built and stops at what RapidJSON lets through: nesting without end,
/// keys given twice and halves of surrogate pairs.
class StrictHandler {
   public:
    using Ch = char;

    explicit StrictHandler(rapidjson::Document& target) : target_(target) {}
    const std::string& problem() const { return problem_; }

    bool Null() { return value(target_.Null()); }
    bool Bool(bool b) { return value(target_.Bool(b)); }
    bool Int(int i) { return value(target_.Int(i)); }
    bool Uint(unsigned i) { return value(target_.Uint(i)); }
    bool Int64(int64_t i) { return value(target_.Int64(i)); }
    bool Uint64(uint64_t i) { return value(target_.Uint64(i)); }
    bool Double(double d) { return value(target_.Double(d)); }
    bool RawNumber(const char* text, rapidjson::SizeType size, bool copy) {
        return value(target_.RawNumber(text, size, copy));
    }
    bool String(const char* text, rapidjson::SizeType size, bool copy) {
        return is_unicode({text, size}) && value(target_.String(text, size, copy));
    }

    bool StartObject() { return open(false) && target_.StartObject(); }
    bool StartArray() { return open(true) && target_.StartArray(); }
    bool EndObject(rapidjson::SizeType members) {
        levels_.pop_back();
        return value(target_.EndObject(members));
    }
    bool EndArray(rapidjson::SizeType elements) {
        levels_.pop_back();
        return value(target_.EndArray(elements));
    }
    bool Key(const char* text, rapidjson::SizeType size, bool copy) {
        if (!is_unicode({text, size})) return false;
        Level& level = levels_.back();
        level.key.assign(text, size);
        if (!level.keys.insert(level.key).second) {
            problem_ = path() + ": the key is given twice";
            return false;
        }
        return target_.Key(text, size, copy);
    }

   private:
    struct Level {
        bool array = false;
        std::size_t index = 0;
        std::string key;
        std::set<std::string> keys;
    };

    bool open(bool array) {
        if (levels_.size() == max_depth) {
            problem_ = "nested deeper than " + std::to_string(max_depth) + " levels";
            return false;
        }
        levels_.emplace_back();
        levels_.back().array = array;
        return true;
    }
    /// `"\\udc00"` is JSON, but no text.
    bool is_unicode(std::string_view text) {
        if (!first_invalid_utf8(text)) return true;
        problem_ = path() + ": half of a surrogate pair stands alone";
        return false;
    }
    bool value(bool kept) {
        if (!levels_.empty()) ++levels_.back().index;
        return kept;
    }
    std::string path() const {
        std::string out;
        for (const Level& level : levels_) out += "/" + (level.array ? std::to_string(level.index) : level.key);
        return out;
    }

    rapidjson::Document& target_;
    std::vector<Level> levels_;
    std::string problem_;
};

const rapidjson::SchemaDocument& document_schema() {
    static const rapidjson::SchemaDocument schema = [] {
        const rapidjson::Document json = parsed_json(embedded::file("schemas/document.schema.json"));
        if (json.HasParseError()) throw Error("schemas/document.schema.json is not JSON");
        return rapidjson::SchemaDocument(json);
    }();
    return schema;
}

std::string pointer_text(const rapidjson::Pointer& pointer) {
    rapidjson::StringBuffer buffer;
    pointer.Stringify(buffer);
    return {buffer.GetString(), buffer.GetSize()};
}

/// What breaking a keyword of the schema means, in words.
std::string complaint(std::string_view keyword) {
    if (keyword == "type") return "has the wrong type";
    if (keyword == "required") return "there is no \"text\"";
    if (keyword == "minLength") return "is empty";
    if (keyword == "maxLength") return "is too long";
    if (keyword == "pattern") return "does not have the form that is asked for";
    return "breaks the rule '" + std::string(keyword) + "'";
}

[[noreturn]] void reject_for_schema(const rapidjson::SchemaValidator& validator) {
    std::string where = pointer_text(validator.GetInvalidDocumentPointer());
    throw PlacedError(where, complaint(validator.GetInvalidSchemaKeyword()));
}

const Value* member_of(const Value& object, const char* key) {
    const auto member = object.FindMember(key);
    return member == object.MemberEnd() ? nullptr : &member->value;
}

/// A string, a number, the name of an object, or the first or all of a list of these.
std::string words_of(const Value& value, bool all) {
    if (value.IsString()) return {value.GetString(), value.GetStringLength()};
    if (value.IsUint64()) return std::to_string(value.GetUint64());
    if (value.IsObject())
        for (const char* key : {"name", "title", "content", "@value"})
            if (const Value* inner = member_of(value, key); inner && inner->IsString()) return words_of(*inner, false);
    std::string out;
    if (value.IsArray())
        for (const Value& item : value.GetArray()) {
            if (item.IsArray()) continue;
            const std::string words = words_of(item, false);
            if (words.empty()) continue;
            if (!all) return words;
            out += (out.empty() ? "" : ", ") + words;
        }
    return out;
}

/// What a member says, by our own name for it, else by the names that other programs use, in the order of the object.
std::string field(const Value& object, const char* key) {
    const bool all = std::string_view(key) == "author";
    if (const Value* own = member_of(object, key); own && !own->IsNull()) return words_of(*own, all);
    for (const auto& member : object.GetObject())
        if (usual_field({member.name.GetString(), member.name.GetStringLength()}) == key)
            if (std::string words = words_of(member.value, all); !words.empty()) return words;
    return {};
}

bool has_text(const Value& value) {
    if (!value.IsObject()) return false;
    if (value.HasMember("text")) return true;
    for (const auto& member : value.GetObject())
        if (member.value.IsString() && usual_field({member.name.GetString(), member.name.GetStringLength()}) == "text")
            return true;
    return false;
}

/// `1749058943`, in seconds or milliseconds since 1970.
std::string date_of(const std::string& written) {
    const bool number = !written.empty() && written.find_first_not_of("0123456789") == std::string::npos;
    if (!number || (written.size() != 10 && written.size() != 13)) return normal_date(written);
    const auto seconds = static_cast<std::time_t>(std::stoll(written.substr(0, 10)));
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char out[32];
    std::strftime(out, sizeof out, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return out;
}

/// \throws PlacedError where a date is given that is none
std::string date_at(const Value& object, const char* key) {
    const std::string written = field(object, key);
    const std::string date = date_of(written);
    const Value* own = member_of(object, key);
    if (date.empty() && !written.empty() && own && own->IsString())
        throw PlacedError(std::string("/") + key, "is not a date: '" + written + "'");
    return date;
}

/// \throws PlacedError with the place in the text
void parse(std::string_view text, rapidjson::Document& json) {
    if (auto invalid = first_invalid_utf8(text)) throw PlacedError(std::uint64_t{*invalid}, "not valid UTF-8");
    rapidjson::Reader reader;
    rapidjson::MemoryStream stream(text.data(), text.size());
    StrictHandler strict(json);
    rapidjson::ParseResult result;
    auto generate = [&](rapidjson::Document& target) {
        (void)target;
        result = reader.Parse<parse_flags>(stream, strict);
        return !result.IsError();
    };
    json.Populate(generate);
    if (!strict.problem().empty()) throw PlacedError("", strict.problem());
    if (result.IsError()) throw PlacedError(std::uint64_t{result.Offset()}, rapidjson::GetParseError_En(result.Code()));
}

Document document_of(const Value& json, std::string_view path) {
    if (!has_text(json) || json.HasMember("text")) {
        rapidjson::SchemaValidator validator(document_schema());
        if (!json.Accept(validator)) reject_for_schema(validator);
    }
    Document document;
    document.path = path;
    document.title = single_blanks(without_entities(field(json, "title")));
    document.url = field(json, "url");
    document.publisher = field(json, "publisher");
    document.author = field(json, "author");
    document.place = field(json, "place");
    document.language = field(json, "language");
    document.id = field(json, "id");
    document.published = date_at(json, "published");
    document.modified = date_at(json, "modified");
    std::string text = field(json, "text");
    if (auto nul = text.find('\0'); nul != std::string::npos)
        throw PlacedError("/text", "holds a NUL character at byte " + std::to_string(nul));
    if (is_blank(std::string_view(text))) throw PlacedError("/text", "there is no text, only blanks");
    set_text(document, std::move(text));
    return document;
}

/// The list of documents in a JSON text: itself, or one that an object holds, or that an object in it holds
/// (`articles`, `items`, `response.docs`); null if there is none.
const Value* list_in(const Value& json) {
    if (json.IsArray()) return &json;
    if (!json.IsObject()) return nullptr;
    for (int depth = 0; depth < 2; ++depth)
        for (const auto& member : json.GetObject()) {
            const Value& value = member.value;
            if (depth == 0 && value.IsArray() && !value.Empty() && has_text(value[0])) return &value;
            if (depth == 1 && value.IsObject())
                for (const auto& inner : value.GetObject())
                    if (inner.value.IsArray() && !inner.value.Empty() && has_text(inner.value[0])) return &inner.value;
        }
    return nullptr;
}

/// A document, or those in the list that it holds.
void deliver_all(const Value& json, const RawInput& raw, const DocumentSink& deliver, const RejectionSink& reject) {
    const Value* list = has_text(json) ? nullptr : list_in(json);
    if (!list) {
        deliver({document_of(json, path_of(raw)), std::nullopt});
        return;
    }
    const std::string line = raw.place.empty() ? std::string() : raw.place + ", ";
    for (rapidjson::SizeType i = 0; i < list->Size(); ++i) {
        const auto make = [&] { return ReadDocument{document_of((*list)[i], path_of(raw)), std::nullopt}; };
        if (!deliver_item(raw, line + "item " + std::to_string(i + 1), make, deliver, reject)) return;
    }
}

/// JSON Lines in memory.
void parse_lines(std::string_view text, const RawInput& raw, const DocumentSink& deliver, const RejectionSink& reject) {
    std::uint64_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        at = end + 1;
        ++number;
        if (is_blank(line)) continue;
        const auto make = [&] { return ReadDocument{read_json_document(line, path_of(raw)), std::nullopt}; };
        if (!deliver_item(raw, "line " + std::to_string(number), make, deliver, reject)) return;
    }
}

}  // namespace

Document read_json_document(std::string_view line, std::string_view path) {
    rapidjson::Document json;
    parse(line, json);
    return document_of(json, path);
}

void parse_json_line(RawInput&& raw, const DocumentSink& deliver, const RejectionSink& reject) {
    rapidjson::Document json;
    parse(raw.bytes, json);
    deliver_all(json, raw, deliver, reject);
}

void parse_json(RawInput&& raw, const DocumentSink& deliver, const RejectionSink& reject) {
    const std::string text = to_utf8(std::move(raw.bytes), raw.encoding);
    const std::size_t end = text.find('\n');
    const bool lines = text.starts_with('{') && end != std::string::npos &&
                       text.substr(0, end).find_last_not_of(" \t\r") == text.rfind('}', end);
    if (lines) return parse_lines(text, raw, deliver, reject);
    rapidjson::Document json;
    parse(text, json);
    deliver_all(json, raw, deliver, reject);
}

}  // namespace claimgraph::extract::read
