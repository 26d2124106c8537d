// Starts the page. `window.atlas` is for scripts and tests:
//   decode(z)      the activations expected at a point, by column of h, or null without a decoder
//   decodeAt(z)    selects a point, as a click on the map does
//   select(row)    selects a row, as the search does
//   pixelOf(z)     where a point is drawn, in pixels from the map's left top corner
//   state()        what the page shows now
// <html data-ready> tells, in milliseconds since the page was opened, when it became usable.

function makeTitle() {
  const { title, rows, classes, layers, units } = atlas.header;
  let hits = 0;
  for (let row = 0; row < rows; row++) {
    hits += isRight(row) ? 1 : 0;
  }
  document.title = title;
  byId("title").textContent = title;
  byId("summary").textContent = [counted(rows, "row"),
    classes.length + " classes", "accuracy " + percent(hits / rows),
    counted(units, "unit") + " in " + counted(layers.length, "layer"),
  ].join(" · ");
}

function makeImages() {
  if (atlas.header.images) {
    atlas.sheetUrl = URL.createObjectURL(new Blob([atlas.sheet], { type: atlas.header.images.type }));
  }
}

function publish() {
  window.atlas = Object.freeze({
    decode: (z) => decode(atlas, z),
    decodeAt: selectPoint,
    select: (row) => isRow(row) && select(row),
    pixelOf: toPixel,
    state: () => ({
      ...state,
      hidden: [...state.hidden],
      area: state.area && areaFacts(state.area),
      activations: shown && Array.from(shown),
      view: view(),
    }),
  });
}

async function start() {
  atlas = await readAtlas();
  makeTitle();
  makeImages();
  makeTheme();
  makeMap();
  makeMarks();
  makePointer();
  makeBrush();
  makeKeyboard();
  makeLegend();
  makeActivations();
  makeDetails();
  makeViolins();
  makeControls();
  drawNotes();
  watch(["surface", "dark"], drawNotes);
  publish();
  document.documentElement.dataset.ready = Math.round(performance.now());
}

start().catch((error) => {
  byId("failure").hidden = false;
  byId("failure").textContent = "This atlas could not be opened: " + error.message;
  throw error;
});
