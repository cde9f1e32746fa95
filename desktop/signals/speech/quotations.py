"""Direct speech: which quotation marks hold somebody's words, and which verb of saying they belong to."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.core.signal import Form
from desktop.signals.grammar.clauses import Clause, Clausehood
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.speech.cues import SayVerb, listed
from desktop.signals.speech.frame import Frame, Range
from desktop.signals.speech.persons import is_thing
from desktop.signals.speech.reach import is_subjunctive
from desktop.signals.speech.speakers import person_behind, speaker_of


def holds_words(syntax: Syntax, opened: int, closed: int) -> bool:
    """Say whether quoted words can be somebody's: no title, no name."""
    inner = [index for index in range(opened + 1, closed) if syntax.tags[index] is not Tag.MARK]
    if not inner or _is_titled(syntax, opened):
        return False
    if not syntax.tokens[inner[0]][0].isupper() and not syntax.tokens[inner[0]][0].isdigit():
        return True
    before = syntax.tags[opened - 1] if opened else Tag.MARK
    if before is Tag.NOUN:
        return False
    if _is_placed(syntax, opened):
        return False
    capital = all(not syntax.tokens[index][0].islower() for index in inner)
    named = before is Tag.DETERMINER and syntax.lowers[opened - 1] in words("definite_articles")
    return not (capital and (named or (len(inner) > 1 and before is not Tag.DETERMINER)))


def _is_placed(syntax: Syntax, opened: int) -> bool:
    """Say whether a quotation that begins with a capital tells where something stands: in der „Zeit am Abend“."""
    places = listed("rules", "name_places")
    if opened and syntax.lowers[opened - 1] in places:
        return True
    article = syntax.tags[opened - 1] is Tag.DETERMINER if opened else False
    return article and opened > 1 and syntax.lowers[opened - 2] in places


def is_name(syntax: Syntax, opened: int) -> bool:
    """Say whether the words before a quotation make it a name, be there a verb in it: die „Hilfe kommt“."""
    return opened > 0 and (syntax.tags[opened - 1] is Tag.DETERMINER or _is_titled(syntax, opened))


def _is_titled(syntax: Syntax, opened: int) -> bool:
    """Say whether the word before a quotation tells that it is a name: das Magazin „…“, die sogenannte „…“."""
    before = syntax.lowers[opened - 1] if opened else ""
    names = before.startswith(tuple(listed("rules", "so_called"))) or before.endswith(tuple(listed("rules", "titled")))
    return names or (before == "," and opened > 1 and syntax.lowers[opened - 2] == "kurz")


def quoted_speech(syntax: Syntax, says: Sequence[SayVerb]) -> dict[int, Frame]:
    """Return the frames of direct speech by the token of their verb of saying."""
    by_sentence: dict[int, list[SayVerb]] = {}
    for verb in says:
        by_sentence.setdefault(syntax.sentence_number(verb.verb), []).append(verb)
    frames: dict[int, Frame] = {}
    for opened, closed in syntax.utterances:
        say = _say_behind(syntax, by_sentence, opened, closed) or _say_before(syntax, by_sentence, opened)
        if say is None:
            continue
        content = (opened, closed + 1)
        if say.verb in frames:
            frames[say.verb] = replace(frames[say.verb], content=(*frames[say.verb].content, content))
        else:
            frames[say.verb] = Frame(say.tokens, speaker_of(syntax, say), (content,), Form.DIRECT, say.cue_class)
    return frames


def _say_behind(syntax: Syntax, by_sentence: dict[int, list[SayVerb]], opened: int, closed: int) -> SayVerb | None:
    """Return the verb right behind a quotation: „…“, *sagte* sie."""
    for say in by_sentence.get(syntax.sentence_number(closed), ()):
        first = say.clause.finite if say.clause.finite is not None else say.verb
        if closed < say.verb and closed < first <= closed + 2 and not _is_named_in(syntax, say, opened):
            return say
    return None


def _is_named_in(syntax: Syntax, say: SayVerb, opened: int) -> bool:
    """Say whether a quotation is a name with its article in a verb's own clause: wie die „…“ *mitteilte*."""
    return say.clause.start < opened and syntax.tags[opened - 1] is Tag.DETERMINER


