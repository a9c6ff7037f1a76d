// Numbers as people read them.

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A number with so many significant digits; an en dash for what does not exist. */
function show(value, digits = 6) {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return "–";
  }

  if (value === 0) {
    return "0";
  }

  const size = Math.abs(value);
  if (size >= 1e-4 && size < 1e7) {
    const text = value.toPrecision(digits);
    return (text.includes("e") ? String(Number(text)) : text.includes(".") ? text.replace(/\.?0+$/, "") : text).replace("-", "−");
  }

  const [mantissa, power] = value.toExponential(digits - 1).split("e");
  const raised = [...power.replace("+", "")].map((digit) => (digit === "-" ? "⁻" : superscripts[digit])).join("");
  const short = mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  return (Math.abs(Number(short)) === 1 ? short.slice(0, -1) : short + "·").replace("-", "−") + "10" + raised;
}

/** Round numbers within a range, and the digits that tell them apart. */
function ticks(low, high, about) {
  const rough = (high - low) / Math.max(about, 1);
  if (!(rough > 0)) {
    return { values: [low], text: (value) => show(value, 6) };
  }

  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((m) => m * power).find((size) => size >= rough * 0.8) || 10 * power;
  const values = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9 && values.length < 200; k++) {
    values.push(k * step);
  }

  const digits = Math.max(1, Math.ceil(Math.log10(Math.max(Math.abs(low), Math.abs(high)) / step)) + 1);
  return { values, text: (value) => (Math.abs(value) < step * 1e-6 ? "0" : show(value, Math.min(digits, 16))) };
}

/** Round numbers on a logarithmic scale: decades, then 1, 2 and 5, then as on a linear one, whatever there is room for. */
function logarithmicTicks(low, high, about) {
  const decades = Math.log10(high / low);
  if (!(decades > 1)) {
    return ticks(low, high, about);
  }

  const marks = decades * 3 <= about ? [1, 2, 5] : [1], every = Math.max(1, Math.ceil(decades / about)), values = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
    for (const mark of power % every === 0 ? marks : []) {
      const value = Number(`${mark}e${power}`);
      if (value >= low && value <= high) {
        values.push(value);
      }
    }
  }

  return values.length > 1 ? { values, text: (value) => show(value, 1) } : ticks(low, high, about);
}

/** Place of the first element of an ascending array that is not below a value. */
function lowerBound(sorted, value) {
  let low = 0, high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }

  return low;
}
