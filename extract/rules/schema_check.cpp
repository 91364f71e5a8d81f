#include "extract/rules/schema_check.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <regex>
#include <string_view>

#include "extract/rules/json_places.h"
#include "extract/rules/suggestion.h"
#include "graph/errors.h"

namespace claimgraph::extract::rules {
namespace {

using Json = rapidjson::Value;

constexpr std::size_t longest_matched = 200;  // std::regex recurses on what it matches

const Json* member(const Json& object, const char* key) {
    const auto found = object.FindMember(key);
    return found == object.MemberEnd() ? nullptr : &found->value;
}

std::string text(const Json& json) { return {json.GetString(), json.GetStringLength()}; }

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size() && i < 60; ++i) {
        if (text[i] == '"' || text[i] == '\\') out += '\\';
        out += static_cast<unsigned char>(text[i]) < 0x20 ? ' ' : text[i];
    }
    return out + (text.size() > 60 ? "…\"" : "\"");
}

bool has_type(const Json& json, std::string_view type) {
    if (type == "object") return json.IsObject();
    if (type == "array") return json.IsArray();
    if (type == "string") return json.IsString();
    if (type == "boolean") return json.IsBool();
    if (type == "integer") return json.IsInt64() || json.IsUint64();
    return type == "number" && json.IsNumber();
}

std::string type_in_words(std::string_view type) {
    if (type == "object") return "an object { … }";
    if (type == "array") return "a list [ … ]";
    if (type == "string") return "a text in double quotes";
    if (type == "boolean") return "true or false";
    if (type == "integer") return "a whole number";
    return "a number";
}

std::string in_words(const Json& json) {
    if (json.IsObject()) return "an object";
    if (json.IsArray()) return "a list";
    if (json.IsString()) return quoted(text(json));
    if (json.IsBool()) return json.GetBool() ? "true" : "false";
    if (json.IsNull()) return "null";
    return json.IsInt64() ? std::to_string(json.GetInt64()) : "a number";
}

std::vector<std::string> names_of(const Json& list) {
    std::vector<std::string> out;
    for (const Json& each : list.GetArray()) out.push_back(text(each));
    return out;
}

class SchemaCheck {
   public:
    explicit SchemaCheck(const Json& schema) : root_(schema) {}

    void check(const Json& json, const Json& schema_or_reference, const std::string& pointer,
               std::vector<Violation>& out) const {
        if (out.size() >= most_violations) return;
        const Json& schema = resolved(schema_or_reference);
        const auto add = [&](const std::string& message) { out.push_back({pointer, false, message}); };
        if (const Json* type = member(schema, "type"))
            if (!has_type(json, type->GetString())) {
                add(type_in_words(type->GetString()) + " is expected here, not " + in_words(json));
                return;
            }
        if (const Json* alternatives = member(schema, "anyOf")) check_any_of(json, *alternatives, pointer, out);
        if (const Json* values = member(schema, "enum"))
            if (std::none_of(values->Begin(), values->End(), [&](const Json& value) { return value == json; })) {
                const std::vector<std::string> known = names_of(*values);
                const std::string what = json.IsString()
                                             ? suggestion(text(json), known, "known are " + listed(known, "and"))
                                             : "; known are " + listed(known, "and");
                add(in_words(json) + " is not one of the values that can stand here" + what);
            }
        if (json.IsString()) check_string(json, schema, pointer, out);
        if (json.IsNumber()) {
            const Json* least = member(schema, "minimum");
            const Json* most = member(schema, "maximum");
            if ((least && json.GetDouble() < least->GetDouble()) || (most && json.GetDouble() > most->GetDouble()))
                add("the number must be from " + number(least) + " to " + number(most));
        }
        if (json.IsArray()) {
            const Json* least = member(schema, "minItems");
            if (least && json.Size() < least->GetUint()) add("the list must not be empty");
            if (const Json* items = member(schema, "items"))
                for (rapidjson::SizeType i = 0; i < json.Size(); ++i)
                    check(json[i], *items, member_pointer(pointer, std::size_t{i}), out);
        }
        if (json.IsObject()) check_object(json, schema, pointer, out);
    }

