// The panel: what the graph says of a node or an edge, with the sentences that say it. Text only, never markup.

const FIRST_ROWS = 12;

function showPanel(what) {
  const panel = element("panel");
  panel.hidden = !what;
  if (!what) {
    panel.replaceChildren();
    return;
  }
  const close = make("button", {
    type: "button",
    className: "close",
    textContent: "×",
    "aria-label": t("button.close"),
  });
  close.addEventListener("click", () => {
    choose(null);
    element("canvas").focus();
  });
  panel.replaceChildren(close, ...(what.node ? nodeParts(NODES.get(what.node)) : edgeParts(EDGES.get(what.edge))));
  panel.scrollTop = 0;
}

const badge = (kind) =>
  make("span", { className: "badge" }, signCanvas(kind), make("span", { textContent: kindName(kind) }));

function nodeParts(node) {
  const ego = make("button", { type: "button", textContent: t("button.ego") });
  ego.addEventListener("click", () => showEgo(node.id));
  return [
    badge(node.kind),
    make("h2", { textContent: node.label }),
    node.post ? make("p", { className: "aliases", textContent: node.post }) : null,
    node.aliases.length
      ? make("p", { className: "aliases", textContent: `${t("panel.aliases")} ${node.aliases.join("、")}` })
      : null,
    make("p", { className: "acts" }, ego),
    facts(node.facts.map(([key, value]) => [t(`fact.${key}`), valueText(key, value)])),
    ...(node.evidence.length ? [quotes(node.evidence, true)] : []),
    ...groups(node),
  ].filter(Boolean);
}

function valueText(key, value) {
  return PAGE.strings[value] ? t(value) : PAGE.strings[`fact.${key}.${value}`] ? t(`fact.${key}.${value}`) : value;
}

function facts(pairs) {
  if (!pairs.length) return null;
  return make(
    "dl",
    {},
    ...pairs.flatMap(([name, value]) => [make("dt", { textContent: name }), make("dd", { textContent: value })]),
  );
}

