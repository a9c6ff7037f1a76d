// What the figure shows. The tree itself is the spatial index: what a branch holds stands below it, between its left and its right edge.

class TreeColouring {
  /** Shades of all nodes: of a column of numbers those of leaves; of categories also those of branches that hold one category only. */
  constructor(tree, rows, column, logarithmic) {
    this.column = column;
    this.shade = new Int16Array(tree.count).fill(-1);
    if (!column) {
      return;
    }

    const isCategory = column.categories.length > 0, value = (leaf) => column.values[rows.row(tree.minimum[leaf])];
    const usable = (v) => v !== null && (!logarithmic || v > 0);
    if (!isCategory) {
      this.range();
      for (let leaf = 0; leaf < tree.leafCount; leaf++) {
        const v = value(leaf);
        if (usable(v)) {
          this.low = Math.min(this.low, v);
          this.high = Math.max(this.high, v);
        }
      }
    }

    this.logarithmic = logarithmic && !isCategory;
    for (let node = 0; node < tree.count; node++) {
      if (tree.isLeaf(node)) {
        const v = value(node);
        this.shade[node] = !usable(v) ? -1 : isCategory ? v : Math.round(this.fraction(v) * (shades - 1));
      } else if (isCategory) {
        const first = this.shade[tree.children[node][0]];
        this.shade[node] = tree.children[node].every((child) => this.shade[child] === first) ? first : -1;
      }
    }
  }

  range() {
    this.low = Infinity;
    this.high = -Infinity;
  }

  fraction(value) {
    const place = this.logarithmic ? Math.log : (v) => v;
    return this.high > this.low ? (place(value) - place(this.low)) / (place(this.high) - place(this.low)) : 0;
  }

  get isEmpty() {
    return !this.column || (this.column.categories.length === 0 && !(this.high >= this.low));
  }

  colour(shade, colours) {
    return shade < 0 ? colours.ink : this.column.categories.length > 0 ? categoryColour(shade, colours) : gradient(shade / (shades - 1), colours);
  }
}

class TreeScene {
  constructor(tree, layout, view) {
    this.tree = tree;
    this.layout = layout;
    this.view = view;
    this.state = { scale: energyScales.linear, labels: true, marked: -1, ends: [], path: null, threshold: null, colouring: new TreeColouring(tree, null, null, false) };
  }

  frame(width, height) {
    const legend = this.state.colouring.isEmpty ? 0 : 40;
    return { left: 78, right: width - 14, top: 10 + legend, bottom: height - (this.state.labels ? 26 : 14) };
  }

  draw(pen, width, height, colours) {
    this.width = width;
    const frame = this.size = this.frame(width, height), { view } = this;
    this.perX = (frame.right - frame.left) / (view.x1 - view.x0);
    this.perY = (frame.bottom - frame.top) / (view.y1 - view.y0);
    this.drawAxis(pen, frame, colours);
    pen.clip(frame.left, 0, width - frame.left, height, () => {
      pen.clip(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top + 4, () => {
        this.drawBranches(pen, colours);
        this.drawThreshold(pen, frame, colours);
        this.drawPath(pen, colours);
      });
      this.drawLabels(pen, frame, colours);
      this.drawMarks(pen, frame, colours);
    });
    this.drawLegend(pen, frame, colours);
  }

  X(x) {
    return this.size.left + (x - this.view.x0) * this.perX;
  }

  Y(level) {
    return this.size.bottom - (level - this.view.y0) * this.perY;
  }

  drawAxis(pen, frame, colours) {
    const { scale } = this.state, { values, text } = scale.ticks(scale.energy(this.view.y0), scale.energy(this.view.y1), (frame.bottom - frame.top) / 48);
    pen.path(colours.guide, 1, (line) => {
      line.moveTo(frame.left - 6, frame.top);
      line.lineTo(frame.left - 6, frame.bottom);
      for (const value of values) {
        line.moveTo(frame.left - 10, this.Y(scale.place(value)));
        line.lineTo(frame.left - 6, this.Y(scale.place(value)));
      }
    });
    for (const value of values) {
      pen.text(text(value), frame.left - 13, this.Y(scale.place(value)), colours.ink, { size: 11, align: "right" });
    }

    pen.text(data.energyLabel + (scale === energyScales.linear ? "" : " (logarithmic)"), 10, (frame.top + frame.bottom) / 2, colours.ink, { align: "center", turned: true });
  }

