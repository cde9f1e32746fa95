"""By keyboard alone: where it is can be seen and heard, and it is never lost with what it was on."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.errors import Explanation
from desktop.ui.panel.empty_state import EmptyState
from desktop.ui.theme import LIGHT


def nameless(window: QWidget) -> list[str]:
    """Return what the keyboard can be on without a name that a screen reader could say."""
    reached = [
        part
        for part in window.findChildren(QWidget)
        if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert reached
    return [
        type(part).__name__
        for part in reached
        if not QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name).strip()
    ]


def accents(view: QListView) -> int:
    """Count the pixels of a list in the colour that tells where the keyboard is."""
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = QColor(LIGHT.accent).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(0, image.width(), 3) for y in range(image.height()))


def test_whatever_the_keyboard_reaches_has_a_name(stage: Any) -> None:
    # GIVEN the welcome, an article with its signals, its notes, the library and the help
    window, table = stage.window, stage.window.actions_table
    silent = {"welcome": nameless(window)}
    # WHEN all that can be reached by key is asked for its name
    table["sample"].trigger()
    silent["signals"] = nameless(window)
    table["note_on_article"].trigger()
    silent["notes"] = nameless(window)
    table["home"].trigger()
    silent["library"] = nameless(window)
    table["help"].trigger()
    silent["help"] = nameless(window._help)
    # THEN everything has one
    assert {place: names for place, names in silent.items() if names} == {}


def test_a_list_shows_the_keyboard_also_before_a_card_is_chosen(reading: Any, qtbot: QtBot) -> None:
    # GIVEN signals of which none is chosen
    cards = reading.window.signals.list
    reading.conductor.choosing.choose(None)
    reading.window.article.setFocus()
    before = accents(cards)
    # WHEN the keyboard comes to the list
    cards.setFocus()
    # THEN a frame tells so, and nothing is chosen by that
    assert accents(cards) > before + 100
    assert reading.conductor.choosing.chosen is None
    # AND the first card is chosen with the first arrow, which takes the frame over
    qtbot.keyClick(cards, Qt.Key.Key_Down)
    assert reading.conductor.choosing.chosen == reading.signals()[0]


def test_the_keyboard_stays_of_use_when_the_last_note_is_deleted(reading: Any, qtbot: QtBot) -> None:
    # GIVEN the keyboard on the only note
    window = reading.window
    window.actions_table["note_on_article"].trigger()
    qtbot.keyClicks(window.notes.editor.body, "x")
    reading.conductor.keeper.save()
    window.notes.list.setFocus()
    # WHEN it is deleted
    qtbot.keyClick(window.notes.list, Qt.Key.Key_Delete)
    # THEN the keyboard is on something that answers to it
    assert window.notes.total() == 0
    assert not isinstance(window.focusWidget(), EmptyState)
    assert window.notes.isAncestorOf(window.focusWidget())


def test_where_the_chips_leave_nothing_the_keyboard_is_on_the_way_back(reading: Any, qtbot: QtBot) -> None:
    # GIVEN the keyboard on the list of signals
    panel = reading.window.signals
    panel.list.setFocus()
    # WHEN all of them are left out, by the keys of the families, and the button is pressed
    for chip in panel.families.values():
        chip.setChecked(False)
    assert QApplication.focusWidget() is panel.empty.button
    qtbot.keyClick(panel.empty.button, Qt.Key.Key_Space)
    # THEN they are back
    assert len(reading.signals()) == panel.total()


def test_a_search_without_hits_in_the_notes_offers_its_end(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a note, and words it does not have
    window = reading.window
    window.actions_table["note_on_article"].trigger()
    qtbot.keyClicks(window.notes.editor.body, "x")
    window.notes.filter.setText("Kreml")
    assert window.notes.shown_notes() == frozenset()
    # WHEN the button in the place of the list is pressed
    window.notes.empty.button.click()
    # THEN the note is there, and the keyboard with it
    assert len(window.notes.shown_notes()) == 1
    assert window.focusWidget() is window.notes.list


@pytest.mark.parametrize("page", ["home", "sample"])
def test_f6_leads_to_what_the_banner_offers(stage: Any, page: str) -> None:
    # GIVEN a banner with a button, over the library or over an article
    window, table = stage.window, stage.window.actions_table
    table["sample"].trigger()
    table[page].trigger()
    stage.conductor.opening.open("/nirgends/artikel.txt")
    assert window.banner.isVisible()
    (window.article if page == "sample" else window.home.library.search).setFocus()
    # WHEN F6 is pressed backward, and forward again
    table["previous_region"].trigger()
    there = window.focusWidget()
    table["next_region"].trigger()
    # THEN the keyboard is on the button, and back
    assert there is window.banner.button
    assert window.focusWidget() in (window.article, window.home.library.search)


def test_f6_passes_over_a_banner_that_is_closed(reading: Any) -> None:
    # GIVEN a banner that was closed
    window = reading.window
    window.banner.say("Nichts weiter.")
    window.banner.hide()
    window.article.setFocus()
    # WHEN F6 is pressed backward
    window.actions_table["previous_region"].trigger()
    # THEN the list has the keyboard
    assert window.focusWidget() is window.signals.list


def test_the_library_says_why_it_is_empty_and_has_the_keyboard_on_its_button(stage: Any) -> None:
    # GIVEN the keyboard on the list of the library
    stage.window.actions_table["sample"].trigger()
    stage.window.actions_table["home"].trigger()
    page = stage.window.home.library
    page.list.setFocus()
    # WHEN the list cannot be read any more
    page.fail(Explanation("Titel", "Satz.", "Rat."))
    # THEN the keyboard is on the button that tries again
    assert stage.window.focusWidget() is page.empty.button


def test_what_was_done_and_what_failed_is_said_aloud(reading: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN somebody who hears what is told
    heard: list[tuple[str, bool]] = []
    for place in ("desktop.ui.banner.announce", "desktop.ui.choosing.announce"):
        monkeypatch.setattr(place, lambda _, words, urgent=False: heard.append((words, urgent)))
    table = reading.window.actions_table
    # WHEN a place is hidden, something is asked for that needs a selection, and a file is not there
    reading.conductor.choosing.choose(reading.signals()[0])
    table["hide_signal"].trigger()
    reading.conductor.choosing.choose(None)
    table["note_on_selection"].trigger()
    reading.conductor.opening.open("/nirgends/artikel.txt")
    # THEN all of it is said, the failure before everything else
    assert ("Stelle ausgeblendet.", False) in heard
    assert (reading.conductor.texts["window.nothing_selected"], False) in heard
    assert [words[:18] for words, urgent in heard if urgent] == ["Datei nicht gefund"]


def test_menus_name_the_single_letters_where_a_command_has_no_other_key(stage: Any) -> None:
    # GIVEN the menu of signals
    table = stage.window.actions_table
    # WHEN its words are read
    words = {name: table[name].text() for name in ("judge_signal", "hide_signal", "next_signal", "note_on_signal")}
    # THEN the letter stands where other keys stand, and is no key of the whole window: in a note it is a letter
    assert [words[name].partition("\t")[2] for name in words] == ["G", "X", "", "Umschalt+N"]
    assert table["hide_signal"].shortcuts() == []


def test_undo_names_what_it_undoes_and_is_one_word_without(reading: Any) -> None:
    # GIVEN nothing that could be undone
    undo, redo = reading.window.actions_table.menu("edit").actions()[:2]
    before = undo.text(), redo.text()
    # WHEN a verdict is given
    reading.conductor.choosing.choose(reading.signals()[0])
    reading.window.actions_table["judge_signal"].trigger()
    # THEN the entry names it
    assert before == ("Rückgängig", "Wiederholen")
    assert undo.text() == f"Rückgängig: {reading.conductor.keeper.history.undoText()}"
