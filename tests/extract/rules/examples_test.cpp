#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "extract/extractor.h"
#include "extract/rule_examples.h"
#include "extract/rules/rule_set.h"

using namespace claimgraph::extract::rules;
using namespace claimgraph::extract;
using namespace claimgraph;

namespace {

std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) out += "  " + line + "\n";
    return out;
}

}  // namespace

TEST_CASE("every rule makes the claims that its examples name, and no others") {
    const auto rules = RuleSet::load({}, PackCheck::whole);
    const Extractor extractor(rules);
    for (const Rule& rule : rules->rules())
        for (const Example& example : rule.examples) {
            const ExampleResult result = run_example(extractor, rule, example);
            CHECK_MESSAGE(result.passed, rule.pack << ":" << rule.line << ": " << rule.id << ": '" << example.text
                                                   << "'\nexpected\n"
                                                   << joined(example.expect) << "made\n"
                                                   << joined(result.made));
        }
}

TEST_CASE("what a word says of its clause makes the claims that its examples name") {
    const auto rules = RuleSet::load({}, PackCheck::whole);
    const Extractor extractor(rules);
    CHECK(rules->signatures().all().size() > 20);
    for (const Signature& signature : rules->signatures().all())
        for (const Example& example : signature.examples) {
            const ExampleResult result = run_example(extractor, signature, example);
            CHECK_MESSAGE(result.passed, signature.pack << ":" << signature.line << ": " << signature.id << ": '"
                                                        << example.text << "'\nexpected\n"
                                                        << joined(example.expect) << "made\n"
                                                        << joined(result.made));
        }
}

TEST_CASE("claims are written as examples write them, and in full where the example says more") {
    Claim claim;
    claim.subject.text = "Keller";
    claim.predicate.term = "cg:denies";
    claim.object.emplace();
    claim.object->text = "the report";
    claim.polarity = Polarity::negated;
    claim.modality = Modality::future;
    claim.attributed_to.emplace_back();
    claim.attributed_to.back().text = "the ministry";
    CHECK(written(claim) == "Keller | NOT denies | the report");
    CHECK(written_in_full(claim) == "Keller | NOT denies | the report | by the ministry | future");
    claim.predicate = {"", "rule out", {}, ""};
    claim.object.reset();
    CHECK(written(claim) == "Keller | NOT rule out");
}
