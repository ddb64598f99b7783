"""Files as people have them become tables of words, and files that are something else say so."""

import zipfile

import openpyxl
import pytest

from data.imports import plain_csv, plain_xlsx, raw_table, text_files
from data.imports.plain_xlsx import MOST_BLANK_ROWS, read_sheet_records
from data.imports.problems import ImportRefused
from data.imports.raw_table import make_names_unique, read_raw_table


def write(tmp_path, content: bytes | str, name="file.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def workbook(tmp_path, rows, name="file.xlsx", sheets=("Answers",)):
    book = openpyxl.Workbook()
    book.active.title = sheets[0]
    for row in rows:
        book.active.append(row)
    for title in sheets[1:]:
        book.create_sheet(title)
    book.save(tmp_path / name)
    return tmp_path / name


def refusal(path, **options) -> str:
    with pytest.raises(ImportRefused) as caught:
        read_raw_table(path, **options)
    return "; ".join(str(problem) for problem in caught.value.problems)


def cells(table):
    return table.rows.to_numpy().tolist()


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "cp1252"],
)
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_encodings_and_separators_read_alike(tmp_path, encoding, separator):
    text = "agency|comment|score\nCaernarfon café|“well” – said|4\nSocial care|x|5\n".replace("|", separator)
    table = read_raw_table(write(tmp_path, text, encoding=encoding))
    assert list(table.rows.columns) == ["agency", "comment", "score"]
    assert cells(table) == [["Caernarfon café", "“well” – said", "4"], ["Social care", "x", "5"]]


def test_a_large_file_in_utf_32_is_refused_with_what_to_do(tmp_path):
    path = write(tmp_path, "a,b\n" + "1,2\n" * 600_000, encoding="utf-32")
    with pytest.raises(ImportRefused, match=r"in UTF-32, which is read up to 8 MB; save it as UTF-8"):
        read_raw_table(path)


def test_a_file_of_two_encodings_keeps_both_right(tmp_path):
    mixed = "a,b\ncafé,1\n".encode() + "naïve,2\n".encode("cp1252")
    assert cells(read_raw_table(write(tmp_path, mixed))) == [["café", "1"], ["naïve", "2"]]


def test_row_numbers_are_those_that_the_user_sees(tmp_path):
    table = read_raw_table(write(tmp_path, 'a,b\n1,"two\nlines"\n\n3,4\n'))
    assert table.rows.index.tolist() == [2, 4]
    assert cells(table)[0] == ["1", "two\nlines"]


def test_a_title_above_the_headings_is_passed_over(tmp_path):
    table = read_raw_table(write(tmp_path, "Our survey 2026\n\na,b,c\n1,2,3\n"))
    assert list(table.rows.columns) == ["a", "b", "c"]
    assert table.rows.index.tolist() == [4]


def test_a_title_above_a_short_table_does_not_make_prose_of_it():
    table = "How is our partnership working?\nid,agree,agency\n,Response,Response\n1,Agree,Police\n"
    assert plain_csv.is_table_text(table)
    assert not plain_csv.is_table_text(
        "Minutes\n\nPresent: Ann, Bo and Cy\nDecision: fund it, as asked, at once\nEnd\n"
    )


def test_headings_of_several_lines_make_no_prose_of_a_table():
    heads = ",".join(f'"How far do you agree\nwith this?\n\nMeeting {at}"' for at in range(4))
    assert plain_csv.is_table_text(f"{heads}\n{'Agree,Agree,Disagree,Agree' + chr(10)}" * 3)


def test_an_unclosed_quotation_mark_makes_no_table_of_prose():
    told = (
        "Minutes of Monday, at ten, all there\n"
        + '"So we begin, said Ann, and read on\n'
        + "One\nTwo\nThree\n"
    )
    assert not plain_csv.is_table_text(told)


def test_excels_separator_line_is_obeyed(tmp_path):
    assert cells(read_raw_table(write(tmp_path, "sep=;\na;b\n1,5;2\n"))) == [["1,5", "2"]]