  // Branches by colour, each colour in one stroke. What is narrower than a pixel is a line, and lines that fall on one another are drawn once.
  drawBranches(pen, colours) {
    const { tree, layout, view, state } = this, { x, left, right } = layout, shade = state.colouring.shade;
    const columns = Math.ceil(this.width) + 2, drawnTop = new Float32Array(columns).fill(Infinity), drawnBottom = new Float32Array(columns).fill(-Infinity);
    const strokes = new Map(), waiting = [...tree.roots];
    this.ends = [];
    while (waiting.length > 0) {
      const node = waiting.pop(), parent = tree.parent[node];
      const over = parent < 0 ? x[node] : x[parent];
      const upper = parent < 0 ? layout.stemEnd(node) : tree.level[parent];
      const lowest = tree.lowestLevel(node);
      if (Math.max(right[node], over) < view.x0 || Math.min(left[node], over) > view.x1 || upper < view.y0 || lowest > view.y1) {
        continue;
      }

      const isNarrow = (right[node] - left[node]) * this.perX < 1, isEnd = layout.isEnd(node) || isNarrow;
      const bottom = Math.min(this.Y(isEnd ? lowest : tree.level[node]), 1e5), top = this.Y(parent < 0 ? upper : layout.bend[parent]), px = this.X(x[node]);
      if (isNarrow) {
        const column = Math.min(Math.max(Math.round(px), 0), columns - 1);
        if (drawnTop[column] <= top + 0.5 && drawnBottom[column] >= bottom - 0.5) {
          continue;
        }

        if (top <= drawnBottom[column] && bottom >= drawnTop[column] || drawnTop[column] === Infinity) {
          drawnTop[column] = Math.min(drawnTop[column], top);
          drawnBottom[column] = Math.max(drawnBottom[column], bottom);
        }
      }

      const overX = this.X(over), overY = this.Y(upper);
      if (isEnd || Math.abs(bottom - overY) > 0.4 || Math.abs(px - overX) > 0.4) {
        const key = shade[isEnd ? tree.lowestLeaf[node] : node];
        if (!strokes.has(key)) {
          strokes.set(key, []);
        }

        strokes.get(key).push(px, bottom, Math.max(top, -1e5), overX, overY);
      }

      if (isEnd) {
        if (!isNarrow || tree.isLeaf(node)) {
          this.ends.push(node);
        }

        continue;
      }

      const list = tree.children[node];
      for (let i = 0; i < list.length; i++) {
        waiting.push(list[i]);
      }
    }

    const thickness = layout.ends > 2000 ? 1 : layout.ends > 200 ? 1.2 : 1.6;
    for (const [key, lines] of [...strokes].sort((a, b) => a[0] - b[0])) {
      pen.path(state.colouring.isEmpty ? colours.ink : state.colouring.colour(key, colours), thickness, (line) => {
        for (let i = 0; i < lines.length; i += 5) {
          line.moveTo(lines[i], lines[i + 1]);
          line.lineTo(lines[i], lines[i + 2]);
          slant(line, lines[i], lines[i + 2], lines[i + 3], lines[i + 4]);
        }
      });
    }

    // A collapsed superbasin ends in a foot.
    pen.path(colours.ink, 1.4, (line) => {
      for (const node of this.ends) {
        if (!tree.isLeaf(node)) {
          const px = this.X(x[node]), py = this.Y(tree.lowestLevel(node)), half = Math.min(5, (right[node] - left[node]) * this.perX * 0.4);
          line.moveTo(px - half, py);
          line.lineTo(px + half, py);
        }
      }
    });
  }

  drawThreshold(pen, frame, colours) {
    const { threshold, scale } = this.state, level = threshold === null ? NaN : scale.place(threshold);
    if (!(level >= this.view.y0 && level <= this.view.y1)) {
      return;
    }

    const y = this.Y(level), number = this.tree.superbasins(threshold);
    pen.path(colours.second, 1.2, (line) => {
      line.moveTo(frame.left, y);
      line.lineTo(frame.right, y);
    }, [6, 4]);
    pen.text(`${number} ${number === 1 ? "superbasin" : "superbasins"}`, frame.right - 4, y - 8 < frame.top + 6 ? y + 9 : y - 8, colours.second, { align: "right", size: 11 });
  }

