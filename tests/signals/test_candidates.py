"""The cheap pass: which sentences the language model is asked about."""

from collections.abc import Sequence

import pytest
import spacy
from marked import unmark

from desktop.signals.candidates import is_candidate, sparing
from desktop.signals.grammar.annotation import Annotation
from desktop.signals.lexicon.rules import Rule, load_lexicon

NLP = spacy.blank("de")


@pytest.mark.parametrize("rule", load_lexicon().rules, ids=lambda rule: rule.id)
def test_what_a_rule_looks_for_makes_a_candidate(rule: Rule) -> None:
    # GIVEN the examples in which a rule fires
    for marked in rule.yes:
        text, _ = unmark(marked)
        # WHEN the cheap pass looks at them
        # THEN it lets none go by
        assert is_candidate(token.lower_ for token in NLP(text)), text


@pytest.mark.parametrize(
    "sentence",
    ["Der Zug fuhr durch Ulm .", "Das Haus steht am Ufer .", "Sie gab ihm das Buch .", "Am Abend regnete es in Kiel ."],
)
def test_a_sentence_without_telling_words_is_no_candidate(sentence: str) -> None:
    assert not is_candidate(sentence.lower().split())


def test_a_separable_verb_needs_its_particle() -> None:
    # GIVEN "geben", which says something only together with "an"
    # THEN the verb alone is no candidate
    assert is_candidate(["der", "fahrer", "gab", "zu", ",", "müde", "gewesen", "zu", "sein", "."])
    assert not is_candidate(["der", "fahrer", "gab", "gas", "."])


def test_only_candidates_are_read() -> None:
    # GIVEN a reader that tells what it was asked
    asked: list[Sequence[str]] = []

    def read(sentences: Sequence[Sequence[str]]) -> list[list[Annotation]]:
        asked.extend(sentences)
        return [[Annotation("XY", "", "", "", "") for _ in sentence] for sentence in sentences]

    plain, telling = ["Der", "Zug", "fuhr", "durch", "Ulm", "."], ["Angeblich", "brannte", "es", "."]
    # WHEN it is asked sparingly
    answers = sparing(read)([plain, telling, plain])
    # THEN only the telling sentence was read, and the answers stand in their places
    assert asked == [telling]
    assert [answer is not None for answer in answers] == [False, True, False]


def test_what_a_pronoun_may_point_back_to_is_read_too() -> None:
    # GIVEN plain sentences before one that says something of "sie"
    plain, telling = ["Der", "Zug", "fuhr", "durch", "Ulm", "."], ["Sie", "bestritt", "das", "."]
    # WHEN they are read sparingly
    answers = sparing(lambda sentences: [[] for _ in sentences])([plain] * 5 + [telling])
    # THEN the nearest of them are read with it
    assert [answer is not None for answer in answers] == [False, False, True, True, True, True]
