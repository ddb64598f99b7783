"""Minutes as open projects, parishes and committees publish them: short samples of layouts that "
"were seen."""

import pandas as pd
import pytest

from data.imports.meeting_files import read_meeting_file
from data.imports.meeting_files.minutes_people import split_people
from data.imports.meeting_files.people import split_person
from data.imports.problems import ImportRefused
from tests.test_meeting_files_minutes import organisations_of, presence_of, read


def owners_of(file):
    return dict(zip(file.actions["words"], file.actions["owner"], strict=True))


# ---------------------------------------------------------------- who came


def test_a_box_that_is_not_ticked_is_somebody_who_did_not_come(tmp_path):
    file = read(
        tmp_path,
        "# TSC meeting 2026-02-03\n\n### Attendees:\n\nTSC members:\n\n  * [x] Ann Lee, Red Works\n"
        "  * [ ] Ben Oduya, Blue Works\n\nAdditional attendees:\n\n  * [X] Cara Hill - Green Works\n",
        "tsc.md",
    )
    assert presence_of(file) == {"Ann Lee": "present", "Ben Oduya": "absent", "Cara Hill": "present"}
    assert organisations_of(file)["Cara Hill"] == "Green Works"


def test_boxes_none_of_which_is_ticked_say_nothing(tmp_path):
    text = "# TSC meeting 2026-02-03\n## Attendees\n* [ ] Ann Lee, Red\n* [ ] Ben Oduya, Blue\n"
    assert set(presence_of(read(tmp_path, text, "tsc.md")).values()) == {"unknown"}


def test_bullets_below_a_line_of_names_are_the_meeting_and_no_people(tmp_path):
    file = read(
        tmp_path,
        "## 3 February 2026\n\nAttendees: Ann Lee (Red), Ben Oduya (Blue)\n\nRegrets: Cara Hill\n\n"
        "* Discussed budget\n* AI: Ben to ask for funds\n* [Ann] to file an issue\n"
        "* DECISION: move the meeting to Mondays\n",
        "notes.md",
    )
    assert presence_of(file) == {"Ann Lee": "present", "Ben Oduya": "present", "Cara Hill": "apologies"}
    assert file.decisions["words"].tolist() == ["move the meeting to Mondays"]
    assert owners_of(file) == {"Ben to ask for funds": "Ben Oduya"}


def test_headings_that_end_in_how_people_were_there(tmp_path):
    file = read(
        tmp_path,
        "# Board Meeting 2026-02-03\n### Directors Present\n- Ann Lee, Chairperson\n- Ben Oduya, "
        "Treasurer\n"
        "### Directors Absent\n- Cara Hill (excused)\n### Guests Present\n- Dee Ward, Auditor\n",
        "board.md",
    )
    assert presence_of(file) == {
        "Ann Lee": "present",
        "Ben Oduya": "present",
        "Cara Hill": "apologies",
        "Dee Ward": "present",
    }
    assert set(organisations_of(file).values()) == {""}


def test_a_column_for_each_way_of_being_there(tmp_path):
    file = read(
        tmp_path,
        "Minutes of the Safeguarding Board\nDate: 3 February 2026\n\nBoard Member\tP\tA\tDNA\tD/R\n"
        "Ann Lee (AL) – Chair\tP\nBen Oduya (BO) – Inspector, Police\t\tA\n"
        "Cara Hill (CH) – Nurse, ICB\t\t\tDNA\nDee Ward (DW) – Head, Housing\t\t\t\tR\n",
    )
    assert presence_of(file) == {
        "Ann Lee": "present",
        "Ben Oduya": "apologies",
        "Cara Hill": "absent",
        "Dee Ward": "deputy",
    }


def test_post_and_organisation_in_one_column(tmp_path):
    file = read(
        tmp_path,
        "Minutes of the Board, 3 February 2026\n\nName\tTitle & Organisation\tPresent\tApology\nAnn "
        "Lee\tNational Head NSPCC\t✓\n"
        "Ben Oduya\tAssistant Director, Camden Council\t\t✓\nCara Hill\tIndependent Chair "
        "Safeguarding Board\tBy phone\n",
    )
    assert presence_of(file) == {"Ann Lee": "present", "Ben Oduya": "apologies", "Cara Hill": "present"}
    assert organisations_of(file) == {"Ann Lee": "NSPCC", "Ben Oduya": "Camden Council", "Cara Hill": ""}


@pytest.mark.parametrize(("line", "names"), [
    ("Cllr A Brown - Chair, Cllr B Green - Vice Chair, Cllr C White",
     ["Cllr A Brown", "Cllr B Green", "Cllr C White"]),
    ("Ann Lee (AL), Ben Orr (BO) Cara Poole (CP), and Dee Ward (DW). Parish Clerk: Eve Long "
     "In attendance: four members of the public.",
     ["Ann Lee", "Ben Orr", "Cara Poole", "Dee Ward", "Eve Long"]),
    ("Cllr Mrs M Lamb, Borough Councillor C Samson, Mrs C Hard (Clerk) and 16 members of the public",
     ["Cllr Mrs M Lamb", "Councillor C Samson", "Mrs C Hard"]),
    ("No apologies", []),
])  # fmt: skip
def test_a_line_of_names_as_parishes_write_them(line, names):
    assert [person["person"] for person in split_people(line, "present", run_on=True)] == names


@pytest.mark.parametrize("line", [
    "Present– Cllr A Brown - Chairman, Cllr B Green.",
    "The following members of the Board (2 of 3) were present at the meeting: Cllr A Brown, Cllr B Green.",
    "Also in attendance were Cllr A Brown and Cllr B Green.",
])  # fmt: skip
def test_sentences_and_dashes_name_who_came(line, tmp_path):
    file = read(
        tmp_path, f"Minutes of the meeting, 3 February 2026\n\n{line}\n\nThe chair opened the meeting.\n"
    )
    assert presence_of(file) == {"Cllr A Brown": "present", "Cllr B Green": "present"}


def test_substitutes_in_a_sentence_of_apologies(tmp_path):
    file = read(
        tmp_path,
        "Minutes, 3 February 2026\n\nApologies for absence were received and accepted from Mr D "
        "Blake (Ms H Horn "
        "attended as substitute), Mr A Cummin (Mr D Walk, Medical Director attended in his absence) "
        "and Ms B Reill.\n",
    )
    assert presence_of(file) == {
        "Mr D Blake": "apologies",
        "Ms H Horn": "deputy",
        "Mr A Cummin": "apologies",
        "Mr D Walk": "deputy",
        "Ms B Reill": "apologies",
    }


def test_the_heading_of_the_next_table_is_nobody(tmp_path):
    text = (
        "Group, 3 February 2026\nAttendees:\nAnn Lee, Council\nApologies:\nBen Oduya, Probation\n\n"
        "Item\tDiscussion\tAction\n1\tWelcome.\t\n2\tData. It was agreed to share it.\tAnn to share "
        "it by 30/03/26\n"
    )
    file = read(tmp_path, text)
    assert presence_of(file) == {"Ann Lee": "present", "Ben Oduya": "apologies"}
    assert (len(file.decisions), len(file.actions)) == (1, 1)


# ---------------------------------------------------------------- when, what, who


def test_a_table_of_actions_below_the_apologies_names_nobody_who_sent_them(tmp_path):
    page = (
        "<h1>Minutes</h1><p>Held on 03/02/2026</p><p>Attendees: Ann Lee (Council); Ben Oduya (Police)</p>"
        "<p>Apologies: Dan Roe (Fire)</p><table><tr><th>Action</th><th>Who</th><th>By when</th></tr>"
        "<tr><td>Write plan</td><td>Ann</td><td>1 March 2026</td></tr>"
        "<tr><td>Chase funds</td><td>BO</td><td>ASAP</td></tr></table>"
    )
    file = read(tmp_path, f"<html><body>{page}</body></html>", "minutes.html")
    assert presence_of(file) == {"Ann Lee": "present", "Ben Oduya": "present", "Dan Roe": "apologies"}
    assert owners_of(file) == {"Write plan": "Ann Lee", "Chase funds": "Ben Oduya"}


