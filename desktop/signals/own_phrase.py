"""The phrase a noun itself heads, where that is part of a wider one: Angaben *einer russischen Quelle*."""

from desktop.signals.grammar.phrases import noun_phrase_at
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words

_LEADING = (Tag.ADJECTIVE, Tag.DETERMINER, Tag.NUMERAL)


def own_phrase(syntax: Syntax, noun: int) -> tuple[int, int]:
    """Return where a noun with its article, adjectives and attributes begins and ends (tokens, half open)."""
    sentence, limit = syntax.sentence_of(noun)
    start = noun
    while start > sentence and (
        syntax.tags[start - 1] in _LEADING or syntax.lowers[start - 1] in words("degree_words")
    ):
        start -= 1
    found = noun_phrase_at(syntax.tokens, syntax.tags, noun, limit)
    return start, found.end if found is not None else noun + 1
