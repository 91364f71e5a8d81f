#include "graph/cluster_key.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(IdentityKind::count)> identity_names = {
    "gazetteer", "name",  "acronym", "family", "given", "also",  "middle",
    "suffix",    "solid", "alias",   "office", "of",    "field", "same"};

constexpr std::pair<std::string_view, Relation::Kind> saying_names[] = {
    {"stands", Relation::Kind::stands_for}, {"holds", Relation::Kind::has_office}, {"acts", Relation::Kind::actor_of}};

constexpr std::string_view beside = "cluster/";

/// All of a text as a number.
bool take_number(std::string_view text, std::uint32_t& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

/// `;1203-1234` at the end of a key, which loses it; empty where there is none.
Span take_span(std::string_view& text) {
    const std::size_t semicolon = text.rfind(';');
    if (semicolon == std::string_view::npos) return {};
    const std::string_view place = text.substr(semicolon + 1);
    const std::size_t dash = std::min(place.find('-'), place.size());
    Span span;
    if (dash == place.size() || !take_number(place.substr(0, dash), span.begin) ||
        !take_number(place.substr(dash + 1), span.end) || span.end < span.begin)
        return {};
    text = text.substr(0, semicolon);
    return span;
}

/// `cluster/3`, `country/RU=Russia`
std::optional<SaidThing> thing_from(std::string_view text) {
    SaidThing thing;
    if (text.starts_with(beside)) {
        thing.cluster = 0;
        return take_number(text.substr(beside.size()), *thing.cluster) ? std::optional(thing) : std::nullopt;
    }
    const std::size_t equals = std::min(text.find('='), text.size());
    thing.id = text.substr(0, equals);
    thing.label = text.substr(std::min(equals + 1, text.size()));
    return text.empty() ? std::nullopt : std::optional(thing);
}

/// `OFFICE#TENURE@`, which the text loses. \return false if it has none
bool take_office(std::string_view& text, SayingKey& saying) {
    const std::size_t at = text.find('@');
    if (at == 0 || at == std::string_view::npos) return false;
    const std::string_view office = text.substr(0, at);
    const std::size_t tenure = std::min(office.find('#'), office.size());
    saying.office = office.substr(0, tenure);
    saying.tenure = tenure_from(office.substr(std::min(tenure + 1, office.size())));
    text.remove_prefix(at + 1);
    return true;
}

}  // namespace

std::string to_key(IdentityKind kind, std::string_view value) {
    std::string key(identity_names[static_cast<std::size_t>(kind)]);
    return key.append(":").append(value);
}

std::string to_key(const SayingKey& saying) {
    const auto* const name = std::find_if(std::begin(saying_names), std::end(saying_names),
                                          [&](const auto& row) { return row.second == saying.kind; });
    std::string key(name->first);
    key += ':';
    if (saying.kind == Relation::Kind::has_office) {
        key += saying.office;
        if (const std::string tenure = tenure_text(saying.tenure); !tenure.empty()) key.append("#").append(tenure);
        key += '@';
    }
    if (saying.thing.cluster)
        key.append(beside).append(std::to_string(*saying.thing.cluster));
    else
        key.append(saying.thing.id).append("=").append(saying.thing.label);
    if (!saying.words.empty())
        key.append(";").append(std::to_string(saying.words.begin)).append("-").append(std::to_string(saying.words.end));
    return key;
}

std::optional<ClusterKey> from_key(std::string_view key) {
    const std::size_t colon = key.find(':');
    if (colon == std::string_view::npos || colon + 1 == key.size()) return std::nullopt;
    const std::string_view name = key.substr(0, colon);
    std::string_view value = key.substr(colon + 1);
    const auto* const identity = std::find(identity_names.begin(), identity_names.end(), name);
    if (identity != identity_names.end())
        return IdentityKey{static_cast<IdentityKind>(identity - identity_names.begin()), value};
    const auto* const known = std::find_if(std::begin(saying_names), std::end(saying_names),
                                           [&](const auto& row) { return row.first == name; });
    if (known == std::end(saying_names)) return std::nullopt;
    SayingKey saying;
    saying.kind = known->second;
    saying.words = take_span(value);
    if (saying.kind == Relation::Kind::has_office && !take_office(value, saying)) return std::nullopt;
    std::optional<SaidThing> thing = thing_from(value);
    if (!thing) return std::nullopt;
    saying.thing = *std::move(thing);
    return saying;
}

bool is_key_of(std::string_view key, IdentityKind kind) {
    const std::optional<ClusterKey> said = from_key(key);
    const auto* identity = said ? std::get_if<IdentityKey>(&*said) : nullptr;
    return identity && identity->kind == kind;
}

std::string office_value(std::string_view office, std::string_view domain) {
    return std::string(office).append("@").append(domain);
}

std::string_view domain_of_office(std::string_view value) {
    const std::size_t at = value.find('@');
    return at == std::string_view::npos ? std::string_view() : value.substr(at + 1);
}

}  // namespace claimgraph
