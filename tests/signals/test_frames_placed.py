"""Where the words stand that somebody is heard with: before, behind and around frames of other forms."""

import pytest
from spaced import phrase_words, read, words_of

from desktop.signals.speech.frames import find_frames


def heard(text: str) -> list[tuple[str | None, str]]:
    """Return speaker and words of each frame with a cue."""
    syntax = read(text)
    return [
        (
            phrase_words(syntax, frame.speaker),
            " … ".join(words_of(syntax, start, end) for start, end in frame.content),
        )
        for frame in find_frames(syntax)
        if frame.cue
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Den Behörden in Bonn zufolge brannte das Haus .", "Den Behörden in Bonn", "brannte das Haus"),
        ("Nach Angaben der Polizei in Bonn brannte das Haus .", "der Polizei", "brannte das Haus"),
        ("Nach einem Entwurf der Koalition sollen Schulen zahlen .", "der Koalition", "sollen Schulen zahlen"),
        ("Nach einer Nachricht ist der alte Chef gegangen .", "einer Nachricht", "ist der alte Chef gegangen"),
        ("Dem Vernehmen nach soll er gehen .", None, "soll er gehen"),
        ("Er las den Plan , laut dem alle zahlen .", "den Plan", "alle zahlen"),
        ("Der Plan , wonach alle zahlen , ist falsch .", "Der Plan", "alle zahlen"),
        ("Laut Polizei und Feuerwehr brannte das Haus .", "Polizei und Feuerwehr", "brannte das Haus"),
        ("Das Haus brannte , laut Polizei wurde alles zerstört .", "Polizei", "wurde alles zerstört"),
    ],
)
def test_a_source_by_a_preposition_ends_where_the_verb_begins(text: str, speaker: str | None, words: str) -> None:
    # GIVEN a source behind or before a preposition, with attributes, or behind a relative pronoun
    # WHEN the frames are found
    # THEN it speaks the rest of the sentence, without its own attributes; what is in the air has no speaker
    assert heard(text) == [(speaker, words)]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Er appellierte an alle , jedoch nicht zu gehen .", "Er", "jedoch nicht zu gehen"),
        ("Denn wie die Zeitung berichtete , ist er krank .", "die Zeitung", "ist er krank"),
        ("Die Kosten sollen sinken , so heißt es in einem Brief .", "einem Brief", "Die Kosten sollen sinken"),
        ("Er schrieb in einem Brief , der gestern gefunden wurde , sie sei fort .", "Er", "sie sei fort"),
        ("Der Zug ist voll – das zumindest meint der Fahrgast .", "der Fahrgast", "Der Zug ist voll"),
        ("Der Zug ist voll . ¶ Das teilte die Bahn mit .", "die Bahn", "Der Zug ist voll"),
        ("Sie ist sicher , dass er kommt .", "Sie", "dass er kommt"),
        ("Die Parteien einigten sich darauf , dass er geht .", "Die Parteien", "dass er geht"),
        (
            "Ein Tief , das kam , habe Bonn erreicht , meldet Weber .",
            "Weber",
            "Ein Tief , das kam , habe Bonn erreicht",
        ),
        ("Er gab an , die Lage in Bonn sei unter Kontrolle .", "Er", "die Lage in Bonn sei unter Kontrolle"),
        ("Sie sagte , dass am Montag , den 10. März alle kamen .", "Sie", "dass am Montag , den 10. März alle kamen"),
        ("Es gelte : „ Wir gehen jetzt “ , sagte Weber .", "Weber", "Es gelte : „ Wir gehen jetzt “"),
        ("Ergänzend fügt Weber hinzu , er komme .", "Weber", "er komme"),
        ("Von Weber liegt die Aussage vor , er komme .", "Weber", "er komme"),
        ("Die vom Minister geäußerte Hoffnung , er komme , bleibt .", "Minister", "er komme"),
        ("Das Gericht urteilte . Es stellte fest , dass er log .", "Es", "dass er log"),
        ("Die Stadt hat sich entschlossen , zu warten .", "Die Stadt", "zu warten"),
        ("Es gibt eine Studie . Danach ist er krank .", "Danach", "ist er krank"),
        ("Wie tagesblatt.de berichtet , ist er krank .", "tagesblatt.de", "ist er krank"),
        ("Sie warnte , wenn es so bleibe : „ Alle leiden . “", "Sie", "„ Alle leiden . “"),
    ],
)
def test_the_words_of_a_verb_of_saying_wherever_they_stand(text: str, speaker: str, words: str) -> None:
    # GIVEN words before a verb of saying, behind it, in the sentence before, or across something put in
    # WHEN the frames are found
    # THEN they are the speaker's
    assert (speaker, words) in heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sicher ist , dass er kommt .",
        "Es ist sicher , dass er kommt .",
        "Nach der Ankündigung stieg der Kurs .",
        "Es kamen 90 Gäste , so viele wie nie .",
        "Neuer Chef im Amt ¶ Das teilte er .",
        "Er wollte nicht bestätigen , dass sie kommt .",
        "Es wird erwartet , dass sie kommt .",
        "Sie erkannte , dass es regnet .",
        "Es gibt eine Studie . Danach ging er nach Hause .",
        "Das Haus steht . Die Initiative „ Altes Haus “ berichtete von Plänen .",
        "Gemäß den Strafbestimmungen ist das erlaubt .",
        "Sie geht von Mord aus , die Suche läuft .",
        "Die Furcht bestätigt sich , dass sie kommt .",
        "Es bleibt die Frage , ob sie kommt .",
        "Es ist davon auszugehen , dass sie kommt .",
        "Er nannte Zahlen , was alle freute .",
        "Das Geld wurde gefunden , der Zugriff erfolgte schnell .",
        "Der sogenannte „ Rat der Weisen “ sagte ab .",
        "Die Firma „ Gelbes Haus “ sprach mit ihm .",
    ],
)
def test_nobody_is_heard(text: str) -> None:
    # GIVEN a view that nobody holds, a time, a number, and a headline before
    # WHEN the frames are found / THEN nobody speaks
    assert heard(text) == []
