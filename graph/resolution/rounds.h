#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/resolution/cluster_keys.h"
#include "graph/resolution/numbers.h"
#include "graph/resolution/runs.h"
#include "graph/resolution/string_table.h"
#include "graph/resolve.h"

/// \file
/// The rounds in which clusters become entities.
///
/// Clusters are joined in rounds, from the strongest evidence to the weakest. Before the first round clusters are put
/// into the order of their documents and strings are numbered in byte order, so that whatever is decided by order is a
/// function of the set. Rounds sort rows of numbers and look at runs of them: n log n, and no more memory than the
/// rows. `rounds.cpp` has their order; what else the files beside this one do has their names.
///
/// They are given all clusters that links tie together (cluster_keys.h), and any others beside; of the documents of
/// persons also what else they speak of.

namespace claimgraph::resolution {

// Holders of one office are told apart by date: evidence further away than this says nothing about who holds it.
constexpr int office_window_days = 200;
// Namesakes of one family name, or forms of one name, that are compared pair by pair.
constexpr std::size_t most_namesakes = 200;

struct Key {
    Kind kind;
    Index value;
    friend bool operator==(const Key&, const Key&) = default;
    friend auto operator<=>(const Key&, const Key&) = default;
};

struct Node {
    Index document = 0, index = 0, label = 0, published = 0, mentions = 0, input = 0;
    Index first_key = 0, last_key = 0, first_name = 0, last_name = 0;
    Index gazetteer = 0, family = 0, given = 0, middle = 0, suffix = 0, solid = 0;
    Index thing = 0;          ///< what it is as a companion; 0 if it is none
    Index known = 0;          ///< 1 and up: a thing that the user knows
    Index place = 0;          ///< of its document in the order of documents
    Index around = 0;         ///< what is said beside it; 0 if nothing is told
    bool by_company = false;  ///< what else its document names says what it is: its name alone does not
    EntityType type = EntityType::other;
};

/// What documents say of a person.
struct Traits {
    Numbers countries, fields;
    bool empty() const { return countries.empty() && fields.empty(); }
    friend auto operator<=>(const Traits&, const Traits&) = default;
};

/// What a cluster's document says beside it, as far as it tells who the cluster is.
struct Surroundings {
    std::vector<std::string> things;   ///< all companions in the document, its own among them; sorted, unique
    std::vector<std::uint32_t> company;  ///< known things of which the document names company; sorted
    bool empty() const { return things.empty() && company.empty(); }
};

/// One thing, and the clusters that are it.
struct Found {
    Entity entity;
    bool has_name = false;  ///< a cluster of it is named
    Numbers clusters;       ///< as they were numbered; ascending where they came so
};

/// As a cluster, of a document of its own that comes before all others.
ClusterEvidence evidence_of(const KnownThing& thing);

class Rounds {
   public:
    /// Both must stay.
    Rounds(const std::vector<KnownThing>& all_known, const std::vector<Correction>& all_corrections)
        : known(all_known), corrections(all_corrections) {}

    void add(const ClusterEvidence& cluster, const Surroundings& around, Index number);
    /// The known thing at this place; its number comes behind those of all clusters.
    void add_known(Index place, Index number);
    /// What so many documents speak of that it tells nobody from anybody.
    void add_widespread(std::string_view thing) { widespread_.push_back(strings.number(thing)); }
    /// Calls `visit` for each thing, in no order.
    void resolve(const std::function<void(Found&&)>& visit, bool with_merges);
    std::vector<Merge> merges;  ///< afterwards, if asked for

    std::size_t cluster_count() const { return nodes.size(); }

   private:
    Strings strings;
    std::vector<Node> nodes;
    std::vector<Key> keys;
    Numbers names;
    const std::vector<KnownThing>& known;
    const std::vector<Correction>& corrections;

    std::vector<Index> parent_;
    bool with_merges_ = false;

    // --- what is given ---------------------------------------------------------------------------------------------

    struct Around {
        Numbers things, company;
    };
    std::vector<Around> arounds_ = std::vector<Around>(1);
    Numbers widespread_;
    void put_in_order();
    bool is_person(Index i) const { return nodes[i].type == EntityType::person; }
    Index size() const { return static_cast<Index>(nodes.size()); }

    template <typename Visit>
    void each(Index i, Kind kind, const Visit& visit) const {
        for (Index k = nodes[i].first_key; k < nodes[i].last_key; ++k)
            if (keys[k].kind == kind) visit(keys[k].value);
    }
    bool has(Index i, Kind kind) const {
        for (Index k = nodes[i].first_key; k < nodes[i].last_key; ++k)
            if (keys[k].kind == kind) return true;
        return false;
    }
    /// Of publication, counted from a fixed one.
    std::optional<int> day_of(Index i) const;

    // --- joining ---------------------------------------------------------------------------------------------------

    Index find(Index item) {
        while (parent_[item] != item) item = parent_[item] = parent_[parent_[item]];
        return item;
    }
    void join(Index a, Index b, std::string_view reason, Index key = 0) {
        const Index first = find(a), second = find(b);
        if (first == second || !may_join(first, second)) return;
        parent_[std::max(first, second)] = std::min(first, second);
        if (with_merges_) merges.push_back({nodes[a].input, nodes[b].input, reason, strings.text(key)});
    }

