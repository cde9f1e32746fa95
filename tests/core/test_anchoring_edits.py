"""Notes stay in place through the edits newsrooms make: measured on articles of our own, on thousands of edits.

The limits in `desktop/core/anchoring.py`, `alignment.py` and `placing.py` were set on every second of these articles,
those of the latter two also on newspaper articles; the floors hold for the others.
"""

from collections import Counter

import pytest
from edits import EDITS, Case, Fate, articles, cases

from desktop.core.anchoring import SHORT, anchor_at, find
from desktop.core.candidates import LIKELY, LIKELY_SHORT, candidate
from desktop.core.folding import Folded, fold
from desktop.core.note import How
from desktop.core.text import Span

CASES = 2080
KINDS = len(EDITS) + 1
SURVIVING = (Fate.INTACT, Fate.TOUCHED)


@pytest.fixture(scope="module", params=[True, False], ids=["beside the old text", "by words alone"])
def measured(request: pytest.FixtureRequest) -> list[tuple[Case, str]]:
    """Return cases made of articles that no limit was set on, each with its outcome."""
    return [(case, case.outcome(kept=request.param)[0]) for case in cases(articles()[1::2], CASES, seed=1)]


def test_of_a_hundred_notes_whose_words_survive_ninety_nine_are_placed_right(
    measured: list[tuple[Case, str]],
) -> None:
    # GIVEN edits after which the words of a note are still there
    outcomes = Counter(outcome for case, outcome in measured if case.fate in SURVIVING)

    # WHEN the notes are looked for
    # THEN hardly any is lost, and there were enough of them to say so
    assert outcomes.total() > 1500
    assert outcomes["right"] >= 0.99 * outcomes.total()


def test_no_note_is_placed_where_its_words_never_were(measured: list[tuple[Case, str]]) -> None:
    # GIVEN all kinds of edits, also those that delete or tear the place
    fates = Counter(case.fate for case, _ in measured)

    # WHEN the notes are looked for
    wrong = [(case.edit, case.span.of(case.text)) for case, outcome in measured if outcome == "wrong"]

    # THEN none is placed wrong, and there were enough places to go wrong
    assert min(fates[Fate.GONE], fates[Fate.TORN]) > 100
    assert wrong == []


def test_every_kind_of_edit_keeps_nearly_all_places(measured: list[tuple[Case, str]]) -> None:
    # GIVEN the outcomes by kind of edit
    kinds: dict[str, Counter[str]] = {}
    for case, outcome in measured:
        if case.fate in SURVIVING:
            kinds.setdefault(case.edit, Counter())[outcome] += 1

    # WHEN they are compared
    # THEN no kind is left behind; two to five edits at once are the hardest
    assert len(kinds) == KINDS
    shares = {kind: outcomes["right"] / outcomes.total() for kind, outcomes in kinds.items()}
    assert shares.pop("combined") >= 0.85
    assert min(shares.values()) >= 0.95


def test_beside_the_old_text_hardly_a_note_is_lost() -> None:
    # GIVEN as many edits again, and the texts as they were before
    made = [case for case in cases(articles()[1::2], CASES, seed=3) if case.fate in SURVIVING]

    # WHEN the notes are looked for
    outcomes = Counter(case.outcome(kept=True)[0] for case in made)

    # THEN of a thousand five are lost at most, also where several edits came together
    assert outcomes["right"] >= 0.995 * outcomes.total()
    combined = Counter(case.outcome(kept=True)[0] for case in made if case.edit == "combined")
    assert combined["right"] >= 0.97 * combined.total() > 0


def test_new_quotation_marks_and_blanks_are_no_change() -> None:
    # GIVEN a text that was set anew with other marks, and a place with quotations in it
    text = "Am Montag hieß es: „Wir gehen“ – und dann nichts mehr.\n\nEin Sprecher schwieg."
    changed = 'Am Montag hieß es:  "Wir gehen" -\nund dann nichts mehr.\nEin Sprecher schwieg.'
    start = text.index("„Wir")

    # WHEN it is looked for
    found = find(anchor_at(text, Span(start, start + len("„Wir gehen“ – und"))), changed)

    # THEN the words are found, and they count as the same
    assert found.span is not None
    assert found.span.of(changed) == '"Wir gehen" -\nund'
    assert found.how is not How.FUZZY


def test_a_number_is_not_found_inside_a_longer_one() -> None:
    # GIVEN a note on a digit
    text = "Die Sparte könnte dabei mit rund 1,2 Milliarden Euro bewertet werden."
    start = text.index("1,2")

    # WHEN the number grows
    # THEN the note does not stay on its first digit
    assert find(anchor_at(text, Span(start, start + 1)), text.replace("1,2", "117,2")).span is None


def test_words_that_became_uncertain_are_offered_as_a_candidate() -> None:
    # GIVEN notes that were lost though some of their words are there, and notes whose words are gone
    lost = [case for case in cases(articles()[1::2], CASES // 2, seed=2) if case.outcome()[0] == "lost"]
    there = [case for case in lost if case.truth is not None and len(case.span) >= SHORT]
    gone = [case for case in lost if case.truth is None]

    # WHEN the best candidate is asked for
    offered = [(case, candidate(anchor_at(case.text, case.span), case.changed)) for case in [*there, *gone]]

    # THEN most places that are there are offered, and what is offered is mostly the place
    hits = [found for case, found in offered if found and found.span and case.truth and found.span.overlaps(case.truth)]
    shown = [found for _, found in offered if found]
    assert len(hits) >= 0.8 * len(there)
    assert len(hits) >= 0.85 * len(shown)


def test_a_candidate_is_made_of_whole_words_and_says_how_alike_it_is() -> None:
    # GIVEN a sentence that was rewritten between two that stayed
    text = "Der Zug hielt. Ein Sprecher der Bahn wies das am Abend zurück. Es regnete in Bonn."
    changed = "Der Zug hielt. Eine Sprecherin der Bahn wollte das am Abend nicht sagen. Es regnete in Bonn."
    start = text.index("Ein Sprecher")
    anchor = anchor_at(text, Span(start, text.index(" Es regnete")))
    assert find(anchor, changed).span is None

    # WHEN the best candidate is asked for
    found = candidate(anchor, changed)

    # THEN it is the new sentence
    assert found is not None
    assert found.span is not None
    assert found.span.of(changed) == "Eine Sprecherin der Bahn wollte das am Abend nicht sagen."
    assert LIKELY <= found.score < 1


def test_where_nothing_is_alike_there_is_no_candidate() -> None:
    # GIVEN a text about something else, and none at all
    text = "Ein Sprecher der Bahn wies das am Abend zurück."
    other = "Die Ernte fiel besser aus als erwartet. " * 20

    # WHEN candidates are asked for
    # THEN there are none, for short places neither
    for span in (Span(0, len(text)), Span(0, 12), Span(4, 12)):
        assert candidate(anchor_at(text, span), other) is None
        assert candidate(anchor_at(text, span), "") is None
    assert LIKELY < LIKELY_SHORT


def test_a_folded_text_knows_the_way_back() -> None:
    # GIVEN a text with runs of blanks
    text = "  Ja,\n\n„so   ist – es“.\u00a0\n"
    whole = Folded(text)

    # WHEN places are taken from the folded text
    # THEN they lie at the same words in the text as it is
    for words in ("Ja,", '"so', "ist", "es"):
        start = whole.text.index(words)
        raw = whole.raw(Span(start, start + len(words)))
        assert fold(raw.of(text)) == words
        assert whole.at(raw.start) == start
