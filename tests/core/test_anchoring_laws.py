"""What holds for every text and every place: the laws of finding notes again."""

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from desktop.core.anchoring import LOST, MIN_QUOTE, SHORT, anchor_at, find
from desktop.core.folding import fold
from desktop.core.note import How
from desktop.core.text import Span

SYLLABLES = [first + vowel + last for first in "bdfgklmnprstw" for vowel in "aeiouäöü" for last in "lnrst"]


@st.composite
def articles(draw: st.DrawFn) -> str:
    """Return a text of 8 to 30 sentences in which no word stands twice, so that every place is told by its words."""
    chance = random.Random(draw(st.integers(0, 10_000)))
    words = [
        one + other for one, other in zip(chance.sample(SYLLABLES, 300), chance.sample(SYLLABLES, 300), strict=True)
    ]
    sentences = [" ".join(words[at : at + 10]).capitalize() + "." for at in range(0, 10 * draw(st.integers(8, 30)), 10)]
    return "\n\n".join(sentences)


@st.composite
def places(draw: st.DrawFn) -> tuple[str, Span]:
    """Return a text and a place in it."""
    text = draw(articles())
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, min(len(text), start + 150))))


@given(places())
def test_what_is_anchored_is_found_where_it_is(place: tuple[str, Span]) -> None:
    # GIVEN a place
    text, span = place

    # WHEN nothing changes
    # THEN it is found with certainty
    assert find(anchor_at(text, span), text) == (span, 1.0, How.POSITION)


@given(places(), st.text("xyz\n", min_size=1, max_size=200))
def test_inserting_paragraphs_before_keeps_the_place(place: tuple[str, Span], new: str) -> None:
    # GIVEN a place, and paragraphs put before the text
    text, span = place

    # WHEN it is looked for
    found = find(anchor_at(text, span), f"{new}\n\n{text}")

    # THEN it moved with its words
    assert found.span == Span(span.start + len(new) + 2, span.end + len(new) + 2)


@given(places(), st.data())
def test_inserting_something_outside_the_place_keeps_it(place: tuple[str, Span], data: st.DataObject) -> None:
    # GIVEN a place, and something new put anywhere but into it
    text, span = place
    at = data.draw(st.integers(0, len(text)).filter(lambda at: not span.start < at < span.end))
    changed = f"{text[:at]}{'#' * 29}{text[at:]}"
    shift = len(changed) - len(text) if at <= span.start else 0

    # WHEN it is looked for
    found = find(anchor_at(text, span), changed)

    # THEN it is found with its words, or lost; it is nowhere else
    assert found.span in (Span(span.start + shift, span.end + shift), None)
    assert found.span or len(span) < SHORT


@given(places())
def test_deleting_the_place_gives_lost_never_another_place(place: tuple[str, Span]) -> None:
    # GIVEN a place of some length whose words are deleted
    text, span = place
    anchor = anchor_at(text, span)
    rest = text[: span.start] + text[span.end :]

    # WHEN it is looked for
    found = find(anchor, rest)

    # THEN it is lost, unless the very same letters came together there again
    assert found == LOST or (found.span is not None and found.span.of(rest) == anchor.exact)


@given(places(), st.integers(0, 10_000))
def test_a_worse_quote_never_scores_better(place: tuple[str, Span], seed: int) -> None:
    # GIVEN a quote of which ever more letters are replaced by foreign ones
    text, span = place
    chance = random.Random(seed)
    anchor = anchor_at(text, span)
    scores = [find(anchor, text).score]
    for index in chance.sample(range(span.start, span.end), min(len(span), 12)):
        text = text[:index] + "#" + text[index + 1 :]
        scores.append(find(anchor, text).score)

    # WHEN the scores are compared
    # THEN they only fall
    assert all(worse <= better for better, worse in pairwise(scores))


@given(places(), st.integers(0, 10_000))
def test_a_place_found_by_likeness_is_as_like_as_promised(place: tuple[str, Span], seed: int) -> None:
    # GIVEN a text in which letters everywhere were dropped or doubled
    text, span = place
    chance = random.Random(seed)
    anchor = anchor_at(text, span)
    changed = "".join(char * chance.choices((0, 1, 2), (1, 18, 1))[0] for char in text)

    # WHEN the place is looked for
    found = find(anchor, changed)

    # THEN what is found is within the promise
    if found.span is not None:
        words = fold(anchor.exact)
        errors = Levenshtein.distance(words, fold(found.span.of(changed)))
        assert errors <= len(words) * (1 - MIN_QUOTE) + 1e-9
        assert found.how is How.FUZZY or errors == 0
