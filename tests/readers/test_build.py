"""From pages, mails and feeds to a map: what was extracted lies beside it, and offsets count in that."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from readers.samples import mail, pdf, rss, write

from geomap.cli import main

pytestmark = pytest.mark.usefixtures("one_reader")
PAGE = """<!DOCTYPE html><html><head><title>Fire in Lyon | The Courier</title>
<meta property="article:published_time" content="2010-04-15T10:00:00+02:00"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Fire in Lyon</h1><p>A fire destroyed a market in Lyon on Tuesday. Nobody was hurt, the mayor said.</p>
<p>Rita Moreau flew from Lyon to Oslo on Wednesday &amp; spoke there for an hour.</p></article></body></html>"""


def test_offsets_count_in_the_texts_that_are_written_out(tmp_path: Path) -> None:
    inside, out = tmp_path / "in", tmp_path / "map"
    write(inside / "page.html", PAGE)
    write(inside / "letter.eml", mail("Gunmen attacked a bakery in Bergen on Tuesday.\r\n\r\nSoldiers came from Oslo."))
    item = (
        "<guid>https://n.example/?p=1</guid><description>&lt;p>A ferry sank off Narvik on Monday.&lt;/p></description>"
    )
    write(inside / "feed.xml", rss(f"{item}<pubDate>Thu, 15 Apr 2010 10:00:00 +0000</pubDate>"))
    write(inside / "paper.pdf", pdf([["A storm hit Tromso on 3 March 2010."]]))
    write(inside / "plain.txt", "---\npublished: 2010-04-15\n---\nA train left the rails near Hamar on Monday.")
    assert main(["build", str(inside), "-o", str(out)]) == 0
    story = json.loads((out / "story.json").read_text())
    files = {r["id"]: r["text_file"] for r in story["reports"]}
    assert files["plain"] is None
    assert files["page"] == "reports/page.txt"
    assert files["https://n.example/?p=1"].startswith("reports/https-n.example-p-1-")
    texts = {id: (out / name).read_bytes().decode() for id, name in files.items() if name}
    sources = [(e["quote"], s) for e in story["events"] for s in e["sources"][:1] if s["report"] in texts]
    assert len({s["report"] for _, s in sources}) == 4
    assert all(texts[s["report"]][s["start"] : s["end"]] == quote for quote, s in sources)
    assert main(["build", str(inside), "-o", str(out)]) == 0  # texts of before are replaced


def test_a_folder_of_bad_and_good(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "in" / "scan.pdf", pdf([[]]))
    write(tmp_path / "in" / "swapped.csv", "text,published\n2010-04-15,A fire destroyed a market in Lyon on Tuesday.\n")
    write(tmp_path / "in" / "bomb.xml", rss("<title>x</title>", head='<!DOCTYPE x [<!ENTITY a "b">]>'))
    write(tmp_path / "in" / "good.html", PAGE)
    assert main(["build", str(tmp_path / "in"), "-o", str(tmp_path / "map")]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [any(word in line for line in lines) for word in ("without text", "swapped", "entities")] == [True] * 3
    assert len(lines) == 3
