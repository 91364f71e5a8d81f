#include "cli/command_explain.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "cli/output_file.h"
#include "graph/errors.h"
#include "graph/guidance.h"
#include "graph/identity.h"
#include "graph/store.h"

namespace claimgraph {
namespace {

/// What is kept of the clusters of the entities that are asked for, and of those at the other end of their merges.
struct Shown {
    std::string document, label, type;
    std::vector<std::string> names;
    std::uint32_t mentions = 0;
};

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

std::string listed(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : "; ") + name;
    return out;
}

/// `Sergey Lavrov has the office foreign minister of Russia`.
std::string sentence_of(const Relation& relation, const Resolution& resolution) {
    const std::string& subject = resolution.entities[relation.subject].label;
    switch (relation.kind) {
        case Relation::Kind::has_office:
            return subject + " has the office " + resolution.offices[relation.object].label;
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

}  // namespace

bool ExplainCommand::setup(const std::vector<std::string>& arguments) {
    po::options_description options;
    options.add(guidance_options(guidance_));
    const std::string usage =
        "Usage: claimgraph explain STORE ENTITY [OPTION]…\n\n"
        "Says of a thing under which names documents speak of it, in which, and by which reason these are one; and "
        "what\n"
        "names and titles say of it: offices that people hold, what a seat of power stands for. ENTITY\n"
        "is a name, the id that exports give the thing, or its IRI in a register. Of several things with one name, "
        "each\n"
        "is shown. What should be one or two can be told with --same-as and --not-same.\n\n"
        "  claimgraph explain news.db \"Sergey Lavrov\"\n";
    std::vector<std::string> operands;
    if (!parse(arguments, usage, options, operands)) return false;
    if (operands.size() != 2) throw UsageError("explain wants a store and the name or id of a thing");
    store_ = operands[0];
    entity_ = operands[1];
    if (phrase_key(entity_).empty()) throw UsageError("the name of a thing is empty");
    return true;
}

ExitCode ExplainCommand::run() {
    const Guidance guidance = load(guidance_);
    const Store store = Store::open_existing(store_);
    tell_idle(store, guidance);
    const Resolution resolution = resolve(store, guidance, true);

    const std::string wanted = phrase_key(entity_);
    const auto is_wanted = [&](const Entity& entity) {
        if (entity.id == entity_ || (!entity.same_as.empty() && entity.same_as == entity_)) return true;
        // an IRI of ours ends in the id
        if (entity_.size() > entity.id.size() && entity_.ends_with("/" + entity.id)) return true;
        return phrase_key(entity.label) == wanted ||
               std::any_of(entity.alt_labels.begin(), entity.alt_labels.end(),
                           [&](const std::string& name) { return phrase_key(name) == wanted; });
    };
    std::vector<std::uint32_t> found;
    for (std::uint32_t e = 0; e < resolution.entities.size(); ++e)
        if (is_wanted(resolution.entities[e])) found.push_back(e);
    if (found.empty()) throw Error("no document of " + store_ + " speaks of '" + entity_ + "'");

    std::map<std::uint32_t, Shown> clusters;  // of the entities that are wanted
    std::uint32_t number = 0;
    store.read_clusters([&](const ClusterEvidence& cluster) {
        if (std::binary_search(found.begin(), found.end(), resolution.entity_of[number]))
            clusters[number] = {cluster.document, cluster.label, std::string(to_string(cluster.type)), cluster.names,
                                cluster.mentions};
        ++number;
    });
    std::map<std::string, Document> documents;
    for (const auto& [index, cluster] : clusters) documents[cluster.document];
    store.read_documents([&](const Document& document) {
        if (const auto at = documents.find(document.id); at != documents.end()) at->second = document;
    });
    // What names say, with the words of each document.
    std::map<std::uint32_t, std::map<std::string, std::string>> told;  // relation: document: words
    for (std::uint32_t r = 0; r < resolution.relations.size(); ++r)
        if (std::any_of(found.begin(), found.end(),
                        [&](std::uint32_t e) { return concerns(resolution.relations[r], resolution, e); }))
            told[r];
    if (!told.empty()) {
        std::uint32_t first = 0;
        auto at = resolution.evidence.begin();
        store.read_all([&](const Extraction& extraction) {
            const auto behind = first + static_cast<std::uint32_t>(extraction.clusters.size());
            for (; at != resolution.evidence.end() && at->cluster < behind; ++at) {
                const auto relation = told.find(at->relation);
                if (relation == told.end()) continue;
                Document& document = documents[extraction.document.id];
                document.path = extraction.document.path;
                document.url = extraction.document.url;
                relation->second.try_emplace(extraction.document.id, one_line(extraction.document.words(at->words)));
            }
            first = behind;
        });
    }
    const auto place_of = [&](const std::string& id) {
        const Document& document = documents[id];
        return !document.path.empty() ? document.path : !document.url.empty() ? document.url : id;
    };

    std::string out;
    for (const std::uint32_t e : found) {
        const Entity& entity = resolution.entities[e];
        std::set<std::string> in_documents;
        for (const auto& [index, cluster] : clusters)
            if (resolution.entity_of[index] == e) in_documents.insert(cluster.document);
        if (e != found.front()) out += "\n";
        out += entity.label + " (" + std::string(to_string(entity.type)) + ") " + entity.id + "\n";
        if (!entity.alt_labels.empty()) out += "  also: " + listed(entity.alt_labels) + "\n";
        if (!entity.same_as.empty()) out += "  same as: " + entity.same_as + "\n";
        out += "  " + std::to_string(entity.mentions) + " mentions in " + std::to_string(in_documents.size()) +
               (in_documents.size() == 1 ? " document" : " documents");
        if (!entity.first_seen.empty()) {
            out += ", " + entity.first_seen;
            if (entity.last_seen != entity.first_seen) out += " to " + entity.last_seen;
        }
        out += "\n\nNames in the documents:\n";
        for (const auto& [index, cluster] : clusters)
            if (resolution.entity_of[index] == e)
                out += "  " + place_of(cluster.document) + ": " + listed(cluster.names) + "\n";
        bool any = false;
        for (const auto& [r, words] : told) {
            const Relation& relation = resolution.relations[r];
            if (!concerns(relation, resolution, e)) continue;
            if (!std::exchange(any, true)) out += "\nNames say:\n";
            out += "  " + sentence_of(relation, resolution) + "\n";
            for (const auto& [document, text] : words)
                out += "    " + place_of(document) + (text.empty() ? "" : ": " + quoted(text)) + "\n";
        }
        any = false;
        const auto side = [&](std::uint32_t index) {
            if (index >= resolution.entity_of.size()) {
                const KnownThing& thing = guidance.known[index - resolution.entity_of.size()];
                return quoted(thing.label) + " <" + thing.iri + ">";
            }
            const Shown& cluster = clusters[index];
            return quoted(cluster.label) + " of " + place_of(cluster.document);
        };
        const auto is_here = [&](std::uint32_t index) {
            return index < resolution.entity_of.size() && resolution.entity_of[index] == e;
        };
        for (const Merge& merge : resolution.merges) {
            if (!is_here(merge.a) && !is_here(merge.b)) continue;
            if (!any) out += "\nOne thing, because:\n";
            any = true;
            out += "  " + side(merge.a) + " = " + side(merge.b) + ": " + std::string(merge.reason);
            if (!merge.key.empty()) out += " (" + merge.key + ")";
            out += "\n";
        }
    }
    print(out);
    return ExitCode::done;
}

}  // namespace claimgraph
