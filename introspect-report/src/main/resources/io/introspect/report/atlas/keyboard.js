// The map by keyboard: a crosshair that decodes as it moves.

const STEP = 0.0125;
const LARGE_STEP = 0.1;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

function makeKeyboard() {
  byId("map").addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey && pressed(event.key, event.shiftKey)) {
      event.preventDefault();
    }
  });
}

/** Whether the key means something. */
function pressed(key, isLarge) {
  if (key in ARROWS) {
    moveCrosshair(ARROWS[key], isLarge ? LARGE_STEP : STEP);
    return true;
  }
  const actions = {
    Enter: selectNearest,
    "+": () => zoomBy(1.4, crosshair()),
    "=": () => zoomBy(1.4, crosshair()),
    "-": () => zoomBy(1 / 1.4, crosshair()),
    "−": () => zoomBy(1 / 1.4, crosshair()),
    0: showAll,
    Escape: () => {
      change({ selection: null });
      clearArea();
    },
  };
  actions[key]?.();
  return key in actions;
}

function crosshair() {
  return state.selection?.z ?? view().center;
}

function moveCrosshair([dx, dy], share) {
  const { center, width } = view();
  const [min, max] = extent();
  const moved = crosshair().map((c, axis) =>
    Math.min(max, Math.max(min, c + [dx, dy][axis] * share * width)));
  // Where the crosshair would leave the view, the view follows.
  const shift = moved.map((c, axis) => Math.max(0, Math.abs(c - center[axis]) - width / 2)
    * Math.sign(c - center[axis]));
  if (shift.some((s) => s !== 0)) {
    show(center.map((c, axis) => c + shift[axis]), width);
  }
  selectPoint(moved);
}

function selectNearest() {
  const row = nearestRow(crosshair());
  if (row >= 0) {
    select(row);
  }
}

function showAll() {
  const [min, max] = extent();
  show([(min + max) / 2, (min + max) / 2], max - min);
}
