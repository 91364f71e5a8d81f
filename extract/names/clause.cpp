#include "extract/names/clause.h"

#include <algorithm>

#include "extract/names/lexicon.h"
#include "graph/name_key.h"

namespace claimgraph::extract::names {
namespace {

constexpr int most_steps = 12;  // up or down the tree

}  // namespace

bool is_speech(const SentenceView& view, TokenIndex verb) {
    return verb >= 0 && Lexicon::get().has("speech_verbs", fold_name(view.token(verb).lemma));
}

TokenIndex acting(const SentenceView& view, TokenIndex verb) {
    for (int steps = 0; verb >= 0 && steps < most_steps; ++steps) {
        if (const TokenIndex subject = view.child(verb, "nsubj"); subject >= 0) {
            // who, which: what the clause describes
            const bool relative = view.relation(verb, "acl") && view.token(subject).upos == Upos::PRON &&
                                  (view.listed(subject, "relative_subjects"));
            return relative ? governor(view, verb) : subject;
        }
        if (const TokenIndex object = controller(view, verb); object >= 0) return object;
        const bool shares = view.relation(verb, "conj") || view.relation(verb, "xcomp") ||
                            (view.relation(verb, "advcl") && !view.has_child(verb, "mark"));
        if (!shares) return -1;
        verb = governor(view, verb);
    }
    return -1;
}

TokenIndex controller(const SentenceView& view, TokenIndex verb) {
    const TokenIndex above = governor(view, verb);
    if (above < 0) return -1;
    const bool complement = view.relation(verb, "xcomp");
    bool of = false;
    if (view.relation(verb, "advcl") || view.relation(verb, "obl"))
        for (const int c : view.children(verb))
            of = of || (view.relation(c, "mark") && view.listed(c, "separating_prepositions"));
    if (!complement && !of) return -1;
    const TokenIndex object = view.child(above, "obj");
    return object >= 0 && object < verb ? object : -1;
}

TokenIndex owner(const SentenceView& view, TokenIndex noun) {
    for (const int c : view.children(noun)) {
        if (view.token(c).deprel != "nmod:poss") continue;
        if (!view.listed(c, "relative_owners")) return c;
        const TokenIndex verb = governor(view, noun);
        return verb >= 0 && view.relation(verb, "acl") ? governor(view, verb) : -1;
    }
    return -1;
}

bool fronted(const SentenceView& view, TokenIndex word, TokenIndex verb) {
    TokenIndex at = word;
    for (int steps = 0; at >= 0 && at != verb && steps < most_steps; ++steps) {
        const TokenIndex above = governor(view, at);
        if (above == verb)
            return at < verb && !view.relation(at, "nsubj") && !view.relation(at, "conj") && !view.relation(at, "obj");
        at = above;
    }
    return false;
}

TokenIndex leftmost(const SentenceView& view, TokenIndex i) {
    TokenIndex first = i;
    for (int steps = 0; steps < most_steps; ++steps) {
        TokenIndex next = first;
        for (const int c : view.children(first)) next = std::min(next, c);
        if (next == first) break;
        first = next;
    }
    return first;
}

}  // namespace claimgraph::extract::names
