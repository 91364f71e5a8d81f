#include "extract/claims/quoted_speakers.h"

#include <algorithm>
#include <map>
#include <string>

#include "extract/rules/relations.h"

namespace claimgraph::extract::claims {

using language::find_quotations;
using language::find_turns;
using rules::Edge;
using rules::lower;
using rules::plain;
using rules::relation_matches;

namespace {

/// *Issued a plea that the road be shut: "…"*: the clause in front of a colon that hangs on no other; of clauses side
/// by side the last.
TokenIndex clause_at_colon(const EnhancedGraph& graph, TokenIndex verb, TokenIndex colon) {
    const auto outer = [&](TokenIndex at) {
        while (graph.token(at).deprel == "conj" && graph.token(at).head >= 0) at = graph.token(at).head;
        return graph.token(at).head < 0 || graph.token(at).head >= colon;
    };
    while (!(graph.predicate(verb) && outer(verb)) && graph.token(verb).head >= 0) verb = graph.token(verb).head;
    return verb;
}

}  // namespace

QuotedSpeakers::QuotedSpeakers(const Document& document, const Analysis& analysis, const Names& names,
                               const WordLists& lists, const std::vector<EnhancedGraph>& graphs)
    : document_(document),
      analysis_(analysis),
      names_(names),
      lists_(lists),
      graphs_(graphs),
      quotations_(find_quotations(document, analysis)),
      turns_(find_turns(document, analysis)) {}

void QuotedSpeakers::find(const std::vector<std::vector<Saying>>& sayings, const Speaks& speaks) {
    sayings_ = sayings;
    speaks_ = speaks;
    for (std::size_t q = 0; q < quotations_.size(); ++q) speakers_.push_back(speaker_of(q));
    // "… / "…," she said: the first paragraph is hers too
    for (std::size_t q = quotations_.size(); q-- > 1;)
        if (quotations_[q].continued && !speakers_[q - 1] && speakers_[q]) speakers_[q - 1] = speakers_[q];
    find_repeated();
    find_talkers();
}

bool QuotedSpeakers::outside(std::uint32_t s, TokenIndex token, const Quotation* quotation) const {
    return !quotation || !quotation->span.contains(graphs_[s].token(token).span);
}

/// Not in the quotation itself, nor in another one beside it: *"…," read the statement, "we will stay."*
bool QuotedSpeakers::may_speak(std::uint32_t s, TokenIndex token, const Quotation* quotation) const {
    if (!quotation) return true;
    const Quotation* other = quotation_of(graphs_[s].token(token));
    return !other || (other != quotation && other->span.contains(quotation->span));
}

std::optional<QuotedSpeakers::Speaker> QuotedSpeakers::speaker_of(std::size_t index) const {
    const Quotation& quotation = quotations_[index];
    for (std::uint32_t s = quotation.first_sentence; s <= quotation.last_sentence; ++s)
        for (const Saying& saying : sayings_[s])
            if (!outside(s, saying.content, &quotation) && may_speak(s, saying.by, &quotation))
                return Speaker{s, saying.by};
    for (std::uint32_t s = quotation.first_sentence; s <= quotation.last_sentence; ++s)
        if (const auto found = speech_subject(s, &quotation)) return found;
    if (const auto found = beside(quotation)) return found;
    if (const auto found = signature(quotation)) return found;

    // The quotation is all there is in its sentences: who was speaking?
    const Sentence& first = analysis_.sentences[quotation.first_sentence];
    const Sentence& last = analysis_.sentences[quotation.last_sentence];
    const bool alone = quotation.span.begin <= first.span.begin + 2 && quotation.span.end + 2 >= last.span.end;
    if (!alone) return std::nullopt;
    if (const auto found = announced(quotation)) return found;
    if (index > 0 && speakers_[index - 1]) {
        const Quotation& previous = quotations_[index - 1];
        const std::uint32_t distance = first.block - analysis_.sentences[previous.last_sentence].block;
        const bool follows = quotation.first_sentence - previous.last_sentence <= 1;
        if (follows && (quotation.continued || distance <= 1)) return speakers_[index - 1];
    }
    // Moyo was angry. "It is a lie."
    if (quotation.first_sentence > 0) {
        const std::uint32_t before = quotation.first_sentence - 1;
        if (analysis_.sentences[before].block == first.block) return person_in_front(before);
    }
    return std::nullopt;
}

/// The subject of a verb of speech outside the quotation.
std::optional<QuotedSpeakers::Speaker> QuotedSpeakers::speech_subject(std::uint32_t s,
                                                                      const Quotation* quotation) const {
    const EnhancedGraph& graph = graphs_[s];
    for (TokenIndex i = 0; i < graph.size(); ++i) {
        if (!outside(s, i, quotation)) continue;
        if (!graph.predicate(i) || !lists_.contains("speech", graph.lexeme(i))) continue;
        if (const auto found = quoted_as_saying(s, i, quotation)) return found;
        if (const auto found = subject_outside(s, i, quotation)) return found;
    }
    return std::nullopt;
}

/// *an aide was quoted as saying*, *cited the aide as saying*
std::optional<QuotedSpeakers::Speaker> QuotedSpeakers::quoted_as_saying(std::uint32_t s, TokenIndex saying,
                                                                        const Quotation* quotation) const {
    const EnhancedGraph& graph = graphs_[s];
    if (graph.token(saying).xpos != "VBG" || !lists_.contains("role_marker", graph.case_of(saying)) ||
        graph.token(saying).head < 0)
        return std::nullopt;
    const TokenIndex quoting = graph.token(saying).head;
    const TokenIndex quoted = graph.child(quoting, graph.passive(quoting) ? "nsubj:pass" : "obj");
    if (quoted < 0 || !may_speak(s, quoted, quotation)) return std::nullopt;
    return Speaker{s, quoted, {}};
}

std::optional<QuotedSpeakers::Speaker> QuotedSpeakers::subject_outside(std::uint32_t s, TokenIndex verb,
                                                                       const Quotation* quotation) const {
    for (const Edge& edge : graphs_[s].dependents(verb))
        if (relation_matches(edge.relation, "nsubj") && !graphs_[s].relative_pronoun(edge.dependent) &&
            may_speak(s, edge.dependent, quotation))
            return Speaker{s, edge.dependent};
    return std::nullopt;
}

/// *"I am tired," groaned Oram*, *Brand went on: "Sales fell"*: whatever the verb, who stands with it directly at the
/// quotation is the one who is quoted.
std::optional<QuotedSpeakers::Speaker> QuotedSpeakers::beside(const Quotation& quotation) const {
    const EnhancedGraph& last = graphs_[quotation.last_sentence];
    TokenIndex behind = 0;
    while (behind < last.size() && last.token(behind).span.begin < quotation.span.end) ++behind;
    const auto mark = [](const Token& token) { return token.upos == Upos::PUNCT; };
    while (behind < last.size() && (mark(last.token(behind)) && last.token(behind).form != ".")) ++behind;
    for (TokenIndex i = behind; i < last.size(); ++i) {
        if (last.token(i).upos != Upos::VERB || !last.predicate(i)) continue;
        const auto found = subject_outside(quotation.last_sentence, i, &quotation);
        if (!found && i == behind) return name_behind(quotation.last_sentence, i);
        if (!found || !speaks_(found->sentence, found->token)) return std::nullopt;
        const std::vector<TokenIndex> words = last.subtree(found->token);
        const bool adjacent = i == behind || (words.front() == behind && found->token < i);
        return adjacent ? found : std::nullopt;
    }
    const EnhancedGraph& first = graphs_[quotation.first_sentence];
    TokenIndex front = 0;
    while (front < first.size() && first.token(front).span.end <= quotation.span.begin) ++front;
    if (front == 0) return std::nullopt;
    const std::string& form = first.token(front - 1).form;
    if (form != ":" && form != ",") return std::nullopt;
    for (TokenIndex i = front; i-- > 0;)
        if (first.token(i).upos == Upos::VERB && first.predicate(i)) {
            if (form == ":") {
                const auto main =
                    subject_outside(quotation.first_sentence, clause_at_colon(first, i, front), &quotation);
                if (main && speaks_(main->sentence, main->token)) return main;
            }
            const auto found = subject_outside(quotation.first_sentence, i, &quotation);
            if (!found) {
                // the statement read: "…": a verb of speech has a subject in front, even if the tree hangs it elsewhere
                if (const auto inverted = name_behind(quotation.first_sentence, i)) return inverted;
                return lists_.contains("speech", first.lexeme(i)) ? last_name(quotation.first_sentence, i)
                                                                  : std::nullopt;
            }
            return speaks_(found->sentence, found->token) ? found : std::nullopt;
        }
    return form == ":" ? last_name(quotation.first_sentence, front) : std::nullopt;
}

/// *"…", wrote Dana Whitlock*: a verb of speech has a subject, even if the tree takes it for an object.
std::optional<QuotedSpeakers::Speaker> QuotedSpeakers::name_behind(std::uint32_t s, TokenIndex verb) const {
    const EnhancedGraph& graph = graphs_[s];
    if (!lists_.contains("speech", graph.lexeme(verb))) return std::nullopt;
    std::optional<Speaker> first;
    for (TokenIndex i = verb + 1; i < graph.size() && graph.token(i).upos != Upos::PUNCT; ++i) {
        const Upos upos = graph.token(i).upos;
        if (upos == Upos::ADP || !(upos == Upos::PROPN || upos == Upos::NOUN || upos == Upos::PRON)) {
            if (first && upos == Upos::ADP) break;
            continue;
        }
        if (!speaks_(s, i)) continue;
        if (!first) first = Speaker{s, i};
        const auto cluster = cluster_of(names_, graphs_[s].sentence(), s, i);
        if (cluster && names_.clusters[*cluster].type == EntityType::person) return Speaker{s, i};
    }
    return first;
}

/// *The mayor was angry:* or *And from Chairwoman Ellen Prowse:* in the sentence before.
std::optional<QuotedSpeakers::Speaker> QuotedSpeakers::announced(const Quotation& quotation) const {
    if (quotation.first_sentence == 0) return std::nullopt;
    const std::uint32_t before = quotation.first_sentence - 1;
    const Sentence& sentence = analysis_.sentences[before];
    const bool colon = !sentence.tokens.empty() && sentence.tokens.back().form == ":";
    const bool same = sentence.block == analysis_.sentences[quotation.first_sentence].block;
    if (!colon && !(same && document_.words(sentence.span).ends_with(':'))) return std::nullopt;
    if (const auto found = speech_subject(before, nullptr)) return found;
    const EnhancedGraph& graph = graphs_[before];
    for (TokenIndex i = 0; i < graph.size(); ++i)
        if (graph.token(i).upos == Upos::VERB) return std::nullopt;
    return last_name(before, graph.size());
}

/// The last of the phrases in front of a word that are somebody who can speak, and no part of another.
std::optional<QuotedSpeakers::Speaker> QuotedSpeakers::last_name(std::uint32_t s, TokenIndex end) const {
    const EnhancedGraph& graph = graphs_[s];
    for (TokenIndex i = end; i-- > 0;) {
        const Token& token = graph.token(i);
        const bool behind = token.deprel == "appos" && token.head < i;  // Ida Holm, owner of a club: "…"
        const bool part =
            behind || token.deprel == "flat" || token.deprel == "compound" || token.deprel == "nmod:desc";
        if (!part && (token.upos == Upos::PROPN || token.upos == Upos::NOUN) && speaks_(s, i)) return Speaker{s, i};
    }
    return std::nullopt;
}

/// The person of whom a sentence speaks: its first subject, if it is one; *The company rejected the offer. "We …"*: or
/// somebody else who takes a stand.
std::optional<QuotedSpeakers::Speaker> QuotedSpeakers::person_in_front(std::uint32_t s) const {
    const EnhancedGraph& graph = graphs_[s];
    for (TokenIndex i = 0; i < graph.size(); ++i) {
        if (plain(graph.token(i).deprel) != "nsubj" || graph.token(i).head < 0) continue;
        const TokenIndex head = graph.token(i).head;
        if (graph.token(head).head >= 0) continue;
        const std::optional<std::uint32_t> cluster = cluster_of(names_, graphs_[s].sentence(), s, i);
        if (cluster && names_.clusters[*cluster].type == EntityType::person) return Speaker{s, i};
        const std::string& act = graph.lexeme(head);
        if (lists_.contain({"speech", "criticise", "praise", "reject", "accept", "support", "oppose"}, act) &&
            speaks_(s, i))
            return Speaker{s, i};
        return std::nullopt;
    }
    return std::nullopt;
}

/// *"…" — Jane Doe, director*: the name behind a dash, on the quotation's line or the one below.
std::optional<QuotedSpeakers::Speaker> QuotedSpeakers::signature(const Quotation& quotation) const {
    constexpr TokenIndex longest = 30;
    for (std::uint32_t s = quotation.last_sentence; s <= quotation.last_sentence + 1 && s < graphs_.size(); ++s) {
        const EnhancedGraph& graph = graphs_[s];
        TokenIndex first = 0;
        while (first < graph.size() && graph.token(first).span.begin < quotation.span.end) ++first;
        if (first == graph.size()) continue;  // the quotation fills its sentence
        if (!lists_.contains("signature_mark", graph.token(first).form) || graph.size() - first > longest)
            return std::nullopt;
        std::optional<Speaker> name;
        for (TokenIndex i = first + 1; i < graph.size(); ++i) {
            const Token& token = graph.token(i);
            if (graph.child(i, "nsubj") >= 0 && token.deprel != "acl:relcl") return std::nullopt;
            const bool inner = token.head > first;
            if (!name && !inner && (token.upos == Upos::PROPN || token.upos == Upos::NOUN)) name = Speaker{s, i};
        }
        return name;
    }
    return std::nullopt;
}

const Quotation* QuotedSpeakers::quotation_of(const Token& token) const {
    // the first quotation that ends behind the token
    const auto q =
        std::lower_bound(quotations_.begin(), quotations_.end(), token.span.end,
                         [](const Quotation& quotation, std::uint32_t at) { return quotation.span.end < at; });
    return q == quotations_.end() || !q->span.contains(token.span) ? nullptr : &*q;
}

std::vector<QuotedSpeakers::Speaker> QuotedSpeakers::speakers(std::uint32_t s, TokenIndex token) const {
    std::vector<Speaker> out;
    const auto add = [&](const std::optional<Speaker>& speaker) {
        if (speaker) out.push_back(*speaker);
    };
    if (const Quotation* quotation = quotation_of(graphs_[s].token(token)))
        add(speakers_[static_cast<std::size_t>(quotation - quotations_.data())]);
    else if (s < repeated_.size())
        add(repeated_[s]);
    if (const Turn* turn = turn_of(s, token)) add(talkers_[static_cast<std::size_t>(turn - turns_.data())]);
    return out;
}

bool QuotedSpeakers::is_said(std::uint32_t s, TokenIndex token) const {
    return quotation_of(graphs_[s].token(token)) || turn_of(s, token);
}

const Turn* QuotedSpeakers::turn_of(std::uint32_t s, TokenIndex token) const {
    const auto behind = std::upper_bound(turns_.begin(), turns_.end(), s, [](std::uint32_t sentence, const Turn& turn) {
        return sentence < turn.first_sentence;
    });
    if (behind == turns_.begin() || s > (behind - 1)->last_sentence) return nullptr;
    return (behind - 1)->label.contains(graphs_[s].token(token).span) ? nullptr : &*(behind - 1);
}

/// Whoever the label in front of a turn names, also if nothing else is known of them; who is named by a letter (`Q:`)
/// is told by nobody.
void QuotedSpeakers::find_talkers() {
    for (const Turn& turn : turns_) {
        std::uint32_t s = turn.name_sentence;
        while (s + 1 < graphs_.size() && analysis_.sentences[s].span.end <= turn.name.begin) ++s;
        TokenIndex end = 0;
        while (end < graphs_[s].size() && graphs_[s].token(end).span.begin < turn.name.end) ++end;
        std::optional<Speaker> talker;
        if (turn.name.end - turn.name.begin > 1) {
            talker = last_name(s, end);
            TokenIndex first = 0;
            while (first < end && graphs_[s].token(first).span.begin < turn.name.begin) ++first;
            if (first < end && (!talker || talker->token < first)) talker = Speaker{s, first, {}};
            if (talker) talker->label = turn.name;
        }
        talkers_.push_back(talker);
    }
}

/// A sentence of a quotation that the page shows a second time, large and without its marks, is the speaker's there
/// too.
void QuotedSpeakers::find_repeated() {
    constexpr std::size_t shortest = 6;  // in words: shorter ones may be anybody's
    std::map<std::string, Speaker, std::less<>> said;
    const auto words = [&](std::uint32_t s) {
        std::string out;
        std::size_t count = 0;
        for (const Token& token : analysis_.sentences[s].tokens) {
            if (token.upos == Upos::PUNCT) continue;
            out += lower(token.form) + ' ';
            ++count;
        }
        return count < shortest ? std::string() : out;
    };
    for (std::size_t q = 0; q < quotations_.size(); ++q)
        for (std::uint32_t s = quotations_[q].first_sentence; speakers_[q] && s <= quotations_[q].last_sentence; ++s)
            if (quotations_[q].span.contains(analysis_.sentences[s].span))
                if (std::string key = words(s); !key.empty()) said.emplace(std::move(key), *speakers_[q]);
    if (said.empty()) return;
    repeated_.resize(graphs_.size());
    for (std::uint32_t s = 0; s < graphs_.size(); ++s)
        if (const auto found = said.find(words(s)); found != said.end()) repeated_[s] = found->second;
}

}  // namespace claimgraph::extract::claims
