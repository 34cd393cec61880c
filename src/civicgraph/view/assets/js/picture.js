// The picture itself: vis-network with positions computed beforehand; chips are drawn by glyphs.js.

const shown = new Set(NODES.keys()); // ids of nodes that no filter hides
let chosen = null; // { node } or { edge }, or null
let near = null; // nodes that stay bright while something is chosen, or null for all
const isShown = (id) => shown.has(id);

for (const node of PAGE.nodes) { node.px = node.x; node.py = node.y; }

const nodeSet = new vis.DataSet(PAGE.nodes.map((node) => ({ id: node.id, x: node.x, y: node.y, shape: "custom", ctxRenderer })));
const edgeSet = new vis.DataSet(PAGE.edges.map((edge) => ({ id: edge.id, from: edge.from, to: edge.to, ...edgeLook(edge) })));

function ctxRenderer({ ctx, id, x, y, state }) {
  const node = NODES.get(id);
  node.px = x;
  node.py = y;
  const scale = network ? drawingScale : 1;
  return {
    drawNode() { drawChip(ctx, node, { selected: state.selected || (chosen && chosen.node === id), hover: state.hover, dim: near && !near.has(id), scale }); },
    nodeDimensions: { width: node.w, height: node.h },
  };
}

function edgeLook(edge) {
  const relation = PAGE.relations[edge.kind];
  const ink = inkOf(relation.colour);
  const alpha = edge.quiet ? (near ? 0.1 : 0.28) : 0.75;
  return {
    hidden: Boolean(edge.off || (edge.implied && scene === PAGE.scene)),
    color: { color: ink, opacity: near && !edge.quiet ? 0.3 : alpha, highlight: ink, hover: ink },
    dashes: edge.ended ? [6, 5] : false,
    width: edge.quiet ? 1 : 1.6,
    arrows: relation.arrow ? { to: { enabled: true, scaleFactor: 0.5 } } : undefined,
    smooth: scene.curve === "horizontal" && !edge.quiet ? { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.45 } : { enabled: false },
  };
}

let drawingScale = 1;
let network = null;
const OPTIONS = {
  ...PAGE.options,
  autoResize: true,
  interaction: {
    hover: true, keyboard: false, selectConnectedEdges: true, hoverConnectedEdges: true, zoomSpeed: 0.7,
    hideEdgesOnDrag: PAGE.edges.length > 1500, hideEdgesOnZoom: PAGE.edges.length > 1500, tooltipDelay: 1e9,
  },
  edges: { selectionWidth: 1.6, hoverWidth: 0.8, chosen: { edge: brighten } },
};

function brighten(values) {
  values.opacity = 1;
  values.width = Math.max(values.width, 2.2);
}

network = new vis.Network(element("canvas"), { nodes: nodeSet, edges: edgeSet }, OPTIONS);
network.on("beforeDrawing", (ctx) => { drawingScale = network.getScale(); ctx.save(); drawBehind(ctx, drawingScale); ctx.restore(); });
network.on("afterDrawing", (ctx) => { if (!near && scene === PAGE.scene) drawNames(ctx, drawingScale); });

/** Chooses a node or an edge (or nothing) and shows it in panel and picture. */
function choose(what, { move = false, open = true } = {}) {
  chosen = what;
  const ends = what && (what.node ? [what.node, ...neighbours(what.node)] : [EDGES.get(what.edge).from, EDGES.get(what.edge).to]);
  near = ends ? new Set(ends) : null;
  network.setSelection({ nodes: what && what.node ? [what.node] : [], edges: what && what.edge ? [what.edge] : [] });
  if (move && what.node) goTo(what.node);
  if (open || !what) showPanel(what);
  announce(what);
  network.redraw();
}

function announce(what) {
  if (!what) element("status").textContent = t("canvas.none");
  else if (what.node) {
    const node = NODES.get(what.node);
    element("status").textContent = t("canvas.at", { kind: kindName(node.kind), name: node.label, n: LINKS.get(node.id).length });
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
  network.moveTo({ position: { x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 }, scale, offset, animation: animate ? glide() : false });
}

function boxOf(ids) {
  const nodes = [...ids].map((id) => NODES.get(id));
  const at = (pick) => nodes.map(pick);
  return [
    Math.min(...at((node) => node.px - node.w / 2)), Math.min(...at((node) => node.py - node.h / 2)),
    Math.max(...at((node) => node.px + node.w / 2)), Math.max(...at((node) => node.py + node.h / 2)),
  ];
}

function fit(animate = true) {
  if (shown.size) moveTo(boxOf(shown), { animate });
}

function goTo(id) {
  moveTo(boxOf([id]), { largest: Math.max(1, network.getScale()) });
}
