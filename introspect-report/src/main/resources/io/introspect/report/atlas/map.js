// The map: ECharts draws the rows, what lies beneath them, and the axes.

/** As much beside the plot as above and below it: the map and its plot are squares. */
const MARGIN = { left: 38, right: 9, top: 12, bottom: 35 };
const SMALLEST_VIEW = 0.02;
const ROUNDS = 4;

let chart = null;
let side = 0;

function makeMap() {
  chart = echarts.init(byId("map"), null, { renderer: "canvas" });
  drawMap();
  show([0, 0].map(() => (atlas.header.grid.lower + atlas.header.grid.upper) / 2),
    atlas.header.grid.upper - atlas.header.grid.lower);
  watch(["colorBy", "hidden", "density", "surface", "names", "dark"], drawMap);
  new ResizeObserver(() => {
    chart.resize();
    chart.setOption({ grid: plot() });
  }).observe(byId("map"));
}

/** The plot is a square, so that distances are the same along both axes. */
function plot() {
  const box = byId("map");
  side = Math.max(50, Math.min(
    box.clientWidth - MARGIN.left - MARGIN.right,
    box.clientHeight - MARGIN.top - MARGIN.bottom));
  // Without "none" ECharts would shrink the plot for the sake of long labels.
  return { ...MARGIN, right: null, bottom: null, width: side, height: side, outerBoundsMode: "none" };
}

/** The grid and the rows around it, but none that lie so far off that the rest would shrink. */
function extent() {
  if (!atlas.extent) {
    const { lower, upper } = atlas.header.grid;
    const width = upper - lower;
    atlas.extent = [lower, upper];
    for (const coordinate of atlas.places) {
      if (coordinate > lower - width && coordinate < upper + width) {
        atlas.extent[0] = Math.min(atlas.extent[0], Math.floor(coordinate));
        atlas.extent[1] = Math.max(atlas.extent[1], Math.ceil(coordinate));
      }
    }
  }
  return atlas.extent;
}

function drawMap() {
  const [min, max] = extent();
  const axis = (name) => ({
    type: "value", min, max, name, nameLocation: "end", nameGap: -14, splitLine: { show: false },
    nameTextStyle: { color: variable("muted"), fontStyle: "italic" },
    axisLine: { show: true, onZero: false, lineStyle: { color: variable("line") } },
    axisTick: { lineStyle: { color: variable("line") } },
    axisLabel: { color: variable("muted"), fontSize: 11, hideOverlap: true,
      // The ends of a zoomed axis are no round numbers.
      showMinLabel: false, showMaxLabel: false,
      formatter: (value) => String(Number(value.toFixed(3))).replace("-", "−") },
  });
  const zoom = { type: "inside", filterMode: "none", minSpan: 100 * SMALLEST_VIEW };
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    grid: plot(),
    xAxis: { ...axis("z₁"), nameTextStyle: { ...axis("").nameTextStyle, verticalAlign: "bottom", padding: [0, 0, 6, 0] } },
    yAxis: { ...axis("z₂"), nameTextStyle: { ...axis("").nameTextStyle, align: "left", padding: [0, 0, 0, 8] } },
    dataZoom: [{ ...zoom, id: "x", xAxisIndex: 0 }, { ...zoom, id: "y", yAxisIndex: 0 }],
    series: [...layerSeries(), ...rowSeries(), nameSeries()],
  }, { replaceMerge: ["series"] });
}

function layerSeries() {
  const layers = [];
  if (state.surface) {
    layers.push(cached("surface", surfaceRaster));
  }
  if (state.density !== "none") {
    const all = atlas.header.classes.map((_, k) => k);
    const chosen = state.density === "all" ? all : [Number(state.density)];
    layers.push(cached("density " + chosen, () => densityRaster(chosen)));
  }
  return layers.filter((image) => image !== null).map(imageSeries);
}

