"""Builds the index whenever hatchling builds a wheel (an editable install is one too)."""

from __future__ import annotations

import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class IndexHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling's custom build hook; see `[tool.hatch.build.hooks.custom]` in pyproject.toml."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        # pip builds in an environment of its own, where the package itself is not installed.
        sys.path.insert(0, self.root)
        try:
            from gazetteer.build import build

            build()
        finally:
            sys.path.remove(self.root)
