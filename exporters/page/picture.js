// The graph on a canvas: pan, zoom, drag, hover, choose; by keyboard, too.

const manyEdges = 4000;

// As the layout has room for them: two lines, the second with … where it does not fit.
function nameLines(label) {
  const lines = [""];
  for (const word of label.split(" ")) {
    const line = lines[lines.length - 1];
    if (!line || line.length + word.length < 20) lines[lines.length - 1] = (line ? line + " " : "") + word.slice(0, 30);
    else if (lines.length === 2) { lines[1] += "…"; break; }
    else lines.push(word.slice(0, 30));
  }
  return lines;
}

class Picture {
  constructor(canvas, choose, say) {
    this.canvas = canvas;
    this.choose = choose;
    this.say = say;
    this.context = canvas.getContext("2d");
    this.view = d3.zoomIdentity;
    this.graph = { nodes: [], edges: [] };
    this.chosen = null;
    this.hovered = null;
    this.tip = document.getElementById("tip");
    this.zoom = d3.zoom().scaleExtent([0.02, 12]).on("zoom", () => this.moved());
    const drag = d3.drag().container(canvas).subject(() => this.dragged()).on("drag", () => this.drag()).on("end", () => this.index());
    d3.select(canvas).call(drag).call(this.zoom).on("dblclick.zoom", null);
    canvas.addEventListener("pointermove", (event) => this.hover(event));
    canvas.addEventListener("pointerleave", () => this.hover(null));
    canvas.addEventListener("click", (event) => this.click(event));
    canvas.addEventListener("keydown", (event) => this.key(event));
    new ResizeObserver(() => this.resize()).observe(canvas);
    this.readTheme();
  }

  readTheme() {
    const style = getComputedStyle(document.documentElement);
    this.colour = {};
    for (const name of ["page", "ink", "soft", "yes", "no", "accent"]) this.colour[name] = style.getPropertyValue("--" + name).trim();
    this.draw();
  }

  show(graph) {
    const fresh = this.graph !== graph;
    this.graph = graph;
    this.index();
    if (fresh) this.all(false);
    this.draw();
  }

  index() {
    this.nodes = this.graph.nodes.filter((node) => node.shown);
    this.edges = this.graph.edges.filter((edge) => edge.shown);
    this.heavy = this.edges.length > manyEdges ? [...this.edges].sort((a, b) => b.shownWeight - a.shownWeight).slice(0, manyEdges) : this.edges;
    this.tree = d3.quadtree(this.nodes, (node) => node.x, (node) => node.y);
  }

  resize() {
    const ratio = window.devicePixelRatio || 1, box = this.canvas.getBoundingClientRect();
    const first = !this.width;
    this.width = box.width;
    this.height = box.height;
    this.canvas.width = Math.round(box.width * ratio);
    this.canvas.height = Math.round(box.height * ratio);
    if (first) this.all(false);
    this.draw();
  }

  // While it moves, of very many edges the heaviest are drawn, and all of them when it rests.
  moved() {
    this.view = d3.event.transform;
    clearTimeout(this.rest);
    this.moving = true;
    this.rest = setTimeout(() => { this.moving = false; this.draw(); }, 160);
    this.draw();
  }

  // Everything in sight.
  all(moving = true) {
    const nodes = this.nodes && this.nodes.length ? this.nodes : this.graph.nodes;
    if (!nodes.length || !this.width) return;
    const xs = [Infinity, -Infinity], ys = [Infinity, -Infinity];
    for (const node of nodes) {
      xs[0] = Math.min(xs[0], node.x - node.radius); xs[1] = Math.max(xs[1], node.x + node.radius);
      ys[0] = Math.min(ys[0], node.y - node.radius); ys[1] = Math.max(ys[1], node.y + node.radius);
    }
    const scale = Math.min(2, 0.94 * Math.min(this.width / (xs[1] - xs[0] + 60), (this.height - 60) / (ys[1] - ys[0] + 60)));
    this.move(d3.zoomIdentity.translate(this.width / 2, (this.height - 40) / 2).scale(scale).translate(-(xs[0] + xs[1]) / 2, -(ys[0] + ys[1]) / 2), moving);
  }