def test_a_row_with_too_many_cells_is_a_problem_with_its_number(tmp_path):
    table = read_raw_table(write(tmp_path, "a,b\n1,2\n1,2,3\n4,5\n"))
    assert [str(note) for note in table.notes] == ["row 3: the row has more cells than the 2 headings"]


def test_a_short_row_is_blank_at_its_end(tmp_path):
    assert cells(read_raw_table(write(tmp_path, "a,b,c\n1\n1,2,3\n")))[0] == ["1", "", ""]


def test_a_quotation_mark_that_never_closes_is_a_problem(tmp_path):
    table = read_raw_table(write(tmp_path, 'a,b\n1,2\n3,"4\n5,6\n7,8\n'))
    assert "row 3: a quotation mark is opened in this row and never closed" in map(str, table.notes)


def test_repeated_and_blank_headings_get_names_of_their_own():
    assert make_names_unique(["a", "a", "", "column 3"]) == ["a", "a (2)", "column 3", "column 3 (2)"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\n", "this is a PDF"),
        (b"\x89PNG\r\n", "this is a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Excel file"),
        (b"<!DOCTYPE html><html>", "this is a web page"),
        (b'{"grantees": []}', "this is a JSON file of no known kind"),
        (b"<?xml version='1.0'?><x/>", "this is an XML file of no known kind"),
        (b"PK\x05\x06" + bytes(18), "an empty ZIP archive"),
        (bytes(range(256)) * 20, "this is not a text file"),
        (b"", "the file is empty"),
        (b"\n\n  \n", "the file is empty"),
        (b"a,b\n", "the file has headings but no rows"),
    ],
)
def test_a_file_that_is_not_a_table_says_what_it_is(tmp_path, content, words):
    assert words in refusal(write(tmp_path, content))


def test_a_missing_file_is_named(tmp_path):
    assert "nowhere.csv: there is no such file" in refusal(tmp_path / "nowhere.csv")


def test_a_file_above_the_limit_is_refused_with_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(raw_table, "LARGEST_FILE_BYTES", 1_000_000)
    path = tmp_path / "large.csv"
    with path.open("wb") as stream:
        stream.truncate(1_000_000)
    assert "files below 1 MB are read" in refusal(path)


def test_more_columns_than_the_limit_are_refused_with_the_limit(tmp_path):
    row = ",".join(f"c{number}" for number in range(plain_csv.MOST_COLUMNS + 1))
    assert "at most 2,000 are read" in refusal(write(tmp_path, f"{row}\n{row}\n"))


def test_a_cell_above_the_limit_is_refused_with_the_limit(tmp_path):
    long = "x" * (plain_csv.LONGEST_CELL + 1)
    assert "row 2: a cell is longer than 1,000,000 characters" in refusal(write(tmp_path, f"a,b\n{long},1\n"))


def test_a_line_without_an_end_is_refused_before_it_is_cut_up(tmp_path, monkeypatch):
    monkeypatch.setattr(text_files, "BLOCK_OF_A_LINE", 2_000_000)
    endless = "a,b\n" + "x" * 4_000_000
    said = "row 2: the line is longer than 2 MB; no table has such a row"
    assert said in refusal(write(tmp_path, endless))


def test_a_stray_cell_far_below_adds_no_rows_between(tmp_path):
    book = openpyxl.Workbook()
    for row in (["Action", "Owner", "Due date"], ["Write", "Ann", "31/01/2026"]):
        book.active.append(row)
    book.active["A50000"] = "x"
    book.save(tmp_path / "log.xlsx")
    records, _, _ = read_sheet_records(tmp_path / "log.xlsx")
    assert (len(records), records[-1]) == (MOST_BLANK_ROWS + 3, (50_000, ["x"]))


