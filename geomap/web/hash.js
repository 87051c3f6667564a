/* The address bar's hash holds event, range, filters and view: a link to a moment can be cited. */

function writeHash(data, state, map) {
  const now = state.get(), parts = new URLSearchParams();
  if (now.selected >= 0 && data.told.has(now.selected)) parts.set('event', data.events.id[now.selected]);
  if (!state.isWhole()) {
    parts.set('from', momentText(data.bins.edges[now.from], data.bins));
    parts.set('to', momentText(data.bins.edges[now.to] - (DAYS[data.bins.unit] < 1 ? 0 : 0.5), data.bins));
  }
  if (now.kinds.size) parts.set('kinds', [...now.kinds].map((kind) => data.kinds[kind]).join(','));
  if (now.person >= 0) parts.set('person', data.people[now.person]);
  if (now.report >= 0) parts.set('report', data.reports[now.report].id);
  if (now.status >= 0) parts.set('status', data.statuses[now.status]);
  if (now.query) parts.set('q', now.query);
  const centre = map.getCenter();
  parts.set('view', [map.getZoom(), centre.lat.toFixed(3), centre.lng.toFixed(3)].join('/'));
  try { history.replaceState(null, '', `#${parts}`); } catch { /* a sandboxed frame has no history */ }
}

const momentText = (day, bins) => isoText(day).slice(0, DAYS[bins.unit] < 1 ? 16 : 10);

/* The change that the hash asks for, the event's id and the view; what it names and the story lacks is left out. */
function readHash(data) {
  const parts = new URLSearchParams(location.hash.slice(1)), change = {}, bins = data.bins;
  const day = (name) => {
    const text = parts.get(name) || '', time = Date.parse(text.includes('T') ? `${text}Z` : text);
    return Number.isNaN(time) ? null : time / 864e5;
  };
  const from = day('from'), to = day('to');
  if (bins && from !== null) change.from = bins.bin(from);
  if (bins && to !== null) change.to = max((change.from ?? 0) + 1, DAYS[bins.unit] < 1 ? min(bins.count, bins.bin(to - 1e-4) + 1) : bins.bin(to) + 1);
  const kinds = (parts.get('kinds') || '').split(',').map((kind) => data.kinds.indexOf(kind)).filter((kind) => kind >= 0);
  if (kinds.length) change.kinds = new Set(kinds);
  if (parts.has('person')) change.person = data.people.indexOf(parts.get('person'));
  if (parts.has('report')) change.report = data.reports.findIndex((report) => report.id === parts.get('report'));
  if (parts.has('status')) change.status = data.statuses.indexOf(parts.get('status'));
  if (parts.get('q')) change.query = parts.get('q');
  const view = (parts.get('view') || '').split('/').map(Number);
  const sound = view.length === 3 && view.every(Number.isFinite) && abs(view[1]) <= 85;
  return { change, event: parts.get('event'), view: sound ? { zoom: view[0], centre: [view[1], view[2]] } : null };
}
