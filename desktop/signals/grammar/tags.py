"""Coarse word classes for the words of one sentence, by closed lists, capitals, endings and neighbours."""

import re
from collections.abc import Sequence
from functools import lru_cache

from desktop.signals.grammar.letters import Letters
from desktop.signals.grammar.verbs import readings
from desktop.signals.grammar.words import is_listed, words


class Tag(Letters):
    """A coarse word class; one letter each, so that a sentence's tags read as a string."""

    DETERMINER = "D"
    NUMERAL = "Q"
    ADJECTIVE = "A"
    NOUN = "N"
    PRONOUN = "O"
    PREPOSITION = "R"
    CONJUNCTION = "C"
    FINITE = "V"
    NONFINITE = "P"
    ADVERB = "X"
    MARK = "S"


_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
_ADDRESS = re.compile(r"(www\.)?[\w-]{2,}\.[a-z]{2,4}")
"""A medium by its address: tagesschau.de."""
_YEAR = re.compile(r"(1[6-9]|20)\d\d")
_INNER_MARKS = frozenset("()„“”\"»«‚‘'")
_QUOTED = (["„"], ["»"], ['"'], ["“"])
_POLITE = dict.fromkeys(("Sie", "Ihnen", "Ich"), Tag.PRONOUN) | dict.fromkeys(("Ihr", "Ihre", "Ihren"), Tag.DETERMINER)
_KEPT = 50_000
_STRETCH = 60
"""So far an auxiliary may stand from the verb it governs."""
_UNSETTLED = (Tag.FINITE, Tag.NONFINITE, Tag.ADVERB)
"""Classes that a word's neighbours may correct."""
_ROLES = ("official", "party", "org", "private")
_OPENING_MARKS = frozenset('„“"»«‚‘:–—-(…')


def tag(tokens: Sequence[str]) -> list[Tag]:
    """Return one tag for each token of a sentence.

    >>> "".join(tag("Der Kreml weist einen falschen Bericht zurück .".split()))
    'DNVDANXS'
    """
    lowers = [token.lower() for token in tokens]
    initial = [True, *(before in _OPENING_MARKS or not before.strip() for before in tokens)]
    tags = list(map(_alone, tokens, initial))
    _settle_noch(lowers, tags)
    for index, here in enumerate(tags):
        if here is Tag.NOUN and initial[index]:
            tags[index] = _initial(lowers, tags, index)
        elif here in _UNSETTLED:
            tags[index] = _among_neighbours(tokens, lowers, tags, index)
    _settle_after_zu(tokens, lowers, tags)
    _settle_attributes(tokens, lowers, tags)
    settle_articles(tokens, tags)
    _settle_infinitives(tokens, lowers, tags)
    _settle_openers(tokens, lowers, tags)
    return tags


@lru_cache(maxsize=_KEPT)
def _alone(token: str, initial: bool) -> Tag:  # noqa: FBT001  a cache is quicker with places
    """Tag a word by itself; at the beginning of a sentence a capital tells nothing."""
    lower = token.lower()
    if not any(char.isalnum() for char in token):
        return Tag.MARK
    if token[0].isdigit() or (lower in words("numerals") and lower != "ein"):
        return Tag.NOUN if "-" in token and token.rpartition("-")[2][:1].isupper() else Tag.NUMERAL
    if token[0].isupper() and not initial:
        return _POLITE.get(token, Tag.NOUN)
    listed = _listed(lower)
    if listed:
        return listed
    if token[0].isupper():
        return Tag.NOUN
    if _ADDRESS.fullmatch(lower):
        return Tag.NOUN
    forms = readings(lower)
    if forms:
        return Tag.FINITE if any(form.shape == "finite" for form in forms) else Tag.NONFINITE
    declined = lower.endswith(_ADJECTIVE_ENDINGS) and lower not in words("uninflected")
    return Tag.ADJECTIVE if declined else Tag.ADVERB


def _settle_noch(lowers: Sequence[str], tags: list[Tag]) -> None:
    """Tell "noch" the adverb from the conjunction, which follows "weder"."""
    for index, lower in enumerate(lowers):
        if lower == "weder":
            return
        if lower == "noch" and tags[index] is Tag.CONJUNCTION:
            tags[index] = Tag.ADVERB


