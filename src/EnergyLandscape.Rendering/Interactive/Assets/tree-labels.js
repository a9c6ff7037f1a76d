// Ids or energies at branch ends, as far as there is room.

/** The lowest minima first; from the end of its branch down nothing else may come near a label, or it would seem to belong to that. */
function drawLabels(scene, pen, frame, colours) {
  const { tree, layout, state } = scene;
  if (!state.labels) {
    return;
  }

  const size = 11, taken = new Map(), special = new Set([...state.ends, ...(state.path || []).map((step) => step.to)]);
  const byPlace = [...scene.ends].sort((a, b) => layout.x[a] - layout.x[b]), place = new Map(byPlace.map((node, i) => [node, i]));
  const wanted = [...scene.ends].sort((a, b) => special.has(tree.minimum[tree.lowestLeaf[b]]) - special.has(tree.minimum[tree.lowestLeaf[a]]) || tree.lowestLeaf[a] - tree.lowestLeaf[b]).slice(0, 400);
  for (const node of wanted) {
    const more = tree.leavesBelow[node] - 1, text = (state.energyLabels ? show(tree.energy[tree.lowestLeaf[node]], 7) : String(tree.minimum[tree.lowestLeaf[node]])) + (layout.collapsed[node] && more > 0 ? ` +${more}` : "");
    const px = scene.X(layout.x[node]), py = scene.Y(tree.lowestLevel(node)) + 11, half = text.length * size * 0.3 + 2;
    if (px - half < frame.left || px + half > frame.right + 12 || py > frame.bottom + 16 || py < frame.top) {
      continue;
    }

    let free = true;
    for (const way of [-1, 1]) {
      for (let i = place.get(node) + way; free && i >= 0 && i < byPlace.length && Math.abs(scene.X(layout.x[byPlace[i]]) - px) < half + 1; i += way) {
        free = scene.Y(tree.lowestLevel(byPlace[i])) < py - 8;
      }
    }

    const row = Math.round(py / 14);
    for (let near = row - 1; free && near <= row + 1; near++) {
      free = !(taken.get(near) || []).some(([x0, x1, y]) => x0 < px + half && px - half < x1 && Math.abs(y - py) < 13);
    }

    if (free) {
      taken.set(row, [...(taken.get(row) || []), [px - half, px + half, py]]);
      pen.text(text, px, py, special.has(tree.minimum[tree.lowestLeaf[node]]) ? colours.accent : colours.ink, { size, align: "center" });
    }
  }
}
