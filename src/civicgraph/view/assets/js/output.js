// Paper and saved pictures: always on light ground.

const LARGEST = 8000; // pixels of one side that every browser can draw

/** Saves all that is shown as a PNG: the same picture drawn once more, larger, out of sight. */
function savePng() {
  const box = wholeBox();
  const [wide, high] = [box[2] - box[0] + 80, box[3] - box[1] + 140];
  const scale = Math.min(2, LARGEST / wide, LARGEST / high) / devicePixelRatio;
  const frame = make("div", { "aria-hidden": "true" });
  Object.assign(frame.style, {
    position: "absolute",
    left: "-99999px",
    top: "0",
    width: `${wide * scale}px`,
    height: `${high * scale}px`,
  });
  document.body.append(frame);
  const before = drawingScale;
  onPaper(true);
  const copy = new vis.Network(
    frame,
    { nodes: nodeSet, edges: edgeSet },
    { ...OPTIONS, autoResize: false, interaction: {} },
  );
  copy.on("beforeDrawing", (ctx) => {
    drawingScale = scale;
    backdrop(ctx, box);
    drawBehind(ctx, scale);
  });
  copy.on("afterDrawing", (ctx) => {
    if (scene === PAGE.scene) drawNames(ctx, scale);
  });
  copy.moveTo({ position: { x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 - 30 }, scale });
  copy.once("afterDrawing", () =>
    frame.querySelector("canvas").toBlob((blob) => {
      download(blob);
      copy.destroy();
      frame.remove();
      drawingScale = before;
      onPaper(false);
    }),
  );
  copy.redraw();
}

function backdrop(ctx, box) {
  ctx.fillStyle = shade("#fff", "#11161c");
  ctx.fillRect(box[0] - 5000, box[1] - 5000, box[2] - box[0] + 10000, box[3] - box[1] + 10000);
  ctx.font = `700 22px ${FONT}`;
  ctx.fillStyle = shade("#1b2430", "#e8edf2");
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  ctx.fillText(element("heading").textContent, box[0], box[1] - 44);
}

function download(blob) {
  const address = URL.createObjectURL(blob);
  const anchor = make("a", { href: address, download: `${document.title.replace(/[\\/:*?"<>|]/g, "_")}.png` });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** Light ground for paper, or back to what the system prefers. */
function onPaper(is) {
  printing = is;
  repaint();
}

function repaint() {
  drawLegend();
  edgeSet.update(PAGE.edges.map((edge) => ({ id: edge.id, ...edgeLook(edge) })));
  if (openTab() === "timeline") drawTimeline();
  network.redraw();
}

function startOutput() {
  element("png").addEventListener("click", () => (openTab() === "timeline" ? saveTimeline() : savePng()));
  element("print").addEventListener("click", () => window.print());
  window.addEventListener("beforeprint", () => onPaper(true));
  window.addEventListener("afterprint", () => onPaper(false));
  DARK.addEventListener("change", repaint);
}
