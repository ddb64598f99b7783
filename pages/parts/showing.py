"""What pages show: a chart with its table, method and download; findings with their next step; the source."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analytics.charts.layout import CHART_SETTINGS
from analytics.charts.palette import VERDICT_LOOK, Palette, choose_palette
from analytics.charts.tables import choose_columns_for_phone, say_what_gives_way
from analytics.quarters import name_quarter
from analytics.wording import keep_together
from data.access import note_deed, note_refusal
from data.accounts import NotAllowed
from data.exports.csv_text import write_csv
from data.exports.csv_words import list_titles, name_in_words
from data.sign_in import check_download
from pages.parts.choices import CHOICES, Choices
from pages.parts.links import show_link
from pages.parts.opening import escape_markdown
from pages.parts.presses import note_done
from pages.parts.reading import derive, load_instrument, look_whether_it_stands
from pages.parts.visitor import programme_engine, require_visitor

# Streamlit's own colour words; the theme gives them the palette's values.
MARKDOWN_COLOURS = {"better": "blue", "worse": "orange", "neutral": "gray"}
# More rows than this are a scroll, not a list.
FIRST_ROWS, ROWS_UNDER_CHART = 20, 12
# next step → its words, and the page that it leads to
NEXT_STEPS: dict[str, tuple[str, str | None]] = {
    "add_to_agenda": ("Add to the workshop agenda", "facilitator/workshop_agenda"),
    "see_participation": ("See who was asked", "coordinator/glance"),
    "open_actions": ("Open the actions", "coordinator/actions"),
    "see_resources": ("See the resources", "funder/resource_gaps"),
    "see_meetings": ("See who came", "coordinator/meetings"),
    "run_check_in": ("Ask five short questions", "custodian/rounds_and_releases"),
    "ask_again": ("Plan the next round", "custodian/rounds_and_releases"),
    "look_at_each": ("Look at each kind of evidence", "coordinator/barriers"),
    "celebrate": ("Say so at the next meeting", None),
}


def current_palette() -> Palette:
    """Colours of the theme that the browser shows."""
    return choose_palette(st.context.theme.type)


def show_chart(
    draw: Callable[[Palette], go.Figure], alt: str, key: str, choices: Choices, *more: str | int
) -> None:
    """A chart as it is everywhere: our own look, no mode bar, described for those who do not see it.

    It is drawn once for a version and a theme; `more` tells charts apart that the version does not.
    """
    figure = derive(key, choices, lambda: draw(current_palette()), *more)
    st.plotly_chart(figure, theme=None, config=CHART_SETTINGS, alt=alt, key=key)


def show_under_chart(
    build_table: Callable[[], pd.DataFrame],
    load_numbers: Callable[[], pd.DataFrame],
    section: str,
    note: str,
    name: str,
    choices: Choices,
    *more: str | int,
    is_current: Callable[[], bool] | None = None,
    row_count: int | None = None,
    build_whole: Callable[[pd.DataFrame], pd.DataFrame] | None = None,
    build_sum: Callable[[], pd.DataFrame] | None = None,
) -> None:
    """The table, how the number is made, and the download that belong to one chart.

    is_current:   whether its numbers may still be read, asked when they are downloaded; left out, whether the
                  partnership's versions stand that the page was drawn from
    row_count:    how many rows there are, where `build_table` builds the first of very many
    build_whole:  then, the table of what `load_numbers` loads, for whoever wants to see all of it
    build_sum:    the row that adds all of them up, below however many are shown
    """
    table = derive(f"table_{name}", choices, lambda: safe_table(build_table()), *more)
    count = len(table) if row_count is None else row_count
    if count > ROWS_UNDER_CHART and not st.checkbox(f"Show all {count:,} rows", key=f"all_{name}"):
        table = table.head(ROWS_UNDER_CHART)
    elif count > len(table) and build_whole:
        build = build_whole
        table = derive(f"whole_table_{name}", choices, lambda: safe_table(build(load_numbers())), *more)
    if build_sum and count > 1:
        last = build_sum
        table = pd.concat([table, derive(f"sum_{name}", choices, lambda: safe_table(last()), *more)])
    if table.empty:
        st.markdown("There is nothing of this to show for this quarter.")
    else:
        show_table(table, f"under_{name}")
    with st.container(horizontal=True, vertical_alignment="center"):
        show_method(section, note)
        show_download(
            lambda: name_in_words(load_numbers(), _list_titles(choices)),
            name,
            is_current=is_current or look_whether_it_stands(choices),
        )


def _list_titles(choices: Choices) -> dict[str, str]:
    return list_titles(load_instrument(choices.instrument_id, choices.instrument_version))


def show_table(table: pd.DataFrame, name: str) -> None:
    """A safe table; its columns that give way on a telephone are marked for the style sheet, and named."""
    marks = "".join(f"_c{place}" for place in choose_columns_for_phone(table))
    with st.container(key=f"{name}_gives_way{marks}_" if marks else name):
        st.table(table, border="horizontal")
    if marks:
        with st.container(key=f"{name}_says_what_gave_way"):
            st.caption(say_what_gives_way(table))


def safe_table(table: pd.DataFrame) -> pd.DataFrame:
    """st.table reads Markdown in cells: what a person typed stays as it was typed."""
    return table.map(_safe_cell).rename(index=_safe_cell)


def show_first_rows(table: pd.DataFrame, name: str) -> None:
    """A table that may be long: its first rows, and the rest for whoever asks."""
    is_long = len(table) > FIRST_ROWS
    shows_all = is_long and st.checkbox(f"Show all {len(table)}", key=f"all_{name}")
    show_table(safe_table(table if shows_all else table.head(FIRST_ROWS)), f"rows_{name}")


def _safe_cell(value: object) -> object:
    return escape_markdown(keep_together(value)) if isinstance(value, str) else value


def show_method(section: str, note: str, question: str = "How is this number made?") -> None:
    """The answer in a few lines, with the way to the whole story."""
    with st.popover(question, type="tertiary"):
        st.markdown(note)
        show_link("about/methods", f"Read the method: {section}", section=section)


def show_download(
    load_numbers: Callable[[], pd.DataFrame],
    name: str,
    label: str = "Download these numbers (CSV)",
    is_current: Callable[[], bool] | None = None,
) -> None:
    """Rows as they are, for whoever asks for them; `name_in_words` says them as a page does."""
    st.download_button(
        label,
        data=_checked(lambda: write_csv(load_numbers()), f"{name}.csv", is_current),
        file_name=f"{name}.csv",
        mime="text/csv",
        key=f"download_{name}",
        on_click="ignore",
        type="tertiary",
    )


def show_document_download(
    label: str,
    write: Callable[[], bytes | str],
    file_name: str,
    type: Literal["primary", "secondary"] = "secondary",
    is_current: Callable[[], bool] | None = None,
) -> None:
    """A document that is written only when somebody asks for it."""
    st.download_button(
        label,
        data=_checked(write, file_name, is_current),
        file_name=file_name,
        key=f"download_{file_name}",
        on_click="ignore",
        type=type,
    )


def _checked(
    write: Callable[[], bytes | str], file_name: str, is_current: Callable[[], bool] | None
) -> Callable[[], bytes | str]:
    """The file, once roles and releases are looked at again and the log says who took it."""
    engine, scope = programme_engine(), require_visitor().scope
    partnership_id = st.session_state[CHOICES].partnership_id

    def write_checked() -> bytes | str:
        check_download(engine, scope, file_name, partnership_id, is_current)
        return write()

    return write_checked


def say_with_shape(verdict: object, sentence: str) -> str:
    """A sentence with the coloured shape of its verdict in front."""
    look = VERDICT_LOOK.get(str(verdict))
    mark = f":{MARKDOWN_COLOURS[look[0]]}[**{look[1]}**] " if look else ""
    return mark + escape_markdown(keep_together(sentence))


def show_findings(findings: pd.DataFrame, section: str, here: str = "") -> None:
    """Findings as sentences, each with its next step; where that would lead `here`, the one after."""
    for row in findings.to_dict("records"):
        with st.container(key=f"finding_{section}_{row['finding_key']}"):
            words, step = st.columns([5, 2], vertical_alignment="center")
            words.markdown(say_with_shape(row["verdict"], row["sentence"]))
            with step:
                leads_here = here and NEXT_STEPS.get(row["next_step"], ("", None))[1] == here
                show_next_step("add_to_agenda" if leads_here else row["next_step"], row["finding_key"])


def show_next_step(step: str, finding_key: str) -> None:
    """A link where the account may follow it, otherwise the step in words."""
    words, key = NEXT_STEPS.get(step, (step.replace("_", " "), None))
    if key and require_visitor().scope.may(f"open {key}"):
        show_link(key, words, finding=finding_key)
    else:
        say_next_step(step)


def say_next_step(step: str) -> None:
    """A next step in words, without the way to it."""
    words, _ = NEXT_STEPS.get(step, (step.replace("_", " "), None))
    st.caption(f"Next: {words[0].lower()}{words[1:]}.")


def show_sentences_with_steps(rows: pd.DataFrame, lead_to: Callable[[str], None]) -> None:
    """Sentences, each with a next step in words and a link to the partnership to look at first.

    rows:     sentence | next_step | partnership, "" where none stands out
    lead_to:  shows the link to a partnership of this name
    """
    for row in rows.to_dict("records"):
        with st.container(key=f"finding_{row['next_step']}"):
            words, step = st.columns([5, 2], vertical_alignment="center")
            words.markdown(escape_markdown(row["sentence"]))
            with step:
                st.caption(f"Next: {row['next_step'][0].lower()}{row['next_step'][1:]}.")
                if row["partnership"]:
                    lead_to(row["partnership"])


def show_sentences(heading: str, sentences: pd.DataFrame, otherwise: str) -> None:
    """A heading and its sentences, or one line where there are none."""
    st.subheader(heading)
    if sentences.empty:
        st.markdown(otherwise)
    for row in sentences.to_dict("records"):
        st.markdown(say_with_shape(row["verdict"], row["sentence"]))


def show_source(choices: Choices, sources: Sequence[str], caution: str) -> None:
    """Source, period, coverage and caution, in small type at the foot."""
    period = name_quarter(choices.quarter) if choices.quarter else ""
    with st.container(key="source"):
        st.caption(keep_together(f"Source: {', '.join(sources)}. {period}. {caution}"))


def _note(refusal: Exception) -> None:
    """What a person may not do, and what protects people, goes to the log; a slip in a form does not."""
    if isinstance(refusal, NotAllowed):
        note_refusal(programme_engine(), refusal)
    elif deed := getattr(refusal, "goes_to_log", None):
        account_id = require_visitor().scope.account_id
        number = st.session_state[CHOICES].partnership_id
        place = None if number is None else f"partnership {number}"
        subject = getattr(refusal, "subject", place)
        note_deed(programme_engine(), account_id, deed, subject, "refused")


def name_form(
    name: str, *offered: Iterable[object] | Mapping[Any, object], is_of_partnership: bool = True
) -> str:
    """The name of a form, another one for each partnership of the sidebar and each list of what it offers.

    is_of_partnership: whether the sidebar says what a press is for; where the form itself says all of it,
                       what is half filled in stays there whatever the sidebar says

    A press may come in one run with another choice in the sidebar, and a field keeps what was typed for as
    long as its form has the same name: what was meant for one partnership would go to another. And Streamlit
    takes the first of a list where what somebody had chosen is not in it any more. A second press, or one on
    a page that is out of date, would do to the next on the list what was meant for another; so it is lost
    with the form, and the page shows how things stand now.

    It is another one, too, each time that `try_deed` has kept what was entered: an empty form, and only then.
    """
    # With their words, where they have some: the number of what is gone may be another's by now.
    lists = [options.items() if isinstance(options, Mapping) else options for options in offered]
    place = st.session_state[CHOICES].partnership_id if is_of_partnership else None
    lists.append([place, _count_kept().get(name, 0)])
    said = "\n".join("\t".join(map(str, options)) for options in lists)
    return f"{name}_{sha256(said.encode()).hexdigest()[:12]}"


def _count_kept() -> dict[str, int]:
    """How often this session kept what was entered in each form."""
    kept: dict[str, int] = st.session_state.setdefault("forms_kept", {})
    return kept


def try_deed(deed: Callable[[], object], refusals: tuple[type[Exception], ...], empties: str = "") -> bool:
    """Do what a button asks; a refusal becomes its sentence on screen. True when it was done.

    empties:  the form, as `name_form` is told, that is empty once it was done, and only then
    """
    # Asked for before the deed: asking may end the run, for a second press, and the form would stay full.
    kept = _count_kept()
    try:
        deed()
    except refusals as refusal:
        _note(refusal)
        st.error(escape_markdown(str(refusal)))
        return False
    note_done()
    if empties:
        kept[empties] = kept.get(empties, 0) + 1
    return True
