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
    """scores[dependent, head], both 0..n with 0 the root: heads of the best tree with exactly one word under the root."""
    scores = scores.astype(np.float64).copy()
    n = scores.shape[0]
    np.fill_diagonal(scores, -np.inf)
    scores[0, :] = -np.inf
    heads = scores.argmax(1).tolist()
    heads[0] = 0
    if heads[1:].count(0) == 1 and cycle_of(heads) is None:
        return heads
    scores[1:, 0] -= 1e6  # fewer words under the root are always better: the best tree then has one
    # Chu-Liu/Edmonds: contract cycles until there is none, then expand them in the reverse order
    alive = list(range(n))
    history = []
    entering = [[k] * n for k in range(n)]  # the original edge (dependent, head) behind an edge of the contracted graph
    source_d = np.tile(np.arange(n)[:, None], (1, n))
    source_h = np.tile(np.arange(n)[None, :], (n, 1))
    while True:
        index = np.array(alive)
        sub = scores[np.ix_(index, index)]
        best = index[sub.argmax(1)]
        heads = {k: int(b) for k, b in zip(alive, best)}
        local = {k: i for i, k in enumerate(alive)}
        cycle = cycle_of([0] + [local[heads[k]] for k in alive[1:]])
        if cycle is None:
            break
        cycle = [alive[k] for k in cycle]
        kept = cycle[0]
        inside = set(cycle)
        for d in cycle:  # entering edges: what replacing the cycle's own edge costs
            own = scores[d, heads[d]]
            for k in alive:
                if k not in inside:
                    scores[d, k] -= own
        best_in = {}
        for k in alive:
            if k in inside:
                continue
            d = max(cycle, key=lambda c: (scores[c, k], -c))
            h = max(cycle, key=lambda c: (scores[k, c], -c))
            best_in[k] = (scores[d, k], source_d[d, k], source_h[d, k], scores[k, h], source_d[k, h], source_h[k, h])
        history.append((cycle, {d: (int(source_d[d, heads[d]]), int(source_h[d, heads[d]])) for d in cycle}, kept))
        for k, (a, ad, ah, b, bd, bh) in best_in.items():
            scores[kept, k], source_d[kept, k], source_h[kept, k] = a, ad, ah
            scores[k, kept], source_d[k, kept], source_h[k, kept] = b, bd, bh
        alive = [k for k in alive if k not in inside or k == kept]
    result = [0] * n
    for k in alive[1:]:
        result[source_d[k, heads[k]]] = int(source_h[k, heads[k]])
    members = {}
    for cycle, edges, kept in history:
        members[kept] = None
    # expand: the word where an edge enters a contracted cycle loses its own edge of the cycle
    entered = {source_d[k, heads[k]] for k in alive[1:]}
    for cycle, edges, kept in reversed(history):
        covered = [flatten(c, history, cycle, kept) for c in cycle]
        for c, words in zip(cycle, covered):
            if not entered & words:
                d, h = edges[c]
                result[d] = h
                entered.add(d)
    return result


def flatten(node, history, cycle, kept):
    """The words that the node `node` of this cycle stands for."""
    words = {node}
    for inner, _, inner_kept in reversed(history):
        if inner is cycle:
            position = next(i for i, h in enumerate(history) if h[0] is cycle)
            pending = [node]
            words = {node}
            for before in reversed(history[:position]):
                if before[2] in words:
                    words.update(before[0])
            return words
    return words


def decode_names(scores, labels):
    """Best sequence in which I-X only follows B-X or I-X. scores: (words, labels)."""
    n, m = scores.shape
    allowed = np.array([[not b.startswith("I-") or a[1:] == b[1:] and a != "O" for b in labels] for a in labels])
    start = np.array([not b.startswith("I-") for b in labels])
    best = np.where(start, scores[0], -1e9)
    back = np.zeros((n, m), int)
    for k in range(1, n):
        paths = np.where(allowed, best[:, None], -1e9)
        back[k] = paths.argmax(0)
        best = paths.max(0) + scores[k]
    out = [int(best.argmax())]
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
