"""When the library fails: it is set aside, never deleted, and made anew from the notes."""

import sqlite3
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest

from desktop.core.article import Article
from desktop.core.errors import StoreError
from desktop.core.library import Order, Shelf
from desktop.core.text import Span
from desktop.store.connection import connect
from desktop.store.library.library import Library
from desktop.store.library.schema import LIBRARY
from desktop.store.notes.notebook import Notebook

MakeArticle = Callable[..., Article]
OLD = Path(__file__).parent.parent / "old_databases"


def ids(library: Library) -> set[str]:
    """Return the ids of all articles."""
    entries = library.entries(Shelf.ALL, order=Order.OPENED, outlet="", tag="", limit=100, offset=0)
    return {entry.article.id for entry in entries}


@pytest.fixture
def file(path: Path, library: Library, notebook: Notebook, article: MakeArticle) -> Path:
    """Return the file of a library with an article that has a note, and another one; it is closed."""
    library.remember(article())
    notebook.annotate(article(), "Wer?", span=Span(4, 9))
    library.remember(article("Die Regierung schweigt. " * 400, key="b", title="Schweigen"))
    library.close()
    return path.with_name("library.db")


def test_facts_describe_the_file_without_changing_it(file: Path, library: Library) -> None:
    # GIVEN a library with two articles, and none at all elsewhere
    before, elsewhere = file.read_bytes(), file.with_name("other.db")

    # WHEN their facts are asked for
    facts, nothing = library.facts(), Library(elsewhere, Notebook(elsewhere)).facts()

    # THEN they are right, and no file was made or changed
    assert (facts["exists"], facts["articles"], facts["texts"], facts["check"]) == ("yes", "2", "2", "ok")
    assert nothing == {"path": str(elsewhere), "exists": "no"}
    assert file.read_bytes() == before
    assert not elsewhere.exists()


def _next_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('library', 'm999_later')")
        db.commit()


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"Das ist keine Datenbank. " * 200),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: path.write_bytes(path.read_bytes()[:4096] + b"\x00" * 90000),
        lambda path: path.write_bytes(b"\xff" * 100 + path.read_bytes()[100:]),
        lambda path: path.write_bytes(path.with_name("notes.db").read_bytes()),
        _next_version,
    ],
    ids=["empty", "text", "torn page", "zeroed pages", "no header", "other program", "newer"],
)
def test_a_library_that_cannot_be_used_is_set_aside_and_made_anew(
    file: Path, library: Library, article: MakeArticle, harm: Callable[[Path], object]
) -> None:
    # GIVEN a library that is damaged, foreign or newer
    harm(file)
    spoilt = file.read_bytes()
    with pytest.raises(StoreError, match=r"library_damaged|library_too_new"):
        library.facts()

    # WHEN it is used
    library.remember(article("Neu.", key="neu"))

    # THEN all articles the notes know of are there, with the text of the one that has notes
    assert ids(library) == {"a", "b", "neu"}
    assert library.kept("a", "").text == article().text
    assert [hit.article.id for hit in library.search("kreml bericht", ranked=False, limit=9).hits] == ["a"]
    # AND the file that could not be used lies beside it as it was
    (aside,) = file.parent.glob("library-set-aside-*.db")
    assert aside.read_bytes() == spoilt


def test_damage_met_while_reading_is_remedied_as_well(file: Path, library: Library) -> None:
    # GIVEN an open library in whose index a page is damaged afterwards
    assert ids(library) == {"a", "b"}
    library.close()
    whole = file.read_bytes()
    file.write_bytes(whole[: 4096 * 2] + b"\xff" * (len(whole) - 4096 * 3) + whole[-4096:])

    # WHEN it is searched
    found = library.search("kreml", ranked=False, limit=9).hits

    # THEN there is an answer, from a new library
    assert "a" in {hit.article.id for hit in found}
    assert len(list(file.parent.glob("library-set-aside-*.db"))) == 1


def test_a_missing_library_is_made_from_notes_of_the_first_version(
    path: Path, library: Library, article: MakeArticle
) -> None:
    # GIVEN notes from before there was a library, left at a position
    path.parent.mkdir()
    path.write_bytes((OLD / "m001.db").read_bytes())
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE articles SET opened = '2024-03-01T08:00:00.000000+00:00', position = 12")
        db.commit()

    # WHEN the library is asked for
    (known, *_) = library.recent(9)

    # THEN the article is the recent one, at its position
    assert known.id == article().id
    assert known.opened is not None
    assert library.position(known.id) == 12


