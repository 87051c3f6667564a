"""Every error that geomap raises on purpose.

GeomapError
├── UsageError          the command was called wrongly, or nothing could be built: exit code 2
├── ReportError         one report cannot be read: the run goes on, exit code 1
├── ModelError          a file that ships with geomap is missing or damaged
└── OutputError         the results cannot be written: exit code 2, the last good ones stay
"""

from __future__ import annotations


class GeomapError(Exception):
    """Base of all. `where` is the file (and line) at fault, `way_out` what the user can do."""

    def __init__(self, problem: str, *, where: str = "", way_out: str = "") -> None:
        self.problem, self.where, self.way_out = problem, where, way_out
        super().__init__(": ".join(filter(None, (where, problem))) + (f" ({way_out})" if way_out else ""))


class UsageError(GeomapError):
    """The command was called wrongly, or nothing could be built."""


class ReportError(GeomapError):
    """One report cannot be read."""


class ModelError(GeomapError):
    """A file that ships with geomap is missing or damaged."""


class OutputError(GeomapError):
    """The results cannot be written."""
