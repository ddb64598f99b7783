"""The forms of the import page. They know frames and words only: the page alone opens the records."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from analytics.quarters import name_quarter, previous_quarter, quarter_of, say_quarters
from analytics.wording import say_count
from pages.parts.choices import Choices
from pages.parts.opening import escape_markdown
from pages.parts.presses import show_press
from pages.parts.showing import name_form, safe_table, show_download
from pages.parts.visitor import read_today

ANY_KIND = "recognise it"
DATE_ORDERS = {None: "as the file shows", "day_first": "day first", "month_first": "month first"}
DECIMALS = {None: "as the file shows", "point": "one thousand and more", "comma": "one and a bit"}
QUARTERS_OFFERED = 12
MOST_NAMED = 20  # columns that are not read


def show_file_guide(guides: dict[str, tuple[str, pd.DataFrame, pd.DataFrame]]) -> None:
    """What a file of each kind should hold, with an empty table to fill in.

    guides:  kind → its title, its columns as a table of text, an empty table
    """
    with st.expander("What a file should hold"):
        st.markdown(
            "Headings of your own are fine: what is not recognised is asked. A questionnaire, and the table "
            "for its answers, come from “Rounds and releases”."
        )
        kind = st.selectbox("Kind of file", list(guides), format_func=lambda name: guides[name][0])
        _, columns, template = guides[kind]
        st.table(safe_table(columns), border="horizontal")
        show_download(lambda: template, f"template_{kind}", "An empty table to fill in (CSV)")


def show_file_form(
    kinds: dict[str, str], partnerships: list[str], offered: str = "", *, may_name_new: bool, turn: int = 0
) -> tuple[dict[str, Any], bool]:
    """What the custodian says about a file, and whether to look at it now.

    offered: the partnership that is chosen until another is
    turn:    another number for each file of several: what was said of one, but for partnership and quarter,
             is not taken over for the next
    """
    left, right = st.columns(2)
    kind = left.selectbox(
        "What it is",
        [ANY_KIND, *kinds],
        format_func=lambda name: kinds.get(name, name),
        key=f"kind_of_file_{turn}",
    )
    partnership = right.selectbox(
        "Partnership, for rows that do not say",
        partnerships,
        index=partnerships.index(offered) if offered in partnerships else None,
        accept_new_options=may_name_new,
        placeholder="Choose one, or type a new name" if may_name_new else "Choose one",
    )
    if may_name_new:
        right.caption("A new partnership is made by typing its name here; it is stored with its first file.")
    quarter = left.selectbox(
        "Quarter, for rows that do not say",
        _recent_quarters(),
        index=None,
        format_func=_say_quarter,
        accept_new_options=True,
        placeholder="Choose one, or type an earlier one as 2021-Q3",
    )
    order = right.selectbox(
        "How 03/04/2026 is meant",
        list(DATE_ORDERS),
        format_func=DATE_ORDERS.__getitem__,
        key=f"date_order_{turn}",
    )
    sheet = left.text_input(
        "Sheet of a workbook",
        placeholder="Left empty: the first that holds something known",
        key=f"sheet_{turn}",
    )
    decimal = right.selectbox(
        "How 1,234 is meant", list(DECIMALS), format_func=DECIMALS.__getitem__, key=f"decimal_{turn}"
    )
    skip = st.checkbox("Leave out rows that have a problem, and count them", key=f"skip_{turn}")
    pressed = st.button("Look at this file")
    about = {
        "kind": kind,
        "partnership": partnership,
        "quarter": (quarter or "").strip() or None,
        "date_order": order,
        "sheet": sheet.strip() or None,
        "decimal": decimal,
        "skip_bad_rows": skip,
    }
    return about, pressed


def _recent_quarters() -> list[str]:
    """This quarter and those before it, newest first."""
    this_quarter = quarter_of(read_today())
    return [previous_quarter(this_quarter, back) for back in range(QUARTERS_OFFERED)]


def _say_quarter(quarter: str) -> str:
    """The months of a quarter that is offered; what somebody types stays as typed."""
    return name_quarter(quarter) if quarter in _recent_quarters() else quarter


def say_codes(count: int, of: int) -> str:
    """How many of the people in a file can be matched with another round."""
    if not count:
        return "Nobody in this file gave a code that is read: nobody can be matched with another round."
    if count == of:
        return "Everybody in this file gave a code, and can be matched with another round."
    return f"{say_count(count, 'person', 'people')} gave a code; the others cannot be matched between rounds."


def say_step_days(rows: pd.DataFrame) -> str:
    """From which day the changes count that a log tells of since its version before.

    rows:  as_of, the day that the log speaks of, where it says one
    """
    days = sorted(rows["as_of"].dropna().unique()) if "as_of" in rows else []
    if len(days) == 1:
        day = pd.Timestamp(days[0])
        return f"What changed since the last version of this log counts from {day.day} {day:%B %Y}."
    if days:
        return "What changed since the last version of this log counts from the day that stands in its row."
    return (
        "What changed since the last version of this log counts from the end of the last quarter, if that is "
        "not published yet and the last version had come in by then, else from today. If the log speaks of "
        "another day, say it under “How the file is read”."
    )


def say_not_read(columns: list[str]) -> str:
    """The columns of a survey that nothing is read from, so that nothing is left out without a word."""
    rest = len(columns) - MOST_NAMED
    names = ", ".join(f"“{name}”" for name in columns[:MOST_NAMED])
    return f"Not read: {names}" + (f" and {rest} more." if rest > 0 else ".")


def list_what_stands(releases: list[dict[str, Any]]) -> list[str]:
    """What an undone import leaves behind and what to do about it, in a sentence for each partnership.

    releases:  partnership | quarter of each, those of a partnership together and its earliest first
    """
    quarters: dict[str, list[str]] = {}
    for row in releases:
        quarters.setdefault(row["partnership"], []).append(row["quarter"])
    return [
        f"{name}: what is published of {say_quarters(own)} stays as it is and may still count what was taken "
        "out. Make a new draft under “Rounds and releases”, or withdraw it there."
        for name, own in quarters.items()
    ]


def show_needs(needs: list[str]) -> None:
    """What must still be said before the file can be saved, and what to press once it is."""
    for need in needs:
        st.warning(escape_markdown(f"Still needed: {need}"))
    if needs:
        st.markdown(
            "Choose it above or below, then press “Look at this file” or “Read the file again”. Both use "
            "everything that stands on this page."
        )


def fill_known_sectors(rows: pd.DataFrame, known: dict[str, str], tidy: Callable[[str], str]) -> pd.DataFrame:
    """First rows of a file in which an organisation on record has its sector, where the file says none.

    rows:   any columns, perhaps organisation | sector
    known:  organisation → sector
    tidy:   what two spellings of one organisation have in common, as the import has it
    """
    if not {"organisation", "sector"} <= set(rows):
        return rows
    sectors = {tidy(name): sector for name, sector in known.items()}
    on_record = rows["organisation"].fillna("").map(lambda name: sectors.get(tidy(str(name)), ""))
    said = rows["sector"].fillna("").astype(str)
    return rows.assign(sector=said.where(said != "", on_record))


def list_out_of_reach(
    choices: Choices, partnerships: list[str], frames: dict[str, pd.DataFrame], said: Any
) -> list[str]:
    """The partnerships that rows of a file belong to and that this custodian may not import for.

    partnerships: those that they may import for
    """
    if choices.scope.reach("import_files") is None:
        return []
    named = {said.partnership} if said.partnership else set()
    for frame in frames.values():
        if "partnership" in frame:
            named |= {name for name in frame["partnership"].dropna().unique() if name}
    return sorted(named - set(partnerships))


def show_out_of_reach(outside: list[str]) -> None:
    """What to do about a file with rows of partnerships that are out of reach; nothing where it has none."""
    if outside:
        st.error(
            f"{len(outside)} of the partnerships in this file are not among those you look after. Choose one "
            "of them above, or ask a custodian of the whole programme to import it."
        )


def show_undo_form(batches: pd.DataFrame, titles: dict[str, str]) -> int | None:
    """The import to undo, once that is confirmed; `titles` says what each kind of file is called."""
    standing = batches[batches["undone_at"].isna()]
    if standing.empty:
        return None
    names = {
        row["batch"]: f"Import {row['batch']}: {titles.get(row['kind'], row['kind'])}, "
        f"{row['partnership'] if isinstance(row['partnership'], str) else 'partnership named in the file'}"
        for row in standing.to_dict("records")
    }
    form = name_form("undo", names, is_of_partnership=False)
    with st.form(form, border=False):
        number = st.selectbox("Import to undo", list(names), format_func=names.__getitem__)
        sure = st.checkbox("Take all of its rows out again. Published releases stay as they are.")
        if show_press(form, "Undo this import"):
            if sure:
                return int(number)
            st.error("Tick the box to confirm.")
    return None
