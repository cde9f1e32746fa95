"""Notes find their place again: by position, by words, by likeness, or not at all."""

import pytest

from desktop.core.anchoring import CONTEXT, LOST, MIN_SCORE, anchor_at, find
from desktop.core.note import How
from desktop.core.places import sample
from desktop.core.text import Span

TEXT = sample().read_text(encoding="utf-8")
LONG = "Der Kreml hat am Freitag einen Bericht zurückgewiesen"


def place_of(words: str, text: str = TEXT, nth: int = 0) -> Span:
    """Return the nth place of `words` in `text`."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def test_an_anchor_keeps_the_words_and_both_sides() -> None:
    # GIVEN a place in the middle and one at each end
    middle = place_of(LONG)

    # WHEN anchors are made
    anchor, first, last = (anchor_at(TEXT, span) for span in (middle, Span(0, 3), Span(len(TEXT) - 3, len(TEXT))))

    # THEN each keeps its words and as much context as there is
    assert (anchor.start, anchor.end, anchor.exact) == (middle.start, middle.end, LONG)
    assert TEXT[middle.start - CONTEXT : middle.end + CONTEXT] == anchor.prefix + LONG + anchor.suffix
    assert len(anchor.prefix) == len(anchor.suffix) == CONTEXT
    assert (first.prefix, last.suffix) == ("", "")


@pytest.mark.parametrize("span", [Span(5, 5), Span(len(TEXT) - 1, len(TEXT) + 1)])
def test_no_words_no_anchor(span: Span) -> None:
    # GIVEN a place without words, or one that ends outside the text
    # WHEN an anchor is asked for
    # THEN that is refused
    with pytest.raises(ValueError, match="no words"):
        anchor_at(TEXT, span)


@pytest.mark.parametrize("words", ["Kreml", LONG, TEXT[:40], TEXT[-40:], TEXT])
def test_in_an_unchanged_text_a_place_is_certain(words: str) -> None:
    # GIVEN an unchanged text
    span = place_of(words)

    # WHEN the place is looked for
    # THEN it is found by position, with full score
    assert find(anchor_at(TEXT, span), TEXT) == (span, 1.0, How.POSITION)


@pytest.mark.parametrize("words", ["Kreml", LONG, TEXT[:40], TEXT[-40:]])
def test_a_place_moves_with_an_inserted_paragraph(words: str) -> None:
    # GIVEN a paragraph that is put before everything
    span, new = place_of(words), "Der Kreml hat einen neuen Absatz.\n\n"

    # WHEN the place is looked for
    found = find(anchor_at(TEXT, span), new + TEXT)

    # THEN it is the same words, further down
    assert found.span == Span(span.start + len(new), span.end + len(new))
    assert found.how is How.QUOTE


def test_a_repeated_word_is_told_by_its_context() -> None:
    # GIVEN a note on the third "Kreml", and a text shifted so that another stands nearer to the old position
    span = place_of("Kreml", nth=2)
    changed = "x" * (place_of("Kreml", nth=2).start - place_of("Kreml", nth=1).start) + TEXT

    # WHEN it is looked for
    # THEN it is still the third
    assert find(anchor_at(TEXT, span), changed).span == place_of("Kreml", changed, nth=2)


def test_of_places_that_look_the_same_the_nearest_is_taken() -> None:
    # GIVEN three paragraphs that are the same, and a note in the second
    paragraph = "Die Sprecherin wollte sich dazu am Abend nicht äußern und verwies auf das Ministerium.\n\n"
    text = paragraph * 5
    span = place_of("wollte sich dazu am Abend", text, nth=2)

    # WHEN a word is put before them
    found = find(anchor_at(text, span), "Neu: " + text)

    # THEN the note stays in its paragraph
    assert found.span == Span(span.start + 5, span.end + 5)


def test_a_changed_word_in_a_long_quote_is_found_by_likeness() -> None:
    # GIVEN a sentence in which a word was replaced by a longer one
    anchor = anchor_at(TEXT, place_of(LONG))
    changed = "Neu.\n\n" + TEXT.replace("am Freitag einen", "am Sonnabend einen")

    # WHEN it is looked for
    found = find(anchor, changed)

    # THEN the place is the whole new sentence, and less certain than the old words were
    assert found.span is not None
    assert found.span.of(changed) == LONG.replace("Freitag", "Sonnabend")
    assert found.how is How.FUZZY
    assert MIN_SCORE <= found.score < 1


def test_a_long_passage_with_edits_inside_keeps_its_ends() -> None:
    # GIVEN a passage longer than any that is searched for in one piece
    span = Span(20, len(TEXT) - 20)
    changed = "Neu. " + TEXT.replace("Freitag", "Montag").replace("Gespräche", "Treffen")

    # WHEN it is looked for
    found = find(anchor_at(TEXT, span), changed)

    # THEN its first and last words are the same as before
    assert found.span == Span(25, len(changed) - 20)
    assert found.how is How.FUZZY


def test_a_short_quote_is_never_matched_by_likeness() -> None:
    # GIVEN a word that was misspelt when the note was written
    anchor = anchor_at("Es habe angeblich Gespräche gegeben.", Span(8, 17))

    # WHEN the spelling was corrected
    # THEN no similar word is taken for it
    assert find(anchor, "Es habe angebliche Gespräche gegeben.").span == Span(8, 17)
    assert find(anchor, "Es habe angebli Gespräche gegeben.") == LOST


def test_a_short_quote_needs_one_side_of_its_context() -> None:
    # GIVEN a short word whose neighbours changed on one side, and on both
    text = "Am Dienstag sagte der Sprecher, man habe Putin nicht angerufen, und legte auf."
    anchor = anchor_at(text, place_of("Putin", text))
    one_side = text.replace("nicht angerufen", "lange gesprochen")
    both_sides = one_side.replace("man habe", "es werde")

    # WHEN it is looked for
    # THEN one side is enough, none is not
    assert find(anchor, one_side).span == place_of("Putin", one_side)
    assert find(anchor, both_sides) == LOST


def test_a_deleted_place_is_lost_though_its_words_stand_elsewhere() -> None:
    # GIVEN a long phrase that stands in two sentences
    phrase = "nach Angaben aus Regierungskreisen"
    text = f"Der Minister habe {phrase} gezögert.\n\n{TEXT}\n\nDie Reise werde {phrase} verschoben, hieß es weiter."
    anchor = anchor_at(text, place_of(phrase, text))

    # WHEN the sentence with the note is deleted
    # THEN the note does not jump to the other one
    assert find(anchor, text[text.index(TEXT) :]) == LOST


def test_a_whole_paragraph_that_was_moved_is_found_though_its_neighbours_are_new() -> None:
    # GIVEN a note on a whole paragraph
    paragraphs = TEXT.split("\n\n")
    anchor = anchor_at(TEXT, place_of(paragraphs[2]))

    # WHEN it is moved to the end
    moved = "\n\n".join([*paragraphs[:2], *paragraphs[3:], paragraphs[2]])
    found = find(anchor, moved)

    # THEN it is found there, with the least certainty accepted
    assert found.span == place_of(paragraphs[2], moved)
    assert found.score >= MIN_SCORE


def test_a_headline_stays_found_when_the_article_below_is_rewritten() -> None:
    # GIVEN a note on a headline
    anchor = anchor_at("Kreml bestreitet Gespräche\n\nAlter Text, der bald ersetzt wird.", Span(0, 26))

    # WHEN everything below is replaced
    found = find(anchor, "Kreml bestreitet Gespräche\n\nGanz und gar andere Sätze folgen hier.")

    # THEN it is found by position
    assert (found.span, found.how) == (Span(0, 26), How.POSITION)


def test_in_another_text_a_place_is_lost() -> None:
    # GIVEN anchors of all lengths
    # WHEN they are looked for in a text about something else, or in none
    other = "Die Ernte fiel in diesem Jahr besser aus als erwartet, teilte der Verband mit. " * 20

    # THEN none is found
    for length in (3, 11, 12, 40, 200, 1500):
        assert find(anchor_at(TEXT, Span(100, 100 + length)), other) == LOST
        assert find(anchor_at(TEXT, Span(100, 100 + length)), "") == LOST


def test_a_quote_that_stands_once_is_found_by_one_whole_side_of_its_context() -> None:
    # GIVEN a quote near the end of its text, and so much put right before it that little of its context is left
    text = "Der Senat tagt heute wieder im Rathaus. Am Abend spricht die Senatorin. Es geht."
    start = text.index("Am Abend")
    span = Span(start, start + len("Am Abend spricht die Senatorin."))
    anchor = anchor_at(text, span)
    new = "1234567890 " * 4
    # WHEN it is looked for
    found = find(anchor, text[:start] + new + text[start:])
    # THEN what follows it tells the place
    assert found.span == Span(span.start + len(new), span.end + len(new))
