"""Invented news articles, and what sites print around them; the pages of `layouts` are filled with them."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

TOWNS = "Norvik Lindhaven Tarrow Maplecross Saltford Eskdale Port-Avery Hollin Brackwater Quillan".split()
PEOPLE = "Ines Harrow|Tobias Vance|Mara Ellwood|Joris Pell|Adaeze Nwosu|Kiran Rao|Lena Brandt|Omar Haddad".split("|")
PAPERS = (
    "The Norvik Courier|Tarrow Daily News|Eskdale Gazette|Saltford Online|The Lindhaven Post|Harbour Wire|"
    "The Maple Tribune|Brackwater Today"
).split("|")
_EVENTS = (
    ("flood", "The river rose by {n} centimetres overnight and ran through the lower streets of {town}."),
    ("strike", "Dockworkers at {town} laid down their tools at noon and marched to the customs house."),
    ("fire", "A fire that began in a bakery spread to {n} houses along the main street of {town}."),
    ("protest", "Some {n} people gathered before the council building in {town} to ask for cheaper bread."),
    ("visit", "{person} arrived in {town} by train and was met by a band and a row of schoolchildren."),
)
_SENTENCES = (
    "Rescue workers carried {n} people out of their homes, most of them elderly.",
    "“We had been told that the wall would hold for another winter,” said {person}, who runs a shop nearby.",
    "The road from {town} to {other} was closed for most of the day and opened again after dark.",
    "Officials in {other} said that they would send blankets, tents and a mobile kitchen.",
    "Nobody was hurt, but {n} families spent the night in a school gymnasium.",
    "It was the third time in five years that such a thing had happened in the district.",
    "{person} of the harbour board told reporters that the damage could come to {n} thousand crowns.",
    "On Monday the council will meet to decide whether the market can be held at all.",
    "Trains between {other} and the coast ran late, and two were turned back at the border of the county.",
    "A spokesman for the ministry would not say when the inquiry would end.",
    "“I packed what I could into the car and drove to {other},” {person} said by telephone.",
    "Three days earlier, police had searched a warehouse on the edge of {town} and found nothing.",
    "Farmers on the higher ground reported that their fields were dry and their animals safe.",
    "The bridge, built in 1931, carries about {n} vehicles a day.",
    "Electricity came back to most of the town by the evening, the company said.",
    "Neighbours formed a chain and passed buckets from the canal until the engines came.",
    "Schools in {town} are to stay shut until Thursday; those in {other} will open as usual.",
    "The mayor thanked volunteers from {other}, who had worked through the night without a break.",
    "Critics say that warnings were sent out too late and only in one language.",
    "In a letter to the governor, {person} asked for an independent report before the summer.",
    "Witnesses spoke of a loud noise at about four in the morning, then of silence.",
    "By Sunday the water is expected to reach {other}, where sandbags are already being filled.",
)
_SUBHEADS = ("A long night", "What the council knew", "Help from across the river", "Counting the cost")
_HEADLINES = {
    "flood": "Streets of {town} under water after night of rain",
    "strike": "Dockworkers walk out at {town} over shifts and pay",
    "fire": "Bakery fire spreads along the main street of {town}",
    "protest": "Crowd in {town} asks council for cheaper bread",
    "visit": "{person} begins tour of the coast in {town}",
}
JUNK_LINKS = (
    "Ten gardens to see this spring|Why your neighbour's bees matter|Quiz: how well do you know the coast?|"
    "Minister denies rift over fishing quotas|Lighthouse keeper retires after forty years|"
    "Opinion: the ferry we deserve|Watch: whale visits the inner harbour|Cup final goes to extra time|"
    "House prices slow for a third month|Recipe: rhubarb the old way|Museum finds lost map in attic|"
    "Swimmers warned of cold currents"
).split("|")
JUNK = {
    "cookies": "We and our 214 partners store cookies on your device to personalise content. Accept all or manage.",
    "support": "Independent journalism needs you. If everyone who reads us gave a little, our future would be secure.",
    "newsletter": "Sign up to our morning briefing and never miss a story. Enter your email address to subscribe.",
    "paywall": "You have two free articles left this month. Already a subscriber? Log in to keep reading.",
    "advert": "Advertisement: spring sale on rain boots, up to seventy per cent off while stocks last.",
    "copyright": "All rights reserved. Reproduction without written permission is prohibited. Terms of use.",
    "app": "Download our app for breaking news alerts straight to your phone, free for iOS and Android.",
}
COMMENTS = (
    "First! Also the photo is the wrong way round, who checks these things.",
    "My cousin lives there and says it is much worse than you write here.",
    "Typical. They spend it all on the new stadium and nothing on drains.",
)


@dataclass(frozen=True, slots=True)
class Article:
    """What a perfect reader would find, and the words that it must leave out."""

    title: str
    publisher: str
    published: dt.datetime
    url: str
    author: str
    lead: str
    blocks: tuple[tuple[str, str], ...]
    """("p" | "h2" | "li" | "quote", words), in order, after the lead."""
    links: tuple[str, ...]
    """Headlines of other articles."""
    caption: str

    @property
    def text(self) -> str:
        return "\n\n".join([self.lead, *(words for _, words in self.blocks)])

    @property
    def day(self) -> dt.date:
        return self.published.date()


def article(seed: int) -> Article:
    """The same article for the same seed."""
    dice = random.Random(seed)
    kind, opening = dice.choice(_EVENTS)
    town, person = dice.choice(TOWNS), dice.choice(PEOPLE)

    def fill(sentence: str) -> str:
        other = dice.choice([t for t in TOWNS if t != town])
        return sentence.format(town=town, other=other, person=dice.choice(PEOPLE), n=dice.randrange(11, 900))

    told = [fill(s) for s in dice.sample(_SENTENCES, dice.randrange(10, len(_SENTENCES)))]
    blocks: list[tuple[str, str]] = []
    while told:
        size = dice.choice((1, 1, 2, 2, 3))
        blocks.append(("p", " ".join(told[:size])))
        told = told[size:]
    if dice.random() < 0.4:
        blocks.insert(len(blocks) // 2, ("h2", dice.choice(_SUBHEADS)))
    if dice.random() < 0.25:
        items = [("li", f"{t}: {dice.randrange(2, 90)} houses damaged") for t in dice.sample(TOWNS, 3)]
        blocks[-1:-1] = items
    if dice.random() < 0.3:
        blocks.insert(2, ("quote", f"“Nobody sleeps when it rains like this,” said {dice.choice(PEOPLE)}."))
    zone = dt.timezone(dt.timedelta(hours=dice.choice((-5, 0, 1, 3, 6))))
    day = dt.date(2004, 1, 1) + dt.timedelta(days=dice.randrange(7300))
    moment = dt.datetime.combine(day, dt.time(dice.randrange(24), dice.randrange(60)), zone)
    title = _HEADLINES[kind].format(town=town, person=person)
    publisher = dice.choice(PAPERS)
    host = publisher.lower().replace(" ", "")
    slug = title.lower().replace(" ", "-")
    return Article(
        title=title,
        publisher=publisher,
        published=moment,
        url=f"https://www.{host}.example/{dice.choice(('news', 'local', 'a'))}/{slug}-{seed}",
        author=dice.choice(PEOPLE),
        lead=f"{fill(opening)} {fill(dice.choice(_SENTENCES))}",
        blocks=tuple(blocks),
        links=tuple(dice.sample(JUNK_LINKS, 6)),
        caption=f"A street in {town} after the rain. Photograph: {dice.choice(PEOPLE)}",
    )