def test_actions_and_agenda_items_below_a_line_of_absent_people_are_nobody(tmp_path):
    file = read(
        tmp_path,
        "NOTES\nDate: 03.02.26\nAttending: A. Lee, B. Oduya\nNot present: D. Roe\n\nAgenda item 1: Welcome\n"
        "ACTION – BO to send figures – by Friday 13 February\nDECISION – Keep the group going for a year\n",
    )
    assert presence_of(file) == {"A. Lee": "present", "B. Oduya": "present", "D. Roe": "absent"}
    assert file.actions["due_on"].tolist() == [pd.Timestamp(2026, 2, 13)]
    assert file.decisions["words"].tolist() == ["Keep the group going for a year"]


def test_a_day_behind_due_and_a_colon_is_when_it_is_due(tmp_path):
    text = "Minutes\nDate: 3 February 2026\nPresent: Ann Lee (Council)\nAction: AL to write the plan. Due: "
    assert read(tmp_path, f"{text}1 March 2026\n").actions["due_on"].tolist() == [pd.Timestamp(2026, 3, 1)]


def test_the_date_of_a_web_page_is_not_that_of_the_meeting(tmp_path):
    matter = '---\ntitle: "Parish Council"\ndate: "2026-03-09"\n---\n\n'
    held = "Minutes of the Parish Council Meeting held on 3 February 2026\n\nPresent: A Brown, B Green\n"
    file = read(tmp_path, matter + held, "index.md")
    assert file.meetings["held_on"].tolist() == [pd.Timestamp(2026, 2, 3)]
    undated = read(tmp_path, matter + "Minutes\n\nPresent: A Brown, B Green\n", "other.md")
    assert undated.meetings["held_on"].tolist() == [pd.Timestamp(2026, 3, 9)]


def test_what_was_resolved_may_stand_in_a_list_below(tmp_path):
    file = read(
        tmp_path,
        "Board, 3 February 2026\nPresent: A Brown\n\n3. STRATEGY\nRESOLVED: That\n(1) the strategy "
        "be approved; and\n"
        "(2) a report be brought in June.\n\n4. BUDGET\nRESOLVED, that the plan be noted.\n",
    )
    assert file.decisions["words"].tolist() == [
        "the strategy be approved; and",
        "a report be brought in June.",
        "that the plan be noted.",
    ]


def test_how_a_vote_went_and_the_minutes_themselves_are_no_decisions(tmp_path):
    file = read(
        tmp_path,
        "# Board meeting 2026-02-03\nPresent: A Brown\n\n**Motion:** To approve the minutes from "
        "the last meeting.\n"
        "- **Vote:** Unanimous\n\n**Motion:** To adopt the budget.\n- **Vote:** 3-0\n\n"
        "> *RESOLVED*, that the Foundation give 2,000.\n\nThe meeting was held over Internet "
        "teleconference.\n",
        "board.md",
    )
    assert file.decisions["words"].tolist() == ["To adopt the budget.", "that the Foundation give 2,000."]


def test_resolved_on_a_line_of_its_own_opens_no_list_of_all_that_follows(tmp_path):
    file = read(
        tmp_path,
        "Agenda and minutes\nCommunity Partnership\nThursday, 5th February, 2026\n\n1.\nApologies\n"
        "Minutes:\n"
        "Apologies for absence were received from the following:\nAnn Lee\n"
        "Peter Lew                 - Jennifer James substituted\n\n4.\nMinutes\nRESOLVED:\n"
        "That the minutes of the meeting held on 19 November were confirmed as a correct record.\n\n18.\n"
        "Terms of reference pdf icon\nTo agree the terms of reference.\nMinutes:\nRESOLVED:\n"
        "To agree the terms of reference for the Partnership.\n19.\nUpdate\nThe Board received a report.\n",
    )
    assert file.decisions["words"].tolist() == ["To agree the terms of reference for the Partnership."]
    assert presence_of(file) == {"Ann Lee": "apologies", "Peter Lew": "apologies", "Jennifer James": "deputy"}


def test_an_action_point_between_two_items_is_one(tmp_path):
    file = read(
        tmp_path,
        "Full Governors Meeting\nTuesday 3 February 2026\nPresent: Ann Lee, Ben Oduya\n\n1. Minutes:\n"
        "                Action Point\n     Clerk to put the minutes of 24th November\n"
        "     on the agenda for the next meeting.\n\n2. Structure of the body:\n"
        "It was agreed to set up four groups.\nSupporting documents:\n",
    )
    assert file.actions["words"].tolist() == ["Clerk to put the minutes of 24th November"]
    assert file.decisions["words"].tolist() == ["It was agreed to set up four groups."]


def test_words_before_some_names_say_that_they_sent_apologies(tmp_path):
    file = read(
        tmp_path,
        "Minutes of the Board: 3 February 2026\n1. Attendance & Governance\n\tBoard "
        "Members\tTitle\tRepresenting\n"
        "\tAnn Lee (AL)\tChair\tCouncil\nApols\tBen Oduya (BO)\tLay Member\tSchool\n2. Report\n"
        "AGREED: the strategy\n",
    )
    assert presence_of(file) == {"Ann Lee": "present", "Ben Oduya": "apologies"}


def test_lists_of_who_came_make_minutes_of_a_text_of_tables(tmp_path):
    file = read(
        tmp_path,
        "MINUTES OF THE BOARD\n3 February 2026\n\nAttended:\nMember\tInitial\tRole\nAnn "
        "Lee\tAL\tHead, RBC\n"
        "Apologies:\nMember\tInitial\tRole\nBen Oduya\tBO\tOfficer, Probation\n\nNo.\tItem\tAction\n"
        "1.\tData. AL to circulate it by 28 February 2026.\tAL\n2.\tNothing else.\t\n",
    )
    assert presence_of(file) == {"Ann Lee": "present", "Ben Oduya": "apologies"}
    assert organisations_of(file) == {"Ann Lee": "RBC", "Ben Oduya": "Probation"}
    assert len(file.actions) == 1


def test_a_sentence_with_initials_in_it_is_no_list_of_people(tmp_path):
    text = (
        "Minutes, 3 February 2026\nPRESENT:\nAnn Lee [AL] Chair\nIN ATTENDANCE:\nBen Oduya, Clerk\n"
        "The Clerk was in receipt of apologies from SF, HC, AD, VA and AW, which were recorded as "
        "consented.\n"
    )
    assert set(presence_of(read(tmp_path, text))) == {"Ann Lee", "Ben Oduya"}


def test_owners_stand_before_a_colon_and_ticks_close(tmp_path):
    file = read(
        tmp_path,
        "# Notes 2026-02-03\nAttendees: Ann Lee, Ben Oduya\n\nAnn will send the charter to the list.\n\n"
        "## Action items\n- [ ] Ann: send the charter\n- [x] Ben: set up the room\n",
        "notes.md",
    )
    assert sorted(zip(file.actions["owner"], file.actions["state"], strict=True)) == [
        ("Ann Lee", "open"),
        ("Ben Oduya", "closed"),
    ]


