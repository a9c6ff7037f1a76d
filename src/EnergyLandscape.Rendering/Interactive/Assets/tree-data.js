// The merge tree: leaves first, in the order of their energies; a parent always comes after its children.

/** The axes of energies; a logarithmic one needs energies above zero. */
const energyScales = {
  linear: { place: (energy) => energy, energy: (level) => level, ticks },
  logarithmic: { place: Math.log, energy: Math.exp, ticks: logarithmicTicks },
};

/** A table of stationary points, one array a property; row(id) finds one. */
class PointTable {
  constructor(table) {
    Object.assign(this, table);
    this.rowOf = null;
  }

  row(id) {
    this.rowOf ??= new Map(this.id.map((each, row) => [each, row]));
    return this.rowOf.get(id);
  }
}

class MergeTree {
  constructor(nodes) {
    this.leafCount = nodes.leaves;
    this.count = nodes.energy.length;
    this.energy = Float64Array.from(nodes.energy);
    this.level = this.energy; // Where an energy stands on the axis.
    this.parent = Int32Array.from(nodes.parent);
    this.minimum = nodes.minimum;
    this.leafOf = new Map(nodes.minimum.map((id, leaf) => [id, leaf]));
    this.transitionState = nodes.transitionState;
    this.nodeOf = new Map(nodes.transitionState.map((id, i) => [id, this.leafCount + i]));
    this.leavesBelow = new Int32Array(this.count);
    this.lowestLeaf = new Int32Array(this.count).fill(-1);
    this.firstSlot = new Int32Array(this.count).fill(0x7fffffff);
    this.children = Array.from({ length: this.count }, () => []);
    this.roots = [];
    for (let node = 0; node < this.count; node++) {
      if (node < this.leafCount) {
        this.leavesBelow[node] = 1;
        this.lowestLeaf[node] = node;
        this.firstSlot[node] = nodes.slot[node];
      }

      const parent = this.parent[node];
      if (parent < 0) {
        this.roots.push(node);
        continue;
      }

      this.children[parent].push(node);
      this.leavesBelow[parent] += this.leavesBelow[node];
      this.firstSlot[parent] = Math.min(this.firstSlot[parent], this.firstSlot[node]);
      if (this.lowestLeaf[parent] < 0 || this.lowestLeaf[node] < this.lowestLeaf[parent]) {
        this.lowestLeaf[parent] = this.lowestLeaf[node]; // Leaves count by energy, then id.
      }
    }

    const bySlot = (a, b) => this.firstSlot[a] - this.firstSlot[b];
    this.children.forEach((list) => list.sort(bySlot));
    this.roots.sort(bySlot);
    this.countEvents();
  }

  isLeaf(node) {
    return node < this.leafCount;
  }

  /** The lowest energy below a node. */
  lowest(node) {
    return this.energy[this.lowestLeaf[node]];
  }

  /** Where that energy stands on the axis. */
  lowestLevel(node) {
    return this.level[this.lowestLeaf[node]];
  }

  /** Shares of minima, one a row of their table, summed up the tree. */
  summedUp(shares, rows) {
    const sums = new Float64Array(this.count);
    for (let node = 0; node < this.count; node++) {
      sums[node] += this.isLeaf(node) ? shares[rows.row(this.minimum[node])] : 0;
      if (this.parent[node] >= 0) {
        sums[this.parent[node]] += sums[node];
      }
    }

    return sums;
  }

  /** Puts the energies on another axis. */
  setScale(scale) {
    this.level = this.energy.map(scale.place);
  }

  // A minimum adds a superbasin; a merge takes one less than it joins.
  countEvents() {
    const order = Int32Array.from({ length: this.count }, (_, i) => i).sort((a, b) => this.energy[a] - this.energy[b] || a - b);
    this.eventEnergies = new Float64Array(this.count);
    this.eventCounts = new Int32Array(this.count + 1);
    order.forEach((node, i) => {
      this.eventEnergies[i] = this.energy[node];
      this.eventCounts[i + 1] = this.eventCounts[i] + (this.isLeaf(node) ? 1 : 1 - this.children[node].length);
    });
  }

  /** Number of superbasins at an energy: minima are joined when a path between them stays strictly below it. */
  superbasins(energy) {
    return this.eventCounts[lowerBound(this.eventEnergies, energy)];
  }

  /** The node where two nodes join; -1 when they never do. */
  join(a, b) {
    while (a !== b) {
      if (a < 0 || b < 0) {
        return -1;
      }

      if (a < b) {
        a = this.parent[a];
      } else {
        b = this.parent[b];
      }
    }

    return a;
  }
}
