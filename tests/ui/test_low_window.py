"""In a small window everything that is said can be read, and everything that is offered can be pressed."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.banner import Banner, Tone
from desktop.ui.texts import Texts

LOW = (820, 520)
TAGS = ("Zuständigkeit des Ausschusses", "Verfassungsschutzbericht", "nachprüfen", "Quelle", "Zitat")
LONG = "Der Datenträger ist voll; die letzte Änderung wurde nicht gespeichert. " * 2


def crushed(place: QWidget) -> list[str]:
    """Return the words of what is seen and lower than it needs to be."""
    parts = [part for kind in (QAbstractButton, QLabel) for part in place.findChildren(kind) if part.isVisible()]
    assert parts
    return [part.text() for part in parts if part.height() < needed(part)]


def needed(part: QWidget) -> int:
    return part.heightForWidth(part.width()) if part.hasHeightForWidth() else part.sizeHint().height()


@pytest.fixture(params=[(), TAGS], ids=["no tags", "tags"])
def failed(reading: Any, qtbot: QtBot, request: pytest.FixtureRequest) -> Any:
    """Return a low window in which a note without tags, or with many, could not be saved."""
    window = reading.window
    window.resize(*LOW)
    window.actions_table["note_on_article"].trigger()
    qtbot.keyClicks(window.notes.editor.body, "Wer sagt das?")
    window.notes.editor.tags.show_tags(request.param)
    reading.desk.store_fails = True
    qtbot.keyClicks(window.notes.editor.body, " Und wem?")
    reading.conductor.keeper.save()
    qtbot.wait(20)
    return reading


def test_a_failed_save_is_told_in_full_where_there_is_little_room(failed: Any) -> None:
    # GIVEN the red bar over a note
    editor = failed.window.notes.editor
    assert editor.fault.isVisible()
    # WHEN its parts are measured
    # THEN none is cut, all of the bar is in sight, and so is the beginning of the note
    assert crushed(editor.fault) == []
    seen = QRect(QPoint(0, 0), editor.viewport().size())
    at = QRect(editor.fault.mapTo(editor.viewport(), QPoint(0, 0)), editor.fault.size())
    assert seen.contains(at)
    assert seen.contains(editor.body.mapTo(editor.viewport(), QPoint(4, editor.body.fontMetrics().height() + 4)))


def test_what_has_no_room_below_the_note_is_reached_by_key(failed: Any, qtbot: QtBot) -> None:
    # GIVEN a note whose tags may have no room
    editor = failed.window.notes.editor
    # WHEN Tab leads from the note to its tags, and on to the button
    editor.body.focusNextChild()
    tags = editor.tags.line
    assert tags.hasFocus()
    qtbot.waitUntil(lambda: in_sight(tags, editor))
    # THEN both came into sight, whole
    tags.focusNextChild()
    assert editor.delete.hasFocus()
    qtbot.waitUntil(lambda: in_sight(editor.delete, editor))
    assert crushed(editor) == []


def in_sight(part: QWidget, editor: Any) -> bool:
    corner = part.mapTo(editor.viewport(), QPoint(0, 0))
    return bool(editor.viewport().rect().contains(QRect(corner, part.size())))


def test_a_note_does_not_scroll_where_there_is_room(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a window of the usual size
    window = reading.window
    # WHEN a note is written
    window.actions_table["note_on_article"].trigger()
    qtbot.keyClicks(window.notes.editor.body, "Wer sagt das?")
    qtbot.wait(20)
    # THEN all of its editor is seen
    assert not window.notes.editor.verticalScrollBar().isVisible()
    assert crushed(window.notes.editor) == []


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    """Let the whole window have letters half as large again, as somebody sets it who sees little."""
    usual = qapp.font()
    font = QFont(usual)
    font.setPointSizeF(1.5 * QFontInfo(usual).pointSizeF())
    qapp.setFont(font)
    yield
    qapp.setFont(usual)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("width", [820, 1280])
def test_with_large_letters_nothing_is_cut_at_the_side_of_the_panel(
    raise_curtain: Callable[[], Any], qtbot: QtBot, width: int
) -> None:
    # GIVEN large letters, verdicts, a hidden place, and a note that could not be saved
    stage = raise_curtain()
    window = stage.window
    window.resize(width, 700)
    window.actions_table["sample"].trigger()
    for name in ("judge_signal", "hide_signal", "judge_signal"):
        stage.conductor.choosing.choose(stage.signals()[0])
        window.actions_table[name].trigger()
    cut = []
    for name in ("show_signals", "note_on_article"):
        # WHEN each side of the panel is shown
        window.actions_table[name].trigger()
        if name == "note_on_article":
            qtbot.keyClicks(window.notes.editor.body, "Wer?")
            stage.desk.store_fails = True
            qtbot.keyClicks(window.notes.editor.body, " Und wem?")
            stage.conductor.keeper.save()
        qtbot.wait(20)
        buttons = [button for button in window.panel.findChildren(QAbstractButton) if button.isVisible()]
        cut += [button.text() for button in buttons if sticks_out(button, window.panel)]
    # THEN none of its buttons is narrower than its words, or sticks out
    assert cut == []


def sticks_out(part: QWidget, panel: QWidget) -> bool:
    left = part.mapTo(panel, QPoint(0, 0)).x()
    return left < 0 or left + part.width() > panel.width() or part.width() < part.minimumSizeHint().width()


@pytest.mark.parametrize("width", [700, 820, 1280])
def test_what_a_banner_says_never_becomes_a_column(qtbot: QtBot, width: int) -> None:
    # GIVEN a banner with a long sentence and four buttons
    banner = Banner(Texts("de"))
    qtbot.addWidget(banner)
    banner.resize(width, 200)
    also = (("Text kopieren", bool), ("In Datei sichern …", bool))
    # WHEN it is shown
    banner.say(LONG, tone=Tone.FAULT, title="Kein Platz", action="Erneut versuchen", more=bool, also=also)
    qtbot.wait(20)
    # THEN its words have half of the width at least, and the buttons all they need
    words = next(label for label in banner.findChildren(QLabel) if label.text() == LONG)
    assert words.width() >= width / 2 - 100
    assert words.heightForWidth(words.width()) <= 3 * words.fontMetrics().lineSpacing()
    assert crushed(banner) == []


def test_a_few_words_stay_beside_their_button_in_a_narrow_place(qtbot: QtBot) -> None:
    # GIVEN a banner as narrow as the panel
    banner = Banner(Texts("de"))
    qtbot.addWidget(banner)
    banner.resize(312, 60)
    # WHEN it says a few words
    banner.say("Notiz gelöscht", action="Rückgängig")
    qtbot.wait(20)
    # THEN they stand in one line with the button
    words = next(label for label in banner.findChildren(QLabel) if label.text() == "Notiz gelöscht")
    assert words.geometry().right() < banner.button.geometry().left()


def test_what_is_told_in_the_status_bar_takes_room_only_while_it_is_told(reading: Any) -> None:
    # GIVEN an article of which no signal is chosen and no note was saved
    window = reading.window
    told = [label for label in window.statusBar().findChildren(QLabel) if label.isVisible()]
    assert [label.text() for label in told] == ["406 Wörter"]
    # WHEN a signal is chosen, and the library is shown and left again
    reading.conductor.choosing.choose(reading.signals()[0])
    chosen = [label.text() for label in window.statusBar().findChildren(QLabel) if label.isVisible()]
    window.actions_table["home"].trigger()
    away = [label.text() for label in window.statusBar().findChildren(QLabel) if label.isVisible()]
    reading.conductor.visiting.go_back()
    # THEN its number is told beside, and nothing over the library
    assert chosen == ["406 Wörter", "Signal 1 von 6"]
    assert away == []
    assert [label.text() for label in window.statusBar().findChildren(QLabel) if label.isVisible()] == chosen
