"""Who denies."""

import pytest
from marked import article_of

from desktop.signals.analyser import Analyser


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        ("Der Kreml bestreitet den Vorwurf.", "Der Kreml"),
        ("Den Vorwurf bestreitet der Kreml.", "der Kreml"),
        ("Das weist die Kammer zurück.", "die Kammer"),
        ("Die Vorwürfe wurden von der Kammer zurückgewiesen.", "der Kammer"),
        ("Die Vorwürfe wurden zurückgewiesen.", None),
        ("Weber kam am Abend. Er bestritt die Tat.", "Weber"),
        ("Es kam der Angeklagte, der die Tat bestritt.", "der Angeklagte"),
        ("Weber, der krank war, kam am Abend. Er bestritt die Tat.", "Weber"),
        ("Das Dementi des Ministeriums kam am Abend.", "des Ministeriums"),
        ("Das Dementi kam am Abend.", None),
        ("Die Entkräftung des Vorwurfs durch das Amt half.", "das Amt"),
        ("Das sei falsch, sagte Weber.", "Weber"),
        ("Die Zahl ist falsch, zeigt der Vergleich.", None),
        ("Man weise das zurück, sagte Weber.", "Weber"),
        ("Die Firma wisse nichts davon, sagte Weber.", "Weber"),
        ("Er warf dem Land einen Angriff vor, was Moskau bestreitet.", "Moskau"),
        ("Das Ministerium schwieg lange. Dann sprach Weber. Dieser bestritt die Tat.", "Weber"),
        ("Aus Regierungskreisen wurde der Bericht zurückgewiesen.", "Regierungskreisen"),
        ("Der Präsident nannte ihn einen Lügner, bestritt die Vorwürfe und ging.", "Der Präsident"),
        ("Bonn hat den Bericht, der Mängel nannte, stets als unfair zurückgewiesen.", "Bonn"),
        ("Weber teilte mit, dass sein Mandant die Vorwürfe für falsch halte.", "sein Mandant"),
        ("Dem Ministerium ist davon nichts bekannt.", "Dem Ministerium"),
        ("Der Polizei liegen dazu keine Erkenntnisse vor.", "Der Polizei"),
        ("Mitten im Saal bestritt Weber die Tat.", "Weber"),
        ("Die ihm unterstellte Absicht weist Weber zurück.", "Weber"),
        ("Die Contorio AG teilte mit, zu dem Verfahren äußere sie sich nicht.", "Die Contorio AG"),
        ("Details zu dem Plan will der Verein nicht preisgeben.", "der Verein"),
        ("Dieser Darstellung widersprach der Verband.", "der Verband"),
        ("Die Feier fiel aus. Viele von ihnen leugnen die Gefahr.", "Viele"),
        ("Eine Anfrage an das Ministerium blieb unbeantwortet.", "das Ministerium"),
        ("Beim Verein will man sich dazu nicht äußern.", "Verein"),
        ("In Bonn wies Minister Weber Vorwürfe zurück.", "Minister Weber"),
    ],
)
def test_the_one_who_denies_is_found(analyser: Analyser, text: str, denier: str | None) -> None:
    # GIVEN a denial
    # WHEN it is analysed
    (signal,) = [signal for signal in analyser.analyse(article_of(text)).signals if signal.family == "D"]
    # THEN it is told who denies, or that the text does not say so (rule V-6)
    assert (signal.source.text if signal.source else None) == denier


@pytest.mark.parametrize(
    ("text", "strength"),
    [("Weber wies den Vorwurf zurück.", 2), ("Weber wies die Kritik zurück.", 1)],
)
def test_to_reject_criticism_is_less_than_to_reject_a_claim(analyser: Analyser, text: str, strength: int) -> None:
    # GIVEN what is rejected / WHEN analysed / THEN criticism weighs less, as it claims no fact (rule D-2)
    (signal,) = [signal for signal in analyser.analyse(article_of(text)).signals if signal.family == "D"]
    assert signal.strength == strength
