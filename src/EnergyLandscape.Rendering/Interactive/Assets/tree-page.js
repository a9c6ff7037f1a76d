// The disconnectivity graph: figure, controls and what connects them.

const tree = new MergeTree(data.nodes);
const minima = new PointTable(data.minima), saddles = new PointTable(data.saddles), otherSaddles = new PointTable(data.otherSaddles);
const layout = new Layout(tree);
const paths = new LowestPaths(minima, saddles);
const words = new TreeWords(tree, minima, saddles, otherSaddles);
const view = new View([-0.01, 1.01, 0, 1], [Math.min(1, 2 / tree.leafCount), 1e-12]);
const scene = new TreeScene(tree, layout, view);
const { state } = scene;
const canvas = byId("figure"), context = canvas.getContext("2d");
const frames = [];

function drawNow() {
  const begun = performance.now();
  fitCanvas(canvas);
  const pen = new CanvasPen(context, canvas.clientWidth, canvas.clientHeight, canvas.width / Math.max(canvas.clientWidth, 1));
  scene.draw(pen, canvas.clientWidth, canvas.clientHeight, theme());
  frames.push(performance.now() - begun);
}

const draw = onNextFrame(drawNow);

/** Puts the energies on an axis of this name, and shows all of it. */
function setScale(name) {
  const scale = state.scale = energyScales[name], bottom = scale.place(data.bottom), top = scale.place(data.top), height = top - bottom;
  tree.setScale(scale);
  layout.setRange(bottom, top, data.shoulder);
  view.home = [-0.01, 1.01, bottom - 0.04 * height, top + 0.02 * height];
  view.least[1] = 1e-12 * height;
  view.reset();
  byId("scale").value = name;
  draw();
}

function describe(node) {
  const { heading, rows } = words.node(node);
  fill(byId("point"), make("h3", null, heading), definitions(rows));
}

/** Marks a node, tells about it, and brings it into view when asked. */
function mark(node, bring) {
  state.marked = node;
  if (bring) {
    layout.reveal(node);
    const halfX = Math.min((view.x1 - view.x0) / 2, Math.max(20 / tree.leafCount, 0.05)), level = tree.level[node];
    view.set(layout.x[node] - halfX, layout.x[node] + halfX, view.y0, view.y1);
    if (level < view.y0 || level > view.y1) {
      view.set(view.x0, view.x1, level - (view.y1 - view.y0) / 2, level + (view.y1 - view.y0) / 2);
    }
  }

  describe(node);
  draw();
}

function showPath() {
  const [a, b] = state.ends;
  state.path = null;
  if (state.ends.length === 2) {
    const path = paths.between(a, b), summary = words.pathSummary(a, b, path);
    state.path = path && path.length > 0 ? path : null;
    fill(byId("path"), make("p", null, summary), ...(state.path ? [words.path(path)] : []));
    announce(summary);
  } else {
    fill(byId("path"), make("p", null, a ? `Minimum ${a} is one end; choose the other.` : "Click two minima, or give their ids."));
  }

  byId("from").value = a || "";
  byId("to").value = b || "";
  draw();
}

function choose(id) {
  state.ends = state.ends.length === 1 && state.ends[0] !== id ? [state.ends[0], id] : [id];
  showPath();
}

function drawnMinimum(id) {
  const leaf = tree.leafOf.get(id);
  if (leaf === undefined) {
    announce(minima.row(id) === undefined ? `There is no minimum ${id}.` : `Minimum ${id} is left out of this figure.`);
    return -1;
  }

  return leaf;
}

function find(text) {
  const [, saddle, digits] = /^\s*(ts\s*)?(\d+)\s*$/i.exec(text) || [];
  const id = Number(digits);
  if (!digits) {
    announce("Give the id of a minimum, such as 12, or of a transition state, such as ts 8.");
    return;
  }

  const node = saddle ? tree.nodeOf.get(id) ?? -1 : drawnMinimum(id);
  if (node >= 0) {
    mark(node, true);
    announce(words.node(node).heading + (saddle ? `, joined by transition state ${id}` : ""));
  } else if (saddle) {
    announce(`Transition state ${id} makes no branch: what it joins is joined lower down, or there is no such transition state.`);
  }
}

