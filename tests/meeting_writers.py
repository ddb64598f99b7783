"""Writes the same small meeting as every meeting tool would export it; what a reader must find is known.

Four people: Ann Lee (Midshire Council), Ben Oduya (police, rejoined once), Cara Singh (health) and a deputy,
Joan Hill. `WORDS` stands wherever a tool keeps speech or free text, and may appear in no message.
"""

import io
import zipfile
from pathlib import Path

from docx import Document

WORDS = "Zebedee Quillfeather"
TEAMS_ROWS = (
    ("Ann Lee", "09:58:00", "11:00:00", "1h 2m", "ann.lee@midshire.gov.uk", "Organizer"),
    ("Ben Oduya", "10:00:00", "10:20:00", "20m", "ben.oduya@midshire.police.uk", "Presenter"),
    ("Ben Oduya", "10:30:00", "11:00:00", "30m", "ben.oduya@midshire.police.uk", "Presenter"),
    ("Joan Hill (Guest)", "10:10:00", "10:40:00", "30m", "joan.hill@nhs.net", "Attendee"),
)


def write_teams(separator: str = "\t", words: dict[str, str] | None = None, day: str = "03/02/2026") -> str:
    """The three-section report. `words` translates headings; times are day first, clock of 24 hours."""
    said = words or {}

    def cell(text: str) -> str:
        text = said.get(text, text)
        return f'"{text}"' if separator in text else text

    def line(*cells: str) -> str:
        return separator.join(cell(each) for each in cells)

    def at(clock: str) -> str:
        return f"{day}, {clock}"

    spans = {"Ann Lee": ("09:58:00", "11:00:00"), "Ben Oduya": ("10:00:00", "11:00:00")}
    spans["Joan Hill (Guest)"] = ("10:10:00", "10:40:00")
    seen: dict[str, tuple[str, str]] = {row[0]: (row[4], row[5]) for row in TEAMS_ROWS}
    lines = [
        line("1. Summary"),
        line("Meeting title", WORDS),
        line("Attended participants", "3"),
        line("Start time", at("10:00:00")),
        line("End time", at("11:00:00")),
        line("Meeting duration", "1h"),
        "",
        line("2. Participants"),
        line(
            "Name", "First join", "Last leave", "In-meeting duration", "Email", "Participant ID (UPN)", "Role"
        ),
    ]
    lines += [
        line(name, at(spans[name][0]), at(spans[name][1]), "1h", email, email, role)
        for name, (email, role) in seen.items()
    ]
    lines += [
        "",
        line("3. In-Meeting activities"),
        line("Name", "Join time", "Leave time", "Duration", "Email", "Role"),
    ]
    lines += [line(name, at(join), at(leave), *rest) for name, join, leave, *rest in TEAMS_ROWS]
    return "\n".join(lines) + "\n"


def write_teams_2021() -> str:
    """The layout before the numbered sections."""
    lines = [
        "Meeting Summary",
        "Total Number of Participants\t3",
        f"Meeting Title\t{WORDS}",
        "Meeting Start Time\t2/13/2026, 10:00:00 AM",
        "Meeting End Time\t2/13/2026, 11:00:00 AM",
        "",
        "Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)",
        "Ann Lee\t2/13/2026, 9:58:00 AM\t2/13/2026, 11:00:00 AM\t1h "
        "2m\tann.lee@midshire.gov.uk\tOrganizer\tann.lee@midshire.gov.uk",
        "Ben Oduya\t2/13/2026, 10:00:00 AM\t2/13/2026, 10:20:00 AM\t20m\t\tPresenter\t",
        "Ben Oduya\t2/13/2026, 10:30:00 AM\t2/13/2026, 11:00:00 AM\t30m\t\tPresenter\t",
    ]
    return "\r\n".join(lines)


def write_teams_oldest() -> str:
    """One row per joining and leaving; Ben never leaves."""
    return (
        "Full Name\tUser Action\tTimestamp\n"
        "Ann Lee\tJoined before\t13/02/2026, 10:00:00\n"
        "Ben Oduya\tJoined\t13/02/2026, 10:05:00\n"
        "Ann Lee\tLeft\t13/02/2026, 10:30:00\n"
        "Ann Lee\tJoined\t13/02/2026, 10:40:00\n"
        "Ann Lee\tLeft\t13/02/2026, 11:00:00\n"
    )


