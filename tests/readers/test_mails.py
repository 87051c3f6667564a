from __future__ import annotations

import base64

import pytest
from readers.articles import article
from readers.layouts import ghost
from readers.samples import failure, mail, pdf, read, reports

from geomap.errors import ReportError

TEXT = (
    "The river rose in Norvik on Monday, and the lower streets ran with water for most of the day and the night after."
)
BOUNDARY = 'multipart/{}; boundary="b"'


def parts(*contents: tuple[str, str]) -> str:
    return "".join(f"--b\r\nContent-Type: {kind}\r\n\r\n{content}\r\n" for kind, content in contents) + "--b--\r\n"


def test_a_letter() -> None:
    (report,) = reports(mail(TEXT))
    assert report.text.strip() == TEXT
    assert (report.title, report.publisher, report.extracted) == ("Flood in Norvik", "The Norvik Courier", True)
    assert str(report.published) == "2010-04-15 23:30:00-05:00"


def test_html_alone_is_read_as_text() -> None:
    hidden = '<div style="display:none">Only for previews</div>'
    (report,) = reports(
        mail(f"<html><head><style>p{{}}</style></head>{hidden}<p>{TEXT}</p><p>Second.</p>", "text/html")
    )
    assert report.text == f"{TEXT}\n\nSecond.\n"


def test_soft_hyphens_do_not_break_names() -> None:
    assert reports(mail("<p>Rain in Nor&shy;vik&#8203;.</p>", "text/html"))[0].text == "Rain in Norvik.\n"


def test_of_two_forms_of_the_same_the_plain_one_is_read() -> None:
    both = parts(("text/plain", TEXT), ("text/html", f"<p>{TEXT}</p>"))
    assert [r.text.strip() for r in reports(mail(both, BOUNDARY.format("alternative")))] == [TEXT]


def test_unless_it_only_points_to_the_other() -> None:
    both = parts(("text/plain", "Your program cannot show this."), ("text/html", f"<p>{TEXT}</p>"))
    assert [r.text.strip() for r in reports(mail(both, BOUNDARY.format("alternative")))] == [TEXT]


def test_attached_texts_pages_pdf_and_mails_are_reports_of_their_own() -> None:
    scan = base64.b64encode(pdf([["The dam at Eskdale held.", "Nobody was hurt."]])).decode()
    inner = mail("Snow fell in Tarrow on Friday.").decode().replace("Flood in Norvik", "Snow in Tarrow")
    content = parts(
        ("text/plain", TEXT),
        (
            "text/plain; name=a.txt\r\nContent-Disposition: attachment; filename=a.txt",
            "---\ntitle: T\n---\nRain in Saltford.",
        ),
        ("application/pdf; name=b.pdf\r\nContent-Transfer-Encoding: base64", scan),
        ("message/rfc822", inner),
        ("image/png; name=c.png", "..."),
        ("application/zip; name=d.zip", "PK"),
    )
    found = reports(mail(content, BOUNDARY.format("mixed")), ".eml")
    assert [r.id for r in found] == ["x", "x-2", "x-3", "x-4"]
    assert [r.title for r in found] == ["Flood in Norvik", "T", None, "Snow in Tarrow"]
    assert "The dam at Eskdale held." in found[2].text
    assert found[0].warnings == ("attachment d.zip is left out",)


def test_a_mail_in_a_mail_in_a_mail_has_an_end() -> None:
    inner = mail(TEXT)
    for level in range(8):
        outer = mail(parts(("message/rfc822", "INNER")), BOUNDARY.format("mixed")).decode()
        inner = (
            outer.replace("--b", f"--b{level}").replace('"b"', f'"b{level}"').replace("INNER", inner.decode()).encode()
        )
    found = read(inner, ".eml")
    assert "one in the other" in str(found[-1])


def test_a_mail_of_very_many_parts_or_levels() -> None:
    many = parts(*[("text/plain", "x")] * 600)
    assert "more than 500 parts" in failure(mail(many, BOUNDARY.format("mixed")))
    deep = "".join(f'--b{n}\r\nContent-Type: multipart/mixed; boundary="b{n + 1}"\r\n\r\n' for n in range(3000))
    assert isinstance(read(mail(deep, 'multipart/mixed; boundary="b0"'))[0], ReportError)


def test_flowed_lines_are_joined() -> None:
    (report,) = reports(mail("The river rose \r\nin Norvik.\r\n\r\nNobody was hurt.", "text/plain; format=flowed"))
    assert report.text == "The river rose in Norvik.\n\nNobody was hurt.\n"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "nonsense"])
def test_wrong_charsets(charset: str) -> None:
    letter = mail("§", f"text/plain; charset={charset}").replace("§".encode(), "Café “Osh” burnt.".encode())
    assert reports(letter)[0].text.strip() == "Café “Osh” burnt."


def test_headers_in_code_words_and_broken_ones() -> None:
    letter = (
        mail(TEXT)
        .replace(b"Flood in Norvik", b"=?utf-8?b?RmzDtm9k?=")
        .replace(b"Thu, 15 Apr 2010 23:30:00 -0500", b"soon")
    )
    (report,) = reports(letter)
    assert (report.title, report.published) == ("Flöod", None)
    assert "'soon' is no date" in report.warnings[0]
    assert reports(mail(TEXT).replace(b"Flood in Norvik", b"=?x?b?????="))[0].text


def test_a_page_that_a_browser_saved_with_its_pictures() -> None:
    a = article(4)
    content = parts(("text/html", ghost(a)), ("image/jpeg", "..."))
    headers = f"Snapshot-Content-Location: {a.url}\r\n"
    (report,) = reports(mail(content, BOUNDARY.format("related"), headers), ".mhtml")
    assert (report.title, report.day, report.url) == (a.title, a.day, a.url)
    assert report.text.startswith(a.lead)


def test_a_text_that_begins_like_a_header_is_no_mail() -> None:
    assert reports("Norvik: the river rose on Monday.\n\nNobody was hurt.")[0].extracted is False
    assert reports("From: the harbour\nTo: the hills\n\nA walk.", ".txt")[0].extracted is False
