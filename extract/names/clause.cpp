#include "extract/names/clause.h"

#include <algorithm>

#include "extract/names/lexicon.h"
#include "graph/name_key.h"

namespace claimgraph {
namespace {

constexpr int most_steps = 12;  // up or down the tree

}  // namespace

bool is_speech(const SentenceView& view, int verb) {
    return verb >= 0 && Lexicon::get().has("speech_verbs", fold_name(view.token(verb).lemma));
}

int acting(const SentenceView& view, int verb) {
    for (int steps = 0; verb >= 0 && steps < most_steps; ++steps) {
        if (const int subject = view.child(verb, "nsubj"); subject >= 0) {
            // who, which: what the clause describes
            const bool relative = view.relation(verb, "acl") && view.token(subject).upos == Upos::PRON &&
                                  (view.is(subject, "who") || view.is(subject, "which") || view.is(subject, "that"));
            return relative ? governor(view, verb) : subject;
        }
        if (const int object = controller(view, verb); object >= 0) return object;
        const bool shares = view.relation(verb, "conj") || view.relation(verb, "xcomp") ||
                            (view.relation(verb, "advcl") && !view.has_child(verb, "mark"));
        if (!shares) return -1;
        verb = governor(view, verb);
    }
    return -1;
}

int controller(const SentenceView& view, int verb) {
    const int above = governor(view, verb);
    if (above < 0) return -1;
    const bool complement = view.relation(verb, "xcomp");
    bool of = false;
    if (view.relation(verb, "advcl") || view.relation(verb, "obl"))
        for (const int c : view.children(verb))
            of = of || (view.relation(c, "mark") && (view.is(c, "of") || view.is(c, "from")));
    if (!complement && !of) return -1;
    const int object = view.child(above, "obj");
    return object >= 0 && object < verb ? object : -1;
}

int owner(const SentenceView& view, int noun) {
    for (const int c : view.children(noun)) {
        if (view.token(c).deprel != "nmod:poss") continue;
        if (!view.is(c, "whose")) return c;
        const int verb = governor(view, noun);
        return verb >= 0 && view.relation(verb, "acl") ? governor(view, verb) : -1;
    }
    return -1;
}

bool fronted(const SentenceView& view, int word, int verb) {
    int at = word;
    for (int steps = 0; at >= 0 && at != verb && steps < most_steps; ++steps) {
        const int above = governor(view, at);
        if (above == verb)
            return at < verb && !view.relation(at, "nsubj") && !view.relation(at, "conj") && !view.relation(at, "obj");
        at = above;
    }
    return false;
}

int leftmost(const SentenceView& view, int i) {
    int first = i;
    for (int steps = 0; steps < most_steps; ++steps) {
        int next = first;
        for (const int c : view.children(first)) next = std::min(next, c);
        if (next == first) break;
        first = next;
    }
    return first;
}

}  // namespace claimgraph
