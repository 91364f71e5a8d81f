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

double role_weight(const SentenceView& view, int head) {
    const std::string_view relation = universal(view.token(head).deprel);
    if (relation == "nsubj") {
        // one of several subjects is less likely to be taken up alone
        const int verb = view.token(head).head;
        const bool main =
            verb >= 0 && (view.relation(verb, "root") || view.relation(verb, "parataxis") || is_speech(view, verb));
        return view.has_child(head, "conj") ? 55 : main ? 95 : 75;
    }
    if (relation == "obj" || relation == "iobj") return 50;
    if (relation == "conj") {
        const int other = view.token(head).head;
        return other >= 0 && view.relation(other, "nsubj") ? 45 : 30;
    }
    if (relation == "nmod" && view.token(head).deprel == "nmod:poss") return 35;
    if (relation == "appos") return 50;
    if (relation == "compound" || relation == "amod") return 15;
    if (relation == "root" || relation == "parataxis") return 60;
    return 30;
}

}  // namespace claimgraph
