/* The blocks of data. What map and strip need comes at once, the sentences in pieces when they are asked for. */

const NO_DAY = -1e9, VAGUE_DAYS = 400;

/* Events without a date stand last, and are drawn with the rest as long as the whole time is chosen. */
async function readBlock(block) {
  const text = block.textContent;
  if (block.type === 'application/json') return JSON.parse(text);
  const stream = new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).json();
}

function bytesOf(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text), bytes = new Uint8Array(letters.length);
  for (let k = 0; k < letters.length; k++) bytes[k] = letters.charCodeAt(k);
  return bytes;
}

function prepare(data, texts) {
  const { first, last, minute, kind } = data.events, n = kind.length;
  Object.assign(data, { n, texts, number: new Intl.NumberFormat(texts.lang).format, start: new Float64Array(n), end: new Float64Array(n), bins: null });
  for (const name of ['place', 'kind']) data.events[name] = Int32Array.from(data.events[name]);
  let clocks = false;
  for (let i = 0; i < n; i++) {
    const told = minute[i] >= 0, dated = first[i] !== null;
    data.start[i] = dated ? first[i] + (told ? minute[i] / 1440 : 0) : NO_DAY;
    data.end[i] = dated ? last[i] + (told ? minute[i] / 1440 : 0.9999) : NO_DAY;
    clocks ||= dated && told;
  }
  for (const place of data.places) { place.x = place.lon / 360 + 0.5; place.y = mercatorY(place.lat); }
  data.told = createTold(data);
  const span = spanOf(data, VAGUE_DAYS) || spanOf(data, Infinity);
  if (!span) return data;
  const bins = timeBins(...span, clocks);
  bins.first = new Int32Array(n);
  bins.last = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    bins.first[i] = data.start[i] === NO_DAY ? -1 : bins.bin(data.start[i]);
    bins.last[i] = data.start[i] === NO_DAY ? -1 : bins.bin(data.end[i]);
  }
  data.bins = bins;
  return data;
}

/* The first and last moment of the events. "This century" must not stretch a week's story: dates as vague as that
   count only where there are no others. */
function spanOf({ start, end }, vague) {
  let earliest = Infinity, latest = -Infinity;
  for (let i = 0; i < start.length; i++) {
    if (start[i] === NO_DAY || end[i] - start[i] > vague) continue;
    if (start[i] < earliest) earliest = start[i];
    if (end[i] > latest) latest = end[i];
  }
  return earliest <= latest ? [earliest, latest] : null;
}

/* Titles, sentences and reasons: columns of `data.events` that fill piece by piece. */
function createTold(data) {
  const blocks = [...document.querySelectorAll('[id^="geomap-told-"]')], starts = blocks.map((block) => Number(block.id.split('-')[2]));
  const size = starts[1] || max(1, data.n), loading = [], done = [];
  const columns = data.events, search = [];

  function load(k) {
    return (loading[k] ??= readBlock(blocks[k]).then((piece) => {
      for (const [name, rows] of Object.entries(piece)) {
        columns[name] ??= new Array(data.n);
        for (let j = 0; j < rows.length; j++) columns[name][starts[k] + j] = rows[j];
      }
      blocks[k].remove();
      done[k] = true;
    }));
  }

  return {
    has: (i) => done[floor(i / size)] === true,
    /* Calls back when the events from `i` to `last` can be told: at once if they are there. */
    when(i, last, task) {
      const wanted = [];
      for (let k = floor(i / size); k <= floor(last / size); k++) if (!done[k]) wanted.push(load(k));
      if (wanted.length) Promise.all(wanted).then(task); else task();
    },
    /* Every piece, one at a time so that the page stays awake. */
    async all() {
      for (let k = 0; k < blocks.length; k++) {
        if (!done[k]) await new Promise((next) => { setTimeout(next, 4); }).then(() => load(k));
      }
    },
    searchText: (i) => (search[i] ??= [
      columns.title[i], plainText(columns.quote[i]), columns.place[i] >= 0 ? data.places[columns.place[i]].name : '',
      ...columns.people[i].map((person) => data.people[person]),
    ].join('\n').toLowerCase()),
  };
}
