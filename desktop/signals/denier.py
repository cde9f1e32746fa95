"""Who denies: from the grammar of the denial, else from the frame it stands in (rule V-6)."""

from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.grammar.clauses import Clausehood
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import is_listed, words
from desktop.signals.nearby import agent_of, bare_phrases, clause_has, clause_phrases, has_lemma, has_shape, is_passive
from desktop.signals.phrase_parts import core_words, genitive_of
from desktop.signals.speech.pronouns import resolved

_SAID_OF_A_CLAIM = ("D.false", "D.know")


def denier(context: Context, cue: Cue) -> NounPhrase | None:
    """Return the noun phrase of the one who denies, pronouns resolved, or None."""
    kind = cue.rule.kind.id
    reported = not context.is_authors(cue.head)
    if kind in _SAID_OF_A_CLAIM and reported:
        return _who_holds(context, cue) or context.source(cue.head)
    if kind == "D.false":
        return None
    syntax = context.syntax
    own = (kind == "D.know" and _holder(syntax, cue.head)) or _own(context, cue)
    if own is not None and _may_be_person(syntax, own, reported=reported):
        found = resolved(syntax, own, context.heard_before(own.start))
        unresolved = found is None or syntax.tags[found.head] is Tag.PRONOUN
        return (context.source(cue.head) if reported and unresolved else None) or found
    return context.source(cue.head) if reported else None


def _who_holds(context: Context, cue: Cue) -> NounPhrase | None:
    """Return who takes a claim for false, as somebody else reports: sein Mandant halte das für falsch (rule V-5)."""
    syntax = context.syntax
    if syntax.tags[cue.tokens[0] - 1] is not Tag.PREPOSITION or not clause_has(syntax, cue.head, {"halten"}):
        return None
    holder = syntax.subject_of(cue.head)
    named = holder is not None and syntax.tags[holder.head] is Tag.NOUN and not _is_claim(syntax, holder)
    return holder if named else None


def _own(context: Context, cue: Cue) -> NounPhrase | None:
    return _of_verb(context, cue) if _is_verbal(context.syntax, cue) else _of_noun(context, cue.head)


def _holder(syntax: Syntax, index: int) -> NounPhrase | None:
    """Return to whom nothing is known: *Dem Amt* ist nichts bekannt; *der Polizei* liegt kein Hinweis vor."""
    lemmas = words("knowing_datives")
    if syntax.lowers[index] not in lemmas and not clause_has(syntax, index, lemmas):
        return None
    datives = (found for found in bare_phrases(syntax, index) if syntax.lowers[found.start] in words("dative_starts"))
    subject = syntax.subject_of(index)
    return next((found for found in datives if found != subject and index not in range(found.start, found.end)), None)


def _speaker_behind(context: Context, subject: NounPhrase) -> NounPhrase | None:
    """Return somebody behind a thing that stands first in the clause: Details will *der Verein* nicht nennen."""
    if context.syntax.tags[subject.head] is not Tag.NOUN or context.actors.type_of(subject) != "unknown":
        return None
    behind = _nominative_behind(context.syntax, subject)
    return behind if behind is not None and context.actors.can_speak(behind) else None


def _is_verbal(syntax: Syntax, cue: Cue) -> bool:
    return syntax.tags[cue.head] is not Tag.NOUN or len(cue.tokens) > 1


def _of_verb(context: Context, cue: Cue) -> NounPhrase | None:
    """Return the subject of a verb, its agent in the passive, else the subject of the clause it goes on from."""
    syntax = context.syntax
    if is_passive(syntax, cue.head):
        return agent_of(syntax, cue.head)
    subject = syntax.subject_of(cue.head) or _subject_of_perfect(syntax, cue.head)
    if subject is not None and (cue.rule.kind.id == "D.noc" or syntax.lowers[subject.head] == "man"):
        asked = _asked(context, cue, subject)
        if asked is not None:
            return asked
    if subject is None or not (_is_claim(syntax, subject) or subject.head in cue.tokens):
        return subject and (_speaker_behind(context, subject) or subject)
    ahead = _nominative_behind(syntax, subject) or _subject_before(syntax, cue.head)
    return ahead or _subject_of_perfect(syntax, cue.head)


