// The picture of one node and its neighbours: the node in the middle, its relations in columns to both sides.

const HIGH = 12; // chips under each other
const GAPS = { row: 10, column: 26, group: 22, head: 24, side: 130 };

function showEgo(id) {
  leaveEgo(false);
  const groupsOf = egoGroups(id);
  only = new Set([id, ...groupsOf.flatMap((group) => group.ids)]);
  scene = egoScene(id, groupsOf);
  element("ego").hidden = false;
  element("ego-text").textContent = t("ego.of", { name: NODES.get(id).label });
  place(scene.places);
  for (const edge of PAGE.edges) edge.plain = edge.from === id || edge.to === id;
  choose({ node: id }, { fade: false });
  filter();
  fit();
}

function leaveEgo(move = true) {
  if (!only) return;
  only = null;
  scene = PAGE.scene;
  element("ego").hidden = true;
  place(new Map(PAGE.nodes.map((node) => [node.id, [node.x, node.y]])));
  filter();
  if (move) fit();
}

function place(places) {
  nodeSet.update(
    [...places].map(([id, [x, y]]) => {
      Object.assign(NODES.get(id), { px: x, py: y });
      return { id, x, y };
    }),
  );
}

/** Neighbours by relation; with posts come their bodies, with the posts of a body those who hold them. */
function egoGroups(id) {
  const groups = new Map();
  const seen = new Set([id]);
  const add = (key, end) => {
    if (!seen.has(end)) {
      seen.add(end);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(end);
    }
  };
  const edges = [...LINKS.get(id)].sort(byTime);
  for (const edge of edges) add(relationName(edge, edge.from === id), other(edge, id).id);
  for (const edge of edges) {
    const post = other(edge, id);
    if (post.kind !== "post") continue;
    for (const next of LINKS.get(post.id)) add(relationName(next, next.from === post.id), other(next, post.id).id);
  }
  return [...groups].map(([title, ids]) => ({ title, ids }));
}

function egoScene(id, groupsOf) {
  const made = { cards: [], strokes: [], texts: [], places: new Map([[id, [0, 0]]]), curve: "curved" };
  const sides = [[], []];
  const heights = [0, 0];
  for (const group of [...groupsOf].sort((a, b) => b.ids.length - a.ids.length)) {
    const side = heights[0] <= heights[1] ? 0 : 1;
    sides[side].push(group);
    heights[side] += Math.min(group.ids.length, HIGH) + 2;
  }
  sides.forEach((groups, side) => egoSide(made, groups, side ? -1 : 1, NODES.get(id).w / 2 + GAPS.side));
  return made;
}

function egoSide(made, groups, sign, start) {
  const columns = groups.map((group) => split(group.ids));
  const highs = columns.map((lists) => Math.max(...lists.map(listHeight)) + GAPS.head + 20);
  let top = -(highs.reduce((sum, high) => sum + high, 0) + GAPS.group * (groups.length - 1)) / 2;
  groups.forEach((group, index) => {
    const wide = egoGroup(made, columns[index], sign, start, top + GAPS.head + 8);
    const left = sign > 0 ? start - 14 : -start - wide + 14 - 14;
    made.cards.push({ x: left, y: top, width: wide + 14, height: highs[index], kind: "post", nodes: group.ids });
    made.texts.push({
      x: left + 14,
      y: top + 21,
      size: 13,
      text: `${group.title}  ${group.ids.length}`,
      align: "left",
    });
    top += highs[index] + GAPS.group;
  });
}

function egoGroup(made, lists, sign, start, top) {
  let along = start;
  for (const ids of lists) {
    const wide = Math.max(...ids.map((one) => NODES.get(one).w));
    let y = top;
    for (const one of ids) {
      const node = NODES.get(one);
      made.places.set(one, [sign * (along + (sign > 0 ? node.w : 2 * wide - node.w) / 2), y + node.h / 2]);
      y += node.h + GAPS.row;
    }
    along += wide + GAPS.column;
  }
  return along - start - GAPS.column + 14;
}

const listHeight = (ids) => ids.reduce((sum, one) => sum + NODES.get(one).h + GAPS.row, 0);

function split(ids) {
  const rows = Math.ceil(ids.length / Math.ceil(ids.length / HIGH));
  return ids.flatMap((_, at) => (at % rows ? [] : [ids.slice(at, at + rows)]));
}
