// Crosshair and rings, in an SVG above the map: moving them need not redraw 10,000 rows.

function makeMarks() {
  watch(["hover", "selection", "outline", "dark"], drawMarks);
  chart.on("rendered", drawMarks);
}

function drawMarks() {
  const marks = [];
  if (state.outline) {
    const points = state.outline.map((z) => toPixel(z).map(Math.round).join(",")).join(" ");
    marks.push(mark("polygon", { class: "outline", points, "clip-path": "url(#plot)" }));
  }
  const at = state.selection?.z && toPixel(state.selection.z);
  if (at && isInPlot(at)) {
    const [x, y] = at;
    marks.push(mark("line", { class: "cross", x1: x, x2: x, y1: MARGIN.top, y2: MARGIN.top + side }));
    marks.push(mark("line", { class: "cross", y1: y, y2: y, x1: MARGIN.left, x2: MARGIN.left + side }));
    marks.push(mark("circle", { class: "halo", cx: x, cy: y, r: 7 }));
    marks.push(mark("circle", { class: "ring", cx: x, cy: y, r: 7 }));
  }
  const over = state.hover >= 0 && toPixel(placeOf(state.hover));
  if (over) {
    marks.push(mark("circle", { class: "hover", cx: over[0], cy: over[1], r: 5.5 }));
  }
  const clip = mark("clipPath", { id: "plot" });
  clip.append(mark("rect", { x: MARGIN.left, y: MARGIN.top, width: side, height: side }));
  byId("marks").replaceChildren(clip, ...marks);
}

function mark(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  return made;
}
