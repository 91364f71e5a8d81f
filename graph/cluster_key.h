#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "graph/model.h"
#include "graph/resolve.h"
#include "graph/tenure.h"

/// \file
/// The keys that clusters hand to resolution, as structures: written and read here alone. graph/resolve.h says what
/// each of them means.

namespace claimgraph {

/// What identifies a thing, or tells two of one name apart.
enum class IdentityKind : std::uint8_t {
    gazetteer,
    name,
    acronym,
    family,
    given,
    also,
    middle,
    suffix,
    solid,
    alias,
    office,
    of,
    field,
    same,
    count
};

struct IdentityKey {
    IdentityKind kind;
    std::string_view value;  ///< not empty; of an office as `office_value` has it
    friend bool operator==(const IdentityKey&, const IdentityKey&) = default;
};

/// Another cluster of the document, else a thing of the embedded lists.
struct SaidThing {
    std::optional<std::uint32_t> cluster = std::nullopt;  ///< its index
    std::string id = {}, label = {};                      ///< `country/RU`, `Russia`; empty for a cluster
    friend bool operator==(const SaidThing&, const SaidThing&) = default;
};

/// What the names of a thing say of it and another one.
struct SayingKey {
    Relation::Kind kind = Relation::Kind::stands_for;
    std::string office = {};  ///< of `has_office` its name; else empty
    Tenure tenure = {};       ///< of `has_office`, when
    SaidThing thing = {};
    Span words = {};  ///< where the document says it, in bytes; empty where that is not known
    friend bool operator==(const SayingKey&, const SayingKey&) = default;
};

using ClusterKey = std::variant<IdentityKey, SayingKey>;

std::string to_key(IdentityKind kind, std::string_view value);
std::string to_key(const SayingKey& saying);
/// What a key says; nothing where it is none. An identity points into the key.
std::optional<ClusterKey> from_key(std::string_view key);

bool is_key_of(std::string_view key, IdentityKind kind);

/// The value of an office's identity: `foreign minister@country/RU`.
std::string office_value(std::string_view office, std::string_view domain);
/// The domain of such a value; empty where it has none.
std::string_view domain_of_office(std::string_view value);

}  // namespace claimgraph
