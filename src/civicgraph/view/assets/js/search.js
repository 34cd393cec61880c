// The search box: names, other names, pinyin and its initials; a list of suggestions as ARIA describes it.

const MOST = 12;
let results = [];
let marked = -1;

/** How well a node answers: smaller is better, null not at all. */
function match(node, wanted) {
  let best = null;
  node.keys.forEach((key, index) => {
    const at = key.indexOf(wanted);
    if (at < 0) return;
    const score = (key === wanted ? 0 : at === 0 ? 1 : 2) * 10 + Math.min(index, 9);
    if (best === null || score < best) best = score;
  });
  return best;
}

function find(text) {
  const wanted = text.trim().toLowerCase().replace(/\s+/g, "");
  if (!wanted) return [];
  return PAGE.nodes
    .map((node) => [match(node, wanted), node])
    .filter(([score]) => score !== null)
    .sort(([a, one], [b, two]) => a - b || LINKS.get(two.id).length - LINKS.get(one.id).length)
    .slice(0, MOST)
    .map(([, node]) => node);
}

function showResults() {
  const box = element("search");
  results = find(box.value);
  marked = results.length ? 0 : -1;
  const open = Boolean(box.value.trim());
  const rows = results.map((node, index) => resultRow(node, index));
  element("found").replaceChildren(
    ...(rows.length ? rows : [make("li", { className: "nothing", textContent: t("search.none") })]),
  );
  element("found").hidden = !open;
  box.setAttribute("aria-expanded", open);
  element("status").textContent = open
    ? results.length
      ? t("search.count", { n: results.length })
      : t("search.none")
    : "";
  mark(marked);
}

function resultRow(node, index) {
  const row = make(
    "li",
    { role: "option", id: `found-${index}` },
    signCanvas(node.kind),
    make("span", { textContent: fullName(node) }),
    make("span", { className: "kind", textContent: kindName(node.kind) }),
  );
  row.addEventListener("mousedown", (event) => {
    event.preventDefault();
    take(index);
  });
  return row;
}

function mark(index) {
  marked = index;
  [...element("found").children].forEach((row, at) => row.setAttribute("aria-selected", at === index));
  const row = element(`found-${index}`);
  if (row) {
    row.scrollIntoView({ block: "nearest" });
    element("search").setAttribute("aria-activedescendant", row.id);
  } else element("search").removeAttribute("aria-activedescendant");
}

function take(index) {
  const node = results[index];
  closeResults();
  if (!node) return;
  element("search").value = node.label;
  showTab("graph");
  reveal(node.id);
  choose({ node: node.id }, { move: true });
  element("canvas").focus();
}

function closeResults() {
  element("found").hidden = true;
  element("search").setAttribute("aria-expanded", "false");
  element("search").removeAttribute("aria-activedescendant");
}

function startSearch() {
  const box = element("search");
  box.addEventListener("input", showResults);
  box.addEventListener("focus", () => {
    if (box.value.trim()) showResults();
  });
  box.addEventListener("blur", closeResults);
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && results.length) {
      event.preventDefault();
      if (element("found").hidden) showResults();
      else mark((marked + step + results.length) % results.length);
    } else if (event.key === "Enter") {
      if (element("found").hidden) showResults();
      if (results.length) take(Math.max(marked, 0));
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (element("found").hidden) box.value = "";
      closeResults();
    }
  });
}
