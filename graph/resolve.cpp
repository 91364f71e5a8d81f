#include "graph/resolve.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "graph/identity.h"
#include "graph/name_key.h"

// Clusters are joined in rounds, from the strongest evidence to the weakest. Before the first round clusters are put
// into the order of their documents and strings are numbered in byte order, so that whatever is decided by order is a
// function of the set. Rounds sort rows of numbers and look at runs of them: n log n, and no more memory than the rows.

namespace claimgraph {
namespace {

using Index = std::uint32_t;

// Holders of one office are told apart by date: evidence further away than this says nothing about who holds it.
constexpr int office_window_days = 200;
// Documents of a person that are looked at to see what else is spoken of.
constexpr std::size_t most_context_documents = 200;
// A companion says something only if few documents speak of it: so many, or one in so many of all.
constexpr std::size_t few_documents = 50, one_in_documents = 50;
// A name with more kinds of evidence than this is one person whom much is said of.
constexpr std::size_t most_signatures = 64;
// Namesakes of one family name, or forms of one name, that are compared pair by pair.
constexpr std::size_t most_namesakes = 200;

enum class Kind : std::uint8_t {
    gazetteer,
    name,
    acronym,
    family,
    given,
    also,
    middle,
    suffix,
    solid,
    alias,
    office,
    of,
    field,
    same,
    count
};
constexpr std::array<std::string_view, static_cast<std::size_t>(Kind::count)> kind_names = {
    "gazetteer", "name",  "acronym", "family", "given", "also",  "middle",
    "suffix",    "solid", "alias",   "office", "of",    "field", "same"};

/// Every string once, with a number; 0 is the empty one. They lie one behind the other: of a large store there are
/// hundreds of thousands.
class Strings {
   public:
    Strings() : table_(1024) { number(""); }

    Index number(std::string_view string) {
        std::size_t slot = slot_of(string);
        if (table_[slot] != 0) return table_[slot] - 1;
        if ((begins_.size() + 1) * 2 > table_.size()) {
            grow();
            slot = slot_of(string);
        }
        begins_.push_back(bytes_.size());
        const auto size = static_cast<std::uint32_t>(string.size());
        bytes_.append(reinterpret_cast<const char*>(&size), sizeof size).append(string);
        table_[slot] = static_cast<Index>(begins_.size());
        return static_cast<Index>(begins_.size() - 1);
    }
    /// Valid until the next new string.
    std::string_view operator[](Index number) const {
        std::uint32_t size = 0;
        const char* at = bytes_.data() + begins_[number];
        std::memcpy(&size, at, sizeof size);
        return {at + sizeof size, size};
    }
    std::string text(Index number) const { return std::string((*this)[number]); }
    std::size_t size() const { return begins_.size(); }

    /// Renumbers in byte order; no string comes after it. \return the new number of each old one
    std::vector<Index> sort() {
        std::vector<Index>().swap(table_);
        std::vector<Index> order(begins_.size());
        std::iota(order.begin(), order.end(), 0U);
        std::sort(order.begin(), order.end(), [this](Index a, Index b) { return (*this)[a] < (*this)[b]; });
        std::vector<Index> fresh(order.size());
        std::vector<std::uint64_t> sorted(order.size());
        for (Index place = 0; place < order.size(); ++place) {
            fresh[order[place]] = place;
            sorted[place] = begins_[order[place]];
        }
        begins_ = std::move(sorted);
        return fresh;
    }

   private:
    /// Where the string is or would be: the number behind it, or 0.
    std::size_t slot_of(std::string_view string) const {
        std::size_t slot = std::hash<std::string_view>()(string) & (table_.size() - 1);
        while (table_[slot] != 0 && (*this)[table_[slot] - 1] != string) slot = (slot + 1) & (table_.size() - 1);
        return slot;
    }
    void grow() {
        table_.assign(table_.size() * 2, 0);
        for (Index number = 0; number < begins_.size(); ++number) table_[slot_of((*this)[number])] = number + 1;
    }

    std::string bytes_;  ///< before each its size
    std::vector<std::uint64_t> begins_;
    std::vector<Index> table_;  ///< open addressing (Knuth 6.4, algorithm L), at most half full
};

struct Key {
    Kind kind;
    Index value;
    friend bool operator==(const Key&, const Key&) = default;
    friend auto operator<=>(const Key&, const Key&) = default;
};

/// A key that says something of the thing.
struct Saying {
    Index input = 0;  ///< the cluster
    Relation::Kind kind = Relation::Kind::stands_for;
    Index office = 0, thing = 0;
    Span words;
};

constexpr std::pair<std::string_view, Relation::Kind> sayings[] = {{"stands:", Relation::Kind::stands_for},
                                                                   {"holds:", Relation::Kind::has_office},
                                                                   {"acts:", Relation::Kind::actor_of}};

struct Node {
    Index document = 0, index = 0, label = 0, published = 0, mentions = 0, input = 0;
    Index first_key = 0, last_key = 0, first_name = 0, last_name = 0;
    Index gazetteer = 0, family = 0, given = 0, middle = 0, suffix = 0, solid = 0;
    Index thing = 0;          ///< what it is as a companion; 0 if it is none
    Index known = 0;          ///< 1 and up: a thing that the user knows
    Index place = 0;          ///< of its document in the order of documents
    bool by_company = false;  ///< what else its document names says what it is: its name alone does not
    EntityType type = EntityType::other;
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

/// `;1203-1234` at the end of a key, which loses it; empty where there is none.
Span take_span(std::string_view& text) {
    const std::size_t semicolon = text.rfind(';');
    if (semicolon == std::string_view::npos) return {};
    Span span;
    const char* const end = text.data() + text.size();
    const auto [dash, failed] = std::from_chars(text.data() + semicolon + 1, end, span.begin);
    if (failed != std::errc() || dash == end || *dash != '-') return {};
    const auto [last, failed_too] = std::from_chars(dash + 1, end, span.end);
    if (failed_too != std::errc() || last != end || span.end < span.begin) return {};
    text = text.substr(0, semicolon);
    return span;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> out;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        if (end > begin) out.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return out;
}

using Numbers = std::vector<Index>;  ///< sorted, unique

void sort_unique(Numbers& numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

bool meet(const Numbers& a, const Numbers& b) {
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i == *j) return true;
        if (*i < *j)
            ++i;
        else
            ++j;
    }
    return false;
}

void add_all(Numbers& to, const Numbers& from) {
    to.insert(to.end(), from.begin(), from.end());
    sort_unique(to);
}

// Politicians, soldiers and people of business have been anything before.
bool is_open_field(std::string_view field) {
    return field == "politics" || field == "business" || field == "military" || field == "media";
}

/// What documents say of a person.
struct Traits {
    Numbers countries, fields;
    bool empty() const { return countries.empty() && fields.empty(); }
    friend auto operator<=>(const Traits&, const Traits&) = default;
};

}  // namespace

struct Resolver::Implementation {
    Strings strings;
    std::vector<Node> nodes;
    std::vector<Key> keys;
    std::vector<Saying> said;
    Numbers names;

    std::vector<KnownThing> known;
    std::vector<Correction> corrections;

