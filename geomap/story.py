"""The whole way from reports to a story, on one screen. The only module that knows all stages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Self, TypeVar

from gazetteer.index import Index
from gazetteer.ownplaces import OwnIndex, OwnPlace
from gazetteer.place import Place
from gazetteer.profile import Found, Profile
from geomap import datecheck, events, languagecheck, moves, people, routes, sentences, timeline, times
from geomap.dating import Dater
from geomap.editor.editing import Editor
from geomap.editor.kinds import Corrections
from geomap.errors import UsageError
from geomap.mentions import Recogniser
from geomap.mentions.bearers import Bearers, borne_in
from geomap.model import (
    Mention,
    Movement,
    Parse,
    Reading,
    Report,
    Sentence,
    Story,
)
from geomap.namedplaces import named_places
from geomap.nlp import Pipeline
from geomap.places import Ask, Resolver, Settled
from geomap.places.facilities import facilities
from geomap.places.onesense import one_sense
from geomap.standins import stand_ins
from geomap.syntax import Syntax
from geomap.weights import RECOGNISER, RESOLVER, RecogniserWeights, ResolverWeights

Progress = Callable[[str, int, int], None]
"""Called with (what is done, which it is at, of how many)."""
Item = TypeVar("Item")


_STORY_SHARE = 0.5
"""How much the other reports of a story tell of one: less than those of its publisher, on which the weights rest."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A report's sentences, and what its names mean as far as it tells itself."""

    report: Report
    sentences: tuple[Sentence, ...]
    alone: Settled | None
    """Its names with the places that the report by itself tells; None if it has no names."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading takes: gazetteer, weights and, once a sentence asks for it, the syntax model."""

    recogniser: Recogniser
    resolver: Resolver
    ask: Ask | None = None
    """Who is asked for places that the gazetteer lacks; nobody unless the user says so."""
    nlp: str | None = None
    """A spaCy pipeline to parse with, in place of the model that comes with geomap."""

    @classmethod
    def load(cls, index: Index | None = None, ask: Ask | None = None, weights: Path | None = None) -> Self:
        """With the index that is installed and the weights that ship, or others: a folder that `geomap fit` wrote."""
        index = index or Index.open()
        if weights is None:
            return cls(Recogniser(index), Resolver(index), ask)
        return cls(
            Recogniser(index, RecogniserWeights.load(weights / RECOGNISER)),
            Resolver(index, ResolverWeights.load(weights / RESOLVER)),
            ask,
        )

    @property
    def syntax(self) -> Syntax | Pipeline:
        """Loaded once a process; that takes most of a second, and many reports have no use for it."""
        return Pipeline.load(self.nlp) if self.nlp else Syntax.load()

    def knowing(self, places: Sequence[OwnPlace]) -> Reader:
        """The same reader, knowing more places, which go before all others as the user's own do."""
        if not places:
            return self
        index = self.recogniser.index
        more = OwnIndex(index.folder, [*(index.own if isinstance(index, OwnIndex) else ()), *places])
        return Reader(self.recogniser.on(more), self.resolver.on(more), self.ask, self.nlp)

    def hear(self, report: Report, editor: Editor | None = None, known: Bearers | None = None) -> Heard:
        """The first look, by the report alone but for what its story is known to tell of; an editor may know its
        names better."""
        split = sentences.split(report.text)
        names = self.recogniser.find(report, split, known)
        if editor is not None:
            names = editor.names(report, split, names)
        return Heard(report, split, self.resolver.settle(report, names) if names else None)

    def haunts(self, heard: Heard) -> tuple[Found, ...]:
        """What the report adds to the profile of its publisher: the local places that it surely names."""
        return heard.alone.contribution() if heard.alone else ()

    def look(self, heard: Heard, profile: Profile | None = None) -> Reading:
        """Resolved place names and times. `profile`: what the publisher's other reports name."""
        report, split = heard.report, heard.sentences
        settled = heard.alone.informed(profile) if heard.alone and profile and profile.found else heard.alone
        told = times.find(report, split)
        placed = settled.mentions(ask=self.ask) if settled else ()
        doubts = (*languagecheck.doubts(report), *datecheck.doubts(report, split, told))
        return Reading(report, split, placed, told, warnings=doubts, capitals=self._capitals(report, placed))

    def _capitals(self, report: Report, placed: Sequence[Mention]) -> tuple[Place, ...]:
        if "capital" not in report.text:
            return ()
        lands = dict.fromkeys(m.resolution.place.country for m in placed if m.resolution)
        found = (self.recogniser.index.capital_of(land) for land in lands if land)
        return tuple(place for place in found if place)


