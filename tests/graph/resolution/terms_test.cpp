#include "graph/resolution/terms.h"

#include <doctest/doctest.h>

using namespace claimgraph::resolution;
using namespace claimgraph;

namespace {

StatedTenure said(const char* tenure, const char* published = "2025-06-04") { return {tenure_from(tenure), published}; }

std::string told(const std::vector<StatedTenure>& stated) {
    const Term term = term_of(stated);
    constexpr const char* stages[] = {"has", "had", "took", "chosen"};
    return std::string(stages[static_cast<int>(term.stage)]) + " " + term.from + "/" + term.to +
           (term.disputed ? " disputed" : "");
}

}  // namespace

TEST_CASE("a term reaches from the earliest begin to the latest end that documents state") {
    CHECK(told({said("")}) == "has /");
    CHECK(told({said("from 2014"), said("from 2014-03"), said("")}) == "has 2014-03/");
    CHECK(told({said("former,to 2021-05"), said("from 2014", "2020-01-01")}) == "had 2014/2021-05");
    CHECK(told({said("from 2014"), said("from 2015")}) == "has 2014/ disputed");
    CHECK(told({said("former,to 2020"), said("former,to 2021")}) == "had /2021 disputed");
}

TEST_CASE("what documents say last tells whether an office is held") {
    CHECK(told({said("former")}) == "had /");
    CHECK(told({said("former", "2021-02-01"), said("", "2020-02-01")}) == "had /");
    CHECK(told({said("former", "2021-02-01"), said("", "2025-02-01")}) == "has /");  // came back
    CHECK(told({said("former,to 2021", "2021-02-01"), said("", "2025-02-01")}) == "had /2021");  // a courtesy
    CHECK(told({said("former", ""), said("", "")}) == "had /");
    CHECK(told({said("to 2026", "2025-06-04")}) == "has /2026");  // still to come
    CHECK(told({said("to 2024", "2025-06-04")}) == "had /2024");
    CHECK(told({said("began,from 1998")}) == "took 1998/");
    CHECK(told({said("began,from 1998"), said("")}) == "has 1998/");
    CHECK(told({said("then")}) == "had /");
    CHECK(told({said("designate")}) == "chosen /");
    CHECK(told({said("designate", "2024-11-10"), said("acting", "2025-02-01")}) == "has /");
}

TEST_CASE("a begin behind an end is that of another term, to which later documents belong") {
    const std::vector<StatedTenure> stated = {said("from 2018"), said("from 2010,to 2014"), said("", "2012-01-01"),
                                              said("", "2020-01-01"), said("former", "2016-01-01"), said("", "")};
    CHECK(terms_of(stated) == std::vector<Index>{1, 0, 0, 1, 0, 1});
    CHECK(terms_of({said("former,to 2014"), said("from 2014-06")}) == std::vector<Index>{0, 0});
    CHECK(terms_of({said(""), said("former")}) == std::vector<Index>{0, 0});
}