    void add(const ClusterEvidence& cluster);
    Resolution resolve(bool with_merges);

   private:
    bool add_saying(std::string_view key);

    std::vector<Index> parent_;
    std::vector<Merge> merges_;
    bool with_merges_ = false;

    // --- what is given ---------------------------------------------------------------------------------------------

    Index clusters_ = 0;  ///< how many were given
    void add_known_things();
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
    std::optional<int> day_of(Index i) const { return day_number(strings[nodes[i].published]); }

    // --- joining ---------------------------------------------------------------------------------------------------

    Index find(Index item) {
        while (parent_[item] != item) item = parent_[item] = parent_[parent_[item]];
        return item;
    }
    void join(Index a, Index b, std::string_view reason, Index key = 0) {
        const Index first = find(a), second = find(b);
        if (first == second || !may_join(first, second)) return;
        parent_[std::max(first, second)] = std::min(first, second);
        if (with_merges_) merges_.push_back({nodes[a].input, nodes[b].input, reason, strings.text(key)});
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
    bool has_company(Index i, const KnownThing& thing) const;

    using Row = std::pair<Index, Index>;  ///< key, cluster

    /// Calls `visit(begin, end)` for every run of rows with one key.
    template <typename Rows, typename SameRun, typename Visit>
    static void runs(const Rows& rows, const SameRun& same, const Visit& visit) {
        for (std::size_t begin = 0; begin < rows.size();) {
            std::size_t end = begin + 1;
            while (end < rows.size() && same(rows[begin], rows[end])) ++end;
            visit(begin, end);
            begin = end;
        }
    }
    static bool same_key(const Row& a, const Row& b) { return a.first == b.first; }

    void join_gazetteer();
    void join_names();
    void join_persons();
    void link_forms();
    void join_family_names();
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
        return thing != self && thing_documents_[thing] <= companion_limit_ &&
               strings[thing].compare(0, 9, "gcountry/") != 0;
    }
    Context context_of(const Numbers& members) const;
    bool shares_context(const Context& context, Index member) const;
    Numbers companions_of(const Numbers& members) const;
    void join_by_context(const Numbers& members);

