/* In somebody else's page: never trap the reader's scrolling, tell the height that suits, lead to the whole map.
   And the credits, which name whoever serves the tiles. */

const framed = window.parent !== window;

function settleInFrame(map, data, mapBox) {
  if (!framed) return;
  document.documentElement.classList.add('gm-framed');
  const texts = data.texts, hint = el('p.gm-hint', { 'aria-hidden': 'true' });
  const fade = debounce(() => hint.classList.remove('gm-hint-shown'), 1400);
  const say = (text) => { hint.textContent = text; hint.classList.add('gm-hint-shown'); fade(); };
  mapBox.append(hint);
  if (/^(https?|file):$/.test(location.protocol)) mapBox.append(el('a.gm-full', { href: location.href.split('#')[0], target: '_blank', rel: 'noopener' }, texts.open_full));
  const early = { capture: true, passive: true };
  mapBox.addEventListener('wheel', (event) => {
    if (event.ctrlKey || event.metaKey || event.target.closest('.gm-popup')) return;
    event.stopPropagation();
    say(texts.hint_wheel);
  }, early);
  mapBox.addEventListener('pointerdown', (event) => map.dragging[event.pointerType === 'touch' ? 'disable' : 'enable'](), early);
  mapBox.addEventListener('touchmove', (event) => { if (event.touches.length === 1) say(texts.hint_touch); }, early);
  let width = 0;
  new ResizeObserver(() => {
    if (width === window.innerWidth) return;
    width = window.innerWidth;
    tellHeight(width);
  }).observe(document.documentElement);
}

/* As hosts of pym.js and of Datawrapper listen for it: any may read it, for it is a number and nothing else. */
function tellHeight(width) {
  const height = round(width < 700 ? max(560, min(680, width * 1.5)) : max(540, min(780, width * 0.62)));
  const name = new URLSearchParams(location.search).get('childId') || 'geomap';
  window.parent.postMessage(['pym', name, 'height', height].join('xPYMx'), '*');
  window.parent.postMessage({ 'datawrapper-height': { [name]: height } }, '*');
}

function credits(data) {
  const tiles = data.tiles ? [`${fill(data.texts.tiles, { host: data.tiles.host })} `, ...data.tiles.credit.map(([text, url]) => (url ? link(url, text) : text)), ' · '] : [];
  return el('p.gm-credits', {}, tiles, data.texts.credits_short);
}
