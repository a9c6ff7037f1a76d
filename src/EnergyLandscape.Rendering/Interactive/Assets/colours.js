// Colours that colour-blind readers tell apart, on white and on black.

// Viridis (Smith and van der Walt 2015). Its dark end vanishes on black, its bright end on white, so each theme leaves one out.
const viridis = ["440154", "482878", "3E4989", "31688E", "26828E", "1F9E89", "35B779", "6ECE58", "B5DE2B", "FDE725"]
  .map((hex) => [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16)));

// Okabe and Ito; the last one is the ink of the theme.
const okabeIto = ["#D55E00", "#0072B2", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#F0E442"];

const shades = 32;

const themes = {
  light: { ink: "#222222", guide: "#777777", faint: "#dddddd", paper: "#ffffff", accent: "#C2006B", second: "#0059B2", band: "#A6D5F0", share: "#0072B2", range: [0, 8 / 9] },
  dark: { ink: "#e4e4e4", guide: "#9a9a9a", faint: "#3a3a3a", paper: "#16181c", accent: "#FF66B0", second: "#56B4E9", band: "#1F4E6B", share: "#56B4E9", range: [2.2 / 9, 1] },
};

const darkness = matchMedia("(prefers-color-scheme: dark)");

/** The colours of the theme that the reader prefers. */
const theme = () => (darkness.matches ? themes.dark : themes.light);

/** The colour at a fraction of the range. */
function gradient(fraction, colours) {
  const [from, to] = colours.range;
  const place = (from + Math.min(Math.max(fraction, 0), 1) * (to - from)) * (viridis.length - 1);
  const below = Math.min(Math.floor(place), viridis.length - 2), share = place - below;
  const mixed = viridis[below].map((value, i) => Math.round(value + (viridis[below + 1][i] - value) * share));
  return "#" + mixed.map((value) => value.toString(16).padStart(2, "0")).join("");
}

/** The colour of a category; beyond seven only the ink is left. */
const categoryColour = (place, colours) => okabeIto[place] || colours.ink;
