"""Noun phrases: where they begin and end, their head, their preposition, and what case their article allows."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.signals.grammar.roles import is_role
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import is_listed, words

_REACH = 9
_OPENING = (Tag.NOUN, Tag.DETERMINER, Tag.PRONOUN, Tag.ADJECTIVE, Tag.NUMERAL)
"""What a noun phrase can begin with."""


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase by token index (half open), without the preposition before it and without relative clauses."""

    start: int
    end: int
    head: int
    preposition: int | None
    """The preposition that governs it, if one stands directly before it."""
    nominative: bool
    """Whether its article leaves room for the nominative."""


def noun_phrases(tokens: Sequence[str], tags: Sequence[Tag], start: int, end: int) -> list[NounPhrase]:
    """Return the noun phrases and pronouns between two tokens (half open), in order, attributes inside their noun's."""
    phrases, index, preposition = [], start, None
    while index < end:
        here = tags[index]
        if here is Tag.PREPOSITION and "_".join(tokens[index : index + 2]).lower() in words("adverb_pairs"):
            index, preposition = index + 2, None
            continue
        if here is Tag.PREPOSITION:
            preposition = index
            index += 1
            continue
        found = noun_phrase_at(tokens, tags, index, end, preposition=preposition) if here in _OPENING else None
        if found:
            phrases.append(found)
            index = found.end
        else:
            index += 1
        if found and preposition is not None and _joins_bare(tokens, tags, index, end):
            index += 1
        elif found or here not in (Tag.ADVERB, Tag.MARK) or tokens[index - 1] in (",", ";", ":", "–", "—"):
            preposition = None
    return phrases


def _joins_bare(tokens: Sequence[str], tags: Sequence[Tag], index: int, end: int) -> bool:
    """Say whether a word joins a bare noun to one governed by a preposition: neben Feuerwehr *und* Polizei."""
    if index + 2 >= end or tokens[index] not in words("joining_words") or tags[index - 1] is not Tag.NOUN:
        return False
    return tags[index + 1] is Tag.NOUN and tags[index + 2] is not Tag.FINITE


def noun_phrase_at(
    tokens: Sequence[str], tags: Sequence[Tag], start: int, end: int, *, preposition: int | None = None
) -> NounPhrase | None:
    """Return the noun phrase that begins at `start`, or None."""
    if tags[start] is Tag.PRONOUN:
        lower = tokens[start].lower()
        nominative = preposition is None and lower in words("subject_pronouns")
        return NounPhrase(start, start + 1, start, preposition, nominative)
    noun = _core_noun(tokens, tags, start, end)
    if noun is None:
        return _without_noun(tokens, tags, start, end, preposition)
    core_end = _names_after(tokens, tags, noun, end)
    oblique = tokens[start].lower() in words("oblique_determiners") or _is_oblique_der(tokens, tags, start, noun)
    nominative = preposition is None and not oblique
    told = _is_told(tokens, tags, noun, core_end, end)
    last = core_end if told else _attributes_after(tokens, tags, core_end, end)
    if last == core_end and preposition is None and _opens_genitive(tokens, tags, last, end):
        last = _names_after(tokens, tags, last + 1, end)
    return NounPhrase(start, last, noun, preposition, nominative)


def _opens_genitive(tokens: Sequence[str], tags: Sequence[Tag], index: int, end: int) -> bool:
    """Say whether an adjective behind a noun shows the genitive by itself: Sprecher *großer* Verbände."""
    if index + 1 >= end or tags[index] is not Tag.ADJECTIVE or tags[index + 1] is not Tag.NOUN:
        return False
    adjective, noun = tokens[index], tokens[index + 1].lower()
    return adjective.islower() and adjective.endswith("er") and noun.endswith(tuple(words("genitive_endings")))


