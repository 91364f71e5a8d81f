// What ties picture, lists, filters, search and links together.

const data = readData();
const byId = new Map([...data.claims, ...data.things, ...data.documents].map((one) => [one.id, one]));
const element = (id) => document.getElementById(id);
const filter = noFilter();
const page = { chosen: null, graph: data.graphs[data.start], go, period };

page.picture = new Picture(element("canvas"), pick, (text) => { element("spoken").textContent = text; });
page.lists = new Lists(data, page);

// --- choosing -------------------------------------------------------------------------------------------------------

function pick(one) {
  if (!one) return choose(null);
  if (one.thing) return go(one.thing.id);
  choose(one);
}

// By id, as a link does.
function go(id) {
  history.replaceState(null, "", "#" + id);
  follow();
}

function follow() {
  let id = location.hash.slice(1);
  try { id = decodeURIComponent(id); } catch { /* as it is */ }
  const one = byId.get(id);
  if (one) choose(one);
}

function choose(one) {
  page.chosen = one;
  if (!one) history.replaceState(null, "", location.pathname + location.search);
  if (one && one.sentence) page.lists.open.add(one);
  const node = light(one);
  if (node) page.picture.centre(node);
  page.lists.show(one ? "chosen" : page.lists.kind === "chosen" ? "claims" : page.lists.kind);
}

// Lights it up in the picture, if it is there. Returns the node of a thing.
function light(one) {
  const node = one && page.graph.nodeOf.get(one);
  const inPicture = node ? node.shown : one && (one.things || (one.a && one.shown));
  page.picture.light(inPicture ? node || one : null);
  return inPicture ? node : null;
}

// --- filters --------------------------------------------------------------------------------------------------------

const form = element("filter-form");
const byCount = (values) => {
  const counts = new Map();
  for (const value of values) if (value) counts.set(value, (counts.get(value) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value]) => value);
};

function fillFilters() {
  const types = byCount(data.things.map((thing) => thing.type));
  for (const type of types) {
    const dot = make("span", { class: "dot" });
    dot.style.background = colourOf(type);
    element("types").append(make("label", {}, make("input", { type: "checkbox", name: "type", value: type, checked: true }), " ", dot, type));
  }
  for (const [list, values] of [["predicates", data.claims.map((claim) => claim.verb.label)], ["speakers", data.claims.flatMap((claim) => claim.by.map((by) => by.label))]])
    element(list).append(...byCount(values).slice(0, 400).map((value) => make("option", { value })));
  form.publisher.append(make("option", { value: "" }, "any"), ...byCount(data.claims.map((claim) => claim.document.publisher)).map((value) => make("option", { value }, value)));
}

function readFilters() {
  for (const name of ["predicate", "speaker", "publisher", "sign", "modality", "word", "from", "to"]) filter[name] = form[name].value.trim();
  filter.confidence = Number(form.confidence.value);
  filter.hidden = new Set([...form.querySelectorAll("[name=type]")].filter((box) => !box.checked).map((box) => box.value));
  element("confidence-shown").textContent = form.confidence.value;
  update();
}

function period(day) {
  const whole = day.length === 10;
  form.from.value = whole ? day : day.length === 7 ? day + "-01" : day + "-01-01";
  form.to.value = whole ? day : day.length === 7 ? lastDay(day) : day + "-12-31";
  element("filters").open = true;
  readFilters();
}

const lastDay = (month) => month + "-" + new Date(Number(month.slice(0, 4)), Number(month.slice(5)), 0).getDate();

function update() {
  filter.words = element("search").value.trim().toLowerCase();
  const claims = apply(filter, data, page.graph);
  const active = isActive(filter);
  element("active").textContent = active ? "(" + active + " set)" : "";
  element("counts").textContent = (active ? claims.length.toLocaleString("en") + " of " : "") + count(data.claims.length, "claim") + " of " + count(data.documents.length, "document");
  element("empty").hidden = claims.length > 0 || !active;
  const anyTime = { ...filter, from: "", to: "" };
  page.claimsOfAnyTime = filter.from || filter.to ? data.claims.filter((claim) => passes(claim, anyTime)) : claims;
  page.picture.show(page.graph);
  light(page.chosen);
  page.picture.seek();
  page.lists.update(claims);
}