def _say_before(syntax: Syntax, by_sentence: dict[int, list[SayVerb]], opened: int) -> SayVerb | None:
    """Return the verb before a quotation that follows a colon or a comma: sie *sagte*: „…“."""
    mark = syntax.tokens[opened - 1] if opened else ""
    if mark not in (":", ","):
        return None
    before = [say for say in by_sentence.get(syntax.sentence_number(opened), ()) if say.verb < opened]
    if mark == ":":  # a verb of naming has said all: Sie sieht das gelassen: „…“
        before = [say for say in before if say.cue_class != "naming"]
    if not before:
        return None
    say = before[-1]
    if mark == ":" and say.clause.sort is not Clausehood.MAIN:
        say = next((other for other in reversed(before) if _leads_quotation(syntax, other)), say)
    between = (index for index in range(say.verb + 1, opened - 1) if syntax.tags[index] is Tag.FINITE)
    others = (clause for index in between if (clause := syntax.clause_of(index)) is not say.clause)
    aside = mark == ":" and say.clause.sort is Clausehood.MAIN
    return say if all(aside and clause is not None and _is_aside(syntax, clause) for clause in others) else None


def _is_aside(syntax: Syntax, clause: Clause) -> bool:
    """Say whether a clause hangs on a verb of saying and is not what is said: Sie warnte, *wenn es so bleibe*: „…“."""
    if clause.sort is Clausehood.MAIN or clause.opener is None:
        return False
    return clause.sort is Clausehood.RELATIVE or syntax.lowers[clause.opener] not in words("content_openers")


def _leads_quotation(syntax: Syntax, say: SayVerb) -> bool:
    """Say whether a verb of saying is the author's main verb rather than one inside what is said."""
    finite = say.clause.finite
    return say.clause.sort is Clausehood.MAIN and finite is not None and not is_subjunctive(syntax, finite)


def announced_speech(syntax: Syntax, frames: Sequence[Frame]) -> list[Frame]:
    """Return the frames of utterances behind a colon that no verb of saying announces: Sein Urteil: „…“."""
    found = []
    taken = {frame.start for frame in frames}
    for opened, closed in syntax.utterances:
        if opened < 2 or opened in taken or syntax.tokens[opened - 1] != ":":
            continue
        clause = _announcing(syntax, opened)
        if clause is None or not _has_sentence(syntax, opened, closed):
            continue
        content = ((opened, closed + 1),)
        host = _host(syntax, frames, opened)
        if host is not None:
            found.append(replace(host, content=content, form=Form.DIRECT))
        elif clause.finite is not None and is_subjunctive(syntax, clause.finite):
            continue  # who says the words before goes on: Er habe gewarnt: „…“
        else:
            found.append(Frame((), _announcer(syntax, clause, opened), content, Form.DIRECT, "neutral"))
    return found


def _announcing(syntax: Syntax, opened: int) -> Clause | None:
    """Return the clause before a colon, the main one rather than one that depends on it."""
    here = syntax.clause_of(opened - 2)
    if here is None or here.sort is Clausehood.MAIN:
        return here
    before = syntax.clauses_in(syntax.sentence_of(opened)[0], opened)
    return next((clause for clause in reversed(before) if clause.sort is Clausehood.MAIN), here)


def _host(syntax: Syntax, frames: Sequence[Frame], opened: int) -> Frame | None:
    """Return the frame that a quotation behind a colon goes on: Er warnte, es werde eng*: „…“*."""
    start, _ = syntax.sentence_of(opened)
    before = [frame for frame in frames if frame.cue and start <= frame.cue[0] < opened]
    outer = (frame for frame in before if not any(other.covers(frame.cue[0]) for other in before))
    near = (frame for frame in outer if frame.covers(opened - 2) or frame.cue[-1] == opened - 2)
    return next(near, None)


