/* Puts the page together around a Leaflet map. */

async function show(map, story, world) {
  try {
    const [data, outlines] = await Promise.all([readBlock(story), readBlock(world)]);
    await build(map, prepare(data), createWorld(outlines));
  } catch (error) {
    document.body.prepend(el('p', { role: 'alert', class: 'gm-none', text: document.documentElement.lang === 'en' ? `The map could not be shown: ${error.message}` : error.message }));
    throw error;
  }
}

async function build(map, data, world) {
  const texts = data.texts, root = document.documentElement;
  document.title = data.title;
  const state = createState(data);
  const settings = { colours: readColours(root, data.kinds), theme: 'auto' };
  const theme = () => settings.colours;
  calmMap(map);

  const open = {
    place: (p, from) => popup.openPlaces([p], placeLatLng(p), state.get().selected, from),
    leg: openLeg,
  };
  const routes = createRoutes(data, state, map, world, theme, open);
  const base = new CanvasLayer('gm-base', 150, 0.35, (context, view) => paintWorld(context, view, world, theme()));
  const layer = createLayer(data, state, map, world, routes, theme);
  const actions = { choose, showOnMap, reveal, step, play, reset, share, nextTheme };
  const popup = createPopup(data, state, map, routes, actions);
  const header = createHeader(data, state, actions);
  const list = createList(data, state, actions);
  const strip = data.bins ? createStrip(data, state, theme, actions) : data.n ? createSteps(data, state, actions) : null;
  const saveHash = debounce(() => writeHash(data, state, map), 250);

  const sideButton = el('button', { type: 'button', class: 'gm-sheet-button', 'aria-expanded': 'false', 'aria-controls': 'gm-side', onclick: () => openSheet(!document.body.classList.contains('gm-sheet-open')) }, texts.list_show);
  const side = el('section', { class: 'gm-side', id: 'gm-side', 'aria-label': texts.list }, el('h2', { class: 'gm-side-title', text: texts.list }), routeList(data, open), list.node);
  const mapBox = el('section', { class: 'gm-map', 'aria-label': texts.map });
  const place = map.getContainer();
  place.style.position = 'absolute';
  const frame = el('div', { class: 'gm-page' }, el('a', { class: 'gm-skip', href: '#gm-list', text: texts.skip, onclick: (event) => { event.preventDefault(); openSheet(true); list.node.focus(); } }),
    header.node, el('main', { class: 'gm-main' }, mapBox, sideButton, side, strip ? strip.node : null));
  place.before(frame);
  mapBox.append(place, mapTools(), legend(data), el('p', { class: 'gm-credits', text: texts.credits_short }));
  if (!data.places.length) mapBox.append(el('p', { class: 'gm-empty', role: 'status', text: data.n ? texts.nothing_placed : `${texts.empty} ${texts.empty_more}` }));

  map.invalidateSize({ animate: false });
  const asked = readHash(data);
  if (Object.keys(asked.change).length) state.set(asked.change);
  if (asked.view) map.setView(asked.view.centre, asked.view.zoom, { animate: false });
  else fitStory(false);
  base.addTo(map);
  layer.canvas.addTo(map);
  list.rebuild();
  state.listen((changed) => {
    list.update(changed);
    header.update();
    if (strip) strip.update(changed);
    if (changed.filter && popup.isOpen() && changed.from !== 'popup') popup.close(false);
    if (changed.select && changed.from !== 'popup') follow(state.get().selected, changed.from);
    layer.redraw();
    saveHash();
  });
  header.update();
  if (strip) strip.update({ filter: true, refine: true });
  map.on('moveend', saveHash);
  map.on('click', clickMap);
  map.on('mousemove', (event) => { place.style.cursor = layer.hit(event.containerPoint) ? 'pointer' : ''; });
  document.addEventListener('keydown', keys);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(mapBox);
  window.addEventListener('hashchange', () => { const now = readHash(data); state.set({ ...now.change, selected: now.selected }); });
  if (asked.selected >= 0) state.set({ selected: asked.selected });
  root.dataset.ready = 'yes';
  performance.mark('geomap-ready');

  function placeLatLng(p) { return L.latLng(data.places[p].lat, data.places[p].lon); }

  function fitStory(animate) {
    const used = data.places.filter((one) => one.kind !== 'country'), all = used.length ? used : data.places;
    if (!all.length) { map.setView([25, 10], 2, { animate: false }); return; }
    const bounds = L.latLngBounds(all.map((one) => [one.lat, one.lon]));
    const around = bounds.pad(0.2);
    for (const one of data.places) if (one.kind === 'country' && (used.length < 2 || !seenWithin(world, one, around))) bounds.extend([one.lat, one.lon]);
    map.fitBounds(bounds, { padding: narrow() ? [34, 40] : [70, 60], maxZoom: 8, animate });
  }

  /* Chosen in the list, by stepping or by playing: the map moves just enough to show it. */
  function follow(i, from) {
    if (i < 0) { if (popup.isOpen()) popup.close(false); return; }
    const p = data.events.place[i];
    if (p < 0) { if (popup.isOpen()) popup.close(false); return; }
    if (popup.follow(i)) return;
    if (popup.isOpen()) popup.close(false);
    keepInView(p);
    if (narrow() && !document.body.classList.contains('gm-sheet-open') && from === 'step') popup.openPlaces([p], placeLatLng(p), i);
  }

  function keepInView(p) {
    const sheet = narrow() && document.body.classList.contains('gm-sheet-open');
    const hidden = sheet ? Math.max(0, place.getBoundingClientRect().bottom - side.getBoundingClientRect().top) : 0;
    const low = Math.min(60 + hidden, map.getSize().y - 40);
    map.panInside(placeLatLng(p), { paddingTopLeft: [60, Math.min(60, map.getSize().y - low - 10)], paddingBottomRight: [60, low], animate: !reducedMotion(), duration: 0.3 });
  }

  function choose(i, from) { state.set({ selected: i, ...(state.get().moment >= 0 ? { moment: Math.max(i, state.get().moment) } : {}) }, { from: 'list', opener: from }); }

  function showOnMap(i, from) {
    const p = data.events.place[i];
    openSheet(false);
    state.set({ selected: i }, { from: 'popup' });
    keepInView(p);
    popup.openPlaces([p], placeLatLng(p), i, from);
  }

  function reveal(i) {
    popup.close(false);
    openSheet(true);
    list.reveal(i, true);
  }

  function clickMap(event) {
    const shape = layer.hit(event.containerPoint);
    if (!shape) { if (popup.isOpen()) popup.close(); return; }
    const splits = shape.places.length > 1 && map.getZoom() < 12 && new Set(shape.places.map((p) => `${data.places[p].x}/${data.places[p].y}`)).size > 1;
    if (splits) {
      map.fitBounds(L.latLngBounds(shape.places.map(placeLatLng)), { padding: [90, 90], maxZoom: 12, animate: !reducedMotion() });
      return;
    }
    const at = layer.events(shape.places), selected = state.get().selected;
    const first = at.includes(selected) ? selected : at[0];
    popup.openPlaces(shape.places, event.latlng.lat === undefined ? placeLatLng(shape.places[0]) : nearLatLng(shape), first, place);
    if (first !== undefined) state.set({ selected: first }, { from: 'popup' });
  }

  function nearLatLng(shape) { return map.layerPointToLatLng(layer.shapes.view.topLeft.add([shape.x, shape.y])); }

  function openLeg(route, leg, latLng, event) {
    if (event && event.containerPoint && layer.hit(event.containerPoint)) return;
    if (event && event.originalEvent) L.DomEvent.stopPropagation(event);
    const stop = (order) => data.places[route.stops.find((one) => one.order === order).place];
    const middle = latLng || L.latLng(greatCircle(stop(leg.from), stop(leg.to), 2)[1]);
    if (!latLng) { openSheet(false); map.panInside(middle, { padding: [80, 80], animate: false }); }
    popup.openLeg(route, leg, middle, latLng ? place : event.currentTarget);
  }

  /* Stepping goes through the events that match, dated or not. */
  function step(by) {
    const order = state.order();
    if (!order.length) return;
    const at = order.indexOf(state.get().selected);
    const next = by === -Infinity ? 0 : by === Infinity ? order.length - 1 : at < 0 ? (by > 0 ? 0 : order.length - 1) : Math.max(0, Math.min(order.length - 1, at + by));
    state.set({ selected: order[next], ...(state.get().moment >= 0 ? { moment: order[next] } : {}) }, { from: 'step' });
  }

  /* Playing shows the story up to the chosen moment; long stories go in strides, so that it ends within minutes. */
  let timer = 0;
  function play() {
    if (timer) { stop(); return; }
    const order = state.order().filter((i) => data.start[i] !== NO_DAY);
    if (!order.length) return;
    const stride = Math.max(1, Math.ceil(order.length / 150));
    let at = order.indexOf(state.get().selected);
    if (at >= order.length - 1) at = -1;
    const tick = () => {
      at = at < 0 ? 0 : Math.min(order.length - 1, at + stride);
      state.set({ selected: order[at], moment: order[at] }, { from: 'play' });
      if (at >= order.length - 1) { stop(); state.set({ moment: -1 }); return; }
      timer = setTimeout(tick, (order.length > 60 ? 500 : 1600) / strip.speed());
    };
    strip.showPlaying(true);
    timer = setTimeout(tick, 0);
  }
  function stop() { clearTimeout(timer); timer = 0; if (strip) strip.showPlaying(false); }

  function reset() { stop(); state.reset(); }

  async function share(button) {
    writeHash(data, state, map);
    let done = texts.share_done;
    try { await navigator.clipboard.writeText(location.href); } catch { done = texts.share_failed; }
    button.textContent = done;
    setTimeout(() => { button.textContent = texts.share; }, 2500);
  }

  function nextTheme() {
    settings.theme = { auto: 'light', light: 'dark', dark: 'auto' }[settings.theme];
    if (settings.theme === 'auto') delete root.dataset.theme; else root.dataset.theme = settings.theme;
    repaint();
    return settings.theme;
  }

  function repaint() {
    settings.colours = readColours(root, data.kinds);
    routes.refresh();
    base.redraw();
    layer.redraw();
    if (strip) strip.repaint();
  }

  function openSheet(opened) {
    document.body.classList.toggle('gm-sheet-open', opened);
    sideButton.setAttribute('aria-expanded', String(opened));
    sideButton.textContent = opened ? texts.list_hide : texts.list_show;
  }

  function keys(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (event.key === 'Escape') {
      if (popup.isOpen()) popup.close(); else if (timer) stop(); else if (document.body.classList.contains('gm-sheet-open')) { openSheet(false); sideButton.focus(); }
      return;
    }
    const inField = event.target.matches?.('input, select, textarea');
    if (inField) return;
    const onButton = event.target.matches?.('button, summary, a');
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
    if (event.key in steps) {
      if (event.shiftKey) map.panBy({ ArrowRight: [80, 0], ArrowLeft: [-80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] }[event.key] || [0, 0], { animate: false });
      else step(steps[event.key]);
    } else if (event.key === ' ' && !onButton && data.bins) play();
    else if (event.key === '/') { header.openTools(); header.search.focus(); }
    else if (event.key === '+' || event.key === '=') map.zoomIn();
    else if (event.key === '-') map.zoomOut();
    else return;
    event.preventDefault();
  }

  function mapTools() {
    const tool = (text, label, onclick) => el('button', { type: 'button', class: 'gm-tool', 'aria-label': label, title: label, text, onclick });
    return el('div', { class: 'gm-map-tools' }, tool('+', texts.zoom_in, () => map.zoomIn()), tool('−', texts.zoom_out, () => map.zoomOut()),
      tool('⤢', texts.zoom_story, () => fitStory(!reducedMotion())));
  }
}