  move(view, moving = true) {
    const still = !moving || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const selection = d3.select(this.canvas);
    (still ? selection : selection.transition().duration(350)).call(this.zoom.transform, view);
  }

  centre(node) {
    const scale = Math.max(this.view.k, 1);
    this.move(d3.zoomIdentity.translate(this.width / 2, this.height / 2).scale(scale).translate(-node.x, -node.y));
  }

  by(factor) {
    d3.select(this.canvas).call(this.zoom.scaleBy, factor);
  }

  // Everything, if what is left by the filters is out of sight.
  seek() {
    const inSight = ({ x, y }) => { const [at, down] = this.view.apply([x, y]); return at > 0 && at < this.width && down > 0 && down < this.height; };
    if (this.nodes.length && !this.nodes.some(inSight)) this.all();
  }

  // The chosen thing, edge or claim: what is not beside it steps back.
  light(chosen) {
    this.chosen = chosen;
    this.near = null;
    if (chosen && chosen.edges) this.near = new Set([chosen, ...chosen.edges.flatMap((edge) => (edge.shown ? [edge, edge.a, edge.b] : []))]);
    else if (chosen && chosen.claims) this.near = new Set([chosen, chosen.a, chosen.b]);
    else if (chosen && chosen.things) {
      this.near = new Set();
      for (const edge of this.graph.edges) if (edge.claims.includes(chosen)) this.near.add(edge).add(edge.a).add(edge.b);
      for (const thing of chosen.things) if (this.graph.nodeOf.has(thing)) this.near.add(this.graph.nodeOf.get(thing));
      if (!this.near.size) this.near = null;
    }
    this.draw();
  }

