"""Speech acts whose object is what is said, without a clause or a quotation."""

import pytest
from spaced import phrase_words, read

from desktop.core.signal import Form
from desktop.signals.speech.frames import find_frames


def reporters(text: str) -> list[str | None]:
    """Return who speaks in the reports of a text."""
    syntax = read(text)
    return [phrase_words(syntax, frame.source) for frame in find_frames(syntax) if frame.form is Form.REPORTED]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Der Verein bezifferte den Schaden auf eine Million .", "Der Verein"),
        ("Die Zahl der Toten bezifferte die Polizei auf vier .", "die Polizei"),
        ("Die Lage wird im Bericht als gut bezeichnet .", "Bericht"),
        ("Das Gericht stufte den Mann als Querulanten ein .", "Das Gericht"),
        ("Die Pläne wurden von dem Minister als unrealistisch bezeichnet .", "dem Minister"),
        ("Die Zeitung berichtete von einem Unfall .", "Die Zeitung"),
        ("Die Verschiebung bezeichnete Conze als falsch .", "Conze"),
        ("Sowohl der Rat als auch das Amt kündigten Gespräche an .", "der Rat als auch das Amt"),
        ("Gegenwärtig wirft Minister Weber dem Rat Faulheit vor .", "Minister Weber"),
        ("Weber lobt den Rat , nimmt Drohungen ernst und warnt vor Eile .", "Weber"),
        ("Der Rat forderte die Länder zu Verhandlungen auf .", "Der Rat"),
    ],
)
def test_the_object_of_a_verb_of_saying_is_what_is_said(sentence: str, source: str) -> None:
    # GIVEN a verb with the object, the preposition or the "als" by which it hands over what somebody says
    # WHEN the frames are found
    # THEN its clause is a report, in the passive too
    assert reporters(sentence) == [source]


@pytest.mark.parametrize(
    "sentence",
    [
        "Der Sturm forderte zwölf Todesopfer .",
        "Der Minister sprach mit den Geiseln .",
        "Die Tat , die er eine Krankheit nannte , war bekannt .",
        "Weitere Schritte sind angekündigt .",
        "Der Hof , genannt Lindenhof , brannte .",
        "Die Zeitung berichtete .",
        "Wenn Weber von Not sprach , lachten alle .",
        "Er kam , um von dem Unfall zu berichten .",
    ],
)
def test_other_objects_are_no_report(sentence: str) -> None:
    # GIVEN such a verb with another object, with none, by the way, in a passive without an agent, or as an attribute
    # WHEN the frames are found / THEN nobody reports
    assert reporters(sentence) == []
