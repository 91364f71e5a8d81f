#include "extract/names/authority.h"

#include <serd/serd.h>

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <sstream>

#include "extract/names/cluster_keys.h"
#include "extract/names/lexicon.h"
#include "graph/ascii.h"
#include "graph/cluster_key.h"
#include "graph/errors.h"
#include "graph/guidance.h"
#include "graph/name_key.h"
#include "graph/nesting_limit.h"
#include "graph/text_file.h"
#include "graph/utf8.h"

namespace claimgraph::extract::names {
namespace {

/// What the lines say of one IRI.
struct Entry {
    std::string label, type, country, from, to;
    char gender = 0;
    std::set<std::string> labels;
    bool english = false;  ///< the label is known to be English
    std::string place;
};

/// The type of a class by its local name (`https://schema.org/Person`); empty if it is none of ours.
std::string type_of_class(const std::string& name) {
    static const std::map<std::string, std::string> types = {{"person", "Person"},
                                                             {"human", "Person"},
                                                             {"organization", "Organization"},
                                                             {"organisation", "Organization"},
                                                             {"corporation", "Organization"},
                                                             {"newsmediaorganization", "Organization"},
                                                             {"governmentorganization", "Organization"},
                                                             {"politicalparty", "Organization"},
                                                             {"agent", ""},
                                                             {"place", "Place"},
                                                             {"location", "Place"},
                                                             {"city", "Place"},
                                                             {"administrativearea", "Place"},
                                                             {"state", "Place"},
                                                             {"country", "Country"},
                                                             {"event", "Event"},
                                                             {"creativework", "Work"},
                                                             {"work", "Work"},
                                                             {"book", "Work"},
                                                             {"product", "Product"},
                                                             {"group", "Group"}};
    const auto found = types.find(ascii::lowered(name.substr(name.find_last_of("/#") + 1)));
    return found == types.end() ? "" : found->second;
}

/// `country/UA` of an ISO 3166 code, a name or an IRI that ends in a code; empty if there is no such country.
std::string country_of(const std::string& text) {
    if (text.empty()) return {};
    const Lexicon& lexicon = Lexicon::get();
    const std::string last = text.substr(text.find_last_of("/#") + 1);
    const std::string code = ascii::uppered(last);
    if (const Thing* thing = lexicon.thing_by_id("country/" + code)) return thing->id;
    if (const Thing* thing = lexicon.country_of_code(code)) return thing->id;
    const Thing* thing = lexicon.thing(fold_name(last), last);
    return thing && thing->type == EntityType::country ? thing->id : std::string();
}

/// 'm', 'f', 0 for others, of a word or of an IRI that ends in one (`schema:Female`, Wikidata's `Q6581072`); nothing if
/// it is no gender.
std::optional<char> gender_of(const std::string& text) {
    static const std::map<std::string, char> genders = {
        {"f", 'f'},    {"female", 'f'},      {"woman", 'f'},      {"q6581072", 'f'}, {"q1052281", 'f'}, {"m", 'm'},
        {"male", 'm'}, {"man", 'm'},         {"q6581097", 'm'},   {"q2449503", 'm'}, {"other", '\0'},   {"x", '\0'},
        {"d", '\0'},   {"non-binary", '\0'}, {"nonbinary", '\0'}, {"q48270", '\0'}};
    const auto found = genders.find(ascii::lowered(text.substr(text.find_last_of("/#") + 1)));
    return found == genders.end() ? std::nullopt : std::optional(found->second);
}

// --- CSV -----------------------------------------------------------------------------------------------------------

/// The columns that a list may have, in any order.
class Columns {
   public:
    bool empty() const { return names_.empty(); }

    void read(const std::vector<std::string>& fields, const std::string& place) {
        static constexpr std::string_view known[] = {"iri",    "label",   "labels", "type",
                                                     "gender", "country", "from",   "to"};
        for (const std::string& field : fields) {
            names_.push_back(ascii::lowered(field));
            if (std::find(std::begin(known), std::end(known), names_.back()) == std::end(known))
                throw Error(place + ": there is no column '" + field +
                            "'; there are iri, label, labels, type, gender, country, from and to");
        }
        for (const char* needed : {"iri", "label"})
            if (std::find(names_.begin(), names_.end(), needed) == names_.end())
                throw Error(place + ": the first line names the columns, and '" + needed + "' is not among them");
    }

    void check(const std::vector<std::string>& fields, const std::string& place) const {
        if (fields.size() > names_.size())
            throw Error(place + ": " + std::to_string(fields.size()) + " fields, but " + std::to_string(names_.size()) +
                        " columns");
    }

    std::string of(const std::vector<std::string>& fields, std::string_view name) const {
        const auto at = static_cast<std::size_t>(std::find(names_.begin(), names_.end(), name) - names_.begin());
        return at < fields.size() ? fields[at] : std::string();
    }

