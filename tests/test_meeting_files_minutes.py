"""Minutes in every kind of document: who came, what was agreed, whether a child was heard."""

import json
from datetime import date

import pandas as pd
import pytest

from data.imports.meeting_files import read_meeting_file, recognise_meeting_file
from data.imports.meeting_files.due_days import read_due
from data.imports.meeting_files.minutes_people import split_people
from data.imports.meeting_files.people import normalise_person, split_person
from tests.meeting_writers import MINUTES, write_docx, write_html, write_odt, write_pdf

HELD_ON = pd.Timestamp(2026, 2, 3)


def read(tmp_path, text, name="minutes.txt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_meeting_file(path)


def presence_of(file):
    return dict(zip(file.attendance["person"], file.attendance["presence"], strict=True))


def organisations_of(file):
    return dict(zip(file.attendance["person"], file.attendance["organisation"], strict=True))


def test_running_minutes_tell_who_came_with_their_organisations(tmp_path):
    file = read(tmp_path, MINUTES)
    assert (file.file_format, file.meetings["held_on"].iloc[0]) == ("minutes_text", HELD_ON)
    assert presence_of(file) == {
        "Ann Lee": "present",
        "DCI Ben Oduya": "present",
        "Joan Hill": "deputy",
        "Cara Singh": "apologies",
        "Mark Lyle": "apologies",
        "Aisha Khan": "apologies",
    }
    assert organisations_of(file) == {
        "Ann Lee": "Midshire Council",
        "DCI Ben Oduya": "Midshire Police",
        "Joan Hill": "NHS Midshire",
        "Cara Singh": "NHS Midshire",
        "Mark Lyle": "Probation Service",
        "Aisha Khan": "Housing",
    }
    deputies = file.attendance.set_index("person")["deputy_for"]
    assert deputies["Joan Hill"] == "Cara Singh"


def test_an_action_in_the_text_and_again_in_the_log_is_one(tmp_path):
    actions = read(tmp_path, MINUTES).actions
    assert len(actions) == 3
    published, venue = actions.iloc[1], actions.iloc[2]
    assert (published["owner"], published["organisation"]) == ("Ann Lee", "Midshire Council")
    assert (published["due_on"], published["state"]) == (pd.Timestamp(2026, 2, 27), "open")
    assert (venue["owner"], venue["due_on"], venue["state"]) == (
        "Joan Hill",
        pd.Timestamp(2026, 3, 5),
        "closed",
    )


def test_an_action_carried_forward_is_counted_as_carried(tmp_path):
    carried = read(tmp_path, MINUTES).actions.iloc[0]
    assert (carried["owner"], carried["carried_forward_count"]) == ("DCI Ben Oduya", 1)


def test_decisions_are_decided_or_deferred_and_agreeing_the_minutes_is_none(tmp_path):
    decisions = read(tmp_path, MINUTES).decisions
    assert decisions["state"].tolist() == ["decided", "deferred"]
    assert decisions["decided_on"].tolist() == [HELD_ON, pd.NaT]


@pytest.mark.parametrize(
    ("text", "recorded"),
    [
        ("Voice of the child\nTwo young people told the Board that they want one worker.", True),
        ("4. Child's voice\nThe survey of children found that most feel safe at home.", True),
        ("4. Voice of the child\nNot recorded at this meeting, to be brought next time.", False),
        ("Agenda\n1. Voice of the child\n2. AOB", False),
        ("The child said that she wants her nan to be asked first.", True),
        ("The Board asked how the voice of the child could be heard in audits.", False),
        ("Nobody spoke of children at all.", False),
    ],
)
def test_the_childs_voice_is_recorded_when_something_is_said_of_it(tmp_path, text, recorded):
    file = read(tmp_path, f"Minutes of 3 February 2026\n\nPresent:\n- Ann Lee (Council)\n\n{text}\n")
    assert file.meetings["child_voice_recorded"].tolist() == [recorded]


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_tables_in_word_and_opendocument_are_read(tmp_path, kind):
    write = {"docx": write_docx, "odt": write_odt}[kind]
    file = read_meeting_file(write(tmp_path / "no ending"))
    assert (file.file_format, file.meetings["held_on"].iloc[0]) == (f"minutes_{kind}", HELD_ON)
    assert presence_of(file) == {"Ann Lee": "present", "Ben Oduya": "apologies", "Cara Singh": "deputy"}
    assert organisations_of(file)["Ben Oduya"] == "Midshire Police"
    assert file.decisions["state"].tolist() == ["decided"]
    assert file.actions[["owner", "due_on"]].to_numpy().tolist() == [["Ann Lee", pd.Timestamp(2026, 3, 1)]]


def test_web_pages_are_read_without_their_scripts(tmp_path):
    file = read(tmp_path, write_html(), "page")
    assert (file.file_format, file.meetings["held_on"].iloc[0]) == ("minutes_html", HELD_ON)
    assert presence_of(file) == {"Ann Lee": "present", "Ben Oduya": "present", "Cara Singh": "apologies"}
    assert file.decisions["state"].tolist() == ["decided", "deferred"]
    assert file.actions["owner"].tolist() == ["Ann Lee"]


def test_a_pdf_with_text_says_what_the_same_text_file_says(tmp_path):
    from_pdf = read_meeting_file(write_pdf(tmp_path / "minutes.pdf", MINUTES.splitlines()))
    from_text = read(tmp_path, MINUTES)
    assert from_pdf.file_format == "minutes_pdf"
    assert presence_of(from_pdf) == presence_of(from_text)
    assert len(from_pdf.decisions) == len(from_text.decisions)
    assert len(from_pdf.actions) == len(from_text.actions)


def test_a_rolling_document_is_split_into_its_meetings(tmp_path):
    chapters = [
        f"## 2026-0{month}-03 Meeting\n\n### Attendees\n- Ann Lee (Council)\n\n### Actions\n- Ann to write\n"
        for month in (2, 1)
    ]
    file = read(tmp_path, "# Notes\n\n" + "\n".join(chapters), "notes.md")
    assert file.meetings["held_on"].tolist() == [HELD_ON, pd.Timestamp(2026, 1, 3)]
    assert file.actions["meeting"].tolist() == ["1", "2"]


def test_the_date_of_the_next_meeting_is_not_the_meetings(tmp_path):
    file = read(
        tmp_path,
        "Board\nDate of next meeting: 5 May 2026\nMinutes of 3 February 2026\nPresent: Ann Lee (A)\n",
    )
    assert file.meetings["held_on"].iloc[0] == HELD_ON


def test_minutes_that_went_out_and_the_quorum_are_noted(tmp_path):
    text = "Minutes of 3 February 2026\nPresent: Ann Lee (Council)\nThe quorum is 5.\n"
    meeting = read(tmp_path, text + "Minutes circulated: 10 February 2026\n").meetings.iloc[0]
    assert (meeting["quorum_count"], meeting["minutes_sent_on"]) == (5, pd.Timestamp(2026, 2, 10))


@pytest.mark.parametrize(
    ("entry", "person", "organisation", "presence"),
    [
        ("Jane Smith (JS), Director, Anyshire Council", "Jane Smith", "Anyshire Council", "present"),
        ("Helen O'Brien (HO) – Rep, Secondary Schools", "Helen O'Brien", "Secondary Schools", "present"),
        ("VM (Vicky) Brasseur (Wipro)", "VM Brasseur", "Wipro", "present"),
        ("Phil Estes (AWS)", "Phil Estes", "AWS", "present"),
        ("Abhishek Arya (Google, TAC) - Have to leave around 8.45am", "Abhishek Arya", "Google", "present"),
        ("Paul Dent (Barnardo's) deputising for Carol Finch", "Paul Dent", "Barnardo's", "deputy"),
        ("Amy Wu (online)", "Amy Wu", "", "present"),
    ],
)  # fmt: skip
def test_entries_of_attendance_lists(entry, person, organisation, presence):
    (row,) = split_people(entry, "present", run_on=False)
    assert (row["person"], row["organisation"], row["presence"]) == (person, organisation, presence)


def test_none_is_nobody():
    for words in ("None.", "N/A", "Note: everyone came!", "Apologies: none"):
        assert split_people(words, "apologies", run_on=True) == []


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("AL to write by 27 February 2026", "2026-02-27"),
        ("AL to write by 5 March", "2026-03-05"),
        ("AL to write by January 2nd", "2027-01-02"),
        ("AL to write by end of April", "2026-04-30"),
        ("AL to write by Friday", "2026-02-06"),
        ("due 30/06/26", "2026-06-30"),
        ("AL to write before the next meeting", None),
    ],
)
def test_due_days_are_the_next_such_day_after_the_meeting(words, due):
    expected = pd.Timestamp(due).date() if due else None
    assert read_due(words, HELD_ON.date()) == expected


