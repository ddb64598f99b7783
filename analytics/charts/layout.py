"""What every chart shares: a figure without Plotly's template, fixed margins, nothing to drag."""

import html
from typing import Any

import plotly.graph_objects as go

from analytics.charts.palette import Palette

FONT = "Source Sans, Source Sans Pro, Segoe UI, Arial, sans-serif"
TEXT_SIZE = 14
SMALL_SIZE = 12
# How st.plotly_chart is called everywhere: no mode bar, the page scrolls and the chart does not.
CHART_SETTINGS: dict[str, Any] = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


class Sketch:
    """A chart in the making: plain dictionaries, checked by Plotly once at the end.

    Plotly checks a figure again with every mark that is added to it, which takes twenty times as long.
    """

    def __init__(self, layout: dict[str, Any]) -> None:
        self.layout = layout
        self.traces: list[dict[str, Any]] = []

    def add_scatter(self, **settings: Any) -> None:
        self.traces.append({"type": "scatter"} | settings)

    def add_bar(self, **settings: Any) -> None:
        self.traces.append({"type": "bar"} | settings)

    def add_line(self, x0: float, x1: float, y0: float, y1: float, **line: Any) -> None:
        """A line behind all marks."""
        place = {"type": "line", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "layer": "below"}
        self.layout["shapes"].append(place | {"line": line})

    def add_words(self, x: float, y: float, words: str, **settings: Any) -> None:
        """Text at a place in the data, or on the paper when `xref` or `yref` say so."""
        self.layout["annotations"].append({"x": x, "y": y, "text": words, "showarrow": False} | settings)

    def set_x(self, **settings: Any) -> None:
        self.layout["xaxis"] |= settings

    def set_y(self, **settings: Any) -> None:
        self.layout["yaxis"] |= settings

    def finish(self) -> go.Figure:
        figure = go.Figure({"data": self.traces, "layout": self.layout})
        # Plotly adds its own template to every figure: 7,000 characters that none of our marks uses.
        figure.layout.template = None
        return figure


def start_sketch(palette: Palette, height: int, **margins: int) -> Sketch:
    """An empty chart in our type and colours; a chart adds its marks and axes."""
    font = {"family": FONT, "size": TEXT_SIZE, "color": palette.ink}
    axis = {"fixedrange": True, "zeroline": False, "showgrid": False, "showline": False}
    return Sketch(
        {
            "height": height,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0} | margins,
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": font,
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "hoverlabel": {
                "bgcolor": palette.panel,
                "bordercolor": palette.earlier,
                "font": font,
                "align": "left",
            },
            "xaxis": dict(axis),
            "yaxis": dict(axis),
            "shapes": [],
            "annotations": [],
        }
    )


def keep_as_text(typed: str) -> str:
    """What a person typed, in which nothing becomes markup when Plotly reads it as HTML.

    Quotes stay: outside of tags they do no harm, and Plotly would show “&quot;” as it stands.
    """
    return html.escape(typed, quote=False)


def break_lines(sentence: str, width: int = 46) -> str:
    """A hover sentence in lines short enough for a phone."""
    lines = [""]
    for word in sentence.split():
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(lines)
