"""Conditions of family D: whether somebody concerned says that he knows nothing, or says nothing."""

from desktop.signals.conditions.grammar import negated
from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.grammar.clauses import Clausehood
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.roles import BODIES, is_role
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import is_listed, words
from desktop.signals.nearby import (
    bare_phrases,
    clause_after,
    clause_has,
    clause_words,
    doers_of,
    has_lemma,
    has_shape,
    is_first_person,
    is_passive,
    others_in_clause,
    subject_word,
    word_at,
)
from desktop.signals.speech.reach import is_subjunctive

_NEAR = 3
"""So many words before an infinitive with "zu" may stand what denies it."""


def knower(context: Context, cue: Cue) -> bool:
    """Return whether a body or person concerned says that it knows nothing (rule D-14)."""
    syntax = context.syntax
    wants = _wants(syntax, cue)
    if wants and not has_shape(syntax, cue.head, "participle"):
        return False  # will davon nichts wissen: dislikes it
    if any(has_shape(syntax, index, "zu") for index in others_in_clause(syntax, cue)):
        return False  # wissen nichts damit anzufangen: cannot do it
    subject = syntax.subject_of(cue.head)
    if "erinnern" in syntax.lemmas(cue.head):
        return _is_heard_for_memory(context, cue, subject)
    if not context.is_authors(cue.head):
        return subject is None or _is_concerned(context, cue, subject)
    if subject is None:
        return False
    body = _is_told_now(syntax, cue.head) and context.actors.type_of(subject) in BODIES
    return wants or body or is_listed("accused", syntax.lowers[subject.head])


def _is_heard_for_memory(context: Context, cue: Cue, subject: NounPhrase | None) -> bool:
    """Say whether somebody whose memory matters has none: der Zeuge, der Minister; not: anybody who tells a story."""
    holders = [found for found in (subject, context.source(cue.head)) if found is not None]
    if any(is_listed("accused", context.syntax.lowers[found.head]) for found in holders):
        return True
    source = context.source(cue.head)
    return source is not None and context.actors.type_of(source) == "official"


def _is_told_now(syntax: Syntax, verb: int) -> bool:
    """Say whether the author has it from somebody: weiß von nichts; not: die Kasse *wusste* nichts davon."""
    return "past" not in {form.tense for form in syntax.forms(verb)}


def _is_concerned(context: Context, cue: Cue, subject: NounPhrase) -> bool:
    """Say whether somebody whose knowledge is asked for lacks it: das Amt; not: die Kinder, wir wissen nichts."""
    syntax, lower = context.syntax, context.syntax.lowers[subject.head]
    if syntax.tags[subject.head] is Tag.NOUN:
        asked = is_listed("accused", lower) or is_listed("official_knowers", lower) or syntax.is_bare(subject)
        return asked or context.actors.type_of(subject) in BODIES
    if lower == "man":
        return is_subjunctive(syntax, cue.head)
    about = not words("of_what").isdisjoint(clause_words(syntax, cue.head))
    return about or lower not in words("first_person_subjects") or "wissen" not in syntax.lemmas(cue.head)


def _wants(syntax: Syntax, cue: Cue) -> bool:
    """Say whether somebody will not: will nichts gewusst haben, wollte keine Angaben machen."""
    return has_lemma(syntax, others_in_clause(syntax, cue), {"wollen"})


def knower_phrase(context: Context, cue: Cue) -> bool:
    """Return whether somebody concerned sees no sign, in his own or in reported words."""
    syntax = context.syntax
    clause = syntax.clause_of(cue.head)
    if clause is None or clause.finite is None or not _is_held(syntax, cue):
        return False
    if not context.is_authors(cue.head):
        proof = syntax.lowers[cue.head] in words("proof_words") and clause_has(syntax, cue.head, {"geben"})
        held = not (proof or _is_held_by_thing(context, cue, clause.finite))
        return held and clause.sort is not Clausehood.RELATIVE
    subject = syntax.subject_of(clause.finite)
    proof = syntax.lowers[cue.head] in words("proof_words")
    if subject is None or (proof and not clause_has(syntax, cue.head, {"sehen"})):
        return False
    if subject.head in cue.tokens:  # der Polizei liegen keine Erkenntnisse vor
        return dative_knower(context, cue)
    return context.actors.can_speak(subject) or is_listed("official_knowers", syntax.lowers[subject.head])


def _is_held_by_thing(context: Context, cue: Cue, verb: int) -> bool:
    """Say whether a thing, not somebody, has no sign: Die Studie fand keine Belege."""
    subject = context.syntax.subject_of(verb)
    if subject is None or subject.head in cue.tokens or context.syntax.tags[subject.head] is not Tag.NOUN:
        return False
    return not context.actors.can_speak(subject)


