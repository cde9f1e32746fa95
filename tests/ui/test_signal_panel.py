"""The panel of signals: chips filter, cards unfold, empty lists explain themselves."""

from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.core.article import Article
from desktop.core.errors import Explanation
from desktop.core.signal import Family, Signal, Voice
from desktop.core.text import Span
from desktop.ui.cards import Emphasis, Paragraph, serif
from desktop.ui.kinds import kind_name
from desktop.ui.signal_card import excerpt
from desktop.ui.signal_panel import SignalPanel
from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT


@pytest.fixture
def panel(qtbot: QtBot) -> SignalPanel:
    panel = SignalPanel(Texts("de"))
    qtbot.addWidget(panel)
    panel.resize(390, 700)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def shown(panel: SignalPanel, article: Article, signals: Sequence[Signal]) -> SignalPanel:
    panel.show_signals(signals, article.text)
    return panel


def middle_of(panel: SignalPanel, row: int) -> QPoint:
    return panel.list.visualRect(panel.list.model().index(row, 0)).center()


def test_the_chips_count_what_is_there(shown: SignalPanel) -> None:
    # GIVEN three hedges, one anonymous source, two denials
    # WHEN they are shown
    families = {family: chip.count for family, chip in shown.families.items()}
    voices = {voice: chip.count for voice, chip in shown.voices.items()}
    # THEN the chips say so, to the ear as well
    assert families == {Family.HEDGE: 3, Family.SOURCE: 1, Family.DENIAL: 2}
    assert voices == {Voice.AUTHOR: 3, Voice.REPORTED: 2, Voice.QUOTED: 1}
    assert shown.families[Family.HEDGE].accessibleName() == "Unsicherheit, 3 Signale"


def test_a_chip_takes_its_family_away_and_tells_what_is_left(shown: SignalPanel, qtbot: QtBot) -> None:
    # GIVEN a full list
    # WHEN the chip of the hedges is clicked
    with qtbot.waitSignal(shown.filter_changed) as told:
        qtbot.mouseClick(shown.families[Family.HEDGE], Qt.MouseButton.LeftButton)
    # THEN list and message agree, and the count stays
    assert [signal.kind for signal in shown.visible_signals()] == ["D.deny", "A.person", "D.false"]
    assert told.args == [shown.visible_signals()]
    assert shown.families[Family.HEDGE].count == 3


def test_a_voice_can_be_taken_away(shown: SignalPanel) -> None:
    # GIVEN a full list
    # WHEN quotations are not wanted
    shown.voices[Voice.QUOTED].click()
    # THEN none is left
    assert all(signal.voice is not Voice.QUOTED for signal in shown.visible_signals())
    assert len(shown.visible_signals()) == 5


def test_hiding_everything_says_how_much_is_hidden_and_offers_it_back(shown: SignalPanel) -> None:
    # GIVEN a list whose families are all taken away
    for chip in shown.families.values():
        chip.click()
    assert shown.empty.isVisible()
    assert shown.empty.words().startswith("0 von 6 sichtbar")
    # WHEN the button there is clicked
    shown.empty.button.click()
    # THEN everything is back
    assert len(shown.visible_signals()) == 6
    assert shown.list.isVisible()


def test_no_signals_is_no_praise(panel: SignalPanel, article: Article) -> None:
    # GIVEN an article without signals
    # WHEN that is shown
    panel.show_signals((), article.text)
    # THEN the panel says what it means
    assert "Das sagt nichts über die Richtigkeit" in panel.empty.words()
    assert not panel.empty.button.isVisible()


def test_chips_say_nothing_while_the_analysis_runs(panel: SignalPanel) -> None:
    # GIVEN a panel that waits for signals
    panel.wait()
    # WHEN a chip is clicked
    panel.families[Family.HEDGE].click()
    # THEN it does not claim that there are none
    assert panel.empty.words() == ""


def test_a_failed_analysis_is_explained_and_can_be_tried_again(panel: SignalPanel, qtbot: QtBot) -> None:
    # GIVEN an analysis that failed
    panel.fail(Explanation("Titel", "Satz.", "Rat."))
    assert "Satz." in panel.empty.words()
    # WHEN the button there is clicked
    # THEN the panel asks for another try
    with qtbot.waitSignal(panel.retry_requested):
        panel.empty.button.click()


