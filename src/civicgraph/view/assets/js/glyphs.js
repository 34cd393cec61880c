// Draws chips: the outline and the sign of each class, the label, the small second line.

const DARK = matchMedia("(prefers-color-scheme: dark)");
let printing = false;
const isDark = () => DARK.matches && !printing;
const inkOf = (kind) => PAGE.theme[kind][isDark() ? "dark" : "light"];
const fillOf = (kind) => PAGE.theme[kind][isDark() ? "dark_fill" : "light_fill"];
const shade = (light, dark) => (isDark() ? dark : light);
const FONT = getComputedStyle(document.documentElement).getPropertyValue("--font") || "sans-serif";
const TEXT_FROM = 7.5; // below this size on the screen a label is drawn as large as its chip allows
const LINE = 1.32;

const SIGNS = {
  circle(path, r) {
    path.arc(0, -r * 0.42, r * 0.48, 0, 7);
    path.moveTo(r * 0.95, r);
    path.arc(0, r, r * 0.95, 0, Math.PI, true);
    path.closePath();
  },
  square(path, r) {
    path.roundRect(-r, -r * 0.55, r * 2, r * 1.5, r * 0.2);
    path.rect(-r * 0.4, -r, r * 0.8, r * 0.45);
  },
  house(path, r) {
    path.moveTo(-r, -r * 0.2);
    path.lineTo(0, -r);
    path.lineTo(r, -r * 0.2);
    path.closePath();
    for (const x of [-0.8, -0.18, 0.44]) path.rect(x * r, 0, r * 0.36, r * 0.62);
    path.rect(-r, r * 0.72, r * 2, r * 0.28);
  },
  diamond(path, r) {
    path.moveTo(0, -r);
    path.lineTo(r, 0);
    path.lineTo(0, r);
    path.lineTo(-r, 0);
    path.closePath();
  },
  star(path, r) {
    for (let i = 0; i < 10; i += 1) {
      const a = (i * Math.PI) / 5 - Math.PI / 2;
      const q = i % 2 ? r * 0.45 : r;
      path.lineTo(Math.cos(a) * q, Math.sin(a) * q);
    }
    path.closePath();
  },
  page(path, r) {
    path.moveTo(-r * 0.75, -r);
    path.lineTo(r * 0.25, -r);
    path.lineTo(r * 0.75, -r * 0.45);
    path.lineTo(r * 0.75, r);
    path.lineTo(-r * 0.75, r);
    path.closePath();
  },
};

const OUTLINES = {
  circle(ctx, x, y, w, h) {
    ctx.roundRect(x, y, w, h, Math.min(h / 2, 18));
  },
  square(ctx, x, y, w, h) {
    ctx.roundRect(x, y, w, h, 2);
  },
  house(ctx, x, y, w, h) {
    ctx.roundRect(x, y, w, h, 6);
  },
  diamond(ctx, x, y, w, h) {
    const c = 9;
    ctx.moveTo(x + c, y);
    ctx.lineTo(x + w - c, y);
    ctx.lineTo(x + w, y + c);
    ctx.lineTo(x + w, y + h - c);
    ctx.lineTo(x + w - c, y + h);
    ctx.lineTo(x + c, y + h);
    ctx.lineTo(x, y + h - c);
    ctx.lineTo(x, y + c);
    ctx.closePath();
  },
  star(ctx, x, y, w, h) {
    ctx.roundRect(x, y, w, h, [12, 2, 12, 2]);
  },
  page(ctx, x, y, w, h) {
    const c = 11;
    ctx.moveTo(x, y);
    ctx.lineTo(x + w - c, y);
    ctx.lineTo(x + w, y + c);
    ctx.lineTo(x + w, y + h);
    ctx.lineTo(x, y + h);
    ctx.closePath();
  },
};

function sign(ctx, shape, x, y, radius, colour) {
  ctx.save();
  ctx.translate(x, y);
  ctx.beginPath();
  SIGNS[shape](ctx, radius);
  ctx.fillStyle = colour;
  ctx.fill();
  ctx.restore();
}

/** A small picture of a class for legend, list and panel. */
function signCanvas(kind) {
  const canvas = make("canvas", { width: 36, height: 36, "aria-hidden": "true" });
  sign(canvas.getContext("2d"), PAGE.theme[kind].shape, 18, 18, 14, inkOf(kind));
  return canvas;
}

