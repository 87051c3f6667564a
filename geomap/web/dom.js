/* Small helpers to build the page. Text always goes in as text nodes, never as HTML. */

const { max, min, abs, round, floor, ceil, hypot, sin, cos, sqrt, PI } = Math;

/* `look`: the tag and its classes, as 'p.gm-note'. */
function el(look, properties, ...children) {
  const [tag, ...classes] = look.split('.'), node = document.createElement(tag);
  node.classList.add(...classes);
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'value') node.value = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter(Boolean));
  return node;
}

const icon = (name) => el(`span.gm-sign.gm-sign-${name}`);
const button = (text, onclick, look) => el('button', { type: 'button', class: look, onclick }, text);

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
const quiet = (text) => el('span.gm-quiet', {}, text);

/* A link only for http and https; anything else stays plain text. */
function link(url, text) {
  if (!/^https?:\/\//i.test(url)) return text;
  return el('a', { href: url, target: '_blank', rel: 'noreferrer' }, text);
}

function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

const AT_ONCE = { animate: false };
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
