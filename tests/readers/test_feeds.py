from __future__ import annotations

import pytest
from readers.samples import failure, read, reports, rss

ITEM = (
    "<title>Flood &amp;amp; fire</title><link>https://norvik.example/1</link><guid>https://norvik.example/?p=1</guid>"
)
SUMMARY = "<description>The river rose in Norvik on Monday.</description>"
FULL = (
    "<content:encoded><![CDATA[<p>The river rose in <a href='/n'>Norvik</a> on&nbsp;Monday.</p><script>x()</script>"
    "<p>Nobody was hurt.<br>Trains ran.</p><p>The post <a>Flood</a> appeared first on <a>Norvik Courier</a>.</p>]]>"
    "</content:encoded>"
)
DATE = "<pubDate>Thu, 15 Apr 2010 23:30:00 -0500</pubDate>"


def test_an_entry_is_a_report_with_its_full_content() -> None:
    (report,) = reports(rss(ITEM + SUMMARY + FULL + DATE))
    assert report.text.strip() == "The river rose in Norvik on Monday.\n\nNobody was hurt.\nTrains ran."
    assert (report.title, report.publisher, report.url) == (
        "Flood & fire",
        "Norvik Courier",
        "https://norvik.example/1",
    )
    assert report.published is not None
    assert report.published.isoformat() == "2010-04-15T23:30:00-05:00"
    assert report.id == "https://norvik.example/?p=1"
    assert report.extracted


def test_without_full_content_the_summary_is_read() -> None:
    assert [r.text for r in reports(rss(ITEM + SUMMARY + DATE))] == ["The river rose in Norvik on Monday."]


@pytest.mark.parametrize("date", ["2 hours ago", "yesterday", "Thursday", "--04-12", "99 Foo 2010"])
def test_relative_dates_stay_unknown_and_that_is_said(date: str) -> None:
    (report,) = reports(rss(f"{ITEM}{SUMMARY}<pubDate>{date}</pubDate>"))
    assert report.published is None
    assert date in report.warnings[0]


def test_atom() -> None:
    atom = """<?xml version='1.0'?><!-- made by hand --><feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>
    <entry><id>tag:wire,1</id><title type="html">Rain &amp;lt;b&amp;gt;</title><updated>2010-04-16T01:00:00Z</updated>
    <published>2010-04-15T18:30:00+06:00</published><link href="https://wire.example/1"/>
    <source><title>Eskdale Gazette</title></source>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It rained in Eskdale.</p></div></content></entry>
    <entry><id>tag:wire,2</id><updated>2010-04-17</updated><summary>It snowed.</summary></entry></feed>"""
    first, second = reports(atom)
    assert (first.text.strip(), first.publisher) == ("It rained in Eskdale.", "Eskdale Gazette")
    assert str(first.published) == "2010-04-15 18:30:00+06:00"
    assert (second.text, second.publisher, str(second.published)) == ("It snowed.", "Wire", "2010-04-17")


def test_an_empty_entry_costs_only_itself() -> None:
    found = read(rss(ITEM, ITEM + SUMMARY))
    assert [type(r).__name__ for r in found] == ["ReportError", "Report"]
    assert "entry 1" in str(found[0])


def test_encodings_of_feeds() -> None:
    text = rss(f"{ITEM}<description>Café “Osh” burnt.</description>{DATE}")
    western = text.replace('encoding="utf-8"', 'encoding="windows-1252"').encode("cp1252")
    for content in (western, text.replace('encoding="utf-8"', "").encode("utf-16"), text.encode("cp1252")):
        assert reports(content)[0].text == "Café “Osh” burnt."


def test_entity_bombs_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    assert "entities" in failure(rss(ITEM + "<description>&b;</description>", head=bomb))
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    assert "entities" in failure(rss(ITEM + "<description>&a;</description>", head=outside))


@pytest.mark.parametrize(
    "content", [rss(), "<rss>", "<feed xmlns='http://www.w3.org/2005/Atom'/>", "<rss version=2.0 <<<"]
)
def test_feeds_without_entries(content: str) -> None:
    assert "without entries" in failure(content)


def test_what_looks_like_a_file_is_not_opened() -> None:
    assert "without entries" in failure("<rss >/etc/passwd</rss>")