def _announcer(syntax: Syntax, clause: Clause, opened: int) -> NounPhrase | None:
    """Return the subject before a colon, else the last phrase before it that may be one."""
    subject = None if clause.finite is None else syntax.subject_of(clause.finite)
    if subject is not None and syntax.lowers[subject.head] in listed("rules", "nobody"):
        return None
    if subject is not None and subject.start < opened:
        behind = person_behind(syntax, clause, subject)
        copula = clause.finite is not None and syntax.lemmas(clause.finite) & words("copulas")
        return behind if behind is not None or (copula and is_thing(syntax, subject)) else subject
    phrases = reversed(syntax.phrases_between(clause.start, opened - 1))
    return next((found for found in phrases if found.nominative), None)


def _has_sentence(syntax: Syntax, opened: int, closed: int) -> bool:
    return any(syntax.tags[index] is Tag.FINITE for index in range(opened + 1, closed))


def mixed_quotes(syntax: Syntax, frames: Sequence[Frame]) -> list[Frame]:
    """Return a frame of direct speech for every few words quoted inside somebody's reported words."""
    found = []
    taken = {start for frame in frames if frame.form is Form.DIRECT for start, _ in frame.content}
    bearing = sorted((frame for frame in frames if frame.form is not Form.DIRECT), key=lambda frame: frame.start)
    position, active = 0, []
    for opened, closed in syntax.quotes:
        while position < len(bearing) and bearing[position].start <= opened:
            active.append(bearing[position])
            position += 1
        active = [frame for frame in active if frame.end > opened]
        if opened in taken or _is_term(syntax, opened, closed) or not holds_words(syntax, opened, closed):
            continue
        around = [frame for frame in active if frame.covers(opened)]
        host = min(around, key=lambda frame: frame.size, default=None)
        if host is not None and host.content != ((opened, closed + 1),) and not _names(host, opened):
            found.append(replace(host, content=((opened, closed + 1),), form=Form.DIRECT))
    return found


def _is_term(syntax: Syntax, opened: int, closed: int) -> bool:
    """Say whether a single noun is quoted, which is a name or a term rather than what somebody said: das „Portal“."""
    return closed == opened + 2 and syntax.tags[opened + 1] is Tag.NOUN


def _names(frame: Frame, opened: int) -> bool:
    """Say whether a quotation is part of the speaker's name: die Initiative „…“ berichtete."""
    return frame.speaker is not None and frame.speaker.start <= opened < frame.speaker.end


def _reported(syntax: Syntax, frames: Sequence[Frame]) -> bytearray:
    """Mark the tokens of reported words: a quotation beside a verb that stands there is that speaker's."""
    marked = bytearray(len(syntax.tokens))
    for frame in frames:
        if frame.form is not Form.DIRECT:
            for start, end in frame.content:
                marked[start:end] = b"\x01" * (end - start)
    return marked


def naming_quotes(syntax: Syntax, says: Sequence[SayVerb], used: set[int], frames: Sequence[Frame]) -> list[Frame]:
    """Return frames for quoted words that are the object of a verb: nannte das „…“."""
    found: list[Frame] = []
    reported = _reported(syntax, frames)
    for say in says:
        silent = listed("rules", "impersonal") | listed("rules", "unquoted") | listed("rules", "personal")
        if say.verb in used or say.lemma in silent or reported[say.verb]:
            continue
        if say.clause.finite is not None and is_subjunctive(syntax, say.clause.finite):
            continue
        speaker = speaker_of(syntax, say)
        for opened, closed in _quotes_in(syntax, say):
            frame = Frame(say.tokens, speaker, ((opened, closed + 1),), Form.DIRECT, say.cue_class)
            if (
                opened > say.clause.start
                and not _names(frame, opened)
                and syntax.clause_at[opened - 1] == syntax.clause_at[say.verb]
                and holds_words(syntax, opened, closed)
            ):
                found.append(frame)
    return found


def _quotes_in(syntax: Syntax, say: SayVerb) -> list[Range]:
    opened = [index for index in say.clause.tokens if index]
    seen: dict[int, Range] = {}
    for index in opened:
        quote = syntax.quote_around(index)
        if quote is not None and quote[0] >= say.clause.start and not quote[0] <= say.verb <= quote[1]:
            seen[quote[0]] = quote
    return list(seen.values())
