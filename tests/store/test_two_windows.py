"""Several windows on one file: none loses what another wrote."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

from desktop.core.article import Article
from desktop.store.notes.notebook import Notebook

MakeArticle = Callable[..., Article]


def test_windows_that_start_and_write_at_once_lose_nothing(path: Path, article: MakeArticle) -> None:
    # GIVEN four windows that find no file yet
    windows, saves = 4, 15
    start = Barrier(windows)

    def write(window: int) -> list[str]:
        with closing(Notebook(path)) as notebook:
            start.wait()
            notes = [notebook.annotate(article(), f"{window}/{index}") for index in range(saves)]
            return [notebook.revise(note.id, note.body + "!").id for note in notes]

    # WHEN all write and revise at the same time
    with ThreadPoolExecutor(windows) as pool:
        written = {note_id for ids in pool.map(write, range(windows)) for note_id in ids}

    # THEN every note is there, once and revised
    with closing(Notebook(path)) as notebook:
        kept = [note for _, notes in notebook.notes("") for note in notes]
    assert {note.id for note in kept} == written
    assert len(kept) == windows * saves
    assert all(note.body.endswith("!") for note in kept)


def test_what_one_window_writes_outlives_its_deletion_in_another(
    path: Path, notebook: Notebook, article: MakeArticle
) -> None:
    # GIVEN a note that is open in one window and deleted in another
    note = notebook.annotate(article(), "alt")
    with closing(Notebook(path)) as other:
        other.discard(note.id)

        # WHEN the first goes on writing
        notebook.revise(note.id, "neu")

        # THEN both windows have the note with its new words
        assert [placement.note.body for placement in other.place(article())] == ["neu"]
        assert [found.body for _, notes in notebook.notes("neu") for found in notes] == ["neu"]


def test_one_window_sees_what_the_other_wrote(path: Path, notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN two open windows
    with closing(Notebook(path)) as other:
        assert notebook.place(article()) == other.place(article()) == ()

        # WHEN one writes
        note = other.annotate(article(), "von drüben")

        # THEN the other sees it
        assert [placement.note for placement in notebook.place(article())] == [note]