def _is_told(tokens: Sequence[str], tags: Sequence[Tag], person: int, index: int, end: int) -> bool:
    """Say whether "der" behind a person begins the medium that was told: sagte Anna Weber *der Presse-Agentur*."""
    if index + 1 >= end or tokens[index] != "der":
        return False
    if index == person + 1 and not is_role(tokens[person].lower(), "official", "party"):
        return False
    if tokens[index + 1] in ("„", '"', "»"):
        return True
    noun = _core_noun(tokens, tags, index, end)
    last = index if noun is None else _names_after(tokens, tags, noun, end)
    return noun is not None and any(is_role(token.lower(), "media") for token in tokens[noun:last])


def _is_oblique_der(tokens: Sequence[str], tags: Sequence[Tag], start: int, noun: int) -> bool:
    """Say whether "der" or "einer" is a genitive or dative: der politischen Führung, der Botschaft, einer Frage."""
    if start == noun:
        return False  # a text that breaks off, or a name: there is no article
    if tokens[start].lower() == "einer":
        return tags[start + 1] is not Tag.DETERMINER
    if tokens[start].lower() != "der":
        return False
    declined = tags[start + 1] is Tag.ADJECTIVE and tokens[start + 1].endswith("en")
    return declined or tokens[noun].lower().endswith(tuple(words("feminine_endings")))


def _without_noun(
    tokens: Sequence[str], tags: Sequence[Tag], start: int, end: int, preposition: int | None
) -> NounPhrase | None:
    """Return a phrase whose noun is left unsaid: der 81-Jährige, *die beiden*, der erste."""
    if tags[start] is not Tag.DETERMINER:
        return None
    index = start + 1
    while index < end and tags[index] in (Tag.ADJECTIVE, Tag.NUMERAL):
        index += 1
    if index == start + 1 or (index < end and tags[index] is Tag.NOUN):
        return None
    nominative = preposition is None and tokens[start].lower() not in words("oblique_determiners")
    return NounPhrase(start, index, index - 1, preposition, nominative)


def _is_weak_nominative(tokens: Sequence[str], tags: Sequence[Tag], index: int, end: int) -> bool:
    """Say whether an adjective behind "der" shows the nominative: der *alte* Plan, but in the genitive: der alten."""
    return index < end and tags[index] is Tag.ADJECTIVE and tokens[index].endswith("e")


def _core_noun(tokens: Sequence[str], tags: Sequence[Tag], start: int, end: int) -> int | None:
    """Return the first noun of the phrase: behind its article, adjectives and a participial attribute."""
    limit = min(end, start + _REACH)
    attribute = _participial_attribute(tokens, tags, start, limit)
    if attribute is None and tags[start] not in (Tag.DETERMINER, Tag.NUMERAL, Tag.ADJECTIVE, Tag.NOUN):
        return None
    index = attribute if attribute is not None else start
    while index < limit:
        here = tags[index]
        if here is Tag.NOUN:
            return index
        if not _may_stand_before_noun(tokens, tags, index, start):
            return None
        index += 1
    return None


def _may_stand_before_noun(tokens: Sequence[str], tags: Sequence[Tag], index: int, start: int) -> bool:
    here = tags[index]
    if here in (Tag.DETERMINER, Tag.NUMERAL, Tag.ADJECTIVE):
        return True
    if here is Tag.MARK:
        return tokens[index] in (",", "„", '"', "»", "‚", "“") and index > start
    after = tags[index + 1] if index + 1 < len(tags) else Tag.MARK
    if here is Tag.ADVERB:
        return after in (Tag.ADJECTIVE, Tag.NOUN, Tag.NUMERAL, Tag.ADVERB) and index > start
    return (
        tokens[index].lower() in words("coordinators") and after is Tag.ADJECTIVE and tags[index - 1] is Tag.ADJECTIVE
    )


