#include <algorithm>
#include <array>
#include <deque>
#include <numeric>
#include <tuple>
#include <utility>

#include "graph/identity.h"
#include "graph/resolution/runs.h"
#include "graph/resolution/sayings.h"
#include "graph/resolution/terms.h"
#include "graph/tenure.h"

namespace claimgraph::resolution {

void Sayings::add(const Speaker& speaker, const SayingKey& key, std::optional<Index> beside) {
    if (key.thing.cluster && !beside) return;
    said_.push_back({speaker.cluster, speaker.document, strings_.number(speaker.published), speaker.named, key.kind,
                     strings_.number(key.office), strings_.number(tenure_text(key.tenure)), beside,
                     strings_.number(key.thing.id), strings_.number(key.thing.label), key.words});
}

void Sayings::add_listed(std::string_view gazetteer, Index cluster) {
    const auto [at, is_new] = listed_.try_emplace(std::string(gazetteer), cluster);
    if (!is_new) at->second = std::min(at->second, cluster);
}

// So that the order of numbers is that of strings, and of dates.
void Sayings::put_in_order() {
    const std::vector<Index> fresh = strings_.sort();
    for (Saying& saying : said_)
        for (Index* number : {&saying.published, &saying.office, &saying.tenure, &saying.thing, &saying.label})
            *number = fresh[*number];
}

std::vector<Sayings::Tie> Sayings::ties(Resolution& out, const std::vector<char>& has_name) const {
    // The entity, or none and the label of what no document names.
    const auto thing_of = [&](const Saying& saying) -> std::pair<std::optional<Index>, std::string_view> {
        if (saying.beside) return {out.entity_of[*saying.beside], {}};
        const auto found = listed_.find(strings_.text(saying.thing));
        if (found != listed_.end()) return {out.entity_of[found->second], {}};
        return {std::nullopt, strings_[saying.label]};
    };

    std::vector<Tie> rows;
    std::deque<HeldOffice> offices;                            // in the order met
    std::unordered_map<std::string_view, Index> office_of_id;  // ids that stay where they are
    for (const Saying& saying : said_) {
        const Index subject = out.entity_of[saying.cluster];
        if (saying.kind == Relation::Kind::has_office) {
            if (out.entities.type(subject) != EntityType::person) continue;
            // That the office's holder holds it says nothing of the one who was found to be meant.
            if (has_name[subject] && !saying.named) continue;
        }
        const auto [thing, label] = thing_of(saying);
        if (thing == subject || (!thing && (label.empty() || saying.kind != Relation::Kind::has_office))) continue;
        Index object = thing.value_or(0);
        if (saying.kind == Relation::Kind::has_office) {
            const std::string name = strings_.text(saying.office);
            const std::string of = thing ? out.entities.id(*thing) : std::string(label);
            std::string id =
                "office-" + IdentityHash().add("office").add(name).add(thing ? "entity" : "label").add(of).digest();
            auto at = office_of_id.find(id);
            if (at == office_of_id.end()) {
                const std::string what = thing ? out.entities.label(*thing) : of;
                offices.push_back({std::move(id), name, std::string(name).append(" of ").append(what), thing});
                at = office_of_id.emplace(offices.back().id, static_cast<Index>(offices.size() - 1)).first;
            }
            object = at->second;
        }
        rows.push_back({subject, saying.kind, object, 0, saying.document, saying.published, saying.cluster, saying.tenure,
                        saying.words});
    }
    // Offices by id.
    Numbers order(offices.size()), place(offices.size());
    std::iota(order.begin(), order.end(), Index{0});
    std::sort(order.begin(), order.end(), [&](Index a, Index b) { return offices[a].id < offices[b].id; });
    for (const Index office : order) {
        place[office] = static_cast<Index>(out.offices.size());
        out.offices.push_back(std::move(offices[office]));
    }
    for (Tie& row : rows)
        if (row.kind == Relation::Kind::has_office) row.object = place[row.object];
    return rows;
}

// Of relations whose time is told.
void Sayings::find_terms(std::vector<Tie>& ties) const {
    runs(
        ties, [](const Tie& a, const Tie& b) { return a.key() == b.key(); },
        [&](std::size_t begin, std::size_t end) {
            const auto first = ties.begin() + static_cast<std::ptrdiff_t>(begin);
            const auto last = ties.begin() + static_cast<std::ptrdiff_t>(end);
            if (std::all_of(first, last, [](const Tie& tie) { return tie.tenure == 0; })) return;
            std::vector<StatedTenure> stated;
            for (auto at = first; at != last; ++at)
                stated.push_back({tenure_from(strings_[at->tenure]), strings_[at->published]});
            const std::vector<Index> terms = terms_of(stated);
            for (std::size_t i = 0; i < terms.size(); ++i) ties[begin + i].term = terms[i];
            std::stable_sort(first, last, [](const Tie& a, const Tie& b) { return a.term < b.term; });
        });
}

// What counts the documents of ties, which come by document, and the days on which they were published.
void Sayings::count(const std::vector<Tie>& ties, std::size_t begin, std::size_t end, std::uint64_t& documents,
                   std::string& first_seen, std::string& last_seen) const {
    Index first = 0, last = 0;
    for (std::size_t i = begin; i < end; ++i) {
        documents += i == begin || ties[i].document != ties[i - 1].document;
        const Index published = ties[i].published;
        if (published == 0) continue;
        if (first == 0 || published < first) first = published;
        last = std::max(last, published);
    }
    first_seen = strings_[first];
    last_seen = strings_[last];
}

void Sayings::add_relation(Resolution& out, const std::vector<Tie>& ties, std::size_t begin, std::size_t end) const {
    const Tie& first = ties[begin];
    Relation relation;
    relation.kind = first.kind;
    relation.subject = first.subject;
    relation.object = first.object;
    relation.term = first.term;
    count(ties, begin, end, relation.documents, relation.first_seen, relation.last_seen);
    std::vector<Tie> rows(ties.begin() + static_cast<std::ptrdiff_t>(begin),
                          ties.begin() + static_cast<std::ptrdiff_t>(end));
    const bool is_timed = std::any_of(rows.begin(), rows.end(), [](const Tie& tie) { return tie.tenure != 0; });
    if (is_timed) {
        std::vector<StatedTenure> stated;
        for (const Tie& tie : rows) stated.push_back({tenure_from(strings_[tie.tenure]), strings_[tie.published]});
        Term term = term_of(stated);
        relation.from = std::move(term.from);
        relation.to = std::move(term.to);
        relation.disputed = term.disputed;
        relation.stage = term.stage;
        relation.first_saying = static_cast<std::uint32_t>(out.sayings.size());
        std::stable_sort(rows.begin(), rows.end(), [](const Tie& a, const Tie& b) { return a.tenure < b.tenure; });
    }
    runs(
        rows, [](const Tie& a, const Tie& b) { return a.tenure == b.tenure; },
        [&](std::size_t from, std::size_t to) {
            std::optional<std::uint32_t> saying;
            if (is_timed) {
                saying = static_cast<std::uint32_t>(out.sayings.size());
                RelationSaying& made = out.sayings.emplace_back();
                made.tenure = strings_[rows[from].tenure];
                count(rows, from, to, made.documents, made.first_seen, made.last_seen);
                ++relation.sayings;
            }
            for (std::size_t i = from; i < to; ++i)
                out.evidence.push_back(
                    {rows[i].cluster, static_cast<std::uint32_t>(out.relations.size()), saying, rows[i].words});
        });
    out.relations.push_back(std::move(relation));
}

// What keys say, as relations between entities.
void Sayings::relate(Resolution& out, const std::vector<char>& has_name) {
    if (said_.empty()) return;
    put_in_order();
    std::vector<Tie> rows = ties(out, has_name);
    std::vector<Saying>().swap(said_);
    std::sort(rows.begin(), rows.end(), [](const Tie& a, const Tie& b) {
        return std::tie(a.subject, a.kind, a.object, a.document, a.cluster, a.words, a.tenure) <
               std::tie(b.subject, b.kind, b.object, b.document, b.cluster, b.words, b.tenure);
    });
    find_terms(rows);
    runs(
        rows, [](const Tie& a, const Tie& b) { return a.key() == b.key() && a.term == b.term; },
        [&](std::size_t begin, std::size_t end) { add_relation(out, rows, begin, end); });
    runs(
        out.relations, [](const Relation& a, const Relation& b) { return a.subject == b.subject; },
        [&](std::size_t begin, std::size_t end) {
            std::array<std::vector<std::string>, 3> labels;  // by kind
            for (std::size_t r = begin; r < end; ++r) {
                const Relation& relation = out.relations[r];
                if (relation.stage != Relation::Stage::has) continue;
                labels[static_cast<std::size_t>(relation.kind)].push_back(
                    relation.kind == Relation::Kind::has_office ? out.offices[relation.object].label
                                                                : out.entities.label(relation.object));
            }
            for (std::vector<std::string>& list : labels) {
                std::sort(list.begin(), list.end());
                list.erase(std::unique(list.begin(), list.end()), list.end());
            }
            if (std::all_of(labels.begin(), labels.end(), [](const auto& list) { return list.empty(); })) return;
            out.entities.add_relations(out.relations[begin].subject, labels);
        });
    std::sort(out.evidence.begin(), out.evidence.end(), [](const RelationEvidence& a, const RelationEvidence& b) {
        return std::tie(a.cluster, a.relation, a.words) < std::tie(b.cluster, b.relation, b.words);
    });
}

}  // namespace claimgraph::resolution
