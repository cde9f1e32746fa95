"""All frames of a text: who says what, by quotations, verbs, prepositions, nouns and the flow of the Konjunktiv."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from desktop.core.signal import Form
from desktop.signals.grammar.clauses import Clausehood
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.roles import role_of
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.speech.adpositions import adpositional_speech
from desktop.signals.speech.chains import chained_speech, is_aside, with_cues
from desktop.signals.speech.clausal import Regions, clausal_speech
from desktop.signals.speech.cues import listed, say_verbs
from desktop.signals.speech.frame import Frame
from desktop.signals.speech.interviews import interview_turns, without_own
from desktop.signals.speech.nominal import nominal_speech
from desktop.signals.speech.persons import is_document, names_speaker
from desktop.signals.speech.pronouns import resolved, told_of
from desktop.signals.speech.quotations import announced_speech, mixed_quotes, naming_quotes, quoted_speech
from desktop.signals.speech.reach import is_subjunctive
from desktop.signals.speech.reported import names_message, speech_acts, with_acts


def find_frames(syntax: Syntax) -> list[Frame]:
    """Return the frames of a text, ordered by where their content begins."""
    says = say_verbs(syntax)
    regions = Regions(syntax)
    direct = quoted_speech(syntax, says)
    used = set(direct)
    frames = [*direct.values(), *clausal_speech(syntax, says, used, regions), *adpositional_speech(syntax, regions)]
    frames += nominal_speech(syntax, {frame.start for frame in frames}, regions)
    frames += announced_speech(syntax, frames)
    frames += naming_quotes(syntax, says, used, frames)
    turns = interview_turns(syntax)
    frames = _without_idle(syntax, without_own(syntax, _without_own(syntax, frames), turns))
    acts = list(speech_acts(syntax, says, frames))
    told = {frame.content for say, frame in acts if names_message(syntax, say, frame.speaker)}
    known = _with_sources(syntax, [*frames, *(frame for _, frame in acts)])
    frames = [frame for frame in known if frame.form is not Form.REPORTED or frame.content in told]
    chains = with_acts(syntax, acts, known, chained_speech(syntax, known))
    frames = [*(frame for frame in frames if not _is_nobodys(frame, chains)), *chains]
    frames += mixed_quotes(syntax, frames)
    return sorted([*with_cues(syntax, frames), *turns], key=lambda frame: (frame.start, -frame.size))


def _without_own(syntax: Syntax, frames: list[Frame]) -> list[Frame]:
    """Leave out what a speaker says about himself inside a quotation: „Ich glaube, dass …“ stays the speaker's.

    Outside of quotations it stays the writer's, or is an answer.
    """
    return [frame for frame in frames if not frame.cue or _is_others(syntax, frame)]


def _is_nobodys(frame: Frame, chains: list[Frame]) -> bool:
    """Say whether a frame without a source stands in words that go on for somebody: they stay that speaker's."""
    if frame.source is not None or not frame.cue:
        return False
    return any(chain.source is not None and chain.covers(frame.cue[0]) for chain in chains)


def _is_others(syntax: Syntax, frame: Frame) -> bool:
    quote, speaker = syntax.quote_around(frame.cue[0]), frame.speaker
    if quote is None and speaker is not None and syntax.lowers[speaker.head] in words("first_person_subjects"):
        return False
    if quote is None or quote not in syntax.utterances or frame.start <= quote[0]:
        return True
    if speaker is None or syntax.tags[speaker.head] is not Tag.NOUN or not names_speaker(syntax, speaker):
        return False
    weak = syntax.lemmas(frame.cue[0]) & listed("rules", "clause_only")
    return not weak and syntax.lowers[speaker.start] not in words("first_person")


def _without_idle(syntax: Syntax, frames: list[Frame]) -> list[Frame]:
    """Leave out a frame without a named speaker whose cue stands in somebody's words: these stay that speaker's."""
    kept: list[Frame] = []
    reach: list[Frame] = []
    for frame in sorted(frames, key=lambda frame: (frame.start, -frame.size)):
        reach = [other for other in reach if other.end > frame.start]
        named = frame.speaker is not None and syntax.lowers[frame.speaker.head] not in words("speaking_pronouns")
        reported = any(other.covers(index) for other in reach for index in frame.cue[:1])
        if not _is_open(syntax, frame) and (named or not (reported or _is_continued(syntax, frame))):
            kept.append(frame)
        reach.append(frame)
    return kept


