"""Exports of survey tools, recognised by what stands in their first rows; the extension may lie."""

from pathlib import Path

from data.imports.plain_csv import table_from_records
from data.imports.plain_xlsx import Sheet, read_first_table
from data.imports.problems import ImportRefused
from data.imports.raw_table import READERS, RawTable, Reader
from data.imports.survey_formats import (
    alchemer,
    google_forms,
    kobo,
    limesurvey,
    microsoft_forms,
    qualtrics,
    redcap,
    sosci,
    surveymonkey,
    two_heading_rows,
    typeform,
    unipark,
)
from data.imports.survey_formats.opendocument import read_ods_records
from data.imports.survey_formats.sheet_cells import is_opendocument, read_sheet_cells, read_top
from data.imports.survey_formats.statistics_packages import read_statistics_file, recognise_statistics_file
from data.imports.survey_formats.survey_table import SurveyLayout, build_survey_table

# The most telling headings first: several tools write "Response ID".
SURVEY_LAYOUTS: tuple[SurveyLayout, ...] = (
    qualtrics.LAYOUT,
    surveymonkey.LAYOUT,
    microsoft_forms.LAYOUT,
    google_forms.LAYOUT,
    redcap.LAYOUT,
    kobo.LAYOUT,
    alchemer.LAYOUT,
    limesurvey.LAYOUT,
    sosci.LAYOUT,
    unipark.LAYOUT,
    typeform.LAYOUT,
    two_heading_rows.LAYOUT,
)
TOOLS = tuple(layout.tool for layout in SURVEY_LAYOUTS)


def find_layout(top: list[list[str]]) -> SurveyLayout | None:
    """The survey tool whose headings these are."""
    return next((layout for layout in SURVEY_LAYOUTS if layout.recognise(top)), None)


def recognise_survey_export(head: bytes, path: Path) -> bool:
    """Whether a survey tool wrote this table."""
    return find_layout(read_top(head, path)) is not None


def read_survey_export(path: Path, tool: str | None = None) -> RawTable:
    """Read an export as the tool that wrote it would explain it; `tool` overrules what was recognised.

    Raises ImportRefused naming the tools when neither is known.
    """
    cells = read_sheet_cells(path)
    forced = {layout.tool: layout for layout in SURVEY_LAYOUTS}.get(tool or "")
    layout = forced or (find_layout(cells.top) if tool is None else None)
    if layout is None:
        raise ImportRefused(
            f"{path.name}: not an export of a known survey tool; known are {', '.join(TOOLS)}"
        )
    return build_survey_table(cells, layout)


def read_plain_ods(path: Path, sheet: str | None = None) -> RawTable:
    """An OpenDocument sheet that no survey tool wrote."""

    def read(found: Sheet) -> RawTable:
        records, notes, extras = found
        return table_from_records(records, "plain_ods", path.name, notes, extras | {"large": False})

    first = read_ods_records(path, sheet)
    return read_first_table(read, first, lambda name: read_ods_records(path, name), tries=sheet is None)


READERS.append(Reader("statistics_package", recognise_statistics_file, read_statistics_file))
READERS.append(Reader("survey_export", recognise_survey_export, read_survey_export))
READERS.append(Reader("plain_ods", is_opendocument, read_plain_ods))
