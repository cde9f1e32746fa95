"""Finding the places where a rule's words stand, before any condition is asked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from desktop.signals.cue import Cue
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.verbs import readings
from desktop.signals.lexicon.patterns import Phrase, match_at, may_fit, may_fit_any
from desktop.signals.lexicon.rules import Rule

_REACH_OF_VERB = 40
"""A complement further from its verb than so many tokens belongs to another one."""
_KEPT_WORDS = 20_000
_VERBAL = (Tag.FINITE, Tag.NONFINITE, Tag.ADJECTIVE)


class _Asked(NamedTuple):
    """What a lower-case word may be to the rules."""

    phrases: tuple[tuple[Rule, Phrase], ...]
    """Those it is the telling word of."""
    verb: bool
    """Whether it may be a form of one of the verbs, a particle apart from it not counted."""


class Matcher:
    """Finds candidates for some rules in one pass over the words."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_word: dict[str, list[tuple[Rule, Phrase]]] = defaultdict(list)
        self._by_ending: list[tuple[Rule, Phrase]] = []
        self._by_lemma: dict[str, list[Rule]] = defaultdict(list)
        for rule in rules:
            for phrase in (*rule.phrases, *rule.nouns):
                self._enter(rule, phrase)
            for lemma in rule.verbs:
                self._by_lemma[lemma].append(rule)
        self._bases = {_base(lemma) for lemma in self._by_lemma} | set(self._by_lemma)
        self._endings = tuple({ending for _, phrase in self._by_ending for ending in phrase.telling.endings})
        self._asked = lru_cache(_KEPT_WORDS)(self._ask)

    def _enter(self, rule: Rule, phrase: Phrase) -> None:
        for written in phrase.telling.written:
            self._by_word[written].append((rule, phrase))
        if phrase.telling.endings:
            self._by_ending.append((rule, phrase))

    def find(self, syntax: Syntax) -> Iterator[Cue]:
        """Yield a cue for every place whose words fit a rule; conditions are not asked here."""
        asked = {lower: found for lower in syntax.places if (found := self._asked(lower))}
        for index in syntax.places_of(asked.keys()):
            phrases, verb = asked[syntax.lowers[index]]
            for rule, phrase in phrases:
                yield from _phrase_cues(syntax, index, rule, phrase)
            if verb and syntax.tags[index] in _VERBAL:
                for lemma in syntax.lemmas(index):
                    yield from self._verb_cues(syntax, index, lemma)

    def _ask(self, lower: str) -> _Asked | None:
        """Return what a word may be, None for nothing, as most are."""
        phrases = self._by_word.get(lower, [])
        if lower.endswith(self._endings):
            others = (entry for entry in self._by_ending if lower not in entry[1].telling.written)
            phrases = [*phrases, *(entry for entry in others if may_fit(entry[1].telling, lower))]
        verb = any(form.lemma in self._bases or _base(form.lemma) in self._bases for form in readings(lower))
        return _Asked(tuple(phrases), verb) if phrases or verb else None

    def _verb_cues(self, syntax: Syntax, index: int, lemma: str) -> Iterator[Cue]:
        for rule in self._by_lemma.get(lemma, ()):
            cue = self._verb_cue(syntax, index, rule)
            if cue is not None:
                yield cue

    def _verb_cue(self, syntax: Syntax, index: int, rule: Rule) -> Cue | None:
        verb = _with_particle(syntax, index, rule.verbs)
        if not rule.complements:
            return Cue(rule, verb, index, rule.strength)
        complement = _complement(syntax, index, rule.complements)
        if complement is None:
            return None
        tokens = verb if rule.keep == "verb" else tuple(sorted({*verb, *complement}))
        return Cue(rule, tokens, index, rule.strength)


def _base(lemma: str) -> str:
    """Return a lemma without its split-off particle."""
    return lemma.rpartition("|")[2]


def _phrase_cues(syntax: Syntax, telling: int, rule: Rule, phrase: Phrase) -> Iterator[Cue]:
    """Yield a cue for each place from which a phrase reaches its telling word."""
    start, end = syntax.sentence_of(telling)
    leading = phrase.words.index(phrase.first)
    for first in range(telling if phrase.first is phrase.telling else start, telling + 1):
        if may_fit(phrase.first, syntax.lowers[first]):
            begins = range(max(start, first - leading), first + 1)
            found = (matched for begin in begins if (matched := match_at(phrase, syntax, begin, end)))
            tokens, head = next((matched for matched in found if first in matched[0]), ((), 0))
            if telling in tokens:
                yield Cue(rule, tokens, head, rule.strength)


def _with_particle(syntax: Syntax, verb: int, lemmas: frozenset[str]) -> tuple[int, ...]:
    """Return a verb with its split-off particle, if one of the wanted lemmas has one."""
    wanted = _particles(lemmas) if syntax.tags[verb] is Tag.FINITE else None
    particle = syntax.particle_of(verb) if wanted else None
    if particle is not None and wanted and syntax.lowers[particle] in wanted:
        return tuple(sorted((verb, particle)))
    return (verb,)


@cache
def _particles(lemmas: frozenset[str]) -> frozenset[str]:
    """Return the particles of the separable ones among some verbs."""
    return frozenset(lemma.partition("|")[0] for lemma in lemmas if "|" in lemma)


def _complement(syntax: Syntax, verb: int, complements: tuple[Phrase, ...]) -> tuple[int, ...] | None:
    """Return the longest complement that stands in the clause of a verb."""
    clause = syntax.clause_of(verb)
    if clause is None:
        return None
    inside = syntax.lowers[clause.start : clause.end]
    found = (
        matched[0]
        for phrase in complements
        if may_fit_any(phrase.telling, inside)
        for index in clause.tokens
        if abs(index - verb) <= _REACH_OF_VERB and (matched := match_at(phrase, syntax, index, clause.end)) is not None
    )
    return max((tokens for tokens in found if verb not in tokens), key=len, default=None)


def longest_first(cues: Iterable[Cue]) -> list[Cue]:
    """Keep, where cues overlap, the one with most words, then the stronger, then the earlier; return them in order."""
    kept: list[Cue] = []
    taken: set[int] = set()
    for cue in sorted(cues, key=lambda cue: (-len(cue.tokens), -cue.strength, cue.tokens)):
        if taken.isdisjoint(cue.tokens):
            kept.append(cue)
            taken.update(cue.tokens)
    return sorted(kept, key=lambda cue: cue.tokens)
