// How log10 of the error by the map is spread over each class's rows: the right ones to the left, the wrong ones to the right.

const PLOT_HEIGHT = 190;
const LEFT = 26;
// As narrow as "100 %" allows; a dozen may touch, so that they fit on a telephone.
const NARROWEST = 36;
const TOUCHING = 29;
const DOZEN = 12;
const LETTER = 6.4;
// From here on names stand level, cut if need be.
const WIDE = 90;

/** As many as the pictures have. */
const LEVELS = 160;

/** The mean may lie where there is next to no value. */
const SHORTEST_MEAN = 0.15;

/** What violinsOfClasses() gave. */
let violins = [];

function makeViolins() {
  violins = violinsOfClasses();
  drawViolins();
  new ResizeObserver(drawViolins).observe(byId("violin-plot"));
}

function drawViolins() {
  const sorted = finiteSorted(atlas.log10Errors);
  const box = byId("violin-plot");
  if (sorted.length === 0) {
    box.textContent = "No row has a finite error by the map.";
    return;
  }
  const low = Math.floor(sorted[0]);
  const high = Math.max(Math.ceil(sorted[sorted.length - 1]), low + 1);
  const { classes } = atlas.header;
  const slot = Math.max(classes.length > DOZEN ? NARROWEST : TOUCHING, (box.clientWidth - LEFT) / classes.length);
  const width = LEFT + slot * classes.length;
  const isCrowded = classes.some(({ name }) => [...name].length > slot / LETTER) && slot < WIDE;
  const y = (value) => 6 + ((high - value) / (high - low)) * (PLOT_HEIGHT - 6);
  const svg = mark("svg", { width, height: PLOT_HEIGHT + (isCrowded ? 72 : 36), role: "img", "aria-label": violinText() });
  const every = Math.ceil((high - low) / 6);
  for (let decade = low; decade <= high; decade += every) {
    svg.append(mark("line", { x1: LEFT, x2: width, y1: y(decade), y2: y(decade) }));
    svg.append(text(LEFT - 5, y(decade) + 4, "end", String(decade).replace("-", "−")));
  }
  violins.forEach(({ name, right, wrong, accuracy }, k) => {
    const center = LEFT + (k + 0.5) * slot;
    svg.append(...half(right, "right", center, -slot * 0.46, y));
    svg.append(...half(wrong, "wrong", center, slot * 0.46, y));
    svg.append(text(center, PLOT_HEIGHT + 16, "middle", accuracy), nameBelow(name, center, isCrowded, slot));
  });
  box.replaceChildren(svg);
}

/** A class's name under its violin, aslant where the names would not fit side by side. */
function nameBelow(name, center, isCrowded, slot) {
  const y = PLOT_HEIGHT + 31;
  const label = text(center + (isCrowded ? 5 : 0), y, isCrowded ? "end" : "middle", shortened(name, isCrowded ? 9 : slot / LETTER));
  label.classList.add("name");
  if (isCrowded) {
    label.setAttribute("transform", "rotate(-38 " + (center + 5) + " " + y + ")");
  }
  const full = mark("title", {});
  full.textContent = name;
  label.append(full);
  return label;
}

/** Of each class: how the error by the map is distributed over its right and its wrong rows, and its accuracy. */
function violinsOfClasses() {
  const errors = atlas.header.classes.map(() => ({ right: [], wrong: [] }));
  for (let row = 0; row < atlas.header.rows; row++) {
    errors[atlas.true[row]][isRight(row) ? "right" : "wrong"].push(atlas.log10Errors[row]);
  }
  return errors.map(({ right, wrong }, k) => ({
    name: atlas.header.classes[k].name,
    right: violinOf(right),
    wrong: violinOf(wrong),
    accuracy: accuracy(right.length, right.length + wrong.length),
  }));
}

function accuracy(right, rows) {
  return rows > 0 ? Math.round((100 * right) / rows) + "\u202f%" : "–";
}

/** One half of a violin, its widest point at `reach` from the center, and a line at its mean. */
function half({ values, outline, mean }, kind, center, reach, y) {
  if (outline.length === 0) {
    // They are all equal, or there is none.
    return Array.from(values.subarray(0, 1), (value) =>
      mark("circle", { class: kind, cx: center + reach * 0.2, cy: y(value), r: 2.5 }));
  }
  const last = outline.length - 1;
  const points = [[outline[0][0], 0], ...outline, [outline[last][0], 0]].map(([level, share]) =>
    (center + reach * share).toFixed(1) + "," + y(level).toFixed(1));
  const at = Math.round(((mean - outline[0][0]) / (outline[last][0] - outline[0][0])) * last);
  const length = reach * Math.max(SHORTEST_MEAN, outline[at][1]);
  return [
    mark("polygon", { class: kind, points: points.join(" ") }),
    mark("line", { class: "mean", x1: center, x2: center + length, y1: y(mean), y2: y(mean) }),
  ];
}

/**
 * The distribution of some values, as the pictures show it: a Gaussian kernel density from the least
 * to the greatest value, as [value, share of the widest]; none of fewer than two different values.
 */
function violinOf(unsorted) {
  const values = finiteSorted(unsorted);
  const low = values[0];
  const step = (values[values.length - 1] - low) / (LEVELS - 1);
  // A kernel narrower than a step could fall between two levels.
  const width = Math.max(silverman(values), step);
  if (!(width > 0)) {
    return { values, outline: [], mean: mean(values) };
  }
  const densities = Array.from({ length: LEVELS }, (_, i) => {
    let sum = 0;
    for (const value of values) {
      const u = (low + i * step - value) / width;
      sum += Math.exp(-0.5 * u * u);
    }
    return sum;
  });
  const widest = Math.max(...densities);
  return { values, outline: densities.map((d, i) => [low + i * step, d / widest]), mean: mean(values) };
}

/** Silverman's rule of thumb; where half of the values are equal, the quartiles tell nothing. */
function silverman(sorted) {
  const middle = mean(sorted);
  const squares = sorted.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  const deviation = Math.sqrt(squares / (sorted.length - 1));
  const quartiles = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 1.34;
  return 0.9 * (quartiles > 0 ? Math.min(deviation, quartiles) : deviation) * sorted.length ** -0.2;
}

function violinText() {
  return "Mean of log10 of the error by the map. " + violins.map(({ name, right, wrong, accuracy }) =>
    name + ": right " + fixed(right.mean, 1) + ", wrong " + fixed(wrong.mean, 1) +
    ", accuracy " + accuracy).join("; ");
}

function text(x, y, anchor, content) {
  const made = mark("text", { x, y, "text-anchor": anchor });
  made.textContent = content;
  return made;
}

function shortened(name, letters) {
  const all = [...name];
  return all.length <= letters ? name : all.slice(0, Math.max(1, Math.floor(letters) - 1)).join("") + "…";
}
