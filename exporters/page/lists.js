// The lists beside the picture: claims with their evidence, contradictions, a timeline, statements, things.

const pageLength = 60;

// Words marked in their sentence; offsets count code points from the sentence's begin.
function marked(claim) {
  const letters = Array.from(claim.sentence.text), start = claim.sentence.begin;
  const parts = [["by", claim.by[0]], ["o", claim.object], ["s", claim.subject], ["p", claim.verb]];
  const role = new Array(letters.length).fill("");
  for (const [name, part] of parts)
    if (part) for (let at = Math.max(0, part.begin - start); at < Math.min(letters.length, part.end - start); ++at) role[at] = name;
  const quote = make("blockquote", { dir: "auto" });
  for (let at = 0; at < letters.length; ) {
    let end = at;
    while (end < letters.length && role[end] === role[at]) ++end;
    const words = letters.slice(at, end).join("");
    quote.append(role[at] ? make("mark", { class: role[at] }, words) : words);
    at = end;
  }
  return quote;
}

const named = (part) => make("bdi", {}, part.label || "(somebody)");

function words(claim) {
  const line = make("span", { class: "words" }, named(claim.subject), " ", make("span", { class: "verb" }, claim.verb.words));
  if (claim.object) line.append(" ", named(claim.object));
  return line;
}

function meta(claim) {
  const parts = [claim.by.length ? "says " + claim.by.map((by) => by.label).join(", as told by ") : "the article's own words"];
  if (claim.modality !== "actual") parts.push(claim.modality);
  parts.push(claim.document.publisher || claim.document.title || claim.document.path || claim.document.id);
  if (claim.day) parts.push(claim.day);
  if (claim.withdrawn !== undefined) parts.push("withdrawn" + (claim.withdrawn ? " on " + claim.withdrawn : ""));
  parts.push("confidence " + claim.confidence.toFixed(2));
  return make("span", { class: "meta" }, parts.filter(Boolean).join(" · "));
}

// Only addresses of the web become links: whatever a page says, nothing else is opened.
function documentLine(document) {
  const label = document.title || document.url || document.path || document.id;
  const link = /^https?:\/\//i.test(document.url) ? make("a", { href: document.url, rel: "noopener noreferrer", target: "_blank" }, label) : make("bdi", {}, label);
  const rest = [document.publisher, document.published].filter(Boolean).join(", ");
  return make("p", {}, "In ", link, rest ? " (" + rest + ")" : "");
}

class Lists {
  constructor(data, page) {
    this.data = data;
    this.page = page;
    this.shown = data.claims;
    this.open = new Set();
    this.kinds = [["chosen", "Chosen"], ["claims", "Claims"], ["contradictions", "Contradictions"], ["timeline", "Timeline"], ["statements", "Statements"], ["things", "Things"]];
    this.kind = "claims";
    this.limit = pageLength;
    this.panel = document.getElementById("lists");
    this.tabs = document.getElementById("tabs");
    for (const [kind, label] of this.kinds) this.tabs.append(make("button", { type: "button", role: "tab", id: "tab-" + kind, "aria-controls": "lists", onclick: () => this.show(kind) }, label));
    this.tabs.addEventListener("keydown", (event) => this.key(event));
    this.show("claims");
  }

