// The two languages of the interface, and what is remembered of them.

const LANGUAGES = ["zh", "en"];
let language = remembered() || ((navigator.language || "zh").startsWith("zh") ? "zh" : "en");

function remembered() {
  try {
    const kept = localStorage.getItem("civicgraph.language");
    return LANGUAGES.includes(kept) ? kept : null;
  } catch {
    return null; // storage is closed to some files
  }
}

function remember() {
  try {
    localStorage.setItem("civicgraph.language", language);
  } catch {
    // the choice then lasts as long as the page
  }
}

/** A text of the interface; {name} is replaced by a value. */
function t(key, values = {}) {
  const entry = PAGE.strings[key];
  const text = entry ? entry[LANGUAGES.indexOf(language)] : key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

const kindName = (kind) => PAGE.theme[kind][language];
const relationName = (edge, from) => PAGE.relations[edge.kind][(from ? "out_" : "in_") + language];
const conceptName = (scheme, key) => t(`${scheme}-${key}`);

/** Puts the texts of the chosen language into the page. */
function translate() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const one of document.querySelectorAll("[data-t]")) one.textContent = t(one.dataset.t);
  for (const one of document.querySelectorAll("[data-placeholder]")) one.placeholder = t(one.dataset.placeholder);
  for (const one of document.querySelectorAll("[data-label]")) {
    one.setAttribute("aria-label", t(one.dataset.label));
    if (one.matches("button")) one.title = t(one.dataset.label);
  }
  const about = PAGE.focus
    ? `${NODES.get(PAGE.focus).label} · ${t(`title.${NODES.get(PAGE.focus).kind}`)}`
    : t("title.whole");
  document.title = `${about} — ${t("app")}`;
  element("heading").textContent = about;
}
