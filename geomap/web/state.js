/* What the reader has chosen. Everything drawn follows from it. */

const REFINING = ['kinds', 'person', 'report', 'status', 'query'];

function createState(data) {
  const { n, bins, events } = data, last = bins ? bins.count : 0;
  const initial = () => ({ selected: -1, from: 0, to: last, kinds: new Set(), person: -1, report: -1, status: -1, query: '', moment: -1 });
  const state = initial(), listeners = [];
  const passes = new Uint8Array(n).fill(1), visible = new Uint8Array(n);
  const numbers = new Int32Array(n);
  let order = numbers;

  /* All but the time range. */
  function refine() {
    const { kinds, person, report, status, query } = state;
    for (let i = 0; i < n; i++) {
      passes[i] = (!kinds.size || kinds.has(events.kind[i])) && (status < 0 || events.status[i] === status)
        && (person < 0 || events.people[i].includes(person)) && (report < 0 || events.sources[i].includes(report))
        && (!query || data.told.searchText(i).includes(query)) ? 1 : 0;
    }
  }

  const isWhole = () => state.from === 0 && state.to === last;

  function choose() {
    const whole = isWhole(), { from, to } = state;
    let m = 0;
    for (let i = 0; i < n; i++) {
      visible[i] = passes[i] && (whole || (bins.first[i] >= 0 && bins.last[i] >= from && bins.first[i] < to)) ? 1 : 0;
      if (visible[i]) numbers[m++] = i;
    }
    order = numbers.subarray(0, m);
  }

  /* Where an event stands in the order; -1 if it is not in it. */
  function rank(i) {
    let low = 0, high = order.length - 1;
    while (low < high) { const middle = (low + high) >> 1; if (order[middle] < i) low = middle + 1; else high = middle; }
    return order[low] === i ? low : -1;
  }

  /* `why` tells the listeners what changed: "filter" (with "refine": by more than the range), "select", "moment". */
  function set(change, why = {}) {
    const before = { ...state };
    Object.assign(state, change);
    state.query = state.query.toLowerCase();
    const refined = REFINING.some((key) => key in change), filtered = refined || 'from' in change || 'to' in change;
    if (refined) refine();
    if (filtered) {
      choose();
      if (state.selected >= 0 && !visible[state.selected]) state.selected = -1;
      if (!('moment' in change)) state.moment = -1;
    }
    const changed = { filter: filtered, refine: refined, select: before.selected !== state.selected, moment: before.moment !== state.moment, ...why };
    for (const listener of listeners) listener(changed);
  }

  choose();
  return {
    get: () => state,
    /* A search reads every sentence, so it waits until they are there. */
    set(change, why) {
      if (change.query) data.told.all().then(() => set(change, why)); else set(change, why);
    },
    listen: (listener) => listeners.push(listener),
    reset: () => set({ ...initial(), selected: state.selected }),
    /* Numbers of the events that match, as long as nothing is set. */
    order: () => order,
    rank, passes, isWhole,
    /* Shown on the map: it matches, and the playing has come to it. */
    shown: (i) => visible[i] === 1 && (state.moment < 0 || i <= state.moment),
    isFiltered: () => order.length < n || state.query !== '',
  };
}
