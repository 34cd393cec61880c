// The three ways to look at the same facts: as a network, over time, as a table.

const TABS = ["graph", "timeline", "table"];
const offered = () => TABS.filter((tab) => !element(`tab-${tab}`).hidden);
const openTab = () => TABS.find((tab) => !element(tab).hidden);

function showTab(name) {
  if (name === "timeline" && openTab() !== name) choose(null); // the panel would lie over the bars
  for (const tab of TABS) {
    element(tab).hidden = tab !== name;
    element(`tab-${tab}`).setAttribute("aria-selected", tab === name);
    element(`tab-${tab}`).tabIndex = tab === name ? 0 : -1;
  }
  if (name === "table" && !factRows) drawTable();
  if (name === "timeline") drawTimeline();
}

function startTabs() {
  for (const tab of TABS) {
    element(`tab-${tab}`).addEventListener("click", () => showTab(tab));
    element(`tab-${tab}`).addEventListener("keydown", (event) => {
      if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
      const shown = offered();
      const by = event.key === "ArrowRight" ? 1 : shown.length - 1;
      const next = shown[(shown.indexOf(tab) + by) % shown.length];
      showTab(next);
      element(`tab-${next}`).focus();
    });
  }
}
