// Everything that is pressed, chosen or typed outside the map.

function makeControls() {
  makeDensityChoice();
  byId("color-by").addEventListener("change", ({ target }) =>
    change({ colorBy: target.value, hidden: new Set(), hover: -1 }));
  byId("density").addEventListener("change", ({ target }) => change({ density: target.value }));
  byId("surface").addEventListener("change", ({ target }) => change({ surface: target.checked }));
  byId("names").addEventListener("change", ({ target }) => change({ names: target.checked }));
  byId("own-range").addEventListener("change", ({ target }) => change({ ownRange: target.checked }));
  for (const button of document.querySelectorAll("[data-mode]")) {
    button.addEventListener("click", () => change({ mode: button.dataset.mode }));
  }
  watch(["mode"], () => {
    for (const button of document.querySelectorAll("[data-mode]")) {
      button.setAttribute("aria-pressed", button.dataset.mode === state.mode);
    }
  });
  for (const button of byId("source").children) {
    button.addEventListener("click", () => change({ source: button.dataset.source }));
  }
  byId("zoom-in").addEventListener("click", () => zoomBy(1.5));
  byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.5));
  byId("zoom-all").addEventListener("click", showAll);
  byId("save").addEventListener("click", savePicture);
  byId("search").addEventListener("submit", (event) => {
    event.preventDefault();
    find(byId("row").value.trim());
  });
  byId("keys").addEventListener("click", () => {
    byId("help").hidden = !byId("help").hidden;
    byId("keys").setAttribute("aria-expanded", !byId("help").hidden);
  });
}

function makeDensityChoice() {
  const options = [["none", "none"], ["all", "all classes"],
    ...atlas.header.classes.map(({ name }, k) => [String(k), name])];
  byId("density").append(...options.map(([value, label]) => element("option", { value }, label)));
}

/** Selects a row by its number and brings it to the middle. */
function find(typed) {
  const row = Number(typed);
  const known = /^\d+$/.test(typed) && isRow(row);
  byId("row-error").textContent = known ? "" : "Rows are numbered from 0 to " + (atlas.header.rows - 1) + ".";
  if (known) {
    select(row);
    const z = placeOf(row);
    if (z) {
      show(z, Math.min(view().width, (extent()[1] - extent()[0]) / 2));
    }
  }
}

/** The map as it is seen now, twice as fine. */
function picture() {
  return chart.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: variable("card") });
}

function pictureName() {
  const words = atlas.header.title.normalize("NFKD").toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return [...words, "map", state.colorBy].join("-").slice(0, 100) + ".png";
}

function savePicture() {
  element("a", { href: picture(), download: pictureName() }).click();
}

/** Follows the system's theme until the button is pressed. */
function makeTheme() {
  const system = matchMedia("(prefers-color-scheme: dark)");
  let isChosen = false;
  const apply = (dark) => {
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    byId("theme").textContent = dark ? "Light" : "Dark";
    byId("theme").setAttribute("aria-label", dark ? "Switch to light colors" : "Switch to dark colors");
    change({ dark });
  };
  apply(system.matches);
  system.addEventListener("change", () => isChosen || apply(system.matches));
  byId("theme").addEventListener("click", () => {
    isChosen = true;
    apply(!state.dark);
  });
}
