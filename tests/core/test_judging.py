"""A judgement finds its signal again after edits, and no other one."""

from desktop.core.article import Place
from desktop.core.judging import Judgement, Judgements, SignalKey, Silence, Verdict, judge, signal_keys
from desktop.core.signal import Signal, Voice, Wording
from desktop.core.text import Span

TEXT = "Der Minister weist den Bericht über geheime Treffen zurück. Angeblich fiel es auf, angeblich nicht."
NONE = Wording("", "")


def signal(text: str, cue: str, rule: str, *, nth: int = 0) -> Signal:
    """Return a signal on the n-th occurrence of `cue`."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(cue, start + 1)
    end = text.index(".", start) + 1
    sentence = Span(text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0, end)
    place = Span(start, start + len(cue))
    what = ("H.doubt", rule, (place,), place, None, Voice.AUTHOR, None, None, 2, Place.BODY, sentence)
    return Signal(*what, NONE, NONE, NONE)


def signals(text: str) -> tuple[Signal, ...]:
    """Return a denial and two doubts."""
    doubts = signal(text, "Angeblich", "doubt"), signal(text, "angeblich", "doubt")
    return (signal(text, "weist", "deny"), *doubts)


def test_two_signals_of_a_rule_in_one_sentence_have_keys_of_their_own() -> None:
    # GIVEN two signals of one rule in one sentence
    # WHEN their keys are made
    keys = signal_keys(signals(TEXT), TEXT)

    # THEN they are told apart by their order
    assert [key.nth for key in keys] == [0, 0, 1]
    assert keys[1].sentence == "angeblich fiel es auf angeblich nicht"


def test_a_verdict_holds_when_text_is_put_before_it() -> None:
    # GIVEN a verdict on a signal
    kept = Judgements((Judgement(signal_keys(signals(TEXT), TEXT)[0], Verdict.RELEVANT),))

    # WHEN the article gets a new beginning
    edited = f"Ein neuer Absatz steht davor. {TEXT}"
    judged = judge(signals(edited), edited, kept)

    # THEN the verdict stands at the same words, and at no others
    assert [one.verdict for one in judged] == [Verdict.RELEVANT, Verdict.OPEN, Verdict.OPEN]


def test_a_verdict_holds_when_a_slip_in_its_sentence_is_mended() -> None:
    # GIVEN a verdict on a sentence with a slip
    slip = TEXT.replace("geheime", "gehime")
    kept = Judgements((Judgement(signal_keys(signals(slip), slip)[0], Verdict.HARMLESS),))

    # WHEN the slip is mended
    # THEN the verdict holds
    assert judge(signals(TEXT), TEXT, kept)[0].verdict is Verdict.HARMLESS


def test_a_verdict_on_another_sentence_is_not_taken_over() -> None:
    # GIVEN a verdict of the same rule on other words
    kept = Judgements(
        (Judgement(SignalKey("deny", "die kanzlerin weist jede kritik an der reform zurück"), Verdict.HARMLESS),)
    )

    # WHEN the signals are judged
    # THEN none of them has it
    assert {one.verdict for one in judge(signals(TEXT), TEXT, kept)} == {Verdict.OPEN}


def test_a_hidden_place_hides_one_signal_and_a_muted_rule_all() -> None:
    # GIVEN one of two signals hidden, and another rule muted
    keys = signal_keys(signals(TEXT), TEXT)
    hidden, muted = Silence("doubt", keys[2], "a"), Silence("deny")

    # WHEN the signals are judged
    judged = judge(signals(TEXT), TEXT, Judgements(silences=(hidden, muted)))

    # THEN each knows what silences it
    assert [one.silence for one in judged] == [muted, None, hidden]
