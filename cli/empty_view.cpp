#include "cli/empty_view.h"

#include <set>
#include <string>

#include "cli/report.h"
#include "exporters/text.h"
#include "graph/suggestion.h"

namespace claimgraph::cli {

using exporters::node_label;
using exporters::predicate_key;

namespace {

bool has_filters(const ViewOptions& options) {
    return options.about || options.type || options.predicate || options.source || options.polarity || options.since ||
           options.until || options.min_confidence > 0;
}

/// The predicates and sources of all claims, each once.
struct Names {
    std::set<std::string> predicates, sources;

    explicit Names(const View& all) {
        all.claims([&](const ClaimRecord& claim) {
            predicates.insert(predicate_key(claim));
            for (const NodeRecord& source : claim.attributed_to) sources.emplace(node_label(source));
        });
    }
};

}  // namespace

void tell_if_empty(const View& view, const Store& store, const ViewOptions& options) {
    if (!has_filters(options)) return;
    bool any = false;
    view.documents([&](const DocumentRecord&) { any = true; });
    if (any) return;
    complain("nothing passes the filters: the output has no claims");
    ViewOptions unfiltered;
    unfiltered.guidance = options.guidance;
    const View all(store, unfiltered);
    if (options.about) {
        Suggestions near(*options.about);
        bool known = false;
        all.entities([&](const Entity& entity) {
            known = known || entity.label == *options.about;
            near.consider(entity.label);
            for (const std::string& name : entity.alt_labels) near.consider(name, entity.label);
        });
        if (!known) complain("--about: no claim is about '" + *options.about + "'" + near.question());
    }
    if (!options.predicate && !options.source) return;
    const Names names(all);
    const auto tell = [](std::string_view option, const std::string& wanted, const std::set<std::string>& known) {
        if (known.count(wanted) > 0 || known.count("cg:" + wanted) > 0) return;
        Suggestions near(wanted);
        for (const std::string& name : known) near.consider(name.starts_with("cg:") ? name.substr(3) : name, name);
        complain("--" + std::string(option) + ": no claim has '" + wanted + "'" + near.question());
    };
    if (options.predicate) tell("predicate", *options.predicate, names.predicates);
    if (options.source && *options.source != "-") tell("source", *options.source, names.sources);
}

}  // namespace claimgraph::cli
