/* The header: title, count, search, filters, link, theme, and what the map is made of. */

function createHeader(data, state, actions) {
  const texts = data.texts, used = usage(data);
  const count = el('p.gm-count', { 'aria-live': 'polite' });
  const boxes = data.kinds.map((kind, k) => used.kinds[k] && el('label.gm-kind', {},
    el('input', { type: 'checkbox', value: String(k), onchange: chooseKinds }), el(`span.gm-swatch.gm-kind-${kind}`),
    texts[`kind_${kind}`], quiet(used.kinds[k]))).filter(Boolean);

  function chooseKinds() {
    state.set({ kinds: new Set(boxes.map((box) => box.firstChild).filter((box) => box.checked).map((box) => Number(box.value))) });
  }

  function chooser(name, options) {
    if (options.length < 2) return null;
    const select = el('select', { onchange: () => state.set({ [name]: Number(select.value) }) },
      el('option', { value: '-1' }, texts.filter_any), options.map(([value, text]) => el('option', { value: String(value) }, text)));
    return { name, select, node: el('label.gm-choice', {}, texts[`filter_${name}`], select) };
  }
  const choosers = [
    chooser('person', [...used.people].slice(0, 500).map((p) => [p, data.people[p]])),
    chooser('report', [...used.reports].slice(0, 500).map((r) => [r, data.reports[r].title || data.reports[r].id])),
    chooser('status', [...used.statuses].map((s) => [s, texts[`status_${data.statuses[s]}`]])),
  ].filter(Boolean);

  const look = debounce(() => state.set({ query: search.value.trim() }), 120);
  const search = el('input.gm-search', { type: 'search', placeholder: texts.search, 'aria-label': texts.search_hint, oninput: look });
  const reset = button(texts.reset, () => actions.reset(), 'gm-reset');
  const summary = el('summary');
  const menu = el('details.gm-menu', {}, summary, el('div.gm-menu-body', {},
    el('div.gm-kinds', { role: 'group', 'aria-label': texts.filter_kind }, boxes), choosers.map((one) => one.node)));
  const theme = iconButton('theme', texts.theme_auto, () => named(theme, texts[`theme_${actions.nextTheme()}`]));
  const share = iconButton('share', texts.share, () => actions.share(share));
  const dialog = aboutDialog(data, actions);
  const tools = el('div.gm-tools', { role: 'group', 'aria-label': texts.tools }, data.n ? [search, menu, reset, share] : [], theme,
    iconButton('about', texts.about_map, () => dialog.showModal()));
  const node = el('header.gm-head', {}, el('div.gm-headline', {}, el('h1', {}, data.title), count), tools, dialog);
  document.addEventListener('click', (event) => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    summary.focus();
    event.stopPropagation();
  });

  function update(changed) {
    const now = state.get(), n = state.order().length, { bins } = data;
    if (changed.refine) showFilters(now);
    const total = n < data.n ? texts.count : data.n === 1 ? texts.count_one : data.n ? texts.count_all : texts.empty;
    count.textContent = joined([fill(total, { n: data.number(n), m: data.number(data.n) }), bins && rangeText(texts, bins, now.from, now.to)], ', ');
    reset.hidden = !state.isFiltered() && state.isWhole() && now.moment < 0;
  }

  function showFilters(now) {
    for (const box of boxes) box.firstChild.checked = now.kinds.has(Number(box.firstChild.value));
    for (const { name, select } of choosers) select.value = String(now[name]);
    if (document.activeElement !== search) search.value = now.query;
    const chosen = (now.kinds.size > 0) + choosers.filter(({ name }) => now[name] >= 0).length;
    summary.textContent = chosen ? `${texts.filters} (${chosen})` : texts.filters;
  }
  return { node, update, search };
}

/* What the filters can choose between. */
function usage(data) {
  const { kind, status, people, sources } = data.events, kinds = new Uint32Array(data.kinds.length);
  const found = { kinds, people: new Set(), reports: new Set(), statuses: new Set() };
  for (let i = 0; i < data.n; i++) {
    kinds[kind[i]]++;
    found.statuses.add(status[i]);
    for (const person of people[i]) found.people.add(person);
    for (const report of sources[i]) found.reports.add(report);
  }
  for (const name of ['people', 'reports', 'statuses']) found[name] = [...found[name]].sort((a, b) => a - b);
  return found;
}

/* Whose borders, whose places, which reports, what went wrong, and the keys. */
function aboutDialog(data, actions) {
  const texts = data.texts, section = (title, items) => (items.length ? [el('h3', {}, title), el('ul', {}, items)] : []);
  const reports = data.reports.slice(0, 500).map((report, r) => el('li', {}, sourceNode(data, r)));
  if (data.reports.length > 500) reports.push(el('li', {}, fill(texts.more, { n: data.reports.length - 500 })));
  const letters = el('input', { type: 'checkbox', checked: true, onchange: () => actions.useLetters(letters.checked) });
  const dialog = el('dialog.gm-about', { 'aria-labelledby': 'gm-about-title' },
    el('div.gm-popup-head', {}, el('h2', { id: 'gm-about-title' }, texts.about_map), iconButton('close', texts.close, () => dialog.close())),
    el('p', {}, texts.credits), el('h3', {}, texts.keys_title), el('p', {}, texts.keys),
    el('label.gm-kind', {}, letters, texts.keys_letters),
    section(texts.reports, reports), section(texts.warnings, data.warnings.slice(0, 200).map((text) => el('li', {}, text))));
  return dialog;
}
