"""The command line: exit codes, one JSON object and nothing else, every refusal on standard error."""

import io
import json
from importlib import import_module

import pytest

from data import commands
from data.commands import Command, Outcome, Refused, main
from data.imports.stored_words import WORDS_OF
from data.imports.undo import WITH_ROWS
from tests.import_makers import action, attended, line, sheet, write_csv
from tests.release_makers import save_year


@pytest.fixture(autouse=True)
def _database(sqlite_engine):
    """Commands open what DATABASE_URL names."""


def run(capsys, *words):
    code = main([str(word) for word in words])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_a_file_is_imported_and_undone(capsys, tmp_path):
    path = write_csv(tmp_path, sheet(3), sheet(4))
    code, out, err = run(capsys, "import", path, "--json")
    report = json.loads(out)
    assert (code, err) == (0, "")
    wanted = {"kind": "survey", "rows_read": 2, "rows_accepted": 2, "rows_skipped": 0, "problems": []}
    assert wanted.items() <= report.items()
    assert (report["rows_new"], report["new"]) == (2, "2 people’s answers")
    code, out, _ = run(capsys, "undo", report["batch"])
    assert code == 0
    assert "is undone; removed: 2 people’s answers." in out


def test_counts_say_what_they_count(capsys, tmp_path):
    """Two rows of an attendance list are one meeting and two entries of who came."""
    path = write_csv(tmp_path, attended(), attended(organisation="Health Trust"))
    _, out, _ = run(capsys, "import", path)
    assert "attendance (plain_csv), 2 rows in the file" in out
    assert "new: 1 meeting and 2 entries of who came; brought up to date: nothing" in out
    more = write_csv(
        tmp_path,
        attended(),
        attended(organisation="Health Trust"),
        attended(organisation="Council"),
        name="b.csv",
    )
    _, out, _ = run(capsys, "import", more)
    assert "new: 1 entry of who came;" in out
    assert "stored already: 1 meeting and 2 entries of who came" in out


def test_everything_that_an_import_stores_has_words():
    assert set(WITH_ROWS) <= set(WORDS_OF)


def test_an_unknown_partnership_is_answered_with_those_there_are(capsys, tmp_path):
    path = write_csv(tmp_path, line(partnership="Millbrook"))
    run(capsys, "import", path)
    code, _, err = run(capsys, "cells", "--partnership", "Milbrook", "--quarter", "2026-Q3")
    assert code == 2
    assert "there is one: Millbrook" in err


def test_a_quarter_without_records_is_not_released(capsys, tmp_path):
    run(capsys, "import", write_csv(tmp_path, line(partnership="Millbrook")))
    place = ("--partnership", "Millbrook", "--quarter", "2027-Q1")
    run(capsys, "round", "open", *place)
    code, _, err = run(capsys, "release", *place)
    assert code == 2
    assert "no records of Jan–Mar 2027" in err
    _, out, _ = run(capsys, "release", "--all", "--json")
    assert [row["quarter"] for row in json.loads(out)["releases"]] == ["2026-Q3"]


def test_the_same_file_again_exits_zero_and_says_so(capsys, tmp_path):
    path = write_csv(tmp_path, line())
    run(capsys, "import", path)
    code, out, _ = run(capsys, "import", path)
    assert code == 0
    assert "nothing changed" in out


def test_a_refusal_exits_two_lists_every_problem_and_is_one_object(capsys, tmp_path):
    path = write_csv(tmp_path, line(need="lots"), line(category=""))
    code, out, err = run(capsys, "import", path, "--json")
    assert code == 2
    assert json.loads(out)["problems"] == [
        {"row": 2, "column": "need", "message": "this is not a number"},
        {"row": 3, "column": "category", "message": "this is blank; what it is for is needed in every row"},
    ]
    assert err.splitlines() == [
        "row 2, column “need”: this is not a number",
        "row 3, column “category”: this is blank; what it is for is needed in every row",
    ]


def test_a_file_that_cannot_be_read_is_still_one_object(capsys, tmp_path):
    code, out, err = run(capsys, "import", tmp_path / "nowhere.csv", "--json")
    assert code == 2
    assert json.loads(out) == {
        "problems": [{"row": None, "column": None, "message": "nowhere.csv: there is no such file"}]
    }
    assert "there is no such file" in err