def test_a_leap_day_without_its_year_is_the_next_there_is():
    assert read_due("by 29 February", date(2027, 11, 3)) == date(2028, 2, 29)
    assert read_due("by 29 February", date(2025, 11, 3)) is None
    assert read_due("by 31 April", date(2027, 11, 3)) is None


def test_one_person_is_one_in_every_spelling():
    spellings = (
        "JANSSENS Jan (EXT)",
        "Jan Janssens",
        "Dr Jan Janssens",
        "Janssens, Jan",
        "Jan Jánssens | Police",
    )
    assert {normalise_person(name) for name in spellings} == {"jan janssens"}
    assert split_person("Lumi | Offchain Labs") == ("Lumi", "Offchain Labs")
    assert split_person("Felix (Geth)") == ("Felix", "Geth")
    assert split_person("Ann Lee (Guest)") == ("Ann Lee", "")


def test_tables_of_answers_and_plain_letters_are_no_minutes(tmp_path):
    for text in ("Dear all,\nplease come on Friday.\n", "Date,Organisation,Present\n2026-01-02,Police,yes\n"):
        path = tmp_path / "other.txt"
        path.write_text(text)
        assert recognise_meeting_file(path.read_bytes(), path) is None


def test_the_real_council_minutes_name_everybody_in_the_reference(shared_data):
    folder = shared_data / "minutes_ossf_tac"
    told = json.loads((folder / "oracle.json").read_text(encoding="utf-8"))["files"]
    # The reference counts list entries with brackets: one person is listed twice in one file, one has no
    # brackets in another.
    apart = {"2022-07-26.md": -1, "2022-10-04.md": 1}
    for name, reference in told.items():
        file = read_meeting_file(folder / name)
        assert file.meetings["held_on"].iloc[0] == pd.Timestamp(name[:10])
        assert file.count()["people"] == reference["attendees_list_style"] + apart.get(name, 0), name
    assert file.count() | {} == {
        "meetings": 1, "people": 21, "decisions": 0, "actions": 0, "organisations": 13, "present": 20,
        "deputy": 0, "apologies": 1, "carried_forward": 0, "child_voice_recorded": 0,
    }  # fmt: skip


