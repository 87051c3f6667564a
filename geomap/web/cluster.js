/* Places that would touch are drawn as one group. Groups hang on world pixels, not on the view, so that they hold
   still while the map is dragged; a group that no zoom can split fans out. */

const CELL = 24, REACH = 64, FAN_MOST = 16;

/* Grows by the digits of the number: ten times the events are a third more across. */
const bubbleRadius = (n) => (n === 1 ? 7.5 : min(32, 9 + 5.8 * Math.log10(n)));

const bucket = (x, y, size) => floor(x / size) * 1e7 + floor(y / size);

/* Cells of a fixed grid first, then neighbours that would touch join the larger. Each sits on its busiest place.
   `counts`: events of each place; `apart`: places that are drawn elsewhere. */
function cluster(places, counts, world, apart) {
  const cells = new Map();
  places.forEach((place, p) => {
    if (place.extended || !counts[p] || apart.has(p)) return;
    const x = place.x * world, y = place.y * world, key = bucket(x, y, CELL), cell = cells.get(key);
    if (!cell) cells.set(key, { x, y, n: counts[p], busiest: p, places: [p] });
    else {
      cell.n += counts[p];
      cell.places.push(p);
      if (counts[p] > counts[cell.busiest]) Object.assign(cell, { x, y, busiest: p });
    }
  });
  return gather(gather([...cells.values()]));
}

/* The larger takes in what touches it. Who has taken in has grown: a second time finds what it touches now. */
function gather(cells) {
  const near = new Map(), kept = [];
  for (const cell of cells.sort((a, b) => b.n - a.n || a.busiest - b.busiest)) {
    const host = hostOf(cell, near);
    if (host) { host.n += cell.n; host.places.push(...cell.places); continue; }
    kept.push(cell);
    const key = bucket(cell.x, cell.y, REACH);
    if (near.has(key)) near.get(key).push(cell); else near.set(key, [cell]);
  }
  return kept;
}

function hostOf(cell, near) {
  for (let dx = -REACH; dx <= REACH; dx += REACH) {
    for (let dy = -REACH; dy <= REACH; dy += REACH) {
      const touching = (near.get(bucket(cell.x + dx, cell.y + dy, REACH)) || []).find(
        (other) => hypot(other.x - cell.x, other.y - cell.y) < bubbleRadius(other.n) + bubbleRadius(cell.n) - 1);
      if (touching) return touching;
    }
  }
  return null;
}

/* Places of one spot on a circle around it, the first on top. */
function fanOut(places, counts, centre) {
  const radius = max(38, (places.length * 30) / (2 * PI));
  return places.map((p, k) => {
    const angle = (k / places.length) * 2 * PI - PI / 2;
    return { x: centre.x + radius * cos(angle), y: centre.y + radius * sin(angle), n: counts[p], busiest: p, places: [p], fanned: centre };
  });
}
