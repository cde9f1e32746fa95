"""Verdicts, hidden places and muted rules in the window."""

from collections.abc import Callable
from typing import Any


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


def test_without_a_chosen_signal_the_reader_is_told_so(reading: Any) -> None:
    # GIVEN no chosen signal
    reading.conductor.choosing.choose(None)
    # WHEN a verdict, a hiding and a muting are asked for
    # THEN nothing happens but a word in the status bar
    for name in ("judge_signal", "hide_signal", "mute_rule"):
        press(reading, name)
        assert reading.window.statusBar().currentMessage() == "Wählen Sie zuerst ein Signal"
    assert reading.conductor.keeper.history.count() == 0
