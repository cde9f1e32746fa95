"""What is usual: a table that holds together, and a comparison that says no more than the table can bear."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop.core.article import Place
from desktop.core.messages import kind_names
from desktop.core.places import resource
from desktop.core.signal import Family, Signal, Voice, Wording
from desktop.core.text import Span
from desktop.core.usual import (
    PERCENTS,
    Comparison,
    LengthClass,
    Reference,
    Spread,
    Standing,
    compare,
    load_reference,
    newspapers,
)
from desktop.core.usual_words import figures, like_in_words, number, standing_in_words

COMMON = Spread(0.2, (0, 1, 2, 4, 6, 8, 12))
RARE = Spread(0.92, (0, 0, 0, 0, 0, 3, 6))
SHORT = LengthClass(100, 399, 1200, dict.fromkeys(("H", "A", "D", "H.adv", "H.rep"), COMMON) | {"D.deny": RARE})
LONG = LengthClass(400, None, 800, dict.fromkeys(SHORT.spreads, RARE))
REFERENCE = Reference(Wording("Zeitungen", "papers"), "abc", (SHORT, LONG))


def signals(*kinds: str) -> Sequence[Signal]:
    told, here = Wording("", ""), Span(0, 1)
    return [
        Signal(kind, kind, (here,), here, None, Voice.AUTHOR, None, None, 1, Place.BODY, here, told, told, told)
        for kind in kinds
    ]


def compared(words: int, *kinds: str) -> dict[str, Comparison]:
    return {one.what: one for one in compare(signals(*kinds), words, REFERENCE).comparisons}


@pytest.mark.parametrize("like", newspapers().classes, ids=lambda like: f"{like.least}+")
def test_the_shipped_table_holds_together(like: LengthClass) -> None:
    # GIVEN one class of lengths of the table the program ships
    # WHEN its rows are looked at
    falling = [what for what, one in like.spreads.items() if list(one.rates) != sorted(one.rates)]
    torn = [
        what
        for what, one in like.spreads.items()
        for percent, rate in zip(PERCENTS, one.rates, strict=True)
        if (rate == 0) is not (one.none >= percent / 100) and abs(one.none - percent / 100) > 0.003
    ]
    # THEN there is one for each family and kind, percentiles rise, and as many are nought as articles have none
    assert set(like.spreads) == {*(family.value for family in Family), *kind_names("de")}
    assert falling == []
    assert torn == []
    assert like.articles >= 300


def test_the_shipped_table_says_what_it_rests_on() -> None:
    # GIVEN the table the program ships
    table = tomllib.loads(resource("usual", "newspapers.toml").read_text(encoding="utf-8"))
    # WHEN its head is read
    # THEN it names the newspapers in both languages, and its classes add up to all articles
    assert "Tagesspiegel" in newspapers().about.de
    assert "Tagesspiegel" in newspapers().about.en
    assert sum(like.articles for like in newspapers().classes) == table["measured"]["articles"]


def test_no_kind_is_more_frequent_than_its_family() -> None:
    # GIVEN every class of the shipped table
    for like in newspapers().classes:
        for kind in kind_names("de"):
            # WHEN a kind and its family are compared
            family, alone = like.spreads[kind[0]], like.spreads[kind]
            # THEN the family is nowhere below
            assert all(whole >= part for whole, part in zip(family.rates, alone.rates, strict=True)), kind
            assert family.none <= alone.none, kind


def test_an_article_is_compared_with_those_of_its_length() -> None:
    # GIVEN articles of several lengths / WHEN compared / THEN each finds its class, and the shortest none
    assert [compare((), words, REFERENCE).like for words in (0, 99, 100, 399, 400, 90_000)] == [
        None, None, SHORT, SHORT, LONG, LONG,
    ]  # fmt: skip
    assert compare(signals("H.adv"), 99, REFERENCE).comparisons == ()


def test_families_are_always_there_and_kinds_where_they_occur() -> None:
    # GIVEN an article of 200 words with hedges of two kinds and one of the reader's own
    # WHEN compared
    found = compared(200, "H.rep", "H.adv", "H.own", "H.adv")
    # THEN all families are told, the known kinds in the order of the table, and the reader's own count for the family
    assert list(found) == ["H", "H.adv", "H.rep", "A", "D"]
    assert [found[what].count for what in ("H", "H.adv", "H.rep", "A")] == [4, 2, 1, 0]
    assert found["H.adv"].rate == 10.0


@pytest.mark.parametrize(
    ("rate", "standing"),
    [
        (0.0, Standing.ABSENT),
        (0.5, Standing.BELOW_75),
        (1.0, Standing.USUAL),
        (4.0, Standing.USUAL),
        (4.1, Standing.ABOVE_75),
        (6.1, Standing.ABOVE_90),
        (8.1, Standing.ABOVE_95),
        (12.1, Standing.ABOVE_99),
    ],
)
def test_a_rate_is_told_by_what_it_exceeds(rate: float, standing: Standing) -> None:
    # GIVEN a common kind / WHEN a rate is compared / THEN only what it really exceeds is said
    assert COMMON.standing(rate) is standing


def test_far_below_is_said_where_nearly_all_have_some() -> None:
    # GIVEN a kind that nine of ten articles have at a rate of 2 at least
    spread = Spread(0.01, (2, 3, 4, 5, 6, 7, 8))
    # WHEN a rate below is compared / THEN it is less often than in nine of ten
    assert spread.standing(1.9) is Standing.BELOW_90


def test_one_of_a_rare_kind_is_no_frequency() -> None:
    # GIVEN a kind that 8 of 100 articles have
    # WHEN an article has one of it, or three
    once, thrice = compared(200, "D.deny")["D.deny"], compared(200, *["D.deny"] * 3)["D.deny"]
    # THEN one is told as the only one, three by their rate
    assert once.standing is Standing.SELDOM
    assert "8 von 100" in standing_in_words(once, "de", brief=True)
    assert thrice.standing is Standing.ABOVE_99


def test_the_rank_rises_with_the_rate_and_stays_below_all() -> None:
    # GIVEN rates from none to far beyond
    ranks = [COMMON.rank(rate / 4) for rate in range(100)]
    # WHEN ranked / THEN more is never ranked lower, none lowest, and nothing is claimed beyond the table
    assert ranks == sorted(ranks)
    assert ranks[0] == 0.0
    assert ranks[-1] == 0.99
    assert COMMON.rank(4) == 0.75


def test_a_rank_among_ties_needs_no_luck() -> None:
    # GIVEN percentiles that are equal
    spread = Spread(0.0, (3, 3, 3, 3, 5, 5, 5))
    # WHEN a rate on and beside them is ranked / THEN there is an answer
    assert spread.rank(3) <= spread.rank(4) <= spread.rank(5) <= spread.rank(6) == 0.99


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("standing", Standing)
def test_every_standing_has_words_without_slots_left(standing: Standing, language: str) -> None:
    # GIVEN an example of each standing
    rates = {Standing.ABSENT: (0, COMMON), Standing.SELDOM: (1, RARE), Standing.BELOW_90: (1, Spread(0, (9,) * 7))}
    limits = {"below_75": 0.5, "usual": 2, "above_75": 5, "above_90": 7, "above_95": 9, "above_99": 13}
    count, spread = rates.get(standing, (2, COMMON))
    one = Comparison("H", count, limits.get(standing.value, float(count)), spread)
    assert one.standing is standing
    # WHEN put into words
    told = [standing_in_words(one, language, brief=brief) for brief in (True, False)]
    # THEN the long form is a sentence that says with what was compared
    assert all("{" not in words for words in told)
    assert told[1].endswith(".")
    assert len(told[0]) < 40 < len(told[1])


def test_figures_are_written_as_each_language_writes_them() -> None:
    # GIVEN three signals in 1,300 words / WHEN told / THEN with the point or the comma of the language
    one = Comparison("H", 3, 3000 / 1300, COMMON)
    assert figures(one, "de") == "3 Mal, 2,3 je 1.000 Wörter"
    assert figures(one, "en") == "3 times, 2.3 per 1,000 words"
    assert number(41242, "de") == "41.242"
    assert like_in_words(SHORT, "de") == "1.200 Zeitungsartikel von 100 bis 399 Wörtern"
    assert like_in_words(LONG, "en") == "800 newspaper articles of 400 words or more"


def test_a_table_of_other_percentiles_is_refused(tmp_path: Path) -> None:
    # GIVEN a table measured at other points
    path = tmp_path / "table.toml"
    path.write_text("percents = [50]\n", encoding="utf-8")
    # WHEN read / THEN it is refused rather than misread
    with pytest.raises(ValueError, match="percents"):
        load_reference(path)