@pytest.mark.parametrize(
    ("said", "owner", "closed_on"),
    [
        ("ACTION, Doug S: write the guide", "Doug S", None),
        ("It was long discussed. Prices are awaited. ACTION: Clerk", "Jo Ray", None),
        ("Mrs Ray to chase the prices.", "Jo Ray", None),
        ("Clerk to chase the prices.", "Jo Ray", None),
        ("[ ] @jo-ray to chase the prices", "jo-ray", None),
        ("* ACTION: ann-i to write it  (ann-i, 18:12:00)\n\nPeople present:\n* ann-i (6)", "ann-i", None),
        ("## Action items\n* Ann: write the guide\n  Status: done", "Ann Lee", "2026-03-10"),
        ("ACTION: Paul I: look into the tool", "Paul I", None),
        ("ACTION: Ann Lee to send the plan. Completed 20/02/2026", "Ann Lee", "2026-02-20"),
        ("ACTION: Ann Lee to send the plan. Closed on 3 March 2026.", "Ann Lee", "2026-03-03"),
        ("ACTION: Ann Lee to send the plan, to be completed 20/02/2026", "Ann Lee", None),
    ],
)
def test_an_actions_label_and_end_tell_whose_it_is_and_since_when_it_is_done(
    said, owner, closed_on, tmp_path
):
    text = f"# Board 10 March 2026\nPresent: Ann Lee, Jo Ray (Clerk)\n\n## Matters\n{said}\n"
    (_, action), *others = read(tmp_path, text, "b.md").actions.iterrows()
    assert others == []
    is_open = (action["owner"], action["state"], pd.isna(action["closed_on"])) == (owner, "open", True)
    assert is_open if closed_on is None else action["closed_on"] == pd.Timestamp(closed_on)


def test_a_list_of_actions_without_headings_has_its_owners_behind(tmp_path):
    file = read(
        tmp_path,
        "Partnership Board\nTuesday 3 February 2026\n\nAction Sheet\n\n1.\tNancy to write a "
        "specification\tNancy\n"
        "2.\tCirculate the announcement of the Chief Executive\tCarol\n\n"
        "Names Present at Meeting\tRole and organisation\nCarol Dean\tManager, Camden Council\n",
    )
    assert owners_of(file) == {
        "Nancy to write a specification": "Nancy",
        "Circulate the announcement of the Chief Executive": "Carol Dean",
    }
    assert presence_of(file) == {"Carol Dean": "present"}


def test_to_be_completed_by_names_a_person_or_a_day(tmp_path):
    file = read(
        tmp_path,
        "Board, 3 February 2026\nPresent: Ann Lee\n\nSummary of Actions\n\nAction No.\tPage "
        "No.\tAction:\tTo be completed by:\n"
        "1\t4\tRegulations to be circulated\tMs Lee\n2\t4\tRisk register to be updated\t30 April 2026\n",
    )
    owners = {"Regulations to be circulated": "Ann Lee", "Risk register to be updated": ""}
    assert owners_of(file) == owners
    assert file.actions["due_on"].tolist()[1] == pd.Timestamp(2026, 4, 30)


def test_a_page_set_in_a_table_is_read_as_a_page(tmp_path):
    page = (
        "<html><body><h1>Minutes</h1><p>Thursday, 5th February, "
        "2026</p><table><tr><th>No.</th><th>Item</th></tr>"
        "<tr><td>1.</td><td><h3>Apologies for Absence</h3><p>Minutes:</p><p>Apologies for absence "
        "were received "
        "from Mr D Blake.</p></td></tr><tr><td>2.</td><td><h3>Fund</h3><p>The Board received a report.</p>"
        "<p>RESOLVED, that the plan be approved.</p></td></tr></table></body></html>"
    )
    file = read(tmp_path, page, "page.html")
    assert presence_of(file) == {"Mr D Blake": "apologies"}
    assert file.decisions["words"].tolist() == ["that the plan be approved."]


def test_lists_side_by_side_that_mean_the_same_are_both_read(tmp_path):
    file = read(
        tmp_path,
        "<html><body><h1>Minutes, 3 February 2026</h1>"
        "<table><tr><th>Present</th><th>In attendance</th><th>Apologies</th></tr>"
        "<tr><td>Ann Lee</td><td>Ben Oduya</td><td>Cara Moss</td></tr></table></body></html>",
        "minutes.html",
    )
    came = {"Ann Lee": "present", "Ben Oduya": "present", "Cara Moss": "apologies"}
    assert presence_of(file) == came


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("agreed not to defer any decisions and approved the plan", "decided"),
        ("agreed to defer any decisions on the plan", "deferred"),
        ("agreed to defer consideration of the plan to March", "deferred"),
        ("agreed to defer payment of the invoice until it is right", "decided"),
        ("agreed that Ann should defer to Ben on the plan", "decided"),
        ("agreed to adjourn the debate on the plan", "deferred"),
        ("agreed to hold the item over until May", "deferred"),
        ("agreed to bring it back to the next meeting for decision", "deferred"),
        ("heard Ben. It was proposed to defer the plan to March. Agreed.", "deferred"),
        ("heard Ben. Ben proposed deferring the plan, seconded by Ann. All in favour.", "deferred"),
        ("heard Ben. Proposed by Ben, seconded by Ann: to defer the plan. Agreed.", "deferred"),
        ("heard Ben. Motion by Ben, seconded by Ann, to table the plan. Motion carried.", "deferred"),
        ("heard Ben. DECISION: defer to next meeting.", "deferred"),
        ("heard Ben. The plan was tabled by unanimous vote.", "deferred"),
        ("heard Ben. DEFERRED to March pending a quote. ACTION: Clerk", "deferred"),
    ],
)
def test_what_is_not_to_be_deferred_is_decided(words, state, tmp_path):
    text = f"Board minutes, 3 February 2026\n\nPresent: Ann Lee, Ben Oduya\n\n1. Plan\nThe board {words}.\n"
    assert read(tmp_path, text, "minutes.txt").decisions["state"].tolist() == [state]


# ---------------------------------------------------------------- student societies and foundations


def test_a_proxy_fills_a_seat_and_is_no_organisation(tmp_path):
    file = read(
        tmp_path,
        "---\ndate: 07/05/2024 16:00\n---\n\n**Attendees:** Ann Lee, Ben Oduya, Cara Hill (proxy), "
        "Dai Rees (via proxy).\n\n## Agenda 1: Next chair\n\n- Ann opens the meeting.\n",
        "society.md",
    )
    assert presence_of(file) == {
        "Ann Lee": "present",
        "Ben Oduya": "present",
        "Cara Hill": "deputy",
        "Dai Rees": "deputy",
    }
    assert set(organisations_of(file).values()) == {""}
    assert file.meetings["title"].tolist() == ["Agenda 1: Next chair"]


@pytest.mark.parametrize(
    ("listed", "people"),
    [
        ("Absent: Jo Ray\n\nIII. Approval of minutes\n\nIV. Reports\n\nA. Financial Report", ["Jo Ray"]),
        ("Others present:\nOther: Jo Ray, Auditor\nProceedings:\n- Jo, Auditor, spoke", ["Jo Ray"]),
        ("Guests: Jo (Jo Ray), Mia (Mia Fox)", ["Jo Ray", "Mia Fox"]),
        ("Guests: Jo_Ray, Mia_Fox\n\nRegrets: Al Day\n\nChair\nAnn Lee", ["Jo Ray", "Mia Fox", "Al Day"]),
        (
            "Apologies:\nCouncillor Stuart Ray   - Councillor Al Fox substituted.",
            ["Councillor Stuart Ray", "Councillor Al Fox"],
        ),
        ("* Roll call  (jo, 18:00:40)\n* Budget  (jo, 18:05:11)\n\nNot able to attend: Jo Ray", ["Jo Ray"]),
        ("Guests: Jo Ray\n\nType | Description | Owner | Deadline\n--- | --- | --- | ---\n", ["Jo Ray"]),
    ],
)
def test_what_follows_a_list_of_people_is_nobody(listed, people, tmp_path):
    file = read(tmp_path, f"Board minutes, 3 February 2026\n\nPresent: Ann Lee\n{listed}\n", "b.md")
    assert list(presence_of(file)) == ["Ann Lee", *people]


