/* Routes: legs that keep clear of the bubbles, arrowheads set back, numbered stops.
   Travelled legs are solid, planned or cancelled ones dashed, inferred ones thin and dotted. */

const ROUTE_COLOURS = 6;
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
    return now.moment < 0 || stop.first <= Math.max(data.start[now.moment], lastDay(now.moment));
  };
  const lastDay = (moment) => (data.start[moment] === NO_DAY ? Infinity : Math.floor(data.start[moment]));

  const stopsAt = (p) => data.routes.flatMap((route, r) => route.stops.filter((stop) => stop.place === p && shownStop(route, stop)).map((stop) => ({ route, r, stop })));

  /* The legs as pixel lines, before anything is placed beside them. */
  function layoutLines(view, boxes, shapes) {
    const pairs = new Map();
    data.routes.forEach((route, r) => {
      const stops = new Map(route.stops.map((stop) => [stop.order, stop]));
      for (const leg of route.legs) {
        const from = stops.get(leg.from), to = stops.get(leg.to);
        if (!from || !to || from.place === to.place || !shownStop(route, from) || !shownStop(route, to)) continue;
        const pair = [Math.min(from.place, to.place), Math.max(from.place, to.place)].join('/');
        pairs.set(pair, [...(pairs.get(pair) || []), { r, route, leg, from, to }]);
      }
    });
    drawn = [...pairs.values()].flatMap((legs) => legs.flatMap((leg, k) => pixelLines(leg, legs.length > 1 ? 5 + 4 * k : 0, view, shapes)));
    for (const { line } of drawn) boxes.addLine(line);
  }

  /* One line, or two where the ends lie in different copies of the world. */
  function pixelLines(leg, offset, view, shapes) {
    const a = data.places[leg.from.place], b = data.places[leg.to.place];
    const circle = (leg.leg.circle ??= greatCircle(a, b, 64));
    const turn = Math.round((b.lon - circle[circle.length - 1][1]) / 360);
    return (turn ? [0, turn * 360] : [0]).map((shift) => {
      let line = circle.map(([lat, lon]) => [((lon + shift) / 360 + 0.5) * view.world - view.x, mercatorY(lat) * view.world - view.y]);
      line = cutStart(sideways(line, offset), covers(a, b, leg.from.place, view, shapes, 2));
      line = cutStart(line.reverse(), covers(b, a, leg.to.place, view, shapes, 4)).reverse();
      return { ...leg, line, edge: a.extended || b.extended };
    }).filter(({ line }) => line.length > 1);
  }

  /* One mark for each place and route: "1 · 4", or an empty dashed one if nobody came. */
  function layoutStops(view, boxes, shapes) {
    placed = [];
    data.routes.forEach((route, r) => {
      const byPlace = new Map();
      for (const stop of route.stops) if (shownStop(route, stop)) byPlace.set(stop.place, [...(byPlace.get(stop.place) || []), stop]);
      for (const [p, stops] of byPlace) {
        const free = stops.filter((stop) => !edgesOf(r, stop).map((edge, k) => placed.push(layoutStop(`${r}/${p}/${stop.order}/${k}`, r, p, [stop], boxes, edge))).length);
        const place = data.places[p], spot = { x: place.x * view.world - view.x, y: place.y * view.world - view.y, radius: 4 };
        if (free.length) placed.push(layoutStop(`${r}/${p}`, r, p, free, boxes, shapes.byPlace.get(p) || spot));
      }
    });
  }

  /* A stop somewhere in a country or region is marked where its legs reach the edge. */
  function edgesOf(r, stop) {
    if (!data.places[stop.place].extended) return [];
    const ends = drawn.filter((one) => one.r === r && one.edge).flatMap(({ from, to, line }) => [
      ...(to.order === stop.order ? [line[line.length - 1]] : []), ...(from.order === stop.order ? [line[0]] : [])]);
    const apart = ends.filter(([x, y], k) => ends.slice(0, k).every(([ax, ay]) => Math.hypot(ax - x, ay - y) > 60));
    return apart.map(([x, y]) => ({ x, y, radius: 3 }));
  }

  function layoutStop(key, r, p, stops, boxes, shape) {
    const { x, y } = shape, reachY = shape.radius + 13;
    const numbers = stops.map((stop) => stop.number).filter(Boolean);
    const text = numbers.length > 3 ? `${numbers.slice(0, 2).join(' · ')} … ${numbers[numbers.length - 1]}` : numbers.join(' · ');
    const width = Math.max(24, text.length * 7 + 12), half = width / 2 + 1;
    const reachX = (shape.width ? shape.width / 2 : shape.radius) + half;
    const spots = [[0, -reachY], [-reachX, 0], [reachX, 0], [0, reachY], [-reachX * 0.8, -reachY * 0.8], [reachX * 0.8, -reachY * 0.8],
      [-reachX * 0.8, reachY * 0.8], [reachX * 0.8, reachY * 0.8], [0, -reachY - 26], [-reachX, 26], [reachX, 26], [0, reachY + 26]];
    const [dx, dy] = boxes.choose(spots, ([right, down]) => [x + right - half + 2, y + down - 10, x + right + half - 2, y + down + 10]) || spots[0];
    boxes.add(x + dx - half, y + dy - 12, x + dx + half, y + dy + 12);
    return { key, r, p, stops, text, width, x: x + dx, y: y + dy };
  }

  /* Stops without a bubble still show where they are. */
  function bareStops(view, shapes) {
    const bare = [...new Set(placed.map((mark) => mark.p))].filter((p) => !shapes.byPlace.has(p));
    return bare.map((p) => {
      const place = data.places[p];
      return { x: place.x * view.world - view.x, y: place.y * view.world - view.y, radius: 5, label: labelText(place.name), marked: false };
    });
  }

  function draw(view) {
    placeMarkers(view);
    const key = JSON.stringify([view.zoom, drawn.map(({ r, leg, line }) => [r, leg.from, leg.to, Math.round(line[0][0] + view.x), Math.round(line[line.length - 1][1] + view.y)])]);
    if (key === drawnFor) return;
    drawnFor = key;
    lines.clearLayers();
    for (const one of drawn) drawLeg(one, view);
  }

  function drawLeg({ r, route, leg, line }, view) {
    const latLngs = line.map(([x, y]) => map.layerPointToLatLng(view.topLeft.add([x, y])));
    const style = legStyle(leg), classes = `gm-leg gm-leg-${style} gm-route-${r % ROUTE_COLOURS}`;
    const shared = { renderer, pane: 'gm-route', smoothFactor: 0, interactive: false };
    new ExactLine(latLngs, { ...shared, className: `${classes} gm-leg-halo` }).addTo(lines);
    new ExactLine(latLngs, { ...shared, className: classes }).addTo(lines);
    const arrow = arrowHead(line, style === 'inferred' ? 9 : 12);
    if (arrow) new ExactLine([...arrow, arrow[0]].map((point) => map.layerPointToLatLng(view.topLeft.add(point))), { ...shared, className: `gm-arrow gm-route-${r % ROUTE_COLOURS}` }).addTo(lines);
    new ExactLine(latLngs, { ...shared, interactive: true, className: 'gm-leg-hit' }).on('click', (event) => open.leg(route, leg, event.latlng, event)).addTo(lines);
  }

  /* What hides a leg's end: the bubble drawn for its place, or the whole extent of a country or region. */
  function covers(place, other, p, view, shapes, gap) {
    const shape = shapes.byPlace.get(p);
    if (place.extended && !insideArea(world, place, other.x, other.y)) {
      return ([x, y]) => insideArea(world, place, (x + view.x) / view.world, (y + view.y) / view.world);
    }
    const centre = shape || { x: place.x * view.world - view.x, y: place.y * view.world - view.y, radius: 6 };
    return ([x, y]) => Math.hypot(x - centre.x, y - centre.y) < centre.radius + gap;
  }

  function placeMarkers(view) {
    const wanted = new Set(placed.map((mark) => mark.key));
    for (const [key, marker] of markers) if (!wanted.has(key)) { marks.removeLayer(marker); markers.delete(key); }
    for (const mark of placed) {
      const at = map.layerPointToLatLng(view.topLeft.add([mark.x, mark.y]));
      let marker = markers.get(mark.key);
      if (!marker) {
        marker = L.marker(at, { icon: L.divIcon({ className: 'gm-stop', html: '', iconSize: [24, 24] }), keyboard: true, riseOnHover: true });
        marker.addTo(marks).on('click', () => open.place(mark.p, marker.getElement()));
        markers.set(mark.key, marker);
      }
      marker.setLatLng(at);
      dress(marker.getElement(), mark);
    }
  }

  function dress(node, mark) {
    node.className = node.className.replace(/ ?gm-(stop-\S+|route-\d)/g, '');
    node.classList.add(`gm-route-${mark.r % ROUTE_COLOURS}`, mark.text ? 'gm-stop-visited' : 'gm-stop-open');
    node.textContent = mark.text;
    node.style.width = `${mark.width}px`;
    node.style.marginLeft = `${-mark.width / 2}px`;
    const place = data.places[mark.p].name;
    const told = mark.stops.map((stop) => stopText(texts, stop, place)).join('; ');
    node.setAttribute('aria-label', mark.stops.length > 1 && mark.text ? `${mark.text}: ${told}` : told);
    node.title = place;
  }

  return { layoutLines, layoutStops, bareStops, draw, stopsAt };
}

function stopText(texts, stop, place) {
  const number = stop.number ? fill(texts.stop, { n: stop.number }) : texts[`leg_${stop.status}`] || texts.stop_unvisited;
  return [number, place, stop.when].filter(Boolean).join(', ');
}
