// Which colour a branch has.

class TreeColouring {
  /** Shades of all nodes: of a column of numbers those of leaves; of categories also those of branches that hold one category only. */
  constructor(tree, rows, column, logarithmic) {
    this.column = column;
    this.shade = new Int16Array(tree.count).fill(-1);
    if (!column) {
      return;
    }

    const isCategory = column.categories.length > 0, value = (leaf) => column.values[rows.row(tree.minimum[leaf])];
    const usable = (v) => v !== null && (!logarithmic || v > 0);
    if (!isCategory) {
      this.range();
      for (let leaf = 0; leaf < tree.leafCount; leaf++) {
        const v = value(leaf);
        if (usable(v)) {
          this.low = Math.min(this.low, v);
          this.high = Math.max(this.high, v);
        }
      }
    }

    this.logarithmic = logarithmic && !isCategory;
    for (let node = 0; node < tree.count; node++) {
      if (tree.isLeaf(node)) {
        const v = value(node);
        this.shade[node] = !usable(v) ? -1 : isCategory ? v : Math.round(this.fraction(v) * (shades - 1));
      } else if (isCategory) {
        const first = this.shade[tree.children[node][0]];
        this.shade[node] = tree.children[node].every((child) => this.shade[child] === first) ? first : -1;
      }
    }
  }

  range() {
    this.low = Infinity;
    this.high = -Infinity;
  }

  fraction(value) {
    const place = this.logarithmic ? Math.log : (v) => v;
    return this.high > this.low ? (place(value) - place(this.low)) / (place(this.high) - place(this.low)) : 0;
  }

  get isEmpty() {
    return !this.column || (this.column.categories.length === 0 && !(this.high >= this.low));
  }

  colour(shade, colours) {
    return shade < 0 ? colours.ink : this.column.categories.length > 0 ? categoryColour(shade, colours) : gradient(shade / (shades - 1), colours);
  }
}