def _asked(context: Context, cue: Cue, subject: NounPhrase) -> NounPhrase | None:
    """Return who is asked, or at whom "man" speaks: eine Frage *an den Senat* blieb offen; *beim Amt* schweigt man."""
    syntax = context.syntax
    if syntax.lowers[subject.head] != "man" and words("inquiry_words").isdisjoint(core_words(syntax, subject)):
        return None
    governed = (found for found in clause_phrases(syntax, cue.head) if found.preposition is not None)
    asked = (found for found in governed if syntax.lowers[found.preposition or 0] in words("asked_prepositions"))
    return next((found for found in asked if context.actors.can_speak(found)), None)


def _subject_of_perfect(syntax: Syntax, verb: int) -> NounPhrase | None:
    """Return the subject of hat before a clause put in: *Bonn* hat den Bericht, der Mängel nennt, dementiert."""
    start, _ = syntax.sentence_of(verb)
    if not has_shape(syntax, verb, "participle"):
        return None
    before = (clause for clause in reversed(syntax.clauses_in(start, verb)) if clause.sort is Clausehood.MAIN)
    perfect = next((clause.finite for clause in before if has_lemma(syntax, clause.tokens, {"haben"})), None)
    return None if perfect is None else syntax.subject_of(perfect)


def _subject_before(syntax: Syntax, verb: int) -> NounPhrase | None:
    """Return the subject of the clause before, where a clause begins with its verb: kam und *bestritt* die Tat."""
    clause = syntax.clause_of(verb)
    number = syntax.clause_at[verb] - 1
    start, _ = syntax.sentence_of(verb)
    if clause is None or clause.finite is None or number < 0 or syntax.clauses[number].start < start:
        return None
    ahead = [index for index in clause.tokens if index < clause.finite]
    goes_on = all(syntax.lowers[index] in words("coordinators") for index in ahead)
    before = syntax.clauses[number].finite
    return syntax.subject_of(before) if goes_on and before is not None else None


def _of_noun(context: Context, noun: int) -> NounPhrase | None:
    """Return the agent or the genitive of a noun, das Dementi *des Amtes*, else who spoke last."""
    syntax = context.syntax
    return agent_of(syntax, noun) or genitive_of(syntax, noun) or _last_speaker(context, noun)


def _last_speaker(context: Context, noun: int) -> NounPhrase | None:
    """Return who spoke last before a noun, in its sentence or the one before."""
    number = context.syntax.sentence_number(noun)
    start, _ = context.syntax.sentences[max(0, number - 1)]
    frames = (frame for index in range(noun - 1, start - 1, -1) for frame in context.cued(index))
    return next((frame.source for frame in frames if frame.source is not None), None)


def _is_claim(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether a phrase is what is denied rather than who denies: Den Vorwurf, das."""
    core = core_words(syntax, phrase)
    if core[0] in words("claim_pronouns") or not words("inquiry_words").isdisjoint(core):
        return True
    return any(is_listed("claim_nouns", lower) for lower in core)


def _nominative_behind(syntax: Syntax, fronted: NounPhrase) -> NounPhrase | None:
    """Return the subject of a clause that begins with its object: Das weist *die Kammer* zurück."""
    phrases = bare_phrases(syntax, fronted.head)
    return next((found for found in phrases if found.nominative and found.start >= fronted.end), None)


def _may_be_person(syntax: Syntax, phrase: NounPhrase, *, reported: bool) -> bool:
    """Say whether a phrase tells who denies; ich and wir in somebody's words are that somebody."""
    lower = syntax.lowers[phrase.head]
    if lower in words("impersonal_subjects") or lower == "man":
        return False
    return not (reported and lower in words("first_person_subjects"))
