// Joins the parts: mouse, keys, buttons, the first view.

/** The nearest shown node in the direction of an arrow key. */
function step(key) {
  const from = chosen && chosen.node ? NODES.get(chosen.node) : null;
  if (!from) return nearestToMiddle();
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  let best = null;
  for (const id of shown) {
    const node = NODES.get(id);
    const along = (node.px - from.px) * dx + (node.py - from.py) * dy;
    const aside = Math.abs((node.px - from.px) * dy) + Math.abs((node.py - from.py) * dx);
    if (node === from || along <= 4) continue;
    const cost = along + aside * 2.5;
    if (!best || cost < best.cost) best = { cost, id };
  }
  return best && best.id;
}

function nearestToMiddle() {
  if (PAGE.focus && shown.has(PAGE.focus)) return PAGE.focus;
  const middle = network.getViewPosition();
  const far = (id) => Math.hypot(NODES.get(id).px - middle.x, NODES.get(id).py - middle.y);
  return [...shown].reduce((best, id) => (best === null || far(id) < far(best) ? id : best), null);
}

function onCanvasKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.startsWith("Arrow")) {
    const id = step(event.key);
    if (id) choose({ node: id }, { move: true, open: !element("panel").hidden });
  } else if (event.key === "Enter" || event.key === " ") {
    if (chosen) {
      showPanel(chosen);
      element("panel").focus();
    }
  } else if (event.key === "e" || event.key === "E") {
    if (chosen && chosen.node) showEgo(chosen.node);
  } else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fit();
  else return;
  event.preventDefault();
}

function onPageKey(event) {
  const typing = event.target.matches("input:not([type=range]):not([type=checkbox])");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    element("search").focus();
    element("search").select();
  }
  if (event.key === "Escape" && !element("helping").open) back();
}

/** Esc goes one step back: out of the panel, then out of the neighbourhood. */
function back() {
  if (element("panel").contains(document.activeElement)) element("canvas").focus();
  if (chosen) choose(null);
  else leaveEgo();
}

function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: glide() });
}

function startMouse() {
  let last = { node: null, time: 0 };
  network.on("click", ({ nodes, edges }) => {
    const again = nodes.length && nodes[0] === last.node && performance.now() - last.time < 350;
    last = { node: nodes[0] || null, time: performance.now() };
    if (again) return;
    if (nodes.length) choose({ node: nodes[0] });
    else if (edges.length) choose({ edge: edges[0] });
    else choose(null);
  });
  network.on("doubleClick", ({ nodes }) => {
    if (nodes.length) showEgo(nodes[0]);
  });
  network.on("hoverNode", ({ node, pointer }) => tip(NODES.get(node), pointer.DOM));
  for (const gone of ["blurNode", "dragStart", "zoom"])
    network.on(gone, () => {
      element("tip").hidden = true;
    });
  network.on("dragEnd", ({ nodes }) => {
    for (const [id, at] of Object.entries(network.getPositions(nodes)))
      Object.assign(NODES.get(id), { px: at.x, py: at.y });
  });
}

function tip(node, at) {
  element("canvas").style.cursor = "pointer";
  const box = element("tip");
  box.textContent = fullName(node);
  box.hidden = node.size * network.getScale() >= TEXT_FROM && node.lines.join("") === node.label;
  box.style.left = `${at.x + 14}px`;
  box.style.top = `${at.y + 14}px`;
}

function notice() {
  const parts = [];
  if (PAGE.total > PAGE.nodes.length) {
    parts.push(
      t(PAGE.focus ? "notice.focus" : "notice", { n: PAGE.nodes.length, total: PAGE.total }),
      t("notice.how", { total: PAGE.total }),
    );
  }
  if (PAGE.namesakes) parts.push(t("notice.namesakes", { n: PAGE.namesakes }));
  element("notice").textContent = parts.join(" ");
  element("notice").hidden = !parts.length;
}

function speak() {
  translate();
  drawLegend();
  count();
  notice();
  showPanel(element("panel").hidden ? null : chosen);
  if (factRows) {
    factRows = null;
    if (!element("table").hidden) drawTable();
  }
  if (openTab() === "timeline") drawTimeline();
  network.redraw();
}

function startButtons() {
  element("zoom-in").addEventListener("click", () => zoom(1.3));
  element("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  element("fit").addEventListener("click", () => fit());
  element("back").addEventListener("click", () => {
    choose(null);
    leaveEgo();
  });
  element("help").addEventListener("click", () => element("helping").showModal());
  element("language").addEventListener("click", () => {
    language = language === "zh" ? "en" : "zh";
    remember();
    speak();
  });
  element("canvas").addEventListener("keydown", onCanvasKey);
  document.addEventListener("keydown", onPageKey);
}

element("legend").open = innerWidth > 760;
startTime();
startSearch();
startTabs();
startTimeline();
startMouse();
startButtons();
startOutput();
speak();
if (PAGE.focus && innerWidth > 1000) choose({ node: PAGE.focus }, { fade: false });
firstView();
network.once("afterDrawing", () => {
  document.documentElement.dataset.ready = Math.round(performance.now());
});
network.redraw();
