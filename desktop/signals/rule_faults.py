"""What can be wrong with a rule that a reader has written."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from desktop.signals.conditions import CONDITIONS
from desktop.signals.grammar.verbs import plain, readings
from desktop.signals.lexicon.patterns import pattern_fault
from desktop.signals.lexicon.rules import KEEPS
from desktop.signals.methods import METHODS

Fault = tuple[str, dict[str, str]]
"""What is wrong, as resources/translations/lexicon.toml tells it, and the facts for that."""

_LISTS = ("phrases", "verbs", "with", "nouns", "needs", "unless", "yes", "no")
_KEYS = ("id", "kind", "strength", *_LISTS, "keep", "method", "why", "harmless_when", "off")
_TEXTS: tuple[str, ...] = ("kind", "keep", "method")
_STRENGTHS = (1, 2, 3)
_SOUGHT = ("phrases", "verbs", "nouns", "method")
_FORM_OF_ID = re.compile(r"\w[\w-]*(\.[\w-]+)+")
_REASONS: tuple[str, ...] = ("why", "harmless_when")
_EXAMPLES = {"yes": 2, "no": 1}


def faults_of(rule: dict[str, Any], kinds: Iterable[str]) -> Iterator[Fault]:
    """Yield what keeps a rule from being used."""
    yield from _faults_of_keys(rule)
    if "off" in rule:
        return
    wrong = list(_faults_of_values(rule))
    yield from wrong
    if not wrong:
        yield from _faults_of_names(rule, kinds)
        yield from _faults_of_words(rule)


def gaps_of(rule: dict[str, Any]) -> Iterator[Fault]:
    """Yield what a rule that can be used still lacks: reasons and examples."""
    for key in _REASONS:
        if key not in rule:
            yield "no_reason", {"key": key}
    for key, least in _EXAMPLES.items():
        if len(rule.get(key, ())) < least:
            yield "few_examples", {"key": key, "least": str(least)}


def unknown(fault: str, name: object, known: Iterable[str]) -> Fault:
    """Return the fault of a name that does not exist, with the one that may be meant."""
    meant = get_close_matches(str(name), list(known), n=1, cutoff=0.7)
    return fault, {"name": str(name), **({"meant": meant[0]} if meant else {})}


def _faults_of_keys(rule: dict[str, Any]) -> Iterator[Fault]:
    yield from (unknown("unknown_key", key, _KEYS) for key in rule if key not in _KEYS)
    key = rule.get("id")
    if not isinstance(key, str) or not _FORM_OF_ID.fullmatch(key):
        yield "bad_id", {"id": str(rule.get("id", ""))}
    if "off" in rule and (rule["off"] is not True or set(rule) - {"id", "off"}):
        yield "bad_off", {}
    if "off" not in rule and (type(rule.get("strength")) is not int or rule["strength"] not in _STRENGTHS):
        yield "bad_strength", {}


def _faults_of_values(rule: dict[str, Any]) -> Iterator[Fault]:
    """Yield values of the wrong sort."""
    if "kind" not in rule:
        yield "missing", {"key": "kind"}
    yield from (("no_list", {"key": key}) for key in _LISTS if key in rule and not _is_list(rule[key]))
    yield from (("no_text", {"key": key}) for key in _TEXTS if not isinstance(rule.get(key, ""), str))
    yield from (("no_text", {"key": key}) for key in _REASONS if key in rule and not _is_wording(rule[key]))


def _faults_of_names(rule: dict[str, Any], kinds: Iterable[str]) -> Iterator[Fault]:
    if rule["kind"] not in kinds:
        yield unknown("unknown_kind", rule["kind"], kinds)
    if "method" in rule and rule["method"] not in METHODS:
        yield unknown("unknown_method", rule["method"], METHODS)
    for name in (*rule.get("needs", ()), *rule.get("unless", ())):
        if name not in CONDITIONS:
            yield unknown("unknown_condition", name, CONDITIONS)
    if rule.get("keep", KEEPS[0]) not in KEEPS:
        yield unknown("unknown_keep", rule["keep"], KEEPS)


def _faults_of_words(rule: dict[str, Any]) -> Iterator[Fault]:
    sought = [key for key in _SOUGHT if rule.get(key)]
    if not sought:
        yield "nothing_sought", {}
    if "method" in sought and len(sought) > 1:
        yield "method_alone", {}
    if rule.get("with") and not rule.get("verbs"):
        yield "with_without_verbs", {}
    for key in ("phrases", "with", "nouns"):
        for literal in rule.get(key, ()):
            fault = pattern_fault(literal)
            if fault:
                yield fault, {"pattern": literal}
    for verb in rule.get("verbs", ()):
        if not readings(plain(verb)):
            yield "unknown_verb", {"verb": verb}


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value)


def _is_wording(value: object) -> bool:
    texts = [value.get("de"), value.get("en")] if isinstance(value, dict) else [value]
    return all(isinstance(text, str) and text.strip() for text in texts)
