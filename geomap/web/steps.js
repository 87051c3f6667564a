/* Going through the story: step by step, or played up to the moment. */

function createStepper(data, state, strip) {
  let timer = 0;

  /* Stepping goes through the events that match, dated or not. */
  function step(by) {
    const order = state.order(), { selected, moment } = state.get();
    if (!order.length) return;
    const at = state.rank(selected), last = order.length - 1;
    const next = order[at < 0 ? (by > 0 && by < Infinity || by === -Infinity ? 0 : last) : max(0, min(last, at + by))];
    state.set({ selected: next, ...(moment >= 0 ? { moment: next } : {}) }, { from: 'step' });
  }

  /* Shows the story up to the chosen moment; long stories go in strides, so that it ends within minutes. */
  function play() {
    if (timer) { stop(); return; }
    const order = Array.from(state.order()).filter((i) => data.start[i] !== NO_DAY), last = order.length - 1;
    if (last < 0) return;
    const stride = max(1, ceil(order.length / 150));
    let at = order.indexOf(state.get().selected);
    if (at === last) at = -1;
    const tick = () => {
      at = at < 0 ? 0 : min(last, at + stride);
      state.set({ selected: order[at], moment: order[at] }, { from: 'play' });
      if (at === last) { stop(); state.set({ moment: -1 }); return; }
      timer = setTimeout(tick, (order.length > 60 ? 500 : 1600) / strip.speed());
    };
    strip.showPlaying(true);
    timer = setTimeout(tick, 0);
  }

  function stop() {
    clearTimeout(timer);
    timer = 0;
    if (strip) strip.showPlaying(false);
  }

  return { step, play, stop, isPlaying: () => timer !== 0 };
}

/* Arrow keys, Home and End step, Space plays, Esc leaves what is open. Keys of one letter can be turned off (WCAG 2.1.4). */
function createKeys(map, steps, page) {
  const ways = { ArrowRight: 1, ArrowDown: 1, n: 1, ArrowLeft: -1, ArrowUp: -1, N: -1, Home: -Infinity, End: Infinity };
  const pans = { ArrowRight: [80, 0], ArrowLeft: [-80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] };
  const closer = () => map.zoomIn(), others = { ' ': steps.play, '/': page.search, '+': closer, '=': closer, '-': () => map.zoomOut() };

  document.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (key === 'Escape') { page.leave(); return; }
    if (target.matches?.('input, select, textarea') || (key.length === 1 && key !== ' ' && !page.letters())) return;
    if (key === ' ' && target.matches?.('button, summary, a')) return;
    if (event.shiftKey && key in pans) map.panBy(pans[key], AT_ONCE);
    else if (key in ways) steps.step(ways[key]);
    else if (key in others) others[key]();
    else return;
    event.preventDefault();
  });
}
