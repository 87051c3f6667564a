/* The key in a corner of the map; views and pans keep the story out from under it while it is open. */
function createKey(data, map) {
  const ROOM = 24, node = legend(data);
  const isOpen = () => node && node.open && node.offsetWidth > 0;
  const top = () => node.offsetTop - ROOM;

  /* Padding that leaves out the columns beside the key, or the rows above it. */
  const beside = (how) => ({ ...how, paddingTopLeft: [max(node.offsetLeft + node.offsetWidth + ROOM, how.paddingTopLeft[0]), how.paddingTopLeft[1]] });
  const above = (how) => ({ ...how, paddingBottomRight: [how.paddingBottomRight[0], max(map.getSize().y - top(), how.paddingBottomRight[1])] });
  const zoom = (bounds, how) => map.getBoundsZoom(bounds, false, L.point(how.paddingTopLeft).add(how.paddingBottomRight));

  function fit(bounds, how) {
    const [a, b] = isOpen() ? [beside(how), above(how)] : [how, how];
    map.fitBounds(bounds, zoom(bounds, a) < zoom(bounds, b) ? b : a);
  }

  /* Moves the map just enough that a place is seen. */
  function panInside(at, how) {
    map.panInside(at, isOpen() && map.latLngToContainerPoint(at).y > top() ? beside(how) : how);
  }

  return { node, fit, panInside };
}

/* The colours of the kinds, and how sure a place or a leg is, as far as the story needs them. */
function legend(data) {
  const texts = data.texts, legs = data.routes.flatMap((route) => route.legs);
  const row = (shown, look, text) => shown && el('li', {}, el(look), text);
  const looks = new Set(data.routes.flatMap((route) => route.stops.map(stopLook)));
  const used = new Set(data.events.kind), styles = new Set(legs.map(legStyle));
  const rows = [
    ...data.kinds.map((kind, k) => row(used.has(k), `span.gm-swatch.gm-kind-${kind}`, texts[`kind_${kind}`])),
    row(data.places.some((place) => place.extended), 'span.gm-key-area', texts.legend_area),
    ...['visited', 'likely', 'open'].map((one) => row(looks.has(`gm-stop-${one}`), `span.gm-stop-chip.gm-route-0.gm-stop-${one}`, texts[`legend_${one}`])),
    ...['travelled', 'planned', 'inferred'].map((one) => row(styles.has(one), `span.gm-key-leg.gm-key-${one}`, texts[`legend_${one}`])),
  ].filter(Boolean);
  return rows.length ? el('details.gm-legend', { open: innerWidth >= 1400 && innerHeight > 700 }, el('summary', {}, texts.legend), el('ul', {}, rows)) : null;
}
