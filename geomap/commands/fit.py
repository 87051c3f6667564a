"""`geomap fit`: weights from your own annotated reports."""

from __future__ import annotations

import argparse
from pathlib import Path

from geomap.commands import OK, Parser, Tasks
from geomap.errors import OutputError, UsageError
from geomap.terminal import say


def add(tasks: Tasks[Parser]) -> None:
    """Put the command on the parser."""
    command = tasks.add_parser(
        "fit",
        help="fit the weights for place names to annotated reports of your own",
        description="""Fit the weights that find place names and tell which place each means. Each line of a file is a
report: {"id", "text", "title", "publisher", "url", "gold": [{"start", "end", "lat", "lon", "kind"}]}, where start and
end count characters, lat and lon are null if unknown, and kind is a GeoNames feature code (PPL, ADM1, PCLI) or null.

Writes recogniser.json and resolver.json into FOLDER, for --weights of the other commands. The same files give the same
bytes. Takes a minute or two for 400 reports, and several with --report, which prints how good the weights are on
reports not fitted on, and what each group of features adds. Needs scipy: pip install "geomap[fit]".""",
        epilog="""examples:
  geomap fit annotated.jsonl -o weights
  geomap fit annotated.jsonl more.jsonl --words archive.jsonl -o weights --report
  geomap extract reports.jsonl -o found.jsonl --weights weights""",
    )
    command.add_argument("reports", nargs="+", type=Path, metavar="REPORTS", help="annotated reports, .jsonl")
    command.add_argument("-o", "--output", required=True, type=Path, metavar="FOLDER", help="where the weights go")
    command.add_argument(
        "--words",
        nargs="+",
        type=Path,
        default=[],
        metavar="FILE",
        help="reports, .jsonl, that only tell which words are common; they need no gold",
    )
    command.add_argument(
        "--report", action="store_true", help="cross-validate, and tell what each group of features is worth"
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Fit and write."""
    try:
        import scipy  # noqa: F401
    except ImportError:
        raise UsageError("fitting needs scipy", way_out='pip install "geomap[fit]"') from None
    from gazetteer.index import Index
    from geomap.fit import fit, write
    from geomap.fit.annotated import read
    from geomap.fit.report import cross_validated

    reports = [a for path in options.reports for a in read(path)]
    more = [a for path in options.words for a in read(path)]
    if not any(a.gold for a in reports):
        raise UsageError("no annotated name in these reports: nothing was written", way_out='add "gold" to the lines')
    try:
        options.output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot be made: {error.strerror}", where=str(options.output)) from None
    index = Index.open()
    say(f"fitting to {len(reports)} reports")
    write(options.output, *fit(reports, more, index))
    if options.report:
        for line in cross_validated(reports, more, index, say):
            print(line, flush=True)
    return OK
