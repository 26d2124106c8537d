// What is known of the selected row or point, and of the rows within the brushed area.

let announcement = 0;

function makeDetails() {
  drawDetails();
  watch(["selection"], drawDetails);
  watch(["area"], drawArea);
}

function drawDetails() {
  const { selection } = state;
  if (!selection) {
    byId("details").replaceChildren(
      element("h2", {}, "Selection"),
      element("p", { class: "muted" },
        "Nothing selected. Click a row or any point of the map, or find a row by its number."));
    return;
  }
  const facts = selection.row >= 0 ? rowFacts(selection.row) : pointFacts(selection.z);
  const list = element("dl", {}, ...facts.map(([term, ...value]) =>
    element("div", {}, element("dt", {}, term), element("dd", {}, ...value))));
  const title = selection.row >= 0 ? "Row " + selection.row : "Point " + place(selection.z);
  byId("details").replaceChildren(
    element("div", { class: "head" }, element("h2", {}, title),
      ...(selection.row >= 0 ? [verdict(selection.row)] : [])),
    element("div", { class: "facts" },
      ...(selection.row >= 0 ? thumbnail(selection.row, 84) : []), list));
  announce(title + ": " + facts.map(([term, ...value]) =>
    term + " " + value.map((part) => part.textContent ?? part).join("")).join(", "));
}

function rowFacts(row) {
  const probability = atlas.probabilities[row];
  return [
    ["true class", className(atlas.true[row])],
    ["predicted class", className(atlas.predicted[row])],
    ["confidence", fixed(atlas.confidences[row], 2) + " decades"],
    // Only some introspectors estimate it.
    ...(Number.isFinite(probability) ? [["probability of being right", fixed(probability, 4)]] : []),
    ["error by the map", fromLog10(atlas.log10Errors[row])],
    ["maximum output", fixed(atlas.outputs[row], 4)],
    ["reconstruction error", fixed(atlas.reconstruction[row], 3)],
    ["place on the map", state.selection.z ? place(state.selection.z) : "–"],
  ];
}

function pointFacts(z) {
  const log10Error = interpolate(atlas.header.grid, atlas.errorSurface, 0, z[0], z[1]);
  const k = densestClass(atlas, z);
  const row = nearestRow(z);
  return [
    ["densest class", k >= 0 ? className(k) : "–"],
    ["nearest row", row >= 0 ? rowLink(row) : "–"],
    ["error by the map", fromLog10(log10Error)],
  ];
}

function rowLink(row) {
  const button = element("button", { type: "button", class: "link" }, String(row));
  button.addEventListener("click", () => select(row));
  return button;
}

/** Told to screen readers once the selection has come to rest. */
function announce(text) {
  clearTimeout(announcement);
  announcement = setTimeout(() => (byId("live").textContent = text), 250);
}

/** Of the brushed rows: how many, how right, how confident, of which classes. */
function areaFacts(rows) {
  const confidences = rows.map((row) => atlas.confidences[row]).filter(Number.isFinite);
  const classes = atlas.header.classes.map((_, k) => rows.filter((row) => atlas.true[row] === k).length);
  return {
    rows: rows.length,
    accuracy: rows.filter(isRight).length / rows.length,
    confidence: mean(confidences),
    classes,
  };
}

function drawArea() {
  byId("area").hidden = state.area === null;
  if (state.area === null) {
    return;
  }
  const facts = areaFacts(state.area);
  const clear = element("button", { type: "button" }, "Clear");
  clear.addEventListener("click", clearArea);
  const summary = counted(facts.rows, "row") + ", accuracy " + percent(facts.accuracy) +
    ", mean confidence " + fixed(facts.confidence, 2) + " decades";
  byId("area").replaceChildren(
    element("div", { class: "head" }, element("h2", {}, "Selected area"), clear),
    element("p", {}, summary), classBars(facts.classes));
  announce("Selected area: " + summary);
}

function classBars(counts) {
  const bars = element("div", { class: "bars" });
  const most = Math.max(1, ...counts);
  counts.forEach((n, k) => {
    if (n > 0) {
      const bar = element("i");
      bar.style.width = (100 * n) / most + "%";
      bar.style.background = classColor(k);
      bars.append(element("span", { class: "name" }, atlas.header.classes[k].name), bar,
        element("span", {}, count(n)));
    }
  });
  return bars;
}
