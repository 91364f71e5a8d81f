#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <tuple>

#include "graph/identity.h"
#include "graph/resolution/rounds.h"

namespace claimgraph::resolution {

// What keys say, as relations between entities.
void Rounds::add_relations(Resolution& out) const {
    if (said.empty()) return;
    Numbers node_of(clusters_);
    std::unordered_map<std::string_view, Index> of_gazetteer;  // entities
    std::vector<char> has_name(out.entities.size());
    for (Index i = 0; i < size(); ++i) {
        const Node& node = nodes[i];
        if (node.known != 0) continue;
        node_of[node.input] = i;
        const Index entity = out.entity_of[node.input];
        if (node.gazetteer != 0) of_gazetteer.emplace(strings[node.gazetteer], entity);
        if (is_named(i)) has_name[entity] = 1;
    }
    // The entity, or none and the label of what no document names.
    const auto thing_of = [&](const Saying& saying) -> std::pair<std::optional<Index>, std::string_view> {
        std::string_view thing = strings[saying.thing];
        constexpr std::string_view beside = "cluster/";
        if (thing.starts_with(beside)) {
            Index index = 0;
            const auto [end, error] = std::from_chars(thing.data() + beside.size(), thing.data() + thing.size(), index);
            if (error != std::errc() || end != thing.data() + thing.size()) return {};
            const Index here = node_of[saying.input];
            // Clusters of a document lie together, by index.
            for (Index i = here; i < size() && nodes[i].document == nodes[here].document; ++i)
                if (nodes[i].index == index) return {out.entity_of[nodes[i].input], {}};
            for (Index i = here; i-- > 0 && nodes[i].document == nodes[here].document;)
                if (nodes[i].index == index) return {out.entity_of[nodes[i].input], {}};
            return {};
        }
        const std::size_t equals = std::min(thing.find('='), thing.size());
        const auto found = of_gazetteer.find(thing.substr(0, equals));
        if (found != of_gazetteer.end()) return {found->second, {}};
        return {std::nullopt, thing.substr(std::min(equals + 1, thing.size()))};
    };

    struct Tie {
        Index subject;
        Relation::Kind kind;
        Index object;  ///< an entity, or an office
        Index document, published, cluster;
        Span words;
        auto key() const { return std::tie(subject, kind, object); }
    };
    std::vector<Tie> rows;
    std::map<std::string, HeldOffice> offices;  // by id
    std::vector<std::string> office_ids;        // drafts, in the order met
    std::unordered_map<std::string, Index> office_numbers;
    for (const Saying& saying : said) {
        const Index here = node_of[saying.input], subject = out.entity_of[saying.input];
        if (saying.kind == Relation::Kind::has_office) {
            if (out.entities.type(subject) != EntityType::person) continue;
            // That the office's holder holds it says nothing of the one who was found to be meant.
            if (has_name[subject] && !is_named(here)) continue;
        }
        const auto [thing, label] = thing_of(saying);
        if (thing == subject || (!thing && (label.empty() || saying.kind != Relation::Kind::has_office))) continue;
        Index object = thing.value_or(0);
        if (saying.kind == Relation::Kind::has_office) {
            const std::string name = strings.text(saying.office);
            const std::string of(thing ? out.entities.id(*thing) : label);
            const std::string id =
                "office-" + IdentityHash().add("office").add(name).add(thing ? "entity" : "label").add(of).digest();
            const auto [at, is_new] = office_numbers.try_emplace(id, static_cast<Index>(office_ids.size()));
            if (is_new) {
                office_ids.push_back(id);
                offices[id] = {id, name, name + " of " + std::string(thing ? out.entities.label(*thing) : of), thing};
            }
            object = at->second;
        }
        rows.push_back(
            {subject, saying.kind, object, nodes[here].document, nodes[here].published, saying.input, saying.words});
    }
    // Offices by id.
    std::unordered_map<std::string_view, Index> place_of_office;
    for (auto& [id, office] : offices) {
        place_of_office.emplace(id, static_cast<Index>(out.offices.size()));
        out.offices.push_back(office);
    }
    for (Tie& row : rows)
        if (row.kind == Relation::Kind::has_office) row.object = place_of_office.at(office_ids[row.object]);
    std::sort(rows.begin(), rows.end(), [](const Tie& a, const Tie& b) {
        return std::tie(a.subject, a.kind, a.object, a.document, a.cluster, a.words) <
               std::tie(b.subject, b.kind, b.object, b.document, b.cluster, b.words);
    });
    runs(
        rows, [](const Tie& a, const Tie& b) { return a.key() == b.key(); },
        [&](std::size_t begin, std::size_t end) {
            const Tie& first = rows[begin];
            Relation relation{first.kind, first.subject, first.object, 0, {}, {}};
            Index first_seen = 0, last_seen = 0;
            for (std::size_t r = begin; r < end; ++r) {
                relation.documents += r == begin || rows[r].document != rows[r - 1].document;
                out.evidence.push_back(
                    {rows[r].cluster, static_cast<std::uint32_t>(out.relations.size()), rows[r].words});
                const Index published = rows[r].published;
                if (published == 0) continue;
                if (first_seen == 0 || published < first_seen) first_seen = published;
                last_seen = std::max(last_seen, published);
            }
            relation.first_seen = strings[first_seen];
            relation.last_seen = strings[last_seen];
            out.relations.push_back(std::move(relation));
        });
    runs(
        out.relations, [](const Relation& a, const Relation& b) { return a.subject == b.subject; },
        [&](std::size_t begin, std::size_t end) {
            std::array<std::vector<std::string>, 3> labels;  // by kind
            for (std::size_t r = begin; r < end; ++r) {
                const Relation& relation = out.relations[r];
                labels[static_cast<std::size_t>(relation.kind)].emplace_back(
                    relation.kind == Relation::Kind::has_office ? std::string_view(out.offices[relation.object].label)
                                                                : out.entities.label(relation.object));
            }
            for (std::vector<std::string>& list : labels) {
                std::sort(list.begin(), list.end());
                list.erase(std::unique(list.begin(), list.end()), list.end());
            }
            out.entities.add_relations(out.relations[begin].subject, labels);
        });
    std::sort(out.evidence.begin(), out.evidence.end(), [](const RelationEvidence& a, const RelationEvidence& b) {
        return std::tie(a.cluster, a.relation, a.words) < std::tie(b.cluster, b.relation, b.words);
    });
}

}  // namespace claimgraph::resolution
