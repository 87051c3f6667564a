"""Where the gazetteer's files lie."""

from __future__ import annotations

import os
from pathlib import Path

SHIPPED = Path(__file__).parent / "index"
"""The index that comes with the package."""

STATE = "installed.json"


def data_folder() -> Path:
    """Where geomap keeps what the user installs: GEOMAP_DATA, else the platform's folder for such data."""
    if given := os.environ.get("GEOMAP_DATA"):
        return Path(given)
    from platformdirs import user_data_path

    return user_data_path("geomap", appauthor=False)


def gazetteer_folder(data: Path | None = None) -> Path:
    """The gazetteer's part of the data folder."""
    return (data or data_folder()) / "gazetteer"


def current_index() -> Path:
    """The folder of the index to read: the shipped one, or the one compiled with installed countries."""
    if not (gazetteer_folder() / STATE).exists():
        return SHIPPED
    from gazetteer.installed import Installed

    return Installed(SHIPPED).index()
