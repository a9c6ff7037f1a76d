// Two pens with the same strokes: one draws on the screen, the other writes SVG.

/** Draws on a canvas, in CSS pixels. */
class CanvasPen {
  constructor(context, width, height, ratio) {
    this.context = context;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    context.lineJoin = "round";
    context.textBaseline = "middle";
  }

  path(colour, width, draw, dash) {
    const context = this.context;
    context.beginPath();
    draw(context);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.setLineDash(dash || []);
    context.stroke();
  }

  rectangle(x, y, width, height, colour) {
    this.context.fillStyle = colour;
    this.context.fillRect(x, y, width, height);
  }

  disc(x, y, radius, colour, edge) {
    const context = this.context;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
    context.strokeStyle = edge;
    context.lineWidth = 1.5;
    context.setLineDash([]);
    context.stroke();
  }

  /** A disc, triangle or diamond around a place. */
  mark(shape, x, y, radius, colour, edge) {
    if (shape === "disc") {
      this.disc(x, y, radius, colour, edge);
      return;
    }

    const context = this.context;
    context.beginPath();
    outline(shape, x, y, radius).forEach(([px, py], i) => (i === 0 ? context.moveTo(px, py) : context.lineTo(px, py)));
    context.closePath();
    context.fillStyle = colour;
    context.fill();
    context.strokeStyle = edge;
    context.lineWidth = 1.2;
    context.setLineDash([]);
    context.stroke();
  }

  /** Pixels as sharp rectangles. */
  image(source, x, y, width, height) {
    this.context.imageSmoothingEnabled = false;
    this.context.drawImage(source, x, y, width, height);
  }

  text(text, x, y, colour, { size = 12, align = "left", bold = false, turned = false } = {}) {
    const context = this.context;
    context.font = `${bold ? "600 " : ""}${size}px system-ui, sans-serif`;
    context.textAlign = align;
    context.fillStyle = colour;
    if (turned) {
      context.save();
      context.translate(x, y);
      context.rotate(-Math.PI / 2);
      context.fillText(text, 0, 0);
      context.restore();
    } else {
      context.fillText(text, x, y);
    }
  }

  measure(text, size = 12) {
    this.context.font = `${size}px system-ui, sans-serif`;
    return this.context.measureText(text).width;
  }

  clip(x, y, width, height, draw) {
    this.context.save();
    this.context.beginPath();
    this.context.rect(x, y, width, height);
    this.context.clip();
    draw();
    this.context.restore();
  }
}

const outline = (shape, x, y, radius) => (shape === "triangle"
  ? [[x, y - 1.25 * radius], [x + 1.1 * radius, y + 0.8 * radius], [x - 1.1 * radius, y + 0.8 * radius]]
  : [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]].map(([dx, dy]) => [x + dx * radius, y + dy * radius]));

/** Widths of texts on the screen, for those who write elsewhere. */
class CanvasMeasure {
  constructor(context) {
    this.context = context;
  }

  measure(text, size = 12) {
    return CanvasPen.prototype.measure.call(this, text, size);
  }
}

/** Writes SVG with texts as texts. */
class SvgPen {
  constructor(width, height, paper, measuring) {
    this.parts = [];
    this.clips = 0;
    this.measuring = measuring;
    this.width = width;
    this.height = height;
    this.rectangle(0, 0, width, height, paper);
  }

  static escape(text) {
    return String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, " ");
  }

  static number(value) {
    return String(Math.round(value * 100) / 100);
  }

  path(colour, width, draw, dash) {
    const steps = [], n = SvgPen.number;
    draw({
      moveTo: (x, y) => steps.push(`M${n(x)} ${n(y)}`),
      lineTo: (x, y) => steps.push(`L${n(x)} ${n(y)}`),
    });
    if (steps.length > 0) {
      const dashes = dash ? ` stroke-dasharray="${dash.join(" ")}"` : "";
      this.parts.push(`<path d="${steps.join("")}" fill="none" stroke="${colour}" stroke-width="${n(width)}" stroke-linejoin="round"${dashes}/>`);
    }
  }

  rectangle(x, y, width, height, colour) {
    const n = SvgPen.number;
    this.parts.push(`<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${colour}"/>`);
  }

  disc(x, y, radius, colour, edge) {
    const n = SvgPen.number;
    this.parts.push(`<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${colour}" stroke="${edge}" stroke-width="1.5"/>`);
  }

  text(text, x, y, colour, { size = 12, align = "left", bold = false, turned = false } = {}) {
    const n = SvgPen.number, anchor = { left: "start", center: "middle", right: "end" }[align];
    const place = turned ? `transform="translate(${n(x)} ${n(y)}) rotate(-90)"` : `x="${n(x)}" y="${n(y)}"`;
    this.parts.push(`<text ${place} fill="${colour}" font-size="${size}" text-anchor="${anchor}" dominant-baseline="central"${bold ? ' font-weight="600"' : ""}>${SvgPen.escape(text)}</text>`);
  }

  mark(shape, x, y, radius, colour, edge) {
    if (shape === "disc") {
      this.disc(x, y, radius, colour, edge);
      return;
    }

    const n = SvgPen.number;
    this.parts.push(`<polygon points="${outline(shape, x, y, radius).map(([px, py]) => `${n(px)},${n(py)}`).join(" ")}" fill="${colour}" stroke="${edge}" stroke-width="1.2"/>`);
  }

  image(source, x, y, width, height) {
    const n = SvgPen.number;
    this.parts.push(`<image x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" preserveAspectRatio="none" style="image-rendering:pixelated" href="${source.toDataURL()}"/>`);
  }

  shift(y, draw) {
    this.parts.push(`<g transform="translate(0 ${SvgPen.number(y)})">`);
    draw();
    this.parts.push("</g>");
  }

  measure(text, size) {
    return this.measuring(text, size);
  }

  clip(x, y, width, height, draw) {
    const id = `c${++this.clips}`, n = SvgPen.number;
    this.parts.push(`<clipPath id="${id}"><rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"/></clipPath><g clip-path="url(#${id})">`);
    draw();
    this.parts.push("</g>");
  }

  toString(title) {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${this.width}" height="${this.height}" viewBox="0 0 ${this.width} ${this.height}" font-family="Inter, Helvetica, Arial, sans-serif"><title>${SvgPen.escape(title)}</title>${this.parts.join("\n")}</svg>\n`;
  }
}