def _listed(lower: str) -> Tag | None:
    """Tag a word of a closed class; the order settles words that belong to several."""
    if lower in words("personal_pronouns"):
        return Tag.DETERMINER if lower == "ihr" else Tag.PRONOUN
    if lower in words("determiners"):
        return Tag.DETERMINER
    if lower in words("negators"):
        return Tag.ADVERB
    if lower in words("subordinators") and lower not in words("prepositions"):
        return Tag.CONJUNCTION
    if lower in words("coordinators"):
        return Tag.CONJUNCTION
    if lower in words("prepositions"):
        return Tag.PREPOSITION
    if lower in words("adverbs"):
        return Tag.ADVERB
    return Tag.CONJUNCTION if lower in words("subordinators") else None


def _among_neighbours(tokens: Sequence[str], lowers: Sequence[str], tags: list[Tag], index: int) -> Tag:
    """Correct what a word's neighbours show: attributive participles and adjectives, rows of them too."""
    here, lower = tags[index], lowers[index]
    listing = tokens[index + 1 : index + 2] == [","] and tags[index + 2 : index + 4] == [Tag.ADJECTIVE, Tag.NOUN]
    behind = index + (2 if tokens[index + 1 : index + 2] in _QUOTED else 1)  # der vereinbarte „Plan“
    after = Tag.ADJECTIVE if listing else tags[behind] if behind < len(tags) else Tag.MARK
    before = tags[index - 1] if index else Tag.MARK
    if here is Tag.ADVERB:
        if _is_had(lowers, tags, index):
            return Tag.NONFINITE
        framed = after is Tag.NOUN and before in (Tag.DETERMINER, Tag.PREPOSITION)
        return Tag.ADJECTIVE if framed and lower.endswith("er") else here
    if after not in _DECLINED or not tokens[index][0].islower() or not lower.endswith(_ADJECTIVE_ENDINGS):
        return here
    graded = before is Tag.ADVERB and index > 1 and tags[index - 2] in (Tag.DETERMINER, Tag.PREPOSITION)
    counted = before is Tag.NUMERAL and not _is_year(tokens, tags, index - 1)
    opened = graded or counted or before in (Tag.DETERMINER, Tag.ADJECTIVE, Tag.PREPOSITION)
    plural = lowers[index - 1] == "das" and lower.endswith("en")
    return Tag.ADJECTIVE if opened and not plural and (before is Tag.PREPOSITION or may_be_adjective(lower)) else here


def _is_year(tokens: Sequence[str], tags: Sequence[Tag], index: int) -> bool:
    """Say whether a number dates what is told rather than counts what follows: im Juli *2008* forderte Bonn."""
    dated = index == 0 or tags[index - 1] is Tag.NOUN or tokens[index - 1].lower() in words("dating_prepositions")
    return dated and _YEAR.fullmatch(tokens[index]) is not None


def _is_had(lowers: Sequence[str], tags: Sequence[Tag], index: int) -> bool:
    """Say whether an adverb is what "haben" waits for: Sie hat *entschieden*; der das *entschieden* hat."""
    behind = tags[index + 1 : index + 3]
    if behind[:1] == [Tag.MARK]:
        had = next((at for at in range(index - 1, -1, -1) if tags[at] in (Tag.FINITE, Tag.NONFINITE)), None)
    else:
        had = index + 1 if behind in ([Tag.FINITE], [Tag.FINITE, Tag.MARK]) else None
    if had is None or tags[had] is not Tag.FINITE or not _is_participle(lowers[index]):
        return False
    return any(form.lemma == "haben" for form in readings(lowers[had]))


_DECLINED = (Tag.NOUN, Tag.ADJECTIVE)


@lru_cache(maxsize=_KEPT)
def is_known(lower: str) -> bool:
    """Say whether a word is a verb form, in a closed class, or surely none of both."""
    listed = _listed(lower) is not None or lower in words("uninflected")
    return listed or lower.endswith(tuple(words("uninflected_endings"))) or bool(readings(lower))


def may_be_adjective(lower: str) -> bool:
    """Say whether a form that looks like a verb may be an adjective: informierten, wahre, and not berichten."""
    if lower.endswith("e") and all(form.tense in ("subjunctive1", "") for form in readings(lower)):
        return True
    stems = (lower.removesuffix(ending) for ending in _ADJECTIVE_ENDINGS if lower.endswith(ending))
    return any(form.shape == "participle" for stem in stems for form in readings(stem))


