"""Conditions: what hangs on them, and which are unreal."""

import pytest
from spaced import read

from desktop.signals.suppositions import in_condition, on_condition, on_unreal_condition


@pytest.mark.parametrize(
    ("text", "word", "inside", "hangs", "unreal"),
    [
        ("Die Lage ist ernst .", "ist", False, False, False),
        ("Wenn er Zeit hat , kommt er .", "hat", True, True, False),
        ("Wenn er Zeit hat , kommt er .", "kommt", False, True, False),
        ("Wenn er Zeit hätte , käme er .", "käme", False, True, True),
        ("Auch wenn er Zeit hat , kommt er .", "kommt", False, False, False),
        ("Selbst wenn er Zeit hätte , käme er .", "käme", False, False, True),
        ("Er kommt , weil es regnet , und geht , wenn es schneit .", "kommt", False, False, False),
        ("Wenn sie Zeit hätten , kämen sie , sagte er .", "kämen", False, True, False),
        ("Hätte er Zeit , käme er .", "käme", False, True, True),
        ("Steigt die Zahl , schließt das Haus .", "schließt", False, True, False),
        ("Sollte er gehen , schließt das Haus .", "schließt", False, True, False),
        ("Steigt die Zahl , oder schließt das Haus ?", "schließt", False, False, False),
    ],
)
def test_a_clause_may_hang_on_a_condition(text: str, word: str, inside: bool, hangs: bool, unreal: bool) -> None:
    # GIVEN a sentence with or without a condition
    syntax = read(text)
    index = syntax.tokens.index(word)
    # WHEN a verb of it is asked / THEN it knows whether it stands in one, hangs on one, and whether that is unreal
    found = in_condition(syntax, index), on_condition(syntax, index), on_unreal_condition(syntax, index)
    assert found == (inside, hangs, unreal)
