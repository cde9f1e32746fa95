"""The table of what is usual can be made anew."""

from collections import Counter
from pathlib import Path

from usual import Measured, read, spread, table

from desktop.core.usual import PERCENTS, Standing, load_reference

HEAD = f'percents = {list(PERCENTS)}\n[about]\nde = "Zeitungen"\nen = "papers"\n'


def test_a_table_made_anew_can_be_read_and_compared_with(tmp_path: Path) -> None:
    # GIVEN 400 articles of four lengths, each longer one with one hedge more, and one too short
    measured = [
        Measured(words, Counter({"H.adv": number % 100})) for number in range(100) for words in (120, 300, 600, 2000)
    ]
    path = tmp_path / "table.toml"
    # WHEN the table is made of them
    path.write_text(HEAD + "\n".join(table([*measured, Measured(9, Counter())], "abc")), encoding="utf-8")
    reference = load_reference(path)
    # THEN it knows how they are spread
    assert [like.articles for like in reference.classes] == [100] * 4
    hedges = reference.classes[1].spreads["H"]
    assert hedges == reference.classes[1].spreads["H.adv"]
    assert hedges.none == 0.01
    assert hedges.rates == tuple(round(1000 * (percent - 1) / 300, 2) for percent in PERCENTS)
    assert hedges.standing(1000 * 50 / 300) is Standing.USUAL
    assert reference.classes[0].spreads["D"].none == 1


def test_a_collection_is_read_by_what_its_lines_say(tmp_path: Path) -> None:
    # GIVEN a collection with headlines of their own and a mark
    path = tmp_path / "lines.jsonl"
    lines = ['{"text": "eins", "head": "Titel", "label": "real"}', '{"text": "zwei", "label": "fake"}']
    path.write_text("\n".join(lines), encoding="utf-8")
    # WHEN read / THEN only what is marked counts, headline first
    assert list(read(path, {"label": "real"}, "head")) == ["Titel\n\neins"]
    assert list(read(path, {}, "")) == ["eins", "zwei"]
    assert spread(["eins", "zwei"], 20) == ["eins", "zwei"]
