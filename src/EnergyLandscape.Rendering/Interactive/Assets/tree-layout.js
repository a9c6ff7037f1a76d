// Places of the branches: those of the program, made again when superbasins are collapsed.

class Layout {
  constructor(tree) {
    this.tree = tree;
    this.collapsed = new Uint8Array(tree.count);
    this.x = new Float64Array(tree.count);
    this.bend = new Float64Array(tree.count);
    this.left = new Float64Array(tree.count);
    this.right = new Float64Array(tree.count);
    this.shownAs = new Int32Array(tree.count); // The node that stands for this one: itself, or the collapsed one above.
  }

  /** Lays out between two levels; the shoulder is a fraction of their distance. */
  setRange(bottom, top, shoulder) {
    this.bottom = bottom;
    this.top = top;
    this.shoulder = shoulder * (top - bottom);
    this.place();
  }

  /** Collapses every superbasin that has formed below an energy, and no other. */
  collapseBelow(energy) {
    const { tree } = this;
    for (let node = tree.leafCount; node < tree.count; node++) {
      this.collapsed[node] = tree.energy[node] < energy ? 1 : 0;
    }

    this.place();
  }

  toggle(node) {
    this.collapsed[node] = this.collapsed[node] ? 0 : 1;
    this.place();
  }

  isEnd(node) {
    return this.tree.isLeaf(node) || this.collapsed[node] === 1;
  }

  /** Opens whatever hides a node. */
  reveal(node) {
    let hidden = false;
    for (let above = this.tree.parent[node]; above >= 0; above = this.tree.parent[above]) {
      hidden = hidden || this.collapsed[above] === 1;
      this.collapsed[above] = 0;
    }

    if (hidden) {
      this.place();
    }
  }

  place() {
    const { tree, x, left, right, bend } = this, { level, children, parent } = tree;
    const slots = new Int32Array(tree.count), first = new Int32Array(tree.count);
    this.shownAs.fill(-1);
    for (let node = 0; node < tree.count; node++) {
      slots[node] = this.isEnd(node) ? 1 : children[node].reduce((sum, child) => sum + slots[child], 0);
    }

    this.ends = tree.roots.reduce((sum, root) => sum + slots[root], 0);
    let at = 0;
    for (const root of tree.roots) {
      first[root] = at;
      at += slots[root];
    }

    for (let node = tree.count - 1; node >= 0; node--) {
      const above = parent[node];
      this.shownAs[node] = above >= 0 && this.isHidden(above) ? this.shownAs[above] : node;
      x[node] = (first[node] + slots[node] / 2) / this.ends;
      left[node] = first[node] / this.ends;
      right[node] = (first[node] + slots[node]) / this.ends;
      let next = first[node], highest = -Infinity;
      for (const child of children[node]) {
        first[child] = next;
        next += slots[child];
        highest = Math.max(highest, level[child]);
      }

      // All branches of a merge begin to slant at one height, above everything below them: no lines cross.
      bend[node] = tree.isLeaf(node) ? level[node] : Math.max(level[node] - this.shoulder, highest);
    }
  }

  isHidden(node) {
    return this.collapsed[node] === 1 || this.shownAs[node] !== node;
  }

  /** Whether a node is drawn: it is not inside a collapsed one. */
  isShown(node) {
    return this.shownAs[node] === node;
  }

  /** Level at the lower end of the line of a node. */
  lowEnd(node) {
    return this.isEnd(node) ? this.tree.lowestLevel(node) : this.tree.level[node];
  }

  /** Level where the line of a root ends. */
  stemEnd(root) {
    return Math.max(this.top, this.tree.level[root]);
  }
}
