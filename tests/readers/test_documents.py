from __future__ import annotations

import zlib

import pytest
from readers.samples import failure, pdf, read, reports


def test_the_text_of_all_pages_without_running_lines() -> None:
    pages = [["The Norvik Courier", f"Report {n} tells of rain.", "It rained hard.", f"Page {n}"] for n in range(1, 5)]
    (report,) = reports(pdf(pages, "Rain in Norvik"), ".pdf")
    assert (report.title, report.extracted, report.published) == ("Rain in Norvik", True, None)
    assert "Report 1 tells of rain.\nIt rained hard.\n\nReport 2" in report.text
    assert "Courier" not in report.text
    assert "Page" not in report.text


def test_words_broken_at_the_end_of_a_line_are_joined() -> None:
    (report,) = reports(pdf([["The council of Lind-", "haven met on Mon-", "day."]]))
    assert "Lindhaven met on Monday." in report.text


@pytest.mark.parametrize("title", ["Microsoft Word - draft", "untitled", "scan0001.pdf", ""])
def test_file_names_are_no_titles(title: str) -> None:
    assert reports(pdf([["It rained."]], title))[0].title is None


def test_a_pdf_without_text_says_what_to_do() -> None:
    message = failure(pdf([[], []]), ".pdf")
    assert "PDF without text" in message
    assert "text recognition" in message


@pytest.mark.parametrize("cut", [9, 200, -40])
def test_damaged_files(cut: int) -> None:
    assert "\n" not in str(read(pdf([["It rained."]])[:cut])[0])


def test_a_page_that_unpacks_without_end() -> None:
    packed = zlib.compress(b"0" * 100_000_000, 9)
    content = pdf([["x"]]).replace(b"<< /Length 40 >>", b"<< /Length %d /Filter /FlateDecode >>" % len(packed))
    start, end = content.index(b"stream\n") + 7, content.index(b"\nendstream")
    assert "PDF" in failure(content[:start] + packed + content[end:], ".pdf")