    Numbers first_thing_, things_, thing_documents_;
    std::size_t companion_limit_ = 0;

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
    std::vector<Numbers> tell_apart(const Numbers& members);
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
    Resolution build();
    void add_relations(Resolution& out) const;
};

// --- what is given -------------------------------------------------------------------------------------------------

void Resolver::Implementation::add(const ClusterEvidence& cluster) {
    Node node;
    node.document = strings.number(cluster.document);
    node.index = cluster.index;
    node.label = strings.number(cluster.label);
    node.published = strings.number(cluster.published);
    node.mentions = cluster.mentions;
    node.type = cluster.type;
    node.input = size();
    node.first_key = static_cast<Index>(keys.size());
    // Of kinds that can be there once only the smallest counts, so that a stray second key changes nothing by its
    // place.
    std::array<std::string_view, static_cast<std::size_t>(Kind::count)> smallest{};
    bool is_actor = false;  // *Polish officials* are spoken of with anybody
    for (const std::string& key : cluster.keys) {
        if (add_saying(key)) {
            is_actor = is_actor || key.starts_with("acts:");
            continue;
        }
        const std::size_t colon = key.find(':');
        if (colon == std::string::npos || colon + 1 == key.size()) continue;
        const auto kind = std::find(kind_names.begin(), kind_names.end(), std::string_view(key).substr(0, colon));
        if (kind == kind_names.end()) continue;
        const std::string_view value = std::string_view(key).substr(colon + 1);
        const auto number = static_cast<std::size_t>(kind - kind_names.begin());
        if (smallest[number].empty() || value < smallest[number]) smallest[number] = value;
        keys.push_back({static_cast<Kind>(number), strings.number(value)});
        if (static_cast<Kind>(number) == Kind::office)
            if (const std::size_t at = value.find("@country/"); at != std::string_view::npos)
                keys.push_back({Kind::of, strings.number(value.substr(at + 1))});
    }
    node.last_key = static_cast<Index>(keys.size());
    const auto single = [&](Kind kind) { return strings.number(smallest[static_cast<std::size_t>(kind)]); };
    node.gazetteer = single(Kind::gazetteer);
    node.family = single(Kind::family);
    node.given = single(Kind::given);
    node.middle = single(Kind::middle);
    node.suffix = single(Kind::suffix);
    node.solid = single(Kind::solid);
    const std::string_view name = smallest[static_cast<std::size_t>(Kind::name)];
    std::string thing;
    if (node.gazetteer != 0)
        thing.append("g").append(smallest[static_cast<std::size_t>(Kind::gazetteer)]);
    else if (node.type == EntityType::person && node.family != 0 && node.given != 0)
        thing.append("p")
            .append(smallest[static_cast<std::size_t>(Kind::given)])
            .append(" ")
            .append(smallest[static_cast<std::size_t>(Kind::family)]);
    else if (node.type != EntityType::person && !is_a(node.type, EntityType::date) && !name.empty() && !is_actor)
        thing.append("n").append(name);
    node.thing = strings.number(thing);
    node.first_name = static_cast<Index>(names.size());
    for (const std::string& one : cluster.names) names.push_back(strings.number(one));
    node.last_name = static_cast<Index>(names.size());
    nodes.push_back(node);
}

// Keeps what a key of the next cluster says. \return false if it is a key of another kind
bool Resolver::Implementation::add_saying(std::string_view key) {
    for (const auto& [prefix, kind] : sayings) {
        if (!key.starts_with(prefix)) continue;
        Saying saying{size(), kind, 0, 0, {}};
        key.remove_prefix(prefix.size());
        saying.words = take_span(key);
        if (kind == Relation::Kind::has_office) {
            const std::size_t at = key.find('@');
            if (at == 0 || at == std::string_view::npos) return true;
            saying.office = strings.number(key.substr(0, at));
            key.remove_prefix(at + 1);
        }
        saying.thing = strings.number(key);
        if (!key.empty()) said.push_back(saying);
        return true;
    }
    return false;
}

// A known thing is a cluster of a document of its own, which comes before all others.
void Resolver::Implementation::add_known_things() {
    for (Index k = 0; k < known.size(); ++k) {
        const KnownThing& thing = known[k];
        ClusterEvidence cluster;
        cluster.document = "\x01" + thing.iri;
        cluster.type = thing.type;
        cluster.label = thing.label;
        cluster.names = {thing.label};
        cluster.keys = thing.keys;
        if (!thing.country.empty() && thing.type == EntityType::person) cluster.keys.push_back("of:" + thing.country);
        add(cluster);
        nodes.back().known = k + 1;
        nodes.back().thing = 0;
    }
}

// What the user says comes first.
void Resolver::Implementation::heed_user() {
    if (known.empty() && corrections.empty()) return;
    std::unordered_map<std::string, Numbers> things, shared;  // folded label: known things
    for (Index i = 0; i < size(); ++i)
        if (nodes[i].known != 0) {
            const KnownThing& thing = known[nodes[i].known - 1];
            mark(i, (thing.listed ? listed_mark : known_mark) + nodes[i].known);
            if (!thing.listed) things[fold_name(thing.label)].push_back(i);
            for (const std::string& label : thing.labels) things[fold_name(label)].push_back(i);
            for (const std::string& label : thing.shared_labels) shared[fold_name(label)].push_back(i);
        }
    for (auto* labels : {&things, &shared})
        for (auto& [label, list] : *labels) sort_unique(list);

    std::unordered_map<std::string, Numbers> references;  // phrase: 2c for side a of correction c, 2c+1 for side b
    std::map<std::pair<std::string, Index>, Numbers> clusters_of_references;
    for (Index c = 0; c < corrections.size(); ++c)
        for (const Index side : {0u, 1u}) {
            const ThingReference& reference = side == 0 ? corrections[c].a : corrections[c].b;
            if (reference.clusters.empty()) references[phrase_key(reference.name)].push_back(2 * c + side);
            for (const ClusterReference& cluster : reference.clusters)
                clusters_of_references[{cluster.document, cluster.index}].push_back(2 * c + side);
        }
    std::vector<Numbers> sides(2 * corrections.size());
    std::vector<signed char> looked(strings.size());  // 1: some label or reference is this string, -1: none
    const auto concerns = [&](Index name) {
        if (looked[name] == 0)
            looked[name] = things.count(fold_name(strings[name])) != 0 || shared.count(fold_name(strings[name])) != 0 ||
                                   references.count(phrase_key(strings[name])) != 0
                               ? 1
                               : -1;
        return looked[name] > 0;
    };
    std::vector<Row> told;  // cluster, known thing
    for (Index i = 0; i < size(); ++i) {
        const Node& node = nodes[i];
        if (node.known != 0) continue;
        Numbers candidates, by_company;
        const auto may_be = [&](Index k) {
            const KnownThing& thing = known[nodes[k].known - 1];
            const bool person = thing.type == EntityType::person;
            if (thing.type != EntityType::other && person != is_person(i)) return false;
            if (person && !go_together(traits_of({i}), traits_of({k}))) return false;
            const std::string_view day = strings[node.published];
            return day.empty() || ((thing.from.empty() || day >= thing.from) &&
                                   (thing.to.empty() || day.substr(0, thing.to.size()) <= thing.to));
        };
        const auto look_at = [&](Index name) {
            if (!concerns(name)) return;
            if (const auto found = things.find(fold_name(strings[name])); found != things.end())
                std::copy_if(found->second.begin(), found->second.end(), std::back_inserter(candidates), may_be);
            if (const auto found = shared.find(fold_name(strings[name])); found != shared.end())
                for (const Index k : found->second)
                    if (may_be(k) && has_company(i, known[nodes[k].known - 1])) by_company.push_back(k);
            if (const auto found = references.find(phrase_key(strings[name])); found != references.end())
                for (const Index side : found->second) {
                    const Correction& correction = corrections[side / 2];
                    const std::string& document = (side % 2 == 0 ? correction.a : correction.b).document;
                    if (document.empty() || document == strings[node.document]) sides[side].push_back(i);
                }
        };
        look_at(node.label);
        for (Index n = node.first_name; n < node.last_name; ++n) look_at(names[n]);
        sort_unique(candidates);
        const auto is_listed = [&](Index k) { return known[nodes[k].known - 1].listed; };
        if (!std::all_of(candidates.begin(), candidates.end(), is_listed))
            candidates.erase(std::remove_if(candidates.begin(), candidates.end(), is_listed), candidates.end());
        if (candidates.size() == 1) told.emplace_back(i, candidates.front());
        sort_unique(by_company);
        if (candidates.empty() && by_company.size() == 1) {
            told.emplace_back(i, by_company.front());
            nodes[i].by_company = true;
        }
        if (!clusters_of_references.empty())
            if (const auto found = clusters_of_references.find({strings.text(node.document), node.index});
                found != clusters_of_references.end())
                for (const Index side : found->second) sides[side].push_back(i);
    }
    for (Numbers& side : sides) sort_unique(side);
    for (Index c = 0; c < corrections.size(); ++c) {
        if (corrections[c].same) continue;
        Numbers &a = sides[2 * c], &b = sides[2 * c + 1];
        Numbers only_a, only_b;  // a cluster with both names says nothing
        std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(only_a));
        std::set_difference(b.begin(), b.end(), a.begin(), a.end(), std::back_inserter(only_b));
        for (const Index i : only_a) mark(i, 2 * c);
        for (const Index i : only_b) mark(i, 2 * c + 1);
    }
    for (Index c = 0; c < corrections.size(); ++c) {
        if (!corrections[c].same) continue;
        const Numbers &a = sides[2 * c], &b = sides[2 * c + 1];
        if (a.empty() || b.empty()) continue;
        const auto say = [&](Index x, Index y) {
            join(x, y, "you say so");
            if (with_merges_ && !merges_.empty() && merges_.back().reason == "you say so" && merges_.back().key.empty())
                merges_.back().key = corrections[c].place;
        };
        // persons with persons, other things with other things
        for (const bool person : {true, false}) {
            Numbers x, y;
            for (const Index i : a)
                if (is_person(i) == person) x.push_back(i);
            for (const Index i : b)
                if (is_person(i) == person) y.push_back(i);
            if (x.empty() || y.empty()) continue;
            for (const Index i : x) say(y.front(), i);
            for (const Index i : y) say(x.front(), i);
        }
    }
    // what the user knows first
    for (const bool listed : {false, true})
        for (const auto& [i, k] : told)
            if (known[nodes[k].known - 1].listed == listed)
                join(k, i, listed ? "a name of a thing of the lists" : "a name of a thing that you know");
}

// Does the cluster's document name something that goes with the thing?
bool Resolver::Implementation::has_company(Index i, const KnownThing& thing) const {
    const Index place = nodes[i].place;
    const auto is_named = [&](Index name) {
        const std::string folded = fold_name(strings[name]);
        return std::any_of(thing.company.begin(), thing.company.end(),
                           [&](const std::string& one) { return fold_name(one) == folded; });
    };
    const auto names_it = [&](Index other) {
        const Node& node = nodes[other];
        if (other == i || node.known != 0) return false;
        if (is_named(node.label)) return true;
        return std::any_of(names.begin() + node.first_name, names.begin() + node.last_name, is_named);
    };
    for (Index other = i; other < size() && nodes[other].place == place; ++other)
        if (names_it(other)) return true;
    for (Index other = i; other-- > 0 && nodes[other].place == place;)
        if (names_it(other)) return true;
    return false;
}

