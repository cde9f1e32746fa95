"""Whom a pronoun means, be it of one who speaks or of one who denies."""

import pytest
from spaced import phrase_words, read

from desktop.signals.context import Context
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.speech.frames import find_frames
from desktop.signals.speech.pronouns import resolved


def meant_by(text: str, pronoun: str) -> str | None:
    """Return whom a pronoun means, the last of its like."""
    syntax = read(text)
    at = len(syntax.tokens) - 1 - syntax.tokens[::-1].index(pronoun)
    heard = Context(syntax, find_frames(syntax)).heard_before(at)
    return phrase_words(syntax, resolved(syntax, NounPhrase(at, at + 1, at, None, nominative=True), heard))


@pytest.mark.parametrize(
    ("text", "pronoun", "meant"),
    [
        ("Der Minister kam . Er bestritt die Tat .", "Er", "Der Minister"),
        ("Berg schwieg . Weber kam , und er bestritt die Tat .", "er", "Weber"),
        ("Das Amt schwieg . Weber ist beschuldigt ; er bestreitet das .", "er", "Weber"),
        ("Berg schwieg . Als Weber kam , bestritt er die Tat .", "er", "Weber"),
        ("Berg schwieg . Weber kam , dann bestritt er die Tat .", "er", "Weber"),
        ("Weber sagte , der Minister sei krank . Er bestritt die Tat .", "Er", "Weber"),
        ("Weber sagte , es eile . Der Minister kam . Er bestritt die Tat .", "Er", "Der Minister"),
        ("Weber wies einen Bericht zurück , wonach er gehe . Das sei Unsinn , sagte er .", "er", "Weber"),
        ("Der Minister kam . Einen Bericht , wonach er gehe , wies er zurück .", "er", "Der Minister"),
        ("Das Amt lud Weber ein . Dieser bestritt die Tat .", "Dieser", "Weber"),
        ("Der Plan sah Weber vor . Der bestritt das .", "Der", "Weber"),
        ("Die Gäste kamen auf Betreiben eines Unternehmers , dieser bestritt das .", "dieser", "eines Unternehmers"),
        ("Weber sprach Polizisten am Flughafen an , diese bestritten das .", "diese", "Polizisten"),
        ("Die Ernüchterung kam . Alle sahen Weber . Sie bestritt die Tat .", "Sie", "Weber"),
        ("Weber setzt auf Gäste , die mit Streik drohen . Es sei eng , sagte er .", "er", "Weber"),
        ("Anna Weber sagte , es eile . Es gehe um Weber , weil sie das bestritt .", "sie", "Weber"),
        ("Weber sagte , es eile . Der Minister schwieg . Demnach ist Zeit .", "Demnach", "Weber"),
        ("Weber kam . " + "Es regnete . Es eile , sagte er . " * 3 + "Er bestritt die Tat .", "Er", "Weber"),
        ("Der Minister kam . Viele bestritten die Tat .", "Viele", "Viele"),
        ("Der Minister kam . Beide bestritten die Tat .", "Beide", "Beide"),
    ],
)
def test_a_pronoun_means_who_was_told_of_or_heard_last(text: str, pronoun: str, meant: str) -> None:
    # GIVEN a pronoun / WHEN it is resolved / THEN it means a person, the nearest of the best sort
    assert meant_by(text, pronoun) == meant


@pytest.mark.parametrize(
    ("text", "pronoun", "other"),
    [
        ("Der Zug ist voll . Der Minister ist krank , bestritt er .", "er", "Der Minister"),
        ("Der Bericht blieb aus , da er das bestritt .", "er", "Der Bericht"),
        ("Der Besuch fand in Bonn statt . Er bestritt die Tat .", "Er", "Bonn"),
        ("Weber lachte . " + "Es regnete . " * 5 + "Er bestritt die Tat .", "Er", "Weber"),
    ],
)
def test_a_pronoun_means_no_place_nor_text_and_nobody_far_or_in_what_is_said(
    text: str, pronoun: str, other: str
) -> None:
    # GIVEN a pronoun behind words of its own, a place, a text, or far from every person
    # WHEN it is resolved / THEN it means none of them
    assert meant_by(text, pronoun) != other
