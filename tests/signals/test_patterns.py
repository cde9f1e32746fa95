"""The pattern language of the lexicon, operator by operator."""

import pytest
from spaced import read

from desktop.signals.lexicon.patterns import compile_phrase, match_at


def matched(pattern: str, text: str) -> tuple[str, str] | None:
    """Return the words a pattern covers where it first fits, and its head."""
    syntax = read(text)
    phrase = compile_phrase(pattern)
    for start in range(len(syntax.tokens)):
        found = match_at(phrase, syntax, start, len(syntax.tokens))
        if found:
            return " ".join(syntax.tokens[index] for index in found[0]), syntax.tokens[found[1]]
    return None


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        pytest.param("dem Vernehmen nach", "Dem Vernehmen nach geht er .", ("Dem Vernehmen nach", "nach"), id="words"),
        pytest.param("dem Vernehmen nach", "Nach dem Vernehmen ging er .", None, id="words in another order"),
        pytest.param("möglich~", "Ein möglicher Grund .", ("möglicher", "möglicher"), id="adjective ending"),
        pytest.param("möglich~", "Das ist möglich .", None, id="adjective ending, bare"),
        pytest.param("Gerücht+", "Die Gerüchte halten an .", ("Gerüchte", "Gerüchte"), id="noun ending"),
        pytest.param("Gerücht+", "Das Gerücht hält an .", ("Gerücht", "Gerücht"), id="noun without ending"),
        pytest.param("Kreise", "Die Hubschrauber kreise .", None, id="a capital asks for a noun"),
        pytest.param(
            "*kreise", "Nur Regierungskreise reden .", ("Regierungskreise", "Regierungskreise"), id="compound"
        ),
        pytest.param("*kreise", "Die Kreise reden .", ("Kreise", "Kreise"), id="compound, the word itself"),
        pytest.param("laut/nach", "Nach Angaben floh er .", ("Nach", "Nach"), id="either"),
        pytest.param("laut/nach", "Gemäß Angaben floh er .", None, id="neither"),
        pytest.param("(sehr) sicher", "Das ist sehr sicher .", ("sehr sicher", "sicher"), id="optional, there"),
        pytest.param("(sehr) sicher", "Das ist sicher .", ("sicher", "sicher"), id="optional, left out"),
        pytest.param("allem … nach", "Allem , was er sah , nach .", None, id="gap too wide"),
        pytest.param("allem … nach", "Allem äußeren Anschein nach geht er .", ("Allem nach", "nach"), id="gap"),
        pytest.param("allem … nach", "Allem nach geht er .", ("Allem nach", "nach"), id="empty gap"),
        pytest.param(
            "dem ^Vernehmen nach", "Dem Vernehmen nach geht er .", ("Dem Vernehmen nach", "Vernehmen"), id="head"
        ),
    ],
)
def test_a_pattern_fits_its_words_and_no_others(pattern: str, text: str, expected: tuple[str, str] | None) -> None:
    # GIVEN a pattern / WHEN it is tried all along a sentence / THEN it fits at the place it is meant for, or nowhere
    assert matched(pattern, text) == expected


def test_a_pattern_does_not_reach_beyond_the_end() -> None:
    # GIVEN a phrase whose last word stands behind the end of the search
    syntax = read("Dem Vernehmen nach geht er .")
    # WHEN it is tried / THEN it does not fit
    assert match_at(compile_phrase("dem Vernehmen nach"), syntax, 0, 2) is None
