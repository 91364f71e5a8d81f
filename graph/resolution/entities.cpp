#include <algorithm>
#include <map>
#include <tuple>

#include "graph/ascii.h"
#include "graph/identity.h"
#include "graph/resolution/rounds.h"

namespace claimgraph::resolution {
namespace {

using TypeCounts = std::array<std::uint64_t, 32>;  ///< by type

// The type that most mentions have. What is called a bridge here and a place there is a bridge.
EntityType commonest(TypeCounts types) {
    const bool several = std::count_if(types.begin(), types.end(), [](std::uint64_t count) { return count > 0; }) > 1;
    for (std::size_t type = 0; type < static_cast<std::size_t>(EntityType::other); ++type)
        if (const auto wider = wider_type(static_cast<EntityType>(type)); wider && types[type] > 0)
            types[type] += types[static_cast<std::size_t>(*wider)];
    EntityType out = EntityType::other;
    std::uint64_t most = 0;
    for (std::size_t type = 0; type < types.size(); ++type) {
        if (static_cast<EntityType>(type) == EntityType::other && several) continue;
        if (types[type] > most) {
            most = types[type];
            out = static_cast<EntityType>(type);
        }
    }
    return out;
}

// How well a label says what the thing is, and how often it does.
struct LabelWeight {
    int rank = 0;
    std::uint64_t documents = 0, mentions = 0;
    auto key() const { return std::tie(rank, documents, mentions); }
};

// The weightiest label; of equals the first in the order of strings.
std::optional<Index> best_of(const std::map<Index, LabelWeight>& labels) {
    if (labels.empty()) return std::nullopt;
    return std::max_element(labels.begin(), labels.end(),
                            [](const auto& a, const auto& b) { return a.second.key() < b.second.key(); })
        ->first;
}

}  // namespace

// What an entity is called in ids: the strongest key that its clusters have, the smallest of these.
std::string Rounds::identifying_key(const Numbers& members) const {
    int best = 9;
    std::string key;
    const auto offer = [&](int rank, auto&& make) {
        if (rank > best) return;
        std::string candidate = make();
        if (rank < best || candidate < key) {
            best = rank;
            key = std::move(candidate);
        }
    };
    for (const Index i : members) {
        const Node& node = nodes[i];
        if (node.known != 0 && known[node.known - 1].listed) {
            offer(0, [&] { return "title:" + known[node.known - 1].iri; });
            continue;
        }
        if (node.known != 0) offer(-1, [&] { return "known:" + known[node.known - 1].iri; });
        if (node.by_company) continue;
        if (node.gazetteer != 0) offer(0, [&] { return "gazetteer:" + strings.text(node.gazetteer); });
        if (is_person(i)) {
            const bool full = node.family != 0 && node.given != 0;
            if (full)
                offer(strings[node.given].size() > 1 ? 1 : 2, [&] {
                    return "person:" + strings.text(node.given) + "|" + strings.text(node.family) + "|" +
                           strings.text(node.middle) + (node.suffix == 0 ? "" : "|" + strings.text(node.suffix));
                });
            else if (node.family != 0)
                offer(3, [&] { return "family:" + strings.text(node.family); });
        } else {
            each(i, Kind::name, [&](Index name) { offer(1, [&] { return "name:" + strings.text(name); }); });
            each(i, Kind::acronym,
                 [&](Index letters) { offer(3, [&] { return "acronym:" + strings.text(letters); }); });
        }
        if (!is_named(i))
            each(i, Kind::office, [&](Index office) { offer(4, [&] { return "office:" + strings.text(office); }); });
        offer(5, [&] { return "cluster:" + strings.text(node.document) + "#" + std::to_string(node.index); });
    }
    return key;
}

// How much a cluster's label says about the thing: a full name before a part of one before a description.
int Rounds::label_rank(Index i) const {
    const Node& node = nodes[i];
    if (node.gazetteer != 0) return 4;
    if (is_person(i))
        return node.family != 0 && strings[node.given].size() > 1 ? 3 : node.family != 0 || node.given != 0 ? 2 : 0;
    if (has(i, Kind::name)) return 3;
    return has(i, Kind::acronym) ? 2 : 0;
}

Entity Rounds::describe(const Numbers& members) const {
    Entity entity;
    TypeCounts types{};
    std::map<Index, LabelWeight> labels;
    Numbers all_names;
    Index first_seen = 0, last_seen = 0, same = 0;
    entity.named = false;
    const KnownThing* told = nullptr;
    for (const Index i : members) {
        const Node& node = nodes[i];
        if (node.known != 0) {
            entity.named = true;
            const KnownThing& thing = known[node.known - 1];
            if (told == nullptr || told->listed) told = &thing;
            continue;
        }
        if (node.mentions > 0 || label_rank(i) > 0) entity.named = true;
        types[static_cast<std::size_t>(node.type)] += 1 + node.mentions;
        entity.mentions += node.mentions;
        LabelWeight& weight = labels[node.label];
        weight.rank = std::max(weight.rank, label_rank(i));
        ++weight.documents;
        weight.mentions += node.mentions;
        all_names.insert(all_names.end(), names.begin() + node.first_name, names.begin() + node.last_name);
        all_names.push_back(node.label);
        if (all_names.size() > 4096) sort_unique(all_names);
        // numbers are in the order of strings, and so of dates
        if (node.published != 0) {
            if (first_seen == 0 || node.published < first_seen) first_seen = node.published;
            last_seen = std::max(last_seen, node.published);
        }
        each(i, Kind::same, [&](Index iri) { same = same == 0 ? iri : std::min(same, iri); });
    }
    entity.first_seen = strings[first_seen];
    entity.last_seen = strings[last_seen];
    entity.same_as = strings[same];
    entity.type = commonest(types);
    if (const auto label = best_of(labels)) entity.label = strings[*label];
    if (told != nullptr && told->listed) {
        if (entity.same_as.empty()) entity.same_as = told->iri;
    } else if (told != nullptr) {
        entity.label = told->label;
        entity.same_as = told->iri;
        if (told->type != EntityType::other) entity.type = told->type;
    }
    sort_unique(all_names);
    for (const Index name : all_names)
        if (name != 0 && strings[name] != entity.label) entity.alt_labels.emplace_back(strings[name]);
    return entity;
}

void Rounds::build(const std::function<void(Found&&)>& visit) {
    std::vector<Row> rows;
    rows.reserve(size());
    for (Index i = 0; i < size(); ++i) rows.emplace_back(find(i), i);
    std::sort(rows.begin(), rows.end());
    struct Draft {
        Found found;
        std::string key;
        Numbers members;
    };
    std::vector<Draft> drafts;
    runs(rows, same_key, [&](std::size_t begin, std::size_t end) {
        Draft draft;
        for (std::size_t r = begin; r < end; ++r) {
            const Index i = rows[r].second;
            draft.members.push_back(i);
            if (nodes[i].known != 0) continue;
            draft.found.clusters.push_back(nodes[i].input);
            draft.found.has_name = draft.found.has_name || is_named(i);
        }
        if (draft.found.clusters.empty()) return;  // known, but in no document
        draft.found.entity = describe(draft.members);
        draft.key = identifying_key(draft.members);
        drafts.push_back(std::move(draft));
    });

    const auto id_of = [](EntityType type, const std::string& key, const std::string& anchor) {
        IdentityHash hash;
        hash.add(to_string(type)).add(key);
        if (!anchor.empty()) hash.add(anchor);
        return hash.digest(ascii::lowered(to_string(type)) + "-");
    };
    // Entities may share a key where evidence was ambiguous (two persons of one family name): all of these get ids of
    // their documents.
    std::map<std::pair<EntityType, std::string_view>, Index> uses;
    for (const Draft& draft : drafts) ++uses[{draft.found.entity.type, draft.key}];
    for (Draft& draft : drafts) {
        Entity& entity = draft.found.entity;
        std::string anchor;  // the first by document and index, as text
        if (uses.at({entity.type, draft.key}) > 1)
            for (const Index i : draft.members) {
                if (nodes[i].known != 0) continue;
                std::string one = strings.text(nodes[i].document) + "#" + std::to_string(nodes[i].index);
                if (anchor.empty() || one < anchor) anchor = std::move(one);
            }
        entity.id = id_of(entity.type, draft.key, anchor);
    }
    for (Draft& draft : drafts) visit(std::move(draft.found));
}

}  // namespace claimgraph::resolution
