"""The panel of signals: chips filter, cards unfold, empty lists explain themselves."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.core.article import Article
from desktop.core.errors import Explanation
from desktop.core.signal import Family, Signal, Source, Voice
from desktop.core.text import Span
from desktop.ui.panel.cards import GAP, PAD, Emphasis, Paragraph, serif
from desktop.ui.panel.signal_card import Look, SignalCard, excerpt, strength
from desktop.ui.panel.signal_panel import SignalPanel
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
    assert shown.families[Family.HEDGE].accessibleName() == "Unsicherheit, Signale: 3"


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


@pytest.mark.parametrize("height", [700, 420, 330])
def test_the_chosen_card_is_seen_from_its_head_on(shown: SignalPanel, height: int) -> None:
    # GIVEN a list in which hardly two open cards find room
    shown.resize(390, height)
    for row in (5, 4, 0, 3, 5, 1):
        # WHEN one card after the other is chosen
        shown.choose(shown.visible_signals()[row])
        # THEN the whole of it is in view, or its head where it is too high
        card, view = shown.list.visualRect(shown.list.currentIndex()), shown.list.viewport().height()
        assert card.top() >= 0
        assert card.top() == 0 or card.bottom() < view


def test_the_chosen_card_stays_in_view_when_the_window_shrinks(shown: SignalPanel, qtbot: QtBot) -> None:
    # GIVEN the last card, open at the lower edge of a list
    shown.choose(shown.visible_signals()[-1])
    # WHEN the list becomes lower
    shown.resize(390, 380)
    # THEN its head is in view
    assert 0 <= shown.list.visualRect(shown.list.currentIndex()).top() < shown.list.viewport().height() - 60


def test_strength_is_said_in_the_words_of_its_family(signals: Sequence[Signal]) -> None:
    # GIVEN a denial, a hedge and an anonymous source of medium strength
    texts = Texts("de")
    # WHEN it is put into words
    told = [strength(signal, texts) for signal in (signals[0], signals[1], signals[3])]
    # THEN each family has its own measure
    assert told == ["Entschiedenheit des Dementis: mittel", "Zweifel im Wortlaut: mittel",
                    "Unbestimmtheit der Quelle: mittel"]  # fmt: skip


def test_the_open_card_cuts_nothing(article: Article, signals: Sequence[Signal]) -> None:
    # GIVEN a narrow card on a long cue with a long source
    who = Source(Span(0, 1), "Sprecherin des Ministeriums für Ernährung und Landwirtschaft", "official", named=True)
    long = replace(signals[5], source=who)
    look = Look(Texts("de"), LIGHT, 10)
    # WHEN it is opened
    folded, whole = (SignalCard(long, article.text, look, 270, whole=on) for on in (False, True))
    # THEN its words end in no ellipsis, as they do on the folded one
    assert any(words.endswith("…") for words in folded.words())
    assert not any(words.endswith("…") for words in whole.words())
    assert any("Landwirtschaft" in words for words in whole.words())


def test_the_open_card_leads_to_the_help_on_its_kind(shown: SignalPanel, qtbot: QtBot) -> None:
    # GIVEN an open card
    signal = shown.visible_signals()[0]
    shown.choose(signal)
    card = shown.list.visualRect(shown.list.currentIndex())
    asked: list[Any] = []
    shown.help_requested.connect(asked.append)
    shown.note_requested.connect(asked.append)
    # WHEN its lower edge is clicked from left to right
    for x in (60, 180):
        at = QPoint(x, card.bottom() - GAP - PAD - 8)
        qtbot.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
        asked.append(x)
    # THEN a note is offered on the left and the help beside it
    assert asked == [signal, 60, signal, 180]


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
    german, english = Texts("de"), Texts("en")
    assert german.kind("D.deny") != english.kind("D.deny") != "D.deny"
    assert german.kind("Z.none") == "Z.none"