def test_a_heading_inside_a_table_of_people_says_how_those_below_it_came(tmp_path):
    path = tmp_path / "board.html"
    rows = ["Name|Post|Present|Apology", "Ann Lee (AL)|Lay Member|✓|", "Ben Oduya|PSNI||✓"]
    rows += ["In Attendance|||", "Cara Hill|Minute Taker||"]
    cells = "".join(f"<tr><td>{row.replace('|', '</td><td>')}</td></tr>" for row in rows)
    path.write_text(f"<html><body><h1>Board, 26 March 2026</h1><table>{cells}</table></body></html>")
    came = {"Ann Lee": "present", "Ben Oduya": "apologies", "Cara Hill": "present"}
    assert presence_of(read_meeting_file(path)) == came


def test_labels_below_the_people_are_no_people(tmp_path):
    file = read(
        tmp_path,
        "## 2020-11-25\n**Chair**: Dr. Lee<br>\n**Attendees**: Ben Oduya, Cara Hill<br>\n"
        "**Meeting Agenda**: Plan the year<br>\n**Meeting Zoom Link**: n/a<br>\n"
        "**Link to Meeting Recording**: n/a<br>\n**Minutes**:\n- Talked\n\nAction Items:\n\n"
        "| Description | Person(s) Responsible | Deadline | Complete (date) |\n| -- | -- | -- | -- |\n"
        "| Write the example | Ben O. | N/A | Today |\n",
        "alliance.md",
    )
    assert sorted(presence_of(file)) == ["Ben Oduya", "Cara Hill", "Dr. Lee"]
    assert owners_of(file) == {"Write the example": "Ben O."}


@pytest.mark.parametrize(
    ("words", "is_decision"),
    [
        ("Decision on 19th for the picnic.", True),
        ("Other names were considered, but decision to proceed with the October election.", True),
        ("Vote passes for Ann as interim chair with 14/15 voting yes.", True),
        ("Result: Vote was unanimous for the new group.", True),
        ("Decision on the picnic to be made next week.", False),
        ("Decision to be taken by the executive.", False),
    ],
)
def test_what_was_voted_and_decided_in_bullets_is_a_decision(words, is_decision, tmp_path):
    file = read(
        tmp_path,
        f"# Committee meeting 2024-05-07\n\n## Attendees\n- Ann Lee\n\n## Items\n- {words}\n",
        "c.md",
    )
    assert (file.decisions["state"].tolist() == ["decided"]) is is_decision


def test_who_takes_an_action_in_the_middle_of_a_sentence_has_it(tmp_path):
    file = read(
        tmp_path,
        "# TSC meeting 2018-07-18\n\n## Present\n\n* Ann Lee @ann (TSC)\n* Ben Oduya @ben (TSC)\n\n"
        "## Agenda\n\n"
        "* Reviews: no objection, Ben will take action to open a request.\n"
        "* Zoe will take action on nothing that we know of.\n",
        "tsc.md",
    )
    assert len(file.actions) == 1


PARISH = (
    "Minutes of the Parish Council Meeting held in The Centre\n\nAt 7.30pm on Wednesday 10 July 2013\n\n"
    "1.            Those Attending:             Cllr J Lee (Chairman), Cllr Mrs D Hand, Mrs C Hill (Clerk), "
    "6 Members of the Public.   PCSO Sara Bell was present for part of the meeting.\n\n"
    " 2.            To Consider Apologies for Absence:       Apologies were received from Cllr T Rees\n\n"
    " 3.            To Approve/Sign the Minutes of 12 June 2013\n\n"
    "Cllr Mrs Hand proposed acceptance of the Minutes seconded by Cllr Lee.  **Unanimously Agreed**\n\n"
    "7.            Bank Mandate:\n\nA signatory is required.   **Cllr Lee proposed Cllr Mrs Hand, seconded "
    "by Cllr Rees.  It was agreed that Cllr Mrs Hand will be the third signatory.**\n\n"
    "9.            Drafts:\n\nThe following was proposed.\n\nCllr Mrs Hand proposed that drafts should not "
    "be released, seconded by Cllr Lee.   4 Votes for 2 Votes against.    Carried\n\n"
    "No decisions were made on these points.\n\n"
    "The Chairman asked the Clerk to investigate and report back.\n\n"
    "The bin is emptied once a fortnight. The Clerk to ask why.\n\n"
    "Cllr Lee proposed the meeting be closed, seconded by Cllr Mrs Hand.\n"
)


def test_a_parish_councils_people_proposals_and_clerk_are_read(tmp_path):
    file = read(tmp_path, PARISH, "parish.md")
    assert presence_of(file) == {
        "Cllr J Lee": "present",
        "Cllr Mrs D Hand": "present",
        "Mrs C Hill": "present",
        "PCSO Sara Bell": "present",
        "Cllr T Rees": "apologies",
    }
    assert set(organisations_of(file).values()) == {""}
    assert [words.split(",")[0] for words in file.decisions["words"]] == [
        "It was agreed that Cllr Mrs Hand will be the third signatory.",
        "Cllr Mrs Hand proposed that drafts should not be released",
    ]
    assert list(owners_of(file)) == [
        "The Chairman asked the Clerk to investigate and report back.",
        "The Clerk to ask why.",
    ]


# ---------------------------------------------------------------- lines broken at a width

WRAPPED = (
    "# Steering committee 2020-06-01\n\n## Attendees\n\n- Ann Lee (Red Works)\n- Ben Oduya (Blue Works)\n\n"
    "## Items\n\n"
    "We all agreed that a simpler workflow would make attracting new people to the work\n"
    "easier, and our own jobs easier as members of what is called, for good or ill, the\n"
    "Steering Committee. Ben agreed to develop a plan for rolling it out across all places\n"
    "once it is there.\n\n"
    "- The vote to accept the new part of the programme that was shown to us in the spring\n"
    "  passed; we will bring it in.\n"
    "- The vote to accept the other part of the programme did not pass.\n"
    "- The agreement was to manage the split with the next version.\n"
    "- The members swiftly agreed to hold a poll.\n"
    "- Ann volunteered to set up the poll.\n"
)


def test_lines_that_were_broken_at_a_width_are_one_sentence(tmp_path):
    file = read(tmp_path, WRAPPED, "tsc.md")
    assert file.decisions["words"].tolist() == [
        "We all agreed that a simpler workflow would make attracting new people to the work easier, and our "
        "own jobs easier as members of what is called, for good or ill, the Steering Committee.",
        "The vote to accept the new part of the programme that was shown to us in the spring passed; we will "
        "bring it in.",
        "The agreement was to manage the split with the next version.",
        "The members swiftly agreed to hold a poll.",
    ]
    assert owners_of(file) == {
        "Ben agreed to develop a plan for rolling it out across all places once it is there.": "Ben Oduya",
        "Ann volunteered to set up the poll.": "Ann Lee",
    }


def test_long_lines_that_each_say_something_of_their_own_are_not_joined(tmp_path):
    file = read(
        tmp_path,
        "# Board 2020-06-01\n\nPresent: Ann Lee (Red Works, Harbour Street), Ben Oduya (Blue Works, Hill "
        "Road)\n"
        "Apologies: Cara Hill (The Green Works of the Upper Valley and its Neighbours)\n\n"
        "Decision: move the stall to the market square from the second Saturday in June\n"
        "Action: Ann Lee to write to everybody who helps on the stall about the new place\n",
        "board.txt",
    )
    assert presence_of(file) == {"Ann Lee": "present", "Ben Oduya": "present", "Cara Hill": "apologies"}
    assert len(file.decisions) == 1
    assert len(file.actions) == 1


