"""Conditions of family A: whether the reader learns who a speaking phrase stands for (rules A-2 to A-4, A-12)."""

from collections.abc import Iterator

from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.grammar.roles import is_role
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import is_listed, words
from desktop.signals.nearby import cue_phrase, tag_at, word_at, words_after
from desktop.signals.phrase_parts import genitive_of, phrase_words, speaking_phrase

_CLOSE_REACH = 10
"""So many words behind a phrase may still tell that it is close to the matter."""


_WOMEN = "innen"


def named(context: Context, cue: Cue) -> bool:
    """Return whether the phrase carries a proper name, so that the reader learns who speaks (rule A-3)."""
    syntax = context.syntax
    found = cue_phrase(syntax, cue)
    after = cue.head + 1
    if _is_exemplified(syntax, after) or word_at(syntax, after) == "namens" or _is_in_a_name(syntax, cue.head):
        return True
    if _is_beside_a_name(syntax, cue.head):
        return True
    if after < found.end and syntax.tags[after] is Tag.NOUN:
        return not (is_listed("organisation_parts", syntax.lowers[after]) or _begins_anew(syntax, after))
    if word_at(syntax, after) == "," and tag_at(syntax, after + 1) is Tag.NOUN and after + 2 < len(syntax.tags):
        return syntax.tags[after + 2] is Tag.NOUN and not syntax.tokens[after + 1].isupper()
    name_before = cue.head - 1 >= found.start and syntax.tags[cue.head - 1] is Tag.NOUN
    if not name_before or found.head >= cue.head or "-" in syntax.tokens[cue.head]:
        return False
    return not (_tagged(syntax, cue.head - 1, "NN", "ADJA") or _is_relation(syntax, cue.head))


def _is_beside_a_name(syntax: Syntax, head: int) -> bool:
    """Say whether somebody was named just before: zitiert wird Karl Weber, *ein Pädagoge*, der sagte."""
    start, end = speaking_phrase(syntax, head)
    single = syntax.lowers[start] in words("single_starts") and word_at(syntax, start - 1) == ","
    return single and word_at(syntax, end) == "," and _tagged(syntax, start - 2, "NE")


def _is_in_a_name(syntax: Syntax, head: int) -> bool:
    """Say whether an adjective with a capital shows the name of a body: der Verband *Deutscher Ärzte*."""
    start, _ = speaking_phrase(syntax, head)
    capital = start < head and syntax.tags[start] is Tag.ADJECTIVE and syntax.tokens[start][0].isupper()
    return capital and start > syntax.sentence_of(head)[0] and tag_at(syntax, start - 1) is Tag.NOUN


def _is_exemplified(syntax: Syntax, after: int) -> bool:
    """Say whether a name is given as an example: Experten wie Anna Berg, Experten wie Berg."""
    near = range(after, min(after + 5, len(syntax.tags)))
    following = [index for index in near if syntax.tags[index] is not Tag.MARK]
    if len(following) < 3 or syntax.lowers[following[0]] != "wie":
        return False
    return syntax.tags[following[2]] in (Tag.NOUN, Tag.ADJECTIVE) or _tagged(syntax, following[1], "NE")


def _begins_anew(syntax: Syntax, index: int) -> bool:
    """Say whether a noun behind a plural is no name but what comes next: unabhängiger Experten *Geld* geflossen."""
    start, _ = speaking_phrase(syntax, index - 1)
    plural = syntax.lowers[index - 1].endswith("n") and syntax.lowers[start] not in words("singular_determiners")
    return plural and tag_at(syntax, index + 1) is not Tag.NOUN and _tagged(syntax, index, "NN")


def _is_relation(syntax: Syntax, head: int) -> bool:
    """Say whether a noun tells to whom or what somebody stands in what way: Webers *Gegner*, Kritiker des Plans."""
    return is_listed("relation_nouns", syntax.lowers[head])


def _tagged(syntax: Syntax, index: int, *tags: str) -> bool:
    annotation = syntax.annotations[index]
    return annotation is not None and annotation.tag in tags


def close_to_matter(context: Context, cue: Cue) -> bool:
    """Return whether the phrase is described by closeness or knowledge only."""
    syntax = context.syntax
    found = cue_phrase(syntax, cue)
    near = syntax.lowers[found.start : found.end] + words_after(syntax, found.end - 1, _CLOSE_REACH)
    return not words("close_words").isdisjoint(near) and words("acquainting_verbs").isdisjoint(near)


def police_spokesman(context: Context, cue: Cue) -> bool:
    """Return whether an institution answers for the words (rule A-2)."""
    return "sprecher" in context.syntax.lowers[cue.head]


