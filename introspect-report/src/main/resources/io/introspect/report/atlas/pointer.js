// Mouse and finger on the map: hovering shows a row, a click selects one, or else the point.

const REACH = 9;

function makePointer() {
  const surface = chart.getZr();
  surface.on("mousemove", ({ offsetX, offsetY, event }) =>
    hoverAt(event.buttons ? null : [offsetX, offsetY]));
  watch(["hover"], () => fillTip(state.hover));
  surface.on("globalout", () => hoverAt(null));
  surface.on("click", ({ offsetX, offsetY }) => {
    byId("map").focus({ preventScroll: true });
    if (!hasBrushed && isInPlot([offsetX, offsetY])) {
      const row = rowAt([offsetX, offsetY]);
      if (row >= 0) {
        select(row);
      } else {
        selectPoint(fromPixel([offsetX, offsetY]));
      }
    }
  });
}

function rowAt(pixel) {
  return isInPlot(pixel) ? nearestRow(fromPixel(pixel), (REACH * view().width) / side) : -1;
}

function hoverAt(pixel) {
  const row = pixel ? rowAt(pixel) : -1;
  if (row !== state.hover) {
    change({ hover: row });
  }
  if (row >= 0) {
    placeTip(pixel);
  }
}

function fillTip(row) {
  const tip = byId("tip");
  tip.hidden = row < 0;
  if (row >= 0) {
    const words = element("div", {}, element("strong", {}, "Row " + row), " ", verdict(row));
    words.append(classLine("true", atlas.true[row]), classLine("predicted", atlas.predicted[row]));
    words.append(element("div", { class: "muted" },
      "confidence " + fixed(atlas.confidences[row], 2) + " decades"));
    tip.replaceChildren(...thumbnail(row, 64), words);
  }
}

function placeTip([x, y]) {
  const tip = byId("tip");
  const frame = byId("frame");
  const left = x + 16 + tip.offsetWidth > frame.clientWidth ? x - 16 - tip.offsetWidth : x + 16;
  const top = Math.min(y + 14, frame.clientHeight - tip.offsetHeight - 6);
  tip.style.left = Math.max(4, left) + "px";
  tip.style.top = Math.max(4, top) + "px";
}

function verdict(row) {
  const word = isRight(row) ? "right" : "wrong";
  return element("span", { class: "verdict " + word }, word);
}

function className(k) {
  const swatch = element("span", { class: "swatch" });
  swatch.style.background = classColor(k);
  return element("span", {}, swatch, atlas.header.classes[k].name);
}

function classLine(label, k) {
  return element("div", {}, element("span", { class: "muted" }, label + " "), className(k));
}

/** A row's image, enlarged to `edge` pixels, as a list of one element, or of none. */
function thumbnail(row, edge) {
  if (!atlas.sheetUrl || !atlas.imaged[row]) {
    return [];
  }
  const { tile, columns } = atlas.header.images;
  const scale = edge / tile;
  const image = element("div", { class: "thumb", role: "img", "aria-label": "Image of row " + row });
  image.style.width = image.style.height = edge + "px";
  image.style.backgroundImage = "url(" + atlas.sheetUrl + ")";
  image.style.backgroundSize = columns * tile * scale + "px auto";
  image.style.backgroundPosition =
    -(row % columns) * tile * scale + "px " + -Math.floor(row / columns) * tile * scale + "px";
  return [image];
}
