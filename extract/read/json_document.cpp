#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include <set>
#include <string>
#include <vector>

#include "embedded.h"
#include "extract/read/encoding.h"
#include "extract/read/publication_date.h"
#include "extract/read/reader.h"
#include "graph/errors.h"
#include "graph/identity.h"

namespace claimgraph {
namespace {

constexpr unsigned parse_flags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
constexpr std::size_t max_depth = 32;

/// Passes events on to the document that is being built and stops at what RapidJSON lets through: nesting without end
/// and keys given twice.
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
        return value(target_.String(text, size, copy));
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
        std::string_view source = embedded::file("schemas/document.schema.json");
        rapidjson::Document json;
        json.Parse<parse_flags>(source.data(), source.size());
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

std::string string_or_empty(const rapidjson::Document& json, const char* key) {
    auto member = json.FindMember(key);
    if (member == json.MemberEnd() || !member->value.IsString()) return {};
    return {member->value.GetString(), member->value.GetStringLength()};
}

/// Escapes what may not stand in an IRI (RFC 3987, 2.2), so that an id given by hand can be used in every export.
std::string escaped_iri(std::string_view text) {
    constexpr std::string_view forbidden = "<>\"{}|\\^`";
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    for (char c : text) {
        auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte != 0x7F && forbidden.find(c) == std::string_view::npos)
            out += c;
        else
            out += {'%', hex[byte >> 4], hex[byte & 15]};
    }
    return out;
}

bool is_english(std::string_view tag) {
    return tag.size() >= 2 && (tag[0] | 0x20) == 'e' && (tag[1] | 0x20) == 'n' && (tag.size() == 2 || tag[2] == '-');
}

}  // namespace

Document read_json_document(std::string_view line, std::string_view path) {
    if (auto invalid = first_invalid_utf8(line))
        throw PlacedError("byte " + std::to_string(*invalid), "not valid UTF-8");
    rapidjson::Document json;
    rapidjson::Reader reader;
    rapidjson::MemoryStream stream(line.data(), line.size());
    StrictHandler strict(json);
    rapidjson::ParseResult result;
    auto generate = [&](rapidjson::Document& target) {
        (void)target;
        result = reader.Parse<parse_flags>(stream, strict);
        return !result.IsError();
    };
    json.Populate(generate);
    if (!strict.problem().empty()) throw PlacedError("", strict.problem());
    if (result.IsError())
        throw PlacedError("byte " + std::to_string(result.Offset()), rapidjson::GetParseError_En(result.Code()));

    rapidjson::SchemaValidator validator(document_schema());
    if (!json.Accept(validator)) reject_for_schema(validator);

    Document document;
    document.path = path;
    document.text = string_or_empty(json, "text");
    document.title = string_or_empty(json, "title");
    document.url = escaped_iri(string_or_empty(json, "url"));
    document.publisher = string_or_empty(json, "publisher");
    document.language = string_or_empty(json, "language");
    document.id = escaped_iri(string_or_empty(json, "id"));
    if (document.language.empty()) document.language = "en";
    if (!is_english(document.language))
        throw PlacedError("/language", "'" + document.language + "' is not supported: only English is read");
    if (std::string published = string_or_empty(json, "published"); !published.empty()) {
        document.published = normal_date(published);
        if (document.published.empty()) throw PlacedError("/published", "is not a date: '" + published + "'");
    }
    if (auto nul = document.text.find('\0'); nul != std::string::npos)
        throw PlacedError("/text", "holds a NUL character at byte " + std::to_string(nul));
    if (is_blank(std::string_view(document.text))) throw PlacedError("/text", "there is no text, only blanks");
    if (document.id.empty()) document.id = document.url.empty() ? document_id(document.text) : document.url;
    structure(document);
    return document;
}

}  // namespace claimgraph
