// What the JavaScript readers make of graph files, for run.py.
//
//     node readers.mjs TASKS.json
//
// TASKS.json is a list of { reader, format, file, out? }; the answer on standard output is a list of results in the same
// order, each with `error` or what the reader found. RDF readers give the RDFC-1.0 hash of what they read, and write its
// canonical N-Quads to `out`.
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";

const text = (file) => fs.readFileSync(file, "utf8");
const noNetwork = (url) => {
  throw new Error(`the network is asked for ${url}`);
};

// --- RDF ---------------------------------------------------------------------------------------------------------

async function canonical(quads, task) {
  const { canonize } = (await import("rdf-canonize")).default ?? (await import("rdf-canonize"));
  const lines = await canonize(quads, { algorithm: "RDFC-1.0", format: "application/n-quads" });
  if (task.out) fs.writeFileSync(task.out, lines);
  return { count: lines.split("\n").length - 1, hash: crypto.createHash("sha256").update(lines).digest("hex") };
}

const readers = {
  async n3(task) {
    const { default: N3 } = await import("n3");
    return canonical(new N3.Parser({ format: task.format }).parse(text(task.file)), task);
  },
  async oxigraph(task) {
    const { parse } = await import("oxigraph");
    return canonical(parse(text(task.file), { format: task.format }), task);
  },
  async "jsonld.js"(task) {
    const { default: jsonld } = await import("jsonld");
    return canonical(await jsonld.toRDF(JSON.parse(text(task.file)), { documentLoader: noNetwork }), task);
  },
  async "jsonld-streaming-parser"(task) {
    const { JsonLdParser } = await import("jsonld-streaming-parser");
    const parser = new JsonLdParser({ streamingProfile: true, documentLoader: { load: noNetwork } });
    const quads = [];
    await new Promise((resolve, reject) => {
      parser.on("data", (quad) => quads.push(quad)).on("error", reject).on("end", resolve);
      fs.createReadStream(task.file).pipe(parser);
    });
    return canonical(quads, task);
  },
  // Whether a file that calls itself expanded or flattened is what the algorithm makes of it.
  async "jsonld form"(task) {
    const { default: jsonld } = await import("jsonld");
    const document = JSON.parse(text(task.file));
    const wanted = await jsonld[task.format](document, task.format === "flatten" ? null : {});
    const sorted = (nodes) => nodes.map((node) => JSON.stringify(ordered(node))).sort();
    const ordered = (value) =>
      Array.isArray(value)
        ? value.map(ordered)
        : value && typeof value === "object"
          ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, ordered(value[key])]))
          : value;
    const found = sorted(document), expected = sorted(wanted);
    const wrong = found.findIndex((node, i) => node !== expected[i]);
    if (found.length !== expected.length || wrong >= 0)
      throw new Error(`not as ${task.format} gives it: ${found[wrong]} ${expected[wrong]}`.slice(0, 600));
    return { count: found.length };
  },
  async "rdf-validate-shacl"(task) {
    const { default: Validator } = await import("rdf-validate-shacl");
    const { default: N3 } = await import("n3");
    // What is said in named graphs counts as if it were said in one.
    const format = { ".ttl": "text/turtle", ".nt": "application/n-triples", ".trig": "application/trig" }[path.extname(task.file)];
    const triple = (quad) => N3.DataFactory.quad(quad.subject, quad.predicate, quad.object);
    const store = new N3.Store(new N3.Parser({ format }).parse(text(task.file)).map(triple));
    validators[task.shapes] ??= new Validator(new N3.Store(new N3.Parser().parse(text(task.shapes))));
    const report = await validators[task.shapes].validate(store);
    const local = (term) => term?.value.replace(/^.*[#/]/, "");
    const said = report.results.map((r) => `${local(r.focusNode)} ${local(r.path)} ${local(r.sourceConstraintComponent)} ${r.value?.value ?? ""}`);
    return { said: report.conforms ? "" : `violations: ${said.slice(0, 3).join(" | ")}` };
  },
};
const validators = {};

// --- property graphs -------------------------------------------------------------------------------------------------

function dump(graph, task) {
  fs.writeFileSync(task.out, JSON.stringify(graph));
  return { count: graph.nodes.length };
}

// The ends of lines as XML 1.0 and browsers know them; xmldom's own are those of XML 1.1.
async function domParser() {
  const { DOMParser } = await import("@xmldom/xmldom");
  return class extends DOMParser {
    constructor() {
      super({ normalizeLineEndings: (source) => source.replace(/\r\n?/g, "\n") });
    }
  };
}

async function graphology(name, task) {
  const { default: Graph } = await import("graphology");
  const { default: createParser } = await import(`${name}/common/parser.js`);
  const Parser = await domParser();
  const parse = createParser(Parser, new Parser().parseFromString("<t/>", "text/xml").constructor);
  const graph = parse(Graph, text(task.file), task.options);
  const edges = graph.mapEdges((id, data, source, target) => [source, target, { ...data, id }]);
  return dump({ nodes: graph.mapNodes((id, data) => [id, data]), edges }, task);
}

// As much of jQuery as cytoscape-graphml uses.
function jquery(elements) {
  const list = Array.isArray(elements) ? elements : [elements];
  return {
    each(visit) {
      list.forEach((element) => visit.call(element));
      return this;
    },
    children: (tag) => jquery(list.flatMap((element) => Array.from(element.childNodes).filter((child) => child.nodeName === tag))),
    find: (tag) => jquery(list.flatMap((element) => Array.from(element.getElementsByTagName(tag)))),
    first: () => jquery(list.slice(0, 1)),
    attr: (name) => list[0].getAttribute(name) ?? undefined,
    text: () => list.map((element) => element.textContent).join(""),
  };
}

Object.assign(readers, {
  "graphology-graphml": (task) => graphology("graphology-graphml", task),
  "graphology-gexf": (task) => graphology("graphology-gexf", task),
  async cytoscape(task) {
    const { default: cytoscape } = await import("cytoscape");
    const { default: register } = await import("cytoscape-graphml");
    const Parser = await domParser();
    jquery.parseXML = (source) => new Parser().parseFromString(source, "text/xml");
    register(cytoscape, jquery);
    // cytoscape-graphml makes its variables global.
    globalThis.xml = globalThis.$xml = globalThis.$graphs = undefined;
    const cy = cytoscape({ headless: true, styleEnabled: false });
    cy.graphml({ layoutBy: () => {} });
    cy.graphml(text(task.file));
    const nodes = cy.nodes().map((node) => [node.id(), node.data()]);
    const edges = cy.edges().map((edge) => [edge.data("source"), edge.data("target"), edge.data()]);
    return dump({ nodes, edges }, task);
  },
});

// --- tables ----------------------------------------------------------------------------------------------------------

Object.assign(readers, {
  async papaparse(task) {
    const { default: Papa } = await import("papaparse");
    const { data, errors } = Papa.parse(text(task.file), { skipEmptyLines: "greedy" });
    if (errors.length) throw new Error(JSON.stringify(errors[0]));
    fs.writeFileSync(task.out, JSON.stringify(data));
    return { count: 0 };
  },
  // Imports Neo4j's tables into Kùzu, and asks it in Cypher.
  async kuzu(task) {
    const { default: kuzu } = await import("kuzu");
    const connection = new kuzu.Connection(new kuzu.Database(task.database, 64 * 1024 * 1024, true, false, 256 * 1024 * 1024), 1);
    const ask = async (query) => {
      const result = await connection.query(query);
      const rows = await result.getAll();
      result.close();
      return rows;
    };
    const name = (column) => "`" + column + "`";
    const declared = (columns) => columns.map(([column, type]) => `${name(column)} ${type}`).join(", ");
    const options = `header=true, delim=",", quote='"', escape='"', parallel=false`;
    for (const { label, file, columns } of task.nodes) {
      await ask(`CREATE NODE TABLE ${label}(${declared(columns)}, PRIMARY KEY (id))`);
      await ask(`COPY ${label} FROM "${file}" (${options})`);
    }
    const starts = { Claim: ["claim-"], Concept: ["concept-"], Phrase: ["phrase-"], Document: ["doc-", "document-"] };
    const begins = (label, end) =>
      label === "Entity"
        ? `NOT (${Object.keys(starts).map((other) => begins(other, end)).join(" OR ")})`
        : `(${starts[label].map((start) => `${end} STARTS WITH "${start}"`).join(" OR ")})`;
    const columns = task.relationshipColumns.map(([column, type], i) => [["id", "start_id", "end_id", "type"][i] ?? column, type]);
    const kept = columns.filter(([column]) => !["start_id", "end_id"].includes(column));
    const ends = [...task.nodes.map(({ label }) => ["Claim", label]), ["Entity", "Entity"], ["Phrase", "Concept"], ["Phrase", "Entity"], ["Concept", "Concept"], ["Document", "Document"]];
    await ask(`CREATE REL TABLE Edge(${ends.map(([from, to]) => `FROM ${from} TO ${to}`).join(", ")}, ${declared(kept)})`);
    for (const [from, to] of ends)
      await ask(
        `COPY Edge FROM (LOAD WITH HEADERS (${declared(columns)}) FROM "${task.relationships}" (${options}) WHERE ${begins(from, "start_id")} AND ${begins(to, "end_id")} ` +
          `RETURN start_id, end_id, ${kept.map(([column]) => name(column)).join(", ")}) (from="${from}", to="${to}")`,
      );
    const nodes = [];
    const day = (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value);
    for (const { label, columns: own } of task.nodes) {
      const rows = await ask(`MATCH (n:${label}) RETURN ${own.map(([column]) => `n.${name(column)} AS ${name(column)}`).join(", ")}`);
      for (const { id, ...rest } of rows) nodes.push([id, Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, day(value)]))]);
    }
    const edges = (await ask(`MATCH (a)-[r:Edge]->(b) RETURN a.id AS a, b.id AS b, ${kept.map(([column]) => `r.${name(column)} AS ${name("r_" + column)}`).join(", ")}`)).map(
      ({ a, b, ...rest }) => [a, b, Object.fromEntries(Object.entries(rest).map(([key, value]) => [key === "r_type" ? "label" : key.slice(2), day(value)]))],
    );
    const denials = await ask(
      'MATCH (who:Entity)<-[s:Edge {type: "SUBJECT"}]-(c:Claim {predicate: "cg:denies"}) WHERE c.object_text IS NOT NULL RETURN who.name AS who, c.object_text AS what',
    );
    const [{ count: negated }] = await ask('MATCH (c:Claim {polarity: "negated"}) RETURN count(*) AS count');
    fs.writeFileSync(task.out, JSON.stringify({ nodes, edges, denials: denials.map(({ who, what }) => [who, what]), negated: Number(negated) }, (_, value) => (typeof value === "bigint" ? Number(value) : value)));
    return { count: 0 };
  },
  // Neo4j's own parser and semantic check, for each query what it says.
  async "cypher lint"(task) {
    const { lintCypherQuery } = await import("@neo4j-cypher/language-support");
    return { said: task.queries.map((query) => lintCypherQuery(query, {}).diagnostics.map(({ message }) => message).join("; ")) };
  },
  // The rows of a Cypher script, a line each, as Kùzu evaluates them. It has no empty maps, and of Neo4j's escapes those
  // of quotes and backslashes only.
  async "cypher rows"(task) {
    const { default: kuzu } = await import("kuzu");
    const connection = new kuzu.Connection(new kuzu.Database(":memory:", 64 * 1024 * 1024, true, false, 256 * 1024 * 1024), 1);
    const lines = text(task.file).split("\n").filter((line) => line.startsWith("  {"));
    const character = (escape, code, letter) => (code ? String.fromCharCode(parseInt(code, 16)) : ({ n: "\n", r: "\r", t: "\t" }[letter] ?? escape));
    const rows = lines.map((line) => line.replace(/,$/, "").replace(/properties: \{\}\}$/, "properties: null}").replace(/\\(?:u(.{4})|(.))/g, character));
    const plain = (_, value) => (typeof value === "bigint" ? Number(value) : value);
    // a Date says itself as a time before the replacer sees it
    Date.prototype.toJSON = function () {
      return this.toISOString().slice(0, 10);
    };
    const found = [];
    for (let begin = 0; begin < rows.length; begin += 20) {
      const result = await connection.query(`RETURN ${rows.slice(begin, begin + 20).map((row, i) => `${row} AS r${i}`).join(", ")}`);
      const [values] = await result.getAll();
      found.push(...Object.values(values).map((row) => ({ ...row, properties: row.properties ?? {} })));
      result.close();
    }
    fs.writeFileSync(task.out, JSON.stringify(found, plain));
    return { count: found.length };
  },
});
jquery.extend = (deep, to, from) => Object.assign(to, from);

const results = [];
for (const task of JSON.parse(text(process.argv[2]))) {
  try {
    results.push(await readers[task.reader](task));
  } catch (error) {
    results.push({ error: String(error?.message ?? error).slice(0, 1000) });
  }
}
process.stdout.write(JSON.stringify(results));
