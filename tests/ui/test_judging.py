"""Verdicts, hidden places and muted rules in the window."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.core.judging import Verdict
from desktop.core.signal import Family


def first(stage: Any) -> Any:
    """Choose the first signal and return it."""
    stage.conductor.choosing.choose(stage.signals()[0])
    return stage.conductor.choosing.chosen


def press(stage: Any, name: str) -> None:
    stage.window.actions_table[name].trigger()


def heard(stage: Any) -> str:
    """Return all visible cards as a screen reader hears them."""
    return str(stage.window.signals.list.in_words())


def test_the_verdict_goes_round_and_stands_on_the_card(reading: Any) -> None:
    # GIVEN a chosen signal
    first(reading)
    # WHEN its verdict is changed four times
    words = []
    for _ in range(4):
        press(reading, "judge_signal")
        words.append(heard(reading).count("Urteil: "))
        words.append("Frage" in heard(reading))
    # THEN it is harmless, relevant, a question, and open again, on that one card
    assert words == [1, False, 1, False, 1, True, 0, False]


def test_a_verdict_is_undone_and_done_again(reading: Any) -> None:
    # GIVEN a signal held harmless
    first(reading)
    press(reading, "judge_signal")
    history = reading.conductor.keeper.history
    assert "unproblematisch" in heard(reading)
    # WHEN that is undone and done again
    history.undo()
    undone = heard(reading)
    history.redo()
    # THEN the card follows
    assert "unproblematisch" not in undone
    assert "unproblematisch" in heard(reading)


def test_a_verdict_is_there_when_the_article_is_opened_again(raise_curtain: Callable[[], Any]) -> None:
    # GIVEN a verdict on a signal of the sample
    before = raise_curtain()
    press(before, "sample")
    first(before)
    press(before, "judge_signal")
    # WHEN the program starts anew
    after = raise_curtain()
    press(after, "sample")
    # THEN the verdict is there
    assert heard(after).count("unproblematisch") == 1


def test_a_hidden_place_leaves_list_and_text_until_it_is_shown_again(reading: Any) -> None:
    # GIVEN a chosen signal
    signal = first(reading)
    count = len(reading.signals())
    # WHEN its place is hidden
    press(reading, "hide_signal")
    # THEN it is gone, the next one is chosen, and the ledger says so
    ledger = reading.window.signals.ledger
    assert signal not in reading.signals()
    assert len(reading.signals()) == count - 1
    assert reading.conductor.choosing.chosen == reading.signals()[0]
    assert ledger.text() == "1 Stelle ausgeblendet"
    # WHEN it is shown again
    ledger.menu().actions()[0].trigger()
    # THEN it is there
    assert reading.signals()[0] == signal
    assert ledger.isHidden()


def test_a_rule_muted_everywhere_is_mute_in_the_next_start_and_can_be_undone(
    raise_curtain: Callable[[], Any],
) -> None:
    # GIVEN a rule muted everywhere
    before = raise_curtain()
    press(before, "sample")
    rule = first(before).rule
    press(before, "mute_rule_always")
    # WHEN the program starts anew
    after = raise_curtain()
    press(after, "sample")
    # THEN no signal of the rule is seen, and the ledger says so
    assert rule not in {signal.rule for signal in after.signals()}
    assert after.window.signals.ledger.text() == "1 Regel stumm"
    # WHEN it is undone where it was done
    before.conductor.keeper.history.undo()
    # THEN the rule is back there
    assert rule in {signal.rule for signal in before.signals()}


def test_muting_goes_on_to_the_next_signal_of_another_rule(reading: Any) -> None:
    # GIVEN the last signal but one, chosen
    signals = reading.signals()
    reading.conductor.choosing.choose(signals[-2])
    # WHEN its rule is muted, and then that of the next
    press(reading, "mute_rule")
    after = reading.conductor.choosing.chosen
    press(reading, "mute_rule")
    # THEN the next one is chosen each time, around the end
    assert after == signals[-1]
    assert reading.conductor.choosing.chosen == signals[0]


def test_the_chosen_card_stays_in_sight_when_cards_above_it_go(reading: Any, qtbot: QtBot) -> None:
    # GIVEN a low window with the last signal chosen
    reading.window.resize(820, 480)
    panel = reading.window.signals
    reading.conductor.choosing.choose(reading.signals()[-1])
    qtbot.wait(20)
    # WHEN those of another family are left out, and brought back
    places = []
    for on in (False, True):
        panel.families[Family.HEDGE].setChecked(on)
        qtbot.wait(20)
        places.append(panel.list.visualRect(panel.list.currentIndex()).top())
    # THEN the head of its card is in sight each time
    assert all(0 <= place < panel.list.viewport().height() for place in places)


def test_the_ledger_names_what_is_silenced_in_the_words_of_the_article(reading: Any) -> None:
    # GIVEN a hidden place and a rule muted everywhere
    signal = first(reading)
    press(reading, "hide_signal")
    press(reading, "mute_rule_always")
    ledger = reading.window.signals.ledger
    # WHEN its menu is read, and what a screen reader says of it
    entries = [action.text() for action in ledger.menu().actions()]
    # THEN the sentence stands as in the text, the rule by its kind and words of the text, and the counts are heard
    sentence = signal.sentence.of(reading.window.article.article.text)
    assert f"Wieder zeigen: „{sentence[:60].rstrip()}" in entries[0]
    assert entries[1] == "Überall wieder zeigen: Möglichkeits-Adjektiv („mögliche Gespräche“)"
    assert ledger.accessibleName() == "Was nicht zu sehen ist: 1 Regel stumm, 1 Stelle ausgeblendet"


def test_a_rule_that_finds_nothing_here_is_named_by_its_kind(reading: Any, tmp_path: Path) -> None:
    # GIVEN a rule muted everywhere
    first(reading)
    press(reading, "mute_rule_always")
    # WHEN an article is opened in which it finds nothing
    other = tmp_path / "anderes.txt"
    other.write_text("Wochenmarkt zieht um\n\nEr steht ab Montag auf dem Rathausplatz.\n", encoding="utf-8")
    reading.conductor.opening.open(str(other))
    # THEN its kind tells what it is
    (entry,) = [action.text() for action in reading.window.signals.ledger.menu().actions()]
    assert entry.startswith("Überall wieder zeigen: Bestreiten („D.deny")


def test_without_a_chosen_signal_the_reader_is_told_so(reading: Any) -> None:
    # GIVEN no chosen signal
    reading.conductor.choosing.choose(None)
    # WHEN a verdict, a hiding and a muting are asked for
    # THEN nothing happens but a word in the status bar
    for name in ("judge_signal", "hide_signal", "mute_rule"):
        press(reading, name)
        assert reading.window.statusBar().currentMessage() == "Wählen Sie zuerst ein Signal"
    assert reading.conductor.keeper.history.count() == 0


def judge(stage: Any, verdict: Verdict) -> None:
    """Choose a verdict in the submenu, as the context menu offers it too."""
    menu = stage.window.actions_table.menu("verdict")
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.data() == verdict).trigger()


def test_a_verdict_is_chosen_from_the_menu_which_shows_the_one_that_holds(reading: Any) -> None:
    # GIVEN a chosen signal
    first(reading)
    # WHEN its verdict is chosen in the menu
    judge(reading, Verdict.QUESTION)
    # THEN it stands on the card, and the menu has it checked
    assert "Urteil: Frage" in heard(reading)
    menu = reading.window.actions_table.menu("verdict")
    menu.aboutToShow.emit()
    assert [action.data() for action in menu.actions() if action.isChecked()] == [Verdict.QUESTION]
    # WHEN the same is chosen once more
    judge(reading, Verdict.QUESTION)
    # THEN there is nothing new to undo
    assert reading.conductor.keeper.history.count() == 1


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_on_a_card_or_a_mark_is_about_that_signal(reading: Any) -> None:
    # GIVEN a chosen signal
    first(reading)
    other = reading.signals()[3]
    for part in (reading.window.signals.list, reading.window.article):
        # WHEN the menu of another one is asked for
        part.menu_requested.emit(other, QPoint(10, 10))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        # THEN that one is chosen
        assert reading.conductor.choosing.chosen == other
        assert reading.window.actions_table["hide_signal"] in menu.actions()
        menu.close()
        first(reading)


def test_chips_of_verdicts_appear_with_the_first_and_choose_what_is_seen(reading: Any) -> None:
    # GIVEN signals without a verdict: no chips for them
    panel = reading.window.signals
    assert all(not chip.isVisibleTo(panel) for chip in panel.verdicts.values())
    # WHEN one is held relevant
    signal = first(reading)
    judge(reading, Verdict.RELEVANT)
    # THEN there is a chip for it and one for the open ones
    count = len(reading.signals())
    shown = {verdict: chip.count for verdict, chip in panel.verdicts.items() if chip.isVisibleTo(panel)}
    assert shown == {Verdict.OPEN: count - 1, Verdict.RELEVANT: 1}
    # WHEN the open ones are left out
    panel.verdicts[Verdict.OPEN].setChecked(False)
    # THEN list and text show the judged one alone
    assert reading.signals() == (signal,)
    # WHEN everything is wanted again
    press(reading, "all_signals")
    # THEN it is there
    assert len(reading.signals()) == count


def test_hiding_offers_the_way_back_for_as_long_as_it_is_the_last_thing_done(reading: Any) -> None:
    # GIVEN a hidden place
    signal = first(reading)
    press(reading, "hide_signal")
    toast = reading.window.signals.toast
    assert toast.isVisibleTo(reading.window.signals)
    # WHEN the way back is taken
    toast.button.click()
    # THEN the place is seen again and the offer gone
    assert reading.signals()[0] == signal
    assert toast.isHidden()
    # WHEN another place is hidden and something else is done
    first(reading)
    press(reading, "hide_signal")
    judge(reading, Verdict.RELEVANT)
    # THEN the offer is gone: it would undo the other thing
    assert toast.isHidden()


def test_the_tab_counts_what_is_not_hidden_and_all_hidden_is_said(reading: Any) -> None:
    # GIVEN all places hidden
    count = len(reading.signals())
    assert reading.window.tabs.tabText(0) == f"Signale {count}"
    first(reading)
    for _ in range(count):
        press(reading, "hide_signal")
    # WHEN one looks at the panel
    # THEN the tab counts none, and the panel says why
    assert reading.window.tabs.tabText(0) == "Signale 0"
    assert "ausgeblendet" in reading.window.signals.empty.words()


def test_a_place_hidden_everywhere_stays_hidden_in_another_article(reading: Any) -> None:
    # GIVEN a place hidden in every article
    first(reading)
    press(reading, "hide_signal_always")
    # WHEN the silences of a text that was never opened are asked for
    # THEN it is among them
    article = reading.conductor.opening.article
    kept = reading.desk.judgements(article).silences
    assert [(silence.place is not None, silence.article_id) for silence in kept] == [(True, None)]
