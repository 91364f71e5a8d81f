#include "extract/rules/json_places.h"

#include <rapidjson/encodedstream.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <utility>

namespace claimgraph::extract::rules {
namespace {

using Stream = rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream>;

std::string explained(rapidjson::ParseErrorCode code) {
    switch (code) {
        case rapidjson::kParseErrorDocumentEmpty:
            return "there is no JSON in this file; a pack begins with {";
        case rapidjson::kParseErrorDocumentRootNotSingular:
            return "the pack has ended before; nothing may follow";
        case rapidjson::kParseErrorValueInvalid:
            return "no value can begin here: text stands in double quotes, and no comma stands before ]";
        case rapidjson::kParseErrorObjectMissName:
            return "a key in double quotes is expected here; no comma stands before }";
        case rapidjson::kParseErrorObjectMissColon:
            return "a colon is missing between the key and its value";
        case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
            return "a comma or } is missing before this";
        case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
            return "a comma or ] is missing before this";
        case rapidjson::kParseErrorStringMissQuotationMark:
            return "a text does not end: its closing double quote is missing";
        case rapidjson::kParseErrorStringInvalidEncoding:
            return "this is no valid UTF-8";
        default:
            return rapidjson::GetParseError_En(code);
    }
}

/// Beginning of the token that ends at `end`; RapidJSON reports a token when it has read it.
std::size_t begin_of_string(std::string_view json, std::size_t end) {
    std::size_t at = end - 1;
    while (at > 0) {
        --at;
        if (json[at] != '"') continue;
        std::size_t backslashes = 0;
        while (backslashes < at && json[at - 1 - backslashes] == '\\') ++backslashes;
        if (backslashes % 2 == 0) break;
    }
    return at;
}

std::size_t begin_of_word(std::string_view json, std::size_t end) {
    std::size_t at = end;
    while (at > 0 && std::string_view(" \t\r\n:,[{/").find(json[at - 1]) == std::string_view::npos) --at;
    return at;
}

}  // namespace

class JsonPlaces::Handler {
   public:
    using Ch = char;

    Handler(JsonPlaces& places, const Stream& stream, std::size_t max_depth)
        : places_(places), stream_(stream), max_depth_(max_depth) {}

    bool Null() { return word(); }
    bool Bool(bool) { return word(); }
    bool Int(int) { return word(); }
    bool Uint(unsigned) { return word(); }
    bool Int64(std::int64_t) { return word(); }
    bool Uint64(std::uint64_t) { return word(); }
    bool Double(double) { return word(); }
    bool RawNumber(const char*, rapidjson::SizeType, bool) { return word(); }
    bool String(const char*, rapidjson::SizeType, bool) {
        value(begin_of_string(places_.json_, stream_.Tell()));
        return true;
    }
    bool StartObject() { return open(false); }
    bool StartArray() { return open(true); }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool EndArray(rapidjson::SizeType) { return close(); }
    bool Key(const char* text, rapidjson::SizeType length, bool) {
        key_ = std::string(text, length);
        key_offset_ = begin_of_string(places_.json_, stream_.Tell());
        return true;
    }

    bool too_deep() const { return too_deep_; }

   private:
    struct Level {
        std::string pointer;
        bool array;
        bool repeated;  ///< it, or what it is in, is the second value of a key
        std::size_t next = 0;
    };

    bool word() {
        value(begin_of_word(places_.json_, stream_.Tell()));
        return true;
    }

    Level value(std::size_t offset, bool array = false) {
        std::string pointer;
        std::size_t key_offset = offset;
        if (!levels_.empty()) {
            Level& level = levels_.back();
            pointer = level.array ? member_pointer(level.pointer, level.next++) : member_pointer(level.pointer, key_);
            if (!level.array) key_offset = key_offset_;
        }
        const bool within_repeated = !levels_.empty() && levels_.back().repeated;
        const bool repeated = !places_.offsets_.emplace(pointer, Offsets{key_offset, offset}).second;
        if (repeated && !within_repeated)
            places_.repeated_keys_.push_back(
                {places_.at(key_offset), "the key \"" + key_ + "\" is given twice; one of them has to go"});
        return {pointer, array, repeated};
    }

    bool open(bool array) {
        too_deep_ = levels_.size() >= max_depth_;
        if (too_deep_) return false;
        levels_.push_back(value(stream_.Tell(), array));
        return true;
    }

    bool close() {
        levels_.pop_back();
        return true;
    }

    JsonPlaces& places_;
    const Stream& stream_;
    std::size_t max_depth_;
    bool too_deep_ = false;
    std::vector<Level> levels_;
    std::string key_;
    std::size_t key_offset_ = 0;
};

JsonPlaces::JsonPlaces(std::string_view json, std::size_t max_depth) : json_(json), lines_{0} {
    for (std::size_t i = 0; i < json.size(); ++i)
        if (json[i] == '\n') lines_.push_back(i + 1);
    rapidjson::MemoryStream memory(json.data(), json.size());
    Stream stream(memory);
    Handler handler(*this, stream, max_depth);
    rapidjson::Reader reader;
    constexpr unsigned flags =
        rapidjson::kParseCommentsFlag | rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
    if (reader.Parse<flags>(stream, handler)) return;
    fault_ = Fault{at(reader.GetErrorOffset()),
                   handler.too_deep() ? "this is nested too deeply for a pack" : explained(reader.GetParseErrorCode())};
}

TextPlace JsonPlaces::at(std::size_t offset) const {
    offset = std::min(offset, json_.size());
    const auto after = std::upper_bound(lines_.begin(), lines_.end(), offset);
    const std::size_t line = static_cast<std::size_t>(after - lines_.begin());
    TextPlace place{line, 1};
    for (std::size_t i = lines_[line - 1]; i < offset; ++i) place.column += (json_[i] & 0xC0) != 0x80;
    if (line == 1 && json_.starts_with("\xEF\xBB\xBF") && offset >= 3) --place.column;
    return place;
}

const JsonPlaces::Offsets& JsonPlaces::offsets(std::string_view pointer) const {
    static const Offsets start{0, 0};
    for (std::string name(pointer);; name.resize(name.rfind('/'))) {
        const auto found = offsets_.find(name);
        if (found != offsets_.end()) return found->second;
        if (name.find('/') == std::string::npos) return start;
    }
}

TextPlace JsonPlaces::value(std::string_view pointer) const { return at(offsets(pointer).value); }
TextPlace JsonPlaces::key(std::string_view pointer) const { return at(offsets(pointer).key); }

std::string member_pointer(std::string_view parent, std::string_view key) {
    std::string out(parent);
    out += '/';
    for (const char c : key)  // RFC 6901
        out += c == '~' ? std::string("~0") : c == '/' ? std::string("~1") : std::string(1, c);
    return out;
}

std::string member_pointer(std::string_view parent, std::size_t index) {
    return std::string(parent) + "/" + std::to_string(index);
}

}  // namespace claimgraph::extract::rules
