"""What an import brings, told in words that fit the number."""

import pytest

from desktop.core.holdings import Intake
from desktop.core.intake_words import intake_rows


@pytest.mark.parametrize(
    ("language", "count", "told"),
    [
        ("de", 1, ["neue Notiz", "übergangen: Antwort auf eine andere Notiz"]),
        ("de", 2, ["neue Notizen", "übergangen: Antworten auf andere Notizen"]),
        ("en", 1, ["new note", "passed over: reply to another note"]),
        ("en", 2, ["new notes", "passed over: replies to other notes"]),
    ],
)
def test_one_is_told_as_one(language: str, count: int, told: list[str]) -> None:
    # GIVEN a file with so many new notes and replies
    intake = Intake(form="lesart", new=count, skipped=(("reply", count),))
    # WHEN its rows are worded
    # THEN the words fit the number
    assert intake_rows(intake, language) == tuple((count, words) for words in told)
