"""`geomap extract`: one record for each of many reports."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from geomap.commands import OK, SOME_FAILED, Parser, Tasks
from geomap.errors import UsageError
from geomap.terminal import finished, progress, say


def add(tasks: Tasks[Parser]) -> None:
    """Put the command on the parser."""
    command = tasks.add_parser(
        "extract",
        help="places, dates and events of many reports, as JSON lines",
        description="""Read one report a line, {"id", "text", "title", "publisher", "published", "url"}, and write one
record a line in the same order: {"id", "mentions", "times", "events", "warnings", "error"}.
A report that cannot be read gives a record with "error"; the run goes on.""",
        epilog="""examples:
  geomap extract reports.jsonl -o found.jsonl
  zcat reports.jsonl.gz | geomap extract - -o - | jq .mentions""",
    )
    command.add_argument("input", metavar="IN.jsonl", help="the reports; - for standard input")
    command.add_argument(
        "-o", "--output", required=True, type=Path, metavar="OUT.jsonl", help="the results; - for standard output"
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """One record for each report of a .jsonl file."""
    if options.output.suffix == ".parquet":
        raise UsageError("extract writes JSON lines", where=str(options.output), way_out="name a .jsonl file with -o")
    if options.input == "-":
        return _extract(sys.stdin.buffer, "stdin", options.output)
    if Path(options.input).suffix.lower() in (".txt", ".md") or Path(options.input).is_dir():
        way_out = "for files and folders of text use geomap build"
        raise UsageError("extract reads JSON lines", where=options.input, way_out=way_out)
    try:
        source = Path(options.input).open("rb")  # noqa: SIM115  # closed below; only opening may fail here
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=options.input, way_out="check the name") from None
    with source:
        return _extract(source, options.input, options.output)


def _extract(source: Iterable[bytes], name: str, output: Path) -> int:
    from geomap.batch import records
    from geomap.files import whole_file
    from geomap.records import dumps
    from geomap.story import Reader

    reader = Reader.load()
    done = failed = 0
    with whole_file(output) as target:
        for record in records(source, name, reader):
            target.write((dumps(record) + "\n").encode())
            done += 1
            if record["error"]:
                failed += 1
                say(record["error"])
            if done % 100 == 0:
                progress("reading", done)
    finished()
    if not done:
        say(f"{name}: no report in it: the result is empty")
    return SOME_FAILED if failed else OK
