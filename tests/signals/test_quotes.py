"""Quotation marks: which belong together, and which hold somebody's words."""

import pytest
from spaced import read, words_of


def quoted(text: str) -> list[str]:
    syntax = read(text)
    return [words_of(syntax, opened + 1, closed) for opened, closed in syntax.quotes]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("„ Ja “ , sagte er .", ["Ja"]),
        ("» Ja « und « Nein » .", ["Ja", "Nein"]),
        ('" Ja " und " Nein " .', ["Ja", "Nein"]),
        ("„ Er rief ‚ Halt ‘ laut “ .", ["Er rief ‚ Halt ‘ laut"]),
        ("„ Ja ” , sagte er .", ["Ja"]),
        ("die „ Alte Welt“-Zeitung sagte : „ Ja “ .", ["Alte", "Ja"]),
        ('die RBB-"Schau " sagte " Ja " .', ["", "Ja"]),
        ('" Die „ Neue Welt “ irrt " , sagte er .', ["Die „ Neue Welt “ irrt"]),
        ('" Ja “ und " Nein “ .', ["Ja", "Nein"]),
        ("Kein Zitat .", []),
    ],
)
def test_marks_of_one_style_form_a_pair(text: str, inside: list[str]) -> None:
    # GIVEN a text with quotation marks
    # WHEN they are paired
    # THEN the outermost pairs hold these words
    assert quoted(text) == inside


def test_an_open_mark_spoils_its_own_paragraph_only() -> None:
    # GIVEN a mark that is never closed
    text = "Er sagte „ Ja und ging . ¶ „ Nein “ , sagte sie ."
    # WHEN the marks are paired
    # THEN it closes at the end of its paragraph and the next pair stands
    assert quoted(text)[1] == "Nein"


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("„ Wir kommen morgen “ , sagte er .", True),
        ("Er sagte : „ Auf keinen Fall “", True),
        ("„ Nicht mit uns ! “", True),
        ("Die „ Titanic “ sank .", False),
        ("Die Zeitung „ Neue Presse “ erscheint .", False),
    ],
)
def test_a_sentence_in_marks_is_an_utterance_and_a_name_is_none(text: str, spoken: bool) -> None:
    # GIVEN words in quotation marks
    # WHEN the text is read
    # THEN only a sentence counts as an utterance
    assert bool(read(text).utterances) is spoken
