#include "extract/rule_examples.h"

#include <algorithm>
#include <utility>

#include "graph/edge_label.h"

namespace claimgraph::extract {

using rules::Example;
using rules::Rule;
using rules::Signature;

namespace {

std::string with_predicate(const Claim& claim, const std::string& predicate) {
    std::string out = claim.subject.text + " | " + predicate;
    if (claim.object) out += " | " + claim.object->text;
    return out;
}

std::string in_full(std::string out, const Claim& claim) {
    for (const Argument& source : claim.attributed_to) out += " | by " + source.text;
    if (claim.modality != Modality::actual) out += " | " + std::string(to_string(claim.modality));
    return out;
}

}  // namespace

std::string written(const Claim& claim) {
    return with_predicate(claim, (claim.polarity == Polarity::negated ? "NOT " : "") +
                                     std::string(local_name(predicate_of(claim.predicate))));
}

std::string written_in_full(const Claim& claim) { return in_full(written(claim), claim); }

std::string written_for_people(const Claim& claim) {
    return in_full(with_predicate(claim, spoken(claim.predicate, claim.polarity)), claim);
}

ExampleResult run_example(const Extractor& extractor, const Rule& rule, const Example& example) {
    ExampleResult result;
    for (const Claim& claim : extractor.extract(document_of(example.text)).claims) {
        if (claim.rule != rule.id) continue;
        std::string full = written_in_full(claim);
        const bool expected = std::count(example.expect.begin(), example.expect.end(), full) > 0;
        result.made.push_back(expected ? std::move(full) : written(claim));
    }
    std::vector<std::string> made = result.made, expected = example.expect;
    std::sort(made.begin(), made.end());
    std::sort(expected.begin(), expected.end());
    result.passed = made == expected;
    return result;
}

ExampleResult run_example(const Extractor& extractor, const Signature&, const Example& example) {
    ExampleResult result;
    for (const Claim& claim : extractor.extract(document_of(example.text)).claims)
        result.made.push_back(written_in_full(claim));
    result.passed = std::all_of(example.expect.begin(), example.expect.end(), [&](const std::string& line) {
        return std::find(result.made.begin(), result.made.end(), line) != result.made.end();
    });
    return result;
}

Document document_of(std::string text) {
    Document document;
    document.id = "example";
    document.blocks = {{BlockKind::body, {0, static_cast<std::uint32_t>(text.size())}}};
    document.text = std::move(text);
    return document;
}

}  // namespace claimgraph::extract
