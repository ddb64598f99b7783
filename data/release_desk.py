"""The release desk: draft → preview → publish → new version → withdraw, for one partnership or all.

Beside the records' door on purpose, and not in data/releases.py: whoever reads releases has no path to
answers. Only the rounds-and-releases page and the command line open it (tests/test_layers.py).
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Engine, select, update
from sqlalchemy.exc import IntegrityError

from analytics.quarters import check_quarter, name_quarter
from analytics.wording import say_count
from data.access import note_deed, save_audit_entry
from data.accounts import Scope
from data.database import begin_read, begin_write, load_frame
from data.release_batches import RELEASE, split_steps
from data.release_builders import StoppedBatch, build_batches
from data.release_due import PLACE, find_due, find_left_behind, find_old_drafts
from data.release_tables import (
    BuiltBatch,
    Outcomes,
    decide_versions,
    find_built_on_refused,
    list_ever_out,
    refuse_draft_of_fewer,
    refuse_draft_taken_twice,
    save_releases,
)
from data.standing_rounds import SEEN, throw_away, was_seen
from data.trouble import explain_trouble, name_fault
from data.turns import take_turns

__all__ = [
    "Outcomes",
    "ReleaseRefused",
    "ReleaseStopped",
    "draft_release",
    "find_due",
    "list_due",
    "list_old_drafts",
    "make_releases",
    "note_drafts_seen",
    "publish_release",
    "release_all",
    "withdraw_release",
]


class ReleaseRefused(Exception):
    """Why a release may not be made or published; may be shown to a custodian."""

    goes_to_log = "release"


class ReleaseStopped(Exception):
    """What a fault of ours stopped, and what to do; may be shown to a custodian. It is in the log already."""


STOPPED = (
    "A fault of ours ({}) stopped this quarter and no other. Nothing of it was written, and what was "
    "published before stands. Undo the file that was brought in last for it and bring it in again; if that "
    "does not help, give this sentence to whoever looks after the program."
)
KILLED = (
    "The process that built this quarter was ended twice, from outside or because memory ran out. Nothing of "
    "it was written, what was published before stands, and the other quarters were not held up. Release this "
    "one again by itself when the computer has less to do."
)


def make_releases(
    engine: Engine,
    due: pd.DataFrame,
    scope: Scope,
    state: str = "published",
    by: str | None = None,
    now: datetime | None = None,
    processes: int = 1,
) -> Outcomes:
    """Build and write a version of every quarter that is due, batch by batch, one transaction a batch.

    A fault stops the quarter that it came up in and no other, and so does somebody else who releases it at
    the same moment.

    due:        partnership_id | quarter
    now:        when it is done; a quarter that is running then is measured to that day
    processes:  how many may build batches side by side; the outcome is the same, and one process writes
    Raises NotAllowed unless the scope may publish (or draft) in each of the partnerships.
    """
    for number in due["partnership_id"].unique():
        scope.require(_name_deed(state), int(number))
    outcomes, at = Outcomes(), now or datetime.now(UTC)
    write = partial(_write, engine, state=state, by=by, now=at, scope=scope)

    def finish(batch: BuiltBatch | StoppedBatch) -> None:
        written = Outcomes()
        fault = batch.fault if isinstance(batch, StoppedBatch) else _try_write(write, batch, written)
        outcomes.add(written)
        was_killed = isinstance(batch, StoppedBatch) and batch.was_killed
        if fault and len(batch.due) == 1:
            reason = KILLED if was_killed else STOPPED.format(fault)
            outcomes.stopped.append(_note_stopped(engine, batch.due, state, scope, reason))
        elif fault:
            for part in _split_stopped(batch.due):
                for again in build_batches(engine, part, made_on=at.date(), apart=was_killed):
                    finish(again)
        elif len(left := find_built_on_refused(batch.due, written)):
            for again in build_batches(engine, left.reset_index(drop=True), made_on=at.date()):
                finish(again)

    for step in split_steps(engine, due[PLACE], drafts=state != "published"):
        for batch in build_batches(engine, step, processes, at.date()):
            finish(batch)
    return outcomes


def _name_deed(state: str) -> str:
    return "publish_release" if state == "published" else "draft_release"


def _split_stopped(due: pd.DataFrame) -> list[pd.DataFrame]:
    """Each half of the partnerships; of one partnership each quarter, in their order."""
    numbers = due["partnership_id"].unique()
    if len(numbers) == 1:
        return [part.reset_index(drop=True) for _, part in due.groupby("quarter", sort=True)]
    is_first = due["partnership_id"].isin(numbers[: len(numbers) // 2])
    return [part.reset_index(drop=True) for part in (due[is_first], due[~is_first])]


def _try_write(write: Callable[..., None], batch: BuiltBatch, outcomes: Outcomes) -> str | None:
    """The name of the fault that kept a batch from being written; trouble of the database or the disk is no
    partnership's own, and is raised. One quarter that somebody else released meanwhile is refused."""
    try:
        write(batch, outcomes=outcomes)
    except ReleaseRefused as refusal:
        if len(batch.due) > 1:
            return name_fault(refusal)
        place = batch.due[PLACE].iloc[0]
        number, quarter = int(place["partnership_id"]), str(place["quarter"])
        outcomes.refused.append({"partnership_id": number, "quarter": quarter, "reason": str(refusal)})
    except Exception as error:
        if explain_trouble(error):
            raise
        return name_fault(error)
    return None


