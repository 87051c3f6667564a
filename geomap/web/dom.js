/* Small helpers to build the page. Text always goes in as text nodes, never as HTML. */

const { max, min, abs, round, floor, ceil, hypot, sin, cos, sqrt, PI } = Math;

const ICONS = {
  play: 'M4 2l10 6-10 6z',
  pause: 'M3 2h4v12H3zM9 2h4v12H9z',
  previous: 'M12 2v12L4 8zM2 2h2v12H2z',
  next: 'M4 2v12l8-6zM12 2h2v12h-2z',
  close: 'M3 4l1-1 4 4 4-4 1 1-4 4 4 4-1 1-4-4-4 4-1-1 4-4z',
  share: 'M9 2l5.5 4.7L9 11.4V8.6C5.5 8.6 3.3 10 1.5 13.5 1.8 8 4.5 5 9 4.8z',
  theme: 'M8 1a7 7 0 1 0 .01 0zm0 1.6v10.8a5.4 5.4 0 0 0 0-10.8z',
  about: 'M8 1a7 7 0 1 0 .01 0zm0 1.5a5.5 5.5 0 1 1-.01 0zM7.2 7h1.6v4.5H7.2zM8 4.2a1 1 0 1 1-.01 0z',
  whole: 'M2 2h5v1.6H3.6V7H2zM9 2h5v5h-1.6V3.6H9zM2 9h1.6v3.4H7V14H2zM12.4 9H14v5H9v-1.6h3.4z',
  plus: 'M7.1 3h1.8v4.1H13v1.8H8.9V13H7.1V8.9H3V7.1h4.1z',
  minus: 'M3 7.1h10v1.8H3z',
};

/* `look`: the tag and its classes, as 'p.gm-note'. */
function el(look, properties, ...children) {
  const [tag, ...classes] = look.split('.'), node = document.createElement(tag);
  node.classList.add(...classes);
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'text') node.textContent = value;
    else if (name === 'value') node.value = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter(Boolean));
  return node;
}

function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

const button = (text, onclick, look) => el('button', { type: 'button', class: look || null, text, onclick });

/* The name that a node is shown and read with. */
function named(node, name) {
  node.title = name;
  node.setAttribute('aria-label', name);
  return node;
}

function iconButton(name, label, onclick) {
  const node = named(button('', onclick, 'gm-icon'), label);
  node.append(icon(name));
  return node;
}

const joined = (parts, glue) => parts.filter(Boolean).join(glue);
const quiet = (text) => el('span.gm-quiet', { text });

/* A link only for http and https; anything else stays plain text. */
function link(url, text) {
  if (!/^https?:\/\//i.test(url)) return el('span', { text });
  return el('a', { href: url, target: '_blank', rel: 'noreferrer', text });
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

function debounce(task, wait) {
  let timer = 0;
  return () => { clearTimeout(timer); timer = setTimeout(task, wait); };
}

/* Colours come from the style sheet, so that themes are decided in one place. */
function readColours(root, kinds) {
  const style = getComputedStyle(root);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const names = ['sea', 'shore', 'land', 'coast', 'border', 'grid', 'paper', 'ink', 'quiet', 'faint', 'area', 'halo'];
  const colours = Object.fromEntries(names.map((name) => [name, colour(name)]));
  colours.kinds = kinds.map((kind) => colour(`kind-${kind}`));
  return colours;
}
