#include "graph/resolution/terms.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace claimgraph::resolution {
namespace {

bool is_dated(const Tenure& tenure) { return !tenure.from.empty() || !tenure.to.empty(); }

bool is_behind(std::string_view later, std::string_view earlier) {
    return later > earlier && !dates_agree(later, earlier);
}

/// The end lies before the day on which it is told.
bool is_over(const StatedTenure& stated) {
    const Tenure& tenure = stated.tenure;
    if (tenure.status == TenureStatus::former) return true;
    return !tenure.to.empty() && (stated.published.empty() || !is_behind(tenure.to, stated.published));
}

bool is_held(const StatedTenure& stated) {
    const TenureStatus status = stated.tenure.status;
    return !is_over(stated) &&
           (status == TenureStatus::held || status == TenureStatus::acting || status == TenureStatus::outgoing);
}

Relation::Stage stage_of(const std::vector<StatedTenure>& stated) {
    using enum Relation::Stage;
    std::string_view last_over, last_held;
    bool over = false, ended = false, held = false, began = false, then = false;
    for (const StatedTenure& one : stated) {
        if (is_over(one)) {
            over = true;
            ended = ended || !one.tenure.to.empty();
            last_over = std::max(last_over, one.published);
        } else if (is_held(one)) {
            held = true;
            last_held = std::max(last_held, one.published);
        }
        began = began || one.tenure.status == TenureStatus::began;
        then = then || one.tenure.status == TenureStatus::then;
    }
    // Who had an office keeps the title for many writers; who is said to be out of it may have come back.
    if (over) return !ended && held && is_behind(last_held, last_over) && !last_over.empty() ? has : had;
    return held ? has : began ? took : then ? had : chosen;
}

}  // namespace

std::vector<Index> terms_of(const std::vector<StatedTenure>& stated) {
    std::vector<std::size_t> dated;
    for (std::size_t i = 0; i < stated.size(); ++i)
        if (is_dated(stated[i].tenure)) dated.push_back(i);
    std::sort(dated.begin(), dated.end(), [&](std::size_t a, std::size_t b) {
        const Tenure &x = stated[a].tenure, &y = stated[b].tenure;
        return std::tie(x.from.empty() ? x.to : x.from, x.to, a) < std::tie(y.from.empty() ? y.to : y.from, y.to, b);
    });
    std::vector<Index> terms(stated.size());
    std::vector<std::string_view> begins(1), ends(1);  // of each term
    for (const std::size_t i : dated) {
        const Tenure& tenure = stated[i].tenure;
        if (!ends.back().empty() && !tenure.from.empty() && is_behind(tenure.from, ends.back())) {
            begins.emplace_back();
            ends.emplace_back();
        }
        if (begins.back().empty()) begins.back() = tenure.from;
        ends.back() = std::max<std::string_view>(ends.back(), tenure.to);
        terms[i] = static_cast<Index>(ends.size() - 1);
    }
    for (std::size_t i = 0; i < stated.size(); ++i) {
        const Tenure& tenure = stated[i].tenure;
        if (is_dated(tenure)) continue;
        const std::string_view when = tenure.at.empty() ? stated[i].published : std::string_view(tenure.at);
        Index term = static_cast<Index>(begins.size() - 1);
        while (term > 0 && !when.empty() && is_behind(begins[term], when)) --term;
        terms[i] = term;
    }
    return terms;
}

Term term_of(const std::vector<StatedTenure>& stated) {
    std::vector<std::string_view> begins, ends;
    for (const StatedTenure& one : stated) {
        if (!one.tenure.from.empty()) begins.push_back(one.tenure.from);
        if (!one.tenure.to.empty()) ends.push_back(one.tenure.to);
    }
    std::sort(begins.begin(), begins.end());
    std::sort(ends.begin(), ends.end());
    const auto differs_from = [](std::string_view chosen) {
        return [chosen](std::string_view other) { return !dates_agree(chosen, other); };
    };
    Term term;
    if (!begins.empty()) {
        std::string_view first = begins.front();
        for (const std::string_view begin : begins)
            if (begin.starts_with(first)) first = begin;  // told more precisely
        term.from = first;
        term.disputed = std::any_of(begins.begin(), begins.end(), differs_from(first));
    }
    if (!ends.empty()) {
        term.to = ends.back();
        term.disputed = term.disputed || std::any_of(ends.begin(), ends.end(), differs_from(ends.back()));
    }
    term.stage = stage_of(stated);
    return term;
}

}  // namespace claimgraph::resolution
