"""The page keeps the reader's place, stays readable, and loads and runs nothing an article names."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QTextDocument
from pytestqt.qtbot import QtBot
from shown_article import ARTICLE, DENIAL, HEDGE, SIGNALS, SOURCE, article, note, picture, place

from desktop.ui.article.view import ArticleView
from desktop.ui.texts import Texts
from desktop.ui.theme import DARK


def test_the_reading_position_is_restored(view: ArticleView, qtbot: QtBot) -> None:
    # GIVEN a reader who scrolled to the middle
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    position = view.reading_position()
    assert position > 0
    # WHEN the article is opened again in another view that is not shown yet
    again = ArticleView(Texts("de"))
    qtbot.addWidget(again)
    again.show_article(ARTICLE, position=position)
    again.resize(900, 500)
    with qtbot.waitExposed(again):
        again.show()
    # THEN the same line stands on top
    assert again.reading_position() == position
    assert again.window_span().start == view.window_span().start


@pytest.mark.parametrize("change", ["narrow", "wide", "large", "dark"])
def test_the_reader_stays_in_place_when_the_page_changes(view: ArticleView, qtbot: QtBot, change: str) -> None:
    # GIVEN a reader in the middle, some words selected
    view.show_article(ARTICLE, position=ARTICLE.blocks[7].span.start)
    view.select(place("Bericht"))
    changes = {
        "narrow": lambda: view.resize(420, 500),
        "wide": lambda: view.resize(1300, 500),
        "large": lambda: view.set_font_size(24),
        "dark": lambda: view.set_theme(DARK),
    }
    # WHEN window, font or theme change
    changes[change]()
    # THEN the line on top is the same, and so is the selection
    assert view.reading_position() == ARTICLE.blocks[7].span.start
    assert view.window_span().start == ARTICLE.blocks[7].span.start
    assert view.selected_span() == place("Bericht")


def test_the_column_stays_centred_and_of_readable_width(view: ArticleView) -> None:
    # GIVEN a very wide window
    view.resize(1600, 500)
    # WHEN the column is measured
    left = view.viewport().x()
    right = view.contentsRect().width() - view.verticalScrollBar().sizeHint().width() - left - view.viewport().width()
    # THEN it is as wide as its measure wants and has as much room on either side
    assert view.viewport().width() == pytest.approx(view.typography.column + 2 * view.gutter(), abs=2)
    assert abs(left - right) <= 1


def test_another_article_takes_nothing_from_the_last_one(view: ArticleView) -> None:
    # GIVEN an article with marks, notes, a choice and a search
    view.show_signals(SIGNALS)
    view.show_notes([note(HEDGE.span)])
    view.choose(SOURCE)
    view.highlight_all("Bericht")
    # WHEN another is shown, and then none
    other = ArticleView(Texts("de"))
    other.resize(view.size())
    view.show_article(article("Ein anderer Artikel", "Kurz."))
    other.show_article(article("Ein anderer Artikel", "Kurz."))
    # THEN it looks as if it were the first
    assert picture(view) == picture(other)
    assert (view.caret(), view.reading_position(), view.next_signal(+1)) == (0, 0, None)
    view.clear()
    assert view.selected_span() is None
    other.deleteLater()


@pytest.mark.parametrize("name", ["file:///etc/hostname", "/etc/hostname", "https://example.org/a.png", "a.css"])
def test_nothing_an_article_names_is_loaded(view: ArticleView, name: str) -> None:
    # GIVEN a resource on this machine or elsewhere
    # WHEN the page is asked for it
    loaded = view.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
    # THEN there is none
    assert loaded is None


def test_markup_in_an_article_is_shown_as_text(view: ArticleView) -> None:
    # GIVEN an article that looks like HTML
    made = article("<h1>Titel</h1>", "<img src='/etc/hostname'> und <a href='x'>mehr</a>")
    # WHEN it is shown
    view.show_article(made)
    # THEN it is text
    assert view.document().begin().text() == "<h1>Titel</h1>"


def test_a_dropped_file_is_left_to_the_window(view: ArticleView) -> None:
    # GIVEN the view
    # WHEN something is dropped on it
    # THEN neither it nor its viewport wants it
    assert not view.acceptDrops()
    assert not view.viewport().acceptDrops()


def test_the_page_has_a_name_and_cannot_be_written_on(view: ArticleView, qtbot: QtBot) -> None:
    # GIVEN the view
    before = view.document().characterCount()
    # WHEN somebody types
    qtbot.keyClicks(view, "abc")
    # THEN nothing changes, and a screen reader can name it
    assert view.document().characterCount() == before
    assert view.accessibleName() == "Artikeltext"


def test_a_screen_reader_finds_marks_as_formats(view: ArticleView, monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN an active screen reader
    monkeypatch.setattr("desktop.ui.article.view.QAccessible.isActive", lambda: True)
    # WHEN signals are shown, then fewer
    view.show_signals(SIGNALS)
    cursor = view.textCursor()
    cursor.setPosition(view.places.position(DENIAL.span.start) + 1)
    marked = cursor.charFormat().underlineStyle()
    view.show_signals([HEDGE])
    # THEN the format under the mark says so, invisibly, and goes with it
    assert marked is not cursor.charFormat().underlineStyle()
    assert cursor.charFormat().underlineColor() == QColor(Qt.GlobalColor.transparent)
