"""A reader's whole way through a real window, with real lanes, a real analysis and a real notebook."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.core.places import sample
from desktop.core.text import Span
from desktop.ui.application import build, open_lanes
from desktop.ui.conductor import Conductor
from desktop.ui.window import Window

PATIENCE = 60_000
"""Milliseconds: children must load spaCy, on any machine."""
Start = Callable[[Path], tuple[Window, Conductor]]


@pytest.fixture
def start(qtbot: QtBot, home: Path) -> Iterator[Start]:
    """Return what starts the program with a file and waits for its text and its signals."""
    running = []

    def start_program(file: Path) -> tuple[Window, Conductor]:
        lanes = open_lanes(home)
        window, conductor = build(lanes)
        running.append((window, lanes))
        window.show()
        conductor.start(str(file))
        qtbot.waitUntil(lambda: window.signals.total() > 0, timeout=PATIENCE)
        return window, conductor

    yield start_program
    for window, lanes in running:
        window.close()
        window.let_go()
        lanes.close()
        window.deleteLater()


def close(window: Window, qtbot: QtBot) -> None:
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_a_note_on_a_signal_is_there_after_a_restart(start: Start, qtbot: QtBot) -> None:
    # GIVEN the sample, open with its signals
    window, _ = start(sample())
    assert window.article.article.title.startswith("Der Kreml bestreitet")
    # WHEN a signal is chosen by its card, a note is written on it and the window is closed in the middle of a word
    cards = window.signals.list
    spot = cards.visualRect(cards.model().index(1, 0)).center()
    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    signal = cards.chosen()
    assert signal is not None
    assert window.article.caret() == signal.span.start
    qtbot.keyClick(cards, Qt.Key.Key_Return)
    qtbot.keyClicks(window.notes.editor.body, "Was genau wird bestrit")
    close(window, qtbot)
    # THEN, after a restart, the note stands at the signal's place with every character
    window, conductor = start(sample())
    qtbot.waitUntil(lambda: len(conductor.keeper.placements) == 1)
    (placed,) = conductor.keeper.placements
    assert placed.note.body == "Was genau wird bestrit"
    assert placed.span == signal.span
    assert conductor.keeper.note_on(signal) == placed
    assert window.tabs.tabText(1) == "Notizen 1"
    window.actions_table["home"].trigger()
    qtbot.waitUntil(lambda: window.home.library.list.rows.rowCount() == 1)


def test_a_note_finds_its_place_in_a_file_that_grew_above_it(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    # GIVEN a note on selected words of a file
    file = tmp_path / "artikel.txt"
    text = sample().read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    window, _ = start(file)
    words = "zwei dem Kreml nahestehende Personen"
    at = window.article.article.text.index(words)
    window.actions_table["note_on_article"].trigger()
    qtbot.keyClicks(window.notes.editor.body, "Zum Ganzen")
    window.article.select(Span(at, at + len(words)))
    window.actions_table["note_on_selection"].trigger()
    qtbot.keyClicks(window.notes.editor.body, "Wer?")
    close(window, qtbot)
    # WHEN a paragraph is put in above and the file is opened anew
    head, rest = text.split("\n\n", 1)
    file.write_text(f"{head}\n\nEin neuer Absatz, der vorher nicht da war.\n\n{rest}", encoding="utf-8")
    window, conductor = start(file)
    qtbot.waitUntil(lambda: len(conductor.keeper.placements) == 2)
    # THEN the note stands at the same words, and the one on the whole is still there
    shown = window.article.article.text
    found = {one.note.body: one.span.of(shown) if one.span else "" for one in conductor.keeper.placements}
    assert found == {"Wer?": words, "Zum Ganzen": ""}
