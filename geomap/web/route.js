/* Routes: legs that keep clear of the bubbles, arrowheads set back, numbered stops.
   Travelled legs are solid, planned or cancelled ones dashed, inferred ones thin and dotted. */

/* Of more routes than a few, only the chosen person's has its stops marked. */
const ROUTE_COLOURS = 6, FEW_ROUTES = 6;
const legStyle = (leg) => (leg.inferred ? 'inferred' : leg.status === 'actual' ? 'travelled' : 'planned');

/* A line that is not rounded to whole pixels, as Leaflet's own are: great circles would tremble. */
const ExactLine = L.Polyline.extend({
  _projectLatlngs(latLngs, result, bounds) {
    const map = this._map, origin = map.getPixelOrigin();
    const ring = latLngs.map((latLng) => map.project(latLng)._subtract(origin));
    for (const point of ring) bounds.extend(point);
    result.push(ring);
  },
});

function createRoutes(data, state, map, world, open) {
  const texts = data.texts;
  map.createPane('gm-route').style.zIndex = 420;
  const renderer = L.svg({ pane: 'gm-route', padding: 0.5 });
  const lines = L.layerGroup().addTo(map), marks = L.layerGroup().addTo(map);
  const markers = new Map();
  let drawnFor = '', placed = [], drawn = [];

  const shownStop = (route, stop) => {
    const now = state.get();
    if (now.person >= 0 && data.people[now.person] !== route.person) return false;
    if (stop.first === null) return state.isWhole() && now.moment < 0;
    const { edges } = data.bins || { edges: [stop.first] };
    if (data.bins && !state.isWhole() && (stop.last + 0.9999 < edges[now.from] || stop.first >= edges[now.to])) return false;
    return now.moment < 0 || stop.first <= max(data.start[now.moment], lastDay(now.moment));
  };
  const lastDay = (moment) => (data.start[moment] === NO_DAY ? Infinity : floor(data.start[moment]));

  const stopsAt = (p) => data.routes.flatMap((route, r) => route.stops.filter((stop) => stop.place === p && shownStop(route, stop)).map((stop) => ({ route, r, stop })));

  const crowded = () => data.routes.length > FEW_ROUTES && state.get().person < 0;

  /* The legs as pixel lines, before anything is placed beside them. */
  function layoutLines(view, boxes, shapes) {
    const pairs = new Map();
    data.routes.forEach((route, r) => {
      const stops = new Map(route.stops.map((stop) => [stop.order, stop]));
      for (const leg of route.legs) {
        const from = stops.get(leg.from), to = stops.get(leg.to);
        if (!from || !to || from.place === to.place || !shownStop(route, from) || !shownStop(route, to)) continue;
        const pair = [min(from.place, to.place), max(from.place, to.place)].join('/');
        pairs.set(pair, [...(pairs.get(pair) || []), { r, route, leg, from, to }]);
      }
    });
    drawn = [...pairs.values()].flatMap((legs) => legs.flatMap((leg, k) => pixelLines(leg, legs.length > 1 && !crowded() ? 5 + 4 * k : 0, view, shapes)));
    for (const { line } of drawn) boxes.addLine(line);
  }

  /* One line, or two where the ends lie in different copies of the world. */
  function pixelLines(leg, offset, view, shapes) {
    const a = data.places[leg.from.place], b = data.places[leg.to.place];
    const circle = (leg.leg.circle ??= greatCircle(a, b, 64));
    const turn = round((b.lon - circle[circle.length - 1][1]) / 360);
    return (turn ? [0, turn * 360] : [0]).map((shift) => {
      let line = circle.map(([lat, lon]) => [((lon + shift) / 360 + 0.5) * view.world - view.x, mercatorY(lat) * view.world - view.y]);
      line = cutStart(sideways(line, offset), covers(a, b, leg.from.place, view, shapes, 2));
      line = cutStart(line.reverse(), covers(b, a, leg.to.place, view, shapes, 4)).reverse();
      return { ...leg, line };
    }).filter(({ line }) => line.length > 1);
  }

  /* One mark for each route and bubble: "1 · 4"; a dashed one with letters for where nobody came. */
  function layoutStops(view, boxes, shapes) {
    placed = [];
    if (crowded()) return;
    data.routes.forEach((route, r) => {
      const together = new Map();
      for (const stop of route.stops) {
        if (!shownStop(route, stop)) continue;
        const edge = edgeOf(r, stop), p = stop.place, shape = shapes.byPlace.get(p);
        if (edge) { placed.push(layoutStop(`${r}/${stop.order}`, r, [stop], boxes, edge)); continue; }
        const key = `${r}/${shape ? shape.places[0] : p}/${stopLook(stop)}`;
        if (!together.has(key)) together.set(key, { shape: shape || spotOf(p, view, 4), stops: [] });
        together.get(key).stops.push(stop);
      }
      for (const [key, { shape, stops }] of together) placed.push(layoutStop(key, r, stops, boxes, shape));
    });
    placed.sort((a, b) => a.r - b.r || a.stops[0].order - b.stops[0].order);
  }

  function spotOf(p, view, radius) {
    const { x, y } = data.places[p];
    return { x: x * view.world - view.x, y: y * view.world - view.y, radius };
  }

  /* A stop somewhere in a country or region is marked where its leg reaches the edge, or else leaves it. */
  function edgeOf(r, stop) {
    if (!data.places[stop.place].extended) return null;
    const own = drawn.filter((one) => one.r === r), end = own.findLast(({ to }) => to === stop)?.line.at(-1) || own.find(({ from }) => from === stop)?.line[0];
    return end && { x: end[0], y: end[1], radius: 3 };
  }

  function layoutStop(key, r, stops, boxes, shape) {
    const { x, y } = shape, reachY = shape.radius + 13;
    const numbers = stops.map((stop) => stop.mark);
    const text = numbers.length > 3 ? `${numbers.slice(0, 2).join(' · ')} … ${numbers[numbers.length - 1]}` : numbers.join(' · ');
    const width = max(24, text.length * 7.4 + 14), half = width / 2 + 1;
    const reachX = (shape.width ? shape.width / 2 : shape.radius) + half;
    const around = [[0, -1], [-1, 0], [1, 0], [0, 1], [-0.8, -0.8], [0.8, -0.8], [-0.8, 0.8], [0.8, 0.8]];
    const spots = (far) => around.map(([right, down]) => [right * reachX * far, down * reachY * far]);
    const free = (far) => boxes.choose(spots(far), ([right, down]) => [x + right - half + 2, y + down - 10, x + right + half - 2, y + down + 10]);
    const near = free(1), [dx, dy] = near || free(1.9) || free(2.8) || spots(1)[0], at = [x + dx, y + dy];
    boxes.add(x + dx - half, y + dy - 12, x + dx + half, y + dy + 12);
    return { key, r, places: [...new Set(stops.map((stop) => stop.place))], stops, text, width, x: at[0], y: at[1], leader: !near && [[x, y], at] };
  }

  /* Stops without a bubble still show where they are. */
  function bareStops(view, shapes) {
    const bare = [...new Set(placed.flatMap((mark) => mark.places))].filter((p) => !shapes.byPlace.has(p));
    return bare.map((p) => ({ ...spotOf(p, view, 5), label: labelText(data.places[p].name), marked: false }));
  }

  function draw(view) {
    placeMarkers(view);
    const key = JSON.stringify([view.zoom, crowded(), drawn.map(({ r, leg, line }) => [r, leg.from, leg.to, round(line[0][0] + view.x), round(line[line.length - 1][1] + view.y)])]);
    if (key === drawnFor) return;
    drawnFor = key;
    lines.clearLayers();
    const add = (line, className, interactive = false) => new ExactLine(line.map((point) => map.layerPointToLatLng(view.topLeft.add(point))),
      { renderer, pane: 'gm-route', smoothFactor: 0, interactive, className }).addTo(lines);
    if (!crowded()) for (const { line } of drawn) add(line, 'gm-leg gm-leg-halo');
    for (const { r, route, leg, line } of drawn) {
      const style = legStyle(leg), colour = `gm-route-${r % ROUTE_COLOURS}`, arrow = arrowHead(line, style === 'inferred' || crowded() ? 9 : 12);
      add(line, `gm-leg gm-leg-${style} ${colour}${crowded() ? ' gm-leg-crowd' : ''}`);
      if (arrow) add([...arrow, arrow[0]], `gm-arrow ${colour}`);
      add(line, 'gm-leg-hit', true).on('click', (event) => open.leg(route, leg, event.latlng, event));
    }
  }

  /* What hides a leg's end: the bubble drawn for its place, or the whole extent of a country or region. */
  function covers(place, other, p, view, shapes, gap) {
    const shape = shapes.byPlace.get(p);
    if (place.extended && !insideArea(world, place, other.x, other.y)) {
      return ([x, y]) => insideArea(world, place, (x + view.x) / view.world, (y + view.y) / view.world);
    }
    const centre = shape || spotOf(p, view, 6);
    return ([x, y]) => hypot(x - centre.x, y - centre.y) < centre.radius + gap;
  }

  function placeMarkers(view) {
    const wanted = new Set(placed.map((mark) => mark.key));
    for (const [key, marker] of markers) if (!wanted.has(key)) { marks.removeLayer(marker); markers.delete(key); }
    for (const mark of placed) {
      const at = map.layerPointToLatLng(view.topLeft.add([mark.x, mark.y]));
      let marker = markers.get(mark.key);
      if (!marker) {
        marker = L.marker(at, { icon: L.divIcon({ className: 'gm-stop', html: '', iconSize: [24, 24] }), keyboard: true, riseOnHover: true });
        marker.addTo(marks).on('click', () => open.places(marker.places, marker.getElement()));
        markers.set(mark.key, marker);
      }
      marker.setLatLng(at);
      marker.places = mark.places;
      dress(marker.getElement(), mark);
    }
  }

  function dress(node, mark) {
    node.className = node.className.replace(/ ?gm-(stop-\S+|route-\d)/g, '');
    node.classList.add(`gm-route-${mark.r % ROUTE_COLOURS}`, stopLook(mark.stops[0]));
    node.textContent = mark.text;
    node.style.width = `${mark.width}px`;
    node.style.marginLeft = `${-mark.width / 2}px`;
    const told = mark.stops.map((stop) => stopText(texts, stop, data.places[stop.place].name)).join('; ');
    node.setAttribute('aria-label', mark.stops.length > 1 ? `${mark.text}: ${told}` : told);
    node.title = mark.places.map((p) => data.places[p].name).join(', ');
  }

  const leaders = () => placed.map((mark) => mark.leader).filter(Boolean);

  return { leaders, layoutLines, layoutStops, bareStops, draw, stopsAt };
}

const stopLook = (stop) => (!stop.number ? 'gm-stop-open' : stop.likely ? 'gm-stop-likely' : 'gm-stop-visited');

const unvisited = (texts, stop) => (stop.number ? stop.likely && fill(texts.stop_likely, { n: stop.likely }) : texts[`leg_${stop.status}`] || texts.stop_unvisited);

function stopText(texts, stop, place) {
  return joined([fill(texts.stop, { n: stop.mark }), unvisited(texts, stop), place, stop.when, stop.corrected && fill(texts.badge_corrected, { what: stop.corrected })], ', ');
}
