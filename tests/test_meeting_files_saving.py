"""Meeting files on their way into the database: matched to organisations, merged over files, undone whole."""

from operator import itemgetter

import pandas as pd
import pytest
from sqlalchemy import select

from data.commands import main
from data.database import begin_read, begin_write
from data.imports.batches import preview_import, save_import
from data.imports.mapping import Mapping, parse_mapping
from data.imports.meeting_files import read_meeting_file
from data.imports.meeting_files.matching import (
    LEFT_OUT,
    KnownOrganisations,
    load_known,
    match_people,
    remember_people,
)
from data.imports.meeting_files.merging import merge_meeting
from data.imports.meeting_files.people_places import list_places, say_places
from data.imports.places import TABLES
from data.imports.problems import ImportRefused
from data.imports.undo import undo_batch
from tests.meeting_writers import MINUTES, WORDS, write_invitation, write_meeting_seeds, write_teams

PLACE = "Midshire"
DOMAINS = """
kind: attendance
values:
  email_domain:
    midshire.gov.uk: Midshire Council
    midshire.police.uk: Midshire Police
  person:
    Joan Hill: NHS Midshire
    Cara Singh: NHS Midshire
"""


def write(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def import_file(engine, path, mapping=DOMAINS):
    said = parse_mapping(mapping) if mapping else None
    return save_import(engine, preview_import(path, engine, partnership=PLACE, mapping=said))


def stored_attendance(engine):
    """organisation | presence | expected | minutes of every stored row of the meeting on 3 February."""
    attendance, meeting, organisation = (TABLES[name].c for name in ("attendance", "meeting", "organisation"))
    query = (
        select(organisation.name, attendance.presence, attendance.expected, attendance.minutes_present)
        .select_from(TABLES["attendance"])
        .join(TABLES["meeting"], meeting.id == attendance.meeting_id)
        .outerjoin(TABLES["organisation"], organisation.id == attendance.organisation_id)
        .where(meeting.held_on == pd.Timestamp(2026, 2, 3).date())
    )
    with begin_read(engine) as connection:
        rows = connection.execute(query).all()
    return sorted((name or "", presence, expected, minutes) for name, presence, expected, minutes in rows)


def rows_of(engine, table):
    with begin_read(engine) as connection:
        return [dict(row) for row in connection.execute(select(TABLES[table])).mappings()]


# ---------------------------------------------------------------- matching


def people(*rows):
    return pd.DataFrame(rows, columns=["person", "email_domain", "organisation"])


KNOWN = KnownOrganisations(
    ("West Yorkshire Police", "Leeds City Council", "NHS Leeds"),
    {"leeds.gov.uk": "Leeds City Council"},
    {"ann lee": "NHS Leeds"},
)


@pytest.mark.parametrize(
    ("row", "organisation", "confidence"),
    [
        (("LEE, Ann", "leeds.gov.uk", ""), "NHS Leeds", 1.0),  # said before, whatever the domain says
        (("Bo Ek", "childrens.leeds.gov.uk", ""), "Leeds City Council", 0.95),
        (("Bo Ek", "", "west yorkshire police"), "West Yorkshire Police", 0.93),
        (("Bo Ek", "", "Council / NHS Leeds"), "NHS Leeds", 0.93),
        (("Bo Ek", "", "West Yorks Police"), "West Yorkshire Police", 0.8),
        (("Bo Ek", "westyorkshire.police.uk", ""), "West Yorkshire Police", 0.6),
        (("Bo Ek", "nhs.net", ""), "", 0.0),  # a whole service's domain is nobody's
        (("Bo Ek", "gmail.com", "home"), "", 0.0),
    ],
)
def test_people_are_matched_with_a_confidence(row, organisation, confidence):
    matched = match_people(people(row), KNOWN).iloc[0]
    assert (matched["organisation"], matched["confidence"]) == (organisation, confidence)


def test_matching_leaves_its_input_alone_and_keeps_the_order_of_rows():
    frame = people(("Bo", "leeds.gov.uk", ""), ("Ann Lee", "", ""), ("Bo", "leeds.gov.uk", ""))
    before = frame.copy()
    assert match_people(frame, KNOWN)["confidence"].tolist() == [0.95, 1.0, 0.95]
    pd.testing.assert_frame_equal(frame, before)


def test_what_was_confirmed_is_remembered_for_the_partnership_and_people_as_hashes(sqlite_engine, tmp_path):
    import_file(sqlite_engine, write(tmp_path, "teams.csv", write_teams()))
    kept = [row for row in rows_of(sqlite_engine, "mapping") if row["kind"] == "people"]
    assert len(kept) == 1
    assert "midshire.gov.uk" in kept[0]["definition"]
    assert "joan" not in kept[0]["definition"].lower()
    # The next file needs no mapping.
    import_file(sqlite_engine, write(tmp_path, "next.csv", write_teams(day="10/02/2026")), mapping=None)
    places = {row["organisation_id"] for row in rows_of(sqlite_engine, "attendance")}
    assert None not in places
    with begin_read(sqlite_engine) as connection:
        assert match_people(people(("Joan Hill", "", "")), load_known(connection, "Elsewhere"))[
            "confidence"
        ].tolist() == [0.0]


def test_a_shared_domain_is_never_learned_as_one_organisations(sqlite_engine, tmp_path):
    import_file(sqlite_engine, write(tmp_path, "teams.csv", write_teams()))
    said = Mapping(kind="people", values={"email_domain": {"nhs.net": "NHS Midshire"}})
    with begin_write(sqlite_engine) as connection:
        remember_people(connection, PLACE, said)
        assert "nhs.net" not in load_known(connection, PLACE).domains


def places_of(engine, path, mapping=None):
    preview = preview_import(path, engine, partnership=PLACE, mapping=mapping)
    return preview.contents.frames["people_places"], preview


def test_each_unknown_domain_and_each_person_without_one_is_asked_once(sqlite_engine, tmp_path):
    text = write_teams() + "Kit Shaw\t03/02/2026, 10:00:00\t03/02/2026, 11:00:00\t1h\tkit@midshire.gov.uk\t\n"
    places, preview = places_of(sqlite_engine, write(tmp_path, "teams.csv", text))
    asked = places[["by", "named", "people_count", "is_settled"]].to_numpy().tolist()
    assert asked == [
        ["email_domain", "midshire.gov.uk", 2, False],
        ["email_domain", "midshire.police.uk", 1, False],
        ["person", "Joan Hill", 1, False],  # nhs.net is of a whole service
    ]
    assert "4 people belong to no organisation that is known" in " ".join(map(str, preview.contents.notes))


def test_what_was_said_stays_open_to_change(sqlite_engine, tmp_path):
    path = write(tmp_path, "teams.csv", write_teams())
    places, preview = places_of(sqlite_engine, path, parse_mapping(DOMAINS))
    assert places["is_settled"].all()
    assert preview.contents.report["people_without_organisation"] == 0
    save_import(sqlite_engine, preview)
    again, _ = places_of(sqlite_engine, write(tmp_path, "next.csv", write_teams(day="10/02/2026")))
    assert again[["named", "organisation"]].to_numpy().tolist() == [
        ["midshire.gov.uk", "Midshire Council"],
        ["midshire.police.uk", "Midshire Police"],
        ["Joan Hill", "NHS Midshire"],
    ]


def test_a_like_name_or_domain_is_a_guess_that_is_asked(sqlite_engine, tmp_path):
    import_file(sqlite_engine, write(tmp_path, "teams.csv", write_teams()))
    text = write_teams(day="10/02/2026").replace("midshire.police.uk", "police.midshire.example")
    places, _ = places_of(sqlite_engine, write(tmp_path, "next.csv", text))
    asked = places[~places["is_settled"]][["named", "guess", "organisation"]].to_numpy().tolist()
    assert asked == [["police.midshire.example", "Midshire Police", ""]]


def test_whoever_is_left_out_is_not_stored_and_not_asked_again(engine, tmp_path):
    said = parse_mapping(
        "kind: attendance\nvalues:\n  email_domain: {midshire.police.uk: ''}\n  person: {Joan Hill: ''}\n"
    )
    places, preview = places_of(engine, write(tmp_path, "teams.csv", write_teams()), said)
    assert places.loc[places["is_settled"], "organisation"].tolist() == ["", ""]
    assert "2 people are left out, as was said" in " ".join(map(str, preview.contents.notes))
    save_import(engine, preview)
    assert [row[:2] for row in stored_attendance(engine)] == [("", "present")]
    again, _ = places_of(engine, write(tmp_path, "next.csv", write_teams(day="10/02/2026")))
    assert again.loc[~again["is_settled"], "named"].tolist() == ["midshire.gov.uk"]


def test_people_of_minutes_are_asked_only_where_nothing_stands_beside_them_or_a_like_name(tmp_path):
    text = (
        "Board, 3 February 2026\nPresent: Ann Lee (Midshire Council), Ben Oduya, Jo Ray (Midshire Polise)\n"
    )
    file = read_meeting_file(write(tmp_path, "minutes.txt", text))
    known = KnownOrganisations(("Midshire Police",))
    places = list_places(file.attendance, match_people(file.attendance, known), believes_file=True)
    assert places[["named", "written", "guess"]].to_numpy().tolist() == [
        ["Ben Oduya", "", ""],
        ["Jo Ray", "Midshire Polise", "Midshire Police"],
    ]


def test_a_file_without_people_asks_nothing():
    nobody = pd.DataFrame(columns=["person", "email_domain", "organisation"], dtype=object)
    assert list_places(nobody, match_people(nobody, KNOWN), believes_file=False).empty


def test_the_name_of_an_organisation_may_hold_nothing_personal():
    assert say_places(None, "attendance", {"person": {"Joan Hill": LEFT_OUT}}).values == {
        "person": {"Joan Hill": ""}
    }
    for personal in ("joan.hill@nhs.net", "DI Smith", "Insp. Brown", "DS K Brown"):
        with pytest.raises(ImportRefused, match="organisation’s name has at most"):
            say_places(None, "attendance", {"person": {"Joan Hill": personal}})
    for name in ("Lady Bay Playgroup", "DS Police Trust", "Police"):
        assert say_places(None, "attendance", {"person": {"Joan Hill": name}})


def test_what_is_said_later_of_people_in_the_same_list_gives_their_seats_an_organisation(engine, tmp_path):
    path = write(tmp_path, "teams.csv", write_teams())
    first = import_file(engine, path, mapping=None)
    assert {row[0] for row in stored_attendance(engine)} == {""}
    before = sorted(rows_of(engine, "attendance"), key=itemgetter("id"))
    second = import_file(engine, path)
    assert [row[0] for row in stored_attendance(engine)] == [
        "Midshire Council",
        "Midshire Police",
        "NHS Midshire",
    ]
    assert (second.new_rows, second.updated_rows) == (0, 3)
    undo_batch(engine, second.batch)
    assert sorted(rows_of(engine, "attendance"), key=itemgetter("id")) == before
    undo_batch(engine, first.batch)
    assert rows_of(engine, "attendance") == []


def test_an_organisation_that_minutes_say_absent_is_stored_without_a_person(engine, tmp_path):
    text = "Board, 3 February 2026\nPresent: Ann Lee (Midshire Council)\nAbsent: Vale Probation\n"
    import_file(engine, write(tmp_path, "minutes.txt", text), mapping=None)
    assert stored_attendance(engine) == [
        ("Midshire Council", "present", True, None),
        ("Vale Probation", "absent", True, None),
    ]
    assert [bool(row["person_key"]) for row in rows_of(engine, "attendance")].count(False) == 1


# ---------------------------------------------------------------- merging two files


def test_an_invitation_and_a_list_merge_into_expected_came_deputy_apologies_unknown(tmp_path):
    invitation = read_meeting_file(write(tmp_path, "board.ics", write_invitation()))
    someone_else = write_teams().replace("Ben Oduya", "Zoe Ray").replace("ben.oduya@", "zoe.ray@")
    listed = read_meeting_file(write(tmp_path, "teams.csv", someone_else))
    merged = merge_meeting(invitation, listed).set_index("person")
    assert merged["presence"].to_dict() == {
        "Ann Lee": "present",
        "Ben Oduya": "unknown",  # he may have come without being listed
        "Cara Singh": "apologies",
        "Dee Fox": "unknown",
        "Joan Hill": "deputy",  # sent by Ben, who delegated to her
        "Zoe Ray": "deputy",  # not invited, of the domain of Ben, who did not come
    }
    assert merged["expected"].to_dict() == {
        "Ann Lee": True,
        "Ben Oduya": True,
        "Cara Singh": True,
        "Dee Fox": False,
        "Joan Hill": False,
        "Zoe Ray": False,
    }
    assert merged.loc["Ann Lee", "minutes_present"] == 60


def test_who_declined_and_came_all_the_same_was_present(tmp_path):
    invitation = read_meeting_file(write(tmp_path, "board.ics", write_invitation()))
    text = write_teams().replace("Ben Oduya", "Cara Singh")
    text = text.replace("ben.oduya@midshire.police.uk", "cara.singh@nhs.net")
    merged = merge_meeting(invitation, read_meeting_file(write(tmp_path, "teams.csv", text)))
    assert merged.set_index("person")["presence"]["Cara Singh"] == "present"


MERGED = [
    ("", "unknown", False, None),  # Dee, optional, of no known organisation
    ("Midshire Council", "present", True, 60.0),
    ("Midshire Police", "present", True, 50.0),
    ("NHS Midshire", "apologies", True, None),
    ("NHS Midshire", "deputy", False, 30.0),  # Joan came where Cara was expected
]


@pytest.mark.parametrize("first", ["invitation", "list"])
def test_files_imported_one_after_the_other_tell_one_meeting(engine, tmp_path, first):
    board, teams = (
        write(tmp_path, "board.ics", write_invitation()),
        write(tmp_path, "teams.csv", write_teams()),
    )
    for path in [board, teams] if first == "invitation" else [teams, board]:
        import_file(engine, path)
    stored = stored_attendance(engine)
    if first == "invitation":
        assert stored == MERGED
    else:  # the list alone could not know that Joan was a deputy; having come is kept
        assert [row[:2] for row in stored] == [
            ("", "unknown"),
            ("Midshire Council", "present"),
            ("Midshire Police", "present"),
            ("NHS Midshire", "apologies"),
            ("NHS Midshire", "present"),
        ]


def test_undoing_the_list_leaves_the_invitation_as_it_was(sqlite_engine, tmp_path):
    import_file(sqlite_engine, write(tmp_path, "board.ics", write_invitation()))
    before = stored_attendance(sqlite_engine)
    saved = import_file(sqlite_engine, write(tmp_path, "teams.csv", write_teams()))
    undo_batch(sqlite_engine, saved.batch)
    assert stored_attendance(sqlite_engine) == before


def test_the_same_file_again_changes_nothing(sqlite_engine, tmp_path):
    path = write(tmp_path, "teams.csv", write_teams())
    import_file(sqlite_engine, path)
    stored = stored_attendance(sqlite_engine)
    assert import_file(sqlite_engine, path).changed_nothing
    assert stored_attendance(sqlite_engine) == stored


# ---------------------------------------------------------------- minutes and words


def test_minutes_store_decisions_and_actions_without_a_word_of_them(engine, tmp_path):
    path = write(tmp_path, "minutes.txt", MINUTES)
    import_file(engine, path, mapping=None)
    decisions, actions = rows_of(engine, "decision"), rows_of(engine, "action")
    assert sorted(row["state"] for row in decisions) == ["decided", "deferred"]
    assert [row["words"] for row in (*decisions, *actions)] == [None] * 5
    assert [row["owner"] for row in actions] == [None] * 3
    assert sum(row["carried_forward_count"] for row in actions) == 1
    assert sum(row["owner_organisation_id"] is not None for row in actions) == 3
    meeting = rows_of(engine, "meeting")[0]
    assert (meeting["child_voice_recorded"], str(meeting["held_on"])) == (True, "2026-02-03")


def test_words_that_somebody_approved_are_stored(sqlite_engine, tmp_path):
    preview = preview_import(write(tmp_path, "minutes.txt", MINUTES), sqlite_engine, partnership=PLACE)
    texts = preview.texts()
    chosen = texts[texts["field"] == "words"].iloc[0]
    save_import(sqlite_engine, preview, approved_texts={chosen["text_id"]: "approved words"})
    stored = [
        row["words"] for row in (*rows_of(sqlite_engine, "decision"), *rows_of(sqlite_engine, "action"))
    ]
    assert [words for words in stored if words] == ["approved words"]


def test_every_format_goes_through_the_command_line_without_quoting_anybody(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'none.db'}")
    for path in write_meeting_seeds(tmp_path):
        assert main(["import", str(path), "--dry-run", "--json"]) == 0, path.name
        printed = "".join(capsys.readouterr())
        assert all(
            word not in printed for word in (WORDS.split()[1], "Ann Lee", "midshire.gov.uk", "Joan")
        ), path.name
        assert '"meetings": ' in printed
    assert not (tmp_path / "none.db").exists()


def test_a_meeting_without_a_date_needs_one(tmp_path):
    preview = preview_import(
        write(tmp_path, "talk.srt", "1\n00:00:01,000 --> 00:00:03,000\nAnn Lee: hello\n")
    )
    assert [need.split(":")[0] for need in preview.needs] == ["partnership", "date"]