def _with_ways(reading: Reading, ways: Sequence[Movement], editor: Editor) -> Reading:
    """The reading with an event for what only its ways tell."""
    more = events.of_ways(reading, ways)
    return replace(reading, events=(*reading.events, *editor.events(reading.report, more))) if more else reading


PARSED = 2000
"""Sentences of a report that may be parsed; no news report has so many, and parsing is what takes longest."""


def long_report(reading: Reading) -> tuple[str, ...]:
    """What to say of a report that is not read to its end for movements."""
    if len(reading.sentences) <= PARSED:
        return ()
    return (
        f"{reading.report.id}: movements are read in its first {PARSED} sentences of {len(reading.sentences)} only",
    )


def read(reader: Reader, report: Report) -> Reading:
    """One report by itself, with its events."""
    return tell(reader.look(reader.hear(report)))


def tell(reading: Reading) -> Reading:
    """The reading with its events, the report taken by itself."""
    cast = people.cast([reading])
    return replace(reading, events=events.tell(reading, partial(cast.within, reading.report.id)))


def build(
    reports: Sequence[Report],
    *,
    follow: Sequence[str] = (),
    title: str | None = None,
    reader: Reader | None = None,
    progress: Progress | None = None,
    corrections: Corrections | None = None,
) -> Story:
    """Read all reports together and tell their story.

    `follow`: whose routes are drawn; without it, the most travelled person's. `corrections`: an editor's; those that
    fit nothing any more come back in `Story.stale`. Raises UsageError where nobody goes by such a name, and where
    corrections name places that the gazetteer does not know.
    """
    reader = reader or Reader.load()
    editor = Editor(corrections or Corrections(""), reader.recogniser.index)
    reader = reader.knowing(editor.spots.own)
    ordered = _in_order(reports)
    looked = _look(reader, ordered, editor, progress, follow)
    cast = editor.recast(people.cast(looked, follow))
    whom = _followed(cast, follow)
    tellings = [
        replace(r, events=events.tell(r, partial(cast.within, r.report.id)))
        for r in _watched("finding events: report", looked, progress)
    ]
    readings = [replace(r, events=editor.events(r.report, r.events)) for r in tellings]
    follow_each = _watched("following people: report", readings, progress)
    told = [m for r in follow_each for m in editor.movements(movements_of(reader, r, cast, whom))]
    if not follow:
        whom = routes.movers(told)[:1]
    told = moves.with_presumed(readings, told, [p for p in cast.people if p.name in whom], cast.within)
    by_id = {r.report.id: r.report for r in readings}
    told = list(editor.movements(told))
    made = editor.unmade([routes.route(p, told, by_id) for p in whom], told)
    found = [editor.marked(routes.route(p, made, by_id)) for p in whom]
    still = [f"no sentence tells where {r.person} was or went" for r in found if follow and not r.stops]
    unlikely = [doubt for r in found for doubt in routes.doubts(r)]
    readings = [
        _with_ways(r, [m for m in made if m.report == r.report.id and m.person in whom], editor) for r in readings
    ]
    every = [e for r in readings for e in r.events]
    line = timeline.ordered(editor.together(timeline.put_together(every), every))
    readings += [note for note in [editor.note()] if note]
    return Story(
        title=title or next((r.title for r in ordered if r.title), None) or "Map of events",
        readings=tuple(readings),
        timeline=line,
        places=named_places(readings, line.all),
        routes=tuple(r for r in found if follow or r.stops),
        warnings=tuple(
            dict.fromkeys(
                [*(w for r in readings for w in (*r.warnings, *long_report(r))), *still, *unlikely, *editor.stale]
            )
        ),
        stale=editor.stale,
    )