void Resolver::Implementation::put_in_order() {
    const std::vector<Index> fresh = strings.sort();
    for (Key& key : keys) key.value = fresh[key.value];
    for (Index& name : names) name = fresh[name];
    for (Saying& saying : said) {
        saying.office = fresh[saying.office];
        saying.thing = fresh[saying.thing];
    }
    for (Node& node : nodes) {
        for (Index* number : {&node.document, &node.label, &node.published, &node.gazetteer, &node.family, &node.given,
                              &node.middle, &node.suffix, &node.solid, &node.thing})
            *number = fresh[*number];
        std::sort(keys.begin() + node.first_key, keys.begin() + node.last_key);
        const auto end = std::unique(keys.begin() + node.first_key, keys.begin() + node.last_key);
        node.last_key = static_cast<Index>(end - keys.begin());
    }
    std::sort(nodes.begin(), nodes.end(), [this](const Node& a, const Node& b) {
        const auto rank = [](const Node& node) {
            return std::tie(node.document, node.index, node.label, node.type, node.published, node.mentions);
        };
        if (rank(a) != rank(b)) return rank(a) < rank(b);
        return std::lexicographical_compare(keys.begin() + a.first_key, keys.begin() + a.last_key,
                                            keys.begin() + b.first_key, keys.begin() + b.last_key);
    });
    Index place = 0;
    for (Index i = 0; i < size(); ++i) {
        if (i > 0 && nodes[i].document != nodes[i - 1].document) ++place;
        nodes[i].place = place;
    }
    parent_.resize(size());
    std::iota(parent_.begin(), parent_.end(), 0U);
}

Resolution Resolver::Implementation::resolve(bool with_merges) {
    with_merges_ = with_merges;
    clusters_ = size();
    add_known_things();
    put_in_order();
    index_contexts();
    heed_user();
    join_gazetteer();
    join_names();
    join_persons();
    link_forms();
    join_family_names();
    join_acronyms();
    join_offices();
    return build();
}

// --- names of things -----------------------------------------------------------------------------------------------

void Resolver::Implementation::join_gazetteer() {
    std::vector<Row> rows;
    for (Index i = 0; i < size(); ++i)
        if (nodes[i].gazetteer != 0 && !nodes[i].by_company) rows.emplace_back(nodes[i].gazetteer, i);
    std::sort(rows.begin(), rows.end());
    runs(rows, same_key, [&](std::size_t begin, std::size_t end) {
        for (std::size_t r = begin; r < end; ++r)
            join(rows[begin].second, rows[r].second, "the same thing of the lists", rows[r].first);
    });
}

void Resolver::Implementation::join_names() {
    // A name of several words says enough to join a place with an organization (the tagger often doubts), one word does
    // not; what has no clear type joins the one type that there is.
    std::vector<std::tuple<Index, EntityType, Index>> rows;
    for (Index i = 0; i < size(); ++i)
        if (!is_person(i) && !nodes[i].by_company)
            each(i, Kind::name, [&](Index name) { rows.emplace_back(name, nodes[i].type, i); });
    std::sort(rows.begin(), rows.end());
    const auto same_name = [](const auto& a, const auto& b) { return std::get<0>(a) == std::get<0>(b); };
    runs(rows, same_name, [&](std::size_t begin, std::size_t end) {
        const Index name = std::get<0>(rows[begin]);
        const auto member = [&](std::size_t r) { return std::get<2>(rows[r]); };
        std::vector<std::size_t> types;  // where each begins
        for (std::size_t r = begin; r < end; ++r) {
            if (r == begin || std::get<1>(rows[r]) != std::get<1>(rows[r - 1])) types.push_back(r);
            join(member(types.back()), member(r), "the same name", name);
        }
        const bool several_words = strings[name].find(' ') != std::string::npos;
        const auto type = [&](std::size_t place) { return std::get<1>(rows[place]); };
        std::size_t apart = 0;  // types that no other one of the name is wider than, `other` aside
        for (const std::size_t a : types) {
            const auto wider = std::find_if(types.begin(), types.end(), [&](std::size_t b) {
                return type(a) != type(b) && is_a(type(a), type(b));
            });
            if (wider != types.end())
                join(member(*wider), member(a), "the same name", name);
            else
                apart += type(a) != EntityType::other;
        }
        if (several_words || apart == 1)
            for (const std::size_t at : types) join(member(begin), member(at), "the same name", name);
    });
}

// --- companions ----------------------------------------------------------------------------------------------------

void Resolver::Implementation::index_contexts() {
    const Index documents = nodes.empty() ? 0 : nodes.back().place + 1;
    first_thing_.assign(documents + 1, 0);
    thing_documents_.assign(strings.size(), 0);
    Numbers here;
    for (Index i = 0; i < size();) {
        const Index place = nodes[i].place;
        here.clear();
        for (; i < size() && nodes[i].place == place; ++i)
            if (nodes[i].thing != 0) here.push_back(nodes[i].thing);
        sort_unique(here);
        for (const Index thing : here) ++thing_documents_[thing];
        things_.insert(things_.end(), here.begin(), here.end());
        first_thing_[place + 1] = static_cast<Index>(things_.size());
    }
    companion_limit_ = std::max<std::size_t>(few_documents, documents / one_in_documents);
}

Resolver::Implementation::Context Resolver::Implementation::context_of(const Numbers& members) const {
    Context out;
    std::size_t seen = 0;
    for (std::size_t m = 0; m < members.size(); ++m) {
        if (m > 0 && nodes[members[m]].place == nodes[members[m - 1]].place) continue;
        each_thing(members[m], [&](Index thing) { out.things.push_back(thing); });
        out.empty_document = out.empty_document || things_beside(members[m]) <= 1;
        if (++seen == most_context_documents) break;
    }
    sort_unique(out.things);
    return out;
}

bool Resolver::Implementation::shares_context(const Context& context, Index member) const {
    if (context.empty_document || things_beside(member) == 0) return true;
    bool shared = false;
    each_thing(member, [&](Index thing) {
        shared = shared || std::binary_search(context.things.begin(), context.things.end(), thing);
    });
    return shared;
}

Numbers Resolver::Implementation::companions_of(const Numbers& members) const {
    Numbers out;
    std::size_t seen = 0;
    for (const Index i : members) {
        each_thing(i, [&](Index thing) {
            if (is_companion(thing, nodes[i].thing)) out.push_back(thing);
        });
        if (++seen == most_context_documents) break;
    }
    sort_unique(out);
    return out;
}

// Clusters of a family name that nobody spells out: one person where their documents have something in common.
void Resolver::Implementation::join_by_context(const Numbers& members) {
    std::vector<Row> rows;
    std::optional<Index> without;
    for (const Index member : members) {
        if (things_beside(member) == 0) {
            if (!without) without = member;
            // Ms Ray and Mr Ray of one document are two
            if (nodes[*without].place != nodes[member].place)
                join(*without, member, "a family name, and nothing else is said", nodes[member].family);
            continue;
        }
        each_thing(member, [&](Index thing) { rows.emplace_back(thing, member); });
    }
    std::sort(rows.begin(), rows.end());
    for (std::size_t r = 1; r < rows.size(); ++r)
        if (rows[r].first == rows[r - 1].first && nodes[rows[r].second].place != nodes[rows[r - 1].second].place)
            join(rows[r - 1].second, rows[r].second, "a family name, and both documents speak of one more thing",
                 rows[r].first);
}

// --- persons -------------------------------------------------------------------------------------------------------

Traits Resolver::Implementation::traits_of(const Numbers& members) const {
    Traits out;
    for (const Index i : members) {
        each(i, Kind::of, [&](Index country) { out.countries.push_back(country); });
        each(i, Kind::field, [&](Index field) { out.fields.push_back(field); });
        if (out.countries.size() + out.fields.size() > 1000) {
            sort_unique(out.countries);
            sort_unique(out.fields);
        }
    }
    sort_unique(out.countries);
    sort_unique(out.fields);
    return out;
}

