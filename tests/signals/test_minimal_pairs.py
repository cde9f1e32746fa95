"""Minimal pairs: the same words in two senses. What is expected is the full list of kinds."""

import pytest
from marked import article_of

from desktop.signals.analyser import Analyser

PAIRS = [
    ("Die Kinder fühlen sich wohl.", ""),
    ("Er ist wohl krank.", "H.adv"),
    ("Sowohl Berlin als auch Paris stimmten zu. Das ist sehr wohl möglich.", ""),
    ("Die Arbeiten sollen im Mai beginnen.", ""),
    ("Der Mann soll im Mai geflohen sein.", "H.evid"),
    ("Die Strecke soll bis Ostern fertiggestellt sein.", ""),
    ("Laut Polizei soll er zugeschlagen haben.", "H.evid"),
    ("Ausnahmen soll es nur für Labore geben.", ""),
    ("In dem Lager soll es 40 Gefangene geben.", "H.evid"),
    ("Wenn sie könnte, würde sie bleiben.", ""),
    ("Die Lage könnte eskalieren.", "H.mod"),
    ("Mit den Daten könnten Ärzte schneller helfen. Könnten Sie warten?", ""),
    ("Die Läden dürften wieder öffnen, teilte der Senat mit.", "H.konj"),
    ("Die Preise dürften steigen.", "H.mod"),
    ("Er will Kanzler werden.", ""),
    ("Er will den Täter gesehen haben.", "H.evid"),
    ("Die Sonne scheint.", ""),
    ("Der Plan scheint gescheitert.", "H.verb"),
    ("Er tat alles Mögliche. Alle möglichen Gründe.", ""),
    ("Ein möglicher Rücktritt beschäftigt die Partei.", "H.adj"),
    ("Der Sieg war denkbar knapp.", ""),
    ("Denkbar ist, dass er zurücktritt.", "H.adj"),
    ("Kein Zweifel: Sie gewinnt.", ""),
    ("Es gibt Zweifel an der Zahl.", "H.noun"),
    ("Es sei denn, es regnet. Wie dem auch sei. Gott sei Dank.", ""),
    ("Sie meint es ernst, und das ist meine Sicht.", ""),
    ("Er sagte, sie meine es ernst.", "H.konj"),
    ("„Ich habe gewonnen“, sagte er.", ""),
    ("Er habe gewonnen, sagte er.", "H.konj"),
    ("Sie tat, als ob nichts gewesen sei.", ""),
    ("In vier Landkreisen und im Freundeskreis gab es Streit.", ""),
    ("Der Plan ist tot, hieß es in Regierungskreisen.", "A.circle"),
    ("Hubschrauber kreisen über der Stadt.", ""),
    ("Die Quelle der Infektion ist unbekannt.", "H.unk"),
    ("Eine Quelle im Ministerium sagte, das Geld ist da.", "A.source"),
    ("Quelle: dpa. Gold als sichere Einnahmequelle.", ""),
    ("Beamte riegelten den Platz ab.", ""),
    ("Beamte bestätigten den Bericht.", "A.official"),
    ("Eine Polizeisprecherin sagte, die Straße ist frei.", ""),
    ("Ein Polizist, der anonym bleiben will, sagte, die Straße ist frei.", "A.person"),
    ("Der Außenminister sagte, die Straße ist frei.", ""),
    ("Ein Minister sagte der Zeitung, die Straße ist frei.", "A.official"),
    ("Das heißt, wir fahren. Wie heißt es so schön?", ""),
    ("Es heißt, er trete zurück.", "A.hearsay H.konj"),
    ("Der Weg sei frei, hieß es in der Erklärung des Ministeriums.", "H.konj"),
    ("Das Virus kursiert.", ""),
    ("Das Gerücht kursiert seit Tagen.", "A.hearsay"),
    ("Insiderhandel ist strafbar.", ""),
    ("Insidern zufolge wird verkauft.", "A.person"),
    ("Die Musik war laut. Kritik wurde laut.", ""),
    ("Experten des Robert-Koch-Instituts warnen.", ""),
    ("Experten warnen.", "A.vague"),
    ("Sie ist mit der Gegend vertraut.", ""),
    ("Eine mit dem Vorgang vertraute Person sagte, das Geld ist da.", "A.person"),
    ("Er bestritt 50 Länderspiele und damit seinen Lebensunterhalt.", ""),
    ("Er bestritt die Tat.", "D.deny"),
    ("Das wird niemand bestreiten. Die Regierung bestreitet den Vorfall nicht.", ""),
    ("Die Grenzer wiesen 40 Personen zurück. Das Gericht wies die Klage zurück.", ""),
    ("Merkel wies die Forderung zurück.", ""),
    ("Merkel wies den Vorwurf zurück.", "D.reject"),
    ("Corona-Leugner zogen durch Leipzig. Das ist nicht zu leugnen.", ""),
    ("Der Sprecher wollte den Bericht weder bestätigen noch dementieren.", "D.noc"),
    ("Dementsprechend leben Demente hier.", ""),
    ("Das widerspricht dem Grundgesetz.", ""),
    ("Die Ministerin widersprach dieser Darstellung.", "D.reject"),
    ("Die Firma war telefonisch nicht erreichbar.", "D.noc"),
    ("Der Ort ist nicht erreichbar.", ""),
    ("Er lehnt das Angebot ab.", ""),
    ("Er lehnte eine Stellungnahme ab.", "D.noc"),
    ("Die Zahl ist falsch, zeigt unser Vergleich.", "D.false"),
    ("Das sei falsch, sagte der Sprecher.", "D.false H.konj"),
    ("Ob er kommt, ist offen.", "H.unk"),
    ("Die Tür ist offen.", ""),
    ("Der Angeklagte will nichts gewusst haben.", "D.know H.evid"),
    ("Der BND hat nach eigenen Angaben keine Erkenntnisse.", "D.know H.rep"),
    ("Sollte Moskau dementieren, ändert das nichts.", ""),
    ("Er nimmt die Wahl an.", ""),
    ("Die Ermittler nehmen an, dass er floh.", "H.verb"),
    ("Die „Titanic“ sank. Der sogenannte R-Wert steigt.", ""),
    ("Der Chef wies auf die Frist hin. Sie weist ein Loch auf.", ""),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_a_word_is_flagged_only_in_the_sense_that_is_a_signal(analyser: Analyser, text: str, expected: str) -> None:
    # GIVEN a sentence of a minimal pair
    # WHEN it is analysed
    findings = analyser.analyse(article_of(text))
    # THEN just the expected kinds are found
    assert sorted(signal.kind for signal in findings.signals) == expected.split()


@pytest.mark.parametrize(
    ("text", "kind", "strength"),
    [
        ("Der Mann soll im Mai geflohen sein.", "H.evid", 3),
        ("Laut Polizei soll er zugeschlagen haben.", "H.evid", 2),
        ("In dem Lager soll es 40 Gefangene geben.", "H.evid", 2),
        ("Beamte bestätigten den Bericht.", "A.official", 3),
        ("Ein Polizist, der anonym bleiben will, sagte, die Straße ist frei.", "A.person", 3),
        ("Insidern zufolge wird verkauft.", "A.person", 3),
    ],
)
def test_a_signal_of_a_pair_is_graded(analyser: Analyser, text: str, kind: str, strength: int) -> None:
    # GIVEN a sentence of a minimal pair / WHEN it is analysed / THEN the signal tells how strong it is
    assert (kind, strength) in [(signal.kind, signal.strength) for signal in analyser.analyse(article_of(text)).signals]


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("Die Firma war telefonisch nicht erreichbar.", "D.noc", "org"),
        ("Die Zahl ist falsch, zeigt unser Vergleich.", "D.false", "author"),
        ("Der Angeklagte will nichts gewusst haben.", "D.know", "private"),
        ("Der BND hat nach eigenen Angaben keine Erkenntnisse.", "D.know", "official"),
    ],
)
def test_a_denial_of_a_pair_tells_its_actor(analyser: Analyser, text: str, kind: str, actor: str) -> None:
    # GIVEN a denial of a minimal pair / WHEN it is analysed / THEN the signal tells what sort of actor denies
    assert (kind, actor) in [(signal.kind, signal.actor) for signal in analyser.analyse(article_of(text)).signals]