/** The size at which the lines of a label fill their chip, without sign and second line: for views from afar. */
function filled(node) {
  if (!node.filled) {
    const count = node.lines.length;
    const widest = Math.max(
      ...node.lines.map((line) => [...line].reduce((sum, char) => sum + (char > "\u2e7f" ? 1 : 0.58), 0)),
    );
    node.filled = Math.min(node.size * 1.5, ((node.h - 4) / count) * 0.86, (node.w - 8) / widest);
  }
  return node.filled;
}

function drawChip(ctx, node, state) {
  const x = node.px - node.w / 2;
  const y = node.py - node.h / 2;
  const kind = PAGE.theme[node.kind];
  const solid = node.kind === "unit";
  ctx.beginPath();
  OUTLINES[kind.shape](ctx, x, y, node.w, node.h);
  if (state.dim) {
    ctx.fillStyle = shade("#f4f6f8", "#151b22"); // hides the lines behind it
    ctx.fill();
    ctx.globalAlpha = 0.22;
  }
  ctx.fillStyle = solid ? shade(kind.light, "#17614c") : fillOf(node.kind);
  ctx.fill();
  outline(ctx, node, state);
  const colour = solid ? "#fff" : shade("#17202b", "#eef2f6");
  if (node.size * state.scale < TEXT_FROM) drawFar(ctx, node, state, colour);
  else drawNear(ctx, node, x, y, colour, solid ? "#fff" : inkOf(node.kind));
  ctx.globalAlpha = 1;
}

function outline(ctx, node, state) {
  const chosen = state.selected || state.hover;
  ctx.setLineDash(node.ended ? [5, 4] : []);
  ctx.lineWidth = state.selected ? 3.5 : state.hover ? 2.5 : 1.3;
  ctx.strokeStyle = chosen ? shade("#0b1a2a", "#fff") : inkOf(node.kind);
  ctx.stroke();
  ctx.setLineDash([]);
}

function drawFar(ctx, node, state, colour) {
  const size = filled(node);
  if (farCards.has(node.id)) return;
  if (size * state.scale < 5.5) {
    sign(ctx, PAGE.theme[node.kind].shape, node.px, node.py, Math.min(node.h / 3, 5 / state.scale), colour);
    return;
  }
  ctx.font = `${node.kind === "unit" ? "600 " : ""}${size}px ${FONT}`;
  ctx.fillStyle = colour;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  const top = node.py - ((node.lines.length - 1) * size * 1.1) / 2;
  node.lines.forEach((line, index) => ctx.fillText(line, node.px, top + index * size * 1.1));
}

function drawNear(ctx, node, x, y, colour, ink) {
  const { size } = node;
  const high = node.lines.length * size * LINE + node.sub.length * 11 * LINE;
  sign(ctx, PAGE.theme[node.kind].shape, x + 17, node.py, size > 16 ? 8 : 6.5, ink);
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.fillStyle = colour;
  ctx.font = `${node.kind === "person" || node.kind === "unit" ? "600 " : ""}${size}px ${FONT}`;
  let line = node.py - high / 2;
  for (const text of node.lines) {
    ctx.fillText(text, x + 32, line + (size * LINE) / 2);
    line += size * LINE;
  }
  ctx.font = `11px ${FONT}`;
  ctx.fillStyle = node.kind === "unit" ? "rgba(255,255,255,.85)" : shade("#566170", "#a7b2be");
  for (const text of node.sub) {
    ctx.fillText(text, x + 32, line + (11 * LINE) / 2);
    line += 11 * LINE;
  }
  if (node.badge) drawBadge(ctx, node, x, y);
}

function drawBadge(ctx, node, x, y) {
  ctx.beginPath();
  ctx.arc(x + 2, y + 3, 8.5, 0, 7);
  ctx.fillStyle = inkOf(node.kind);
  ctx.fill();
  ctx.fillStyle = shade("#fff", "#11161c");
  ctx.font = `600 10px ${FONT}`;
  ctx.textAlign = "center";
  ctx.fillText(node.badge, x + 2, y + 3.5);
}
