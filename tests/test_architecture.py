"""The house keeps its shape, its types and its style: what the tools say is a test like any other."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def tool(root: Path, *command: str) -> None:
    program = Path(sys.executable).parent / command[0]
    found = str(program) if program.exists() else shutil.which(command[0])
    if found is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run([found, *command[1:]], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_data_walks_one_way(root: Path) -> None:
    tool(root, "lint-imports", "--no-cache")


def test_style(root: Path) -> None:
    tool(root, "ruff", "check")
    tool(root, "ruff", "format", "--check")


@pytest.mark.skipif(not os.environ.get("CI"), reason="half a minute: run in CI, or with CI=true")
def test_types(root: Path) -> None:
    tool(root, "mypy")


@pytest.mark.parametrize("slow", ["folium", "geopandas", "pandas", "numpy", "yaml", "shapely", "ufal", "marisa_trie"])
def test_help_imports_nothing_slow(slow: str) -> None:
    code = f"import sys, geomap.cli; geomap.cli.parser(); sys.exit({slow!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
