"""The three families: rules applied to a text, cues kept, strengths and sources settled."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache

from desktop.signals.conditions import holds
from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.denier import denier
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import is_listed, words
from desktop.signals.lexicon.rules import Rule
from desktop.signals.matching import Matcher, longest_first
from desktop.signals.methods import METHODS
from desktop.signals.nearby import clause_words
from desktop.signals.phrase_parts import speaking_phrase
from desktop.signals.rulebook import load_lexicon

_LADDER = frozenset({"A.official", "A.source", "A.person"})


class _Family:
    """Rules of one family, ready to be applied."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._ids = frozenset(rule.id for rule in self._rules)

    def candidates(self, context: Context) -> Iterator[Cue]:
        """Yield every cue whose words and conditions are met; cues may still overlap."""
        for cue in _matched(context.syntax):
            if cue.rule.id in self._ids and holds(context, cue):
                yield cue
        for rule in self._rules:
            if rule.method is not None:
                yield from METHODS[rule.method](context, rule)


@lru_cache(maxsize=1)
def _matched(syntax: Syntax) -> tuple[Cue, ...]:
    """Return where the words of any rule in use stand: one search of a text does for all families."""
    return tuple(_matcher().find(syntax))


@cache
def _matcher() -> Matcher:
    return Matcher(rule for rule in load_lexicon().rules if rule.method is None)


class Hedges(_Family):
    """Family H: hedged language."""

    def find(self, context: Context) -> list[Cue]:
        """Return the cues in text order; a subjunctive may overlap any other hedge but a subjunctive."""
        cues = list(self.candidates(context))
        subjunctives = longest_first(cue for cue in cues if cue.rule.kind.id == "H.konj")
        others = longest_first(cue for cue in cues if cue.rule.kind.id != "H.konj")
        return sorted(others + subjunctives, key=lambda cue: cue.tokens)


class Sources(_Family):
    """Family A: anonymous and second-hand sources. The cue of a speaking noun is its whole noun phrase (rule S-6)."""

    def find(self, context: Context) -> list[Cue]:
        """Return the cues in text order."""
        return longest_first(_finished(context.syntax, cue) for cue in self.candidates(context))


def _finished(syntax: Syntax, cue: Cue) -> Cue:
    """Widen a speaking noun to its noun phrase and grade it."""
    if not cue.rule.nouns:
        return cue
    return _graded(syntax, replace(cue, tokens=tuple(range(*speaking_phrase(syntax, cue.head)))))


def _graded(syntax: Syntax, cue: Cue) -> Cue:
    """Set the strength by how much the reader learns (rule A-4): institution 1, relation or field 2, nothing 3."""
    if cue.rule.kind.id not in _LADDER:
        return cue
    if any(is_listed("official", syntax.lowers[index]) for index in cue.tokens if index > cue.head):
        return replace(cue, strength=1)
    telling = [index for index in cue.tokens if syntax.tags[index] in (Tag.ADJECTIVE, Tag.NOUN)]
    return replace(cue, strength=min(cue.strength, 2)) if len(telling) > 1 else cue


class Denials(_Family):
    """Family D: denials, with the one who denies."""

    def find(self, context: Context) -> list[Cue]:
        """Return the cues in text order."""
        kept = longest_first(self.candidates(context))
        return [_settled(context, cue) for cue in kept]


def _settled(context: Context, cue: Cue) -> Cue:
    """Say who denies and how categorically, and where the head of the cue is."""
    syntax = context.syntax
    return replace(cue, strength=_force(syntax, cue), source=denier(context, cue), head=_anchor(syntax, cue))


def _anchor(syntax: Syntax, cue: Cue) -> int:
    """Return the head of a denial: the noun where nothing of it is given or had (rule S-11): machte keine *Angaben*."""
    negated = [index for index in cue.tokens if syntax.lowers[index] in words("negating_determiners")]
    nouns = (index for index in cue.tokens if negated and index > negated[0] and syntax.tags[index] is Tag.NOUN)
    return next(nouns, cue.head)


def _force(syntax: Syntax, cue: Cue) -> int:
    """Return how categorical a denial is: that of Kritik or Verantwortung is none of a fact (rule D-2)."""
    mild = cue.rule.kind.id == "D.reject" and not words("mild_objects").isdisjoint(clause_words(syntax, cue.head))
    return 1 if mild else cue.strength
