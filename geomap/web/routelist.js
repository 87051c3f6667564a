/* The routes above the list: stops and legs as buttons, so that keyboard and screen reader reach them. */

function routeLists(data, state, open) {
  const texts = data.texts, lists = data.routes.map((route, r) => routeList(data, route, r, open));
  if (data.routes.length <= FEW_ROUTES) return lists;
  lists.forEach((list, r) => list.addEventListener('toggle', () => {
    const person = data.people.indexOf(data.routes[r].person);
    if (list.open) for (const other of lists) if (other !== list) other.open = false;
    if (list.open || state.get().person === person) state.set({ person: list.open ? person : -1 });
  }));
  return el('details.gm-route-list', {}, el('summary', {}, fill(texts.routes, { n: lists.length })), el('p.gm-none', {}, texts.routes_more), lists);
}

function routeList(data, route, r, open) {
  const texts = data.texts, stops = new Map(route.stops.map((stop) => [stop.order, stop])), legs = new Map(route.legs.map((leg) => [leg.to, leg]));
  const name = (stop) => data.places[stop.place].name;

  function legItem(leg, stop) {
    const look = leg.inferred ? texts.legend_inferred : leg.status === 'actual' ? '' : texts[`leg_${leg.status}`];
    const facts = joined([fill(texts.leg_km, { n: data.number(leg.km) }), leg.mode && texts[`mode_${leg.mode}`], look], ' · ');
    const node = button(`↓ · ${facts}`, (event) => open.leg(route, leg, null, event), 'gm-text-button');
    node.setAttribute('aria-label', `${fill(texts.leg, { from: name(stops.get(leg.from)), to: name(stop) })}, ${facts}`);
    return el('li.gm-route-leg', {}, node);
  }

  function stopItem(stop) {
    const look = `span.gm-stop-chip.gm-route-${r % ROUTE_COLOURS}.${stopLook(stop)}`;
    const node = button('', (event) => open.places([stop.place], event.currentTarget), 'gm-route-stop');
    node.append(el(look, {}, stop.mark),
      el('span', {}, joined([name(stop), stop.when, unvisited(texts, stop)], ', ')));
    return el('li', {}, node);
  }

  const items = route.stops.flatMap((stop) => {
    const leg = legs.get(stop.order);
    return [leg && stops.has(leg.from) && legItem(leg, stop), stopItem(stop)];
  });
  return el('details.gm-route-list', {},
    el('summary', {}, el(`span.gm-route-line.gm-route-${r % ROUTE_COLOURS}`), fill(texts.route, { person: route.person })), el('ol', {}, items));
}
