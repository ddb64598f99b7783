"""Minutes that list what is put off under a heading, set their columns by spaces, or come from a tool."""

import pandas as pd
import pytest

from data.imports.batches import preview_import

HEAD = "Minutes of the Board held on 12 March 2026\n\nPresent: Ann Lee, Ben Oduya\n\n"


def read(tmp_path, text, name="minutes.txt"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    frames = preview_import(tmp_path / name, partnership="Millbrook").contents.frames
    return frames["decisions"], frames["actions"], frames["meetings"]


@pytest.mark.parametrize("heading", [
    "Deferred to next meeting", "DEFERRED ITEMS", "5. Items deferred", "Carried forward to the next meeting",
])  # fmt: skip
@pytest.mark.parametrize("bullet", ["- ", ""])
def test_what_stands_below_deferred_is_a_decision_put_off(heading, bullet, tmp_path):
    text = f"{HEAD}{heading}\n{bullet}Review of the training plan\n{bullet}Vice chair for the year\n"
    decisions, actions, _ = read(tmp_path, text)
    assert decisions["words"].tolist() == ["Review of the training plan", "Vice chair for the year"]
    assert (decisions["state"].tolist(), len(actions)) == (["deferred", "deferred"], 0)
    assert decisions["decided_on"].isna().all()


def test_what_somebody_is_to_do_below_carried_forward_is_an_action(tmp_path):
    text = f"{HEAD}Carried forward to next meeting\n- Ann Lee to circulate the agreement\n- Terms of office\n"
    decisions, actions, _ = read(tmp_path, text)
    assert decisions["words"].tolist() == ["Terms of office"]
    assert actions[["owner", "carried_forward_count"]].to_numpy().tolist() == [["Ann Lee", 1]]


@pytest.mark.parametrize(
    "below", ["- Grant to the hall\n    - Deferred to next meeting\n", "Deferred to next meeting\n"]
)
def test_deferred_to_next_meeting_with_nothing_below_is_what_came_of_an_item(below, tmp_path):
    decisions, _, _ = read(tmp_path, f"{HEAD}6. Grant to the hall\n{below}7. Any other business\nNone.\n")
    assert decisions["words"].tolist() == ["Deferred to next meeting"]
    assert decisions["state"].tolist() == ["deferred"]


def test_nothing_deferred_is_no_decision(tmp_path):
    decisions, _, _ = read(tmp_path, f"{HEAD}Deferred items\nNone\n\nActions\n- Ben Oduya to book a room\n")
    assert decisions.empty


def test_a_cell_wrapped_below_its_column_of_spaces_goes_on_with_its_row(tmp_path):
    rows = [
        "No   Action                                   Owner        Due           Status",
        "1    Circulate the threshold document         Ann Lee      20/03/2026    Open",
        "2    Arrange joint training for the           Ben Oduya    30/04/2026    Open",
        "     three areas",
        "3    Report on the audit                      Ann Lee      01/05/2026    Open",
    ]
    _, actions, _ = read(tmp_path, HEAD + "ACTION LOG\n" + "\n".join(rows) + "\n")
    assert actions["words"].tolist()[1] == "Arrange joint training for the three areas"
    assert actions["owner"].tolist() == ["Ann Lee", "Ben Oduya", "Ann Lee"]
    assert actions["due_on"].tolist()[1] == pd.Timestamp(2026, 4, 30)


def test_follow_up_tasks_of_teams_name_who_in_brackets_behind(tmp_path):
    tasks = (
        "Venue: Book the venue for the training. (Ben Oduya)\nAudit: Send the report. (Cat Moe, Ann Lee)\n"
    )
    text = f"Meeting notes:\n\nBudget: The board discussed it.\n\nFollow-up tasks:\n\n{tasks}"
    _, actions, _ = read(tmp_path, text, "2026-03-12 board.txt")
    assert actions["owner"].tolist() == ["Ben Oduya", "Cat Moe, Ann Lee"]


def test_a_summary_of_zoom_has_the_month_first(tmp_path):
    text = "Meeting summary for Board (03/12/2026)\n\nQuick recap\n\nThe team met.\n\nNext steps\n\n"
    _, actions, meetings = read(tmp_path, f"{text}Ann Lee to circulate the budget.\n")
    assert meetings["held_on"].tolist() == [pd.Timestamp(2026, 3, 12)]
    assert actions["owner"].tolist() == ["Ann Lee"]
