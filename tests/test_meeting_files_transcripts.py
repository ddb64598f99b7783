"""Transcripts: who spoke how long, in which layout whatsoever; never what was said."""

import json

import pandas as pd
import pytest

from data.imports.meeting_files import read_meeting_file, recognise_meeting_file
from data.imports.problems import ImportRefused
from tests.meeting_writers import WORDS, write_srt, write_vtt


def read(tmp_path, text, name="2026-02-03 board.vtt"):
    path = tmp_path / name
    path.write_bytes(text.encode("utf-8"))
    return read_meeting_file(path)


def seconds_of(file):
    return dict(zip(file.turns["speaker"], file.turns["seconds"], strict=True))


def test_voice_tags_are_read_closed_unclosed_and_two_in_one_cue(tmp_path):
    file = read(tmp_path, write_vtt())
    assert (file.file_format, file.rows_read) == ("webvtt", 3)
    # 3.5 s alone and half of 4 s shared; 2 s in a time without hours and half of 4 s.
    assert seconds_of(file) == {"Ann Lee": 5.5, "Ben Oduya": 4.0}
    assert file.turns["turn_count"].tolist() == [2, 2]


def test_srt_cues_without_a_name_go_on_with_whoever_spoke(tmp_path):
    file = read(tmp_path, write_srt(), "talk.srt")
    assert file.file_format == "subrip"
    assert seconds_of(file) == {"Ann Lee": 4.0, "Ben Oduya": 1.5}


def test_no_word_that_was_said_is_kept(tmp_path):
    for text in (write_vtt(), write_srt()):
        file = read(tmp_path, text)
        for frame in (file.meetings, file.attendance, file.turns, file.decisions, file.actions):
            assert WORDS not in frame.to_csv()


def test_a_colon_inside_a_sentence_is_no_speaker(tmp_path):
    cues = "".join(
        f"00:00:{at:02d}.000 --> 00:00:{at + 1:02d}.000\n<v Ann Lee>One thing: and another</v>\n\n"
        for at in range(5)
    )
    assert seconds_of(read(tmp_path, "WEBVTT\n\n" + cues)) == {"Ann Lee": 5.0}


def test_names_with_times_above_their_words_are_read_as_word_exports_write_them(tmp_path):
    text = (
        "Board meeting\nAnn Lee   0:03\nGood morning.\n\nBen Oduya   0:13\nMorning.\n\n"
        "Ann Lee   1:13\none two three four five\n"
    )
    file = read(tmp_path, text, "talk.txt")
    assert seconds_of(file) == {"Ann Lee": 12.0, "Ben Oduya": 60.0}  # the last turn: 5 words at 2.5 a second


def test_a_cue_that_ends_before_it_begins_counts_no_time_and_is_noted(tmp_path):
    cues = ("00:00:05.000 --> 00:00:01.000", "00:00:06.000 --> 00:00:08.000")
    text = "WEBVTT\n\n" + "\n\n".join(f"{times}\n<v Ann>x</v>" for times in cues) + "\n"
    file = read(tmp_path, text)
    assert seconds_of(file) == {"Ann": 2.0}
    assert "1 stretch of speech ends before it begins" in file.notes[0].message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("WEBVTT\n\n", "no stretch of speech"),
        ("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nhello there\n", "names no speakers"),
        ('{"meeting_transcripts": [{"speaker": "A", "content": "x"', "damaged or cut off"),
    ],
)
def test_transcripts_that_say_nothing_are_refused_in_a_sentence(tmp_path, text, words):
    with pytest.raises(ImportRefused, match=words):
        read(tmp_path, text)


