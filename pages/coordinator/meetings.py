"""Meetings: who comes, who speaks, what becomes of what was agreed, and what minutes show."""

from functools import partial

import streamlit as st

from analytics.charts import meeting_rows as rows_of
from analytics.charts.balance import describe_balance, draw_balance
from analytics.charts.control_chart import describe_control_chart, draw_control_chart
from analytics.charts.rail import describe_rail, draw_rail
from pages.parts.child_first import show_child_first
from pages.parts.opening import escape_markdown, open_screen, require_release, show_context, show_nothing_yet
from pages.parts.reading import derive, load_cells, load_findings
from pages.parts.showing import show_chart, show_findings, show_source, show_under_chart

choices = open_screen("coordinator/meetings")
partnership_id, quarter, version = require_release(
    choices,
    "Meetings",
    "This page shows which organisations come, who speaks, how soon matters are decided, and whether the "
    "child’s voice is in the minutes.",
)
cells = load_cells(partnership_id, quarter, version, choices.scope)
name = f"{partnership_id}_{quarter}"
SECTION = "Meetings"


def show_series(measure: str, improvement: str, words: str, note: str) -> None:
    """A control chart of meetings with its verdict, its rules and its table."""
    build = partial(rows_of.build_meeting_points, cells, measure, improvement)
    points = derive(f"points_{measure}", choices, build)
    st.markdown(escape_markdown(rows_of.say_last_meeting(points, words)))
    if points.empty:
        return
    alt = describe_control_chart(points, words)
    show_chart(partial(draw_control_chart, points, value_words=words), alt, f"series_{measure}", choices)
    st.caption(rows_of.say_rules(points))
    own = cells["measure"].eq(measure) & cells["breakdown"].eq("meeting")
    table = partial(rows_of.build_point_table, points, words)
    show_under_chart(table, lambda: cells[own], "Control charts", note, f"{measure}_{name}", choices)


if not cells["evidence_streams"].eq("meetings").any() and not cells["breakdown"].eq("meeting").any():
    show_nothing_yet(
        choices,
        "Meetings",
        "This page shows which organisations come, who speaks, and how soon matters are decided.",
        "No meeting, action or decision is on record for this quarter. Attendance lists, invitations, "
        "minutes, transcripts and logs can be imported as your tools write them.",
    )
show_context(choices, cells)
st.title(escape_markdown(rows_of.write_meeting_title(cells)))
findings = load_findings(partnership_id, quarter, version, choices.scope)
show_findings(findings[findings["kind"].isin(rows_of.TOLD_BY_MEETINGS)], "meetings", "coordinator/meetings")
st.space("small")
attendance, voice, follow, minutes = st.tabs(
    ["Attendance", "Voice against seats", "Decisions and actions", "Minutes and the child’s voice"]
)
with attendance:
    st.header("Who comes, of those expected")
    rows = derive("attendance_rows", choices, lambda: rows_of.build_organisation_rows(cells))
    show_chart(partial(draw_rail, rows), describe_rail(rows), "attendance", choices)
    show_under_chart(
        partial(rows_of.build_organisation_table, rows),
        lambda: cells[cells["measure"].eq("attendance_share")],
        SECTION, "Meetings an organisation came to, of those it was expected at. A deputy counts. Where "
        "nobody can say whether it came, the meeting is left out.", f"attendance_{name}", choices,
    )  # fmt: skip
    if not rows_of.build_room_table(cells).empty:
        st.header("Quorum and time in the room")
        show_under_chart(
            partial(rows_of.build_room_table, cells),
            lambda: cells[cells["measure"].isin(["quorate_share", "time_in_room_share"])],
            SECTION, "Meetings to which as many organisations came as their quorum asks for, and the minutes "
            "that people who came were there, of the minutes planned.", f"room_{name}", choices,
        )  # fmt: skip
    st.header("Meeting by meeting")
    st.markdown(escape_markdown(rows_of.say_who_is_left_out(cells)))
    show_series("attendance_share", "increase", "% of organisations expected",
                "Organisations that came to each meeting, of those expected.")  # fmt: skip
with voice:
    st.header("Voice against seats")
    st.markdown("Dot: share of the talk. Ring: share of the seats. Silence of those invited counts.")
    st.markdown(rows_of.say_silence(cells))
    shares = derive("voice_rows", choices, lambda: rows_of.build_voice_rows(cells))
    show_chart(partial(draw_balance, shares), describe_balance(shares), "voice", choices)
    show_under_chart(
        partial(rows_of.build_voice_table, shares),
        lambda: cells[cells["measure"].isin(["talk_share", "seat_share", "voice_gini"])],
        SECTION, "Seconds spoken, over everyone invited. It describes a meeting’s balance and never ranks "
        "people; no words are kept.", f"voice_{name}", choices,
    )  # fmt: skip
with follow:
    st.header("Decisions and actions")
    show_under_chart(
        partial(rows_of.build_follow_table, cells), lambda: cells[cells["measure"].isin(rows_of.FOLLOWED)],
        SECTION, "Matters raised and actions due in the year up to the quarter’s end, or up to the day of "
        "release where that came first. What is undecided counts as still waiting, so that the quick ones "
        "do not speak for all.", f"follow_{name}", choices,
    )  # fmt: skip
with minutes:
    st.header("Minutes and the child’s voice")
    show_child_first(choices)
    show_under_chart(
        partial(rows_of.build_minutes_table, cells), lambda: cells[cells["measure"].isin(rows_of.OF_MINUTES)],
        SECTION, "Days from a meeting to the sending of its minutes, and meetings whose minutes record what "
        "children said or wished, of those where this is known.", f"minutes_{name}", choices,
    )  # fmt: skip
    show_series("minutes_turnaround_days", "decrease", "days until minutes went out",
                "Days from each meeting to the sending of its minutes.")  # fmt: skip
show_source(
    choices, ["meeting records and logs of the partnership"],
    "Meetings may name organisations, never people.",
)  # fmt: skip
