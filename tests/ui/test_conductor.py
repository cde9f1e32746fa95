"""The parts move together: opening, choosing, annotating, failing, closing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop.core.article import Article
from desktop.core.errors import StoreError
from desktop.core.lexicons import LexiconFault, OwnLexicon, OwnLexicons
from desktop.core.places import sample, settings_file
from desktop.core.settings import load_settings
from desktop.core.signal import Family
from desktop.core.text import Span
from desktop.desk import Desk
from desktop.ui.help.window import HelpWindow
from desktop.ui.theme import DARK, LIGHT, apply_theme

ENGLISH = "The president said on Monday that he was not aware of any talks with the other side about peace. " * 6


def select(stage: Any, words: str) -> Span:
    start = stage.window.article.article.text.index(words)
    span = Span(start, start + len(words))
    stage.window.article.select(span)
    return span


# opening


def test_the_text_is_on_screen_before_the_analysis_ends(stage: Any) -> None:
    # GIVEN an analysis that takes its time
    stage.analysis.held = True
    # WHEN an article is opened
    stage.conductor.opening.open(str(sample()))
    # THEN its text is there, and its signals follow
    assert stage.window.article.article.title.startswith("Der Kreml bestreitet")
    assert stage.window.windowTitle().startswith("Der Kreml bestreitet")
    assert stage.signals() == ()
    stage.analysis.let_go()
    assert len(stage.signals()) == 6
    assert stage.window.tabs.tabText(0) == "Signale 6"


def test_opening_another_file_drops_the_older_answer(stage: Any, tmp_path: Path) -> None:
    # GIVEN an article whose analysis is still running
    stage.analysis.held = True
    stage.conductor.opening.open(str(sample()))
    # WHEN another one is opened before it ends
    other = tmp_path / "other.txt"
    other.write_text("Das ist ein anderer Text, den die Regierung nicht kennt.\n\nPunkt.", encoding="utf-8")
    stage.conductor.opening.open(str(other))
    stage.analysis.let_go()
    # THEN no signal of the first one is shown
    assert stage.window.article.article.origin.location == str(other)
    assert stage.signals() == ()
    assert "Keine Signale" in stage.window.signals.empty.words()


def _unreadable(kind: str, folder: Path) -> Path:
    path = folder / f"{kind}.txt"
    if kind == "folder":
        path.mkdir()
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "binary":
        path.write_bytes(bytes(range(256)) * 20)
    elif kind == "locked":
        path.write_text("Text", encoding="utf-8")
        path.chmod(0)
    return path


@pytest.mark.parametrize("kind", ["missing", "folder", "empty", "binary", "locked"])
def test_what_cannot_be_read_is_explained_and_leaves_everything_as_it_was(
    reading: Any, tmp_path: Path, bound_by_permissions: None, kind: str
) -> None:
    # GIVEN an open article with a chosen signal
    reading.conductor.choosing.choose(reading.signals()[2])
    before = (reading.window.article.article, reading.signals(), reading.window.place(), reading.window.windowTitle())
    # WHEN something is opened that is no article
    path = _unreadable(kind, tmp_path)
    reading.conductor.opening.open(str(path))
    # THEN a sentence names it, and article and signals are as before
    assert reading.window.banner.isVisible()
    assert path.name in reading.window.banner.words()
    after = (reading.window.article.article, reading.signals(), reading.window.place(), reading.window.windowTitle())
    assert after == before


def test_a_file_name_that_is_no_text_is_explained(stage: Any, tmp_path: Path) -> None:
    # GIVEN a name with a byte that is no UTF-8, as old archives bring them
    # WHEN it is opened
    stage.conductor.opening.open(str(tmp_path / "caf\udce9.txt"))
    # THEN a sentence names it, as far as it can be written
    assert "caf\ufffd.txt" in stage.window.banner.words()
    assert "Dateiname" in stage.window.banner.words()


def test_a_missing_file_can_be_tried_again_and_a_folder_not(stage: Any, tmp_path: Path) -> None:
    # GIVEN a file that is not there yet
    path = tmp_path / "later.txt"
    stage.conductor.opening.open(str(tmp_path))
    assert not stage.window.banner.button.isVisible()
    stage.conductor.opening.open(str(path))
    # WHEN it is there and the reader tries again
    path.write_text("Der Minister bestreitet das.", encoding="utf-8")
    stage.window.banner.button.click()
    # THEN it opens and the banner goes
    assert stage.window.article.article.text.startswith("Der Minister")
    assert "later.txt" not in stage.window.banner.words() or not stage.window.banner.isVisible()


def test_a_failed_analysis_leaves_the_text_and_can_be_repeated(stage: Any) -> None:
    # GIVEN an analysis that crashes
    stage.desk.analyser.fails = True
    stage.conductor.opening.open(str(sample()))
    assert stage.window.article.article.text
    # WHEN the reader tries again and it works
    stage.desk.analyser.fails = False
    stage.window.signals.empty.button.click()
    # THEN the signals are there
    assert len(stage.signals()) == 6


def test_a_foreign_text_is_shown_with_a_word_of_warning(stage: Any, tmp_path: Path) -> None:
    # GIVEN an English text
    path = tmp_path / "english.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    # WHEN it is opened
    stage.conductor.opening.open(str(path))
    # THEN it is shown, and a banner says what to expect
    assert "nicht deutsch" in stage.window.banner.words()
    assert stage.window.article.article.text.startswith("The president")


def titles(stage: Any) -> list[str]:
    """Return the articles the home page lists, as they are heard."""
    rows = stage.window.home.library.list.rows
    return [rows.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(rows.rowCount())]


def test_recent_articles_stand_in_the_menu_and_on_the_home_page(raise_curtain: Callable[[], Any]) -> None:
    # GIVEN a reader who opened the sample
    first = raise_curtain()
    first.conductor.start(str(sample()))
    # WHEN the program is started anew
    second = raise_curtain()
    second.conductor.start(None)
    # THEN the sample is offered in both places and opens from there
    action = second.window.actions_table.recent.actions()[0]
    assert action.text().startswith("Der Kreml bestreitet")
    assert titles(second)[0].startswith("Der Kreml bestreitet")
    second.window.actions_table.recent.triggered.emit(action)
    assert second.window.article.article.origin.location == str(sample())


def test_a_hostile_title_turns_no_menu_and_no_sentence_around(stage: Any, tmp_path: Path) -> None:
    # GIVEN a file whose name has markup, an ampersand and a character that turns the line around
    path = tmp_path / f"<img src=x> & \u202e{'gnal ' * 20}.txt"
    path.write_text("Der Minister bestreitet das.", encoding="utf-8")
    # WHEN it is opened, and once more when it is gone
    stage.conductor.opening.open(str(path))
    path.unlink()
    stage.conductor.opening.open(str(path))
    # THEN menu, home page, title and banner show its characters and stay in their direction
    entry = stage.window.actions_table.recent.actions()[0].text()
    shown = [entry, stage.window.windowTitle(), stage.window.banner.words()]
    stage.window.actions_table["home"].trigger()
    shown += titles(stage)
    assert all("<img src=x> &" in words and "\u202e" not in words for words in shown)
    assert "&&" in entry
    assert len(entry) < 80


def test_an_article_that_was_read_is_found_by_the_kinds_of_its_signals(reading: Any) -> None:
    # GIVEN the sample, a denial, on screen with its signals
    # WHEN the library is asked for denials
    found = reading.desk.search("kind:D").hits
    # THEN the sample is found
    assert [hit.article.id for hit in found] == [reading.window.article.article.id]


def test_the_list_of_recent_articles_can_be_emptied(reading: Any) -> None:
    # GIVEN a recent article
    menu = reading.window.actions_table.recent
    # WHEN the list is emptied
    menu.triggered.emit(menu.actions()[-1])
    # THEN nothing is offered
    assert not menu.isEnabled()
    assert reading.desk.recent() == ()


def test_reading_goes_on_where_it_was_left(raise_curtain: Callable[[], Any]) -> None:
    # GIVEN a reader far down in the article
    first = raise_curtain()
    first.conductor.start(str(sample()))
    bar = first.window.article.verticalScrollBar()
    bar.setValue(bar.maximum())
    place = first.window.article.reading_position()
    assert place > 0
    first.window.close()
    # WHEN the article is opened again
    second = raise_curtain()
    second.conductor.start(str(sample()))
    # THEN the same line is on top
    assert second.window.article.reading_position() == place


def test_where_the_reader_was_is_known_when_the_article_cannot_be_kept(
    raise_curtain: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN a reader far down in the article, and a disk that is full afterwards
    first = raise_curtain()
    first.conductor.start(str(sample()))
    bar = first.window.article.verticalScrollBar()
    bar.setValue(bar.maximum())
    place = first.window.article.reading_position()
    first.window.close()

    def full(self: Desk, article: Article) -> None:
        raise StoreError("library_full", path="library.db")

    monkeypatch.setattr(Desk, "remember", full)
    # WHEN the article is opened again
    second = raise_curtain()
    second.conductor.start(str(sample()))
    # THEN the same line is on top, and that it is not kept is said
    assert second.window.article.reading_position() == place
    assert "nicht aufbewahrt" in second.window.banner.words()


# help


def test_f1_on_a_card_looks_its_kind_up(reading: Any) -> None:
    # GIVEN the keyboard on a card
    window = reading.window
    reading.conductor.choosing.choose(reading.signals()[0])
    window.signals.list.setFocus()
    # WHEN help is asked for
    window.actions_table["help"].trigger()
    # THEN it shows that kind and does not block the window
    shown = window.findChild(HelpWindow)
    assert shown.isVisible()
    assert "D.deny" in shown.page.cursorForPosition(QPoint(60, 24)).block().text()
    shown.close()


def test_the_help_opens_from_anywhere_and_takes_the_theme(stage: Any) -> None:
    # GIVEN a window without an article
    window = stage.window
    # WHEN help is asked for, closed and asked for again in another theme
    window.actions_table["help"].trigger()
    shown = window.findChild(HelpWindow)
    shown.close()
    window.set_theme(DARK)
    window.actions_table["help"].trigger()
    # THEN it is the same one, in that theme
    assert window.findChildren(HelpWindow) == [shown]
    assert shown.page.viewport().palette().color(QPalette.ColorRole.Base).name().upper() == DARK.page
    shown.close()


def test_the_help_closes_with_its_window(reading: Any) -> None:
    # GIVEN open help
    reading.window.show_help()
    shown = reading.window.findChild(HelpWindow)
    # WHEN the window is closed
    reading.window.close()
    # THEN the help is gone, too
    assert not reading.window.isVisible()
    assert not shown.isVisible()


def test_an_explained_error_leads_to_its_place_in_the_help(stage: Any, tmp_path: Path) -> None:
    # GIVEN a folder that was taken for an article
    stage.conductor.opening.open(str(tmp_path))
    # WHEN more is asked for
    stage.window.banner.more.click()
    # THEN the help shows that error, and the sentence is still there
    shown = stage.window.findChild(HelpWindow)
    assert "is_folder" in shown.page.cursorForPosition(QPoint(60, 24)).block().text()
    assert stage.window.banner.isVisible()
    shown.close()


# choosing


def test_text_list_and_status_move_together(reading: Any) -> None:
    # GIVEN an analysed article
    window, signals = reading.window, reading.signals()
    # WHEN a mark is chosen in the text, then a card in the list
    window.article.signal_chosen.emit(signals[1])
    from_text = (window.signals.list.chosen(), window.place())
    window.signals.signal_chosen.emit(signals[4])
    # THEN each time the other one and the status follow
    assert from_text == (signals[1], "Signal 2 von 6")
    assert window.article.caret() == signals[4].span.start
    assert window.place() == "Signal 5 von 6"


def test_next_and_previous_go_from_the_caret_and_around_the_ends(reading: Any, qtbot: QtBot) -> None:
    # GIVEN the caret behind the third signal
    window, signals = reading.window, reading.signals()
    window.article.put_caret(signals[2].span.end)
    # WHEN the reader goes on, to the end and around it, and back
    chosen = []
    for key in (Qt.Key.Key_N, Qt.Key.Key_N, Qt.Key.Key_N, Qt.Key.Key_N, Qt.Key.Key_P):
        qtbot.keyClick(window.article, key)
        chosen.append(signals.index(reading.conductor.choosing.chosen))
    # THEN every signal comes in turn, and going around is said
    assert chosen == [3, 4, 5, 0, 5]
    assert window.statusBar().currentMessage() == "Weiter vom Ende – Signal 6 von 6"


def test_a_filter_holds_for_list_and_text_alike(reading: Any) -> None:
    # GIVEN a chosen hedge
    hedge = next(signal for signal in reading.signals() if signal.family is Family.HEDGE)
    reading.conductor.choosing.choose(hedge)
    # WHEN hedges are switched off in the menu
    reading.window.actions_table["family_H"].trigger()
    # THEN neither list nor text nor the next signal shows one, and none is chosen
    assert all(signal.family is not Family.HEDGE for signal in reading.signals())
    assert not reading.window.signals.families[Family.HEDGE].isChecked()
    assert reading.conductor.choosing.chosen is None
    reading.window.article.put_caret(0)
    kinds = []
    for _ in range(4):
        reading.window.actions_table["next_signal"].trigger()
        kinds.append(reading.conductor.choosing.chosen.kind)
    assert kinds == ["D.deny", "A.person", "D.false", "D.deny"]
    reading.window.actions_table["all_signals"].trigger()
    assert len(reading.signals()) == 6


def test_without_a_visible_signal_the_reader_is_told_so(reading: Any) -> None:
    # GIVEN chips that hide everything
    for family in Family:
        reading.window.signals.families[family].click()
    # WHEN the next signal is asked for
    reading.window.actions_table["next_signal"].trigger()
    # THEN that is said
    assert reading.window.statusBar().currentMessage() == "Kein sichtbares Signal"


# notes


def test_a_note_on_a_selection_stands_at_its_place(reading: Any, qtbot: QtBot) -> None:
    # GIVEN selected words
    span = select(reading, "europäischen Hauptstädten")
    # WHEN a note is written on them
    reading.window.actions_table["note_on_selection"].trigger()
    qtbot.keyClicks(reading.window.notes.editor.body, "Welche?")
    reading.conductor.keeper.save()
    # THEN it is kept with its place
    (placed,) = reading.conductor.keeper.placements
    assert (placed.note.body, placed.span) == ("Welche?", span)
    assert reading.window.tabs.tabText(1) == "Notizen 1"
    assert reading.window.notes.list.chosen() == placed


def test_without_a_selection_the_reader_is_told_what_to_do(reading: Any) -> None:
    # GIVEN neither a selection nor a chosen signal
    # WHEN a note is asked for
    reading.window.actions_table["note_on_selection"].trigger()
    # THEN nothing opens, and the reader is told
    assert not reading.window.notes.editor.isVisible()
    assert "Wählen Sie zuerst Text aus" in reading.window.statusBar().currentMessage()


def test_a_second_note_on_a_signal_goes_on_with_the_first(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a note on a signal
    signal = reading.signals()[3]
    reading.window.signals.note_requested.emit(signal)
    qtbot.keyClicks(reading.window.notes.editor.body, "Wer sind die zwei?")
    reading.conductor.keeper.leave()
    # WHEN a note on the same signal is asked for again
    reading.window.signals.note_requested.emit(signal)
    # THEN the first one is open, and no other was begun
    assert reading.window.notes.editor.text() == "Wer sind die zwei?"
    qtbot.keyClicks(reading.window.notes.editor.body, " Namen?")
    reading.conductor.keeper.leave()
    assert reading.bodies() == ["Wer sind die zwei? Namen?"]


def test_choosing_a_note_shows_its_place(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a note far down and the page at its top
    span = select(reading, "Henrik Landerholm")
    reading.window.actions_table["note_on_selection"].trigger()
    qtbot.keyClicks(reading.window.notes.editor.body, "Wer?")
    reading.conductor.keeper.leave()
    reading.window.article.verticalScrollBar().setValue(0)
    # WHEN its card is chosen
    notes = reading.window.notes.list
    qtbot.mouseClick(
        notes.viewport(), Qt.MouseButton.LeftButton, pos=notes.visualRect(notes.model().index(0, 0)).center()
    )
    # THEN the page shows its words and the editor its body
    assert reading.window.article.window_span().contains(span)
    assert reading.window.notes.editor.text() == "Wer?"


def test_saving_and_going_on_leads_to_the_next_signal(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a note on the first signal
    reading.window.actions_table["next_signal"].trigger()
    reading.window.actions_table["note_on_signal"].trigger()
    qtbot.keyClicks(reading.window.notes.editor.body, "Nachsehen")
    # WHEN the reader saves and goes on
    reading.window.actions_table["save_and_next"].trigger()
    # THEN the note is kept and the second signal chosen
    assert reading.bodies() == ["Nachsehen"]
    assert reading.conductor.choosing.chosen == reading.signals()[1]


# closing and keeping


def test_closing_saves_what_was_typed_last(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a note in the middle of a word
    reading.window.actions_table["note_on_article"].trigger()
    qtbot.keyClicks(reading.window.notes.editor.body, "Angefan")
    # WHEN the window is closed
    reading.window.close()
    # THEN all of it is kept and the window is gone
    assert reading.bodies() == ["Angefan"]
    assert not reading.window.isVisible()


def test_closing_with_words_that_cannot_be_saved_asks_first(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a note on a full disk
    reading.desk.store_fails = True
    reading.window.actions_table["note_on_article"].trigger()
    qtbot.keyClicks(reading.window.notes.editor.body, "Noch nicht sicher")
    # WHEN the window is closed
    reading.window.close()
    # THEN it stays and asks
    box = reading.window.findChild(QMessageBox)
    assert reading.window.isVisible()
    assert box is not None
    # AND closes on the reader's word, with the text on the clipboard
    next(button for button in box.buttons() if "kopieren" in button.text()).click()
    assert not reading.window.isVisible()


def test_what_the_reader_prefers_is_kept(reading: Any, qapp: Any) -> None:
    # GIVEN a reader with wishes
    table = reading.window.actions_table
    # WHEN size, theme, language and panel are chosen
    for _ in range(3):
        table["larger"].trigger()
    table["panel"].trigger()
    next(action for action in table.choice("theme").actions() if action.data() == "dark").trigger()
    next(action for action in table.choice("language").actions() if action.data() == "en").trigger()
    # THEN all of it shows or says when it will, and is kept
    assert reading.window.article.typography.points == 16
    assert reading.window.article.typography.theme is DARK
    assert not reading.window.panel.isVisible()
    assert "beim nächsten Start" in reading.window.statusBar().currentMessage()
    kept = load_settings(settings_file())
    assert (kept.font_size, kept.panel, kept.theme, kept.language) == (16, False, "dark", "en")
    apply_theme(qapp, LIGHT)


def test_settings_that_cannot_be_kept_are_told(reading: Any) -> None:
    # GIVEN a place where no settings can lie
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().mkdir()
    # WHEN the size is changed
    reading.window.actions_table["larger"].trigger()
    # THEN it is changed, and the reader is told that it will not last
    assert reading.window.article.typography.points == 14
    assert "Einstellungen" in reading.window.banner.words()


# lexicons


def test_a_faulty_lexicon_is_named_at_the_start(stage: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN a lexicon of the reader's with a fault
    fault = LexiconFault("/irgendwo/a.toml", "unknown_kind", 7, "eigene.art", {"name": "A.hersay"})
    own = OwnLexicon("/irgendwo/a.toml", ("eigene.gerede",), (), 3)
    monkeypatch.setattr(Desk, "own_lexicons", lambda desk: OwnLexicons((own,), (fault,)))
    # WHEN the window starts
    stage.conductor.start(None)
    # THEN a banner says so and leads to the help, and what is in use stands in the words about Lesart
    assert "Eigene Wortlisten" in stage.window.banner.words()
    stage.window.banner.more.click()
    assert "Eigene Wortlisten" in stage.window.findChild(HelpWindow).page.toPlainText()
    stage.window.actions_table["about"].trigger()
    assert "a.toml: Regeln 1" in stage.window.findChild(QMessageBox).informativeText()


def test_without_lexicons_of_ones_own_nothing_is_said(stage: Any) -> None:
    # GIVEN no file of the reader's / WHEN the window starts / THEN no banner is there
    stage.conductor.start(None)
    assert not stage.window.banner.isVisibleTo(stage.window)
