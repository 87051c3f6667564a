/* Every event in time order under its day. Long lists are drawn in pieces as they come into view. */

const LONG = 2000, LEAST_PIECE = 40, MOST_PIECES = 400, MOST_PRINTED = 10000;

function createList(data, state, actions) {
  const texts = data.texts, { events } = data;
  const body = el('div.gm-list', { id: 'gm-list', tabindex: '-1' });
  let pieces = [];
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const piece = pieces[Number(entry.target.dataset.piece)];
      if (!piece || piece.node !== entry.target) continue;
      if (entry.isIntersecting) drawPiece(piece);
      else if (piece.drawn && pieces.length > 4 && !piece.node.contains(document.activeElement)) emptyPiece(piece);
    }
  }, { root: body, rootMargin: '900px 0px' });

  /* Its day, or the section of what has no day or no place. */
  const heading = (i) => (!events.when[i] ? texts.undated : events.place[i] < 0 ? texts.unplaced : events.when[i]);

  /* `ready` is called when the first events stand there. */
  function rebuild(ready = () => {}) {
    watcher.disconnect();
    const order = Array.from(state.order());
    pieces = [];
    const size = max(LEAST_PIECE, ceil(order.length / MOST_PIECES));
    for (let k = 0; k < order.length; k += size) pieces.push({ events: order.slice(k, k + size), before: k ? order[k - 1] : -1, drawn: false });
    pieces.forEach((piece, k) => {
      piece.node = el('div.gm-piece', { 'data-piece': String(k) });
      piece.node.style.minHeight = `${piece.events.length * 130}px`;
    });
    const empty = data.n ? texts.nothing_matches : texts.empty;
    body.replaceChildren(...(order.length ? pieces.map((piece) => piece.node) : [el('p.gm-none', {}, empty)]));
    if (!pieces.length) ready();
    if (pieces.length) drawPiece(pieces[0], ready);
    for (const piece of pieces) watcher.observe(piece.node);
  }

  /* Draws the piece when its sentences are there, then calls back. */
  function drawPiece(piece, done = () => {}) {
    const { events: own, before } = piece;
    data.told.when(max(0, before), own[own.length - 1], () => {
      if (!piece.drawn && pieces.includes(piece)) fillPiece(piece);
      done();
    });
  }

  function fillPiece(piece) {
    piece.drawn = true;
    const parts = [];
    let last = piece.before >= 0 ? heading(piece.before) : null, list = null;
    for (const i of piece.events) {
      const title = heading(i);
      if (title !== last || !list) {
        if (title !== last) parts.push(el('h3.gm-day', {}, title));
        list = el('ol.gm-day-events');
        parts.push(list);
        last = title;
      }
      list.append(entry(i));
    }
    piece.node.replaceChildren(...parts);
    piece.node.style.minHeight = '';
    mark(piece);
  }

  function emptyPiece(piece) {
    piece.node.style.minHeight = `${piece.node.offsetHeight}px`;
    piece.node.replaceChildren();
    piece.drawn = false;
  }

  function entry(i) {
    const head = button('', () => actions.choose(i), 'gm-entry-head');
    head.append(factsNode(data, i, events.place[i] < 0 && events.when[i] !== ''), el('span.gm-title', {}, events.title[i]));
    const onMap = events.place[i] >= 0
      && button(texts.show_on_map, (event) => actions.showOnMap(i, event.currentTarget), 'gm-text-button gm-only-chosen');
    return el(`li.gm-entry.gm-status-${data.statuses[events.status[i]]}`, { 'data-event': String(i) },
      head, quoteNode(events.quote[i]), badges(data, i), sourcesNode(data, i), onMap);
  }

  const pieceOf = (i) => pieces.find((piece) => piece.events[0] <= i && i <= piece.events[piece.events.length - 1]);

  /* The chosen entry shows more; entries the playing has not come to are faint. */
  function mark(piece) {
    const { selected, moment } = state.get();
    for (const node of piece.node.querySelectorAll('.gm-entry')) {
      const i = Number(node.dataset.event), chosen = i === selected;
      node.classList.toggle('gm-later', moment >= 0 && i > moment);
      if (node.classList.contains('gm-chosen') === chosen) continue;
      node.classList.toggle('gm-chosen', chosen);
      const head = node.querySelector('.gm-entry-head');
      if (chosen) { head.setAttribute('aria-current', 'true'); node.append(detailNode(data, i)); }
      else { head.removeAttribute('aria-current'); node.querySelector('.gm-detail')?.remove(); }
    }
  }

  /* While a handle is dragged a long list is not built for every step. */
  const rebuildSoon = debounce(() => { rebuild(); const { selected } = state.get(); if (selected >= 0) reveal(selected, false); }, 120);

  function reveal(i, focus) {
    const piece = pieceOf(i);
    if (!piece) return;
    drawPiece(piece, () => {
      const node = piece.node.querySelector(`[data-event="${i}"]`);
      if (!node) return;
      const top = node.offsetTop - body.offsetTop, low = body.scrollTop + 34, high = body.scrollTop + body.clientHeight;
      if (top < low || top + node.offsetHeight > high) body.scrollTop = max(0, top - max(40, (body.clientHeight - node.offsetHeight) / 3));
      if (focus) node.querySelector('.gm-entry-head').focus({ preventScroll: true });
    });
  }

  function update(changed) {
    if (changed.filter) (data.n > LONG ? rebuildSoon : rebuild)();
    else if (changed.select || changed.moment) for (const piece of pieces) if (piece.drawn) mark(piece);
    const { selected } = state.get();
    if (selected >= 0 && (changed.select || changed.filter)) reveal(selected, false);
  }

  /* On paper every event stands in full, up to as many as a browser can lay out. */
  addEventListener('beforeprint', () => {
    watcher.disconnect();
    const printed = ceil(MOST_PRINTED / LEAST_PIECE), left = pieces.slice(printed);
    pieces.slice(0, printed).forEach((piece) => drawPiece(piece));
    for (const piece of left) piece.node.remove();
    if (left.length) body.append(el('p.gm-none', {}, fill(texts.more, { n: left.reduce((sum, piece) => sum + piece.events.length, 0) })));
  });
  addEventListener('afterprint', () => rebuild());
  return { node: body, rebuild, update, reveal };
}
