// What is shown: by class (legend), by time (sliders), by neighbourhood (ego).

const off = new Set(); // classes that are switched off
let period = null; // [first month, last month] or null for all
let only = null; // nodes of the ego picture, or null for all

const inPeriod = (dates) => !period || !dates || (dates[0] <= period[1] && dates[1] >= period[0]);
const edgeAllowed = (edge) => inPeriod(edge.span);

function nodeAllowed(node) {
  if (off.has(node.kind) || (only && !only.has(node.id))) return false;
  if (!period) return true;
  if (node.start) return inPeriod(months(node.start));
  const dated = LINKS.get(node.id).filter((edge) => edge.span);
  if (dated.some(edgeAllowed)) return true;
  if (node.kind === "unit")
    return (
      !dated.length ||
      LINKS.get(node.id).some(
        (edge) => edge.kind === "post_in" && LINKS.get(edge.from).some((held) => held.span && edgeAllowed(held)),
      )
    );
  return !dated.length;
}

/** Applies all filters to the picture. */
function filter() {
  shown.clear();
  for (const node of PAGE.nodes) if (nodeAllowed(node)) shown.add(node.id);
  nodeSet.update(PAGE.nodes.map((node) => ({ id: node.id, hidden: !shown.has(node.id) })));
  for (const edge of PAGE.edges) edge.off = !edgeAllowed(edge);
  edgeSet.update(PAGE.edges.map((edge) => ({ id: edge.id, ...edgeLook(edge) })));
  if (chosen && chosen.node && !shown.has(chosen.node)) choose(null);
  count();
}

function count() {
  const edges = PAGE.edges.filter((edge) => !edge.off && shown.has(edge.from) && shown.has(edge.to)).length;
  element("subtitle").textContent = t("count.nodes", { n: shown.size, m: edges });
}

/** Makes sure that a node can be seen, whatever the filters were. */
function reveal(id) {
  if (shown.has(id)) return;
  if (only && !only.has(id)) leaveEgo();
  off.delete(NODES.get(id).kind);
  if (!nodeAllowed(NODES.get(id))) setPeriod(null);
  drawLegend();
  filter();
}

function drawLegend() {
  const counts = {};
  for (const node of PAGE.nodes) counts[node.kind] = (counts[node.kind] || 0) + 1;
  element("kinds").replaceChildren(
    ...Object.keys(PAGE.theme)
      .filter((kind) => counts[kind])
      .map((kind) => legendRow(kind, counts[kind])),
  );
  const has = (wanted) => PAGE.edges.some(wanted);
  element("lines").replaceChildren(
    ...[
      has((edge) => edge.kind === "holds" && !edge.ended) && line("legend.current", "holds", ""),
      has((edge) => edge.ended) && line("legend.ended", "holds", "4 3"),
      has((edge) => edge.kind === "took_part") && line("legend.took_part", "took_part", ""),
      has((edge) => edge.kind === "received" || edge.kind === "conferred") && line("legend.honours", "received", ""),
      CROWDED && make("li", { textContent: t("legend.crowded") }),
    ].filter(Boolean),
  );
}

function legendRow(kind, number) {
  const box = make("input", { type: "checkbox", checked: !off.has(kind), value: kind });
  box.addEventListener("change", () => {
    if (box.checked) off.delete(kind);
    else off.add(kind);
    filter();
  });
  return make(
    "li",
    {},
    make(
      "label",
      {},
      box,
      signCanvas(kind),
      make("span", { textContent: kindName(kind) }),
      make("span", { className: "count", textContent: number }),
    ),
  );
}

const SVG = "http://www.w3.org/2000/svg";

function svg(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function line(key, relation, dash) {
  const stroke = inkOf(PAGE.relations[relation].colour);
  const drawing = svg(
    "svg",
    { viewBox: "0 0 26 10", "aria-hidden": "true" },
    svg("path", { d: "M1 5h24", stroke, "stroke-dasharray": dash }),
  );
  return make("li", {}, drawing, make("span", { textContent: t(key) }));
}

// Time

const ALL_SPANS = PAGE.edges.map((edge) => edge.span).filter(Boolean);
const FIRST = Math.min(...ALL_SPANS.map(([from]) => from));
const LAST = Math.max(...ALL_SPANS.map(([, to]) => to));
const monthText = (month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;

function setPeriod(wanted) {
  period = wanted;
  const [from, to] = wanted || [FIRST, LAST];
  element("time-from").value = from;
  element("time-to").value = to;
  drawTime();
}

function drawTime() {
  const [from, to] = period || [FIRST, LAST];
  element("time-text").textContent = period
    ? `${monthText(from)} – ${monthText(to)}`
    : `${monthText(FIRST)} – ${monthText(LAST)}`;
  for (const id of ["time-from", "time-to"])
    element(id).setAttribute("aria-valuetext", monthText(id === "time-from" ? from : to));
  const bars = histogram();
  const highest = Math.max(...bars, 1);
  element("months").setAttribute("viewBox", `0 0 ${bars.length} 30`);
  element("months").replaceChildren(
    ...bars.map((value, index) =>
      svg("rect", {
        x: index + 0.1,
        width: 0.8,
        y: 30 - (value / highest) * 28,
        height: (value / highest) * 28,
        class: FIRST + (index + 1) * BIN <= from || FIRST + index * BIN > to ? "out" : "",
      }),
    ),
  );
}

const BIN = Math.max(1, Math.ceil((LAST - FIRST + 1) / 48)); // months of one bar

function histogram() {
  const bars = new Array(Math.ceil((LAST - FIRST + 1) / BIN)).fill(0);
  for (const [from, to] of ALL_SPANS) {
    const [first, last] = [Math.floor((from - FIRST) / BIN), Math.floor((to - FIRST) / BIN)];
    for (let bar = first; bar <= last; bar += 1) bars[bar] += 1 / (last - first + 1);
  }
  return bars;
}

function startTime() {
  if (!ALL_SPANS.length || FIRST === LAST) return;
  element("time").hidden = false;
  for (const id of ["time-from", "time-to"]) {
    const slider = element(id);
    Object.assign(slider, { min: FIRST, max: LAST, step: 1 });
    slider.addEventListener("input", () => slide(id));
  }
  setPeriod(null);
}

function slide(id) {
  let [from, to] = [Number(element("time-from").value), Number(element("time-to").value)];
  if (from > to) [from, to] = id === "time-from" ? [to, to] : [from, from];
  setPeriod(from === FIRST && to === LAST ? null : [from, to]);
  filter();
}