  draw() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => { this.waiting = false; this.paint(); });
  }

  paint() {
    if (!this.width || !this.nodes) return;
    const { context, view } = this, ratio = window.devicePixelRatio || 1;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, this.width, this.height);
    const [left, up] = view.invert([0, 0]), [right, down] = view.invert([this.width, this.height]);
    const inSight = (node) => node.x + node.radius > left && node.x - node.radius < right && node.y + node.radius > up && node.y - node.radius < down;
    const mayCross = (edge) => Math.max(edge.a.x, edge.b.x) > left && Math.min(edge.a.x, edge.b.x) < right && Math.max(edge.a.y, edge.b.y) > up && Math.min(edge.a.y, edge.b.y) < down;
    context.translate(view.x, view.y);
    context.scale(view.k, view.k);
    this.paintEdges((this.moving ? this.heavy : this.edges).filter(mayCross));
    const seen = this.nodes.filter(inSight);
    for (const node of seen) {
      context.globalAlpha = !this.near || this.near.has(node) ? 1 : 0.18;
      context.beginPath();
      context.arc(node.x, node.y, node.radius, 0, 7);
      context.fillStyle = colourOf(node.thing.type);
      context.fill();
      if (node === this.chosen || node === this.hovered) {
        context.lineWidth = 3 / view.k;
        context.strokeStyle = this.colour.ink;
        context.stroke();
      }
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.paintNames(seen);
    context.globalAlpha = 1;
    this.canvas.dataset.painted = (Number(this.canvas.dataset.painted) || 0) + 1;
  }

  // A path for each look, since changing it costs more than the lines.
  paintEdges(edges) {
    const { context, view } = this, many = edges.length > manyEdges / 2;
    const looks = new Map();
    for (const edge of edges) {
      const far = this.near && !this.near.has(edge);
      const weight = Math.min(4, Math.ceil(Math.sqrt(edge.shownWeight || 1)));
      const look = [edge.negated, edge.reported, edge.modality !== "actual", far, edge === this.hovered || edge === this.chosen ? 5 : weight].join();
      if (!looks.has(look)) looks.set(look, { edge, far, width: edge === this.hovered || edge === this.chosen ? 3 : 0.5 + weight * 0.6, path: new Path2D(), heads: new Path2D() });
      this.trace(edge, looks.get(look), many);
    }
    for (const { edge, far, width, path, heads } of looks.values()) {
      context.globalAlpha = far ? 0.07 : (edge.modality !== "actual" ? 0.4 : 0.75) * (edges.length > manyEdges ? 0.4 : 1);
      context.strokeStyle = context.fillStyle = edge.negated ? this.colour.no : this.colour.yes;
      context.lineWidth = width / Math.max(view.k, 0.35);
      context.setLineDash(edge.reported && !many ? [5 / view.k, 3 / view.k] : []);
      context.stroke(path);
      if (!many) context.fill(heads);
    }
    context.setLineDash([]);
  }

  middle(edge) {
    const { a, b } = edge, dx = b.x - a.x, dy = b.y - a.y, length = Math.hypot(dx, dy) || 1;
    const lane = Math.abs(edge.lane) % 10;
    const bend = (lane % 2 ? -1 : 1) * (edge.lane < 0 ? -1 : 1) * Math.ceil(lane / 2) * Math.min(22, length / 5);
    return { x: (a.x + b.x) / 2 - (dy / length) * bend, y: (a.y + b.y) / 2 + (dx / length) * bend };
  }

  trace(edge, { path, heads }, many) {
    const { a, b } = edge;
    if (many) { path.moveTo(a.x, a.y); path.lineTo(b.x, b.y); return; }
    const middle = this.middle(edge);
    const rim = (node, extra) => { const dx = middle.x - node.x, dy = middle.y - node.y, length = Math.hypot(dx, dy) || 1; return { x: node.x + (dx / length) * (node.radius + extra), y: node.y + (dy / length) * (node.radius + extra), dx: dx / length, dy: dy / length }; };
    const from = rim(a, 0), to = rim(b, 6), tip = rim(b, 1);
    path.moveTo(from.x, from.y);
    path.quadraticCurveTo(middle.x, middle.y, to.x, to.y);
    heads.moveTo(tip.x, tip.y);
    heads.lineTo(to.x + tip.dx * 2 - tip.dy * 3.4, to.y + tip.dy * 2 + tip.dx * 3.4);
    heads.lineTo(to.x + tip.dx * 2 + tip.dy * 3.4, to.y + tip.dy * 2 - tip.dx * 3.4);
    heads.closePath();
  }

  // The largest first, where no other name stands.
  paintNames(nodes) {
    const { context, view } = this, taken = [];
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    const first = [this.hovered, this.chosen].filter((one) => one && one.thing);
    const lit = this.near ? nodes.filter((node) => this.near.has(node)) : nodes;
    for (const node of [...first, ...lit.slice(0, 600)]) {
      if (taken.length > (this.moving ? 60 : 220)) break;
      const bold = first.includes(node);
      context.font = (bold ? "600 13px " : "12px ") + "system-ui, 'DejaVu Sans', Helvetica, Arial, sans-serif";
      const lines = (node.lines = node.lines || nameLines(node.thing.label));
      const [x, y] = [view.applyX(node.x), view.applyY(node.y) + node.radius * view.k + 2];
      const half = Math.max(...lines.map((line) => context.measureText(line).width)) / 2;
      const box = { left: x - half - 3, right: x + half + 3, up: y - 1, down: y + 1 + 14 * lines.length };
      if (taken.some((other) => box.left < other.right && box.right > other.left && box.up < other.down && box.down > other.up)) continue;
      taken.push(box);
      context.globalAlpha = 1;
      context.lineWidth = 3;
      context.strokeStyle = this.colour.page;
      context.fillStyle = this.colour.ink;
      lines.forEach((line, number) => {
        context.strokeText(line, x, y + 14 * number);
        context.fillText(line, x, y + 14 * number);
      });
    }
  }

  nodeAt(x, y) {
    const [at, down] = this.view.invert([x, y]);
    let best = null;
    const reach = 26 + 6 / this.view.k;  // no disc is larger
    this.tree.visit((square, x0, y0, x1, y1) => {
      if (!square.length)
        for (let leaf = square; leaf; leaf = leaf.next) {
          const node = leaf.data, away = Math.hypot(node.x - at, node.y - down) - node.radius;
          if (away < 4 / this.view.k && (!best || away < best.away)) best = { node, away };
        }
      return x0 > at + reach || x1 < at - reach || y0 > down + reach || y1 < down - reach;
    });
    return best && best.node;
  }

  edgeAt(x, y) {
    const [at, down] = this.view.invert([x, y]);
    let best = null, nearest = 6 / this.view.k;
    for (const edge of this.edges) {
      const { a, b } = edge, middle = this.middle(edge);
      if (at < Math.min(a.x, b.x, middle.x) - nearest || at > Math.max(a.x, b.x, middle.x) + nearest || down < Math.min(a.y, b.y, middle.y) - nearest || down > Math.max(a.y, b.y, middle.y) + nearest) continue;
      for (let step = 1; step < 24; ++step) {
        const t = step / 24, u = 1 - t;
        const away = Math.hypot(u * u * a.x + 2 * u * t * middle.x + t * t * b.x - at, u * u * a.y + 2 * u * t * middle.y + t * t * b.y - down);
        if (away < nearest) { nearest = away; best = edge; }
      }
    }
    return best;
  }

  dragged() {
    const { x, y } = d3.event;
    const node = this.nodeAt(x, y);
    return node && { node, x, y };
  }

  drag() {
    const { node } = d3.event.subject;
    [node.x, node.y] = this.view.invert([d3.event.x, d3.event.y]);
    this.draw();
  }

  hover(event) {
    const before = this.hovered;
    this.hovered = event && event.pointerType !== "touch" ? this.nodeAt(event.offsetX, event.offsetY) || this.edgeAt(event.offsetX, event.offsetY) : null;
    this.tip.hidden = !this.hovered;
    if (this.hovered) {
      this.tip.textContent = this.describe(this.hovered);
      this.tip.style.left = Math.max(4, Math.min(event.offsetX + 14, this.width - 330)) + "px";
      this.tip.style.top = Math.min(event.offsetY + 14, this.height - 60) + "px";
      this.canvas.style.cursor = "pointer";
    } else this.canvas.style.cursor = "grab";
    if (before !== this.hovered) this.draw();
  }

  describe(one) {
    if (one.thing) return one.thing.label + " (" + one.thing.type + "), " + count(one.edges.filter((edge) => edge.shown).length, "edge");
    return one.a.thing.label + " – " + one.label + " → " + one.b.thing.label + (one.claims.length ? ", " + count(one.shownWeight, "claim") : "");
  }

  click(event) {
    if (event.defaultPrevented) return;
    this.choose(this.nodeAt(event.offsetX, event.offsetY) || this.edgeAt(event.offsetX, event.offsetY));
  }

  key(event) {
    const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (directions[event.key]) this.step(directions[event.key]);
    else if (event.key === "+" || event.key === "=") this.by(1.4);
    else if (event.key === "-") this.by(1 / 1.4);
    else if (event.key === "0") this.all();
    else if (event.key === "Enter" && this.hovered) this.choose(this.hovered);
    else return;
    event.preventDefault();
  }

  // To the nearest thing in this direction.
  step([dx, dy]) {
    const from = this.hovered && this.hovered.thing ? this.hovered : this.chosen && this.chosen.thing && this.chosen.shown ? this.chosen : null;
    let best = from ? null : this.nodes[0], least = Infinity;
    if (from)
      for (const node of this.nodes) {
        const along = (node.x - from.x) * dx + (node.y - from.y) * dy, aside = Math.abs((node.x - from.x) * dy) + Math.abs((node.y - from.y) * dx);
        if (node !== from && along > 0 && along + 2 * aside < least) { least = along + 2 * aside; best = node; }
      }
    if (!best) return;
    this.hovered = best;
    this.say(this.describe(best));
    const [x, y] = this.view.apply([best.x, best.y]);
    if (x < 30 || y < 30 || x > this.width - 30 || y > this.height - 60) this.centre(best);
    this.draw();
  }
}
