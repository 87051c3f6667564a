/* Great circles, and lines that keep clear of what they lead to. */

const DEGREES = PI / 180;

/* Points along the great circle, longitudes running on across the antimeridian. */
function greatCircle(from, to, pieces) {
  const vector = (place) => {
    const lat = place.lat * DEGREES, lon = place.lon * DEGREES;
    return [cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)];
  };
  const a = vector(from), b = vector(to);
  const angle = Math.acos(max(-1, min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])));
  if (sin(angle) < 1e-9) return [[from.lat, from.lon], [to.lat, to.lon]];
  const points = [];
  let lastLon = from.lon;
  for (let k = 0; k <= pieces; k++) {
    const t = k / pieces, p = sin((1 - t) * angle) / sin(angle), q = sin(t * angle) / sin(angle);
    const [x, y, z] = [0, 1, 2].map((axis) => p * a[axis] + q * b[axis]);
    let lon = Math.atan2(y, x) / DEGREES;
    lon += round((lastLon - lon) / 360) * 360;
    points.push([Math.atan2(z, hypot(x, y)) / DEGREES, lon]);
    lastLon = lon;
  }
  return points;
}

/* Shifts a pixel line sideways, to the right of its direction: ways there and back lie side by side. */
function sideways(line, offset) {
  if (!offset) return line;
  return line.map(([x, y], k) => {
    const [ax, ay] = line[max(0, k - 1)], [bx, by] = line[min(line.length - 1, k + 1)];
    const length = hypot(bx - ax, by - ay) || 1, fade = min(1, k / 4, (line.length - 1 - k) / 4);
    return [x - ((by - ay) / length) * offset * fade, y + ((bx - ax) / length) * offset * fade];
  });
}

/* Drops what lies inside `covered` at the line's start; the last step is cut finely. */
function cutStart(line, covered) {
  let k = 0;
  while (k < line.length && covered(line[k])) k++;
  if (k === 0 || k === line.length) return k ? [] : line;
  let inside = line[k - 1], outside = line[k];
  for (let halving = 0; halving < 12; halving++) {
    const middle = [(inside[0] + outside[0]) / 2, (inside[1] + outside[1]) / 2];
    if (covered(middle)) inside = middle; else outside = middle;
  }
  return [outside, ...line.slice(k)];
}

/* A triangle at the end of a line; none if the line is too short for it. */
function arrowHead(line, size) {
  const tip = line[line.length - 1];
  const back = [...line].reverse().find(([x, y]) => hypot(tip[0] - x, tip[1] - y) >= size);
  if (!back) return null;
  const length = hypot(tip[0] - back[0], tip[1] - back[1]);
  const [ux, uy] = [(tip[0] - back[0]) / length, (tip[1] - back[1]) / length];
  const base = [tip[0] - ux * size, tip[1] - uy * size], wing = size * 0.42;
  return [tip, [base[0] - uy * wing, base[1] + ux * wing], [base[0] + uy * wing, base[1] - ux * wing]];
}