def _initial(lowers: Sequence[str], tags: Sequence[Tag], index: int) -> Tag:
    """Tag a capitalised word at the beginning of a sentence, where the capital says nothing."""
    lower = lowers[index]
    after = tags[index + 1] if index + 1 < len(tags) else Tag.MARK
    forms = readings(lower)
    finite = any(form.shape == "finite" for form in forms)
    owned = after is Tag.DETERMINER and lowers[index + 1] in words("genitive_determiners")
    declined = lower.endswith("e") and not _governs(lower) and (after is Tag.NOUN or owned)
    asking = any(form.tense == "present" for form in forms) and _governs(lower)  # Werden sie gehen? Not: Sollten sie
    opens = after in (Tag.DETERMINER, Tag.PRONOUN, Tag.NOUN) and (asking or not lower.endswith("en"))
    if finite and opens and not declined:
        return Tag.FINITE
    participle = any(form.shape == "participle" for form in forms)
    if participle and (after is Tag.MARK or (after is Tag.FINITE and _governs(lowers[index + 1]))):
        return Tag.NONFINITE
    if after is Tag.FINITE and lower in words("mood_participles"):
        return Tag.ADVERB
    present = lower.endswith("end") and any(form.shape == "infinitive" for form in readings(lower.removesuffix("d")))
    long = len(lower) > len("Glos")  # a name
    if after is not Tag.NOUN and (present or (long and lower.endswith(tuple(words("adverb_endings"))))):
        return Tag.ADVERB
    declinable = lower.endswith(_ADJECTIVE_ENDINGS) and not any(is_listed(sort, lower) for sort in _ROLES)
    if after is Tag.NOUN and declinable and not lowers[index + 1].startswith("von"):
        return Tag.ADJECTIVE
    return Tag.NOUN


def settle_articles(tokens: Sequence[str], tags: list[Tag]) -> None:
    """Turn a determiner without a noun phrase behind it into a pronoun."""
    for index in range(len(tags) - 1, -1, -1):
        if tags[index] is not Tag.DETERMINER:
            continue
        after = tags[index + 1] if index + 1 < len(tags) else Tag.MARK
        if tokens[index].lower() in words("verbal_determiners") and after not in (Tag.NOUN, Tag.ADJECTIVE, Tag.NUMERAL):
            tags[index] = Tag.FINITE
        elif not _opens_noun_phrase(tokens, tags, index):
            tags[index] = Tag.PRONOUN


def _opens_noun_phrase(tokens: Sequence[str], tags: list[Tag], index: int) -> bool:
    lower = tokens[index].lower()
    for position in range(index + 1, min(index + 9, len(tags))):
        here = tags[position]
        if here is Tag.NOUN:
            return True
        if position == index + 1 and {lower, tokens[position].lower()} <= words("definite_articles"):
            return False
        if position == index + 1 and tokens[position] in ("den", "dem", "das") and lower in words("plural_starts"):
            return False  # viele den Kopf
        if here is Tag.PRONOUN and position == index + 1 and _has_attribute(tokens, tags, position):
            continue
        if here in (Tag.MARK, Tag.CONJUNCTION, Tag.PRONOUN) and tokens[position] not in ("„", '"', "»", "‚", ","):
            return False
        if here is Tag.FINITE and position == index + 1:
            return False
        if here is Tag.MARK and tokens[position] == "," and tags[position - 1] is not Tag.ADJECTIVE:
            return False
    return False


def _has_attribute(tokens: Sequence[str], tags: Sequence[Tag], pronoun: int) -> bool:
    """Say whether a dative stands with a participle before a noun: die *ihm* vorgeworfene Tat."""
    after = pronoun + 1
    if tokens[pronoun] not in words("dative_persons") or after + 1 >= len(tags) or tags[after + 1] is not Tag.NOUN:
        return False
    return tags[after] is not Tag.NOUN and may_be_adjective(tokens[after])


def _settle_after_zu(tokens: Sequence[str], lowers: Sequence[str], tags: list[Tag]) -> None:
    """Turn what follows "zu" and no noun phrase can begin with into an infinitive: beteiligt gewesen zu *sein*."""
    for index in range(1, len(tags)):
        lower = lowers[index]
        if lower[-1:] != "n" or tokens[index] != lower or tags[index] in (Tag.NONFINITE, Tag.PREPOSITION):
            continue
        after = tags[index + 1] if index + 1 < len(tags) else Tag.MARK
        bare = after not in (Tag.NOUN, Tag.ADJECTIVE, Tag.NUMERAL)
        auxiliary = tags[index - 1] is Tag.NONFINITE and _governs_at_all(lower)
        if bare and tags[index] is not Tag.FINITE and (lowers[index - 1] == "zu" or auxiliary):
            tags[index] = Tag.NONFINITE


