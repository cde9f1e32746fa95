"""Who is introduced as what anywhere in a text (rule D-7)."""

from collections.abc import Iterator
from functools import lru_cache

from desktop.signals.descriptions import described_as, is_bare_name
from desktop.signals.grammar.phrases import NounPhrase, noun_phrase_at
from desktop.signals.grammar.roles import is_spokesperson, role_of
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.phrase_parts import core_end


def introduced_as(syntax: Syntax, name: str) -> str | None:
    """Return what a name is introduced as anywhere in a text; an office outweighs a party."""
    sentences = dict.fromkeys(syntax.sentence_of(index) for index in syntax.places.get(name.lower(), ()))
    found = (
        introduced for start, end in sentences for introduced in _introduced(syntax, syntax.phrases_of(start, end))
    )
    sorts = [sort for written, sort in found if written == name]
    if sorts:
        return "official" if sorts[0] == "party" and "official" in sorts else sorts[0]
    titled = _titled_as(syntax, name)
    if titled is not None or has_full_name(syntax, name):
        return titled
    return _spoken_for_as(syntax, name) or _taken_up_as(syntax, name)


def _titled_as(syntax: Syntax, name: str) -> str | None:
    """Return the office right before a name inside another phrase: die Festnahme von *Gouverneur* Karl Weber."""
    for index in syntax.places.get(name.lower(), ()):
        start = index
        while start and syntax.tags[start - 1] is Tag.NOUN:
            start -= 1
        title = noun_phrase_at(syntax.tokens, syntax.tags, start, index + 1) if start < index else None
        around = syntax.phrase_around(index)
        if title is not None and around is not None and around.head < title.head:
            return described_as(syntax, title)
    return None


def has_full_name(syntax: Syntax, name: str) -> bool:
    """Say whether a name stands behind another one anywhere in a text: Anna *Winter*."""
    for index in syntax.places.get(name.lower(), ()):
        found = syntax.phrase_around(index)
        if found is not None and found.head < index == core_end(syntax, found) - 1 and syntax.tokens[index] == name:
            return True
    return False


def _spoken_for_as(syntax: Syntax, name: str) -> str | None:
    """Return "org" where somebody speaks for a name or works there: eine *Contorio-Sprecherin*."""
    started = name.lower() + "-"
    if any(is_spokesperson(lower) for lower in _compounds(syntax) if lower.startswith(started)):
        return "org"
    before = (syntax.lowers[max(0, index - 2) : index] for index in syntax.places.get(name.lower(), ()))
    staffed = any(near[-1:] in (["von"], ["bei"]) and near[0] in words("staff_nouns") for near in before)
    return "org" if staffed else None


@lru_cache(maxsize=1)
def _compounds(syntax: Syntax) -> list[str]:
    """Return the words with a hyphen; a text with many names is asked for them many times."""
    return [lower for lower in syntax.places if "-" in lower]


def _taken_up_as(syntax: Syntax, name: str) -> str | None:
    """Return what the next sentence takes up a name as: *Contorio* schweigt. *Das Unternehmen* baut um."""
    for index in syntax.places.get(name.lower(), ()):
        phrase = syntax.phrase_around(index)
        if phrase is None or phrase.preposition is not None or not is_bare_name(syntax, phrase):
            continue
        after = syntax.sentence_of(index)[1]
        lower = syntax.lowers[after + 1] if after + 1 < len(syntax.lowers) else ""
        if lower in words("taken_up_bodies") and syntax.lowers[after] in words("definite_articles"):
            return role_of(lower)
    return None


def _introduced(syntax: Syntax, phrases: list[NounPhrase]) -> Iterator[tuple[str, str]]:
    """Yield the names of a sentence that stand in one phrase with a role, or beside one: Weber, Chef der Bahn."""
    for number, phrase in enumerate(phrases):
        if syntax.tags[phrase.head] is not Tag.NOUN:
            continue
        sort = described_as(syntax, phrase)
        name = _name_in(syntax, phrase)
        if sort:
            yield from ((short, sort) for short in _short_names(syntax, phrase))
        if sort and name:
            yield name, sort
        else:
            last = _with_attributes(syntax, phrases, number)
            if last + 1 < len(phrases) and _stand_side_by_side(syntax, phrases[last], phrases[last + 1]):
                yield from _by_apposition(syntax, phrase, phrases[last + 1])


def _with_attributes(syntax: Syntax, phrases: list[NounPhrase], number: int) -> int:
    """Return the last phrase that belongs to one by prepositions and "und": Rat *für Schule und Sport*, Anna Winter."""
    while number + 1 < len(phrases):
        here, after = phrases[number], phrases[number + 1]
        governed = after.preposition == here.end == after.start - 1
        joined = here.preposition is not None and after.start == here.end + 1 and syntax.lowers[here.end] == "und"
        if not (governed or joined):
            break
        number += 1
    return number


def _by_apposition(syntax: Syntax, first: NounPhrase, second: NounPhrase) -> Iterator[tuple[str, str]]:
    for name, role in ((first, second), (second, first)):
        sort = described_as(syntax, role)
        if sort and is_bare_name(syntax, name):
            yield syntax.tokens[core_end(syntax, name) - 1], sort
            return


def _stand_side_by_side(syntax: Syntax, first: NounPhrase, second: NounPhrase) -> bool:
    """Say whether nothing but a comma parts two phrases, and a mark ends the second."""
    if second.start != first.end + 1 or syntax.tokens[first.end] != "," or second.preposition is not None:
        return False
    return second.end >= len(syntax.tokens) or syntax.tags[second.end] in (Tag.MARK, Tag.CONJUNCTION, Tag.PREPOSITION)


def _short_names(syntax: Syntax, phrase: NounPhrase) -> list[str]:
    """Return the short names that stand in brackets behind a name: Verband der Wirte (*VdW*)."""
    bracketed = (index for index in range(phrase.head + 1, phrase.end) if syntax.tokens[index - 1] == "(")
    return [syntax.tokens[index] for index in bracketed if role_of(syntax.lowers[index]) is None]


def _name_in(syntax: Syntax, phrase: NounPhrase) -> str | None:
    """Return the last name of a phrase that says what somebody is, None where it has a role alone."""
    end = core_end(syntax, phrase)
    last = syntax.lowers[end - 1]
    called = end - 2 >= phrase.head and role_of(syntax.lowers[end - 2]) is None  # Karl Bauer
    if (role_of(last) and not called) or last in words("time_nouns"):
        return None
    named = end - 1 > phrase.head or end < phrase.end
    return syntax.tokens[end - 1] if named else None