# The note shows a width of 61 letters; every line below it is longer than that and ends without a full stop.
LISTED = (
    "Board meeting 3 February 2026\n\nPresent\n"
    "Ann Lee (Director of Children and Families, Midshire Council)\n"
    "Ben Oduya (Head of Nursing in the Midshire Hospitals NHS Trust)\n"
    "Cara Hill (Chief Executive of the Harbour Street Housing Association)\n"
    "Dee Ward (Superintendent for the Northern Area, Midshire Police)\n\n"
    "Notes\nThe board talked about the places that young people visit now\n"
    "and what they say of them.\n\n"
)


def test_people_actions_and_decisions_that_each_fill_a_line_stay_apart(tmp_path):
    doing = (
        "to write to all of the schools about the new opening hours in spring",
        "to bring a full paper on the waiting times to the next board meeting",
        "to ask the tenants of Harbour Street what they think about the plans",
        "to send the numbers of the last two years to everybody on the board",
    )
    owners = ("Ann Lee", "Ben Oduya", "Cara Hill", "Dee Ward")
    decisions = (
        "The pilot of the open evenings goes on until the end of the summer",
        "The fund for small groups is doubled from the first of April on",
        "The office in Harbour Street is given up at the end of the year",
    )
    actions = [f"{owner} {words}" for owner, words in zip(owners, doing, strict=True)]
    text = LISTED + "\n".join(["Actions", *actions, "", "Decisions", *decisions, ""])
    file = read(tmp_path, text, "board.txt")
    assert presence_of(file) == dict.fromkeys(owners, "present")
    assert list(owners_of(file).values()) == list(owners)
    assert file.decisions["words"].tolist() == list(decisions)


def test_lines_of_a_list_of_decisions_stay_apart_where_others_of_it_are_broken(tmp_path):
    text = (
        "Board meeting 3 February 2026\n\nDecisions\n"
        "The pilot of the open evenings in the library goes on until the\nend of the summer\n"
        "The fund for small groups is doubled from the first of April on\n"
        "The office in Harbour Street is given up at the end of the year\nafter this one\n"
    )
    assert len(read(tmp_path, text, "board.txt").decisions) == 3


REGISTER = "# Minutes of the board 2026-02-03\n\n## Attendance\n\n| Name | Organisation |"
TO_WRITE = "\n## Decisions\n\n- Buy a bench\n\n## Actions\n\n- Ann to write to the trust\n"


@pytest.mark.parametrize("tick", ["Yes", "x", "✓", "Y"])
@pytest.mark.parametrize(("heading", "way"), [("Apologies", "apologies"), ("Absent", "absent")])
def test_a_tick_below_apologies_or_absent_says_that_somebody_did_not_come(heading, way, tick, tmp_path):
    file = read(
        tmp_path,
        f"{REGISTER} {heading} |\n| --- | --- | --- |\n"
        f"| Ann Lee | Red Works |  |\n| Ben Oduya | Blue Works | {tick} |\n"
        f"| Cara Hill | Green Works | No |\n{TO_WRITE}",
        "board.md",
    )
    assert presence_of(file) == {"Ann Lee": "unknown", "Ben Oduya": way, "Cara Hill": "unknown"}


def test_words_below_apologies_keep_their_own_meaning(tmp_path):
    file = read(
        tmp_path,
        f"{REGISTER} Apologies |\n| --- | --- | --- |\n"
        "| Ann Lee | Red Works | Present |\n| Ben Oduya | Blue Works | Apologies |\n"
        f"| Cara Hill | Green Works | Did not attend |\n{TO_WRITE}",
        "board.md",
    )
    assert presence_of(file) == {"Ann Lee": "present", "Ben Oduya": "apologies", "Cara Hill": "absent"}


# ---------------------------------------------------------------- nothing decided, nothing to do

MET = "# Council, 3 February 2026\n\nPresent: Ann Lee (Clerk), Michael McCool (Chair)\n\n## Matters\n\n"


@pytest.mark.parametrize(
    "said",
    [
        "Cllr Lee proposed that the path be mended but it was not seconded.",
        "It was previously proposed by Cllr Lee and seconded by Cllr Hand that the path be mended.",
        "Cllr Lee proposed that the path be mended, seconded by Cllr Hand, and the motion was lost.",
        "Cllr Lee proposed that the path be mended, seconded by Cllr Hand. The motion fell.",
        "If the proposals were accepted, more money would be needed.",
        "More money would be needed if the proposals were accepted.",
        "Decision on the venue outstanding.",
        "Decision on the venue not yet made.",
        "Decision on the venue expected in May.",
    ],
)
def test_what_was_not_carried_or_is_only_supposed_is_no_decision(said, tmp_path):
    assert read(tmp_path, f"{MET}{said}\n\nAgreed: to buy a bench\n", "c.md").decisions["words"].tolist() == [
        "to buy a bench"
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Cllr Lee proposed that the lost property be given away, seconded by Cllr Hand.",
        "It was agreed that if the bids are too high the work waits.",
        "If it rains, the fair is at risk, so it was agreed to hire the hall.",
    ],
)
def test_what_only_sounds_supposed_or_lost_is_a_decision(said, tmp_path):
    assert read(tmp_path, f"{MET}{said}\n", "c.md").decisions["words"].tolist() == [said]


@pytest.mark.parametrize(
    "said",
    [
        "The Chair will leave at 3pm.",
        "The Clerk will retire in June.",
        "The Chair to the panel said that all was well.",
        "The Chair will open the meeting with a song.",
        "The Chair will welcome the guests.",
    ],
)
def test_what_somebody_in_a_post_does_by_being_there_is_no_action(said, tmp_path):
    text = f"{MET}{said}\n\nThe Clerk to open a savings account.\n"
    assert read(tmp_path, text, "c.md").actions["words"].tolist() == ["The Clerk to open a savings account."]


@pytest.mark.parametrize("mark", ["", "- "])
def test_a_note_below_an_action_is_nobody_while_a_nickname_is_somebody_in_the_list(mark, tmp_path):
    said = f"{mark}mmccool: Write to the trust\n{mark}note: Already agreed with the trust\n"
    assert owners_of(read(tmp_path, f"{MET}## Actions\n\n{said}", "c.md")) == {
        "mmccool: Write to the trust": "Michael McCool"
    }
    unlisted = f"# Minutes, 3 February 2026\n\n## Summary\nWe met.\n\n## Actions\n\n{said}"
    assert owners_of(read(tmp_path, unlisted, "c.md")) == {"mmccool: Write to the trust": "mmccool"}


# ---------------------------------------------------------------- lists of names beside a mark

TOPICS = "\n### Agenda\n\n* Election process\n  Merged the draft\n\n* Roadmap\n* Mailing list\n"
MARKS = "# SC meeting 2019-10-03\n\n### Attendance:\n\n| Name (Affiliation) | Present? |\n| --- | --- |\n"


def test_a_list_in_which_nobody_is_marked_says_nothing(tmp_path):
    file = read(
        tmp_path, f"{MARKS}| Ann Lee (Red Works) | |\n| Ben Oduya (Blue Works) | |\n{TOPICS}", "sc.md"
    )
    assert presence_of(file) == {"Ann Lee": "unknown", "Ben Oduya": "unknown"}
    assert organisations_of(file)["Ben Oduya"] == "Blue Works"


def test_whoever_is_not_marked_where_others_are_did_not_come(tmp_path):
    file = read(
        tmp_path,
        f"{MARKS}| SC: Ann Lee (Red Works) | x |\n| WG: Devices: Ben Oduya (Blue Works) | |\n\n"
        "Moderator: Cara Hill\n\n### Possible topics\n\n- Dee Ward: speed of the tests\n",
        "sc.md",
    )
    assert presence_of(file) == {"Ann Lee": "present", "Ben Oduya": "absent", "Cara Hill": "present"}
    assert "is_marked" not in file.attendance


