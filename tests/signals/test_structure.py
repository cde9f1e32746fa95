"""What a text tells of its phrases without a language model."""

import pytest
from spaced import read


@pytest.mark.parametrize(
    ("phrase", "number"),
    [
        ("der Plan", "Sing"),
        ("die Zeitung", "Sing"),
        ("die Zeitungen", "Plur"),
        ("diese Partei", "Sing"),
        ("seine Behörden", "Plur"),
        ("viele Ämter", "Plur"),
        # here only a language model can tell
        ("die Ämter", ""),
        ("ihr Schreiben", ""),
        ("Ämter", ""),
    ],
)
def test_an_article_and_an_ending_tell_the_number(phrase: str, number: str) -> None:
    # GIVEN a sentence with a noun phrase, and no language model
    syntax = read(f"gestern , so heißt es , kam {phrase} .")
    # WHEN its number is asked for
    found = syntax.phrase_around(len(syntax.tokens) - 2)
    # THEN it is what its words tell, or unknown
    assert found is not None
    assert syntax.number_of(found) == number
