/* Land, borders and graticule. Outlines come as arcs that neighbours share. */

/* Arcs in mercator units (the world is 1 wide); those across the antimeridian run on beyond its edge. */
function decodeArcs(world) {
  return world.arcs.map((steps) => {
    const xs = new Float64Array(steps.length / 2), ys = new Float64Array(steps.length / 2);
    let x = 0, y = 0, turn = 0;
    for (let k = 0; k < xs.length; k++) {
      x += steps[2 * k]; y += steps[2 * k + 1];
      xs[k] = (x * world.scale[0] + world.translate[0]) / 360 + 0.5 + turn;
      ys[k] = mercatorY(y * world.scale[1] + world.translate[1]);
      if (k && abs(xs[k] - xs[k - 1]) > 0.5) { const shift = xs[k] > xs[k - 1] ? -1 : 1; turn += shift; xs[k] += shift; }
    }
    return { xs, ys };
  });
}

function box(xs, ys) {
  let west = Infinity, east = -Infinity, north = Infinity, south = -Infinity;
  for (let k = 0; k < xs.length; k++) {
    if (xs[k] < west) west = xs[k];
    if (xs[k] > east) east = xs[k];
    if (ys[k] < north) north = ys[k];
    if (ys[k] > south) south = ys[k];
  }
  return { west, east, north, south };
}

/* Joins arcs to a ring; a ring around a pole is closed along the map's edge. */
function joinRing(steps, arcs) {
  const xs = [], ys = [];
  for (const step of steps) {
    const arc = arcs[step < 0 ? ~step : step], n = arc.xs.length;
    const shift = xs.length ? round(xs[xs.length - 1] - arc.xs[step < 0 ? n - 1 : 0]) : 0;
    for (let k = xs.length ? 1 : 0; k < n; k++) {
      const at = step < 0 ? n - 1 - k : k;
      xs.push(arc.xs[at] + shift); ys.push(arc.ys[at]);
    }
  }
  if (abs(xs[xs.length - 1] - xs[0]) > 0.5) {
    const edge = ys[0] > 0.5 ? 1.2 : -0.2;
    xs.push(xs[xs.length - 1], xs[0]); ys.push(edge, edge);
  }
  return { xs, ys, ...box(xs, ys) };
}

function ringArea(ring) {
  let area = 0, x = 0, y = 0;
  for (let k = 0, n = ring.xs.length, j = n - 1; k < n; j = k++) {
    const cross = ring.xs[j] * ring.ys[k] - ring.xs[k] * ring.ys[j];
    area += cross; x += (ring.xs[j] + ring.xs[k]) * cross; y += (ring.ys[j] + ring.ys[k]) * cross;
  }
  return { area: abs(area / 2), x: x / (3 * area), y: y / (3 * area) };
}

function createWorld(world) {
  const arcs = decodeArcs(world);
  const uses = new Uint8Array(arcs.length);
  const countries = world.countries.map(([code, name, rings]) => {
    const own = new Map();
    for (const step of rings.flat()) { const arc = step < 0 ? ~step : step; own.set(arc, (own.get(arc) || 0) + 1); }
    for (const [arc, times] of own) uses[arc] += times === 2 ? 3 : times;
    const joined = rings.map((ring) => joinRing(ring, arcs));
    const largest = joined.map(ringArea).reduce((best, next) => (next.area > best.area ? next : best), { area: 0, x: 0, y: 0 });
    return { code, name, rings: joined, label: largest };
  });
  const lines = { coast: [], border: [], disputed: [] };
  const runs = new Map();
  for (const [arc, first, last] of world.disputed) runs.set(arc, [...(runs.get(arc) || []), [first, last]]);
  arcs.forEach((arc, index) => {
    if (!arc.xs.length || !uses[index] || uses[index] > 2) return; // 3: inside one country
    const add = (kind, first, last) => {
      if (last <= first) return;
      const xs = arc.xs.subarray(first, last + 1), ys = arc.ys.subarray(first, last + 1);
      lines[kind].push({ xs, ys, ...box(xs, ys) });
    };
    if (uses[index] === 1) { add('coast', 0, arc.xs.length - 1); return; }
    let done = 0;
    for (const [first, last] of runs.get(index) || []) { add('border', done, first); add('disputed', first, last); done = last; }
    add('border', done, arc.xs.length - 1);
  });
  const byCode = new Map(countries.filter((country) => country.code).map((country) => [country.code, country]));
  return { countries, lines, byCode };
}