def test_the_real_council_minutes_give_decisions_and_actions(shared_data):
    counts = {
        "2022-07-12": (0, 3),
        "2022-07-18": (0, 1),
        "2022-08-09": (3, 0),
        "2022-08-23": (5, 0),
        "2022-10-04": (1, 1),
    }
    for name, expected in counts.items():
        counted = read_meeting_file(shared_data / "minutes_ossf_tac" / f"{name}.md").count()
        assert (counted["decisions"], counted["actions"]) == expected, name


def test_the_real_steering_minutes_count_members_there_and_away(shared_data):
    there = [6, 5, 6, 4, 7, 7, 5, 4, 5, 4]  # counted by hand; the committee has seven members
    actions = [1, 0, 0, 1, 0, 0, 0, 0, 0, 1]
    files = sorted((shared_data / "minutes_spdx_steering").glob("2*.md"))
    counted = [read_meeting_file(path).count() for path in files]
    assert [each["present"] for each in counted] == there
    assert [each["apologies"] for each in counted] == [7 - each for each in there]
    assert [each["actions"] for each in counted] == actions


def list_names(text):
    """The obvious way: items between a heading (or the title) and the next one that is not about people."""
    names, is_list = [], False
    for line in text.splitlines():
        if line.startswith("#"):
            is_list = line.startswith("# ") or any(word in line for word in ("Attendees", "Regrets"))
        elif is_list and line[:2] in ("* ", "- "):
            names.append(line[2:].strip())
    return names


