/* The data block: columns become typed arrays where they are scanned often. */

async function readBlock(block) {
  if (block.type === 'application/json') return JSON.parse(block.textContent);
  const letters = atob(block.textContent), bytes = new Uint8Array(letters.length);
  for (let k = 0; k < letters.length; k++) bytes[k] = letters.charCodeAt(k);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text());
}

const NO_DAY = -1e9;

function prepare(data) {
  const columns = data.events;
  const n = columns.id.length;
  const minute = columns.minute;
  data.n = n;
  data.start = Float64Array.from(columns.first, (day, i) => (day === null ? NO_DAY : day + Math.max(0, minute[i]) / 1440));
  data.end = Float64Array.from(columns.last, (day, i) => (day === null ? NO_DAY : minute[i] < 0 ? day + 0.9999 : day + minute[i] / 1440));
  data.dated = data.start.filter((day) => day !== NO_DAY).length;
  for (const place of data.places) {
    const sine = Math.sin((Math.max(-85, Math.min(85, place.lat)) * Math.PI) / 180);
    place.x = place.lon / 360 + 0.5;
    place.y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  }
  data.number = new Map(columns.id.map((id, i) => [id, i]));
  data.plain = (i) => plainText(columns.quote[i]);
  const found = new Array(n);
  data.searchText = (i) => (found[i] ??= [
    columns.title[i], data.plain(i), columns.place[i] >= 0 ? data.places[columns.place[i]].name : '',
    ...columns.people[i].map((person) => data.people[person]),
  ].join('\n').toLowerCase());
  data.bins = timeBins(data);
  return data;
}

/* Bars of the time strip: their edges in days since 1970, by the calendar. */
function timeBins(data) {
  let first = Infinity, last = -Infinity;
  for (let i = 0; i < data.n; i++) {
    if (data.start[i] === NO_DAY) continue;
    first = Math.min(first, data.start[i]);
    last = Math.max(last, data.end[i]);
  }
  if (first === Infinity) return null;
  const span = last - first;
  const clocks = data.events.minute.some((minute) => minute >= 0);
  const unit = span <= 2 && clocks ? 'hour' : span <= 300 ? 'day' : span <= 1100 ? 'week'
    : span <= 4400 ? 'month' : span <= 55000 ? 'year' : 'decade';
  const edges = [binStart(first, unit)];
  while (edges[edges.length - 1] <= last) edges.push(nextEdge(edges[edges.length - 1], unit));
  const bin = (day) => {
    let low = 0, high = edges.length - 1;
    while (high - low > 1) { const middle = (low + high) >> 1; if (edges[middle] <= day + 1e-9) low = middle; else high = middle; }
    return low;
  };
  const of = (days) => Int32Array.from(days, (day) => (day === NO_DAY ? -1 : bin(day)));
  return { unit, edges, count: edges.length - 1, first: of(data.start), last: of(data.end), bin };
}

function binStart(day, unit) {
  if (unit === 'hour') return Math.floor(day * 24 + 1e-9) / 24;
  const whole = Math.floor(day);
  if (unit === 'day') return whole;
  if (unit === 'week') return whole - ((whole + 3) % 7 + 7) % 7;
  const date = calendar(whole);
  if (unit === 'month') return dayNumber(date.year, date.month, 1);
  return dayNumber(unit === 'year' ? date.year : Math.floor(date.year / 10) * 10, 0, 1);
}

function nextEdge(edge, unit) {
  if (unit === 'hour') return Math.round(edge * 24 + 1) / 24;
  if (unit === 'day') return edge + 1;
  if (unit === 'week') return edge + 7;
  const date = calendar(edge);
  if (unit === 'month') return dayNumber(date.year, date.month + 1, 1);
  return dayNumber(date.year + (unit === 'year' ? 1 : 10), 0, 1);
}

/* Date.UTC reads the years 0 to 99 as 1900 to 1999, setUTCFullYear does not. */
function dayNumber(year, month, day) {
  return Math.floor(new Date(0).setUTCFullYear(year, month, day) / 864e5);
}

function calendar(day) {
  const date = new Date(Math.floor(day) * 864e5);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
}

function dayText(texts, day) {
  const { year, month, day: number } = calendar(day);
  return `${number} ${texts.months.split(' ')[month]} ${year}`;
}

function binText(texts, edge, unit) {
  const { year, month } = calendar(edge);
  if (unit === 'hour') return `${dayText(texts, edge)}, ${String(Math.round((edge % 1) * 24)).padStart(2, '0')}:00`;
  if (unit === 'month') return `${texts.months.split(' ')[month]} ${year}`;
  if (unit === 'year' || unit === 'decade') return String(year);
  return dayText(texts, edge);
}

/* The last day, month ... of a range that ends before bin `end`. */
function rangeEnd(texts, bins, end) {
  return bins.unit === 'week' ? dayText(texts, bins.edges[end] - 1) : binText(texts, bins.edges[end - 1], bins.unit);
}

const isoDay = (day) => new Date(Math.floor(day) * 864e5).toISOString().slice(0, 10);
