#include "extract/rules/vocabulary.h"

#include <algorithm>
#include <array>

#include "embedded.h"
#include "extract/rules/suggestion.h"

namespace claimgraph::extract::rules {
namespace {

/// A statement of the vocabulary: what stands from `cg:NAME a` to the full stop that ends a line.
struct Statement {
    std::string_view name, body;
};

/// The file is our own and keeps to one layout: a term at the beginning of a line, its statement ended by ` .`.
std::vector<Statement> statements() {
    std::vector<Statement> out;
    const std::string_view turtle = embedded::file("schemas/claimgraph.ttl");
    for (std::size_t begin = 0; begin < turtle.size();) {
        const std::size_t end = std::min(turtle.find('\n', begin), turtle.size());
        const std::string_view line = turtle.substr(begin, end - begin);
        if (line.starts_with("cg:")) {
            const std::size_t blank = line.find(' ');
            const std::size_t stop = std::min(turtle.find(" .\n", begin), turtle.size());
            if (blank != std::string_view::npos && line.substr(blank).starts_with(" a "))
                out.push_back({line.substr(3, blank - 3), turtle.substr(begin, stop - begin)});
        }
        begin = end + 1;
    }
    return out;
}

std::vector<std::string> sorted(std::vector<std::string> words) {
    std::sort(words.begin(), words.end());
    return words;
}

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

const std::vector<std::string>& predicate_terms() {
    static const std::vector<std::string> terms = [] {
        std::vector<std::string> out;
        for (const Statement& each : statements())
            if (holds(each.body, " rdf:Property") &&
                (!holds(each.body, "rdfs:domain") || holds(each.body, "rdfs:domain cg:Participant")) &&
                !holds(each.body, "owl:DatatypeProperty") && each.name.front() >= 'a' && each.name.front() <= 'z')
                out.emplace_back(each.name);
        return sorted(std::move(out));
    }();
    return terms;
}

const std::vector<std::string>& qualifier_roles() {
    static const std::vector<std::string> roles = [] {
        std::vector<std::string> out;
        for (const Statement& each : statements())
            if (holds(each.body, " a cg:Role") && each.name.ends_with("Role"))
                out.emplace_back(each.name.substr(0, each.name.size() - 4));
        return sorted(std::move(out));
    }();
    return roles;
}

const std::vector<std::string>& universal_relations() {
    static const std::vector<std::string> relations = {
        "acl",       "advcl",      "advmod",   "amod",     "appos", "aux",      "case",   "cc",
        "ccomp",     "clf",        "compound", "conj",     "cop",   "csubj",    "dep",    "det",
        "discourse", "dislocated", "expl",     "fixed",    "flat",  "goeswith", "iobj",   "list",
        "mark",      "nmod",       "nsubj",    "nummod",   "obj",   "obl",      "orphan", "parataxis",
        "punct",     "reparandum", "root",     "vocative", "xcomp"};
    return relations;
}

std::string fault_of_relation(std::string_view relation) {
    if (relation == "*") return {};
    // the subtypes that English treebanks and this program's graphs have, beside those with a preposition
    static const std::vector<std::string> subtyped = {
        "nsubj:pass", "nsubj:outer", "nsubj:purpose", "csubj:pass", "csubj:outer", "aux:pass",   "compound:prt",
        "det:predet", "cc:preconj",  "flat:foreign",  "flat:name",  "expl:pass",   "expl:impers"};
    const std::size_t colon = relation.find(':');
    const std::string_view type = relation.substr(0, colon);
    const std::vector<std::string>& known = universal_relations();
    if (std::find(known.begin(), known.end(), type) == known.end())
        return "Universal Dependencies has no relation \"" + std::string(type) + "\"" + suggestion(type, known);
    if (colon == std::string_view::npos) return {};
    if (colon + 1 == relation.size()) return "the subtype behind \"" + std::string(relation) + "\" is missing";
    static constexpr std::array<std::string_view, 5> open = {"obl", "nmod", "advcl", "acl", "conj"};
    if (std::find(open.begin(), open.end(), type) != open.end()) return {};
    if (std::find(subtyped.begin(), subtyped.end(), relation) != subtyped.end()) return {};
    return "there is no relation \"" + std::string(relation) + "\"" + suggestion(relation, subtyped);
}

}  // namespace claimgraph::extract::rules
