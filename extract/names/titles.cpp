#include "extract/names/titles.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "embedded.h"
#include "graph/errors.h"
#include "graph/json.h"
#include "graph/text_file.h"

namespace claimgraph::extract::names {
namespace {

constexpr std::string_view dbpedia = "http://dbpedia.org/resource/";

std::string iri_of(std::string_view title) {
    constexpr std::string_view escaped = "\"<>\\^`{|}%?#";  // no part of an IRI, or one with a meaning of its own
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string iri(dbpedia);
    for (const char c : title) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == ' ')
            iri += '_';
        else if (byte < 0x20 || escaped.find(c) != std::string_view::npos)
            (iri += '%').append({digits[byte >> 4], digits[byte & 15]});
        else
            iri += c;
    }
    return iri;
}

/// *Labour Party* of *Labour Party (UK)*
std::string without_parenthesis(const std::string& title) {
    const std::size_t at = title.ends_with(')') ? title.rfind(" (") : std::string::npos;
    return at == std::string::npos ? title : title.substr(0, at);
}

std::vector<std::string> texts(const rapidjson::Value& row, const char* name, const std::string& place) {
    std::vector<std::string> out;
    const auto found = row.FindMember(name);
    if (found == row.MemberEnd()) return out;
    if (!found->value.IsArray()) throw Error(place + ": '" + name + "' is no list");
    for (const auto& text : found->value.GetArray()) {
        if (!text.IsString()) throw Error(place + ": '" + name + "' holds something else than texts");
        out.emplace_back(text.GetString(), text.GetStringLength());
    }
    return out;
}

KnownThing thing_of(const rapidjson::Value& row, const std::string& place) {
    if (!row.IsObject()) throw Error(place + ": no object");
    for (const auto& member : row.GetObject()) {
        constexpr std::array<std::string_view, 5> known = {"title", "type", "names", "sometimes", "with"};
        const std::string_view name(member.name.GetString(), member.name.GetStringLength());
        if (std::find(known.begin(), known.end(), name) == known.end())
            throw Error(place + ": '" + std::string(name) + "' is not known");
    }
    const auto text = [&](const char* name) {
        const auto found = row.FindMember(name);
        if (found == row.MemberEnd()) return std::string();
        if (!found->value.IsString()) throw Error(place + ": '" + name + "' is no text");
        return std::string(found->value.GetString(), found->value.GetStringLength());
    };
    KnownThing thing;
    thing.listed = true;
    const std::string title = text("title");
    if (title.empty()) throw Error(place + ": without a title");
    thing.iri = iri_of(title);
    thing.label = without_parenthesis(title);
    thing.labels = texts(row, "names", place);
    thing.shared_labels = texts(row, "sometimes", place);
    thing.company = texts(row, "with", place);
    if (!thing.shared_labels.empty() && thing.company.empty()) throw Error(place + ": 'sometimes' needs 'with'");
    if (const std::string type = text("type"); !type.empty()) thing.type = entity_type_from(type);
    return thing;
}

std::vector<KnownThing> parse(std::string_view json, const std::string& name) {
    const rapidjson::Document document = parsed_json(json);
    if (document.HasParseError()) throw Error(name + ": " + json_problem(document));
    if (!document.IsObject() || !document.HasMember("titles") || !document["titles"].IsArray())
        throw Error(name + ": no list of titles");
    const rapidjson::Value& titles = document["titles"];
    std::vector<KnownThing> out;
    for (rapidjson::SizeType i = 0; i < titles.Size(); ++i)
        out.push_back(thing_of(titles[i], name + ": title " + std::to_string(i + 1)));
    const auto by_iri = [](const KnownThing& a, const KnownThing& b) { return a.iri < b.iri; };
    std::sort(out.begin(), out.end(), by_iri);
    const auto twice = std::adjacent_find(out.begin(), out.end(),
                                          [](const KnownThing& a, const KnownThing& b) { return a.iri == b.iri; });
    if (twice != out.end()) throw Error(name + ": <" + twice->iri + "> is there twice");
    return out;
}

}  // namespace

const std::vector<KnownThing>& listed_titles() {
    static const std::vector<KnownThing> titles = parse(embedded::file("extract/packs/titles.json"), "titles.json");
    return titles;
}

std::vector<KnownThing> read_titles(const std::string& path) {
    return parse(bytes_of_file(path, "the titles", most_list_bytes), path);
}

}  // namespace claimgraph::extract::names