def test_several_files_are_taken_in_together_or_not_at_all(capsys, tmp_path):
    good, bad = write_csv(tmp_path, line(), name="a.csv"), write_csv(tmp_path, line(need="x"), name="b.csv")
    code, _, err = run(capsys, "import", good, bad)
    assert code == 2
    assert "b.csv: this is not a number" in err
    code, out, _ = run(capsys, "import", good, write_csv(tmp_path, action(), name="c.csv"), "--json")
    assert code == 0
    assert [report["kind"] for report in json.loads(out)["files"]] == ["resources", "actions"]


def test_a_dry_run_says_what_it_saw_and_writes_nothing(capsys, tmp_path):
    path = write_csv(tmp_path, line(), without=("partnership",))
    code, out, _ = run(capsys, "import", path, "--dry-run", "--json")
    report = json.loads(out)
    assert (code, report["kind"], report["lines"], report["batch"]) == (0, "resources", 1, None)
    assert "partnership: nothing says" in report["needs"][0]
    assert run(capsys, "undo", "1")[0] == 2


def test_a_dry_run_lists_the_problems_that_an_import_would_refuse_for(capsys, tmp_path):
    path = write_csv(tmp_path, line(need="lots"))
    looked, out, listed = run(capsys, "import", path, "--dry-run", "--json")
    refused, _, reasons = run(capsys, "import", path)
    assert (looked, refused) == (0, 2)
    assert listed == reasons != ""
    assert [each["column"] for each in json.loads(out)["problems"]] == ["need"]


def test_a_dry_run_refuses_what_cannot_be_taken_in_at_all(capsys, tmp_path):
    nothing = tmp_path / "nothing.csv"
    nothing.write_text("", encoding="utf-8")
    code, out, listed = run(capsys, "import", str(nothing), "--dry-run", "--json")
    assert code == 2
    assert "empty" in listed
    assert len(json.loads(out)["problems"]) == 1


def test_a_dry_run_counts_the_rows_without_a_problem_and_a_refusal_accepts_none(capsys, tmp_path):
    path = write_csv(tmp_path, line(), line(need="lots"), line(category="staff"))
    _, out, _ = run(capsys, "import", path, "--dry-run", "--json")
    assert json.loads(out)["rows_accepted"] == 2
    code, out, _ = run(capsys, "import", path, "--json")
    assert (code, json.loads(out)["rows_accepted"]) == (2, 0)


def test_a_dry_run_of_another_questionnaire_counts_its_rows_and_rating_questions(capsys, tmp_path):
    words = ["Agree", "Strongly agree", "Disagree", "Neither agree nor disagree", "Strongly disagree"] * 3
    asked = [{"I am heard": word, "We share what we know": word} for word in words]
    code, out, _ = run(
        capsys, "import", write_csv(tmp_path, *asked), "--kind", "survey", "--dry-run", "--json"
    )
    report = json.loads(out)
    assert (code, report["rows_accepted"], report["respondents"], report["items"]) == (0, 15, 15, 2)


def test_a_dry_run_makes_no_database(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'none.db'}")
    assert run(capsys, "import", write_csv(tmp_path, line()), "--dry-run")[0] == 0
    assert not (tmp_path / "none.db").exists()


def test_bad_rows_can_be_skipped(capsys, tmp_path):
    path = write_csv(tmp_path, line(), line(need="lots"))
    code, out, _ = run(capsys, "import", path, "--skip-bad-rows", "--json")
    assert (code, json.loads(out)["rows_skipped"]) == (0, 1)


def test_messages_never_quote_free_text(capsys, tmp_path):
    path = write_csv(tmp_path, action(action="Jo Bloggs hit the child", status="Jo Bloggs", due="Jo Bloggs"))
    _, out, err = run(capsys, "import", path, "--json")
    assert "Bloggs" not in out + err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["import"], "the following arguments are required: FILE"),
        (["nonsense"], "invalid choice"),
        (["undo", "seven"], "invalid int value"),
        (["undo", "99"], "there is no import batch 99"),
    ],
)
def test_words_that_make_no_command_exit_two_with_one_object(capsys, words, message):
    code, out, err = run(capsys, *words, "--json")
    assert code == 2
    assert message in err
    assert message in json.loads(out)["problems"][0]["message"]


