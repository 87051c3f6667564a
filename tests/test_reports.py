from __future__ import annotations

import datetime as dt
import json
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.errors import ReportError
from geomap.model import Report
from geomap.readers.jsonl import parse_record, report_from_record
from geomap.reports import read_reports


def one(path: Path, **options: dt.date) -> Report:
    (report,) = read_reports([path], **options)
    assert isinstance(report, Report), report
    return report


def failure(path: Path) -> str:
    (error,) = read_reports([path])
    assert isinstance(error, ReportError), error
    assert "\n" not in str(error)
    assert error.way_out
    return str(error)


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_front_matter_tells_title_publisher_date_and_address(tmp_path: Path) -> None:
    head = "title: 'Floods: day two'\npublisher: No\npublished: 2010-04-15T18:30:00+06:00\nurl: https://example.org/a\n"
    report = one(write(tmp_path / "a.txt", f"---\n{head}author: ignored\n---\n\n  Rain fell.\n"))
    assert (report.title, report.publisher, report.url) == ("Floods: day two", "No", "https://example.org/a")
    assert report.published is not None
    assert report.published.isoformat() == "2010-04-15T18:30:00+06:00"
    assert report.text == "\n  Rain fell.\n"
    assert (report.id, report.file, report.warnings) == ("a", str(tmp_path / "a.txt"), ())


@settings(deadline=None)  # a busy machine is no fault
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1).filter(lambda t: t.strip(" \t\r\n")))
def test_text_after_front_matter_is_kept_to_the_character(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = write(tmp_path_factory.mktemp("r") / "a.txt", f"---\ntitle: t\npublished: 2010-04-15\n---\n{text}")
    (report,) = read_reports([path])
    assert report.text == text if isinstance(report, Report) else "empty" in str(report)


def test_carriage_returns_count(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.txt", "---\r\ntitle: t\r\n---\r\nOne.\r\nTwo.\r\n")).text == "One.\r\nTwo.\r\n"


@pytest.mark.parametrize("value", ["2010-04-15", "'2010-04-15'", '"2010-04-15"', "20100415"])
def test_dates_may_be_quoted(tmp_path: Path, value: str) -> None:
    path = write(tmp_path / "a.txt", f"---\npublished: {value}\n---\nRain.")
    assert one(path).published == dt.date(2010, 4, 15)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Published: 14/03/2025", "2025-03-14"),
        ("published: 03/14/2025", "2025-03-14"),
        ("Date: 04.03.2025", "2025-03-04"),
        ("DATE: March 14, 2025 10:30 PM EST", "2025-03-14"),
        ("published: 14 March 2025", "2025-03-14"),
    ],
)
def test_dates_are_read_as_newsrooms_write_them(tmp_path: Path, said: str, day: str) -> None:
    report = one(write(tmp_path / "a.txt", f"---\n{said}\nTitle: Floods\n---\nRain."))
    assert report.day is not None
    assert (report.day.isoformat(), report.title) == (day, "Floods")


def test_headlines_with_colons_may_stand_under_any_case_of_their_key(tmp_path: Path) -> None:
    report = one(write(tmp_path / "a.txt", "---\nTitle: Floods: day two\nPublished: 2010-04-15\n---\nRain."))
    assert (report.title, report.text) == ("Floods: day two", "Rain.")


def test_a_day_on_the_command_line_dates_only_the_undated(tmp_path: Path) -> None:
    dated = write(tmp_path / "a.txt", "---\npublished: 2010-04-15\n---\nRain.")
    undated = write(tmp_path / "b.txt", "Snow.")
    day = dt.date(2010, 5, 1)
    assert one(dated, published=day).published == dt.date(2010, 4, 15)
    assert one(undated, published=day).published == day
    assert one(undated, published=day).warnings == ()
    assert [("--published" in w) for w in one(undated).warnings] == [True]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("---\nRain fell on both sides.\n---\nMore.", True),
        ("---\nRain fell.", True),
        ("---\n- one\n- two\n---\nMore.", True),
        ("--- a dash is no rule\ntitle: x", True),
        ("----\ntitle: x\n----\nMore.", True),
        ("---\n---\nMore.", False),
        ("---\nkeyword: rain\n---\nMore.", False),
        ("---  \ntitle: null\n---\t\nMore.", False),
    ],
)
def test_a_rule_is_front_matter_only_where_keys_and_values_follow(tmp_path: Path, text: str, kept: bool) -> None:
    assert one(write(tmp_path / "a.txt", text)).text == (text if kept else "More.")