def test_a_first_name_in_the_list_and_the_chair_of_that_name_are_one(tmp_path):
    file = read(
        tmp_path,
        "# 2024-07-05\n\n## Attendance\n\nTSC: Frank, Henry, Neal\n\n"
        "## Notes\n\n- Facilitator: Frank Hinek\n",
        "tsc.md",
    )
    assert list(presence_of(file)) == ["Frank Hinek", "Henry", "Neal"]


@pytest.mark.parametrize("beside", ["IT", "HE", "EF", "Hi", "They"])
def test_a_short_name_of_an_organisation_is_no_pronoun(beside):
    assert split_person(f"Ann Lee ({beside})") == ("Ann Lee", beside)


@pytest.mark.parametrize("beside", ["she", "they", "She/Her", "SHE/HER", "he, they", "any pronouns", "ef/fo"])
def test_pronouns_beside_a_name_are_no_organisation(beside):
    assert split_person(f"Ann Lee ({beside})") == ("Ann Lee", "")


def test_pronouns_are_no_organisation(tmp_path):
    file = read(
        tmp_path,
        "# 2024-07-05\n\n## Attendees\n\n- Ann Lee (she/her)\n- Ben Oduya (Blue Works) (he/they)\n",
        "c.md",
    )
    assert organisations_of(file) == {"Ann Lee": "", "Ben Oduya": "Blue Works"}


AGM = (
    '---\ntitle: "Parish Council AGM 2014"\ndate: "2014-09-08"\n---\n\n'
    "MINUTES OF THE PARISH COUNCIL AGM HELD ON\n\n"
    "TUESDAY MAY 6th 2014\n\n"
    " **Present:** Cllr. R. Crisp - Chair, Cllr. A. Collins - Vice Chair, Cllr. S. Leet & Cllr. M. Peake.\n\n"
    "Vicky Bright – Clerk and 3 members of the public.\n\n Cllr. Crisp welcomed all to the meeting.\n\n"
    "3\\. Apologies for absence accepted from: No apologies from councillors. "
    "Apologies from Borough Councillor C Sand noted.\n\n**Reports**\n\n"
    "It was agreed that Cllr. J. Leet would meet Mrs. Prigg about No. 7, e.g. on a Monday. They left.\n\n"
    "Councillor’s agreed No Objections. Cllr. Crisp re-entered the room.\n\n"
    "The proposal was accepted by a show of hands.\n\n"
    "The minutes were approved and signed by Cllr. Crisp as a true record, all Councillors agreed.\n"
)


def test_a_full_stop_behind_a_title_or_an_initial_ends_no_sentence(tmp_path):
    file = read(tmp_path, AGM, "agm.md")
    assert presence_of(file) == {
        "Cllr. R. Crisp": "present",
        "Cllr. A. Collins": "present",
        "Cllr. S. Leet": "present",
        "Cllr. M. Peake": "present",
        "Vicky Bright": "present",
        "Councillor C Sand": "apologies",
    }
    assert file.decisions["words"].tolist() == [
        "It was agreed that Cllr. J. Leet would meet Mrs. Prigg about No. 7, e.g. on a Monday.",
        "Councillor’s agreed No Objections.",
        "The proposal was accepted by a show of hands.",
    ]


def test_decisions_that_refer_to_other_pages_are_named_after_them(tmp_path):
    file = read(
        tmp_path,
        "Trustees Meeting 09:00 04 Mar 2023\n==================================\n\nPresent\n-------\n\n"
        "- Ann Lee\n- Ben Oduya (via video link)\n\nApologies\n---------\n\n"
        "Apologies received and accepted from:\n\n"
        "- Cara Hill\n\nDecisions\n---------\n\n- :doc:`../../decisions/2023-03-04-open-new-bank-account`\n"
        "- Creation of :doc:`the policy on minors <../policies/minors>`\n",
        "2023-03-04.rst",
    )
    assert presence_of(file) == {"Ann Lee": "present", "Ben Oduya": "present", "Cara Hill": "apologies"}
    assert file.decisions["words"].tolist() == ["open new bank account", "Creation of the policy on minors"]


# ---------------------------------------------------------------- summaries that a meeting program writes


def test_the_next_steps_of_a_programs_summary_all_have_an_owner(tmp_path):
    file = read(
        tmp_path,
        "# AI Minutes from 22.10.2025\n\n## Quick recap\nThe team discussed changes to its documents.\n\n"
        "## Next steps\nannlee: Add the call for comments to the page of the plan\n"
        "Ben: Create the list of places as agreed - already completed during meeting\n"
        "Chairs: Reach out to the other groups about the meeting next week\n\n## Summary\n### Plan\n"
        "The group discussed editing the minutes on its pages and agreed to move them to a folder. "
        "The team agreed to defer the resolution on the plan.\n",
        "recap.md",
    )
    assert list(owners_of(file).values()) == ["annlee", "Ben", "Chairs"]
    assert file.actions["state"].tolist() == ["open", "closed", "open"]
    assert file.decisions["state"].tolist() == ["decided", "deferred"]


def test_a_count_below_the_people_and_how_an_absence_was_noted_are_nobody(tmp_path):
    file = read(
        tmp_path,
        "# City Council Meeting Summary\n\n## Meeting Information\n\n- Date: September 23, 2024\n"
        "- Present: Ann Lee (Chair), Ben Oduya, Cara Hill (joined late)\n"
        "- Absent: Dee Ward (noted as informed absence)\n- Guests: None mentioned\n"
        "- Votes: 1 (voice vote on consent agenda)\n\n## Discussion\n\n"
        "Vote: Passed with one dissenting vote.\n",
        "council.md",
    )
    assert presence_of(file) == {
        "Ann Lee": "present",
        "Ben Oduya": "present",
        "Cara Hill": "present",
        "Dee Ward": "absent",
    }
    assert set(organisations_of(file).values()) == {""}


def test_a_scribe_by_first_name_and_a_name_without_its_umlaut_are_in_the_list_already(tmp_path):
    file = read(
        tmp_path,
        "![Our logo](/images/logo.png)\n\n# Main Minutes 10.12.2025\n\n## Attendees\n\n    Dave Lee\n\n"
        "    Sven Kaebisch\n\n    Ben Oduya\n\n    Ben Ward\n\nChair: Sven Käbisch\nScribe:  Dave\n"
        "Minutes: Ward\n\n## Minutes\n\n1. Welcome\n\nDave needs to check on the form.\n\n"
        "bw: Action item to update the charter.\n\nAction item for Ben Ward to write the page.\n",
        "readme.md",
    )
    assert list(owners_of(file).values()) == ["Dave Lee", "", "Ben Ward"]
    assert list(presence_of(file)) == ["Dave Lee", "Sven Kaebisch", "Ben Oduya", "Ben Ward"]
    assert file.meetings["title"].tolist() == ["Main Minutes 10.12.2025"]


def test_a_first_name_that_two_people_bear_is_not_put_to_either(tmp_path):
    file = read(
        tmp_path,
        "# Main Minutes 10.12.2025\n\n## Attendees\n\n- Ben Oduya\n- Ben Ward\n\nScribe: Ben\n\n"
        "## Minutes\n\nNo.\n",
        "readme.md",
    )
    assert len(file.attendance) == 3


def test_where_and_when_of_an_agenda_are_nobody(tmp_path):
    text = (
        "![Our logo](/images/logo.png)\n\n## Agenda for the May 7th call of the group\n\n"
        "- **Where**: Virtual meeting\n- **When**: 2024-05-07, 16:00-17:00\n"
        "- **Location**: *link in the invite*\n\n"
        "## Agenda items\n\n1. Opening\n1. Closure\n\n## Meeting Notes\n\n"
        "To be filled in after the meeting.\n\n### Attendees\n\n### Closure\n"
    )
    with pytest.raises(ImportRefused, match="nothing in this document reads as minutes"):
        read(tmp_path, text, "2024-05-07.md")


