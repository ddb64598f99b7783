"""Meeting files that are broken or mean harm: each is refused in a sentence that quotes nothing."""

import tracemalloc
import zipfile

import pytest

from data.imports.meeting_files import read_meeting_file, recognise_meeting_file
from data.imports.problems import ImportRefused
from tests.meeting_writers import (
    WORDS,
    pack,
    write_docx,
    write_invitation,
    write_meeting_seeds,
    write_odt,
    write_pdf,
    write_teams,
)

BODY = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{}</w:body></w:document>"


def refused(path):
    with pytest.raises(ImportRefused) as refusal:
        read_meeting_file(path)
    message = str(refusal.value)
    assert message.strip()
    assert WORDS.split()[1] not in message
    return message


def read_or_refused(path):
    """What kind of file it was taken for, or the sentence that refuses it; any other error fails the test."""
    try:
        return read_meeting_file(path).kind
    except ImportRefused as refusal:
        return str(refusal).strip()


def write(tmp_path, content, name="minutes.docx"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def test_entities_in_a_word_document_are_refused(tmp_path):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + BODY.format("<w:p>&b;</w:p>")
    assert "entities" in refused(write(tmp_path, pack({"word/document.xml": bomb})))


def test_entities_in_an_opendocument_are_refused(tmp_path):
    bomb = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    parts = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": bomb}
    assert "entities" in refused(write(tmp_path, pack(parts), "minutes.odt"))


def test_a_word_document_that_unpacks_to_far_too_much_is_refused(tmp_path):
    bomb = pack({"word/document.xml": BODY.format("<w:p/>" * 5_000_000)})
    assert len(bomb) < 1_000_000
    assert "times its size" in refused(write(tmp_path, bomb))


def test_a_word_document_nested_very_deeply_does_not_bring_the_reader_down(tmp_path):
    deep = "<w:sdt><w:sdtContent>" * 5_000 + "</w:sdtContent></w:sdt>" * 5_000
    assert refused(write(tmp_path, pack({"word/document.xml": BODY.format(deep)})))


def test_a_document_cut_off_anywhere_is_read_or_refused_in_a_sentence(tmp_path):
    whole = {
        "minutes.docx": write_docx(tmp_path / "a").read_bytes(),
        "minutes.odt": write_odt(tmp_path / "b").read_bytes(),
        "minutes.pdf": write_pdf(tmp_path / "c", ["Present: Ann Lee"]).read_bytes(),
        "board.ics": write_invitation().encode(),
        "teams.csv": write_teams().encode("utf-16"),
    }
    for name, content in whole.items():
        for share in (0.05, 0.3, 0.6, 0.9, 0.99):
            path = write(tmp_path, content[: int(len(content) * share)], name)
            assert read_or_refused(path)


def test_a_scan_says_that_it_is_pictures_of_words(tmp_path):
    assert "pictures of words (a scan)" in refused(write_pdf(tmp_path / "scan.pdf", ["x"], draws_words=False))


def test_a_document_without_anything_of_minutes_says_what_is_missing(tmp_path):
    letter = write_pdf(tmp_path / "letter.pdf", [f"Dear {WORDS}", "thank you for your letter of last week"])
    assert "nothing in this document reads as minutes" in refused(letter)


def test_a_web_page_nested_very_deeply_is_read_or_refused_in_a_sentence(tmp_path):
    page = "<html><body>" + "<div>" * 20_000 + "Present: Ann Lee" + "</div>" * 20_000
    assert read_or_refused(write(tmp_path, page, "page.html"))


def test_a_lying_extension_changes_nothing(tmp_path):
    for path in write_meeting_seeds(tmp_path):
        lying = path.with_name(path.stem + ".xlsx")
        lying.write_bytes(path.read_bytes())
        assert recognise_meeting_file(lying.read_bytes(), lying) is not None, path.name


def test_a_zip_of_something_else_is_no_meeting_file(tmp_path):
    path = write(tmp_path, pack({"readme.txt": "Present: nobody"}), "minutes.zip")
    assert recognise_meeting_file(path.read_bytes(), path) is None
    assert zipfile.is_zipfile(path)


def test_a_calendar_that_repeats_for_ever_stays_small(tmp_path):
    text = write_invitation().replace("RRULE:FREQ=WEEKLY;COUNT=3", "RRULE:FREQ=DAILY")
    assert "more than 1,000 meetings" in refused(write(tmp_path, text, "board.ics"))


def test_json_nested_very_deeply_is_refused_in_a_sentence(tmp_path):
    nested = '{"action_items": ' + "[" * 200_000 + ', "decisions": []}'
    path = write(tmp_path, nested, "summary.json")
    path.write_text('{"decisions": [], "action_items": ' + "[" * 200_000)
    assert "damaged or cut off" in refused(path)


@pytest.mark.parametrize(
    ("name", "head", "line"),
    [
        ("list.csv", b"Full Name\tUser Action\tTimestamp\n", b"Ann Lee\tJoined\t5/12/2020, 2:00:10 PM\n"),
        ("talk.vtt", b"WEBVTT\n\n", b"00:00:01.000 --> 00:00:03.000\n<v Ann Lee>Good morning</v>\n\n"),
        ("minutes.txt", b"Minutes of the meeting\nPresent: Ann Lee (Police)\n", b"ACTION: AL to write\n"),
        ("summary.json", b'{"decisions": [], "action_items": [', b'{"action": "write", "owner": "Ann"},'),
        ("minutes.html", b"<html><body><p>Present: Ann Lee</p>", b"<p>ACTION: AL to write</p>"),
    ],
)
def test_a_file_of_a_thousand_megabytes_is_refused_before_it_is_read(tmp_path, name, head, line):
    path = tmp_path / name
    with path.open("wb") as stream:
        stream.write(head + line * 20_000)
        stream.truncate(1_000_000_000)  # the rest is a hole: nothing on the disk, zeros when read
    tracemalloc.start()
    message = refused(path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "below" in message
    assert "MB" in message
    assert most < 20_000_000
