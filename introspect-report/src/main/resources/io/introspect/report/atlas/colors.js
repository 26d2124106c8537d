// Colors: those of the classes are given, the others are chosen to be told apart by all eyes and
// to stand on a light and on a dark ground.

const CONFIDENCE_BINS = 24;

/** From low to high confidence. */
const CONFIDENCE_STOPS = {
  light: [[0, 190, 58, 20], [0.33, 235, 160, 48], [0.62, 112, 164, 178], [1, 24, 76, 128]],
  dark: [[0, 255, 110, 64], [0.33, 240, 184, 80], [0.62, 130, 178, 190], [1, 84, 140, 214]],
};

/** Activations from −1, blue, to 4, red, as in the pictures; 0 is the ground. */
const ACTIVATION_STOPS = {
  light: [[0, 67, 147, 195], [0.08, 146, 197, 222], [0.16, 209, 229, 240], [0.2, 247, 247, 247],
    [0.36, 253, 219, 199], [0.52, 244, 165, 130], [0.68, 214, 96, 77], [0.84, 178, 24, 43], [1, 103, 0, 31]],
  dark: [[0, 62, 122, 178], [0.2, 30, 34, 38], [0.5, 140, 40, 42], [0.8, 228, 74, 62], [1, 255, 146, 122]],
};

const NOT_FINITE = "#9a9a9a";

/** Of the color of a class or a unit on a dark ground. */
const LEAST_BRIGHTNESS = 0.5;

function theme() {
  return state.dark ? "dark" : "light";
}

function variable(name) {
  return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
}

/** Between stops [position, red, green, blue], at a share from 0 to 1. */
function between(stops, share) {
  const t = Math.min(1, Math.max(0, share));
  let i = 1;
  while (i < stops.length - 1 && stops[i][0] < t) {
    i++;
  }
  const [from, to] = [stops[i - 1], stops[i]];
  const u = (t - from[0]) / (to[0] - from[0]);
  return [1, 2, 3].map((c) => Math.round(from[c] + u * (to[c] - from[c])));
}

function css(rgb) {
  return "rgb(" + rgb.join(",") + ")";
}

/** The color of a class; one that would vanish on a dark ground is lightened there. */
function classColor(k) {
  return css(classRgb(k));
}

function classRgb(k) {
  const { color } = atlas.header.classes[k];
  return lightened([1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16)));
}

/** The color that a unit has from the classes that excite it. */
function unitRgb(column) {
  return lightened([...atlas.unitColors.subarray(3 * column, 3 * column + 3)]);
}

function lightened(rgb) {
  const brightness = (0.3 * rgb[0] + 0.59 * rgb[1] + 0.11 * rgb[2]) / 255;
  const lack = state.dark ? Math.max(0, LEAST_BRIGHTNESS - brightness) : 0;
  return rgb.map((c) => Math.round(c + lack * (255 - c)));
}

function activationRgb(value) {
  return between(ACTIVATION_STOPS[theme()], (value + 1) / 5);
}

/** The range of confidence that the colors span: that of nearly all rows. */
function confidenceRange() {
  if (!atlas.confidenceRange) {
    const sorted = finiteSorted(atlas.confidences);
    atlas.confidenceRange =
      sorted.length === 0 ? [0, 1] : [quantile(sorted, 0.01), quantile(sorted, 0.99)];
  }
  return atlas.confidenceRange;
}

/** 0 for the lowest confidence; −1 where it is not finite. */
function confidenceBin(confidence) {
  if (!Number.isFinite(confidence)) {
    return -1;
  }
  const [low, high] = confidenceRange();
  const share = high > low ? (confidence - low) / (high - low) : 0.5;
  return Math.min(CONFIDENCE_BINS - 1, Math.max(0, Math.floor(share * CONFIDENCE_BINS)));
}

/** The groups that rows fall into, in the order in which they are drawn. */
function groups() {
  if (state.colorBy === "right") {
    return [
      { id: 0, name: "right", color: variable("right") },
      { id: 1, name: "wrong", color: variable("wrong") },
    ];
  }
  if (state.colorBy === "confidence") {
    const bins = Array.from({ length: CONFIDENCE_BINS }, (_, bin) => ({
      id: bin,
      color: css(between(CONFIDENCE_STOPS[theme()], bin / (CONFIDENCE_BINS - 1))),
    }));
    // The doubtful rows are the few that matter: they are drawn last, on top.
    return [{ id: -1, color: NOT_FINITE }, ...bins.reverse()];
  }
  return atlas.header.classes.map(({ name }, id) => ({ id, name, color: classColor(id) }));
}
