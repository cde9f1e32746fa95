"""The cheap pass: which sentences may hold a signal at all."""

import pytest
import spacy
from marked import unmark

from desktop.signals.candidates import is_candidate
from desktop.signals.lexicon.rules import Rule, shipped_lexicon

NLP = spacy.blank("de")


@pytest.mark.parametrize("rule", shipped_lexicon().rules, ids=lambda rule: rule.id)
def test_what_a_rule_looks_for_makes_a_candidate(rule: Rule) -> None:
    # GIVEN the examples in which a rule fires
    for marked in rule.yes:
        text, _ = unmark(marked)
        # WHEN the cheap pass looks at them
        # THEN it lets none go by
        assert is_candidate([token.lower_ for token in NLP(text)]), text


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
