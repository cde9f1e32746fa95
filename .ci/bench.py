"""Print how fast Lesart is, as ratios between things measured in one run: they hold on any machine.

Each pair is measured in turn, several times over, and the best of each counts: other load then hits both alike.
"""

import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from itertools import count, pairwise
from multiprocessing import get_context
from pathlib import Path
from random import Random
from time import perf_counter, process_time

import spacy
from bench_library import main as measure_library
from bench_notes import main as measure_notes

from desktop.core.article import Article
from desktop.core.places import sample
from desktop.desk import Desk
from desktop.signals.candidates import is_candidate
from desktop.signals.grammar.quotes import pair_quotes
from desktop.signals.grammar.sentences import sentence_starts
from desktop.signals.tokenizer import Tokenizer

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "tests" / "quality" / "articles"
TEXTS = 40
ROUNDS = 5
PARAGRAPHS = 8
"""In 590 words; newspaper articles have 480 in the middle and 710 on average."""
SHORT = 100
"""Characters; a shorter line is a heading."""
SWAPPED = 0.7
"""Share of the nouns that become others; of the other words, most of which come again, it is a tenth of that.

So many that as many words as in newspapers were not met before, taken as they stand between blanks: of the first forty
articles 32 %, of the second 23 %, of the fifth 17 %.
"""
NEWSPAPERS = "newspapers have 18, 26 and 23 %"
"""What `density` says of them, measured on 150 articles of three papers; of new words on 400 of four."""
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
        os.environ.update(QT_QPA_PLATFORM="offscreen", LESART_HOME=home, OPENBLAS_NUM_THREADS="1")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a reader's second start finds everything compiled
        desk = Desk(Path(home))
        desk.warm_up()
        measure_speed(desk)
        measure_collection(Path(home))
        measure_length(desk)
        measure_library()
        measure_notes()
        for step in ("shown", "readable"):
            window, bare = best_of(5, partial(until, step, OUR_WINDOW), partial(until, step, BARE_WINDOW))
            report(f"start until the window is {step}, in times of a bare Qt window", window / bare, f"{window:.2f} s")


def measure_speed(desk: Desk) -> None:
    """Compare what is done to every article with what spaCy needs to cut its words."""
    tokenizer = Tokenizer()
    choosing = against_spacy(desk, lambda article: candidates_of(tokenizer, article.text))
    report("as fast as spaCy's bare German tokenizer: finding candidates", *choosing)
    for sort in ("ordinary", "dense"):
        ours = against_spacy(desk, desk.analyse, sort)
        report(f"as fast as spaCy's bare German tokenizer: everything, in {sort} articles", *ours)
        times = sorted(seconds(partial(desk.analyse, article)) for article in unseen(desk, sort))
        print(f"{1000 * times[len(times) // 2]:6.1f} ms for the median of the {sort} articles")
        print(f"{'':9} {density(desk, sort)}; {NEWSPAPERS}")


def density(desk: Desk, sort: str) -> str:
    """Return how much there is to find in articles of a sort, and how many of their words come for the first time."""
    met = {word for article in unseen(desk, sort) for word in article.text.split()}
    laid_out = unseen(desk, sort)
    found = [desk.analyse(article) for article in laid_out]
    words = [word for article in laid_out for word in article.text.split()]
    signals = 1000 * sum(len(findings.signals) for findings in found) / len(words)
    attributions = 1000 * sum(len(findings.attributions) for findings in found) / len(words)
    new = len(set(words) - met) / len(words)
    return f"{signals:.0f} signals and {attributions:.0f} attributions in 1,000 words, {new:.0%} of which are new"


