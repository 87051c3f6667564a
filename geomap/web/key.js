/* The key in a corner of the map, and the views that keep the story out from under it while it is open. */
function createKey(data, map) {
  const ROOM = 24;
  const node = legend(data);
  const isOpen = () => node && node.open && node.offsetWidth > 0;
  const right = () => node.offsetLeft + node.offsetWidth + ROOM, top = () => node.offsetTop - ROOM;
  const covers = (point) => isOpen() && point.x < right() && point.y > top();

  /* Padding that leaves out the columns beside the key, or the rows above it. */
  const beside = (how) => ({ ...how, paddingTopLeft: [max(right(), how.paddingTopLeft[0]), how.paddingTopLeft[1]] });
  const above = (how) => ({ ...how, paddingBottomRight: [how.paddingBottomRight[0], max(map.getSize().y - top(), how.paddingBottomRight[1])] });

  /* The zoom of a fitted view and where it puts things on the screen. */
  function fitted(bounds, how) {
    const [left, up] = how.paddingTopLeft, [aside, down] = how.paddingBottomRight;
    const zoom = min(map.getBoundsZoom(bounds, false, L.point(left + aside, up + down)), how.maxZoom);
    const corner = (at) => map.project(at, zoom);
    const middle = corner(bounds.getSouthWest()).add(corner(bounds.getNorthEast())).divideBy(2);
    const shift = map.getSize().add([left - aside, up - down]).divideBy(2).subtract(middle);
    return { zoom, on: (at) => corner(at).add(shift) };
  }

  /* The larger of the views that keep the key off these places; the plain one where it lies over none of them. */
  function fit(bounds, how, latLngs) {
    const plain = fitted(bounds, how);
    const free = latLngs.some((at) => covers(plain.on(at)));
    const best = !free ? how : [beside(how), above(how)].reduce((a, b) => (fitted(bounds, b).zoom > fitted(bounds, a).zoom ? b : a));
    map.fitBounds(bounds, best);
  }

  /* Moves the map just enough that a place is seen. */
  function panInside(at, how) {
    const point = map.latLngToContainerPoint(at), size = map.getSize();
    const [left, up] = how.paddingTopLeft, [aside, down] = how.paddingBottomRight;
    const seen = L.point(max(left, min(size.x - aside, point.x)), max(up, min(size.y - down, point.y)));
    map.panInside(at, covers(seen) ? beside(how) : how);
  }

  return { node, fit, panInside };
}

/* The colours of the kinds, and how sure a place or a leg is, as far as the story needs them. */
function legend(data) {
  const texts = data.texts, legs = data.routes.flatMap((route) => route.legs);
  const row = (shown, look, text) => shown && el('li', {}, el(look), text);
  const used = new Set(data.events.kind), styles = new Set(legs.map(legStyle));
  const rows = [
    ...data.kinds.map((kind, k) => row(used.has(k), `span.gm-swatch.gm-kind-${kind}`, texts[`kind_${kind}`])),
    row(data.places.some((place) => place.extended), 'span.gm-key-area', texts.legend_area),
    ...['travelled', 'planned', 'inferred'].map((one) => row(styles.has(one), `span.gm-key-leg.gm-key-${one}`, texts[`legend_${one}`])),
  ].filter(Boolean);
  return rows.length ? el('details.gm-legend', { open: innerWidth >= 1400 && innerHeight > 700 }, el('summary', {}, texts.legend), el('ul', {}, rows)) : null;
}
