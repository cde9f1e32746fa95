"""The lexicon in use: ours, and over it the reader's own. What is faulty in a reader's file is left out, no more."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from hashlib import sha256
from typing import NamedTuple

from desktop.core.lexicons import OwnLexicon, OwnLexicons, RuleFact
from desktop.signals.files import OWN_LISTS, is_word, known_lists, own_lists
from desktop.signals.grammar.verbs import plain, readings
from desktop.signals.lexicon.rules import Lexicon, rule_of, shipped_lexicon
from desktop.signals.own import Entry, OwnFile, own_files
from desktop.signals.rule_faults import faults_of, unknown


@cache
def load_lexicon() -> Lexicon:
    """Return the rules in use. Raise AnalysisError if a file that ships is missing or broken."""
    return _book().lexicon


def own_lexicons() -> OwnLexicons:
    """Return which of the reader's own lexicons are in use and what of them is not. Raise AnalysisError."""
    book = _book()
    return OwnLexicons(book.used, tuple(fault for own in own_files() for fault in own.faults))


def rule_facts() -> tuple[RuleFact, ...]:
    """Return the rules in use with where they come from. Raise AnalysisError."""
    book = _book()
    return tuple(RuleFact(rule.id, rule.kind.id, book.origins.get(rule.id, "")) for rule in book.lexicon.rules)


class _Book(NamedTuple):
    lexicon: Lexicon
    origins: dict[str, str]
    """The path a rule comes from, by its id; ours have none."""
    used: tuple[OwnLexicon, ...]


@cache
def _book() -> _Book:
    ours = shipped_lexicon()
    rules = {rule.id: rule for rule in ours.rules}
    origins: dict[str, str] = {}
    switched: set[str] = set()
    used = []
    for own in own_files():
        sound = list(_sound(own, ours, {*origins, *switched}))
        added = [rule_of(entry.table, ours.kinds) for entry in sound if "off" not in entry.table]
        off = [entry.table["id"] for entry in sound if "off" in entry.table]
        rules |= {rule.id: rule for rule in added}
        origins |= dict.fromkeys((rule.id for rule in added), str(own.path))
        switched |= set(off)
        words = _sound_words(own)
        used.append(OwnLexicon(str(own.path), tuple(rule.id for rule in added), tuple(off), words))
    kept = tuple(rule for key, rule in rules.items() if key not in switched)
    return _Book(replace(ours, rules=kept, version=_version(ours)), origins, tuple(used))


def _version(ours: Lexicon) -> str:
    """Return a version that changes with every word of the reader's own files, too."""
    if not own_files():
        return ours.version
    texts = "\0".join(own.text for own in own_files())
    return sha256(f"{ours.version}\0{texts}".encode()).hexdigest()[:12]


def _sound(own: OwnFile, ours: Lexicon, taken: set[str]) -> Iterator[Entry]:
    """Yield the rules that can be used, and note what is wrong with the others."""
    known = [rule.id for rule in ours.rules]
    seen = set(taken)
    for entry in own.rules:
        key = str(entry.table.get("id", ""))
        faults = list(faults_of(entry.table, ours.kinds))
        if not faults and key in seen:
            faults = [("double", {})]
        if not faults and "off" in entry.table and key not in known:
            faults = [unknown("unknown_rule", key, known)]
        for what, facts in faults:
            own.fault(what, facts, line=entry.line, rule=key)
        if not faults:
            seen.add(key)
            yield entry


def _sound_words(own: OwnFile) -> int:
    """Return how many words a file adds to the lists, and note what is wrong with the others."""
    for name, table in own.tables.items():
        if name not in OWN_LISTS or not isinstance(table, dict):
            what, facts = unknown("unknown_table", name, (*OWN_LISTS, "rule"))
            own.fault(what, facts)
            continue
        known = known_lists(name)
        for key, value in table.items():
            if key not in known or not isinstance(value, str):
                what, facts = unknown("unknown_list", f"{name}.{key}", [f"{name}.{each}" for each in known])
                own.fault(what, facts)
    count = 0
    for table in OWN_LISTS:
        for key, words in own_lists(own, table):
            count += sum(_is_sound(own, table, word) for word in words) if key in known_lists(table) else 0
    return count


def _is_sound(own: OwnFile, table: str, word: str) -> bool:
    if not is_word(word):
        own.fault("bad_word", {"word": word})
        return False
    if table == "saying" and not readings(plain(word).rpartition("_")[2]):
        own.fault("unknown_verb", {"verb": word})
        return False
    return True