bool Resolver::Implementation::go_together(const Traits& a, const Traits& b) const {
    const bool of_both = !a.countries.empty() && !b.countries.empty();
    const bool one_country = of_both && meet(a.countries, b.countries);
    if (of_both && !one_country) return false;
    if (a.fields.empty() || b.fields.empty() || meet(a.fields, b.fields)) return true;
    const auto open = [this](const Numbers& fields) {
        return std::any_of(fields.begin(), fields.end(), [this](Index f) { return is_open_field(strings[f]); });
    };
    return one_country && (open(a.fields) || open(b.fields));
}

// Clusters of one full name, middle names and all: how many persons are they?
std::vector<Numbers> Resolver::Implementation::tell_apart(const Numbers& members) {
    std::map<Traits, Numbers> signatures;
    for (const Index member : members) {
        signatures[traits_of({member})].push_back(member);
        if (signatures.size() > most_signatures) return {members};
    }
    bool conflict = false;
    for (auto a = signatures.begin(); a != signatures.end() && !conflict; ++a)
        for (auto b = std::next(a); b != signatures.end() && !conflict; ++b)
            conflict = !go_together(a->first, b->first);
    if (!conflict) return {members};

    // one office, one companion, or all that is said is the same
    std::map<Index, Index> place;
    for (Index m = 0; m < members.size(); ++m) place.emplace(members[m], m);
    Numbers parent(members.size());
    std::iota(parent.begin(), parent.end(), 0U);
    const auto root = [&parent](Index m) {
        while (parent[m] != m) m = parent[m] = parent[parent[m]];
        return m;
    };
    const auto unite = [&](Index a, Index b) {
        a = root(a);
        b = root(b);
        parent[std::max(a, b)] = std::min(a, b);
    };
    std::map<std::pair<Kind, Index>, Index> first_with;
    for (const Index member : members) {
        const Index m = place[member];
        const auto shared = [&](Kind kind, Index value) {
            const auto [at, fresh] = first_with.emplace(std::pair(kind, value), m);
            if (!fresh) unite(at->second, m);
        };
        each(member, Kind::office, [&](Index office) { shared(Kind::office, office); });
        each_thing(member, [&](Index thing) {
            if (is_companion(thing, nodes[member].thing)) shared(Kind::name, thing);
        });
    }
    for (const auto& [traits, same] : signatures)
        if (!traits.empty())
            for (const Index member : same) unite(place[same.front()], place[member]);

    std::map<Index, Numbers> by_root;
    for (const Index member : members) by_root[root(place[member])].push_back(member);
    std::vector<std::pair<Traits, Numbers>> told_of;
    std::vector<Numbers> unknown;
    for (auto& [at, group] : by_root) {
        Traits traits = traits_of(group);
        if (traits.empty())
            unknown.push_back(std::move(group));
        else
            told_of.emplace_back(std::move(traits), std::move(group));
    }
    // those that have a country or field in common and nothing that speaks against it
    for (bool again = true; again;) {
        again = false;
        for (std::size_t a = 0; a < told_of.size() && !again; ++a)
            for (std::size_t b = a + 1; b < told_of.size() && !again; ++b) {
                const bool alike = meet(told_of[a].first.countries, told_of[b].first.countries) ||
                                   meet(told_of[a].first.fields, told_of[b].first.fields);
                if (!alike || !go_together(told_of[a].first, told_of[b].first)) continue;
                add_all(told_of[a].first.countries, told_of[b].first.countries);
                add_all(told_of[a].first.fields, told_of[b].first.fields);
                add_all(told_of[a].second, told_of[b].second);
                told_of.erase(told_of.begin() + static_cast<std::ptrdiff_t>(b));
                again = true;
            }
    }
    if (told_of.size() == 1) {
        for (const Numbers& group : unknown) add_all(told_of.front().second, group);
        unknown.clear();
    }
    std::vector<Numbers> out;
    for (auto& [traits, group] : told_of) out.push_back(std::move(group));
    out.insert(out.end(), std::make_move_iterator(unknown.begin()), std::make_move_iterator(unknown.end()));
    return out;
}

bool Resolver::Implementation::share_office(const Numbers& a, const Numbers& b) const {
    const auto holdings = [this](const Numbers& members) {
        std::vector<std::pair<Index, std::optional<int>>> out;
        for (const Index i : members) each(i, Kind::office, [&](Index office) { out.emplace_back(office, day_of(i)); });
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    };
    const auto first = holdings(a), second = holdings(b);
    for (auto i = first.begin(), j = second.begin(); i != first.end() && j != second.end();) {
        if (i->first != j->first) {
            i->first < j->first ? ++i : ++j;
            continue;
        }
        if (!i->second || !j->second) return true;
        if (std::abs(*i->second - *j->second) <= office_window_days) return true;
        *i->second < *j->second ? ++i : ++j;
    }
    return false;
}

// Without a middle name it is the one person with any; with two different ones there, it could be either, unless office
// or companions tell.
void Resolver::Implementation::link_middles(std::vector<Person>& persons) {
    if (persons.size() < 2 || persons.size() > most_namesakes) return;
    std::vector<std::size_t> order(persons.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto length = [&](std::size_t p) { return strings[persons[p].middle].size(); };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return length(a) > length(b); });
    for (const std::size_t x : order) {
        std::map<Index, std::size_t> free, bound;  // by root: the person; bound only by evidence
        for (std::size_t y = 0; y < persons.size(); ++y) {
            if (x == y || (persons[x].middle == persons[y].middle && persons[x].suffix == persons[y].suffix)) continue;
            if (length(y) < length(x) || !middles_agree(strings[persons[x].middle], strings[persons[y].middle]))
                continue;
            if (!go_together(persons[x].traits, persons[y].traits)) continue;
            (persons[x].suffix == persons[y].suffix ? free : bound).emplace(find(persons[y].members.front()), y);
        }
        const auto link = [&](std::size_t y) {
            join(persons[x].members.front(), persons[y].members.front(), "the same name, as full as the text has it",
                 nodes[persons[x].members.front()].family);
        };
        if (free.size() == 1 && bound.empty()) {
            link(free.begin()->second);
            continue;
        }
        std::vector<std::size_t> fitting;
        for (const auto* candidates : {&free, &bound})
            for (const auto& [root, y] : *candidates)
                if (candidates == &bound ? share_office(persons[x].members, persons[y].members)
                                         : share_office(persons[x].members, persons[y].members) ||
                                               share_companion(persons[x].members, persons[y].members))
                    fitting.push_back(y);
        if (fitting.size() == 1)
            link(fitting.front());
        else if (fitting.empty() && free.size() == 1)
            link(free.begin()->second);
    }
}