form.addEventListener("input", readFilters);
form.addEventListener("reset", () => setTimeout(() => { element("search").value = ""; readFilters(); }));
form.addEventListener("submit", (event) => event.preventDefault());

// --- search ---------------------------------------------------------------------------------------------------------

const search = element("search"), found = element("found");
let at = -1;

function suggest() {
  const words = search.value.trim().toLowerCase();
  const rank = (thing) => { const label = thing.label.toLowerCase(); return label.startsWith(words) ? 0 : label.includes(words) ? 1 : thing.aliases.some((alias) => alias.toLowerCase().includes(words)) ? 2 : 3; };
  const hits = words ? data.things.map((thing) => [rank(thing), thing]).filter(([place]) => place < 3).sort((a, b) => a[0] - b[0] || b[1].claims.length - a[1].claims.length).slice(0, 8) : [];
  found.replaceChildren(...hits.map(([, thing], number) => make("li", { role: "option", id: "found-" + number, "data-id": thing.id, "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); take(thing.id); } }, make("bdi", {}, thing.label), " (" + thing.type + ")")));
  at = -1;
  close(hits.length === 0);
}

function close(yes = true) {
  found.hidden = yes;
  search.setAttribute("aria-expanded", String(!yes));
  search.removeAttribute("aria-activedescendant");
}

function take(id) {
  close();
  search.value = "";
  update();
  go(id);
}

search.addEventListener("input", () => { suggest(); update(); });
search.addEventListener("blur", () => close());
search.addEventListener("keydown", (event) => {
  const options = [...found.children];
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (!options.length) return;
    at = (at + (event.key === "ArrowDown" ? 1 : options.length) - (at < 0 && event.key === "ArrowUp" ? 0 : event.key === "ArrowUp" ? 1 : 0)) % options.length;
    if (at < 0) at += options.length;
    options.forEach((option, number) => option.setAttribute("aria-selected", String(number === at)));
    search.setAttribute("aria-activedescendant", options[at].id);
    event.preventDefault();
  } else if (event.key === "Enter" && options.length && !found.hidden) take((options[at] || options[0]).dataset.id);
  else if (event.key === "Escape") { search.value = ""; close(); update(); }
});

// --- the rest -------------------------------------------------------------------------------------------------------

function setTheme(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  element("theme").setAttribute("aria-pressed", String(dark));
  page.picture.readTheme();
}

function legend() {
  const line = (kind, label) => make("li", {}, make("span", { class: "line " + kind }), label);
  const types = byCount([...data.graphs.network.nodes, ...data.graphs.flat.nodes].map((node) => node.thing.type));
  for (const type of types.slice(0, 8)) {
    const dot = make("span", { class: "dot" });
    dot.style.background = colourOf(type);
    element("legend").append(make("li", {}, dot, type));
  }
  element("legend").append(line("", "affirmed"), line("no", "negated"), line("said", "somebody's word"), line("vague", "possible, to come, demanded"));
}

for (const box of document.querySelectorAll("[name=graph]")) {
  box.checked = box.value === data.start;
  box.addEventListener("change", () => { page.graph = data.graphs[box.value]; update(); choose(page.chosen && page.chosen.a ? null : page.chosen); });
}
element("theme").addEventListener("click", () => setTheme(document.documentElement.dataset.theme !== "dark"));
element("zoom-in").addEventListener("click", () => page.picture.by(1.4));
element("zoom-out").addEventListener("click", () => page.picture.by(1 / 1.4));
element("zoom-all").addEventListener("click", () => page.picture.all());
window.addEventListener("hashchange", follow);
window.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === "/" && !typing) { search.focus(); event.preventDefault(); }
  if (event.key === "Escape" && !typing) choose(null);
});

setTheme(window.matchMedia("(prefers-color-scheme: dark)").matches);
fillFilters();
legend();
update();
follow();