def _note_stopped(engine: Engine, due: pd.DataFrame, state: str, scope: Scope, reason: str) -> dict[str, Any]:
    place = {"partnership_id": int(due["partnership_id"].iloc[0]), "quarter": str(due["quarter"].iloc[0])}
    subject = f"partnership {place['partnership_id']}, {place['quarter']}"
    note_deed(engine, scope.account_id, _name_deed(state), subject, "stopped by a fault")
    return {**place, "reason": reason}


def release_all(
    engine: Engine,
    scope: Scope,
    state: str = "published",
    by: str | None = None,
    processes: int = 1,
) -> Outcomes:
    """Make everything that is due, a partnership's earlier quarters first, and then every later quarter that
    the new version of an earlier one leaves behind. Nothing is due afterwards but what was refused.

    Raises as make_releases.
    """
    outcomes, waiting = Outcomes(), find_due(engine)[PLACE]
    tried: set[tuple[int, str]] = set()
    while len(waiting):
        step = split_steps(engine, waiting, drafts=state != "published")[0]
        outcomes.add(make_releases(engine, step, scope, state, by, processes=processes))
        tried |= set(step.itertuples(index=False, name=None))
        waiting = pd.concat([waiting, find_left_behind(engine)]).drop_duplicates()
        waiting = waiting[[place not in tried for place in waiting.itertuples(index=False, name=None)]]
    return outcomes


def _write(
    engine: Engine,
    batch: BuiltBatch,
    state: str,
    by: str | None,
    now: datetime,
    scope: Scope,
    outcomes: Outcomes,
) -> None:
    written = Outcomes()
    try:
        with begin_write(engine) as connection:
            take_turns(connection, [int(number) for number in batch.due["partnership_id"].unique()])
            rows: list[dict[str, Any]] = []
            for quarter in batch.quarters:
                rows += decide_versions(connection, batch, quarter, state, by, now, written, rows)
            if rows:
                save_releases(connection, rows, batch.quarters, written)
                save_audit_entry(connection, scope.account_id, _name_deed(state), _name_subject(rows))
    except IntegrityError as error:
        raise ReleaseRefused(
            "Somebody else released one of these quarters at the same moment. Nothing was written; look at "
            "what is there now, and release again if it is still needed."
        ) from error
    outcomes.add(written)


def _find_place(release_id: int) -> Any:
    return select(RELEASE.c.partnership_id).where(RELEASE.c.id == int(release_id)).scalar_subquery()


def _name_subject(rows: list[dict[str, Any]]) -> str:
    if len(rows) == 1:
        return f"partnership {rows[0]['partnership_id']}, {rows[0]['quarter']}, version {rows[0]['version']}"
    return f"{len(rows)} quarters of {len({row['partnership_id'] for row in rows})} partnerships"


