// The page's elements and its data.

const byId = (id) => document.getElementById(id);

/** The data that the program wrote into the page. */
const data = JSON.parse(byId("data").textContent);

/** Replaces what an element holds by nodes and texts; texts are never read as HTML. */
function fill(element, ...content) {
  element.replaceChildren(...content);
}

/** A new element with attributes and content. */
function make(name, attributes, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    element.setAttribute(key, value);
  }

  element.append(...content);
  return element;
}

/** Rows of a definition list; those without a value are left out. */
function definitions(rows) {
  const list = make("dl");
  for (const [term, value] of rows) {
    if (value !== null && value !== undefined && value !== "") {
      list.append(make("dt", null, term), make("dd", null, String(value)));
    }
  }

  return list;
}

/** Says something to readers who do not see the figure. */
function announce(text) {
  byId("status").textContent = text;
}

/** Hands a text over as a file. */
function download(name, type, text) {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Name of a file for a title. */
const fileStem = (title) => title.normalize("NFKD").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "landscape";

/** Calls a function once before the next frame, however often it is asked for. */
function onNextFrame(action) {
  let waiting = false;
  return () => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        action();
      });
    }
  };
}

/** Shows a box near a place of the figure, inside the window. */
const tip = {
  show(x, y, ...content) {
    const box = byId("tip");
    fill(box, ...content);
    box.hidden = false;
    const width = box.offsetWidth, height = box.offsetHeight;
    box.style.left = Math.max(4, x + 14 + width > innerWidth ? x - width - 14 : x + 14) + "px";
    box.style.top = Math.max(4, Math.min(y + 14, innerHeight - height - 4)) + "px";
  },

  hide() {
    byId("tip").hidden = true;
  },
};
