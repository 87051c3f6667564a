/* The story on its canvas: areas, bubbles, pills and names; what is drawn where, so that a click finds it. */

function createLayer(data, state, map, world, routes, theme) {
  const { places, events } = data, kinds = data.kinds.length;
  const shapes = { groups: [], pills: [], byPlace: new Map(), view: null };
  const counts = new Uint32Array(places.length), ofKind = new Uint32Array(places.length * kinds), first = new Int32Array(places.length);
  const extended = [...places.keys()].filter((p) => places[p].extended);
  let fan = [], over = null;

  function count() {
    const order = state.order(), { moment } = state.get(), { place, kind } = events;
    counts.fill(0);
    ofKind.fill(0);
    for (let k = 0; k < order.length && (moment < 0 || order[k] <= moment); k++) {
      const p = place[order[k]];
      if (p < 0) continue;
      if (!counts[p]++) first[p] = order[k];
      ofKind[p * kinds + kind[order[k]]]++;
    }
  }

  function kindsOf(group) {
    const sums = new Array(kinds).fill(0);
    for (const p of group.places) for (let k = 0; k < kinds; k++) sums[k] += ofKind[p * kinds + k];
    return sums;
  }

  function nameOf(group) {
    const name = labelText(places[group.busiest].name), others = new Set(group.places.map((p) => places[p].name)).size - 1;
    return { label: name + (places[group.busiest].unsure ? '?' : '') + (others > 0 ? ` +${others}` : ''), names: others + 1 };
  }

  function layoutGroups(view, chosen) {
    const inFan = fan.filter((p) => counts[p]);
    const groups = cluster(places, counts, view.world, new Set(inFan));
    if (inFan.length) groups.push(...fanOut(inFan, counts, { x: places[inFan[0]].x * view.world, y: places[inFan[0]].y * view.world }));
    return groups.map((group) => ({
      ...group, ...nameOf(group), x: group.x - view.x, y: group.y - view.y, radius: bubbleRadius(group.n), marked: group.places.includes(chosen),
    })).filter(({ x, y, radius }) => x > -radius - 40 && y > -radius - 40 && x < view.width + radius + 40 && y < view.height + radius + 40);
  }

  function paint(context, view) {
    const colours = theme(), { selected } = state.get(), chosen = selected >= 0 ? events.place[selected] : -1;
    count();
    const areas = areasShown(chosen);
    paintAreas(context, view, world, areas, colours);
    const pills = groupAreas(areas, view);
    const right = view.pad.x + view.size.x, bottom = view.pad.y + view.size.y;
    const boxes = createBoxes({ left: view.pad.x, top: view.pad.y, right, bottom });
    shapes.view = view;
    shapes.groups = layoutGroups(view, chosen);
    shapes.byPlace.clear();
    for (const group of shapes.groups) {
      boxes.add(group.x - group.radius, group.y - group.radius, group.x + group.radius, group.y + group.radius);
      for (const p of group.places) shapes.byPlace.set(p, group);
    }
    covered(view, boxes);
    routes.layoutLines(view, boxes, shapes);
    const beside = shapes.groups.map(({ x, y, radius }) => [x - 60, y - 32, x + 70, y + 32]);
    shapes.pills = boxes.keeping(beside, () => pills.map((group) => layoutPill(context, view, boxes, world, group)));
    for (const one of shapes.pills) for (const p of one.places) shapes.byPlace.set(p, one);
    routes.layoutStops(view, boxes, shapes);
    const named = shapes.groups.filter((group) => group.marked || group.fanned || group.names <= 3);
    paintStoryLabels(context, view, boxes, named.concat(routes.bareStops(view, shapes)), colours);
    paintCountryLabels(context, view, boxes, world, new Set(areas.map((area) => area.place.kind === 'country' && area.place.country)), colours);
    paintTownLabels(context, view, boxes, data.labels, colours);
    const fanned = shapes.groups.filter((group) => group.fanned).map((group) => [[group.fanned.x - view.x, group.fanned.y - view.y], [group.x, group.y]]);
    const moved = shapes.pills.filter((one) => one.leader).map((one) => one.leader);
    for (const ends of [...fanned, ...moved, ...routes.leaders()]) paintLeader(context, ends, colours);
    for (const group of shapes.groups) paintBubble(context, group, colours);
    paintNumbers(context, shapes.groups, colours);
    for (const one of shapes.pills) paintPill(context, one, colours);
    routes.draw(view);
  }

  /* Countries and regions with events or stops. */
  const areasShown = (chosen) => extended.filter((p) => counts[p] || routes.stopsAt(p).length)
    .map((p) => ({ place: places[p], places: [p], n: counts[p], marked: p === chosen, others: 0 }));

  /* Areas too small to be told apart share one name: that of the busiest. */
  function groupAreas(areas, view) {
    const groups = [], small = ({ place }) => pixels(place, view.world) < 40;
    for (const area of [...areas].sort((a, b) => b.n - a.n)) {
      const { x, y } = area.place;
      const host = small(area) && groups.find((one) => small(one) && hypot(one.place.x - x, one.place.y - y) * view.world < 80);
      if (!host) { groups.push({ ...area, places: [...area.places] }); continue; }
      host.others++;
      host.places.push(...area.places);
      host.n += area.n;
      host.marked ||= area.marked;
    }
    return groups;
  }

  function paintBubble(context, group, colours) {
    if (group.marked) paintRing(context, group.x, group.y, group.radius + 4, 3, colours.ink);
    if (group.n > 1) { paintGroup(context, group, kindsOf(group), colours); return; }
    const p = group.places.find((one) => counts[one]), i = first[p];
    paintSingle(context, group, data.statuses[events.status[i]], places[p].unsure, colours.kinds[events.kind[i]], colours);
  }

  /* What lies over the map hides labels: buttons, key, scale and credits. */
  function covered({ pad }, boxes) {
    over ??= measureOver();
    for (const [left, top, right, bottom] of over) boxes.add(left + pad.x, top + pad.y, right + pad.x, bottom + pad.y);
  }

  /* Kept until something may have moved: to measure the page takes as long as to lay it out. */
  function measureOver() {
    const ground = map.getContainer(), { left, top } = ground.getBoundingClientRect();
    return [...ground.parentNode.querySelectorAll('.gm-map > :not(.leaflet-container), .leaflet-control-scale')].map((node) => {
      const box = node.getBoundingClientRect();
      return [box.left - left, box.top - top, box.right - left, box.bottom - top];
    });
  }

  /* The shape under a point of the map's container. */
  function hit(point) {
    if (!shapes.view) return null;
    const at = map.containerPointToLayerPoint(point).subtract(shapes.view.topLeft);
    const onPill = shapes.pills.find((one) => abs(at.x - one.x) < one.width / 2 + 2 && abs(at.y - one.y) < 14);
    if (onPill) return onPill;
    let best = null, nearest = Infinity;
    for (const group of shapes.groups) {
      const distance = hypot(at.x - group.x, at.y - group.y) - max(group.radius, 12);
      if (distance < 3 && distance < nearest) { best = group; nearest = distance; }
    }
    return best;
  }

  const canvas = new CanvasLayer({ pane: 'gm-events', zIndex: 430, padding: 0.08 }, paint);
  const redraw = onceAFrame(() => canvas.redraw());
  map.on('zoomstart', () => { fan = []; });
  map.on('moveend resize', () => { over = null; });
  document.addEventListener('toggle', () => { over = null; redraw(); }, true);
  return {
    canvas, hit, redraw, shapes,
    latLngOf: (shape) => map.layerPointToLatLng(shapes.view.topLeft.add([shape.x, shape.y])),
    /* Spreads places of one spot out; none gathers them again. */
    fan(numbers) {
      fan = numbers;
      redraw();
    },
  };
}
