// What the units do: expected at a point, by the decoder's weights, or of a row, from its
// principal components. Both in the order of h's columns.

/** ĥ at a point of the map; null where the page has no decoder. */
function decode(atlas, z) {
  if (!atlas.header.decoder) {
    return null;
  }
  let values = Float64Array.from(z);
  let offset = 0;
  for (const { inputs, outputs, activation } of atlas.header.decoder) {
    const bias = offset + inputs * outputs;
    const next = Float64Array.from(atlas.decoder.subarray(bias, bias + outputs));
    for (let i = 0; i < inputs; i++) {
      const row = offset + i * outputs;
      for (let j = 0; j < outputs; j++) {
        next[j] += values[i] * atlas.decoder[row + j];
      }
    }
    values = activation === "ELU" ? next.map((v) => (v < 0 ? Math.expm1(v) : v)) : next;
    offset = bias + outputs;
  }
  return values;
}

/** A row's own activations; null where the page has none of it, or they are not finite. */
function activationsOf(atlas, row) {
  if (!atlas.header.activations || Number.isNaN(atlas.explained[row])) {
    return null;
  }
  const components = atlas.header.activations.components;
  const values = Float64Array.from(atlas.activationMean);
  for (let c = 0; c < components; c++) {
    const factor = atlas.scores[row * components + c] * atlas.directionScales[c];
    const offset = c * values.length;
    for (let i = 0; i < values.length; i++) {
      values[i] += factor * atlas.directions[offset + i];
    }
  }
  return values.map((value, i) => value * atlas.activationScales[i]);
}

/** The class whose density is the largest at a point, or −1 where all are 0. */
function densestClass(atlas, z) {
  const { grid, classes } = atlas.header;
  let best = -1;
  let largest = 0;
  classes.forEach(({ peak }, k) => {
    const offset = k * grid.points * grid.points;
    const density = peak * interpolate(grid, atlas.densities, offset, z[0], z[1]);
    if (density > largest) {
      largest = density;
      best = k;
    }
  });
  return best;
}
