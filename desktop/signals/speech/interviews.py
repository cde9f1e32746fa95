"""Interviews: turns that begin with a name and a colon, or that answer a question set as its own paragraph."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from desktop.core.signal import Form
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.words import is_listed, words
from desktop.signals.speech.frame import Frame, Range
from desktop.signals.speech.reach import trimmed

_LONGEST_LABEL = 3
"""So many words a name before a colon may have."""
_LONGEST_QUESTION = 80
"""A longer paragraph is no question, in tokens."""
_FEWEST_TURNS = 4
"""So many turns with a name make an interview, fewer where a medium asks."""


def interview_turns(syntax: Syntax) -> list[Frame]:
    """Return what is answered in an interview, as direct speech; the questions are the author's."""
    return max(_named_turns(syntax), _answers(syntax), key=len)


def without_own(syntax: Syntax, frames: Sequence[Frame], turns: Sequence[Frame]) -> list[Frame]:
    """Leave out what somebody says of himself in an answer: ich glaube, dass … stays the speaker's."""
    return [
        frame for frame in frames if not (_is_own(syntax, frame) and any(turn.covers(frame.cue[0]) for turn in turns))
    ]


def _is_own(syntax: Syntax, frame: Frame) -> bool:
    speaker = frame.speaker
    return bool(frame.cue) and speaker is not None and syntax.lowers[speaker.start] in words("first_person")


def _named_turns(syntax: Syntax) -> list[Frame]:
    labels = list(_labels(syntax))
    names = Counter(_name(syntax, label) for label in labels)
    asking = {name for name in names if any(is_listed("media", word) for word in name)}
    if len(names) < 2 or (len(labels) < _FEWEST_TURNS and not asking):
        return []
    ends = [*(start for start, _ in labels[1:]), len(syntax.tokens)]
    turns = [(label, (label[1] + 1, end)) for label, end in zip(labels, ends, strict=True)]
    questions = Counter(_name(syntax, label) for label, (_, end) in turns if syntax.tokens[end - 1] == "?")
    if not questions:
        return []
    asking = asking or {questions.most_common(1)[0][0]}
    opening = _opening_answer(syntax, labels[0], asking)
    return opening + [
        _turn(syntax, said, NounPhrase(*label, label[1] - 1, None, nominative=True))
        for label, said in turns
        if _name(syntax, label) not in asking
    ]


def _opening_answer(syntax: Syntax, label: Range, asking: set[tuple[str, ...]]) -> list[Frame]:
    """Return what stands before the first question as an answer, where a text begins in the middle of one."""
    answered = _name(syntax, label) in asking and label[0] and _speaks_of_itself(syntax, 0, label[0])
    return [_turn(syntax, (0, label[0]), None)] if answered else []


def _labels(syntax: Syntax) -> Iterator[Range]:
    """Yield the names before a colon with which sentences begin, if they stand there more than once."""
    found = [(start, colon) for start, end in syntax.sentences if (colon := _colon(syntax, start, end)) is not None]
    names = Counter(_name(syntax, label) for label in found)
    asked = any(is_listed("media", word) for name in names for word in name)
    yield from (label for label in found if asked or names[_name(syntax, label)] > 1)


def _colon(syntax: Syntax, start: int, end: int) -> int | None:
    """Return the colon behind a few capitalised words at the head of a sentence."""
    for index in range(start, min(end - 1, start + _LONGEST_LABEL + 1)):
        if syntax.tokens[index] == ":":
            return index if index > start else None
        if not syntax.tokens[index][0].isupper():
            return None
    return None


def _name(syntax: Syntax, label: Range) -> tuple[str, ...]:
    return tuple(syntax.lowers[label[0] : label[1]])


def _answers(syntax: Syntax) -> list[Frame]:
    """Return the paragraphs behind questions, where somebody who was addressed answers of himself."""
    questions = [number for number, place in enumerate(syntax.paragraphs) if _is_question(syntax, *place)]
    runs = [(asked + 1, after) for asked, after in pairwise([*questions, len(syntax.paragraphs)]) if after > asked + 1]
    if len(runs) < 2 or not any(_addresses(syntax, *syntax.paragraphs[number]) for number in questions):
        return []
    answers = [(syntax.paragraphs[first][0], syntax.paragraphs[after - 1][1]) for first, after in runs[:-1]]
    answers.append(syntax.paragraphs[runs[-1][0]])
    own = [answer for answer in answers if _speaks_of_itself(syntax, *answer)]
    return [_turn(syntax, answer, None) for answer in answers] if 2 * len(own) > len(answers) else []


def _is_question(syntax: Syntax, start: int, end: int) -> bool:
    asked = syntax.tokens[end - 1] == "?" and end - start <= _LONGEST_QUESTION
    return asked and not _speaks_of_itself(syntax, start, end)


def _addresses(syntax: Syntax, start: int, end: int) -> bool:
    """Say whether Sie or Ihr stands inside a sentence, where a capital tells it from sie and ihr."""
    return any(
        syntax.lowers[index] in words("address_pronouns") and syntax.tokens[index][0].isupper()
        for index in range(start + 1, end)
    )


def _speaks_of_itself(syntax: Syntax, start: int, end: int) -> bool:
    return any(
        syntax.lowers[index] in words("first_person_subjects") and syntax.quote_around(index) is None
        for index in range(start, end)
    )


def _turn(syntax: Syntax, said: Range, speaker: NounPhrase | None) -> Frame:
    content = trimmed(syntax, *said)
    return Frame((), speaker, (content,) if content else (), Form.DIRECT, "neutral", speaker)
