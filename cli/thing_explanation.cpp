#include "cli/thing_explanation.h"

#include <algorithm>
#include <optional>
#include <set>

#include "cli/output_file.h"
#include "cli/report.h"

namespace claimgraph::cli {

using exporters::write_string;
using exporters::write_text;

namespace {

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

std::string listed(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : "; ") + name;
    return out;
}

const char* stage_words(Relation::Stage stage) {
    switch (stage) {
        case Relation::Stage::has:
            return " has the office ";
        case Relation::Stage::had:
            return " had the office ";
        case Relation::Stage::took:
            return " took the office ";
        case Relation::Stage::chosen:
            return " is chosen for the office ";
    }
    return "";
}

/// `Sergey Lavrov has the office foreign minister of Russia`, `Ida Holm had the office president of Norway, to 2014`.
std::string sentence_of(const Relation& relation, const Resolution& resolution) {
    const std::string& subject = resolution.entities[relation.subject].label;
    switch (relation.kind) {
        case Relation::Kind::has_office:
            return subject + stage_words(relation.stage) + resolution.offices[relation.object].label +
                   (relation.from.empty() ? "" : ", from " + relation.from) +
                   (relation.to.empty() ? "" : ", to " + relation.to);
        case Relation::Kind::stands_for:
            return subject + " stands for " + resolution.entities[relation.object].label;
        case Relation::Kind::actor_of:
            return subject + " belongs to " + resolution.entities[relation.object].label;
    }
    return {};
}

/// Whether a relation is one of the entity or leads to it.
bool concerns(const Relation& relation, const Resolution& resolution, std::uint32_t entity) {
    return relation.subject == entity ||
           (relation.kind == Relation::Kind::has_office ? resolution.offices[relation.object].of == entity
                                                        : relation.object == entity);
}

/// Reads what is behind things from a store, in one walk over its documents; of most of them only the clusters are counted.
class Reader {
   public:
    Reader(const Store& store, const Resolution& resolution, const std::vector<std::uint32_t>& entities)
        : store_(store), resolution_(resolution), entities_(entities) {}

    void read(ThingExplanations& all, const Guidance& guidance) {
        all.things.resize(entities_.size());
        for (std::size_t i = 0; i < entities_.size(); ++i) all.things[i].entity = resolution_.entities[entities_[i]];
        for (std::uint32_t r = 0; r < resolution_.relations.size(); ++r)
            if (std::any_of(entities_.begin(), entities_.end(),
                            [&](std::uint32_t e) { return concerns(resolution_.relations[r], resolution_, e); }))
                told_[r];
        read_documents(all);
        for (std::size_t i = 0; i < entities_.size(); ++i)
            for (const auto& [r, words] : told_)
                if (const Relation& relation = resolution_.relations[r]; concerns(relation, resolution_, entities_[i]))
                    all.things[i].sayings.push_back({sentence_of(relation, resolution_), words});
        tell_joins(all, guidance);
    }

   private:
    std::optional<std::size_t> place_among(std::uint32_t entity) const {
        const auto at = std::lower_bound(entities_.begin(), entities_.end(), entity);
        if (at == entities_.end() || *at != entity) return std::nullopt;
        return at - entities_.begin();
    }

    void read_documents(ThingExplanations& all) {
        Store::ClaimReader documents(store_);
        Extraction extraction;
        std::uint32_t first = 0;  // number of the document's first cluster
        auto evidence = resolution_.evidence.begin();
        while (documents.next_document(extraction)) {
            const auto behind = first + static_cast<std::uint32_t>(extraction.clusters.size());
            bool spoken_of = false;
            for (std::uint32_t number = first; number < behind; ++number)
                spoken_of = spoken_of || place_among(resolution_.entity_of[number]);
            if (spoken_of) documents.read_clusters(extraction);
            if (spoken_of) note_names(all, extraction, first);
            for (; evidence != resolution_.evidence.end() && evidence->cluster < behind; ++evidence) {
                const auto relation = told_.find(evidence->relation);
                if (relation == told_.end()) continue;
                relation->second.try_emplace(extraction.document.id, one_line(extraction.document.words(evidence->words)));
                spoken_of = true;
            }
            if (spoken_of) all.places[extraction.document.id] = cli::place_of(extraction.document);
            first = behind;
        }
    }

    void note_names(ThingExplanations& all, const Extraction& extraction, std::uint32_t first) {
        const std::string& document = extraction.document.id;
        for (std::uint32_t c = 0; c < extraction.clusters.size(); ++c) {
            const auto i = place_among(resolution_.entity_of[first + c]);
            if (!i) continue;
            const Cluster& cluster = extraction.clusters[c];
            ThingExplanation& thing = all.things[*i];
            if (thing.names.empty() || thing.names.back().first != document) ++thing.documents;
            thing.names.emplace_back(document, cluster.names);
            clusters_[first + c] = {document, cluster.label};
        }
    }

    void tell_joins(ThingExplanations& all, const Guidance& guidance) {
        const std::uint64_t clusters = resolution_.entity_of.size();
        const auto side = [&](std::uint32_t index) {
            if (index >= clusters) {
                const KnownThing& thing = guidance.known[index - clusters];
                return quoted(thing.label) + " <" + thing.iri + ">";
            }
            const auto& [document, label] = clusters_.at(index);
            return quoted(label) + " of " + all.place_of(document);
        };
        for (const Merge& merge : resolution_.merges) {
            const std::uint32_t cluster = merge.a < clusters ? merge.a : merge.b;
            if (cluster >= clusters) continue;
            if (const auto i = place_among(resolution_.entity_of[cluster]))
                all.things[*i].joins.push_back({side(merge.a), side(merge.b), std::string(merge.reason), merge.key});
        }
    }

