"""What the release desk shows and asks: what waits, a draft as readers would see it, versions to withdraw."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analytics.charts.rail import describe_rail, draw_rail
from analytics.charts.rail_rows import build_glance_rows
from analytics.charts.tables import build_rail_table, build_version_table
from analytics.findings import write_headline
from analytics.quarters import name_quarter, say_quarters
from analytics.wording import say_count
from data.accounts import list_personas
from pages.parts.choices import PERSONA_TITLES, Choices
from pages.parts.links import show_link
from pages.parts.opening import escape_markdown
from pages.parts.presses import show_press, show_single_press
from pages.parts.showing import (
    name_form,
    safe_table,
    say_next_step,
    say_with_shape,
    show_chart,
    show_first_rows,
    show_table,
)
from pages.parts.visitor import require_visitor

FINDINGS_SHOWN = 6
# Why a published quarter is due, as `find_due` says it.
REASONS = {
    "records": "Records, what was agreed or the round itself changed after these were published: {}.",
    "earlier": "An earlier quarter, which these are compared with, came out anew or was withdrawn: {}.",
    "running": "These were published before they were over, and say what had happened by then: {}.",
    "not noted": "These were made by an earlier version of this program: {}.",
}
# The same of a draft.
DRAFT_REASONS = {
    "records": "Records, what was agreed or the round itself changed after this draft was made.",
    "earlier": "An earlier quarter, which this one is compared with, came out anew or was withdrawn after "
    "this draft was made.",
    "running": "This draft was made before its quarter was over, and says what had happened by then.",
    "not noted": "This draft was made by an earlier version of this program.",
}
STILL_OPEN = (
    "The round of this quarter is still open. Answers that come after it is published may have to wait: a "
    "new version is refused where so few came late that they could be told apart. If everybody has answered, "
    "set it to “closed” under “Rounds” first."
)


def show_what_waits(releases: pd.DataFrame, due: Mapping[str, str], old_drafts: Collection[int] = ()) -> None:
    """The page's title and, under it, which quarters wait and for what.

    due:         quarter → why, oldest first
    old_drafts:  release_id of the drafts that are older than what they were made from
    """
    drafts = releases[releases["state"].eq("draft")]
    current = drafts[~drafts["release_id"].isin(list(old_drafts))]
    published = set(releases.loc[releases["state"].eq("published"), "quarter"])
    waiting = [quarter for quarter in due if quarter not in set(drafts["quarter"])]
    new = [name_quarter(quarter) for quarter in waiting if quarter not in published]
    newer = {quarter: due[quarter] for quarter in waiting if quarter in published}
    if not current.empty:
        st.title(f"{say_count(len(current), 'draft waits', 'drafts wait')} to be read and published")
    elif not drafts.empty:
        st.title(
            f"{say_count(len(drafts), 'draft is older than its', 'drafts are older than their')} records"
        )
    elif new:
        st.title(f"{say_count(len(new), 'quarter waits', 'quarters wait')} for a release")
    elif newer:
        st.title(f"{say_count(len(newer), 'published quarter', 'published quarters')} may have changed")
    else:
        st.title("Every quarter is published")
    if new:
        st.markdown(f"Not published yet: {', '.join(new)}.")
    if newer:
        told = [
            words.format(say_quarters([quarter for quarter, why in newer.items() if why == reason]))
            for reason, words in REASONS.items()
            if reason in newer.values()
        ]
        st.markdown(
            f"{' '.join(told)} Make a draft to "
            "see whether anything changes. Where so few answers came late that they could be told apart, you "
            "are told how many are still needed."
        )


def show_draft_form(
    quarters: Sequence[str],
    due: Collection[str],
    published: Sequence[str],
    asked_quarter: str,
    *,
    is_first: bool,
) -> str | None:
    """The quarter that a draft is made of.

    Offered is the one that a link or an import named, else the one that waits longest to be published at all.
    """
    waiting = [quarter for quarter in due if quarter not in published] or list(due)
    named = [asked_quarter] if asked_quarter in quarters else []
    offered = quarters.index([*named, *waiting][0]) if named or waiting else 0
    form = name_form("draft", quarters, [offered])
    with st.form(form, border=False):
        wanted = st.selectbox("Quarter", quarters, index=offered, format_func=name_quarter)
        asked = show_press(form, "Make a draft", "primary" if is_first else "secondary")
    return wanted if asked else None


def show_published(choices: Choices, quarter: str) -> None:
    """That a quarter was published, and the way to it for whoever may read it in one of their roles."""
    st.success(f"{name_quarter(quarter)} is published.")
    scope = require_visitor().scope
    personas = [choices.persona, *list_personas(scope)]
    readers = [
        role
        for role in personas
        if scope.as_role(role).may("open coordinator/glance", choices.partnership_id)
    ]
    if readers:
        st.session_state["quarter_next"] = quarter
        role = "" if readers[0] == choices.persona else f", as {PERSONA_TITLES[readers[0]].lower()}"
        label = f"Next: see the quarter at a glance{role}"
        show_link("coordinator/glance", label, persona=readers[0], quarter=quarter)


def show_looked_again(quarter: str) -> None:
    """That a quarter was looked at again and is not due any more."""
    st.info(
        f"{name_quarter(quarter)} was looked at again. The records say what is published already; there is "
        "nothing new to publish."
    )


def show_draft(
    choices: Choices,
    draft: dict[Hashable, Any],
    cells: pd.DataFrame,
    findings: pd.DataFrame,
    why_old: str,
    *,
    is_open: bool,
) -> str | None:
    """One draft as its readers would see it; returns "publish", "again" or "drop" once a button is pressed.

    why_old:  why it is older than what it was made from, as `find_due` says it; "" where it is not
    is_open:  whether its round still takes answers
    """
    # With the moment: SQLite gives the number of a draft that is gone to the next one, and neither its chart
    # nor its button is to be taken for the other's.
    key, version = f"draft_{draft['release_id']}_{draft['made_at']:%H%M%S%f}", int(draft["version"])
    rows = build_glance_rows(cells, cells.head(0))
    st.header(f"Draft of {name_quarter(draft['quarter'])}, version {version}")
    st.subheader(escape_markdown(write_headline(findings)))
    show_changes("What this version changes", draft["what_changed"])
    show_chart(partial(draw_rail, rows), describe_rail(rows), key, choices, version)
    show_table(safe_table(build_rail_table(rows)), f"{key}_scores")
    _show_draft_findings(findings.head(FINDINGS_SHOWN))
    if (more := len(findings) - FINDINGS_SHOWN) > 0:
        st.caption(f"{say_count(more, 'more finding', 'more findings')} will be published with these.")
    st.space("small")
    if why_old:
        st.warning(
            f"{DRAFT_REASONS[why_old]} Make it again to read how things stand now; published as it is, it is "
            "due again at once."
        )
    if is_open:
        st.info(STILL_OPEN)
    with st.container(horizontal=True):
        again = why_old and show_single_press(f"again_{key}", "Make this draft again", "primary")
        publish = show_single_press(
            f"publish_{key}", "Publish this draft", "secondary" if why_old else "primary"
        )
        drop = show_single_press(f"drop_{key}", "Throw this draft away")
    return "again" if again else "publish" if publish else "drop" if drop else None


def _show_draft_findings(findings: pd.DataFrame) -> None:
    """Findings with their next steps in words: the pages that these lead to read published quarters only."""
    for row in findings.to_dict("records"):
        words, step = st.columns([5, 2], vertical_alignment="center")
        words.markdown(say_with_shape(row["verdict"], row["sentence"]))
        with step:
            say_next_step(row["next_step"])


def show_changes(title: str, what_changed: object) -> None:
    """What a version changes, one line each; nothing for a first version."""
    if isinstance(what_changed, str) and what_changed:
        lines = [f"- {escape_markdown(line)}" for line in what_changed.split("; ")]
        st.markdown("\n".join([f"**{escape_markdown(title)}**", "", *lines]))


def show_versions(releases: pd.DataFrame) -> None:
    """Every version, and what each new one changed."""
    show_first_rows(build_version_table(releases).drop(columns="What changed"), "versions")
    changed = releases[releases["what_changed"].fillna("").ne("")]
    if not changed.empty:
        with st.expander("What the new versions changed"):
            for row in changed.to_dict("records"):
                show_changes(f"{name_quarter(row['quarter'])}, version {row['version']}", row["what_changed"])


def show_withdraw_form(published: pd.DataFrame) -> int | None:
    """The version to withdraw, once its box is ticked."""
    titles = {
        int(row["release_id"]): f"{name_quarter(row['quarter'])}, version {row['version']}"
        for row in published.to_dict("records")
    }
    form = name_form("withdraw", titles)
    with st.form(form, border=False):
        chosen = st.selectbox("Version to withdraw", list(titles), format_func=titles.__getitem__)
        sure = st.checkbox("Nobody will see this quarter until a new version is published.")
        if show_press(form, "Withdraw this version"):
            if sure:
                return chosen
            st.error("Tick the box to confirm.")
    return None
