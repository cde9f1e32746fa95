"""Who is the subject of saying, thinking or knowing, be it without words of his own (rule A-1)."""

from collections.abc import Iterator

from desktop.signals.grammar.clauses import Clausehood
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.words import words
from desktop.signals.nearby import has_lemma, has_shape
from desktop.signals.speech.cues import SayVerb, listed, say_verbs
from desktop.signals.speech.unsaid import is_unsaid


def saying_subjects(syntax: Syntax) -> frozenset[int]:
    """Return the tokens of all subjects of verbs of saying, thinking, knowing or denying."""
    verbs = (*_saying_verbs(syntax), *_minded_copulas(syntax))
    return frozenset(token for verb in verbs for token in _subject_tokens(syntax, verb))


def _saying_verbs(syntax: Syntax) -> Iterator[int]:
    for say in say_verbs(syntax):
        if say.passive or _is_of_pronoun(syntax, say) or _is_open(syntax, say):
            continue
        if _tells_something(syntax, say):
            yield say.verb


def _is_open(syntax: Syntax, say: SayVerb) -> bool:
    """Say whether nothing is or was said: kann sagen, wollen protestieren, berichten *nichts*; not: musste zugeben."""
    finite = say.clause.finite
    if is_unsaid(syntax, say) or "nichts" in (syntax.lowers[index] for index in say.clause.tokens):
        return True
    if finite is None or finite == say.verb or not has_shape(syntax, say.verb, "infinitive"):
        return False
    done = {form.tense for form in syntax.forms(finite)} == {"past"} or has_shape(syntax, say.verb, "participle")
    likely = syntax.lowers[finite] in words("might")  # dürfte wissen
    return not (done or likely) and not words("unsaid_modals").isdisjoint(syntax.lemmas(finite))


def _is_of_pronoun(syntax: Syntax, say: SayVerb) -> bool:
    """Say whether the subject is a relative pronoun or what it stands for; not: eine Zahl, die *Ärzte* schätzen."""
    subject = syntax.subject_of(say.verb)
    return say.clause.sort is Clausehood.RELATIVE and (subject is None or subject.start <= say.clause.start)


def _tells_something(syntax: Syntax, say: SayVerb) -> bool:
    """Say whether a verb tells, not asks; one that needs a content clause tells of what at least: weiß davon."""
    if say.lemma in words("asking_verbs"):
        return False
    if say.lemma not in listed("rules", "clause_only") or say.lemma in words("viewing_verbs"):
        return True
    if say.lemma not in words("telling_of"):
        return False
    return any(syntax.lowers[index] in words("of_what") for index in say.clause.tokens)


def _minded_copulas(syntax: Syntax) -> Iterator[int]:
    """Yield the copulas of views: Experten *sind* uneins."""
    for clause in filter(None, map(syntax.clause_of, syntax.places_of(words("minded_words")))):
        if clause.finite is not None and has_lemma(syntax, [clause.finite], words("copulas")):
            yield clause.finite


def _subject_tokens(syntax: Syntax, verb: int) -> Iterator[int]:
    """Yield the tokens of a verb's subject and of what is coordinated with it."""
    subject = syntax.subject_of(verb)
    if subject is None:
        return
    yield from range(subject.start, subject.end)
    if subject.end < len(syntax.lowers) and syntax.lowers[subject.end] in words("joining_words"):
        joined = syntax.phrase_around(subject.end + 1) if subject.end + 1 < len(syntax.lowers) else None
        if joined is not None and joined.start == subject.end + 1:
            yield from range(joined.start, joined.end)