def indefinite(context: Context, cue: Cue) -> bool:
    """Return whether the phrase has an indefinite article, a numeral or none."""
    syntax = context.syntax
    start, _ = speaking_phrase(syntax, cue.head)
    if syntax.lowers[start] in words("indefinite_starts"):
        return True
    annotation, after = syntax.annotations[cue.head], word_at(syntax, cue.head + 1)
    one = annotation is not None and annotation.number == "Sing"  # Ministerin: Schulen bleiben zu
    plural = syntax.lowers[cue.head].endswith(tuple(words("plural_person_endings"))) and not one
    return start == cue.head and plural and after not in words("genitive_determiners")


def _start(syntax: Syntax, cue: Cue) -> str:
    """Return the first word of the phrase around a cue."""
    return syntax.lowers[speaking_phrase(syntax, cue.head)[0]]


def definite_person(context: Context, cue: Cue) -> bool:
    """Return whether a definite article or possessive points to one known person: der Vertreter, dessen Vertreter."""
    return _start(context.syntax, cue) in words("definite_person_starts")


def not_definite(context: Context, cue: Cue) -> bool:
    """Return whether the phrase has no definite article, so that it does not take up somebody known."""
    return _start(context.syntax, cue) not in words("taking_up_starts")


def collective(context: Context, cue: Cue) -> bool:
    """Return whether a whole body is meant that speaks with one voice: Vertreter aller Parteien."""
    syntax = context.syntax
    after = word_at(syntax, cue.head + 1)
    counted = after == "der" and tag_at(syntax, cue.head + 2) is Tag.NUMERAL
    return counted or after in words("collective_words")


def other_representative(context: Context, cue: Cue) -> bool:
    """Return whether the compound names no official: Medienvertreter, Stellvertreter."""
    return context.syntax.lowers[cue.head].startswith(tuple(words("other_representatives")))


def plural_unspecified(context: Context, cue: Cue) -> bool:
    """Return whether a group is neither counted nor taken up from before (rule A-12)."""
    syntax = context.syntax
    if _is_double(syntax, cue.head):
        return False
    start = _group_start(syntax, cue.head)
    if any(tag is Tag.NUMERAL or token[0].isdigit() for tag, token in _counted(syntax, start, cue.head)):
        return False
    if word_at(syntax, start - 1) in words("singular_prepositions"):
        return False
    first = syntax.lowers[start]
    if first in words("definite_plural_articles"):
        return start + 1 < cue.head and syntax.lowers[start + 1] in words("vague_quantities")
    return first not in words("singular_articles")


def _is_double(syntax: Syntax, head: int) -> bool:
    """Say whether the same people were just named in the other gender: Ärztinnen und *Ärzte*."""
    if head < 2 or syntax.lowers[head - 1] not in words("joining_words"):
        return False
    women, others = syntax.lowers[head - 2], syntax.lowers[head]
    if others.endswith(_WOMEN):
        women, others = others, women
    return women.endswith(_WOMEN) and others.startswith(women.removesuffix(_WOMEN))


def _counted(syntax: Syntax, start: int, end: int) -> Iterator[tuple[Tag, str]]:
    return zip(syntax.tags[start:end], syntax.tokens[start:end], strict=True)


def _group_start(syntax: Syntax, head: int) -> int:
    """Return where the phrase of a group begins, others before it: *die fünf Ärztinnen und* Ärzte."""
    start, _ = speaking_phrase(syntax, head)
    before = start - 2
    if before < 0 or syntax.lowers[start - 1] != "und":
        return start
    annotation = syntax.annotations[before]
    plural = annotation is not None and (annotation.tag, annotation.number) == ("NN", "Plur")
    joined = syntax.lowers[before].endswith("innen") or (plural and start == head)
    return speaking_phrase(syntax, before)[0] if joined else start


def _observes_for(syntax: Syntax, head: int) -> bool:
    """Say whether observers belong to a body rather than watch something: Beobachter *des Instituts*."""
    owner = genitive_of(syntax, head) if syntax.lowers[head].startswith("beobachter") else None
    return owner is not None and any(is_role(lower, "org") for lower in phrase_words(syntax, owner))


def member_of_named(context: Context, cue: Cue) -> bool:
    """Return whether a genitive or PP names the body the group belongs to: Virologen der Charité; not: Kritiker des."""
    syntax = context.syntax
    after = cue.head + 1
    if after + 1 >= len(syntax.lowers) or (_is_relation(syntax, cue.head) and not _observes_for(syntax, cue.head)):
        return False
    if syntax.lowers[after] in words("member_prepositions"):
        return True
    return after < cue_phrase(syntax, cue).end and syntax.lowers[after] in words("member_attributes")
