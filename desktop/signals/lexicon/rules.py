"""Rules and kinds, read from resources/lexicons/de/."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from desktop.core.errors import AnalysisError
from desktop.core.places import resource
from desktop.core.signal import Wording
from desktop.signals.files import lexicon_file
from desktop.signals.lexicon.patterns import Phrase, compile_phrase

KEEPS = ("all", "verb")
"""What of verb and complement can be the cue."""
_RULE_FILES = ("hedges.toml", "sources.toml", "denials.toml")


@dataclass(frozen=True, slots=True)
class Kind:
    """A sub-kind of the guideline, such as H.adv, and the texts that explain it."""

    id: str
    name: Wording
    reason: Wording
    """Template; its slots are told at the head of kinds.toml."""
    why: Wording
    harmless_when: Wording


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what to look for, under which conditions, and how to explain it."""

    id: str
    kind: Kind
    strength: int
    phrases: tuple[Phrase, ...]
    verbs: frozenset[str]
    """Lemmas; all their forms are cues, a split-off particle included."""
    complements: tuple[Phrase, ...]
    """With `verbs`: one of these must stand in the same clause and belongs to the cue."""
    nouns: tuple[Phrase, ...]
    """Heads of noun phrases that speak; the cue is the whole phrase."""
    keep: str
    """What of verb and complement is the cue, one of KEEPS."""
    method: str | None
    """A rule of grammar that no list of words can give, by the name it is registered under."""
    needs: tuple[str, ...]
    """Conditions all of which must hold."""
    unless: tuple[str, ...]
    """Conditions none of which may hold."""
    why: Wording
    harmless_when: Wording
    yes: tuple[str, ...]
    """Sentences with the cue in brackets, in which the rule must fire there."""
    no: tuple[str, ...]
    """Sentences in which it must not fire."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All rules, and a version that changes with every word of them."""

    rules: tuple[Rule, ...]
    kinds: dict[str, Kind]
    reason_parts: dict[str, Wording]
    """What the reasons of the kinds are completed with."""
    version: str

    def family(self, letter: str) -> tuple[Rule, ...]:
        """Return the rules of one family: "H", "A" or "D"."""
        return tuple(rule for rule in self.rules if rule.kind.id.startswith(letter))


def shipped_lexicon() -> Lexicon:
    """Return the lexicon that ships with the program. Raise AnalysisError if a file of it is missing or broken."""
    folder = resource("lexicons", "de")
    try:
        kinds = {name: _kind(name, entry) for name, entry in lexicon_file("kinds.toml").items()}
        parts = {name: _wording(entry) for name, entry in lexicon_file("reasons.toml").items()}
        rules = tuple(rule_of(entry, kinds) for file in _RULE_FILES for entry in lexicon_file(file)["rule"])
    except (KeyError, TypeError) as error:
        raise AnalysisError("lexicon_broken", str(error), path=str(folder)) from error
    return Lexicon(rules, kinds, parts, _version(folder))


def _wording(entry: dict[str, str] | str) -> Wording:
    return Wording(entry, entry) if isinstance(entry, str) else Wording(de=entry["de"], en=entry["en"])


def _kind(name: str, entry: dict[str, Any]) -> Kind:
    return Kind(name, *(_wording(entry[part]) for part in ("name", "reason", "why", "harmless_when")))


def rule_of(entry: dict[str, Any], kinds: dict[str, Kind]) -> Rule:
    """Return a rule as it stands in a file. Raise KeyError or TypeError if it is not whole."""
    kind = kinds[entry["kind"]]
    return Rule(
        id=entry["id"],
        kind=kind,
        strength=entry["strength"],
        phrases=_phrases(entry, "phrases"),
        verbs=frozenset(entry.get("verbs", ())),
        complements=_phrases(entry, "with"),
        nouns=_phrases(entry, "nouns"),
        keep=entry.get("keep", KEEPS[0]),
        method=entry.get("method"),
        needs=tuple(entry.get("needs", ())),
        unless=tuple(entry.get("unless", ())),
        why=_wording(entry["why"]) if "why" in entry else kind.why,
        harmless_when=_wording(entry["harmless_when"]) if "harmless_when" in entry else kind.harmless_when,
        yes=tuple(entry.get("yes", ())),
        no=tuple(entry.get("no", ())),
    )


def _phrases(entry: dict[str, Any], key: str) -> tuple[Phrase, ...]:
    return tuple(compile_phrase(literal) for literal in entry.get(key, ()))


def _version(folder: Path) -> str:
    digest = sha256()
    for path in sorted(folder.glob("*.toml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
