"""Copies of the notes: one a day, the oldest thinned out; damage inside a note is seen."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from desktop.core.article import Article
from desktop.core.text import Span
from desktop.store.notes.notebook import Notebook

MakeArticle = Callable[..., Article]


def bodies(path: Path) -> list[str]:
    """Return the bodies of all notes in a file."""
    with closing(sqlite3.connect(path)) as db:
        return [body for (body,) in db.execute("SELECT body FROM notes ORDER BY number")]


def tamper(path: Path, sql: str) -> None:
    """Change the file behind the program's back."""
    with closing(sqlite3.connect(path)) as db:
        db.execute(sql)
        db.commit()


def test_the_copy_of_a_day_is_made_once(notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN a copy of today
    notebook.annotate(article(), "am Morgen")
    copy = notebook.back_up()

    # WHEN the notes are copied again after another note
    notebook.annotate(article(), "am Abend")
    again = notebook.back_up()

    # THEN the first copy stays as it was: one that is made over a good one could be of damaged notes
    assert again == copy
    assert bodies(copy) == ["am Morgen"]


def test_the_oldest_daily_copies_go_and_nothing_else(notebook: Notebook, article: MakeArticle, path: Path) -> None:
    # GIVEN copies of eight days, and a file of the reader's
    notebook.annotate(article(), "heute")
    folder = path.with_name("backups")
    folder.mkdir()
    for day in range(1, 9):
        (folder / f"notes-2020-01-0{day}.db").write_bytes(b"alt")
    (folder / "meine-notizen.db").write_bytes(b"bleibt")

    # WHEN today's copy is made
    today = notebook.back_up()

    # THEN seven are left, today's among them, and the reader's file
    left = sorted(file.name for file in folder.iterdir())
    assert left == ["meine-notizen.db", *(f"notes-2020-01-0{day}.db" for day in range(3, 9)), today.name]


def test_a_copy_can_take_the_place_of_the_notes(notebook: Notebook, article: MakeArticle, path: Path) -> None:
    # GIVEN a copy, and notes that are lost
    note = notebook.annotate(article(), "Wer?", span=Span(4, 9), tags=("quelle",))
    copy = notebook.back_up()
    notebook.close()
    path.unlink()

    # WHEN the copy is put in their place
    copy.rename(path)

    # THEN the note is back with all it had
    assert notebook.place(article())[0].note == note


def test_every_way_to_write_a_note_leaves_it_whole(notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN notes that were written, revised, tagged, moved, deleted and brought back
    notes = [notebook.annotate(article(), f"Notiz {n}", span=Span(4, 9), tags=("b", "a")) for n in range(6)]
    notebook.revise(notes[1].id, "anders")
    notebook.revise(notes[2].id, tags=("neu",))
    notebook.anchor(notes[3].id, article(), Span(0, 3))
    notebook.discard(notes[4].id)
    notebook.discard(notes[5].id)
    notebook.restore(notes[5].id)

    # WHEN they are compared with their checksums
    # THEN all are as they were written
    assert notebook.altered() == ()


def test_a_note_changed_behind_our_back_is_seen(notebook: Notebook, article: MakeArticle, path: Path) -> None:
    # GIVEN two notes, one of which loses a letter, the other its tag
    first = notebook.annotate(article(), "Wer sagt das?")
    second = notebook.annotate(article(), "Und wem?", tags=("quelle",))
    whole = notebook.annotate(article(), "Unversehrt")
    notebook.close()
    tamper(path, "UPDATE notes SET body = 'Wer sagt dxs?' WHERE number = 1")
    tamper(path, "DELETE FROM note_tags")

    # WHEN the notes are compared with their checksums
    altered = {note.id for note in notebook.altered()}

    # THEN both are named, and no other
    assert altered == {first.id, second.id}
    assert whole.id not in altered