void Resolver::Implementation::join_persons() {
    std::vector<std::tuple<Index, Index, Index, Index, Index>> rows;  // family, given, middle, suffix, cluster
    for (Index i = 0; i < size(); ++i) {
        const Node& node = nodes[i];
        if (is_person(i) && node.family != 0 && node.given != 0)
            rows.emplace_back(node.family, node.given, node.middle, node.suffix, i);
    }
    std::sort(rows.begin(), rows.end());
    const auto same_name = [](const auto& a, const auto& b) {
        return std::get<0>(a) == std::get<0>(b) && std::get<1>(a) == std::get<1>(b);
    };
    const auto same_all = [&](const auto& a, const auto& b) {
        return same_name(a, b) && std::get<2>(a) == std::get<2>(b) && std::get<3>(a) == std::get<3>(b);
    };
    runs(rows, same_name, [&](std::size_t begin, std::size_t end) {
        std::vector<Person> persons;
        for (std::size_t from = begin; from < end;) {
            Numbers members;
            std::size_t to = from;
            for (; to < end && same_all(rows[from], rows[to]); ++to) members.push_back(std::get<4>(rows[to]));
            for (Numbers& group : tell_apart(members)) {
                for (const Index member : group)
                    join(group.front(), member, "the same full name", nodes[member].family);
                Person person;
                person.traits = traits_of(group);
                person.members = std::move(group);
                person.middle = std::get<2>(rows[from]);
                person.suffix = std::get<3>(rows[from]);
                persons.push_back(std::move(person));
            }
            from = to;
        }
        link_middles(persons);
        Namesakes group;
        group.family = std::get<0>(rows[begin]);
        group.given = std::get<1>(rows[begin]);
        group.first = static_cast<Index>(persons_.size());
        std::move(persons.begin(), persons.end(), std::back_inserter(persons_));
        group.last = static_cast<Index>(persons_.size());
        namesakes_.push_back(group);
    });
}

const Resolver::Implementation::Namesakes* Resolver::Implementation::namesakes(Index family, Index given) const {
    const auto found = std::lower_bound(namesakes_.begin(), namesakes_.end(), std::pair(family, given),
                                        [](const Namesakes& n, const std::pair<Index, Index>& wanted) {
                                            return std::pair(n.family, n.given) < wanted;
                                        });
    return found != namesakes_.end() && found->family == family && found->given == given ? &*found : nullptr;
}

// Other forms of one name: initials, short forms, names in another order, with and without what a culture adds.
void Resolver::Implementation::link_forms() {
    struct Link {
        Index from, to;
        std::string_view reason;
    };
    std::vector<Link> links;
    std::unordered_map<std::string_view, Index> numbers;  // strings that are given or family names
    std::vector<Row> solids;                              // solid name, person
    for (const Namesakes& group : namesakes_) {
        numbers.emplace(strings[group.family], group.family);
        numbers.emplace(strings[group.given], group.given);
        for (Index p = group.first; p < group.last; ++p)
            for (const Index member : persons_[p].members) {
                if (nodes[member].solid == 0) continue;
                if (solids.empty() || solids.back() != Row(nodes[member].solid, p))
                    solids.emplace_back(nodes[member].solid, p);
            }
    }
    std::sort(solids.begin(), solids.end());
    solids.erase(std::unique(solids.begin(), solids.end()), solids.end());

    // Of the persons that x may be, the one that nothing speaks against; where only evidence will do, that has some.
    const auto choose = [&](Index x, const Numbers& candidates, bool evidence, bool middles, std::string_view reason) {
        if (candidates.size() > most_namesakes) return;
        std::map<Index, Index> possible, fitting;
        const Person& person = persons_[x];
        for (const Index y : candidates) {
            const Person& other = persons_[y];
            if (x == y || find(person.members.front()) == find(other.members.front())) continue;
            if (!go_together(person.traits, other.traits)) continue;
            if (person.suffix != other.suffix && !share_office(person.members, other.members)) continue;
            if (middles && !middles_agree(strings[person.middle], strings[other.middle])) continue;
            possible.emplace(find(other.members.front()), y);
        }
        if (!evidence && possible.size() == 1) {
            links.push_back({x, possible.begin()->second, reason});
            return;
        }
        for (const auto& [root, y] : possible)
            if (have_evidence(person, persons_[y])) fitting.emplace(root, y);
        if (fitting.size() == 1) links.push_back({x, fitting.begin()->second, reason});
    };
    const auto persons_named = [&](Index family, Index given, Numbers& out) {
        if (const Namesakes* group = namesakes(family, given))
            for (Index p = group->first; p < group->last; ++p) out.push_back(p);
    };
    const auto number_of = [&](std::string_view word) {
        const auto found = numbers.find(word);
        return found == numbers.end() ? Index{0} : found->second;
    };

    for (std::size_t g = 0; g < namesakes_.size(); ++g) {
        const Namesakes& group = namesakes_[g];
        const std::string_view given = strings[group.given];
        for (Index x = group.first; x < group.last; ++x) {
            const Person& person = persons_[x];
            Numbers candidates;
            const auto try_out = [&](bool evidence, bool middles, std::string_view reason) {
                if (!candidates.empty()) choose(x, candidates, evidence, middles, reason);
                candidates.clear();
            };
            if (given.size() == 1) {
                for (std::size_t h = g + 1; h < namesakes_.size() && namesakes_[h].family == group.family &&
                                            strings[namesakes_[h].given][0] == given[0];
                     ++h)
                    for (Index p = namesakes_[h].first; p < namesakes_[h].last; ++p) candidates.push_back(p);
                try_out(false, true, "an initial that stands for one given name only");
            }
            Numbers also;
            for (const Index member : person.members)
                each(member, Kind::also, [&](Index name) { also.push_back(name); });
            sort_unique(also);
            for (const Index name : also) persons_named(group.family, name, candidates);
            try_out(false, true, "another form of the given name");
            if (group.given != group.family) {
                persons_named(group.given, group.family, candidates);
                try_out(true, true, "the same names in another order");
            }
            const auto middle = words_of(strings[person.middle]);
            for (const std::string_view word : middle)
                if (word.size() > 1)
                    if (const Index name = number_of(word)) persons_named(group.family, name, candidates);
            try_out(given.size() > 1, false, "one of several given names");
            if (!middle.empty() && middle.back().size() > 1)
                if (const Index name = number_of(middle.back())) persons_named(name, group.given, candidates);
            try_out(true, false, "one of several family names");
        }
    }
    runs(solids, same_key, [&](std::size_t begin, std::size_t end) {
        Numbers same;
        for (std::size_t r = begin; r < end; ++r) same.push_back(solids[r].second);
        if (same.size() > 1 && same.size() <= most_namesakes)
            for (const Index x : same) choose(x, same, false, false, "the same name, blanks and hyphens aside");
    });
    for (const Link& link : links)
        join(persons_[link.from].members.front(), persons_[link.to].members.front(), link.reason,
             nodes[persons_[link.from].members.front()].family);
}

