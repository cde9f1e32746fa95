"""Sentences and their words, and the files of JSON lines in which they pass from step to step."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple


class Word(NamedTuple):
    """A token with what people, the teacher or the student say of it; what nobody said yet is empty."""

    form: str
    space: bool
    """Whether a space follows."""
    features: dict[str, str]
    """Morphology by its Universal Dependencies names: Case, Number, Mood …"""
    tag: str = ""
    """Stuttgart-Tübingen tag."""
    pos: str = ""
    """Universal part of speech."""
    lemma: str = ""
    head: int = 0
    """Index of the word it depends on within its sentence; its own index for the root."""
    role: str = ""
    """Universal dependency relation to its head."""
    hanta_tag: str = ""
    hanta_lemma: str = ""


class Sentence(NamedTuple):
    """A sentence and where it comes from."""

    source: str
    words: list[Word]
    id: str = ""


def save(path: Path, sentences: Iterable[Sentence]) -> None:
    """Write sentences, one per line; the file appears only once it is complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    with part.open("w", encoding="utf-8") as file:
        for sentence in sentences:
            file.write(json.dumps(sentence._asdict(), ensure_ascii=False) + "\n")
    part.replace(path)


def load(path: Path) -> Iterator[Sentence]:
    """Read sentences one by one."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            yield Sentence(record["source"], [Word(*word) for word in record["words"]], record["id"])