   private:
    /// Follows `$ref: #/definitions/NAME`.
    const Json& resolved(const Json& schema) const {
        const Json* reference = member(schema, "$ref");
        if (!reference) return schema;
        const std::string target = text(*reference);
        const Json* found = member(root_["definitions"], target.substr(target.rfind('/') + 1).c_str());
        if (!found) throw Error("the schema has no " + target);
        return resolved(*found);
    }

    const std::regex& compiled(const std::string& pattern) const {
        const auto found = patterns_.find(pattern);
        return found != patterns_.end() ? found->second : patterns_.emplace(pattern, pattern).first->second;
    }

    static std::string number(const Json* json) {
        return json ? std::to_string(static_cast<std::int64_t>(json->GetDouble())) : "…";
    }

    void check_any_of(const Json& json, const Json& alternatives, const std::string& pointer,
                      std::vector<Violation>& out) const {
        std::vector<std::string> types;
        const std::size_t none = SIZE_MAX;
        std::vector<Violation> nearest_fit;
        std::size_t fewest = none;
        for (const Json& each : alternatives.GetArray()) {
            const Json& alternative = resolved(each);
            const Json* type = member(alternative, "type");
            const std::string name = type ? text(*type) : "string";
            const std::string words = type_in_words(name);
            if (std::find(types.begin(), types.end(), words) == types.end()) types.push_back(words);
            if (!has_type(json, name)) continue;
            std::vector<Violation> found;
            check(json, alternative, pointer, found);
            if (found.size() >= fewest) continue;
            fewest = found.size();
            nearest_fit = std::move(found);
        }
        if (fewest == none)
            out.push_back({pointer, false, listed(types) + " is expected here, not " + in_words(json)});
        else
            out.insert(out.end(), nearest_fit.begin(), nearest_fit.end());
    }

    void check_string(const Json& json, const Json& schema, const std::string& pointer,
                      std::vector<Violation>& out) const {
        const Json* least = member(schema, "minLength");
        if (least && json.GetStringLength() < least->GetUint()) {
            out.push_back({pointer, false, "the text must not be empty"});
            return;
        }
        const Json* pattern = member(schema, "pattern");
        if (!pattern) return;
        const std::string value = text(json);
        if (value.size() <= longest_matched && std::regex_search(value, compiled(pattern->GetString()))) return;
        const Json* meaning = member(schema, "patternErrorMessage");
        out.push_back({pointer, false,
                       quoted(value) + (meaning ? " will not do: " + text(*meaning)
                                                : " does not match " + std::string(pattern->GetString()))});
    }

    void check_object(const Json& json, const Json& schema, const std::string& pointer,
                      std::vector<Violation>& out) const {
        const Json* title = member(schema, "title");
        const std::string name = title ? text(*title) : "an object";
        if (const Json* required = member(schema, "required"))
            for (const Json& key : required->GetArray())
                if (!json.HasMember(key)) {
                    std::string message = name + " needs " + quoted(text(key));
                    const Json* property = member(schema["properties"], key.GetString());
                    const Json* meaning = property ? member(*property, "description") : nullptr;
                    if (meaning) message += ": " + text(*meaning);
                    out.push_back({pointer, false, message});
                }
        const Json* properties = member(schema, "properties");
        const Json* others = member(schema, "additionalProperties");
        for (const auto& entry : json.GetObject()) {
            const std::string key = text(entry.name);
            const Json* property = properties ? member(*properties, key.c_str()) : nullptr;
            if (property) {
                check(entry.value, *property, member_pointer(pointer, key), out);
            } else if (others && others->IsObject()) {
                check(entry.value, *others, member_pointer(pointer, key), out);
            } else if (others && others->IsFalse()) {
                std::vector<std::string> known;
                if (properties)
                    for (const auto& each : properties->GetObject()) known.push_back(text(each.name));
                out.push_back({member_pointer(pointer, key), true,
                               name + " has no key " + quoted(key) +
                                   suggestion(key, known, "the keys are " + listed(known, "and"))});
            }
        }
    }

    const Json& root_;
    mutable std::map<std::string, std::regex> patterns_;
};

}  // namespace

std::vector<Violation> violations(const Json& json, const Json& schema) {
    std::vector<Violation> out;
    SchemaCheck(schema).check(json, schema, "", out);
    return out;
}

}  // namespace claimgraph::extract::rules
