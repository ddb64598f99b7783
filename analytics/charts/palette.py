"""Every colour, in a light and a dark pair. Colour means verdict; a word and a shape double it.

Light values are those of the UK government's analysis palette; the dark theme has lighter partners,
because the same blue on a dark ground would have a contrast of 1.8 to 1.
"""

from dataclasses import dataclass

# WCAG 2.2: 1.4.3 asks 4.5 for text, 1.4.11 asks 3 for marks that carry meaning.
TEXT_CONTRAST = 4.5
MARK_CONTRAST = 3.0


@dataclass(frozen=True)
class Palette:
    """Colours by what they mean. `second_series` and `third_series` only where position cannot tell apart."""

    ground: str
    panel: str
    ink: str
    muted: str
    faint: str
    band: str
    earlier: str
    better: str
    worse: str
    neutral: str
    second_series: str
    third_series: str


LIGHT = Palette(
    ground="#FFFFFF",
    panel="#F5F6F8",
    ink="#1F2937",
    muted="#566070",
    faint="#E3E6EB",
    band="#D5DBE3",
    earlier="#8A94A3",
    better="#12436D",
    worse="#F46A25",
    neutral="#6B7280",
    second_series="#28A197",
    third_series="#801650",
)
DARK = Palette(
    ground="#14181F",
    panel="#1E242D",
    ink="#E8EAED",
    muted="#A9B1BD",
    faint="#2C343F",
    band="#3A4350",
    earlier="#7B8494",
    better="#8AB8E6",
    worse="#FF9A62",
    neutral="#A3ABB8",
    second_series="#5CC9BF",
    third_series="#E59AC4",
)
PALETTES = {"light": LIGHT, "dark": DARK}

# Which colour stands on which, and the contrast it needs. Marks that stand on a band wear a rim of the
# ground, so that the ground is always what they touch.
PAIRS: tuple[tuple[str, str, float], ...] = (
    ("ink", "ground", TEXT_CONTRAST),
    ("ink", "panel", TEXT_CONTRAST),
    ("ink", "band", TEXT_CONTRAST),
    ("muted", "ground", TEXT_CONTRAST),
    ("muted", "panel", TEXT_CONTRAST),
    ("better", "ground", MARK_CONTRAST),
    ("worse", "ground", MARK_CONTRAST),
    ("neutral", "ground", MARK_CONTRAST),
    ("earlier", "ground", MARK_CONTRAST),
    ("second_series", "ground", MARK_CONTRAST),
    ("third_series", "ground", MARK_CONTRAST),
)

# verdict → colour, shape, word. The shape says the direction of the number, the colour whether it is good.
VERDICT_LOOK: dict[str, tuple[str, str, str]] = {
    "eased": ("better", "▼", "eased"),
    "worsened": ("worse", "▲", "worsened"),
    "rose": ("better", "▲", "rose"),
    "fell": ("worse", "▼", "fell"),
    "steady": ("neutral", "●", "steady"),
    "cannot_tell": ("neutral", "○", "cannot tell"),
}


def choose_palette(theme: str | None) -> Palette:
    """The palette of a theme; light where nobody said."""
    return PALETTES.get(theme or "light", LIGHT)


def verdict_colour(verdict: object, palette: Palette) -> str:
    """The colour of a verdict; ink where there is none."""
    look = VERDICT_LOOK.get(str(verdict))
    return getattr(palette, look[0]) if look else palette.ink


def contrast_ratio(first: str, second: str) -> float:
    """How far two colours stand apart, 1 to 21. Source: WCAG 2.2, relative luminance."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
