#include "extract/concepts/phrase_reader.h"

#include <utf8proc.h>

#include <algorithm>

#include "extract/names/lexicon.h"
#include "extract/read/text_lines.h"
#include "extract/rules/relations.h"
#include "graph/name_key.h"

namespace claimgraph::extract::concepts {

using names::Lexicon;
using read::last_character;
using rules::lower;
using rules::plain;

namespace {

/// `US$`, `°`: it ends with the sign of a currency or unit; an amount is no thing that one speaks of.
bool is_unit_sign(const Token& token) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(last_character(token.form)));
    return category == UTF8PROC_CATEGORY_SC || category == UTF8PROC_CATEGORY_SO || token.form.starts_with("°");
}
bool has_capital(const Token& token) {
    utf8proc_int32_t first = 0;
    utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(token.form.data()),
                     static_cast<utf8proc_ssize_t>(token.form.size()), &first);
    return utf8proc_category(first) == UTF8PROC_CATEGORY_LU;
}
bool is_noun(const Token& token) { return token.upos == Upos::NOUN || token.upos == Upos::PROPN; }

bool is_clause(std::string_view relation) {
    return relation == "acl:relcl" || relation == "advcl:relcl" || plain(relation) == "advcl" ||
           plain(relation) == "parataxis" || plain(relation) == "ccomp" || plain(relation) == "csubj";
}

/// One more word behind those that are looked through.
void append(std::string& aspect, std::string_view word) {
    if (!aspect.empty() && !word.empty()) aspect += ' ';
    aspect += word;
}

constexpr std::string_view subject_tie = "subject", object_tie = "object", apposition_tie = "namely";

}  // namespace

std::optional<PhraseReader::Reading> PhraseReader::read(Span span, Span gap) const {
    auto top = head_of(span);
    // of several things in a row the last one alone: along with [shells and] drones
    if (top && gap.contains(graph_.token(*top).span)) top = head_of({gap.end, span.end});
    if (!top) return std::nullopt;
    Reading out;
    out.content.span = span;
    const TokenIndex first = behind_preposition(*top, !gap.empty(), out.content);
    const TokenIndex head = look_through(behind_verbs(first, out.content), out.content);
    out.content.head = graph_.token(head).span;
    find_concept(head, out.content);
    if (!is_clause_of_its_own(*top)) find_involved(*top, head, out.content);
    find_reference(*top, head, out);
    return out;
}

/// The word of the span that hangs on one outside of it; of several the noun with which it begins (*other crimes
/// against the Danes*, also where *against the Danes* hangs on the verb), else the one with most words of the span
/// below it.
std::optional<TokenIndex> PhraseReader::head_of(Span span) const {
    std::optional<TokenIndex> best;
    std::size_t most = 0;
    for (TokenIndex i = 0; i < graph_.size(); ++i) {
        const Token& token = graph_.token(i);
        if (!span.contains(token.span) || token.upos == Upos::PUNCT) continue;
        if (token.head >= 0 && span.contains(graph_.token(token.head).span)) continue;
        const bool bare = is_noun(token) && graph_.child(i, "case") < 0;
        std::size_t below = 0;
        for (const TokenIndex t : graph_.subtree(i)) {
            const Span words = graph_.token(t).span;
            if (bare && words.begin == span.begin) return i;
            below += span.contains(words);
        }
        if (below > most) {
            most = below;
            best = i;
        }
    }
    return best;
}

/// *with Norway claiming that it had won*, *as it goes on to Oslo*: somebody does something there, and not what the
/// claim says.
bool PhraseReader::is_clause_of_its_own(TokenIndex top) const {
    return plain(graph_.token(top).deprel) == "advcl" && graph_.child(top, "nsubj") >= 0;
}

bool PhraseReader::is_named(TokenIndex token) const {
    return std::any_of(places_.begin(), places_.end(), [&](const NamedPlace& place) {
        return !place.adjective && (place.head == token || place.span.contains(graph_.token(token).span));
    });
}