def test_a_mapping_that_breaks_a_rule_is_refused_with_place_and_rule(capsys, tmp_path):
    mapping = tmp_path / "m.yaml"
    mapping.write_text("kind: resources\ncolums: {need: x}\n", encoding="utf-8")
    _, _, err = run(capsys, "import", write_csv(tmp_path, line()), "--mapping", mapping)
    assert "m.yaml: colums is not known here" in err


def test_a_fault_of_ours_exits_one_and_quotes_nothing(capsys, monkeypatch):
    def break_down(arguments, engine):
        raise RuntimeError("Jo Bloggs")

    monkeypatch.setattr(commands, "COMMAND_MODULES", {})
    monkeypatch.setattr(commands, "_run_migrate", break_down)
    code, out, err = run(capsys, "migrate", "--json")
    assert code == 1
    assert "RuntimeError" in json.loads(out)["fault"]
    assert "Bloggs" not in out + err


def test_another_module_adds_a_command_and_may_refuse(capsys, monkeypatch):
    def refuse(arguments, engine):
        raise Refused("not now")

    added = [
        Command("sing", "sing", lambda arguments, engine: Outcome({"la": 1}, ["la"])),
        Command("no", "no", refuse),
    ]
    monkeypatch.setattr(commands, "list_commands", lambda wanted: added)
    assert run(capsys, "sing") == (0, "la\n", "")
    assert json.loads(run(capsys, "sing", "--json")[1]) == {"la": 1}
    assert run(capsys, "no") == (2, "", "not now\n")


def test_every_module_is_listed_with_the_commands_that_it_brings():
    for module, names in commands.COMMAND_MODULES.items():
        assert tuple(command.name for command in import_module(module).COMMANDS) == names


def test_only_the_module_that_is_asked_for_is_loaded():
    assert [command.name for command in commands.list_commands("undo")] == ["migrate", "import", "undo"]
    assert {"import", "release", "backup"} <= {command.name for command in commands.list_commands()}


def test_cells_are_said_in_words_and_the_rest_is_pointed_at(capsys, sqlite_engine):
    save_year(sqlite_engine, "Millbrook", count=2)
    code, out, _ = run(capsys, "cells", "--partnership", "Millbrook", "--quarter", "2026-Q3")
    assert code == 0
    assert "Millbrook, Jul–Sep 2026\n  Communication: " in out
    assert "likely between" in out
    assert "change_resistance" not in out
    assert "nan" not in out
    assert "--json or --csv gives all" in out


def test_a_database_of_another_kind_is_refused_in_a_sentence(capsys, monkeypatch):
    for url in ("oracle://somewhere/name", "nonsense"):
        monkeypatch.setenv("DATABASE_URL", url)
        code, out, err = run(capsys, "migrate")
        assert (code, out) == (2, "")
        assert err.startswith("DATABASE_URL names no database that Common Ground can use. Write it as ")


@pytest.mark.parametrize("sign", ["\x9b", "\x85", "\u202e", "\x7f"])
def test_signs_that_a_terminal_obeys_are_marked_or_escaped(capsys, tmp_path, sign):
    path = tmp_path / f"a{sign}2Jb.csv"
    path.write_text("one,two\n1,2\n", encoding="utf-8")
    for asked in ([], ["--json"]):
        assert main(["import", "--dry-run", str(path), *asked]) == 2
        told = capsys.readouterr()
        assert sign not in told.out + told.err
    assert json.loads(told.out)["problems"][0]["message"].startswith(path.name)


def test_a_reader_who_has_seen_enough_is_no_fault(monkeypatch, capfd):
    class Closed(io.StringIO):
        def write(self, words):
            raise BrokenPipeError

    monkeypatch.setattr("sys.stdout", Closed())
    assert main(["migrate"]) == 0
    assert capfd.readouterr().err == ""