def test_the_real_zoom_transcripts_give_the_seconds_of_the_reference(shared_data):
    folder = shared_data / "meetings_zoom_vtt_acde"
    oracle = json.loads((folder / "oracle.json").read_text(encoding="utf-8"))
    for name, told in oracle.items():
        path = folder / name.replace("/", "_") / "transcript.vtt"
        file = read_meeting_file(path)
        assert (file.rows_read, file.count()["people"]) == (told["cues"], told["n_speakers"])
        expected = {speaker: row["seconds"] for speaker, row in told["speakers"].items()}
        assert seconds_of(file) == pytest.approx(expected, abs=0.002)
        assert file.count()["talk_seconds"] == pytest.approx(sum(expected.values()), abs=0.01)
        corrected = read_meeting_file(path.with_name("transcript_corrected.vtt"))
        pd.testing.assert_frame_equal(corrected.turns, file.turns)  # the words changed, not who spoke
    assert file.meetings["held_on"].iloc[0] == pd.Timestamp(2026, 4, 23)  # the folder's name tells


def test_the_real_speeches_without_times_are_reckoned_from_their_words(shared_data):
    counts = {
        "ES2004a": (320, 4),
        "ES2004b": (528, 4),
        "covid_0": (316, 94),
        "education_0": (124, 11),
        "education_1": (91, 8),
    }
    for name, (speeches, speakers) in counts.items():
        path = shared_data / "transcripts_qmsum" / f"{name}.json"
        file = read_meeting_file(path)
        assert (file.rows_read, file.count()["people"]) == (speeches, speakers)
        said = json.loads(path.read_text(encoding="utf-8"))["meeting_transcripts"]
        words = sum(len(speech["content"].split()) for speech in said)
        assert file.count()["talk_seconds"] == pytest.approx(words / 2.5, abs=0.1)


def test_chats_and_lists_of_corrections_are_no_transcripts(shared_data):
    folder = shared_data / "meetings_zoom_vtt_acde" / "acde_2026-02-12_230"
    for name in ("chat.txt", "transcript_changelog.tsv"):
        path = folder / name
        assert recognise_meeting_file(path.read_bytes(), path) is None


def test_times_that_are_not_padded_are_read(tmp_path):
    # As Microsoft Stream wrote them; the second speaker's last cue lasts an hour, a minute and 2.75 s.
    text = (
        "WEBVTT\n\n6e2b/12-0\n0:0:0.0 --> 0:0:3.540\n<v Ann Lee>Good morning.</v>\n\n"
        "6e2b/17-0\n0:0:3.540 --> 0:0:7.23\n<v Ben Oduya>Morning.</v>\n\n0:1:5.2 --> 1:2:7.950\nand so on\n"
    )
    assert seconds_of(read(tmp_path, text)) == pytest.approx({"Ann Lee": 3.54, "Ben Oduya": 3666.44})


def test_webex_names_the_speaker_above_the_time(tmp_path):
    cues = '1 "Ann Lee" (1234567)\n00:00:01.000 --> 00:00:05.000\nhello\n\n2 "Ben Oduya" (76)\n'
    file = read(tmp_path, f"WEBVTT\n\n{cues}00:00:05.000 --> 00:00:07.000\nyes: all of it\n")
    assert dict(zip(file.turns["speaker"], file.turns["seconds"], strict=True)) == {
        "Ann Lee": 4,
        "Ben Oduya": 2,
    }


def test_google_meets_text_shares_the_time_between_its_stamps_by_words(tmp_path):
    told = (
        "Board (2026-02-03 10:00 GMT) - Transcript\nAttendees\nAnn Lee, Ben Oduya\nTranscript\n\n00:00:00\n\n"
        "Ann Lee: aaaaaaaaaaa\nBen Oduya: bbbbbbbbb\n\n00:05:00\n\nAnn Lee: one\n\n"
        "Meeting ended after 00:06:00\n"
    )
    file = read(tmp_path, told, "board - Transcript.txt")
    assert file.kind == "transcript"
    assert dict(zip(file.turns["speaker"], file.turns["seconds"], strict=True)) == {
        "Ann Lee": 210,
        "Ben Oduya": 150,
    }
