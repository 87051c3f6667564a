"""A sheet to draw on: pixels, y downwards; colours by the names of the page's style sheet; text that stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke

from geomap.page.theme import colours
from geomap.stills.fonts import OWN

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

Colour = tuple[float, float, float, float]
_SERIF = "DejaVu Serif"
_DPI = 100
_SETTINGS: Any = {
    "svg.fonttype": "path",
    "svg.hashsalt": "geomap",
    "path.simplify": False,
    "text.parse_math": False,
}
_MARKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


class Canvas:
    """A figure of `width` x `height` pixels."""

    def __init__(self, width: float, height: float, families: Sequence[str] = ()) -> None:
        """`families`: fonts for what our own lacks."""
        self.sans, self.serif = [OWN, *families], [_SERIF, *families]
        self.width, self.height = width, height
        self.colours: Mapping[str, Colour] = {name: _rgba(colour) for name, colour in colours().items()}
        self.figure = Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI, facecolor=self.colours["panel"])
        FigureCanvasAgg(self.figure)

    @contextmanager
    def drawing(self) -> Iterator[None]:
        """Within it, our settings are matplotlib's; and a letter that the font lacks is a box and no warning."""
        import warnings

        with rc_context(_SETTINGS | {"font.family": self.sans}), warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Glyph .* missing from")
            yield

    def part(self, top: float, height: float, background: str | None = None) -> Axes:
        """A strip of the sheet, as wide as it is, with pixels of its own."""
        axes = self.figure.add_axes((0, 1 - (top + height) / self.height, 1, height / self.height))
        axes.set_xlim(0, self.width)
        axes.set_ylim(height, 0)
        axes.set_axis_off()
        if background:
            axes.add_patch(Rectangle((0, 0), self.width, height, facecolor=self.colours[background], lw=0, zorder=0))
        return axes

    def text(
        self, axes: Axes, x: float, y: float, text: str, size: float, *, color: str = "ink", halo: bool = False,
        **style: Any,
    ) -> Text:  # fmt: skip
        """One line of text, its base line at `y` unless `va` says otherwise."""
        effects = [withStroke(linewidth=2.6, foreground=self.colours["halo"])] if halo else None
        return axes.text(
            x, y, plain(text), fontsize=size * 72 / _DPI, color=self.colours[color], path_effects=effects,
            clip_on=True, parse_math=False, **style,
        )  # fmt: skip

    def width_of(self, text: str, size: float, **style: Any) -> float:
        """How wide a line of text will be."""
        probe = self.figure.text(0, 0, plain(text), fontsize=size * 72 / _DPI, parse_math=False, **style)
        width = float(probe.get_window_extent().width)
        probe.remove()
        return width

    def fitting(self, text: str, limit: float, size: float, **style: Any) -> str:
        """As much of the text as fits, cut at a word where there is one."""
        text = " ".join(plain(text).split())[:200]
        if self.width_of(text, size, **style) <= limit:
            return text
        while text and self.width_of(f"{text} …", size, **style) > limit:
            text = text.rpartition(" ")[0] if " " in text else text[:-1]
        return f"{text} …"

    def save(self, path: Path, title: str) -> None:
        """Write .png or .svg, the same bytes for the same picture. Raises OSError."""
        told = {"Date": None, "Creator": "geomap", "Title": plain(title)}
        with self.drawing():
            metadata = told if path.suffix == ".svg" else {"Software": None}
            self.figure.savefig(path, dpi=_DPI, metadata=metadata, facecolor=self.colours["panel"])


def plain(text: str) -> str:
    """Without control and direction marks, which would disturb the picture."""
    return _MARKS.sub(" ", text)


def label(text: str) -> str:
    """A name, cut where it is too long for a map."""
    text = plain(text).strip()
    return text if len(text) <= 34 else f"{text[:33]}…"


def _rgba(colour: str) -> Colour:
    """ "#rgb", "#rrggbb" or "rgba(r, g, b, a)" as matplotlib takes it."""
    if not colour.startswith("rgba"):
        return to_rgba(colour)
    red, green, blue, alpha = map(float, re.findall(r"[\d.]+", colour))
    return red / 255, green / 255, blue / 255, alpha
