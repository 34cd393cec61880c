// What stands behind the nodes: cards, headings, axes, the bars of tenures; and names that stay readable from afar.

let scene = PAGE.scene;

function drawBehind(ctx, scale) {
  for (const card of scene.cards) if (cardShown(card)) drawCard(ctx, card);
  for (const stroke of scene.strokes) drawStroke(ctx, stroke);
  for (const text of scene.texts) if (text.size * scale > 4) drawText(ctx, text);
}

const cardShown = (card) => !card.nodes.length || card.nodes.some((id) => isShown(id));

function drawCard(ctx, card) {
  ctx.beginPath();
  ctx.roundRect(card.x, card.y, card.width, card.height, 14);
  ctx.fillStyle = fillOf(card.kind);
  ctx.globalAlpha = card.name ? 0.75 : 0.42;
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
  bundle: { width: 2.5, dash: [], alpha: 0.55 },
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
  if (stroke.style === "bundle") {
    const middle = (stroke.x1 + stroke.x2) / 2;
    ctx.bezierCurveTo(middle, stroke.y1, middle, stroke.y2, stroke.x2, stroke.y2);
  } else ctx.lineTo(stroke.x2, stroke.y2);
  ctx.stroke();
  ctx.restore();
}

function drawText(ctx, text) {
  ctx.font = `600 ${text.size}px ${FONT}`;
  ctx.fillStyle = shade("#3c4855", "#b9c4cf");
  ctx.textAlign = text.align;
  ctx.textBaseline = "alphabetic";
  ctx.fillText(text.text || t(text.key) + (text.count ? `  ${text.count}` : ""), text.x, text.y);
}

/** Seen from afar a card is a country on a map: its name is written across it, the heaviest first, none over another. */
function drawNames(ctx, scale) {
  if (14 * scale >= TEXT_FROM) return;
  const size = 12 / scale;
  const taken = [];
  ctx.font = `700 ${size}px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const card of [...scene.cards].filter((one) => one.name && cardShown(one)).sort((a, b) => b.weight - a.weight)) {
    drawName(ctx, card, size, taken);
  }
}

function drawName(ctx, card, size, taken) {
  const half = Math.ceil([...card.name].length / 2);
  const lines = half > 5 ? [[...card.name].slice(0, half).join(""), [...card.name].slice(half).join("")] : [card.name];
  const wide = Math.max(...lines.map((line) => ctx.measureText(line).width));
  const x = card.x + card.width / 2;
  const y = card.y + Math.min(card.height / 2, size * lines.length);
  const box = [x - wide / 2, y - (size * lines.length * 1.2) / 2, x + wide / 2, y + (size * lines.length * 1.2) / 2];
  if (taken.some((one) => box[0] < one[2] && one[0] < box[2] && box[1] < one[3] && one[1] < box[3])) return;
  taken.push(box);
  lines.forEach((line, index) => {
    const at = y + (index - (lines.length - 1) / 2) * size * 1.2;
    ctx.lineWidth = size * 0.32;
    ctx.strokeStyle = shade("rgba(255,255,255,.92)", "rgba(17,22,28,.92)");
    ctx.strokeText(line, x, at);
    ctx.fillStyle = inkOf(card.kind);
    ctx.fillText(line, x, at);
  });
}