def against_spacy(desk: Desk, work: Callable[[Article], object], sort: str = "ordinary") -> tuple[float, str]:
    """Return how many times as fast as spaCy some work is, and its speed.

    Each round has texts that neither has seen before; who makes what it works with does so before the clock starts. The
    median counts.
    """
    tokenizer = spacy.blank("de").tokenizer
    rounds = []
    for _ in range(ROUNDS):
        laid_out = unseen(desk, sort)
        theirs = seconds(partial(each, laid_out, lambda article: tokenizer(article.text)))
        ours = seconds(partial(each, laid_out, work))
        rounds.append((theirs / ours, rate(sum(article.words for article in laid_out), ours)))
    return sorted(rounds)[ROUNDS // 2]


def each(laid_out: Sequence[Article], work: Callable[[Article], object]) -> None:
    """Do some work for each of some articles."""
    for article in laid_out:
        work(article)


def unseen(desk: Desk, sort: str) -> list[Article]:
    """Return articles of a sort with words that were not met before."""
    return [desk.lay_out(text, key=str(number)) for number, text in enumerate(articles(TEXTS, sort))]


def candidates_of(tokenizer: Tokenizer, text: str) -> int:
    """Return how many sentences of a text may hold a signal."""
    words = tokenizer.cut(text)
    starts = sentence_starts(words, frozenset(), pair_quotes(words, frozenset()))
    lowers = list(map(str.lower, words))
    return sum(is_candidate(lowers[start:end]) for start, end in pairwise([*starts, len(words)]))


def measure_length(desk: Desk) -> None:
    """Print what a character costs in texts of growing length, and in runs that mean nothing."""
    long = "\n\n".join(articles(1_000_000 // 3_000))
    cases = [(f"{length:,} characters", long[:length]) for length in (1_000, 10_000, 100_000, 1_000_000)]
    cases.append(("1,000,000 in one paragraph", long[:1_000_000].replace("\n", " ")))
    cases += [(f"100,000 times {mark}", mark * 100_000) for mark in ('"', "(", ".", '" ', ". ")]
    for what, text in cases:
        took = seconds(partial(desk.analyse, desk.lay_out(text, key="bench")))
        print(f"{1e6 * took / len(text):6.2f} µs a character: {what}")


def measure_collection(home: Path) -> None:
    """Print what a second process brings, and how memory grows with the articles behind it."""
    one, two = best_of(2, partial(crunch, home, 1), partial(crunch, home, 2))
    report("as fast with two processes as with one", one / two, f"{one:.1f} s")
    texts = articles(TEXTS)
    with get_context("spawn").Pool(1, initializer=start, initargs=(home,)) as pool:
        sizes = [pool.map(read, texts, chunksize=TEXTS)[-1] for _ in range(5)]
    growth = (sizes[-1] - sizes[1]) / (3 * TEXTS) * 10_000 / 1024
    print(f"{growth:6.0f} MB more for 10,000 articles, of {sizes[-1] / 1024:.0f} MB")


def crunch(home: Path, processes: int) -> float:
    """Return how long that many processes take for the same texts once all of them are ready."""
    with get_context("spawn").Pool(processes, initializer=start, initargs=(home,)) as pool:
        pool.map(read, articles(4 * processes), chunksize=1)
        texts = articles(2 * TEXTS)
        began = perf_counter()
        pool.map(read, texts, chunksize=2)
        return perf_counter() - began


def start(home: Path) -> None:
    """Make the desk of a child process."""
    _desks.append(Desk(home))
    _desks[0].warm_up()


def read(text: str) -> int:
    """Analyse a text in a child process, and return the process's size in kilobytes."""
    _desks[0].analyse(_desks[0].lay_out(text, key=text))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


_desks: list[Desk] = []


def articles(count: int, sort: str = "ordinary") -> list[str]:
    """Return texts of paragraphs of articles of our own, each time with other nouns, verbs and adjectives.

    As in real text, every fifth word or so is one that was not met before: no tokenizer lives on its memory alone.
    """
    chance = Random(next(_fresh))  # noqa: S311 - the same texts every time are what is wanted
    sources = sorted((ARTICLES / sort).glob("*.txt"))
    lines = [line for path in sources for line in path.read_text(encoding="utf-8").splitlines() if len(line) > SHORT]
    return ["\n\n".join(rewritten(line, chance) for line in chance.sample(lines, PARAGRAPHS)) for _ in range(count)]


_fresh = count(1)


def rewritten(line: str, chance: Random) -> str:
    """Return a paragraph with other words in the place of many."""
    return _WORD.sub(partial(changed, chance=chance), line)


_WORD = re.compile(r"\b\w{4,}\b")


def changed(found: re.Match[str], chance: Random) -> str:
    """Return a word as it is or another one in its place, with the ending it had."""
    word = found.group()
    if chance.random() > (SWAPPED if word.istitle() else SWAPPED / 10):
        return word
    other = "".join(chance.choices(PARTS, k=3)) + word[-2:]
    return other.capitalize() if word.istitle() else other


def rate(words: int, took: float) -> str:
    """Return a speed in words."""
    return f"{words / took:,.0f} words/s"


def best_of(rounds: int, *measures: Callable[[], float]) -> list[float]:
    """Return the shortest time of each measure in seconds, taken in turn."""
    return [min(times) for times in zip(*([measure() for measure in measures] for _ in range(rounds)), strict=True)]


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` keeps the processor busy."""
    began = process_time()
    work()
    return process_time() - began


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
