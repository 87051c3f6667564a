/* Days since 1 January 1970, by the proleptic Gregorian calendar, and the bars of the time strip. */

/* Date.UTC reads the years 0 to 99 as 1900 to 1999, setUTCFullYear does not. */
function dayNumber(year, month, day) {
  return floor(new Date(0).setUTCFullYear(year, month, day) / 864e5);
}

function calendar(day) {
  const date = new Date(floor(day) * 864e5);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
}

/* To the minute, as ISO 8601 writes it. */
const isoText = (day) => new Date(round(day * 1440) * 6e4).toISOString();

/* Units in days; those that the calendar makes uneven in months. */
const DAYS = { minutes: 1 / 288, hour: 1 / 24, day: 1, week: 7 }, MONTHS = { month: 1, year: 12, decade: 120 };

function unitFor(span, clocks) {
  if (clocks && span <= 0.25) return 'minutes';
  if (clocks && span <= 3) return 'hour';
  const most = [['day', 300], ['week', 1100], ['month', 4400], ['year', 55000]];
  return (most.find(([, days]) => span <= days) || ['decade'])[0];
}

function binStart(day, unit) {
  if (unit === 'week') return floor(day) - ((floor(day) + 3) % 7 + 7) % 7;
  if (unit in DAYS) return floor(day / DAYS[unit] + 1e-6) * DAYS[unit];
  const { year, month } = calendar(day), years = MONTHS[unit] / 12;
  return unit === 'month' ? dayNumber(year, month, 1) : dayNumber(floor(year / years) * years, 0, 1);
}

/* Edges of the bars between two days, and which bar a day falls in. */
function timeBins(first, last, clocks) {
  const unit = unitFor(last - first, clocks), edges = [binStart(first, unit)], even = DAYS[unit];
  const start = calendar(edges[0]);
  for (let k = 1; edges[k - 1] <= last; k++) edges.push(even ? edges[0] + k * even : dayNumber(start.year, start.month + k * MONTHS[unit], 1));
  const count = edges.length - 1, ofDay = even ? null : new Int32Array(edges[count] - edges[0]);
  if (ofDay) for (let k = 0; k < count; k++) ofDay.fill(k, edges[k] - edges[0], edges[k + 1] - edges[0]);
  const bin = (day) => {
    const at = even ? floor((day - edges[0]) / even + 1e-6) : ofDay[floor(day) - edges[0]] ?? (day < edges[0] ? 0 : count - 1);
    return max(0, min(count - 1, at));
  };
  return { unit, edges, count, bin };
}

const clockText = (day) => isoText(day).slice(11, 16);

function dayText(texts, day) {
  const { year, month, day: number } = calendar(day);
  return `${number} ${texts.months.split(' ')[month]} ${year}`;
}

function binText(texts, edge, unit) {
  const { year, month } = calendar(edge);
  if (DAYS[unit] < 1) return `${dayText(texts, edge + 1e-6)}, ${clockText(edge)}`;
  if (unit in DAYS) return dayText(texts, edge);
  return unit === 'month' ? `${texts.months.split(' ')[month]} ${year}` : String(year);
}

/* The range from bar to bar in words: "6 April 2010 – 12 May 2010"; one bar's name where it is one. */
function rangeText(texts, bins, from, to) {
  const { unit, edges } = bins, start = binText(texts, edges[from], unit);
  const last = MONTHS[unit] > 12 ? edges[to] - 1 : edges[to - 1];
  const clock = DAYS[unit] < 1, sameDay = clock && dayText(texts, edges[from] + 1e-6) === dayText(texts, edges[to] - 1e-6);
  const end = sameDay ? clockText(edges[to]) : unit === 'week' ? dayText(texts, edges[to] - 1) : binText(texts, clock ? edges[to] : last, unit);
  return start === end ? start : fill(texts.range, { from: start, to: end });
}

/* Spans of which each may have its tick, fine to coarse, as the unit its name is told in and the number of a day's span. */
const SPANS = [
  ...[1 / 288, 1 / 96, 1 / 48, 1 / 24, 1 / 8, 1 / 4, 1 / 2].map((days) => ['hour', (day) => floor(day / days + 1e-6)]),
  ...[1, 2, 7].map((days) => ['day', (day) => floor((day + 3) / days)]),
  ...[1, 3, 6].map((months) => ['month', (day) => { const { year, month } = calendar(day); return year * 12 + floor(month / months) * months; }]),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((years) => ['year', (day) => floor(calendar(day).year / years)]),
];

/* The bars that begin a span: of the finest spans that give no more than `most`, and are not finer than a bar. */
function ticks({ edges, count, unit: bar }, most) {
  const least = DAYS[bar] < 1 ? 'hour' : bar in DAYS ? 'day' : bar === 'month' ? bar : 'year';
  let found = [];
  for (const [unit, number] of SPANS.slice(SPANS.findIndex((span) => span[0] === least))) {
    found = [];
    for (let b = 0; b < count; b++) if (number(edges[b]) !== number(b ? edges[b - 1] : 2 * edges[0] - edges[1])) found.push({ b, unit });
    if (found.length <= most) break;
  }
  return found;
}

/* What stands under a bar: no more than tells it from the last that was named. */
function tickText(texts, edge, unit, last) {
  const { year, month, day } = calendar(edge + 1e-6), name = texts.months_short.split(' ')[month];
  const before = last === null ? null : calendar(last + 1e-6), tail = before && before.year === year ? '' : ` ${year}`;
  if (DAYS[unit] < 1) return before && before.day === day ? clockText(edge) : `${day} ${name} ${clockText(edge)}`;
  if (unit in DAYS) return `${day} ${name}${tail}`;
  return unit === 'month' ? name + tail : String(year);
}
