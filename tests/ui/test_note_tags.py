"""Tags of a note: typed, completed, taken away, saved at once, shown on its card, and searched for."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.panel.note_list import VALUE
from desktop.ui.panel.tag_field import TagField
from desktop.ui.texts import Texts

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard", "propagateSizeHints")
"""What the offscreen platform says of a list of completions."""


@pytest.fixture
def field(qtbot: QtBot) -> TagField:
    """Return a field with one tag, on screen in a narrow place."""
    place = QWidget()
    field = TagField(Texts("de"))
    QVBoxLayout(place).addWidget(field)
    qtbot.addWidget(place)
    place.resize(300, 200)
    field.show_tags(["Quelle"])
    place.show()
    qtbot.waitExposed(place)
    field.place = place  # type: ignore[attr-defined] # kept alive with it
    return field


def test_a_comma_and_enter_end_a_tag(field: TagField, qtbot: QtBot) -> None:
    # GIVEN a field with one tag
    # WHEN two more are typed, one with a sign, one that is there already
    qtbot.keyClicks(field.line, "#offene   Frage,")
    after_comma = field.tags(), field.line.text()
    qtbot.keyClicks(field.line, "Quelle")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    # THEN each is there once, tidy and in order
    assert after_comma == (("Quelle", "offene Frage"), "")
    assert field.tags() == ("Quelle", "offene Frage")


def test_backspace_takes_the_last_tag_away_only_in_an_empty_line(field: TagField, qtbot: QtBot) -> None:
    # GIVEN a letter typed behind a tag
    qtbot.keyClicks(field.line, "x")
    # WHEN Backspace is pressed twice
    told: list[tuple[str, ...]] = []
    field.changed.connect(lambda: told.append(field.tags()))
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    after_letter = field.tags()
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    # THEN first the letter goes, then the tag, which is told once
    assert after_letter == ("Quelle",)
    assert (field.tags(), told) == ((), [()])


def test_what_was_typed_counts_when_the_keyboard_leaves(field: TagField, qtbot: QtBot) -> None:
    # GIVEN a tag that was not ended
    qtbot.keyClicks(field.line, "halb")
    # WHEN the keyboard leaves the field
    with qtbot.waitSignal(field.changed):
        field.line.clearFocus()
    # THEN it is a tag
    assert field.tags() == ("Quelle", "halb")


def test_pasted_tags_are_taken_apart(field: TagField, qtbot: QtBot) -> None:
    # GIVEN three tags on the clipboard
    field.line.insert("")
    # WHEN they are pasted
    field.line.textEdited.emit("a, b;c")
    field.line.setText("a, b;c")
    field._split("a, b;c")
    # THEN each stands by itself
    assert field.tags() == ("Quelle", "a", "b", "c")


def test_known_tags_complete_what_is_typed(field: TagField, qtbot: QtBot) -> None:
    # GIVEN tags of other notes
    field.offer(["Regierung", "Kreml"])
    # WHEN the beginning of one is typed, in any case, and the completion taken
    qtbot.keyClicks(field.line, "kr")
    completer = field.line.completer()
    offered = completer.currentCompletion()
    completer.activated.emit(offered)
    field.line.setText(offered)
    qtbot.waitUntil(lambda: field.tags() == ("Kreml", "Quelle"))
    # THEN the tag stands there as it is known
    assert offered == "Kreml"


def test_completions_look_like_the_window(field: TagField, qtbot: QtBot) -> None:
    # GIVEN a window whose style sheet gives completions a height of their own, and a known tag
    field.place.setStyleSheet("QListView#completions::item { min-height: 77px; }")  # type: ignore[attr-defined]
    field.offer(["Kreml"])
    # WHEN the keyboard comes to the line and its beginning is typed
    field.line.clearFocus()
    field.line.setFocus()
    qtbot.keyClicks(field.line, "k")
    offered = field.line.completer().popup()
    # THEN the list drops down with it
    assert offered.isVisible()
    assert offered.sizeHintForRow(0) >= 77


def test_many_and_long_tags_stay_in_the_field(field: TagField) -> None:
    # GIVEN more tags than fit in a line, one very long
    field.show_tags([f"Schlagwort {n}" for n in range(8)] + ["Donaudampfschifffahrtsgesellschaft" * 3])
    # WHEN they are laid out
    field.place.layout().activate()  # type: ignore[attr-defined]
    # THEN they stand in several lines, none beyond the edge, all reachable by mouse and key
    chips = field._chips
    assert len({chip.y() for chip in chips}) > 1
    assert all(chip.geometry().right() <= field.width() for chip in chips)
    assert all(chip.focusPolicy() & Qt.FocusPolicy.TabFocus for chip in chips)


def test_a_tag_is_kept_at_once_with_its_note(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a note
    reading.window.actions_table["note_on_article"].trigger()
    qtbot.keyClicks(reading.window.notes.editor.body, "Wer?")
    # WHEN a tag is ended
    qtbot.keyClicks(reading.window.notes.editor.tags.line, "Quelle,")
    # THEN words and tag are kept, and the tag is offered from now on
    ((_, (note,)),) = reading.desk.notes()
    assert (note.body, note.tags) == ("Wer?", ("Quelle",))
    assert reading.window.notes.editor.tags._known.stringList() == ["Quelle"]


def test_a_note_may_be_nothing_but_a_tag(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a new note without words
    reading.window.actions_table["note_on_article"].trigger()
    # WHEN it gets a tag, and that is taken away again
    qtbot.keyClicks(reading.window.notes.editor.tags.line, "Quelle,")
    ((_, (note,)),) = reading.desk.notes()
    qtbot.keyClick(reading.window.notes.editor.tags.line, Qt.Key.Key_Backspace)
    reading.conductor.keeper.leave()
    # THEN it was kept, and with nothing in it is not any more
    assert (note.body, note.tags) == ("", ("Quelle",))
    assert reading.desk.notes() == ()


def tagged(reading: Any, qtbot: QtBot) -> None:
    """Write three notes with different tags."""
    for words, tags in (("eins", "Quelle,"), ("zwei", "offene Frage,Quelle,"), ("drei", "")):
        reading.window.actions_table["note_on_article"].trigger()
        qtbot.keyClicks(reading.window.notes.editor.body, words)
        qtbot.keyClicks(reading.window.notes.editor.tags.line, tags)
    reading.conductor.keeper.leave()


def shown(reading: Any) -> list[str]:
    model = reading.window.notes.list.model()
    return [model.index(row, 0).data(VALUE).note.body for row in range(model.rowCount())]


def test_the_filter_takes_tags_and_words(reading: Any, qtbot: QtBot) -> None:
    # GIVEN notes with tags
    tagged(reading, qtbot)
    panel = reading.window.notes
    found = {}
    # WHEN the reader filters
    for typed in ("tag:quelle", 'tag:"offene Frage"', "tag:off zwei", "tag:off eins", "quelle", "tag:"):
        panel.filter.setText(typed)
        found[typed] = shown(reading)
    # THEN tags are matched from their beginning, words anywhere, both together
    assert found["tag:quelle"] == ["eins", "zwei"]
    assert found['tag:"offene Frage"'] == found["tag:off zwei"] == ["zwei"]
    assert found["tag:off eins"] == []
    assert found["quelle"] == ["eins", "zwei"]
    assert found["tag:"] == ["eins", "zwei", "drei"]


def test_a_click_on_a_tag_filters_by_it(reading: Any, qtbot: QtBot) -> None:
    # GIVEN the card of a note with two tags
    tagged(reading, qtbot)
    notes = reading.window.notes.list
    index = notes.model().index(1, 0)
    rect = notes.visualRect(index)
    # WHEN the first of its tags is clicked
    spot = next(
        QPoint(x, y)
        for y in range(rect.bottom(), rect.top(), -1)
        for x in range(rect.left(), rect.right(), 4)
        if notes._cards.tag_at(index, QPointF(x, y))
    )
    qtbot.mouseClick(notes.viewport(), Qt.MouseButton.LeftButton, pos=spot + QPoint(3, -3))
    # THEN only notes with that tag are shown
    assert reading.window.notes.filter.text() == "tag:Quelle"
    assert shown(reading) == ["eins", "zwei"]


def test_a_card_says_its_tags_to_those_who_listen(reading: Any, qtbot: QtBot) -> None:
    # GIVEN notes with tags
    tagged(reading, qtbot)
    # WHEN a card is read aloud
    model = reading.window.notes.list.model()
    heard = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    # THEN the tags are said
    assert heard == "zwei #Quelle #offene Frage"
