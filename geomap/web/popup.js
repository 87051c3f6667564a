/* One popup for a place (all its events, in time order), and one for a leg. Esc closes it and gives the focus back. */

function createPopup(data, state, map, routes, actions) {
  const texts = data.texts;
  let popup = null, opener = null, shown = null;

  function show(latLng, content, label, from) {
    const keep = opener;
    close(false);
    opener = from || keep || document.activeElement;
    // Leaflet looks for the popup above what was clicked, and what was clicked is gone when the next event is told.
    const box = el('div.gm-popup', { onclick: (event) => event.stopPropagation(), role: 'dialog', 'aria-label': label, tabindex: '-1' }, content);
    popup = L.popup({ closeButton: false, minWidth: 240, maxWidth: min(340, map.getSize().x - 40), autoPanPadding: [16, 16], className: 'gm-popup-frame', closeOnEscapeKey: false })
      .setLatLng(latLng).setContent(box).openOn(map);
    popup.on('remove', () => { popup = null; shown = null; document.body.classList.remove('gm-popup-open'); });
    document.body.classList.add('gm-popup-open');
    box.focus({ preventScroll: true });
  }

  function close(giveBack = true) {
    const back = opener;
    if (popup) map.closePopup(popup);
    popup = null; shown = null; opener = null;
    if (giveBack && back && back.isConnected) back.focus({ preventScroll: true });
  }

  const head = (title, note) => el('div.gm-popup-head', {},
    el('div', {}, el('h2', {}, title), note && el('p.gm-quiet', {}, note)),
    iconButton('close', texts.close, () => close()));

  /* `places`: numbers; `at`: which event to begin with. */
  function openPlaces(places, latLng, at, from) {
    const events = Array.from(state.order()).filter((i) => places.includes(data.events.place[i]) && state.shown(i));
    const names = [...new Set(places.map((p) => data.places[p].name))];
    const told = new Set(events.slice(0, 200).filter(data.told.has).map((i) => plainText(data.events.quote[i])));
    const title = names.length > 1 ? fill(texts.places_in_group, { n: names.length }) : names[0];
    const place = data.places[places[0]];
    const note = names.length > 1 ? names.slice(0, 6).join(', ') + (names.length > 6 ? ' …' : '')
      : joined([place.extent, place.known && fill(texts.gazetteer_name, { name: place.known })], ' · ');
    const body = el('div', {}, head(title, note), stopList(places, told, names.length > 1));
    const spot = el('div', { 'aria-live': 'polite' });
    const current = max(0, events.indexOf(at)), view = { places, events, current, spot, names };
    if (names.length > 6) body.append(placeSearch(view));
    body.append(spot);
    show(latLng, body, title, from);
    shown = view;
    if (events.length) turnTo(view, current, false);
    else if (!places.some((p) => routes.stopsAt(p).length)) spot.append(el('p', {}, texts.nothing_matches));
    return events[current];
  }

  /* Among the places of a large group by their names. */
  function placeSearch(view) {
    const all = view.events, name = (i) => data.places[data.events.place[i]].name;
    const look = (event) => {
      const wanted = event.target.value.trim().toLowerCase();
      view.events = all.filter((i) => name(i).toLowerCase().includes(wanted));
      if (view.events.length) turnTo(view, 0); else view.spot.replaceChildren(el('p', {}, texts.nothing_matches));
    };
    return el('div', {}, el('input.gm-search', { type: 'search', list: 'gm-places', placeholder: texts.search_places, 'aria-label': texts.search_places, oninput: look }),
      el('datalist', { id: 'gm-places' }, view.names.slice(0, 500).map((value) => el('option', { value }))));
  }

  /* Leaflet puts the content in anew when it measures it, and the focus is lost. */
  function refresh(focused) {
    if (!popup) return;
    const box = popup.getContent(), had = focused || (box.contains(document.activeElement) ? document.activeElement : null);
    popup.update();
    if (had) had.focus({ preventScroll: true });
  }

  function turnTo(view, k, select = true) {
    view.current = (k + view.events.length) % view.events.length;
    const i = view.events[view.current];
    data.told.when(i, i, () => { if (shown === view && view.events[view.current] === i) tell(view, i); });
    if (select) state.set({ selected: i }, { from: 'popup' });
  }

  function tell(view, i) {
    const counts = { n: view.current + 1, m: view.events.length, place: view.names[0] };
    const label = fill(view.names.length > 1 ? texts.group_step : texts.popup_step, counts);
    const turn = (name, by) => view.events.length > 1 && iconButton(name, texts[name], () => turnTo(view, view.current + by));
    const again = view.spot.contains(document.activeElement) ? document.activeElement.getAttribute('aria-label') : null;
    view.spot.replaceChildren(el('div', {},
      factsNode(data, i, true, view.names.length > 1), el('h3', {}, data.events.title[i]), quoteNode(data.events.quote[i]),
      badges(data, i), sourcesNode(data, i), detailNode(data, i),
      el('div.gm-popup-nav', {}, turn('previous', -1), el('span', {}, label), turn('next', 1),
        button(texts.show_in_list, () => actions.reveal(i), 'gm-text-button'))));
    refresh(again && view.spot.querySelector(`[aria-label="${CSS.escape(again)}"]`));
  }

  /* What the popup's events do not quote anyway. */
  function stopList(places, told, named) {
    const stops = places.flatMap((p) => routes.stopsAt(p).map((found) => ({ ...found, p })));
    if (!stops.length) return null;
    return el('ul.gm-stop-list', {}, stops.map(({ route, r, stop, p }) => el('li', {},
      el(`span.gm-stop-word.gm-route-${r % ROUTE_COLOURS}`, {}, stopText(texts, stop, named ? data.places[p].name : '')),
      quiet(` (${route.person})`),
      stop.quote.length && !told.has(plainText(stop.quote)) && quoteNode(stop.quote))));
  }

  function openLeg(route, leg, latLng, from) {
    const stop = (order) => route.stops.find((one) => one.order === order);
    const a = stop(leg.from), b = stop(leg.to), name = (one) => data.places[one.place].name;
    const title = fill(texts.leg, { from: name(a), to: name(b) });
    const when = leg.departed === leg.arrived ? leg.departed
      : joined([leg.departed && fill(texts.leg_departed, { date: leg.departed }), leg.arrived && fill(texts.leg_arrived, { date: leg.arrived })], ', ');
    const style = legStyle(leg);
    const remark = style === 'inferred' ? texts.leg_inferred : style === 'planned' ? texts[`leg_${leg.status}`] : '';
    const row = (term, value) => (value ? [el('dt', {}, term), el('dd', {}, value)] : []);
    show(latLng, el('div', {}, head(title, route.person),
      remark && el('p.gm-badges', {}, el('span.gm-badge.gm-badge-soft', {}, remark)),
      el('dl', {}, row(texts.leg_when, when || joined([a.when, b.when], ' – ')), row(texts.leg_how, leg.mode && texts[`mode_${leg.mode}`]), row(texts.leg_distance, fill(texts.leg_km, { n: data.number(leg.km) }))),
      leg.quote.length && quoteNode(leg.quote),
      leg.sources.length && el('p.gm-sources', {}, sourceNode(data, leg.sources[0])),
      leg.by && el('p.gm-quiet', {}, leg.by)), title, from);
  }

  return {
    openPlaces, openLeg, close, isOpen: () => popup !== null,
    /* Follows the selection where it stands in the open popup. */
    follow(i) {
      const k = shown ? shown.events.indexOf(i) : -1;
      if (k >= 0) { if (shown.current !== k) turnTo(shown, k, false); return true; }
      return false;
    },
  };
}
