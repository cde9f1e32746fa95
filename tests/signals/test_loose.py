"""Who is heard in a clause in Konjunktiv that hangs on no verb of saying."""

import pytest
from test_chains import source_of


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("Der Minister geht weiter : Es brauche mehr Ärzte .", "brauche", "Der Minister"),
        ("Der Minister tadelt den Plan , der zu teuer sei .", "sei", "Der Minister"),
        ("Viele schütteln den Kopf , denn der Saal sei zu groß .", "sei", "Viele"),
        ("„ Das ist teuer “ , sagt Weber , es sei besser , zu warten .", "sei", "Weber"),
        ("„ Das ist neu “ , sagte Weber . Er lobt die Stadt , die viel gelernt habe .", "habe", "Weber"),
        ("Das Blatt nennt zwei Beamte , die schweigen , weil es verboten sei .", "sei", "zwei Beamte"),
        ("Für Minister Weber ist klar : Nun müsse der Rat handeln .", "müsse", "Minister Weber"),
        ("Da der Saal voll sei , „ gehen wir nun alle in den Hof “ , sagte Weber .", "sei", "Weber"),
        (
            "Minister Berg kam . Nötig sei , „ dass wir alle nun warten “ , sagte Minister Weber .",
            "sei",
            "Minister Weber",
        ),
        ("„ Es reicht “ , sagte Weber . „ Ich sehe das wohl “ , doch der Plan sei gut .", "sei", "Weber"),
        ("„ Es reicht “ , sagte Weber . Die Leute , die da seien , verteilten sich .", "seien", "Weber"),
        ("Weber sagt , es reiche , doch Minister Berg widerspricht : Der Plan sei gut .", "sei", "Minister Berg"),
        ("Der GHX hält den Test für teuer , denn der Preis sei hoch .", "sei", "Der GHX"),
        (
            "Das liegt an den Zahlen , die Minister Weber vorlegt : Es habe viele Fälle gegeben .",
            "habe",
            "Minister Weber",
        ),
        ("Anna Katz kam . Katz schließt mit einem Rat , denn das Eis sei dünn .", "sei", "Katz"),
    ],
)
def test_a_loose_clause_is_that_of_whom_its_sentence_tells(text: str, word: str, source: str) -> None:
    # GIVEN a clause in Konjunktiv without a frame / WHEN its verb is asked / THEN who is told of before it says so
    assert source_of(text, word) == source


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Weber tat so , als sei nichts geschehen .", "sei"),
        ("Ich helfe , damit jeder Zeit habe .", "habe"),
        ("Der Saal ist leer , obwohl er offen sei .", "sei"),
        ("„ Es reicht “ , sagte Weber . Man muss ja glauben , Weber sei klug .", "sei"),
        ("Der Verband bekommt kein Geld , sondern werde an den Bund verwiesen .", "werde"),
    ],
)
def test_nobody_is_heard_where_nobody_is_told_of(text: str, word: str) -> None:
    # GIVEN an unreal comparison, the author himself, a thing / WHEN the verb is asked / THEN nobody says so
    assert source_of(text, word) is None
