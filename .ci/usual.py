"""Measure what is usual in German newspaper articles, and write the table that Lesart compares with.

Articles come as lines of JSON, as for `lesart corpus`, or as folders of text files. Only numbers are kept. Which
collections the shipped table rests on stands in `resources/usual/newspapers.toml` itself; CONTRIBUTING.md has the line.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from math import ceil
from pathlib import Path
from typing import Any, NamedTuple

from desktop.core.messages import kind_names
from desktop.core.places import resource
from desktop.core.signal import Family
from desktop.core.usual import PERCENTS
from desktop.desk import Desk

TABLE = resource("usual", "newspapers.toml")
LEAST = (100, 250, 500, 1000)
"""Words from which on an article belongs to a class; a shorter one is not compared."""
COUNTS = Path("build", "usual.jsonl")
"""What was measured in each article: words, and signals per kind."""


class Measured(NamedTuple):
    """One article in numbers."""

    words: int
    kinds: Counter[str]


def main() -> None:
    """Measure every article that is asked for and write the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("collections", nargs="*", type=Path, help="JSON lines, or a folder of *.txt")
    asked.add_argument("--sample", type=int, default=4000, help="as many articles of each, evenly spread (4000)")
    asked.add_argument("--where", metavar="KEY=VALUE", action="append", default=[], help="only lines that say so")
    asked.add_argument("--headline", metavar="KEY", default="", help="where the headline stands, if not in the text")
    asked.add_argument("--anew", action="store_true", help="forget what was measured before instead of adding to it")
    given = asked.parse_args()
    where = dict(condition.split("=", 1) for condition in given.where)
    COUNTS.parent.mkdir(exist_ok=True)
    if given.anew:
        COUNTS.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as home, COUNTS.open("a", encoding="utf-8") as kept:
        desk = Desk(Path(home))
        for collection in given.collections:
            texts = list(read(collection, where, given.headline))
            for number, text in enumerate(spread(texts, given.sample), start=1):
                words, kinds = measure(desk, text)
                kept.write(json.dumps({"words": words, "kinds": kinds}) + "\n")
                if number % 100 == 0:
                    print(f"{collection.name}: {number} of {min(given.sample, len(texts))}", file=sys.stderr)
        lexicon = desk.analysis_facts()["lexicon"]
    lines = COUNTS.read_text(encoding="utf-8").splitlines()
    measured = [Measured(kept["words"], Counter(kept["kinds"])) for kept in map(json.loads, lines)]
    about = TABLE.read_text(encoding="utf-8").partition("\n[measured]\n")[0]
    TABLE.write_text(about + "\n" + "\n".join(table(measured, lexicon)) + "\n", encoding="utf-8")
    print(f"{TABLE.name}: {len(measured)} articles")


def read(collection: Path, where: dict[str, str], headline: str) -> Iterator[str]:
    """Yield the texts of a collection."""
    if collection.is_dir():
        yield from (path.read_text(encoding="utf-8") for path in sorted(collection.rglob("*.txt")))
        return
    with collection.open(encoding="utf-8") as lines:
        for line in lines:
            entry: dict[str, Any] = json.loads(line)
            if all(str(entry.get(key)) == value for key, value in where.items()):
                yield "\n\n".join(filter(None, (entry.get(headline), entry["text"])))


def spread(texts: list[str], sample: int) -> list[str]:
    """Return `sample` of the texts, evenly spread over all.

    >>> spread(list("abcdef"), 3)
    ['a', 'c', 'e']
    """
    step = max(1.0, len(texts) / sample)
    return [texts[int(number * step)] for number in range(min(sample, len(texts)))]


def measure(desk: Desk, text: str) -> Measured:
    """Return the numbers of one article."""
    article = desk.lay_out(text, key="usual")
    return Measured(article.words, Counter(signal.kind for signal in desk.analyse(article).signals))


def table(measured: Iterable[Measured], lexicon: str) -> Iterator[str]:
    """Yield the lines of the table: for each class of lengths, kinds and families with their percentiles."""
    articles = [one for one in measured if one.words >= LEAST[0]]
    kinds = [*(family.value for family in Family), *kind_names("de")]
    yield "[measured]"
    yield f"articles = {len(articles)}"
    yield f'date = "{datetime.now(tz=UTC):%Y-%m-%d}"'
    yield f'lexicon = "{lexicon}"'
    for least, most in zip(LEAST, (*LEAST[1:], None), strict=True):
        here = [one for one in articles if least <= one.words and (most is None or one.words < most)]
        if not here:
            continue
        yield f"\n[[class]]\nleast = {least}\narticles = {len(here)}\n[class.kinds]"
        for what in kinds:
            rates = sorted(1000 * counted(one, what) / one.words for one in here)
            none = sum(rate == 0 for rate in rates) / len(rates)
            percentiles = [round(rates[ceil(percent / 100 * len(rates)) - 1], 2) for percent in PERCENTS]
            yield f'"{what}" = {{ none = {none:.3f}, rates = {percentiles} }}'


def counted(article: Measured, what: str) -> int:
    """Return how many signals of a kind or a family an article has."""
    return sum(number for kind, number in article.kinds.items() if what in (kind, kind[0]))


if __name__ == "__main__":
    main()
