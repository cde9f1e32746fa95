"""Lost notes: the likeliest place is shown, and the reader ties them there, to a selection, or leaves them."""

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.note import How
from desktop.core.places import sample
from desktop.core.text import Span

OLD = "Der Kreml hat am Freitag einen Bericht zurückgewiesen"
NEW = "Der Kreml wies am Sonnabend gleich zwei Berichte zurück"


@pytest.fixture
def lost(reading: Any, tmp_path: Path) -> Any:
    """Return a window with an article of which a sentence with a note was rewritten."""
    open_rewritten(reading, tmp_path, OLD, NEW)
    return reading


def open_rewritten(reading: Any, folder: Path, old: str, new: str) -> None:
    """Write a note on `old`, put `new` in its place and open the article again."""
    file = folder / "artikel.txt"
    text = sample().read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    reading.conductor.opening.open(str(file))
    article = reading.window.article.article
    start = article.text.index(old)
    reading.desk.annotate(article, "Wer hat berichtet?", span=Span(start, start + len(old)), tags=["Quelle"])
    file.write_text(text.replace(old, new), encoding="utf-8")
    reading.conductor.opening.open(str(file))
    reading.window.show_tab(reading.window.notes)


def choose(reading: Any) -> None:
    """Choose the card of the lost note, below the heading of its group."""
    notes = reading.window.notes.list
    notes.setCurrentIndex(notes.model().index(1, 0))


def placement(reading: Any) -> Any:
    (one,) = reading.conductor.keeper.placements
    return one


def test_a_lost_note_shows_the_likeliest_place_when_it_is_chosen(lost: Any) -> None:
    # GIVEN a lost note in its group
    window = lost.window
    assert window.notes.list.model().index(0, 0).data() == "Stelle nicht gefunden (1)"
    # WHEN its card is chosen
    choose(lost)
    # THEN the editor shows the old words and the new place with how alike it is, and the text shows the place
    bar = window.notes.editor.lost
    assert OLD in window.notes.editor.quote.text()
    assert bar.isVisible()
    assert NEW in bar.words()
    assert "% gleich" in bar.words()
    assert window.article._place is not None
    assert NEW in window.article._place.of(window.article.article.text)


def test_a_place_found_after_its_note_was_chosen_is_shown_then(reading: Any, tmp_path: Path) -> None:
    # GIVEN a lost note that is chosen before its likeliest place was looked for
    open_rewritten(reading, tmp_path, OLD, OLD)
    window, file = reading.window, tmp_path / "artikel.txt"
    file.write_text(file.read_text(encoding="utf-8").replace(OLD, NEW), encoding="utf-8")
    reading.store.held = True
    reading.conductor.opening.open(str(file))
    while not any(one.how is How.LOST for one in window.notes.list.shown()):
        reading.store.let_one_go()
    choose(reading)
    assert window.article._place is None
    # WHEN it is found
    reading.store.held = False
    reading.store.let_go()
    # THEN the text shows it
    assert window.notes.editor.lost.isVisible()
    assert NEW in window.article._place.of(window.article.article.text)


def test_a_lost_note_is_tied_to_the_place_offered_and_back_by_undo(lost: Any) -> None:
    # GIVEN the card of a lost note
    choose(lost)
    history = lost.conductor.keeper.history
    # WHEN it is tied to the place that is offered, and that is undone and done again
    lost.window.notes.editor.lost.here.click()
    tied = placement(lost)
    assert NEW in lost.window.notes.editor.quote.text()
    name = history.undoText()
    history.undo()
    undone = placement(lost)
    history.redo()
    # THEN it stands there, then was lost with its old words again, then stands there once more
    text = lost.window.article.article.text
    assert (tied.how, name) == (How.POSITION, "Notiz verankern")
    assert NEW in tied.span.of(text)
    assert (undone.how, undone.note.anchor.exact) == (How.LOST, OLD)
    assert placement(lost).span == tied.span
    assert placement(lost).note.tags == ("Quelle",)
    assert lost.window.notes.editor.lost.isHidden()


def test_a_lost_note_is_tied_to_selected_words(lost: Any) -> None:
    # GIVEN the card of a lost note, and words selected in the text
    choose(lost)
    page = lost.window.article
    start = page.article.text.index("zwei dem Kreml")
    page.select(Span(start, start + 14))
    # WHEN it is tied to them
    lost.window.actions_table["anchor_to_selection"].trigger()
    # THEN it stands there
    assert placement(lost).span == Span(start, start + 14)
    assert lost.window.statusBar().currentMessage().startswith("Notiz verankert")


