"""The measures, on annotations small enough to count by hand."""

import json
from typing import Any

import pytest

from desktop.core.errors import ReadError, explain
from desktop.core.scoring.attributions import score_attributions
from desktop.core.scoring.lines import annotated_texts, found_texts
from desktop.core.scoring.marks import Found, Gold, Mark, Pair, Saying
from desktop.core.scoring.rates import Rates
from desktop.core.scoring.signals import score_signals
from desktop.core.text import Span

TEXT = "x" * 100


def mark(kind: str, start: int, end: int, **more: Any) -> Mark:
    return Mark(kind, Span(start, end), **more)


def scored(gold: list[Mark], found: list[Mark], families: str = "HAD") -> Any:
    return score_signals([Pair(Gold("a", TEXT, tuple(gold), None, families), Found(tuple(found)))])


def test_precision_recall_and_f1_of_a_family() -> None:
    # GIVEN three denials annotated, two found, one of them where there is none
    gold = [mark("D.deny", 0, 5), mark("D.reject", 10, 15), mark("D.false", 20, 25)]
    found = [mark("D.deny", 0, 5), mark("D.deny", 30, 35)]
    # WHEN compared
    score = scored(gold, found)
    # THEN one of two is right, one of three is found: F1 is 2 · ½ · ⅓ / (½ + ⅓)
    rates = score.families["D"].rates
    assert (rates, rates.precision, rates.recall) == (Rates(3, 2, 1), 1 / 2, 1 / 3)
    assert rates.f1 == pytest.approx(0.4)
    assert score.recall_by_kind == {"D.deny": (1, 1), "D.reject": (0, 1), "D.false": (0, 1)}
    assert [slip.mark.kind for slip in score.missed] == ["D.reject", "D.false"]
    assert [slip.mark.head for slip in score.false] == [Span(30, 35)]


def test_heads_that_overlap_meet_and_each_is_matched_once() -> None:
    # GIVEN two annotated hedges side by side, and two found that both touch the second
    gold = [mark("H.adv", 0, 5), mark("H.adv", 5, 10)]
    found = [mark("H.adv", 4, 8), mark("H.adv", 5, 10)]
    # THEN the same head goes first, and the other finds its neighbour
    assert scored(gold, found).families["H"].rates == Rates(2, 2, 2)
    # AND nothing is matched with two
    assert scored(gold, [mark("H.adv", 0, 10)]).families["H"].rates == Rates(2, 1, 1)


def test_a_subjunctive_is_a_family_of_its_own() -> None:
    # GIVEN a subjunctive found where another hedge is annotated
    score = scored([mark("H.verb", 0, 5)], [mark("H.konj", 0, 5)])
    # THEN they do not meet
    assert score.families["H"].rates == Rates(1, 0, 0)
    assert score.families["H.konj"].rates == Rates(0, 1, 0)


def test_what_is_optional_counts_neither_way() -> None:
    # GIVEN a doubtful hedge that was found, one that was not, and a subjunctive at the place of a doubtful hedge
    gold = [mark(kind, at, at + 5, optional=True) for kind, at in (("H.adv", 0), ("H.adv", 10), ("H.adv", 20))]
    found = [mark("H.adv", 0, 5), mark("H.konj", 20, 25), mark("H.adv", 40, 45)]
    # WHEN compared
    score = scored(gold, found)
    # THEN only what stands elsewhere counts
    assert {name: family.rates for name, family in score.families.items()} == {"H": Rates(0, 1, 0)}


def test_families_that_are_not_annotated_are_left_out() -> None:
    # GIVEN a text annotated for A and D only, and a hedge found in it
    score = scored([mark("D.deny", 0, 5)], [mark("D.deny", 0, 5), mark("H.adv", 10, 15)], families="AD")
    # THEN the hedge is not wrong
    assert list(score.families) == ["D"]


def test_kind_voice_source_and_actor_count_where_they_are_annotated() -> None:
    # GIVEN three denials, each right in something else; the third without voice and source
    gold = [
        mark("D.deny", 0, 5, voice="author", source=Span(50, 60), actor="official"),
        mark("D.reject", 10, 15, voice="reported", source=Span(50, 60), actor="org"),
        mark("D.false", 20, 25, actor="party"),
    ]
    found = [
        mark("D.deny", 0, 5, voice="author", source=Span(58, 70), actor="official"),
        mark("D.deny", 10, 15, voice="author", source=None, actor="private"),
        mark("D.false", 20, 25, voice="quoted", actor="party"),
    ]
    # WHEN compared / THEN each share is of those that are annotated
    right = scored(gold, found).families["D"].right
    assert right == {"kind": 2 / 3, "voice": 1 / 2, "source": 1 / 2, "actor": 2 / 3}
    assert scored([mark("H.adv", 0, 5)], []).families["H"].right == dict.fromkeys(right)


def saying(start: int, end: int, speaker: tuple[int, int] | None = None, cue: tuple[int, int] | None = None) -> Saying:
    return Saying((Span(start, end),), (Span(*cue),) if cue else (), (Span(*speaker),) if speaker else (), "Indirect")