/* Even-odd test; x and y in mercator units, x anywhere. */
function contains(country, x, y) {
  let inside = false;
  for (const ring of country.rings) {
    for (const turn of [-1, 0, 1]) {
      const px = x + turn;
      if (px < ring.west || px > ring.east || y < ring.north || y > ring.south) continue;
      for (let k = 0, n = ring.xs.length, j = n - 1; k < n; j = k++) {
        if (ring.ys[k] > y !== ring.ys[j] > y && px < ((ring.xs[j] - ring.xs[k]) * (y - ring.ys[k])) / (ring.ys[j] - ring.ys[k]) + ring.xs[k]) inside = !inside;
      }
    }
  }
  return inside;
}

/* Adds a line or ring to the path, in each copy of the world that the view shows. Points under a pixel apart are skipped.
   Rings end where they begin: closePath would measure the whole path each time (Chromium), and take seconds. */
function trace(context, shape, view) {
  for (let turn = floor(view.x / view.world) - 1; turn <= floor((view.x + view.width) / view.world) + 1; turn++) {
    const left = (shape.west + turn) * view.world - view.x, right = (shape.east + turn) * view.world - view.x;
    const top = shape.north * view.world - view.y, bottom = shape.south * view.world - view.y;
    if (right < -2 || left > view.width + 2 || bottom < -2 || top > view.height + 2) continue;
    if (right - left < 0.6 && bottom - top < 0.6) continue;
    const { xs, ys } = shape, n = xs.length;
    let lastX = 1e9, lastY = 1e9;
    for (let k = 0; k < n; k++) {
      const x = (xs[k] + turn) * view.world - view.x, y = ys[k] * view.world - view.y;
      if (k && k < n - 1 && abs(x - lastX) < 0.8 && abs(y - lastY) < 0.8) continue;
      if (k) context.lineTo(x, y); else context.moveTo(x, y);
      lastX = x; lastY = y;
    }
  }
}

function paintWorld(context, view, world, colours) {
  const stroke = (lines, colour, width, dash = []) => {
    context.beginPath();
    for (const line of lines) trace(context, line, view);
    context.setLineDash(dash);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  };
  context.fillStyle = colours.sea;
  context.fillRect(0, 0, view.width, view.height);
  paintGraticule(context, view, colours);
  context.lineJoin = 'round';
  if (view.zoom >= 4) stroke(world.lines.coast, colours.shore, min(8, view.zoom));
  context.beginPath();
  for (const country of world.countries) for (const ring of country.rings) trace(context, ring, view);
  context.fillStyle = colours.land;
  context.fill('evenodd');
  stroke(world.lines.coast, colours.coast, 0.8);
  stroke(world.lines.border, colours.border, view.zoom < 4 ? 0.7 : 1);
  stroke(world.lines.disputed, colours.border, 1.2, [3, 4]);
  context.setLineDash([]);
}

/* Meridians and parallels as far apart as suits the zoom: about five across the view. */
function paintGraticule(context, view, colours) {
  const wanted = (view.width / view.world) * 60, step = [30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1].find((degrees) => degrees <= wanted) || 0.1;
  const longitude = (x) => ((x + view.x) / view.world - 0.5) * 360;
  const latitude = (y) => (Math.atan(Math.sinh(PI * (1 - (2 * (y + view.y)) / view.world))) * 180) / PI;
  context.beginPath();
  for (let lon = ceil(longitude(0) / step) * step; lon <= longitude(view.width); lon += step) {
    const x = round((lon / 360 + 0.5) * view.world - view.x) + 0.5;
    context.moveTo(x, 0); context.lineTo(x, view.height);
  }
  for (let lat = ceil(max(-80, latitude(view.height)) / step) * step; lat <= min(80, latitude(0)); lat += step) {
    const y = round(mercatorY(lat) * view.world - view.y) + 0.5;
    context.moveTo(0, y); context.lineTo(view.width, y);
  }
  context.strokeStyle = colours.grid;
  context.lineWidth = 1;
  context.stroke();
}
