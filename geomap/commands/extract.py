"""`geomap extract`: one record for each of many reports."""

from __future__ import annotations

import argparse
import gc
import gzip
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.commands import OK, SOME_FAILED, Parser, Tasks, inputs
from geomap.errors import UsageError
from geomap.terminal import Pace, finished, say

if TYPE_CHECKING:
    from geomap.batch import Answer, Hand, Run
    from geomap.batch.intake import Intake
    from geomap.batch.journal import Journal

STOPPED = 130
"""Exit code after Ctrl-C."""
WRITTEN = (".jsonl", ".ndjson", ".json", ".gz", ".parquet")
"""Endings of results."""
_SAID = 20
"""Reports that fail, each with a line of its own."""


def add(tasks: Tasks[Parser]) -> None:
    """Put the command on the parser."""
    command = tasks.add_parser(
        "extract",
        help="places, dates and events of many reports, as JSON lines or Parquet",
        description="""Read one report a line or row, {"id", "text", "title", "publisher", "published", "url"}, and
write one record each in the same order: {"id", "mentions", "times", "events", "warnings", "error"}.
A report that cannot be read gives a record with "error"; the run goes on.

Reads and writes .jsonl, .jsonl.gz and .parquet; a folder is read file by file. Memory does not grow with the input.
A run that is cut off leaves OUT.unfinished, and goes on from there with --resume.""",
        epilog="""examples:
  geomap extract reports.jsonl -o found.jsonl
  geomap extract reports.parquet -o found.parquet --workers 8
  geomap extract reports.jsonl.gz -o found.jsonl.gz --workers 8 --resume
  geomap extract reports.parquet -o corpus --dask tcp://scheduler:8786
  zcat reports.jsonl.gz | geomap extract - -o - | jq .mentions""",
    )
    command.add_argument("input", metavar="IN", help="the reports: a file or folder; - for standard input")
    command.add_argument(
        "-o", "--output", required=True, type=inputs.output, metavar="OUT", help="the results; - for standard output"
    )
    command.add_argument(
        "--workers", type=int, metavar="N", help="processes that read; the results are the same as of one"
    )
    command.add_argument(
        "--dask",
        metavar="ADDRESS",
        help="read on a Dask cluster: tcp://host:8786, or local; OUT is then a folder, a Parquet dataset",
    )
    command.add_argument("--resume", action="store_true", help="go on with a run that was cut off")
    inputs.add_gazetteer(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """One record for each report."""
    from geomap.batch.intake import Intake

    if options.workers is not None and options.workers < 1:
        raise UsageError("--workers: at least 1")
    _check_output(options)
    inputs.check_gazetteer(options)
    intake = Intake(options.input)
    try:
        if options.resume and _is_done(intake, options.output.resolve()):
            return OK
        if options.dask:
            return _dataset(intake, options)
        if str(options.output) == "-" or _is_stream(options.output):
            return _stream(intake, options)
        return _file(intake, options)
    finally:
        finished()


def _check_output(options: argparse.Namespace) -> None:
    """What is read is not written over, and no format is promised that is not written. Raises UsageError."""
    output = options.output.resolve()
    if options.input != "-" and str(options.output) != "-":
        source = Path(options.input).resolve()
        if output == source or (source in output.parents and not options.dask):
            raise UsageError("is what is read", where=str(options.output), way_out="name another place with -o")
    if not options.dask and output.suffix.lower() not in WRITTEN:
        inputs.refuse_ending(options.output, f"extract writes {', '.join(WRITTEN)}")


def _is_done(intake: Intake, output: Path) -> bool:
    """Whether the run that shall go on has come to its end. Raises UsageError where that was of other reports."""
    from geomap.batch.journal import unfinished

    if not output.exists() or _is_stream(output) or unfinished(output).exists():
        return False
    if any(int(changed) > output.stat().st_mtime_ns for _, _, changed in intake.facts):
        way_out = "run without --resume to make it anew"
        raise UsageError("is whole, but older than what is read", where=str(output), way_out=way_out)
    say(f"{output}: already done; without --resume it is made anew")
    return True


def _is_stream(output: Path) -> bool:
    """A pipe or a device: what is written is gone."""
    return output.exists() and not output.is_file() and not output.is_dir()


def _stream(intake: Intake, options: argparse.Namespace) -> int:
    from geomap.files import whole_file

    if options.resume:
        raise UsageError("only a run that writes a file can go on", where="--resume", way_out="name a file with -o")
    failed = 0
    with whole_file(options.output) as target, _reading(options) as run:
        for block in _answers(intake, run, Pace("reading")):
            target.write(b"".join(answer.line for answer in block))
            errors = [answer.error for answer in block if answer.error]
            _say_failed(errors, failed)
            failed += len(errors)
    return _code(intake, failed)


def _file(intake: Intake, options: argparse.Namespace) -> int:
    from geomap import __version__
    from geomap.batch.journal import RESUME, journal
    from geomap.batch.recordtable import need_pyarrow, to_parquet
    from geomap.files import complaining

    output = options.output.resolve() if options.output.is_symlink() else options.output
    kind = output.suffix.lower()
    if kind == ".parquet":
        need_pyarrow(str(output))
    facts = {"input": intake.facts, "kind of output": kind, "geomap": __version__, **inputs.gazetteer_facts(options)}
    with journal(output, facts, resume=options.resume) as kept:
        try:
            with _reading(options) as run:
                for block in _answers(intake, run, Pace("reading", kept.mark.reports)):
                    _keep(kept, block, packed=kind == ".gz")
        except KeyboardInterrupt:
            if not kept.mark.reports:
                raise
            return _stopped(kept.mark.reports)
        whole = kept.part
        if kind == ".parquet":
            whole = kept.folder / "whole"
            with complaining(output, RESUME):
                to_parquet(kept.part, whole)
        kept.finish(whole)
        return _code(intake, kept.mark.failed)


def _keep(kept: Journal, block: Sequence[Answer], *, packed: bool) -> None:
    data = b"".join(answer.line for answer in block)
    errors = [answer.error for answer in block if answer.error]
    _say_failed(errors, kept.mark.failed)
    kept.add(gzip.compress(data, 6, mtime=0) if packed else data, len(block), len(errors))


def _dataset(intake: Intake, options: argparse.Namespace) -> int:
    from geomap import __version__
    from geomap.batch import cluster
    from geomap.batch.recordtable import need_pyarrow

    if str(options.output) == "-":
        raise UsageError("--dask writes a dataset", where="-o -", way_out="name a folder with -o")
    need_pyarrow(str(options.output))
    facts = {"input": intake.facts, "geomap": __version__, **inputs.gazetteer_facts(options)}
    pace, failed = Pace("reading"), 0
    with cluster.connected(options.dask, options.workers) as client:
        read = partial(_read_there, pickle.dumps(options))
        try:
            for done in cluster.extract(client, intake.items(), read, options.output, facts, resume=options.resume):
                pace.add(done.reports, intake.total())
                _say_failed(done.errors, failed)
                failed += done.failed
        except KeyboardInterrupt:
            return _stopped(pace.done)
    return _code(intake, failed)


def _stopped(done: int) -> int:
    say(f"stopped after {done} reports; the same command with --resume goes on from there")
    return STOPPED


def _answers(intake: Intake, run: Run, pace: Pace) -> Iterator[list[Answer]]:
    from geomap.batch import answers

    def watched(hands: Iterable[Hand]) -> Iterator[list[Answer]]:
        for answered in run(hands):
            pace.add(len(answered), intake.total())
            yield answered

    return answers(intake.items(skip=pace.done), watched)


@contextmanager
def _reading(options: argparse.Namespace) -> Iterator[Run]:
    """What reads: this process, or several."""
    from geomap.batch import lost
    from geomap.batch.workers import Workers

    prepare = partial(_prepare, options)
    if (options.workers or 1) == 1:
        yield lambda hands: map(prepare(), hands)
        return

    def one_by_one(hand: Hand) -> list[Answer]:
        """Of a hand that kills whoever reads it, only the report at fault is lost."""
        with Workers(1, prepare, lost) as careful:
            return [answer for answers in careful.map([item] for item in hand) for answer in answers]

    with Workers(options.workers, prepare, one_by_one) as pool:
        yield pool.map


def _prepare(options: argparse.Namespace) -> Callable[[Hand], list[Answer]]:
    from geomap.batch import read

    reader = inputs.reader(options)
    gc.freeze()  # what stays for good needs no searching for garbage
    return partial(read, reader=reader)


def _read_there(options: bytes, hand: Hand) -> list[Answer]:
    """Read a hand in a process that may have read others."""
    return _prepared(options)(hand)


@lru_cache(maxsize=1)
def _prepared(options: bytes) -> Callable[[Hand], list[Answer]]:
    return _prepare(pickle.loads(options))


def _say_failed(errors: Sequence[str], before: int) -> None:
    """Say why reports failed, but not thousands of times; `before`: how many had failed."""
    for error in errors[: max(0, _SAID - before)]:
        say(error)
    if before <= _SAID < before + len(errors):
        say('more reports fail: "error" in their records says why')


def _code(intake: Intake, failed: int) -> int:
    if not intake.count:
        say(f"{intake.name}: no report in it: the result is empty")
    return SOME_FAILED if failed else OK
