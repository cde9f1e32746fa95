"""What hands over words, and what only looks like it: terms in quotation marks, participles, who writes."""

import pytest
from spaced import phrase_words, read, words_of

from desktop.core.signal import Form
from desktop.signals.speech.frames import find_frames


def cues(text: str) -> list[str]:
    """Return the cues of a text, "" for words without one."""
    syntax = read(text)
    return [" ".join(syntax.tokens[index] for index in frame.cue) for frame in find_frames(syntax)]


def quoted(text: str) -> list[str]:
    """Return what is direct speech."""
    syntax = read(text)
    direct = [frame for frame in find_frames(syntax) if frame.form is Form.DIRECT]
    return [words_of(syntax, start, end) for frame in direct for start, end in frame.content]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Weber sagte , das „ Nordportal “ sei gesperrt .", []),
        ("Weber sagte , das sei „ gesperrt “ .", ["„ gesperrt “"]),
        ("Weber sagte , das sei „ großer Unfug “ .", ["„ großer Unfug “"]),
        ("Weber sprach von „ Unfug “ .", ["„ Unfug “"]),
    ],
)
def test_a_single_noun_quoted_within_reported_words_is_a_term(text: str, inside: list[str]) -> None:
    # GIVEN quotation marks within what somebody says, or as what a verb hands over
    # WHEN the frames are found
    # THEN one noun is a name or a term, other words are what was said
    assert quoted(text) == inside


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Es ist nicht bekannt , warum er ging .", []),
        ("Der Fall wurde als „ ein böser Streich “ bekannt .", []),
        ("Das Amt hat bekannt gegeben , dass es schließt .", ["gegeben"]),
        ("Sie bekannte , dass sie lüge .", ["bekannte"]),
    ],
)
def test_what_is_known_confesses_nothing(text: str, expected: list[str]) -> None:
    # GIVEN "bekannt" with sein or werden, as a particle, and as a verb
    # WHEN the frames are found / THEN only a verb of saying hands over words
    assert cues(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ich denke , dass es reicht .", []),
        ("Wir glauben , es reicht .", []),
        ("Er denkt , dass es reicht .", ["denkt"]),
    ],
)
def test_who_writes_is_not_handed_over(text: str, expected: list[str]) -> None:
    # GIVEN ich and wir outside of quotations: who writes, or answers
    # WHEN the frames are found / THEN nobody's words are handed over
    assert cues(text) == expected


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Weber sprach von einem Problem , das man lösen müsse .", "sprach", "Weber"),
        ("Weber nannte das einen „ faulen Handel “ , der den Rat stärken werde .", "nannte", "Weber"),
        ("Der Rat setzte dem entgegen , dass es eile .", "setzte entgegen", "Der Rat"),
        ("Weber rief vor der Menge aus : „ Wir gehen nicht ! “", "rief aus", "Weber"),
        ("Weber rügte den Rat : Es fehle Geld , statt auf Hilfe zu hoffen .", "rügte", "Weber"),
    ],
)
def test_a_clause_goes_with_the_verb_it_hangs_on(text: str, cue: str, source: str) -> None:
    # GIVEN a relative clause in Konjunktiv behind a verb of saying, and verbs with a particle, there or not
    syntax = read(text)
    # WHEN the frames are found
    last = find_frames(syntax)[-1]
    # THEN that verb is the cue, and its subject speaks
    assert " ".join(syntax.tokens[index] for index in last.cue) == cue
    assert phrase_words(syntax, last.source) == source


def test_a_quotation_behind_a_sentence_in_konjunktiv_goes_on_for_who_spoke() -> None:
    # GIVEN a colon behind what somebody says of others
    syntax = read("Bonn helfe gern , sagte Minister Berg . Köln sei Bonn dankbar : „ Ihr habt uns geholfen . “")
    # WHEN the frames are found
    last = find_frames(syntax)[-1]
    # THEN the quotation is his, not theirs
    assert last.form is Form.DIRECT
    assert phrase_words(syntax, last.source) == "Minister Berg"
