"""The rail as a small picture for documents: drawn by Pillow, since a coordinator may have no browser.

There are no letters in it: words stand as text in the table beside it, where they can be read aloud, searched
and printed in any font. Triangles show what moved and words beside it tell the verdict: a grey print loses
nothing.
"""

from io import BytesIO

import pandas as pd
from PIL import Image, ImageDraw

from analytics.charts.palette import LIGHT, VERDICT_LOOK, verdict_colour

WIDTH, HEIGHT = 640, 52  # as printed at 220 dots an inch; drawn larger and reduced, so that edges are smooth
OVERSAMPLING = 4
MARGIN = 14
TRACK = "#C3C9D2"  # the screen's faint rule is too faint for a printer
DOT, EARLIER = 11, 8


def draw_rail_picture(row: dict) -> bytes:
    """One measure's rail as PNG: track, interval, the quarter before as a ring, this quarter's mark.

    row: estimate | low | high | previous | verdict
    """
    picture = Image.new("RGB", (WIDTH * OVERSAMPLING, HEIGHT * OVERSAMPLING), LIGHT.ground)
    draw = ImageDraw.Draw(picture)
    middle = HEIGHT * OVERSAMPLING // 2
    _draw_track(draw, middle)
    if not pd.isna(row["low"]) and not pd.isna(row["high"]):
        draw.rounded_rectangle(
            (_place(row["low"]), middle - _grow(7), _place(row["high"]), middle + _grow(7)),
            radius=_grow(7),
            fill=LIGHT.band,
        )
    if not pd.isna(row["previous"]):
        _draw_ring(draw, _place(row["previous"]), middle)
    if not pd.isna(row["estimate"]):
        _draw_mark(draw, _place(row["estimate"]), middle, row["verdict"])
    small = picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    stream = BytesIO()
    small.save(stream, format="PNG", dpi=(220, 220))
    return stream.getvalue()


def _grow(length: float) -> int:
    return round(length * OVERSAMPLING)


def _place(value: float) -> int:
    """Where a value from 0 to 100 stands from the left."""
    return _grow(MARGIN + (WIDTH - 2 * MARGIN) * min(max(float(value), 0.0), 100.0) / 100)


def _draw_track(draw: ImageDraw.ImageDraw, middle: int) -> None:
    draw.line((_place(0), middle, _place(100), middle), fill=TRACK, width=_grow(2.5))
    for tick in (0, 50, 100):
        draw.line(
            (_place(tick), middle - _grow(6), _place(tick), middle + _grow(6)),
            fill=LIGHT.earlier,
            width=_grow(1.5),
        )


def _draw_ring(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    size = _grow(EARLIER)
    draw.ellipse((x - size, y - size, x + size, y + size), outline=LIGHT.earlier, width=_grow(2.5))


def _draw_mark(draw: ImageDraw.ImageDraw, x: int, y: int, verdict: object) -> None:
    """A triangle that points where the number went, else a dot, filled as on screen: a ring is the past."""
    look = VERDICT_LOOK.get(str(verdict))
    shape = look[1] if look else "●"
    colour = verdict_colour(verdict, LIGHT)
    for size, fill in ((_grow(DOT + 3), LIGHT.ground), (_grow(DOT), colour)):
        if shape in "▲▼":
            up = -1 if shape == "▲" else 1
            draw.polygon([(x, y + up * size), (x - size, y - up * size), (x + size, y - up * size)], fill)
        else:
            draw.ellipse((x - size, y - size, x + size, y + size), fill)
