// What the figure shows. The tree itself is the spatial index: what a branch holds stands below it, between its left and its right edge.

class TreeScene {
  constructor(tree, layout, view) {
    this.tree = tree;
    this.layout = layout;
    this.view = view;
    this.state = { scale: energyScales.linear, labels: true, energyLabels: false, marked: -1, ends: [], path: null, threshold: null, colouring: new TreeColouring(tree, null, null, false), residence: null };
  }

  frame(width, height) {
    const legend = (this.state.colouring.isEmpty ? 0 : 40) + (this.state.residence ? 22 : 0);
    return { left: 96, right: width - 14, top: 10 + legend, bottom: height - (this.state.labels ? 26 : 14) };
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
      this.drawResidence(pen, frame, colours);
      drawLabels(this, pen, frame, colours);
      this.drawMarks(pen, frame, colours);
    });
    drawResidenceLegend(pen, this.state.residence, frame, colours);
    drawColourLegend(pen, this.state.colouring, frame, colours);
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
      const label = text(value), size = Math.min(11, (11 * (frame.left - 32)) / pen.measure(label, 11));
      pen.text(label, frame.left - 13, this.Y(scale.place(value)), colours.ink, { size, align: "right" });
    }

    pen.text(data.energyLabel + (scale === energyScales.linear ? "" : " (logarithmic)"), 10, (frame.top + frame.bottom) / 2, colours.ink, { align: "center", turned: true });
  }

  // Branches by colour, each colour in one stroke. What is narrower than a pixel is a line, and lines that fall on one another are drawn once.
  drawBranches(pen, colours) {
    const { tree, layout, view, state } = this, { x, left, right } = layout, shade = state.colouring.shade;
    const columns = Math.ceil(this.width) + 2, drawnTop = new Float32Array(columns).fill(Infinity), drawnBottom = new Float32Array(columns).fill(-Infinity);
    const strokes = new Map(), bands = new Map(), shares = state.residence && state.residence.sums, waiting = [...tree.roots];
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

        const line = [px, bottom, Math.max(top, -1e5), overX, overY];
        strokes.get(key).push(...line);
        if (shares && shares[node] > 0) {
          const width = Math.ceil(shares[node] * bandWidth);
          if (!bands.has(width)) {
            bands.set(width, []);
          }

          bands.get(width).push(...line);
        }
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
    for (const [width, lines] of [...bands].sort((a, b) => b[0] - a[0])) {
      pen.path(colours.band, thickness + width, (line) => polylines(line, lines));
    }
    for (const [key, lines] of [...strokes].sort((a, b) => a[0] - b[0])) {
      pen.path(state.colouring.isEmpty ? colours.ink : state.colouring.colour(key, colours), thickness, (line) => polylines(line, lines));
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

  // Discs of an area in proportion to the share of a branch end; a hollow one for none.
  drawResidence(pen, frame, colours) {
    const { tree, layout, state } = this;
    if (!state.residence) {
      return;
    }

    const { sums } = state.residence, room = Math.max(0.5, ((frame.right - frame.left) / (this.view.x1 - this.view.x0) / layout.ends) * 0.3);
    for (const node of [...this.ends].sort((a, b) => sums[a] - sums[b])) {
      const px = this.X(layout.x[node]), py = this.Y(tree.lowestLevel(node));
      if (px < frame.left - 9 || px > frame.right + 9 || py < frame.top || py > frame.bottom + 4) {
        continue;
      }

      if (sums[node] > 0) {
        pen.disc(px, py, Math.max(Math.min(room, 1.5), discRadius * Math.sqrt(sums[node])), colours.share, colours.paper);
      } else if (room > 1.5) {
        pen.disc(px, py, Math.min(room, 3), colours.paper, colours.ink);
      }
    }
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
