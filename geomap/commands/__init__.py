"""The commands, a module each: `add` puts a command on the parser, and its `run` returns the exit code.

What is slow to import is imported where it is used, so that --help answers at once.
"""

from __future__ import annotations

import argparse

OK, SOME_FAILED, FAILED = 0, 1, 2


class Parser(argparse.ArgumentParser):
    """Keeps the line breaks of descriptions, and says what is wrong in one line, as for every other mistake."""

    def __init__(self, **options: object) -> None:
        super().__init__(**{"formatter_class": argparse.RawDescriptionHelpFormatter, **options})  # type: ignore[arg-type]

    def error(self, message: str) -> None:  # type: ignore[override]
        self.exit(FAILED, f"geomap: {message} (see {self.prog} --help)\n")


Tasks = argparse._SubParsersAction  # the only name argparse has for it
