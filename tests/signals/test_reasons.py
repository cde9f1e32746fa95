"""The reason of a signal, in both languages."""

from itertools import product

import pytest

from desktop.core.signal import Source, Voice
from desktop.core.text import Span
from desktop.signals.grammar.roles import ACTORS
from desktop.signals.lexicon.rules import Rule, shipped_lexicon
from desktop.signals.reasons import Seen, reason_for

RULES = list({rule.kind.id: rule for rule in shipped_lexicon().rules}.values())
WEBER = Source(Span(0, 5), "Weber", "private")


def first(kind: str) -> Rule:
    return next(rule for rule in RULES if rule.kind.id == kind)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.kind.id)
def test_a_reason_is_whole_whatever_was_seen(rule: Rule) -> None:
    # GIVEN everything that may and may not be known of a place
    actors = (None, "author", "unknown", "unnamed-official", *ACTORS)
    for voice, source, actor, via in product(Voice, (None, WEBER), actors, (None, "die „Zeit“")):
        # WHEN the reason is worded
        reason = reason_for(rule, Seen("wohl", "", voice, source, actor, via))
        # THEN it names the cue, no slot is left open, nothing is said of None, and it ends as a sentence
        for text in (reason.de, reason.en):
            assert "wohl" in text
            assert not {"{", "}"} & set(text)
            assert "None" not in text
            assert "  " not in text
            assert text[-1] in ".”“"


def test_a_reason_tells_who_denies_and_what_sort_of_actor_that_is() -> None:
    # GIVEN a denial by a private person
    seen = Seen("bestritt", "", Voice.AUTHOR, WEBER, "private", None)
    # WHEN its reason is worded
    reason = reason_for(first("D.deny"), seen)
    # THEN name and sort stand in it
    assert "von „Weber“ (Privatperson)" in reason.de
    assert "by “Weber” (private person)" in reason.en


@pytest.mark.parametrize(
    ("actor", "de", "en"),
    [("author", "der Redaktion selbst", "the newsroom itself"), ("unknown", "nicht nennt", "does not name")],
)
def test_a_reason_tells_when_nobody_is_named(actor: str, de: str, en: str) -> None:
    # GIVEN a denial without a source / WHEN worded / THEN the newsroom is told from somebody unnamed
    reason = reason_for(first("D.false"), Seen("falsch", "", Voice.AUTHOR, None, actor, None))
    assert de in reason.de
    assert en in reason.en


def test_a_reason_tells_the_voice_and_the_noun_behind_an_adjective() -> None:
    # GIVEN an adjective in somebody's quoted words
    seen = Seen("möglicher", "Rücktritt", Voice.QUOTED, WEBER, None, None)
    # WHEN worded
    reason = reason_for(first("H.adj"), seen)
    # THEN the noun stands beside it, and whose words they are
    assert "„möglicher Rücktritt“" in reason.de
    assert "Zitat (Quelle: „Weber“)" in reason.de
    assert "quotation (source: “Weber”)" in reason.en


def test_a_reason_tells_the_medium_an_unnamed_source_comes_through() -> None:
    # GIVEN an insider known through a newspaper / WHEN worded / THEN the medium is told
    reason = reason_for(first("A.person"), Seen("Insider", "", Voice.AUTHOR, None, None, "Reuters"))
    assert "Bekannt nur über „Reuters“." in reason.de
    assert "Known only through “Reuters”." in reason.en
