"""Print how fast Lesart is, as ratios between things measured in one run: they hold on any machine.

Each pair is measured in turn, several times over, and the best of each counts: other load then hits both alike.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

import spacy

from desktop.core.article import Article
from desktop.core.places import sample
from desktop.desk import Desk

ROOT = Path(__file__).resolve().parent.parent
WORDS = 20_000
BARE_WINDOW = (
    "from PySide6.QtWidgets import QApplication, QMainWindow\n"
    "app = QApplication([]); window = QMainWindow(); window.show(); app.processEvents()"
)
OUR_IMPORTS = "import desktop.ui.application, desktop.ui.window\n" + BARE_WINDOW


def main() -> None:
    """Measure and print the ratios, one a line."""
    with tempfile.TemporaryDirectory() as home:
        desk = Desk(Path(home))
        article = desk.lay_out(long_text(), key="bench")
        desk.warm_up()
        tokenizer = spacy.blank("de")
        ours, theirs = best_of(3, lambda: desk.analyse(article), lambda: tokenizer(article.text))
    report("analysis, in times of spaCy's bare German tokenizer", ours / theirs, article_speed(article, ours))
    window, bare = best_of(5, lambda: start(OUR_IMPORTS), lambda: start(BARE_WINDOW))
    report("a window with Lesart's imports, in times of a bare Qt window", window / bare, f"{window:.2f} s")


def long_text() -> str:
    """Return the paragraphs of the sample article, numbered and repeated until the text is long."""
    paragraphs = [line for line in sample().read_text(encoding="utf-8").splitlines() if len(line) > 100]
    each = sum(len(paragraph.split()) for paragraph in paragraphs) / len(paragraphs)
    repeated = islice(cycle(paragraphs), int(WORDS / each))
    return "\n\n".join(f"Absatz {number}. {paragraph}" for number, paragraph in enumerate(repeated, start=1))


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