def test_without_a_library_that_can_be_written_notes_go_on(
    path: Path, file: Path, library: Library, notebook: Notebook, article: MakeArticle
) -> None:
    # GIVEN a library another window keeps writing to
    with closing(connect(file, mode="rw", patience=0)) as other:
        other.execute("BEGIN IMMEDIATE")

        # WHEN an article is opened and annotated
        with pytest.raises(StoreError) as caught:
            library.remember(article("Neu.", key="neu"))
        notebook.annotate(article("Neu.", key="neu"), "Wer?")

        # THEN that is said, what is there can be read, and the note is kept
        assert caught.value.code == "library_locked"
        assert ids(library) == {"a", "b"}
        assert len(notebook.notes("")) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no folder without write permission")
def test_in_a_folder_that_may_not_be_written_nothing_is_set_aside(
    file: Path, library: Library, bound_by_permissions: None
) -> None:
    # GIVEN a damaged library in a folder without write permission
    file.write_bytes(b"Das ist keine Datenbank. " * 200)
    file.parent.chmod(0o500)

    # WHEN it is used
    try:
        with pytest.raises(StoreError) as caught:
            library.recent(1)
    finally:
        file.parent.chmod(0o700)

    # THEN it is called read-only, and is as it was
    assert caught.value.code == "library_read_only"
    assert file.read_bytes().startswith(b"Das ist keine")


def test_damaged_notes_do_not_harm_the_library(path: Path, file: Path, library: Library, notebook: Notebook) -> None:
    # GIVEN damaged notes beside a good library
    notebook.close()
    path.write_bytes(b"x" * 5000)

    # WHEN the library is used, and searched
    answer = library.search("schweigt", ranked=False, limit=9)

    # THEN it answers, lists articles with what was known of their notes, and the search says why it finds no notes
    assert {known.id for known in library.recent(9)} == ids(library) == {"a", "b"}
    assert [hit.article.id for hit in answer.hits] == ["b"]
    assert answer.without_notes is not None
    assert (answer.without_notes.code, answer.without_notes.facts["path"]) == ("store_damaged", str(path))
    assert list(file.parent.glob("library-set-aside-*")) == []


def test_the_library_does_not_wait_for_the_disk_and_tells_what_it_is(file: Path) -> None:
    # GIVEN the file of a library
    with closing(sqlite3.connect(file)) as db:
        # WHEN it is looked into
        # THEN it is told from the notes, keeps a journal, and has the tables of today
        assert db.execute("PRAGMA application_id").fetchone()[0] == 0x4C455342
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        names = [name for (name,) in db.execute("SELECT name FROM _sqlite_migrations")]
    assert names == [migration.name for migration in LIBRARY._migrations]


def test_what_came_to_the_notes_alone_is_in_the_library_after_a_restart(
    file: Path, library: Library, notebook: Notebook, article: MakeArticle
) -> None:
    # GIVEN an article that was taken out, and one that only the notes know, with the text they are on
    library.remove("a")
    notebook.annotate(article("Fremder Text.", key="fremd"), "Notiz")

    # WHEN the library is opened again
    library.close()

    # THEN the one is listed with its text, and the other is not
    assert ids(library) == {"b", "fremd"}
    assert library.kept("fremd", "").text == "Fremder Text."


@pytest.mark.parametrize("spoilt", [False, True])
def test_windows_that_start_at_once_without_a_library_keep_all_articles(
    path: Path, article: MakeArticle, spoilt: bool
) -> None:
    # GIVEN four windows that find no library, or a damaged one
    windows, saves = 4, 8
    start = Barrier(windows)
    if spoilt:
        path.parent.mkdir()
        path.with_name("library.db").write_bytes(b"Das ist keine Datenbank. " * 200)

    def read(window: int) -> None:
        notebook = Notebook(path)
        with closing(notebook), closing(Library(path.with_name("library.db"), notebook)) as library:
            start.wait()
            for index in range(saves):
                library.remember(article(f"Text {window} {index}", key=f"{window}-{index}"))

    # WHEN all open articles at the same time
    with ThreadPoolExecutor(windows) as pool:
        list(pool.map(read, range(windows)))

    # THEN every article is there
    notebook = Notebook(path)
    with closing(notebook), closing(Library(path.with_name("library.db"), notebook)) as library:
        assert ids(library) == {f"{window}-{index}" for window in range(windows) for index in range(saves)}


