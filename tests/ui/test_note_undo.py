"""Every step of writing notes can be undone and done again, by name, and in no order are words lost."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from desktop.core.places import sample
from desktop.core.text import Span
from desktop.ui.note_history import Anchoring
from desktop.ui.panel import note_editor


@pytest.fixture(autouse=True)
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no timer save by itself."""
    monkeypatch.setattr(note_editor, "QUIET", 10**8)
    monkeypatch.setattr(note_editor, "LATEST", 10**8)


def write(stage: Any, words: str, qtbot: QtBot) -> None:
    qtbot.keyClicks(stage.window.notes.editor.body, words)


def pause(stage: Any) -> None:
    """Let the quiet after typing pass."""
    stage.window.notes.editor._due()


def begin(stage: Any, words: str, qtbot: QtBot) -> None:
    stage.window.actions_table["note_on_article"].trigger()
    write(stage, words, qtbot)
    pause(stage)


def kept(stage: Any) -> list[tuple[str, tuple[str, ...]]]:
    return [(note.body, note.tags) for _, notes in stage.desk.notes() for note in notes]


def test_writing_a_note_is_one_step_with_a_name(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a note written without a pause
    begin(reading, "Wer sagt das?", qtbot)
    history = reading.conductor.keeper.history
    assert (history.undoText(), history.count()) == ("Notiz schreiben", 1)
    # WHEN that is undone and done again
    history.undo()
    gone = kept(reading)
    history.redo()
    # THEN the note was gone, and is back with every letter
    assert gone == []
    assert kept(reading) == [("Wer sagt das?", ())]


def test_a_change_is_undone_in_editor_and_store(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a note that was gone on with after a pause
    begin(reading, "Wer", qtbot)
    write(reading, " sagt das?", qtbot)
    pause(reading)
    history, editor = reading.conductor.keeper.history, reading.window.notes.editor
    assert history.undoText() == "Notiz ändern"
    # WHEN that is undone, and done again
    history.undo()
    before = (editor.text(), kept(reading))
    history.redo()
    # THEN editor and store had the words before it, and have those after it now
    assert before == ("Wer", [("Wer", ())])
    assert (editor.text(), kept(reading)) == ("Wer sagt das?", [("Wer sagt das?", ())])


def test_the_keys_of_undo_work_while_writing(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a note in the middle of a word, with the keyboard on it
    begin(reading, "Wer", qtbot)
    write(reading, " sagt", qtbot)
    body = reading.window.notes.editor.body
    # WHEN Ctrl+Z and Ctrl+Shift+Z are pressed
    qtbot.keyClick(body, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    undone = body.toPlainText()
    qtbot.keyClick(body, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    # THEN the last burst of typing goes and comes back
    assert (undone, body.toPlainText()) == ("Wer", "Wer sagt")


def test_a_change_is_undone_after_leaving_the_article_and_coming_back(
    reading: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    # GIVEN a changed note, then another article, where the change is undone
    begin(reading, "alt", qtbot)
    reading.window.notes.editor.body.selectAll()
    write(reading, "neu", qtbot)
    other = tmp_path / "anderer.txt"
    other.write_text("Der Minister bestreitet das.", encoding="utf-8")
    reading.conductor.opening.open(str(other))
    assert kept(reading) == [("neu", ())]
    reading.conductor.keeper.history.undo()
    assert kept(reading) == [("alt", ())]
    assert reading.window.statusBar().currentMessage().startswith("Geändert in: Der Kreml")
    # WHEN the reader comes back, looks at the note and does it again
    reading.conductor.opening.open(str(sample()))
    (placement,) = reading.conductor.keeper.placements
    reading.conductor.annotating.show(placement)
    shown = reading.window.notes.editor.text()
    reading.conductor.keeper.history.redo()
    # THEN editor and store agree each time
    assert shown == "alt"
    assert (reading.window.notes.editor.text(), kept(reading)) == ("neu", [("neu", ())])


def test_typing_and_tags_are_steps_of_their_own(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a note with words, a tag, and words again
    begin(reading, "Wer", qtbot)
    qtbot.keyClicks(reading.window.notes.editor.tags.line, "Quelle,")
    write(reading, "?", qtbot)
    pause(reading)
    history = reading.conductor.keeper.history
    names, states = [], []
    # WHEN all is undone step by step
    while history.canUndo():
        names.append(history.undoText())
        history.undo()
        states.append(kept(reading))
    # THEN each step has its name and takes back its own
    assert names == ["Notiz ändern", "Schlagwörter ändern", "Notiz schreiben"]
    assert states == [[("Wer", ("Quelle",))], [("Wer", ())], []]


def test_a_note_never_saved_comes_back_by_redo_when_it_can_be_saved(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a note that could not be saved, and whose writing was undone
    reading.desk.store_fails = True
    begin(reading, "Darf nicht fehlen", qtbot)
    history = reading.conductor.keeper.history
    history.undo()
    # WHEN it is done again on a disk with space
    reading.desk.store_fails = False
    history.redo()
    # THEN it is kept
    assert kept(reading) == [("Darf nicht fehlen", ())]


def test_a_deleted_note_that_could_not_be_saved_stays_deleted(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a note that is deleted before a full disk has answered
    reading.desk.store_fails = reading.store.held = True
    begin(reading, "Weg damit", qtbot)
    reading.window.notes.editor.delete.click()
    reading.store.held = False
    reading.store.let_go()
    # WHEN there is space, and all that could not be saved is tried again
    reading.desk.store_fails = False
    reading.conductor.keeper.look_again()
    gone = kept(reading)
    # THEN the note is not back, but for whoever undoes its deletion
    reading.conductor.keeper.history.undo()
    assert (gone, kept(reading)) == ([], [("Weg damit", ())])


def test_the_bar_over_a_deletion_goes_with_the_next_step(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a deleted note, whose bar offers to undo
    begin(reading, "a", qtbot)
    reading.window.notes.editor.delete.click()
    assert not reading.window.notes.toast.isHidden()
    # WHEN another note is begun
    begin(reading, "b", qtbot)
    # THEN the bar cannot undo that one by mistake
    assert reading.window.notes.toast.isHidden()


class Writer(RuleBasedStateMachine):
    """A reader who writes, tags, deletes, undoes and wanders about while the store is slow or full."""

    stage: Any

    @initialize()
    def sit_down(self) -> None:
        self.articles = [self.stage.desk.open(str(sample())), self.stage.desk.lay_out("Ein anderer Text.", key="b")]
        self.keeper, self.editor = self.stage.conductor.keeper, self.stage.window.notes.editor
        self.keeper.history.clear()
        self.keeper._drafts.clear()
        self.keeper.open(self.articles[0])

    @rule()
    def begin(self) -> None:
        self.keeper.begin("")

    @rule(start=st.integers(0, 15))
    def begin_on_words(self, start: int) -> None:
        self.keeper.begin("„…“", span=Span(start, start + 2))

    @rule(number=st.integers(0, 5), start=st.integers(0, 15))
    def anchor(self, number: int, start: int) -> None:
        tied = [one for one in self.keeper.placements if one.note.anchor]
        if tied:
            one = tied[number % len(tied)]
            before, after = one.note.anchor, Span(start, start + 2)
            self.keeper.push(one, partial(Anchoring, self.keeper, before=before, after=after, name="anchor"))

    @rule(words=st.sampled_from(["a", "bc ", "Wer?\n", "ä\u00a0ö", "  "]))
    def type(self, words: str) -> None:
        if self.keeper._draft is not None:
            self.editor.body.insertPlainText(words)

    @rule()
    def empty(self) -> None:
        if self.keeper._draft is not None:
            cursor = self.editor.body.textCursor()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.removeSelectedText()

    @rule(tag=st.sampled_from(["Quelle", "offen"]))
    def tag(self, tag: str) -> None:
        if self.keeper._draft is not None:
            self.editor.tags.line.setText(tag)
            self.editor.tags._end_tag()

    @rule()
    def untag(self) -> None:
        if self.keeper._draft is not None and self.editor.tags.tags():
            self.editor.tags._set(())

    @rule()
    def pause(self) -> None:
        if self.keeper._draft is not None:
            self.editor._due()

    @rule(number=st.integers(0, 5))
    def choose(self, number: int) -> None:
        if self.keeper.placements:
            self.keeper.edit(self.keeper.placements[number % len(self.keeper.placements)])

    @rule()
    def delete(self) -> None:
        self.keeper.delete()

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.keeper.history.undo()

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.keeper.history.redo()

    @rule(number=st.integers(0, 1))
    def turn(self, number: int) -> None:
        self.keeper.open(self.articles[number])

    @rule()
    def hold(self) -> None:
        self.stage.store.held = not self.stage.store.held
        if not self.stage.store.held:
            self.stage.store.let_go()

    @rule()
    def fill_the_disk(self) -> None:
        self.stage.desk.store_fails = not self.stage.desk.store_fails

    @precondition(lambda self: not self.stage.store.held and not self.stage.desk.store_fails)
    @rule()
    def look(self) -> None:
        """Everything typed is in the store, the editor shows it, and the whole way back and forth loses nothing."""
        self.settle()
        assert self.keeper.unsaved_text() == ""
        known = [draft for draft in self.keeper._drafts.values() if not draft.gone and not draft.typed.blank]
        before, places = self.kept(), self.places()
        assert sorted(tuple(draft.typed) for draft in known) == before
        steps = self.keeper.history.index()
        for _ in range(steps):
            self.keeper.history.undo()
        self.settle()
        for _ in range(steps):
            self.keeper.history.redo()
        self.settle()
        assert (self.kept(), self.places()) == (before, places)

    def settle(self) -> None:
        self.keeper.open(self.articles[0])  # which saves what is open, and tries again what could not be saved
        self.keeper.settle(lambda: None)

    def kept(self) -> list[tuple[str, tuple[str, ...]]]:
        return sorted(kept(self.stage))

    def places(self) -> list[tuple[str, str]]:
        notes = [note for _, notes in self.stage.desk.notes() for note in notes]
        return sorted((note.id, note.anchor.exact) for note in notes if note.anchor)

    def teardown(self) -> None:
        if hasattr(self, "keeper"):
            self.stage.desk.store_fails = False
            self.stage.store.held = False
            self.stage.store.let_go()
            try:
                self.look()
            finally:
                self.forget()

    def forget(self) -> None:
        """Leave an empty notebook to the next reader."""
        self.keeper.leave()
        self.keeper.history.clear()
        for _, notes in self.stage.desk.notes():
            for note in notes:
                self.stage.desk.discard(note.id)


def test_in_no_order_of_saving_undoing_and_wandering_are_words_lost(reading: Any) -> None:
    # GIVEN a reader at a window, a store that is slow or full at times
    Writer.stage = reading
    # WHEN anything happens in any order
    # THEN all that was typed is kept, and all steps back and forth lead to where they began
    run_state_machine_as_test(
        Writer,
        settings=settings(
            max_examples=40,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
