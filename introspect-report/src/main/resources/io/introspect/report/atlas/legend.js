// The legend of what the rows are colored by; classes can be switched off here.

function makeLegend() {
  drawLegend();
  watch(["colorBy", "hidden", "dark"], drawLegend);
}

function drawLegend() {
  const focused = document.activeElement?.dataset?.group;
  byId("legend").replaceChildren(
    ...(state.colorBy === "confidence" ? [confidenceRamp()] : groups().map(groupButton)));
  if (focused !== undefined) {
    byId("legend").querySelector('[data-group="' + focused + '"]')?.focus();
  }
}

function groupButton({ id, name, color }) {
  const rows = Array.from({ length: atlas.header.rows }, (_, row) => row)
    .filter((row) => groupOf(row) === id).length;
  const swatch = element("span", { class: "swatch" });
  swatch.style.background = color;
  const button = element("button", {
    type: "button", "data-group": id, "aria-pressed": !state.hidden.has(id), title: name,
  }, swatch, element("span", {}, name), element("span", { class: "muted" }, count(rows)));
  button.addEventListener("click", () => {
    const hidden = new Set(state.hidden);
    if (!hidden.delete(id)) {
      hidden.add(id);
    }
    change({ hidden, hover: -1 });
  });
  return button;
}

function confidenceRamp() {
  const [low, high] = confidenceRange();
  const ramp = element("i");
  const colors = CONFIDENCE_STOPS[theme()].map(([at, ...rgb]) => css(rgb) + " " + 100 * at + "%");
  ramp.style.background = "linear-gradient(to right," + colors.join(",") + ")";
  return element("div", { class: "ramp" }, fixed(low, 1), ramp, fixed(high, 1),
    element("span", { class: "muted" }, "decades"));
}

/** What the map leaves out, and what this file does not hold. */
function drawNotes() {
  const notes = [];
  const { rows, decoder, activations, images } = atlas.header;
  const all = Array.from({ length: rows }, (_, row) => row);
  const lost = all.filter((row) => placeOf(row) === null).length;
  const unsure = all.filter((row) => !Number.isFinite(atlas.confidences[row])).length;
  const [min, max] = extent();
  const outside = all.filter((row) => placeOf(row)?.some((c) => c < min || c > max)).length;
  if (lost > 0) {
    notes.push(counted(lost, "row") + " not drawn: place not finite.");
  }
  if (outside > 0) {
    notes.push(counted(outside, "row") + " beyond the edge of the map.");
  }
  if (unsure > 0) {
    notes.push(counted(unsure, "row") + " with a confidence that is not finite.");
  }
  if (!decoder) {
    notes.push("No decoder in this file: points show no activations.");
  }
  if (!activations) {
    notes.push("No activations of the rows in this file.");
  }
  if (!images) {
    notes.push("No images in this file.");
  }
  if (state.surface && atlas.errorSurface.some(Number.isFinite)) {
    notes.unshift("Gray: the error by the map, " + (state.dark ? "lighter" : "darker") +
      " where larger, with a line at each decade.");
  }
  byId("notes").textContent = notes.join(" ");
}
