#include "cli/derivation.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>

#include "extract/extractor.h"
#include "extract/language/conllu.h"
#include "extract/language/language.h"
#include "extract/names/acquaintances.h"
#include "graph/code_points.h"
#include "graph/document_version.h"

namespace claimgraph::cli {

using extract::Extractor;
using extract::Workings;
using extract::language::analyze;
using extract::language::write_conllu;
using extract::names::Acquaintances;

namespace {

/// A document with all that is found in it now.
class Analysed {
   public:
    Analysed(const Document& document, std::shared_ptr<const RuleSet> rules,
             const std::shared_ptr<const Acquaintances>& known, AnalysisKind kind)
        : rules_(std::move(rules)), document_(document), analysis_(analyze(document_, kind)) {
        extraction_ = Extractor(rules_, kind, known).extract(document_, analysis_, nullptr, &workings_);
        points_.read(document_.text);
    }

    Derivation of(const ClaimRecord& record) const {
        const auto found = std::find_if(extraction_.claims.begin(), extraction_.claims.end(),
                                        [&](const Claim& claim) { return is(claim, record); });
        Derivation out;
        out.lost = found == extraction_.claims.end();
        if (out.lost) return out;
        const std::uint32_t s = found->sentence;
        const Sentence& parsed = analysis_.sentences[s];
        const auto within = [&](std::uint32_t token) {
            const Span& words = parsed.tokens[token].span;
            return words.begin >= found->predicate.span.begin && words.end <= found->predicate.span.end;
        };
        const auto& types = workings_.types[s];
        // The rule's trigger is mostly the predicate's word, but of `is a minister` the noun.
        out.sentence = explained(
            *rules_, parsed, types,
            [&](std::uint32_t token, const Rule& winner) { return within(token) && winner.id == record.rule; }, false);
        if (out.sentence.tried.empty())
            out.sentence = explained(
                *rules_, parsed, types, [&](std::uint32_t, const Rule& winner) { return winner.id == record.rule; },
                false);
        out.conllu = as_conllu(rules_->repaired(parsed));
        if (!out.sentence.repairs.empty()) out.parser = as_conllu(parsed);
        out.confidence = shares_of(workings_.grounds[static_cast<std::size_t>(found - extraction_.claims.begin())]);
        std::stable_sort(out.confidence.begin(), out.confidence.end(), [](const Share& a, const Share& b) {
            return std::abs(a.log_odds) > std::abs(b.log_odds);
        });
        return out;
    }

   private:
    bool is(const Claim& claim, const ClaimRecord& record) const {
        const auto begins = [&](const Span& span, std::uint32_t at) { return points_.at(span.begin) == at; };
        return claim.rule == record.rule && begins(claim.predicate.span, record.predicate_begin) &&
               begins(claim.subject.span, record.subject.begin) && claim.object.has_value() == record.object.has_value() &&
               (!claim.object || begins(claim.object->span, record.object->begin)) &&
               claim.polarity == record.polarity && claim.modality == record.modality;
    }

    std::string as_conllu(const Sentence& sentence) const {
        Analysis one;
        one.sentences.push_back(sentence);
        std::string out;
        write_conllu(document_, one, out);
        return out;
    }

    std::shared_ptr<const RuleSet> rules_;
    Document document_;
    Analysis analysis_;
    Workings workings_;
    Extraction extraction_;
    CodePoints points_;
};

}  // namespace

std::map<std::string, Derivation> derive(const Store& store, const std::shared_ptr<const RuleSet>& rules,
                                         const Guidance& guidance, const ClaimExplanations& claims) {
    std::map<std::string, std::vector<const ClaimRecord*>> wanted;  // by document
    for (const ClaimExplanations::Found& found : claims.claims) wanted[found.document.id].push_back(&found.claim);
    const auto known = std::make_shared<const Acquaintances>(guidance.known);
    std::map<std::string, Derivation> out;
    Store::ClaimReader reader(store);
    for (Extraction extraction; !wanted.empty() && reader.next(extraction);) {
        const auto at = wanted.find(extraction.document.id);
        if (at == wanted.end()) continue;
        std::vector<const ClaimRecord*> left = std::move(at->second);
        wanted.erase(at);
        for (const AnalysisKind kind : {AnalysisKind::exact, AnalysisKind::fast}) {
            const Analysed document(extraction.document, rules, known, kind);
            std::erase_if(left, [&](const ClaimRecord* claim) {
                Derivation found = document.of(*claim);
                const bool is_found = !found.lost;
                out[claim->id] = std::move(found);
                return is_found;
            });
            if (left.empty()) break;
        }
    }
    return out;
}

std::string as_text(const Derivation& derivation) {
    if (derivation.lost)
        return "  this program does not find it in these words: the store was made with another version, other rules "
               "(--rules)\n  or given trees\n";
    std::string out = "\n" + derivation.sentence.tree + "\n" + repairs_as_text(derivation.sentence) +
                      rules_as_text(derivation.sentence) + "\nconfidence, in log-odds\n";
    double sum = 0, rest = 0;
    char line[32];
    for (const Share& share : derivation.confidence) {
        sum += share.log_odds;
        if (std::abs(share.log_odds) < 0.05) {
            rest += share.log_odds;
            continue;
        }
        std::snprintf(line, sizeof line, "  %+6.2f  ", share.log_odds);
        out += line + std::string(share.what) + "\n";
    }
    std::snprintf(line, sizeof line, "  %+6.2f  ", rest);
    out += line + std::string("everything else\n");
    std::snprintf(line, sizeof line, "  %+6.2f  = %.2f\n", sum, 1 / (1 + std::exp(-sum)));
    return out + line;
}

}  // namespace claimgraph::cli
