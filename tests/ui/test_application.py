"""What stands around the window: Qt's own words, and the last resort."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLibraryInfo
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop.ui.application import last_resort


def test_qt_brings_its_german_words() -> None:
    # GIVEN the folder in which Qt keeps its translations
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    # WHEN the German ones are looked for
    # THEN they are there: without them a file dialog would speak English
    assert (folder / "qtbase_de.qm").is_file()


def test_a_defect_saves_the_note_first_and_is_admitted(
    reading: Any, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN a note in the middle of a word
    reading.window.actions_table["note_on_article"].trigger()
    qtbot.keyClicks(reading.window.notes.editor.body, "Mitten im")
    # WHEN an error nobody foresaw comes up
    error = ZeroDivisionError("our own bug")
    last_resort(reading.window, reading.conductor)(type(error), error, None)
    # THEN the note is kept, the defect is admitted with a report, and the window is still there
    box = reading.window.findChild(QMessageBox)
    assert reading.bodies() == ["Mitten im"]
    assert "ZeroDivisionError: our own bug" in box.detailedText()
    assert reading.window.isVisible()
    assert "ZeroDivisionError" in capsys.readouterr().err
    box.close()
