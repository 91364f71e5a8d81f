#include "cli/claim_explanation.h"

#include "cli/output_file.h"
#include "cli/report.h"
#include "exporters/text.h"

namespace claimgraph::cli {

using exporters::claim_label;
using exporters::decimal;
using exporters::is_unspecified;
using exporters::predicate_label;

namespace {

std::string quoted(std::string_view text) { return "\"" + one_line(text) + "\""; }

std::string row(std::string name, const std::string& value) {
    name.resize(12, ' ');
    return "  " + name + value + "\n";
}

/// The words, and what they stand for.
std::string as_text(const NodeRecord& node) {
    std::string out = node.text.empty() ? "(unstated)" : quoted(node.text);
    if (is_unspecified(node)) return out;
    if (node.kind == NodeRecord::Kind::entity) out += " = " + one_line(node.label) + " (" + node.type + ")";
    return out + " " + node.id;
}

std::string predicate_of(const ClaimRecord& claim) {
    std::string out = quoted(claim.predicate_text) + " = " + predicate_label(claim);
    if (!claim.predicate_term.empty()) out += " (" + claim.predicate_term + ")";
    return out;
}

std::string document_of(const DocumentRecord& document) {
    std::string out = one_line(place_of(document));
    for (const std::string& part : {document.publisher, document.published.substr(0, 10)})
        if (!part.empty()) out += ", " + one_line(part);
    if (!document.title.empty()) out += ", " + quoted(document.title);
    return out;
}

std::string proposition_of(const PropositionRecord& said) {
    std::string out = said.id;
    if (said.documents == 1) return out + ", in this document only";
    out += ", in " + std::to_string(said.documents) + " documents, by " +
           counted(said.independent, "independent publisher");
    if (!said.first_seen.empty()) out += ", " + said.first_seen.substr(0, 10) + " to " + said.last_seen.substr(0, 10);
    return out;
}

std::string against(const ClaimRecord& claim, const ClaimExplanations& all, std::size_t most) {
    std::string out;
    std::size_t shown = 0;
    for (const std::string& id : claim.conflicts_with) {
        if (most != 0 && shown == most) break;
        ++shown;
        const ClaimExplanations::Other& other = all.others.at(id);
        out += row("against", id + " " + other.label);
        out += row("", other.place + (other.published.empty() ? "" : ", " + other.published.substr(0, 10)) + ": \"" +
                           other.sentence + "\"");
    }
    if (shown < claim.conflicts_with.size())
        out += row("", "and " + counted(claim.conflicts_with.size() - shown, "more claim"));
    return out;
}

std::string as_text(const ClaimRecord& claim, const ClaimExplanations& all, std::size_t most) {
    std::string out = claim.id + "\n  " + one_line(claim_label(claim)) + "\n";
    out += row("sentence", quoted(claim.sentence_text));
    out += row("subject", as_text(claim.subject));
    out += row("predicate", predicate_of(claim));
    if (claim.object) out += row("object", as_text(*claim.object));
    for (const QualifierRecord& qualifier : claim.qualifiers)
        out += row(qualifier.role, quoted(qualifier.text) + (qualifier.value.empty() ? "" : " = " + qualifier.value) +
                                       (qualifier.entity ? " " + *qualifier.entity : ""));
    if (claim.attributed_to.empty()) out += row("source", "the article itself");
    for (const NodeRecord& source : claim.attributed_to) out += row("source", as_text(source));
    out += row("document", document_of(*claim.document));
    if (claim.withdrawal) {
        const auto& [since, on] = *claim.withdrawal;
        out += row("withdrawn", (on.empty() ? "on an unknown day" : one_line(on)) +
                                    (since.empty() ? "" : ", claimed since " + one_line(since)));
    }
    out += row("meant as", (claim.polarity == Polarity::negated ? "negated, " : "affirmed, ") +
                               std::string(to_string(claim.modality)));
    out += row("found by", claim.rule + ", confidence " + decimal(claim.confidence));
    out += row("says", proposition_of(claim.proposition));
    return out + against(claim, all, most);
}

void collect_entities(const ClaimRecord& claim, std::set<std::string>& ids) {
    const auto add = [&](const NodeRecord& node) {
        if (node.kind == NodeRecord::Kind::entity) ids.insert(node.id);
    };
    add(claim.subject);
    if (claim.object) add(*claim.object);
    for (const NodeRecord& source : claim.attributed_to) add(source);
    for (const QualifierRecord& qualifier : claim.qualifiers)
        if (qualifier.entity) ids.insert(*qualifier.entity);
}

}  // namespace

ClaimExplanations::ClaimExplanations(const View& view, const ClaimQuestion& question, const ClaimQuestion::Names& names,
                                     std::size_t most) {
    view.claims([&](const ClaimRecord& claim) {
        if (!question.is_answered_by(claim, names) || (++count > most && most != 0)) return;
        claims.push_back({*claim.document, claim});
        Found& found = claims.back();
        found.claim.document = &found.document;
        collect_entities(claim, entities);
        for (const std::string& id : claim.conflicts_with) others[id];
    });
    if (others.empty()) return;
    view.claims([&](const ClaimRecord& claim) {
        if (const auto at = others.find(claim.id); at != others.end())
            at->second = {one_line(claim_label(claim)), place_of(*claim.document), claim.document->published,
                          one_line(claim.sentence_text)};
    });
}

std::string as_text(const ClaimExplanations& all, std::size_t most, const std::map<std::string, std::string>& more) {
    std::string out;
    for (const ClaimExplanations::Found& found : all.claims) {
        out += (out.empty() ? "" : "\n") + as_text(found.claim, all, most);
        if (const auto at = more.find(found.claim.id); at != more.end()) out += at->second;
    }
    if (all.claims.size() < all.count)
        out += "\nand " + counted(all.count - all.claims.size(), "more claim") + " (--most 0 shows all)\n";
    return out;
}

}  // namespace claimgraph::cli
