"""Finding the places where a rule's words stand, before any condition is asked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from desktop.signals.cue import Cue
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.verbs import readings
from desktop.signals.lexicon.patterns import Phrase, match_at
from desktop.signals.lexicon.rules import Rule

_REACH_OF_VERB = 40
"""A complement further from its verb than so many tokens belongs to another one."""
_KEPT_WORDS = 20_000
_VERBAL = (Tag.FINITE, Tag.NONFINITE, Tag.ADJECTIVE)


class Matcher:
    """Finds candidates for a family of rules in one pass over the words."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_word: dict[str, list[tuple[Rule, Phrase]]] = defaultdict(list)
        self._by_ending: list[tuple[tuple[str, ...], Rule, Phrase]] = []
        self._by_lemma: dict[str, list[Rule]] = defaultdict(list)
        for rule in rules:
            for phrase in (*rule.phrases, *rule.nouns):
                self._enter(rule, phrase)
            for lemma in rule.verbs:
                self._by_lemma[lemma].append(rule)
        self._bases = {_base(lemma) for lemma in self._by_lemma} | set(self._by_lemma)
        self._beginning = lru_cache(_KEPT_WORDS)(self._begin)
        self._is_wanted = lru_cache(_KEPT_WORDS)(self._may_be_verb)
        self._endings = tuple(sorted({ending for endings, _, _ in self._by_ending for ending in endings}))

    def _enter(self, rule: Rule, phrase: Phrase) -> None:
        first = phrase.first
        for written in first.written:
            self._by_word[written].append((rule, phrase))
        if first.endings:
            self._by_ending.append((first.endings, rule, phrase))

    def find(self, syntax: Syntax) -> Iterator[Cue]:
        """Yield a cue for every place whose words fit a rule; conditions are not asked here."""
        telling = [lower for lower in syntax.places if self._beginning(lower) or self._is_wanted(lower)]
        for index in sorted(index for lower in telling for index in syntax.places[lower]):
            lower = syntax.lowers[index]
            for rule, phrase in self._beginning(lower):
                cue = self._phrase_cue(syntax, index, rule, phrase)
                if cue is not None:
                    yield cue
            if self._is_wanted(lower) and syntax.tags[index] in _VERBAL:
                for lemma in syntax.lemmas(index):
                    yield from self._verb_cues(syntax, index, lemma)

    def _verb_cues(self, syntax: Syntax, index: int, lemma: str) -> Iterator[Cue]:
        for rule in self._by_lemma.get(lemma, ()):
            cue = self._verb_cue(syntax, index, rule)
            if cue is not None:
                yield cue

    def _begin(self, lower: str) -> list[tuple[Rule, Phrase]]:
        """Return the phrases whose first word a lower-case word may be."""
        found = self._by_word.get(lower, [])
        if not lower.endswith(self._endings):
            return found
        return found + [
            (rule, phrase)
            for endings, rule, phrase in self._by_ending
            if lower.endswith(endings) and lower not in phrase.first.written
        ]

    def _may_be_verb(self, lower: str) -> bool:
        """Say whether a lower-case word may be a form of one of the verbs, a particle apart from it not counted."""
        return any(form.lemma in self._bases or _base(form.lemma) in self._bases for form in readings(lower))

    def _verb_cue(self, syntax: Syntax, index: int, rule: Rule) -> Cue | None:
        verb = _with_particle(syntax, index, rule.verbs)
        if not rule.complements:
            return Cue(rule, verb, index, rule.strength)
        complement = _complement(syntax, index, rule.complements)
        if complement is None:
            return None
        tokens = verb if rule.keep == "verb" else tuple(sorted({*verb, *complement}))
        return Cue(rule, tokens, index, rule.strength)

    def _phrase_cue(self, syntax: Syntax, index: int, rule: Rule, phrase: Phrase) -> Cue | None:
        end = syntax.sentence_of(index)[1]
        leading = phrase.words.index(phrase.first)
        for start in range(index - leading, index + 1):
            matched = match_at(phrase, syntax, start, end) if start >= 0 else None
            if matched and index in matched[0]:
                return Cue(rule, matched[0], matched[1], rule.strength)
        return None


def _base(lemma: str) -> str:
    """Return a lemma without its split-off particle."""
    return lemma.rpartition("|")[2]


def _with_particle(syntax: Syntax, verb: int, lemmas: frozenset[str]) -> tuple[int, ...]:
    """Return a verb with its split-off particle, if one of the wanted lemmas has one."""
    if syntax.tags[verb] is Tag.FINITE and any("|" in lemma for lemma in lemmas):
        particle = syntax.particle_of(verb)
        if particle is not None and any(lemma.startswith(syntax.lowers[particle] + "|") for lemma in lemmas):
            return tuple(sorted((verb, particle)))
    return (verb,)


def _complement(syntax: Syntax, verb: int, complements: tuple[Phrase, ...]) -> tuple[int, ...] | None:
    """Return the longest complement that stands in the clause of a verb."""
    clause = syntax.clause_of(verb)
    if clause is None:
        return None
    found = (
        matched[0]
        for phrase in complements
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
