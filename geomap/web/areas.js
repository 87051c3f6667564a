/* Places that are an extent: a country's own outline, or a circle as wide as the true spot may lie off. No centre pin. */

function paintAreas(context, view, world, areas, colours) {
  for (const { place, marked } of areas) {
    context.beginPath();
    const country = place.kind === 'country' ? world.byCode.get(place.country) : null;
    if (country) for (const ring of country.rings) trace(context, ring, view);
    else circle(context, view, place);
    // An area that fills the view says nothing by its colour, only dims the map.
    const fills = country ? insideArea(world, place, view.x / view.world, view.y / view.world)
      && insideArea(world, place, (view.x + view.width) / view.world, (view.y + view.height) / view.world) : pixels(place, view.world) > view.width;
    context.globalAlpha = fills ? 0.06 : marked ? 0.32 : 0.16;
    context.fillStyle = colours.area;
    context.fill('evenodd');
    context.globalAlpha = marked ? 0.95 : 0.55;
    context.setLineDash(country ? [] : [5, 4]);
    context.lineWidth = marked ? 2 : 1.2;
    context.strokeStyle = colours.area;
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function circle(context, view, place) {
  const radius = pixels(place, view.world);
  context.arc(place.x * view.world - view.x, place.y * view.world - view.y, Math.max(6, radius), 0, 2 * Math.PI);
}

/* A place's radius in pixels at its latitude. */
function pixels(place, world) {
  return (place.radius / 40075) * world / Math.max(0.05, Math.cos((place.lat * Math.PI) / 180));
}

/* Where to name an extended place: its own point, or, if that is out of sight, the nearest spot of it that is seen. */
function labelSpot(world, place, view, size) {
  const own = { x: place.x * view.world - view.x, y: place.y * view.world - view.y };
  const left = view.pad.x, top = view.pad.y;
  if (own.x > left && own.y > top && own.x < left + size.x && own.y < top + size.y) return own;
  let best = own, nearest = Infinity;
  for (let column = 1; column < 10; column++) {
    for (let row = 1; row < 8; row++) {
      const x = left + (size.x * column) / 10, y = top + (size.y * row) / 8, distance = Math.hypot(x - own.x, y - own.y);
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
  const country = place.kind === 'country' ? world.byCode.get(place.country) : null;
  if (country) return contains(country, x, y);
  const radius = pixels(place, 1);
  return (x - place.x) ** 2 + (y - place.y) ** 2 < radius ** 2;
}