def told_together(readings: Sequence[Reading], title: str) -> Story:
    """The story of readings that were made before: without routes, for which their texts would be needed."""
    ordered = sorted(readings, key=lambda r: (r.report.day is None, str(r.report.day or "")))
    line = timeline.timeline([e for r in ordered for e in r.events])
    return Story(title, tuple(ordered), line, named_places(ordered, line.all), ())


def _in_order(reports: Sequence[Report]) -> list[Report]:
    return sorted(reports, key=lambda r: (r.day is None, str(r.day or "")))


def look_together(
    reader: Reader, reports: Sequence[Report], progress: Progress | None = None, follow: Sequence[str] = ()
) -> list[Reading]:
    """The reports in order of publication, read up to their places and times."""
    return _look(reader, _in_order(reports), Editor(Corrections(""), reader.recogniser.index), progress, follow)


def _look(
    reader: Reader,
    reports: Sequence[Report],
    editor: Editor,
    progress: Progress | None,
    follow: Sequence[str] = (),
) -> list[Reading]:
    """Read the reports up to their places, each with what the others of the story surely name."""
    known = borne_in((f"{r.title or ''}\n{r.text}" for r in reports), follow)
    heard = [reader.hear(r, editor, known) for r in _watched("reading", reports, progress)]
    told = Profile(tuple(f for h in heard for f in reader.haunts(h)), share=_STORY_SHARE) if len(heard) > 1 else None
    looked = one_sense(
        [
            reader.look(h, told.without(h.report.id) if told else None)
            for h in _watched("finding places: report", heard, progress)
        ]
    )
    return [replace(r, mentions=editor.placed(r.report, facilities(r.report.text, r.mentions))) for r in looked]


def _watched(what: str, items: Sequence[Item], progress: Progress | None) -> Iterator[Item]:
    """The items, each told of before it is worked on."""
    for n, item in enumerate(items):
        if progress:
            progress(what, n + 1, len(items))
        yield item


def _followed(cast: people.Cast, follow: Sequence[str]) -> tuple[str, ...]:
    whom: list[str] = []
    for asked in follow:
        person = people.called(cast.people, asked)
        if person is None:
            known = ", ".join(p.name for p in cast.people[:8]) or "nobody: the reports name no people"
            raise UsageError(f"nobody in these reports is called {asked!r}", way_out=f"to follow: {known}")
        whom.append(person.name)
    return tuple(dict.fromkeys(whom))


def movements_of(reader: Reader, reading: Reading, cast: people.Cast, whom: tuple[str, ...]) -> tuple[Movement, ...]:
    """What a report tells of the ways of whom (of everybody if empty), as far as its first 2000 sentences do."""
    reading = replace(reading, sentences=reading.sentences[:PARSED])
    who = partial(cast.within, reading.report.id)
    return moves.movements(reading, parser(reader, reading, cast), who, Dater(reading).at, only=frozenset(whom) or None)


def parser(reader: Reader, reading: Reading, cast: people.Cast) -> Callable[[Sentence], Parse]:
    """What parses sentences of a report, or parts of them, with its places and people made known to the model."""
    text, starts = reading.report.text, [m.span.start for m in reading.mentions]

    def parse(sentence: Sentence) -> Parse:
        near = reading.mentions[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)]
        named = [m for m in near if sentence.span.contains(m.span)]
        names = stand_ins(text, named, cast.mentions_in(reading.report.id, sentence.span))
        return reader.syntax.parse(text, sentence, names)

    return parse
