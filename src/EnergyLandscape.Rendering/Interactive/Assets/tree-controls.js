// What mouse, keys and controls do.

function wire() {
  explore(canvas, view, {
    frameAt: () => scene.size,
    changed: draw,
    leave: () => tip.hide(),
    hover: (x, y) => {
      const node = scene.nodeAt(x, y), box = canvas.getBoundingClientRect();
      canvas.style.cursor = node >= 0 ? "pointer" : "grab";
      if (node < 0) {
        tip.hide();
        return;
      }

      const { heading, rows } = words.node(node);
      tip.show(box.left + x, box.top + y, make("h3", null, heading), definitions(rows));
    },
    click: (x, y) => {
      const node = scene.nodeAt(x, y);
      if (node >= 0) {
        mark(node, false);
        if (tree.isLeaf(node)) {
          choose(tree.minimum[node]);
        }
      }
    },
  });
  canvas.addEventListener("dblclick", (event) => {
    const node = scene.nodeAt(event.offsetX, event.offsetY);
    if (node >= 0 && !tree.isLeaf(node)) {
      layout.toggle(node);
      draw();
    }
  });
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey) {
      return;
    }

    if (event.key === "n" || event.key === "p") {
      step(event.key === "n" ? 1 : -1);
    } else if (event.key === "Enter" && state.marked >= 0) {
      if (tree.isLeaf(state.marked)) {
        choose(tree.minimum[state.marked]);
      } else {
        layout.toggle(state.marked);
        draw();
      }
    } else if (event.key === "Escape") {
      state.ends = [];
      state.marked = -1;
      tip.hide();
      showPath();
    }
  });
  byId("find").addEventListener("submit", (event) => {
    event.preventDefault();
    find(byId("id").value);
  });
  byId("ends").addEventListener("submit", (event) => {
    event.preventDefault();
    const [a, b] = [Number(byId("from").value), Number(byId("to").value)], missing = [a, b].find((id) => minima.row(id) === undefined);
    if (missing === undefined) {
      state.ends = [a, b];
      showPath();
    } else {
      announce(missing ? `There is no minimum ${missing}.` : "Give the ids of two minima.");
    }
  });
  byId("threshold").addEventListener("input", (event) => setThreshold(thresholdAt(Number(event.target.value)), false));
  byId("energy").addEventListener("change", (event) => {
    const energy = Number(event.target.value);
    if (event.target.value.trim() !== "" && Number.isFinite(energy)) {
      setThreshold(energy, true);
    }
  });
  byId("collapse").addEventListener("change", () => setThreshold(state.threshold ?? data.top, false));
  byId("colour").addEventListener("change", (event) => setColour(event.target.value));
  byId("logarithmic").addEventListener("change", () => setColour(byId("colour").value));
  byId("labels").addEventListener("change", (event) => {
    state.labels = event.target.checked;
    draw();
  });
  byId("residence").addEventListener("change", (event) => {
    state.residence = event.target.checked ? words.residence : null;
    draw();
  });
  byId("scale").addEventListener("change", (event) => setScale(event.target.value));
  byId("in").addEventListener("click", () => zoomBy(1.5));
  byId("out").addEventListener("click", () => zoomBy(1 / 1.5));
  byId("all").addEventListener("click", () => {
    view.reset();
    draw();
  });
  byId("save").addEventListener("click", () => download(fileStem(data.title) + ".svg", "image/svg+xml", svg()));
  new ResizeObserver(draw).observe(canvas);
  darkness.addEventListener("change", draw);
}

function zoomBy(factor) {
  const along = byId("along").value;
  view.zoom(factor, 0.5, 0.5, along !== "energy", along !== "across");
  draw();
}
