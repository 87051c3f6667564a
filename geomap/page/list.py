"""The list of events as plain HTML, for readers without scripts. The one place that writes report text as HTML."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from itertools import groupby

from geomap.model import Event, Source, Story
from geomap.page.data import listed
from geomap.page.tables import safe_url
from geomap.page.text import Segment, Texts, clean, day_label, marked_event, texts, when_label

MOST = 2_000
"""Events beyond this number are counted, not listed: the page stays small enough to open."""


def plain_list(story: Story, language: str = "en") -> str:
    """Headings and ordered lists: every event under its day, every text escaped."""
    words = texts(language)
    events = listed(story)[:MOST]
    parts = [f"<h1>{_safe(story.title) or words['no_title']}</h1><p class='gm-no-script'>{words['noscript']}</p>"]
    if not events:
        parts.append(f"<p>{words['empty']}</p>")
    for day, group in groupby(events, key=lambda event: _heading(event, words)):
        parts.append(f"<h2>{_safe(day)}</h2><ol>{''.join(_entry(event, words) for event in group)}</ol>")
    left = len(story.timeline.all) - len(events)
    if left:
        parts.append(f"<p>{words['more'].replace('{n}', str(left))}</p>")
    parts.append(f"<p>{words['credits']}</p>")
    return "".join(parts)


def _heading(event: Event, words: Texts) -> str:
    """Its day, or the section of what has no day or no place."""
    return words["undated"] if not event.when else day_label(event.when, words) if event.where else words["unplaced"]


def _entry(event: Event, words: Texts) -> str:
    facts = [words[f"kind_{event.kind}"], when_label(event.when, words)]
    facts.append(event.where.name if event.where else words["badge_unplaced"])
    if event.status != "actual":
        facts.append(words[f"badge_{event.status}"])
    sentence = "".join(_piece(piece) for piece in marked_event(event))
    return (
        f"<li><h3>{_safe(event.title)}</h3><p>{_safe(' · '.join(facts))}</p>"
        f"<blockquote>{sentence}</blockquote>{_sources(event.sources)}</li>"
    )


def _piece(piece: Segment) -> str:
    return _safe(piece) if isinstance(piece, str) else f"<mark>{_safe(piece[1])}</mark>"


def _sources(sources: Sequence[Source]) -> str:
    return f"<p>{'; '.join(dict.fromkeys(_source(source) for source in sources))}</p>" if sources else ""


def _source(source: Source) -> str:
    name = _safe(", ".join(_present(source)))
    url = safe_url(source.url)
    return f'<a href="{_safe(url)}" rel="noopener noreferrer">{name}</a>' if url else name


def _present(source: Source) -> Iterable[str]:
    day = source.published.isoformat()[:10] if source.published else ""
    return filter(None, (source.title or source.report, source.publisher, day))


def _safe(text: str) -> str:
    return html.escape(clean(text).replace("\0", "\ufffd"))
