"""When the file fails: a code the reader can be told about, and never a byte of a damaged file touched."""

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop.core.article import Article
from desktop.core.errors import StoreError, explain
from desktop.store.connection import connect
from desktop.store.faults import explained
from desktop.store.notes.notebook import Notebook

MakeArticle = Callable[..., Article]


def code_of(act: Callable[[], object]) -> str:
    """Return the code of the StoreError that `act` raises; every such error can be told in both languages."""
    with pytest.raises(StoreError) as caught:
        act()
    for language in ("de", "en"):
        assert str(caught.value.facts["path"]) in explain(caught.value, language).advice
    return caught.value.code


def filled(path: Path, article: MakeArticle, count: int = 60) -> bytes:
    """Write notes to `path` and return the bytes of the file."""
    notebook = Notebook(path)
    for index in range(count):
        notebook.annotate(article(), f"Notiz {index} " + "x" * 500)
    notebook.close()
    return path.read_bytes()


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"",
        lambda whole: b"Das ist keine Datenbank. " * 200,
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:5000],
        lambda whole: whole[:4096] + b"\x00" * 8192 + whole[12288:],
        lambda whole: b"\xff" * 100 + whole[100:],
    ],
    ids=["empty", "text", "half", "torn page", "zeroed pages", "no header"],
)
def test_a_damaged_file_is_named_and_left_alone(
    path: Path, notebook: Notebook, article: MakeArticle, damage: Callable[[bytes], bytes]
) -> None:
    # GIVEN a damaged file
    spoilt = damage(filled(path, article))
    path.write_bytes(spoilt)

    # WHEN it is read, written and read again
    codes = [code_of(act) for act in (lambda: notebook.notes(""), lambda: notebook.annotate(article(), "neu"))]

    # THEN it is called damaged, and is as it was
    assert codes == ["store_damaged"] * 2
    assert path.read_bytes() == spoilt