def test_attributions_meet_by_half_of_the_shorter_content() -> None:
    # GIVEN three annotated: one found with its speaker, one with another speaker, one shared too little
    gold = [saying(0, 10, (12, 15), (16, 20)), saying(30, 40, (42, 45), (46, 50)), saying(60, 70)]
    found = [saying(0, 5, (14, 16), (16, 20)), saying(30, 40, (80, 85), (46, 50)), saying(66, 76, (80, 85), (1, 3))]
    # WHEN compared
    score = score_attributions([Pair(Gold("a", TEXT, None, tuple(gold)), Found((), tuple(found)))])
    # THEN each measure counts by itself
    assert score.rates == {
        "cue": Rates(2, 3, 2),
        "message": Rates(3, 3, 2),
        "speaker": Rates(2, 3, 1),
        "both": Rates(3, 3, 1),
        "chars": Rates(30, 25, 19),
    }
    assert [(slip.gold, slip.found) for slip in score.slips] == [(gold[1], found[1]), (gold[2], None)]


def test_free_indirect_speech_is_left_out_on_both_sides() -> None:
    # GIVEN free indirect speech that was found, and a message without a speaker that was found without one
    free = Saying((Span(0, 10),), form="FreeIndirect")
    pair = Pair(Gold("a", TEXT, None, (free, saying(20, 30))), Found((), (saying(0, 8), saying(20, 30))))
    # THEN only the message counts, and it is right that nobody says it
    score = score_attributions([pair])
    assert (score.rates["message"], score.rates["both"]) == (Rates(1, 1, 1), Rates(1, 1, 1))
    assert score.rates["speaker"] == Rates(0, 0, 0)


# reading


def line(**more: Any) -> bytes:
    return json.dumps({"id": "a", "text": "Er bestreitet das.", **more}).encode()


def test_annotated_texts_are_read() -> None:
    # GIVEN a line with both annotations
    signal = {"kind": "D.deny", "head": [3, 13], "voice": "author", "source": [0, 2], "actor": None, "optional": True}
    attribution = {"form": "Indirect", "cue": [[3, 13]], "speaker": [[0, 2]], "quote": [[14, 17]]}
    # WHEN read
    (gold,) = annotated_texts([line(signals=[signal], attributions=[attribution], families="D")], name="gold")
    # THEN all is there
    assert gold.signals == (mark("D.deny", 3, 13, voice="author", source=Span(0, 2), optional=True),)
    assert gold.sayings == (saying(14, 17, (0, 2), (3, 13)),)
    assert (gold.id, gold.families) == ("a", "D")


def test_what_corpus_writes_is_read() -> None:
    # GIVEN a line as it writes them, with a speaker as an object
    source = {"start": 0, "end": 2, "text": "Er", "type": "unknown"}
    signal = {"kind": "D.deny", "head": [3, 13], "voice": "author", "source": source, "actor": "unknown", "rule": "x"}
    attribution = {"cue": [[3, 13]], "speaker": source, "content": [[14, 17]], "form": "indirect"}
    # WHEN read
    ((key, found),) = found_texts([line(signals=[signal], attributions=[attribution])], name="found")
    # THEN it compares with an annotation
    assert key == "a"
    assert found.signals == (mark("D.deny", 3, 13, voice="author", source=Span(0, 2), actor="unknown"),)
    assert found.sayings[0].speaker == (Span(0, 2),)


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({}, "signals"),
        ({"signals": {}}, "signals"),
        ({"signals": ["x"]}, "signals[0]"),
        ({"signals": [{"head": [0, 2]}]}, "signals[0].kind"),
        ({"signals": [{"kind": "X.deny", "head": [0, 2]}]}, "signals[0].kind"),
        ({"signals": [{"kind": "D.deny"}]}, "signals[0].head"),
        ({"signals": [{"kind": "D.deny", "head": [2, 2]}]}, "signals[0].head"),
        ({"signals": [{"kind": "D.deny", "head": [0, 99]}]}, "signals[0].head"),
        ({"signals": [{"kind": "D.deny", "head": [0, 2], "source": "Er"}]}, "signals[0].source"),
        ({"signals": [{"kind": "D.deny", "head": [0, 2], "voice": 3}]}, "signals[0].voice"),
        ({"signals": [], "families": "X"}, "families"),
        ({"attributions": [{"form": "Direct", "quote": [[0, 2], 5]}]}, "attributions[0].quote[1]"),
        ({"attributions": [{"form": "Direct", "quote": 5}]}, "attributions[0].quote"),
    ],
)
def test_a_faulty_annotation_is_named_by_its_place(more: dict[str, Any], key: str) -> None:
    # GIVEN a line that annotates badly
    with pytest.raises(ReadError) as caught:
        # WHEN read
        list(annotated_texts([line(**more)], name="gold.jsonl"))
    # THEN line and value are named, in German and English
    assert caught.value.facts == {"name": "gold.jsonl", "line": 1, "key": key}
    assert all(key in explain(caught.value, language).sentence for language in ("de", "en"))
