#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "graph/view.h"
#include "tests/graph/made_up.h"

/// \file
/// Stores for tests of views, and what a view shows of them.

namespace claimgraph::tests {

/// A takeover, seen by two papers; *Nordbank* in both.
inline MadeUp takeover(const std::string& id, const std::string& published, bool denied) {
    MadeUp report(id, denied ? "Nordbank will not buy Brightwater, Ida Holm said."
                             : "Nordbank bought Brightwater. Nordbank will rule out layoffs.");
    report.extraction.document.published = published;
    const auto bank = report.cluster(EntityType::organization, "Nordbank", {"Nordbank"}, {"name:nordbank"});
    const auto firm = report.cluster(EntityType::organization, "Brightwater", {"Brightwater"}, {"name:brightwater"});
    if (denied) {
        report.sentence("Nordbank will not buy Brightwater, Ida Holm said.");
        const auto ida =
            report.cluster(EntityType::person, "Ida Holm", {"Ida Holm"}, {"family:holm", "given:ida", "name:ida holm"});
        report.mention("Nordbank", bank);
        report.mention("Brightwater", firm);
        report.mention("Ida Holm", ida);
        Claim& claim =
            report.claim(0, report.argument("Nordbank", bank), "buy", "buy", report.argument("Brightwater", firm));
        claim.polarity = Polarity::negated;
        claim.modality = Modality::future;
        claim.attributed_to.push_back(report.argument("Ida Holm", ida));
    } else {
        report.sentence("Nordbank bought Brightwater.");
        report.sentence("Nordbank will rule out layoffs.");
        report.mention("Nordbank", bank);
        report.mention("Brightwater", firm);
        report.claim(0, report.argument("Nordbank", bank), "buy", "bought", report.argument("Brightwater", firm));
        report
            .claim(1, report.argument("Nordbank", bank, {}, 10), "rule out", "rule out",
                   report.speaking_of("layoffs", "layoffs"))
            .modality = Modality::future;
    }
    return report;
}

inline Store store_of(std::vector<Extraction> extractions) {
    Store store = Store::in_memory();
    for (const Extraction& extraction : extractions) store.add(extraction);
    return store;
}

inline std::vector<ClaimRecord> claims_of(const View& view) {
    std::vector<ClaimRecord> all;
    view.claims([&](const ClaimRecord& claim) { all.push_back(claim); });
    return all;
}

inline std::vector<std::string> entity_labels(const View& view) {
    std::vector<std::string> all;
    view.entities([&](const Entity& entity) { all.push_back(entity.label); });
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace claimgraph::tests