// A family name alone, and a name that a document says somebody to be known by.
void Resolver::Implementation::join_family_names() {
    std::vector<std::tuple<Index, Index, Index>> holders;  // name, person (smallest cluster), cluster
    std::vector<Row> alone;
    for (Index i = 0; i < size(); ++i) {
        if (!is_person(i)) continue;
        const Node& node = nodes[i];
        if (node.known != 0) continue;  // it joins what has its full name
        if (node.family != 0 && node.given != 0) holders.emplace_back(node.family, find(i), i);
        each(i, Kind::alias, [&](Index name) { holders.emplace_back(name, find(i), i); });
        if (node.given == 0 && node.family != 0) alone.emplace_back(node.family, i);
        if (node.given != 0 && node.family == 0) alone.emplace_back(node.given, i);
    }
    std::sort(holders.begin(), holders.end());
    std::sort(alone.begin(), alone.end());
    index_offices();
    runs(alone, same_key, [&](std::size_t begin, std::size_t end) {
        const Index name = alone[begin].first;
        Numbers members;
        for (std::size_t r = begin; r < end; ++r) members.push_back(alone[r].second);
        std::map<Index, Numbers> persons;
        auto at = std::lower_bound(holders.begin(), holders.end(), std::tuple(name, Index{0}, Index{0}));
        for (; at != holders.end() && std::get<0>(*at) == name; ++at)
            persons[std::get<1>(*at)].push_back(std::get<2>(*at));
        for (auto& [person, clusters] : persons) sort_unique(clusters);
        Numbers rest;
        if (persons.size() == 1) {
            const auto& [person, clusters] = *persons.begin();
            const Context context = context_of(clusters);
            const Traits traits = traits_of(clusters);
            for (const Index member : members)
                if (shares_context(context, member) && go_together(traits, traits_of({member})))
                    join(person, member, "a name of one person only, and both documents speak of one more thing", name);
                else
                    rest.push_back(member);
        } else if (persons.empty()) {
            rest = members;
        } else {
            // Of several an office may tell which one is meant, or what only one of them goes with.
            std::map<Index, std::pair<Traits, Numbers>> told_of;
            if (persons.size() <= most_namesakes)
                for (const auto& [person, clusters] : persons)
                    told_of.emplace(person, std::pair(traits_of(clusters), companions_of(clusters)));
            for (const Index member : members) {
                std::set<Index> fitting;
                each(member, Kind::office, [&](Index office) {
                    for (const Index holder : holders_of(office, day_of(member)))
                        for (const auto& [person, clusters] : persons)
                            if (find(person) == holder) fitting.insert(person);
                });
                if (fitting.size() == 1) {
                    join(*fitting.begin(), member, "a family name and an office", name);
                    continue;
                }
                if (!fitting.empty()) continue;
                const Numbers companions = companions_of({member});
                const Traits traits = traits_of({member});
                for (const auto& [person, what] : told_of)
                    if (go_together(what.first, traits) && meet(what.second, companions)) fitting.insert(person);
                if (fitting.size() == 1)
                    join(*fitting.begin(), member,
                         "a family name of several, of whom one is spoken of together with it", name);
            }
        }
        // given names that no document ties to anybody identify nobody elsewhere
        rest.erase(std::remove_if(rest.begin(), rest.end(), [&](Index i) { return nodes[i].family == 0; }), rest.end());
        for (const Numbers& group : tell_apart(rest)) join_by_context(group);
    });
}

void Resolver::Implementation::join_acronyms() {
    std::vector<Row> spelled_out;  // acronym, root
    std::vector<std::tuple<Index, EntityType, Index>> alone;
    for (Index i = 0; i < size(); ++i) {
        if (is_person(i) || nodes[i].by_company) continue;
        const bool full = nodes[i].gazetteer != 0 || has(i, Kind::name);
        each(i, Kind::acronym, [&](Index acronym) {
            if (full)
                spelled_out.emplace_back(acronym, find(i));
            else
                alone.emplace_back(acronym, nodes[i].type, i);
        });
    }
    std::sort(spelled_out.begin(), spelled_out.end());
    spelled_out.erase(std::unique(spelled_out.begin(), spelled_out.end()), spelled_out.end());
    std::sort(alone.begin(), alone.end());
    const auto same_letters = [](const auto& a, const auto& b) { return std::get<0>(a) == std::get<0>(b); };
    runs(alone, same_letters, [&](std::size_t begin, std::size_t end) {
        const Index letters = std::get<0>(alone[begin]);
        const auto found = std::lower_bound(spelled_out.begin(), spelled_out.end(), Row(letters, 0));
        if (found != spelled_out.end() && found->first == letters) {
            const auto next = std::next(found);
            if (next != spelled_out.end() && next->first == letters) return;
            for (std::size_t r = begin; r < end; ++r)
                join(found->second, std::get<2>(alone[r]), "letters that are spelled out as one name only", letters);
            return;
        }
        std::vector<std::size_t> types;
        for (std::size_t r = begin; r < end; ++r) {
            if (r == begin || std::get<1>(alone[r]) != std::get<1>(alone[r - 1])) types.push_back(r);
            join(std::get<2>(alone[types.back()]), std::get<2>(alone[r]), "the same letters", letters);
        }
        if (types.size() == 2 && std::get<1>(alone[types.back()]) == EntityType::other)
            join(std::get<2>(alone[types.front()]), std::get<2>(alone[types.back()]), "the same letters", letters);
    });
}

// --- offices -------------------------------------------------------------------------------------------------------

void Resolver::Implementation::index_offices() {
    for (Index i = 0; i < size(); ++i)
        if (is_person(i) && is_named(i))
            each(i, Kind::office, [&](Index office) { holdings_[office].push_back({day_of(i), i}); });
    for (auto& [office, holdings] : holdings_)
        std::sort(holdings.begin(), holdings.end(), [](const Holding& a, const Holding& b) {
            return std::tie(a.day, a.cluster) < std::tie(b.day, b.cluster);
        });
}

// The persons that hold an office around a date; all that ever did where the date or theirs is unknown. More than two
// are never told, since two are too many.
std::set<Index> Resolver::Implementation::holders_of(Index office, std::optional<int> day) {
    std::set<Index> all, near;
    const auto found = holdings_.find(office);
    if (found == holdings_.end()) return all;
    const std::vector<Holding>& holdings = found->second;
    if (day) {
        auto at = std::lower_bound(holdings.begin(), holdings.end(), *day - office_window_days,
                                   [](const Holding& holding, int limit) { return holding.day < limit; });
        for (; at != holdings.end() && *at->day <= *day + office_window_days; ++at) {
            near.insert(find(at->cluster));
            if (near.size() > 1) return near;
        }
        if (!near.empty()) return near;
    }
    for (const Holding& holding : holdings) {
        all.insert(find(holding.cluster));
        if (all.size() > 1) break;
    }
    return all;
}

void Resolver::Implementation::join_offices() {
    struct Seeker {
        Index office, published, cluster;
        auto operator<=>(const Seeker&) const = default;
    };
    std::vector<Seeker> seekers;
    for (Index i = 0; i < size(); ++i)
        if (is_person(i) && !is_named(i))
            each(i, Kind::office, [&](Index office) { seekers.push_back({office, nodes[i].published, i}); });
    std::sort(seekers.begin(), seekers.end());
    std::map<Index, std::set<Index>> targets;
    std::vector<Row> without_holder;
    const auto same_time = [](const Seeker& a, const Seeker& b) {
        return a.office == b.office && a.published == b.published;
    };
    runs(seekers, same_time, [&](std::size_t begin, std::size_t end) {
        const std::set<Index> holders = holders_of(seekers[begin].office, day_of(seekers[begin].cluster));
        for (std::size_t r = begin; r < end; ++r) {
            targets[seekers[r].cluster].insert(holders.begin(), holders.end());
            if (holders.empty()) without_holder.emplace_back(seekers[r].office, seekers[r].cluster);
        }
    });
    for (const auto& [member, holders] : targets)
        if (holders.size() == 1) join(*holders.begin(), member, "an office with one holder at the time");
    std::sort(without_holder.begin(), without_holder.end());
    runs(without_holder, same_key, [&](std::size_t begin, std::size_t end) {
        std::optional<Index> first;
        for (std::size_t r = begin; r < end; ++r) {
            const Index member = without_holder[r].second;
            if (!targets[member].empty()) continue;
            if (!first) first = member;
            join(*first, member, "the same office, whoever holds it", without_holder[r].first);
        }
    });
}

