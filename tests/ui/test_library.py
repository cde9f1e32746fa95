"""The library page: shelves, search, list and what can be done with a row; values in, values out."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.article import KnownArticle
from desktop.core.errors import Explanation
from desktop.core.library import Edition, Entry, Hit, Order, Shelf, Snippet
from desktop.core.note import Note
from desktop.core.text import Span
from desktop.ui.library.menu import ArticleMenu, original_of
from desktop.ui.library.page import LibraryPage
from desktop.ui.library.selection import Selection
from desktop.ui.texts import Texts
from desktop.ui.theme import DARK, LIGHT

DAY = datetime(2025, 3, 12, 13, 5, tzinfo=UTC)
FOUND = Snippet("Der Kreml bestreitet Gespräche.", (Span(4, 9),))


def entry(number: int, **other: Any) -> Entry:
    article = KnownArticle(str(number), f"Artikel {number}", f"/artikel/{number}.txt", DAY, **other)
    return Entry(article, DAY, 812, 0, (), 1)


def noted(body: str, *tags: str) -> Note:
    return Note("notiz", "1", None, None, body, DAY, DAY, tags)


@pytest.fixture
def page(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> LibraryPage:
    monkeypatch.setattr(ArticleMenu, "popup", lambda *_: None)  # a popup wants a screen
    page = LibraryPage(Texts("de"), "/wo/alles/liegt")
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return page


def show(page: LibraryPage, *rows: Entry | Hit, more: bool = False) -> None:
    page.show_rows(page.selection(), rows, more=more)


def heard(page: LibraryPage) -> list[str]:
    model = page.list.rows
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def search(page: LibraryPage, qtbot: QtBot, words: str) -> None:
    page.search.setText(words)
    qtbot.keyClick(page.search, Qt.Key.Key_Return)


# rows


def test_a_row_tells_title_outlet_date_length_notes_and_tags(page: LibraryPage) -> None:
    # GIVEN an article with notes
    known = entry(1, outlet="Tageblatt", published=datetime(2025, 2, 1, 23, 30, tzinfo=UTC))
    # WHEN it is shown
    show(page, replace(known, words=1812, notes=3, tags=("frage", "zitat")))
    # THEN its row says all of it
    assert heard(page) == ["Artikel 1. Tageblatt · 1. Februar 2025 · 1.812 Wörter · 3 Notizen · #frage · #zitat"]


def test_a_row_of_which_little_is_known_says_no_more_than_that(page: LibraryPage) -> None:
    # GIVEN a file without outlet and date, and a page of the web never opened since
    file = replace(entry(1), words=1, notes=1)
    web = KnownArticle("2", "Seite", "https://example.org/a/b", None)
    # WHEN they are shown
    show(page, file, Entry(web, None, 0, 0, (), 0))
    # THEN file and site stand in the outlet's place, the day of opening in that of the date
    assert heard(page) == ["Artikel 1. 1.txt · geöffnet 12. März 2025 · 1 Wort · 1 Notiz", "Seite. example.org"]


def test_a_hostile_title_stays_a_line_of_text(page: LibraryPage) -> None:
    # GIVEN a title with markup, a line break and a character that turns the line around
    show(page, Entry(KnownArticle("1", "<b>A</b>\n\u202eB", "/a.txt", None), None, 0, 0, (), 0))
    # WHEN heard / THEN it is its characters on one line
    assert heard(page) == ["<b>A</b> �B. a.txt"]
    assert page.list.rows.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "<p>&lt;b&gt;A&lt;/b&gt; �B</p>"


def test_a_note_that_was_found_is_told_from_an_article(page: LibraryPage, qtbot: QtBot) -> None:
    # GIVEN a search that finds an article and a note on it
    search(page, qtbot, "kreml")
    article = entry(1).article
    # WHEN the hits are shown
    show(page, Hit(article, None, FOUND), Hit(article, noted("Wer?", "frage"), FOUND))
    # THEN the note says so, with its tags
    assert heard(page) == [
        "Artikel 1. Der Kreml bestreitet Gespräche.. 1.txt · geöffnet 12. März 2025",
        "Artikel 1. Notiz: Der Kreml bestreitet Gespräche.. #frage · 12. März 2025",
    ]
    assert page.heading.text() == "2 Treffer"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_words_that_were_found_are_framed_in_the_colour_of_the_search(
    page: LibraryPage, qtbot: QtBot, theme: Any
) -> None:
    # GIVEN a hit, drawn with a mark in what was found, with one in its title, and without
    page.set_theme(theme)
    search(page, qtbot, "kreml")
    pictures = []
    for marks, title in ((FOUND.marks, ()), ((), (Span(0, 7),)), ((), ())):
        show(page, Hit(entry(1).article, None, Snippet(FOUND.text, marks), title))
        image = page.list.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        # WHEN its pixels of the search's colour are counted
        colour = QColor(theme.search).rgb()
        pixels = (image.pixel(x, y) for x in range(image.width()) for y in range(image.height()))
        pictures.append(sum(pixel == colour for pixel in pixels))
    # THEN there is a frame with either mark, and none without
    assert min(pictures[:2]) > 20
    assert pictures[2] == 0


# many rows


def test_more_rows_are_asked_for_when_the_end_comes_into_sight_and_once(page: LibraryPage, qtbot: QtBot) -> None:
    # GIVEN a first page of many articles
    asked: list[tuple[Selection, int]] = []
    page.more_wanted.connect(lambda *wish: asked.append(wish))
    show(page, *map(entry, range(200)), more=True)
    assert asked == []
    # WHEN the reader goes to the end, twice
    for _ in range(2):
        page.list.scrollToBottom()
        QApplication.processEvents()
    # THEN the rest is asked for once, and comes below
    assert asked == [(Selection(), 200)]
    page.add_rows(Selection(), [entry(n) for n in range(200, 400)], more=False)
    assert page.list.rows.rowCount() == 400
    page.list.scrollToBottom()
    QApplication.processEvents()
    assert len(asked) == 1


def test_a_list_of_fifty_thousand_lays_no_row_out_that_is_not_seen(page: LibraryPage) -> None:
    # GIVEN a model that counts how often it is asked for a row
    rows = page.list.rows
    asked: list[int] = []
    data = rows.data

    def counted(index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        asked.append(index.row())
        return data(index, role)

    rows.data = counted  # type: ignore[method-assign]
    # WHEN fifty thousand rows are shown
    show(page, *[entry(n) for n in range(50_000)])
    page.list.scrollToBottom()
    page.grab()
    # THEN only those in sight were asked for
    assert len(set(asked)) < 100


def test_rows_that_come_too_late_are_dropped(page: LibraryPage, qtbot: QtBot) -> None:
    # GIVEN a page of all articles that is still waited for
    late = page.selection()
    # WHEN the reader searches before it comes, and then it comes
    search(page, qtbot, "kreml")
    page.show_rows(late, [entry(1)], more=False)
    page.add_rows(late, [entry(2)], more=False)
    # THEN it is not shown
    assert heard(page) == []


def test_the_list_stays_where_it_was_when_it_is_shown_again(page: LibraryPage) -> None:
    # GIVEN a reader in the middle of a list
    rows = [entry(n) for n in range(100)]
    show(page, *rows)
    page.list.setCurrentIndex(page.list.rows.index(50, 0))
    place = page.list.verticalScrollBar().value()
    # WHEN it is shown again with the article gone, and back
    show(page, *rows[:50], *rows[51:])
    gone = page.list.row()
    show(page, *rows)
    # THEN the reader stands on the one that follows, at the same place
    assert gone == rows[51]
    assert page.list.row() == rows[51]
    assert page.list.verticalScrollBar().value() == place > 0


# shelves and search


def test_shelves_outlets_and_tags_are_chosen_by_key(page: LibraryPage, qtbot: QtBot) -> None:
    # GIVEN an outlet and a tag
    page.shelves.show_counts((("Tageblatt", 12),), (("frage", 3),))
    wishes: list[Selection] = []
    page.wanted.connect(wishes.append)
    page.shelves.setFocus()
    # WHEN the reader goes down the list
    for _ in range(4):
        qtbot.keyClick(page.shelves, Qt.Key.Key_Down)
    # THEN each place is wanted in turn, and no heading
    assert wishes == [
        Selection(Shelf.ALL),
        Selection(Shelf.NOTED),
        Selection(Shelf.ALL, outlet="Tageblatt"),
        Selection(Shelf.ALL, tag="frage"),
    ]
    # WHEN the counts change / THEN the reader stays at the place
    page.shelves.show_counts((("Anzeiger", 20), ("Tageblatt", 12)), (("frage", 1004),))
    assert page.selection() == Selection(Shelf.ALL, tag="frage")
    assert page.shelves.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == "#frage, 1.004"
    # WHEN the tag is gone / THEN the first shelf is shown
    page.shelves.show_counts((), ())
    assert page.selection() == Selection()


def test_another_order_is_wanted(page: LibraryPage, qtbot: QtBot) -> None:
    # GIVEN the orders
    wishes: list[Selection] = []
    page.wanted.connect(wishes.append)
    # WHEN one is chosen by key
    page.order.setFocus()
    qtbot.keyClick(page.order, Qt.Key.Key_Down)
    # THEN it is wanted
    assert [wish.order for wish in wishes] == [Order.TITLE]


def test_a_search_begins_at_a_pause_and_is_ranked_on_request(page: LibraryPage, qtbot: QtBot) -> None:
    # GIVEN somebody who types
    wishes: list[Selection] = []
    page.wanted.connect(wishes.append)
    page.focus_search()
    # WHEN they pause, and then want the most relevant first
    qtbot.keyClicks(page.search, "kreml")
    assert wishes == []
    qtbot.waitUntil(lambda: bool(wishes))
    qtbot.keyClick(page.ranking, Qt.Key.Key_Down)
    # THEN there is one search for the whole word, and one that ranks
    assert wishes == [Selection(typed="kreml"), Selection(typed="kreml", ranked=True)]
    assert page.ranking.isVisible()
    assert not page.order.isVisible()


def test_nothing_found_says_so_and_offers_a_way_back(page: LibraryPage, qtbot: QtBot) -> None:
    # GIVEN a search
    search(page, qtbot, "xylophon")
    # WHEN nothing is found
    show(page)
    # THEN that is said with the fields, and the button empties the search
    assert "Nichts gefunden für „xylophon“" in page.empty.words()
    assert "quelle:" in page.empty.words()
    page.empty.button.click()
    assert page.search.text() == ""
    assert page.selection() == Selection()


def test_a_failed_list_says_why_and_is_tried_again(page: LibraryPage) -> None:
    # GIVEN a library that cannot be read
    page.fail(Explanation("Titel", "Die Bibliothek ist gesperrt.", "Warten Sie."))
    wishes: list[Selection] = []
    page.wanted.connect(wishes.append)
    # WHEN the reader tries again
    assert "gesperrt" in page.empty.words()
    page.empty.button.click()
    # THEN it is asked for
    assert wishes == [Selection()]


@pytest.mark.parametrize("shelf", list(Shelf))
def test_an_empty_shelf_says_why(page: LibraryPage, shelf: Shelf) -> None:
    # GIVEN a shelf / WHEN nothing stands there / THEN words say so
    page.shelves.setCurrentIndex(page.shelves.model().index(list(Shelf).index(shelf), 0))
    show(page)
    assert page.empty.isVisible()
    assert page.empty.words()


def test_escape_ends_the_search_and_then_leaves(page: LibraryPage, qtbot: QtBot) -> None:
    # GIVEN a search with a hit
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    search(page, qtbot, "kreml")
    show(page, Hit(entry(1).article, None, FOUND))
    # WHEN the reader steps back twice / THEN the search is empty first, and then the page is left
    page.step_back()
    assert (page.search.text(), left) == ("", [])
    page.step_back()
    assert left == [True]


def test_turning_to_a_shelf_ends_the_search(page: LibraryPage, qtbot: QtBot) -> None:
    # GIVEN a search / WHEN a shelf is clicked, the same as before / THEN it is shown
    search(page, qtbot, "kreml")
    spot = page.shelves.visualRect(page.shelves.currentIndex()).center()
    qtbot.mouseClick(page.shelves.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert page.selection() == Selection()


# keys


def test_search_and_list_are_reached_by_key(page: LibraryPage, qtbot: QtBot) -> None:
    # GIVEN the keyboard on the list
    show(page, entry(1), entry(2))
    page.focus_list()
    places = []
    # WHEN / and the arrow down, then Ctrl+F are pressed
    for key, modifier in (
        (Qt.Key.Key_Slash, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier),
    ):
        qtbot.keyClick(page.focusWidget(), key, modifier)
        places.append(page.focusWidget())
    # THEN they lead to the search and back
    assert places == [page.search, page.list, page.search]


def test_enter_opens_and_delete_takes_out(page: LibraryPage, qtbot: QtBot) -> None:
    # GIVEN two articles
    show(page, entry(1), entry(2))
    opened: list[Entry] = []
    removed: list[KnownArticle] = []
    page.opened.connect(opened.append)
    page.removed.connect(removed.append)
    # WHEN the second is entered, double-clicked and deleted
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    spot = page.list.visualRect(page.list.currentIndex()).center()
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    # THEN it is told, each once
    assert opened == [entry(2), entry(2)]
    assert removed == [entry(2).article]


# the menu


def open_menu(page: LibraryPage) -> dict[str, Any]:
    place = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, page.list.mapToGlobal(place))
    page.list.contextMenuEvent(event)
    assert page.menu is not None
    return {action.text(): action for action in page.menu.actions()}


def test_the_menu_opens_copies_and_takes_out(page: LibraryPage) -> None:
    # GIVEN an article whose file is gone
    show(page, entry(1))
    told: list[Any] = []
    page.opened.connect(told.append)
    page.removed.connect(told.append)
    # WHEN its menu is called by key and everything in it is done
    actions = open_menu(page)
    for words in ("Öffnen", "Ort kopieren", "Aus der Bibliothek entfernen"):
        actions[words].trigger()
    # THEN it happens, and its folder is not offered
    assert told == [entry(1), entry(1).article]
    assert QGuiApplication.clipboard().text() == "/artikel/1.txt"
    assert not actions["Ordner der Datei zeigen"].isEnabled()


def test_older_texts_are_offered_where_there_are_any(page: LibraryPage) -> None:
    # GIVEN an article with two texts and one with a single one
    show(page, entry(1))
    chosen: list[Edition] = []
    page.edition_opened.connect(chosen.append)
    texts = (Edition("1", "b", "Artikel 1", DAY, 812), Edition("1", "a", "Artikel 1", DAY, 790))
    for editions, offered in ((texts[:1], False), (texts, True)):
        # WHEN they come while its menu is open
        actions = open_menu(page)
        page.offer_editions(entry(1).article, editions)
        # THEN they are offered only if there is a choice
        assert actions["Fassungen"].isVisible() is offered
    # WHEN the older is chosen / THEN it is told
    assert page.menu is not None
    action = page.menu.editions.actions()[1]
    assert action.text().startswith("12. März 2025")
    assert action.text().endswith("790 Wörter")
    action.trigger()
    assert chosen == [texts[1]]


def test_the_original_is_a_web_page_or_the_folder_of_a_file_that_is_there(tmp_path: Path) -> None:
    # GIVEN a file, and addresses of all sorts
    file = tmp_path / "artikel.txt"
    file.write_text("Text", encoding="utf-8")
    # WHEN it is asked what can be shown / THEN only that, and nothing is ever run
    assert original_of(str(file)) == QUrl.fromLocalFile(str(tmp_path))
    assert original_of("https://example.org/a") == QUrl("https://example.org/a")
    for other in ("", "/nicht/da.txt", "javascript:alert(1)", "mailto:a@example.org", "file:///etc", "\0", "x" * 5000):
        assert original_of(other) is None


# narrow


def test_a_narrow_page_has_a_box_for_the_shelves(page: LibraryPage, qtbot: QtBot) -> None:
    # GIVEN the narrowest window
    page.setMinimumSize(1, 1)
    page.resize(420, 320)
    assert page.width() == 420
    wishes: list[Selection] = []
    page.wanted.connect(wishes.append)
    # WHEN a shelf is chosen in the box
    assert page.shelves.box.isVisible()
    assert not page.shelves.isVisible()
    page.shelves.box.setFocus()
    qtbot.keyClick(page.shelves.box, Qt.Key.Key_Down)
    # THEN it is wanted; wide again, the list stands there
    assert wishes == [Selection(Shelf.ALL)]
    page.resize(1000, 600)
    assert page.shelves.selection() == Selection(Shelf.ALL)
    assert page.shelves.isVisible()


def test_everything_has_a_name_for_the_ear(page: LibraryPage) -> None:
    # GIVEN all that can have the keyboard / WHEN asked for its name / THEN it has one
    parts = (page.search, page.shelves, page.shelves.box, page.order, page.ranking, page.list)
    assert all(part.accessibleName() for part in parts)