function setThreshold(energy, moveSlider) {
  state.threshold = energy;
  const slider = byId("threshold"), number = tree.superbasins(energy);
  if (moveSlider) {
    slider.value = lowerBound(tree.eventEnergies, energy);
  }

  byId("energy").value = String(moveSlider ? energy : Number(energy.toPrecision(10)));
  slider.setAttribute("aria-valuetext", `${data.energyLabel} ${show(energy, 8)}`);
  byId("count").textContent = `${number} ${number === 1 ? "superbasin" : "superbasins"} below ${show(energy, 10)}`;
  layout.collapseBelow(byId("collapse").checked ? energy : -Infinity);
  draw();
}

// Between two neighbouring energies of minima and merges; a step of the slider passes one of them.
function thresholdAt(step) {
  const { eventEnergies } = tree, last = eventEnergies.length;
  return step <= 0 ? eventEnergies[0] : step >= last ? data.top : (eventEnergies[step - 1] + eventEnergies[step]) / 2;
}

function setColour(name) {
  const column = data.columns.find((candidate) => candidate.name === name) || null;
  const positive = !!column && column.categories.length === 0 && column.values.every((value) => value === null || value >= 0) && column.values.some((value) => value > 0);
  byId("logarithmic").disabled = !positive;
  state.colouring = new TreeColouring(tree, minima, column, positive && byId("logarithmic").checked);
  byId("colour").value = column ? name : "";
  draw();
}

function svg() {
  const width = canvas.clientWidth, high = canvas.clientHeight, pen = new SvgPen(width, high, themes.light.paper, (text, size) => new CanvasMeasure(context).measure(text, size));
  scene.draw(pen, width, high, themes.light);
  return pen.toString(data.title);
}

/** The minimum after a leaf in the order of energy. */
function step(by) {
  const from = state.marked >= 0 && tree.isLeaf(state.marked) ? state.marked : by > 0 ? -1 : tree.leafCount;
  mark(Math.min(Math.max(from + by, 0), tree.leafCount - 1), true);
  announce(words.node(state.marked).heading + `, ${data.energyLabel} ${show(tree.energy[state.marked], 8)}`);
}

function open() {
  byId("title").textContent = data.title;
  byId("counts").textContent = `${tree.leafCount} of ${minima.id.length} minima drawn, ${data.transitionStatesInAll} transition states, ${tree.roots.length === 1 ? "all connected" : `${tree.roots.length} parts that no known transition state joins`}`;
  byId("colour").append(...data.columns.map((column) => make("option", { value: column.name }, column.label)));
  byId("labels").checked = state.labels = data.labels;
  state.energyLabels = data.energyLabels;
  byId("labels-are").textContent = `${data.energyLabels ? "energies" : "ids"} at branch ends`;
  byId("threshold").max = tree.eventEnergies.length;
  byId("threshold").value = tree.eventEnergies.length;
  byId("count").textContent = `${tree.roots.length} ${tree.roots.length === 1 ? "superbasin" : "superbasins"} at the top`;
  canvas.setAttribute("aria-label", `Disconnectivity graph: ${data.title}`);
  if (data.residence) {
    words.residence = state.residence = { unit: data.residence.unit, sums: tree.summedUp(data.residence.shares, minima) };
  }

  byId("residence").parentElement.hidden = !data.residence;
  byId("residence").checked = !!data.residence;
  byId("scale").options[1].disabled = !(data.bottom > 0);
  setScale("linear");
  wire();
  showPath();
  setColour(data.colour);
  drawNow();
}

open();

// For tests and for the console.
window.landscape = {
  data, tree, layout, view, scene, paths, frames, draw: drawNow, mark, choose, find, svg, setThreshold, setColour, setScale,
  openedMilliseconds: performance.now(),
};