  /** Lines from two nodes up to where they join. */
  route(pen, from, to, colour, width) {
    const { tree, layout } = this, a = layout.shownAs[from], b = layout.shownAs[to], join = tree.join(a, b);
    if (join < 0 || a === b) {
      return;
    }

    pen.path(colour, width, (line) => {
      for (const start of [a, b]) {
        for (let node = start; node !== join; node = tree.parent[node]) {
          const above = tree.parent[node], px = this.X(layout.x[node]), bend = this.Y(layout.bend[above]);
          line.moveTo(px, Math.min(this.Y(layout.lowEnd(node)), 1e5));
          line.lineTo(px, Math.max(bend, -1e5));
          slant(line, px, bend, this.X(layout.x[above]), this.Y(tree.level[above]));
        }
      }
    });
  }

  drawPath(pen, colours) {
    const { path } = this.state;
    if (!path) {
      return;
    }

    const leaf = (id) => this.tree.leafOf.get(id);
    for (const step of path) {
      const from = leaf(step.from), to = leaf(step.to);
      if (from !== undefined && to !== undefined) {
        this.route(pen, from, to, colours.accent, 3);
      }
    }

    // Minima that are not drawn leave gaps; the ends are joined all the same.
    const [a, b] = [leaf(path[0].from), leaf(path[path.length - 1].to)];
    if (a !== undefined && b !== undefined) {
      this.route(pen, a, b, colours.accent, 3);
    }
  }

  drawMarks(pen, frame, colours) {
    const { tree, layout, state } = this, done = new Set();
    const mark = (leaf, radius, colour) => {
      const node = leaf === undefined || leaf < 0 ? -1 : layout.shownAs[leaf];
      if (node < 0 || done.has(node)) {
        return;
      }

      done.add(node);
      const px = this.X(layout.x[node]), py = this.Y(layout.isEnd(node) ? tree.lowestLevel(node) : tree.level[node]);
      if (px > frame.left - 5 && px < frame.right + 5 && py > frame.top - 5 && py < frame.bottom + 8) {
        pen.disc(px, py, radius, colour, colours.paper);
      }
    };
    for (const id of state.ends) {
      mark(tree.leafOf.get(id), 6, colours.accent);
    }

    for (const step of state.path || []) {
      mark(tree.leafOf.get(step.to), 4, colours.accent);
    }

    mark(state.marked, 6, colours.second);
  }

  // The lowest minima first; from the end of its branch down nothing else may come near a label, or it would seem to belong to that.
  drawLabels(pen, frame, colours) {
    const { tree, layout, state } = this;
    if (!state.labels) {
      return;
    }

    const size = 11, taken = new Map(), special = new Set([...state.ends, ...(state.path || []).map((step) => step.to)]);
    const byPlace = [...this.ends].sort((a, b) => layout.x[a] - layout.x[b]), place = new Map(byPlace.map((node, i) => [node, i]));
    const wanted = [...this.ends].sort((a, b) => special.has(tree.minimum[tree.lowestLeaf[b]]) - special.has(tree.minimum[tree.lowestLeaf[a]]) || tree.lowestLeaf[a] - tree.lowestLeaf[b]).slice(0, 400);
    for (const node of wanted) {
      const more = tree.leavesBelow[node] - 1, text = String(tree.minimum[tree.lowestLeaf[node]]) + (layout.collapsed[node] && more > 0 ? ` +${more}` : "");
      const px = this.X(layout.x[node]), py = this.Y(tree.lowestLevel(node)) + 11, half = text.length * size * 0.3 + 2;
      if (px - half < frame.left || px + half > frame.right + 12 || py > frame.bottom + 16 || py < frame.top) {
        continue;
      }

      let free = true;
      for (const way of [-1, 1]) {
        for (let i = place.get(node) + way; free && i >= 0 && i < byPlace.length && Math.abs(this.X(layout.x[byPlace[i]]) - px) < half + 1; i += way) {
          free = this.Y(tree.lowestLevel(byPlace[i])) < py - 8;
        }
      }

      const row = Math.round(py / 14);
      for (let near = row - 1; free && near <= row + 1; near++) {
        free = !(taken.get(near) || []).some(([x0, x1, y]) => x0 < px + half && px - half < x1 && Math.abs(y - py) < 13);
      }

      if (free) {
        taken.set(row, [...(taken.get(row) || []), [px - half, px + half, py]]);
        pen.text(text, px, py, special.has(tree.minimum[tree.lowestLeaf[node]]) ? colours.accent : colours.ink, { size, align: "center" });
      }
    }
  }

