"""The window as a whole: dropping files, walking with the keyboard, standing where it stood."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.places import sample, settings_file
from desktop.core.settings import load_settings
from desktop.ui.theme import DARK, LIGHT, Theme
from desktop.ui.window import Frame


def drop(stage: Any, *urls: QUrl) -> None:
    data = QMimeData()
    data.setUrls(list(urls))
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), copy, data, left, none)
    stage.window.dragEnterEvent(enter)
    assert enter.isAccepted()
    stage.window.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))


def test_the_first_of_several_dropped_files_opens(stage: Any, tmp_path: Path) -> None:
    # GIVEN two files
    # WHEN they are dropped on the window
    drop(stage, QUrl.fromLocalFile(str(sample())), QUrl.fromLocalFile(str(tmp_path / "other.txt")))
    # THEN the first is open
    assert stage.window.article.article.origin.location == str(sample())


def test_a_dropped_address_is_explained(stage: Any) -> None:
    # GIVEN an address of the web
    # WHEN it is dropped
    drop(stage, QUrl("https://example.org/artikel"))
    # THEN the window says that it reads files only
    assert "Internetadresse" in stage.window.banner.words()


def test_a_drop_reaches_the_window_wherever_it_falls(reading: Any) -> None:
    # GIVEN a window with all its parts
    parts = reading.window.findChildren(QWidget)
    # WHEN they are asked what they take
    # THEN none of them takes a drop in the window's place
    assert [part for part in parts if part.acceptDrops()] == []


def test_f6_walks_from_text_to_overview_to_chips_to_list_and_around(reading: Any) -> None:
    # GIVEN the keyboard in the text
    window = reading.window
    window.article.setFocus()
    # WHEN F6 is pressed four times, then backward once
    places = []
    for name in (*["next_region"] * 4, "previous_region"):
        window.actions_table[name].trigger()
        places.append(window.focusWidget())
    # THEN every region had its turn
    overview = window.signals.overview.folds["together"]
    chip = next(iter(window.signals.families.values()))
    assert places == [overview, chip, window.signals.list, window.article, window.signals.list]


def test_esc_climbs_down_the_ladder(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a note being written while the search is open
    window = reading.window
    reading.conductor.choosing.choose(reading.signals()[0])
    window.actions_table["find"].trigger()
    window.actions_table["note_on_article"].trigger()
    qtbot.keyClicks(window.notes.editor.body, "x")
    # WHEN Esc is pressed again and again
    window.step_back()
    first = window.focusWidget()
    window.step_back()
    second = window.focusWidget()
    window.step_back()
    third = window.find_bar.isVisible()
    window.step_back()
    # THEN it leads from note to list to text, closes the search and lets the signal go
    assert (first, second, third) == (window.notes.list, window.article, False)
    assert reading.conductor.choosing.chosen is None


def test_the_search_says_when_there_is_nothing_to_find(reading: Any, qtbot: QtBot) -> None:
    # GIVEN an open search
    window = reading.window
    window.actions_table["find"].trigger()
    # WHEN a word is typed that is there, then one that is not
    window.find_bar.words.setText("Bloomberg")
    found = window.find_bar.outcome.text()
    qtbot.keyClick(window.find_bar.words, Qt.Key.Key_Return)
    caret, reached = window.article.caret(), window.find_bar.outcome.text()
    window.find_bar.words.setText("Bundestag")
    # THEN the first is counted and gone to, and the second is said to be missing
    assert (found, reached) == ("2 Treffer", "1 von 2")
    assert window.article.article.text[caret:].startswith("Bloomberg")
    assert window.find_bar.outcome.text() == "Nicht gefunden"


def test_the_window_stands_where_it_stood(stage: Any) -> None:
    # GIVEN a window of some size with a wide panel
    stage.window.resize(796, 700)
    stage.window.show_reading("Titel")
    stage.window.reading.splitter.setSizes([486, 309])
    frame = stage.window.frame()
    # WHEN it is moved about and put back
    stage.window.resize(786, 650)
    stage.window.reading.splitter.setSizes([485, 300])
    stage.window.take_frame(frame)
    # THEN size and panel are as before
    assert (stage.window.width(), stage.window.height()) == (796, 700)
    assert stage.window.frame().splitter == frame.splitter


def test_a_window_is_no_larger_than_the_screen(stage: Any) -> None:
    # GIVEN a window that is larger than a small screen
    screen = stage.window.screen().availableSize()
    stage.window.resize(screen.width() + 300, screen.height() + 100)
    # WHEN it is about to be shown
    stage.window.fit_screen()
    # THEN it fits with its title bar, and one that fits stays as it is
    assert stage.window.width() <= screen.width()
    assert stage.window.height() < screen.height()
    stage.window.resize(600, 500)
    stage.window.fit_screen()
    assert (stage.window.width(), stage.window.height()) == (600, 500)


def test_a_frame_that_makes_no_sense_is_passed_over(stage: Any) -> None:
    # GIVEN kept values that somebody spoiled
    # WHEN they are taken
    stage.window.take_frame(Frame("kein Base64 ☃", (1, 2, 3)))
    # THEN the window has its usual size
    assert (stage.window.width(), stage.window.height()) == (1280, 800)


def test_text_and_panel_keep_their_measure(reading: Any) -> None:
    # GIVEN an open article
    # WHEN the window is wide, and when it is narrow
    reading.window.resize(1280, 800)
    wide = reading.window.reading.splitter.sizes()
    reading.window.resize(900, 600)
    narrow = reading.window.reading.splitter.sizes()
    # THEN the text has at least 480 pixels and the panel 300 to 460
    assert min(wide[0], narrow[0]) >= 480
    assert all(300 <= sizes[1] <= 460 for sizes in (wide, narrow))


def test_a_narrow_window_is_all_text_and_f9_lays_the_panel_over_it(reading: Any) -> None:
    # GIVEN an open article with its panel
    window = reading.window
    # WHEN the window becomes too narrow for both
    window.resize(640, 480)
    # THEN the text has all of it, and the panel comes only when called
    assert window.width() == 640
    assert not window.panel.isVisible()
    assert window.article.width() == 640
    window.actions_table["panel"].trigger()
    assert window.panel.isVisible()
    assert window.article.width() == 640
    assert window.panel.geometry().right() == window.reading.rect().right()


def test_a_wide_window_has_its_panel_back_and_the_reader_s_choice_is_kept(reading: Any) -> None:
    # GIVEN a window that became narrow
    window = reading.window
    before = window.panel.width()
    window.resize(640, 700)
    # WHEN it is wide again
    window.resize(1280, 800)
    # THEN the panel stands where it stood, and nobody takes it for unwanted at the next start
    assert window.panel.isVisible()
    assert window.panel.width() == before
    assert load_settings(settings_file()).panel


def test_esc_puts_the_panel_of_a_narrow_window_away(reading: Any) -> None:
    # GIVEN a narrow window with the keyboard on the list over the text
    window = reading.window
    window.resize(640, 480)
    window.actions_table["panel"].trigger()
    window.signals.list.setFocus()
    # WHEN Esc is pressed
    window.step_back()
    # THEN the text is there, with the keyboard
    assert not window.panel.isVisible()
    assert window.focusWidget() is window.article


def test_a_mark_in_a_narrow_window_brings_its_card(reading: Any) -> None:
    # GIVEN a narrow window, all text
    window = reading.window
    window.resize(640, 480)
    window.article.setFocus()
    # WHEN a mark is clicked, and Esc pressed twice
    window.article.signal_chosen.emit(reading.signals()[2])
    shown = (window.signals.list.isVisible(), window.signals.list.chosen())
    window.step_back()
    after = (window.panel.isVisible(), reading.conductor.choosing.chosen)
    window.step_back()
    # THEN the card comes over the text, goes, and at last nothing is chosen
    assert shown == (True, reading.signals()[2])
    assert after == (False, reading.signals()[2])
    assert reading.conductor.choosing.chosen is None


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_a_change_of_theme_reaches_the_page(reading: Any, theme: Theme) -> None:
    # GIVEN a window in the other theme
    choice = reading.window.actions_table.choice("theme").actions()
    for name in ("light" if theme is DARK else "dark", theme.name):
        # WHEN the reader chooses another
        next(action for action in choice if action.data() == name).trigger()
    # THEN the paper has its colour
    page = reading.window.article
    corner = page.viewport().grab().toImage().pixelColor(page.viewport().width() - 5, 200)
    assert corner.name().upper() == theme.page


def test_the_window_has_its_picture(stage: Any) -> None:
    # GIVEN a window / WHEN its icon is drawn / THEN there is one
    assert not stage.window.windowIcon().pixmap(64, 64).isNull()


def test_the_keys_of_the_tabs_bring_the_keyboard_along(reading: Any) -> None:
    # GIVEN the keyboard in the text, no note yet
    window = reading.window
    window.article.setFocus()
    places = []
    # WHEN notes, then signals are asked for
    for name in ("show_notes", "show_signals"):
        window.actions_table[name].trigger()
        places.append(window.focusWidget())
    # THEN the keyboard is where something can be done
    assert places == [window.notes.filter, window.signals.list]


def test_one_word_is_no_plural(stage: Any) -> None:
    # GIVEN a window / WHEN it tells the length of two articles / THEN both are German
    told = []
    for words in (1, 406):
        stage.window.tell_words(words)
        told.append(
            [
                label.text()
                for label in stage.window.statusBar().findChildren(QLabel)
                if "Wort" in label.text() or "Wörter" in label.text()
            ]
        )
    assert told == [["1 Wort"], ["406 Wörter"]]


def test_no_label_reads_foreign_words_as_markup(reading: Any) -> None:
    # GIVEN every label of a window that shows foreign words
    labels = [label for label in reading.window.findChildren(QLabel) if label.text()]
    # WHEN they are asked how they read
    # THEN those with words from outside read them as they stand
    rich = [label.text() for label in labels if label.textFormat() is Qt.TextFormat.RichText]
    assert rich == []
    reading.window.banner.say("<b>fett</b>")
    assert "<b>fett</b>" in reading.window.banner.words()


def test_everything_that_takes_the_keyboard_has_a_name(reading: Any) -> None:
    # GIVEN an open article
    window = reading.window
    named = [
        window.article,
        window.signals.list,
        window.notes.list,
        window.notes.filter,
        window.notes.editor.body,
        window.find_bar.words,
        window.tabs.tabBar(),
        *window.signals.families.values(),
        *window.signals.voices.values(),
    ]
    # WHEN a screen reader asks for their names
    # THEN each has one
    assert all(part.accessibleName() for part in named)
