"""Applies corrections while a story is built, each where it belongs: to names before they are resolved, to people
before events are told of them, to events before those of several reports are put together.

What fits nothing any more is kept and told: `stale`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gazetteer.index import Index
from geomap.editor.anchors import Anchors, within
from geomap.editor.happenings import added, merged, split_off, when
from geomap.editor.kinds import Anchor, Corrections, EventFix, PersonFix, PlaceFix
from geomap.editor.spots import Spots
from geomap.editor.stops import is_called, is_meant, is_named, told_there, without
from geomap.model import Event, Mention, Movement, Person, Reading, Report, Role, Route, Sentence, Span, Stop, Where
from geomap.names.ownnames import SURE
from geomap.people import Cast


class Editor:
    """Corrections at work on one story. Its methods are called in the order in which they stand here."""

    def __init__(self, corrections: Corrections, index: Index) -> None:
        """Raises UsageError for places that the gazetteer does not know."""
        self._all = corrections
        self._anchors = Anchors()
        self.spots = Spots(corrections.file, index, corrections.places)
        self._used: set[str] = set()
        self._problems: dict[str, str] = {}
        self._fixed: dict[str, dict[Span, PlaceFix]] = {}
        """For each report, which mentions were set to which place."""
        self._dated: set[tuple[str, Span]] = set()
        """Sentences whose date was set."""
        for fix in corrections.events:
            if fix.spot:
                self.spots.place(fix.spot, fix.label, "")

    @property
    def stale(self) -> tuple[str, ...]:
        """Corrections that fit nothing in these reports, a sentence each, in the order of the file."""
        fixes = (
            self._all.places,
            self._all.events,
            self._all.merges,
            self._all.splits,
            self._all.people,
            self._all.stops,
        )
        left = [fix.label for kind in fixes for fix in kind if fix.label not in self._used]
        return tuple(f"{label}: {self._problems.get(label, 'fits nothing in these reports')}" for label in left)

    # ---- names, before they are resolved ----

    def names(self, report: Report, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """The names that may be places, with those that the editor knows better: the narrower correction wins."""
        self._anchors.learn(report, sentences)
        if not self._all.places:
            return tuple(mentions)
        kept = list(mentions)
        fixed = self._fixed.setdefault(report.id, {})
        for fix in sorted(self._all.places, key=lambda f: (f.at is not None, f.only_here)):
            for span in self._named(fix, report):
                self._used.add(fix.label)
                before = [m for m in kept if m.span.overlaps(span)]
                kept = [m for m in kept if not m.span.overlaps(span)]
                for other in [s for s in fixed if s.overlaps(span)]:
                    del fixed[other]
                if fix.spot:
                    role: Role = next((m.role for m in before if m.span == span), "literal")
                    kept.append(Mention(span, self.spots.alias(fix.spot), role, SURE))
                    fixed[span] = fix
        return tuple(sorted(kept, key=lambda m: m.span))

    def _named(self, fix: PlaceFix, report: Report) -> list[Span]:
        everywhere = within(report.text, Span(0, len(report.text)), fix.name)
        if fix.name[0].isupper():  # "Mobile" is no "mobile"; but it is "MOBILE"
            everywhere = [span for span in everywhere if report.text[span.start].isupper()]
        if fix.at is None:
            return everywhere
        if fix.at.report != report.id:
            self._problems.setdefault(fix.label, f"no report has the id {fix.at.report!r}")
            return []
        sentence = self._sentence(fix.at, fix.label)
        here = [span for span in everywhere if sentence and sentence.contains(span)]
        if sentence and not here:
            self._problems[fix.label] = f"the sentence does not say {fix.name!r} any more"
        return here if fix.only_here or not here else everywhere

    def _sentence(self, anchor: Anchor, label: str) -> Span | None:
        found = self._anchors.find(anchor)
        if found.sentence is None:
            self._problems[label] = found.problem
        return found.sentence

    def placed(self, report: Report, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """The mentions under their own words again, those that were corrected with the editor's word for it."""
        fixed = self._fixed.get(report.id)
        return tuple(self._placed(m, report, fixed) for m in mentions) if fixed else tuple(mentions)

    def _placed(self, m: Mention, report: Report, fixed: dict[Span, PlaceFix]) -> Mention:
        m = replace(m, text=report.text[m.span.start : m.span.end])
        if m.span not in fixed or m.resolution is None:
            return m
        sure = replace(m.resolution, confidence=1.0, alternatives=(), decided_by=self.spots.said_by)
        return replace(m, resolution=sure)

    # ---- people ----

    def recast(self, cast: Cast) -> Cast:
        """The cast with everybody under the name that the editor says."""
        if not self._all.people:
            return cast
        at = {report: dict(rows) for report, rows in cast.at.items()}
        names = {person.name: list(person.names) for person in cast.people}
        kinds = {person.name: person.kind for person in cast.people}
        for fix in self._all.people:
            person = next((p.name for p in cast.people if _goes_by(p, fix.person)), fix.person)
            names.setdefault(person, [person])
            if fix.at is None:
                self._rename(fix, person, cast, at, names)
            else:
                self._point_out(fix, fix.at, person, at)
        spans: dict[str, list[tuple[str, Span]]] = {}
        for report, rows in at.items():
            for span, name in sorted(rows.items()):
                spans.setdefault(name, []).append((report, span))
        people = [
            Person(name, tuple(dict.fromkeys(names[name])), tuple(found), kinds.get(name, "person"))
            for name, found in spans.items()
        ]
        people.sort(key=lambda p: (-len(p.spans), p.name))
        return Cast(tuple(people), {report: tuple(sorted(rows.items())) for report, rows in at.items()})

    def _rename(
        self, fix: PersonFix, person: str, cast: Cast, at: dict[str, dict[Span, str]], names: dict[str, list[str]]
    ) -> None:
        meant = [p for p in cast.people if _goes_by(p, fix.name)]
        for p in meant:
            self._used.add(fix.label)
            names[person] += p.names
            for report, span in p.spans:
                at[report][span] = person
        if not meant:
            self._problems[fix.label] = f"the reports name nobody {fix.name!r}"

    def _point_out(self, fix: PersonFix, anchor: Anchor, person: str, at: dict[str, dict[Span, str]]) -> None:
        sentence = self._sentence(anchor, fix.label)
        text = self._anchors.text(anchor.report)
        here = within(text, sentence, fix.name) if sentence else []
        if sentence and not here:
            self._problems[fix.label] = f"the sentence does not say {fix.name!r} any more"
        rows = at.setdefault(anchor.report, {})
        for span in here:
            self._used.add(fix.label)
            for other in [s for s in rows if s.overlaps(span)]:
                del rows[other]
            rows[span] = person

    # ---- what happened ----

    def events(self, report: Report, events: Sequence[Event]) -> tuple[Event, ...]:
        """What a report tells, corrected."""
        told = [self._marked(e, report.id) for e in events]
        for fix in self._all.events:
            sentence = self._sentence(fix.at, fix.label) if fix.at.report == report.id else None
            if sentence is None:
                self._sentence(fix.at, fix.label)
                continue
            meant = [e for e in told if e.sources[0].span.overlaps(sentence) and fix.of_kind in (None, e.kind)]
            if not meant:
                kind = f"{fix.of_kind} " if fix.of_kind else ""
                self._problems[fix.label] = f"the sentence tells no {kind}event"
                continue
            self._used.add(fix.label)
            if fix.date is not None:
                self._dated.add((report.id, sentence))
            told = [self._corrected(e, fix) if e in meant else e for e in told if not (fix.drop and e in meant)]
        return tuple(told)

    def _marked(self, event: Event, report: str) -> Event:
        fixed = self._fixed.get(report, {})
        return replace(event, corrected="place") if event.where and event.where.mention in fixed else event

    def _corrected(self, event: Event, fix: EventFix) -> Event:
        changed = ["date"] * (fix.date is not None) + ["place"] * (fix.spot is not None)
        changed += [key for key in ("kind", "title", "status") if getattr(fix, key)]
        where = event.where
        if fix.spot:
            name = fix.spot.name or (where.name if where else "")
            found = self.spots.resolution(fix.spot, fix.label, name)
            where = Where(name if fix.spot.name else found.place.name, found, None, self.spots.said_by)
        return replace(
            event,
            when=event.when if fix.date is None else when(fix.date, self.spots.said_by),
            where=where,
            kind=fix.kind or event.kind,
            title=fix.title or event.title,
            status=fix.status or event.status,
            corrected=", ".join(dict.fromkeys([*filter(None, [event.corrected]), *changed])),
        )

    def movements(self, movements: Sequence[Movement]) -> tuple[Movement, ...]:
        """What the sentences of one report tell of journeys, with the dates that their events got."""
        moved = list(movements)
        for fix in self._all.events:
            moved = [m for found in moved for m in self._moved(found, fix)]
        return tuple(moved)

    def _moved(self, m: Movement, fix: EventFix) -> list[Movement]:
        sentence = self._sentence(fix.at, fix.label)
        if fix.of_kind not in (None, "movement") or not told_there(m.report, m.sentence, fix.at, sentence):
            return [m]
        if fix.drop:
            return []
        date = m.when if fix.date is None else when(fix.date, self.spots.said_by)
        return [replace(m, when=date, status=fix.status or m.status)]

    def unmade(self, routes: Sequence[Route], movements: Sequence[Movement]) -> list[Movement]:
        """The movements without those that tell stops which were not made, whatever other sentence tells them too."""
        left = list(movements)
        for fix in self._all.stops:
            sentence = self._sentence(fix.at, fix.label)
            if sentence and fix.person and not any(is_called(r.person, fix.person) for r in routes):
                self._used.add(fix.label)  # a person who is not followed this time
            told = [m for m in left if told_there(m.report, m.sentence, fix.at, sentence)]
            meant = [s for m in told for r in routes for s in r.stops if is_meant(s, m, fix)]
            if not meant:
                if sentence:
                    at = f" at {fix.place!r}" if fix.place else ""
                    self._problems[fix.label] = f"the sentence tells no stop{at} of those who are followed"
                continue
            self._used.add(fix.label)
            for stop in [s for s in meant if is_named(s, fix)] or meant[:1]:
                left = [m for found in left for m in without(found, stop)]
        return left

    def together(self, events: Sequence[Event], tellings: Sequence[Event]) -> list[Event]:
        """The story's events in order of telling, put together and taken apart as the editor says, with those added."""
        told = list(events)
        for split in self._all.splits:
            sentence = self._sentence(split.at, split.label)
            if sentence:
                told = self._done(split.label, split_off(told, tellings, split.at.report, sentence)) or told
        for merge in self._all.merges:
            spots = [(anchor.report, self._sentence(anchor, merge.label)) for anchor in merge.events]
            if all(span for _, span in spots):
                told = self._done(merge.label, merged(told, spots)) or told
        note = self.note()
        return told + list(note.events if note else ())

    def _done(self, label: str, done: list[Event] | str) -> list[Event] | None:
        if isinstance(done, str):
            self._problems[label] = done
            return None
        self._used.add(label)
        return done

    def note(self) -> Reading | None:
        """A report of the editor's own, which tells what was added; None if nothing was."""
        return added(self._all.added, self.spots, self._anchors.reports(), self._all.file) if self._all.added else None

    def marked(self, route: Route) -> Route:
        """The route, its stops marked where their place or date was set."""
        return replace(route, stops=tuple(replace(s, corrected=self._of_stop(s)) for s in route.stops))

    def _of_stop(self, stop: Stop) -> str | None:
        first = stop.sources[0]
        place = stop.where.mention in self._fixed.get(first.report, {})
        dated = any(r == first.report and span.overlaps(first.span) for r, span in self._dated)
        return ", ".join(["place"] * place + ["date"] * dated) or None


def _goes_by(person: Person, name: str) -> bool:
    return name.casefold() in {n.casefold() for n in (person.name, *person.names)}
