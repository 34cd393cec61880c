// The data of the page, parsed once, and indexes over it. Nothing here touches the page.

const PAGE = JSON.parse(document.getElementById("view-data").textContent);
const NODES = new Map(PAGE.nodes.map((node) => [node.id, node]));
const EDGES = new Map(PAGE.edges.map((edge) => [edge.id, edge]));
const LINKS = new Map(PAGE.nodes.map((node) => [node.id, []]));
for (const edge of PAGE.edges) {
  LINKS.get(edge.from).push(edge);
  if (edge.to !== edge.from) LINKS.get(edge.to).push(edge);
}

const other = (edge, id) => NODES.get(edge.from === id ? edge.to : edge.from);
const neighbours = (id) => new Set(LINKS.get(id).map((edge) => other(edge, id).id));
const element = (id) => document.getElementById(id);

/** Makes an element; text is always text, never markup. */
function make(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** First and last month of a date that may be only a year: 2017-03 → [24206, 24206]. */
function months(date) {
  const match = /^(\d{4})(?:-(\d{2}))?/.exec(date || "");
  if (!match) return null;
  const start = Number(match[1]) * 12;
  return match[2] ? [start + Number(match[2]) - 1, start + Number(match[2]) - 1] : [start, start + 11];
}

/** The months that several dates span together, or null. */
function span(dates) {
  const spans = dates.map(months).filter(Boolean);
  if (!spans.length) return null;
  return [Math.min(...spans.map(([from]) => from)), Math.max(...spans.map(([, to]) => to))];
}

/** The dates of one fact, from what it says, else from the day of the event at its end. */
function factDates(fact, edge) {
  const own = [fact.first_seen, fact.last_seen, fact.start, fact.end, fact.date].filter(Boolean);
  if (own.length) return own;
  const event = [NODES.get(edge.from), NODES.get(edge.to)].find((node) => node.kind === "event");
  if (event) return event.start ? [event.start] : [];
  return fact.evidence.map((quote) => quote.observed).filter(Boolean);
}

for (const edge of PAGE.edges) edge.span = span(edge.facts.flatMap((fact) => factDates(fact, edge)));
