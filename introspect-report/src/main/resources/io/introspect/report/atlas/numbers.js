// Small functions of numbers and texts. What is not finite is shown as a dash, never as "NaN".

function fixed(value, digits) {
  if (!Number.isFinite(value)) {
    return "–";
  }
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace("-", "") : text.replace("-", "−");
}

function percent(share) {
  return Number.isFinite(share) ? (100 * share).toFixed(1) + " %" : "–";
}

function count(n) {
  return n.toLocaleString("en-US");
}

/** For example "1 row" and "2,000 rows". */
function counted(n, what) {
  return count(n) + " " + what + (n === 1 ? "" : "s");
}

/** An error, from its decimal logarithm. */
function fromLog10(value) {
  return Number.isFinite(value) ? Number((10 ** value).toPrecision(2)).toString() : "–";
}

function place(z) {
  return "(" + fixed(z[0], 2) + ", " + fixed(z[1], 2) + ")";
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** A quantile of numbers in ascending order; NaN of none. */
function quantile(sorted, share) {
  if (sorted.length === 0) {
    return NaN;
  }
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}

function finiteSorted(values) {
  return Float64Array.from(values).filter(Number.isFinite).sort();
}

/**
 * The value of a table over the grid at any place, by bilinear interpolation; NaN off the grid. The
 * table is [points × points] from `offset` on, the second axis of the map running fastest.
 */
function interpolate(grid, table, offset, x, y) {
  const i = (x - grid.lower) / grid.step;
  const j = (y - grid.lower) / grid.step;
  const last = grid.points - 1;
  if (!(i >= 0 && j >= 0 && i <= last && j <= last)) {
    return NaN;
  }
  const i0 = Math.min(Math.floor(i), last - 1);
  const j0 = Math.min(Math.floor(j), last - 1);
  const u = i - i0;
  const v = j - j0;
  const at = offset + i0 * grid.points + j0;
  const below = (1 - v) * table[at] + v * table[at + 1];
  const above = (1 - v) * table[at + grid.points] + v * table[at + grid.points + 1];
  return (1 - u) * below + u * above;
}

/** Whether a place lies within a polygon, by the number of edges to its right. */
function within(polygon, x, y) {
  let inside = false;
  for (let a = 0, b = polygon.length - 1; a < polygon.length; b = a++) {
    const [ax, ay] = polygon[a];
    const [bx, by] = polygon[b];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) {
      inside = !inside;
    }
  }
  return inside;
}
