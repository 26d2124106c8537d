// How ê is spread over each class's rows: the right ones to the left, the wrong ones to the right.

const PLOT_HEIGHT = 190;
const LEFT = 26;
// As narrow as "100 %" allows; a dozen may touch, so that they fit on a telephone.
const NARROWEST = 36;
const TOUCHING = 29;
const DOZEN = 12;
const LETTER = 6.4;
const LEVELS = 90;

function makeViolins() {
  drawViolins();
  new ResizeObserver(drawViolins).observe(byId("violin-plot"));
}

function drawViolins() {
  const sorted = finiteSorted(atlas.log10Errors);
  const box = byId("violin-plot");
  if (sorted.length === 0) {
    box.textContent = "No row has a finite expected error.";
    return;
  }
  const low = Math.floor(sorted[0]);
  const high = Math.max(Math.ceil(sorted[sorted.length - 1]), low + 1);
  const { classes } = atlas.header;
  const slot = Math.max(classes.length > DOZEN ? NARROWEST : TOUCHING, (box.clientWidth - LEFT) / classes.length);
  const width = LEFT + slot * classes.length;
  const isCrowded = classes.some(({ name }) => [...name].length > slot / LETTER);
  const y = (value) => 6 + ((high - value) / (high - low)) * (PLOT_HEIGHT - 6);
  const svg = mark("svg", { width, height: PLOT_HEIGHT + (isCrowded ? 72 : 36), role: "img", "aria-label": violinText() });
  const every = Math.ceil((high - low) / 6);
  for (let decade = low; decade <= high; decade += every) {
    svg.append(mark("line", { x1: LEFT, x2: width, y1: y(decade), y2: y(decade) }));
    svg.append(text(LEFT - 5, y(decade) + 4, "end", String(decade).replace("-", "−")));
  }
  classes.forEach(({ name }, k) => {
    const center = LEFT + (k + 0.5) * slot;
    const { right, wrong } = ofClass(k);
    svg.append(...half(right, "right", center, -slot * 0.46, y, low, high));
    svg.append(...half(wrong, "wrong", center, slot * 0.46, y, low, high));
    svg.append(text(center, PLOT_HEIGHT + 16, "middle", accuracyOf(k)), nameBelow(name, center, isCrowded));
  });
  box.replaceChildren(svg);
}

/** A class's name under its violin, aslant where the names would not fit side by side. */
function nameBelow(name, center, isCrowded) {
  const y = PLOT_HEIGHT + 31;
  const label = text(center + (isCrowded ? 5 : 0), y, isCrowded ? "end" : "middle", shortened(name, 9));
  label.classList.add("name");
  if (isCrowded) {
    label.setAttribute("transform", "rotate(-38 " + (center + 5) + " " + y + ")");
  }
  const full = mark("title", {});
  full.textContent = name;
  label.append(full);
  return label;
}

/** The finite ê of a class's right and wrong rows, ascending, and how many rows it has in all. */
function ofClass(k) {
  const right = [];
  const wrong = [];
  let hits = 0;
  let rows = 0;
  for (let row = 0; row < atlas.header.rows; row++) {
    if (atlas.true[row] === k) {
      rows++;
      hits += isRight(row) ? 1 : 0;
      (isRight(row) ? right : wrong).push(atlas.log10Errors[row]);
    }
  }
  return { right: finiteSorted(right), wrong: finiteSorted(wrong), accuracy: hits / rows };
}

function accuracyOf(k) {
  const { accuracy } = ofClass(k);
  return Number.isFinite(accuracy) ? Math.round(100 * accuracy) + "\u202f%" : "–";
}

/** One half of a violin, its widest point at `reach` from the center, and its median. */
function half(values, kind, center, reach, y, low, high) {
  if (values.length === 0) {
    return [];
  }
  const levels = Array.from({ length: LEVELS }, (_, i) => low + (i / (LEVELS - 1)) * (high - low));
  const densities = smoothed(values, levels);
  const widest = Math.max(...densities);
  const body = levels.map((level, i) => [level, densities[i] / widest]).filter(([, share]) => share > 0.004);
  const outline = [[body[0][0], 0], ...body, [body[body.length - 1][0], 0]];
  const points = outline.map(([level, share]) =>
    (center + reach * share).toFixed(1) + "," + y(level).toFixed(1));
  const median = y(quantile(values, 0.5));
  return [
    mark("polygon", { class: kind, points: points.join(" ") }),
    mark("line", { class: "median", x1: center, x2: center + reach * 0.5, y1: median, y2: median }),
  ];
}

/** A Gaussian kernel density by Silverman's rule, from a sorted sample, thinned if it is long. */
function smoothed(values, levels) {
  const stride = Math.ceil(values.length / 800);
  const sample = values.filter((_, i) => i % stride === 0);
  const spread = (quantile(values, 0.75) - quantile(values, 0.25)) / 1.34;
  const width = Math.max(0.06, 0.9 * spread * values.length ** -0.2);
  return levels.map((level) => {
    let sum = 0;
    for (const value of sample) {
      const u = (level - value) / width;
      sum += Math.exp(-0.5 * u * u);
    }
    return sum;
  });
}

function violinText() {
  return "Median of log10 of the expected error. " + atlas.header.classes.map(({ name }, k) => {
    const { right, wrong } = ofClass(k);
    return name + ": right " + fixed(quantile(right, 0.5), 1) + ", wrong " +
      fixed(quantile(wrong, 0.5), 1) + ", accuracy " + accuracyOf(k);
  }).join("; ");
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