@pytest.mark.parametrize(
    ("head", "line", "words"),
    [
        ("title: x\nurl: [a\n---\n", 4, "broken front matter"),
        ("title: x\npublished: 2010-13-40\n---\n", 3, "2010-13-40"),
        ("title: x\npublished: last week\n---\n", 3, "last week"),
        ("title: x\npublished: 03/04/2025\n---\n", 3, "03/04/2025"),
        ("Title: x\nPublished: last week\n---\n", 3, "last week"),
        ("title: x\ndate: last week\n---\n", 3, "last week"),
        ("title: x\npublished: 2010-04\n---\n", 3, "2010-04"),
        ("title: [a, b]\n---\n", 2, "title: not one line"),
        ("title: x\nRain fell.", 1, "never closed"),
        ("title: x\nRain fell.\n---\n", 3, "broken front matter"),
        ("title: x: [y\npublished: 2010-13-40\n---\n", 3, "2010-13-40"),
        ("title: " + "[" * 5000 + "\n---\n", 2, "broken front matter"),
        ("title: \a\n---\n", 2, "broken front matter"),
    ],
)
def test_broken_front_matter_names_its_line(tmp_path: Path, head: str, line: int, words: str) -> None:
    message = failure(write(tmp_path / "a.txt", f"---\n{head}Rain."))
    assert message.startswith(f"{tmp_path / 'a.txt'}:{line}: ")
    assert words in message


def test_endless_title_is_cut(tmp_path: Path) -> None:
    for path in (
        write(tmp_path / "a.txt", f"---\npublished: 2010-04-15\ntitle: {'x' * 3000}\n---\nRain."),
        write(tmp_path / "a.jsonl", json.dumps({"text": "Rain.", "published": "2010-04-15", "title": "x" * 3000})),
    ):
        report = one(path)
        assert report.title == "x" * 1999 + "…"
        assert report.warnings == ("title is longer than 2000 characters: cut",)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "//example.org", "https://", "http://a b.org", "http://[x"]
)
def test_only_web_addresses_become_links(tmp_path: Path, url: str) -> None:
    report = one(write(tmp_path / "a.txt", f"---\npublished: 2010-04-15\nurl: '{url}'\n---\nRain."))
    assert report.url is None
    assert len(report.warnings) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding(tmp_path: Path, encoding: str) -> None:
    report = one(write(tmp_path / "a.txt", "---\npublished: 2010-04-15\n---\nДжалал-Абад".encode(encoding)))
    assert (report.text, report.warnings) == ("Джалал-Абад", ())


def test_other_bytes_are_read_as_windows_1252_and_that_is_said(tmp_path: Path) -> None:
    report = one(write(tmp_path / "a.txt", "---\npublished: 2010-04-15\n---\nCafé “Osh”".encode("cp1252")))
    assert report.text == "Café “Osh”"
    assert report.warnings == ("not UTF-8 (line 4): read as Windows-1252",)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t\xc2\xa0", "empty"),
        (b"---\ntitle: x\n---\n\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "binary"),
        (b"%PDF-1.7 text without a nought", "PDF"),
        (b"\xff\xfea", "UTF-16"),
        (b"Osh\n\x01\x02\x03\xff\x81", "binary"),
        (b"<!DOCTYPE html>\n<title>x</title>", "no article"),
        (b"<!-- saved -->\n<html lang=en>", "no article"),
    ],
)
def test_what_is_no_report_is_refused_in_one_line(tmp_path: Path, content: bytes, words: str) -> None:
    assert words in failure(write(tmp_path / "a.txt", content))


