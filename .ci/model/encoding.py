"""Turn words into the numbers the teacher reads, and gold into those it should say."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import torch

from model.dictionary import ALL_NAMES, Readings
from model.sentences import Sentence, Word
from model.treebanks import FEATURES

SUFFIXES = (2, 3, 4)
"""Lengths of word endings the teacher sees."""
READ = ("form", "hanta", "shape", *(f"suffix{length}" for length in SUFFIXES), "prefix")
"""What the teacher reads of a word, beside the dictionary."""
SAID = ("tag", "pos", "role", *FEATURES)
"""What it says of it, beside the head."""
UNKNOWN, FIRST = 1, 2
"""Index of what a vocabulary lacks, and of the first thing it holds; index 0 fills up shorter sentences."""
NO_ANSWER = -1
"""In gold: nobody said."""
_NONE = "-"
"""Value of a feature the word lacks."""

Batch = dict[str, Any]
"""Tensors of sentences × words by the names of READ and SAID, and “length”, “dictionary”, “head”."""


class Vocabulary:
    """Strings and their indices."""

    def __init__(self, strings: Iterable[str] = ()) -> None:
        self.strings: list[str] = []
        self._indices: dict[str, int] = {}
        for string in strings:
            self.add(string)

    def __len__(self) -> int:
        return FIRST + len(self.strings)

    def __getitem__(self, string: str) -> int:
        return self._indices.get(string, UNKNOWN)

    def add(self, string: str) -> None:
        """Take a string in, once."""
        if string not in self._indices:
            self._indices[string] = len(self)
            self.strings.append(string)


Vocabularies = dict[str, Vocabulary]


def vocabularies(gold: Sequence[Sentence]) -> Vocabularies:
    """Collect what the gold holds; a form counts from its second time on."""
    found = {name: Vocabulary() for name in (*READ, *SAID)}
    counts = Counter(_folded(word.form) for sentence in gold for word in sentence.words)
    for word in (word for sentence in gold for word in sentence.words):
        said = answers(word)
        for name, value in (read(word) | said).items():
            is_rare = name == "form" and counts[value] == 1
            if value and not is_rare:
                found[name].add(value)
    return found


def read(word: Word) -> dict[str, str]:
    """Return what the teacher reads of a word."""
    folded = _folded(word.form)
    suffixes = {f"suffix{length}": folded[-length:] for length in SUFFIXES}
    return {"form": folded, "hanta": word.hanta_tag, "shape": _shape(word.form), "prefix": folded[:3]} | suffixes


def answers(word: Word) -> dict[str, str]:
    """Return what people said of a word; the tag is empty if they did not use our tags."""
    features = {name: word.features.get(name, _NONE) for name in FEATURES}
    return {"tag": word.tag, "pos": word.pos, "role": word.role} | features


def features(said: dict[str, str]) -> dict[str, str]:
    """Return the features among the answers that the word has."""
    return {name: said[name] for name in FEATURES if said[name] != _NONE}


def questions(sentences: Sequence[Sentence], vocabulary: Vocabularies, readings: Readings) -> Batch:
    """Return what the teacher reads of a batch of sentences."""
    size = (len(sentences), max(len(sentence.words) for sentence in sentences))
    batch: Batch = {name: torch.zeros(size, dtype=torch.long) for name in READ}
    batch["length"] = torch.tensor([len(sentence.words) for sentence in sentences])
    batch["dictionary"] = torch.zeros(*size, len(ALL_NAMES))
    for row, sentence in enumerate(sentences):
        for name in READ:
            indices = [vocabulary[name][read(word)[name]] for word in sentence.words]
            batch[name][row, : len(indices)] = torch.tensor(indices)
        flags = [_flags(readings(word.form)) for word in sentence.words]
        batch["dictionary"][row, : len(flags)] = torch.tensor(flags)
    return batch


def expected(sentences: Sequence[Sentence], vocabulary: Vocabularies) -> Batch:
    """Return what the gold says of a batch; head 0 is the root, others count from 1."""
    size = (len(sentences), max(len(sentence.words) for sentence in sentences))
    batch: Batch = {name: torch.full(size, NO_ANSWER) for name in (*SAID, "head")}
    for row, sentence in enumerate(sentences):
        for column, word in enumerate(sentence.words):
            batch["head"][row, column] = 0 if word.head == column else word.head + 1
            for name, value in answers(word).items():
                if value and (word.tag or name != "VerbForm"):  # where tags are not ours, forms of verbs are not
                    batch[name][row, column] = vocabulary[name][value]
    return batch


def _flags(found: frozenset[str]) -> list[float]:
    return [float(name in found) for name in ALL_NAMES]


def _folded(form: str) -> str:
    return "".join("0" if char.isdigit() else char for char in form.lower())


def _shape(form: str) -> str:
    """Sketch a form: its first letter, and whether it is all capitals or holds a hyphen, a digit, a full stop."""
    first = "U" if form[0].isupper() else "l" if form[0].islower() else "x"
    traits = {
        "A": form.isupper() and len(form) > 1,
        "-": "-" in form,
        "d": any(char.isdigit() for char in form),
        ".": "." in form,
    }
    return first + "".join(letter for letter, holds in traits.items() if holds)
