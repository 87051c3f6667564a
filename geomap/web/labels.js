/* Place names that keep clear of what is drawn and of each other. */

const LABEL_FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

/* Taken boxes of the canvas. `hard` ones must not be touched, `soft` ones (lines) only if there is no other way.
   What the reader sees of the canvas is `seen`: names must lie within it. */
function createBoxes(seen) {
  const hard = [], soft = [];
  const clear = (boxes, left, top, right, bottom) => boxes.every((box) => right < box[0] || left > box[2] || bottom < box[1] || top > box[3]);
  const within = (left, top, right, bottom) => left >= seen.left && right <= seen.right && top >= seen.top && bottom <= seen.bottom;
  return {
    /* Keeps boxes as lightly as lines until the task is done. */
    keeping(boxes, task) {
      const before = soft.length;
      soft.push(...boxes);
      const done = task();
      soft.length = before;
      return done;
    },
    add: (left, top, right, bottom) => hard.push([left, top, right, bottom]),
    addLine: (line) => {
      let last = [-1e9, 0];
      for (const [x, y] of line) if (abs(x - last[0]) + abs(y - last[1]) > 8) { soft.push([x - 3, y - 3, x + 3, y + 3]); last = [x, y]; }
    },
    free: (box, careful) => within(...box) && clear(hard, ...box) && (!careful || clear(soft, ...box)),
    /* The first spot that is free of all, else the first that is free of boxes. */
    choose(spots, boxAt) {
      return spots.find((spot) => this.free(boxAt(spot), true)) || spots.find((spot) => this.free(boxAt(spot), false));
    },
  };
}

/* Measuring is slow, and the same names are drawn again and again. */
const widths = new Map();

function widthOf(context, text) {
  const key = context.font + text;
  if (!widths.has(key)) widths.set(key, context.measureText(text).width);
  return widths.get(key);
}

function haloText(context, text, x, y, colour, halo) {
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = halo;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/* Control characters and direction marks would disturb the canvas; the list shows the name as it is. */
function labelText(text) {
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ').trim();
  return plain.length > 34 ? `${plain.slice(0, 33)}…` : plain;
}

/* Spots further off, from which a thin line leads to the disc. */
function farSpots(x, y, width, radius, size) {
  return [30, 46, 64, 84].flatMap((distance) => [0, 1, 2, 3, 4, 5, 6, 7].map((eighth) => {
    const dx = cos((eighth * PI) / 4), dy = sin((eighth * PI) / 4);
    const endX = x + dx * (radius + distance), endY = y + dy * (radius + distance);
    const left = dx > 0.3 ? endX + 2 : dx < -0.3 ? endX - width - 2 : endX - width / 2;
    return [left, endY + (dy > 0.3 ? size : dy < -0.3 ? -2 : size * 0.35), [[x + dx * radius, y + dy * radius], [endX, endY]]];
  }));
}

/* Tries right, left, above, below of a disc; if it must be drawn, further off too. False if there is no room. */
function placeAround(context, boxes, text, x, y, radius, size, draw, must) {
  const width = widthOf(context, text), gap = radius + 4;
  const spots = [
    [x + gap, y + size * 0.35], [x - gap - width, y + size * 0.35],
    [x - width / 2, y - gap - 2], [x - width / 2, y + gap + size * 0.75],
    [x + gap * 0.75, y - gap * 0.75], [x + gap * 0.75, y + gap * 0.75 + size * 0.6],
    [x - gap * 0.75 - width, y - gap * 0.75], [x - gap * 0.75 - width, y + gap * 0.75 + size * 0.6],
  ];
  const area = ([left, base]) => [left - 3, base - size, left + width + 3, base + 4];
  const spot = boxes.choose(spots, area) || (must && boxes.choose(farSpots(x, y, width, radius, size), area));
  if (!spot) return false;
  boxes.add(...area(spot));
  draw(...spot);
  return true;
}

/* A thin line to what had to be drawn further off. */
function paintLeader(context, ends, colours) {
  path(context, ...ends);
  context.lineWidth = 1;
  context.strokeStyle = colours.quiet;
  context.stroke();
}

function paintStoryLabels(context, view, boxes, groups, colours) {
  for (const group of groups) {
    if (group.x < -50 || group.y < -20 || group.x > view.width + 50 || group.y > view.height + 20) continue;
    const size = 12.5;
    context.font = `${group.marked ? 700 : 600} ${size}px ${LABEL_FONT}`;
    placeAround(context, boxes, group.label, group.x, group.y, group.radius, size, (left, base, leader) => {
      if (leader) paintLeader(context, leader, colours);
      haloText(context, group.label, left, base, colours.ink, colours.halo);
    }, groups.length <= 30);
  }
}

function paintTownLabels(context, view, boxes, labels, colours) {
  context.font = `11px ${LABEL_FONT}`;
  let room = max(8, round((view.width * view.height) / 40000));
  for (const [name, lat, lon] of labels) {
    if (!room) break;
    const x = (lon / 360 + 0.5) * view.world - view.x, y = mercatorY(lat) * view.world - view.y;
    if (x < 0 || y < 0 || x > view.width || y > view.height) continue;
    if (!boxes.free([x - 14, y - 14, x + 14, y + 14], true)) continue;
    const text = labelText(name);
    const drawn = placeAround(context, boxes, text, x, y, 2, 11, (left, base) => {
      haloText(context, text, left, base, colours.quiet, colours.halo);
      paintDisc(context, x, y, 1.8, colours.quiet);
    });
    if (drawn) { boxes.add(x - 26, y - 14, x + 26, y + 14); room--; }
  }
}

function paintCountryLabels(context, view, boxes, world, hidden, colours) {
  context.font = `600 11px ${LABEL_FONT}`;
  context.letterSpacing = '1.5px';
  for (const country of world.countries) {
    const wide = sqrt(country.label.area) * view.world;
    if (wide < 60 || hidden.has(country.code)) continue;
    const y = country.label.y * view.world - view.y;
    for (let turn = -1; turn <= 1; turn++) {
      const x = (country.label.x + turn) * view.world - view.x;
      if (x < 0 || x > view.width || y < 0 || y > view.height) continue;
      const text = country.name.toUpperCase(), half = widthOf(context, text) / 2, area = [x - half - 4, y - 10, x + half + 4, y + 6];
      if (half > wide || !boxes.free(area, true)) continue;
      boxes.add(...area);
      haloText(context, text, x - half, y + 4, colours.faint, colours.halo);
    }
  }
  context.letterSpacing = '0px';
}