def test_without_a_selection_or_a_note_the_reader_hears_what_is_missing(lost: Any) -> None:
    # GIVEN a lost note that is not chosen, then chosen without a selection
    said = []
    # WHEN it is to be tied to a selection or to the place offered
    for name in ("anchor_to_selection", "anchor_here"):
        lost.window.actions_table[name].trigger()
        said.append(lost.window.statusBar().currentMessage())
    choose(lost)
    lost.window.notes.editor.lost.selection.click()
    said.append(lost.window.statusBar().currentMessage())
    # THEN the status bar says what to do, and nothing happened
    assert [words.split()[-1] for words in said] == ["Stelle", "wird", "gehört"]
    assert placement(lost).how is How.LOST


def test_a_lost_note_may_stay_as_it_is(lost: Any) -> None:
    # GIVEN a lost note whose likeliest place is shown
    choose(lost)
    # WHEN the reader keeps it
    lost.window.notes.editor.lost.leave.click()
    # THEN it stays lost, with its words, and nothing is offered any more
    assert placement(lost).how is How.LOST
    assert lost.window.notes.editor.lost.isHidden()
    assert lost.window.notes.list._cards.offers == {}
    choose(lost)
    assert lost.window.notes.editor.lost.isHidden()


def test_a_note_that_stays_as_it_is_does_so_in_the_next_window_and_until_that_is_undone(lost: Any) -> None:
    # GIVEN a lost note the reader kept as it is
    choose(lost)
    lost.window.notes.editor.lost.leave.click()
    history = lost.conductor.keeper.history
    name = history.undoText()
    kept = lost.desk.place_notes(lost.window.article.article)[0].note
    # WHEN that is undone, and done again
    history.undo()
    choose(lost)
    offered = lost.window.notes.editor.lost.isVisible()
    history.redo()
    # THEN the notebook kept it, the step has a name, and the offer came back in between
    assert kept.unplaced is not None
    assert name == "Notiz ohne Stelle behalten"
    assert offered
    assert lost.window.notes.editor.lost.isHidden()
    # WHEN the note is tied to a place after all
    page = lost.window.article
    page.select(Span(10, 40))
    lost.window.actions_table["anchor_to_selection"].trigger()
    # THEN it is like every other note
    assert (placement(lost).span, placement(lost).note.unplaced) == (Span(10, 40), None)


def test_where_nothing_is_alike_only_a_selection_is_offered(reading: Any, tmp_path: Path) -> None:
    # GIVEN a note whose sentence is gone altogether
    text = sample().read_text(encoding="utf-8")
    paragraph = next(part for part in text.split("\n\n") if OLD in part)
    open_rewritten(reading, tmp_path, paragraph, "Die Ernte fiel besser aus.")
    # WHEN its card is chosen
    choose(reading)
    # THEN there is no place to tie it to but a selection
    bar = reading.window.notes.editor.lost
    assert (bar.isVisible(), bar.here.isVisible(), bar.selection.isVisible()) == (True, False, True)


def test_a_place_is_hinted_at_while_the_mouse_is_on_its_card(lost: Any) -> None:
    # GIVEN the card of a lost note
    notes = lost.window.notes.list
    top = lost.window.article.verticalScrollBar().value()
    # WHEN the mouse comes to it, and leaves
    notes.entered.emit(notes.model().index(1, 0))
    hinted = lost.window.article._hint
    notes.viewportEntered.emit()
    # THEN the place is framed for so long, and the page stays where it is
    assert hinted is not None
    assert lost.window.article._hint is None
    assert lost.window.article.verticalScrollBar().value() == top


def test_looking_for_places_never_holds_up_a_note_being_saved(reading: Any, tmp_path: Path, qtbot: QtBot) -> None:
    # GIVEN many lost notes, and a store that takes its time
    open_rewritten(reading, tmp_path, OLD, NEW)
    article = reading.window.article.article
    other = reading.desk.lay_out("Ganz andere Sätze. " * 40, key="x")
    for number in range(5):
        note = reading.desk.annotate(article, f"{number}", span=Span(0, 20))
        reading.desk.anchor(note.id, article, reading.desk.annotate(other, "", span=Span(number, 60 + number)).anchor)
    reading.store.held = True
    # WHEN the notes are placed and a new one is written
    reading.conductor.keeper.open(article)
    while len(reading.store._waiting) > 1 or not reading.conductor.keeper.placements:
        work, then, _, _ = reading.store._waiting.pop(0)
        then(work(reading.desk))
    reading.window.actions_table["note_on_article"].trigger()
    qtbot.keyClicks(reading.window.notes.editor.body, "a")
    # THEN at most one search stands before it
    assert len(reading.store._waiting) <= 2
    reading.store.held = False
    reading.store.let_go()
    assert "a" in reading.bodies()


