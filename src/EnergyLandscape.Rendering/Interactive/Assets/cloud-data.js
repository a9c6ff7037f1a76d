// Clouds: counts of samples over loss and gradient norm. Places are fractions of an axis, from 0 to 1, and bins are equally wide there.

class CloudAxis {
  constructor({ scale, low, high, bins }) {
    Object.assign(this, { scale, low, high, bins });
    this.start = this.level(low);
    this.length = this.level(high) - this.start;
  }

  level(value) {
    return this.scale === "log" ? Math.log(value) : this.scale === "sqrt" ? Math.sqrt(Math.max(value, 0)) : value;
  }

  fraction(value) {
    return this.length > 0 ? (value <= 0 && this.scale === "log" ? 0 : (this.level(value) - this.start) / this.length) : 0.5;
  }

  /** Whether a number lies on the axis. */
  holds(value) {
    return value >= this.low && value <= this.high;
  }

  value(fraction) {
    const level = this.start + fraction * this.length;
    return this.scale === "log" ? Math.exp(level) : this.scale === "sqrt" ? Math.max(level, 0) ** 2 : level;
  }

  /** Numbers for a part of the axis. */
  ticks(from, to, about) {
    const low = this.value(Math.max(from, 0)), high = this.value(to);
    return this.scale === "log" ? logarithmicTicks(low, high, about) : ticks(low, high, about);
  }
}

/** The samples of one curvature class. */
class CloudPane {
  constructor(pane, row) {
    Object.assign(this, pane);
    this.row = row;
    this.binOf = new Map(pane.loss.map((loss, i) => [loss * row.gradient.bins + pane.gradient[i], i]));
    this.pictures = new Map();
  }

  at(loss, gradient) {
    return this.binOf.get(loss * this.row.gradient.bins + gradient);
  }

  /** The bins as pixels; of bins that share a pixel the one with most samples is seen. */
  picture(level, colouring) {
    const key = `${level} ${colouring.key}`;
    if (!this.pictures.has(key)) {
      this.pictures.set(key, this.paint(level, colouring));
    }

    return this.pictures.get(key);
  }

  paint(level, colouring) {
    const width = Math.ceil(this.row.loss.bins / 2 ** level), height = Math.ceil(this.row.gradient.bins / 2 ** level);
    const canvas = make("canvas", { width, height }), context = canvas.getContext("2d"), image = context.createImageData(width, height);
    const most = new Float64Array(width * height), pixels = new Uint32Array(image.data.buffer);
    for (let i = 0; i < this.count.length; i++) {
      const pixel = (height - 1 - (this.gradient[i] >> level)) * width + (this.loss[i] >> level);
      if (this.count[i] > most[pixel]) {
        most[pixel] = this.count[i];
        const [red, green, blue] = colouring.rgb(this, i);
        pixels[pixel] = 0xff000000 | (blue << 16) | (green << 8) | red; // Every platform with a browser is little-endian.
      }
    }

    context.putImageData(image, 0, 0);
    return canvas;
  }
}

/** The order of the panes, as in pictures. */
const classOrder = ["convex", "concave", "saddle", "singular", "not classified"];

/** The classes that samples or stationary points of any row have: every row has a pane for each, so that a class stands under itself. */
function classesOf(rows) {
  const present = new Set(rows.flatMap((row) => [...row.panes.filter((pane) => pane.count.length > 0).map((pane) => pane.class), ...row.points.class]));
  return [...classOrder.filter((name) => present.has(name)), ...[...present].filter((name) => !classOrder.includes(name))];
}

class CloudRow {
  constructor(row, classes) {
    this.label = row.label;
    this.loss = new CloudAxis(row.loss);
    this.gradient = new CloudAxis(row.gradient);
    this.attractors = row.attractors;
    this.points = row.points.id.map((id, i) => ({ id, kind: row.points.kind[i], class: row.points.class[i], loss: row.points.loss[i], gradient: row.points.gradient[i] }))
      .filter((point) => this.loss.holds(point.loss) && this.gradient.holds(point.gradient)); // At the end of an axis they would seem to lie there.
    const order = Object.keys(pointLooks); // Minima are drawn last, on top.
    this.points.sort((a, b) => order.indexOf(b.kind) - order.indexOf(a.kind));
    this.panes = classes.map((name) => new CloudPane(row.panes.find((pane) => pane.class === name) || { class: name, samples: 0, loss: [], gradient: [], count: [], testLoss: [] }, this));
    this.samples = this.panes.reduce((sum, pane) => sum + pane.samples, 0);
  }
}

/** What the colours of bins show, on one scale for all rows. */
class CloudColouring {
  constructor(rows, byTestLoss, colours) {
    const panes = rows.flatMap((row) => row.panes);
    this.byTestLoss = byTestLoss;
    this.colours = colours;
    this.key = `${byTestLoss} ${colours.paper}`;
    this.low = Infinity;
    this.high = -Infinity;
    for (const value of panes.flatMap((pane) => (byTestLoss ? pane.testLoss : pane.count))) {
      if (value !== null) {
        this.low = Math.min(this.low, value);
        this.high = Math.max(this.high, value);
      }
    }

    if (!byTestLoss) {
      this.low = 1;
      this.high = Math.max(10, this.high);
    }

    this.palette = Array.from({ length: shades }, (_, i) => gradient(i / (shades - 1), colours));
    this.numbers = [...this.palette, colours.guide].map((hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)));
  }

  get title() {
    return this.byTestLoss ? "mean generalisation loss" : "samples per bin, logarithmic";
  }

  rgb(pane, i) {
    const value = this.byTestLoss ? pane.testLoss[i] ?? null : pane.count[i];
    if (value === null) {
      return this.numbers[shades];
    }

    const place = this.byTestLoss ? (this.high > this.low ? (value - this.low) / (this.high - this.low) : 0) : Math.log(value) / Math.log(this.high);
    return this.numbers[Math.round(Math.min(Math.max(place, 0), 1) * (shades - 1))];
  }
}

/** Whether there is a generalisation loss to colour by. */
const hasTestLoss = (rows) => rows.some((row) => row.panes.some((pane) => pane.testLoss.some((value) => value !== null)));
