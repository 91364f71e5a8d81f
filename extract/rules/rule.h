#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/language/analysis.h"
#include "graph/model.h"

/// \file
/// Rules as they are written in packs (schemas/rules.schema.json describes the JSON).

namespace claimgraph::extract::rules {

/// What a token must be like. Every condition that is given must hold; an empty list is no condition.
struct TokenTest {
    std::vector<std::string> lemma;  ///< lemmas in lower case, or `@list`
    std::vector<Upos> upos;
    std::vector<std::string> xpos;
    std::vector<std::string> deprel;  ///< of the basic tree; a type stands for its subtypes
    std::vector<std::string> marker;  ///< its preposition or conjunction, `_` between the parts
    std::vector<EntityType> entity;   ///< the type of what it names; of rules only, as `marker`
    std::optional<bool> space_after;  ///< whether a blank follows; of repairs only
    std::vector<TokenTest> none_of;   ///< tests that must fail

    bool empty() const {
        return lemma.empty() && upos.empty() && xpos.empty() && deprel.empty() && marker.empty() && entity.empty() &&
               !space_after && none_of.empty();
    }
};

/// One step of a path: along a relation to a dependent, or (`<`) to a head.
struct Step {
    std::string relation;  ///< `*` for any
    bool up = false;
    bool optional = false;
    bool repeated = false;  ///< up as often as the relation goes on; of repairs only
};
using Path = std::vector<Step>;

/// How much of the text an argument takes.
enum class Extent : std::uint8_t {
    noun_phrase,  ///< the phrase without its preposition, relative clauses and loose appositions
    complement,   ///< the words of a nonverbal predicate, without subject, copula and adverbials of the clause
    clause,       ///< all that depends on the word
    with_object,  ///< a complement together with the object that it is said of (*the idea unacceptable*)
    word,
};

struct ArgumentPattern {
    std::string name;
    std::vector<Path> paths;  ///< alternatives; the first that leads to a token wins
    TokenTest where;
    Extent take = Extent::noun_phrase;
    bool optional = false;
    bool behind = false;  ///< only words behind the trigger, or such as the sentence leaves unsaid there
};

enum class Sign : std::uint8_t { inherit, affirmed, negated };

/// The part of a claim's words that somebody else says.
struct Says {
    std::string by;                    ///< argument that names the source; empty: none is named
    std::string content;               ///< argument that is said
    std::string act;                   ///< argument that is the act of saying; empty: the trigger is
    Sign sign = Sign::affirmed;        ///< `negated` turns the content's polarity round (deny)
    std::optional<Modality> modality;  ///< modality of the content's own predicate (urge: demanded)
};

struct Emission {
    std::string subject;    ///< `$argument`; empty where the rule knows of none
    std::string predicate;  ///< local name of a controlled term, a pack's own IRI, or `$trigger`: open
    std::string lemma;      ///< the predicate's lemma where it is not the trigger's
    std::string words;      ///< `$argument` whose words are the predicate's, where not the trigger's
    std::string object;     ///< `$argument`; empty for none
    Sign polarity = Sign::inherit;
    std::optional<Modality> modality;                             ///< instead of the one that the grammar gives
    std::vector<std::pair<std::string, std::string>> qualifiers;  ///< role → `$argument`
};

struct Example {
    std::string text;
    std::vector<std::string> expect;  ///< `subject | [NOT ]predicate | object [| by SOURCE] [| MODALITY]`
};

struct Rule {
    std::string id;
    std::string note;
    std::string pack;       ///< name of the file it comes from
    std::string pack_name;  ///< what the file calls itself
    std::size_t line = 0;   ///< in that file, from 1
    int priority = 0;       ///< of rules with one trigger token, those with the highest priority win
    double confidence = 0.5;
    TokenTest trigger;
    std::vector<std::vector<Path>> without;  ///< none of these may lead anywhere
    std::vector<ArgumentPattern> arguments;
    std::vector<Emission> emissions;
    std::optional<Says> says;
    std::vector<Example> examples;
};

}  // namespace claimgraph::extract::rules
