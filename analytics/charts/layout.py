"""What every chart shares: a figure without Plotly's template, fixed margins, nothing to drag."""

from typing import Any

import plotly.graph_objects as go

from analytics.charts.palette import Palette

FONT = "Source Sans, Source Sans Pro, Segoe UI, Arial, sans-serif"
TEXT_SIZE = 14
SMALL_SIZE = 12
# How st.plotly_chart is called everywhere: no mode bar, the page scrolls and the chart does not.
CHART_SETTINGS: dict[str, Any] = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


def empty_figure(palette: Palette, height: int, **margins: int) -> go.Figure:
    """A blank figure in our type and colours; a chart adds its marks and axes."""
    figure = go.Figure()
    # Plotly adds its own template to every new figure: 7,000 characters that none of our marks uses.
    figure.layout.template = None
    figure.update_layout(
        height=height,
        margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0} | margins,
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": TEXT_SIZE, "color": palette.ink},
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        hoverlabel={
            "bgcolor": palette.panel,
            "bordercolor": palette.earlier,
            "font": {"family": FONT, "size": TEXT_SIZE, "color": palette.ink},
            "align": "left",
        },
    )
    figure.update_xaxes(fixedrange=True, zeroline=False, showgrid=False, showline=False)
    figure.update_yaxes(fixedrange=True, zeroline=False, showgrid=False, showline=False)
    return figure


def add_words(figure: go.Figure, x: float, y: float, words: str, **settings: Any) -> None:
    """Text at a place in the data, or on the paper when `xref` or `yref` say so."""
    figure.add_annotation(x=x, y=y, text=words, showarrow=False, **settings)


def break_lines(sentence: str, width: int = 46) -> str:
    """A hover sentence in lines short enough for a phone."""
    lines = [""]
    for word in sentence.split():
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(lines)
