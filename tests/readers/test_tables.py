"""CSV with named columns, and JSON in its several shapes."""

from __future__ import annotations

import json

import pytest
from readers.samples import failure, read, reports

ROWS = [
    ("1", "The river rose in Norvik.", "Flood", "2010-04-15"),
    ("2", 'He said: "Rain,\nrain."', "Rain", "2010-04-16"),
]


def csv(delimiter: str = ",", header: str = "id,text,title,published") -> str:
    quoted = [delimiter.join('"{}"'.format(cell.replace('"', '""')) for cell in row) for row in ROWS]
    return "\r\n".join([header.replace(",", delimiter), *quoted]) + "\r\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_row_is_a_report(delimiter: str, encoding: str) -> None:
    found = reports(csv(delimiter).encode(encoding), ".csv")
    assert [(r.id, r.text, r.title, str(r.published)) for r in found] == [(i, t, h, p) for i, t, h, p in ROWS]
    assert not found[0].extracted


def test_it_is_known_without_its_name_and_under_usual_names_of_columns() -> None:
    assert len(reports(csv())) == 2
    (report,) = reports(
        "Headline,Body,Date,Link\nFlood,The river rose in Norvik.,2010-04-15,https://n.example/1\n", ".csv"
    )
    assert (report.title, report.text, str(report.published)) == ("Flood", "The river rose in Norvik.", "2010-04-15")
    assert report.url == "https://n.example/1"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("id,title\n1,Flood\n", "no column is named text, but id, title"),
        ("text,text\na,b\n", "two columns are named text"),
        ("", "no column is named text"),
        ("published,text\nThe river rose in Norvik and ran through the streets,2010-04-15\n", "swapped"),
        ("title,text\n" + f"{'The river rose. ' * 40},Flood in Norvik\n" * 3, "swapped"),
        ("url,text\n,https://norvik.example/1\n", "swapped"),
        ('id,text\n1,"' + "x" * 10, "x.csv:2: an"),
    ],
)
def test_wrong_columns_are_said_once(content: str, words: str) -> None:
    if words.endswith("an"):
        assert reports(content, ".csv")[0].text == "x" * 10  # a quote that is never closed ends with the file
    else:
        assert words in failure(content, ".csv")


def test_a_bad_row_costs_only_itself() -> None:
    found = read("id,text\n1,Rain in Norvik.\n2,\n\n3,Snow, in Tarrow.\n4,Hail in Hollin.\n", ".csv")
    assert [type(r).__name__ for r in found] == ["Report", "ReportError", "ReportError", "Report"]
    assert "x.csv:3: a record without text" in str(found[1])
    assert "3 cells in a row" in str(found[2])


def test_a_file_of_nothing_but_bad_records_is_given_up() -> None:
    found = read("not a record\n" * 5000, ".jsonl")
    assert len(found) == 101
    assert "the rest is left out" in str(found[-1])


def test_cells_in_another_encoding() -> None:
    assert reports("text\nCafé “Osh” burnt.\nПлюс.\n".encode("cp1252", "ignore"), ".csv")[0].text == "Café “Osh” burnt."


def test_json_in_one_piece() -> None:
    rows = [{"id": "a", "text": "Rain."}, {"text": "Snow."}]
    assert [(r.id, r.text) for r in reports(json.dumps(rows, indent=1))] == [("a", "Rain."), ("x-2", "Snow.")]
    assert [r.id for r in reports(json.dumps(rows[0], indent=1), ".json")] == ["a"]
    assert [r.id for r in reports(json.dumps(rows[0]) + "\n" + json.dumps(rows[1]), ".json")] == ["a", "x-2"]
    assert "without text" in failure('[{"title": "x"}]')
    assert "not JSON" in failure('[{"text": "x"', ".json")


def test_json_lines_in_another_encoding() -> None:
    assert reports('{"text": "Café “Osh” burnt."}'.encode("cp1252"))[0].text == "Café “Osh” burnt."