    // Pairs that the user keeps apart: each side of pair p is marked, with 2p or 2p+1; things of the program's lists
    // are marked from `listed_mark` on, things that the user knows from `known_mark` on. Sets with two sides of a pair,
    // two known or two listed things are not joined; but what the user says is one is one in the lists, too.
    static constexpr Index listed_mark = 1u << 30, known_mark = 1u << 31;
    std::unordered_map<Index, Numbers> marks_;  ///< by root
    static bool go_with(const Numbers& a, const Numbers& b) {
        for (const Index mark : a)
            if (mark < listed_mark && std::binary_search(b.begin(), b.end(), mark ^ 1u)) return false;
        if (a.back() >= known_mark && b.back() >= known_mark) return a.back() == b.back();
        const auto listed = [](const Numbers& marks) {
            const auto at = std::lower_bound(marks.begin(), marks.end(), listed_mark);
            return at == marks.end() || *at >= known_mark ? Index{0} : *at;
        };
        const Index first = listed(a), second = listed(b);
        return first == 0 || second == 0 || first == second;
    }
    bool may_join(Index first, Index second) {
        if (marks_.empty()) return true;
        const auto a = marks_.find(first), b = marks_.find(second);
        if (a == marks_.end() && b == marks_.end()) return true;
        if (a != marks_.end() && b != marks_.end() && !go_with(a->second, b->second)) return false;
        Numbers both = a == marks_.end() ? Numbers{} : a->second;
        if (b != marks_.end()) add_all(both, b->second);
        marks_[std::min(first, second)] = std::move(both);
        return true;
    }
    void mark(Index i, Index value) {
        Numbers& marks = marks_[find(i)];
        marks.push_back(value);
        sort_unique(marks);
    }
    void heed_user();
    class UserIndex;
    bool may_be_known(Index i, Index k);
    void keep_apart(const std::vector<Numbers>& sides);
    void join_corrected(const std::vector<Numbers>& sides);
    bool has_company(Index i, Index k) const {
        const Numbers& company = arounds_[nodes[i].around].company;
        return std::binary_search(company.begin(), company.end(), nodes[k].known - 1);
    }

    using Row = std::pair<Index, Index>;  ///< key, cluster

    static bool same_key(const Row& a, const Row& b) { return a.first == b.first; }

    void join_gazetteer();
    void join_names();
    void join_persons();
    void link_forms();
    class FormLinks;
    using Bearers = std::map<Index, Numbers>;  ///< of a name: persons (the smallest cluster of each), their clusters
    void join_family_names();
    Numbers join_only_bearer(Index name, const Bearers& bearers, const Numbers& members);
    void join_one_of_several(Index name, const Bearers& bearers, const Numbers& members);
    void join_acronyms();
    void join_offices();

    // --- companions ------------------------------------------------------------------------------------------------

    // What else a document speaks of. A family name alone is the person of another document only if the two documents
    // speak of at least one more thing together, or one of them of nothing else at all.
    struct Context {
        Numbers things;
        bool empty_document = false;  // one of the documents has nothing else
    };
    void index_contexts();
    template <typename Visit>
    void each_thing(Index i, const Visit& visit) const {
        const Index place = nodes[i].place;
        for (Index t = first_thing_[place]; t < first_thing_[place + 1]; ++t) visit(things_[t]);
    }
    std::size_t things_beside(Index i) const { return first_thing_[nodes[i].place + 1] - first_thing_[nodes[i].place]; }
    bool is_companion(Index thing, Index self) const {
        return thing != self && !std::binary_search(widespread_.begin(), widespread_.end(), thing) &&
               strings[thing].compare(0, 9, "gcountry/") != 0;
    }
    Context context_of(const Numbers& members) const;
    bool shares_context(const Context& context, Index member) const;
    Numbers companions_of(const Numbers& members) const;
    void join_by_context(const Numbers& members);

    Numbers first_thing_, things_;

    // --- persons ---------------------------------------------------------------------------------------------------

    /// Clusters of one full name that are one person.
    struct Person {
        Numbers members;
        Traits traits;
        Index middle = 0, suffix = 0;
    };
    struct Namesakes {
        Index family = 0, given = 0;
        Index first = 0, last = 0;  ///< places in persons_
    };
    Traits traits_of(const Numbers& members) const;
    bool go_together(const Traits& a, const Traits& b) const;
    using Signature = std::pair<Traits, Numbers>;  ///< clusters, and what is said of all
    std::vector<Numbers> tell_apart(const Numbers& members);
    std::vector<Numbers> sharing_evidence(const Numbers& members, const std::map<Traits, Numbers>& signatures) const;
    void unite_alike(std::vector<Signature>& groups) const;
    bool side_by_side(const Numbers& a, const Numbers& b) const;
    void link_middles(std::vector<Person>& persons);
    bool share_office(const Numbers& a, const Numbers& b) const;
    bool share_companion(const Numbers& a, const Numbers& b) const { return meet(companions_of(a), companions_of(b)); }
    bool have_evidence(const Person& a, const Person& b) const {
        const bool alike = meet(a.traits.countries, b.traits.countries) && meet(a.traits.fields, b.traits.fields);
        return alike || share_office(a.members, b.members) || share_companion(a.members, b.members);
    }
    const Namesakes* namesakes(Index family, Index given) const;

    std::vector<Person> persons_;
    std::vector<Namesakes> namesakes_;  ///< by family, then given

    // --- offices ---------------------------------------------------------------------------------------------------

    struct Holding {
        std::optional<int> day;
        Index cluster;
    };
    bool is_named(Index i) const {
        const Node& node = nodes[i];
        return node.family != 0 || node.given != 0 || node.gazetteer != 0 || has(i, Kind::name);
    }
    void index_offices();
    std::set<Index> holders_of(Index office, std::optional<int> day);

    std::unordered_map<Index, std::vector<Holding>> holdings_;

    // --- entities --------------------------------------------------------------------------------------------------

    std::string identifying_key(const Numbers& members) const;
    int label_rank(Index i) const;
    Entity describe(const Numbers& members) const;
    void build(const std::function<void(Found&&)>& visit);
};

}  // namespace claimgraph::resolution
