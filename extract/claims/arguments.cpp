#include "extract/claims/arguments.h"

#include <algorithm>

namespace claimgraph::extract::claims {

using names::MentionTokens;
using rules::EnhancedGraph;
using rules::Extent;

namespace {

bool is_value(EntityType type) {
    return is_a(type, EntityType::date) || is_a(type, EntityType::quantity) || type == EntityType::money;
}

}  // namespace

std::optional<std::uint32_t> Arguments::thing(std::uint32_t s, TokenIndex token) const {
    if (text_.lists.contains("first_person_singular", text_.graphs[s].lexeme(token)))
        if (const auto speakers = quoted_.speakers(s, token); !speakers.empty())
            return thing_named(speakers.front().sentence, speakers.front().token);
    return thing_named(s, token);
}

std::optional<std::uint32_t> Arguments::thing_named(std::uint32_t s, TokenIndex token) const {
    std::optional<std::uint32_t> cluster = cluster_of(text_.names, text_.graphs[s].sentence(), s, token);
    const TokenIndex name = text_.graphs[s].child(token, "appos");
    if (!cluster && name > token && text_.lists.contains("numeral_pronoun", text_.graphs[s].lexeme(token)) &&
        text_.graphs[s].token(name).upos == Upos::PROPN)  // one of them, Alberto Ponce, …
        cluster = cluster_of(text_.names, text_.graphs[s].sentence(), s, name);
    if (!cluster) cluster = person_behind(s, token);
    if (!cluster || is_value(text_.names.clusters[*cluster].type)) return std::nullopt;
    return cluster;
}

/// *A spokesman, Marc Dupont*: the person who is named behind a noun in the singular is that one.
std::optional<std::uint32_t> Arguments::person_behind(std::uint32_t s, TokenIndex token) const {
    const EnhancedGraph& graph = text_.graphs[s];
    TokenIndex at = token;
    for (int depth = 0; depth < 2 && graph.token(at).xpos == "NN"; ++depth) {
        const TokenIndex name = graph.child(at, "appos");
        if (name <= at || graph.child(name, "conj") >= 0) return std::nullopt;
        at = name;
        if (graph.token(at).upos != Upos::PROPN) continue;
        const auto cluster = cluster_of(text_.names, text_.graphs[s].sentence(), s, at);
        if (cluster && text_.names.clusters[*cluster].type == EntityType::person) return cluster;
        return std::nullopt;
    }
    return std::nullopt;
}

void Arguments::add_value_words(std::uint32_t s, TokenIndex token, std::vector<TokenIndex>& tokens) const {
    const auto value = value_at(text_.names, s, token);
    if (!value || is_a(text_.names.mentions[*value].type, EntityType::date)) return;
    const MentionTokens& at = text_.names.tokens[*value];
    for (TokenIndex i = at.first; i <= at.last; ++i)
        if (i > at.first || text_.graphs[s].token(i).upos != Upos::ADP) tokens.push_back(i);
}

/// *University of Ohio, Lund*: a name is one thing, whatever its tree.
void Arguments::add_name_words(std::uint32_t s, TokenIndex token, std::vector<TokenIndex>& tokens) const {
    const auto mention = mention_at(text_.names, text_.graphs[s].sentence(), s, token);
    if (!mention || text_.names.mentions[*mention].form != MentionForm::name) return;
    const MentionTokens& at = text_.names.tokens[*mention];
    for (TokenIndex i = at.first; i <= at.last; ++i) tokens.push_back(i);
}

bool Arguments::one_value(std::uint32_t s, const std::vector<TokenIndex>& tokens) const {
    const auto first = tokens.empty() ? std::nullopt : value_at(text_.names, s, tokens.front());
    return first && std::all_of(tokens.begin(), tokens.end(),
                                [&](TokenIndex token) { return value_at(text_.names, s, token) == first; });
}

std::vector<TokenIndex> Arguments::loose_adjuncts(std::uint32_t s, TokenIndex trigger, TokenIndex object) const {
    std::vector<TokenIndex> out;
    const EnhancedGraph& graph = text_.graphs[s];
    if (object <= trigger || graph.predicate(object)) return out;
    const Token& noun = graph.token(object);
    if (noun.head != trigger || noun.deprel.starts_with("nsubj")) return out;
    const auto amount = value_at(text_.names, s, object);
    for (const TokenIndex child : graph.children(object)) {
        const auto value = value_at(text_.names, s, child);
        if (child < object || !value || value == amount) continue;
        const Mention& mention = text_.names.mentions[*value];
        const std::string marker = marker_of(s, child);
        const bool date = is_a(mention.type, EntityType::date) && (marker.empty() || text_.lists.contains("date_marker", marker));
        const bool score = mention.type == EntityType::quantity && mention.value.find('-') == 1;
        if (score || (date && (amount || noun.deprel.starts_with("obl")))) out.push_back(child);
    }
    return out;
}

std::string Arguments::marker_of(std::uint32_t s, TokenIndex token) const {
    if (const auto value = value_at(text_.names, s, token))
        for (const TokenIndex c : text_.graphs[s].children(token))
            if (text_.graphs[s].token(c).deprel == "case" && c > text_.names.tokens[*value].first &&
                c <= text_.names.tokens[*value].last)
                return {};
    return text_.graphs[s].case_of(token);
}

Argument Arguments::one(std::uint32_t s, TokenIndex token, Extent extent, const PhraseOptions& options,
                        const std::vector<TokenIndex>& shared) const {
    std::vector<TokenIndex> tokens = phrase_tokens(text_.graphs[s], token, extent, options);
    tokens.insert(tokens.end(), shared.begin(), shared.end());
    tokens.insert(tokens.end(), options.from_outside.begin(), options.from_outside.end());
    if (extent == Extent::noun_phrase) {
        add_value_words(s, token, tokens);
        add_name_words(s, token, tokens);
    }
    in_order(tokens);
    const Phrase words = words_of(text_.document, text_.graphs[s], tokens);
    Argument out;
    out.span = words.span;
    out.text = words.text;
    if (extent == Extent::noun_phrase && !more_than_named(s, token, tokens)) out.cluster = thing(s, token);
    return out;
}

/// *the strains K-12 and S288C*, *the Red and White Parties*: whoever is named by a part of what *and* ties is not all.
bool Arguments::more_than_named(std::uint32_t s, TokenIndex token, const std::vector<TokenIndex>& tokens) const {
    const EnhancedGraph& graph = text_.graphs[s];
    const auto mention = mention_at(text_.names, graph.sentence(), s, token);
    if (!mention || text_.names.mentions[*mention].form != MentionForm::name) return false;
    const MentionTokens& at = text_.names.tokens[*mention];
    const auto named = [&at](TokenIndex i) { return i >= at.first && i <= at.last; };
    return std::any_of(tokens.begin(), tokens.end(), [&](TokenIndex i) {
        const Token& word = graph.token(i);
        return word.deprel == "conj" && std::binary_search(tokens.begin(), tokens.end(), word.head) &&
               named(word.head) != named(i);
    });
}

std::vector<Argument> Arguments::at(std::uint32_t s, TokenIndex token, Extent extent, PhraseOptions options) const {
    const EnhancedGraph& graph = text_.graphs[s];
    const Coordination coordination = coordination_in(s);
    if (extent == Extent::noun_phrase) token = coordination.named_members(token);
    const bool apart =
        extent == Extent::noun_phrase || (extent == Extent::complement && coordination.each_is_said(token));
    if (!apart) return {one(s, token, extent, options)};
    if (extent == Extent::noun_phrase)
        if (const auto holder = coordination.title_holder(token)) return {one(s, *holder, extent, options)};
    std::vector<TokenIndex> conjuncts = coordination.conjuncts_of(token);
    // the bank, which denied it, and its chairman: the clause is the bank's only
    if (options.leave_out && graph.token(*options.leave_out).deprel == "acl:relcl")
        while (conjuncts.size() > 1 && conjuncts.back() > *options.leave_out) {
            conjuncts.pop_back();
            options.conjuncts = false;
        }
    const bool each_by_itself =
        conjuncts.size() > 1 && !one_value(s, conjuncts) && !(options.joined && coordination.together(token));
    if (each_by_itself || coordination.contrasted(token)) {
        options.conjuncts = false;
        const std::vector<TokenIndex> shared = coordination.shared_modifiers(conjuncts);
        std::vector<Argument> out;
        for (const TokenIndex conjunct : conjuncts) {
            std::vector<TokenIndex> added = coordination.shared_determiners(conjuncts, conjunct);
            added.insert(added.end(), shared.begin(), shared.end());
            out.push_back(one(s, conjunct, extent, options, added));
        }
        return out;
    }
    Argument whole = one(s, token, extent, options);
    if (conjuncts.size() != 1 && !one_value(s, conjuncts)) whole.cluster.reset();
    std::vector<Argument> out{whole};
    if (extent == Extent::noun_phrase)
        for (const TokenIndex member : coordination.included_members(token)) {
            PhraseOptions alone = options;
            alone.conjuncts = false;
            out.push_back(one(s, member, extent, alone));
        }
    // they: Ito and Sato, each
    if (const auto each = clusters_of(text_.names, text_.graphs[s].sentence(), s, token);
        whole.cluster && !each.empty() && *whole.cluster == each.front())
        for (std::size_t i = 1; i < each.size(); ++i) {
            out.push_back(whole);
            out.back().cluster = each[i];
        }
    return out;
}

void in_order(std::vector<TokenIndex>& tokens) {
    std::sort(tokens.begin(), tokens.end());
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
}

TokenIndex topmost_below(const EnhancedGraph& graph, TokenIndex ancestor, TokenIndex token) {
    while (graph.token(token).head >= 0 && graph.token(token).head != ancestor) token = graph.token(token).head;
    return token;
}

}  // namespace claimgraph::extract::claims
