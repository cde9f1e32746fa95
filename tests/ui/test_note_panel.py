"""Notes in the panel: written, saved by themselves, found, deleted and brought back."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.core.note import Anchor, How, Note, Placement
from desktop.core.places import sample
from desktop.core.text import Span
from desktop.ui.panel import note_editor
from desktop.ui.panel.cards import line_step, sans
from desktop.ui.panel.note_list import NoteList
from desktop.ui.texts import Texts

NOW = datetime(2024, 3, 1, 14, 3, tzinfo=UTC)


def placement(number: int, how: How, words: str = "Kreml") -> Placement:
    anchor = None if how is How.WHOLE else Anchor(number, number + len(words), words, "", "")
    span = Span(number, number + len(words)) if how not in (How.WHOLE, How.LOST) else None
    note = Note(f"n{number}", "a", anchor, None, f"Notiz {number}", NOW, NOW)
    return Placement(note, span, 1.0, how)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no timer save by itself."""
    monkeypatch.setattr(note_editor, "QUIET", 10**8)
    monkeypatch.setattr(note_editor, "LATEST", 10**8)


def write(stage: Any, words: str, qtbot: QtBot) -> None:
    qtbot.keyClicks(stage.window.notes.editor.body, words)


@pytest.mark.parametrize(("language", "day"), [("de", "1. März 2024, "), ("en", "1 Mar 2024, ")])
def test_a_card_names_the_day_of_a_note_as_its_reader_does(qtbot: QtBot, language: str, day: str) -> None:
    # GIVEN a note, in a window that speaks one language
    cards = NoteList(Texts(language))
    qtbot.addWidget(cards)
    # WHEN its card says when it was changed
    told = cards._cards._about(placement(1, How.POSITION))
    # THEN no day can be taken for a month
    assert told == f"{day}{NOW.astimezone():%H:%M}"


def test_a_card_keeps_the_lines_of_a_note_apart(qtbot: QtBot) -> None:
    # GIVEN a card of a note in one line, and one of the same words in three, with a blank one
    heights = []
    for body in ("Welcher? - Datum - Ort", "Welcher?\n\n- Datum\n- Ort"):
        cards = NoteList(Texts("de"))
        qtbot.addWidget(cards)
        cards.resize(320, 400)
        one = placement(1, How.POSITION)
        cards.show_notes([replace(one, note=replace(one.note, body=body))])
        # WHEN it is measured
        heights.append(cards.sizeHintForRow(0))
    # THEN it is two lines higher: the blank one takes no room
    line = line_step(sans(QFontInfo(cards.font()).pointSizeF() + 0.5))
    assert heights[1] - heights[0] == pytest.approx(2 * line, abs=1)