def test_what_was_put_off_stands_behind_the_colon_and_is_kept(tmp_path):
    file = read(
        tmp_path,
        "# Board 8 September 2026\n\nPresent: Ann Lee (Police), Ben Oduya (Health)\n\n## Budget\n\n"
        "Underspend on training. Decision deferred to next meeting: whether to move £6,000 to workforce.\n",
        "board.md",
    )
    decided = file.decisions
    assert decided[["words", "state"]].values.tolist() == [
        ["Decision deferred to next meeting: whether to move £6,000 to workforce.", "deferred"]
    ]


# ---------------------------------------------------------------- one vote in several sentences


@pytest.mark.parametrize(
    "told",
    [
        "It was proposed that a bench be bought. The motion was carried.",
        "It was proposed that a bench be bought.\n\nThe motion was carried.",
        "It was proposed by Cllr Lee that a bench be bought. Carried unanimously.",
        "Cllr Lee proposed that a bench be bought, seconded by Cllr Hand.\n\nThe motion was carried 5-1.",
        "Cllr Lee proposed that a bench be bought, seconded by Cllr Hand. The motion was duly passed.",
        "The Board agreed that a bench be bought. All agreed.",
        "The Board agreed that a bench be bought. The vote was unanimous.",
        "It was agreed that a bench be bought. Proposed by Cllr Lee, seconded by Cllr Hand.",
        "Motion: that a bench be bought\n\nProposed by Cllr Lee, seconded by Cllr Hand.\n\nMotion carried.",
        "Proposed by Cllr Lee, seconded by Cllr Hand.\n\nResolved: that a bench be bought.",
        "A motion was made that a bench be bought. This was agreed by all members present.",
        "Cllr Lee proposed that a bench be bought. Cllr Hand seconded. The motion was carried.",
        "A motion to buy a bench was carried. All were in favour.",
        "Cllr Lee moved to buy a bench. Carried.",
        "RESOLUTION R2026-01: to buy a bench\n\nMoved by: Ann Lee\n\nSeconded by: Jo Ray\n\nCARRIED",
        "- **Motion:** To buy a bench.\n- **Moved by:** Ann Lee\n- **Result:** Approved 3-0-1",
        "Resolved unanimously to buy a bench. Proposed: Jo Ray. Seconded: Ann Lee.",
        "RESOLVED unanimously that a bench be bought.",
    ],
)
def test_one_vote_that_is_told_in_two_sentences_is_one_decision(told, tmp_path):
    words = read(tmp_path, f"{MET}{told}\n", "c.md").decisions["words"].tolist()
    assert ["bench" in each for each in words] == [True]


@pytest.mark.parametrize(
    "told",
    [
        "It was agreed to buy a bench. It was agreed to sell the hall.",
        "It was proposed to buy a bench. The motion was carried. The Board agreed to sell the hall.",
        "It was agreed to buy a bench.\n\nThe Board approved the plan.",
        "It was agreed to buy a bench. The recommendations were approved.",
        "Agreed: to buy a bench\n\nAgreed: to sell the hall",
        "The first motion was carried. The second motion was carried.",
        "A motion to buy a bench was carried. A motion to sell the hall was carried.",
        "It was resolved to buy a bench. It was further resolved to sell the hall.",
        "Agreed: to buy a bench. Agreed: to sell the hall.",
        "DECISION 1: to buy a bench. DECISION 2: to sell the hall.",
        "RESOLVED that a bench be bought and RESOLVED that the hall be sold.",
        "AGREED: buy a bench; AGREED: sell the hall.",
        "Ben spoke of prices. Agreed: to buy a bench. Deferred: the sale of the hall.",
        "Agreed: to buy a bench. Action: Ann Lee to order it. Agreed: to sell the hall. ACTION: AL",
    ],
)
def test_two_decisions_in_two_sentences_stay_two(told, tmp_path):
    assert len(read(tmp_path, f"{MET}{told}\n", "c.md").decisions) == 2


@pytest.mark.parametrize(
    "told",
    [
        "It was proposed that a bench be bought. The motion was lost.",
        "Cllr Lee proposed that a bench be bought, seconded by Cllr Hand.\n\nThe motion was not carried.",
        "It was proposed that the minutes of 3 February be approved. The motion was carried.",
        "It was proposed that a bench be bought.",
        "Ann Lee moved to Bristol in May. Agreed.",
        "Jo Ray has moved to a new team. All supported.",
        "Staff moved by the council to the hub. Passed.",
        "Motion: to buy a bench. Lost.",
        "Motion: to buy a bench. The motion was not carried.",
        "Motion: to buy a bench\n\nThe motion fell.",
        "Motion: to buy a bench\n\nMoved by: Ann Lee\n\nVote: 1 in favor, 2 opposed\n\nResult: FAILED",
        "It was proposed that a bench be bought. Members spoke of the price. The motion was lost.",
        "Proposal: that a bench be bought.\n\nBen asked where it would stand.\n\nThe proposal fell.",
        "Proposal: that a bench be bought.\n\nBen asked where it would stand.",
        "Resolved – That the minutes of the meeting, having been printed, be taken as read and signed.",
        "RESOLVED:\n\nThat the minutes of these be confirmed as a correct record:\n\n24 January 2011",
    ],
)
def test_what_was_lost_or_only_put_forward_is_no_decision(told, tmp_path):
    assert read(tmp_path, f"{MET}{told}\n\nAgreed: to wait\n", "c.md").decisions["words"].tolist() == [
        "to wait"
    ]


def test_lines_that_are_joined_stay_sentences(tmp_path):
    told = "Motion: to buy a bench\n\nAll agreed\n\nDecision: to sell the hall\n"
    words = read(tmp_path, f"{MET}{told}", "c.md").decisions["words"].tolist()
    assert words == ["to buy a bench. All agreed", "to sell the hall"]


# ---------------------------------------------------------------- organisations that did not come


@pytest.mark.parametrize(
    ("line", "organisations"),
    [
        ("Absent: Vale Probation", ["Vale Probation"]),
        (
            "Apologies: Vale Probation, Midshire Council and Ann Lee (Police)",
            ["Vale Probation", "Midshire Council"],
        ),
        ("Apologies: No representative from NHS Midshire", ["NHS Midshire"]),
        ("Absent: Youth Justice Service – not represented; Police", ["Youth Justice Service", "Police"]),
        ("Absent: Health and Social Care (no apologies)", ["Health and Social Care"]),
    ],
)
def test_an_organisation_on_the_line_of_the_absent_is_no_person(line, organisations, tmp_path):
    people = read(tmp_path, f"Board 3 February 2026\nPresent: Jo Ray (Homes)\n{line}\n").attendance
    bodies = people[people["person"] == ""]
    assert bodies["organisation"].tolist() == organisations
    assert set(bodies["presence"]) == {"absent" if line.startswith("Absent") else "apologies"}


@pytest.mark.parametrize(
    "name",
    [
        "Charlotte Church",
        "Justice Okafor",
        "Ann Lee, Midshire Council",
        "Ann Lee Midshire Council",
        "Grace Court",
        "School Nurse",
        "Health Visitor",
        "Police Inspector Ann Lee",
        "Director of Public Health",
        "Cllr Ben Early",
        "Mark Lado",
        "Josh Care",
        "Housing Officers",
        "Xolo Lee: Police",
        "J Bright Vale Probation",
    ],
)
def test_people_and_posts_on_the_line_of_the_absent_are_no_organisations(name, tmp_path):
    people = read(tmp_path, f"Board 3 February 2026\nPresent: Jo Ray (Homes)\nAbsent: {name}\n").attendance
    assert "" not in people["person"].tolist()


