from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest
from browser import stories

from geomap import webmap
from geomap.errors import UsageError
from geomap.page import embedding


def metas(page: str) -> dict[str, str]:
    found = re.findall(r'<meta (?:property|name)="([\w:]+)" content="([^"]*)">', page)
    return {name: html.unescape(content) for name, content in found}


def test_the_card_of_a_page_without_address_has_no_picture() -> None:
    card = metas(webmap.render(stories.kyrgyzstan_2010()))
    assert card["og:title"] == "Nine days in April: the fall of Kurmanbek Bakiyev"
    assert card["og:description"] == "15 events, April 2010"
    assert "og:image" not in card


def test_the_card_of_a_page_with_an_address_has_whole_addresses() -> None:
    card = metas(webmap.render(stories.kyrgyzstan_2010(), site=embedding.check_site("https://example.org/april")))
    assert card["og:url"] == "https://example.org/april/map.html"
    assert card["og:image"] == "https://example.org/april/preview.png"
    assert (card["og:image:width"], card["og:image:height"]) == ("1200", "630")
    assert card["twitter:card"] == "summary_large_image"


@pytest.mark.parametrize("site", ["example.org", "ftp://example.org", "https://a b", 'https://"onload="', "//x", ""])
def test_what_is_no_address_is_said(site: str) -> None:
    with pytest.raises(UsageError, match="no address of a folder"):
        embedding.check_site(site)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        assert not any(name.startswith("on") for name, _ in attributes)


@pytest.mark.parametrize("text", stories.HOSTILE)
def test_a_hostile_title_stays_text(text: str) -> None:
    story = stories.hostile(text)
    for code in (embedding.frame(story), embedding.still(story), embedding.page(story), *embedding.card(story)):
        tags = Tags()
        tags.feed(code)
        assert {"script", "svg", "b"}.isdisjoint(tags.seen)
        assert tags.seen.count("style") <= 1


def test_the_frame_is_titled_as_wide_as_its_host_and_leads_to_the_map() -> None:
    code = embedding.frame(stories.kyrgyzstan_2010(), site="https://example.org/")
    assert 'title="Nine days in April' in code
    assert "width:100%" in code
    assert '<a href="https://example.org/map.html">Open the full map</a>' in code
    assert "https://example.org/preview.png" in code


def test_summaries() -> None:
    assert embedding.summary(stories.empty()) == "No events were found in these reports."
    assert embedding.summary(stories.pacific()) == "6 events, 1–6 March 2019"


def test_a_vague_date_does_not_stretch_the_story() -> None:
    teller = stories.Teller(stories.empty().readings[0].report)
    teller.tell("It rained on May 2.", "Rain", "other", "2010-05-02")
    teller.tell("It was the wettest spring of the century.", "Wet", "other", ("2000-01-01", "2099-12-31"), edtf="20XX")
    assert embedding.summary(stories.story_of("Rain", [teller])) == "2 events, 2 May 2010"
