#include "extract/rules/pack_parts.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <utility>

#include "extract/rules/json_places.h"
#include "extract/rules/vocabulary.h"
#include "graph/ascii.h"

namespace claimgraph::extract::rules {
namespace {

using Json = rapidjson::Value;

bool has_capital(std::string_view text) { return std::any_of(text.begin(), text.end(), ascii::is_upper<char>); }

/// The strings of a member that is one string or a list of them, each with its place.
template <typename Function>
void for_each_string(const Json& owner, const char* key, const std::string& part, Function function) {
    const Json* value = member(owner, key);
    if (!value) return;
    const std::string where = member_pointer(part, std::string_view(key));
    if (value->IsString()) return function(std::string(value->GetString()), where);
    for (rapidjson::SizeType i = 0; i < value->Size(); ++i)
        function(std::string((*value)[i].GetString()), member_pointer(where, std::size_t{i}));
}

}  // namespace

const Json* member(const Json& object, const char* key) {
    const auto found = object.FindMember(key);
    return found == object.MemberEnd() ? nullptr : &found->value;
}

std::vector<std::string> strings(const Json* value) {
    std::vector<std::string> out;
    if (!value) return out;
    if (value->IsString()) return {value->GetString()};
    for (const Json& each : value->GetArray()) out.emplace_back(each.GetString());
    return out;
}

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

bool is_argument_name(std::string_view name) {
    return !name.empty() && ascii::is_lower(name[0]) &&
           std::all_of(name.begin(), name.end(), [](char c) { return ascii::is_lower(c) || c == '_'; });
}

TokenTest PackParts::test(const Json& json, const std::string& part) const {
    TokenTest test;
    test.lemma = strings(member(json, "lemma"));
    test.xpos = strings(member(json, "xpos"));
    test.deprel = strings(member(json, "deprel"));
    test.marker = strings(member(json, "marker"));
    for (const std::string& upos : strings(member(json, "upos"))) test.upos.push_back(upos_from(upos));
    for (const std::string& type : strings(member(json, "entity"))) test.entity.push_back(entity_type_from(type));
    if (const Json* space = member(json, "space_after")) test.space_after = space->GetBool();
    check_words(json, "lemma", part);
    for_each_string(json, "marker", part, [&](const std::string& word, const std::string& where) {
        if (note_list(word, where)) return;
        if (has_capital(word) || word.find(' ') != std::string::npos)
            problem_(where, quoted(word) + " never fits: markers are in lower case, their words joined by _");
    });
    for_each_string(json, "deprel", part, [&](const std::string& relation, const std::string& where) {
        const std::string fault = fault_of_relation(relation);
        if (!fault.empty()) problem_(where, fault);
    });
    if (const Json* none = member(json, "not")) {
        if (none->IsObject())
            test.none_of.push_back(this->test(*none, part + "/not"));
        else
            for (rapidjson::SizeType i = 0; i < none->Size(); ++i)
                test.none_of.push_back(this->test((*none)[i], member_pointer(part + "/not", std::size_t{i})));
    }
    return test;
}

void PackParts::check_words(const Json& owner, const char* key, const std::string& part) const {
    for_each_string(owner, key, part, [&](const std::string& word, const std::string& where) {
        if (!note_list(word, where) && has_capital(word))
            problem_(where, quoted(word) + " never fits: lemmas are compared in lower case");
    });
}

/// \return whether the word is the name of a list
bool PackParts::note_list(const std::string& word, const std::string& part) const {
    if (!word.starts_with('@')) return false;
    list_used_(word.substr(1), part);
    return true;
}

std::vector<Path> PackParts::paths(const Json* json, const std::string& part, Repetition repetition) const {
    std::vector<Path> paths;
    if (!json) return paths;
    std::set<std::string> seen;
    const auto read = [&](const std::string& text, const std::string& where) {
        if (!seen.insert(text).second)
            problem_(where, "the path " + quoted(text) + " is given twice; the second is never reached");
        paths.push_back(path(text, where, repetition));
    };
    if (json->IsString())
        read(json->GetString(), part);
    else
        for (rapidjson::SizeType i = 0; i < json->Size(); ++i)
            read((*json)[i].GetString(), member_pointer(part, std::size_t{i}));
    return paths;
}

Path PackParts::path(const std::string& text, const std::string& part, Repetition repetition) const {
    Path path;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        Step step;
        step.up = word.starts_with('<');
        if (step.up) word.erase(0, 1);
        step.optional = word.size() > 1 && word.ends_with('?');
        if (step.optional) word.pop_back();
        step.repeated = repetition == Repetition::allowed && step.up && word.size() > 1 && word.ends_with('+');
        if (step.repeated) word.pop_back();
        step.relation = std::move(word);
        const std::string fault = step.relation.empty() ? "the path " + quoted(text) + " has a step without a relation"
                                                        : fault_of_relation(step.relation);
        if (!fault.empty()) problem_(part, fault);
        path.push_back(std::move(step));
    }
    if (path.empty()) problem_(part, "the path has no step; write a relation such as \"nsubj\"");
    if (!path.empty() && std::all_of(path.begin(), path.end(), [](const Step& step) { return step.optional; }))
        problem_(part, "every step of the path " + quoted(text) + " is optional, so it leads to the trigger itself");
    return path;
}

}  // namespace claimgraph::extract::rules
