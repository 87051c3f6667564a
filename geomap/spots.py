"""Which of a sentence's places belongs to a verb or noun, from the parse and, where that fails, from the words."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.grammar import Tree
from geomap.model import Mention
from geomap.moveverbs import CLAUSE_ENDS, GATHERINGS, IN, IS_THERE, LOCATING, SPEAKS, TO


class Spots:
    """The literal places of one parsed sentence."""

    def __init__(self, text: str, places: Sequence[Mention], tree: Tree) -> None:
        self.text, self.places, self.tree = text, places, tree

    def of(self, i: int) -> Mention | None:
        """The place that a noun phrase is: its head, an apposition ("the capital, Osh"), or "the city of Osh"."""
        tree = self.tree
        heads = self.within(i, whole=True)
        if heads:
            return self._located_by(heads[0])
        for c in sorted(tree.children(i, "appos", "flat", "compound", "nmod")):
            case = tree.case(c)
            generic = tree.words[i].upos == "NOUN"
            if tree.rel(c) != "nmod" or (generic and case in ("of", "in", "at")):
                found = self.within(c, whole=True)
                if found and (tree.rel(c) != "nmod" or tree.words[c].deprel != "nmod:poss"):
                    return found[0]
        return None

    def within(self, i: int, *, whole: bool = False) -> list[Mention]:
        spans = [self.tree.words[k].span for k in ([i] if whole else self.tree.subtree(i, ("acl", "advcl")))]
        return [m for m in self.places if any(m.span.overlaps(s) for s in spans)]

    def _located_by(self, place: Mention) -> Mention:
        """Of "Honiara, Solomon Islands" the first, wherever the parser put the head."""
        before = [m for m in self.places if m.span.end <= place.span.start]
        return before[-1] if before and self._only_locates(place) else place

    def _apposition(self, comma: int) -> bool:
        """ ", a guide from Salta": what comes now describes the noun before the comma."""
        after = self.tree.words[comma + 1].form.lower() if comma + 1 < len(self.tree.words) else ""
        return after in ("a", "an", "the", "his", "her", "its", "their", "who", "which", "where")

    def _only_locates(self, place: Mention) -> bool:
        """ "Omsk in Siberia", "Cliffe near Dover": the second name says where the first is."""
        gaps = [self.text[m.span.end : place.span.start] for m in self.places if m.span < place.span]
        return any(len(g) < 12 and g.strip(" ()").lower() in LOCATING for g in gaps)

    def after(self, v: int, *, goals: bool = True) -> list[tuple[str, Mention]]:
        """Places that follow a verb in its clause, each with its preposition, wherever the parser hung them.

        With `goals` the place of a goal is the goal: "to a hospital in Osh" goes to Osh.
        """
        tree = self.tree
        found: list[tuple[str, Mention]] = []
        case, since = "", 0
        for k in range(v + 1, len(tree.words)):
            word = tree.words[k]
            form = word.form.lower()
            if word.xpos in ("VBD", "VBZ", "VBP", "MD", "WRB", "WP", "WDT") or form in CLAUSE_ENDS:
                break
            if form == "," and self._apposition(k):
                break
            if word.upos == "ADP":
                goal_stands = goals and case in TO | {"from"} and form in IN | {"of"} and k - since <= 4
                case, since = (case, k) if goal_stands else (form, k)
            place = next((m for m in self.places if m.span.start == word.span.start), None)
            if place and case and k - since <= 5 and not any(m is place for _, m in found):
                if not self._only_locates(place):
                    found.append((case, place))
                case = ""
        return found

    def stood_at(self, c: int, lemma: str) -> list[Mention]:
        """Places of a locative oblique: "in Osh", "at the port of Osh", "500 miles off Kenya"."""
        tree = self.tree
        last = (tree.case(c).split() or [""])[-1]
        leaving = lemma in ("release", "discharge", "free") and last == "from"
        if (last in IN and lemma in IS_THERE | {"be"}) or leaving:
            found = [p for p in [self.of(c)] if p]
            return found + [p for g in tree.children(c, "nmod", "obl", "appos", "conj") if (p := self.of(g))]
        far = tree.lemma(c) in ("mile", "kilometer", "kilometre", "km", "league") or last in ("from", "off")
        if far and lemma in IS_THERE:
            miles = [g for g in tree.subtree(c, ("acl", "advcl")) if tree.lemma(g) in ("mile", "kilometer", "km")]
            before = [k for k, w in enumerate(tree.words) if k < c and w.lemma.lower() in ("mile", "kilometer", "km")]
            if miles or (before and c - before[-1] < 6):
                return [p for g in tree.subtree(c, ("acl", "advcl")) if (p := self.of(g))]
        return []

    def gathering(self, c: int, lemma: str) -> list[Mention]:
        """Where a gathering was that somebody spoke at or was found at: "to a rally in Osh", "at a hospital in Osh"."""
        tree = self.tree
        last = (tree.case(c).split() or [""])[-1]
        if tree.lemma(c) not in GATHERINGS or not (last in IN or (last == "to" and lemma in SPEAKS)):
            return []
        return [
            p
            for g in tree.subtree(c, ("acl", "advcl"))
            if g != c and (tree.case(g).split() or [""])[-1] in IN and (p := self.of(g))
        ]

    def where_clause(self, v: int, lemma: str) -> list[Mention]:
        """ "Fiji, where they met ministers": the place that the relative clause hangs on."""
        tree = self.tree
        if lemma not in IS_THERE | {"be"} or not any(tree.lemma(c) == "where" for c in tree.children(v, "advmod")):
            return []
        before = [m for m in self.places if m.span.end <= tree.words[v].span.start]
        if tree.rel(v) == "acl" and (own := self.of(tree.head(v))):
            return [own]
        where = next(c for c in tree.children(v, "advmod") if tree.lemma(c) == "where")
        near = [m for m in before if tree.words[where].span.start - m.span.end < 4]
        if near and self._only_locates(near[-1]):
            near = before[-2:-1]
        return near[-1:]

    def coordinated(self, places: list[Mention]) -> bool:
        """ "in Fiji, Samoa and Tonga": several places, not one within the other."""
        if len(places) < 2:
            return False
        a, b = min(m.span for m in places), max(m.span for m in places)
        between = self.text[a.end : b.start]
        return " and " in between or between.strip() == "and"


def finest(places: list[Mention]) -> Mention:
    """The one that says most exactly where."""
    return min(places, key=lambda m: (m.resolution.place.radius_km if m.resolution else 0, m.span))
