/* What the list and the popup show of an event. */

const plainText = (pieces) => pieces.map((piece) => (typeof piece === 'string' ? piece : piece[1])).join('');

function quoteNode(pieces) {
  return el('p.gm-quote', {}, pieces.map((piece) => (typeof piece === 'string'
    ? document.createTextNode(piece)
    : el(`mark.gm-mark-${piece[0]}`, {}, piece[1]))));
}

function sourceNode(data, number) {
  const report = data.reports[number], texts = data.texts;
  const facts = [report.publisher, report.published && fill(texts.published, { date: report.published })].filter(Boolean);
  return el('span.gm-source', {}, link(report.url, report.title || report.id), facts.length ? ` · ${facts.join(' · ')}` : '');
}

function badges(data, i) {
  const { events, texts } = data, found = [];
  const status = data.statuses[events.status[i]], place = data.places[events.place[i]];
  if (status !== 'actual') found.push(['status', texts[`badge_${status}`]]);
  if (events.about[i]) found.push(['soft', texts.badge_approximate]);
  if (!place) found.push(['soft', texts.badge_unplaced]);
  else if (place.extended) found.push(['soft', place.extent]);
  if (place && place.unsure) found.push(['soft', texts.badge_place_unsure]);
  if (place && !events.whereTold[i]) found.push(['soft', texts.badge_place]);
  if (events.when[i] && !events.whenTold[i]) found.push(['soft', texts.badge_date]);
  if (events.corrected[i]) found.push(['plain', fill(texts.badge_corrected, { what: events.corrected[i] })]);
  if (events.sources[i].length > 1) found.push(['plain', fill(texts.badge_several, { n: events.sources[i].length })]);
  if (events.disagree[i].length) found.push(['status', texts.badge_disagree]);
  if (events.sure[i] < 0.5) found.push(['soft', texts.badge_unsure]);
  return found.length && el('p.gm-badges', {}, found.map(([look, text]) => el(`span.gm-badge.gm-badge-${look}`, {}, text)));
}

function sourcesNode(data, i) {
  const sources = data.events.sources[i];
  if (!sources.length) return null;
  const more = sources.slice(1).map((number) => el('li', {}, sourceNode(data, number)));
  return el('div.gm-sources', {}, sourceNode(data, sources[0]),
    more.length && el('div', {}, quiet(data.texts.more_sources), el('ul', {}, more)));
}

/* Who took part, and what decided place and date: for the chosen event only. */
function detailNode(data, i) {
  const { events, texts } = data, place = data.places[events.place[i]], lines = [];
  if (events.people[i].length) lines.push(`${texts.people}: ${events.people[i].map((person) => data.people[person]).join(', ')}`);
  lines.push(...events.disagree[i]);
  const why = [events.whereBy[i], events.whenBy[i]].filter(Boolean);
  if (place) {
    if (place.known) why.push(fill(texts.gazetteer_name, { name: place.known }));
    if (place.radius >= 15 && place.kind !== 'country') why.push(fill(texts.within_km, { n: round(place.radius) }));
    if (place.others.length) why.push(fill(texts.alternatives, { places: place.others.join(', ') }));
  }
  if (why.length) lines.push(`${texts.why}: ${why.join('; ')}`);
  return el('div.gm-detail', {}, lines.map((text) => el('p', {}, text)));
}

function factsNode(data, i, withDay, withPlace = true) {
  const { events, texts } = data, kind = data.kinds[events.kind[i]];
  const when = withDay ? joined([events.when[i] || texts.no_date, events.clock[i]], ', ') : events.clock[i];
  const place = data.places[events.place[i]];
  return el('span.gm-facts', {},
    el(`span.gm-swatch.gm-kind-${kind}`),
    el('span', {}, joined([when, texts[`kind_${kind}`], withPlace && place && place.name], ' · ')));
}
