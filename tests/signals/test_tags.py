"""Word classes by closed lists, capitals, endings and neighbours."""

import pytest

from desktop.signals.grammar.lookalikes import attributes_like_verbs
from desktop.signals.grammar.tags import tag


@pytest.mark.parametrize(
    ("sentence", "tags"),
    [
        ("Der Kreml weist den Bericht zurück .", "DNVDNXS"),
        ("Das bestreitet er .", "OVOS"),
        ("Meine Frau meine das auch .", "DNVOXS"),
        ("Er hat den Bericht bestätigt .", "OVDNPS"),
        ("Sie wollen den Bericht bestätigen .", "OVDNPS"),
        ("Er scheint beteiligt gewesen zu sein .", "OVPPRPS"),
        ("Die ihm vorgeworfene Tat bestreitet er .", "DOANVOS"),
        ("Rückblickend sagt der Minister das .", "XVDNOS"),
        ("Oft schütteln viele den Kopf .", "XVODNS"),
        ("Im gleichen Interview sagte sie das .", "RANVOOS"),
        ("Nähere Angaben fehlen .", "ANVS"),
        ("Besorgt wird das nicht .", "PVOXS"),
        ("Staatsanwaltschaft weist Vorwürfe zurück .", "NVNXS"),
        ("Nachbar sieht Feuer .", "NVNS"),
        ("Hinweise deuten darauf .", "NVXS"),
        ("Monatelang schwieg das Amt .", "XVDNS"),
        ("Das sagte der 19-Jährige .", "OVDNS"),
        ("Die 50-jährige Frau schwieg .", "DQNVS"),
        ("Andere meinen das auch .", "OVOXS"),
        ("Das erklärten Minister gestern .", "OVNXS"),
        ("Während er das ankündigte , schwieg sie .", "COOVSVOS"),
        ("Während der Rede sagte er das .", "RDNVOOS"),
        ("Werden die Preise steigen ?", "VDNPS"),
        ("Glos hatte das gesagt .", "NVOPS"),
        ("Es fehlt das vereinbarte „ Amt “ .", "OVDASNSS"),
        ("Die von Bund und Ländern vereinbarte Schwelle fehlt .", "DRNCNANVS"),
        ("Im Juli 2008 forderte Bonn das .", "RNQVNOS"),
        ("Seit 2008 forderten Politiker das .", "RQVNOS"),
        ("Als er 2008 befragte Bürger sah .", "COQANVS"),
        ("Als der Rat entschieden hatte , ging er .", "CDNPVSVOS"),
    ],
)
def test_words_get_the_class_their_sentence_gives_them(sentence: str, tags: str) -> None:
    # GIVEN a sentence
    # WHEN its words are tagged
    found = "".join(tag(sentence.split()))
    # THEN each has its class
    assert found == tags


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Laut einer am Dienstag veröffentlichten Mitteilung steigt der Preis .", "steigt"),
        ("Die von gestohlenen Daten betroffene Firma schweigt .", "schweigt"),
        ("Da kann man nichts machen .", "kann"),
    ],
)
def test_only_the_finite_verb_is_finite(sentence: str, verb: str) -> None:
    # GIVEN a sentence with participles or infinitives beside its verb
    words = sentence.split()
    # WHEN it is tagged
    found = [word for word, here in zip(words, tag(words), strict=True) if here == "V"]
    # THEN one verb is finite
    assert found == [verb]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Doch strenge Regeln sind nicht geplant .", ["strenge"]),
        ("Kurzarbeit sichere Arbeitsplätze , sagte er .", []),
        ("Der Prozess sei neu und koste Zeit .", []),
        ("Er liebe Hunde .", []),
    ],
)
def test_an_adjective_may_look_like_a_subjunctive(sentence: str, found: list[str]) -> None:
    # GIVEN a sentence with a form that may be a verb or stand before its noun
    words = sentence.split()
    # WHEN it is asked for such forms
    places = attributes_like_verbs([word.lower() for word in words], tag(words))
    # THEN only one that nobody could do beside another verb counts
    assert [words[place] for place in places] == found
