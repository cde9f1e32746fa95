"""What a text says somebody is: the words of a phrase, and who is introduced as what (rule D-7)."""

from collections.abc import Iterator

from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.roles import ACTORS, BODIES, is_leader, is_spokesperson, role_of
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.phrase_parts import core_end, nouns_in


def described_as(syntax: Syntax, phrase: NounPhrase) -> str | None:
    """Return the sort of actor that the words of a phrase tell, None where they tell of none.

    The first noun with a role decides: *Außenminister* Weber, Japans *Regierung*, Weber vom *Gesundheitsamt*. A
    leader is what he leads: Präsident der *Ärztekammer*.
    """
    if not words("accused_adjectives").isdisjoint(syntax.lowers[phrase.start : phrase.head]):
        return "private"  # der angeklagte Bauleiter speaks for himself (rule D-9)
    core = range(phrase.head, core_end(syntax, phrase))
    role = next((index for index in core if _role_at(syntax, index)), None)
    outside = [index for index in nouns_in(syntax, phrase) if index not in core]
    if role is None:
        inherits = phrase.start == phrase.head or syntax.lowers[phrase.head].endswith(tuple(words("person_endings")))
        return next((sort for index in outside if inherits and (sort := _role_at(syntax, index)) in ACTORS), None)
    if _is_former(syntax, phrase, role):
        return "person"
    if is_leader(syntax.lowers[role]):
        led = (_role_at(syntax, index) for index in outside if index > role)
        return next((sort for sort in led if sort in BODIES), None) or _role_at(syntax, role)
    return _role_at(syntax, role)


def _role_at(syntax: Syntax, index: int) -> str | None:
    """Return the sort of actor a noun names, with the adjective before it where they make one name: Weißes Haus."""
    pair = f"{syntax.lowers[index - 1]}_{syntax.lowers[index]}" if index else ""
    return "official" if pair in words("official_names") else role_of(syntax.lowers[index])


def _is_former(syntax: Syntax, phrase: NounPhrase, role: int) -> bool:
    """Say whether the office is one of the past: der frühere Minister, Ex-Kanzler."""
    lower = syntax.lowers[role]
    past = not words("former_words").isdisjoint(syntax.lowers[phrase.start : role])
    return lower.startswith(tuple(words("former_parts"))) or (past and lower.endswith(tuple(words("office_endings"))))


def is_lone_spokesperson(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether a phrase names a spokesperson and nobody he speaks for."""
    lower = syntax.lowers[phrase.head]
    return is_spokesperson(lower) and lower in words("spokespersons") and len(nouns_in(syntax, phrase)) == 1


def is_lone_statement(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether a phrase names a statement and nobody who makes it: in einer Mitteilung."""
    return syntax.lowers[phrase.head] in words("statement_nouns") and len(nouns_in(syntax, phrase)) == 1


def is_bare_name(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether a phrase is nothing but a name, as far as that can be told: Weber, Anna Berg (SPD)."""
    if phrase.start != phrase.head or syntax.tags[phrase.head] is not Tag.NOUN:
        return False
    if any(role_of(syntax.lowers[index]) for index in range(phrase.head, core_end(syntax, phrase))):
        return False
    return not syntax.lowers[phrase.head].endswith(tuple(words("thing_endings"))) and _may_be_name(syntax, phrase.head)


def _may_be_name(syntax: Syntax, index: int) -> bool:
    """Say whether the language model leaves room for a name; it takes many a name for a masculine noun."""
    annotation = syntax.annotations[index]
    if annotation is None or annotation.tag == "NE":
        return True
    return annotation.number != "Plur" and annotation.gender != "Fem"


def introduced_as(syntax: Syntax, name: str) -> str | None:
    """Return what a name is introduced as anywhere in a text; an office outweighs a party."""
    sentences = dict.fromkeys(syntax.sentence_of(index) for index in syntax.places.get(name.lower(), ()))
    found = (
        introduced for start, end in sentences for introduced in _introduced(syntax, syntax.phrases_of(start, end))
    )
    sorts = [sort for written, sort in found if written == name]
    return "official" if sorts[:1] == ["party"] and "official" in sorts else next(iter(sorts), None)


def _introduced(syntax: Syntax, phrases: list[NounPhrase]) -> Iterator[tuple[str, str]]:
    """Yield the names of a sentence that stand in one phrase with a role, or beside one: Weber, Chef der Bahn."""
    for number, phrase in enumerate(phrases):
        if syntax.tags[phrase.head] is not Tag.NOUN:
            continue
        sort = described_as(syntax, phrase)
        name = _name_in(syntax, phrase)
        if sort and name:
            yield name, sort
        elif number + 1 < len(phrases) and _stand_side_by_side(syntax, phrase, phrases[number + 1]):
            yield from _by_apposition(syntax, phrase, phrases[number + 1])


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
    return second.end >= len(syntax.tokens) or syntax.tags[second.end] is Tag.MARK


def _name_in(syntax: Syntax, phrase: NounPhrase) -> str | None:
    """Return the last name of a phrase that says what somebody is, None where it has a role alone."""
    end = core_end(syntax, phrase)
    last = syntax.lowers[end - 1]
    if role_of(last) or last in words("time_nouns"):
        return None
    named = end - 1 > phrase.head or end < phrase.end
    return syntax.tokens[end - 1] if named else None