@pytest.mark.usefixtures("slow")
def test_the_first_character_of_a_note_is_saved_at_once(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a new note on the article
    reading.window.actions_table["note_on_article"].trigger()
    # WHEN two characters are typed
    write(reading, "ab", qtbot)
    # THEN the first is kept already
    assert reading.bodies() == ["a"]


def test_a_note_is_saved_after_some_quiet(reading: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN a note being written
    editor = reading.window.notes.editor
    reading.window.actions_table["note_on_article"].trigger()
    write(reading, "Wer sagt das?", qtbot)
    # WHEN the writer pauses
    editor._quiet.start(0)
    # THEN it is kept and the reader is told when
    qtbot.waitUntil(lambda: reading.bodies() == ["Wer sagt das?"])
    assert editor.state.text().startswith("gespeichert ")


def test_who_never_pauses_is_saved_all_the_same(reading: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN a writer who never pauses, and a last moment to save that is near
    reading.window.actions_table["note_on_article"].trigger()
    editor = reading.window.notes.editor
    editor._quiet.setInterval(10**8)
    editor._latest.setInterval(0)
    # WHEN words are typed
    write(reading, "Ohne Pause", qtbot)
    # THEN they are kept
    qtbot.waitUntil(lambda: reading.bodies() == ["Ohne Pause"])


@pytest.mark.usefixtures("slow")
def test_a_note_is_saved_when_the_keyboard_leaves_it(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a note being written
    reading.window.actions_table["note_on_article"].trigger()
    write(reading, "Halb fertig", qtbot)
    # WHEN the reader goes back to the text
    reading.window.article.setFocus()
    # THEN all of it is kept
    qtbot.waitUntil(lambda: reading.bodies() == ["Halb fertig"])


@pytest.mark.usefixtures("slow")
def test_words_typed_before_the_store_answers_belong_to_the_same_note(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a store that takes its time
    reading.store.held = True
    reading.window.actions_table["note_on_article"].trigger()
    write(reading, "Eine Notiz", qtbot)
    reading.conductor.keeper.leave()
    # WHEN it answers at last
    reading.store.let_go()
    # THEN there is one note, with all words
    assert reading.bodies() == ["Eine Notiz"]


def test_a_new_note_without_words_is_not_kept(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a new note
    reading.window.actions_table["note_on_article"].trigger()
    # WHEN only blanks are typed and it is left
    write(reading, "   ", qtbot)
    reading.conductor.keeper.leave()
    # THEN nothing is kept and there is nothing to undo
    assert reading.bodies() == []
    assert not reading.conductor.keeper.history.canUndo()


def test_a_note_that_is_emptied_is_deleted_and_can_come_back(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a note
    reading.window.actions_table["note_on_article"].trigger()
    write(reading, "Gedanke", qtbot)
    reading.conductor.keeper.save()
    # WHEN it is emptied and left
    reading.window.notes.editor.body.clear()
    reading.conductor.keeper.leave()
    assert reading.bodies() == []
    # THEN undo brings it back with its words
    reading.conductor.keeper.history.undo()
    assert reading.bodies() == ["Gedanke"]


def test_a_deleted_note_comes_back_from_the_bar(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a note
    reading.window.actions_table["note_on_article"].trigger()
    write(reading, "Wichtig", qtbot)
    # WHEN it is deleted
    reading.window.notes.editor.delete.click()
    toast = reading.window.notes.toast
    assert (reading.bodies(), toast.isVisible()) == ([], True)
    assert reading.conductor.keeper.history.undoText() == "Notiz löschen"
    # THEN the bar brings it back, and goes
    toast.button.click()
    assert reading.bodies() == ["Wichtig"]
    assert not toast.isVisible()
    assert reading.conductor.keeper.history.undoText() == "Notiz schreiben"


def test_a_failed_save_stays_visible_keeps_the_text_and_can_be_repeated(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a full disk
    reading.desk.store_fails = True
    reading.window.actions_table["note_on_article"].trigger()
    write(reading, "Darf nicht verloren gehen", qtbot)
    reading.conductor.keeper.save()
    editor = reading.window.notes.editor
    assert editor.fault.words().startswith("Nicht gespeichert.")
    assert editor.text() == "Darf nicht verloren gehen"
    # WHEN there is space again and the reader tries again
    reading.desk.store_fails = False
    editor.fault.button.click()
    # THEN it is kept and the bar goes
    assert reading.bodies() == ["Darf nicht verloren gehen"]
    assert not editor.fault.isVisible()


def test_while_a_note_is_not_saved_its_bar_stays_and_the_words_can_be_taken_along(
    reading: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    # GIVEN a note that cannot be saved
    reading.desk.store_fails = True
    reading.window.actions_table["note_on_article"].trigger()
    write(reading, "Darf nicht verloren gehen", qtbot)
    editor = reading.window.notes.editor
    # WHEN the reader tries again in vain, copies the words, and writes them to a file
    editor.fault.button.click()
    assert editor.fault.isVisible()
    copy, keep = editor.fault.further
    copy.click()
    copied = QGuiApplication.clipboard().text()
    told = editor.fault.words()
    keep.click()
    editor.findChild(QFileDialog).fileSelected.emit(str(tmp_path / "notiz.txt"))
    # THEN both have them, that is said, and the bar is still there
    assert copied == "Darf nicht verloren gehen"
    assert "Zwischenablage" in told
    assert (tmp_path / "notiz.txt").read_text(encoding="utf-8") == "Darf nicht verloren gehen\n"
    assert "Der Text steht in notiz.txt." in editor.fault.words()
    assert editor.fault.isVisible()
    assert editor.text() == "Darf nicht verloren gehen"


def test_words_that_cannot_be_written_to_a_file_either_are_still_there(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a note that cannot be saved
    reading.desk.store_fails = True
    reading.window.actions_table["note_on_article"].trigger()
    write(reading, "Bleibt", qtbot)
    editor = reading.window.notes.editor
    # WHEN its words are to be written into a folder that is not there
    editor.fault.further[1].click()
    editor.findChild(QFileDialog).fileSelected.emit("/gibt/es/nicht/notiz.txt")
    # THEN that is said, and they stay
    assert "notiz.txt" in editor.fault.words()
    assert editor.text() == "Bleibt"


def test_what_could_not_be_saved_is_saved_by_itself_once_that_works(reading: Any, qtbot: QtBot) -> None:
    # GIVEN two notes that could not be saved, one of them left
    reading.desk.store_fails = True
    for words in ("Eins", "Zwei"):
        reading.window.actions_table["note_on_article"].trigger()
        write(reading, words, qtbot)
    keeper, banner = reading.conductor.keeper, reading.window.banner
    assert banner.isVisible()
    # WHEN there is space again and time goes on
    reading.desk.store_fails = False
    keeper._again.timeout.emit()
    # THEN both are kept, no bar is left, and nothing is tried any more
    assert sorted(reading.bodies()) == ["Eins", "Zwei"]
    assert keeper.unsaved_text() == ""
    assert not banner.isVisible()
    assert not reading.window.notes.editor.fault.isVisible()
    assert not keeper._again.isActive()


def test_a_banner_the_reader_closed_is_not_opened_again_by_another_vain_try(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a note that could not be saved, and a banner that was closed
    reading.desk.store_fails = True
    for words in ("Eins", "Zwei"):
        reading.window.actions_table["note_on_article"].trigger()
        write(reading, words, qtbot)
    reading.window.banner.hide()
    # WHEN time goes on
    reading.conductor.keeper._again.timeout.emit()
    # THEN it stays closed, and the words are kept for the next try
    assert not reading.window.banner.isVisible()
    assert reading.conductor.keeper.unsaved_text() == "Eins\n\nZwei"


def test_a_note_left_unsaved_can_still_be_saved_from_the_banner(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a note that could not be saved
    reading.desk.store_fails = True
    reading.window.actions_table["note_on_article"].trigger()
    write(reading, "Eins", qtbot)
    # WHEN the reader goes on to the next note
    reading.window.actions_table["note_on_article"].trigger()
    banner = reading.window.banner
    assert banner.isVisible()
    # THEN the banner still saves it
    reading.desk.store_fails = False
    banner.button.click()
    assert reading.bodies() == ["Eins"]


def test_notes_on_the_whole_come_first_and_lost_ones_last_under_a_heading(qtbot: QtBot) -> None:
    # GIVEN notes of all sorts as the store gives them
    notes = NoteList(Texts("de"))
    qtbot.addWidget(notes)
    # WHEN they are listed
    notes.show_notes(
        [placement(3, How.POSITION), placement(9, How.FUZZY), placement(5, How.WHOLE), placement(7, How.LOST)]
    )
    model = notes.model()
    words = [model.index(row, 0).data() for row in range(model.rowCount())]
    # THEN the order is: whole, text, heading, lost with its old words
    assert words == ["Notiz 5", "„Kreml“ Notiz 3", "„Kreml“ Notiz 9", "Stelle nicht gefunden (1)", "„Kreml“ Notiz 7"]
    assert not model.flags(model.index(3, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_the_search_finds_notes_by_body_and_quote(reading: Any) -> None:
    # GIVEN three notes
    panel = reading.window.notes
    panel.show_notes([placement(1, How.POSITION, "Peskow"), placement(2, How.POSITION), placement(3, How.WHOLE)])
    reading.window.show_tab(panel)
    # WHEN the reader searches
    counts = []
    for words in ("PESKOW", "notiz 3", "gibt es nicht", ""):
        panel.filter.setText(words)
        counts.append(panel.list.model().rowCount())
    # THEN body and quote are found in any case
    assert counts == [1, 1, 0, 3]


def test_a_search_without_hits_says_so(reading: Any) -> None:
    # GIVEN a note
    panel = reading.window.notes
    panel.show_notes([placement(1, How.POSITION)])
    reading.window.show_tab(panel)
    # WHEN nothing matches
    panel.filter.setText("gibt es nicht")
    # THEN the panel says so
    assert panel.empty.isVisible()
    assert panel.empty.words() == "Keine Notiz passt zur Suche"


def test_saving_does_not_move_the_list(reading: Any) -> None:
    # GIVEN a long list scrolled half way
    panel = reading.window.notes
    reading.window.show_tab(panel)
    many = [placement(n, How.POSITION) for n in range(40)]
    panel.show_notes(many)
    panel.list.doItemsLayout()
    panel.list.verticalScrollBar().setValue(500)
    # WHEN the same notes come back from the store
    panel.show_notes(list(many))
    panel.list.doItemsLayout()
    # THEN it stays where it was
    assert panel.list.verticalScrollBar().value() == 500


@pytest.mark.usefixtures("slow")
def test_a_deleted_note_comes_back_from_another_article_too(reading: Any, qtbot: QtBot, tmp_path: Path) -> None:
    # GIVEN a note whose words were taken out, and then another article
    reading.window.actions_table["note_on_article"].trigger()
    write(reading, "a", qtbot)
    reading.window.notes.editor.body.clear()
    other = tmp_path / "anderer.txt"
    other.write_text("Der Minister bestreitet das.", encoding="utf-8")
    reading.conductor.opening.open(str(other))
    assert reading.bodies() == []
    # WHEN the reader takes that back
    toast = reading.window.notes.toast
    assert not toast.isHidden()
    toast.button.click()
    # THEN the note is kept again, and the reader hears in which article
    assert reading.bodies() == ["a"]
    assert reading.window.statusBar().currentMessage().startswith("Notiz wiederhergestellt: Der Kreml")
    assert reading.window.notes.list.model().rowCount() == 0


@pytest.mark.usefixtures("slow")
def test_undo_shows_the_note_of_an_article_that_was_opened_again(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a deleted note, and its article opened anew
    reading.window.actions_table["note_on_article"].trigger()
    write(reading, "a", qtbot)
    reading.window.actions_table["delete_note"].trigger()
    reading.conductor.opening.open(str(sample()))
    # WHEN the deletion is undone
    reading.conductor.keeper.history.undo()
    # THEN the note stands in the list
    assert reading.window.notes.list.model().rowCount() == 1


@pytest.mark.usefixtures("slow")
def test_saved_is_said_only_once_it_is_so(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a store that takes its time
    reading.store.held = True
    reading.window.actions_table["note_on_article"].trigger()
    write(reading, "a", qtbot)
    status, editor = reading.window._saved, reading.window.notes.editor
    before = status.text(), editor.state.text()
    # WHEN it has kept the note
    reading.store.let_go()
    # THEN the reader hears so, and not before
    assert before == ("", "wird gespeichert …")
    assert status.text().startswith("gespeichert ")
    assert editor.state.text().startswith("gespeichert ")


@pytest.mark.usefixtures("slow")
def test_a_note_that_could_not_be_saved_says_so_until_it_is(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a saved note, then a full disk
    reading.window.actions_table["note_on_article"].trigger()
    write(reading, "a", qtbot)
    reading.desk.store_fails = True
    write(reading, "b", qtbot)
    reading.conductor.keeper.save()
    fault = reading.window.notes.editor.fault
    status = reading.window._saved.text()
    # WHEN the reader leaves the note and comes back to it
    (placed,) = reading.conductor.keeper.placements
    reading.conductor.keeper.leave()
    reading.conductor.annotating.show(placed)
    shown = reading.window.notes.editor.text(), fault.isVisible()
    # THEN bar, status and words are still there, and all is well once there is space
    assert status == "Notiz nicht gespeichert"
    assert shown == ("ab", True)
    reading.desk.store_fails = False
    reading.conductor.keeper.save()
    assert reading.bodies() == ["ab"]
    assert fault.isHidden()
    assert reading.window._saved.text().startswith("gespeichert ")


def test_the_times_of_saving_are_as_promised() -> None:
    # GIVEN what help and status promise: a second of quiet, ten seconds at most
    # WHEN the timers are asked
    editor = note_editor.NoteEditor(Texts("de"))
    # THEN they hold it
    assert (editor._quiet.interval(), editor._latest.interval()) == (1000, 10_000)
    editor.deleteLater()


@pytest.mark.usefixtures("slow")
def test_fixed_blanks_survive_being_shown_and_changed(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a note with a fixed blank and two lines, as an import may bring it
    note = reading.desk.annotate(reading.window.article.article, "10\u00a0Prozent\nmehr")
    reading.conductor.keeper.open(reading.window.article.article)
    # WHEN it is shown, left, shown again and gone on with
    (placed,) = reading.conductor.keeper.placements
    reading.conductor.annotating.show(placed)
    reading.conductor.keeper.leave()
    untouched = reading.desk.notes()[0][1][0]
    reading.conductor.annotating.show(placed)
    write(reading, "!", qtbot)
    reading.conductor.keeper.save()
    # THEN looking changes nothing, and writing only what was written
    assert (untouched.body, untouched.changed) == (note.body, note.changed)
    assert reading.bodies() == ["10\u00a0Prozent\nmehr!"]