/* Leaflet without what the page does itself: keys, wheel steps that jump, motion where the reader wants none. */
function calmMap(map) {
  Object.assign(map.options, { zoomSnap: 0.25, zoomDelta: 1, maxZoom: 14, minZoom: 1, wheelPxPerZoomLevel: 100 });
  map.keyboard.disable();
  map.getContainer().removeAttribute('tabindex');
  if (!reducedMotion()) return;
  map._zoomAnimated = false;
  Object.assign(map.options, { zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false });
}

function legend(data) {
  const texts = data.texts, rows = [];
  const used = new Set(data.events.kind);
  for (const kind of [...used].sort((a, b) => a - b)) rows.push(el('li', {}, el('span', { class: `gm-swatch gm-kind-${data.kinds[kind]}` }), texts[`kind_${data.kinds[kind]}`]));
  if (data.places.some((place) => place.extended)) rows.push(el('li', {}, el('span', { class: 'gm-key-area' }), texts.legend_area));
  const legs = data.routes.flatMap((route) => route.legs);
  const key = (style) => rows.push(el('li', {}, el('span', { class: `gm-key-leg gm-key-${style}` }), texts[`legend_${style}`]));
  if (legs.some((leg) => !leg.inferred && leg.status === 'actual')) key('travelled');
  if (legs.some((leg) => !leg.inferred && leg.status !== 'actual')) key('planned');
  if (legs.some((leg) => leg.inferred)) key('inferred');
  if (!rows.length) return null;
  return el('details', { class: 'gm-legend', open: window.innerWidth >= 1400 && window.innerHeight > 700 }, el('summary', { text: texts.legend }), el('ul', {}, rows));
}

function debounce(task, wait) {
  let timer = 0;
  return () => { clearTimeout(timer); timer = setTimeout(task, wait); };
}
