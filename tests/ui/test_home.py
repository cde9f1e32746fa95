"""The home page in its window: the welcome, the library with a real store, and the ways to an article and back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.core.errors import StoreError
from desktop.core.library import Shelf
from desktop.core.places import sample
from desktop.desk import Desk
from desktop.store.library import indexing
from desktop.ui import browsing
from desktop.ui.library.menu import ArticleMenu

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ARTICLE = "Minister bestreitet Absprachen\n\nDer Minister bestreitet, dass es Absprachen mit dem Verband gab.\n"


def press(stage: Any, name: str) -> None:
    stage.window.actions_table[name].trigger()


def write(folder: Path, name: str, text: str = ARTICLE) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def read(stage: Any, path: Path) -> None:
    stage.conductor.opening.open(str(path))


def library(stage: Any) -> Any:
    return stage.window.home.library


def files(stage: Any) -> list[str]:
    """Return the files of the articles and hits on the page."""
    return [Path(row.article.location).name for row in library(stage).list.rows.rows]


def search(stage: Any, words: str) -> None:
    press(stage, "find_everywhere")
    library(stage).search.setText(words)
    library(stage).search.search()


# the first start


def test_the_first_start_says_how_to_begin_and_where_all_stays(stage: Any, home: Path) -> None:
    # GIVEN a library without an article / WHEN the window opens / THEN the welcome stands there
    assert stage.window.home.welcome.isVisible()
    assert not library(stage).isVisible()
    labels = [label.text() for label in stage.window.home.welcome.findChildren(type(library(stage).heading))]
    assert any(str(home) in words for words in labels)


def test_the_sample_opens_from_the_welcome_and_then_the_library_is_there(stage: Any) -> None:
    # GIVEN a first start
    # WHEN the sample is opened, and left
    stage.window.home.welcome.sample.click()
    assert Path(stage.window.article.article.origin.location) == sample()
    press(stage, "home")
    # THEN it stands in the library, and opening a file is still at hand
    assert files(stage) == [sample().name]
    assert library(stage).open.isVisible()
    assert not stage.window.actions_table["find"].isEnabled()


def test_a_slow_store_keeps_nobody_from_the_library(raise_curtain: Callable[[], Any], qtbot: QtBot) -> None:
    # GIVEN a store that does not answer
    stage = raise_curtain()
    stage.store.held = True
    stage.conductor.start(None)
    assert not stage.window.home.welcome.isVisible()
    assert not library(stage).isVisible()
    # WHEN the reader searches / THEN the page is there; once the store answers, the welcome is
    press(stage, "find_everywhere")
    assert library(stage).search.isVisible()
    stage.store.let_go()
    assert stage.window.home.welcome.isVisible()


@pytest.mark.parametrize("size", [(420, 360), (1280, 800)])
def test_nothing_of_the_welcome_is_cut(stage: Any, size: tuple[int, int]) -> None:
    # GIVEN the smallest and the usual window / WHEN the welcome is shown / THEN its buttons have their height
    stage.window.resize(*size)
    welcome = stage.window.home.welcome
    for button in (welcome.button, welcome.sample):
        assert button.height() >= button.sizeHint().height()
        assert stage.window.rect().contains(button.mapTo(stage.window, button.rect().center()))


# there and back


def test_the_library_leads_back_to_the_article_that_was_read(reading: Any, qtbot: QtBot) -> None:
    # GIVEN an article with a chosen signal
    reading.conductor.choosing.choose(reading.signals()[2])
    before = (reading.window.article.article, reading.window.place(), reading.window.article.caret())
    # WHEN the reader searches the library from there, and steps back twice
    search(reading, "kreml")
    assert library(reading).search.hasFocus()
    assert reading.window.windowTitle() == "Lesart"
    for _ in range(2):
        reading.window.step_back()
    # THEN the article stands there as it was
    assert reading.window.reading.isVisible()
    assert (reading.window.article.article, reading.window.place(), reading.window.article.caret()) == before
    assert reading.window.article.hasFocus()
    assert reading.window.windowTitle().startswith("Der Kreml")


def test_stepping_back_without_an_article_changes_nothing(stage: Any) -> None:
    # GIVEN the home page of a fresh start / WHEN the reader steps back / THEN it stays
    stage.window.step_back()
    assert stage.window.home.isVisible()


def test_f6_walks_through_the_library(reading: Any) -> None:
    # GIVEN the library with an article
    press(reading, "home")
    page = library(reading)
    places = []
    # WHEN F6 is pressed three times
    for _ in range(3):
        press(reading, "next_region")
        places.append(reading.window.focusWidget())
    # THEN search, shelves and list have their turn
    assert places == [page.search, page.shelves, page.list]


def test_enter_opens_the_chosen_article(stage: Any, qtbot: QtBot, tmp_path: Path) -> None:
    # GIVEN two articles
    for name in ("a.txt", "b.txt"):
        read(stage, write(tmp_path, name))
    press(stage, "home")
    assert files(stage) == ["b.txt", "a.txt"]
    # WHEN the second one is entered
    qtbot.keyClick(library(stage).list, Qt.Key.Key_Down)
    qtbot.keyClick(library(stage).list, Qt.Key.Key_Return)
    # THEN it is open, and stands on top the next time
    assert Path(stage.window.article.article.origin.location).name == "a.txt"
    press(stage, "home")
    assert files(stage) == ["a.txt", "b.txt"]


def test_a_hint_about_an_article_stays_with_it_and_a_fault_does_not(stage: Any, tmp_path: Path) -> None:
    # GIVEN an article that is very short, which is said
    read(stage, write(tmp_path, "kurz.txt"))
    assert stage.window.banner.isVisible()
    # WHEN the reader goes to the library, and there opens what is not there / THEN only the fault stands above it
    press(stage, "home")
    assert not stage.window.banner.isVisible()
    read(stage, tmp_path / "fehlt.txt")
    press(stage, "home")
    assert "fehlt.txt" in stage.window.banner.words()
    assert stage.window.banner.isVisible()


def test_the_keyboard_is_on_the_list_at_the_start(raise_curtain: Callable[[], Any]) -> None:
    # GIVEN a reader who opened the sample / WHEN the program starts anew / THEN arrows and Enter work at once
    first = raise_curtain()
    first.conductor.start(str(sample()))
    second = raise_curtain()
    second.conductor.start(None)
    assert second.window.focusWidget() is library(second).list


# search


def test_a_note_that_was_found_is_opened_with_its_article(reading: Any, qtbot: QtBot, tmp_path: Path) -> None:
    # GIVEN a note on a place, and another article open
    text = reading.window.article.article.text
    start = text.index("Bloomberg")
    reading.window.article.put_caret(start)
    signal = reading.signals()[1]
    reading.conductor.annotating.on_signal(signal)
    qtbot.keyClicks(reading.window.notes.editor.body, "Quastenflosser")
    read(reading, write(tmp_path, "other.txt"))
    # WHEN the note is found and entered
    search(reading, "quastenfl")
    assert [row.note is not None for row in library(reading).list.rows.rows] == [True]
    qtbot.keyClick(library(reading).search, Qt.Key.Key_Down)
    qtbot.keyClick(library(reading).list, Qt.Key.Key_Return)
    # THEN its article is open, with the note in the panel and its place in sight
    assert reading.window.article.article.text == text
    assert reading.window.notes.editor.text() == "Quastenflosser"
    assert reading.window.notes.editor.isVisible()
    assert reading.window.article.caret() == signal.span.start


def test_more_hits_are_fetched_at_the_end(
    stage: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    # GIVEN more articles and hits than are fetched at once
    monkeypatch.setattr(browsing, "PAGE", 2)
    monkeypatch.setattr(browsing, "HITS", 2)
    names = [f"{number}.txt" for number in range(5)]
    for name in names:
        read(stage, write(tmp_path, name, ARTICLE + name))
    # WHEN list and search are shown
    press(stage, "home")
    qtbot.waitUntil(lambda: len(files(stage)) == 5)
    listed = files(stage)
    search(stage, "minister")
    qtbot.waitUntil(lambda: len(files(stage)) == 5)
    # THEN all come, each once, the newest first
    assert listed == files(stage) == names[::-1]
    assert library(stage).heading.text() == "5 Treffer"


# what is kept


def test_a_file_that_is_gone_is_read_as_it_was_kept(stage: Any, qtbot: QtBot, tmp_path: Path) -> None:
    # GIVEN an article whose file is gone
    path = write(tmp_path, "weg.txt")
    read(stage, path)
    press(stage, "home")
    path.unlink()
    # WHEN it is opened from the library, and the kept text taken
    qtbot.keyClick(library(stage).list, Qt.Key.Key_Return)
    assert "weg.txt" in stage.window.banner.words()
    assert stage.window.banner.button.text() == "Gespeicherten Text öffnen"
    stage.window.banner.button.click()
    # THEN it is on screen with its signals, and the reader is told what they read
    assert stage.window.article.article.text.startswith("Minister bestreitet")
    assert len(stage.signals()) == 1
    assert "aufgehoben" in stage.window.banner.words()


def test_the_recent_ones_of_the_menu_offer_the_kept_text_as_well(stage: Any, tmp_path: Path) -> None:
    # GIVEN a recent article whose file is gone
    path = write(tmp_path, "weg.txt")
    read(stage, path)
    path.unlink()
    # WHEN it is opened from the menu / THEN the kept text is offered
    menu = stage.window.actions_table.recent
    menu.triggered.emit(menu.actions()[0])
    assert stage.window.banner.button.text() == "Gespeicherten Text öffnen"


def test_an_older_text_is_read_and_stays_the_older(stage: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN an article that was changed
    monkeypatch.setattr(ArticleMenu, "popup", lambda *_: None)  # a popup wants a screen
    path = write(tmp_path, "a.txt")
    read(stage, path)
    read(stage, write(tmp_path, "a.txt", ARTICLE.replace("bestreitet", "bestätigt")))
    press(stage, "home")
    page = library(stage)
    # WHEN its older text is chosen in the menu
    page.list.menu_wanted.emit(page.list.row(), page.mapToGlobal(page.pos()))
    older = page.menu.editions.actions()[1]
    older.trigger()
    # THEN that is read, and said; the newest is still the newer one
    assert "bestreitet" in stage.window.article.article.text
    assert "Fassung vom" in stage.window.banner.words()
    article_id = stage.window.article.article.id
    assert "bestätigt" in stage.desk.kept(article_id).text


# taking out


def test_an_article_is_taken_out_and_put_back(stage: Any, qtbot: QtBot, tmp_path: Path) -> None:
    # GIVEN two articles
    for name in ("a.txt", "b.txt"):
        read(stage, write(tmp_path, name))
    press(stage, "home")
    page, menu = library(stage), stage.window.actions_table.recent
    # WHEN one is deleted
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    # THEN it is gone from page and menu, and the way back has a name
    assert files(stage) == ["a.txt"]
    assert len(menu.actions()) == 3
    assert stage.conductor.keeper.history.undoText() == "Artikel entfernen"
    assert "Minister bestreitet" in page.toast.words()
    # WHEN it is taken back / THEN it is there again, and the word about it is gone
    page.toast.button.click()
    assert files(stage) == ["b.txt", "a.txt"]
    assert len(menu.actions()) == 4
    assert not page.toast.isVisible()
    # WHEN it is done again / THEN it is gone again
    stage.conductor.keeper.history.redo()
    assert files(stage) == ["a.txt"]


def test_the_last_article_taken_out_leaves_the_welcome(stage: Any, qtbot: QtBot, tmp_path: Path) -> None:
    # GIVEN one article / WHEN it is deleted and brought back / THEN the welcome comes and goes
    read(stage, write(tmp_path, "a.txt"))
    press(stage, "home")
    qtbot.keyClick(library(stage).list, Qt.Key.Key_Delete)
    assert stage.window.home.welcome.isVisible()
    stage.conductor.keeper.history.undo()
    assert files(stage) == ["a.txt"]
    assert library(stage).isVisible()


def test_emptying_the_recent_ones_leaves_them_in_the_library(reading: Any) -> None:
    # GIVEN an article
    press(reading, "home")
    menu = reading.window.actions_table.recent
    # WHEN the list of recent ones is emptied
    menu.triggered.emit(menu.actions()[-1])
    # THEN the first shelf is empty and says so, and the second is not
    page = library(reading)
    assert files(reading) == []
    assert "Alle Artikel" in page.empty.words()
    page.shelves.setCurrentIndex(page.shelves.model().index(list(Shelf).index(Shelf.ALL), 0))
    assert files(reading) == [sample().name]


# failures


def test_a_library_that_fails_says_so_and_is_tried_again(reading: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN a store that is locked
    def fail(*_: Any, **__: Any) -> Any:
        raise StoreError("store_locked", path="library.db")

    with monkeypatch.context() as broken:
        broken.setattr(Desk, "library", fail)
        # WHEN the library is shown
        press(reading, "home")
        # THEN it says why
        assert library(reading).empty.isVisible()
        assert "library.db" in library(reading).empty.words()
    # WHEN it can be read again / THEN another try shows it
    library(reading).empty.button.click()
    assert files(reading) == [sample().name]


def test_a_removal_that_fails_is_said_and_changes_nothing(
    reading: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN a store that cannot be written
    def fail(*_: Any, **__: Any) -> Any:
        raise StoreError("store_full", path="library.db")

    monkeypatch.setattr(Desk, "remove", fail)
    press(reading, "home")
    # WHEN an article is deleted / THEN a banner says why, and it is still there
    qtbot.keyClick(library(reading).list, Qt.Key.Key_Delete)
    assert "library.db" in reading.window.banner.words()
    assert files(reading) == [sample().name]


def test_the_library_is_there_at_the_next_start(raise_curtain: Callable[[], Any]) -> None:
    # GIVEN a reader who opened the sample
    first = raise_curtain()
    first.conductor.start(str(sample()))
    # WHEN the program starts anew / THEN the library stands there
    second = raise_curtain()
    second.conductor.start(None)
    assert files(second) == [sample().name]


# notes


def test_counts_follow_the_notes_while_the_library_is_shown(stage: Any, tmp_path: Path, qtbot: QtBot) -> None:
    # GIVEN the library with an article on which a note was written in the window
    read(stage, write(tmp_path, "eins.txt"))
    press(stage, "note_on_article")
    qtbot.keyClicks(stage.window.notes.editor.body, "Wer?")
    press(stage, "home")
    assert [row.notes for row in library(stage).list.rows.rows] == [1]
    # WHEN the note is undone from there, and done again
    qtbot.keyClick(library(stage).list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    undone = [row.notes for row in library(stage).list.rows.rows]
    qtbot.keyClick(library(stage).list, Qt.Key.Key_Z, CTRL_SHIFT)
    # THEN the count follows each time
    assert undone == [0]
    assert [row.notes for row in library(stage).list.rows.rows] == [1]


def test_with_damaged_notes_articles_are_found_and_that_is_said_once(stage: Any, home: Path, tmp_path: Path) -> None:
    # GIVEN an article, and notes that were damaged
    read(stage, write(tmp_path, "eins.txt"))
    press(stage, "home")
    stage.desk.close()
    (home / "notes.db").write_bytes(b"x" * 5000)
    told: list[str] = []
    stage.conductor.browsing.failed.connect(lambda failure, *_: told.append(failure.code))
    # WHEN it is searched for
    search(stage, "Minister")
    search(stage, "Absprachen")
    # THEN it is found, and what is wrong with the notes is told
    assert files(stage) == ["eins.txt"]
    assert told == ["store_damaged"]


def test_a_large_library_is_taken_in_piece_by_piece_and_what_the_reader_does_comes_in_between(
    raise_curtain: Callable[[], Any], home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN articles with notes that are new to the library, and a window that was just opened
    monkeypatch.setattr(indexing, "AT_ONCE", 2)
    desk, order, told = Desk(home), list[str](), list[str]()
    for number in range(4):
        desk.annotate(desk.open(str(write(tmp_path, f"{number}.txt"))), f"Notiz {number}")
    desk.close()
    stage = raise_curtain()
    index_more = Desk.index_more

    def index(desk: Desk) -> int:
        order.append("indexed")
        told.append(library(stage).waiting.text())
        if len(order) == 1:  # the reader writes while the first piece is taken in
            stage.store.run(lambda desk: order.append("saved"), told.append, failed=told.append)
        return index_more(desk)

    monkeypatch.setattr(Desk, "index_more", index)
    stage.store.held = True
    stage.conductor.start(None)

    # WHEN the store does its work
    stage.store.let_go()

    # THEN the note waited for one piece only, and the page said how much was left, and in the end nothing
    assert order[:3] == ["indexed", "saved", "indexed"]
    assert next(line.split()[6] for line in told if line) == "4"
    assert library(stage).waiting.isHidden()
    search(stage, "Notiz")
    stage.store.let_go()
    assert len(files(stage)) == 4


def test_a_library_made_anew_is_told_with_what_was_rescued(
    raise_curtain: Callable[[], Any], home: Path, tmp_path: Path
) -> None:
    # GIVEN a library with an article, whose file lost its first bytes
    desk = Desk(home)
    desk.remember(desk.open(str(write(tmp_path, "eins.txt"))))
    desk.close()
    file = home / "library.db"
    file.write_bytes(b"\xff" * 100 + file.read_bytes()[100:])
    # WHEN the window opens
    stage = raise_curtain()
    stage.conductor.start(None)
    # THEN the article is there, and the banner says what happened and where the old file is
    assert files(stage) == ["eins.txt"]
    banner = stage.window.banner
    assert banner.isVisible()
    assert "einem Artikel aus der alten Datei" in banner.words()
    assert "library-set-aside-" in banner.words()
