/* The time strip: a bar for each day (hour, week, month, year) stacked by kind, and the range that rules everything. */

const SIDE = 12, AXIS = 18;

/* Previous, play, next, "n / m" and speed; no play where there is no time to play. */
function stepControls(data, state, actions) {
  const texts = data.texts, text = el('span', { class: 'gm-step', 'aria-live': 'polite' });
  const play = data.bins && iconButton('play', texts.play, () => actions.play());
  const speed = data.bins && el('select', { class: 'gm-speed', 'aria-label': texts.speed },
    [0.5, 1, 2, 4].map((factor) => el('option', { value: String(factor), selected: factor === 1, text: `${factor}×` })));
  return {
    node: el('div', { class: 'gm-play' }, iconButton('previous', texts.previous, () => actions.step(-1)), play,
      iconButton('next', texts.next, () => actions.step(1)), text, speed),
    speed: () => Number(speed.value),
    showPlaying(playing) {
      if (!play) return;
      play.replaceChildren(icon(playing ? 'pause' : 'play'));
      named(play, playing ? texts.pause : texts.play);
    },
    update() {
      const m = state.order().length, at = state.rank(state.get().selected);
      text.textContent = m ? fill(texts.step, { n: at < 0 ? '–' : at + 1, m }) : '';
    },
  };
}

/* Where no event has a date there is no time to show, only steps. */
function createSteps(data, state, actions) {
  const controls = stepControls(data, state, actions);
  const node = el('section', { class: 'gm-time gm-time-bare', 'aria-label': data.texts.timeline }, controls.node, quiet(data.texts.no_dates));
  return { ...controls, node, repaint: () => {} };
}

