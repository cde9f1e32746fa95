"""A layer finds again what lies on a place of the text."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.text import Span
from desktop.ui.article.layer import Layer

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 15)).map(lambda pair: Span(pair[0], sum(pair))))


@given(SPANS, st.integers(0, 60), st.integers(1, 60))
def test_what_shares_a_character_with_a_place_is_found(spans: list[Span], start: int, length: int) -> None:
    # GIVEN stretches that may lie inside and across one another
    layer = Layer((span, number) for number, span in enumerate(spans))
    # WHEN those in one place are asked for
    found = {number for _, number in layer.within(start, start + length)}
    # THEN it is each that overlaps it, and no other
    assert found == {number for number, span in enumerate(spans) if span.overlaps(Span(start, start + length))}


def test_the_shortest_stretch_on_a_character_comes_first() -> None:
    # GIVEN a word inside a phrase
    layer = Layer([(Span(0, 20), "phrase"), (Span(5, 9), "word")])
    # WHEN a character of the word is asked for
    # THEN the word comes before the phrase
    assert layer.at(6) == ["word", "phrase"]
    assert layer.at(20) == []