def list_due(engine: Engine, partnership_id: int, scope: Scope) -> dict[str, str]:
    """The quarters of a partnership that wait for a release, oldest first, each with why, as in `find_due`.

    Raises NotAllowed for whoever may not make a draft of them.
    """
    scope.require("draft_release", partnership_id)
    due = find_due(engine, partnership_id)
    return dict(zip(due["quarter"], due["why"], strict=True))


def list_old_drafts(engine: Engine, partnership_id: int, scope: Scope) -> dict[int, str]:
    """The drafts that are older than what they were made from: release_id → why, as in `find_due`.

    Raises NotAllowed for whoever may not make a draft.
    """
    scope.require("draft_release", partnership_id)
    return find_old_drafts(engine, partnership_id)


def draft_release(
    engine: Engine, partnership_id: int, quarter: str, scope: Scope, by: str | None = None
) -> dict[str, Any]:
    """Make a draft to preview; it replaces the draft before it.

    returns:  release_id | partnership_id | quarter | version | state | cell_count | what_changed; release_id
              None and state "same" where the records say what is published already
    Raises NotAllowed, ReleaseRefused with the reason, and ReleaseStopped when a fault of ours stopped it.
    """
    made = make_one(engine, partnership_id, quarter, scope, "draft", by)
    note_drafts_seen(engine, partnership_id, scope)
    return made


def note_drafts_seen(engine: Engine, partnership_id: int, scope: Scope) -> None:
    """Note that somebody who is no custodian is shown the drafts that stand.

    From then on they count as versions that were out: who has seen two drafts takes one from the other. Until
    it is noted the drafts are not read (data/releases.py). A custodian sees the records, and changes nothing.
    Raises NotAllowed for whoever may not see drafts.
    """
    scope.require("draft_release", partnership_id)
    if scope.may("import_files", partnership_id):
        return
    with begin_read(engine) as connection:
        if not _list_unseen(connection, partnership_id):
            return  # as nearly always: a page that is only looked at writes nothing
    with begin_write(engine) as connection:
        take_turns(connection, [partnership_id])
        unseen = _list_unseen(connection, partnership_id)
        for number, held in unseen:
            noted = update(RELEASE).where(RELEASE.c.id == number)
            connection.execute(noted.values(partition={**held, SEEN: True}))
        if unseen:
            subject = f"partnership {int(partnership_id)}, {say_count(len(unseen), 'draft', 'drafts')}"
            save_audit_entry(connection, scope.account_id, "preview_drafts", subject)


def _list_unseen(connection: Connection, partnership_id: int) -> list[tuple[int, dict[str, Any]]]:
    """The drafts of a partnership that none but custodians have seen: number and what each was made from."""
    own = select(RELEASE.c.id, RELEASE.c.partition).where(
        RELEASE.c.partnership_id == int(partnership_id), RELEASE.c.state == "draft"
    )
    found = [(number, held or {}) for number, held in connection.execute(own)]
    return [(number, held) for number, held in found if not was_seen("draft", held)]


def make_one(
    engine: Engine, partnership_id: int, quarter: str, scope: Scope, state: str, by: str | None = None
) -> dict[str, Any]:
    """Draft or publish one quarter of one partnership; as draft_release."""
    due = pd.DataFrame({"partnership_id": [int(partnership_id)], "quarter": [check_quarter(quarter)]})
    outcomes = make_releases(engine, due, scope, state, by)
    if outcomes.stopped:
        raise ReleaseStopped(f"{name_quarter(quarter)}: {outcomes.stopped[0]['reason']}")
    if outcomes.refused:
        raise ReleaseRefused(outcomes.refused[0]["reason"])
    if outcomes.made:
        return outcomes.made[0]
    return {"partnership_id": partnership_id, "quarter": quarter, "release_id": None, "state": "same"}


