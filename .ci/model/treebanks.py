"""The gold: sentences that people analysed, from two treebanks of Universal Dependencies, and who may see which.

Of the GSD test file only the first 677 sentences are read, ever: what follows is kept for judging Lesart as a whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from model import sources
from model.sentences import Sentence, Word

READ_OF_TEST = 677
LEARNED_OF_TEST = 277
"""The first of them join the development file for learning; those after are the held-out fold."""
TUNE_GSD, TUNE_PUD = 10, 20
"""Each how many sentences one goes to the fold by which training is watched."""

FEATURES = ("Case", "Number", "Gender", "Person", "Mood", "Tense", "VerbForm")
_KEPT_ROLES = ("nsubj:pass", "compound:prt")
_QUOTES = {"``": "„", "''": "“"}


class Folds(NamedTuple):
    """Which gold sentences learn, which tune, which measure."""

    train: list[Sentence]
    tune: list[Sentence]
    held: list[Sentence]
    """Never trained on, never tuned by."""


class Row(NamedTuple):
    """A line of a CoNLL-U file."""

    id: str
    form: str
    lemma: str
    pos: str
    tag: str
    features: str
    head: str
    role: str
    more: str
    misc: str


class _Unit(NamedTuple):
    """A written word: one row, or several that the treebank split, such as “im” into “in dem”."""

    written: Row
    main: Row
    """The part that stands for it in the tree."""
    inflected: Row
    """The part that tells case, number and gender."""
    parts: Sequence[Row]


def read(data: Path) -> Folds:
    """Read both treebanks and deal their sentences out."""
    gsd, pud = sources.source("gsd"), sources.source("pud")
    gsd_clone, pud_clone = sources.clone(data, gsd), sources.clone(data, pud)
    dev, test = (parse(gsd_clone.lines(file), source="gsd") for file in gsd.files)
    return deal(list(dev), list(islice(test, READ_OF_TEST)), list(parse(pud_clone.lines(pud.files[0]), source="pud")))


def deal(dev: list[Sentence], test: list[Sentence], pud: list[Sentence]) -> Folds:
    """Deal sentences out to the folds."""
    gsd = dev + test[:LEARNED_OF_TEST]
    # the tags of PUD are not those of Stuttgart-Tübingen
    pud = [sentence._replace(words=[word._replace(tag="") for word in sentence.words]) for sentence in pud]
    learning = [sentence for index, sentence in enumerate(gsd) if index % TUNE_GSD]
    learning += [sentence for index, sentence in enumerate(pud) if index % TUNE_PUD]
    return Folds(learning, gsd[::TUNE_GSD] + pud[::TUNE_PUD], test[LEARNED_OF_TEST:])


def parse(lines: Iterable[str], *, source: str) -> Iterator[Sentence]:
    """Turn the lines of a CoNLL-U file into sentences of written words."""
    rows: list[Row] = []
    name = ""
    for line in lines:
        if line.startswith("# sent_id = "):
            name = line.removeprefix("# sent_id = ").strip()
        elif line.strip() and not line.startswith("#"):
            row = Row(*line.rstrip("\n").split("\t"))
            rows += [] if "." in row.id else [row]
        elif not line.strip() and rows:
            yield Sentence(source, written_words(rows), name)
            rows = []
    if rows:
        yield Sentence(source, written_words(rows), name)


def written_words(rows: Sequence[Row]) -> list[Word]:
    """Return the words as they are written: what the treebank split is one word again, and so are the heads."""
    units = list(_units(rows))
    place = {part.id: index for index, unit in enumerate(units) for part in unit.parts}
    return [_word(unit, place.get(unit.main.head, index), index) for index, unit in enumerate(units)]


def _units(rows: Sequence[Row]) -> Iterator[_Unit]:
    waiting = iter(rows)
    for row in waiting:
        if "-" not in row.id:
            yield _Unit(row, row, row, (row,))
            continue
        first, last = map(int, row.id.split("-"))
        parts = list(islice(waiting, last - first + 1))
        if _is_contraction(parts):
            yield _Unit(row, parts[0], parts[1], parts)
        else:
            inner = {part.id for part in parts}
            main = next(part for part in parts if part.head not in inner)
            yield _Unit(row, main, main, parts)


def _is_contraction(parts: Sequence[Row]) -> bool:
    """Say whether these are a preposition and the article that grew into it."""
    return len(parts) == 2 and parts[0].pos == "ADP"


def _word(unit: _Unit, head: int, index: int) -> Word:
    role = unit.main.role if unit.main.role in _KEPT_ROLES else unit.main.role.split(":")[0]
    form = _QUOTES.get(unit.written.form, unit.written.form)
    return Word(
        form=form,
        space="SpaceAfter=No" not in unit.written.misc,
        features=_features(unit.inflected.features),
        tag="APPRART" if _is_contraction(unit.parts) else unit.main.tag,
        pos=unit.main.pos,
        lemma=form if unit.main.pos == "PUNCT" else unit.main.lemma,
        head=head,
        role="root" if head == index else role,
    )


def _features(listing: str) -> dict[str, str]:
    """Read “Case=Dat|Number=Sing”; of several values the first counts."""
    pairs = (pair.split("=") for pair in listing.split("|") if "=" in pair)
    return {name: value.split(",")[0] for name, value in pairs if name in FEATURES}
