// Lowest paths: the algorithm of the program, so that both name the same transition states.

class LowestPaths {
  /** Transition states by energy, then id, each with the ascending ids of all minima that it reaches. */
  constructor(minima, saddles) {
    this.minima = minima;
    this.saddles = saddles;
  }

  // Made at the first question: a page opens faster without.
  prepare() {
    const { minima, saddles } = this;
    this.reached = saddles.reached.map((ids) => ids.map((id) => minima.row(id)));
    this.of = Array.from({ length: minima.id.length }, () => []);
    this.reached.forEach((rows, saddle) => rows.forEach((row) => this.of[row].push(saddle)));
  }

  /**
   * The path between two minima (ids) whose highest transition state is lowest: of several the one with fewest steps, of those the one
   * with the lowest ids. An array of { from, saddle, to }: ids of minima, row of the transition state. null when nothing connects them.
   */
  between(a, b) {
    if (!this.reached) {
      this.prepare();
    }

    const start = this.minima.row(a), end = this.minima.row(b);
    if (start === end) {
      return [];
    }

    const usable = this.usable(start, end);
    if (usable === 0) {
      return null;
    }

    const steps = this.stepsTo(end, start, usable), path = [];
    for (let at = start; at !== end;) {
      let next = -1, nextId = Infinity, by = -1;
      for (const saddle of this.of[at]) {
        if (saddle >= usable) {
          break;
        }

        for (const to of this.reached[saddle]) {
          if (steps[to] === steps[at] - 1 && this.minima.id[to] < nextId) {
            [next, nextId, by] = [to, this.minima.id[to], saddle];
          }
        }
      }

      path.push({ from: this.minima.id[at], saddle: by, to: nextId });
      at = next;
    }

    return path;
  }

  // How many transition states, going upwards, may be used: those up to the energy with which the two minima are connected.
  usable(a, b) {
    const parent = Int32Array.from({ length: this.minima.id.length }, (_, i) => i);
    const root = (i) => {
      while (parent[i] !== i) {
        parent[i] = parent[parent[i]];
        i = parent[i];
      }

      return i;
    };
    for (let saddle = 0; saddle < this.reached.length; saddle++) {
      const rows = this.reached[saddle];
      for (let i = 1; i < rows.length; i++) {
        parent[root(rows[i])] = root(rows[0]);
      }

      if (root(a) === root(b)) {
        let end = saddle + 1;
        while (end < this.reached.length && this.saddles.energy[end] <= this.saddles.energy[saddle]) {
          end++;
        }

        return end;
      }
    }

    return 0;
  }

  // Fewest steps to the end from every minimum that is not farther than the start.
  stepsTo(end, start, usable) {
    const steps = new Int32Array(this.minima.id.length).fill(0x7fffffff), crossed = new Uint8Array(usable), queue = [end];
    steps[end] = 0;
    for (let head = 0; head < queue.length && queue[head] !== start; head++) {
      const at = queue[head];
      for (const saddle of this.of[at]) {
        if (saddle >= usable) {
          break;
        }

        if (crossed[saddle]) {
          continue;
        }

        crossed[saddle] = 1;
        for (const to of this.reached[saddle]) {
          if (steps[to] === 0x7fffffff) {
            steps[to] = steps[at] + 1;
            queue.push(to);
          }
        }
      }
    }

    return steps;
  }
}
