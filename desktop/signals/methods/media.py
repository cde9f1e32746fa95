"""Other media and documents nobody can check as sources (rules A-10, A-11, kind A.doc)."""

from collections.abc import Iterator

from desktop.signals.conditions.sources import medium_carries_content
from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.lexicon.rules import Rule
from desktop.signals.nearby import clause_has
from desktop.signals.phrase_parts import speaking_phrase

_LONGEST_TITLE = 3
"""A medium may have so many nouns before its name: die Deutsche Presse-Agentur dpa."""


def documents(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield internal, confidential or leaked papers that something is quoted from."""
    syntax = context.syntax
    for index in syntax.places_of(words("document_adjectives")):
        found = syntax.phrase_around(index)
        if found is None or syntax.lowers[found.head] not in words("document_nouns"):
            continue
        quoted = found.preposition is not None and clause_has(syntax, found.head, words("document_verbs"))
        if quoted or context.speaking(found.head) is not None:
            yield Cue(rule, tuple(range(found.start, found.end)), found.head, rule.strength)


def named_media(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield newspapers, agencies and broadcasters by name where content is taken from them."""
    syntax = context.syntax
    for index in syntax.places_of(words("media")):
        if syntax.tags[index] is not Tag.NOUN:
            continue
        found = syntax.phrase_around(index)
        if found is None or not _is_the_medium(syntax, found, index):
            continue
        if medium_carries_content(context, Cue(rule, (index,), index, rule.strength)):
            yield Cue(rule, tuple(range(*speaking_phrase(syntax, index))), index, rule.strength)


def _is_the_medium(syntax: Syntax, found: NounPhrase, index: int) -> bool:
    """Say whether the name is the medium itself and not its editor or a person: der Chef des Spiegel."""
    if not words("genitive_determiners").isdisjoint(syntax.lowers[found.start + 1 : index]):
        return False
    after = index + 1
    if after < found.end and syntax.tags[after] is Tag.NOUN and not syntax.tokens[after].isupper():
        return False
    return syntax.tags[found.start : index].count(Tag.NOUN) <= _LONGEST_TITLE