  key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const shown = this.kinds.filter(([kind]) => !document.getElementById("tab-" + kind).hidden);
    const at = shown.findIndex(([kind]) => kind === this.kind);
    this.show(shown[(at + step + shown.length) % shown.length][0]);
    document.getElementById("tab-" + this.kind).focus();
  }

  show(kind) {
    this.kind = kind;
    this.limit = pageLength;
    this.render();
    this.panel.scrollTop = 0;
  }

  // After a change of filters.
  update(claims) {
    this.shown = claims;
    this.limit = pageLength;
    this.render();
  }

  render() {
    for (const [kind] of this.kinds) {
      const tab = document.getElementById("tab-" + kind);
      tab.setAttribute("aria-selected", String(kind === this.kind));
      tab.tabIndex = kind === this.kind ? 0 : -1;
      if (kind === "chosen") tab.hidden = !this.page.chosen;
    }
    this.panel.setAttribute("aria-labelledby", "tab-" + this.kind);
    this.panel.replaceChildren(...this[this.kind]().filter(Boolean));
  }

  more(all, one) {
    const out = all.slice(0, this.limit).map(one);
    if (all.length <= this.limit) return [out, null];
    return [out, make("button", { type: "button", onclick: () => { this.limit += 4 * pageLength; this.render(); } }, "Show more of " + all.length.toLocaleString("en"))];
  }

  claimList(claims) {
    const [items, rest] = this.more(claims, (claim) => this.claimItem(claim));
    return [make("ol", { class: "claims" }, ...items), rest];
  }

  claimItem(claim) {
    const open = this.open.has(claim);
    const button = make("button", { type: "button", "aria-expanded": String(open), onclick: () => this.toggle(claim) }, words(claim), meta(claim));
    const chosen = this.page.chosen === claim;
    const item = make("li", { class: "claim" + (claim.negated ? " negated" : "") + (claim.withdrawn !== undefined ? " withdrawn" : "") + (chosen ? " chosen" : ""), id: claim.id }, button);
    if (open) item.append(this.evidence(claim));
    return item;
  }

  toggle(claim) {
    const open = !this.open.delete(claim);
    if (open) this.open.add(claim);
    history.replaceState(null, "", open ? "#" + claim.id : "#");
    this.page.picture.light(open ? claim : null);
    this.render();
    const item = document.getElementById(claim.id);
    if (item) item.querySelector("button").focus();
  }

  evidence(claim) {
    const box = make("div", { class: "evidence" }, marked(claim), documentLine(claim.document));
    const keys = [["s", "who or what"], ["p", "does"], claim.object && ["o", "what"], claim.by.length > 0 && ["by", "who says so"]].filter(Boolean);
    const line = make("p", { class: "key" });
    for (const [name, label] of keys) line.append(make("mark", { class: name }, label), " ");
    line.append("· rule " + claim.rule);
    box.append(line);
    for (const { role, text, thing } of claim.circumstances) box.append(make("p", { class: "key" }, role + ": ", make("bdi", {}, text), thing && thing.label !== text ? " = " + thing.label : ""));
    const things = [...claim.things];
    if (things.length) box.append(make("p", {}, "Things: ", ...things.flatMap((thing, at) => [at ? ", " : "", this.thingLink(thing)])));
    if (claim.object && claim.object.claim && claim.object.claim.id) box.append(make("p", {}, "What is said: ", this.claimLink(claim.object.claim)));
    for (const other of claim.conflicts) box.append(make("p", {}, "Against: ", this.claimLink(other)));
    box.append(make("p", {}, make("a", { href: "#" + claim.id }, "Link to this claim")));
    return box;
  }

  thingLink(thing) {
    return make("button", { type: "button", class: "link", onclick: () => this.page.go(thing.id) }, make("bdi", {}, thing.label));
  }

  claimLink(claim) {
    return make("button", { type: "button", class: "link", onclick: () => this.page.go(claim.id) }, words(claim), claim.by.length ? " (says " + claim.by[0].label + ")" : "");
  }

  claims() {
    return this.claimList(this.shown);
  }

  contradictions() {
    const shown = new Set(this.shown);
    const pairs = this.shown.flatMap((claim) => claim.conflicts.filter((other) => claim.number < other.number || !shown.has(other)).map((other) => [claim, other]));
    if (!pairs.length) return [make("p", {}, "No two of the claims shown were found to contradict each other. What is not listed may still disagree: the program marks only what it is sure of.")];
    const side = (claim) => make("div", { class: claim.negated ? "negated" : "" }, make("p", {}, words(claim)), meta(claim), marked(claim), documentLine(claim.document), make("p", {}, make("a", { href: "#" + claim.id }, "This claim")));
    const who = (claim) => (claim.by.length ? claim.by[0].label : claim.document.publisher || "the article");
    const [items, rest] = this.more(pairs, ([a, b]) => make("article", { class: "pair" }, make("h3", {}, who(a) + " against " + who(b)), side(a), side(b)));
    return [...items, rest];
  }

  // Claims by day of publication; by month or year where there are many days.
  timeline() {
    const dated = this.page.claimsOfAnyTime.filter((claim) => claim.day), within = this.shown.filter((claim) => claim.day);
    if (!dated.length) return [make("p", {}, "None of the claims shown has a day of publication.")];
    let length = 10;
    for (const less of [10, 7, 4]) if (new Set(dated.map((claim) => claim.day.slice(0, (length = less)))).size <= 60) break;
    const days = new Map();
    for (const claim of dated) {
      const day = claim.day.slice(0, length), sum = days.get(day) || { all: 0, negated: 0 };
      sum.all += 1;
      sum.negated += claim.negated ? 1 : 0;
      days.set(day, sum);
    }
    const rows = [...days].sort(([a], [b]) => (a < b ? -1 : 1));
    const most = Math.max(...rows.map(([, sum]) => sum.all));
    const bar = (height, kind) => { const span = make("span", { class: kind }); span.style.height = height + "%"; return span; };
    const items = rows.map(([day, sum]) =>
      make("li", {}, make("button", { type: "button", title: day + ": " + count(sum.all, "claim"), class: within.length < dated.length && within.some((claim) => claim.day.startsWith(day)) ? "within" : null, "aria-label": day + ": " + count(sum.all, "claim") + ", " + sum.negated + " negated", onclick: () => this.page.period(day) },
        bar((100 * sum.negated) / most, "no"), bar((100 * (sum.all - sum.negated)) / most, "yes"))));
    return [
      make("h2", {}, "Claims by " + { 10: "day", 7: "month", 4: "year" }[length] + " of publication"),
      make("ol", { id: "days" }, ...items),
      make("div", { class: "axis" }, make("span", {}, rows[0][0]), make("span", {}, rows.length > 1 ? rows[rows.length - 1][0] : "")),
      make("p", {}, "A bar shows that time alone. " + (this.page.claimsOfAnyTime.length > dated.length ? count(this.page.claimsOfAnyTime.length - dated.length, "claim") + " without a day." : "")),
      ...this.claimList([...within].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.number - b.number))),
    ];
  }

  // What is said, by how many publishers (documents, where no publisher is known) say it; copies of one text count once.
  statements() {
    const same = new Map();
    for (const claim of this.shown) {
      const key = claim.proposition || claim.id;
      if (!same.has(key)) same.set(key, []);
      same.get(key).push(claim);
    }
    const origin = (document) => document.copyOf || document;
    const rows = [...same.values()].map((claims) => ({
      claims,
      documents: new Set(claims.map((claim) => claim.document)).size,
      publishers: new Set(claims.map((claim) => origin(claim.document).publisher || origin(claim.document))).size,
    }));
    rows.sort((a, b) => b.publishers - a.publishers || b.documents - a.documents || b.claims.length - a.claims.length || a.claims[0].number - b.claims[0].number);
    const [items, rest] = this.more(rows, ({ claims, documents, publishers }) => {
      const head = make("button", { type: "button", class: "link", onclick: () => this.page.go(claims[0].id) }, words(claims[0]));
      return make("tr", { class: claims[0].negated ? "negated" : "" }, make("td", {}, head), make("td", { class: "number" }, String(publishers)), make("td", { class: "number" }, String(documents)), make("td", { class: "number" }, String(claims.length)));
    });
    return [make("table", {}, make("thead", {}, make("tr", {}, ...["Statement", "publishers", "documents", "claims"].map((label, at) => make("th", { scope: "col", class: at ? "number" : "" }, label)))), make("tbody", {}, ...items)), rest];
  }

  things() {
    const shown = new Set(this.shown);
    const rows = this.data.things.map((thing) => ({ thing, claims: thing.claims.filter((claim) => shown.has(claim)).length })).filter((row) => row.claims > 0);
    rows.sort((a, b) => b.claims - a.claims || (a.thing.label < b.thing.label ? -1 : 1));
    const dot = (type) => { const span = make("span", { class: "dot" }); span.style.background = colourOf(type); return span; };
    const [items, rest] = this.more(rows, ({ thing, claims }) => make("tr", {}, make("td", {}, this.thingLink(thing)), make("td", {}, dot(thing.type), thing.type), make("td", { class: "number" }, String(claims))));
    return [make("table", {}, make("thead", {}, make("tr", {}, ...["Thing", "type", "claims"].map((label, at) => make("th", { scope: "col", class: at === 2 ? "number" : "" }, label)))), make("tbody", {}, ...items)), rest];
  }

  chosen() {
    const one = this.page.chosen;
    if (!one) return [];
    if (one.claims && one.a) return this.chosenEdge(one);
    if (one.sentence) return this.claimList([one]);
    return one.label === undefined ? this.chosenDocument(one) : this.chosenThing(one);
  }

  chosenEdge(edge) {
    const shown = new Set(this.shown);
    return [make("h2", {}, this.thingLink(edge.a.thing), " – " + edge.label + " → ", this.thingLink(edge.b.thing)), ...this.claimList(edge.claims.filter((claim) => shown.has(claim)))];
  }

  chosenThing(thing) {
    const shown = new Set(this.shown), claims = thing.claims.filter((claim) => shown.has(claim));
    const out = [make("h2", {}, make("bdi", {}, thing.label)), make("p", { class: "meta" }, thing.type + (thing.mentions ? ", " + count(thing.mentions, "mention") : ""))];
    if (thing.aliases.length) out.push(make("p", {}, "Also: ", make("bdi", {}, thing.aliases.join(", "))));
    for (const fact of thing.facts) out.push(make("p", {}, make("bdi", {}, fact)));
    if (/^https?:\/\//i.test(thing.sameAs)) out.push(make("p", {}, make("a", { href: thing.sameAs, rel: "noopener noreferrer", target: "_blank" }, thing.sameAs)));
    const node = this.page.graph.nodeOf.get(thing);
    const near = node ? [...new Set(node.edges.filter((edge) => edge.shown).map((edge) => (edge.a === node ? edge.b : edge.a).thing))] : [];
    if (near.length) out.push(make("p", {}, "Beside: ", ...near.slice(0, 40).flatMap((other, at) => [at ? ", " : "", this.thingLink(other)]), near.length > 40 ? " …" : ""));
    out.push(make("h3", {}, count(claims.length, "claim")), ...this.claimList(claims));
    return out;
  }

  chosenDocument(document) {
    return [make("h2", {}, document.title || document.id), documentLine(document), ...this.claimList(this.shown.filter((claim) => claim.document === document))];
  }
}