   private:
    std::vector<std::string> names_;
};

void add_labels(const std::string& labels, Entry& entry) {
    for (std::size_t begin = 0; begin < labels.size();) {
        const std::size_t end = std::min(labels.find('|', begin), labels.size());
        std::string one = labels.substr(begin, end - begin);
        one.erase(0, std::min(one.find_first_not_of(' '), one.size()));
        one.erase(one.find_last_not_of(' ') + 1);
        if (!one.empty()) entry.labels.insert(std::move(one));
        begin = end + 1;
    }
}

void read_row(const Columns& columns, const std::vector<std::string>& fields, const std::string& place,
              std::map<std::string, Entry>& entries) {
    const auto field = [&](std::string_view name) { return columns.of(fields, name); };
    const std::string iri = field("iri"), label = field("label");
    if (iri.find(':') == std::string::npos || iri.find_first_of(" <>\"") != std::string::npos)
        throw Error(place + ": '" + iri + "' is no IRI");
    if (label.empty()) throw Error(place + ": the label is missing");
    Entry& entry = entries[iri];
    if (entry.label.empty())
        entry.label = label;
    else
        entry.labels.insert(label);
    add_labels(field("labels"), entry);
    if (const std::string type = field("type"); !type.empty()) {
        entry.type = type_of_class(type);
        if (entry.type.empty()) throw Error(place + ": there is no type '" + type + "'");
    }
    if (const std::string country = field("country"); !country.empty()) {
        entry.country = country_of(country);
        if (entry.country.empty()) throw Error(place + ": there is no country '" + country + "'");
    }
    if (const std::string gender = field("gender"); !gender.empty()) {
        const auto found = gender_of(gender);
        if (!found) throw Error(place + ": there is no gender '" + gender + "'; there are female, male and other");
        entry.gender = *found;
    }
    for (auto [name, value] : {std::pair{"from", &entry.from}, {"to", &entry.to}})
        if (const std::string date = field(name); !date.empty()) {
            if (date.size() < 4 || date.find_first_not_of("0123456789-") != std::string::npos)
                throw Error(place + ": '" + date + "' is no date (1975, 1975-06, 1975-06-04)");
            *value = date;
        }
    entry.place = place;
}

void read_csv(const std::string& path, std::map<std::string, Entry>& entries) {
    std::istringstream file(text_of_file(path, "the list", most_list_bytes));
    Columns columns;
    std::size_t number = 0;
    for (std::string line; std::getline(file, line);) {
        const std::string place = path + ":" + std::to_string(++number);
        if (number == 1 && line.rfind("\xEF\xBB\xBF", 0) == 0) line.erase(0, 3);
        if (line.find_first_not_of(" \t\r") == std::string::npos || line[0] == '#') continue;
        std::vector<std::string> fields;
        try {
            fields = csv_fields(line);
        } catch (const Error& error) {
            throw Error(place + ": " + error.what());
        }
        if (columns.empty()) {
            columns.read(fields, place);
            continue;
        }
        columns.check(fields, place);
        read_row(columns, fields, place, entries);
    }
    if (columns.empty()) throw Error(path + ":1: the first line names the columns: iri,label,…");
}

// --- Turtle --------------------------------------------------------------------------------------------------------

struct TurtleReader {
    std::map<std::string, Entry>& entries;
    SerdEnv* env = nullptr;
    std::string path, error;
};

std::string text_of(const SerdNode* node) {
    return node && node->buf ? std::string(reinterpret_cast<const char*>(node->buf), node->n_bytes) : std::string();
}

/// The full IRI of a node; its text where it is none.
std::string expanded(const SerdEnv* env, const SerdNode* node) {
    if (node->type != SERD_URI && node->type != SERD_CURIE) return text_of(node);
    SerdNode full = serd_env_expand_node(env, node);
    std::string out = full.buf ? text_of(&full) : text_of(node);
    serd_node_free(&full);
    return out;
}

SerdStatus on_statement(void* handle, SerdStatementFlags, const SerdNode*, const SerdNode* subject,
                        const SerdNode* predicate, const SerdNode* object, const SerdNode*, const SerdNode* language) {
    auto& reader = *static_cast<TurtleReader*>(handle);
    if (subject->type == SERD_BLANK) return SERD_SUCCESS;
    const std::string name = expanded(reader.env, predicate);
    const std::string local = name.substr(name.find_last_of("/#") + 1);
    const auto in = [&name](std::string_view space) { return name.find(space) != std::string::npos; };
    const bool schema = in("schema.org/");
    const bool label =
        local == "prefLabel" || (local == "label" && in("rdf-schema#")) || (local == "name" && (schema || in("foaf/")));
    const bool other = local == "altLabel" || (local == "alternateName" && schema);
    const bool type = local == "type" && in("22-rdf-syntax-ns#");
    const bool country = schema && (local == "nationality" || local == "addressCountry");
    const bool from = schema && (local == "birthDate" || local == "foundingDate");
    const bool gender = local == "gender" && (schema || in("foaf/"));
    const bool to = schema && (local == "deathDate" || local == "dissolutionDate");
    if (!label && !other && !type && !country && !gender && !from && !to) return SERD_SUCCESS;
    Entry& entry = reader.entries[expanded(reader.env, subject)];
    const std::string value = expanded(reader.env, object);
    if (first_invalid_utf8(value) && reader.error.empty())
        reader.error = reader.path + ": a text that is no Unicode (half of a surrogate pair)";
    if (label) {
        const std::string tag = text_of(language);
        const bool english = tag == "en" || tag.rfind("en-", 0) == 0;
        if (entry.label.empty() || (english && !entry.english)) {
            if (!entry.label.empty()) entry.labels.insert(entry.label);
            entry.label = value;
            entry.english = english;
        } else {
            entry.labels.insert(value);
        }
    } else if (other) {
        entry.labels.insert(value);
    } else if (type) {
        if (const std::string known = type_of_class(value); !known.empty()) entry.type = known;
    } else if (gender) {
        entry.gender = gender_of(value).value_or(0);
    } else if (country) {
        entry.country = country_of(value);
    } else {
        (from ? entry.from : entry.to) = value;
    }
    return SERD_SUCCESS;
}

SerdStatus on_error(void* handle, const SerdError* error) {
    auto& reader = *static_cast<TurtleReader*>(handle);
    if (!reader.error.empty()) return SERD_SUCCESS;
    char message[512];
    va_list arguments;
    va_copy(arguments, *error->args);
    std::vsnprintf(message, sizeof message, error->fmt, arguments);
    va_end(arguments);
    reader.error = reader.path + ":" + std::to_string(error->line) + ":" + std::to_string(error->col) + ": " + message;
    while (!reader.error.empty() && reader.error.back() == '\n') reader.error.pop_back();
    return SERD_SUCCESS;
}

void read_turtle(const std::string& path, std::map<std::string, Entry>& entries) {
    const std::string text = text_of_file(path, "the list", most_list_bytes);
    NestingLimit nesting(NestingLimit::Syntax::turtle);
    if (!nesting.passes(text)) throw Error(path + ": " + nesting.problem());
    const std::unique_ptr<SerdEnv, void (*)(SerdEnv*)> env(serd_env_new(nullptr), serd_env_free);
    TurtleReader reader{entries, env.get(), path, {}};
    const auto on_base = [](void* handle, const SerdNode* uri) {
        return serd_env_set_base_uri(static_cast<TurtleReader*>(handle)->env, uri);
    };
    const auto on_prefix = [](void* handle, const SerdNode* name, const SerdNode* uri) {
        return serd_env_set_prefix(static_cast<TurtleReader*>(handle)->env, name, uri);
    };
    const std::unique_ptr<SerdReader, void (*)(SerdReader*)> serd(
        serd_reader_new(SERD_TURTLE, &reader, nullptr, on_base, on_prefix, on_statement, nullptr), serd_reader_free);
    serd_reader_set_strict(serd.get(), true);
    serd_reader_set_error_sink(serd.get(), on_error, &reader);
    const SerdStatus status =
        serd_reader_read_string(serd.get(), reinterpret_cast<const std::uint8_t*>(text.c_str()));
    if (!reader.error.empty()) throw Error(reader.error);
    if (status != SERD_SUCCESS) throw Error(path + ": " + reinterpret_cast<const char*>(serd_strerror(status)));
}

}  // namespace

std::vector<KnownThing> read_authority(const std::string& path) {
    std::map<std::string, Entry> entries;
    const auto ends = [&path](std::string_view end) {
        return path.size() > end.size() && path.compare(path.size() - end.size(), end.size(), end) == 0;
    };
    if (ends(".ttl") || ends(".nt"))
        read_turtle(path, entries);
    else
        read_csv(path, entries);
    std::vector<KnownThing> out;
    for (auto& [iri, entry] : entries) {
        if (entry.label.empty()) continue;
        KnownThing thing;
        thing.iri = iri;
        thing.label = entry.label;
        entry.labels.erase(entry.label);
        thing.labels.assign(entry.labels.begin(), entry.labels.end());
        if (!entry.type.empty()) thing.type = entity_type_from(entry.type);
        thing.country = entry.country;
        thing.gender = entry.gender;
        thing.from = entry.from;
        thing.to = entry.to;
        thing.keys = keys_of_name(entry.label, thing.type);
        for (const std::string& label : thing.labels)
            for (std::string& key : keys_of_name(label, thing.type)) {
                // of one person there is one family name; other names work as aliases of the whole
                if (thing.type != EntityType::person || is_key_of(key, IdentityKind::solid))
                    thing.keys.push_back(std::move(key));
            }
        std::sort(thing.keys.begin(), thing.keys.end());
        thing.keys.erase(std::unique(thing.keys.begin(), thing.keys.end()), thing.keys.end());
        out.push_back(std::move(thing));
    }
    return out;
}

}  // namespace claimgraph::extract::names
