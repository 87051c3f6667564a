/* What the reader has chosen. Everything drawn follows from it; the address bar's hash holds it. */

function createState(data) {
  const last = data.bins ? data.bins.count : 0;
  const initial = () => ({
    selected: -1, from: 0, to: last, kinds: new Set(), person: -1, report: -1, status: -1, query: '', moment: -1,
  });
  const state = initial();
  const listeners = [];
  const visible = new Uint8Array(data.n);
  let order = [];

  function matches(i) {
    const columns = data.events, bins = data.bins;
    const whole = state.from === 0 && state.to === last;
    if (!whole && (bins.first[i] < 0 || bins.last[i] < state.from || bins.first[i] >= state.to)) return false;
    if (state.kinds.size && !state.kinds.has(columns.kind[i])) return false;
    if (state.status >= 0 && columns.status[i] !== state.status) return false;
    if (state.person >= 0 && !columns.people[i].includes(state.person)) return false;
    if (state.report >= 0 && !columns.sources[i].includes(state.report)) return false;
    return !state.query || data.searchText(i).includes(state.query);
  }

  function recompute() {
    state.query = state.query.toLowerCase();
    order = [];
    for (let i = 0; i < data.n; i++) {
      visible[i] = matches(i) ? 1 : 0;
      if (visible[i]) order.push(i);
    }
  }

  /* `why` tells the listeners what changed: "filter" (with "refine": by more than the range), "select", "moment". */
  function set(change, detail = {}) {
    const before = { ...state };
    Object.assign(state, change);
    const refined = ['kinds', 'person', 'report', 'status', 'query'].some((key) => key in change);
    const filtered = refined || 'from' in change || 'to' in change;
    if (filtered) {
      recompute();
      if (state.selected >= 0 && !visible[state.selected]) state.selected = -1;
      if (!('moment' in change)) state.moment = -1;
    }
    const changed = { filter: filtered, refine: refined, select: before.selected !== state.selected, moment: before.moment !== state.moment, ...detail };
    for (const listener of listeners) listener(changed);
  }

  recompute();
  return {
    get: () => state,
    set,
    listen: (listener) => listeners.push(listener),
    reset: () => set({ ...initial(), selected: state.selected }),
    visible,
    order: () => order,
    /* Shown on the map: it matches, and the playing has come to it. */
    shown: (i) => visible[i] === 1 && (state.moment < 0 || i <= state.moment),
    isWhole: () => state.from === 0 && state.to === last,
    isFiltered: () => order.length < data.n || state.query !== '',
  };
}

function writeHash(data, state, map) {
  const now = state.get(), parts = new URLSearchParams();
  if (now.selected >= 0) parts.set('event', data.events.id[now.selected]);
  if (!state.isWhole()) {
    parts.set('from', isoDay(data.bins.edges[now.from]));
    parts.set('to', isoDay(data.bins.edges[now.to] - 1e-6));
  }
  if (now.kinds.size) parts.set('kinds', [...now.kinds].map((kind) => data.kinds[kind]).join(','));
  if (now.person >= 0) parts.set('person', data.people[now.person]);
  if (now.report >= 0) parts.set('report', data.reports[now.report].id);
  if (now.status >= 0) parts.set('status', data.statuses[now.status]);
  if (now.query) parts.set('q', now.query);
  const centre = map.getCenter();
  parts.set('view', [map.getZoom(), centre.lat.toFixed(3), centre.lng.toFixed(3)].join('/'));
  try { history.replaceState(null, '', `#${parts}`); } catch { /* a host page may forbid it */ }
}

/* The change that the hash asks for, and the view; what it names and the story lacks is left out. */
function readHash(data) {
  const parts = new URLSearchParams(location.hash.slice(1)), change = {};
  const bins = data.bins;
  const day = (name) => { const time = Date.parse(parts.get(name)); return Number.isNaN(time) ? null : time / 864e5; };
  const from = day('from'), to = day('to');
  if (bins && from !== null) change.from = bins.bin(from);
  if (bins && to !== null) change.to = Math.max((change.from ?? 0) + 1, bins.bin(to + 0.9999) + 1);
  if (parts.get('kinds')) change.kinds = new Set(parts.get('kinds').split(',').map((kind) => data.kinds.indexOf(kind)).filter((kind) => kind >= 0));
  if (parts.has('person')) change.person = data.people.indexOf(parts.get('person'));
  if (parts.has('report')) change.report = data.reports.findIndex((report) => report.id === parts.get('report'));
  if (parts.has('status')) change.status = data.statuses.indexOf(parts.get('status'));
  if (parts.get('q')) change.query = parts.get('q');
  const selected = data.number.get(parts.get('event')) ?? -1;
  const view = (parts.get('view') || '').split('/').map(Number);
  const sound = view.length === 3 && view.every(Number.isFinite) && Math.abs(view[1]) <= 85;
  return { change, selected, view: sound ? { zoom: view[0], centre: [view[1], view[2]] } : null };
}
