/* The time strip: a bar for each day (hour, week, month, year) stacked by kind, and the range that rules everything. */

const SIDE = 12, AXIS = 18;

/* Previous, play, next, "n / m" and speed; no play where there is no time to play. */
function stepControls(data, state, actions) {
  const texts = data.texts, text = el('span.gm-step', { 'aria-live': 'polite' });
  const play = data.bins && iconButton('play', texts.play, () => actions.play());
  const speed = data.bins && el('select.gm-speed', { 'aria-label': texts.speed },
    [0.5, 1, 2, 4].map((factor) => el('option', { value: String(factor), selected: factor === 1 }, `${factor}×`)));
  return {
    node: el('div.gm-play', {}, iconButton('previous', texts.previous, () => actions.step(-1)), play,
      iconButton('next', texts.next, () => actions.step(1)), text, speed),
    speed: () => Number(speed.value),
    showPlaying(playing) {
      if (!play) return;
      play.replaceChildren(icon(playing ? 'pause' : 'play'));
      named(play, playing ? texts.pause : texts.play);
    },
    update() {
      const m = state.order().length, at = state.rank(state.get().selected);
      text.textContent = m ? fill(texts.step, { n: at < 0 ? '–' : data.number(at + 1), m: data.number(m) }) : '';
    },
  };
}

/* Where no event has a date there is no time to show, only steps. */
function createSteps(data, state, actions) {
  const controls = stepControls(data, state, actions);
  const node = el('section.gm-time.gm-time-bare', { 'aria-label': data.texts.timeline }, controls.node, quiet(data.texts.no_dates));
  return { ...controls, node };
}

function createStrip(data, state, theme, actions) {
  const texts = data.texts, bins = data.bins, kinds = data.kinds.length, controls = stepControls(data, state, actions);
  const canvas = el('canvas', { 'aria-hidden': 'true' }), range = el('output.gm-range-text');
  const handle = (which) => el('input', {
    type: 'range', class: `gm-handle gm-handle-${which}`, min: '0', max: String(bins.count), step: '1', 'aria-label': texts[which],
    oninput: () => moveHandle(which), value: String(which === 'from' ? 0 : bins.count),
  });
  const inputs = { from: handle('from'), to: handle('to') }, over = ['before', 'after', 'now'].map((one) => el(`div.gm-over.gm-over-${one}`));
  const plot = el('div.gm-plot', { title: fill(texts.bars, { unit: texts[`unit_${bins.unit}`] }) }, canvas, over, inputs.from, inputs.to);
  const node = el('section.gm-time', { 'aria-label': texts.timeline }, controls.node, el('div.gm-strip', {}, range, plot));
  let bars = null;

  function moveHandle(which) {
    let from = Number(inputs.from.value), to = Number(inputs.to.value);
    if (which === 'from') from = max(0, min(from, to - 1)); else to = min(bins.count, max(to, from + 1));
    state.set({ from, to });
  }

  /* Exact and approximate events of each bar and kind, of those that all other filters let through, and the highest bar. */
  function count() {
    const sure = new Uint32Array(bins.count * kinds), vague = new Uint32Array(bins.count * kinds), sums = new Uint32Array(bins.count);
    for (let i = 0; i < data.n; i++) {
      const bin = bins.first[i];
      if (bin < 0 || !state.passes[i]) continue;
      if (bin === 0 && bins.count > 1 && bins.last[i] === bins.count - 1) continue;
      (data.events.about[i] ? vague : sure)[bin * kinds + data.events.kind[i]]++;
      sums[bin]++;
    }
    return { sure, vague, top: sums.reduce((most, sum) => max(most, sum), 3) };
  }

  /* The bars are painted once; range and moment lie over them. */
  function draw() {
    const width = plot.clientWidth, height = plot.clientHeight, colours = theme();
    if (!width || !height) return;
    bars ??= count();
    const context = sized(canvas, width, height), base = height - AXIS, each = (width - 2 * SIDE) / bins.count;
    drawBars(context, base, each, colours);
    drawAxis(context, width, base, each, colours);
  }

  function drawBars(context, base, each, colours) {
    const hatch = hatching(context, colours.paper), scale = (base - 6) / bars.top, gap = each > 5 ? 1 : 0, wide = max(1, min(each - gap, 32));
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
    const starts = ticks(bins, width / 64);
    let free = 0, last = null;
    for (const { b, unit } of starts) {
      const x = SIDE + (b + 0.5) * each, text = tickText(texts, bins.edges[b], unit, last), half = widthOf(context, text) / 2, left = max(2, x - half);
      if (left < free || x + half > width - 2) continue;
      context.fillText(text, left, base + 14);
      context.fillRect(round(x), base, 1, 3);
      free = left + 2 * half + 12;
      last = bins.edges[b];
    }
  }

  function describe() {
    const { from, to, moment, selected } = state.get(), at = selected < 0 ? -1 : bins.first[selected];
    for (const [which, value, bar] of [['from', from, from], ['to', to, to - 1]]) {
      inputs[which].value = String(value);
      inputs[which].setAttribute('aria-valuetext', rangeText(texts, bins, bar, bar + 1));
    }
    range.textContent = rangeText(texts, bins, from, to);
    const end = moment >= 0 ? min(to, bins.first[moment] + 1) : to;
    const looks = [`scaleX(${from / bins.count})`, `scaleX(${1 - end / bins.count})`, `translateX(${(100 * (at + 0.5)) / bins.count}%)`];
    over.forEach((node, k) => { node.style.transform = looks[k]; });
    over[2].hidden = at < 0;
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

  new ResizeObserver(draw).observe(plot);
  return {
    ...controls, node,
    repaint() { canvas.width = 0; draw(); },
    update(changed) {
      if (changed.refine) { bars = null; draw(); }
      describe();
    },
  };
}
