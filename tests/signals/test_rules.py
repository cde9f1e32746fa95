"""Every example of every rule in the lexicon is a test."""

import pytest
from marked import article_of, unmark

from desktop.signals.analyser import Analyser
from desktop.signals.conditions import CONDITIONS
from desktop.signals.grammar.verbs import readings
from desktop.signals.lexicon.rules import Rule, shipped_lexicon
from desktop.signals.methods import METHODS

RULES = shipped_lexicon().rules


def _examples(kind: str) -> list[object]:
    return [
        pytest.param(rule, text, id=f"{rule.id}-{number}")
        for rule in RULES
        for number, text in enumerate(getattr(rule, kind))
    ]


@pytest.mark.parametrize(("rule", "marked"), _examples("yes"))
def test_a_rule_fires_at_the_marked_place(analyser: Analyser, rule: Rule, marked: str) -> None:
    # GIVEN a sentence with the cue in brackets
    text, spans = unmark(marked)
    # WHEN it is analysed
    findings = analyser.analyse(article_of(text))
    # THEN the rule has fired exactly there
    assert spans in [signal.cue for signal in findings.signals if signal.rule == rule.id], [
        (signal.rule, signal.words(text)) for signal in findings.signals
    ]


@pytest.mark.parametrize(("rule", "text"), _examples("no"))
def test_a_rule_keeps_silent(analyser: Analyser, rule: Rule, text: str) -> None:
    # GIVEN a sentence that holds the words in another sense
    # WHEN it is analysed
    findings = analyser.analyse(article_of(text))
    # THEN the rule has not fired
    assert [signal.words(text) for signal in findings.signals if signal.rule == rule.id] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_whole(rule: Rule) -> None:
    # GIVEN a rule of the lexicon
    # THEN it has examples for both sides, a sane strength, something to look for, and names only what exists
    assert len(rule.yes) >= 2
    assert rule.no
    assert rule.strength in (1, 2, 3)
    assert rule.phrases or rule.verbs or rule.nouns or rule.method
    assert set(rule.needs) | set(rule.unless) <= set(CONDITIONS)
    assert rule.method is None or rule.method in METHODS
    assert all(readings(lemma.rpartition("|")[2]) for lemma in rule.verbs)


def test_rule_ids_are_unique() -> None:
    # GIVEN all rules
    ids = [rule.id for rule in RULES]
    # THEN no two share an id, and an id begins with its kind or family
    assert len(ids) == len(set(ids))
    assert all(rule.id[0] == rule.kind.id[0] for rule in RULES)


def test_every_condition_and_method_is_used() -> None:
    # GIVEN the names the lexicon uses
    used = {name for rule in RULES for name in (*rule.needs, *rule.unless)}
    # THEN nothing stands unused in the code
    assert set(CONDITIONS) == used
    assert set(METHODS) == {rule.method for rule in RULES if rule.method}
