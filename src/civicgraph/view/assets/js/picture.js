// The picture itself: vis-network with positions computed beforehand; chips are drawn by glyphs.js.

const CROWDED = PAGE.edges.length > 1500; // then faint edges are drawn only where something is chosen
const shown = new Set(NODES.keys()); // ids of nodes that no filter hides
let chosen = null; // { node } or { edge }, or null
let near = null; // nodes that stay bright while something is chosen, or null for all
const isShown = (id) => shown.has(id);

for (const node of PAGE.nodes) {
  node.px = node.x;
  node.py = node.y;
}

const nodeSet = new vis.DataSet(
  PAGE.nodes.map((node) => ({ id: node.id, x: node.x, y: node.y, shape: "custom", ctxRenderer })),
);
const edgeSet = new vis.DataSet(
  PAGE.edges.map((edge) => ({ id: edge.id, from: edge.from, to: edge.to, ...edgeLook(edge) })),
);

function ctxRenderer({ ctx, id, x, y, state }) {
  const node = NODES.get(id);
  node.px = x;
  node.py = y;
  const scale = network ? drawingScale : 1;
  return {
    drawNode() {
      drawChip(ctx, node, {
        selected: state.selected || (chosen && chosen.node === id),
        hover: state.hover,
        dim: near && !near.has(id),
        scale,
      });
    },
    nodeDimensions: { width: node.w, height: node.h },
  };
}

function edgeLook(edge) {
  const relation = PAGE.relations[edge.kind];
  const ink = inkOf(relation.colour);
  const inEgo = scene !== PAGE.scene;
  const quiet = inEgo ? !edge.plain : edge.quiet;
  return {
    hidden: Boolean(edge.off || (!inEgo && (edge.implied || (CROWDED && edge.quiet)))),
    color: { color: ink, opacity: near ? 0.07 : quiet ? 0.28 : 0.75, highlight: ink, hover: ink },
    dashes: edge.ended ? [6, 5] : false,
    width: quiet ? 1 : 1.6,
    arrows: relation.arrow ? { to: { enabled: true, scaleFactor: 0.5 } } : undefined,
    smooth:
      scene.curve === "curved" && !quiet
        ? { enabled: true, type: "cubicBezier", forceDirection: direction(edge), roundness: 0.45 }
        : { enabled: false },
  };
}

/** While something is chosen, its edges are bright and the others faint. */
function fadeEdges() {
  const lit = (edge) =>
    near && (chosen.edge ? chosen.edge === edge.id : edge.from === chosen.node || edge.to === chosen.node);
  const changed = PAGE.edges.filter((edge) => !CROWDED || !edge.quiet || edge.lit || lit(edge));
  edgeSet.update(
    changed.map((edge) => {
      edge.lit = lit(edge);
      const look = edgeLook(edge);
      if (edge.lit)
        Object.assign(look, {
          hidden: edge.off || (edge.implied && scene === PAGE.scene),
          color: { ...look.color, opacity: 0.95 },
        });
      return { id: edge.id, ...look };
    }),
  );
}

/** An edge leaves its chips sideways, unless one of them stands above the other. */
function direction(edge) {
  const [a, b] = [NODES.get(edge.from), NODES.get(edge.to)];
  const aside = Math.abs(a.px - b.px) - (a.w + b.w) / 2;
  const apart = Math.abs(a.py - b.py) - (a.h + b.h) / 2;
  return apart > 0 && aside < 10 ? "vertical" : "horizontal";
}

let drawingScale = 1;
let network = null;
const OPTIONS = {
  ...PAGE.options,
  autoResize: true,
  interaction: {
    hover: true,
    keyboard: false,
    selectConnectedEdges: true,
    hoverConnectedEdges: true,
    zoomSpeed: 0.7,
    tooltipDelay: 1e9,
  },
  edges: { selectionWidth: 1.6, hoverWidth: 0.8, chosen: { edge: brighten } },
};

function brighten(values) {
  values.opacity = 1;
  values.width = Math.max(values.width, 2.2);
}

network = new vis.Network(element("canvas"), { nodes: nodeSet, edges: edgeSet }, OPTIONS);
network.on("beforeDrawing", (ctx) => {
  drawingScale = network.getScale();
  ctx.save();
  drawBehind(ctx, drawingScale);
  ctx.restore();
});
network.on("afterDrawing", (ctx) => {
  if (!near && scene === PAGE.scene) drawNames(ctx, drawingScale);
});

/** Chooses a node or an edge (or nothing): the panel shows it; the picture fades all that is not linked with it. */
function choose(what, { move = false, open = true, fade = true } = {}) {
  const before = near;
  chosen = what;
  near =
    what && fade
      ? what.node
        ? around(what.node)
        : new Set([EDGES.get(what.edge).from, EDGES.get(what.edge).to])
      : null;
  network.setSelection({ nodes: what && what.node ? [what.node] : [], edges: what && what.edge ? [what.edge] : [] });
  if (before || near) fadeEdges();
  if (open || !what) showPanel(what);
  if (move && what.node) goTo(what.node);
  else if (what && fade) uncover(what.node ? [what.node] : [...near]);
  announce(what);
  network.redraw();
}

