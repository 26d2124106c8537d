// The numbers in this page: a JSON header, and arrays in base64 that gzip has compressed.

const ARRAYS = { Float32Array, Int16Array, Int32Array, Uint8Array };

/** Reads everything; the text that it came from is dropped. */
async function readAtlas() {
  const header = JSON.parse(take("header"));
  const arrays = {};
  await Promise.all(Object.entries(header.types).map(async ([name, type]) => {
    arrays[name] = new ARRAYS[type](await unpack(take("block-" + name)));
  }));
  const points = header.grid.points;
  header.grid.upper = header.grid.lower + (points - 1) * header.grid.step;
  return { header, ...arrays };
}

function take(id) {
  const element = document.getElementById(id);
  const text = element.textContent;
  element.remove();
  return text;
}

async function unpack(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    bytes[i] = text.charCodeAt(i);
  }
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
