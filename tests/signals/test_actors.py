"""What sort of actor a noun phrase names."""

import pytest
from spaced import read

from desktop.signals.actors import Actors
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.syntax import Syntax


def phrase_at(syntax: Syntax, word: str) -> NounPhrase:
    """Return the last phrase that holds a word."""
    index = len(syntax.tokens) - 1 - syntax.tokens[::-1].index(word)
    found = syntax.phrase_around(index)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "word", "sort"),
    [
        ("Das Innenministerium schwieg .", "Innenministerium", "official"),
        ("Der US-Präsident schwieg .", "US-Präsident", "official"),
        ("Die Opposition schwieg .", "Opposition", "party"),
        ("Der SPD-Chef schwieg .", "SPD-Chef", "party"),
        ("Der Autokonzern schwieg .", "Autokonzern", "org"),
        ("Die Anwältin schwieg .", "Anwältin", "private"),
        ("Der Staatsanwalt schwieg .", "Staatsanwalt", "official"),
        ("Die Lokalzeitung schwieg .", "Lokalzeitung", "media"),
        ("Das Wetter war gut .", "Wetter", "unknown"),
        ("Weber schwieg .", "Weber", "person"),
        ("Minister Karl Weber kam . Weber schwieg .", "Weber", "official"),
        ("Weber schwieg . Minister Karl Weber kam .", "Weber", "official"),
        ("Die Festnahme von Gouverneur Karl Weber fiel auf . Weber schwieg .", "Weber", "official"),
        ("Staats- und Parteichef Karl Weber kam . Weber schwieg .", "Weber", "official"),
        ("Partei- und Fraktionschef Karl Weber kam . Weber schwieg .", "Weber", "party"),
        ("Das Ministerium schwieg . Ein Sprecher lachte .", "Sprecher", "official"),
        ("Die Opposition schwieg . Eine Sprecherin lachte .", "Sprecherin", "party"),
        ("Ein Sprecher lachte .", "Sprecher", "org"),
        ("Der Präsident der Ärztekammer schwieg .", "Präsident", "org"),
        ("Der Chef der Bundespolizei schwieg .", "Chef", "official"),
        ("Der CDU-Landeschef schwieg .", "CDU-Landeschef", "party"),
        ("Japans Regierung schwieg .", "Regierung", "official"),
        ("Webers Anwalt schwieg .", "Anwalt", "private"),
        ("Das Weiße Haus schwieg .", "Haus", "official"),
        ("Das Haus war leer .", "Haus", "unknown"),
        ("Der frühere Minister Weber schwieg .", "Minister", "person"),
        ("Karl Weber , Chef der Bahn , kam . Weber schwieg .", "Weber", "org"),
        ("Der Geschäftsführer , Karl Weber , kam . Weber schwieg .", "Weber", "org"),
        ("Karl Weber ( SPD ) kam . Weber schwieg .", "Weber", "party"),
        ("Minister Karl Weber kam . Karl Weber ( SPD ) schwieg .", "Weber", "official"),
        ("Die Sängerin Anna Berg kam . Berg schwieg .", "Berg", "private"),
        ("Der angeklagte Geschäftsführer schwieg .", "Geschäftsführer", "private"),
        ("Die Autobranche schwieg .", "Autobranche", "org"),
        ("Die Regierungsseite schwieg .", "Regierungsseite", "official"),
        ("Der Konzern schwieg . In einer Mitteilung stand es .", "Mitteilung", "org"),
        ("In einer Mitteilung stand es .", "Mitteilung", "unknown"),
        ("Der Ministerpräsident und CDU-Chef schwieg .", "Ministerpräsident", "official"),
        ("Ministerpräsident Karl Weber ( CDU ) schwieg .", "Ministerpräsident", "official"),
        ("Die Finanz- und Gesundheitsämter schwiegen .", "Finanz-", "official"),
        ("Der Bund der Wirte ( BdW ) und der Verband der Köche ( VdK ) kamen . VdK schwieg .", "VdK", "org"),
        ("Das Amt der Länder ( AdL ) kam . Das AdL schwieg .", "AdL", "official"),
        ("Die KfX schwieg .", "KfX", "org"),
        ("McWeber schwieg .", "McWeber", "person"),
        ("Contorio schwieg . Das Unternehmen baut um .", "Contorio", "org"),
        ("Anna Contorio kam . Contorio schwieg . Das Unternehmen baut um .", "Contorio", "person"),
        ("Karl Weber , Sprecher der Polizei in Bonn , kam . Weber schwieg .", "Weber", "official"),
        ("Der Stadtrat für Schule und Sport , Karl Weber , kam . Weber schwieg .", "Weber", "official"),
        ("Die SPD-Gesundheitsexpertin schwieg .", "SPD-Gesundheitsexpertin", "party"),
        ("Der Mietexperte der CDU schwieg .", "Mietexperte", "party"),
        ("Anna Weber , Sprecherin der Linksfraktion , schwieg .", "Linksfraktion", "party"),
        ("Bürgermeister Karl Bauer kam . Bauer schwieg .", "Bauer", "official"),
        ("Der Bauer schwieg .", "Bauer", "private"),
        ("Contorio schwieg . Eine Contorio-Sprecherin lachte .", "Contorio", "org"),
        ("Ein Sprecher von Contorio kam . Contorio schwieg .", "Contorio", "org"),
        ("Denis Contornis schwieg .", "Denis", "person"),
        ("Die Biostatistikerin Anna Berg von der Universität schwieg .", "Biostatistikerin", "private"),
        ("Anna Berg von der Universität schwieg .", "Anna", "person"),
        ("Der Pressesprecher des Vereins schwieg .", "Pressesprecher", "org"),
        ("Der Pressesprecher von Contorio schwieg .", "Pressesprecher", "org"),
    ],
)
def test_an_actor_is_of_a_sort(text: str, word: str, sort: str) -> None:
    # GIVEN a text / WHEN a phrase of it is asked what it names / THEN the sort is told (rule D-7)
    syntax = read(text)
    assert Actors(syntax).type_of(phrase_at(syntax, word)) == sort


def test_a_spokesperson_does_not_speak_for_a_body_far_before() -> None:
    # GIVEN a body named five sentences before a spokesperson without a name
    syntax = read("Das Ministerium schwieg . " + "Es regnete . " * 4 + "Ein Sprecher lachte .")
    # WHEN he is asked for / THEN only that he speaks for some body is told
    assert Actors(syntax).type_of(phrase_at(syntax, "Sprecher")) == "org"


@pytest.mark.parametrize(
    ("text", "word", "speaks"),
    [
        ("Der Minister schwieg .", "Minister", True),
        ("Weber schwieg .", "Weber", True),
        ("Da schwieg er .", "er", True),
        ("Da fehlte es .", "es", False),
        ("Forschung hilft .", "Forschung", False),
        ("Das Wetter war gut .", "Wetter", False),
    ],
)
def test_roles_names_and_persons_can_speak(text: str, word: str, speaks: bool) -> None:
    # GIVEN a phrase / WHEN it is asked whether it can speak / THEN things cannot
    syntax = read(text)
    assert Actors(syntax).can_speak(phrase_at(syntax, word)) is speaks