function createStrip(data, state, theme, actions) {
  const texts = data.texts, bins = data.bins, kinds = data.kinds.length, controls = stepControls(data, state, actions);
  const canvas = el('canvas', { 'aria-hidden': 'true' }), range = el('output', { class: 'gm-range-text' });
  const handle = (which) => el('input', {
    type: 'range', class: `gm-handle gm-handle-${which}`, min: '0', max: String(bins.count), step: '1', 'aria-label': texts[which],
    oninput: () => moveHandle(which), value: String(which === 'from' ? 0 : bins.count),
  });
  const inputs = { from: handle('from'), to: handle('to') };
  const plot = el('div', { class: 'gm-plot', title: fill(texts.bars, { unit: texts[`unit_${bins.unit}`] }) }, canvas, inputs.from, inputs.to);
  const node = el('section', { class: 'gm-time', 'aria-label': texts.timeline }, controls.node, el('div', { class: 'gm-strip' }, range, plot));
  let bars = null, picture = null;

  function moveHandle(which) {
    let from = Number(inputs.from.value), to = Number(inputs.to.value);
    if (which === 'from') from = max(0, min(from, to - 1)); else to = min(bins.count, max(to, from + 1));
    state.set({ from, to });
  }

  /* Exact and approximate events of each bar and kind, of those that all other filters let through, and the highest bar. */
  function count() {
    const sure = new Uint32Array(bins.count * kinds), vague = new Uint32Array(bins.count * kinds), sums = new Uint32Array(bins.count), long = [];
    for (let i = 0; i < data.n; i++) {
      const bin = bins.first[i];
      if (bin < 0 || !state.passes[i]) continue;
      if (bins.last[i] > bin && long.length < 24) long.push(i);
      if (bin === 0 && bins.count > 1 && bins.last[i] === bins.count - 1) continue;
      (data.events.about[i] ? vague : sure)[bin * kinds + data.events.kind[i]]++;
      sums[bin]++;
    }
    return { sure, vague, top: sums.reduce((most, sum) => max(most, sum), 3), long };
  }

  function draw() {
    const width = plot.clientWidth, height = plot.clientHeight, now = state.get(), colours = theme();
    if (!width || !height) return;
    bars ??= count();
    const context = sized(canvas, width, height), base = height - AXIS, each = (width - 2 * SIDE) / bins.count;
    const x = (bin) => SIDE + bin * each;
    context.clearRect(0, 0, width, height);
    context.fillStyle = colours.grid;
    context.fillRect(x(now.from), 0, (now.to - now.from) * each, base);
    drawLong(context, each, colours);
    picture ??= drawBars(width, base, each, colours);
    const end = now.moment >= 0 ? min(now.to, bins.first[now.moment] + 1) : now.to;
    context.globalAlpha = 0.25;
    context.drawImage(picture, 0, 0, width, base);
    context.globalAlpha = 1;
    context.save();
    context.beginPath();
    context.rect(x(now.from), 0, max(0, end - now.from) * each, base);
    context.clip();
    context.drawImage(picture, 0, 0, width, base);
    context.restore();
    drawAxis(context, width, base, each, colours);
    drawChosen(context, base, each, colours, now.selected);
  }

  /* All bars, painted once and then shown through the range. */
  function drawBars(width, base, each, colours) {
    const target = el('canvas'), context = sized(target, width, base), hatch = hatching(context, colours.paper);
    const scale = (base - 6) / bars.top, gap = each > 5 ? 1 : 0, wide = max(1, min(each - gap, 32));
    for (let b = 0; b < bins.count; b++) {
      const x = SIDE + b * each + (each - wide) / 2;
      let y = base;
      for (let k = 0; k < kinds; k++) {
        for (const part of [bars.sure, bars.vague]) {
          const tall = part[b * kinds + k] * scale;
          if (!tall) continue;
          context.fillStyle = colours.kinds[k];
          context.fillRect(x, y - tall, wide, max(1, tall - (tall > 5 ? 0.75 : 0)));
          if (part === bars.vague) { context.fillStyle = hatch; context.fillRect(x, y - tall, wide, tall); }
          y -= tall;
        }
      }
    }
    return target;
  }

  /* Events known only to a stretch of time: a thin line from its first to its last day. */
  function drawLong(context, each, colours) {
    context.fillStyle = colours.faint;
    bars.long.forEach((i, k) => context.fillRect(SIDE + bins.first[i] * each + 1, 3 + (k % 8) * 3, (bins.last[i] - bins.first[i] + 1) * each - 2, 1));
  }

  /* Approximate dates are hatched. */
  function hatching(context, colour) {
    const tile = el('canvas', { width: '6', height: '6' }), pen = tile.getContext('2d');
    pen.strokeStyle = colour;
    pen.lineWidth = 1.6;
    pen.beginPath();
    for (const shift of [-6, 0, 6]) { pen.moveTo(shift, 6); pen.lineTo(shift + 6, 0); }
    pen.stroke();
    return context.createPattern(tile, 'repeat');
  }

  function drawAxis(context, width, base, each, colours) {
    context.fillStyle = colours.faint;
    context.fillRect(SIDE, base, width - 2 * SIDE, 1);
    context.font = `11.5px ${LABEL_FONT}`;
    context.fillStyle = colours.quiet;
    let free = SIDE, last = null;
    for (let b = 0; b < bins.count; b++) {
      const x = SIDE + (b + 0.5) * each;
      if (x < free) continue;
      const text = tickText(texts, bins.edges[b], bins.unit, last), half = widthOf(context, text) / 2;
      if (x - half < free || x + half > width - 2) continue;
      context.fillText(text, x - half, base + 14);
      context.fillRect(round(x), base, 1, 3);
      free = x + half + 14;
      last = bins.edges[b];
    }
  }

  function drawChosen(context, base, each, colours, selected) {
    if (selected < 0 || bins.first[selected] < 0) return;
    const x = SIDE + (bins.first[selected] + 0.5) * each;
    context.fillStyle = colours.ink;
    path(context, [x - 6, 0], [x + 6, 0], [x, 8]);
    context.fill();
    context.fillRect(x - 0.5, 0, 1, base);
  }

  function describe() {
    const { from, to } = state.get();
    for (const [which, value, at] of [['from', from, from], ['to', to, to - 1]]) {
      inputs[which].value = String(value);
      inputs[which].setAttribute('aria-valuetext', rangeText(texts, bins, at, at + 1));
    }
    range.textContent = rangeText(texts, bins, from, to);
    controls.update();
  }

  /* Dragging on the plot draws a new range; dragging inside a narrowed one moves it. */
  function drag(event) {
    if (event.button || event.target !== canvas) return;
    const bin = (x) => max(0, min(bins.count, round((x - plot.getBoundingClientRect().left - SIDE) / ((plot.clientWidth - 2 * SIDE) / bins.count))));
    const start = bin(event.clientX), now = state.get(), width = now.to - now.from;
    const moving = !state.isWhole() && start > now.from && start < now.to, shift = start - now.from;
    const move = (next) => {
      const at = bin(next.clientX);
      if (abs(next.clientX - event.clientX) < 4) return;
      if (moving) { const from = max(0, min(bins.count - width, at - shift)); state.set({ from, to: from + width }); }
      else state.set({ from: min(start, at, bins.count - 1), to: max(start, at, min(start, at) + 1) });
    };
    const stop = new AbortController(), { signal } = stop;
    canvas.setPointerCapture(event.pointerId);
    canvas.addEventListener('pointermove', move, { signal });
    for (const end of ['pointerup', 'pointercancel']) canvas.addEventListener(end, () => stop.abort(), { signal });
    event.preventDefault();
  }
  plot.addEventListener('pointerdown', drag);
  canvas.addEventListener('dblclick', () => state.set({ from: 0, to: bins.count }));

  const redraw = onceAFrame(draw), repaint = () => { picture = null; redraw(); };
  new ResizeObserver(repaint).observe(plot);
  return {
    ...controls, node, repaint,
    update(changed) { if (changed.refine) bars = picture = null; describe(); redraw(); },
  };
}