  drawLegend(pen, frame, colours) {
    const { colouring } = this.state;
    if (colouring.isEmpty) {
      return;
    }

    const { column } = colouring, title = column.label + (column.unit && column.unit !== column.label ? ` (${column.unit})` : "") + (colouring.logarithmic ? ", logarithmic" : "");
    if (column.categories.length > 0) {
      let at = frame.left;
      pen.text(title, at, 12, colours.ink, { size: 12 });
      column.categories.forEach((name, i) => {
        pen.rectangle(at, 24, 14, 10, categoryColour(i, colours));
        pen.text(name, at + 18, 29, colours.ink, { size: 11 });
        at += 34 + pen.measure(name, 11);
      });
      return;
    }

    const length = Math.min(260, (frame.right - frame.left) * 0.5), low = show(colouring.low, 5), high = show(colouring.high, 5), start = frame.left + pen.measure(low, 11) + 8;
    pen.text(title, frame.left, 12, colours.ink, { size: 12 });
    for (let i = 0; i < shades; i++) {
      pen.rectangle(start + (length * i) / shades, 24, length / shades + 0.6, 10, gradient(i / (shades - 1), colours));
    }

    pen.text(low, start - 6, 29, colours.ink, { size: 11, align: "right" });
    pen.text(high, start + length + 6, 29, colours.ink, { size: 11 });
  }

  /** The node whose line is nearest to a place, at most so many pixels away; -1 for none. */
  nodeAt(px, py, reach = 7) {
    const { tree, layout } = this, { x, left, right } = layout, waiting = [...tree.roots];
    const low = this.view.x0 + (px - reach - this.size.left) / this.perX, high = this.view.x0 + (px + reach - this.size.left) / this.perX;
    let best = -1, nearest = reach;
    while (waiting.length > 0) {
      const node = waiting.pop(), parent = tree.parent[node], over = parent < 0 ? x[node] : x[parent];
      if (Math.max(right[node], over) < low || Math.min(left[node], over) > high) {
        continue;
      }

      const nodeX = this.X(x[node]), bottom = this.Y(layout.lowEnd(node));
      const top = this.Y(parent < 0 ? layout.stemEnd(node) : layout.bend[parent]);
      const distance = Math.min(
        distanceTo(px, py, nodeX, bottom, nodeX, top),
        parent < 0 ? Infinity : distanceTo(px, py, nodeX, top, this.X(x[parent]), this.Y(tree.level[parent])));
      if (distance < nearest || (distance === nearest && best >= 0 && node < best)) {
        nearest = distance;
        best = node;
      }

      if (!layout.isEnd(node)) {
        for (const child of tree.children[node]) {
          waiting.push(child);
        }
      }
    }

    return best;
  }
}

function distanceTo(px, py, x0, y0, x1, y1) {
  const dx = x1 - x0, dy = y1 - y0, length = dx * dx + dy * dy;
  const along = length > 0 ? Math.min(Math.max(((px - x0) * dx + (py - y0) * dy) / length, 0), 1) : 0;
  return Math.hypot(px - x0 - along * dx, py - y0 - along * dy);
}

// A slanting line; far outside the canvas single precision would bend it, so that it is cut before.
function slant(line, x0, y0, x1, y1) {
  const far = 1e5, dx = x1 - x0, dy = y1 - y0;
  let from = 0, to = 1;
  for (const [start, change] of [[x0, dx], [y0, dy]]) {
    if (Math.abs(start) > far || Math.abs(start + change) > far) {
      if (change === 0) {
        return;
      }

      const a = (-far - start) / change, b = (far - start) / change;
      from = Math.max(from, Math.min(a, b));
      to = Math.min(to, Math.max(a, b));
    }
  }

  if (from < to) {
    if (from > 0) {
      line.moveTo(x0 + from * dx, y0 + from * dy);
    }

    line.lineTo(x0 + to * dx, y0 + to * dy);
  }
}