def write_zoom(preamble: bool = True) -> str:
    """One row per joining; Cara waited outside and was never let in."""
    head = (
        "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n"
        f"912 3456 7890,{WORDS},02/13/2026 10:00:00 AM,02/13/2026 11:00:00 AM,"
        f"ann.lee@midshire.gov.uk,60,3\n\n"
    )
    return (head if preamble else "") + (
        "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,In Waiting Room\n"
        "Ann Lee,ann.lee@midshire.gov.uk,02/13/2026 09:58:00 AM,02/13/2026 11:00:00 AM,62,No,No\n"
        "Ben - Police (Ben Oduya),,02/13/2026 10:00:00 AM,02/13/2026 10:20:00 AM,20,Yes,No\n"
        "Ben - Police (Ben Oduya),,02/13/2026 10:15:00 AM,02/13/2026 10:45:00 AM,30,Yes,No\n"
        "Cara Singh,,02/13/2026 10:00:00 AM,02/13/2026 10:02:00 AM,2,Yes,Yes\n"
    )


def write_zoom_totals() -> str:
    return (
        "Name (original name),Email,Total duration (minutes),Guest\n"
        "Ann Lee,ann.lee@midshire.gov.uk,62,No\nBen Oduya,,48,Yes\n"
    )


def write_meet() -> str:
    return (
        "First name,Last name,Email,Duration,Time joined,Time exited\n"
        "Ann,Lee,ann.lee@midshire.gov.uk,1 hr 2 min,9:58 AM,11:00 AM\n"
        "Ben,Oduya,ben.oduya@midshire.police.uk,50 min,10:00 AM,10:50 AM\n"
    )


def write_vtt() -> str:
    """Teams' voices: closed, unclosed and two in one cue; a note and a style that are no speech."""
    return (
        "\ufeffWEBVTT\r\n\r\nNOTE made by a tool\r\n00:00:09.000 is no "
        "cue\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\n"
        f"d1-0\r\n00:00:01.000 --> 00:00:04.500\r\n<v Ann Lee>{WORDS}.</v>\r\n\r\n"
        f"d1-1\r\n00:05.000 --> 00:07.000 align:start\r\n<v Ben Oduya>{WORDS}\r\nand {WORDS}\r\n\r\n"
        "d1-2\r\n01:00:00,000 --> 01:00:04,000\r\n<v Ann Lee>12345</v><v Ben Oduya>12345</v>\r\n"
    )


def write_srt() -> str:
    """`Name: text`, and a cue that goes on without a name."""
    return (
        f"1\n00:00:01,000 --> 00:00:03,000\nAnn Lee: {WORDS}\n\n"
        "2\n00:00:03,000 --> 00:00:05,000\nand so on, nothing new\n\n"
        f"3\n00:00:05,000 --> 00:00:06,500\nBen Oduya: {WORDS}\n"
    )


def write_invitation() -> str:
    """Three weekly meetings, one of them taken out; Cara declines, Ben sends Joan, a room is booked."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:REQUEST", "BEGIN:VEVENT", "UID:board@midshire",
        "DTSTART;TZID=Europe/London:20260203T100000", "DTEND;TZID=Europe/London:20260203T110000",
        "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;TZID=Europe/London:20260210T100000", f"SUMMARY:{WORDS}",
        "ORGANIZER;CN=Ann Lee:mailto:ann.lee@midshire.gov.uk",
        'ATTENDEE;CN=Ben Oduya;PARTSTAT=DELEGATED;'
'DELEGATED-TO="mailto:joan.hill@nhs.net":mailto:ben.oduya@midshire.police.uk',
        "ATTENDEE;CN=Joan Hill;PARTSTAT=ACCEPTED:mailto:joan.hill@nhs.net",
        "ATTENDEE;CN=Cara Singh;ROLE=REQ-PARTICIPANT;PARTSTAT=DECLINED:MAILTO:cara.singh@nhs.net",
        "ATTENDEE;CN=Dee Fox;ROLE=OPT-PARTICIPANT:mailto:dee.fox@example.org",
        "ATTENDEE;CN=Room 4;CUTYPE=ROOM:mailto:room4@midshire.gov.uk",
        "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    return "\r\n".join(lines)


MINUTES = f"""MIDSHIRE SAFEGUARDING CHILDREN PARTNERSHIP
Minutes of the Executive Board held on Tuesday 3rd February 2026 at 10.00am

Chair: Ann Lee (Independent Chair)

Present:
Ann Lee (AL), Director, Midshire Council
DCI Ben Oduya (BO), Midshire Police
Joan Hill, NHS Midshire (deputising for Cara Singh)

Apologies: Cara Singh (NHS Midshire), Mark Lyle, Probation Service and Aisha Khan (Housing)

1. Minutes of the last meeting and matters arising
The minutes of the meeting held on 2 December 2025 were agreed as a true record.
Action 12/3 – BO to circulate the {WORDS} data – carried forward.

2. Voice of the child
Two young people told the Board that they want one worker who stays.

3. Neglect strategy
The Board agreed to adopt the {WORDS} strategy from 1 April.
ACTION: AL to publish the strategy on the website by 27 February 2026.
It was agreed that the audit of {WORDS} would be deferred to the June meeting.

