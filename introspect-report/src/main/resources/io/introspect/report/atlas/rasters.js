// What lies beneath the rows, as pictures over the grid: the error surface, a gray relief with a
// line at every decade, and the densities, in the colors of the classes.

const PIXELS_PER_STEP = 8;
const MOST_PIXELS = 900;

/** A canvas over the grid; `paint(x, y, rgba, at)` sets the pixel at a place of the map. */
function raster(paint) {
  const { lower, upper, points } = atlas.header.grid;
  const size = Math.min(MOST_PIXELS, PIXELS_PER_STEP * (points - 1));
  const canvas = element("canvas", { width: size, height: size });
  const context = canvas.getContext("2d");
  const image = context.createImageData(size, size);
  const step = (upper - lower) / size;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const x = lower + (column + 0.5) * step;
      const y = upper - (row + 0.5) * step;
      paint(x, y, image.data, 4 * (row * size + column), step);
    }
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

const rasters = new Map();

/** Rasters take long enough to keep them. */
function cached(name, make) {
  const key = name + " " + theme();
  if (!rasters.has(key)) {
    rasters.set(key, make());
  }
  return rasters.get(key);
}

function surfaceRaster() {
  const sorted = finiteSorted(atlas.errorSurface);
  if (sorted.length === 0) {
    return null;
  }
  const low = quantile(sorted, 0.01);
  const high = quantile(sorted, 0.99);
  const gray = state.dark ? [214, 218, 224] : [52, 58, 66];
  const strength = state.dark ? 0.36 : 0.42;
  const at = (x, y) => interpolate(atlas.header.grid, atlas.errorSurface, 0, x, y);
  return raster((x, y, rgba, pixel, step) => {
    const value = at(x, y);
    if (!Number.isFinite(value)) {
      return;
    }
    const height = high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0;
    const decade = Math.floor(value);
    const onLine = Math.floor(at(x + step, y)) > decade || Math.floor(at(x, y + step)) > decade
      || Math.floor(at(x - step, y)) > decade || Math.floor(at(x, y - step)) > decade;
    const alpha = strength * height + (onLine ? 0.2 : 0);
    rgba.set([...gray, Math.round(255 * Math.min(1, alpha))], pixel);
  });
}

/** The densities of some classes, each pixel in the mixture of their colors. */
function densityRaster(chosen) {
  const { grid, classes } = atlas.header;
  const largest = Math.max(...chosen.map((k) => classes[k].peak));
  if (!(largest > 0)) {
    return null;
  }
  const layers = chosen.map((k) => ({
    rgb: classRgb(k),
    offset: k * grid.points * grid.points,
    // Half way to its own peak: a wide class would vanish beside a narrow one.
    scale: Math.sqrt(classes[k].peak / largest) / 255,
  }));
  return raster((x, y, rgba, pixel) => {
    let sum = 0;
    const mixed = [0, 0, 0];
    for (const { rgb, offset, scale } of layers) {
      const weight = scale * interpolate(grid, atlas.densities, offset, x, y);
      sum += weight;
      for (let c = 0; c < 3; c++) {
        mixed[c] += weight * rgb[c];
      }
    }
    if (sum > 0) {
      const alpha = 0.75 * Math.min(1, sum) ** 0.7;
      rgba.set([...mixed.map((m) => Math.round(m / sum)), Math.round(255 * alpha)], pixel);
    }
  });
}

/** Where a class is densest, or null where it has no density. */
function densestPlace(k) {
  const { grid, classes } = atlas.header;
  const cells = grid.points * grid.points;
  const table = atlas.densities.subarray(k * cells, (k + 1) * cells);
  if (!(classes[k].peak > 0)) {
    return null;
  }
  const cell = table.indexOf(255);
  return [Math.floor(cell / grid.points), cell % grid.points].map((i) => grid.lower + i * grid.step);
}
