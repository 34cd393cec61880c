// The same facts as a plain table, for screen readers, for sorting and for copying.

const COLUMNS = ["subject", "relation", "object", "details", "date", "sources"];
let sorting = { column: "date", down: true };
let factRows = null;

function rowsOfFacts() {
  return PAGE.edges.flatMap((edge) =>
    edge.facts.map((fact) => ({
      edge,
      subject: NODES.get(edge.from).label,
      relation: relationName(edge, true),
      object: fullName(NODES.get(edge.to)),
      details: [
        fact.role && conceptName("role", fact.role),
        fact.status && conceptName("status", fact.status),
        fact.position && `#${fact.position}`,
        detail({ ...fact, date: null }),
      ]
        .filter(Boolean)
        .join("，"),
      date: factDates(fact, edge)[0] || "",
      sources: new Set(fact.evidence.map((quote) => quote.article)).size,
    })),
  );
}

function drawTable() {
  factRows = rowsOfFacts();
  const filterBox = make("input", {
    type: "search",
    placeholder: t("table.filter"),
    "aria-label": t("table.filter"),
    id: "table-filter",
  });
  const counted = make("span", { "aria-live": "polite", id: "table-count" });
  filterBox.addEventListener("input", fillTable);
  const heads = COLUMNS.map((column) => {
    const button = make("button", { type: "button", textContent: t(`table.${column}`) });
    button.addEventListener("click", () => {
      sorting = { column, down: sorting.column === column ? !sorting.down : false };
      fillTable();
    });
    return make("th", { scope: "col", "data-column": column }, button);
  });
  element("table").replaceChildren(
    make("div", { className: "tabletop" }, filterBox, counted),
    make(
      "table",
      {},
      make("caption", { textContent: t("table.caption") }),
      make("thead", {}, make("tr", {}, ...heads)),
      make("tbody", { id: "rows" }),
    ),
  );
  fillTable();
}

function fillTable() {
  const wanted = element("table-filter").value.trim().toLowerCase();
  const kept = factRows.filter(
    (row) => !wanted || COLUMNS.some((column) => String(row[column]).toLowerCase().includes(wanted)),
  );
  const order = new Intl.Collator("zh-CN", { numeric: true }).compare;
  const sign = sorting.down ? -1 : 1;
  kept.sort((a, b) => sign * order(String(a[sorting.column]), String(b[sorting.column])));
  element("rows").replaceChildren(...kept.map(tableRow));
  element("table-count").textContent = t("table.count", { n: kept.length });
  for (const head of document.querySelectorAll("th[data-column]")) {
    head.setAttribute(
      "aria-sort",
      head.dataset.column !== sorting.column ? "none" : sorting.down ? "descending" : "ascending",
    );
  }
}

function tableRow(row) {
  const name = (id, text) => {
    const go = make("button", { type: "button", className: "go", textContent: text });
    go.addEventListener("click", () => {
      showTab("graph");
      reveal(id);
      choose({ node: id }, { move: true });
    });
    return make("td", {}, go);
  };
  return make(
    "tr",
    {},
    name(row.edge.from, row.subject),
    make("td", { textContent: row.relation }),
    name(row.edge.to, row.object),
    make("td", { textContent: row.details }),
    make("td", { className: "date", textContent: row.date }),
    sources(row),
  );
}

function sources(row) {
  const go = make("button", { type: "button", className: "go", textContent: row.sources });
  go.addEventListener("click", () => choose({ edge: row.edge.id }));
  return make("td", {}, row.sources ? go : "");
}