/// *to strengthen its arsenal*, *ready to rebuild the bridge*: from the verb to what it acts on.
TokenIndex PhraseReader::behind_verbs(TokenIndex top, PhraseContent& content) const {
    for (TokenIndex at = top;;) {
        const Token& token = graph_.token(at);
        if ((token.upos != Upos::VERB && token.upos != Upos::ADJ) || is_nominal_gerund(at)) return at;
        TokenIndex next = -1;
        for (const char* relation : {"obj", "xcomp"})
            if (next < 0) next = graph_.child(at, relation);
        if (next < 0 || !content.span.contains(graph_.token(next).span)) return at;
        // that Norway is ready: that is the clause's
        const bool infinitive = at != top || graph_.child(at, "nsubj") < 0;
        append(content.aspect, infinitive ? verb_words(at) : lower(token.form));
        at = next;
    }
}

/// *the killing of civilians*
bool PhraseReader::is_nominal_gerund(TokenIndex verb) const {
    return graph_.token(verb).xpos == "VBG" && graph_.child(verb, "det") >= 0;
}

/// The verb with what leads its clause, auxiliaries and negation: `to leave`, `that will not be deported`; with words
/// of a subject where it stands: `that … use`, `for … to leave`.
std::string PhraseReader::verb_words(TokenIndex verb, std::string_view subject) const {
    std::string mark, helpers, out;
    for (const TokenIndex c : graph_.children(verb)) {
        if (c > verb) break;
        const Token& child = graph_.token(c);
        if (plain(child.deprel) == "nsubj" && !subject.empty()) {
            for (const std::string_view words : {std::string_view(mark), subject}) append(out, words);
            mark.clear();
        }
        if (child.deprel == "mark") mark = lower(child.form);  // for Iran to leave: to leave
        if (plain(child.deprel) == "aux" || lists_.contains("negation", graph_.lexeme(c)))
            append(helpers, lower(child.form));
    }
    for (const std::string_view words : {std::string_view(mark), std::string_view(helpers)}) append(out, words);
    append(out, lower(graph_.token(verb).form));
    if (const TokenIndex particle = graph_.child(verb, "compound:prt"); particle > verb)
        append(out, lower(graph_.token(particle).form));  // to carry out
    return out;
}

/// A preposition of several words: what it adds to its first one (`to` of *due to*, `response to` of *in response to
/// the attack*).
/// \param is_shared  with others of a row: along with [Ida Holm and] Leo Ito
TokenIndex PhraseReader::behind_preposition(TokenIndex top, bool is_shared, PhraseContent& content) const {
    const TokenIndex first = graph_.child(top, "case");
    if (first < 0 && !is_shared) return top;
    const bool is_inside = first < 0 || content.span.contains(graph_.token(first).span);
    std::string words = graph_.case_of(top);
    std::replace(words.begin(), words.end(), '_', ' ');
    if (const std::size_t blank = words.find(' '); is_inside && blank != std::string::npos)
        append(content.aspect, words.substr(blank + 1));
    const TokenIndex behind = behind_bare_noun(top, content);
    if (behind < 0) return top;
    content.through.push_back(graph_.lexeme(top));
    append(content.aspect, lower(graph_.token(top).form) + ' ' + graph_.case_of(behind));
    return behind;
}

/// The attack of *in response to the attack*: a noun with nothing of its own between two prepositions is a part of one
/// (Quirk et al. 1985, 9.10 to 9.13). \return -1 where it is none
TokenIndex PhraseReader::behind_bare_noun(TokenIndex noun, const PhraseContent& content) const {
    const auto preposition_of = [&](TokenIndex token) -> std::string {  // the word before
        if (token == 0) return {};
        const Token& before = graph_.token(token - 1);
        const bool is_its = before.deprel == "case" && before.head == token;
        return is_its ? lower(before.form) : std::string();
    };
    if (graph_.token(noun).xpos != "NN" || is_named(noun) ||
        !lists_.contains("preposition_first", preposition_of(noun)))
        return -1;
    for (const TokenIndex c : graph_.children(noun)) {
        const Token& child = graph_.token(c);
        if (c < noun || plain(child.deprel) != "nmod" || !content.span.contains(child.span)) continue;
        const bool adjacent = graph_.child(c, "case") == noun + 1;
        return adjacent && lists_.contains("preposition_last", graph_.case_of(c)) ? c : -1;
    }
    return -1;
}

