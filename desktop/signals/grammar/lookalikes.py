"""Adjectives that look like verbs."""

from collections.abc import Iterator, Sequence

from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words


def attributes_like_verbs(lowers: Sequence[str], tags: Sequence[Tag]) -> Iterator[int]:
    """Yield what looks like a Konjunktiv I but may be an adjective: Doch *strenge* Regeln fehlen.

    It has a noun behind it, nobody before it who could do it, and the sentence has another verb.
    """
    finite = sum(here is Tag.FINITE for here in tags)
    for index, here in enumerate(tags if finite > 1 else ()):
        before = tags[index - 1] if index else Tag.MARK
        placed = here is Tag.FINITE and tags[index + 1 : index + 2] in ([Tag.NOUN], [Tag.ADJECTIVE]) and index > 0
        doer = before is Tag.NOUN or (before is Tag.PRONOUN and lowers[index - 1] not in words("reflexives"))
        attribute = lowers[index] in words("verbal_adjectives") or lowers[index].endswith("ende")
        if placed and attribute and not doer:
            yield index
