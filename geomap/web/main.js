/* Puts the page together around a Leaflet map. */

const LARGE_KM = 1000, GROUP_ZOOM = 10, SPLIT = 100;

/* Too wide to be shown whole: named wherever some of it is seen. */
const isLarge = (one) => one.extended && (one.kind === 'country' || one.radius >= LARGE_KM);
const circleOf = (one) => L.latLng(one.lat, one.lon).toBounds(one.extended ? one.radius * 2000 : 0);

async function show(map) {
  const block = (name) => document.getElementById(`geomap-${name}`), texts = JSON.parse(block('words').textContent);
  try {
    const [data, outlines] = await Promise.all([readBlock(block('data')), readBlock(block('world'))]);
    await build(map, prepare(data, texts), createWorld(outlines));
  } catch (error) {
    showPlainly(map, texts, error);
  }
}

/* The list for readers without scripts, for browsers that cannot show more: its text is escaped already. */
function showPlainly(map, texts, error) {
  const old = typeof DecompressionStream === 'undefined';
  const plain = new DOMParser().parseFromString(document.querySelector('noscript')?.textContent || '', 'text/html');
  plain.querySelector('.gm-no-script')?.remove();
  for (const node of [map.getContainer(), document.querySelector('.gm-page')]) node?.remove();
  document.body.prepend(el('p.gm-none', { role: 'alert' }, old ? texts.too_old : fill(texts.failed, { problem: error.message })),
    el('main.gm-plain', {}, ...plain.body.childNodes));
  if (!old) throw error;
}