def test_an_organisation_that_a_table_says_absent_is_one(tmp_path):
    file = read(
        tmp_path,
        "# Board meeting 2026-02-03\n\n## Attendance\n\n| Name | Status |\n| -- | -- |\n"
        "| Jo Ray (Homes) | Present |\n| Vale Probation | Absent |\n\n## Apologies\n\nNone\n",
        "b.md",
    )
    rows = file.attendance[["person", "organisation", "presence"]].to_numpy().tolist()
    assert rows == [["Jo Ray", "Homes", "present"], ["", "Vale Probation", "absent"]]


# ---------------------------------------------------------------- between a proposal and its vote


# ---------------------------------------------------------------- organisations that came


def test_an_organisation_alone_among_those_present_is_no_person(tmp_path):
    file = read(
        tmp_path,
        "# Board 3 February 2026\n\n## Present\n\n- Ann Lee, Midshire Council\n- Vale Probation\n"
        "- Ben Oduya (NHS Midshire)\n\n## Apologies\n\n- Police North\n",
        "b.md",
    )
    rows = file.attendance[["person", "organisation", "presence"]].to_numpy().tolist()
    assert rows == [
        ["Ann Lee", "Midshire Council", "present"],
        ["Ben Oduya", "NHS Midshire", "present"],
        ["", "Vale Probation", "present"],
        ["", "Police North", "apologies"],
    ]


def test_an_organisation_above_people_is_where_they_work(tmp_path):
    told = "Present\nMidshire Council\nAnn Lee\nJo Ray\nVale Probation\nBen Oduya\n"
    people = read(tmp_path, f"Board minutes 3 February 2026\n\n{told}\nAction: Ann Lee to write\n").attendance
    assert dict(zip(people["person"], people["organisation"], strict=True)) == {
        "Ann Lee": "Midshire Council",
        "Jo Ray": "Midshire Council",
        "Ben Oduya": "Vale Probation",
    }


def test_a_rank_before_a_name_makes_no_post_of_it(tmp_path):
    told = "Present: Jane Smith (Midshire Council) and Superintendent Tom Hall (Midshire Police)"
    people = read(
        tmp_path, f"Board minutes 3 February 2026\n{told}\nAction: Jane Smith to write\n"
    ).attendance
    assert people["person"].tolist() == ["Jane Smith", "Superintendent Tom Hall"]
    assert people["organisation"].tolist() == ["Midshire Council", "Midshire Police"]


def test_who_gave_no_response_did_not_come(tmp_path):
    told = "| Name | Attendance |\n| -- | -- |\n| Ann Lee | Present |\n| Zoe Quinn | No response |\n"
    people = read(tmp_path, f"# Board 2026-02-03\n\n## Attendance\n\n{told}\n## Actions\n\nNone\n", "b.md")
    assert people.attendance["presence"].tolist() == ["present", "absent"]


# ---------------------------------------------------------------- what was lost in layouts


@pytest.mark.parametrize("said", [
    "The Board agreed the plan.", "Penderfynwyd cymeradwyo'r cynllun.", "It was resolved to buy a bench.",
])  # fmt: skip
def test_a_short_decision_right_below_the_apologies_is_one(said, tmp_path):
    told = f"Board minutes 3 February 2026\nPresent: Ann Lee (Homes)\nApologies: Jo Ray (Police)\n{said}\n"
    file = read(tmp_path, told)
    assert (len(file.attendance), len(file.decisions)) == (2, 1)


def test_an_action_right_below_the_apologies_is_one(tmp_path):
    told = "Board minutes 3 February 2026\nPresent: Ann Lee (Homes)\nApologies: Jo Ray (Police)\n"
    file = read(tmp_path, f"{told}Ann Lee to write to schools.\n")
    assert (len(file.attendance), file.actions["owner"].tolist()) == (2, ["Ann Lee"])


@pytest.mark.parametrize(
    ("heading", "behind"),
    [("| # | Decision |\n| -- | -- |", ""), ("| Ref | Decision | Made by |\n| -- | -- | -- |", " Board |")],
)
def test_decisions_in_a_table_with_numbers_are_all_read(heading, behind, tmp_path):
    table = f"{heading}\n| 1 | Adopt it |{behind}\n| 2 | Fund two |{behind}\n"
    file = read(tmp_path, f"# Board 2026-02-03\n\nPresent: Ann Lee\n\n## Decisions\n\n{table}", "b.md")
    assert file.decisions["words"].tolist() == ["Adopt it", "Fund two"]


def test_actions_of_the_last_meeting_are_read_under_a_heading_with_its_day(tmp_path):
    table = (
        "| Action from 4 Nov 2025 | Lead | Update |\n| -- | -- | -- |\n| Write it | Ann Lee | Complete |\n"
    )
    told = f"# Board 2026-02-03\n\nPresent: Ann Lee\n\n## Matters arising\n\n{table}| Book it | Jo | C/F |\n"
    actions = read(tmp_path, told, "b.md").actions
    assert actions["state"].tolist() == ["closed", "open"]
    assert actions["carried_forward_count"].tolist() == [0, 1]


def test_a_day_with_full_stops_is_when_it_is_due(tmp_path):
    told = "Board minutes 3 February 2026\nPresent: Ann Lee\nAction: Ann Lee to write by 28.02.26.\n"
    assert str(read(tmp_path, told).actions["due_on"][0].date()) == "2026-02-28"


def test_a_box_to_tick_before_somebody_who_is_listed_is_an_action_anywhere(tmp_path):
    told = (
        "- [ ] **Ann Lee**: send the letter (due 2026-03-01)\n- [x] Jo Ray: book a room\n- [ ] Tea: 10:30\n"
    )
    text = f"# Board 2026-02-03\n\n**Present:** Ann Lee (Homes); Jo Ray (Police)\n\n## 1. Budget\n\n{told}"
    actions = read(tmp_path, text, "b.md").actions
    assert actions["owner"].tolist() == ["Ann Lee", "Jo Ray"]
    assert actions["state"].tolist() == ["open", "closed"]


@pytest.mark.parametrize(
    ("line", "recorded"),
    [
        ("Child's voice: he likes school but is worried about home.", True),
        ("Voice of the child – she wants one worker to call her.", True),
        ("Child's voice: not recorded at this meeting yet.", False),
        ("Child's voice: none", False),
    ],
)
def test_what_a_child_said_may_stand_on_the_line_of_its_label(line, recorded, tmp_path):
    text = f"Core group minutes 3 February 2026\nPresent: Ann Lee (Homes)\n\n1. Home\n{line}\n\n"
    assert read(tmp_path, f"{text}Action: Ann Lee to call\n").meetings["child_voice_recorded"].tolist() == [
        recorded
    ]


def test_ticks_and_crosses_in_colours_say_who_came(tmp_path):
    table = "| | Name | Org |\n| -- | -- | -- |\n| ✅ | Ann Lee | Homes |\n| ❌ | Jo Ray | Police |\n"
    people = read(tmp_path, f"# Board 2026-02-03\n\n## Attendees\n\n{table}\n## Actions\n\nNone\n", "b.md")
    assert people.attendance["presence"].tolist() == ["present", "absent"]


def test_columns_that_ask_by_when_and_by_whom_are_read(tmp_path):
    rows = "| No. | Item | Action | By When? | By Whom? |\n|---|---|---|---|---|\n"
    people = "Chaired by: Ann Lee (Kensington and Chelsea)\nPresent: Bo Fox\nApologies: Jo Ray\n\n"
    text = f"# Board 9 June 2026\n{people}{rows}"
    file = read(tmp_path, f"{text}| 1 | Website | Set the budget up | 30/06/2026 | AL |\n", "b.md")
    action = file.actions.iloc[0]
    assert (action["owner"], action["due_on"]) == ("Ann Lee", pd.Timestamp(2026, 6, 30))
    assert organisations_of(file)["Ann Lee"] == "Kensington and Chelsea"