/// *a series of attacks*, *forty of the bombers*, *the end of the war*: from word to word behind `of`.
TokenIndex PhraseReader::look_through(TokenIndex head, PhraseContent& content) const {
    for (TokenIndex at = head;;) {
        const std::string& lemma = graph_.lexeme(at);
        const bool number = graph_.token(at).upos == Upos::NUM || graph_.token(at).upos == Upos::DET ||
                            graph_.token(at).upos == Upos::ADJ;
        const bool aspect = lists_.contains("aspect", lemma);
        if ((!number && !aspect && !lists_.contains("transparent", lemma)) || is_named(at)) return at;
        TokenIndex next = -1;
        for (const TokenIndex c : graph_.children(at))
            if (next < 0 && c > at && plain(graph_.token(c).deprel) == "nmod" &&
                lists_.contains("partitive_marker", graph_.case_of(c)) && content.span.contains(graph_.token(c).span))
                next = c;
        if (next < 0) return at;
        content.through.push_back(lemma);
        if (aspect) append(content.aspect, lemma + " of");
        at = next;
    }
}

/// The head with its compound; with an adjective where both are a term.
void PhraseReader::find_concept(TokenIndex head, PhraseContent& content) const {
    const Token& token = graph_.token(head);
    if (token.upos == Upos::VERB || token.upos == Upos::AUX) {
        if (!is_nominal_gerund(head)) return append(content.aspect, verb_words(head));
        content.concept_words = lower(token.form);
    } else if (!is_noun(token)) {
        if (token.upos == Upos::ADJ) append(content.aspect, glued_word(head));
        return;
    } else if (is_named(head) || is_unit_sign(token) || token.form.size() == 1) {
        return;
    } else if (is_proper_noun(head)) {
        return take_name(head, content);
    } else {
        const bool own = token.xpos == "NNS" && lists_.contains("own_plural", lower(token.form));
        content.concept_words = lower(own ? token.form : token.lemma);
    }
    Span words = token.span;
    TokenIndex first = head;
    while (first > 0) {
        const Token& before = graph_.token(first - 1);
        const bool hyphen = before.form == "-" && !before.space_after && first >= 2;
        const TokenIndex at = hyphen ? first - 2 : first - 1;
        const Token& word = graph_.token(at);
        if (!content.span.contains(word.span) || names(at) || word.upos == Upos::NUM) break;
        const bool glued = hyphen && !word.space_after;
        // a 30-day truce, a large-scale exchange, a 30-year-old man: what is measured is no part of the term
        if (at >= 2 && graph_.token(at - 1).form == "-" && !graph_.token(at - 1).space_after &&
            (!is_noun(graph_.token(at - 2)) || word.upos == Upos::ADJ))
            break;
        const std::string longer =
            (word.upos == Upos::PROPN ? word.form : lower(word.form)) + (glued ? "-" : " ") + content.concept_words;
        const bool compound = plain(word.deprel) == "compound" && is_noun(word) && graph_.dominates(head, at);
        const bool term = word.upos == Upos::ADJ && word.deprel == "amod" && graph_.dominates(head, at) &&
                          (concepts_.is_term(longer) || concepts_.is_not_of_country(longer));
        if (!compound && !term) break;
        content.concept_words = longer;
        words.begin = word.span.begin;
        first = at;
        if (term) break;
    }
    content.head = words;
    content.concept_label = concepts_.label(content.concept_words);
    const std::string_view last = std::string_view(content.concept_label).substr(content.concept_label.rfind(' ') + 1);
    const bool act =
        lists_.contains("nominal_act", lower(token.lemma)) || lists_.contains("nominal_act", last);  // airstrike
    content.act = (act || token.xpos == "VBG") && !lists_.contains("no_nominal_act", last) && !is_doubted(head);
    content.generic = concepts_.is_generic(content.concept_label);
    append(content.aspect, one_of_all(head));
}

