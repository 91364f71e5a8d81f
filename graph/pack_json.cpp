#include "graph/pack_json.h"

#include "graph/errors.h"
#include "graph/json.h"

namespace claimgraph {

PackJson::PackJson(std::string_view source, std::string_view path)
    : path_(path), json_(parsed_json(source, JsonKind::with_comments)) {
    if (json_.HasParseError()) throw Error(path_ + " " + json_problem(json_));
}

void PackJson::fail(const std::string& place, const std::string& reason) const {
    throw Error(path_ + place + ": " + reason);
}

const PackJson::Value& PackJson::member(const Value& object, const char* key, const std::string& place) const {
    if (!object.IsObject()) fail(place, "must be an object");
    auto found = object.FindMember(key);
    if (found == object.MemberEnd()) fail(place, std::string("lacks '") + key + "'");
    return found->value;
}

std::vector<std::string> PackJson::strings(const Value& parent, const char* key, const std::string& place) const {
    const Value& list = member(parent, key, place);
    const std::string where = place + "/" + key;
    if (!list.IsArray()) fail(where, "must be a list of strings");
    std::vector<std::string> out;
    for (const Value& item : list.GetArray()) {
        if (!item.IsString()) fail(where, "must be a list of strings");
        out.emplace_back(item.GetString(), item.GetStringLength());
    }
    return out;
}

std::unordered_set<std::string> PackJson::string_set(const Value& parent, const char* key,
                                                     const std::string& place) const {
    auto list = strings(parent, key, place);
    return {list.begin(), list.end()};
}

std::string PackJson::optional_string(const Value& parent, const char* key, const std::string& place) const {
    auto found = parent.FindMember(key);
    if (found == parent.MemberEnd()) return {};
    if (!found->value.IsString()) fail(place + "/" + key, "must be a string");
    return {found->value.GetString(), found->value.GetStringLength()};
}

}  // namespace claimgraph
