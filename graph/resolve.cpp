#include "graph/resolve.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "graph/identity.h"

// Clusters are joined in rounds, from the strongest evidence to the weakest; every round looks at all clusters and at
// the groups that the rounds before have made, never at the order of clusters, so that the result is a function of the
// set.

namespace claimgraph {
namespace {

// Holders of one office are told apart by date: evidence further away than this says nothing about who holds it.
constexpr int office_window_days = 200;
// Documents of a person that are looked at to see what else is spoken of.
constexpr std::size_t most_context_documents = 200;

struct Keys {
    std::string gazetteer, family, given, middle, same;
    std::vector<std::string> names, acronyms, offices;
};

Keys parse_keys(const std::vector<std::string>& keys) {
    Keys out;
    for (const std::string& key : keys) {
        const std::size_t colon = key.find(':');
        if (colon == std::string::npos) continue;
        const std::string_view kind = std::string_view(key).substr(0, colon);
        std::string value = key.substr(colon + 1);
        // Of kinds that can be there once only the smallest counts, so that a stray second key changes nothing by its
        // place.
        const auto keep_smallest = [&value](std::string& field) {
            if (field.empty() || value < field) field = std::move(value);
        };
        if (kind == "gazetteer")
            keep_smallest(out.gazetteer);
        else if (kind == "name")
            out.names.push_back(std::move(value));
        else if (kind == "acronym")
            out.acronyms.push_back(std::move(value));
        else if (kind == "family")
            keep_smallest(out.family);
        else if (kind == "given")
            keep_smallest(out.given);
        else if (kind == "middle")
            keep_smallest(out.middle);
        else if (kind == "office")
            out.offices.push_back(std::move(value));
        else if (kind == "same")
            keep_smallest(out.same);
    }
    for (auto* list : {&out.names, &out.acronyms, &out.offices}) {
        std::sort(list->begin(), list->end());
        list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    return out;
}

class DisjointSets {
   public:
    explicit DisjointSets(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0U); }

    std::uint32_t find(std::uint32_t item) {
        while (parent_[item] != item) item = parent_[item] = parent_[parent_[item]];
        return item;
    }
    void join(std::uint32_t a, std::uint32_t b) {
        a = find(a);
        b = find(b);
        if (a != b) parent_[std::max(a, b)] = std::min(a, b);
    }

   private:
    std::vector<std::uint32_t> parent_;
};

// Days since 0000-03-01 in the proleptic Gregorian calendar (Howard Hinnant, days_from_civil); nothing for other text.
std::optional<int> day_number(std::string_view date) {
    if (date.size() < 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
    const auto number = [&date](std::size_t at, std::size_t size) {
        int value = 0;
        for (std::size_t i = at; i < at + size; ++i) {
            if (date[i] < '0' || date[i] > '9') return -1;
            value = value * 10 + (date[i] - '0');
        }
        return value;
    };
    int year = number(0, 4);
    const int month = number(5, 2), day = number(8, 2);
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    year -= month <= 2;
    const int era = year / 400, year_of_era = year - era * 400;
    const int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
}

bool is_person(const ClusterEvidence& cluster) { return cluster.type == EntityType::person; }

class Resolver {
   public:
    explicit Resolver(const std::vector<ClusterEvidence>& clusters) : clusters_(clusters), sets_(clusters.size()) {
        keys_.reserve(clusters.size());
        for (const ClusterEvidence& cluster : clusters) keys_.push_back(parse_keys(cluster.keys));
    }

    Resolution run() {
        join_gazetteer();
        join_names();
        join_full_persons();
        join_family_names();
        join_acronyms();
        join_offices();
        return build();
    }

   private:
    using Index = std::uint32_t;

    Index size() const { return static_cast<Index>(clusters_.size()); }

    template <typename Key>
    void join_equal(const std::map<Key, std::vector<Index>>& groups) {
        for (const auto& [key, members] : groups)
            for (const Index member : members) sets_.join(members.front(), member);
    }

    void join_gazetteer() {
        std::map<std::string, std::vector<Index>> groups;
        for (Index i = 0; i < size(); ++i)
            if (!keys_[i].gazetteer.empty()) groups[keys_[i].gazetteer].push_back(i);
        join_equal(groups);
    }

    void join_names() {
        // A name of several words says enough to join a place with an organization (the tagger often doubts), one word
        // does not; what has no clear type joins the one type that there is.
        std::map<std::string, std::map<EntityType, std::vector<Index>>> groups;
        for (Index i = 0; i < size(); ++i)
            if (!is_person(clusters_[i]))
                for (const std::string& name : keys_[i].names) groups[name][clusters_[i].type].push_back(i);
        for (auto& [name, types] : groups) {
            for (const auto& [type, members] : types)
                for (const Index member : members) sets_.join(members.front(), member);
            const bool several_words = name.find(' ') != std::string::npos;
            const auto other = types.find(EntityType::other);
            if (several_words) {
                for (const auto& [type, members] : types) sets_.join(types.begin()->second.front(), members.front());
            } else if (other != types.end() && types.size() == 2) {
                for (const auto& [type, members] : types) sets_.join(other->second.front(), members.front());
            }
        }
    }

    void join_full_persons() {
        std::map<std::pair<std::string, std::string>, std::map<std::string, std::vector<Index>>> groups;
        for (Index i = 0; i < size(); ++i)
            if (is_person(clusters_[i]) && !keys_[i].family.empty() && !keys_[i].given.empty())
                groups[{keys_[i].family, keys_[i].given}][keys_[i].middle].push_back(i);
        for (const auto& [person, by_middle] : groups) {
            for (const auto& [middle, members] : by_middle)
                for (const Index member : members) sets_.join(members.front(), member);
            // Without a middle name it is the one person with any; with two different ones there, it could be either.
            const auto plain = by_middle.find("");
            if (plain != by_middle.end() && by_middle.size() == 2)
                sets_.join(by_middle.begin()->second.front(), by_middle.rbegin()->second.front());
        }
        // An initial stands for the one given name that begins so.
        for (const auto& [person, by_middle] : groups) {
            if (person.second.size() != 1) continue;
            std::set<Index> candidates;
            Index candidate = 0;
            for (auto at = groups.lower_bound({person.first, person.second});
                 at != groups.end() && at->first.first == person.first && at->first.second[0] == person.second[0]; ++at)
                if (at->first.second.size() > 1)
                    for (const auto& [middle, members] : at->second) {
                        candidate = members.front();
                        candidates.insert(sets_.find(candidate));
                    }
            if (candidates.size() == 1)
                for (const auto& [middle, members] : by_middle) sets_.join(candidate, members.front());
        }
    }

    void join_family_names() {
        std::map<std::string, std::map<Index, std::vector<Index>>> holders;  // by family, then person: their clusters
        std::map<std::string, std::vector<Index>> alone;
        for (Index i = 0; i < size(); ++i) {
            if (!is_person(clusters_[i]) || keys_[i].family.empty()) continue;
            if (keys_[i].given.empty())
                alone[keys_[i].family].push_back(i);
            else
                holders[keys_[i].family][sets_.find(i)].push_back(i);
        }
        if (!alone.empty()) index_contexts();
        for (const auto& [family, members] : alone) {
            const auto found = holders.find(family);
            std::vector<Index> rest;
            if (found == holders.end()) {
                rest = members;
            } else if (found->second.size() == 1) {
                const Context context = context_of(found->second.begin()->second);
                for (const Index member : members)
                    if (shares_context(context, member))
                        sets_.join(found->second.begin()->first, member);
                    else
                        rest.push_back(member);
            } else {
                std::set<Index> persons;
                for (const auto& [person, clusters] : found->second) persons.insert(person);
                for (const Index member : members) join_by_office(member, persons);
            }
            join_by_context(rest);
        }
    }

    // What else a document speaks of. A family name alone is the person of another document only if the two documents
    // speak of at least one more thing together, or one of them of nothing else at all.
    struct Context {
        std::set<std::uint32_t> things;
        bool empty_document = false;  // one of the documents has nothing else
    };

    void index_contexts() {
        if (!contexts_.empty()) return;
        std::map<std::string, std::uint32_t> numbers;
        for (Index i = 0; i < size(); ++i) {
            std::vector<std::uint32_t>& things = contexts_[clusters_[i].document];
            const Keys& keys = keys_[i];
            const auto add = [&](std::string key) {
                const auto [at, fresh] = numbers.emplace(std::move(key), static_cast<std::uint32_t>(numbers.size()));
                things.push_back(at->second);
            };
            if (!keys.gazetteer.empty())
                add("g" + keys.gazetteer);
            else if (is_person(clusters_[i]) && !keys.family.empty() && !keys.given.empty())
                add("p" + keys.given + " " + keys.family);
            else if (!is_person(clusters_[i]) && !keys.names.empty() && clusters_[i].type != EntityType::date)
                add("n" + keys.names.front());
        }
        for (auto& [document, things] : contexts_) {
            std::sort(things.begin(), things.end());
            things.erase(std::unique(things.begin(), things.end()), things.end());
        }
    }

    Context context_of(const std::vector<Index>& clusters) const {
        // Documents in the order of their ids, so that the bound does not depend on the order of clusters
        std::set<std::string_view> documents;
        for (const Index i : clusters) documents.insert(clusters_[i].document);
        Context out;
        std::size_t seen = 0;
        for (const std::string_view document : documents) {
            const auto found = contexts_.find(document);
            if (found == contexts_.end()) continue;
            out.things.insert(found->second.begin(), found->second.end());
            out.empty_document = out.empty_document || found->second.size() <= 1;
            if (++seen == most_context_documents) break;
        }
        return out;
    }

    bool shares_context(const Context& context, Index member) const {
        const auto found = contexts_.find(clusters_[member].document);
        if (found == contexts_.end() || found->second.empty() || context.empty_document) return true;
        return std::any_of(found->second.begin(), found->second.end(),
                           [&context](std::uint32_t thing) { return context.things.count(thing) != 0; });
    }

    // Clusters of a family name that nobody spells out: one person where their documents have something in common.
    void join_by_context(const std::vector<Index>& members) {
        std::map<std::uint32_t, Index> by_thing;
        std::optional<Index> without;
        for (const Index member : members) {
            const auto found = contexts_.find(clusters_[member].document);
            if (found == contexts_.end() || found->second.empty()) {
                if (!without) without = member;
                sets_.join(*without, member);
                continue;
            }
            for (const std::uint32_t thing : found->second) {
                const auto [at, fresh] = by_thing.emplace(thing, member);
                if (!fresh) sets_.join(at->second, member);
            }
        }
    }

    // Of several persons with the same family name an office may tell which one is meant.
    void join_by_office(Index member, const std::set<Index>& persons) {
        if (keys_[member].offices.empty()) return;
        index_offices();
        std::set<Index> candidates, fitting;
        for (const Index person : persons) candidates.insert(sets_.find(person));
        for (const std::string& office : keys_[member].offices)
            for (const Index holder : holders_of(office, clusters_[member].published))
                if (candidates.count(holder) != 0) fitting.insert(holder);
        if (fitting.size() == 1) sets_.join(*fitting.begin(), member);
    }

    void join_acronyms() {
        std::map<std::string, std::set<Index>> spelled_out;
        std::map<std::string, std::map<EntityType, std::vector<Index>>> alone;
        for (Index i = 0; i < size(); ++i) {
            if (is_person(clusters_[i])) continue;
            const bool full = !keys_[i].names.empty() || !keys_[i].gazetteer.empty();
            for (const std::string& acronym : keys_[i].acronyms) {
                if (full)
                    spelled_out[acronym].insert(sets_.find(i));
                else
                    alone[acronym][clusters_[i].type].push_back(i);
            }
        }
        for (const auto& [acronym, types] : alone) {
            const auto found = spelled_out.find(acronym);
            if (found != spelled_out.end()) {
                if (found->second.size() == 1)
                    for (const auto& [type, members] : types)
                        for (const Index member : members) sets_.join(*found->second.begin(), member);
                continue;
            }
            for (const auto& [type, members] : types)
                for (const Index member : members) sets_.join(members.front(), member);
            const auto other = types.find(EntityType::other);
            if (other != types.end() && types.size() == 2)
                sets_.join(types.begin()->second.front(), types.rbegin()->second.front());
        }
    }

    struct Holding {
        Index cluster;
        std::optional<int> day;
    };

    bool is_named(Index i) const {
        return !keys_[i].family.empty() || !keys_[i].given.empty() || !keys_[i].gazetteer.empty() ||
               !keys_[i].names.empty();
    }

    void index_offices() {
        if (offices_indexed_) return;
        offices_indexed_ = true;
        for (Index i = 0; i < size(); ++i)
            if (is_person(clusters_[i]) && is_named(i))
                for (const std::string& office : keys_[i].offices)
                    holdings_[office].push_back({i, day_number(clusters_[i].published)});
        for (auto& [office, holdings] : holdings_)
            std::stable_sort(holdings.begin(), holdings.end(),
                             [](const Holding& a, const Holding& b) { return a.day < b.day; });
    }

    // The persons that hold an office around a date; all that ever did where the date or theirs is unknown.
    std::set<Index> holders_of(const std::string& office, const std::string& published) {
        std::set<Index> all, near;
        const auto found = holdings_.find(office);
        if (found == holdings_.end()) return all;
        const std::optional<int> day = day_number(published);
        if (!day) {
            for (const Holding& holding : found->second) all.insert(sets_.find(holding.cluster));
            return all;
        }
        auto at = std::lower_bound(found->second.begin(), found->second.end(), *day - office_window_days,
                                   [](const Holding& holding, int limit) { return holding.day < limit; });
        for (; at != found->second.end() && *at->day <= *day + office_window_days; ++at) {
            near.insert(sets_.find(at->cluster));
            if (near.size() > 1) return near;
        }
        if (!near.empty()) return near;
        for (const Holding& holding : found->second) {
            all.insert(sets_.find(holding.cluster));
            if (all.size() > 1) break;
        }
        return all;
    }

    void join_offices() {
        index_offices();
        std::map<std::pair<std::string, std::string>, std::vector<Index>> seekers;  // by office and date
        for (Index i = 0; i < size(); ++i)
            if (is_person(clusters_[i]) && !is_named(i))
                for (const std::string& office : keys_[i].offices)
                    seekers[{office, clusters_[i].published}].push_back(i);
        std::map<Index, std::set<Index>> targets;
        std::map<std::string, std::vector<Index>> without_holder;
        for (const auto& [when, members] : seekers) {
            const std::set<Index> holders = holders_of(when.first, when.second);
            for (const Index member : members) {
                targets[member].insert(holders.begin(), holders.end());
                if (holders.empty()) without_holder[when.first].push_back(member);
            }
        }
        for (const auto& [member, holders] : targets)
            if (holders.size() == 1) sets_.join(*holders.begin(), member);
        for (const auto& [office, members] : without_holder) {
            std::optional<Index> first;
            for (const Index member : members) {
                if (!targets[member].empty()) continue;
                if (!first) first = member;
                sets_.join(*first, member);
            }
        }
    }

    // What an entity is called in ids: the strongest key that its clusters have, the smallest of these.
    std::string identifying_key(const std::vector<Index>& members) const {
        std::tuple<int, std::string> best{9, ""};
        const auto offer = [&best](int rank, std::string value) {
            std::tuple<int, std::string> candidate{rank, std::move(value)};
            if (candidate < best) best = std::move(candidate);
        };
        for (const Index i : members) {
            const Keys& keys = keys_[i];
            if (!keys.gazetteer.empty()) offer(0, "gazetteer:" + keys.gazetteer);
            if (is_person(clusters_[i])) {
                if (!keys.family.empty() && keys.given.size() > 1)
                    offer(1, "person:" + keys.given + "|" + keys.family + "|" + keys.middle);
                else if (!keys.family.empty() && !keys.given.empty())
                    offer(2, "person:" + keys.given + "|" + keys.family + "|" + keys.middle);
                else if (!keys.family.empty())
                    offer(3, "family:" + keys.family);
            } else {
                for (const std::string& name : keys.names) offer(1, "name:" + name);
                for (const std::string& acronym : keys.acronyms) offer(3, "acronym:" + acronym);
            }
            if (!is_named(i))
                for (const std::string& office : keys.offices) offer(4, "office:" + office);
            offer(5, "cluster:" + clusters_[i].document + "#" + std::to_string(clusters_[i].index));
        }
        return std::get<1>(best);
    }

    Resolution build() {
        std::vector<std::vector<Index>> groups(size());
        for (Index i = 0; i < size(); ++i) groups[sets_.find(i)].push_back(i);

        struct Draft {
            Entity entity;
            std::string key;
            std::string anchor;  // document and index of the first cluster: tells entities with one key apart
            std::vector<Index> members;
        };
        std::vector<Draft> drafts;
        for (std::vector<Index>& members : groups) {
            if (members.empty()) continue;
            Draft draft;
            draft.entity = describe(members);
            draft.key = identifying_key(members);
            for (const Index i : members) {
                std::string anchor = clusters_[i].document + "#" + std::to_string(clusters_[i].index);
                if (draft.anchor.empty() || anchor < draft.anchor) draft.anchor = std::move(anchor);
            }
            draft.members = std::move(members);
            drafts.push_back(std::move(draft));
        }
        // Entities may share a key where evidence was ambiguous (two persons of one family name): all of these get ids
        // of their documents.
        std::map<std::pair<EntityType, std::string>, int> uses;
        for (const Draft& draft : drafts) ++uses[{draft.entity.type, draft.key}];
        for (Draft& draft : drafts) {
            IdentityHash hash;
            hash.add(to_string(draft.entity.type)).add(draft.key);
            if (uses[{draft.entity.type, draft.key}] > 1) hash.add(draft.anchor);
            std::string prefix(to_string(draft.entity.type));
            for (char& c : prefix) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
            draft.entity.id = prefix + "-" + hash.digest();
        }
        std::sort(drafts.begin(), drafts.end(),
                  [](const Draft& a, const Draft& b) { return a.entity.id < b.entity.id; });

        Resolution out;
        out.entity_of.resize(size());
        out.entities.reserve(drafts.size());
        for (Draft& draft : drafts) {
            for (const Index i : draft.members) out.entity_of[i] = static_cast<Index>(out.entities.size());
            out.entities.push_back(std::move(draft.entity));
        }
        return out;
    }

    // How much a cluster's label says about the thing: a full name before a part of one before a description.
    int label_rank(Index i) const {
        const Keys& keys = keys_[i];
        if (!keys.gazetteer.empty()) return 4;
        if (is_person(clusters_[i]))
            return !keys.family.empty() && keys.given.size() > 1 ? 3
                   : !keys.family.empty() || !keys.given.empty() ? 2
                                                                 : 0;
        if (!keys.names.empty()) return 3;
        return keys.acronyms.empty() ? 0 : 2;
    }

    Entity describe(const std::vector<Index>& members) const {
        Entity entity;
        std::map<EntityType, std::uint64_t> types;
        struct Weight {
            int rank = 0;
            std::uint64_t documents = 0, mentions = 0;
        };
        std::map<std::string, Weight> labels;
        std::set<std::string> names;
        for (const Index i : members) {
            const ClusterEvidence& cluster = clusters_[i];
            types[cluster.type] += 1 + cluster.mentions;
            entity.mentions += cluster.mentions;
            Weight& weight = labels[cluster.label];
            weight.rank = std::max(weight.rank, label_rank(i));
            ++weight.documents;
            weight.mentions += cluster.mentions;
            names.insert(cluster.names.begin(), cluster.names.end());
            names.insert(cluster.label);
            if (!cluster.published.empty()) {
                if (entity.first_seen.empty() || cluster.published < entity.first_seen)
                    entity.first_seen = cluster.published;
                if (cluster.published > entity.last_seen) entity.last_seen = cluster.published;
            }
            const std::string& same = keys_[i].same;
            if (!same.empty() && (entity.same_as.empty() || same < entity.same_as)) entity.same_as = same;
        }
        std::uint64_t most = 0;
        for (const auto& [type, count] : types) {
            if (type == EntityType::other && types.size() > 1) continue;
            if (count > most) {
                most = count;
                entity.type = type;
            }
        }
        const auto better = [](const auto& a, const auto& b) {
            return std::tie(a.second.rank, a.second.documents, a.second.mentions, b.first) >
                   std::tie(b.second.rank, b.second.documents, b.second.mentions, a.first);
        };
        auto best = labels.begin();
        for (auto at = labels.begin(); at != labels.end(); ++at)
            if (better(*at, *best)) best = at;
        entity.label = best->first;
        names.erase(entity.label);
        names.erase("");
        entity.alt_labels.assign(names.begin(), names.end());
        return entity;
    }

    const std::vector<ClusterEvidence>& clusters_;
    std::vector<Keys> keys_;
    DisjointSets sets_;
    std::map<std::string, std::vector<Holding>> holdings_;
    bool offices_indexed_ = false;
    std::map<std::string, std::vector<std::uint32_t>, std::less<>>
        contexts_;  // by document: other things in it, sorted
};

}  // namespace

Resolution resolve(const std::vector<ClusterEvidence>& clusters) { return Resolver(clusters).run(); }

}  // namespace claimgraph
