/* Where no event has a date there is no time to show, only steps. */
function createSteps(data, state, actions) {
  const texts = data.texts, stepText = el('span', { class: 'gm-step', 'aria-live': 'polite' });
  const controls = el('div', { class: 'gm-play' }, iconButton('previous', texts.previous, () => actions.step(-1)), stepText,
    iconButton('next', texts.next, () => actions.step(1)));
  const update = () => {
    const order = state.order(), at = order.indexOf(state.get().selected);
    stepText.textContent = fill(texts.step, { n: at < 0 ? '–' : at + 1, m: order.length });
  };
  return { node: el('section', { class: 'gm-time gm-time-bare', 'aria-label': texts.timeline }, controls, el('span', { class: 'gm-quiet', text: texts.no_dates })), update, repaint: () => {}, showPlaying: () => {} };
}

/* The time strip: a bar for each day (hour, week, month, year) stacked by kind, and the range that rules everything. */

function createStrip(data, state, theme, actions) {
  const texts = data.texts, bins = data.bins;
  const canvas = el('canvas', { 'aria-hidden': 'true' });
  const rangeText = el('output', { class: 'gm-range-text' });
  const handle = (which, label) => el('input', {
    type: 'range', class: `gm-handle gm-handle-${which}`, min: '0', max: String(bins.count), step: '1', 'aria-label': label,
    oninput: () => moveHandle(which), value: String(which === 'from' ? 0 : bins.count),
  });
  const inputs = { from: handle('from', texts.from), to: handle('to', texts.to) };
  const plot = el('div', { class: 'gm-plot' }, canvas, inputs.from, inputs.to);
  const stepText = el('span', { class: 'gm-step', 'aria-live': 'polite' });
  const play = iconButton('play', texts.play, () => actions.play());
  const speed = el('select', { class: 'gm-speed', 'aria-label': texts.speed },
    [0.5, 1, 2, 4].map((factor) => el('option', { value: String(factor), text: `${factor}×` })));
  speed.value = '1';
  const controls = el('div', { class: 'gm-play' }, iconButton('previous', texts.previous, () => actions.step(-1)), play,
    iconButton('next', texts.next, () => actions.step(1)), stepText, speed);
  const node = el('section', { class: 'gm-time', 'aria-label': texts.timeline }, controls, el('div', { class: 'gm-strip' }, plot, rangeText));
  const SIDE = 12;

  function moveHandle(which) {
    let from = Number(inputs.from.value), to = Number(inputs.to.value);
    if (which === 'from') from = Math.min(from, to - 1); else to = Math.max(to, from + 1);
    state.set({ from: Math.max(0, from), to: Math.min(bins.count, to) });
  }

  /* Exact and approximate events of each bin and kind, of those that all other filters let through. */
  function heights() {
    const kinds = data.kinds.length, sure = new Uint32Array(bins.count * kinds), vague = new Uint32Array(bins.count * kinds);
    for (let i = 0; i < data.n; i++) {
      if (bins.first[i] < 0 || !passes(i)) continue;
      (data.events.about[i] ? vague : sure)[bins.first[i] * kinds + data.events.kind[i]]++;
    }
    return { sure, vague };
  }

  /* Matches everything but the range: bars outside of it stay, pale. */
  function passes(i) {
    const now = state.get(), columns = data.events;
    return (!now.kinds.size || now.kinds.has(columns.kind[i])) && (now.status < 0 || columns.status[i] === now.status)
      && (now.person < 0 || columns.people[i].includes(now.person)) && (now.report < 0 || columns.sources[i].includes(now.report))
      && (!now.query || data.searchText(i).includes(now.query));
  }

  let bars = null, hatch = null;

  function draw() {
    const width = plot.clientWidth, height = plot.clientHeight;
    if (!width || !height) return;
    const ratio = window.devicePixelRatio || 1, colours = theme(), context = canvas.getContext('2d'), now = state.get();
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    bars ??= heights();
    const floor = height - 18, kinds = data.kinds.length, each = (width - 2 * SIDE) / bins.count;
    let top = 1;
    for (let b = 0; b < bins.count; b++) {
      let sum = 0;
      for (let k = 0; k < kinds; k++) sum += bars.sure[b * kinds + k] + bars.vague[b * kinds + k];
      top = Math.max(top, sum);
    }
    context.fillStyle = colours.grid;
    context.fillRect(SIDE + now.from * each, 0, (now.to - now.from) * each, floor);
    spans(context, each, floor, colours);
    hatch = hatchPattern(context, colours.paper);
    const scale = (floor - 6) / top, gap = each > 5 ? 1 : 0, momentBin = now.moment >= 0 ? bins.first[now.moment] : bins.count;
    for (let b = 0; b < bins.count; b++) {
      let y = floor;
      const left = SIDE + b * each + gap / 2, wide = Math.max(1, Math.min(each - gap, 46)), x = left + (each - gap - wide) / 2;
      context.globalAlpha = b < now.from || b >= now.to || b > momentBin ? 0.25 : 1;
      for (let k = 0; k < kinds; k++) {
        for (const part of [bars.sure, bars.vague]) {
          const tall = part[b * kinds + k] * scale;
          if (!tall) continue;
          context.fillStyle = colours.kinds[k];
          context.fillRect(x, y - tall, wide, Math.max(1, tall - (tall > 5 ? 0.75 : 0)));
          if (part === bars.vague) { context.fillStyle = hatch; context.fillRect(x, y - tall, wide, tall); }
          y -= tall;
        }
      }
    }
    context.globalAlpha = 1;
    axis(context, width, floor, each, colours);
    chosen(context, floor, each, colours);
  }

  /* Events known only to a stretch of time: a thin line from its first to its last day. */
  function spans(context, each, floor, colours) {
    let drawn = 0;
    context.fillStyle = colours.faint;
    for (const i of state.order()) {
      if (bins.first[i] < 0 || bins.last[i] === bins.first[i]) continue;
      if (drawn++ > 24) break;
      context.fillRect(SIDE + bins.first[i] * each + 1, 3 + (drawn % 8) * 3, (bins.last[i] - bins.first[i] + 1) * each - 2, 1);
    }
  }

  function hatchPattern(context, colour) {
    const tile = el('canvas', { width: '6', height: '6' }), pen = tile.getContext('2d');
    pen.strokeStyle = colour;
    pen.lineWidth = 1.6;
    pen.beginPath();
    for (const shift of [-6, 0, 6]) { pen.moveTo(shift, 6); pen.lineTo(shift + 6, 0); }
    pen.stroke();
    return context.createPattern(tile, 'repeat');
  }

  function axis(context, width, floor, each, colours) {
    context.fillStyle = colours.faint;
    context.fillRect(SIDE, floor, width - 2 * SIDE, 1);
    context.font = `11px ${LABEL_FONT}`;
    context.fillStyle = colours.quiet;
    let free = SIDE, lastYear = null;
    for (let b = 0; b < bins.count; b++) {
      const text = tick(bins.edges[b], lastYear), x = SIDE + (b + 0.5) * each, wide = context.measureText(text).width;
      if (x - wide / 2 < free || x + wide / 2 > width - 2) continue;
      context.fillText(text, x - wide / 2, floor + 14);
      context.fillRect(Math.round(x), floor, 1, 3);
      free = x + wide / 2 + 14;
      lastYear = calendar(bins.edges[b]).year;
    }
  }

  function tick(edge, lastYear) {
    const { year, month, day } = calendar(edge), name = texts.months_short.split(' ')[month], tail = year === lastYear ? '' : ` ${year}`;
    if (bins.unit === 'hour') return `${String(Math.round((edge % 1) * 24)).padStart(2, '0')}:00`;
    if (bins.unit === 'month') return `${name}${tail}`;
    if (bins.unit === 'year' || bins.unit === 'decade') return String(year);
    return `${day} ${name}${tail}`;
  }

  function chosen(context, floor, each, colours) {
    const { selected } = state.get();
    if (selected < 0 || bins.first[selected] < 0) return;
    const x = SIDE + (bins.first[selected] + 0.5) * each;
    context.fillStyle = colours.ink;
    context.beginPath();
    context.moveTo(x - 6, 0); context.lineTo(x + 6, 0); context.lineTo(x, 8);
    context.fill();
    context.fillRect(x - 0.5, 0, 1, floor);
  }

  function describe() {
    const now = state.get();
    const from = binText(texts, bins.edges[now.from], bins.unit), to = rangeEnd(texts, bins, now.to);
    inputs.from.value = String(now.from);
    inputs.to.value = String(now.to);
    inputs.from.setAttribute('aria-valuetext', from);
    inputs.to.setAttribute('aria-valuetext', to);
    rangeText.textContent = from === to ? from : fill(texts.range, { from, to });
    plot.title = fill(texts.bars, { unit: texts[`unit_${bins.unit}`] });
    const order = state.order(), at = order.indexOf(now.selected);
    stepText.textContent = order.length ? fill(texts.step, { n: at < 0 ? '–' : at + 1, m: order.length }) : '';
  }

  /* Dragging on the plot draws a new range; dragging inside a narrowed one moves it. */
  function drag(event) {
    if (event.button || event.target !== canvas) return;
    const bin = (x) => Math.max(0, Math.min(bins.count, Math.round((x - plot.getBoundingClientRect().left - SIDE) / ((plot.clientWidth - 2 * SIDE) / bins.count))));
    const start = bin(event.clientX), now = state.get(), width = now.to - now.from;
    const moving = !state.isWhole() && start > now.from && start < now.to, shift = start - now.from;
    const move = (next) => {
      const at = bin(next.clientX);
      if (Math.abs(next.clientX - event.clientX) < 4) return;
      if (moving) { const from = Math.max(0, Math.min(bins.count - width, at - shift)); state.set({ from, to: from + width }); }
      else state.set({ from: Math.min(start, at, bins.count - 1), to: Math.max(start, at, Math.min(start, at) + 1) });
    };
    const stop = () => { canvas.removeEventListener('pointermove', move); };
    canvas.setPointerCapture(event.pointerId);
    canvas.addEventListener('pointermove', move);
    canvas.addEventListener('pointerup', stop, { once: true });
    canvas.addEventListener('pointercancel', stop, { once: true });
    event.preventDefault();
  }
  plot.addEventListener('pointerdown', drag);
  canvas.addEventListener('dblclick', () => state.set({ from: 0, to: bins.count }));

  const redraw = onceAFrame(draw);
  new ResizeObserver(redraw).observe(plot);
  return {
    node,
    speed: () => Number(speed.value),
    showPlaying(playing) {
      play.replaceChildren(icon(playing ? 'pause' : 'play'));
      play.setAttribute('aria-label', playing ? texts.pause : texts.play);
      play.title = playing ? texts.pause : texts.play;
    },
    update(changed) { if (changed.refine) bars = null; describe(); redraw(); },
    repaint: redraw,
  };
}
