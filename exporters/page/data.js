// What the page knows: the numbers in its data become the things, claims and documents that they stand for.

const colours = { Person: "#0072b2", Organization: "#d55e00", Country: "#009e73", Place: "#56b4e9", Event: "#cc79a7", Concept: "#9467bd", Statement: "#9a9a9a", Group: "#d6c51f", Product: "#7570b3", Work: "#a6761d", Date: "#5fb0a2", Quantity: "#fb8072", Money: "#66a61e", Facility: "#00808c", Law: "#785414", Time: "#5ab4ac", Percent: "#dc5a50", Thing: "#a58fc0" };
const colourOf = (type) => colours[type] || colours.Thing;

function readData() {
  const raw = JSON.parse(document.getElementById("data").textContent);
  const { documents, things, sentences } = raw;
  const thing = (number) => (number < 0 ? null : things[number]);
  const place = ([label, number, begin, end]) => ({ label, thing: thing(number), begin, end });
  for (const one of things) one.claims = [];
  for (const one of documents) one.copyOf = one.copyOf < 0 ? null : documents[one.copyOf];
  for (const sentence of sentences) sentence.document = documents[sentence.document];
  const claims = raw.claims.map((row, number) => ({
    number,
    id: row.id,
    sentence: sentences[row.sentence],
    document: sentences[row.sentence].document,
    subject: place(row.subject),
    verb: { label: row.verb[0], term: row.verb[1], begin: row.verb[2], end: row.verb[3], words: row.verb[4] },
    object: row.object ? { ...place(row.object), claim: row.object[4] } : null,
    negated: row.negated === 1,
    modality: row.modality,
    proposition: row.proposition,
    by: row.by.map(place),
    circumstances: row.circumstances.map(([role, text, number, begin, end]) => ({ role, text, thing: thing(number), begin, end })),
    confidence: row.confidence,
    rule: row.rule,
    conflicts: row.conflicts,
    inner: row.inner === 1,
    withdrawn: row.withdrawn, // the day, "" where it is unknown; undefined: it stands
  }));
  for (const claim of claims) {
    claim.conflicts = claim.conflicts.map((number) => claims[number]);
    if (claim.object && claim.object.claim >= 0) claim.object.claim = claims[claim.object.claim];
    const parts = [claim.subject, claim.object, ...claim.by, ...claim.circumstances].map((part) => part && part.thing);
    claim.things = new Set([...parts, ...raw.claims[claim.number].mentions.map(thing)].filter(Boolean));
    for (const one of claim.things) one.claims.push(claim);
    claim.day = claim.document.published.slice(0, 10);
    claim.searched = [claim.subject.label, claim.verb.label, claim.object ? claim.object.label : "", ...claim.by.map((by) => by.label), claim.sentence.text].join(" ").toLowerCase();
  }
  const graphs = {};
  for (const name of Object.keys(raw.graphs)) graphs[name] = readGraph(raw.graphs[name], things, claims);
  return { ...raw, claims, graphs };
}

function readGraph(raw, things, claims) {
  const nodes = raw.nodes.map(([number, x, y, radius]) => ({ thing: things[number], x, y, radius, edges: [] }));
  const lanes = new Map();
  const edges = raw.edges.map(([a, b, label, negated, modality, reported, of, weight]) => {
    const key = Math.min(a, b) + " " + Math.max(a, b);
    const lane = lanes.get(key) || 0;
    lanes.set(key, lane + 1);
    const edge = { a: nodes[a], b: nodes[b], label, negated: negated === 1, modality, reported: reported === 1, claims: of.map((number) => claims[number]), weight, lane: a < b ? lane : -lane };
    edge.a.edges.push(edge);
    edge.b.edges.push(edge);
    return edge;
  });
  nodes.sort((one, other) => other.radius - one.radius);
  return { nodes, edges, nodeOf: new Map(nodes.map((node) => [node.thing, node])) };
}

// An element with attributes and children; strings are text, never markup.
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {}))
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const count = (number, noun) => number.toLocaleString("en") + " " + noun + (number === 1 ? "" : "s");