/** The links of a node by relation and direction, each group under its heading. */
function groups(node) {
  const found = new Map();
  for (const edge of LINKS.get(node.id)) {
    const key = `${edge.kind} ${edge.from === node.id}`;
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(edge);
  }
  const order = Object.keys(PAGE.relations);
  const sorted = [...found.values()].sort(([a], [b]) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return sorted.flatMap((edges) => {
    const from = edges[0].from === node.id;
    const rows = edges.sort((a, b) => byTime(a, b)).map((edge) => relation(edge, node));
    return [make("h3", { textContent: `${relationName(edges[0], from)}  ${edges.length}` }), ...few(rows)];
  });
}

function byTime(a, b) {
  const place = (edge) => Math.min(...edge.facts.map((fact) => fact.position || 999));
  return (b.span ? b.span[1] : 0) - (a.span ? a.span[1] : 0) || place(a) - place(b);
}

/** The first rows, and a button for the rest. */
function few(rows) {
  if (rows.length <= FIRST_ROWS + 2) return rows;
  const more = make("button", { type: "button", textContent: t("panel.more", { n: rows.length - FIRST_ROWS }) });
  more.addEventListener("click", () => more.replaceWith(...rows.slice(FIRST_ROWS)));
  return [...rows.slice(0, FIRST_ROWS), more];
}

function relation(edge, node) {
  const end = other(edge, node.id);
  const go = make("button", { type: "button", className: "go", textContent: fullName(end) });
  go.addEventListener("click", () => {
    reveal(end.id);
    choose({ node: end.id }, { move: true });
  });
  const said = [...new Set(edge.facts.map(detail).filter(Boolean))].join("；");
  const evidence = edge.facts.flatMap((fact) => fact.evidence);
  return make(
    "div",
    { className: "relation" },
    go,
    ...tags(edge),
    said ? make("div", { className: "said", textContent: said }) : null,
    evidence.length ? quotes(evidence, false) : null,
  );
}

/** A post is named with its body. */
function fullName(node) {
  if (node.kind !== "post") return node.label;
  const unit = LINKS.get(node.id).find((edge) => edge.kind === "post_in" && edge.from === node.id);
  return unit ? `${NODES.get(unit.to).label} ${node.label}` : node.label;
}

/** Roles (attendance only where there is no other), places in the list and unusual statuses, each once. */
function tags(edge) {
  const roles = edge.facts.map((fact) => fact.role).filter(Boolean);
  const telling = roles.some((role) => role !== "attend") ? roles.filter((role) => role !== "attend") : roles;
  const words = [
    ...telling.map((role) => conceptName("role", role)),
    ...edge.facts.map((fact) => fact.status && fact.status !== "current" && conceptName("status", fact.status)),
    ...edge.facts.map((fact) => fact.position && `#${fact.position}`),
  ];
  return [...new Set(words.filter(Boolean))].map((text) => make("span", { className: "tag", textContent: text }));
}

/** Dates of one fact in a line. */
function detail(fact) {
  const parts = fact.date ? [fact.date] : [];
  if (fact.start || fact.end) parts.push(`${fact.start || "?"} – ${fact.end || "?"}`);
  if (fact.first_seen)
    parts.push(
      `${t("fact.seen")} ${fact.first_seen === fact.last_seen ? fact.first_seen : `${fact.first_seen} – ${fact.last_seen}`}`,
    );
  return parts.join("，");
}

function edgeParts(edge) {
  const [from, to] = [NODES.get(edge.from), NODES.get(edge.to)];
  const jump = (node) => {
    const go = make("button", { type: "button", className: "go", textContent: fullName(node) });
    go.addEventListener("click", () => choose({ node: node.id }, { move: true }));
    return make("div", { className: "relation" }, badge(node.kind), make("div", {}, go));
  };
  return [
    make("h2", { textContent: relationName(edge, true) }),
    jump(from),
    jump(to),
    ...edge.facts.flatMap((fact) => [
      facts(factPairs(fact)),
      fact.evidence.length
        ? quotes(fact.evidence, true)
        : make("p", { className: "said", textContent: t("panel.noquote") }),
    ]),
  ].filter(Boolean);
}

function factPairs(fact) {
  const seen =
    fact.first_seen &&
    (fact.first_seen === fact.last_seen ? fact.first_seen : `${fact.first_seen} – ${fact.last_seen}`);
  return [
    ["status", fact.status && conceptName("status", fact.status)],
    ["role", fact.role && conceptName("role", fact.role)],
    ["position", fact.position],
    ["date", fact.date],
    ["start", fact.start],
    ["end", fact.end],
    ["seen", seen],
  ]
    .filter(([, value]) => value)
    .map(([key, value]) => [t(`fact.${key}`), String(value)]);
}

/** Quotes with their articles; the same sentence of the same article stands once. */
function quotes(evidence, open) {
  const once = [...new Map(evidence.map((quote) => [`${quote.article} ${quote.quote}`, quote])).values()];
  const made = make(
    "details",
    { className: "quotes", open },
    make("summary", { textContent: `${t("panel.quotes")} ${once.length}` }),
    ...few(once.map(figure)),
  );
  return made;
}

function figure(quote) {
  const article = PAGE.articles[quote.article] || { title: "", issued: "", publisher: "", url: "" };
  const caption = make("figcaption", {}, link(article));
  caption.append([" ", article.publisher, article.issued.slice(0, 10)].filter(Boolean).join(" "));
  return make(
    "figure",
    { className: "quote", title: quote.rule ? `${t("panel.rule")} ${quote.rule}` : "" },
    quote.quote ? make("blockquote", { textContent: quote.quote }) : null,
    caption,
  );
}

/** A link only for addresses of the web; all else is plain text. */
function link(article) {
  const text = article.title || t("panel.untitled");
  if (!/^https?:\/\//i.test(article.url)) return make("span", { textContent: text });
  return make("a", { textContent: text, href: article.url, target: "_blank", rel: "noopener noreferrer" });
}
