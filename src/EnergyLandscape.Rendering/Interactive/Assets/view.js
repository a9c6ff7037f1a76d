// What part of a figure is seen, and the gestures and keys that change it.

/** A window on the plane; both ranges run from low to high. */
class View {
  constructor(home, least) {
    this.home = home;
    this.least = least;
    this.reset();
  }

  reset() {
    [this.x0, this.x1, this.y0, this.y1] = this.home;
  }

  /** Moves by fractions of the window. */
  pan(dx, dy) {
    const mx = dx * (this.x1 - this.x0), my = dy * (this.y1 - this.y0);
    this.set(this.x0 + mx, this.x1 + mx, this.y0 + my, this.y1 + my);
  }

  /** Enlarges around a place given as fractions of the window. */
  zoom(factor, atX = 0.5, atY = 0.5, alongX = true, alongY = true) {
    const x = this.x0 + atX * (this.x1 - this.x0), y = this.y0 + atY * (this.y1 - this.y0);
    const fx = alongX ? this.limited(factor, this.x1 - this.x0, 0) : 1, fy = alongY ? this.limited(factor, this.y1 - this.y0, 1) : 1;
    this.set(x + (this.x0 - x) / fx, x + (this.x1 - x) / fx, y + (this.y0 - y) / fy, y + (this.y1 - y) / fy);
  }

  limited(factor, span, axis) {
    const whole = this.home[axis * 2 + 1] - this.home[axis * 2];
    return span / factor < this.least[axis] ? span / this.least[axis] : span / factor > 4 * whole ? span / (4 * whole) : factor;
  }

  /** The figure never leaves the window altogether. */
  set(x0, x1, y0, y1) {
    const [hx0, hx1, hy0, hy1] = this.home;
    const cx = Math.min(Math.max((x0 + x1) / 2, hx0), hx1) - (x0 + x1) / 2, cy = Math.min(Math.max((y0 + y1) / 2, hy0), hy1) - (y0 + y1) / 2;
    [this.x0, this.x1, this.y0, this.y1] = [x0 + cx, x1 + cx, y0 + cy, y1 + cy];
  }
}

/**
 * Lets pointer, wheel and keys change a view.
 * frameAt(x, y) gives the rectangle of the plot at a place; changed() draws again; click(x, y) and hover(x, y) get places on the canvas.
 */
function explore(canvas, view, { frameAt, changed, click, hover, leave }) {
  const pointers = new Map();
  let moved = 0, spread = 0;
  const fraction = (event) => {
    const frame = frameAt(event.offsetX, event.offsetY);
    return [(event.offsetX - frame.left) / (frame.right - frame.left), (frame.bottom - event.offsetY) / (frame.bottom - frame.top)];
  };
  const spreadOf = () => {
    const [a, b] = [...pointers.values()];
    return Math.hypot(a[0] - b[0], a[1] - b[1]);
  };

  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const factor = Math.exp(-(event.deltaY || event.deltaX) * (event.deltaMode === 1 ? 0.05 : 0.0015));
    view.zoom(factor, ...fraction(event), !event.altKey, !event.shiftKey);
    changed();
  }, { passive: false });
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, [event.offsetX, event.offsetY]);
    moved = pointers.size === 1 ? 0 : Infinity;
    spread = pointers.size === 2 ? spreadOf() : 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const last = pointers.get(event.pointerId);
    if (!last) {
      hover(event.offsetX, event.offsetY);
      return;
    }

    const frame = frameAt(event.offsetX, event.offsetY), dx = event.offsetX - last[0], dy = event.offsetY - last[1];
    pointers.set(event.pointerId, [event.offsetX, event.offsetY]);
    moved += Math.abs(dx) + Math.abs(dy);
    if (moved < 4) {
      return;
    }

    leave();
    view.pan(-dx / (frame.right - frame.left) / pointers.size, dy / (frame.bottom - frame.top) / pointers.size);
    if (pointers.size === 2) {
      const now = spreadOf();
      view.zoom(now / (spread || now), ...fraction(event));
      spread = now;
    }

    changed();
  });
  const release = (event) => {
    if (pointers.delete(event.pointerId) && moved < 4 && event.type === "pointerup") {
      click(event.offsetX, event.offsetY);
    }
  };
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);
  canvas.addEventListener("pointerleave", leave);
  canvas.addEventListener("keydown", (event) => {
    const moves = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, 0.1], ArrowDown: [0, -0.1] };
    if (event.ctrlKey || event.metaKey) {
      return;
    }

    if (moves[event.key]) {
      view.pan(...moves[event.key]);
    } else if (event.key === "+" || event.key === "=" || event.key === "-") {
      view.zoom(event.key === "-" ? 0.8 : 1.25);
    } else if (event.key === "0" || event.key === "Home") {
      view.reset();
    } else {
      return;
    }

    event.preventDefault();
    changed();
  });
}

/** Gives a canvas as many pixels as it covers on the screen; true when that changed. */
function fitCanvas(canvas) {
  const ratio = devicePixelRatio || 1, width = Math.round(canvas.clientWidth * ratio), height = Math.round(canvas.clientHeight * ratio);
  if (canvas.width === width && canvas.height === height) {
    return false;
  }

  canvas.width = width;
  canvas.height = height;
  return true;
}
