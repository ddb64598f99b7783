"""Lists of who came as secretaries keep them → the columns of our own kind `attendance`.

A grid has a column for each meeting; a list has one for "Attended (Y/N)". Both are plain tables (CSV, XLSX,
ODS), recognised by their headings and marks once they have been read.
"""

from data.imports.attendance_formats.attendance_grid import is_attendance_grid, reshape_attendance_grid
from data.imports.attendance_formats.attendance_list import is_attendance_list, reshape_attendance_list
from data.imports.raw_table import LAYOUTS, Layout

KIND = "attendance"
LAYOUTS.append(Layout("attendance_grid", is_attendance_grid, reshape_attendance_grid, KIND))
LAYOUTS.append(Layout("attendance_list", is_attendance_list, reshape_attendance_list, KIND))
