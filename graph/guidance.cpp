#include "graph/guidance.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <utility>

#include "graph/errors.h"
#include "graph/identity.h"
#include "graph/kept_results.h"
#include "graph/resolution/who_is_who.h"
#include "graph/store.h"
#include "graph/text_file.h"

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
    std::istringstream file(text_of_file(path, "the list of pairs", most_list_bytes));
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
    return out;
}

namespace {

Resolution resolve(const Store& store, const std::vector<KnownThing>& known,
                   const std::vector<Correction>& corrections, bool with_merges) {
    resolution::WhoIsWho who(known, corrections);
    store.read_clusters([&](const ClusterEvidence& cluster) { who.add(cluster); });
    return who.resolve(with_merges);
}

/// The corrections, with documents by their ids and the clusters that ids of things stand for.
std::vector<Correction> looked_up(const Store& store, const Guidance& guidance) {
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
        const Resolution before = resolve(store, guidance.known, {}, false);
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
    return corrections;
}

}  // namespace

std::vector<std::string> idle_corrections(const Store& store, const Guidance& guidance) {
    if (guidance.corrections.empty()) return {};
    std::vector<Correction> corrections = looked_up(store, guidance);
    // By name: the documents in which it has to be, `` for any.
    std::map<std::string, std::set<std::string>> sought;
    each_reference(corrections, [&](const ThingReference& reference) {
        if (reference.clusters.empty()) sought[phrase_key(reference.name)].insert(reference.document);
    });
    const auto find = [&](const std::string& name, const std::string& document) {
        const auto found = sought.find(phrase_key(name));
        if (found == sought.end()) return;
        found->second.erase("");
        found->second.erase(document);
        if (found->second.empty()) sought.erase(found);
    };
    store.read_clusters([&](const ClusterEvidence& cluster) {
        if (sought.empty()) return;
        find(cluster.label, cluster.document);
        for (const std::string& name : cluster.names) find(name, cluster.document);
    });
    std::vector<std::string> out;
    for (const Correction& correction : corrections)
        for (const ThingReference* reference : {&correction.a, &correction.b}) {
            const auto found = sought.find(phrase_key(reference->name));
            if (!reference->clusters.empty() || found == sought.end() || found->second.count(reference->document) == 0)
                continue;
            out.push_back(correction.place + ": no document names '" + reference->name + "'" +
                          (reference->document.empty() ? "" : " @ " + reference->document));
        }
    return out;
}

Resolution resolve(const Store& store, const Guidance& guidance) {
    if (std::optional<Resolution> kept = kept_resolution(store, guidance)) return std::move(*kept);
    return resolve(store, guidance.known, looked_up(store, guidance), false);
}

ExplainedResolution::ExplainedResolution(const Store& store, const Guidance& guidance) : store_(store), guidance_(guidance) {
    std::optional<Resolution> kept = kept_resolution(store, guidance);
    is_kept_ = kept.has_value();
    resolution_ = kept ? std::move(*kept) : resolve(store, guidance.known, looked_up(store, guidance), true);
}

const Resolution& ExplainedResolution::with_merges_of(const std::vector<std::uint32_t>& entities) {
    if (!is_kept_) return resolution_;
    if (auto merges = kept_merges(store_, guidance_, resolution_, entities))
        resolution_.merges = std::move(*merges);
    else
        resolution_ = resolve(store_, guidance_.known, looked_up(store_, guidance_), true);
    return resolution_;
}

}  // namespace claimgraph