/** A node and its neighbours; beyond a post its body and its people too, for they are one fact. */
function around(id) {
  const found = neighbours(id).add(id);
  for (const post of [...found])
    if (post !== id && NODES.get(post).kind === "post")
      for (const end of neighbours(post))
        if (NODES.get(id).kind === "unit" || NODES.get(end).kind === "unit") found.add(end);
  return found;
}

function announce(what) {
  if (!what) element("status").textContent = t("canvas.none");
  else if (what.node) {
    const node = NODES.get(what.node);
    element("status").textContent = t("canvas.at", {
      kind: kindName(node.kind),
      name: node.label,
      n: LINKS.get(node.id).length,
    });
  }
}

const CALM = matchMedia("(prefers-reduced-motion: reduce)");
const glide = () => (CALM.matches ? false : { duration: 260, easingFunction: "easeInOutQuad" });

/** Room that legend and panel leave free, in pixels of the window. */
function room() {
  const frame = element("canvas").getBoundingClientRect();
  const wide = frame.width > 760;
  const left = wide && element("legend").open ? 236 : 12;
  const panel = element("panel");
  const right = wide && !panel.hidden ? 378 : 12;
  const bottom = !wide && !panel.hidden ? panel.offsetHeight + 8 : 58;
  return { left, right, top: element("ego").hidden ? 14 : 60, bottom, width: frame.width, height: frame.height };
}

/** Moves the view so that a box of the picture fills the free room. */
function moveTo(box, { largest = 1.25, smallest = 0, animate = true } = {}) {
  const free = room();
  const wide = Math.max(80, free.width - free.left - free.right);
  const high = Math.max(80, free.height - free.top - free.bottom);
  const scale = Math.max(smallest, Math.min(largest, wide / (box[2] - box[0] + 24), high / (box[3] - box[1] + 24)));
  const offset = { x: (free.left - free.right) / 2, y: (free.top - free.bottom) / 2 };
  network.moveTo({
    position: { x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 },
    scale,
    offset,
    animation: animate ? glide() : false,
  });
}

function boxOf(ids) {
  const nodes = [...ids].map((id) => NODES.get(id));
  const at = (pick) => nodes.map(pick);
  return [
    Math.min(...at((node) => node.px - node.w / 2)),
    Math.min(...at((node) => node.py - node.h / 2)),
    Math.max(...at((node) => node.px + node.w / 2)),
    Math.max(...at((node) => node.py + node.h / 2)),
  ];
}

/** All that the picture holds, cards and axes too. */
function wholeBox() {
  const box = boxOf(shown);
  for (const card of scene.cards.filter(cardShown))
    widen(box, card.x, card.y, card.x + card.width, card.y + card.height);
  for (const text of scene.texts) widen(box, text.x, text.y - text.size, text.x, text.y);
  return box;
}

function widen(box, left, top, right, bottom) {
  box[0] = Math.min(box[0], left);
  box[1] = Math.min(box[1], top);
  box[2] = Math.max(box[2], right);
  box[3] = Math.max(box[3], bottom);
}

function fit(animate = true) {
  if (shown.size) moveTo(wholeBox(), { animate });
}

/** Brings a node to the middle, so near that it can be read and so far that its neighbours are seen where they can be. */
function goTo(id) {
  const node = NODES.get(id);
  const box = boxOf(around(id));
  const half = [Math.max(node.px - box[0], box[2] - node.px), Math.max(node.py - box[1], box[3] - node.py)];
  moveTo([node.px - half[0], node.py - half[1], node.px + half[0], node.py + half[1]], {
    largest: 1.1,
    smallest: 0.62,
  });
}

/** Moves the view just so far that the panel does not lie over what was chosen. */
function uncover(ids) {
  const panel = element("panel").getBoundingClientRect();
  const frame = element("canvas").getBoundingClientRect();
  if (!panel.width) return;
  const box = boxOf(ids);
  const low = network.canvasToDOM({ x: box[2], y: box[3] });
  const narrow = frame.width <= 760;
  const over = narrow ? low.y + frame.top + 12 - panel.top : low.x + frame.left + 12 - panel.left;
  if (over <= 0 || (!narrow && low.y + frame.top < panel.top)) return;
  const at = network.getViewPosition();
  const by = over / network.getScale();
  network.moveTo({ position: { x: at.x + (narrow ? 0 : by), y: at.y + (narrow ? by : 0) }, animation: glide() });
}

/** The first view: all of it, or on a small screen as much around its middle as can be read. */
function firstView() {
  fit(false);
  const { clientWidth, clientHeight } = element("canvas");
  const scale = 0.42;
  if (clientWidth > 760 || network.getScale() >= scale) return;
  const box = wholeBox();
  const start = NODES.get(PAGE.focus || (NAMED[0] && NAMED[0].head)) || { px: box[0], py: box[1] };
  const inside = (at, low, high, half) =>
    high - low < 2 * half ? (low + high) / 2 : Math.min(Math.max(at, low + half), high - half);
  const margin = 16 / scale;
  const x = inside(start.px, box[0] - margin, box[2] + margin, clientWidth / scale / 2);
  const y = inside(start.py, box[1] - 60 / scale, box[3] + 60 / scale, clientHeight / scale / 2);
  network.moveTo({ scale, position: { x, y }, animation: false });
}