// --- entities ------------------------------------------------------------------------------------------------------

// What an entity is called in ids: the strongest key that its clusters have, the smallest of these.
std::string Resolver::Implementation::identifying_key(const Numbers& members) const {
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
int Resolver::Implementation::label_rank(Index i) const {
    const Node& node = nodes[i];
    if (node.gazetteer != 0) return 4;
    if (is_person(i))
        return node.family != 0 && strings[node.given].size() > 1 ? 3 : node.family != 0 || node.given != 0 ? 2 : 0;
    if (has(i, Kind::name)) return 3;
    return has(i, Kind::acronym) ? 2 : 0;
}

Entity Resolver::Implementation::describe(const Numbers& members) const {
    Entity entity;
    std::array<std::uint64_t, 32> types{};
    struct Weight {
        int rank = 0;
        std::uint64_t documents = 0, mentions = 0;
    };
    std::map<Index, Weight> labels;
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
        Weight& weight = labels[node.label];
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
    const auto several = std::count_if(types.begin(), types.end(), [](std::uint64_t count) { return count > 0; }) > 1;
    // what is called a bridge here and a place there is a bridge
    for (std::size_t type = 0; type < static_cast<std::size_t>(EntityType::other); ++type)
        if (const auto wider = wider_type(static_cast<EntityType>(type)); wider && types[type] > 0)
            types[type] += types[static_cast<std::size_t>(*wider)];
    std::uint64_t most = 0;
    for (std::size_t type = 0; type < types.size(); ++type) {
        if (static_cast<EntityType>(type) == EntityType::other && several) continue;
        if (types[type] > most) {
            most = types[type];
            entity.type = static_cast<EntityType>(type);
        }
    }
    const auto better = [](const auto& a, const auto& b) {
        return std::tie(a.second.rank, a.second.documents, a.second.mentions, b.first) >
               std::tie(b.second.rank, b.second.documents, b.second.mentions, a.first);
    };
    auto best = labels.begin();
    for (auto at = labels.begin(); at != labels.end(); ++at)
        if (better(*at, *best)) best = at;
    if (best != labels.end()) entity.label = strings[best->first];
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

Resolution Resolver::Implementation::build() {
    std::vector<Row> rows;
    rows.reserve(size());
    for (Index i = 0; i < size(); ++i) rows.emplace_back(find(i), i);
    std::sort(rows.begin(), rows.end());
    struct Draft {
        Index begin, end;  ///< its clusters in `rows`
        std::uint64_t use;
    };
    std::vector<Draft> drafts;
    runs(rows, same_key, [&](std::size_t begin, std::size_t end) {
        for (std::size_t r = begin; r < end; ++r)
            if (nodes[rows[r].second].known == 0) {
                drafts.push_back({static_cast<Index>(begin), static_cast<Index>(end), 0});
                return;
            }
        // known, but in no document
    });
    const auto members_of = [&](const Draft& draft) {
        Numbers members;
        for (Index r = draft.begin; r < draft.end; ++r) members.push_back(rows[r].second);
        return members;
    };

    Resolution out;
    const auto id_of = [](EntityType type, const std::string& key, const std::string& anchor) {
        IdentityHash hash;
        hash.add(to_string(type)).add(key);
        if (!anchor.empty()) hash.add(anchor);
        std::string prefix(to_string(type));
        for (char& c : prefix) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        return hash.digest(prefix + "-");
    };
    std::vector<std::uint64_t> uses;  // of type and key, as a hash; all of them, sorted
    uses.reserve(drafts.size());
    for (Draft& draft : drafts) {
        const Numbers members = members_of(draft);
        Entity entity = describe(members);
        const std::string key = identifying_key(members);
        entity.id = id_of(entity.type, key, {});
        out.entities.add(entity);
        draft.use = std::hash<std::string>()(std::string(to_string(entity.type)) + " " + key);
        uses.push_back(draft.use);
    }
    std::sort(uses.begin(), uses.end());
    // Entities may share a key where evidence was ambiguous (two persons of one family name): all of these get ids of
    // their documents.
    for (std::size_t d = 0; d < drafts.size(); ++d) {
        const auto [first, last] = std::equal_range(uses.begin(), uses.end(), drafts[d].use);
        if (last - first == 1) continue;
        const Numbers members = members_of(drafts[d]);
        std::string anchor;  // the first by document and index, as text
        for (const Index i : members) {
            if (nodes[i].known != 0) continue;
            std::string one = strings.text(nodes[i].document) + "#" + std::to_string(nodes[i].index);
            if (anchor.empty() || one < anchor) anchor = std::move(one);
        }
        out.entities.change_id(d, id_of(out.entities.type(d), identifying_key(members), anchor));
    }
    std::vector<Index> order(drafts.size());
    std::iota(order.begin(), order.end(), Index{0});
    std::sort(order.begin(), order.end(), [&](Index a, Index b) { return out.entities.id(a) < out.entities.id(b); });
    out.entities.reorder(order);

    out.entity_of.resize(clusters_);
    for (Index place = 0; place < order.size(); ++place)
        for (const Index i : members_of(drafts[order[place]]))
            if (nodes[i].known == 0) out.entity_of[nodes[i].input] = place;
    out.merges = std::move(merges_);
    add_relations(out);
    return out;
}

// --- relations -----------------------------------------------------------------------------------------------------

// What keys say, as relations between entities.
void Resolver::Implementation::add_relations(Resolution& out) const {
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

// -------------------------------------------------------------------------------------------------------------------

Resolver::Resolver() : implementation_(std::make_unique<Implementation>()) {}
Resolver::~Resolver() = default;

void Resolver::reserve(std::uint64_t clusters) { implementation_->nodes.reserve(clusters); }
void Resolver::add(const ClusterEvidence& cluster) { implementation_->add(cluster); }
void Resolver::add_known(const KnownThing& thing) { implementation_->known.push_back(thing); }
void Resolver::add(const Correction& correction) { implementation_->corrections.push_back(correction); }

Resolution Resolver::resolve(bool with_merges) {
    const std::unique_ptr<Implementation> done = std::exchange(implementation_, std::make_unique<Implementation>());
    return done->resolve(with_merges);
}

Resolution resolve(const std::vector<ClusterEvidence>& clusters) {
    Resolver resolver;
    for (const ClusterEvidence& cluster : clusters) resolver.add(cluster);
    return resolver.resolve();
}

}  // namespace claimgraph