    const Store& store_;
    const Resolution& resolution_;
    const std::vector<std::uint32_t>& entities_;
    std::map<std::uint32_t, std::pair<std::string, std::string>> clusters_;       ///< document and label
    std::map<std::uint32_t, std::map<std::string, std::string>> told_;  ///< words, by relation and document
};

std::string head_of(const ThingExplanation& thing) {
    return thing.entity.label + " (" + std::string(to_string(thing.entity.type)) + ") " + thing.entity.id + "\n";
}

std::string as_text(const ThingExplanation::Join& join) {
    return join.a + " = " + join.b + ": " + join.reason + (join.key.empty() ? "" : " (" + join.key + ")") + "\n";
}

std::string as_text(const ThingExplanation& thing, const ThingExplanations& all) {
    const Entity& entity = thing.entity;
    std::string out = head_of(thing);
    if (!entity.alt_labels.empty()) out += "  also: " + listed(entity.alt_labels) + "\n";
    if (!entity.same_as.empty()) out += "  same as: " + entity.same_as + "\n";
    out += "  " + std::to_string(entity.mentions) + " mentions in " + counted(thing.documents, "document");
    if (!entity.first_seen.empty()) {
        out += ", " + entity.first_seen;
        if (entity.last_seen != entity.first_seen) out += " to " + entity.last_seen;
    }
    out += "\n\nNames in the documents:\n";
    for (const auto& [document, names] : thing.names) out += "  " + all.place_of(document) + ": " + listed(names) + "\n";
    if (!thing.sayings.empty()) out += "\nNames say:\n";
    for (const ThingExplanation::Saying& saying : thing.sayings) {
        out += "  " + saying.sentence + "\n";
        for (const auto& [document, words] : saying.words)
            out += "    " + all.place_of(document) + (words.empty() ? "" : ": " + quoted(words)) + "\n";
    }
    if (!thing.joins.empty()) out += "\nOne thing, because:\n";
    for (const ThingExplanation::Join& join : thing.joins) out += "  " + as_text(join);
    return out;
}

void text_if_any(JsonWriter& json, std::string_view name, std::string_view value) {
    if (!value.empty()) write_text(json, name, value);
}

void write_names(JsonWriter& json, const char* key, const std::vector<std::string>& names) {
    json.Key(key);
    json.StartArray();
    for (const std::string& name : names) write_string(json, name);
    json.EndArray();
}

void write_evidence(JsonWriter& json, const ThingExplanations& all, const std::string& document) {
    write_text(json, "document", document);
    write_text(json, "place", all.place_of(document));
}

/// An array of the first rows, and how many there are.
template <typename Rows, typename Write>
void write_rows(JsonWriter& json, const std::string& name, const Rows& rows, std::size_t most, Write&& write_row) {
    json.Key((name + "Count").c_str());
    json.Uint64(rows.size());
    json.Key(name.c_str());
    json.StartArray();
    std::size_t count = 0;
    for (const auto& row : rows) {
        if (most != 0 && count++ == most) break;
        json.StartObject();
        write_row(row);
        json.EndObject();
    }
    json.EndArray();
}

void write(JsonWriter& json, const ThingExplanation& thing, const ThingExplanations& all, std::size_t most) {
    const Entity& entity = thing.entity;
    json.StartObject();
    write_text(json, "id", entity.id);
    write_text(json, "label", entity.label);
    write_text(json, "type", to_string(entity.type));
    if (!entity.alt_labels.empty()) write_names(json, "altLabels", entity.alt_labels);
    text_if_any(json, "sameAs", entity.same_as);
    json.Key("mentions"), json.Uint64(entity.mentions);
    json.Key("documents"), json.Uint64(thing.documents);
    text_if_any(json, "firstSeen", entity.first_seen);
    text_if_any(json, "lastSeen", entity.last_seen);
    write_rows(json, "names", thing.names, most, [&](const auto& row) {
        write_evidence(json, all, row.first);
        write_names(json, "names", row.second);
    });
    write_rows(json, "relations", thing.sayings, most, [&](const ThingExplanation::Saying& saying) {
        write_text(json, "says", saying.sentence);
        write_rows(json, "evidence", saying.words, most, [&](const auto& row) {
            write_evidence(json, all, row.first);
            text_if_any(json, "words", row.second);
        });
    });
    write_rows(json, "merges", thing.joins, most, [&](const ThingExplanation::Join& join) {
        write_text(json, "a", join.a), write_text(json, "b", join.b), write_text(json, "reason", join.reason);
        text_if_any(json, "key", join.key);
    });
    json.EndObject();
}

}  // namespace

ThingExplanations::ThingExplanations(const Store& store, const Guidance& guidance, const Resolution& resolution,
                                     const std::vector<std::uint32_t>& entities) {
    Reader(store, resolution, entities).read(*this, guidance);
}

std::string as_text(const ThingExplanations& all) {
    std::string out;
    for (const ThingExplanation& thing : all.things) out += (out.empty() ? "" : "\n") + as_text(thing, all);
    return out;
}

std::string joins_as_text(const ThingExplanations& all, std::size_t most) {
    std::string out;
    for (const ThingExplanation& thing : all.things) {
        out += "  " + head_of(thing);
        const std::size_t shown = most == 0 ? thing.joins.size() : std::min(most, thing.joins.size());
        for (std::size_t i = 0; i < shown; ++i) out += "    " + as_text(thing.joins[i]);
        if (shown < thing.joins.size()) out += "    and " + std::to_string(thing.joins.size() - shown) + " more\n";
    }
    return out;
}

void write(JsonWriter& json, const ThingExplanations& all, std::size_t most) {
    json.StartArray();
    for (const ThingExplanation& thing : all.things) write(json, thing, all, most);
    json.EndArray();
}

}  // namespace claimgraph::cli
