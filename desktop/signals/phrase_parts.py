"""Parts of a noun phrase: what a noun inside it heads, its core, its words."""

from desktop.signals.grammar.phrases import NounPhrase, noun_phrase_at
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words

_LEADING = (Tag.ADJECTIVE, Tag.DETERMINER, Tag.NUMERAL)


def own_phrase(syntax: Syntax, noun: int) -> tuple[int, int]:
    """Return the phrase a noun heads inside a wider one (tokens, half open): Angaben *einer russischen Quelle*."""
    sentence, limit = syntax.sentence_of(noun)
    start = noun
    while start > sentence and _leads(syntax, start - 1):
        start -= 1
    if start == noun and start - 1 > sentence and syntax.tags[start - 2 : start] == [Tag.DETERMINER, Tag.NOUN]:
        start -= 2  # der Deutschen Presse-Agentur, des Kölner Anzeigers
    found = noun_phrase_at(syntax.tokens, syntax.tags, noun, limit)
    return start, found.end if found is not None else noun + 1


def _leads(syntax: Syntax, index: int) -> bool:
    if syntax.tags[index] in _LEADING or syntax.lowers[index] in words("degree_words"):
        return True
    quote = syntax.quote_around(index)
    return quote is not None and quote[0] == index


def speaking_phrase(syntax: Syntax, noun: int) -> tuple[int, int]:
    """Return the phrase of a noun that speaks (tokens, half open), quotation marks round its name included."""
    found = syntax.phrase_around(noun)
    if found is not None and syntax.begins_anew(found, noun):
        start, end = noun, max(found.end, noun + 1)
    elif found is None or is_attribute(syntax, found, noun):
        start, end = own_phrase(syntax, noun)
    else:
        start, end = found.start, max(found.end, noun + 1)
    quote = syntax.quote_around(start)
    if quote is not None and quote[0] == start - 1 and quote[1] in (end - 1, end):
        start -= 1
    while end - 1 > noun and _is_loose_mark(syntax, end - 1, start):
        end -= 1
    return start, end + _closes_quote(syntax, end, start)


def _is_loose_mark(syntax: Syntax, index: int, start: int) -> bool:
    """Say whether a mark at the end of a phrase closes nothing that the phrase opened."""
    closes = syntax.tokens[index] == ")" or _closes_quote(syntax, index, start)
    return syntax.tags[index] is Tag.MARK and not closes


def _closes_quote(syntax: Syntax, index: int, start: int) -> bool:
    """Say whether a token closes a quotation that was opened at `start` or behind it."""
    quote = syntax.quote_around(index) if index < len(syntax.tokens) else None
    return quote is not None and quote[1] == index and quote[0] >= start


def is_attribute(syntax: Syntax, phrase: NounPhrase, noun: int) -> bool:
    """Say whether a noun stands in the genitive or a PP of a phrase: Angaben *einer Quelle*."""
    between = syntax.tags[phrase.head + 1 : noun]
    return any(tag in (Tag.DETERMINER, Tag.PREPOSITION, Tag.ADJECTIVE) for tag in between)


def genitive_of(syntax: Syntax, noun: int) -> NounPhrase | None:
    """Return the genitive or von-phrase right behind a noun: das Dementi *des Ministeriums*."""
    phrase = syntax.phrase_around(noun)
    after = noun + 1
    if phrase is None or after >= phrase.end or syntax.lowers[after] not in words("possessor_starts"):
        return None
    start = after + (syntax.tags[after] is Tag.PREPOSITION)
    return NounPhrase(start, phrase.end, phrase.end - 1, None, nominative=False) if start + 1 < phrase.end else None


def nouns_in(syntax: Syntax, phrase: NounPhrase) -> list[int]:
    """Return the nouns and names of a phrase."""
    return [index for index in range(phrase.start, phrase.end) if syntax.tags[index] is Tag.NOUN]


def core_words(syntax: Syntax, phrase: NounPhrase) -> list[str]:
    """Return the head of a phrase and the nouns directly behind it in lower case: Müllers *Vorwurf*."""
    return syntax.lowers[phrase.head : core_end(syntax, phrase)]


def core_end(syntax: Syntax, phrase: NounPhrase) -> int:
    """Return where the head of a phrase with the nouns and names directly behind it ends: Minister *Karl Weber*."""
    end = phrase.head + 1
    while end < phrase.end and syntax.tags[end] is Tag.NOUN:
        end += 1
    return end


def phrase_words(syntax: Syntax, phrase: NounPhrase) -> list[str]:
    """Return the words of a phrase in lower case."""
    return syntax.lowers[phrase.start : phrase.end]