def _is_held(syntax: Syntax, cue: Cue) -> bool:
    """Say whether knowledge is had or there: hat keine Hinweise gefunden; not: will keine Hinweise verbreiten."""
    others = others_in_clause(syntax, cue)
    verbs = [index for index in others if syntax.tags[index] in (Tag.FINITE, Tag.NONFINITE)]
    held = has_lemma(syntax, verbs, words("holding_verbs"))
    return held and all(has_lemma(syntax, [index], words("holding_company")) for index in verbs)


def dative_knower(context: Context, cue: Cue) -> bool:
    """Return whether it is said to whom something is not known: dem Ministerium ist nichts bekannt."""
    syntax = context.syntax
    datives = [found for found in bare_phrases(syntax, cue.head) if _is_dative_knower(syntax, found)]
    if not datives or datives[0].head == cue.head:
        return False
    subject = syntax.subject_of(cue.head)
    nothing = "nichts" in (syntax.lowers[token] for token in cue.tokens)
    return nothing or subject is None or subject.head != datives[0].head


def _is_dative_knower(syntax: Syntax, found: NounPhrase) -> bool:
    if syntax.lowers[found.start] not in words("dative_starts"):
        return False
    return syntax.tags[found.head] is Tag.PRONOUN or is_role(syntax.lowers[found.head], *BODIES)


def unanswered_inquiry(context: Context, cue: Cue) -> bool:
    """Return whether somebody leaves an inquiry without an answer: blieb unbeantwortet; not: hier bleiben Fragen."""
    syntax = context.syntax
    subject = subject_word(syntax, cue.head)
    if "lassen" in syntax.lemmas(cue.head):
        return not is_passive(syntax, cue.head)
    put = subject in words("questions") and any(form.tense == "past" for form in syntax.forms(cue.head))
    return put or (subject in words("inquiry_words") and subject not in words("questions"))


def noc_verb(context: Context, cue: Cue) -> bool:
    """Return whether somebody asked gives no answer (rule D-4 and kind D.noc)."""
    syntax = context.syntax
    lemmas = syntax.lemmas(cue.head)
    others_at = others_in_clause(syntax, cue)
    others = [syntax.lowers[index] for index in others_at]
    if _is_undone(syntax, cue.head) or _is_free_to(syntax, cue, others_at):
        return False
    if lemmas & words("answering_verbs"):
        verbs = [index for index in others_at if syntax.tags[index] is Tag.FINITE]
        asked = not words("inquiry_words").isdisjoint(others) and not has_lemma(syntax, verbs, {"können", "sein"})
        return asked and not is_passive(syntax, cue.head) and _has_speaker(context, cue)
    if lemmas & words("commenting_verbs"):
        return not words("reflexives").isdisjoint(others) or "kommentieren" in lemmas
    subject = syntax.subject_of(cue.head)
    if lemmas & words("addressing_verbs"):
        return subject is not None and "auf" in others and not words("noc_nouns").isdisjoint(others)
    return subject is not None and _refuses_to(syntax, cue) and context.actors.can_speak(subject)


def _is_free_to(syntax: Syntax, cue: Cue, others: list[int]) -> bool:
    """Say whether nobody is silent: *nicht* alle äußerten sich; braucht man nicht zu kommentieren; sich zu äußern."""
    negators = [index for index in cue.tokens if syntax.lowers[index] in words("negators")]
    focused = any(word_at(syntax, index) == "nicht" and word_at(syntax, index + 1) == "alle" for index in negators)
    loose = has_shape(syntax, cue.head, "zu") or syntax.lowers[cue.head - 1] == "zu"
    apart = loose and not any(0 < cue.head - index <= _NEAR for index in negators)
    return focused or apart or has_lemma(syntax, others, {"brauchen"})


def _is_undone(syntax: Syntax, index: int) -> bool:
    """Say whether a negation before a relative clause undoes the one in it: kein Tag, an dem sie sich nicht äußert."""
    clause = syntax.clause_of(index)
    if clause is None or clause.sort is not Clausehood.RELATIVE:
        return False
    before = syntax.phrase_around(clause.start - 2) if syntax.tokens[clause.start - 1] == "," else None
    return before is not None and syntax.lowers[before.start] in words("negating_determiners")