def test_missing_files_and_folders_without_reports(tmp_path: Path) -> None:
    assert "no such file" in failure(tmp_path / "gone.txt")
    write(tmp_path / "folder" / "map.png", "x")
    assert "without reports" in failure(tmp_path / "folder")


def test_folders_are_read_in_order_whatever_they_link_to(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.MD", "a.txt", ".hidden/x.txt", "b/.y.txt", "b/z.png"):
        write(tmp_path / "in" / name, f"Report {name}.")
    (tmp_path / "in" / "b" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "again.txt").symlink_to(tmp_path / "in" / "a.txt")
    found = [r.text for r in read_reports([tmp_path / "in", tmp_path / "in" / "a.txt"]) if isinstance(r, Report)]
    assert found == ["Report a.txt.", "Report b/1.MD.", "Report b/2.txt."]


def test_ids_are_stems_made_unique(tmp_path: Path) -> None:
    for name in ("a/x.txt", "b/x.txt", "c/x.md", "d/x-2.txt"):
        write(tmp_path / name, name)
    assert [r.id for r in read_reports([tmp_path]) if isinstance(r, Report)] == ["x", "x-2", "x-3", "x-2-2"]


def test_one_bad_report_costs_only_itself(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "Rain.")
    write(tmp_path / "b.txt", b"\0")
    write(tmp_path / "c.txt", "Snow.")
    assert [type(r).__name__ for r in read_reports([tmp_path])] == ["Report", "ReportError", "Report"]


def test_json_lines_are_reports(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": 7, "text": "Rain.", "title": "T", "published": "2010-04-15"}),
        "",
        json.dumps({"text": "Snow.", "published": None}),
        "{broken",
        json.dumps(["no", "object"]),
        json.dumps({"id": "x", "text": "  "}),
        json.dumps({"id": "x", "text": 3}),
        json.dumps({"id": "x", "text": "Hail.", "published": "Dec 17, 20", "title": ["T"], "url": "ftp://x"}),
    ]
    path = write(tmp_path / "r.jsonl", "\ufeff" + "\n".join(lines))
    found = list(read_reports([path]))
    assert [(r.id, r.text) for r in found if isinstance(r, Report)] == [
        ("7", "Rain."),
        ("r-3", "Snow."),
        ("x", "Hail."),
    ]
    errors = [str(e) for e in found if isinstance(e, ReportError)]
    assert [e.removeprefix(f"{path}:")[0] for e in errors] == ["4", "5", "6", "7"]
    assert isinstance(found[-1], Report)
    assert [w.split(" ")[0] for w in found[-1].warnings] == ["title:", "published:", "url", "no"]


def test_what_no_file_can_hold_is_replaced_one_for_one() -> None:
    report = report_from_record({"id": "a\ud800", "text": "O\0s\udfffh 😀"}, "f:1", "f-1")
    assert (report.text, len(report.text)) == ("O\ufffds\ufffdh 😀", 7)
    assert "2 character(s)" in report.warnings[0]
    (report.id + report.text).encode()


@settings(deadline=None)  # a busy machine is no fault
@given(st.binary())
def test_no_line_crashes(line: bytes) -> None:
    with suppress(ReportError):
        report_from_record(parse_record(line, "f:1"), "f:1", "f-1")


@settings(deadline=None)  # a busy machine is no fault
@given(st.binary())
def test_no_file_crashes(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = write(tmp_path_factory.mktemp("r") / "a.txt", b"---\n" + content)
    (found,) = read_reports([path])
    assert isinstance(found, Report | ReportError)


@pytest.mark.skipif(not hasattr(os, "mkfifo") or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_said(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "Rain.").chmod(0)
    assert "Permission denied" in failure(tmp_path / "a.txt")
