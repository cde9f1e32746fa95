"""The file itself: its settings, its migrations, the copy made before them, and its facts."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from desktop.core.article import Article
from desktop.core.errors import StoreError
from desktop.store.connection import open_notes
from desktop.store.notes import schema
from desktop.store.notes.notebook import Notebook

VERSIONS = "m001_articles_and_notes, m002_tags_and_judgements, m003_unplaced, m004_revisions"
MakeArticle = Callable[..., Article]


@pytest.fixture
def next_version() -> Migrations:
    """Return the migrations of a later program: today's and one more."""
    later = Migrations(schema.NOTES.name)
    later(name="m001_articles_and_notes")(schema.m001_articles_and_notes)

    later(name="m002_tags_and_judgements")(schema.m002_tags_and_judgements)

    later(name="m003_unplaced")(schema.m003_unplaced)

    later(name="m004_revisions")(schema.m004_revisions)

    @later()
    def m005_colours(db: Database) -> None:
        db.table("notes").add_column("colour", str)

    return later


def names(folder: Path) -> list[str]:
    """Return what lies in a folder."""
    return sorted(entry.name for entry in folder.iterdir())


def test_every_connection_keeps_notes_safely(path: Path) -> None:
    # GIVEN a new file
    with closing(open_notes(path, schema.NOTES, patience=0)) as db:
        # WHEN its settings are read
        settings = {
            name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "foreign_keys")
        }

        # THEN an acknowledged note survives a power cut (FULL is 2) and belongs to an article
        assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_new_home_holds_the_notes_and_their_count_when_the_notebook_is_closed(
    path: Path, notebook: Notebook, article: MakeArticle
) -> None:
    # GIVEN a first note
    notebook.annotate(article(), "Wer?")

    # WHEN the notebook is closed
    notebook.close()

    # THEN there are two files, no draft and no copy
    assert names(path.parent) == ["notes.count", "notes.db"]


def test_nothing_is_created_before_the_notebook_is_used(path: Path) -> None:
    # GIVEN a notebook
    notebook = Notebook(path)

    # WHEN only its facts are asked for and it is closed
    facts = notebook.facts()
    notebook.close()

    # THEN there is no file, and the facts say so
    assert (facts["path"], facts["exists"]) == (str(path), "no")
    assert not path.parent.exists()


def test_facts_describe_the_file_without_changing_it(path: Path, notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN a file with notes
    notebook.annotate(article(), "eins")
    notebook.annotate(article(), "zwei")
    notebook.close()
    before = path.read_bytes()

    # WHEN its facts are asked for
    facts = notebook.facts()

    # THEN they are right, and the file is as it was
    assert (facts["exists"], facts["notes"], facts["articles"]) == ("yes", "2", "1")
    assert (facts["check"], facts["journal"], facts["migrations"]) == ("ok", "wal", VERSIONS)
    assert path.read_bytes() == before
    assert names(path.parent) == ["notes.count", "notes.db"]


def test_facts_count_what_an_open_window_has_written(path: Path, notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN a window whose last note is still in the journal
    notebook.annotate(article(), "eben erst")

    # WHEN the facts are asked for beside it
    # THEN the note is counted
    assert Notebook(path).facts()["notes"] == "1"


def test_facts_of_a_damaged_file_are_an_explained_error(path: Path) -> None:
    # GIVEN a file that is no database
    path.parent.mkdir()
    path.write_bytes(b"Das ist keine Datenbank. " * 200)

    # WHEN its facts are asked for
    # THEN it is called damaged
    with pytest.raises(StoreError) as caught:
        Notebook(path).facts()
    assert caught.value.code == "store_damaged"


def test_before_a_migration_a_whole_copy_is_kept(
    path: Path, notebook: Notebook, article: MakeArticle, next_version: Migrations
) -> None:
    # GIVEN notes of today's version
    note = notebook.annotate(article(), "vor dem Umbau")
    notebook.close()

    # WHEN a later version opens them
    open_notes(path, next_version, patience=0).close()

    # THEN the file has the new table and the copy the old one, with the note
    copy, _, kept = names(path.parent)
    assert kept == "notes.db"
    assert copy.startswith("notes-2")
    with closing(sqlite3.connect(path)) as new, closing(sqlite3.connect(path.with_name(copy))) as old:
        assert new.execute("SELECT body, colour FROM notes").fetchall() == [("vor dem Umbau", None)]
        assert old.execute("SELECT id, body FROM notes").fetchall() == [(note.id, "vor dem Umbau")]
        assert "colour" not in [column[1] for column in old.execute("PRAGMA table_info(notes)")]


def test_the_copy_put_in_place_of_the_file_works(
    path: Path, notebook: Notebook, article: MakeArticle, next_version: Migrations
) -> None:
    # GIVEN a file migrated by a later version
    notebook.annotate(article(), "vor dem Umbau")
    notebook.close()
    open_notes(path, next_version, patience=0).close()

    # WHEN the reader puts the copy back
    (copy,) = path.parent.glob("notes-*")
    copy.replace(path)
    notebook.annotate(article(), "danach")

    # THEN today's version reads and writes it
    assert [note.body for _, notes in notebook.notes("") for note in notes] == ["vor dem Umbau", "danach"]


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    path: Path, notebook: Notebook, article: MakeArticle, next_version: Migrations
) -> None:
    # GIVEN a later version whose second step fails
    notebook.annotate(article(), "unversehrt")
    notebook.close()

    @next_version()
    def m006_fails(db: Database) -> None:
        db.table("notes").drop()
        raise RuntimeError

    # WHEN it opens the file
    with pytest.raises(RuntimeError):
        open_notes(path, next_version, patience=0)

    # THEN none of its steps happened
    assert notebook.facts()["migrations"] == VERSIONS
    assert [note.body for _, notes in notebook.notes("") for note in notes] == ["unversehrt"]


def test_a_file_of_a_later_version_is_refused_and_left_alone(
    path: Path, notebook: Notebook, article: MakeArticle, next_version: Migrations
) -> None:
    # GIVEN a file a later version has migrated
    open_notes(path, next_version, patience=0).close()
    before = path.read_bytes()

    # WHEN today's version opens it
    with pytest.raises(StoreError) as caught:
        notebook.annotate(article(), "neu")

    # THEN it says so and changes nothing
    assert caught.value.code == "store_too_new"
    assert path.read_bytes() == before
