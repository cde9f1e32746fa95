"""The three families: rules applied to a text, cues kept, strengths and sources settled."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from desktop.signals.conditions import holds
from desktop.signals.context import Context, Cue
from desktop.signals.denier import denier
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import listed, words
from desktop.signals.lexicon.rules import Rule
from desktop.signals.matching import Matcher, longest_first
from desktop.signals.methods import METHODS
from desktop.signals.own_phrase import own_phrase

_LADDER = frozenset({"A.official", "A.source", "A.person"})


class _Family:
    """Rules of one family, ready to be applied."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._matcher = Matcher(rule for rule in self._rules if rule.method is None)

    def candidates(self, context: Context) -> Iterator[Cue]:
        """Yield every cue whose words and conditions are met; cues may still overlap."""
        for cue in self._matcher.find(context):
            if holds(context, cue):
                yield cue
        for rule in self._rules:
            if rule.method is not None:
                yield from METHODS[rule.method](context, rule)


class Hedges(_Family):
    """Family H: hedged language."""

    def find(self, context: Context) -> list[Cue]:
        """Return the cues in text order; the subjunctive may overlap nothing of its own family but itself."""
        cues = list(self.candidates(context))
        reported = [cue for cue in cues if cue.rule.kind.id == "H.konj"]
        return sorted(
            longest_first(cue for cue in cues if cue not in reported) + longest_first(reported),
            key=lambda cue: cue.tokens,
        )


class Sources(_Family):
    """Family A: anonymous and second-hand sources. The cue of a speaking noun is its whole noun phrase (rule S-6)."""

    def find(self, context: Context) -> list[Cue]:
        """Return the cues in text order."""
        return longest_first(_graded(context, _widened(context, cue)) for cue in self.candidates(context))


def _widened(context: Context, cue: Cue) -> Cue:
    """Widen a speaking noun to its noun phrase, a quotation mark that closes a name included."""
    if not cue.rule.nouns:
        return cue
    syntax = context.syntax
    found = syntax.phrase_around(cue.head)
    if found is None or _is_attribute(context, found, cue.head):
        start, end = own_phrase(syntax, cue.head)
    else:
        start, end = found.start, max(found.end, cue.head + 1)
    opened = {close for first, close in syntax.quotes if start <= first < end}
    while (
        end - 1 > cue.head
        and syntax.tags[end - 1] is Tag.MARK
        and end - 1 not in opened
        and syntax.tokens[end - 1] != ")"
    ):
        end -= 1
    if end in opened:
        end += 1
    return replace(cue, tokens=tuple(range(start, end)))


def _is_attribute(context: Context, found: NounPhrase, head: int) -> bool:
    """Say whether a noun stands in the genitive or a PP of a wider phrase."""
    between = range(found.head + 1, head)
    return any(context.syntax.tags[index] in (Tag.DETERMINER, Tag.PREPOSITION) for index in between) or (
        found.head < head and any(context.syntax.tags[index] is Tag.ADJECTIVE for index in between)
    )


def _graded(context: Context, cue: Cue) -> Cue:
    """Set the strength by how much the reader learns (rule A-4): institution 1, relation or field 2, nothing 3."""
    if cue.rule.kind.id not in _LADDER or not cue.rule.nouns:
        return cue
    attributes = [index for index in cue.tokens if index > cue.head]
    if any(listed("official", context.syntax.lowers[index]) for index in attributes):
        return replace(cue, strength=1)
    described = len([index for index in cue.tokens if context.syntax.tags[index] in (Tag.ADJECTIVE, Tag.NOUN)]) > 1
    return replace(cue, strength=min(cue.strength, 2)) if described else cue


class Denials(_Family):
    """Family D: denials, with the one who denies."""

    def find(self, context: Context) -> list[Cue]:
        """Return the cues in text order."""
        kept = longest_first(self.candidates(context))
        return [replace(cue, strength=_categorical(context, cue), source=denier(context, cue)) for cue in kept]


def _categorical(context: Context, cue: Cue) -> int:
    """Return how categorical a denial is: Kritik and Verantwortung count one less (rule D-2)."""
    if cue.rule.kind.id != "D.reject":
        return cue.strength
    clause = context.syntax.clause_of(cue.head)
    lowers = {context.syntax.lowers[index] for index in clause.tokens} if clause else set()
    return 1 if lowers & words("mild_objects") else cue.strength