def _settle_attributes(tokens: Sequence[str], lowers: Sequence[str], tags: list[Tag]) -> None:
    """Turn a participle that ends an expanded attribute into an adjective: die am Dienstag *genannten* Zahlen."""
    for index in range(2, len(tags) - 1):
        if tags[index] is not Tag.FINITE and tags[index] is not Tag.NONFINITE:
            continue
        opened = tags[index - 2] is Tag.DETERMINER and (index < 3 or tokens[index - 3] != ",")
        if opened and _has_attribute(tokens, tags, index - 1):
            tags[index] = Tag.ADJECTIVE
            continue
        between_nouns = tags[index - 1] is tags[index + 1] is Tag.NOUN
        if not between_nouns or not may_be_adjective(lowers[index]):
            continue
        for start in range(index - 2, max(-1, index - 7), -1):
            if tags[start] in (Tag.MARK, Tag.FINITE, Tag.CONJUNCTION) and lowers[start] not in words("joining_words"):
                break
            if tags[start] is Tag.DETERMINER and tags[start + 1] in (Tag.PREPOSITION, Tag.DETERMINER):
                if start == 0 or tokens[start - 1] != ",":
                    tags[index] = Tag.ADJECTIVE
                break


def _settle_infinitives(tokens: Sequence[str], lowers: Sequence[str], tags: list[Tag]) -> None:
    """Turn a form that may be plural or infinitive, finite or participle, into what its clause leaves room for."""
    for index, here in enumerate(tags):
        if here is not Tag.FINITE:
            continue
        if _is_finite(lowers[index]):
            continue
        infinitive = index and lowers[index - 1] == "zu"
        if infinitive or _leads_infinitive(tokens, tags, index) or _has_other_finite(tokens, tags, index):
            tags[index] = Tag.NONFINITE


@lru_cache(maxsize=_KEPT)
def _is_participle(lower: str) -> bool:
    return any(form.shape == "participle" for form in readings(lower))


def _settle_openers(tokens: Sequence[str], lowers: Sequence[str], tags: list[Tag]) -> None:
    """Turn a preposition into the conjunction it can be where a verb ends its clause: *während* er das sagte."""
    for index, here in enumerate(tags):
        if here is not Tag.PREPOSITION or lowers[index] not in words("weak_subordinators"):
            continue
        if index and tokens[index - 1] not in (",", ":"):
            continue
        end = next((at for at in range(index, len(tags)) if tags[at] is Tag.MARK), len(tags))
        finites = [at for at in range(index, end) if tags[at] is Tag.FINITE]
        oblique = words("oblique_determiners") | words("genitive_determiners")
        alone = finites == [end - 1] or (finites[-1:] == [end - 1] and tokens[index + 1].lower() not in oblique)
        if alone and end - index > 2:
            tags[index] = Tag.CONJUNCTION


@lru_cache(maxsize=_KEPT)
def _is_finite(lower: str) -> bool:
    """Say whether a form can be nothing but finite."""
    return {form.shape for form in readings(lower)} == {"finite"}


def _leads_infinitive(tokens: Sequence[str], tags: list[Tag], index: int) -> bool:
    """Say whether a participle stands before its auxiliary: beteiligt *gewesen* zu sein, verletzt *zu* haben."""
    if not _is_participle(tokens[index].lower()):
        return False
    behind = index + (2 if tokens[index + 1 : index + 2] == ["zu"] else 1)
    return behind < len(tags) and tags[behind] is Tag.NONFINITE and _governs_at_all(tokens[behind].lower())


def _has_other_finite(tokens: Sequence[str], tags: list[Tag], index: int) -> bool:
    """Say whether an auxiliary or modal in the same stretch between marks needs this word as its non-finite part."""
    for step in (-1, 1):
        position = index + step
        while (
            0 <= position < len(tags) and abs(position - index) < _STRETCH and not _ends_stretch(tokens, tags, position)
        ):
            if tags[position] is Tag.FINITE and _governs(tokens[position].lower()):
                return True
            if step == 1 and position > index + 2:
                break
            position += step
    return False


def _ends_stretch(tokens: Sequence[str], tags: list[Tag], position: int) -> bool:
    return tags[position] is Tag.MARK and tokens[position] not in _INNER_MARKS


@lru_cache(maxsize=_KEPT)
def _governs_at_all(lower: str) -> bool:
    return any(form.lemma in words("governing_verbs") for form in readings(lower))


@lru_cache(maxsize=_KEPT)
def _governs(lower: str) -> bool:
    return any(form.lemma in words("governing_verbs") and form.shape == "finite" for form in readings(lower))
