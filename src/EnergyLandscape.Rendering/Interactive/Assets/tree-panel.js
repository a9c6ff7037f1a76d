// The words about points and paths.

class TreeWords {
  constructor(tree, minima, saddles, others) {
    this.tree = tree;
    this.minima = minima;
    this.saddles = saddles;
    this.others = others;
    this.residence = null;
  }

  point(table, row) {
    return [
      [data.energyLabel, show(table.energy[row], 12)],
      ["index", table.index[row]],
      ["lowest eigenvalue", show(table.lowest[row], 5)],
      ["highest eigenvalue", show(table.highest[row], 5)],
      ["ln product", show(table.lnProduct[row], 8)],
      ["symmetry copies", table.orbit[row] === null ? "unknown" : table.orbit[row]],
      ["hits", table.hits[row]],
      ["found", table.provenance[row]],
      ["certificate", table.certificate[row]],
    ];
  }

  columns(row) {
    const told = new Set(["energy", "lowest-eigenvalue", "highest-eigenvalue", "ln-product", "hits", "orbit", "certificate"]);
    return data.columns.filter((column) => !told.has(column.name)).map((column) => {
      const value = column.values[row];
      return [column.label, value === null ? null : column.categories.length > 0 ? column.categories[value] : show(value, 6)];
    });
  }

  transitionState(id) {
    const table = this.saddles.row(id) !== undefined ? this.saddles : this.others, row = table.row(id);
    return row === undefined ? [] : [...this.point(table, row), ["joins minima", table.reached[row].join(", ")]];
  }

  /** Heading and rows about a node. */
  node(node) {
    const { tree } = this, share = this.residence ? [[`share of ${this.residence.unit}`, `${show(100 * this.residence.sums[node], 4)} %`]] : [];
    if (tree.isLeaf(node)) {
      const id = tree.minimum[node], row = this.minima.row(id), parent = tree.parent[node];
      return {
        heading: `Minimum ${id}`,
        rows: [
          ...this.point(this.minima, row),
          ["barrier to leave", parent < 0 ? null : show(tree.energy[parent] - tree.energy[node], 6)],
          ...share,
          ...this.columns(row),
        ],
      };
    }

    const saddle = tree.transitionState[node - tree.leafCount];
    return {
      heading: `Superbasin of ${tree.leavesBelow[node]} minima`,
      rows: [
        ["lowest minimum", `${tree.minimum[tree.lowestLeaf[node]]} at ${show(tree.lowest(node), 12)}`],
        ["joined at", show(tree.energy[node], 12)],
        ["by transition state", saddle],
        ...share,
        ...this.transitionState(saddle),
      ],
    };
  }

  /** The steps of a path as a table. */
  path(path) {
    const body = make("tbody");
    for (const step of path) {
      body.append(make("tr", null,
        make("td", null, String(step.from)), make("td", null, String(this.saddles.id[step.saddle])),
        make("td", null, show(this.saddles.energy[step.saddle], 8)), make("td", null, String(step.to))));
    }

    const head = ["from", "over ts", data.energyLabel, "to"].map((name) => make("th", { scope: "col" }, name));
    return make("table", null, make("thead", null, make("tr", null, ...head)), body);
  }

  /** What a path amounts to, in one sentence. */
  pathSummary(a, b, path) {
    if (path === null) {
      return `No known transition states connect minima ${a} and ${b}.`;
    }

    if (path.length === 0) {
      return `Minimum ${a} is both ends.`;
    }

    const top = path.reduce((best, step) => (this.saddles.energy[step.saddle] > this.saddles.energy[best] ? step.saddle : best), path[0].saddle);
    const from = this.minima.energy[this.minima.row(a)], to = this.minima.energy[this.minima.row(b)], high = this.saddles.energy[top];
    return `From ${a} to ${b} over ${path.length} transition state${path.length === 1 ? "" : "s"}; the highest is ${this.saddles.id[top]} at ${show(high, 10)}, ${show(high - from, 5)} above minimum ${a} and ${show(high - to, 5)} above minimum ${b}.`;
  }
}
