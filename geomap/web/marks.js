/* How bubbles and pills look: a lone event in its kind's colour, a group as a ring of its kinds around their number,
   a country or region as a named pill. */

const short = (n) => (n > 999 ? `${(n / 1000).toFixed(n > 9999 ? 0 : 1)}k` : String(n));

function paintDisc(context, x, y, radius, colour) {
  context.beginPath();
  context.arc(x, y, radius, 0, 7);
  context.fillStyle = colour;
  context.fill();
}

function paintRing(context, x, y, radius, width, colour, from = 0, to = 7) {
  context.beginPath();
  context.arc(x, y, radius, from, to);
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke();
}

/* `kinds`: events of each kind in the group. */
function paintGroup(context, group, kinds, colours) {
  const { x, y, radius, n } = group, width = max(4, radius * 0.24);
  paintDisc(context, x, y, radius + 1.5, colours.paper);
  let angle = -PI / 2;
  kinds.forEach((count, kind) => {
    if (!count) return;
    const next = angle + (count / n) * 2 * PI;
    paintRing(context, x, y, radius - width / 2, width, colours.kinds[kind], angle, next);
    angle = next;
  });
}

/* All at once: a font takes long to set. */
function paintNumbers(context, groups, colours) {
  context.fillStyle = colours.ink;
  context.font = `700 12.5px ${LABEL_FONT}`;
  for (const { x, y, n } of groups) if (n > 1) context.fillText(short(n), x - widthOf(context, short(n)) / 2, y + 4.5);
}

/* Filled if told as fact, hollow if planned or possible, crossed if denied; dashed where the place is not certain. */
function paintSingle(context, { x, y, radius }, status, unsure, colour, colours) {
  paintDisc(context, x, y, radius + 0.5, colours.paper);
  if (status === 'actual' && !unsure) { paintDisc(context, x, y, radius - 1.5, colour); return; }
  context.setLineDash(unsure ? [3, 2] : []);
  paintRing(context, x, y, radius - 2.5, 2.5, colour);
  context.setLineDash([]);
  if (status === 'actual') paintDisc(context, x, y, radius - 5, colour);
  if (status !== 'denied') return;
  path(context, [x - 5, y + 5], [x + 5, y - 5]);
  context.stroke();
}

/* A pill where it covers nothing, as near as can be to the middle of what is seen of its area. */
function layoutPill(context, view, boxes, world, area) {
  context.font = `600 12px ${LABEL_FONT}`;
  const text = labelText(area.place.name) + (area.others ? ` +${area.others}` : ''), width = widthOf(context, text) + 18 + (area.n ? widthOf(context, short(area.n)) + 7 : 0);
  const { x, y } = labelSpot(world, area.place, view);
  const spots = [[0, 0], ...[30, 58, 88].flatMap((far) => [[0, -far], [0, far], [-width * 0.7, -far], [width * 0.7, -far], [width * 0.7, far], [-width * 0.7, far]]), [-width, 0], [width, 0]];
  const box = ([dx, dy]) => [x + dx - width / 2 - 2, y + dy - 14, x + dx + width / 2 + 2, y + dy + 14];
  const spot = boxes.choose(spots, box) || spots[0];
  boxes.add(...box(spot));
  const leader = hypot(...spot) > max(40, pixels(area.place, view.world)) && [[x, y], [x + spot[0], y + spot[1]]];
  return { ...area, text, width, leader, x: x + spot[0], y: y + spot[1], radius: 13 };
}

function paintPill(context, one, colours) {
  const left = one.x - one.width / 2;
  context.beginPath();
  context.roundRect(left, one.y - 12, one.width, 24, 12);
  context.fillStyle = colours.paper;
  context.fill();
  context.lineWidth = one.marked ? 3 : 1.5;
  context.strokeStyle = one.marked ? colours.ink : colours.area;
  context.setLineDash(one.place.kind === 'country' ? [] : [4, 3]);
  context.stroke();
  context.setLineDash([]);
  context.font = `600 12px ${LABEL_FONT}`;
  context.fillStyle = colours.ink;
  context.fillText(one.text, left + 9, one.y + 4.5);
  if (!one.n) return;
  context.fillStyle = colours.quiet;
  context.fillText(short(one.n), left + one.width - 9 - widthOf(context, short(one.n)), one.y + 4.5);
}
