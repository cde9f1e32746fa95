"""Print how fast Lesart is, as ratios between things measured in one run: they hold on any machine.

Each pair is measured in turn, several times over, and the best of each counts: other load then hits both alike.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from random import Random
from time import perf_counter

import spacy

from desktop.core.article import Article
from desktop.core.places import sample
from desktop.desk import Desk

ROOT = Path(__file__).resolve().parent.parent
WORDS = 20_000
SWAPPED = 0.5
"""Share of the nouns that become others."""
PARTS = (
    "amt",
    "bau",
    "berg",
    "feld",
    "gast",
    "haus",
    "kraft",
    "land",
    "markt",
    "rat",
    "recht",
    "stadt",
    "werk",
    "zeit",
)
BARE_WINDOW = (
    "from PySide6.QtWidgets import QApplication, QMainWindow\n"
    "app = QApplication([]); window = QMainWindow(); window.show(); app.processEvents()"
)
OUR_IMPORTS = "import desktop.ui.application, desktop.ui.window\n" + BARE_WINDOW


def main() -> None:
    """Measure and print the ratios, one a line."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as home:
        desk = Desk(Path(home))
        article = desk.lay_out(long_text(), key="bench")
        desk.warm_up()
        unused = [spacy.blank("de") for _ in range(3)]  # a second time over the same text it would only remember
        ours, theirs = best_of(3, lambda: desk.analyse(article), lambda: unused.pop()(article.text))
    report("analysis, in times of spaCy's bare German tokenizer", ours / theirs, article_speed(article, ours))
    window, bare = best_of(5, lambda: start(OUR_IMPORTS), lambda: start(BARE_WINDOW))
    report("a window with Lesart's imports, in times of a bare Qt window", window / bare, f"{window:.2f} s")


def long_text() -> str:
    """Return the paragraphs of the sample article over and over, with other nouns each time, as long texts have."""
    chance = Random(1)  # noqa: S311 - the same text every time is what is wanted
    paragraphs = [line for line in sample().read_text(encoding="utf-8").splitlines() if len(line) > 100]
    words: list[str] = []
    for paragraph in cycle(paragraphs):
        if len(words) > WORDS:
            break
        for word in paragraph.split():
            swapped = word.istitle() and word.isalpha() and chance.random() < SWAPPED
            words.append("".join(chance.choices(PARTS, k=3)).capitalize() if swapped else word)
        words[-1] += "\n\n"
    return " ".join(words)


def best_of(rounds: int, *works: Callable[[], object]) -> list[float]:
    """Return the shortest time of each work in seconds, measured in turn."""
    return [min(times) for times in zip(*([seconds(work) for work in works] for _ in range(rounds)), strict=True)]


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    began = perf_counter()
    work()
    return perf_counter() - began


def start(program: str) -> None:
    """Run a program in a fresh interpreter."""
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)


def article_speed(article: Article, took: float) -> str:
    """Return the speed of the analysis on this machine."""
    return f"{article.words / took:,.0f} words/s"


def report(what: str, ratio: float, here: str) -> None:
    """Print one measurement."""
    print(f"{ratio:6.2f} ×  {what}  ({here} here)")


if __name__ == "__main__":
    main()
