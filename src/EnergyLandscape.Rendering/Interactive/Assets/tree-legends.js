// What sizes and colours mean.

// Of a share of one, in pixels.
const discRadius = 11, bandWidth = 13;

/** Shares by the size of discs, and by the width of bands for whole superbasins. */
function drawResidenceLegend(pen, residence, frame, colours) {
  if (!residence) {
    return;
  }

  const y = frame.top - 14, size = 11;
  let x = frame.left;
  const write = (text, gap) => {
    pen.text(text, x, y, colours.ink, { size });
    x += pen.measure(text, size) + gap;
  };
  write(`share of ${residence.unit}:`, 16);
  pen.disc(x, y, 3, colours.paper, colours.ink);
  x += 9;
  write("none", 18);
  for (const share of [0.1, 0.4]) {
    pen.disc(x, y, discRadius * Math.sqrt(share), colours.share, colours.paper);
    x += discRadius * Math.sqrt(share) + 5;
    write(`${100 * share} %`, 18);
  }

  write("superbasin", 8);
  for (const share of [0.1, 0.8]) {
    pen.rectangle(x, y - (bandWidth * share + 1) / 2, 18, bandWidth * share + 1, colours.band);
    pen.rectangle(x, y - 0.5, 18, 1, colours.ink);
    x += 23;
    write(`${100 * share} %`, 14);
  }
}

/** What the colours mean. */
function drawColourLegend(pen, colouring, frame, colours) {
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
