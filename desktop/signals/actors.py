"""What sort of actor a noun phrase names: official, party, company or other body, private person, medium."""

from collections import defaultdict

from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.roles import ACTORS, BODIES, is_role, is_spokesperson
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import is_listed, words
from desktop.signals.phrase_parts import nouns_in

_MEMORY = 4
"""So many sentences, its own included, back a spokesperson may speak for a body."""


class Actors:
    """Who is who in one text: a name alone is what its first mention with a role makes it (rule D-7)."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._introductions: dict[str, list[tuple[int, NounPhrase]]] | None = None

    def type_of(self, phrase: NounPhrase) -> str:
        """Return official | party | org | private | media | unknown."""
        known = self._by_words(phrase)
        if known is not None:
            return known
        if self._is_lone_spokesperson(phrase):
            body = self._body_before(phrase)
            return (self._by_words(body) if body else None) or "org"
        introduced = self._introduction(phrase)
        return (self._by_words(introduced) if introduced else None) or "unknown"

    def can_speak(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase names somebody who can speak: a role, a body, or a proper name."""
        syntax = self._syntax
        lower = syntax.lowers[phrase.head]
        if syntax.tags[phrase.head] is Tag.PRONOUN:
            return lower in words("speaking_pronouns")
        if is_role(lower, *ACTORS) or self.type_of(phrase) != "unknown":
            return True
        bare = phrase.start == phrase.head and not lower.endswith(tuple(words("thing_endings")))
        return bare and syntax.tags[phrase.head] is Tag.NOUN

    def _by_words(self, phrase: NounPhrase) -> str | None:
        """Return the sort that the words of a phrase tell by themselves; the head counts before the other nouns."""
        head = self._syntax.lowers[phrase.head]
        if is_listed("private", head) and not is_listed("official", head):
            return "private"
        if is_listed("media", head):
            return "media"
        if is_role(head, "official"):
            return "official"
        if self._is_lone_spokesperson(phrase):
            return None
        nouns = [self._syntax.lowers[index] for index in nouns_in(self._syntax, phrase)]
        return next((sort for sort in BODIES if any(is_role(noun, sort) for noun in nouns)), None)

    def _is_lone_spokesperson(self, phrase: NounPhrase) -> bool:
        return is_spokesperson(self._syntax.lowers[phrase.head]) and len(nouns_in(self._syntax, phrase)) == 1

    def _body_before(self, spokesperson: NounPhrase) -> NounPhrase | None:
        """Return the body a spokesperson without a name speaks for: the first that was named in the last sentences."""
        syntax = self._syntax
        number = syntax.sentence_number(spokesperson.start)
        for start, end in reversed(syntax.sentences[max(0, number - _MEMORY + 1) : number + 1]):
            for found in syntax.phrases_of(start, end):
                before = found.preposition is None and found.start < spokesperson.start
                if before and self._is_body(syntax.lowers[found.head]):
                    return found
        return None

    def _is_body(self, lower: str) -> bool:
        return is_role(lower, *BODIES) and not is_spokesperson(lower)

    def _introduction(self, name: NounPhrase) -> NounPhrase | None:
        """Return the longer phrase that introduces a name with a role, anywhere in the text."""
        nouns = nouns_in(self._syntax, name)
        if not nouns:
            return None
        written = self._syntax.tokens[nouns[-1]]
        if self._introductions is None:
            self._introductions = self._find_introductions()
        found = self._introductions.get(written, []) + self._introductions.get(written.removesuffix("s"), [])
        longer = (pair for pair in found if pair[1].end - pair[1].start > name.end - name.start)
        return min(longer, default=(0, None), key=lambda pair: pair[0])[1]

    def _find_introductions(self) -> dict[str, list[tuple[int, NounPhrase]]]:
        """Return, by every noun that is not the head of its phrase, the place and the phrase."""
        found: defaultdict[str, list[tuple[int, NounPhrase]]] = defaultdict(list)
        for start, end in self._syntax.sentences:
            for phrase in self._syntax.phrases_of(start, end):
                for index in nouns_in(self._syntax, phrase):
                    if index != phrase.head:
                        found[self._syntax.tokens[index]].append((index, phrase))
        return dict(found)