def _is_open(syntax: Syntax, frame: Frame) -> bool:
    """Say whether somebody is yet to tell, as another one says: *Ob er gehe, müsse Weber entscheiden*."""
    clause = syntax.clause_of(frame.cue[0]) if frame.cue else None
    if clause is None or clause.finite is None or frame.start > clause.start:
        return False
    infinitive = any(form.shape == "infinitive" for form in syntax.forms(frame.cue[0]))
    return infinitive and frame.cue[0] != clause.finite and is_subjunctive(syntax, clause.finite)


def _is_continued(syntax: Syntax, frame: Frame) -> bool:
    """Say whether a verb of saying is itself in the Konjunktiv of a chain: *Er wisse nicht*, was geschah."""
    clause = syntax.clause_of(frame.cue[0]) if frame.cue else None
    if clause is None or clause.sort is not Clausehood.MAIN or clause.finite is None or frame.start < clause.start:
        return False
    return any(form.tense == "subjunctive1" for form in syntax.forms(clause.finite)) and is_subjunctive(
        syntax, clause.finite
    )


def _with_sources(syntax: Syntax, frames: list[Frame]) -> list[Frame]:
    """Resolve pronouns in text order, so that a pronoun may stand for the speaker before it."""
    frames = sorted(frames, key=lambda frame: (frame.cue or (frame.start,))[0])
    syntax.annotations.look_up(_unsure_speakers(syntax, [frame.speaker for frame in frames]))
    done: list[Frame] = []
    for frame in frames:
        heard = next((one for one in reversed(done) if not is_aside(syntax, one)), None)
        source = frame.source or resolved(syntax, frame.speaker, heard) or _gone_on(syntax, frame, done)
        done.append(replace(frame, source=source))
    return done


def _unsure_speakers(syntax: Syntax, speakers: Sequence[NounPhrase | None]) -> Iterator[int]:
    """Yield the heads of speakers who are no role by their noun, or whom the pronoun that speaks next may mean."""
    for speaker, after in pairwise([*speakers, None]):
        pointed = after is not None and syntax.tags[after.head] is Tag.PRONOUN
        if speaker is not None and (pointed or role_of(syntax.lowers[speaker.head]) is None):
            yield speaker.head


def _gone_on(syntax: Syntax, frame: Frame, known: list[Frame]) -> NounPhrase | None:
    """Return who goes on speaking in "hieß es" or behind a colon: who spoke before, or was told of (rule A-7)."""
    said = any(form.lemma == "heißen" for at in frame.cue for form in syntax.forms(at))
    if frame.speaker is not None or not (said or (frame.form is Form.DIRECT and not frame.cue)):
        return None
    before = syntax.sentence_number((frame.cue or (frame.start - 1,))[0]) - 1
    if before < 0 or syntax.sentences[before][1] in {start for start, _ in syntax.paragraphs}:
        return None
    if said and any(syntax.lowers[index] in listed("adverbs", "papered") for index in _clause_words(syntax, frame)):
        paper = _last_paper(syntax, before)
        if paper is not None:
            return paper
    last = known[-1] if known else None
    spoke = last is not None and last.cue and syntax.sentence_number(last.cue[0]) == before
    return last.source if last is not None and spoke else told_of(syntax, before)


def _clause_words(syntax: Syntax, frame: Frame) -> tuple[int, ...]:
    clause = syntax.clause_of(frame.cue[0])
    return () if clause is None else clause.tokens


def _last_paper(syntax: Syntax, number: int) -> NounPhrase | None:
    """Return the last text that a sentence names: Er schrieb *einen Brief*. Darin heißt es: „…“."""
    phrases = reversed(syntax.phrases_of(*syntax.sentences[number]))
    heads = ((found, syntax.lowers[found.head]) for found in phrases)
    papers = tuple(listed("adverbs", "papers"))
    return next((found for found, lower in heads if is_document(lower) or lower.endswith(papers)), None)
