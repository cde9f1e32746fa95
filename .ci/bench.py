"""Print how fast Lesart is, as ratios between things measured in one run: they hold on any machine.

Each pair is measured in turn, several times over, and the best of each counts: other load then hits both alike.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from itertools import cycle
from pathlib import Path
from random import Random
from time import perf_counter

import spacy

from desktop.core.places import sample
from desktop.desk import Desk
from desktop.signals.cleaning import cleaned
from desktop.signals.language import language_model
from desktop.signals.reading import TextReader

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
BARE_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QTextBrowser
app = QApplication([])
window = QTextBrowser()
window.show()
app.processEvents()
print("shown", flush=True)
window.setPlainText(Path(sys.argv[1]).read_text(encoding="utf-8"))
app.processEvents()
print("readable", flush=True)
"""
OUR_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.ui import application

class Watched(application.Window):
    def show(self):
        super().show()
        QApplication.processEvents()
        print("shown", flush=True)
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self):
        if self.article.article is not None:
            QApplication.processEvents()
            print("readable", flush=True)
            QApplication.quit()

application.Window = Watched
application.run(sys.argv[1])
"""


def main() -> None:
    """Measure and print the ratios, one a line."""
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(QT_QPA_PLATFORM="offscreen", LESART_HOME=home)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a reader's second start finds everything compiled
        desk = Desk(Path(home))
        article = desk.lay_out(long_text(), key="bench")
        desk.warm_up()
        unused = [spacy.blank("de") for _ in range(3)]  # a second time over the same text it would only remember
        ours, theirs = best_of(
            3, lambda: desk.analyse(article).took, lambda: seconds(lambda: unused.pop()(article.text))
        )
        report(
            "analysis, in times of spaCy's bare German tokenizer", ours / theirs, f"{article.words / ours:,.0f} words/s"
        )
        sentences = [sentence.split() for sentence in article.text.split(". ")]
        tagging = min(seconds(lambda: language_model().read(sentences)) for _ in range(3))
        report(
            "tagging all of it, in times of the tokenizer", tagging / theirs, f"{article.words / tagging:,.0f} words/s"
        )
        print(f"{share_read():6.0%}    of the words of the sample article are tagged")
        for step in ("shown", "readable"):
            window, bare = best_of(5, partial(until, step, OUR_WINDOW), partial(until, step, BARE_WINDOW))
            report(f"start until the window is {step}, in times of a bare Qt window", window / bare, f"{window:.2f} s")


def share_read() -> float:
    """Return the share of the words of the sample article that the language model is asked about."""
    syntax = TextReader().read(cleaned(sample().read_text(encoding="utf-8"))).context.syntax
    read = (syntax.sentences[number] for number in syntax.annotations.read_so_far)
    words: int = sum(end - start for start, end in read)
    return words / len(syntax.tokens)


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


def best_of(rounds: int, *measures: Callable[[], float]) -> list[float]:
    """Return the shortest time of each measure in seconds, taken in turn."""
    return [min(times) for times in zip(*([measure() for measure in measures] for _ in range(rounds)), strict=True)]


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    began = perf_counter()
    work()
    return perf_counter() - began


def until(step: str, program: str) -> float:
    """Return how long a fresh interpreter needs until `program` says that it has come to a step."""
    began = perf_counter()
    command = [sys.executable, "-c", program, str(sample())]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as window:
        took = [perf_counter() - began for line in window.stdout or () if line.strip() == step]
    return took[0]


def report(what: str, ratio: float, here: str) -> None:
    """Print one measurement."""
    print(f"{ratio:6.2f} ×  {what}  ({here} here)")


if __name__ == "__main__":
    main()
