"""Print how fast the library answers while one types, beside a LIKE scan of the same file in the same run.

    python .ci/bench_library.py [articles] [notes]

The goal is set for 50,000 articles and 100,000 notes; by default there are fewer, because filling takes minutes.
"""

import sys
import tempfile
from collections.abc import Callable
from functools import partial
from itertools import accumulate
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, process_time

from sqlite_utils import Database

from desktop.core.article import Article, Block, Origin, Role
from desktop.core.library import Order, Shelf
from desktop.core.text import Span
from desktop.desk import Desk
from desktop.store.library import articles
from desktop.store.notes import rows

ARTICLES, NOTES = 5_000, 10_000
AT_ONCE = 500
"""Articles between two looks at the notes."""
WORDS = 540
"""In an article, as in a large collection of German news."""
FREQUENT = """
    der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat
    dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis
    mehr durch man sein wurde sei kann gegen vom schon wenn habe seine wir ihre dann unter seit soll ich dieser was
    wo hätte könnte Jahr Regierung Kreml Ärzte Polizei Bericht Dementi Streik Straße Sprecher Kreise Quelle
""".split()  # noqa: SIM905 - one a line is no table to read
PARTS = """
    amt bau berg feld gast haus kraft land markt rat recht stadt werk zeit wahl geld frage impf pflicht schutz bund
    bahn kreis druck streit zug preis grenze wasser plan
""".split()  # noqa: SIM905 - one a line is no table to read
TYPED = {
    "a frequent word": "Regierung",
    "a frequent word, in other spelling": "Aerzte",
    "two words": "Regierung Streik",
    "three words": "Kreml Bericht Sprecher",
    "four words": "Kreml Bericht Sprecher Ärzte",
    "the most frequent words": "der die und",
    "a rare word": "wassergrenzeplanen",
    "the beginning of a word": "regi",
    "two letters": "st",
    "a letter": "k",
    "three letters": "a k s",
    "the most frequent word": "der",
    "a part of titles": "impfpflicht",
    "a word that is nowhere": "qqqqq",
    "a tag": "tag:tag3",
    "a word and a tag": "Streik tag:tag3",
    "a word and an outlet": "Streik quelle:blatt7",
    "a word since a day": "Streik seit:1t",
    "a tag and an outlet": "tag:tag3 quelle:blatt7",
    "a word, a tag and an outlet": "der tag:tag3 quelle:blatt7",
    "a word and any outlet": "der quelle:bl",
    "a rare word and an outlet": "wasserkreisplan quelle:blatt7",
    "a word, long ago": "der seit:2020",
    "a kind nothing is of": "der kind:H",
    "a file": "der quelle:texte/77",
    "words, a tag and an outlet": "Kreml Bericht Sprecher tag:tag3 quelle:blatt7",
}
LIKE = "SELECT number FROM editions WHERE title LIKE :typed OR text LIKE :typed ORDER BY number DESC"


def main(article_count: int = ARTICLES, note_count: int = NOTES) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as home:
        desk = Desk(Path(home))
        began = perf_counter()
        fill(desk, article_count, note_count)
        size = (Path(home) / "library.db").stat().st_size / 2**20
        took = perf_counter() - began
        print(f"{article_count:,} articles, {note_count:,} notes: filled in {took:.0f} s, library of {size:,.0f} MB")
        measure_search(desk)
        measure_lists(desk)
        desk.close()


def fill(desk: Desk, article_count: int, note_count: int) -> None:
    """Fill library and notes with texts in which words are as frequent as in German ones."""
    chance = Random(1)  # noqa: S311 - the same texts every time are what is wanted
    compounds = list(
        {"".join(chance.choices(PARTS, k=3)) + chance.choice(["", "en", "s", "ung"]) for _ in range(90_000)}
    )
    vocabulary = FREQUENT + [word.capitalize() for word in sorted(compounds)]
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(vocabulary))))
    words = partial(chance.choices, vocabulary, cum_weights=weights)
    library, notebook = desk._library, desk._notebook  # one transaction for many of them  # noqa: SLF001

    def remember_some(db: Database, numbers: range) -> None:
        for number in numbers:
            articles.remember(db, an_article(number, words))

    for first in range(0, article_count, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, article_count))
        library._write(partial(remember_some, numbers=numbers))  # noqa: SLF001
        notebook.revision()
        with notebook._writing() as db:  # noqa: SLF001
            for number in numbers:
                db.execute("INSERT INTO articles (id, title, location) VALUES (?, '-', '-')", [f"{number:016}"])
            for _ in range(len(numbers) * note_count // article_count):
                article = f"{chance.choice(numbers):016}"
                rows.keep(db, article, " ".join(words(k=30)), tags=[f"tag{chance.randrange(50)}"])
        desk.tags()  # the library takes the notes in
        while desk.index_more():
            """Until everything is found."""
    while desk.tidy_index():
        """As a window does as well."""


def an_article(number: int, words: Callable[..., list[str]]) -> Article:
    """Return an article of words drawn by their frequency, in sentences and paragraphs."""
    drawn = words(k=WORDS)
    sentences = [" ".join(drawn[start : start + 15]) + "." for start in range(0, WORDS, 15)]
    text = "\n\n".join(" ".join(sentences[start : start + 4]) for start in range(0, len(sentences), 4))
    origin = Origin("plain", f"/texte/{number}.txt", f"Blatt{number % 40}")
    return Article(f"{number:016}", " ".join(words(k=8)), text, (Block(Span(0, len(text)), Role.PARAGRAPH),), origin)


def measure_search(desk: Desk) -> None:
    """Print what each kind of query takes, and how much longer a scan of all texts for the same words."""
    db = desk._library._db  # noqa: SLF001
    if db is None:
        raise RuntimeError
    for what, typed in TYPED.items():
        newest, best = (usual(partial(desk.search, typed, ranked=ranked)) for ranked in (False, True))
        times = [f"{scan(db, typed) / took:5.0f} × LIKE" if ":" not in typed else "" for took in (newest, best)]
        told = f"{1000 * newest:7.1f} ms newest {times[0]:12}  {1000 * best:7.1f} ms best match {times[1]:12}"
        print(f"{told}  {what}: {typed} ({len(desk.search(typed).hits)} found)")


def scan(db: Database, typed: str) -> float:
    """Return how long it takes to look for something as it is typed in all texts."""
    return usual(lambda: db.execute(LIKE, {"typed": f"%{typed}%"}).fetchall(), 1)


def measure_lists(desk: Desk) -> None:
    """Print what the first page of each list takes, and one far behind."""
    for order in Order:
        whole, later = (usual(partial(desk.library, order=order, offset=offset)) for offset in (0, 2000))
        noted = usual(partial(desk.library, Shelf.NOTED, order=order))
        times = "  ".join(f"{1000 * took:7.1f} ms {what}" for took, what in ((whole, "all"), (later, "a later page")))
        print(f"{times}  {1000 * noted:7.1f} ms with notes  by {order}")
    rest: dict[str, Callable[[], object]] = {
        "by tag": partial(desk.library, tag="tag3"),
        "outlets": desk.outlets,
        "recent": desk.recent,
    }
    print("  ".join(f"{1000 * usual(work):7.1f} ms {what}" for what, work in rest.items()))


def usual(work: Callable[[], object], rounds: int = 7) -> float:
    """Return the median of some times for which it keeps the processor busy, in seconds."""
    times = []
    for _ in range(rounds):
        began = process_time()
        work()
        times.append(process_time() - began)
    return median(times)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
