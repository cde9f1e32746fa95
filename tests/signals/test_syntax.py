"""What the rest of the program asks of a text's grammar."""

import pytest
from spaced import phrase_words, read


def subject(sentence: str, verb: str) -> str | None:
    syntax = read(sentence)
    return phrase_words(syntax, syntax.subject_of(syntax.tokens.index(verb)))


@pytest.mark.parametrize(
    ("sentence", "verb", "expected"),
    [
        ("Der Senat bestreitet das .", "bestreitet", "Der Senat"),
        ("Am Montag bestritt der Senat das .", "bestritt", "der Senat"),
        ("Das bestreitet die Polizei .", "bestreitet", "die Polizei"),
        ("Das letzte Mal war ich dort .", "war", "ich"),
        ("Da kann man nichts machen .", "kann", "man"),
        ("Er sagt , dass niemand kommt .", "kommt", "niemand"),
        ("Sie sagen , sie wüssten nichts .", "wüssten", "sie"),
        ("Der Mann , der lacht , geht .", "lacht", "Der Mann"),
        ("Der Mann , den die Frau sieht , geht .", "sieht", "die Frau"),
        ("Sie meint , dass die Sache stimmt und nicht anders geht .", "geht", "die Sache"),
        ("Die Äußerungen nannte Weber falsch .", "nannte", "Weber"),
        ("Beamte bestreiten , etwas zu wissen .", "wissen", "Beamte"),
        ("Jeder habe das Recht zu gehen .", "habe", "Jeder"),
        ("Der Senat sagte , Bonn habe Pläne , und nannte Zahlen .", "nannte", "Der Senat"),
        ("Er sagt , die Züge seien voll und machten Lärm .", "machten", "die Züge"),
    ],
)
def test_a_verb_has_its_subject(sentence: str, verb: str, expected: str) -> None:
    # GIVEN a sentence
    # WHEN the subject of one of its verbs is asked for
    # THEN it is the right phrase
    assert subject(sentence, verb) == expected


@pytest.mark.parametrize(
    ("sentence", "verb", "lemma"),
    [
        ("Der Senat weist den Bericht zurück .", "weist", "zurück|weisen"),
        ("Der Senat weist den Vorwurf , er lüge , zurück .", "weist", "zurück|weisen"),
        ("Er sagt , dass sie es bekannt gab .", "gab", "bekannt|geben"),
        ("Er hat es bekannt gegeben .", "gegeben", "bekannt|geben"),
    ],
)
def test_a_split_verb_is_put_together(sentence: str, verb: str, lemma: str) -> None:
    # GIVEN a separable verb in two parts
    syntax = read(sentence)
    # WHEN its lemmas are asked for
    # THEN the whole verb is among them
    assert lemma in syntax.lemmas(syntax.tokens.index(verb))


def test_a_particle_belongs_to_the_nearest_verb() -> None:
    # GIVEN a sentence whose last word goes with the verb of the last clause
    syntax = read("Ein Sprecher erklärte , es gehe dem Jungen gut .")
    # WHEN the particle of the first verb is asked for
    # THEN there is none
    assert syntax.particle_of(2) is None


def test_a_particle_before_a_comma_governs_nothing_behind_it() -> None:
    # GIVEN a particle that looks like a preposition, a comma, and a new clause
    syntax = read("Die Firma teilte mit , man prüfe rechtliche Schritte .")
    # WHEN the subject of the new clause is asked for
    # THEN it is the pronoun, which no preposition governs
    assert phrase_words(syntax, syntax.subject_of(syntax.tokens.index("prüfe"))) == "man"
