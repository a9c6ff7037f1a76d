// Loss-gradient clouds: a canvas a row, and the controls.

const rows = ((classes) => data.rows.map((row) => new CloudRow(row, classes)))(classesOf(data.rows));
const state = { byTestLoss: data.byTestLoss && hasTestLoss(rows), attractors: data.attractors, kinds: new Set(Object.keys(pointLooks)) };
let colouring = null;
const figures = rows.map((row, i) => {
  const canvas = make("canvas", { tabindex: "0", role: "application", "aria-describedby": "keys", "aria-label": `Loss-gradient cloud${row.label ? ` of ${row.label}` : ""}: ${row.panes.map((pane) => `${pane.class} ${pane.samples} samples`).join(", ")}` });
  const view = new View([-0.02, 1.02, -0.03, 1.03], [2 / row.loss.bins, 2 / row.gradient.bins]);
  return { canvas, view, scene: new CloudScene(row, view, state), row, i };
});

function drawFigure({ canvas, scene }) {
  fitCanvas(canvas);
  const pen = new CanvasPen(canvas.getContext("2d"), canvas.clientWidth, canvas.clientHeight, canvas.width / Math.max(canvas.clientWidth, 1));
  scene.draw(pen, canvas.clientWidth, canvas.clientHeight, colouring);
}

function drawNow() {
  figures.forEach(drawFigure);
}

const draw = onNextFrame(drawNow);

function recolour() {
  colouring = new CloudColouring(rows, state.byTestLoss, theme());
  draw();
}

function tell(figure, x, y) {
  const { scene, row, canvas } = figure, found = scene.binAt(x, y), points = scene.pointsAt(x, y), box = canvas.getBoundingClientRect(), lines = [];
  if (found) {
    const { pane } = found.frame, { bin, i, j } = found, between = (axis, at) => `${show(axis.value(at / axis.bins), 5)} to ${show(axis.value((at + 1) / axis.bins), 5)}`;
    lines.push(
      ["loss", between(row.loss, i)], ["gradient norm", between(row.gradient, j)],
      [pane.class, `${pane.count[bin]} samples, ${show((100 * pane.count[bin]) / pane.samples, 3)} % of the class`]);
    for (const other of row.panes.filter((candidate) => candidate !== pane && candidate.at(i, j) !== undefined)) {
      lines.push([other.class, `${other.count[other.at(i, j)]} samples in the same bin`]);
    }

    if (pane.testLoss.length > 0) {
      lines.push(["mean generalisation loss", show(pane.testLoss[bin], 5)]);
    }

    const low = row.loss.value(i / row.loss.bins), high = row.loss.value((i + 1) / row.loss.bins);
    for (const attractor of row.attractors.filter((candidate) => candidate.low <= high && candidate.high >= low)) {
      lines.push(["attractor", `${attractor.kind} at ${show(attractor.loss, 6)}`]);
    }
  }

  for (const point of points.slice(0, 8)) {
    lines.push([`${point.kind} ${point.id}`, `loss ${show(point.loss, 8)}, gradient norm ${show(point.gradient, 3)}`]);
  }

  if (lines.length > 0) {
    tip.show(box.left + x, box.top + y, definitions(lines));
  } else {
    tip.hide();
  }
}

function svg() {
  const width = figures[0].canvas.clientWidth, heights = figures.map(({ canvas }) => canvas.clientHeight), measure = (text, size) => new CanvasMeasure(figures[0].canvas.getContext("2d")).measure(text, size);
  const pen = new SvgPen(width, heights.reduce((sum, height) => sum + height, 0), themes.light.paper, measure), light = new CloudColouring(rows, state.byTestLoss, themes.light);
  let y = 0;
  figures.forEach(({ scene }, i) => {
    pen.shift(y, () => scene.draw(pen, width, heights[i], light));
    y += heights[i];
  });
  return pen.toString(data.title);
}

function attractorTable() {
  const body = make("tbody");
  for (const row of rows) {
    if (row.label && row.attractors.length > 0) {
      body.append(make("tr", null, make("th", { scope: "rowgroup", colspan: "4" }, row.label)));
    }

    for (const attractor of row.attractors) {
      body.append(make("tr", null, ...[show(attractor.loss, 6), show(attractor.gradient, 2), attractor.kind, String(attractor.walks)].map((text) => make("td", null, text))));
    }
  }

  const head = make("tr", null, ...["loss", "gradient", "kind", "walks"].map((name) => make("th", { scope: "col" }, name)));
  return body.childElementCount > 0 ? make("table", null, make("thead", null, head), body) : make("p", null, "None were looked for.");
}

function wire() {
  for (const figure of figures) {
    explore(figure.canvas, figure.view, {
      frameAt: (x) => figure.scene.frameAt(x),
      changed: draw,
      leave: () => tip.hide(),
      hover: (x, y) => tell(figure, x, y),
      click: (x, y) => tell(figure, x, y),
    });
    new ResizeObserver(draw).observe(figure.canvas);
  }

  byId("colour").addEventListener("change", (event) => {
    state.byTestLoss = event.target.value === "test-loss";
    recolour();
  });
  byId("attractors").addEventListener("change", (event) => {
    state.attractors = event.target.checked;
    draw();
  });
  for (const box of document.querySelectorAll("input[data-kind]")) {
    box.addEventListener("change", () => {
      state.kinds[box.checked ? "add" : "delete"](box.dataset.kind);
      draw();
    });
  }

  const zoomBy = (factor) => {
    const along = byId("along").value;
    figures.forEach(({ view }) => view.zoom(factor, 0.5, 0.5, along !== "up", along !== "across"));
    draw();
  };
  byId("in").addEventListener("click", () => zoomBy(1.5));
  byId("out").addEventListener("click", () => zoomBy(1 / 1.5));
  byId("all").addEventListener("click", () => {
    figures.forEach(({ view }) => view.reset());
    draw();
  });
  byId("save").addEventListener("click", () => download(fileStem(data.title) + ".svg", "image/svg+xml", svg()));
  darkness.addEventListener("change", recolour);
}

function open() {
  byId("title").textContent = data.title;
  byId("counts").textContent = `${rows.reduce((sum, row) => sum + row.samples, 0)} samples${data.note ? `; ${data.note}` : ""}`;
  byId("figures").append(...figures.map(({ canvas }) => canvas));
  byId("figures").classList.toggle("several", rows.length > 1);
  byId("colour").value = state.byTestLoss ? "test-loss" : "density";
  byId("colour").options[1].disabled = !hasTestLoss(rows);
  byId("attractors").checked = state.attractors;
  byId("points").hidden = rows.every((row) => row.points.length === 0);
  fill(byId("attractor-table"), attractorTable());
  wire();
  recolour();
  drawNow();
}

open();

// For tests and for the console.
window.landscape = { data, rows, figures, state, draw: drawNow, svg, tell, openedMilliseconds: performance.now() };
