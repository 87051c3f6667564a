"""The story as still pictures, preview.png and map.svg: in the page's own colours, drawn with GeoPandas and matplotlib.

Everything is measured in pixels of the picture, y downwards; geographic coordinates end in `view`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gazetteer.place import Place
from geomap.model import Story
from geomap.page.embedding import STILL

DRAWING = "map.svg"


def write(story: Story, folder: Path, *, labels: Sequence[Place] = (), language: str = "en") -> tuple[str, ...]:
    """Write preview.png and map.svg into `folder`, the same bytes for the same story. Raises OSError.

    Returns what could not be drawn, a sentence each.

    `labels`: towns to name around the story, most important first.
    """
    from geomap.stills.picture import Picture

    picture = Picture(story, labels, language)
    picture.save(folder / STILL)
    picture.save(folder / DRAWING)
    return picture.undrawn
