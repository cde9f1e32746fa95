"""What sort of actor a noun phrase names: official, party, company or other body, private person, medium."""

from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import listed, words

_ORDER = ("official", "party", "org", "private")


def is_role(lower: str, *sorts: str) -> bool:
    """Say whether a noun names one of some sorts of actor."""
    return any(listed(sort, lower) or _by_first_part(lower, sort) for sort in sorts)


def _by_first_part(lower: str, sort: str) -> bool:
    """Say whether the first part of a hyphenated compound names the actor: SPD-Chef, US-Präsident."""
    first, hyphen, _ = lower.partition("-")
    return bool(hyphen) and first in words(sort)


def actor_type(syntax: Syntax, phrase: NounPhrase, *, depth: int = 0) -> str:
    """Return official | party | org | private | media | unknown for a noun phrase (rule D-7).

    A name alone is looked up where it first stands with a role: Peskow is Kremlsprecher Dmitri Peskow.
    """
    nouns = [syntax.lowers[index] for index in range(phrase.start, phrase.end) if syntax.tags[index] is Tag.NOUN]
    head = syntax.lowers[phrase.head]
    if listed("private", head) and not listed("official", head):
        return "private"
    if listed("media", head):
        return "media"
    if is_role(head, "official"):
        return "official"
    alone = len(nouns) == 1 and head.endswith(tuple(words("spokespersons")))
    for sort in _ORDER[:3]:
        if not alone and any(is_role(noun, sort) for noun in nouns):
            return sort
    if alone and depth == 0:
        body = _body_before(syntax, phrase)
        return actor_type(syntax, body, depth=1) if body else "org"
    introduced = _introduction(syntax, phrase) if depth == 0 else None
    if introduced is not None:
        return actor_type(syntax, introduced, depth=1)
    return "unknown"


def _body_before(syntax: Syntax, spokesperson: NounPhrase) -> NounPhrase | None:
    """Return the body a spokesperson without a name speaks for: the last one that was a subject before."""
    number = syntax.sentence_number(spokesperson.start)
    for earlier in range(number, max(-1, number - 4), -1):
        start, end = syntax.sentences[earlier]
        for found in syntax.phrases_of(start, end):
            lower = syntax.lowers[found.head]
            body = is_role(lower, "official", "party", "org") and not lower.endswith(tuple(words("spokespersons")))
            if body and found.preposition is None and found.start < spokesperson.start:
                return found
    return None


def _introduction(syntax: Syntax, phrase: NounPhrase) -> NounPhrase | None:
    """Return the phrase that introduces a name with a role, anywhere in the text."""
    last = max((index for index in range(phrase.start, phrase.end) if syntax.tags[index] is Tag.NOUN), default=None)
    if last is None:
        return None
    name = syntax.tokens[last].removesuffix("s")
    for index, token in enumerate(syntax.tokens):
        if token in (name, syntax.tokens[last]) and syntax.tags[index] is Tag.NOUN:
            found = syntax.phrase_around(index)
            if found is not None and found.end - found.start > phrase.end - phrase.start and found.head != index:
                return found
    return None


def is_speaking_body(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether a phrase names somebody who can speak: a role, a body, or a proper name."""
    lower = syntax.lowers[phrase.head]
    if syntax.tags[phrase.head] is Tag.PRONOUN:
        return lower in ("er", "sie", "wir", "ich")
    if is_role(lower, *_ORDER) or actor_type(syntax, phrase) != "unknown":
        return True
    bare = phrase.start == phrase.head and not lower.endswith(("ung", "heit", "keit", "en", "ion"))
    return bare and syntax.tags[phrase.head] is Tag.NOUN
