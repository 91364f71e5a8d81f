#include "graph/guidance.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <utility>

#include "graph/errors.h"
#include "graph/identity.h"
#include "graph/store.h"

namespace claimgraph {
namespace {

std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \t\r");
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

ThingReference reference(const std::string& field) {
    const std::size_t at = field.rfind(" @ ");
    if (at == std::string::npos) return {trimmed(field), {}, {}};
    return {trimmed(field.substr(0, at)), trimmed(field.substr(at + 3)), {}};
}

/// `person-` and 26 base-32 digits: an id of an export.
bool is_entity_id(const std::string& name) {
    const std::size_t dash = name.find('-');
    return dash != std::string::npos && name.size() - dash == 27 &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz234567", dash + 1) == std::string::npos;
}

bool ends_in_path(const std::string& path, const std::string& end) {
    return path.size() >= end.size() && path.compare(path.size() - end.size(), end.size(), end) == 0 &&
           (path.size() == end.size() || path[path.size() - end.size() - 1] == '/');
}

template <typename Visit>
void each_reference(std::vector<Correction>& corrections, const Visit& visit) {
    for (Correction& correction : corrections) {
        visit(correction.a);
        visit(correction.b);
    }
}

}  // namespace

std::vector<std::string> csv_fields(const std::string& line) {
    std::vector<std::string> fields(1);
    if (line.find('\t') != std::string::npos) {
        for (const char c : line)
            if (c == '\t')
                fields.emplace_back();
            else
                fields.back() += c;
    } else {
        bool quoted = false;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const char c = line[i];
            if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
                fields.back() += c;
                ++i;
            } else if (c == '"' && (quoted || trimmed(fields.back()).empty())) {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.emplace_back();
            } else {
                fields.back() += c;
            }
        }
        if (quoted) throw Error("a quotation mark is not closed on its line");
    }
    for (std::string& field : fields) field = trimmed(field);
    return fields;
}

std::vector<Correction> read_corrections(const std::string& path, bool same) {
    std::ifstream file(path);
    if (!file) throw Error("cannot open the pairs " + path);
    std::vector<Correction> out;
    std::size_t number = 0;
    for (std::string line; std::getline(file, line);) {
        const std::string place = path + ":" + std::to_string(++number);
        if (number == 1 && line.rfind("\xEF\xBB\xBF", 0) == 0) line.erase(0, 3);
        if (trimmed(line).empty() || trimmed(line)[0] == '#') continue;
        std::vector<std::string> fields;
        try {
            fields = csv_fields(line);
        } catch (const Error& error) {
            throw Error(place + ": " + error.what());
        }
        if (fields.size() != 2 || fields[0].empty() || fields[1].empty())
            throw Error(place + ": a pair is two names with a comma or a tab between them");
        Correction correction;
        correction.same = same;
        correction.a = reference(fields[0]);
        correction.b = reference(fields[1]);
        correction.place = place;
        if (phrase_key(correction.a.name) == phrase_key(correction.b.name) &&
            correction.a.document == correction.b.document)
            throw Error(place + ": both names are the same; name a document behind each: NAME @ DOCUMENT");
        out.push_back(std::move(correction));
    }
    if (file.bad()) throw Error("cannot read the pairs " + path);
    return out;
}

Resolution resolve(const Store& store, const Guidance& guidance, bool with_merges) {
    const auto run = [&](const std::vector<Correction>& corrections, bool merges) {
        Resolver resolver;
        resolver.reserve(store.cluster_count() + guidance.known.size());
        for (const KnownThing& thing : guidance.known) resolver.add_known(thing);
        for (const Correction& correction : corrections) resolver.add(correction);
        store.read_clusters([&](const ClusterEvidence& cluster) { resolver.add(cluster); });
        return resolver.resolve(merges);
    };
    std::vector<Correction> corrections = guidance.corrections;
    bool documents = false, ids = false;
    each_reference(corrections, [&](const ThingReference& reference) {
        documents = documents || !reference.document.empty();
        ids = ids || is_entity_id(reference.name);
    });
    if (documents)
        store.read_documents([&](const Document& document) {
            each_reference(corrections, [&](ThingReference& reference) {
                if (!reference.document.empty() && reference.document != document.id &&
                    ends_in_path(document.path, reference.document))
                    reference.document = document.id;
            });
        });
    if (ids) {
        // Ids stand for clusters: those that make up the entity without the corrections.
        const Resolution before = run({}, false);
        std::map<std::string, std::vector<ClusterReference>> wanted;
        each_reference(corrections, [&](const ThingReference& reference) {
            if (is_entity_id(reference.name)) wanted[reference.name];
        });
        std::size_t number = 0;
        store.read_clusters([&](const ClusterEvidence& cluster) {
            const auto found = wanted.find(before.entities[before.entity_of[number++]].id);
            if (found != wanted.end()) found->second.push_back({cluster.document, cluster.index});
        });
        each_reference(corrections, [&](ThingReference& reference) {
            if (is_entity_id(reference.name)) reference.clusters = wanted[reference.name];
        });
    }
    return run(corrections, with_merges);
}

}  // namespace claimgraph
