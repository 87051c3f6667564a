"""News reports in; a map of dated events in time order, with routes, out.

import geomap

story = geomap.build(geomap.read("reports/"))
story.to_file("map.html")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.api import Reports, ReportWarning, Story, build, read

__version__ = "0.1.0"
__all__ = ["ReportWarning", "Reports", "Story", "__version__", "build", "read"]


def __getattr__(name: str) -> Any:
    """What __all__ promises, imported when it is asked for: `import geomap` itself loads nothing."""
    if name in __all__:
        from geomap import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