function imageSeries(image, z) {
  const { lower, upper } = atlas.header.grid;
  return {
    type: "custom", silent: true, clip: true, z, data: [[lower, lower]],
    renderItem: (_, api) => {
      const [left, top] = api.coord([lower, upper]);
      const [right, bottom] = api.coord([upper, lower]);
      return { type: "image", style: { image, x: left, y: top, width: right - left, height: bottom - top } };
    },
  };
}

/**
 * Series in ECharts's large mode, which draws each in one stroke: one a group, or several where
 * classes may lie on top of each other, so that none hides all others.
 */
function rowSeries() {
  const all = groups();
  const rounds = isColoredByClass() && all.length <= 20 ? ROUNDS : 1;
  const full = atlas.header.rows > 5000 ? 4.2 : atlas.header.rows > 1000 ? 5.5 : 7;
  // Below 4 ECharts draws squares.
  const size = Math.max(4, full * Math.min(1, side / 600));
  const members = new Map(all.map(({ id }) => [id, Array.from({ length: rounds }, () => [])]));
  for (let row = 0; row < atlas.header.rows; row++) {
    if (isDrawn(row)) {
      const round = Math.floor((row * rounds) / atlas.header.rows);
      members.get(groupOf(row))[round].push(atlas.places[2 * row], atlas.places[2 * row + 1]);
    }
  }
  const strokes = Array.from({ length: rounds }, (_, round) =>
    all.map((group) => ({ group, data: members.get(group.id)[round] }))).flat();
  return strokes.map(({ group, data }, i) => ({
    type: "scatter", large: true, largeThreshold: 1, progressive: 0, silent: true, z: 3 + i / 1000,
    dimensions: ["x", "y"], data: Float32Array.from(data),
    symbolSize: state.colorBy === "right" && group.id === 1 ? size * 1.35 : size,
    itemStyle: { color: group.color, opacity: 0.85 },
  }));
}

/** Each class's name where it is densest, so that nobody depends on the colors. */
function nameSeries() {
  const { classes } = atlas.header;
  const named = classes.map(({ name }, k) => ({ name, z: densestPlace(k) }))
    .filter(({ z }, k) => z && !(isColoredByClass() && state.hidden.has(k)));
  return {
    type: "scatter", silent: true, z: 10, symbolSize: 1, itemStyle: { color: "transparent" },
    data: state.names ? named.map(({ z }) => z) : [],
    labelLayout: { hideOverlap: true },
    label: {
      show: true, position: "inside", formatter: ({ dataIndex }) => named[dataIndex].name,
      color: variable("ink"), textBorderColor: variable("card"), textBorderWidth: 4,
      fontSize: 15, fontWeight: 700, opacity: 1, width: 120, overflow: "truncate",
    },
  };
}

function toPixel(z) {
  return chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, z);
}

function fromPixel(pixel) {
  return chart.convertFromPixel({ xAxisIndex: 0, yAxisIndex: 0 }, pixel);
}

function isInPlot([x, y]) {
  return x >= MARGIN.left && x <= MARGIN.left + side && y >= MARGIN.top && y <= MARGIN.top + side;
}

/** The square that is shown: its center and its width. */
function view() {
  const from = fromPixel([MARGIN.left, MARGIN.top + side]);
  const to = fromPixel([MARGIN.left + side, MARGIN.top]);
  return { center: [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], width: to[0] - from[0] };
}

function show(center, wanted) {
  const [min, max] = extent();
  const width = Math.min(max - min, Math.max(wanted, SMALLEST_VIEW * (max - min)));
  const batch = ["x", "y"].map((dataZoomId, axis) => {
    const start = Math.min(max - width, Math.max(min, center[axis] - width / 2));
    return { dataZoomId, startValue: start, endValue: start + width };
  });
  chart.dispatchAction({ type: "dataZoom", batch });
}

/** Zooms so that one place stays where it is. */
function zoomBy(factor, fixedPlace = view().center) {
  const { center, width } = view();
  show(center.map((c, axis) => fixedPlace[axis] + (c - fixedPlace[axis]) / factor), width / factor);
}
