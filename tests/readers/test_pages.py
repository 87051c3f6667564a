"""Eighty pages in the markup of many publishers: the article comes out, its date is right, the rest stays out."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from statistics import mean

import pytest
from readers.articles import COMMENTS, JUNK, JUNK_LINKS, Article, article
from readers.layouts import MODERN, Layout, body, linked_data, open_graph, page
from readers.more_layouts import MORE, SAID
from readers.old_layouts import OLD

from geomap import readers
from geomap.errors import ReportError
from geomap.model import Report
from geomap.readers.given import Given

LAYOUTS = MODERN + OLD + MORE
PAGES = 80


def read(html: str | bytes, **options: str) -> list[Report | ReportError]:
    data = html if isinstance(html, bytes) else html.encode()
    return list(readers.read(Given("page", "page.html", io.BytesIO(data), **options)))  # type: ignore[arg-type]


def one(html: str | bytes, **options: str) -> Report:
    (report,) = read(html, **options)
    assert isinstance(report, Report), report
    return report


def f1(found: str, expected: str) -> float:
    """Of words, as they are, however often they come."""
    a, b = Counter(re.findall(r"\w+", found)), Counter(re.findall(r"\w+", expected))
    return 2 * sum((a & b).values()) / (sum(a.values()) + sum(b.values()))


def pairs() -> list[tuple[Layout, Article]]:
    return [(LAYOUTS[n % len(LAYOUTS)], article(n)) for n in range(PAGES)]


def test_pages_of_many_publishers() -> None:
    found = [(one(layout(a)), a) for layout, a in pairs()]
    assert mean(f1(report.text, a.text) for report, a in found) >= 0.98
    assert mean(report.day == a.day for report, a in found) >= 0.98
    assert mean(report.title == a.title for report, a in found) >= 0.98
    assert mean(report.publisher == a.publisher for report, a in found) >= 0.95
    assert mean(report.url == a.url for report, a in found) >= 0.98


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_what_the_site_says_stays_out(layout: Layout) -> None:
    a = article(7)
    report = one(layout(a))
    assert report.extracted
    assert a.lead in report.text
    said = [notice for notice in (*JUNK.values(), *SAID.values(), *COMMENTS) if notice in report.text]
    assert said == ([JUNK["copyright"]] if layout.__name__ == "tables" else [])


def test_the_time_of_publication_keeps_its_zone() -> None:
    a = article(3)
    html = page(a, linked_data(a) + open_graph(a), f"<article><h1>{a.title}</h1>{body(a)}</article>")
    assert one(html).published == a.published


def test_a_page_without_any_date_has_none() -> None:
    a = article(5)
    assert one(page(a, "", f"<article><h1>{a.title}</h1>{body(a)}</article><footer>© 2019</footer>")).published is None


def test_dates_in_the_article_do_not_date_it() -> None:
    a = article(5)
    told = "<p>The bridge was opened on 4 May 1931 by the duke, who came by train and spoke for more than an hour.</p>"
    assert one(page(a, "", f"<article><h1>{a.title}</h1>{told}{body(a)}</article>")).published is None


def test_where_a_browser_saved_it_from() -> None:
    a = article(9)
    html = page(a, "", f"<article><h1>{a.title}</h1>{body(a)}</article>")
    saved = html.replace("<html", f"<!-- saved from url=({len(a.url):04}){a.url} -->\n<html", 1)
    assert one(saved).url == a.url


def test_several_articles_on_one_page_are_several_reports() -> None:
    first, second = article(11), article(12)
    parts = "".join(
        f'<article><h2>{a.title}</h2><time datetime="{a.published.isoformat()}"></time>{body(a)}</article>'
        for a in (first, second)
    )
    found = read(page(first, "", parts))
    assert [isinstance(r, Report) and f1(r.text, a.text) > 0.95 for r, a in zip(found, (first, second), strict=True)]
    assert [r.id for r in found if isinstance(r, Report)] == ["page", "page-2"]
    assert [r.day for r in found if isinstance(r, Report)] == [first.day, second.day]
    said = "2 articles on one page: read as 2 reports"
    assert [r.warnings for r in found if isinstance(r, Report)] == [(said,), ()]


def test_teasers_and_comments_are_no_articles() -> None:
    a = article(13)
    teasers = "".join(f"<article><h3>{t}</h3><p>{t}, and what it means.</p></article>" for t in a.links)
    assert one(page(a, "", f"<article><h1>{a.title}</h1>{body(a)}</article>{teasers}")).text.startswith(a.lead)


TEASERS = "".join(
    f'<div class="card"><a href="/x"><h3>{title}</h3></a><p>{title}, and what it means for people of the coast, who '
    "have waited for it for many years and now see it come.</p></div>"
    for title in JUNK_LINKS
)


@pytest.mark.parametrize("length", [1, 3])
@pytest.mark.parametrize(
    "shape",
    [
        '<header><div class="mega">{teasers}</div></header><main><h1>{title}</h1>{body}</main>',
        '<div class="video"><h1>{title}</h1><div class="text">{body}</div></div><div class="grid">{teasers}</div>',
    ],
)
def test_short_articles_among_many_teasers(shape: str, length: int) -> None:
    a = article(103)
    short = replace(a, blocks=a.blocks[:length])
    html = page(short, open_graph(short), shape.format(teasers=TEASERS, title=a.title, body=body(short)))
    assert f1(one(html).text, short.text) > 0.95


def test_an_article_that_looks_like_teasers_is_read_all_the_same() -> None:
    posts = TEASERS.replace('<a href="/x"><h3>', '<h3><a href="#p">').replace("</h3></a>", "</a></h3>")
    assert JUNK_LINKS[3] in one(page(article(1), "", f"<div>{posts}</div>")).text


def test_preformatted_text_with_its_date_on_a_line() -> None:
    a = article(101)
    report = one(f"<html><body><pre>{a.title}\n{a.published:%B %-d, %Y}\n\n{a.text}</pre></body></html>")
    assert report.day == a.day
    assert f1(report.text, a.text) > 0.95


@pytest.mark.parametrize(
    ("header", "encoding", "warned"),
    [
        (None, "utf-8", False),
        ("iso-8859-1", "utf-8", False),
        ("windows-1251", "utf-8", True),
        (None, "cp1252", True),
        ("utf-8", "cp1252", True),
        ("windows-1252", "cp1252", False),
    ],
)
def test_headers_that_name_the_wrong_charset(header: str | None, encoding: str, warned: bool) -> None:
    a = article(14)
    html = page(a, "", f"<article><h1>{a.title}</h1><p>“Café Osh,” said Zoë.</p>{body(a)}</article>").replace(
        '<meta charset="utf-8">', ""
    )
    report = one(html.encode(encoding), **({"charset": header} if header else {}))
    assert "“Café Osh,” said Zoë." in report.text
    assert bool(report.warnings) == warned


def test_the_charset_that_the_page_names_holds() -> None:
    a = article(14)
    html = page(a, "", f"<article><p>Гроза в Оше.</p>{body(a)}</article>").replace("utf-8", "windows-1251")
    report = one(html.replace("“", '"').replace("”", '"').replace("’", "'").replace("·", "-").encode("windows-1251"))
    assert "Гроза в Оше." in report.text
    assert report.warnings == ()


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<!DOCTYPE html><title>x</title>",
        "<html><body><nav><a href=/>Home</a></nav></body></html>",
        "<html><script>render('all of it')</script></html>",
    ],
)
def test_pages_without_an_article(html: str) -> None:
    (error,) = read(html)
    assert isinstance(error, ReportError)
    assert "no article" in str(error)
