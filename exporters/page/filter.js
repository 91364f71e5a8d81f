// Which claims are shown, and with them which edges and things.

const noFilter = () => ({ words: "", hidden: new Set(), predicate: "", speaker: "", publisher: "", sign: "", modality: "", word: "", from: "", to: "", confidence: 0 });

function passes(claim, filter) {
  const day = claim.day;
  return (
    (!filter.words || claim.searched.includes(filter.words)) &&
    (!filter.predicate || claim.verb.label === filter.predicate || claim.verb.term === filter.predicate) &&
    (!filter.speaker || claim.by.some((by) => by.label === filter.speaker)) &&
    (!filter.publisher || claim.document.publisher === filter.publisher) &&
    (!filter.sign || claim.negated === (filter.sign === "-")) &&
    (!filter.modality || claim.modality === filter.modality) &&
    (!filter.word || (claim.by.length > 0) === (filter.word === "other")) &&
    (!filter.from || (day !== "" && day >= filter.from.slice(0, day.length))) &&
    (!filter.to || (day !== "" && day <= filter.to)) &&
    claim.confidence >= filter.confidence
  );
}

const isActive = (filter) => {
  const none = noFilter();
  return Object.keys(none).filter((name) => (name === "hidden" ? filter.hidden.size > 0 : filter[name] !== none[name])).length;
};

// Marks what is shown; an edge that no claim stands behind (a wider concept) is there with both its ends.
function apply(filter, data, graph) {
  const active = isActive(filter) > 0;
  const shown = new Set(data.claims.filter((claim) => passes(claim, filter)));
  const allowed = (node) => !filter.hidden.has(node.thing.type);
  for (const edge of graph.edges) {
    edge.shownWeight = edge.claims.reduce((sum, claim) => sum + (shown.has(claim) ? 1 : 0), 0);
    edge.shown = allowed(edge.a) && allowed(edge.b) && edge.shownWeight > 0;
  }
  for (const node of graph.nodes) node.shown = allowed(node) && (node.edges.some((edge) => edge.shown) || !active);
  for (const edge of graph.edges) if (edge.claims.length === 0) edge.shown = edge.a.shown && edge.b.shown;
  return data.claims.filter((claim) => shown.has(claim));
}