def _refuses_to(syntax: Syntax, cue: Cue) -> bool:
    """Say whether somebody will or may not: wollte das nicht bestätigen; not: konnte nicht bestätigt werden."""
    modal = has_lemma(syntax, others_in_clause(syntax, cue), words("refusing_modals"))
    negator_before = any(syntax.lowers[index] == "nicht" for index in cue.tokens if index < cue.head)
    return modal and negator_before and not is_passive(syntax, cue.head)


def refusal(context: Context, cue: Cue) -> bool:
    """Return whether the complement really is refused: keine Angaben machen, eine Stellungnahme ablehnen."""
    syntax = context.syntax
    if any(syntax.lowers[index] in words("negating_determiners") for index in cue.tokens):
        if "es" in clause_words(syntax, cue.head) and "geben" in syntax.lemmas(cue.head):
            return False  # es gibt keine Auskunft: nobody refuses it
        return _wants(syntax, cue) or _has_speaker(context, cue)
    return bool(syntax.lemmas(cue.head) & words("refusal_verbs")) and not negated(context, cue)


def _has_speaker(context: Context, cue: Cue) -> bool:
    """Say whether somebody, not es, a number or a paper, stands as subject beside a cue."""
    return any(context.actors.may_speak(found) for found in doers_of(context.syntax, cue))


def done_by_somebody(context: Context, cue: Cue) -> bool:
    """Return whether somebody, not a thing, is the subject: out of reach, or having nothing to do with it."""
    doers, actors = [_meant(context.syntax, found) for found in doers_of(context.syntax, cue)], context.actors
    nouns = {found: context.syntax.tags[found.head] is Tag.NOUN for found in doers}
    return any(actors.can_speak(found) if nouns[found] else actors.may_speak(found) for found in doers)


def _meant(syntax: Syntax, found: NounPhrase) -> NounPhrase:
    """Return what a relative pronoun stands for: die *Seite*, die nicht erreichbar ist."""
    clause = syntax.clause_of(found.head)
    if clause is None or clause.sort is not Clausehood.RELATIVE or found.head != clause.start:
        return found
    return syntax.antecedent_of(clause) or found


def silent_about(context: Context, cue: Cue) -> bool:
    """Return whether somebody is silent about something or upon a request: schweigt zu den Vorwürfen."""
    syntax = context.syntax
    others = others_in_clause(syntax, cue)
    governing = {found.preposition for found in syntax.phrases_of(*syntax.sentence_of(cue.head))}
    told = {syntax.lowers[index] for index in others if index in governing} & words("silence_prepositions")
    taken_up = {syntax.lowers[index] for index in others} & words("silence_adverbs")
    clause = syntax.clause_of(cue.head)
    if clause is None or clause.sort is Clausehood.INFINITIVE or _is_reproached(context, cue.head):
        return False
    asked = [found for found in doers_of(syntax, cue) if not is_listed("media", syntax.lowers[found.head])]
    return bool(told or taken_up) and any(context.actors.can_speak(found) for found in asked)


def _is_reproached(context: Context, index: int) -> bool:
    """Say whether somebody is blamed for it by another one: warf ihm vor, er habe geschwiegen."""
    frame = context.frame_around(index)
    return frame is not None and frame.cue_class == "critical"


def evaded_question(context: Context, cue: Cue) -> bool:
    """Return whether it is a question that somebody evades."""
    return not words("inquiry_words").isdisjoint(clause_words(context.syntax, cue.head))


def refuses_to_say(context: Context, cue: Cue) -> bool:
    """Return whether somebody will or may say nothing: wollte dazu nichts sagen."""
    syntax = context.syntax
    unwilling = has_lemma(syntax, others_in_clause(syntax, cue), {"wollen", "mögen"})
    if _only_means(syntax, cue):
        return False
    return unwilling and has_shape(syntax, cue.head, "infinitive") and _has_speaker(context, cue)


def _only_means(syntax: Syntax, cue: Cue) -> bool:
    """Say whether somebody does not want it so understood: Ich will nicht sagen, dass; ich will nicht sagen: faul."""
    after = clause_after(syntax, cue.head)
    meant = after is not None and after.opener is not None and syntax.lowers[after.opener] in words("that_openers")
    fronted = not words("fronted_objects").isdisjoint(clause_words(syntax, cue.head))
    return meant or (
        is_first_person(syntax, cue.head)
        and not any(syntax.lowers[index].startswith("nichts") for index in cue.tokens)
        and not fronted
    )


def place_subject(context: Context, cue: Cue) -> bool:
    """Return whether a place is out of reach, not a person."""
    syntax = context.syntax
    subject = syntax.subject_of(cue.head)
    return subject is not None and is_listed("place_nouns", syntax.lowers[_meant(syntax, subject).head])
