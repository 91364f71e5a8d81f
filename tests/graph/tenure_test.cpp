#include "graph/tenure.h"

#include <doctest/doctest.h>

using namespace claimgraph;

TEST_CASE("a tenure is told as text and read back") {
    for (const Tenure& tenure :
         {Tenure{}, Tenure{TenureStatus::former, "", "2014-05", ""}, Tenure{TenureStatus::held, "2011", "", ""},
          Tenure{TenureStatus::then, "", "", "2014"}, Tenure{TenureStatus::began, "2010", "2014", "2012"}})
        CHECK(tenure_from(tenure_text(tenure)) == tenure);
    CHECK(tenure_text({}) == "");
    CHECK(tenure_text({TenureStatus::former, "2010", "2014-05-03", ""}) == "former,from 2010,to 2014-05-03");
    CHECK(tenure_from("crowned,to 2014") == Tenure{TenureStatus::held, "", "2014", ""});
}

TEST_CASE("dates agree where one is told more precisely than the other") {
    CHECK(dates_agree("2014", "2014-05-03"));
    CHECK(dates_agree("2014-05", "2014"));
    CHECK_FALSE(dates_agree("2014-05", "2014-06"));
}