/// The word with what hangs on it by hyphens: `28-year-old`.
std::string PhraseReader::glued_word(TokenIndex last) const {
    std::string word = lower(graph_.token(last).form);
    for (TokenIndex at = last; at > 0 && !graph_.token(at - 1).space_after; --at) {
        const std::string& before = graph_.token(at - 1).form;
        const bool hyphen = before == "-" || graph_.token(at).form == "-";
        if (!hyphen) break;
        word.insert(0, lower(before));
    }
    return word;
}

/// `first` of *she is the first woman to win*: without it she would only be a woman who wins.
std::string PhraseReader::one_of_all(TokenIndex noun) const {
    const bool predicate = plain(graph_.token(noun).deprel) == "xcomp" || graph_.child(noun, "cop") >= 0;
    const TokenIndex does = graph_.child(noun, "acl");
    if (!predicate || does < 0 || graph_.child(does, "mark") < 0) return {};
    for (const TokenIndex c : graph_.children(noun)) {
        const Token& child = graph_.token(c);
        if (child.deprel == "amod" && c < noun &&
            (child.xpos == "JJS" || lists_.contains("one_of_all", lower(child.form))))
            return lower(child.form);
    }
    return {};
}

/// *an alleged attack*, *a planned visit*: it may be none
bool PhraseReader::is_doubted(TokenIndex noun) const {
    const std::vector<TokenIndex>& children = graph_.children(noun);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
        return graph_.token(c).deprel == "amod" && lists_.contains("doubting_adjective", lower(graph_.token(c).form));
    });
}

/// A noun with a capital that stands for no thing of the document: *the Writers' Week*, *under Sharia law*. Where a
/// sentence begins, in headlines and titles (*the Prime Minister*) capitals say nothing.
bool PhraseReader::is_proper_noun(TokenIndex head) const {
    const Token& token = graph_.token(head);
    if (head == 0 || !has_capital(token)) return false;
    const Token& before = graph_.token(head - 1);
    if (token.upos != Upos::PROPN && before.xpos != "POS" && !(has_capital(before) && head > 1)) return false;
    if (Lexicon::get().office(fold_name(token.lemma))) return false;
    std::size_t words = 0, capitals = 0;
    for (TokenIndex i = 0; i < graph_.size(); ++i) {
        if (graph_.token(i).upos == Upos::PUNCT) continue;
        ++words;
        capitals += has_capital(graph_.token(i));
    }
    return capitals * 10 < words * 7;
}

/// It is a concept of its own, under its words with capitals.
void PhraseReader::take_name(TokenIndex head, PhraseContent& content) const {
    const auto goes_on = [&](TokenIndex at) {
        const Token& token = graph_.token(at);
        const bool possessive = token.xpos == "POS";
        return content.span.contains(token.span) && !names(at) && (possessive || (has_capital(token) && at > 0));
    };
    TokenIndex first = head;
    while (first > 0 && goes_on(first - 1)) --first;
    for (TokenIndex at = first; at <= head; ++at) {
        content.concept_words += graph_.token(at).form;
        if (at != head && graph_.token(at).space_after) content.concept_words += ' ';
    }
    content.head = {graph_.token(first).span.begin, graph_.token(head).span.end};
    content.concept_label = content.concept_words;
}

/// Whether the token is a word of a name.
bool PhraseReader::names(TokenIndex token) const {
    return std::any_of(places_.begin(), places_.end(),
                       [&](const NamedPlace& place) { return place.span.contains(graph_.token(token).span); });
}

bool PhraseReader::is_place(TokenIndex token) const {
    return std::any_of(places_.begin(), places_.end(), [&](const NamedPlace& place) {
        return place.is_place && place.span.contains(graph_.token(token).span);
    });
}

void PhraseReader::find_involved(TokenIndex top, TokenIndex head, PhraseContent& content) const {
    for (const NamedPlace& place : places_) {
        if (!content.span.contains(place.span) || !graph_.dominates(top, place.head)) continue;
        const auto known = [&](const Involvement& other) { return other.cluster == place.cluster; };
        if (std::any_of(content.involves.begin(), content.involves.end(), known)) continue;
        if (const auto role = role_of(place.head, top, head, content.head))
            content.involves.push_back({*role, place.cluster, place.span});
    }
}

