// Tenures over time: a row for each post, a bar for each holder, as a drawing of its own.

const ROW = 26; // height of a lane
const HEAD = 30; // height of a body's heading
const AXIS = 34; // height of the axis of time
const STEPS = [1, 3, 6, 12, 24, 60, 120, 240]; // months between two marks of the axis
const SMALLEST = 7; // width of a bar of one day
const NAME_SIZE = 13;
const TITLE_SIZE = 13;

/** A date as a number of years; of a month or a year its middle, or its first or last day. */
function years(date, edge) {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date) || [];
  if (!year) return null;
  const whole = { first: 0, last: 1, middle: 0.5 }[edge];
  if (!month) return Number(year) + whole;
  return Number(year) + (Number(month) - 1 + (day ? (Number(day) - 0.5) / 31 : whole)) / 12;
}

/** All tenures with a date, as bars from the first to the last day that is told of them. */
function tenures() {
  return PAGE.edges
    .filter((edge) => edge.kind === "holds")
    .flatMap((edge) => edge.facts.flatMap((fact) => spells(fact).map((spell) => tenure(edge, fact, spell))))
    .filter(Boolean);
}

/** The spells in office of a fact, which are several only where somebody else came between. */
function spells(fact) {
  const told = fact.spells || [[fact.start, fact.first_seen, fact.last_seen, fact.end]];
  return told.map(([start, first, last, end]) => ({ start, first, last, end }));
}

function tenure(edge, fact, spell) {
  const days = [spell.start, spell.first, spell.last, spell.end].filter(Boolean);
  if (!days.length) return null;
  const [from, to] = [
    Math.min(...days.map((day) => years(day, "first"))),
    Math.max(...days.map((day) => years(day, "last"))),
  ];
  const seen = [...new Set(fact.evidence.map((quote) => quote.observed).filter(Boolean))];
  return {
    edge,
    fact,
    spell,
    person: NODES.get(edge.from),
    post: NODES.get(edge.to),
    from,
    to,
    seen: seen.map((day) => years(day, "middle")).filter((day) => day !== null && day >= from && day <= to),
  };
}

/** Bodies with their posts in the order of the page, each post with its tenures; those without a date are left out. */
function timetable() {
  const held = new Map();
  for (const one of tenures()) held.set(one.post.id, [...(held.get(one.post.id) || []), one]);
  return PAGE.timetable
    .map(([body, posts]) => ({
      body: NODES.get(body),
      posts: posts.filter((id) => held.has(id)).map((id) => ({ post: NODES.get(id), tenures: held.get(id) })),
    }))
    .filter(({ posts }) => posts.length);
}

/** Puts tenures into as few lanes as possible, each with room for its name behind the bar. */
function lanes(list, scale) {
  const found = [];
  const sorted = [...list].sort(
    (a, b) => a.from - b.from || a.to - b.to || a.person.label.localeCompare(b.person.label),
  );
  for (const one of sorted) {
    const bar = { one, x: scale(one.from), width: Math.max(SMALLEST, scale(one.to) - scale(one.from)) };
    bar.inside = textWidth(one.person.label, NAME_SIZE) + 10 <= bar.width;
    bar.end = bar.x + bar.width + (bar.inside ? 4 : textWidth(one.person.label, NAME_SIZE) + 12);
    const lane = found.find((each) => each[each.length - 1].end <= bar.x);
    if (lane) lane.push(bar);
    else found.push([bar]);
  }
  return found;
}

const ruler = document.createElement("canvas").getContext("2d");

function textWidth(text, size) {
  ruler.font = `${size}px ${FONT}`;
  return ruler.measureText(text).width;
}

/** Draws everything for the width that there is. */
function drawTimeline() {
  const box = element("timeline");
  const table = timetable();
  const width = Math.max(320, box.clientWidth - 36);
  const column = Math.min(Math.max(96, ...titleWidths(table)) + 16, width * 0.34);
  const all = table.flatMap(({ posts }) => posts.flatMap((post) => post.tenures));
  const room = width - column - 70; // names stand behind the last bars
  const [first, last, step] = periodOf(all, room);
  const scale = (year) => column + ((year - first) / (last - first)) * room;
  const rows = [];
  let y = AXIS;
  for (const { body, posts } of table) {
    y = addBody(rows, body, y, width);
    for (const post of posts) y = addPost(rows, post, lanes(post.tenures, scale), { y, column, width });
    y += 8;
  }
  const drawing = svg(
    "svg",
    { width, height: y + 6, viewBox: `0 0 ${width} ${y + 6}`, class: "timeline", role: "group", "font-family": FONT },
    ...axis([first, last, step], scale, y),
    ...rows,
  );
  drawing.setAttribute("aria-label", t("timeline"));
  const years = svg("svg", { width, height: AXIS, "aria-hidden": "true", class: "years", "font-family": FONT });
  years.append(...axis([first, last, step], scale, AXIS));
  box.replaceChildren(make("p", { className: "said", textContent: t("timeline.note") }), years, drawing);
}

function titleWidths(table) {
  return table.flatMap(({ posts }) => posts.map(({ post }) => textWidth(post.label, TITLE_SIZE)));
}

