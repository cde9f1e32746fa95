"""Interviews: the answers are direct speech, the questions the author's."""

import pytest
from spaced import phrase_words, read, words_of

from desktop.signals.speech.frames import find_frames
from desktop.signals.speech.interviews import interview_turns


def answers(text: str) -> list[tuple[str | None, str]]:
    syntax = read(text)
    turns = interview_turns(syntax)
    return [(phrase_words(syntax, turn.speaker), words_of(syntax, turn.start, turn.end)) for turn in turns]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "SPIEGEL : Was tun Sie ? Weber : Wir warten . SPIEGEL : Und dann ? Weber : Dann nichts .",
            [("Weber", "Wir warten"), ("Weber", "Dann nichts")],
        ),
        (
            "Berg : Was tun Sie ? Anna Weber : Wir warten . Berg : Und dann ? Anna Weber : Dann nichts .",
            [("Anna Weber", "Wir warten"), ("Anna Weber", "Dann nichts")],
        ),
        (
            "Was tun Sie ? ¶ Wir warten . ¶ Kommt das Geld ? ¶ Ich hoffe es .",
            [(None, "Wir warten"), (None, "Ich hoffe es")],
        ),
        ("Was ist erlaubt ? ¶ Alle dürfen reisen . ¶ Was kostet es ? ¶ Nichts .", []),
        (
            "Ich sehe das wohl . SPIEGEL : Was tun Sie ? Weber : Wir warten . SPIEGEL : Und dann ? Weber : Nichts .",
            [(None, "Ich sehe das wohl"), ("Weber", "Wir warten"), ("Weber", "Nichts")],
        ),
        ("Foto : Weber . Das Haus : Es steht leer . Die Stadt : Sie wartet .", []),
        ("Weber sagte : Wir warten .", []),
    ],
)
def test_an_answer_is_somebodys_words(text: str, expected: list[tuple[str | None, str]]) -> None:
    # GIVEN a text that may be an interview / WHEN its turns are asked for / THEN only the answers are told
    assert answers(text) == expected


def test_what_somebody_thinks_in_an_answer_stays_his() -> None:
    # GIVEN an answer with a verb of thinking of its own
    text = "SPIEGEL : Was tun Sie ? Weber : Ich glaube , dass wir warten . SPIEGEL : Und dann ? Weber : Dann nichts ."
    # WHEN the frames are found
    syntax = read(text)
    # THEN that verb opens none
    assert not any(frame.cue for frame in find_frames(syntax))