def test_the_fast_way_reads_what_the_patient_way_reads(tmp_path, monkeypatch):
    rows = "\n".join(f'{n},"cell, {n % 7}", Agree ,{"é" * (n % 3)}' for n in range(500))
    path = write(tmp_path, f"id,text,answer,other\n{rows}\n")
    patient = read_raw_table(path)
    monkeypatch.setattr(plain_csv, "LARGE_FILE_BYTES", 10)
    fast = read_raw_table(path)
    assert fast.extras["large"]
    assert not patient.extras["large"]
    assert fast.rows.astype(str).equals(patient.rows.astype(str))
    assert fast.rows.index.tolist() == patient.rows.index.tolist()


@pytest.mark.parametrize("text", ["a,b\n1,2\n\n3,4\n", "a,b\n1,2,3\n", "title\na,b\n1,2\n"])
def test_anything_unusual_in_a_large_file_goes_the_patient_way(tmp_path, monkeypatch, text):
    monkeypatch.setattr(plain_csv, "LARGE_FILE_BYTES", 3)
    assert not read_raw_table(write(tmp_path, text)).extras["large"]


# ---------------------------------------------------------------- workbooks


def test_a_workbook_gives_words_whatever_its_extension(tmp_path):
    import datetime

    rows = [
        ["agency", "score", "day", "ok"],
        ["Police", 4.0, datetime.datetime(2026, 9, 3), True],
        ["", None, None, None],
    ]
    path = workbook(tmp_path, rows, "lying.csv")
    table = read_raw_table(path)
    assert table.file_format == "plain_xlsx"
    assert cells(table) == [["Police", "4", "2026-09-03", "TRUE"]]


def test_a_formula_without_a_value_stays_text_and_is_noted(tmp_path):
    table = read_raw_table(workbook(tmp_path, [["a", "b"], ["=1+1", "x"]]))
    assert cells(table) == [["=1+1", "x"]]
    assert "1 cells hold formulas" in str(table.notes[0])


def test_a_sheet_can_be_chosen_and_one_that_is_not_there_is_refused(tmp_path):
    path = workbook(tmp_path, [["a"], [1]], sheets=("First", "Second"))
    assert read_raw_table(path, sheet="First").extras["other_sheets"] == ["Second"]
    assert "no sheet of that name; the file has 2 sheets" in refusal(path, sheet="Third")


def test_an_empty_workbook_is_empty(tmp_path):
    assert "the file is empty" in refusal(workbook(tmp_path, []))


def zip_with(tmp_path, parts, name="hostile.xlsx"):
    path = tmp_path / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return path


def test_a_zip_bomb_is_refused_before_anything_is_parsed(tmp_path, monkeypatch):
    monkeypatch.setattr(plain_xlsx, "RATIO_COUNTS_FROM_BYTES", 100_000)
    path = zip_with(tmp_path, {"xl/workbook.xml": "<workbook/>", "xl/bomb.xml": b" " * 5_000_000})
    assert "more than 200 times its size" in refusal(path)


def test_the_unpacked_size_is_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr(plain_xlsx, "LARGEST_UNPACKED_BYTES", 1_000_000)
    path = zip_with(tmp_path, {"xl/workbook.xml": "<workbook/>", "xl/large.xml": b"ab" * 1_000_000})
    assert "the limit of 1 MB" in refusal(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_entities_are_refused(tmp_path, encoding):
    evil = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><workbook>&a;</workbook>'.encode(encoding)
    assert "defines XML entities" in refusal(zip_with(tmp_path, {"xl/workbook.xml": evil}))


def test_another_office_document_is_not_a_workbook(tmp_path):
    assert "not a workbook" in refusal(zip_with(tmp_path, {"word/document.xml": "<w/>"}))


def test_a_workbook_that_is_cut_off_is_damaged(tmp_path):
    whole = workbook(tmp_path, [["a"], [1]])
    cut = write(tmp_path, whole.read_bytes()[:2000], "cut.xlsx")
    assert "damaged or cut off" in refusal(cut)
