#include "cli/claim_question.h"

#include <algorithm>

#include "exporters/text.h"
#include "graph/edge_label.h"
#include "graph/identity.h"

namespace claimgraph::cli {

using exporters::predicate_label;

namespace {

std::string between_blanks(std::string_view words) {
    std::string out(1, ' ');
    out += phrase_key(words);
    return out += ' ';
}

bool has_words(std::string_view text, const std::string& words) {
    return between_blanks(text).find(words) != std::string::npos;
}

bool has_words(const NodeRecord& node, const std::string& words, const ClaimQuestion::Names& names) {
    if (has_words(node.label, words) || has_words(node.text, words)) return true;
    if (node.kind != NodeRecord::Kind::entity) return false;
    const std::vector<std::string> all = names(node.id);
    return std::any_of(all.begin(), all.end(), [&](const std::string& name) { return has_words(name, words); });
}

/// Everything that the predicate is called, between blanks.
std::vector<std::string> names_of_predicate(const ClaimRecord& claim) {
    const std::string& term = claim.predicate_term;
    const std::string lemma = between_blanks(claim.predicate_lemma);
    std::vector<std::string> names{lemma, between_blanks(predicate_label(claim)), between_blanks(claim.predicate_label),
                                   between_blanks(term), between_blanks(local_name(term))};
    // The document's words, also without auxiliaries before the verb: *has called for*, *called for*
    const auto blanks_of_verb = std::count(lemma.begin(), lemma.end(), ' ');
    std::string text = between_blanks(claim.predicate_text);
    while (std::count(text.begin(), text.end(), ' ') >= blanks_of_verb) {
        names.push_back(text);
        text.erase(0, text.find(' ', 1));
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::erase(names, between_blanks({}));
    return names;
}

/// What an id or an IRI that ends in one asks for.
std::string id_in(std::string_view asked) {
    const std::string_view last = asked.substr(asked.find_last_of("/#") + 1);
    return last.starts_with("claim-") || last.starts_with("prop-") ? std::string(last) : std::string();
}

}  // namespace

ClaimQuestion::ClaimQuestion(std::string_view asked) : id_(id_in(asked)), words_(between_blanks(asked)) {}

bool ClaimQuestion::is_answered_by(const ClaimRecord& claim, const Names& names) const {
    if (!id_.empty()) return claim.id == id_ || claim.proposition.id == id_;
    for (const std::string& predicate : names_of_predicate(claim)) {
        for (auto at = words_.find(predicate); at != std::string::npos; at = words_.find(predicate, at + 1)) {
            if (at == 0) continue;  // nobody who does so is named
            if (!has_words(claim.subject, between_blanks(words_.substr(0, at)), names)) continue;
            const std::string object = words_.substr(at + predicate.size());
            if (object.empty() || (claim.object && has_words(*claim.object, between_blanks(object), names))) return true;
        }
    }
    return false;
}

}  // namespace claimgraph::cli
