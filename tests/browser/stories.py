"""Stories for the page's tests, told in our own words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import get_args

from gazetteer.place import Candidate, Place, PlaceKind, Resolution
from geomap.model import (
    Event,
    EventKind,
    Leg,
    Mode,
    NamedPlace,
    Reading,
    Report,
    Route,
    Source,
    Span,
    Status,
    Stop,
    Story,
    Timeline,
    When,
    Where,
)

Days = tuple[str, str] | str | None


def place(name: str, kind: PlaceKind, lat: float, lon: float, country: str | None, radius: float = 5.0) -> Place:
    return Place(f"test:{name}", name, kind, lat, lon, country, radius_km=radius)


def resolved(found: Place, confidence: float = 0.95, *others: Place) -> Resolution:
    alternatives = tuple(Candidate(other, 0.02) for other in others)
    return Resolution(found, confidence, alternatives, "others in this report are nearby")


class Teller:
    """Builds one report sentence by sentence, and the events and stops that its sentences tell."""

    def __init__(self, report: Report) -> None:
        self._head, self.text = report, ""
        self.events: list[Event] = []

    @property
    def report(self) -> Report:
        head = self._head
        return Report(head.id, head.file, self.text, head.title, head.publisher, head.published, head.url)

    def source(self, sentence: str) -> Source:
        head, start = self._head, len(self.text)
        self.text += sentence + " "
        span = Span(start, start + len(sentence))
        return Source(head.id, span, head.title, head.publisher, head.url, head.published)

    def when(self, days: Days, words: str | None, source: Source, edtf: str | None = None) -> When | None:
        if days is None:
            return None
        first, last = (days, days) if isinstance(days, str) else days
        span = self._find(words, source)
        day, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
        return When(day, end, edtf or (first if first == last else f"{first}/{last}"), text=words, text_span=span)

    def where(self, found: Place | None, words: str | None, source: Source) -> Where | None:
        return None if found is None else Where(words or found.name, resolved(found), self._find(words, source))

    def tell(
        self, sentence: str, title: str, kind: EventKind, days: Days = None, at: Place | None = None, *,
        time: str | None = None, place: str | None = None, people: Sequence[str] = (), status: Status = "actual",
        also: Iterable[Source] = (), edtf: str | None = None, confidence: float = 0.9,
    ) -> Event:  # fmt: skip
        source = self.source(sentence)
        event = Event(
            f"{self._head.id}-{len(self.events)}", kind, title, sentence, self.when(days, time, source, edtf),
            self.where(at, place, source), tuple(people), status, confidence, (source, *also),
        )  # fmt: skip
        self.events.append(event)
        return event

    def _find(self, words: str | None, source: Source) -> Span | None:
        at = self.text.find(words, source.span.start) if words else -1
        return Span(at, at + len(words or "")) if at >= 0 else None


def stop_of(event: Event, person: str, order: int, status: Status = "actual") -> Stop:
    assert event.where is not None
    return Stop(person, order, event.where, event.when, status, event.quote, event.sources)


def leg(person: str, start: Stop, end: Stop, km: float, mode: Mode | None = None, *, told: bool = True) -> Leg:
    status = "actual" if start.status == end.status == "actual" else end.status
    quote = end.quote if told else None
    return Leg(person, start.order, end.order, mode, km, start.when, end.when, status, not told, quote,
               end.sources if told else ())  # fmt: skip


def story_of(
    title: str, tellers: Sequence[Teller], routes: Sequence[Route] = (), warnings: Sequence[str] = ()
) -> Story:
    events = [event for teller in tellers for event in teller.events]
    dated = sorted((event for event in events if event.when), key=lambda e: (e.when.first, e.when.last))  # type: ignore[union-attr]
    undated = [event for event in events if not event.when]
    readings = [Reading(teller.report, (), (), ()) for teller in tellers]
    named = {
        event.where.name: NamedPlace(event.where.name, event.where.resolution, ()) for event in events if event.where
    }
    timeline = Timeline(tuple(dated), tuple(undated))
    return Story(title, tuple(readings), timeline, tuple(named.values()), tuple(routes), tuple(warnings))


BISHKEK = place("Bishkek", "city", 42.87, 74.59, "KG")
OSH = place("Osh", "city", 40.53, 72.80, "KG")
JALAL_ABAD = place("Manas", "city", 40.93, 73.00, "KG")
TALAS = place("Talas", "city", 42.52, 72.24, "KG")
NARYN = place("Naryn", "city", 41.43, 75.99, "KG")
TARAZ = place("Taraz", "city", 42.90, 71.37, "KZ")
MINSK = place("Minsk", "city", 53.90, 27.57, "BY")
MOSCOW = place("Moscow", "city", 55.75, 37.62, "RU")
KYRGYZSTAN = place("Kyrgyzstan", "country", 41.5, 75.0, "KG", 400)
KAZAKHSTAN = place("Kazakhstan", "country", 48.0, 68.0, "KZ", 1200)
JALAL_ABAD_REGION = place("Jalal-Abad Region", "region", 41.4, 72.6, "KG", 110)


def kyrgyzstan_2010() -> Story:
    """The fall of a president, April 2010, in two invented reports: facts are public, sentences are ours."""
    day = dt.date(2010, 4, 16)
    one = Teller(
        Report(
            "wire",
            "wire.txt",
            "",
            "Ousted leader leaves after nine days",
            "Example Wire",
            day,
            "https://example.org/wire",
        )
    )
    two = Teller(
        Report(
            "daily",
            "daily.txt",
            "",
            "How a government fell",
            "Example Daily",
            dt.date(2010, 4, 21),
            "https://example.com/daily?a=1&b=2",
        )
    )
    bakiyev = "Kurmanbek Bakiyev"
    one.tell(
        "Crowds took over the governor's office in Talas on April 6.",
        "Crowds seize governor's office in Talas",
        "protest",
        "2010-04-06",
        TALAS,
        time="April 6",
        place="Talas",
    )
    both = two.source("The square in front of the White House in Bishkek became a battlefield.")
    one.tell(
        "On April 7 police fired on demonstrators in Bishkek and at least 80 people died.",
        "Police fire on demonstrators in Bishkek",
        "violence",
        "2010-04-07",
        BISHKEK,
        time="April 7",
        place="Bishkek",
        also=[both],
    )
    fled = one.tell(
        f"{bakiyev} left Bishkek by plane late that day and landed in Osh.",
        "Bakiyev flies from Bishkek to Osh",
        "movement",
        "2010-04-07",
        OSH,
        time="late that day",
        place="Osh",
        people=[bakiyev],
    )
    two.tell(
        "The opposition formed an interim government in Bishkek on April 8 under Roza Otunbayeva.",
        "Opposition forms interim government",
        "politics",
        "2010-04-08",
        BISHKEK,
        time="April 8",
        place="Bishkek",
        people=["Roza Otunbayeva"],
    )
    south = one.tell(
        "From there he drove to his home region around Jalal-Abad, where he stayed for days.",
        "Bakiyev withdraws to Jalal-Abad",
        "movement",
        ("2010-04-08", "2010-04-10"),
        JALAL_ABAD,
        place="Jalal-Abad",
        people=[bakiyev],
        edtf="2010-04-08/2010-04-10",
    )
    one.tell(
        "Around April 10 supporters gathered somewhere in Jalal-Abad Region.",
        "Supporters gather in the south",
        "protest",
        "2010-04-10",
        JALAL_ABAD_REGION,
        time="Around April 10",
        place="Jalal-Abad Region",
        edtf="2010-04-10~",
    )
    one.tell(
        f"{bakiyev} told reporters in Jalal-Abad on April 13 that he might resign.",
        "Bakiyev offers to resign on conditions",
        "statement",
        "2010-04-13",
        JALAL_ABAD,
        time="April 13",
        place="Jalal-Abad",
        people=[bakiyev],
        status="possible",
    )
    rally = one.tell(
        "On April 15 shots broke up his rally in Osh.",
        "Shots break up rally in Osh",
        "violence",
        "2010-04-15",
        OSH,
        time="April 15",
        place="Osh",
        people=[bakiyev],
    )
    taraz = one.tell(
        "Hours later a Kazakh military plane took him to Taraz.",
        "Plane takes Bakiyev to Taraz",
        "movement",
        "2010-04-15",
        TARAZ,
        time="Hours later",
        place="Taraz",
        people=[bakiyev],
    )
    one.tell(
        "Kazakhstan said it had arranged the departure together with Russia and the United States.",
        "Kazakhstan explains the departure",
        "statement",
        "2010-04-15",
        KAZAKHSTAN,
        place="Kazakhstan",
    )
    two.tell(
        "A trip to Moscow planned for April 17 was called off.",
        "Trip to Moscow is called off",
        "movement",
        "2010-04-17",
        MOSCOW,
        time="April 17",
        place="Moscow",
        people=[bakiyev],
        status="denied",
    )
    minsk = two.tell(
        "On April 20 Belarus confirmed that he and his family were in Minsk.",
        "Belarus confirms that Bakiyev is in Minsk",
        "movement",
        "2010-04-20",
        MINSK,
        time="April 20",
        place="Minsk",
        people=[bakiyev],
    )
    two.tell(
        "Prosecutors want to charge him with abuse of power.",
        "Prosecutors plan charges",
        "legal",
        None,
        BISHKEK,
        people=[bakiyev],
        status="planned",
    )
    two.tell(
        "Neighbours sent flour and medicine.",
        "Neighbours send aid",
        "aid",
        ("2010-04-01", "2010-04-30"),
        None,
        edtf="2010-04",
    )
    two.tell(
        "Kyrgyzstan closed its southern border for a night.",
        "Southern border closed",
        "military",
        "2010-04-15",
        KYRGYZSTAN,
        place="Kyrgyzstan",
        confidence=0.4,
    )
    start = Stop(bakiyev, 1, Where("Bishkek", resolved(BISHKEK)), fled.when, "actual", fled.quote, fled.sources)
    cancelled = next(event for event in two.events if event.status == "denied")
    stops = [
        start,
        stop_of(fled, bakiyev, 2),
        stop_of(south, bakiyev, 3),
        stop_of(rally, bakiyev, 4),
        stop_of(taraz, bakiyev, 5),
        stop_of(cancelled, bakiyev, 6, "denied"),
        stop_of(minsk, bakiyev, 7),
    ]
    legs = [
        leg(bakiyev, stops[0], stops[1], 300, "air"), leg(bakiyev, stops[1], stops[2], 47, "road"),
        leg(bakiyev, stops[2], stops[3], 47, told=False), leg(bakiyev, stops[3], stops[4], 290, "air"),
        leg(bakiyev, stops[4], stops[5], 2950), leg(bakiyev, stops[4], stops[6], 3520, told=False),
    ]  # fmt: skip
    return story_of(
        "Nine days in April: the fall of Kurmanbek Bakiyev",
        [one, two],
        [Route(bakiyev, tuple(stops), tuple(legs))],
        ["wire: one date could not be read"],
    )


def pacific() -> Story:
    """A flight westward and back across the antimeridian."""
    spots = [
        place("Auckland", "city", -36.85, 174.76, "NZ"), place("Suva", "city", -18.14, 178.44, "FJ"),
        place("Apia", "city", -13.83, -171.77, "WS"), place("Honolulu", "city", 21.31, -157.86, "US"),
        place("Tokyo", "city", 35.69, 139.69, "JP"), place("Tonga", "country", -21.2, -175.2, "TO", 300),
    ]  # fmt: skip
    teller = Teller(Report("log", "log.txt", "", "Log of a mercy flight", "Example Log", dt.date(2019, 3, 9), None))
    pilot, events = "Ana Moana", []
    for number, spot in enumerate(spots):
        sentence = f"On March {number + 1} {pilot} landed in {spot.name}."
        events.append(
            teller.tell(
                sentence,
                f"{pilot} lands in {spot.name}",
                "movement",
                f"2019-03-0{number + 1}",
                spot,
                time=f"March {number + 1}",
                place=spot.name,
                people=[pilot],
            )
        )
    stops = [stop_of(event, pilot, order) for order, event in enumerate(events, start=1)]
    legs = [leg(pilot, a, b, 2000 + 100 * b.order, "air") for a, b in pairwise(stops)]
    return story_of("Across the Pacific", [teller], [Route(pilot, tuple(stops), tuple(legs))])


def synthetic(count: int) -> Story:
    """Many events at many places over ten years."""
    kinds: tuple[EventKind, ...] = get_args(EventKind)
    spots = [
        place(f"Town {n}", "city", -50 + (n * 37 % 1100) / 10, -170 + (n * 211 % 3400) / 10, "XX")
        for n in range(min(count, 1500))
    ]
    teller = Teller(
        Report(
            "many",
            "many.jsonl",
            "",
            "Ten years of events",
            "Example Archive",
            dt.date(2020, 1, 1),
            "https://example.org/many",
        )
    )
    chunks, start, events = [], 0, []
    head = Source(
        "many", Span(0, 0), "Ten years of events", "Example Archive", "https://example.org/many", dt.date(2020, 1, 1)
    )
    for n in range(count):
        spot, day = spots[n * 7919 % len(spots)], dt.date(2010, 1, 1) + dt.timedelta(days=n * 3652 // count)
        sentence = (
            f"On {day:%B} {day.day}, event number {n} of this archive was reported from {spot.name} by several people."
        )
        source = Source(
            head.report, Span(start, start + len(sentence)), head.title, head.publisher, head.url, head.published
        )
        at = start + sentence.index(spot.name)
        when = When(
            day,
            day,
            day.isoformat(),
            text=f"{day:%B} {day.day}",
            text_span=Span(start + 3, start + 3 + len(f"{day:%B} {day.day}")),
        )
        events.append(
            Event(
                f"many-{n}",
                kinds[n * 31 % 13],
                f"Event number {n} in {spot.name}",
                sentence,
                when,
                Where(spot.name, resolved(spot), Span(at, at + len(spot.name))),
                (f"Person {n % 40}",),
                "actual",
                0.9,
                (source,),
            )
        )
        chunks.append(sentence)
        start += len(sentence) + 1
    teller.text = " ".join(chunks)
    return Story("Ten years of events", (Reading(teller.report, (), (), ()),), Timeline(tuple(events)), (), ())


HOSTILE = (
    "{{7*7}}",
    "{% if 1 %}{# x #}",
    "</script><script>window.__hit=1</script>",
    "${window.__hit=1}",
    "`+(window.__hit=1)+`",
    '" onerror="window.__hit=1',
    "<img src=x onerror=window.__hit=1>",
    "javascript:window.__hit=1",
    "\u202egnp.exe",
    "a\x00b",
    "<!--<script>",
    "</title><script>window.__hit=1</script>",
    "</noscript><script>window.__hit=1</script>",
    "a\u2028b\u2029c",
    "ends with \\",
    "');window.__hit=1;('",
    "<svg onload=window.__hit=1>",
    "&lt;b&gt;&amp;amp;",
    "𝔘𝔫𝔦 🗺️ Ünï",
    "]]>",
    "__proto__",
    "constructor",
    "</style><style>*{display:none}</style>",
    "\ud800 lone",
)


def hostile(*texts: str) -> Story:
    """A story with each hostile text in every field that a report or a user can fill."""
    tellers, routes = [], []
    for number, text in enumerate(texts):
        teller, route = _hostile_report(text, number)
        tellers.append(teller)
        routes.append(route)
    return story_of(" ".join(texts), tellers, routes, texts)


def _hostile_report(text: str, number: int) -> tuple[Teller, Route]:
    spot = Place("test:" + text, text, "city", 10.0 + number, 20.0, "TD", radius_km=3)
    area = Place("test:area" + text, text, "region", 12.0, 22.0 + number, "TD", radius_km=60)
    teller = Teller(Report(text, text, "", text, text, dt.date(2020, 1, 2), text))
    first = teller.tell(
        f"{text} on Monday in {text}!",
        text,
        "protest",
        "2020-01-01",
        spot,
        time="Monday",
        place=text,
        people=[text],
    )
    second = teller.tell(
        f"In {text} {text} moved.",
        text,
        "movement",
        "2020-01-02",
        area,
        place=text,
        people=[text, "Q"],
        status="planned",
    )
    teller.tell(f"{text} happened.", text, "other")
    source = Source(text + "2", Span(0, 3), text, text, "javascript:window.__hit=1", None)
    teller.tell("Told twice.", text, "aid", "2020-01-03", spot, also=[source])
    assert second.where is not None
    planned = Stop(text, 2, second.where, second.when, "planned", second.quote, second.sources, text)
    leg = Leg(text, 1, 2, "air", 10, None, None, "planned", False, text, first.sources, text)
    return teller, Route(text, (stop_of(first, text, 1), planned), (leg,))


def empty() -> Story:
    report = Report("quiet", "quiet.txt", "Nothing happened.", "A quiet day", None, None, None)
    return Story("A quiet day", (Reading(report, (), (), ()),), Timeline(()), (), ())
