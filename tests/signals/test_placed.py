"""Signals found by their places."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st
from marked import article_of

from desktop.core.signal import Signal
from desktop.core.text import Span
from desktop.signals.analyser import Analyser
from desktop.signals.combinations.placed import Placed


@cache
def signals() -> tuple[Signal, ...]:
    text = "Insidern zufolge wies der Konzern den Bericht möglicherweise zurück. Er bestritt, dass es Gespräche gebe."
    return Analyser().analyse(article_of(text)).signals


@given(start=st.integers(0, 110), length=st.integers(0, 40))
def test_what_stands_at_a_place_is_what_overlaps_it(start: int, length: int) -> None:
    # GIVEN signals, one of them in two pieces around others
    placed, place = Placed((signal.span, signal) for signal in signals()), Span(start, start + length)
    # WHEN a place is asked for / THEN the same signals are found as by asking each of them
    assert list(placed.at(place)) == [signal for signal in signals() if signal.span.overlaps(place)]


def test_nothing_stands_among_no_signals() -> None:
    # GIVEN no signals / WHEN a place is asked for / THEN nothing stands there
    assert list(Placed(()).at(Span(0, 10))) == []