/// How a name is tied to the word that the phrase speaks of: by a preposition, with the words on the way between them
/// (`to attack on` of Kenya in *a response to attacks on Kenya*). What stands in a clause of its own, far away, or
/// beside another name on the way is no part of the phrase.
std::optional<std::string> PhraseReader::role_of(TokenIndex token, TokenIndex top, TokenIndex head, Span term) const {
    constexpr std::size_t farthest = 3;
    if (token == head) return "of";
    std::string role;
    // Up to here one place hangs on another (Odense, Denmark): it is tied as that one is. But who does it in spite of
    // its place in the tree belongs to the act: operations against Norway by Denmark.
    bool reached_word = false, is_own = false;
    std::size_t words = 0;
    for (TokenIndex at = token, below = token; at != head; below = at, at = graph_.token(at).head) {
        const Token& word = graph_.token(at);
        if (is_clause(word.deprel)) return std::nullopt;
        if (at == top || word.head < 0) break;
        const TokenIndex above = word.head;
        if (plain(word.deprel) == "conj" && above != head) {
            if (word.upos == Upos::VERB) return std::nullopt;  // a plan to go and to see Norway: not to go
            continue;                                          // Kenya and Somalia: as the first of them
        }
        if (reached_word && term.contains(word.span)) continue;  // a word of the concept's own: road cycling race
        if (++words > farthest) return std::nullopt;
        const std::string_view relation = plain(word.deprel);
        const bool owns = word.deprel == "nmod:poss" || relation == "compound" || relation == "amod";
        if (names(reached_word ? at : above) && (reached_word || (owns && above != head))) return std::nullopt;
        // French catholic bishop: of France; a warrant related to the murder of Holm: related to it
        if (word.upos == Upos::ADJ && reached_word && owns && at < above) continue;
        // a meeting before the visit to Oslo, the first since Ida Holm: when and why it was, not what it is of
        if (lists_.contains("loose_preposition", graph_.case_of(at))) return std::nullopt;
        // a hill near Odense, Denmark, an attack on Odense in Denmark: in Denmark
        const bool lies = at != token && is_place(token) && is_place(at) &&
                          (role == apposition_tie || lists_.contains("inside_preposition", role));
        const bool around = lies && (lists_.contains("beside_preposition", graph_.case_of(at)) ||
                                     tie(at) == object_tie);  // took Odense, Denmark: it lies there
        if (!reached_word && !is_own)
            role = around ? "in" : tie(at);
        else if (reached_word)
            role = step_through(at, below, role);
        // attacks by settlers in Odense: only what lies in a place is tied as that one is
        const bool beside_name = !reached_word && above != head && names(above) && relation == "nmod" && !owns;
        is_own = is_own || lists_.contains("actor_preposition", role) ||
                 (beside_name && !(is_place(above) && lists_.contains("inside_preposition", role)));
        reached_word = reached_word || above == head || !names(above);
    }
    if (role.empty()) return std::nullopt;
    if (const std::size_t twice = role.find("… …"); twice != std::string::npos)
        role.erase(twice, std::string_view("… ").size());  // that automakers Volt and Ampere use
    const std::string leading = std::string(subject_tie) + ' ';
    return role.starts_with(leading) ? role.substr(leading.size()) : role;
}

