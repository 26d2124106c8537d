// Dragging over the map selects an area, a rectangle or any outline, kept in the map's coordinates.
// ECharts's own brush draws all rows anew with every move; this one draws an outline above them.

const LEAST_DRAG = 4;

/** Whether the button was last let go after a drag: the click that follows selects nothing. */
let hasBrushed = false;

function makeBrush() {
  const surface = chart.getZr();
  let trail = [];
  const finish = () => {
    if (trail.length > 0) {
      const isDrag = trail.some((p) => Math.hypot(p[0] - trail[0][0], p[1] - trail[0][1]) > LEAST_DRAG);
      hasBrushed = isDrag;
      change(isDrag ? { area: rowsWithin(state.outline) } : { area: null, outline: null });
      trail = [];
    }
  };
  surface.on("mousedown", ({ offsetX, offsetY }) => {
    hasBrushed = false;
    if (state.mode !== "pan" && isInPlot([offsetX, offsetY])) {
      trail = [[offsetX, offsetY]];
    }
  });
  surface.on("mousemove", ({ offsetX, offsetY }) => {
    if (trail.length > 0) {
      trail.push([offsetX, offsetY]);
      change({ outline: outlineOf(trail).map((pixel) => fromPixel(pixel)) });
    }
  });
  surface.on("mouseup", finish);
  window.addEventListener("pointerup", finish);
  watch(["mode"], () => chart.setOption({
    dataZoom: ["x", "y"].map((id) => ({ id, moveOnMouseMove: state.mode === "pan" })),
  }));
}

/** The polygon of a drag, in pixels. */
function outlineOf(trail) {
  if (state.mode === "polygon") {
    return trail;
  }
  const [from, to] = [trail[0], trail[trail.length - 1]];
  return [from, [to[0], from[1]], to, [from[0], to[1]]];
}

function rowsWithin(polygon) {
  const rows = [];
  for (let row = 0; row < atlas.header.rows; row++) {
    if (isDrawn(row) && within(polygon, atlas.places[2 * row], atlas.places[2 * row + 1])) {
      rows.push(row);
    }
  }
  return rows;
}

function clearArea() {
  change({ area: null, outline: null });
}
