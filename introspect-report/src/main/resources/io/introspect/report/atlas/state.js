// What the page shows now. Everything that changes it goes through change(), and whoever shows a
// part of it watches that part.

/** What readAtlas() gave. */
let atlas = null;

const state = {
  colorBy: "true",      // true, predicted, right, confidence
  density: "none",      // none, all, or a class's number as text
  surface: true,
  names: true,
  mode: "pan",          // what dragging does: pan, rect, polygon
  hidden: new Set(),    // the groups that the legend has switched off
  hover: -1,            // a row
  selection: null,      // { row, z }: row −1 for a point, z null for a row without a place
  outline: null,        // the brushed area, a polygon
  area: null,           // the rows within it
  source: "row",        // whose activations are shown for a row: row, expected
  ownRange: false,
  dark: false,
};

const watchers = [];

function watch(keys, react) {
  watchers.push({ keys, react });
}

function change(patch) {
  Object.assign(state, patch);
  for (const { keys, react } of watchers) {
    if (keys.some((key) => key in patch)) {
      react();
    }
  }
}

function isRow(row) {
  return Number.isInteger(row) && row >= 0 && row < atlas.header.rows;
}

function isRight(row) {
  return atlas.predicted[row] === atlas.true[row];
}

/** A row's place, or null if it is not finite. */
function placeOf(row) {
  const z = [atlas.places[2 * row], atlas.places[2 * row + 1]];
  return z.every(Number.isFinite) ? z : null;
}

function isDrawn(row) {
  return placeOf(row) !== null && !state.hidden.has(groupOf(row));
}

/** Whether the groups that rows are colored and filtered by are the classes. */
function isColoredByClass() {
  return state.colorBy === "true" || state.colorBy === "predicted";
}

/** The group that a row is colored and filtered by. */
function groupOf(row) {
  switch (state.colorBy) {
    case "true":
      return atlas.true[row];
    case "predicted":
      return atlas.predicted[row];
    case "right":
      return isRight(row) ? 0 : 1;
    default:
      return confidenceBin(atlas.confidences[row]);
  }
}

function select(row) {
  change({ selection: { row, z: placeOf(row) } });
}

function selectPoint(z) {
  change({ selection: { row: -1, z } });
}

/** The drawn row nearest to a place, not farther than `reach`; −1 if there is none. */
function nearestRow(z, reach = Infinity) {
  let best = -1;
  let least = reach * reach;
  for (let row = 0; row < atlas.header.rows; row++) {
    const dx = atlas.places[2 * row] - z[0];
    const dy = atlas.places[2 * row + 1] - z[1];
    const distance = dx * dx + dy * dy;
    if (distance <= least && isDrawn(row)) {
      least = distance;
      best = row;
    }
  }
  return best;
}

/** An element with attributes and children; children that are not elements become text. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

function byId(id) {
  return document.getElementById(id);
}
