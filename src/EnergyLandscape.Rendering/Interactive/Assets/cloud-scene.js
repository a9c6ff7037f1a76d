// One row of panes with the same axes and one view.

const pointLooks = {
  "minimum": { colour: "#0072B2", shape: "disc" },
  "transition state": { colour: "#D55E00", shape: "triangle" },
  "higher saddle": { colour: null, shape: "diamond" },
};

/** Marks below the axis of the loss; a bar that does not reach the axis where the gradient does not come near zero. */
const attractorColour = "#CC79A7";
function drawAttractor(pen, x, y, stationary) {
  pen.path(attractorColour, 2, (line) => {
    if (stationary) {
      line.moveTo(x, y);
      line.lineTo(x, y + 6);
    }

    line.moveTo(x - 4, y + 6);
    line.lineTo(x + 4, y + 6);
  });
}

class CloudScene {
  constructor(row, view, state) {
    this.row = row;
    this.view = view;
    this.state = state;
    this.frames = [];
  }

  get top() {
    return 46 + (this.marks.length > 0 ? 20 : 0) + (this.row.label ? 22 : 0);
  }

  /** What the legend explains: kinds of points and of attractors that are shown. */
  get marks() {
    const { row, state } = this, entries = [];
    for (const kind of Object.keys(pointLooks)) {
      if (state.kinds.has(kind) && row.points.some((point) => point.kind === kind)) {
        entries.push([kind, (pen, x, y, colours) => pen.mark(pointLooks[kind].shape, x, y, 4, pointLooks[kind].colour || colours.ink, colours.paper)]);
      }
    }

    for (const [stationary, name] of [[true, "stationary attractor"], [false, "attractor of non-zero gradient"]]) {
      if (state.attractors && row.attractors.some((attractor) => attractor.stationary === stationary)) {
        entries.push([name, (pen, x, y) => drawAttractor(pen, x, y - 3, stationary)]);
      }
    }

    return entries;
  }

  /** The plot below a place; the nearest when there is none. */
  frameAt(x) {
    return this.frames.reduce((best, frame) => (Math.abs((frame.left + frame.right) / 2 - x) < Math.abs((best.left + best.right) / 2 - x) ? frame : best));
  }

  draw(pen, width, height, colouring) {
    const { row, view } = this, { colours } = colouring, gap = 22, left = 74, count = row.panes.length;
    const across = (width - left - 16 - gap * (count - 1)) / count, bottom = height - 44;
    this.frames = row.panes.map((pane, i) => ({ pane, left: left + i * (across + gap), right: left + i * (across + gap) + across, top: this.top, bottom }));
    this.drawLegend(pen, width, colouring);
    if (row.label) {
      pen.text(row.label, left, this.top - 36, colours.ink, { bold: true });
    }

    this.frames.forEach((frame, i) => this.drawPane(pen, frame, colouring, i === 0));
    pen.text("gradient norm", 12, (this.top + bottom) / 2, colours.ink, { align: "center", turned: true });
    pen.text("loss", (left + width - 16) / 2, height - 10, colours.ink, { align: "center" });
  }

  X(frame, loss) {
    return frame.left + ((this.row.loss.fraction(loss) - this.view.x0) / (this.view.x1 - this.view.x0)) * (frame.right - frame.left);
  }

  Y(frame, gradient) {
    return frame.bottom - ((Math.max(this.row.gradient.fraction(gradient), 0) - this.view.y0) / (this.view.y1 - this.view.y0)) * (frame.bottom - frame.top);
  }

  drawPane(pen, frame, colouring, first) {
    const { view, row, state } = this, { colours } = colouring, { pane, left, right, top, bottom } = frame, width = right - left, height = bottom - top;
    pen.text(`${pane.class}, ${show((100 * pane.samples) / row.samples, 3)} %`, left, top - 10, colours.ink, { size: 12 });
    const perBinX = width / ((view.x1 - view.x0) * row.loss.bins), perBinY = height / ((view.y1 - view.y0) * row.gradient.bins);
    const level = Math.max(0, Math.ceil(-Math.log2(Math.min(perBinX, perBinY, 1)))), picture = pane.picture(Math.min(level, 4), colouring);

    // Coarse pixels may reach beyond the last bin.
    const size = 2 ** Math.min(level, 4), wide = (picture.width * size) / row.loss.bins, high = (picture.height * size) / row.gradient.bins;
    pen.clip(left, top, width, height, () => {
      pen.image(picture, left - (view.x0 / (view.x1 - view.x0)) * width, bottom + ((view.y0 - high) / (view.y1 - view.y0)) * height, (wide / (view.x1 - view.x0)) * width, (high / (view.y1 - view.y0)) * height);
      this.drawPoints(pen, frame, colours);
    });
    pen.path(colours.guide, 1, (line) => {
      line.moveTo(left, top);
      line.lineTo(right, top);
      line.lineTo(right, bottom);
      line.lineTo(left, bottom);
      line.lineTo(left, top);
    });
    this.drawTicks(pen, frame, colours, first);
    if (state.attractors) {
      this.drawAttractors(pen, frame);
    }
  }

