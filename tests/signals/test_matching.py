"""Overlapping cues: which one is kept."""

from desktop.signals.cue import Cue
from desktop.signals.lexicon.rules import shipped_lexicon
from desktop.signals.matching import longest_first

RULE = shipped_lexicon().rules[0]


def cue(*tokens: int, strength: int = 1) -> Cue:
    return Cue(RULE, tokens, tokens[0], strength)


def test_of_overlapping_cues_the_one_with_most_words_is_kept() -> None:
    # GIVEN a short strong cue inside a long weak one
    short, long = cue(4, strength=3), cue(3, 4, 5)
    # WHEN one is to be chosen / THEN it is the long one
    assert longest_first([short, long]) == [long]


def test_of_equally_long_cues_the_stronger_is_kept() -> None:
    # GIVEN two cues on the same words
    weak, strong = cue(4, 5), cue(4, 5, strength=2)
    # WHEN one is to be chosen / THEN it is the stronger one
    assert longest_first([weak, strong]) == [strong]


def test_of_equal_cues_the_earlier_is_kept() -> None:
    # GIVEN two cues that share a word
    early, late = cue(4, 5), cue(5, 6)
    # WHEN one is to be chosen / THEN it is the earlier one
    assert longest_first([late, early]) == [early]


def test_cues_that_share_no_word_are_all_kept_in_text_order() -> None:
    # GIVEN a discontinuous cue and one that stands in its gap
    outer, inner, after = cue(1, 5), cue(3), cue(8, 9, 10)
    # WHEN overlaps are resolved / THEN all stay, in text order
    assert longest_first([after, inner, outer]) == [outer, inner, after]