def _in_the_middle(path: Path) -> None:
    """Damage one text, and another so that SQLite does not see it."""
    whole = path.read_bytes()
    page = 4096 * (whole.rindex(b"Text 07") // 4096)
    whole = whole[:page] + b"\xff" * 4096 + whole[page + 4096 :]
    path.write_bytes(whole.replace(b"Text 12 schweigt", b"Text 12 schwiegt"))


@pytest.mark.parametrize(
    ("harm", "lost"),
    [
        (_next_version, set()),
        (lambda path: path.write_bytes(b"\xff" * 100 + path.read_bytes()[100:]), set()),
        (_in_the_middle, {"06", "07", "12"}),  # parts of two texts lie on one page
        (lambda path: path.write_bytes(b"Das ist keine Datenbank. " * 200), {f"{n:02}" for n in range(20)}),
    ],
    ids=["newer", "no header", "damaged texts", "text"],
)
def test_what_can_be_read_of_a_library_set_aside_is_in_the_new_one_and_that_is_told_once(
    path: Path, library: Library, article: MakeArticle, harm: Callable[[Path], object], lost: set[str]
) -> None:
    # GIVEN a library with articles nobody wrote on, one of them with two texts, and one left half-way
    for number in range(20):
        library.remember(article(f"Text {number:02} schweigt. " * 200, key=f"{number:02}", title=f"Titel {number}"))
    library.remember(article("Ein neuer Text.", key="05"))
    library.leave("05", 7)
    seen = library.editions("05")
    library.close()

    # WHEN its file is damaged, or newer, and found to be so
    file = path.with_name("library.db")
    harm(file)
    hits = library.search("schweigt", ranked=False, limit=50).hits
    while library.index_more():
        hits = library.search("schweigt", ranked=False, limit=50).hits

    # THEN all articles are there, and whatever text is as it was, with what was known of it
    assert ids(library) == {f"{number:02}" for number in range(20)}
    assert {hit.article.id for hit in hits} == {f"{number:02}" for number in range(20)} - lost
    assert {key for key in ids(library) if not library.editions(key)} == lost
    if "05" not in lost:
        assert library.position("05") == 7
        assert library.editions("05") == seen
        assert library.kept("05", "").text == "Ein neuer Text."
    # AND that is told, once
    (aside,) = file.parent.glob("library-set-aside-*.db")
    renewal = library.renewal()
    assert renewal is not None
    assert (renewal.aside, renewal.rescued) == (str(aside), 0 if len(lost) == 20 else 20)
    assert library.renewal() is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no folder without write permission")
def test_what_cannot_be_written_is_still_listed_searched_and_read(
    path: Path, file: Path, library: Library, notebook: Notebook, article: MakeArticle, bound_by_permissions: None
) -> None:
    # GIVEN a library and notes in a folder that may not be written, with the empty journals a full disk leaves
    notebook.close()
    for name in ("notes.db-wal", "library.db-wal"):
        path.with_name(name).touch()
    file.parent.chmod(0o500)
    try:
        # WHEN they are used
        listed, hits = ids(library), library.search("schweigt", ranked=False, limit=9).hits
        text, notes = library.kept("b", "").text, notebook.notes("Wer")
        with pytest.raises(StoreError) as caught:
            library.leave("b", 3)
        with pytest.raises(StoreError) as refused:
            notebook.annotate(article(), "neu")
    finally:
        file.parent.chmod(0o700)
    # THEN all that is there is listed, found and read, and only what writes is refused
    assert listed == {"a", "b"}
    assert [hit.article.id for hit in hits] == ["b"]
    assert text.startswith("Die Regierung schweigt.")
    assert len(notes) == 1
    assert (caught.value.code, refused.value.code) == ("library_read_only", "store_read_only")
    assert list(file.parent.glob("library-set-aside-*")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no folder without write permission")
def test_after_a_crash_all_is_read_in_a_folder_that_may_not_be_written(
    path: Path, library: Library, notebook: Notebook, article: MakeArticle, tmp_path: Path, bound_by_permissions: None
) -> None:
    # GIVEN a copy, in such a folder, of notes and a library whose last changes stand in their journals
    library.remember(article())
    notebook.annotate(article(), "Wer?", span=Span(4, 9))
    library.remember(article("Die Regierung schweigt.", key="b"))
    there = tmp_path / "there"
    there.mkdir()
    for file in path.parent.glob("*.db*"):
        if not file.name.endswith("-shm"):
            (there / file.name).write_bytes(file.read_bytes())
    assert (there / "notes.db-wal").stat().st_size > 0
    there.chmod(0o500)
    try:
        # WHEN they are read
        copy = Notebook(there / "notes.db", patience=0)
        with closing(copy), closing(Library(there / "library.db", copy, patience=0)) as shelf:
            bodies = [note.body for _, notes in copy.notes("") for note in notes]
            # THEN nothing of them is missing
            assert bodies == ["Wer?"]
            assert ids(shelf) == {"a", "b"}
            assert [hit.article.id for hit in shelf.search("schweigt", ranked=False, limit=9).hits] == ["b"]
    finally:
        there.chmod(0o700)