def publish_release(
    engine: Engine, release_id: int, scope: Scope, by: str | None = None, now: datetime | None = None
) -> dict[str, Any]:
    """Publish a draft as it was previewed, in one transaction.

    returns:  release_id | partnership_id | quarter | version
    Raises NotAllowed, and ReleaseRefused when it is no draft any more, or when another version came out since
    it was made.
    """
    at = now or datetime.now(UTC)
    try:
        with begin_write(engine) as connection:
            take_turns(connection, _find_place(release_id))
            draft = _load_release(connection, release_id, scope, "publish_release")
            if draft["state"] != "draft":
                raise ReleaseRefused("This is no draft any more: it was published or withdrawn.")
            _refuse_if_outdated(connection, draft)
            for refuse in (refuse_draft_of_fewer, refuse_draft_taken_twice):
                if reason := refuse(connection, draft):
                    raise ReleaseRefused(reason)
            place = (
                RELEASE.c.partnership_id == draft["partnership_id"],
                RELEASE.c.quarter == draft["quarter"],
            )
            standing = update(RELEASE).where(*place, RELEASE.c.state == "published")
            connection.execute(standing.values(state="withdrawn", withdrawn_at=at))
            own = update(RELEASE).where(RELEASE.c.id == release_id, RELEASE.c.state == "draft")
            changed = connection.execute(own.values(state="published", published_at=at, published_by=by))
            if changed.rowcount != 1:
                raise ReleaseRefused("Somebody else published this draft at the same moment.")
            save_audit_entry(connection, scope.account_id, "publish_release", _name_subject([draft]))
    except IntegrityError as error:
        raise ReleaseRefused(
            "Somebody else published this quarter at the same moment; look at it first."
        ) from error
    return {
        "release_id": release_id,
        **{name: draft[name] for name in ("partnership_id", "quarter", "version")},
    }


def _load_release(connection: Connection, release_id: int, scope: Scope, action: str) -> dict[str, Any]:
    found = connection.execute(select(RELEASE).where(RELEASE.c.id == int(release_id))).mappings().first()
    if found is None:
        raise ReleaseRefused("This version is not there any more: a newer draft has taken its place.")
    scope.require(action, int(found["partnership_id"]))
    return dict(found)


def _refuse_if_outdated(connection: Connection, draft: dict[str, Any]) -> None:
    """A draft was compared with the versions that were out when it was made, and with no others."""
    versions = load_frame(
        connection,
        select(RELEASE.c.id, RELEASE.c.version, RELEASE.c.state, RELEASE.c.partition).where(
            RELEASE.c.partnership_id == draft["partnership_id"], RELEASE.c.quarter == draft["quarter"]
        ),
    )
    compared = set((draft["partition"] or {}).get("compared_with", []))
    others = versions[versions["id"] != draft["id"]]
    if set(list_ever_out(others)["version"]) - compared:
        raise ReleaseRefused(
            f"Another version of {name_quarter(draft['quarter'])} came out since this draft was made. "
            "Make the draft again, so that it is compared with that one too."
        )


def withdraw_release(
    engine: Engine, release_id: int, scope: Scope, now: datetime | None = None, *, only_draft: bool = False
) -> None:
    """Take a published version or a draft back. It stays stored: later versions are compared with it.

    A draft that none but custodians saw is noted as thrown away: nobody else reads it, nothing is compared
    with it, and the next draft takes its place.
    only_draft:  it was seen as a draft; what somebody else has published meanwhile stays
    Raises NotAllowed, and ReleaseRefused when it is withdrawn already or not there.
    """
    with begin_write(engine) as connection:
        take_turns(connection, _find_place(release_id))
        release = _load_release(connection, release_id, scope, "withdraw_release")
        if only_draft and release["state"] == "published":
            raise ReleaseRefused(
                "Somebody else published this draft at the same moment, so it was not thrown away. Read it; "
                "a published version is withdrawn further down."
            )
        own = update(RELEASE).where(RELEASE.c.id == release_id, RELEASE.c.state.in_(["draft", "published"]))
        gone = throw_away(release["partition"]) if release["state"] == "draft" else {"state": "withdrawn"}
        changed = connection.execute(own.values(**gone, withdrawn_at=now or datetime.now(UTC)))
        if changed.rowcount != 1:
            raise ReleaseRefused("This version is withdrawn already.")
        save_audit_entry(connection, scope.account_id, "withdraw_release", _name_subject([release]))