def test_the_real_outreach_minutes_are_all_read(shared_data):
    files = sorted((shared_data / "minutes_spdx_outreach").glob("2*.md"))
    counted = {path.stem: read_meeting_file(path) for path in files}
    assert len(counted) == 58
    assert all(file.meetings["held_on"].iloc[0] == pd.Timestamp(day) for day, file in counted.items())
    for path in files:
        listed = list_names(path.read_text(encoding="utf-8"))
        assert counted[path.stem].count()["people"] == len(listed), path.name
    # By hand in three files: an action list, a decision list, promises in prose of which three are done.
    assert counted["2023-04-24"].count()["actions"] == 6
    assert counted["2023-09-11"].count()["decisions"] == 4
    assert counted["2023-07-31"].actions["state"].tolist().count("closed") == 3


def test_the_real_summaries_in_json_give_their_lists(shared_data):
    for path in sorted((shared_data / "meetings_zoom_vtt_acde").glob("*/tldr.json")):
        file, told = read_meeting_file(path), json.loads(path.read_text(encoding="utf-8"))
        assert file.kind == "minutes"
        assert (len(file.decisions), len(file.actions)) == (len(told["decisions"]), len(told["action_items"]))


@pytest.mark.parametrize(
    ("due", "status", "day"),
    [
        ("end of July", "Closed", "2026-07-31"),
        ("31 October", "Closed", "2026-10-31"),
        ("30 April", "Closed", "2026-04-30"),
        ("30 June", "Overdue", "2026-06-30"),
        ("end of March", "Open", "2027-03-31"),
        ("31 October", "Open", "2026-10-31"),
        ("31 July 2027", "Open", "2027-07-31"),
        ("end of September", "Closed", "2026-09-30"),
    ],
)
def test_a_day_without_a_year_in_a_log_of_actions_is_the_nearest_one(tmp_path, due, status, day):
    path = tmp_path / "2026-09-08 minutes.md"
    path.write_text(
        "# Partnership board\n\nMinutes of the meeting held on 8 September 2026\n\n"
        "Present: Ann Lee (North Trust), Ben Oduya (South Trust)\n\n## Action log\n\n"
        "| No | Action | Owner | Due | Status |\n|---|---|---|---|---|\n"
        f"| 1 | Publish the referral map | Ann Lee | {due} | {status} |\n",
        encoding="utf-8",
    )
    actions = read_meeting_file(path).actions
    assert actions["due_on"].astype("str").tolist() == [day]


@pytest.mark.parametrize("line", [
    "Date of next meeting: 14 October 2026",
    "Date and time of next meeting: 14 October 2026, 10am",
    "Next meeting – 14 October 2026",
    "The next meeting will be on 14 October 2026.",
])  # fmt: skip
def test_the_day_of_the_next_meeting_is_no_action(line, tmp_path):
    actions = f"Actions\n\n- Write a plan\n- {line}\n{line}\n"
    text = f"Board, 8 July 2026\n\nPresent: Ann Lee (North Trust)\n\n{actions}"
    assert read(tmp_path, text).actions["words"].tolist() == ["Write a plan"]


def test_what_is_to_be_done_about_the_next_meeting_is_one(tmp_path):
    asks = ["Date of next meeting to be confirmed by Ann Lee", "Next meeting to hear from schools"]
    text = "Board, 8 July 2026\n\nActions\n\n" + "".join(f"- {words}\n" for words in asks)
    assert read(tmp_path, text).actions["words"].tolist() == asks
