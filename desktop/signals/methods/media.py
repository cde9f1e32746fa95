"""Other media and documents nobody can check as sources (rules A-10, A-11, kind A.doc)."""

from collections.abc import Iterator

from desktop.signals.conditions.sources import medium_carries_content
from desktop.signals.context import Context, Cue
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.lexicon.rules import Rule


def documents(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield internal, confidential or leaked papers that something is quoted from."""
    syntax = context.syntax
    for index, lower in enumerate(syntax.lowers):
        if lower not in words("document_adjectives"):
            continue
        found = syntax.phrase_around(index)
        if found is None or syntax.lowers[found.head] not in words("document_nouns"):
            continue
        clause = syntax.clause_of(found.head)
        quoted = clause is not None and context.has_lemma(list(clause.tokens), words("document_verbs"))
        if context.speaking(found.head) is not None or (found.preposition is not None and quoted):
            yield Cue(rule, tuple(range(found.start, found.end)), found.head, rule.strength)


def named_media(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield newspapers, agencies and broadcasters by name where content is taken from them."""
    syntax = context.syntax
    for index, lower in enumerate(syntax.lowers):
        if syntax.tags[index] is not Tag.NOUN or lower not in words("media") or lower.startswith("*"):
            continue
        cue = Cue(rule, (index,), index, rule.strength)
        found = syntax.phrase_around(index)
        if found is None or not medium_carries_content(context, cue):
            continue
        if _is_the_medium(context, found.start, found.end, index):
            yield Cue(rule, tuple(range(found.start, found.end)), index, rule.strength)


def _is_the_medium(context: Context, start: int, end: int, index: int) -> bool:
    """Say whether the name is the medium itself and not its editor or a person: der Chef des Spiegel."""
    syntax = context.syntax
    before = [token for token in range(start, index) if syntax.tags[token] is Tag.NOUN]
    genitive = any(syntax.lowers[token] in words("genitive_determiners") for token in range(start + 1, index))
    after = index + 1 < end and syntax.tags[index + 1] is Tag.NOUN and not syntax.tokens[index + 1].isupper()
    return not genitive and not after and len(before) <= 3