Date of next meeting: 5 May 2026

ACTION LOG
No\tAction\tOwner\tDue\tStatus
1\tPublish the strategy on the website\tAL\t27/02/2026\tOpen
2\tBook the venue\tJoan Hill\t5 March\tComplete
"""
TABLE = (
    ("Name", "Role", "Agency", "Attendance"),
    ("Ann Lee", "Chair", "Midshire Council", "✓"),
    ("Ben Oduya", "Inspector", "Midshire Police", "Apologies"),
    ("Cara Singh", "Nurse", "NHS Midshire", "Deputy"),
)
ACTIONS = (
    ("Action", "Lead", "By when"),
    (f"Write to schools about {WORDS}", "Ann Lee", "1 March"),
)


def write_docx(path: Path) -> Path:
    document = Document()
    document.add_heading("Neglect group: minutes", 0)
    document.add_paragraph("Date: 3 February 2026")
    for heading, rows in (("Attendance", TABLE), ("Actions", ACTIONS)):
        document.add_heading(heading, 1)
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    document.add_heading("Decisions", 1)
    document.add_paragraph(f"Fund {WORDS} until March", style="List Bullet")
    document.save(str(path))
    return path


def write_odt(path: Path) -> Path:
    """The least that an OpenDocument text needs."""
    rows = "".join(
        _odt_table(rows, heading) for heading, rows in (("Attendance", TABLE), ("Actions", ACTIONS))
    )
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("table", "table"))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}><office:body><office:text>'
        "<text:h>Neglect group: minutes</text:h><text:p>Date: 3 February 2026</text:p>"
        f"{rows}<text:h>Decisions</text:h><text:list><text:list-item><text:p>Fund {WORDS}<text:s/>until March"
        "</text:p></text:list-item></text:list></office:text></office:body></office:document-content>"
    )
    path.write_bytes(pack({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}))
    return path


def _odt_table(rows: tuple[tuple[str, ...], ...], heading: str) -> str:
    cells = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in rows
    )
    return f"<text:h>{heading}</text:h><table:table>{cells}</table:table>"


def pack(parts: dict[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


def write_html() -> str:
    return (
        "<!DOCTYPE html><html><head><title>x</title><script>Present: nobody</script></head><body>"
        "<h1>Board minutes</h1><p>Meeting of 3rd February "
        "2026</p><h2>Present</h2><ul><li>Ann Lee (Council)</li>"
        "<li>Ben Oduya, Police</li></ul><p><b>Apologies:</b> Cara Singh (Health)</p>"
        f"<h2>Decisions</h2><ol><li>Fund {WORDS} until March</li><li>Deferred: the logo</li></ol>"
        f"<h2>Actions</h2><table><tr><th>Action</th><th>Lead</th></tr><tr><td>Ask "
        f"{WORDS}</td><td>Ann Lee</td></tr>"
        "</table></body></html>"
    )


def write_pdf(path: Path, lines: list[str], draws_words: bool = True) -> Path:
    """One page of Helvetica, a line under the other; without words it is what a scanner makes."""
    shown = "".join(
        f"1 0 0 1 50 {780 - 14 * at} Tm ({_escape(line)}) Tj\n" for at, line in enumerate(lines) if line
    )
    stream = f"BT /F1 10 Tf\n{shown}ET" if draws_words else "0 0 100 100 re f"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream.encode('latin-1'))} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    body, offsets = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(len(body.encode("latin-1")))
        body += f"{number} 0 obj\n{each}\nendobj\n"
    start = len(body.encode("latin-1"))
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    body += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    path.write_bytes(body.encode("latin-1"))
    return path


def _escape(line: str) -> str:
    plain = line.replace("–", "-").replace("\t", "   ")
    return plain.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def write_meeting_seeds(folder: Path) -> list[Path]:
    """Every format once, in `folder`."""
    texts = {
        "teams.csv": write_teams(),
        "teams_2021.csv": write_teams_2021(),
        "teams_oldest.csv": write_teams_oldest(),
        "zoom.csv": write_zoom(),
        "zoom_totals 2026-02-03.csv": write_zoom_totals(),
        "meet 2026-02-03.csv": write_meet(),
        "teams 2026-02-03.vtt": write_vtt(),
        "zoom 2026-02-03.srt": write_srt(),
        "board.ics": write_invitation(),
        "minutes.txt": MINUTES,
        "minutes.html": write_html(),
    }
    paths = []
    for name, text in texts.items():
        path = folder / name
        path.write_bytes(text.encode("utf-16" if name == "teams.csv" else "utf-8"))
        paths.append(path)
    pdf = write_pdf(folder / "minutes.pdf", MINUTES.splitlines())
    return [*paths, write_docx(folder / "minutes.docx"), write_odt(folder / "minutes.odt"), pdf]