def test_the_chosen_card_stays_in_sight_when_its_note_opens(lost: Any, qtbot: QtBot) -> None:
    # GIVEN more notes than fit above the editor, the lost one last
    article = lost.window.article.article
    for number in range(8):
        lost.desk.annotate(article, f"Notiz {number}", span=Span(number * 40, number * 40 + 30))
    lost.conductor.keeper.open(article)
    notes = lost.window.notes.list
    last = notes.model().index(notes.model().rowCount() - 1, 0)
    # WHEN its card is chosen, and the editor takes half of the room
    notes.setCurrentIndex(last)
    # THEN the card is still seen
    qtbot.waitUntil(lambda: notes.viewport().rect().intersects(notes.visualRect(last)))
    assert lost.window.notes.editor.isVisible()


def test_a_note_written_in_this_window_is_tied_in_the_text_as_it_is_now(
    reading: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    # GIVEN a note written in the window, whose article was then rewritten and opened again
    file = tmp_path / "artikel.txt"
    text = sample().read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    reading.conductor.opening.open(str(file))
    page = reading.window.article
    start = page.article.text.index(OLD)
    page.select(Span(start, start + len(OLD)))
    reading.window.actions_table["note_on_selection"].trigger()
    qtbot.keyClicks(reading.window.notes.editor.body, "Wer?")
    file.write_text("Ein neuer Anfang.\n\n" + text.replace(OLD, NEW), encoding="utf-8")
    reading.conductor.opening.open(str(file))
    # WHEN it is tied to the place offered, changed, and all is undone and done again
    choose(reading)
    reading.window.notes.editor.lost.here.click()
    tied = placement(reading)
    history = reading.conductor.keeper.history
    history.undo()
    undone = placement(reading)
    history.redo()
    # THEN the window shows each step at once, with words of the new text
    assert tied.note.anchor is not None
    assert NEW in tied.note.anchor.exact
    assert undone.how is How.LOST
    assert placement(reading).span == tied.span
    assert NEW in tied.span.of(page.article.text)


def test_a_note_is_called_anchored_only_once_it_is(lost: Any) -> None:
    # GIVEN a store that takes its time
    choose(lost)
    lost.store.held = True
    # WHEN a note is tied
    lost.window.notes.editor.lost.here.click()
    before = lost.window.statusBar().currentMessage()
    lost.store.let_go()
    # THEN the reader hears so when it is kept
    assert not before.startswith("Notiz verankert")
    assert lost.window.statusBar().currentMessage().startswith("Notiz verankert")


@pytest.mark.parametrize("width", [820, 420])
def test_in_a_small_window_no_button_of_a_lost_note_is_cut(lost: Any, qtbot: QtBot, width: int) -> None:
    # GIVEN the smallest windows
    lost.window.resize(width, 520)
    # WHEN the card of a lost note is chosen
    choose(lost)
    bar = lost.window.notes.editor.lost
    # THEN all three buttons can be seen in full
    buttons = (bar.here, bar.selection, bar.leave)
    qtbot.waitUntil(lambda: all(bar.rect().contains(button.geometry()) for button in buttons))
    assert all(button.width() >= button.sizeHint().width() for button in buttons)


def test_in_a_small_window_the_words_above_the_buttons_are_not_cut(lost: Any, qtbot: QtBot) -> None:
    # GIVEN a small window
    lost.window.resize(820, 520)
    # WHEN the card of a lost note is chosen
    choose(lost)
    editor = lost.window.notes.editor
    # THEN what is offered can be read in full, and nothing lies on what stands below
    words = editor.lost._words
    qtbot.waitUntil(lambda: editor.lost.geometry().bottom() < editor.body.geometry().top())
    assert words.height() >= words.heightForWidth(words.width()) >= 2 * words.fontMetrics().height()
