"""What the words of a phrase say somebody is (rule D-7)."""

from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.roles import (
    ACTORS,
    BODIES,
    is_leader,
    is_spokesperson,
    led_by,
    names_office,
    role_of,
    role_of_pair,
)
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import is_listed, words
from desktop.signals.phrase_parts import core_end, nouns_in


def described_as(syntax: Syntax, phrase: NounPhrase) -> str | None:
    """Return the sort of actor that the words of a phrase tell, None where they tell of none.

    The first noun with a role decides: *Außenminister* Weber, Japans *Regierung*, Weber vom *Gesundheitsamt*. A
    leader is what he leads: Präsident der *Ärztekammer*.
    """
    if not words("accused_adjectives").isdisjoint(syntax.lowers[phrase.start : phrase.head]):
        return "private"  # der angeklagte Bauleiter speaks for himself (rule D-9)
    core = range(phrase.head, core_end(syntax, phrase))
    outside = [index for index in nouns_in(syntax, phrase) if index not in core]
    role = next((index for index in core if _role_at(syntax, index)), None)
    if role is None:
        inherits = syntax.is_bare(phrase) or syntax.lowers[phrase.head].endswith(tuple(words("person_endings")))
        role = next((index for index in outside if inherits and _role_at(syntax, index) in ACTORS), None)
        if role is not None and is_listed("academic_bodies", syntax.lowers[role]):
            return None  # whoever does research there speaks for himself
    if role is None:
        return None
    if _is_former(syntax, phrase, role):
        return "person"
    if is_listed("party_voices", syntax.lowers[role]) and any(_role_at(syntax, index) == "party" for index in outside):
        return "party"
    if is_leader(syntax.lowers[role]) and not names_office(syntax.lowers[role]):
        led = (_role_at(syntax, index) for index in outside if index > role)
        return next((sort for sort in led if sort in BODIES), None) or _role_at(syntax, role)
    return _role_at(syntax, role)


def surrounded_by(syntax: Syntax, phrase: NounPhrase) -> str:
    """Return the sort of the body around which somebody speaks: *Regierung*skreise, Umfeld des *Ministers*."""
    outside = (_role_at(syntax, index) for index in nouns_in(syntax, phrase) if index > phrase.head)
    return led_by(syntax.lowers[phrase.head], "body_circles") or next((sort for sort in outside if sort), "unknown")


def _role_at(syntax: Syntax, index: int) -> str | None:
    """Return the sort of actor a noun names, with the adjective before it where they make one name: Weißes Haus.

    Of a compound that is cut short the one behind it tells: die Wirtschafts- und *Finanzaufsicht*. Of two offices that
    of a state outweighs the other: Staats- und *Parteichef*.
    """
    if syntax.tokens[index].endswith("-"):
        whole = index + 2
        return role_of(syntax.lowers[whole]) if whole < len(syntax.lowers) else None
    if index > 1 and syntax.tokens[index - 2].endswith("-") and syntax.lowers[index - 1] in words("joining_words"):
        paired = role_of_pair(syntax.lowers[index - 2].removesuffix("-"), syntax.lowers[index])
        return "official" if paired == "official" else role_of(syntax.lowers[index])
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
    return is_bare_noun(syntax, phrase) and _may_be_name(syntax, phrase.head)


def is_bare_noun(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether a phrase is a noun without an article that by its words is neither an actor nor a thing."""
    if syntax.tags[phrase.head] is not Tag.NOUN or not syntax.is_bare(phrase):
        return False
    if any(role_of(syntax.lowers[index]) for index in range(phrase.head, core_end(syntax, phrase))):
        return False
    several = core_end(syntax, phrase) > phrase.start + 1  # Denis Koskinis
    return several or not syntax.lowers[phrase.head].endswith(tuple(words("thing_endings")))


def _may_be_name(syntax: Syntax, index: int) -> bool:
    """Say whether the language model leaves room for a name; it takes many a name for a masculine noun."""
    annotation = syntax.annotations[index]
    if annotation is None or annotation.tag == "NE":
        return True
    return annotation.number != "Plur" and annotation.gender != "Fem"


def is_named_body(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether a name stands with an article, as that of a body does: die EPA, das CHE."""
    if phrase.head != phrase.start + 1 or core_end(syntax, phrase) != phrase.end:
        return False
    if syntax.lowers[phrase.start] not in words("definite_articles"):
        return False
    if is_written_as_brand(syntax.tokens[phrase.head]):
        return True
    if syntax.lowers[phrase.head].endswith(tuple(words("person_endings"))):
        return False
    annotation = syntax.annotations[phrase.head]
    return annotation is not None and annotation.tag == "NE"


def is_written_as_brand(token: str) -> bool:
    """Say whether a name has capitals inside, as that of a person has not: EPA, KfW; not: McCain, Müller-Weber."""
    inside = [index for index, sign in enumerate(token) if index and sign.isupper() and token[index - 1] != "-"]
    return bool(inside) and token[: inside[0]].lower() not in words("name_starts")