def test_the_chosen_card_unfolds_and_the_last_one_folds(shown: SignalPanel) -> None:
    # GIVEN folded cards of one height
    heights = [shown.list.visualRect(shown.list.model().index(row, 0)).height() for row in range(6)]
    assert len(set(heights)) == 1
    # WHEN one is chosen, then another
    first, second = shown.visible_signals()[:2]
    shown.choose(first)
    shown.choose(second)
    # THEN only the second is taller
    after = [shown.list.visualRect(shown.list.model().index(row, 0)).height() for row in range(6)]
    assert after[1] > heights[1]
    assert after[0] == heights[0]


def test_choosing_by_hand_is_told_and_by_program_is_not(shown: SignalPanel, qtbot: QtBot) -> None:
    # GIVEN a list that is listened to
    told: list[Any] = []
    shown.signal_chosen.connect(told.append)
    # WHEN a signal is chosen by the program, then another by a click, then one by a key
    shown.choose(shown.visible_signals()[2])
    assert told == []
    qtbot.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(shown, 0))
    qtbot.keyClick(shown.list, Qt.Key.Key_Down)
    # THEN the last two are told
    assert told[0] == shown.visible_signals()[0]
    assert told[-1] == shown.visible_signals()[1]


def test_the_filter_keeps_the_chosen_card(shown: SignalPanel) -> None:
    # GIVEN a chosen denial
    denial = shown.visible_signals()[-1]
    shown.choose(denial)
    # WHEN the hedges are taken away
    shown.families[Family.HEDGE].click()
    # THEN it is still chosen
    assert shown.list.chosen() == denial


def test_a_click_that_unfolds_a_card_does_not_press_its_button(shown: SignalPanel, qtbot: QtBot) -> None:
    # GIVEN a low list, in which an unfolding card moves under the mouse
    asked: list[Any] = []
    shown.note_requested.connect(asked.append)
    shown.resize(390, 480)
    # WHEN every visible card is clicked at many heights
    for y in range(4, shown.list.viewport().height(), 16):
        shown.choose(None)
        qtbot.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, y))
    # THEN none of the clicks asked for a note
    assert asked == []


def test_enter_on_a_card_asks_for_a_note(shown: SignalPanel, qtbot: QtBot) -> None:
    # GIVEN a chosen card
    shown.choose(shown.visible_signals()[1])
    # WHEN Enter is pressed
    with qtbot.waitSignal(shown.note_requested) as asked:
        qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    # THEN a note on its signal is asked for
    assert asked.args == [shown.visible_signals()[1]]


def test_a_card_can_be_copied_as_text(shown: SignalPanel, qtbot: QtBot) -> None:
    # GIVEN a chosen card
    shown.choose(shown.visible_signals()[0])
    # WHEN it is copied
    qtbot.keyClick(shown.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    # THEN the clipboard holds family, cue, voice and sentence
    words = QGuiApplication.clipboard().text()
    assert words.startswith("Dementi: bestreitet.")
    assert "Redaktion · Der Kreml" in words
    assert "dass Putin sich wegen der Ukraine" in words


def test_a_folded_card_shows_its_cue_however_late_it_comes(article: Article, signals: Sequence[Signal]) -> None:
    # GIVEN a signal far behind the beginning of its sentence
    late = max(signals, key=lambda signal: signal.span.start - signal.sentence.start)
    # WHEN its excerpt is taken
    words, (emphasis,) = excerpt(late, article.text, LIGHT, whole=False)
    # THEN it begins shortly before the cue and brings out the cue itself
    assert words.startswith("… ")
    assert emphasis.span.of(words) == late.words(article.text)
    assert emphasis.span.start < 60


@pytest.mark.parametrize("words", ["Donaudampfschifffahrt" * 20, "kurz und gut " * 60, "😀 " * 200, "Ein Satz."])
def test_a_paragraph_never_exceeds_its_lines(qapp: object, words: str) -> None:
    # GIVEN words of many lengths, half of them bold
    emphases = [Emphasis(Span(0, len(words) // 2), "#ffffff")]
    # WHEN they are set in two lines
    one = Paragraph(words, serif(10), "#000000", 300, lines=1)
    two = Paragraph(words, serif(10), "#000000", 300, lines=2, emphases=emphases)
    # THEN they need no more
    assert two.height <= 2 * one.height


def test_a_kind_has_a_name_in_both_languages() -> None:
    # GIVEN a kind of the lexicon and an unknown one
    # WHEN they are named
    # THEN the first has a name in each language and the second keeps its code
    assert kind_name("D.deny", "de") != kind_name("D.deny", "en") != "D.deny"
    assert kind_name("Z.none", "de") == "Z.none"
