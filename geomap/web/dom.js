/* Small helpers to build the page. Text always goes in as text nodes, never as HTML. */

const SVG_ICONS = {
  play: 'M4 2l10 6-10 6z',
  pause: 'M3 2h4v12H3zM9 2h4v12H9z',
  previous: 'M12 2v12L4 8zM2 2h2v12H2z',
  next: 'M4 2v12l8-6zM12 2h2v12h-2z',
  close: 'M3 4l1-1 4 4 4-4 1 1-4 4 4 4-1 1-4-4-4 4-1-1 4-4z',
};

function el(tag, properties, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'text') node.textContent = value;
    else if (name === 'value') node.value = value;
    else node.setAttribute(name === 'class' ? 'class' : name, value === true ? '' : value);
  }
  for (const child of children.flat()) if (child !== null && child !== undefined) node.append(child);
  return node;
}

function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', SVG_ICONS[name]);
  svg.append(path);
  return svg;
}

function iconButton(name, label, onclick) {
  return el('button', { type: 'button', class: 'gm-icon', 'aria-label': label, title: label, onclick }, icon(name));
}

/* A link only for http and https; anything else stays plain text. */
function link(url, text) {
  if (!/^https?:\/\//i.test(url)) return el('span', { text });
  return el('a', { href: url, target: '_blank', rel: 'noopener noreferrer', text });
}

function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

const reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
const narrow = () => matchMedia('(max-width: 700px)').matches;

/* Runs `task` once in the next frame, however often it is asked for. */
function onceAFrame(task) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; task(); });
  };
}

/* Colours come from the style sheet, so that themes are decided in one place. */
function readColours(root, kinds) {
  const style = getComputedStyle(root);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const names = ['sea', 'land', 'coast', 'border', 'grid', 'paper', 'ink', 'quiet', 'faint', 'accent', 'area', 'halo'];
  const colours = Object.fromEntries(names.map((name) => [name, colour(name)]));
  colours.kinds = kinds.map((kind) => colour(`kind-${kind}`));
  return colours;
}
