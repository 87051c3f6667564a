/* Events as bubbles: one for each place, those that would touch drawn as one group; pills for countries and regions.
   Groups hang on world pixels, not on the view, so that they hold still while the map is dragged. */

const CELL = 24;

function createLayer(data, state, map, world, routes, theme) {
  const shapes = { groups: [], pills: [], byPlace: new Map(), view: null };
  let atPlace = [];

  function count() {
    atPlace = data.places.map(() => []);
    for (const i of state.order()) if (state.shown(i) && data.events.place[i] >= 0) atPlace[data.events.place[i]].push(i);
  }

  const bubbleRadius = (n) => (n === 1 ? 7.5 : Math.min(30, 9.5 + 2.2 * Math.sqrt(n)));

  /* Cells of a fixed grid first, then neighbours that would touch join the larger. Each sits on its busiest place. */
  function cluster(size) {
    const cells = new Map();
    data.places.forEach((place, p) => {
      if (place.extended || !atPlace[p].length) return;
      const x = place.x * size, y = place.y * size;
      const key = Math.floor(x / CELL) * 1e7 + Math.floor(y / CELL);
      const cell = cells.get(key);
      if (!cell) cells.set(key, { x, y, n: atPlace[p].length, most: atPlace[p].length, places: [p] });
      else {
        cell.n += atPlace[p].length;
        cell.places.push(p);
        if (atPlace[p].length > cell.most) Object.assign(cell, { x, y, most: atPlace[p].length });
      }
    });
    const sorted = [...cells.values()].sort((a, b) => b.n - a.n || a.places[0] - b.places[0]);
    const near = new Map(), kept = [];
    const bucket = (x, y) => Math.floor(x / 64) * 1e7 + Math.floor(y / 64);
    for (const cell of sorted) {
      const reach = bubbleRadius(cell.n);
      let host = null;
      for (let dx = -64; dx <= 64 && !host; dx += 64) {
        for (let dy = -64; dy <= 64 && !host; dy += 64) {
          host = (near.get(bucket(cell.x + dx, cell.y + dy)) || []).find(
            (other) => Math.hypot(other.x - cell.x, other.y - cell.y) < bubbleRadius(other.n) + reach - 1) || null;
        }
      }
      if (host) { host.n += cell.n; host.places.push(...cell.places); continue; }
      kept.push(cell);
      const key = bucket(cell.x, cell.y);
      near.set(key, [...(near.get(key) || []), cell]);
    }
    return kept;
  }

  function label(group) {
    const best = group.places.reduce((a, b) => (atPlace[b].length > atPlace[a].length ? b : a));
    const name = labelText(data.places[best].name);
    const others = new Set(group.places.map((p) => data.places[p].name)).size - 1;
    return { label: others > 0 ? `${name} +${others}` : name, names: others + 1 };
  }

  function paint(context, view) {
    const colours = theme();
    const selected = state.get().selected;
    const chosen = selected >= 0 ? data.events.place[selected] : -1;
    count();
    const areas = [];
    data.places.forEach((place, p) => {
      if (place.extended && (atPlace[p].length || routes.stopsAt(p).length)) areas.push({ place, number: p, n: atPlace[p].length, marked: p === chosen });
    });
    paintAreas(context, view, world, areas, colours);
    shapes.view = view;
    shapes.byPlace.clear();
    const size = map.getSize();
    const boxes = createBoxes({ left: view.pad.x, top: view.pad.y, right: view.pad.x + size.x, bottom: view.pad.y + size.y });
    shapes.groups = cluster(view.world).map((cell) => ({
      ...cell, x: cell.x - view.x, y: cell.y - view.y, radius: bubbleRadius(cell.n), ...label(cell), marked: cell.places.includes(chosen),
    }));
    for (const group of shapes.groups) {
      boxes.add(group.x - group.radius, group.y - group.radius, group.x + group.radius, group.y + group.radius);
      for (const p of group.places) shapes.byPlace.set(p, group);
    }
    covered(view, boxes);
    routes.layoutLines(view, boxes, shapes);
    shapes.pills = areas.map((area) => pill(context, view, boxes, area));
    for (const one of shapes.pills) shapes.byPlace.set(one.number, one);
    routes.layoutStops(view, boxes, shapes);
    const named = shapes.groups.filter((group) => group.marked || group.names <= 3);
    paintStoryLabels(context, view, boxes, named.concat(routes.bareStops(view, shapes)), colours);
    paintCountryLabels(context, view, boxes, world, new Set(areas.filter((area) => area.place.kind === 'country').map((area) => area.place.country)), colours);
    paintTownLabels(context, view, boxes, data.labels, colours);
    for (const group of shapes.groups) bubble(context, group, colours);
    for (const one of shapes.pills) paintPill(context, one, colours);
    routes.draw(view, shapes);
  }

  /* What lies over the map hides labels: buttons, key and credits. */
  function covered(view, boxes) {
    const frame = map.getContainer().getBoundingClientRect();
    for (const node of map.getContainer().parentNode.querySelectorAll('.gm-map-tools, .gm-legend, .gm-credits')) {
      const box = node.getBoundingClientRect();
      const left = box.left - frame.left + view.pad.x, top = box.top - frame.top + view.pad.y;
      boxes.add(left, top, left + box.width, top + box.height);
    }
  }

  function pill(context, view, boxes, area) {
    const { place, n } = area;
    context.font = `600 12px ${LABEL_FONT}`;
    const text = labelText(place.name), width = context.measureText(text).width + (n ? 32 : 16), height = 24;
    const { x, y } = labelSpot(world, place, view, map.getSize());
    const spots = [[0, 0], [0, -30], [0, 30], [width * 0.6, -26], [-width * 0.6, -26], [width * 0.6, 26], [-width * 0.6, 26], [0, -58], [0, 58], [-width, 0], [width, 0], [0, -88], [0, 88], [-width, 60], [width, 60], [-width, -60], [width, -60]];
    const [dx, dy] = boxes.choose(spots, ([right, down]) => [x + right - width / 2, y + down - 13, x + right + width / 2, y + down + 13]) || [0, 0];
    boxes.add(x + dx - width / 2 - 2, y + dy - 14, x + dx + width / 2 + 2, y + dy + 14);
    return { ...area, text, width, height, x: x + dx, y: y + dy, radius: 13, places: [area.number] };
  }

  function paintPill(context, one, colours) {
    const left = one.x - one.width / 2, top = one.y - one.height / 2;
    context.beginPath();
    context.roundRect(left, top, one.width, one.height, 12);
    context.fillStyle = colours.paper;
    context.fill();
    context.lineWidth = one.marked ? 3 : 1.5;
    context.strokeStyle = one.marked ? colours.ink : colours.area;
    context.setLineDash(one.place.kind === 'country' ? [] : [4, 3]);
    context.stroke();
    context.setLineDash([]);
    context.font = `600 12px ${LABEL_FONT}`;
    context.textBaseline = 'middle';
    context.fillStyle = colours.ink;
    context.fillText(one.text, left + 9, one.y + 0.5);
    if (one.n) {
      context.textAlign = 'right';
      context.fillStyle = colours.quiet;
      context.fillText(short(one.n), left + one.width - 9, one.y + 0.5);
      context.textAlign = 'left';
    }
    context.textBaseline = 'alphabetic';
  }

  const short = (n) => (n > 999 ? `${(n / 1000).toFixed(n > 9999 ? 0 : 1)}k` : String(n));

  function bubble(context, group, colours) {
    const { x, y, radius } = group;
    if (x < -40 || y < -40 || x > shapes.view.width + 40 || y > shapes.view.height + 40) return;
    if (group.marked) ring(context, x, y, radius + 4, 3, colours.ink);
    if (group.n === 1) { single(context, group, colours); return; }
    const kinds = new Map();
    for (const p of group.places) for (const i of atPlace[p]) kinds.set(data.events.kind[i], (kinds.get(data.events.kind[i]) || 0) + 1);
    context.beginPath();
    context.arc(x, y, radius + 1.5, 0, 7);
    context.fillStyle = colours.paper;
    context.fill();
    let angle = -Math.PI / 2;
    for (const [kind, n] of [...kinds].sort((a, b) => a[0] - b[0])) {
      const next = angle + (n / group.n) * 2 * Math.PI;
      context.beginPath();
      context.arc(x, y, radius - 2, angle, next);
      context.lineWidth = 4.5;
      context.strokeStyle = colours.kinds[kind];
      context.stroke();
      angle = next;
    }
    context.font = `700 ${radius > 14 ? 13 : 11.5}px ${LABEL_FONT}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = colours.ink;
    context.fillText(short(group.n), x, y + 0.5);
    context.textAlign = 'left';
    context.textBaseline = 'alphabetic';
  }

  /* A lone event: filled if told as fact, hollow if planned or possible, crossed if denied. */
  function single(context, group, colours) {
    const i = atPlace[group.places.find((p) => atPlace[p].length)][0];
    const status = data.statuses[data.events.status[i]], colour = colours.kinds[data.events.kind[i]];
    const { x, y, radius } = group;
    context.beginPath();
    context.arc(x, y, radius, 0, 7);
    context.fillStyle = colours.paper;
    context.fill();
    context.beginPath();
    context.arc(x, y, radius - 2.5, 0, 7);
    context.lineWidth = 2.5;
    context.strokeStyle = colour;
    context.fillStyle = colour;
    if (status === 'actual') { context.fill(); context.lineWidth = 2; }
    context.stroke();
    if (status !== 'denied') return;
    context.beginPath();
    context.moveTo(x - 5, y + 5);
    context.lineTo(x + 5, y - 5);
    context.stroke();
  }

  function ring(context, x, y, radius, width, colour) {
    context.beginPath();
    context.arc(x, y, radius, 0, 7);
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  }

  /* The shape under a point of the map's container. */
  function hit(point) {
    if (!shapes.view) return null;
    const at = map.containerPointToLayerPoint(point).subtract(shapes.view.topLeft);
    const onPill = shapes.pills.find((one) => Math.abs(at.x - one.x) < one.width / 2 + 2 && Math.abs(at.y - one.y) < 14);
    if (onPill) return onPill;
    let best = null, nearest = Infinity;
    for (const group of shapes.groups) {
      const distance = Math.hypot(at.x - group.x, at.y - group.y) - Math.max(group.radius, 12);
      if (distance < 3 && distance < nearest) { best = group; nearest = distance; }
    }
    return best;
  }

  const canvas = new CanvasLayer('gm-events', 430, 0.2, paint);
  return { canvas, hit, redraw: onceAFrame(() => canvas.redraw()), events: (places) => places.flatMap((p) => atPlace[p]).sort((a, b) => a - b), shapes };
}
