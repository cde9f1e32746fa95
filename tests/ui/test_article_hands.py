"""What the reader does with mouse and keyboard on an article reaches the window, notes and tooltips included."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shown_article import (
    HEDGE,
    REJECTION,
    SIGNALS,
    WORDING,
    article,
    click,
    colours,
    middle,
    note,
    picture,
    place,
    seen,
)

from desktop.core.text import Span
from desktop.ui.article.view import ArticleView
from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT


@pytest.mark.parametrize("piece", REJECTION.cue)
def test_a_click_on_any_piece_of_a_mark_chooses_its_signal(view: ArticleView, qtbot: QtBot, piece: Span) -> None:
    # GIVEN a signal in two pieces
    view.show_signals(SIGNALS)
    # WHEN one of them is clicked
    with qtbot.waitSignal(view.signal_chosen) as chosen:
        click(view, qtbot, middle(view, piece))
    # THEN the whole signal is chosen
    assert chosen.args == [REJECTION]


def test_a_click_beside_the_marks_chooses_nothing(view: ArticleView, qtbot: QtBot) -> None:
    # GIVEN marks
    view.show_signals(SIGNALS)
    # WHEN an unmarked word and the empty margin are clicked
    # THEN nothing is chosen
    with qtbot.assertNotEmitted(view.signal_chosen), qtbot.assertNotEmitted(view.note_chosen):
        click(view, qtbot, middle(view, place("entschieden")))
        click(view, qtbot, QPoint(3, 200))


def test_enter_chooses_the_signal_at_the_caret(view: ArticleView, qtbot: QtBot) -> None:
    # GIVEN the caret inside a mark
    view.show_signals(SIGNALS)
    view.put_caret(HEDGE.span.start + 3)
    # WHEN Enter is pressed
    with qtbot.waitSignal(view.signal_chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    # THEN that signal is chosen
    assert chosen.args == [HEDGE]


def test_resting_on_a_mark_shows_the_hand_and_frames_all_pieces(view: ArticleView, qtbot: QtBot) -> None:
    # GIVEN a signal in two pieces
    view.show_signals(SIGNALS)
    before = picture(view)
    # WHEN the mouse moves onto one
    qtbot.mouseMove(view.viewport(), middle(view, REJECTION.cue[0]))
    qtbot.waitUntil(lambda: view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor)
    after = picture(view)
    # THEN the other piece looks different, too
    other = middle(view, REJECTION.cue[1])
    rows = range(other.y() - 18, other.y() + 18)
    assert any(before.pixelColor(other.x(), y) != after.pixelColor(other.x(), y) for y in rows)


def test_the_text_can_be_selected_by_keyboard(view: ArticleView, qtbot: QtBot) -> None:
    # GIVEN the caret before a word behind an emoji
    start = place("den Bericht").start
    view.put_caret(start)
    # WHEN three characters are selected by keys
    with qtbot.waitSignal(view.selection_changed):
        for _ in range(3):
            qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    # THEN the span counts code points of the article
    assert view.selected_span() == Span(start, start + 3)


def test_a_selection_is_told_once_and_its_end_is_told_too(view: ArticleView, qtbot: QtBot) -> None:
    # GIVEN somebody who listens
    told: list[Span | None] = []
    view.selection_changed.connect(told.append)
    # WHEN words are selected and let go
    view.select(place("Bericht"))
    view.put_caret(0)
    # THEN both are told
    assert told == [place("Bericht"), None]


def test_copied_words_are_the_article_s_own(view: ArticleView, qtbot: QtBot) -> None:
    # GIVEN an article with a no-break space
    made = article("Titel der Sache", "Rund 5\u00a0Prozent", "Ende")
    view.show_article(made)
    # WHEN everything is copied
    view.selectAll()
    data = view.createMimeDataFromSelection()
    # THEN white space and no-break space are as the article has them
    assert data.text() == "Titel der Sache\n\nRund 5\u00a0Prozent\n\nEnde"
    assert not data.hasHtml()


def test_the_menu_offers_a_note_on_a_selection_only(view: ArticleView, qtbot: QtBot) -> None:
    # GIVEN the context menu without a selection
    assert not view.menu().actions()[0].isEnabled()
    # WHEN words are selected and its first entry is taken
    view.select(place("Bericht"))
    entry = view.menu().actions()[0]
    # THEN a note is asked for
    with qtbot.waitSignal(view.annotate_requested):
        entry.trigger()


def test_a_note_has_a_glyph_in_the_margin_that_can_be_clicked(view: ArticleView, qtbot: QtBot) -> None:
    # GIVEN a note with a place and one that lost it
    placed = note(place("angebliche"))
    # WHEN they are shown and the glyph is clicked
    view.show_notes([placed, note(None)])
    glyph = QPoint(view.gutter() - 20, middle(view, place("angebliche")).y())
    # THEN the glyph is painted in the accent and leads to its note
    assert picture(view).pixelColor(glyph).name().upper() != LIGHT.page
    with qtbot.waitSignal(view.note_chosen) as chosen:
        click(view, qtbot, glyph)
    assert chosen.args == [placed]


def test_revealing_a_note_s_place_scrolls_to_it_and_frames_it(view: ArticleView) -> None:
    # GIVEN a place far below
    below = place("Kreisen")
    # WHEN it is revealed
    view.reveal(below)
    # THEN it is seen, framed in the accent
    assert seen(view, below)
    assert LIGHT.accent in colours(view, below)


@pytest.mark.parametrize("body", ["<img src='file:///etc/hostname'>", "<b>fett</b> & mehr"])
def test_tooltips_show_foreign_words_as_they_are(view: ArticleView, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN a note that looks like markup, on a signal whose reason does
    told: list[str] = []
    monkeypatch.setattr("desktop.ui.article.view.QToolTip.showText", lambda at, text, widget: told.append(text))
    view.show_signals(SIGNALS)
    view.show_notes([note(HEDGE.span, body)])
    # WHEN its glyph and the mark are rested on
    for point in (QPoint(view.gutter() - 20, middle(view, HEDGE.span).y()), middle(view, HEDGE.span)):
        QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, view.mapToGlobal(point)))
    # THEN the reader reads both as they stand
    shown = QTextDocument()
    shown.setHtml("".join(told))
    assert shown.toPlainText() == f"{body}\n{Texts('de').kind(HEDGE.kind)}: {WORDING.de}"
