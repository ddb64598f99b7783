"""Downloads that come zipped (Google Forms, SurveyMonkey, Qualtrics, ODK Central): the one table inside."""

import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from data.imports.problems import ImportRefused

TABLE_ENDINGS = (".csv", ".tsv", ".txt", ".tab", ".xlsx", ".ods", ".sav", ".zsav", ".por", ".dta", ".json",
                 ".xml")  # fmt: skip
# Parts that show an archive to be one document of an Office program.
OFFICE_PARTS = frozenset({"[Content_Types].xml", "mimetype", "content.xml"})


@contextmanager
def unzip_table(path: Path, head: bytes) -> Iterator[Path]:
    """The path itself, or that of the only table inside an archive, for as long as it is read.

    Raises ImportRefused when an archive holds no table or several, or is damaged or hostile.
    """
    inside = _find_table(path) if head.startswith(b"PK\x03\x04") else None
    if inside is None:
        yield path
        return
    from data.imports.plain_xlsx import open_zip_safely

    open_zip_safely(path, needs=inside)
    with TemporaryDirectory() as folder:
        unpacked = Path(folder) / f"{path.stem.removesuffix(Path(inside).suffix)}{Path(inside).suffix}"
        with zipfile.ZipFile(path) as archive, archive.open(inside) as stream, unpacked.open("wb") as target:
            shutil.copyfileobj(stream, target)
        yield unpacked


def _find_table(path: Path) -> str | None:
    """The table's name in the archive; None where reading will say what it is."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [part.filename for part in archive.infolist() if not part.is_dir()]
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError, EOFError):
        return None
    if OFFICE_PARTS & set(names) or any(name.startswith(("xl/", "word/")) for name in names):
        return None
    seen = [name for name in names if not _is_hidden(name)]
    tables = [name for name in seen if name.lower().endswith(TABLE_ENDINGS)]
    if len(tables) == 1:
        return tables[0]
    found = f"{len(tables)} tables" if tables else "no table"
    raise ImportRefused(f"{path.name}: this archive holds {found}; unpack it and import the files one by one")


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return parts[0] == "__MACOSX" or parts[-1].startswith(".")
