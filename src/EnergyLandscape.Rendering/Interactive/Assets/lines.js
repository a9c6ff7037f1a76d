// Lines and distances on the canvas.

// Five numbers a line: across, lower end, bend, and the place of the merge.
function polylines(line, lines) {
  for (let i = 0; i < lines.length; i += 5) {
    line.moveTo(lines[i], lines[i + 1]);
    line.lineTo(lines[i], lines[i + 2]);
    slant(line, lines[i], lines[i + 2], lines[i + 3], lines[i + 4]);
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
