"""Print what it costs to keep a note and to open the notes, beside plain sqlite3 doing the same in the same run.

python .ci/bench_notes.py
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from desktop.core.article import Article, Block, Origin, Role
from desktop.core.text import Span
from desktop.store.connection import transaction
from desktop.store.notes import rows
from desktop.store.notes.notebook import Notebook

ROUNDS, SAVES = 7, 100
NOTES = 10_000
"""In the file that is opened."""
TEXT = "Der Kreml weist den Bericht zurück. " * 60
BODY = "Wer sagt das? Und wer hat es zuerst gesagt? "
ROW = "INSERT INTO notes (id, article_id, body, created, changed) VALUES (?, 'a', ?, '2026-01-01', '2026-01-01')"


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as home:
        measure_saving(Path(home))
        measure_opening(Path(home))


def measure_saving(home: Path) -> None:
    """Compare keeping and changing a note with one insert into a table, and with one into the same tables."""
    path = home / "saving" / "notes.db"
    text = article()
    with closing(Notebook(path)) as notebook:
        kept = notebook.annotate(text, BODY, span=Span(4, 9))
        notebook.close()
        shutil.copy(path, home / "same.db")
        with closing(plain(home / "plain.db")) as bare, closing(plain(home / "same.db")) as same:
            bare.execute("CREATE TABLE notes (id TEXT, article_id TEXT, body TEXT, created TEXT, changed TEXT)")
            works: dict[str, Callable[[int], object]] = {
                "bare": lambda number: bare.execute(ROW, (str(number), BODY)),
                "same": lambda number: same.execute(ROW, (str(number), BODY)),
                "keep": lambda number: notebook.annotate(text, BODY, span=Span(4, 9)),  # noqa: ARG005
                "change": lambda number: notebook.revise(kept.id, f"{BODY}{number}"),
            }
            rounds = [in_turn(works, number * SAVES) for number in range(ROUNDS)]
    for name, what in (("keep", "a new note"), ("change", "a changed note")):
        for other, beside in (("bare", "one insert with WAL and FULL"), ("same", "one insert into the same tables")):
            ratio = median(times[name] / times[other] for times in rounds)
            report(f"to save {what}, in times of {beside}", ratio, median(times[name] for times in rounds))


def in_turn(works: dict[str, Callable[[int], object]], first: int) -> dict[str, float]:
    """Return the median of each work in seconds; they take turns, so that other load hits all alike."""
    took: dict[str, list[float]] = {name: [] for name in works}
    for number in range(first, first + SAVES):
        names = [*works][number % len(works) :] + [*works][: number % len(works)]
        for name in names:
            began = perf_counter()
            works[name](number)
            took[name].append(perf_counter() - began)
    return {name: median(times) for name, times in took.items()}


def measure_opening(home: Path) -> None:
    """Compare opening the notes, checks and all, with what sqlite3 needs for its own check and a count."""
    path = home / "opening" / "notes.db"
    with closing(Notebook(path)) as notebook:
        kept = notebook.annotate(article(), BODY, span=Span(4, 9))
        db = notebook._opened()  # noqa: SLF001 - ten thousand commits would take a while
        with transaction(db):
            for _ in range(NOTES):
                rows.keep(db, kept.article_id, BODY, anchor=kept.anchor)

    def ours() -> None:
        with closing(Notebook(path)) as notebook:
            notebook.revision()

    def theirs() -> None:
        with closing(plain(path)) as db:
            db.execute("PRAGMA quick_check(1)").fetchone()
            db.execute("SELECT count(*) FROM notes").fetchone()

    times = [(seconds(ours), seconds(theirs)) for _ in range(ROUNDS)]
    ratio = median(one / other for one, other in times)
    report(f"to open {NOTES:,} notes, in times of sqlite3 with its own check", ratio, min(one for one, _ in times))
    with closing(Notebook(path)) as notebook:
        began = process_time()
        notebook.altered()
        took = process_time() - began
    print(f"{1000 * took:6.0f} ms to compare {NOTES:,} notes with their checksums")


def plain(path: Path) -> sqlite3.Connection:
    """Return a connection that keeps what it acknowledges."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    return db


def article() -> Article:
    """Return an article to write notes on."""
    return Article("a", "Kreml", TEXT, (Block(Span(0, len(TEXT)), Role.PARAGRAPH),), Origin("plain", "/a.txt"))


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    began = perf_counter()
    work()
    return perf_counter() - began


def report(what: str, ratio: float, took: float) -> None:
    """Print one measurement."""
    print(f"{ratio:6.2f} ×  {what}  ({1000 * took:.2f} ms here)")


if __name__ == "__main__":
    main()
