"""The forms of the import page. They know frames and words only: the page alone opens the records."""

from datetime import UTC, datetime
from typing import Any

import pandas as pd
import streamlit as st

from analytics.quarters import name_quarter, previous_quarter, quarter_of
from pages.parts.choices import Choices
from pages.parts.opening import escape_markdown
from pages.parts.showing import safe_table, show_download

ANY_KIND = "recognise it"
NOT_IN_FILE = "– not in this file –"
DATE_ORDERS = {None: "as the file shows", "day_first": "day first", "month_first": "month first"}
DECIMALS = {None: "as the file shows", "point": "one thousand and more", "comma": "one and a bit"}
QUARTERS_OFFERED = 12


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


def show_file_form(kinds: dict[str, str], partnerships: list[str], *, may_name_new: bool) -> dict[str, Any]:
    """What the custodian says about a file, once submitted; empty before."""
    with st.form("about_the_file", border=False):
        left, right = st.columns(2)
        kind = left.selectbox(
            "What it is", [ANY_KIND, *kinds], format_func=lambda name: kinds.get(name, name)
        )
        partnership = right.selectbox(
            "Partnership, for rows that do not say",
            partnerships,
            index=None,
            accept_new_options=may_name_new,
            placeholder="Choose one, or type a new name" if may_name_new else "Choose one",
        )
        quarter = left.selectbox(
            "Quarter, for rows that do not say",
            _recent_quarters(),
            index=None,
            format_func=_say_quarter,
            accept_new_options=True,
            placeholder="Choose one, or type an earlier one as 2021-Q3",
        )
        order = right.selectbox(
            "How 03/04/2026 is meant", list(DATE_ORDERS), format_func=DATE_ORDERS.__getitem__
        )
        sheet = left.text_input(
            "Sheet of a workbook", placeholder="Left empty: the first that holds something known"
        )
        decimal = right.selectbox("How 1,234 is meant", list(DECIMALS), format_func=DECIMALS.__getitem__)
        skip = st.checkbox("Leave out rows that have a problem, and count them")
        if not st.form_submit_button("Look at this file"):
            return {}
    return {
        "kind": kind,
        "partnership": partnership,
        "quarter": (quarter or "").strip() or None,
        "date_order": order,
        "sheet": sheet.strip() or None,
        "decimal": decimal,
        "skip_bad_rows": skip,
    }


def _recent_quarters() -> list[str]:
    """This quarter and those before it, newest first."""
    this_quarter = quarter_of(datetime.now(UTC).date())
    return [previous_quarter(this_quarter, back) for back in range(QUARTERS_OFFERED)]


def _say_quarter(quarter: str) -> str:
    """The months of a quarter that is offered; what somebody types stays as typed."""
    return name_quarter(quarter) if quarter in _recent_quarters() else quarter


def show_columns_form(
    fields: dict[str, tuple[str, str]], columns: list[str], as_text: str
) -> tuple[dict[str, str] | None, str]:
    """Which column is read as what: chosen columns once submitted, and the text where that was changed."""
    with st.expander("How the file is read"), st.form("columns", border=False):
        st.markdown("What was guessed stands here. Change what is wrong, then read the file again.")
        chosen = {}
        left, right = st.columns(2)
        for place, (name, (words, column)) in enumerate(fields.items()):
            options = [NOT_IN_FILE, *columns]
            chosen[name] = (left if place % 2 == 0 else right).selectbox(
                escape_markdown(words[:90]),
                options,
                index=options.index(column) if column in columns else 0,
                key=f"column_{name}",
            )
        text = st.text_area("The same as text, with everything else that can be said", as_text, height=220)
        submitted = st.form_submit_button("Read the file again")
    if not submitted:
        return None, ""
    said = {name: "" if column == NOT_IN_FILE else column for name, column in chosen.items()}
    return said, text if text.strip() != as_text.strip() else ""


def refuse_out_of_reach(
    choices: Choices, partnerships: list[str], frames: dict[str, pd.DataFrame], said: Any
) -> bool:
    """Whether every row belongs to a partnership that this custodian may import for; says which do not."""
    if choices.scope.reach("import_files") is None:
        return True
    allowed = set(partnerships)
    named = {said.partnership} if said.partnership else set()
    for frame in frames.values():
        if "partnership" in frame:
            named |= {name for name in frame["partnership"].dropna().unique() if name}
    outside = sorted(named - allowed)
    if outside:
        st.error(
            f"{len(outside)} of the partnerships in this file are not among those you look after. Choose one "
            "of them above, or ask a custodian of the whole programme to import it."
        )
    return not outside


def show_undo_form(batches: pd.DataFrame) -> int | None:
    """The import to undo, once that is confirmed."""
    standing = batches[batches["undone_at"].isna()]
    if standing.empty:
        return None
    names = {
        row["batch"]: f"Import {row['batch']}: {row['kind'].replace('_', ' ')}, "
        f"{row['partnership'] if isinstance(row['partnership'], str) else 'partnership named in the file'}"
        for row in standing.to_dict("records")
    }
    with st.form("undo", border=False):
        number = st.selectbox("Import to undo", list(names), format_func=names.__getitem__)
        sure = st.checkbox("Take all of its rows out again. Published releases stay as they are.")
        if st.form_submit_button("Undo this import"):
            if sure:
                return int(number)
            st.error("Tick the box to confirm.")
    return None