/** First and last mark of the axis, and the time between two marks, all in years: months where there are few years. */
function periodOf(all, room) {
  const from = Math.min(...all.map((one) => one.from)) * 12;
  const to = Math.max(...all.map((one) => one.to)) * 12 + 0.1;
  const step = STEPS.find((months) => ((to - from) / months) * 58 < room) || STEPS[STEPS.length - 1];
  return [Math.floor(from / step) * step, Math.ceil(to / step) * step, step].map((months) => months / 12);
}

function axis([first, last, step], scale, bottom) {
  const found = [];
  for (let month = Math.round(first * 12); month <= Math.round(last * 12); month += Math.round(step * 12)) {
    const x = scale(month / 12);
    found.push(
      svg("path", {
        d: `M${x} ${AXIS - 8}V${bottom}`,
        stroke: shade("#d9dee5", "#323c47"),
        "stroke-width": 1,
        "stroke-dasharray": "2 3",
      }),
      words(month % 12 ? monthText(month) : String(month / 12), x + 3, AXIS - 14, {
        size: 12,
        colour: shade("#5a6675", "#9fabb8"),
      }),
    );
  }
  return found;
}

function words(text, x, y, { size, colour, bold = false }) {
  const made = svg("text", { x, y, fill: colour, stroke: "none", "font-size": size, "font-weight": bold ? 600 : 400 });
  made.textContent = text; // never markup
  return made;
}

const INK = () => shade("#1b2430", "#e8edf2");

function addBody(rows, body, y, width) {
  const name = body ? body.label : t("timeline.nobody");
  rows.push(
    svg("path", { d: `M0 ${y + 2.5}H${width}`, stroke: shade("#d9dee5", "#323c47"), "stroke-width": 1 }),
    words(name, 0, y + 20, { size: 13.5, colour: inkOf("unit"), bold: true }),
  );
  return y + HEAD;
}

function addPost(rows, { post }, found, { y, column }) {
  rows.push(words(shortened(post.label, column - 14), 4, y + 17, { size: TITLE_SIZE, colour: INK() }));
  found.forEach((lane, index) => rows.push(...lane.map((each) => bar(each, y + index * ROW))));
  return y + found.length * ROW + 4;
}

function shortened(text, width) {
  let kept = text;
  while (kept.length > 2 && textWidth(`${kept}…`, TITLE_SIZE) > width) kept = kept.slice(0, -1);
  return kept === text || textWidth(text, TITLE_SIZE) <= width ? text : `${kept}…`;
}

/** One tenure: solid from first to last sighting, capped where a notice tells the day, ticks where it was seen. */
function bar({ one, x, width, inside }, y) {
  const colour = inkOf("person");
  const { fact } = one;
  const made = svg("g", { tabindex: 0, role: "button", class: "bar-of-time", "data-edge": one.edge.id });
  made.setAttribute(
    "aria-label",
    [one.person.label, fullName(one.post), fact.status && conceptName("status", fact.status), detail(fact)]
      .filter(Boolean)
      .join("，"),
  );
  const named = svg("title", {});
  named.textContent = made.getAttribute("aria-label");
  const faint = fact.status === "acting" || fact.status === "nominated";
  made.append(
    named,
    svg("rect", {
      x,
      y: y + 3,
      width,
      height: 18,
      rx: 3,
      fill: colour,
      "fill-opacity": faint ? 0.12 : 0.22,
      stroke: colour,
      "stroke-width": 1,
      "stroke-dasharray": faint ? "3 3" : "",
    }),
    ...one.seen.map((day) => tick(Math.min(Math.max(timeX(one, day, x, width), x + 1), x + width - 1), y, colour)),
    ...(one.spell.start ? [cap(x, y, colour)] : []),
    ...(one.spell.end ? [cap(x + width, y, colour)] : []),
    words(one.person.label, inside ? x + 5 : x + width + 6, y + 16.5, { size: NAME_SIZE, colour: INK() }),
  );
  const open = () => choose({ edge: one.edge.id });
  made.addEventListener("click", open);
  made.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    open();
  });
  return made;
}

const timeX = (one, day, x, width) =>
  one.to === one.from ? x + width / 2 : x + ((day - one.from) / (one.to - one.from)) * width;
const tick = (x, y, colour) => svg("path", { d: `M${x} ${y + 17}v4`, stroke: colour, "stroke-width": 2 });
const cap = (x, y, colour) => svg("path", { d: `M${x} ${y + 1}v22`, stroke: colour, "stroke-width": 3 });

function startTimeline() {
  element("tab-timeline").hidden = !tenures().length;
  window.addEventListener("resize", () => {
    if (!element("timeline").hidden) drawTimeline();
  });
}

/** Saves the timeline as a PNG of twice its size. */
function saveTimeline() {
  const drawing = element("timeline").querySelector("svg.timeline");
  const [width, height] = [Number(drawing.getAttribute("width")), Number(drawing.getAttribute("height"))];
  const scale = Math.min(2, LARGEST / (width + 40), LARGEST / (height + 90));
  const image = new Image();
  image.onload = () => {
    const canvas = make("canvas", { width: (width + 40) * scale, height: (height + 90) * scale });
    const ctx = canvas.getContext("2d");
    ctx.scale(scale, scale);
    ctx.fillStyle = shade("#fff", "#11161c");
    ctx.fillRect(0, 0, width + 40, height + 90);
    ctx.font = `700 20px ${FONT}`;
    ctx.fillStyle = INK();
    ctx.fillText(element("heading").textContent, 20, 38);
    ctx.drawImage(image, 20, 64, width, height);
    canvas.toBlob(download);
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(drawing))}`;
}
