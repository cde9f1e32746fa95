"""Speech acts without a clause or a quotation: Der Verband forderte ein Verbot."""

from collections.abc import Iterator, Sequence

from desktop.core.signal import Form
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.speech.cues import SayVerb, listed
from desktop.signals.speech.frame import Frame
from desktop.signals.speech.reach import trimmed
from desktop.signals.speech.speakers import speaker_of


def speech_acts(syntax: Syntax, says: Sequence[SayVerb], frames: Sequence[Frame]) -> Iterator[tuple[SayVerb, Frame]]:
    """Yield the verbs of saying that hand over no words, each with a frame around its clause.

    Whoever is told to have spoken may go on in the sentences behind, be it in a clause that hands nothing over.
    """
    taken = {token for frame in frames for token in frame.cue}
    covered = {index for frame in frames for start, end in frame.content for index in range(start, end)}
    for say in says:
        inside = say.verb in covered or syntax.quote_around(say.verb) in syntax.utterances
        if inside or not taken.isdisjoint(say.tokens) or not _tells(say):
            continue
        speaker = speaker_of(syntax, say)
        content = trimmed(syntax, say.clause.start, say.clause.end)
        if speaker is not None and content is not None:
            yield say, Frame((), speaker, (content,), Form.REPORTED, say.cue_class)


def names_message(say: SayVerb) -> bool:
    """Say whether the object of a verb is itself what is said: fordert *ein Verbot*, but not: kritisiert den Plan."""
    return say.lemma in listed("rules", "message_objects")


def _tells(say: SayVerb) -> bool:
    """Say whether a verb makes its subject a source even without words: kritisierte Pläne, but not: sah Pläne."""
    return not say.passive and (say.lemma not in listed("rules", "clause_only") or names_message(say))
