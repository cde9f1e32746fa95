"""Clauses of a sentence, and what sort each is."""

import pytest
from spaced import read, words_of


def sorts(text: str) -> list[tuple[str, str | None]]:
    syntax = read(text)
    return [(clause.sort, None if clause.finite is None else syntax.tokens[clause.finite]) for clause in syntax.clauses]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Er geht , weil es regnet .", [("main", "geht"), ("subordinate", "regnet")]),
        ("Auch wenn es regnet , geht er .", [("subordinate", "regnet"), ("main", "geht")]),
        ("Der Mann , der lacht , geht .", [("main", "geht"), ("relative", "lacht")]),
        ("BERLIN – Der Senat hat am Montag getagt .", [("fragment", None), ("main", "hat")]),
        ("Pläne – auch wenn sie teuer sind – könnten helfen .", [("main", "könnten"), ("subordinate", "sind")]),
        ("Er sagt , die Preise würden steigen .", [("main", "sagt"), ("main", "würden")]),
        ("Er sagt , das sei geplant .", [("main", "sagt"), ("main", "sei")]),
        ("Er sagt , die Maschine sei von dort gestartet .", [("main", "sagt"), ("main", "sei")]),
        (
            "Wir sahen Wege , die ins Tal führen und am Fluss enden .",
            [("main", "sahen"), ("relative", "führen"), ("relative", "enden")],
        ),
        (
            "Sie meint , dass es stimmt und nicht anders geht .",
            [("main", "meint"), ("subordinate", "stimmt"), ("subordinate", "geht")],
        ),
        ("Sie sagt , dass Anna , die Chefin , krank ist .", [("main", "sagt"), ("subordinate", "ist")]),
        ("Sie sagt , dass Anna – wie ihr Vater – krank ist .", [("main", "sagt"), ("subordinate", "ist")]),
        ("Er war für große , schrittweise Hilfen dankbar .", [("main", "war")]),
        ("Er versucht , den Zug zu erreichen .", [("main", "versucht"), ("infinitive", None)]),
        ("Als Grund nannte er den Regen .", [("main", "nannte")]),
        ("In Bonn , sagt er , sei es kalt .", [("main", "sei"), ("main", "sagt")]),
        ("In Bonn angekommen , ging er heim , rief an .", [("main", "ging"), ("main", "rief")]),
        ("Der Verein ( VfB ) der Stadt hat gewonnen .", [("main", "hat")]),
    ],
)
def test_clauses_are_told_by_comma_conjunction_and_verb(sentence: str, expected: list[tuple[str, str | None]]) -> None:
    # GIVEN a sentence of several clauses
    # WHEN it is split
    # THEN each clause has its sort and its verb
    assert sorts(sentence) == expected


def test_every_word_belongs_to_one_clause() -> None:
    # GIVEN a nested sentence
    syntax = read("Der Mann , der , wie er sagt , lacht , geht heim und bleibt dort .")
    # WHEN the words of all clauses are put together
    held = sorted(index for clause in syntax.clauses for index in clause.tokens)
    # THEN none is lost and none stands twice
    assert held == [index for index, token in enumerate(syntax.tokens) if token.isalnum()]


@pytest.mark.parametrize(
    ("sentence", "whole"),
    [
        ("Er hat den Plan , der viel kostet , scharf kritisiert und verworfen .", "scharf kritisiert und verworfen"),
        ("Er hat gestern , als er nach Bonn kam , gefehlt .", "gefehlt"),
        (
            "Er könne die Sorge der Leute , die lange warten mussten , gut nachvollziehen , sagte sie .",
            "nachvollziehen",
        ),
    ],
)
def test_an_auxiliary_finds_its_verb_behind_a_dependent_clause(sentence: str, whole: str) -> None:
    # GIVEN a main clause with a dependent clause between its auxiliary and what that governs
    syntax = read(sentence)
    # WHEN it is split
    main = syntax.clauses[0]
    # THEN the main clause holds both
    assert " ".join(syntax.tokens[index] for index in main.tokens).endswith(whole)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Es gebe nur Züge , aber keinen Bus , sagt Weber .", "sagt Weber"),
        ("Es gebe einen Zug – den letzten heute – , erklärte die Bahn .", "erklärte die Bahn"),
        ("Jetzt versuche er , als Fahrer unterzukommen , sagt sein Anwalt .", "sagt sein Anwalt"),
        ("Einen Bericht , wonach er gehe , wies er zurück .", "wonach er gehe"),
        ("Es regnete . Später , am Abend , kam Weber .", "Später , am Abend , kam Weber"),
    ],
)
def test_who_is_heard_behind_konjunktiv_has_a_clause_of_its_own(sentence: str, words: str) -> None:
    # GIVEN words in Konjunktiv that end in a part without a verb, and who says them; or a verb with all before it
    syntax = read(sentence)
    # WHEN the last clause is asked / THEN it begins with the verb, unless nothing else claims what stands before
    last = syntax.clauses[-1]
    assert words_of(syntax, last.start, last.end) == words


def test_what_ends_a_sentence_behind_a_dependent_clause_may_begin_another() -> None:
    # GIVEN a copula, and behind a dependent clause another verb with its subject
    # WHEN the sentence is split / THEN that verb has a clause of its own
    assert sorts("Er ist krank , weil er raucht , berichtet sie .")[-1] == ("main", "berichtet")
