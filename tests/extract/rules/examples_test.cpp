#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "extract/extractor.h"
#include "extract/rules/rule_set.h"

using namespace claimgraph;

namespace {

/// A claim as the examples of rule packs write it: `subject | [NOT ]predicate | object`.
std::string written(const Claim& claim) {
    std::string out = claim.subject.text + " | ";
    if (claim.polarity == Polarity::negated) out += "NOT ";
    out += claim.predicate.term.empty() ? claim.predicate.lemma : claim.predicate.term.substr(3);
    if (claim.object) out += " | " + claim.object->text;
    return out;
}

std::string with_details(const Extraction& extraction, const Claim& claim) {
    std::string out = written(claim);
    for (const Argument& source : claim.attributed_to) out += " | by " + source.text;
    if (claim.modality != Modality::actual) out += " | " + std::string(to_string(claim.modality));
    (void)extraction;
    return out;
}

Document one_sentence(const std::string& text) {
    Document document;
    document.id = "example";
    document.text = text;
    document.blocks = {{BlockKind::body, {0, static_cast<std::uint32_t>(text.size())}}};
    return document;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) out += "  " + line + "\n";
    return out;
}

}  // namespace

TEST_CASE("every rule makes the claims that its examples name, and no others") {
    const auto rules = RuleSet::load();
    const Extractor extractor(rules);
    for (const Rule& rule : rules->rules()) {
        CHECK_MESSAGE(!rule.examples.empty(), rule.id << " has no example");
        for (const Example& example : rule.examples) {
            const Extraction extraction = extractor.extract(one_sentence(example.text));
            std::vector<std::string> made;
            std::size_t missing = 0;
            for (const Claim& claim : extraction.claims) {
                if (claim.rule != rule.id) continue;
                const std::string plain = written(claim), detailed = with_details(extraction, claim);
                made.push_back(std::count(example.expect.begin(), example.expect.end(), detailed) ? detailed : plain);
            }
            for (const std::string& expected : example.expect)
                missing += std::count(made.begin(), made.end(), expected) == 0;
            CHECK_MESSAGE((missing == 0 && made.size() == example.expect.size()),
                          rule.pack << ":" << rule.line << ": " << rule.id << ": '" << example.text << "'\nexpected\n"
                                    << joined(example.expect) << "made\n"
                                    << joined(made));
        }
    }
}

TEST_CASE("every rule has an example that it must not match") {
    const auto rules = RuleSet::load();
    for (const Rule& rule : rules->rules())
        CHECK_MESSAGE(
            std::any_of(rule.examples.begin(), rule.examples.end(), [](const Example& e) { return e.expect.empty(); }),
            rule.id << " has no counter-example");
}
