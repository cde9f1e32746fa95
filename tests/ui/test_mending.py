"""Damaged notes in the window: told with what there is to do, restored when told to; reading goes on all the while."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.core.places import sample
from desktop.core.settings import read_settings
from desktop.desk import Desk


@pytest.fixture
def notes(home: Path) -> Path:
    """Return the file of two notes on the sample, with a copy of today."""
    desk = Desk(home)
    article = desk.open(str(sample()))
    desk.annotate(article, "Wer sagt das?")
    desk.annotate(article, "Und wem?")
    desk.back_up()
    desk.close()
    return home / "notes.db"


def test_damaged_notes_are_restored_from_the_banner(notes: Path, raise_curtain: Callable[[], Any]) -> None:
    # GIVEN notes that are damaged
    notes.write_bytes(b"kaputt" * 1000)
    stage = raise_curtain()

    # WHEN the window starts and an article is opened
    stage.conductor.start(str(sample()))
    banner = stage.window.banner

    # THEN it can be read, and the banner says what there is to restore from
    assert len(stage.signals()) == 6
    assert "Notizdatei nicht lesbar" in banner.words()
    assert "mit 2 Notizen" in banner.words()
    assert banner.button.text() == "Wiederherstellen"

    # AND its button brings the notes back, and onto the screen
    banner.button.click()
    assert "2 Notizen sind da: 2 aus Sicherungen" in banner.words()
    assert "notes-damaged-" in banner.words()
    assert stage.window.tabs.tabText(1) == "Notizen 2"


def test_notes_are_examined_once_the_window_is_quiet(notes: Path, raise_curtain: Callable[[], Any]) -> None:
    # GIVEN a note that something else has altered
    notes.write_bytes(notes.read_bytes().replace(b"Wer sagt das?", b"Wer sagt dxs?"))
    stage = raise_curtain()
    stage.conductor.start(None)
    assert not stage.window.banner.isVisible()

    # WHEN some time has passed
    assert stage.conductor.mending._soon.isActive()
    stage.conductor.mending._soon.timeout.emit()

    # THEN the note is named, and comes back
    banner = stage.window.banner
    assert "Eine Notiz ist nicht mehr so" in banner.words()
    assert banner._details.toPlainText() == "– Wer sagt dxs?"
    banner.button.click()
    assert sorted(stage.bodies()) == ["Und wem?", "Wer sagt das?"]


def test_notes_that_are_well_are_not_worth_a_word(notes: Path, stage: Any) -> None:
    # GIVEN notes in order
    # WHEN they are examined
    stage.conductor.mending.examine()
    # THEN nothing is said
    assert not stage.window.banner.isVisible()


def test_notes_that_vanish_while_one_is_written_come_back_with_it(notes: Path, reading: Any) -> None:
    # GIVEN an open window whose notes somebody deletes
    for file in (notes, notes.with_name("notes.db-wal")):
        file.unlink()
    reading.window.actions_table["note_on_article"].trigger()
    editor = reading.window.notes.editor

    # WHEN a note is written
    editor.body.insertPlainText("Noch eine")

    # THEN it is not called saved, its words stay, and the banner offers to restore
    assert editor.fault.words().startswith("Nicht gespeichert. Die Datei mit Ihren Notizen ist nicht mehr da.")
    assert reading.window.banner.button.text() == "Wiederherstellen"
    reading.window.banner.button.click()
    assert sorted(reading.bodies()) == ["Noch eine", "Und wem?", "Wer sagt das?"]
    assert not editor.fault.isVisible()
    assert editor.text() == "Noch eine"


def test_notes_on_a_drive_that_was_removed_are_looked_for_again(notes: Path, home: Path, reading: Any) -> None:
    # GIVEN a drive with the notes that is removed
    away = home.with_name("away")
    home.rename(away)
    reading.conductor.mending.examine()
    banner = reading.window.banner
    assert "verbinden Sie ihn wieder" in banner.words()

    # WHEN it is connected again, and the reader says so
    away.rename(home)
    banner.button.click()

    # THEN nothing was made in its place, and all is well
    assert banner.button.text() == "Erneut versuchen"
    assert not banner.isVisible()
    assert sorted(reading.bodies()) == ["Und wem?", "Wer sagt das?"]


def test_a_repair_that_fails_is_told_and_can_be_tried_again(
    notes: Path, raise_curtain: Callable[[], Any], bound_by_permissions: None
) -> None:
    # GIVEN damaged notes in a folder that may not be written
    notes.write_bytes(b"kaputt" * 1000)
    stage = raise_curtain()
    stage.conductor.start(None)
    notes.parent.chmod(0o500)

    # WHEN they are to be restored
    try:
        stage.window.banner.button.click()
    finally:
        notes.parent.chmod(0o700)

    # THEN that is told, and works once it is allowed
    assert "schreibgeschützt" in stage.window.banner.words()
    stage.window.banner.button.click()
    assert len(stage.bodies()) == 2


def test_in_a_folder_that_may_not_be_written_reading_goes_on_and_nothing_typed_is_lost(
    notes: Path, raise_curtain: Callable[[], Any], bound_by_permissions: None
) -> None:
    # GIVEN a folder of notes that may not be written
    notes.parent.chmod(0o500)
    stage = raise_curtain()
    try:
        # WHEN an article is opened and a note written
        stage.conductor.start(str(sample()))
        stage.window.actions_table["note_on_article"].trigger()
        editor = stage.window.notes.editor
        editor.body.insertPlainText("Darf nicht verloren gehen")
        stage.conductor.keeper.save()
        said, tab = editor.fault.words(), stage.window.tabs.tabText(1)
    finally:
        notes.parent.chmod(0o700)

    # THEN the article and its notes can be read, the reason is told, and the words stay
    assert len(stage.signals()) == 6
    assert tab == "Notizen 2"
    assert said.startswith("Nicht gespeichert. Lesart darf die Datei mit Ihren Notizen")
    assert editor.text() == "Darf nicht verloren gehen"

    # AND once it may be written they are saved without a click
    stage.conductor.keeper._again.timeout.emit()
    assert "Darf nicht verloren gehen" in stage.bodies()
    assert not editor.fault.isVisible()


def test_notes_that_are_gone_with_their_folder_are_missed(
    raise_curtain: Callable[[], Any], home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN settings beside, not among the notes; a note is written, and then the folder of the notes is lost
    monkeypatch.setattr("desktop.ui.application.settings_file", lambda: tmp_path / "apart" / "settings.json")
    first = raise_curtain()
    first.conductor.start(str(sample()))
    first.conductor.mending.examine()
    assert not first.window.banner.isVisible()
    first.conductor.annotating.on_article()
    first.window.notes.editor.body.insertPlainText("Wer sagt das?")
    assert first.bodies() == ["Wer sagt das?"]
    settings = tmp_path / "apart" / "settings.json"
    assert read_settings(settings).noted
    first.desk.close()
    home.rename(tmp_path / "lost")

    # WHEN the window starts again
    stage = raise_curtain()
    stage.conductor.start(None)
    stage.conductor.mending.examine()

    # THEN that they are not there is said, with the folder, until the reader begins anew
    banner = stage.window.banner
    assert "Ihre Notizen sind nicht da" in banner.words()
    assert str(home) in banner.words()
    banner.button.click()
    banner.hide()
    stage.conductor.mending.examine()
    assert not banner.isVisible()