/// A word between a name and the word that the phrase speaks of, with what ties it and with the words behind it: `on
/// port of`, `fired by`, `to keep peace in`. What a verb acts on needs no preposition; who does it stands before it, as
/// `…`.
/// \param below  the word through which the name is reached
std::string PhraseReader::step_through(TokenIndex token, TokenIndex below, const std::string& inner) const {
    const Token& word = graph_.token(token);
    std::string out;
    if (is_noun(word)) {
        // the captain regent of Odense, in apposition: no word between them
        if (const std::string with = tie(token); with != object_tie && with != apposition_tie) append(out, with);
        append(out, compound_of(token));
        append(out, inner);
        return out;
    }
    if (word.upos == Upos::NUM || word.upos == Upos::SYM) return inner;  // Tigers 5–0: the score says nothing here
    const bool does = inner.starts_with(subject_tie);
    // meetings focused on trade in Odense: where they are, not what they are focused on
    if (!does && lists_.contains("inside_preposition", inner) && plain(word.deprel) == "acl")
        for (const TokenIndex c : graph_.children(token))
            if (plain(graph_.token(c).deprel) == "obl" && c > token && c < below) return inner;
    if (does) {
        std::string_view subject = std::string_view(inner).substr(std::min(subject_tie.size() + 1, inner.size()));
        if (subject.ends_with(apposition_tie))
            subject.remove_suffix(std::min(apposition_tie.size() + 1, subject.size()));
        out = verb_words(token, subject.empty() ? "…" : std::string(subject) + " …");
    } else {
        out = verb_words(token);
    }
    const TokenIndex object = graph_.child(token, "obj");
    if (object >= 0 && object != below && is_noun(graph_.token(object)))
        append(out, names(object) ? graph_.token(object).form : lower(graph_.token(object).lemma));
    if (!does && inner != object_tie) append(out, inner);
    return out;
}

/// The lemma with the noun before it that is a part of its term: `oil terminal`.
std::string PhraseReader::compound_of(TokenIndex noun) const {
    std::string out;
    if (noun > 0) {
        const Token& before = graph_.token(noun - 1);
        const bool part = plain(before.deprel) == "compound" && before.head == noun && before.upos == Upos::NOUN;
        const bool whole = noun < 2 || graph_.token(noun - 2).space_after;  // a 30-day truce: not a day truce
        if (part && whole && before.space_after && !names(noun - 1)) out = lower(before.form);
    }
    append(out, lower(graph_.token(noun).lemma));
    return out;
}

std::string PhraseReader::tie(TokenIndex token) const {
    const std::string_view relation = graph_.token(token).deprel, kind = plain(relation);
    std::string preposition = graph_.case_of(token);
    std::replace(preposition.begin(), preposition.end(), '_', ' ');
    if (kind == "nsubj") return std::string(subject_tie);
    if (kind == "obj" || kind == "iobj") return std::string(object_tie);
    if (kind == "appos") return std::string(apposition_tie);
    if (kind == "conj") return "and";
    const bool phrase = (kind == "nmod" || kind == "obl") && relation != "nmod:poss" && !preposition.empty();
    return phrase ? preposition : "of";
}

void PhraseReader::find_reference(TokenIndex top, TokenIndex head, Reading& reading) const {
    PhraseContent& content = reading.content;
    const Token& token = graph_.token(head);
    reading.plural = token.xpos == "NNS" || token.xpos == "NNPS";
    bool bare = true;
    for (const TokenIndex c : graph_.children(head)) {
        const Token& child = graph_.token(c);
        if (!content.span.contains(child.span)) continue;
        const std::string_view kind = plain(child.deprel);
        if (kind == "det" && child.deprel != "det:predet")
            reading.definite = reading.definite || lists_.contains("definite", graph_.lexeme(c));
        if (kind == "amod" || kind == "nummod") reading.modifiers.push_back(graph_.lexeme(c));
        if (child.deprel == "nmod:poss" && child.upos == Upos::PRON) reading.modifiers.push_back(graph_.lexeme(c));
        if (kind != "amod" && kind != "compound" && kind != "case" && kind != "punct" && kind != "cc") bare = false;
    }
    std::sort(reading.modifiers.begin(), reading.modifiers.end());
    const bool pronoun = graph_.token(top).upos == Upos::PRON && content.concept_words.empty();
    const bool countable_alone = token.xpos == "NN" && lists_.contains("generic", content.concept_words);
    if (pronoun)
        content.reference = Reference::pronoun;
    else if (bare && top == head && is_noun(token) && content.involves.empty() && !countable_alone)
        content.reference = Reference::kind;
    else
        content.reference = Reference::description;
}

}  // namespace claimgraph::extract::concepts
