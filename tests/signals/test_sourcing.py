"""The medium through which an unnamed source reaches the reader (rule A-11), and names."""

import pytest
from marked import article_of

from desktop.core.signal import Voice
from desktop.signals.analyser import Analyser


def sources_of(analyser: Analyser, text: str) -> list[tuple[str, str, bool, str | None]]:
    findings = analyser.analyse(article_of(text))
    found = [signal.source for signal in findings.signals if signal.source and signal.family != "A"]
    return [(source.text, source.type, source.named, source.via) for source in found]


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Reuters meldet unter Berufung auf Insider, der Plan sei tot.", "Reuters"),
        ("Insidern zufolge sei der Plan tot.", None),
    ],
)
def test_an_unnamed_source_comes_through_a_medium(analyser: Analyser, text: str, via: str | None) -> None:
    # GIVEN an insider with or without a medium
    findings = analyser.analyse(article_of(text))
    # WHEN the reason of the insider's signal is read
    (signal,) = [signal for signal in findings.signals if signal.kind == "A.person"]
    # THEN the medium is told where there is one
    assert ("Bekannt nur über" in signal.reason.de) == (via is not None)
    assert via is None or f"„{via}“" in signal.reason.de


def test_a_medium_of_the_sentence_before_counts_where_it_is_taken_up(analyser: Analyser) -> None:
    # GIVEN an unnamed source in a report that the sentence before names
    text = "Die „New York Times“ schreibt, der Plan sei tot. Darin sagt ein Insider, das Geld sei weg."
    # WHEN analysed
    insiders = [signal for signal in analyser.analyse(article_of(text)).signals if signal.kind == "A.person"]
    # THEN the insider is known only through it
    assert ["„Die „New York Times““" in signal.reason.de for signal in insiders] == [True]


@pytest.mark.parametrize("pronoun", ["Er", "Sie"])
def test_a_pronoun_of_either_gender_may_mean_a_surname(analyser: Analyser, pronoun: str) -> None:
    # GIVEN a surname, which tells nothing of him or her, and a pronoun
    text = f"Weber sagte, es sei kalt. {pronoun} sagte, der Zug sei voll."
    # WHEN analysed / THEN the pronoun means the name
    assert [source for source, *_ in sources_of(analyser, text)] == ["Weber", "Weber"]


def test_a_reason_in_konjunktiv_is_whose_it_is(analyser: Analyser) -> None:
    # GIVEN a clause that tells in Konjunktiv why somebody did something
    text = "Der Minister blieb fern, weil er krank sei."
    # WHEN analysed / THEN it is that person's
    assert [source for source, *_ in sources_of(analyser, text)] == ["Der Minister"]


def test_a_named_source_is_told_from_an_unnamed_one(analyser: Analyser) -> None:
    # GIVEN reported words of three
    text = "Weber sagte, er sei müde. Ein Beamter sagte, er sei krank. Das Ministerium sagte, es sei dunkel."
    # WHEN analysed / THEN only the name is one, and no medium stands between
    assert sources_of(analyser, text) == [
        ("Weber", "person", True, None),
        ("Ein Beamter", "unnamed-official", False, None),
        ("Das Ministerium", "official", False, None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Der Westen warf dem Land vor, Waffen zu liefern, was Moskau bestreitet.",
        "Die Klinik wollte sich unter Verweis auf den Datenschutz nicht äußern.",
        "Spekulationen um den Trainer: Verein nennt Berichte „Unsinn“",
    ],
)
def test_a_denial_that_the_author_tells_is_told_by_the_author(analyser: Analyser, text: str) -> None:
    # GIVEN a comment on what somebody says, a reason given for silence, a heading before a colon
    # WHEN analysed / THEN the denial stands in the author's voice (rule V-4)
    (signal,) = [signal for signal in analyser.analyse(article_of(text)).signals if signal.family == "D"]
    assert signal.voice == "author"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Weber sagte, der Bericht zeige, dass es Mängel gegeben habe.", "Weber"),
        ("Warum schweigt Berlin? Die Regierung zögert, weil sie argumentiert, der Plan sei schlecht.", "Die Regierung"),
        ("Aber woran Weber nach Eigenaussage leidet, ist der Lärm. Das Reisen falle ihm schwer.", "Weber"),
        ("Der Kern der Rede war eine Warnung: Es werde kalt, sagte Weber.", "Weber"),
        ("Auf der Seite ist eine Warnung zu sehen, der Inhalt sei falsch.", "eine Warnung"),
        ("Weber sagte, niemand wisse, wie groß der Schaden sei.", "Weber"),
        ("Weber sagte, der Bürgermeister habe versichert, dass es Geld gegeben habe.", "der Bürgermeister"),
    ],
)
def test_a_thing_somebody_cites_has_no_voice_of_its_own(analyser: Analyser, text: str, source: str) -> None:
    # GIVEN a text, nobody, and another speaker in somebody's words
    # WHEN the last words are asked for / THEN they are the other speaker's, else his who cites (rule V-5)
    assert sources_of(analyser, text)[-1][0] == source


def test_a_topic_is_no_name(analyser: Analyser) -> None:
    # GIVEN a noun behind another that is no first name / WHEN it is told of / THEN what goes on is not its words
    text = "Es geht um das Thema Gewalt. Weber sagte, das sei neu. Gewalt hat viele Formen. Die Liste sei lang."
    assert sources_of(analyser, text)[-1][0] == "Weber"


@pytest.mark.parametrize(
    "text",
    [
        "Nun wird durch Infektionen die Lage aufgedeckt. Jetzt ist das Erstaunen groß. Man habe von nichts gewusst!",
        "Gilt unsere Aufregung eher der Angst, dass wir uns eventuell infizieren?",
    ],
)
def test_a_thing_is_nobodys_source(analyser: Analyser, text: str) -> None:
    # GIVEN what brings something to light, and a feeling that has an object / WHEN analysed / THEN neither speaks
    assert {source for source, *_ in sources_of(analyser, text)} <= {None}


def test_adjectives_in_a_row_report_nothing(analyser: Analyser) -> None:
    # GIVEN an adjective that looks like a Konjunktiv, before another one / WHEN analysed / THEN nothing is reported
    assert analyser.analyse(article_of("Für eine breite, internationale Öffentlichkeit hat es gereicht.")).signals == ()


def test_a_text_that_begins_within_a_quotation_spoils_none_behind_it(analyser: Analyser) -> None:
    # GIVEN a straight mark that by its spaces can only close
    text = 'Das ist gut." Der Minister nannte das "dumm", bestritt den Vorwurf und ging. "Nun reicht es", sagte er.'
    # WHEN it is analysed / THEN the denial between two quotations is the author's to tell
    denials = [signal for signal in analyser.analyse(article_of(text)).signals if signal.kind.startswith("D.")]
    assert [(signal.voice, signal.actor) for signal in denials] == [(Voice.AUTHOR, "official")]


def test_officials_without_a_name_stay_unnamed_behind_an_adjective(analyser: Analyser) -> None:
    # GIVEN officials in the plural / WHEN they deny / THEN nobody knows their names
    signals = analyser.analyse(article_of("Beteiligte Soldaten bestreiten den Vorwurf.")).signals
    assert [signal.actor for signal in signals if signal.kind.startswith("D.")] == ["unnamed-official"]
