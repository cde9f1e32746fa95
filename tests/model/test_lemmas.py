"""Lemmas: HanTa's, but for closed classes those of the gold."""

import pytest
from model.lemmas import learn, lemma
from model.sentences import Sentence, Word


def _word(form: str, tag: str, lemma: str) -> Word:
    return Word(form, space=True, features={}, tag=tag, lemma=lemma)


def test_the_gold_decides_for_closed_classes() -> None:
    # GIVEN gold in which “ihm” is “er” most of the time, and a noun
    words = [_word("Ihm", "PPER", "er"), _word("ihm", "PPER", "er"), _word("ihm", "PPER", "ihm")]
    # WHEN the table is read off
    table = learn([Sentence("gsd", [*words, _word("Rat", "NN", "Rat")])])
    # THEN it holds the pronoun, whatever its first letter, and no noun
    assert table == {("ihm", "PPER"): "er"}
    assert lemma("IHM", "PPER", "ihm", table) == "er"


@pytest.mark.parametrize(
    ("form", "tag", "guess", "expected"),
    [
        ("Räte", "NN", "rat", "Rat"),
        ("ging", "VVFIN", "gehen", "gehen"),
        ("NATO", "NE", "Nato", "NATO"),
        ("zum", "APPRART", "zum", "zu"),
        ("übers", "APPRART", "übers", "über"),
        ("1990", "CARD", "x", "1990"),
        ("Ab", "PTKVZ", "Ab", "ab"),
        ("–", "$(", "--", "–"),
    ],
)
def test_conventions_of_the_treebank(form: str, tag: str, guess: str, expected: str) -> None:
    # GIVEN a form, its tag and what HanTa says / WHEN no table helps / THEN the conventions do
    assert lemma(form, tag, guess, {}) == expected
