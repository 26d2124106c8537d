// What the units do: one strip a layer, the units in their sorted order, and below each strip the
// units' own colors.

/** What the strips show now: by column of h, or null. */
let shown = null;

/** A canvas cannot be of any width: where a layer has more units, neighbors share a pixel. */
const MOST_CELLS = 4096;

function makeActivations() {
  let first = 0;
  atlas.header.layers.forEach((layer) => {
    byId("layers").append(layerElement(layer, first));
    first += layer.units;
  });
  paintUnitColors();
  showActivations();
  watch(["selection", "source"], showActivations);
  watch(["dark", "ownRange"], paintStrips);
  watch(["dark"], paintUnitColors);
}

function layerElement({ name, units }, first) {
  const width = Math.min(units, MOST_CELLS);
  const strip = element("canvas", { class: "strip", width, height: 1, role: "img",
    "aria-label": "Activations of layer " + name });
  const colors = element("canvas", { class: "colors", width, height: 1, "aria-hidden": "true" });
  for (const canvas of [strip, colors]) {
    canvas.dataset.first = first;
    canvas.dataset.units = units;
    canvas.addEventListener("pointermove", (event) => {
      const box = canvas.getBoundingClientRect();
      const index = Math.floor(((event.clientX - box.left) / box.width) * units);
      describeUnit(name, first, Math.min(units - 1, Math.max(0, index)));
    });
    canvas.addEventListener("pointerleave", () => byId("unit").replaceChildren());
  }
  const label = element("span", { class: "name", title: name + ", " + counted(units, "unit") }, name);
  return element("div", { class: "layer" }, label, element("div", {}, strip, colors));
}

function describeUnit(layer, first, index) {
  const column = atlas.order[first + index];
  const k = atlas.preferred[first + index];
  byId("unit").replaceChildren(
    layer + ", unit " + (column - layerColumns(first).reduce((least, other) => Math.min(least, other))) + ": ",
    shown ? fixed(shown[column], 2) + ", " : "",
    ...(k >= 0 ? ["excited most by ", className(k)] : ["tied or dead"]));
}

/** The columns of h of the layer that starts at this position of the new order. */
function layerColumns(first) {
  let start = 0;
  const layer = atlas.header.layers.find(({ units }) => {
    start += units;
    return start > first;
  });
  return atlas.order.subarray(first, first + layer.units);
}

function paintUnitColors() {
  for (const canvas of document.querySelectorAll(".colors")) {
    paint(canvas, unitRgb);
  }
}

/** Chooses whose activations to show, and says so. */
function showActivations() {
  const { selection } = state;
  const own = selection && selection.row >= 0 ? activationsOf(atlas, selection.row) : null;
  const expected = selection?.z ? decode(atlas, selection.z) : null;
  const isOwn = own !== null && (state.source === "row" || expected === null);
  shown = isOwn ? own : expected;
  byId("source").hidden = own === null || expected === null;
  byId("activations-of").textContent = activationsTitle(isOwn);
  for (const button of byId("source").querySelectorAll("button")) {
    button.setAttribute("aria-pressed", (button.dataset.source === "row") === isOwn);
  }
  paintStrips();
}

function activationsTitle(isOwn) {
  const { selection } = state;
  const { activations, decoder } = atlas.header;
  if (!selection) {
    return decoder || activations
      ? "Click the map: " + [
          activations ? "a row shows what its units did" : null,
          decoder ? "any point what they would be expected to do there" : null,
        ].filter(Boolean).join(", ") + "."
      : "This file holds no decoder for the map and no activations of the rows.";
  }
  if (isOwn) {
    return "Of row " + selection.row + ", from " + counted(activations.components, "component") +
      ", which hold " + percent(atlas.explained[selection.row]) + " of its squared distance from the mean row.";
  }
  if (shown) {
    return "Expected at " + place(selection.z) + ", decoded in this page." +
      (selection.row >= 0 ? " The row's own are not in this file." : "");
  }
  return decoder
    ? "The row's place is not finite, and its own activations are not finite or not in this file."
    : "This file holds no decoder for the map" +
      (selection.row >= 0 ? ", and the row's own activations are not finite or not in this file." : ".");
}

function paintStrips() {
  paintScale();
  for (const canvas of document.querySelectorAll(".strip")) {
    const factor = state.ownRange && shown ? ownFactor(Number(canvas.dataset.first)) : 1;
    paint(canvas, (column) =>
      shown && Number.isFinite(shown[column]) ? activationRgb(shown[column] * factor) : null);
  }
}

/** Stretches a layer so that it just fits into −1 to 4; 0 keeps its color. */
function ownFactor(first) {
  let largest = 0;
  for (const column of layerColumns(first)) {
    const value = shown[column];
    largest = Math.max(largest, Number.isFinite(value) ? Math.max(value, -4 * value) : 0);
  }
  return largest > 0 ? 4 / largest : 1;
}

/** Colors each unit of a strip; null leaves it blank, and units that share a pixel are mixed. */
function paint(canvas, color) {
  const context = canvas.getContext("2d");
  const image = context.createImageData(canvas.width, 1);
  const first = Number(canvas.dataset.first);
  const start = (x) => first + Math.floor((x * Number(canvas.dataset.units)) / canvas.width);
  for (let x = 0; x < canvas.width; x++) {
    const columns = atlas.order.subarray(start(x), start(x + 1));
    const colors = Array.from(columns, color).filter((rgb) => rgb !== null);
    if (colors.length > 0) {
      image.data.set([...[0, 1, 2].map((c) => mean(colors.map((rgb) => rgb[c]))), 255], 4 * x);
    }
  }
  context.putImageData(image, 0, 0);
}

function paintScale() {
  const context = byId("scale").getContext("2d");
  for (let i = 0; i < 256; i++) {
    context.fillStyle = css(activationRgb((5 * i) / 255 - 1));
    context.fillRect(i, 0, 1, 1);
  }
  const ends = byId("scale-ends").children;
  ends[0].textContent = state.ownRange ? "−¼ peak" : "−1";
  ends[1].textContent = state.ownRange ? "peak" : "4";
}
