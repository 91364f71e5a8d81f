"""From scores to trees, lemmas and names; the twin of the C++ side."""
import numpy as np

from features import apply_lemma_class, fold, lower


def cycle_of(heads):
    """Some cycle among heads[1:] (heads[0] is the root's and unused), or None."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, k = [], start
        while state[k] == 0:
            state[k] = 1
            path.append(k)
            k = heads[k]
        if state[k] == 1:
            return path[path.index(k):]
        for p in path:
            state[p] = 2
    return None


def spanning_tree(scores):
    """scores[dependent, head], both 0..n with 0 the root: heads of the best tree with exactly one word under the root (Chu-Liu/Edmonds,
    as in spanning_tree.cpp)."""
    scores = scores.astype(np.float64).copy()
    n = scores.shape[0]
    np.fill_diagonal(scores, -np.inf)
    scores[0, :] = -np.inf
    heads = scores.argmax(1).tolist()
    heads[0] = 0
    if heads[1:].count(0) == 1 and cycle_of(heads) is None:
        return heads
    scores[1:, 0] -= 1e7  # so that the best tree has as few words under the root as possible: one
    heads = scores.argmax(1).tolist()
    heads[0] = 0
    source = np.stack(np.meshgrid(np.arange(n), np.arange(n), indexing="ij"), -1)  # the edge between words behind an edge between slots
    node = list(range(n))
    parent = [-1] * n
    alive = np.ones(n, bool)
    contractions = []
    while True:
        cycle = cycle_of(heads)
        if cycle is None:
            break
        kept = cycle[0]
        edges = [source[s, heads[s]].copy() for s in cycle]
        own = np.array([scores[s, heads[s]] for s in cycle])
        outside = np.array([k for k in range(n) if alive[k] and k not in cycle])
        enter = scores[np.ix_(cycle, outside)] - own[:, None]
        leave = scores[np.ix_(outside, cycle)]
        best_enter, best_leave = enter.argmax(0), leave.argmax(1)
        entering = source[np.array(cycle)[best_enter], outside]
        leaving = source[outside, np.array(cycle)[best_leave]]
        scores[kept, outside] = enter[best_enter, np.arange(len(outside))]
        scores[outside, kept] = leave[np.arange(len(outside)), best_leave]
        source[kept, outside], source[outside, kept] = entering, leaving
        for k in outside:
            if k and heads[k] in cycle:
                heads[k] = kept
        contractions.append(([node[s] for s in cycle], edges))
        for part in contractions[-1][0]:
            parent[part] = len(parent)
        node[kept] = len(parent)
        parent.append(-1)
        for s in cycle:
            alive[s] = s == kept
            heads[s] = 0
        candidates = np.where(alive, scores[kept], -np.inf)
        candidates[kept] = -np.inf
        heads[kept] = int(candidates.argmax())
    chosen = [None] * len(parent)
    for k in range(1, n):
        if alive[k]:
            chosen[node[k]] = source[k, heads[k]]
    for k in range(len(contractions) - 1, -1, -1):
        part = int(chosen[n + k][0])
        while parent[part] != n + k:
            part = parent[part]
        for p, edge in zip(*contractions[k]):
            chosen[p] = edge
        chosen[part] = chosen[n + k]
    return [0] + [int(chosen[d][1]) for d in range(1, n)]


def decode_names(scores, labels, transitions=None):
    """Best sequence in which I-X only follows B-X or I-X. scores: (words, labels); transitions: what is learned of (begin, follow,
    end), added to the scores."""
    n, m = scores.shape
    begin, follow, end = transitions if transitions else (np.zeros(m), np.zeros((m, m)), np.zeros(m))
    allowed = np.array([[not b.startswith("I-") or a[1:] == b[1:] and a != "O" for b in labels] for a in labels])
    start = np.array([not b.startswith("I-") for b in labels])
    best = np.where(start, scores[0] + begin, -1e9)
    back = np.zeros((n, m), int)
    for k in range(1, n):
        paths = np.where(allowed, best[:, None] + follow, -1e9)
        back[k] = paths.argmax(0)
        best = paths.max(0) + scores[k]
    out = [int((best + end).argmax())]
    for k in range(n - 1, 0, -1):
        out.append(int(back[k][out[-1]]))
    return [labels[k] for k in reversed(out)]


def decode_lemma(form, xpos, scores, classes, lexicon):
    known = lexicon.get(lower(fold(form)) + "\t" + xpos)
    if known is not None:
        lemma = apply_lemma_class(form, classes[known])
        if lemma:
            return lemma
    for k in np.argsort(-scores, kind="stable")[:8]:
        lemma = apply_lemma_class(form, classes[k])
        if lemma:
            return lemma
    return form
