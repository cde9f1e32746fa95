"""The language model that ships: the one that was measured, and no worse on sentences written for Lesart."""

import json
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest
import spacy
from spacy.tokens import Doc

from desktop.core.places import resource

HERE = Path(__file__).parent
FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))["model"]
MOST_BYTES = 20_000_000


class Word(NamedTuple):
    form: str
    tag: str
    pos: str
    lemma: str
    mood: str


def written() -> list[list[Word]]:
    """Return the sentences of tagged.tsv."""
    _, listing = (HERE / "tagged.tsv").read_text(encoding="utf-8").split("\n", 1)
    return [[Word(*line.split("\t")) for line in part.splitlines()] for part in listing.strip().split("\n\n")]


@pytest.fixture(scope="module")
def read() -> list[tuple[Word, Word]]:
    """Pair each word as it should be read with what the model reads."""
    nlp = spacy.load(resource("model"))
    docs = nlp.pipe(Doc(nlp.vocab, words=[word.form for word in sentence]) for sentence in written())
    found = [
        Word(token.text, token.tag_, token.pos_, token.lemma_, "".join(token.morph.get("Mood")) or "-")
        for doc in docs
        for token in doc
    ]
    return list(zip([word for sentence in written() for word in sentence], found, strict=True))


@pytest.mark.parametrize(("layer", "floor"), FLOORS.items())
def test_the_model_reads_as_well_as_ever(read: list[tuple[Word, Word]], layer: str, floor: float) -> None:
    # GIVEN sentences tagged by hand WHEN the model reads them
    right = [getattr(gold, layer) == getattr(found, layer) for gold, found in read]
    # THEN its share of right words has not fallen
    assert sum(right) / len(right) >= floor


def test_the_model_is_the_one_that_was_measured() -> None:
    # GIVEN the digests written down when it was made
    folder = resource("model")
    recorded = dict(
        reversed(line.split("  ")) for line in (folder / "digests.sha256").read_text(encoding="utf-8").splitlines()
    )
    # WHEN the files are looked at
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in (".md", ".sha256")]
    found = {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}
    # THEN they are those, and small enough for a repository
    assert found == recorded
    assert sum(path.stat().st_size for path in files) <= MOST_BYTES
