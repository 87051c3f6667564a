/* The header: title, count, filters, search, link, theme. */

function createHeader(data, state, actions) {
  const texts = data.texts;
  const count = el('p', { class: 'gm-count', 'aria-live': 'polite' });
  const counts = new Uint32Array(data.kinds.length);
  for (const kind of data.events.kind) counts[kind]++;
  const boxes = data.kinds.map((kind, k) => (counts[k] ? el('label', { class: 'gm-kind' },
    el('input', { type: 'checkbox', value: String(k), onchange: chooseKinds }),
    el('span', { class: `gm-swatch gm-kind-${kind}`, 'aria-hidden': 'true' }), `${texts[`kind_${kind}`]} `, el('span', { class: 'gm-quiet', text: String(counts[k]) })) : null)).filter(Boolean);
  const kindsWord = el('summary', {}, texts.filter_kind);
  const kinds = el('details', { class: 'gm-menu' }, kindsWord, el('div', { class: 'gm-menu-body', role: 'group', 'aria-label': texts.filter_kind }, boxes));

  function chooseKinds() {
    state.set({ kinds: new Set(boxes.map((box) => box.firstChild).filter((box) => box.checked).map((box) => Number(box.value))) });
  }

  function chooser(name, options) {
    const select = el('select', { 'aria-label': texts[`filter_${name}`], onchange: () => state.set({ [name]: Number(select.value) }) },
      el('option', { value: '-1', text: `${texts[`filter_${name}`]}: ${texts.filter_any}` }),
      options.map(([value, text]) => el('option', { value: String(value), text })));
    return options.length > 1 ? select : null;
  }
  const used = (column) => new Set(data.events[column].flat());
  const people = used('people'), reports = used('sources'), statuses = used('status');
  const selects = {
    person: chooser('person', data.people.map((name, p) => [p, name]).filter(([p]) => people.has(p)).slice(0, 200)),
    report: chooser('report', data.reports.map((report, r) => [r, report.title || report.id]).filter(([r]) => reports.has(r)).slice(0, 500)),
    status: chooser('status', data.statuses.map((status, s) => [s, texts[`status_${status}`]]).filter(([s]) => statuses.has(s))),
  };
  let waiting = 0;
  const search = el('input', { type: 'search', class: 'gm-search', placeholder: texts.search, 'aria-label': texts.search_hint, maxlength: '200',
    oninput: () => { clearTimeout(waiting); waiting = setTimeout(() => state.set({ query: search.value.trim() }), 120); } });
  const reset = el('button', { type: 'button', text: texts.reset, onclick: () => actions.reset() });
  const share = el('button', { type: 'button', text: texts.share, onclick: () => actions.share(share) });
  const theme = el('button', { type: 'button', onclick: () => nameTheme(actions.nextTheme()) });
  const nameTheme = (name) => { theme.textContent = texts[`theme_${name}`]; };
  nameTheme('auto');
  const about = el('button', { type: 'button', text: texts.about_map, onclick: () => dialog.showModal() });
  const dialog = aboutDialog(data);
  const tools = el('div', { class: 'gm-tools', role: 'group', 'aria-label': texts.filters }, data.n ? [search, kinds, selects.person, selects.report, selects.status, reset, share] : [], theme, about);
  const more = el('details', { class: 'gm-more' }, el('summary', { text: texts.filters }), tools);
  const node = el('header', { class: 'gm-head' }, el('div', { class: 'gm-headline' }, el('h1', { text: data.title }), count), more, dialog);
  const fit = () => { more.open = !narrow(); };
  matchMedia('(max-width: 700px)').addEventListener('change', fit);
  fit();
  document.addEventListener('click', (event) => { if (!kinds.contains(event.target)) kinds.open = false; });
  kinds.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !kinds.open) return;
    kinds.open = false;
    kindsWord.focus();
    event.stopPropagation();
  });

  function update() {
    const now = state.get(), n = state.order().length, bins = data.bins;
    for (const box of boxes) box.firstChild.checked = now.kinds.has(Number(box.firstChild.value));
    for (const [name, select] of Object.entries(selects)) if (select) select.value = String(now[name]);
    if (document.activeElement !== search) search.value = now.query;
    kindsWord.textContent = now.kinds.size ? `${texts.filter_kind} (${now.kinds.size})` : texts.filter_kind;
    const total = n < data.n ? fill(texts.count, { n, m: data.n }) : data.n === 1 ? texts.count_one : fill(texts.count_all, { m: data.n });
    const from = bins && binText(texts, bins.edges[now.from], bins.unit), to = bins && rangeEnd(texts, bins, now.to);
    count.textContent = [data.n ? total : texts.empty, bins && (from === to ? from : fill(texts.range, { from, to }))].filter(Boolean).join(', ');
    reset.disabled = !state.isFiltered() && state.isWhole() && now.moment < 0;
  }
  return { node, update, search, openTools: () => { more.open = true; } };
}

/* Whose borders, whose places, which reports, what went wrong, and the keys. */
function aboutDialog(data) {
  const texts = data.texts;
  const reports = data.reports.map((report, r) => el('li', {}, sourceNode(data, r)));
  const warnings = data.warnings.map((text) => el('li', { text }));
  const dialog = el('dialog', { class: 'gm-about', 'aria-labelledby': 'gm-about-title' },
    el('div', { class: 'gm-popup-head' }, el('h2', { id: 'gm-about-title', text: texts.about_map }), iconButton('close', texts.close, () => dialog.close())),
    el('p', { text: texts.credits }), el('p', { text: texts.keys }),
    reports.length ? el('h3', { text: texts.reports }) : null, el('ul', {}, reports.slice(0, 500)),
    warnings.length ? el('h3', { text: texts.warnings }) : null, el('ul', {}, warnings.slice(0, 200)));
  return dialog;
}
