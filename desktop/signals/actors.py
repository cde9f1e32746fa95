"""What sort of actor a noun phrase names: by its words, else by what the text says of the name elsewhere."""

from desktop.signals.descriptions import (
    described_as,
    is_bare_name,
    is_lone_spokesperson,
    is_lone_statement,
    is_named_body,
    is_written_as_brand,
)
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.roles import BODIES, is_role, is_spokesperson
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.introductions import has_full_name, introduced_as
from desktop.signals.phrase_parts import core_end
from desktop.signals.speech.persons import may_speak, names_speaker

_MEMORY = 4
"""So many sentences, its own included, back a spokesperson may speak for a body."""


class Actors:
    """Who is who in one text: a name alone is what the text introduces it as (rule D-7)."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._introduced: dict[str, str | None] = {}

    def type_of(self, phrase: NounPhrase) -> str:
        """Return official | party | org | private | person | media | unknown; a person is named and has no office."""
        if is_lone_spokesperson(self._syntax, phrase):
            body = self._body_before(phrase)
            return (described_as(self._syntax, body) if body else None) or "org"
        if is_lone_statement(self._syntax, phrase):
            body = self._body_before(phrase)
            return (described_as(self._syntax, body) if body else None) or "unknown"
        told = described_as(self._syntax, phrase)
        if told == "private" and self._is_last_name(phrase):
            return self._introduced_as(phrase) or "person"
        if told not in (None, "party"):
            return told or "unknown"
        if is_named_body(self._syntax, phrase):
            return self._introduced_as(phrase) or told or "org"
        if not (is_bare_name(self._syntax, phrase) or self._is_last_name(phrase)):
            return told or "unknown"
        brand = is_written_as_brand(self._syntax.tokens[phrase.head])
        return self._introduced_as(phrase) or told or ("org" if brand else "person")

    def can_speak(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase names somebody who can speak: a role, a body, a person, or a proper name."""
        if names_speaker(self._syntax, phrase) or self._syntax.tags[phrase.head] is not Tag.NOUN:
            return names_speaker(self._syntax, phrase)
        personal = self._syntax.lowers[phrase.head].endswith(tuple(words("person_endings")))
        likely = phrase.start == phrase.head or personal
        return self.type_of(phrase) != "unknown" or (likely and may_speak(self._syntax, phrase))

    def may_speak(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase may name somebody, be it a thing by its words that the text says to be an actor."""
        return may_speak(self._syntax, phrase) or self.type_of(phrase) != "unknown"

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

    def _is_last_name(self, phrase: NounPhrase) -> bool:
        """Say whether a noun by itself is the last name of somebody in the text: Anna Winter kam. *Winter* schwieg."""
        alone = phrase.end == phrase.start + 1 and self._syntax.tags[phrase.head] is Tag.NOUN
        return alone and has_full_name(self._syntax, self._syntax.tokens[phrase.head])

    def _introduced_as(self, name: NounPhrase) -> str | None:
        """Return what a name is introduced as, anywhere in the text."""
        written = self._syntax.tokens[core_end(self._syntax, name) - 1]
        for form in {written: None, written.removesuffix("s"): None}:
            if form not in self._introduced:
                self._introduced[form] = introduced_as(self._syntax, form)
        return self._introduced[written] or self._introduced[written.removesuffix("s")]