def test_a_file_of_another_program_is_left_alone(path: Path, notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN a database somebody else made
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE notes (id)")
        other.commit()
    before = path.read_bytes()

    # WHEN a note is to be kept in it
    # THEN that is refused, and the file is as it was
    assert code_of(lambda: notebook.annotate(article(), "neu")) == "store_damaged"
    assert path.read_bytes() == before


def test_a_journal_without_its_file_is_not_replayed_on_a_new_one(
    path: Path, notebook: Notebook, article: MakeArticle
) -> None:
    # GIVEN a journal whose file was deleted
    path.parent.mkdir()
    journal = path.with_name("notes.db-wal")
    journal.write_bytes(b"frames")

    # WHEN the notebook is used
    # THEN it says so, and touches nothing
    assert code_of(lambda: notebook.notes("")) == "store_damaged"
    assert [entry.name for entry in path.parent.iterdir()] == [journal.name]


def test_while_another_window_writes_for_long_the_file_is_locked(
    path: Path, notebook: Notebook, article: MakeArticle
) -> None:
    # GIVEN another window in the middle of a write
    notebook.annotate(article(), "vorher")
    other = connect(path, mode="rw", patience=0)
    other.execute("BEGIN IMMEDIATE")

    # WHEN a note is to be kept, and again once the other is done
    code = code_of(lambda: notebook.annotate(article(), "jetzt"))
    other.rollback()
    other.close()
    notebook.annotate(article(), "nachher")

    # THEN the first is locked and the second is kept
    assert code == "store_locked"
    assert [note.body for _, notes in notebook.notes("") for note in notes] == ["vorher", "nachher"]


def test_on_a_full_disk_the_change_is_refused_and_earlier_notes_are_whole(
    notebook: Notebook, article: MakeArticle
) -> None:
    # GIVEN a disk with room for no further page
    notebook.annotate(article(), "vorher")
    database = notebook._db
    assert database is not None
    pages = database.execute("PRAGMA page_count").fetchone()[0]
    database.execute(f"PRAGMA max_page_count = {pages}")

    # WHEN a long note is to be kept
    code = code_of(lambda: notebook.annotate(article(), "x" * 100_000))

    # THEN that is said, and what was there is there
    assert code == "store_full"
    assert [note.body for _, notes in notebook.notes("") for note in notes] == ["vorher"]


def test_a_write_to_a_read_only_file_is_named(path: Path, notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN a connection that may only read
    notebook.know(article())
    with closing(connect(path, mode="ro", patience=0)) as database:

        def write() -> None:
            with explained(path):
                database.execute("UPDATE articles SET opened = NULL")

        # WHEN something is written through it
        # THEN it is called read-only
        assert code_of(write) == "store_read_only"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no folder without write permission")
@pytest.mark.parametrize("exists", [True, False])
def test_a_folder_that_may_not_be_written_is_named(
    path: Path, article: MakeArticle, exists: bool, bound_by_permissions: None
) -> None:
    # GIVEN a folder without write permission, with and without notes in it
    path.parent.mkdir()
    if exists:
        filled(path, article, 1)
    path.parent.chmod(0o500)

    # WHEN a note is to be kept
    try:
        code = code_of(lambda: Notebook(path).annotate(article(), "neu"))
    finally:
        path.parent.chmod(0o700)

    # THEN it is called read-only
    assert code == "store_read_only"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no folder without write permission")
def test_notes_in_a_folder_that_may_not_be_written_can_be_read(
    path: Path, article: MakeArticle, bound_by_permissions: None
) -> None:
    # GIVEN notes in a folder without write permission
    before = filled(path, article, 2)
    path.parent.chmod(0o500)
    notebook = Notebook(path)

    # WHEN they are read, and one is to be kept, and again once that is allowed
    try:
        found = [note.body[:7] for _, notes in notebook.notes("") for note in notes]
        code = code_of(lambda: notebook.annotate(article(), "neu"))
        unchanged = path.read_bytes() == before
    finally:
        path.parent.chmod(0o700)
    notebook.annotate(article(), "später")

    # THEN they are there, the new one is refused and later kept
    assert found == ["Notiz 0", "Notiz 1"]
    assert (code, unchanged) == ("store_read_only", True)
    assert len(notebook.notes("")[0][1]) == 3
    notebook.close()


@pytest.mark.parametrize("errno_name", ["ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EACCES", "EIO"])
def test_what_the_file_system_reports_is_explained(path: Path, errno_name: str) -> None:
    # GIVEN an error of the file system
    import errno

    def fail() -> None:
        with explained(path):
            raise OSError(getattr(errno, errno_name), "…")

    # WHEN it happens to the notes
    # THEN it has the code that helps the reader
    expected = {"ENOSPC": "store_full", "EDQUOT": "store_full", "EFBIG": "store_too_large"}
    expected |= dict.fromkeys(("EROFS", "EACCES"), "store_read_only")
    assert code_of(fail) == expected.get(errno_name, "store_unavailable")


@pytest.mark.parametrize(
    ("errno_name", "code"),
    [
        ("ENOSPC", "store_full"),
        ("EDQUOT", "store_full"),
        ("EFBIG", "store_too_large"),
        ("EIO", "store_unavailable"),
        ("", "store_unavailable"),
    ],
)
def test_what_sqlite_calls_an_error_of_writing_is_told_by_its_reason(
    path: Path, monkeypatch: pytest.MonkeyPatch, errno_name: str, code: str
) -> None:
    # GIVEN a folder in which nothing more can be written, for some reason or none that shows
    import errno
    import os

    path.parent.mkdir()

    def sync(number: int) -> None:
        if errno_name:
            raise OSError(getattr(errno, errno_name), "…")

    monkeypatch.setattr(os, "fsync", sync)

    def fail() -> None:
        with explained(path):
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_WRITE
            raise error

    # WHEN SQLite says no more than that writing failed / THEN the reader is told the reason, and nothing is left there
    assert code_of(fail) == code
    assert list(path.parent.iterdir()) == []


def test_a_file_that_vanishes_while_the_reason_is_looked_for_is_no_other_error(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN a journal that another window removes just now
    path.parent.mkdir()
    path.write_bytes(b"x")
    monkeypatch.setattr(Path, "glob", lambda self, pattern: iter([self / "notes.db-wal"]))

    def fail() -> None:
        with explained(path):
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_WRITE
            raise error

    # WHEN SQLite says that writing failed / THEN that is what the reader is told
    assert code_of(fail) == "store_unavailable"


def test_a_home_that_is_no_folder_is_explained(tmp_path: Path, article: MakeArticle) -> None:
    # GIVEN a file where the home should be, and a folder where the file should be
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "notes.db").mkdir()

    # WHEN notes are to be kept there
    # THEN both are called unavailable
    for path in (tmp_path / "file" / "notes.db", tmp_path / "notes.db"):
        assert code_of(lambda path=path: Notebook(path).annotate(article(), "neu")) == "store_unavailable"


def test_after_a_failure_the_notebook_works_again(path: Path, notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN a notebook that met a damaged file
    whole = filled(path, article, 1)
    path.write_bytes(b"x" * 4096)
    code_of(lambda: notebook.notes(""))

    # WHEN a good copy is put in its place
    path.write_bytes(whole)

    # THEN the same notebook reads it
    assert len(notebook.notes("")) == 1
