"""The sentence around a place, by marks alone."""

import pytest

from desktop.core.article import Block, Role
from desktop.core.sentence import sentence_around
from desktop.core.text import Span

TEXT = (
    "Titel ohne Punkt\n\n„Nein!“, sagte z. B. Dr. Weber am 3. Mai. So weit, so gut … Aber 2024? "
    "„Das gilt.“ Und\nmehr nicht.\n\nEnde"
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("ohne", "Titel ohne Punkt"),
        ("Weber", "„Nein!“, sagte z. B. Dr. Weber am 3. Mai."),
        ("Mai.", "„Nein!“, sagte z. B. Dr. Weber am 3. Mai."),
        ("weit", "So weit, so gut …"),
        ("Aber", "Aber 2024?"),
        ("Das", "„Das gilt.“"),
        ("mehr", "Und mehr nicht."),
        ("Mai. So weit", "„Nein!“, sagte z. B. Dr. Weber am 3. Mai. So weit, so gut …"),
        ("nicht.\n\nEnde", "Und mehr nicht. Ende"),
        ("Ende", "Ende"),
    ],
)
def test_a_place_has_the_sentence_around_it(words: str, sentence: str) -> None:
    # GIVEN a text of four blocks
    blocks, start = [], 0
    for piece in TEXT.split("\n\n"):
        blocks.append(Block(Span(start, start + len(piece)), Role.PARAGRAPH))
        start += len(piece) + 2
    # WHEN the sentence around some words is asked for / THEN it ends where sentences end, and at the ends of the block
    at = TEXT.index(words)
    assert sentence_around(TEXT, blocks, Span(at, at + len(words))) == sentence
