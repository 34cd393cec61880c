// What stands behind the nodes: cards, headings, axes, the bars of tenures; and names that stay readable from afar.

let scene = PAGE.scene;

function drawBehind(ctx, scale) {
  findFarCards(scene === PAGE.scene ? scale : 1);
  for (const card of scene.cards) if (cardShown(card)) drawCard(ctx, card);
  for (const stroke of scene.strokes) drawStroke(ctx, stroke);
  for (const text of scene.texts) drawText(ctx, text, scale);
}

const cardShown = (card) => !card.nodes.length || card.nodes.some((id) => isShown(id));

function drawCard(ctx, card) {
  ctx.beginPath();
  ctx.roundRect(card.x, card.y, card.width, card.height, 14);
  ctx.fillStyle = fillOf(card.kind);
  ctx.globalAlpha = card.head ? 0.75 : 0.42;
  ctx.fill();
  ctx.globalAlpha = 0.55;
  ctx.lineWidth = 1;
  ctx.strokeStyle = inkOf(card.kind);
  ctx.stroke();
  ctx.globalAlpha = 1;
}

const STROKES = {
  axis: { width: 2, dash: [], alpha: 0.5 },
  rule: { width: 1, dash: [3, 5], alpha: 0.4 },
  bar: { width: 9, dash: [], alpha: 0.5 },
  "bar-ended": { width: 9, dash: [7, 5], alpha: 0.4 },
};

function drawStroke(ctx, stroke) {
  const style = STROKES[stroke.style];
  ctx.save();
  ctx.globalAlpha = style.alpha;
  ctx.lineWidth = style.width;
  ctx.setLineDash(style.dash);
  ctx.strokeStyle = inkOf(stroke.kind);
  ctx.beginPath();
  ctx.moveTo(stroke.x1, stroke.y1);
  ctx.lineTo(stroke.x2, stroke.y2);
  ctx.stroke();
  ctx.restore();
}

function drawText(ctx, text, scale) {
  ctx.font = `600 ${Math.min(22, Math.max(text.size, 10.5 / scale))}px ${FONT}`; // readable from afar too
  ctx.fillStyle = shade("#3c4855", "#b9c4cf");
  ctx.textAlign = text.align;
  ctx.textBaseline = "alphabetic";
  ctx.fillText(text.text || t(text.key) + (text.count ? `  ${text.count}` : ""), text.x, text.y);
}

const NAMED = PAGE.scene.cards.filter((card) => card.head).sort((a, b) => b.weight - a.weight);
const farCards = new Set(); // nodes of the cards that are too far away to be read: their names stand across them

function findFarCards(scale) {
  farCards.clear();
  for (const card of NAMED) if (filled(NODES.get(card.head)) * scale < 6) for (const id of card.nodes) farCards.add(id);
}

/** Seen from afar a card is a country on a map: its name is written across it, the heaviest first, none over another. */
function drawNames(ctx, scale) {
  const size = 11 / scale;
  const taken = [];
  ctx.font = `700 ${size}px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const card of NAMED) if (farCards.has(card.head) && cardShown(card)) drawName(ctx, card, size, taken);
}

function drawName(ctx, card, size, taken) {
  const { lines } = NODES.get(card.head);
  const wide = Math.max(...lines.map((line) => ctx.measureText(line).width));
  const high = size * lines.length * 1.2;
  const x = card.x + card.width / 2;
  const y = card.y + card.height / 2;
  const air = size * 0.7;
  const box = [x - wide / 2 - air, y - high / 2 - air, x + wide / 2 + air, y + high / 2 + air];
  if (taken.some((one) => box[0] < one[2] && one[0] < box[2] && box[1] < one[3] && one[1] < box[3])) return;
  taken.push(box);
  lines.forEach((line, index) => {
    const at = y + (index - (lines.length - 1) / 2) * size * 1.2;
    ctx.lineWidth = size * 0.35;
    ctx.strokeStyle = shade("rgba(255,255,255,.94)", "rgba(17,22,28,.94)");
    ctx.strokeText(line, x, at);
    ctx.fillStyle = inkOf(card.kind);
    ctx.fillText(line, x, at);
  });
}
