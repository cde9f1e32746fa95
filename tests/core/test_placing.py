"""The text a note was written on tells its words from others like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_anchoring_laws import places

from desktop.core.alignment import Alignment, aligned
from desktop.core.anchoring import LOST, anchor_at, find
from desktop.core.note import How
from desktop.core.placing import place
from desktop.core.text import Span

BEGIN = "Am Morgen tagte der Rat der Stadt Altenau im alten Saal."
FIRST = "Der Sprecher der ersten Kammer wies den Vorwurf am Montag als völlig haltlos zurück."
SECOND = "Der Sprecher der zweiten Kammer wies den Vorwurf am Montag als völlig haltlos zurück."
END = "Am Abend regnete es, und alle gingen nach Hause."


def note_on(words: str, text: str, *, after: str = "") -> Span:
    """Return where `words` stand in `text`, the first time after `after`."""
    start = text.index(words, text.index(after))
    return Span(start, start + len(words))


@pytest.mark.parametrize("words", [FIRST, "wies den Vorwurf am Montag", "haltlos"])
def test_a_note_never_moves_to_the_twin_of_a_sentence_that_was_deleted(words: str) -> None:
    # GIVEN a note on one of two sentences that are nearly the same, and a text without this one
    old, new = f"{BEGIN}\n\n{FIRST}\n\n{SECOND}\n\n{END}", f"{BEGIN}\n\n{SECOND}\n\n{END}"
    anchor = anchor_at(old, note_on(words, old))

    # WHEN it is looked for beside the old text
    # THEN it is lost: what stands there now is the other one
    assert place(anchor, new, [old]) == LOST


def test_of_two_like_sentences_that_changed_places_each_keeps_its_note() -> None:
    # GIVEN two sentences that are nearly the same, with other words around them after they changed places
    old, new = f"{BEGIN}\n\n{FIRST}\n\n{SECOND}\n\n{END}", f"{SECOND}\n\nNeues.\n\n{FIRST}\n\nEnde."
    for words in (FIRST, SECOND):
        span = note_on("den Vorwurf", old, after=words)

        # WHEN a note on a piece they share is looked for
        found = place(anchor_at(old, span), new, [old])

        # THEN it stands in its own sentence
        assert found.span == note_on("den Vorwurf", new, after=words)


def test_a_short_word_is_found_amid_new_words() -> None:
    # GIVEN a note on a short word between which and its neighbours others came
    old = f"{BEGIN} Der Rat will damit warten. {END}"
    new = f"Neu.\n\n{BEGIN} Der alte Rat will nun erst einmal damit noch etwas warten. {END}"
    anchor = anchor_at(old, note_on("damit", old))
    assert find(anchor, new) == LOST

    # WHEN it is looked for beside the old text
    # THEN it is found
    assert place(anchor, new, [old]).span == note_on("damit", new)


@pytest.mark.parametrize(("words", "now"), [("ein", "Rat nun ein Wort"), ("ein", "Rat nun Stein"), ("In", "Insider")])
def test_a_common_word_in_a_stretch_that_was_rewritten_is_lost(words: str, now: str) -> None:
    # GIVEN a note on a word that is in many sentences, and a sentence that was rewritten with another one like it
    old = f"{BEGIN} Es war ein Tag wie ein anderer.\n\nIn Bonn prüft ein Amt den Vorwurf seit Montag. {END}"
    new = f"{BEGIN} Es war ein Tag wie ein anderer.\n\n{now} am Ort der Vorwurf seit Montag. {END}"
    anchor = anchor_at(old, note_on(words, old, after="In Bonn"))

    # WHEN it is looked for
    # THEN the other word is not taken for it
    assert place(anchor, new, [old]) == LOST


def test_words_that_may_stand_in_two_places_are_lost() -> None:
    # GIVEN a sentence that was taken apart, so that either half goes on with the same word
    old = f"{BEGIN} Erst kam der Bote, dann sprach der Fürst lange. {END}"
    new = f"Erst kam der Bote, dann ging er.\n\n{BEGIN}\n\nNun, dann sprach der Fürst lange. {END}"
    anchor = anchor_at(old, note_on("dann", old))

    # WHEN a note on this word is looked for
    # THEN neither place is believed
    assert place(anchor, new, [old]) == LOST


def test_a_word_that_was_put_in_again_beside_itself_is_lost() -> None:
    # GIVEN a note on a word, before which more was put in that begins with the same word
    old = f"{BEGIN} Er nannte als Ziel der Reise nur Altenau. {END}"
    new = f"{BEGIN} Er nannte als Ziel der langen Fahrt der Reise nur Altenau. {END}"
    anchor = anchor_at(old, note_on("der", old, after="Ziel"))

    # WHEN it is looked for, in a text with more of it and, the other way round, in one with less
    # THEN it is not said to be either of the two
    less = anchor_at(new, note_on("der", new, after="Ziel"))
    assert place(less, old, [new]) == LOST
    assert place(anchor, new, [old]) == LOST


def test_without_the_text_it_was_written_on_words_and_context_decide() -> None:
    # GIVEN a note on a text that is not kept, though another one is
    old, new = f"{BEGIN}\n\n{FIRST}\n\n{END}", f"Neu.\n\n{BEGIN}\n\n{FIRST}\n\n{END}"
    anchor = anchor_at(old, note_on("haltlos", old))

    # WHEN it is looked for
    # THEN it is found as without any
    for known in ([], [SECOND]):
        assert place(anchor, new, known) == find(anchor, new)


def test_a_text_as_long_as_a_library_is_searched_by_words() -> None:
    # GIVEN texts that are too long to be laid side by side
    old = f"{FIRST} " + "Eine Zeile wie jede andere. " * 20_000
    new = f"Neu. {old}"
    anchor = anchor_at(old, note_on("ersten Kammer", old))
    aligned.cache_clear()

    # WHEN a note is looked for
    found = place(anchor, new, [old])

    # THEN it is found, and nothing was laid side by side
    assert found.span == note_on("ersten Kammer", new)
    assert aligned.cache_info().misses == 0


@given(places())
def test_in_the_text_it_was_written_on_a_place_is_where_it_is(drawn: tuple[str, Span]) -> None:
    # GIVEN a place
    text, span = drawn

    # WHEN it is looked for in its own text
    # THEN it is certain
    assert place(anchor_at(text, span), text, [text]) == (span, 1.0, How.POSITION)


@given(st.text("ab. \n", max_size=60), st.text("ab. \n", max_size=60), st.data())
def test_whatever_two_texts_are_a_place_moves_into_the_new_one_or_nowhere(
    old: str, new: str, data: st.DataObject
) -> None:
    # GIVEN two texts of few words, and a place in the old one
    start = data.draw(st.integers(0, len(old)))
    span = Span(start, data.draw(st.integers(start, len(old))))

    # WHEN it is asked where that went
    moved = Alignment(old, new).moved(span)

    # THEN it is a place of the new text with some words in it, or none
    if moved is not None:
        assert 0 <= moved.span.start < moved.span.end <= len(new)
        assert moved.span.of(new).strip()
