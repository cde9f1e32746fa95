"""Sentences written with a space before every mark, read without a tokenizer; "¶" ends a paragraph."""

from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.syntax import Syntax, parse


def read(text: str) -> Syntax:
    """Return the syntax of a text whose tokens are set apart by spaces."""
    tokens: list[str] = []
    ends: list[int] = []
    for token in text.split():
        if token == "¶":
            ends.append(len(tokens) - 1)
        else:
            tokens.append(token)
    return parse(tokens, frozenset(ends))


def words_of(syntax: Syntax, start: int, end: int) -> str:
    """Return the tokens of a range."""
    return " ".join(syntax.tokens[start:end])


def phrase_words(syntax: Syntax, phrase: NounPhrase | None) -> str | None:
    """Return the words of a noun phrase, None for none."""
    return words_of(syntax, phrase.start, phrase.end) if phrase else None