async function build(map, data, world) {
  const { texts, places } = data, root = document.documentElement, state = createState(data), place = map.getContainer();
  let sight = null;
  const settings = { colours: readColours(root, data.kinds), theme: 'auto', letters: true };
  const theme = () => settings.colours;
  calmMap(map, data.tiles ? data.tiles.deepest : 13);

  const open = { places: (numbers, from) => openPlaces(numbers, placeLatLng(numbers[0]), from), leg: openLeg };
  const actions = {
    choose, showOnMap, reveal, share, nextTheme, step: (by) => steps.step(by), play: () => steps.play(),
    reset() { steps.stop(); state.reset(); }, useLetters(use) { settings.letters = use; },
  };
  const routes = createRoutes(data, state, map, world, open);
  const base = new CanvasLayer({ pane: 'gm-base', zIndex: 150, padding: 0.25, calm: true }, (context, view) => paintWorld(context, view, world, theme()));
  const layer = createLayer(data, state, map, world, routes, theme);
  const popup = createPopup(data, state, map, routes, actions), header = createHeader(data, state, actions), list = createList(data, state, actions);
  const strip = data.bins ? createStrip(data, state, theme, actions) : data.n && createSteps(data, state, actions);
  const key = createKey(data, map), steps = createStepper(data, state, strip);
  const saveHash = debounce(() => writeHash(data, state, map), 250);

  const sheetButton = button(texts.list_show, () => openSheet(!sheetOpen()), 'gm-sheet-button');
  sheetButton.setAttribute('aria-controls', 'gm-side');
  const side = el('section.gm-side', { id: 'gm-side', 'aria-label': texts.list }, el('h2.gm-side-title', {}, texts.list), routeLists(data, state, open), list.node);
  const mapBox = el('section.gm-map', { 'aria-label': texts.map });
  const skip = el('a.gm-skip', { href: '#gm-list', onclick(event) { event.preventDefault(); openSheet(true); list.node.focus(); } }, texts.skip);
  place.style.position = 'absolute';
  place.before(el('div.gm-page', {}, skip, header.node, el('main.gm-main', {}, mapBox, sheetButton, side, strip && strip.node)));
  mapBox.append(place, mapTools(), key.node || '', credits(data));
  settleInFrame(map, data, mapBox);
  L.control.scale({ imperial: false, maxWidth: 110 }).addTo(map);
  if (!data.places.length) mapBox.append(el('p.gm-empty', { role: 'status' }, data.n ? texts.nothing_placed : `${texts.empty} ${texts.empty_more}`));
  document.title = data.title;
  openSheet(false);

  const asked = readHash(data);
  if (Object.keys(asked.change).length) state.set(asked.change);
  header.update({ refine: true });
  if (strip) strip.update({ refine: true });
  map.invalidateSize(AT_ONCE);
  if (asked.view) map.setView(asked.view.centre, asked.view.zoom, AT_ONCE);
  else fitStory(false);
  base.addTo(map);
  layer.canvas.addTo(map);
  state.listen((changed) => {
    list.update(changed);
    header.update(changed);
    if (strip) strip.update(changed);
    if (changed.filter && changed.from !== 'popup') popup.close(false);
    if (changed.select && changed.from !== 'popup') follow(state.get().selected, changed.from);
    layer.redraw();
    saveHash();
  });
  map.on('moveend', saveHash);
  map.on('click', clickMap);
  map.on('mousemove', (event) => { place.style.cursor = layer.hit(event.containerPoint) ? 'pointer' : ''; });
  createKeys(map, steps, { leave, search: () => header.search.focus(), letters: () => settings.letters });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
  for (const when of ['beforeprint', 'afterprint']) addEventListener(when, print);
  new ResizeObserver(() => map.invalidateSize(AT_ONCE)).observe(mapBox);
  addEventListener('hashchange', () => { const now = readHash(data); state.set(now.change); selectNamed(now.event); });
  await new Promise((ready) => { list.rebuild(ready); });
  saveHash();
  root.dataset.ready = 'yes';
  performance.mark('geomap-ready');
  selectNamed(asked.event);
  data.told.all();

  function placeLatLng(p) { return L.latLng(data.places[p].lat, data.places[p].lon); }

  /* The event that a link names may stand in a piece that is not read yet. */
  async function selectNamed(id) {
    if (!id) return;
    const find = () => (data.events.id || []).indexOf(id);
    if (find() < 0) await data.told.all();
    if (find() >= 0) state.set({ selected: find() });
  }

  /* All spots, all areas by their circle, all stops; larger areas by their point, where none of them is seen in that view. */
  function fitStory(animate) {
    const bounds = L.latLngBounds([]), few = places.filter((one) => !isLarge(one));
    if (!places.length) { map.setView([25, 10], 2, AT_ONCE); return; }
    for (const one of few) bounds.extend(circleOf(one));
    for (const route of data.routes) for (const leg of route.legs) bounds.extend(entry(route, leg));
    const lone = few.length === 1 && isSpot(bounds);
    for (const one of places.filter(isLarge)) {
      if (few.length < 2 || !seenWithin(world, one, bounds.pad(0.2))) bounds.extend(few.length ? [one.lat, one.lon] : circleOf(one));
    }
    const far = narrow() ? [38, 40] : [70, 60];
    key.fit(bounds, { paddingTopLeft: [max(58, far[0]), far[1]], paddingBottomRight: far, maxZoom: lone ? 8 : 11, animate });
  }

  /* Where a leg comes into the country it leads to, and out of the one it comes from: what else of them is seen matters less. */
  function entry(route, leg) {
    const [from, to] = [leg.from, leg.to].map((order) => places[route.stops.find((stop) => stop.order === order).place]);
    const ends = [], line = greatCircle(from, to, 64);
    const outside = (one) => (point) => !insideArea(world, one, point[1] / 360 + 0.5, mercatorY(point[0]));
    if (isLarge(from)) ends.push(line.find(outside(from)));
    if (isLarge(to)) ends.push(line.findLast(outside(to)));
    return ends.filter(Boolean);
  }

  /* Chosen in the list, by stepping or by playing: the map moves just enough to show it. */
  function follow(i, from) {
    const p = i < 0 ? -1 : data.events.place[i];
    if (p >= 0 && popup.follow(i)) return;
    popup.close(false);
    if (p < 0) return;
    keepInView(p);
    if (narrow() && !sheetOpen() && from === 'step') popup.openPlaces([p], placeLatLng(p), i);
  }

  function keepInView(p) {
    const hidden = narrow() && sheetOpen() ? max(0, place.getBoundingClientRect().bottom - side.getBoundingClientRect().top) : 0;
    const low = min(60 + hidden, map.getSize().y - 40);
    const one = data.places[p], circle = circleOf(one), sight = map.getBounds();
    const how = { paddingTopLeft: [60, min(60, map.getSize().y - low - 10)], paddingBottomRight: [60, low], animate: !reducedMotion(), duration: 0.3, maxZoom: map.getZoom() };
    if (!one.extended) key.panInside(placeLatLng(p), how);
    else if (isLarge(one) ? !sight.contains(placeLatLng(p)) && !seenWithin(world, one, sight) : !sight.contains(circle)) map.fitBounds(circle, how);
  }

  function choose(i) {
    const { moment } = state.get();
    state.set({ selected: i, ...(moment >= 0 ? { moment: max(i, moment) } : {}) }, { from: 'list' });
  }

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

  /* A group zooms to where it splits, and not far beyond; where no zoom splits it, it fans out; a place tells its events. */
  function clickMap(event) {
    const shape = layer.hit(event.containerPoint);
    if (!shape || !shape.fanned) layer.fan([]);
    if (!shape) { popup.close(); return; }
    if (shape.places.length > 1) {
      const bounds = L.latLngBounds(shape.places.map(placeLatLng)), apart = map.project(bounds.getNorthEast()).distanceTo(map.project(bounds.getSouthWest()));
      const zoom = isSpot(bounds) ? 0 : min(map.getMaxZoom(), map.getBoundsZoom(bounds, false, L.point(180, 180)), max(GROUP_ZOOM, map.getScaleZoom(SPLIT / apart)));
      popup.close(false);
      if (zoom > map.getZoom() + 0.2) { map.setView(bounds.getCenter(), zoom, { animate: !reducedMotion() }); return; }
      if (!shape.place && shape.places.length <= FAN_MOST) { layer.fan(shape.places); return; }
    }
    openPlaces(shape.places, layer.latLngOf(shape), place);
  }

  /* Tells of the chosen event if it is there, else of the first. */
  function openPlaces(numbers, latLng, from) {
    const { selected } = state.get(), first = popup.openPlaces(numbers, latLng, selected, from);
    if (first !== undefined) state.set({ selected: first }, { from: 'popup' });
  }

  function openLeg(route, leg, latLng, event) {
    if (event && event.containerPoint && layer.hit(event.containerPoint)) return;
    if (event && event.originalEvent) L.DomEvent.stopPropagation(event);
    const stop = (order) => data.places[route.stops.find((one) => one.order === order).place];
    const middle = latLng || L.latLng(greatCircle(stop(leg.from), stop(leg.to), 2)[1]);
    if (!latLng) { openSheet(false); map.panInside(middle, { padding: [80, 80], animate: false }); }
    popup.openLeg(route, leg, middle, latLng ? place : event.currentTarget);
  }

  async function share(from) {
    writeHash(data, state, map);
    let done = texts.share_done;
    try { await navigator.clipboard.writeText(location.href); } catch { done = texts.share_failed; }
    const note = el('span.gm-note', { role: 'status' }, done);
    from.after(note);
    setTimeout(() => note.remove(), 2500);
  }

  function nextTheme() {
    settings.theme = { auto: 'light', light: 'dark', dark: 'auto' }[settings.theme];
    repaint();
    return settings.theme;
  }

  function repaint(event) {
    const theme = event?.type === 'beforeprint' ? 'light' : settings.theme;
    if (theme === 'auto') delete root.dataset.theme; else root.dataset.theme = theme;
    settings.colours = readColours(root, data.kinds);
    base.renew();
    layer.canvas.renew();
    strip?.repaint?.();
  }

  /* On paper: the same part of the map in the paper's size, in light colours, and the stops of the routes. */
  function print(event) {
    const before = event.type === 'beforeprint', seen = map.getBounds();
    if (before) sight = { zoom: map.getZoom(), centre: map.getCenter() };
    document.body.classList.toggle('gm-printing', before);
    map.invalidateSize(AT_ONCE);
    if (before) map.fitBounds(seen, AT_ONCE); else map.setView(sight.centre, sight.zoom, AT_ONCE);
    if (before && data.routes.length <= FEW_ROUTES) for (const one of side.querySelectorAll('details')) one.open = true;
    repaint(event);
  }

  function sheetOpen() { return document.body.classList.contains('gm-sheet-open'); }

  function openSheet(opened) {
    document.body.classList.toggle('gm-sheet-open', opened);
    sheetButton.setAttribute('aria-expanded', String(opened));
    sheetButton.textContent = opened ? texts.list_hide : texts.list_show;
  }

  /* Esc: closes what was opened last, and gives the focus back. */
  function leave() {
    layer.fan([]);
    if (popup.isOpen()) popup.close();
    else if (steps.isPlaying()) steps.stop();
    else if (sheetOpen()) { openSheet(false); sheetButton.focus(); }
  }

  function mapTools() {
    return el('div.gm-map-tools', {}, iconButton('plus', texts.zoom_in, () => map.zoomIn()), iconButton('minus', texts.zoom_out, () => map.zoomOut()),
      iconButton('whole', texts.zoom_story, () => fitStory(!reducedMotion())));
  }
}

const isSpot = (bounds) => bounds.getNorthEast().equals(bounds.getSouthWest());

/* Leaflet without what the page does itself: keys, wheel steps that jump, motion where the reader wants none. */
function calmMap(map, maxZoom) {
  Object.assign(map.options, { zoomSnap: 0.25, zoomDelta: 1, maxZoom, minZoom: narrow() ? 0 : 1, wheelPxPerZoomLevel: 100 });
  map.keyboard.disable();
  map.getContainer().removeAttribute('tabindex');
  if (!reducedMotion()) return;
  map._zoomAnimated = false;
  Object.assign(map.options, { zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false });
}
