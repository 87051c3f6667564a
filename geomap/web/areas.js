/* Places that are an extent: a country's own outline, or a circle as wide as the true spot may lie off. No centre pin. */

/* A tint, and a soft band inside the edge: a country that fills the view is still told from its neighbours. */
function paintAreas(context, view, world, areas, colours) {
  for (const { place, marked } of areas) {
    const outline = outlineOf(world, place);
    context.save();
    context.beginPath();
    if (outline) for (const ring of outline.rings) trace(context, ring, view);
    else context.arc(place.x * view.world - view.x, place.y * view.world - view.y, max(6, pixels(place, view.world)), 0, 2 * PI);
    context.strokeStyle = context.fillStyle = colours.area;
    context.globalAlpha = (marked ? 0.16 : 0.07);
    context.fill('evenodd');
    context.globalAlpha = marked ? 0.95 : 0.6;
    context.setLineDash(outline ? [] : [5, 4]);
    context.lineWidth = marked ? 2 : 1.2;
    context.stroke();
    if (outline) {
      context.clip('evenodd');
      context.globalAlpha = marked ? 0.32 : 0.18;
      context.lineWidth = marked ? 16 : 11;
      context.stroke();
    }
    context.restore();
  }
}

/* The country's rings, if the place is one that has an outline. */
const outlineOf = (world, place) => (place.kind === 'country' ? world.byCode.get(place.country) : null);

/* A place's radius in pixels at its latitude. */
function pixels(place, world) {
  return (place.radius / 40075) * world / max(0.05, cos((place.lat * PI) / 180));
}

/* Where to name an extended place: its own point, or, if that is out of sight, the nearest spot of it that is seen. */
function labelSpot(world, place, view) {
  const own = { x: place.x * view.world - view.x, y: place.y * view.world - view.y };
  const left = view.pad.x, top = view.pad.y, { size } = view;
  if (own.x > left && own.y > top && own.x < left + size.x && own.y < top + size.y) return own;
  let best = own, nearest = Infinity;
  for (let column = 1; column < 10; column++) {
    for (let row = 1; row < 8; row++) {
      const x = left + (size.x * column) / 10, y = top + (size.y * row) / 8, distance = hypot(x - own.x, y - own.y);
      if (distance < nearest && insideArea(world, place, (x + view.x) / view.world, (y + view.y) / view.world)) { best = { x, y }; nearest = distance; }
    }
  }
  return best;
}

/* Whether some of a country lies within the bounds. */
function seenWithin(world, place, bounds) {
  for (let column = 0; column <= 8; column++) {
    for (let row = 0; row <= 8; row++) {
      const lon = bounds.getWest() + ((bounds.getEast() - bounds.getWest()) * column) / 8;
      const lat = bounds.getSouth() + ((bounds.getNorth() - bounds.getSouth()) * row) / 8;
      if (insideArea(world, place, lon / 360 + 0.5, mercatorY(lat))) return true;
    }
  }
  return false;
}

/* Whether a point (mercator units) lies within an extended place. */
function insideArea(world, place, x, y) {
  const outline = outlineOf(world, place);
  if (outline) return contains(outline, x, y);
  const radius = pixels(place, 1);
  return (x - place.x) ** 2 + (y - place.y) ** 2 < radius ** 2;
}
