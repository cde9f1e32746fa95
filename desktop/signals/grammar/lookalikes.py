"""Adjectives that look like verbs."""

from collections.abc import Iterator, Sequence

from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words


def attributes_like_verbs(lowers: Sequence[str], tags: Sequence[Tag]) -> Iterator[int]:
    """Yield what looks like a Konjunktiv I but may be an adjective: Doch *strenge* Regeln fehlen.

    It has a noun behind it, nobody before it who could do it, and the sentence has another verb.
    """
    finites = [index for index, here in enumerate(tags) if here is Tag.FINITE]
    for index in finites if len(finites) > 1 else ():
        if index == 0 or tags[index + 1 : index + 2] not in ([Tag.NOUN], [Tag.ADJECTIVE]):
            continue
        before = tags[index - 1]
        doer = before is Tag.NOUN or (before is Tag.PRONOUN and lowers[index - 1] not in words("reflexives"))
        attribute = lowers[index] in words("verbal_adjectives") or lowers[index].endswith("ende")
        if attribute and not doer:
            yield index
