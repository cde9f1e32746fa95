"""Speech acts without a clause or a quotation: Der Verband forderte ein Verbot."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.core.signal import Form
from desktop.signals.grammar.clauses import Clausehood
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.speech.cues import SayVerb, listed, needed_words
from desktop.signals.speech.frame import Frame
from desktop.signals.speech.persons import names_speaker
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
        if inside or not taken.isdisjoint(say.tokens) or not _tells(say) or say.weighs(syntax):
            continue
        speaker = speaker_of(syntax, say)
        content = trimmed(syntax, say.clause.start, say.clause.end)
        if speaker is not None and content is not None and not _tells_of_thing(syntax, say, speaker):
            yield say, Frame((), speaker, (content,), Form.REPORTED, say.cue_class)


def names_message(syntax: Syntax, say: SayVerb, speaker: NounPhrase | None) -> bool:
    """Say whether the object of a verb is itself what is said: fordert *ein Verbot*, but not: kritisiert den Plan."""
    needed = needed_words("messages", say.lemma)
    if speaker is not None and syntax.lowers[speaker.head] in words("first_person_subjects"):
        return False
    if needed is None or say.clause.sort is Clausehood.INFINITIVE:
        return False
    if say.clause.opener is not None and syntax.lowers[say.clause.opener] in words("condition_openers"):
        return False
    if say.clause.sort is Clausehood.RELATIVE:
        return _is_of_antecedent(syntax, say, needed)
    inside = {syntax.lowers[index] for index in say.clause.tokens}
    if (needed and needed.isdisjoint(inside)) or (say.lemma == "fordern" and _takes_lives(inside)):
        return False
    own = () if speaker is None else range(speaker.start, speaker.end)
    objects = syntax.phrases_between(say.clause.start, say.clause.end)
    return any(found.head not in own and found.head in say.clause.tokens for found in objects)


def with_acts(
    syntax: Syntax, acts: Sequence[tuple[SayVerb, Frame]], frames: Sequence[Frame], chains: Sequence[Frame]
) -> list[Frame]:
    """Give a dependent clause in Konjunktiv the verb of saying it hangs on: Er sprach von Plänen, *die teuer seien*."""
    verbs = {frame.content: say for say, frame in acts}
    told = {frame.cue or verbs[frame.content].tokens: frame for frame in frames if frame.cue or frame.content in verbs}
    heard = {syntax.clause_at[cue[0]]: (cue, frame) for cue, frame in told.items()}
    return [_with_act(syntax, heard, frame) for frame in chains]


def _with_act(syntax: Syntax, heard: dict[int, tuple[tuple[int, ...], Frame]], frame: Frame) -> Frame:
    clause = syntax.clause_of(frame.start)
    if frame.form is not Form.FRAMELESS or clause is None or clause.sort is not Clausehood.RELATIVE:
        return frame
    cue, act = heard.get(syntax.clause_at[frame.start] - 1, ((), frame))
    if not cue or act.source is None or cue[0] < syntax.sentence_of(frame.start)[0] or cue[0] > frame.start:
        return frame
    return replace(act, cue=cue, content=frame.content, form=Form.INDIRECT)


def _is_of_antecedent(syntax: Syntax, say: SayVerb, needed: frozenset[str]) -> bool:
    """Say whether what a relative clause hangs on is what is said: der Brand, *über den* die Zeitung berichtete."""
    opener = say.clause.opener
    return opener is not None and syntax.lowers[opener - 1] in needed


def _takes_lives(inside: set[str]) -> bool:
    """Say whether a clause tells of dead and wounded: Der Sturm forderte zwölf *Todesopfer*."""
    return any(lower.endswith(tuple(listed("rules", "casualties"))) for lower in inside)


def _tells_of_thing(syntax: Syntax, say: SayVerb, subject: NounPhrase) -> bool:
    """Say whether a verb that things can take, too, has a subject that is nobody sure: *Ein Streik* droht."""
    if say.lemma not in listed("rules", "of_things") or syntax.tags[subject.head] is not Tag.NOUN:
        return False
    nouns = syntax.tags[subject.start : subject.head + 2].count(Tag.NOUN)
    return syntax.tags[subject.start] is Tag.DETERMINER and nouns < 2 and not names_speaker(syntax, subject)


def _tells(say: SayVerb) -> bool:
    """Say whether a verb makes its subject or agent a source even without words: kritisierte, but not: sah Pläne."""
    return say.lemma not in listed("rules", "clause_only") or needed_words("messages", say.lemma) is not None
