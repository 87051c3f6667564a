"""The map in other people's pages: the card that a link to it shows, and embed.html with the code to paste.

Report text that gets here is the title alone, escaped.
"""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterable
from pathlib import Path

from geomap.errors import UsageError
from geomap.model import Story
from geomap.page.text import clean, span_label, texts

STILL, STILL_SIZE = "preview.png", (1200, 630)
"""The picture beside the map, and its size in pixels: that of an Open Graph card."""
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
"""What the page needs in a frame: its scripts, and links that open in a tab of their own."""
_LONGEST = 200
"""Letters of a title in a card or a snippet."""
_YEAR = 366
_STYLE = """
body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; color: #1b242c; }
h1, h2 { font-family: Georgia, serif; line-height: 1.2; }
textarea { box-sizing: border-box; width: 100%; font: 13px/1.4 ui-monospace, monospace; padding: 8px; }
iframe { width: 100%; height: 600px; border: 1px solid #d5dade; }
img { width: 100%; height: auto; border: 1px solid #d5dade; }
"""


def check_site(site: str) -> str:
    """The address of the folder on the web, with a slash at its end. Raises UsageError if it is none."""
    if not site.lower().startswith(("http://", "https://")) or any(c.isspace() or c in "\"'<>\\" for c in site):
        way_out = "like https://example.org/maps/april"
        raise UsageError(f"{site!r} is no address of a folder on the web", where="--site", way_out=way_out)
    return site.rstrip("/") + "/"


def card(story: Story, language: str = "en", site: str = "") -> Iterable[str]:
    """Title and description of the page, and what other sites show of a link to it (Open Graph).

    `site`: the address of its folder; without it there is no picture, since a card needs whole addresses.
    """
    title, about = _title(story, language), _safe(summary(story, language))
    yield f"<title>{title}</title>"
    yield f'<meta name="description" content="{title}: {about}">'
    properties = {"title": title, "type": "article", "description": about}
    if site:
        width, height = STILL_SIZE
        properties |= {"url": f"{_safe(site)}map.html", "image": f"{_safe(site)}{STILL}"}
        properties |= {"image:width": str(width), "image:height": str(height), "image:alt": f"{title}: {about}"}
        yield '<meta name="twitter:card" content="summary_large_image">'
    yield from (f'<meta property="og:{key}" content="{value}">' for key, value in properties.items())


def summary(story: Story, language: str = "en") -> str:
    """How many events, and from when to when: "15 events, 1–30 April 2010"."""
    words, events = texts(language), story.timeline.all
    if not events:
        return words["empty"]
    count = words["count_one"] if len(events) == 1 else words["count_all"].replace("{m}", str(len(events)))
    whens = [event.when for event in events if event.when]
    fine = [
        when for when in whens if (when.last - when.first).days <= _YEAR
    ]  # "this century" says nothing of the story
    days = [day for when in fine or whens for day in (when.first, when.last)]
    return ", ".join(filter(None, (count, span_label(min(days), max(days), words) if days else "")))


def write(story: Story, path: Path, *, site: str = "", language: str = "en") -> None:
    """Write embed.html. Raises OSError."""
    path.write_text(page(story, site=site, language=language), encoding="utf-8", newline="\n")


def page(story: Story, *, site: str = "", language: str = "en") -> str:
    """The code to paste, as a frame and as a still, each with what it looks like."""
    words = texts(language)
    title = _title(story, language)
    policy = f"default-src 'none'; style-src {_hash(_STYLE)}; img-src 'self' file:; frame-src 'self' file:"
    where = words["embed_site"] if site else words["embed_no_site"]
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{words["embed"]}: {title}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{words["embed"]}: {title}</h1>
<p>{where}</p>
<h2><label for="frame">{words["embed_frame"]}</label></h2>
<p>{words["embed_frame_more"]}</p>
<textarea id="frame" rows="8" readonly>{html.escape(frame(story, site=site, language=language))}</textarea>
<p>{words["embed_looks"]}</p>
<iframe src="map.html" title="{title}" sandbox="{SANDBOX}"></iframe>
<h2><label for="still">{words["embed_still"]}</label></h2>
<p>{words["embed_still_more"]}</p>
<textarea id="still" rows="5" readonly>{html.escape(still(story, site=site, language=language))}</textarea>
<p>{words["embed_looks"]}</p>
<a href="map.html"><img src="{STILL}" alt="{title}"></a>
</body>
</html>
"""


def frame(story: Story, *, site: str = "", language: str = "en") -> str:
    """The map in a frame: 100 % wide, the still behind it until it is there, the way to the whole map below."""
    base = _safe(site)
    look = f"width:100%;height:600px;border:0;background:url('{base}{STILL}') center/contain no-repeat"
    return (
        f'<figure style="margin:0">\n<iframe src="{base}map.html" title="{_title(story, language)}" loading="lazy"\n'
        f'  sandbox="{SANDBOX}"\n  style="{look}"></iframe>\n'
        f'<figcaption><a href="{base}map.html">{texts(language)["open_full"]}</a></figcaption>\n</figure>\n'
    )


def still(story: Story, *, site: str = "", language: str = "en") -> str:
    """The picture that leads to the map, for where frames or scripts are not allowed."""
    base, (width, height) = _safe(site), STILL_SIZE
    alt = f"{_title(story, language)}: {_safe(summary(story, language))}"
    return (
        f'<a href="{base}map.html"><img src="{base}{STILL}" width="{width}" height="{height}"\n'
        f'  style="width:100%;height:auto" alt="{alt}"></a>\n'
        f'<p><a href="{base}map.html">{texts(language)["open_full"]}</a></p>\n'
    )


def _title(story: Story, language: str) -> str:
    title = clean(story.title)
    return _safe(title if len(title) <= _LONGEST else f"{title[:_LONGEST]}…") or texts(language)["no_title"]


def _safe(text: str) -> str:
    return html.escape(clean(text).replace("\0", "\ufffd"))


def _hash(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