def _participial_attribute(tokens: Sequence[str], tags: Sequence[Tag], start: int, limit: int) -> int | None:
    """Return the adjective of an expanded attribute: zwei *dem Kreml nahestehende* Personen."""
    if tags[start] not in (Tag.DETERMINER, Tag.NUMERAL, Tag.PREPOSITION) or start + 2 >= limit:
        return None
    if tags[start + 1] not in (Tag.DETERMINER, Tag.PREPOSITION, Tag.PRONOUN):
        return None
    if (
        tags[start + 1] is Tag.PRONOUN
        and tags[start + 2] is Tag.ADJECTIVE
        and tokens[start + 1] in words("dative_persons")
    ):
        return start + 2
    for index in range(start + 3, limit - 1):
        if tags[index] in (Tag.FINITE, Tag.CONJUNCTION) or (tags[index] is Tag.MARK and tokens[index] == "."):
            return None
        if tags[index] is Tag.ADJECTIVE and tags[index + 1] is Tag.NOUN and tags[index - 1] in (Tag.NOUN, Tag.ADVERB):
            return index
    return None


def _names_after(tokens: Sequence[str], tags: Sequence[Tag], noun: int, end: int) -> int:
    """Return the end of the run of nouns and names that begins at `noun`, a party in brackets included."""
    index = noun + 1
    if tokens[noun].lower() in words("time_nouns"):
        return index
    while index < end and tokens[index].lower() not in words("time_openers"):
        if tags[index] is Tag.NOUN and _is_denied(tokens, tags, noun, index):
            break
        if (
            tags[index] is Tag.NOUN
            or _links_name(tokens, tags, index, end)
            or (tokens[index] in ("“", '"', "«") and _quoted_name(tokens, noun, index))
        ):
            index += 1
        elif tokens[index] in ("„", '"', "»") and index + 1 < end and tags[index + 1] is Tag.NOUN:
            closing = next(
                (mark for mark in range(index + 2, min(index + 6, end)) if tokens[mark] in ("“", '"', "«", "”")), None
            )
            if closing is None:
                break
            index = closing + 1
        elif tokens[index] == "(" and index + 2 < end and tokens[index + 2] == ")":
            index += 3
        else:
            break
    return index


def _is_denied(tokens: Sequence[str], tags: Sequence[Tag], noun: int, index: int) -> bool:
    """Say whether what somebody denies stands right behind his name, before a particle: wies Weber *Kritik* zurück."""
    after = tokens[index + 1].lower() if index + 1 < len(tokens) else ""
    closed = after in words("denial_particles") or (after == "," and tags[noun - 1] is not Tag.PREPOSITION)
    return closed and is_listed("claim_nouns", tokens[index].lower())


def _links_name(tokens: Sequence[str], tags: Sequence[Tag], index: int, end: int) -> bool:
    return tokens[index] in words("name_links") and index + 1 < end and tags[index + 1] is Tag.NOUN


def _quoted_name(tokens: Sequence[str], noun: int, index: int) -> bool:
    return noun > 0 and tokens[noun - 1] in ("„", '"', "»") and index - noun <= 4


def _attributes_after(tokens: Sequence[str], tags: Sequence[Tag], index: int, end: int) -> int:
    """Return the end of the phrase with its genitive and its von- or aus-phrase."""
    for _ in range(3):
        if index >= end:
            break
        lower = tokens[index].lower()
        if tags[index] is Tag.DETERMINER and lower in words("genitive_determiners"):
            if lower == "der" and _is_weak_nominative(tokens, tags, index + 1, end):
                break
            attribute = index
        elif lower in words("attribute_prepositions") and index + 1 < end:
            attribute = index + 1
        else:
            break
        noun = _core_noun(tokens, tags, attribute, end)
        if noun is None:
            break
        index = _names_after(tokens, tags, noun, end)
        index = _second_after(tokens, tags, attribute, index, end)
    return index


def _second_after(tokens: Sequence[str], tags: Sequence[Tag], first: int, index: int, end: int) -> int:
    """Return the end of an attribute with a second one of its kind: die Rechte der Kinder *und der Jugendlichen*.

    Before a verb the second one may be a subject: die Arbeit der Polizei und *der Minister sagte*.
    """
    alike = tokens[index + 1 : index + 2] == [tokens[first]] and tags[first] is Tag.DETERMINER
    if not alike or tokens[index].lower() not in words("joining_words"):
        return index
    noun = _core_noun(tokens, tags, index + 1, end)
    after = index if noun is None else _names_after(tokens, tags, noun, end)
    return index if after >= end or tags[after] is Tag.FINITE else after