  drawTicks(pen, { left, right, top, bottom }, colours, first) {
    const { row, view } = this, across = row.loss.ticks(view.x0, view.x1, (right - left) / 64), up = row.gradient.ticks(view.y0, view.y1, (bottom - top) / 36), frame = { left, right, top, bottom };
    for (const value of across.values) {
      const x = this.X(frame, value);
      if (x >= left - 0.5 && x <= right + 0.5) {
        pen.path(colours.guide, 1, (line) => {
          line.moveTo(x, bottom);
          line.lineTo(x, bottom + 4);
        });
        pen.text(across.text(value), x, bottom + 13, colours.ink, { size: 11, align: "center" });
      }
    }

    for (const value of up.values) {
      const y = this.Y(frame, value);
      if (y >= top - 0.5 && y <= bottom + 0.5) {
        pen.path(colours.guide, 1, (line) => {
          line.moveTo(left - 4, y);
          line.lineTo(left, y);
        });
        if (first) {
          pen.text(up.text(value), left - 7, y, colours.ink, { size: 11, align: "right" });
        }
      }
    }
  }

  drawAttractors(pen, frame) {
    for (const attractor of this.row.attractors) {
      const x = this.X(frame, attractor.loss);
      if (this.row.loss.holds(attractor.loss) && x >= frame.left && x <= frame.right) {
        drawAttractor(pen, x, frame.bottom, attractor.stationary);
      }
    }
  }

  drawPoints(pen, frame, colours) {
    for (const point of this.row.points.filter((candidate) => candidate.class === frame.pane.class)) {
      const look = pointLooks[point.kind], x = this.X(frame, point.loss), y = this.Y(frame, point.gradient);
      if (this.state.kinds.has(point.kind) && x > frame.left - 5 && x < frame.right + 5 && y > frame.top - 5 && y < frame.bottom + 5) {
        pen.mark(look.shape, x, y, 4, look.colour || colours.ink, colours.paper);
      }
    }
  }

  drawLegend(pen, width, colouring) {
    const { colours } = colouring, low = show(colouring.low, 4), high = show(colouring.high, 4), length = Math.min(200, width * 0.25);
    let x = 74;
    pen.text(colouring.title, x, 12, colours.ink, { size: 11 });
    x += pen.measure(colouring.title, 11) + 12;
    pen.text(low, x, 12, colours.ink, { size: 11 });
    x += pen.measure(low, 11) + 5;
    for (let i = 0; i < shades; i++) {
      pen.rectangle(x + (length * i) / shades, 7, length / shades + 0.6, 10, colouring.palette[i]);
    }

    pen.text(high, x + length + 5, 12, colours.ink, { size: 11 });
    x = 78;
    for (const [name, mark] of this.marks) {
      mark(pen, x, 32, colours);
      pen.text(name, x + 9, 32, colours.ink, { size: 11 });
      x += 26 + pen.measure(name, 11);
    }
  }

  /** The bin with samples nearest to a place, a few pixels away at most; null for none. */
  binAt(px, py, reach = 6) {
    const frame = this.frames.find(({ left, right, top, bottom }) => px >= left && px <= right && py >= top && py <= bottom);
    if (!frame) {
      return null;
    }

    const { view, row } = this, perX = (frame.right - frame.left) / ((view.x1 - view.x0) * row.loss.bins), perY = (frame.bottom - frame.top) / ((view.y1 - view.y0) * row.gradient.bins);
    const x = (view.x0 + ((px - frame.left) / (frame.right - frame.left)) * (view.x1 - view.x0)) * row.loss.bins;
    const y = (view.y0 + ((frame.bottom - py) / (frame.bottom - frame.top)) * (view.y1 - view.y0)) * row.gradient.bins;
    const aroundX = Math.min(Math.ceil(reach / perX), 40), aroundY = Math.min(Math.ceil(reach / perY), 40);
    let best = null, nearest = Infinity;
    for (let i = Math.floor(x) - aroundX; i <= Math.floor(x) + aroundX; i++) {
      for (let j = Math.floor(y) - aroundY; j <= Math.floor(y) + aroundY; j++) {
        const bin = frame.pane.at(i, j), distance = Math.hypot(Math.max(i - x, x - i - 1, 0) * perX, Math.max(j - y, y - j - 1, 0) * perY);
        if (bin !== undefined && distance <= reach && distance < nearest) {
          nearest = distance;
          best = { frame, bin, i, j };
        }
      }
    }

    return best;
  }

  /** Stationary points near a place. */
  pointsAt(px, py, reach = 7) {
    const frame = this.frames.find(({ left, right }) => px >= left && px <= right);
    return frame ? this.row.points.filter((point) => point.class === frame.pane.class && this.state.kinds.has(point.kind)
      && Math.hypot(this.X(frame, point.loss) - px, this.Y(frame, point.gradient) - py) <= reach) : [];
  }
}
