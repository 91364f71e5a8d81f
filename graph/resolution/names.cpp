#include <algorithm>
#include <iterator>
#include <tuple>

#include "graph/resolution/rounds.h"

namespace claimgraph::resolution {

void Rounds::join_gazetteer() {
    std::vector<Row> rows;
    for (Index i = 0; i < size(); ++i)
        if (nodes[i].gazetteer != 0 && !nodes[i].by_company) rows.emplace_back(nodes[i].gazetteer, i);
    std::sort(rows.begin(), rows.end());
    runs(rows, same_key, [&](std::size_t begin, std::size_t end) {
        for (std::size_t r = begin; r < end; ++r)
            join(rows[begin].second, rows[r].second, "the same thing of the lists", rows[r].first);
    });
}

void Rounds::join_names() {
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

void Rounds::join_acronyms() {
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

}  // namespace claimgraph::resolution
