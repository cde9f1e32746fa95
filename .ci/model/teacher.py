"""Train the teacher on the gold, and let it read sentences.

One thread and fixed seeds: on the same machine the same gold gives the same teacher.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import torch
from torch import nn

from model import encoding, trees
from model.dictionary import Readings
from model.encoding import Batch, Vocabularies, Vocabulary
from model.evaluate import score
from model.network import Answers, Network
from model.sentences import Sentence, Word
from model.treebanks import FEATURES

_Item = TypeVar("_Item")

EPOCHS = 15
_SEED = 1
_BATCH = 16
_POOL = 400
"""Sentences among which those of like length share a batch."""
_RATE, _SLOWEST = 2e-3, 0.1
"""Of learning, at first; its share that is left at the end."""
_FEATURE_WEIGHT = 0.5
_GRADIENT = 5.0
_READ_AT_ONCE = 64
_LEAST = 1e-9


@dataclass(frozen=True, slots=True)
class Teacher:
    """A network and what its numbers mean."""

    network: Network
    vocabulary: Vocabularies
    readings: Readings

    def read(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """Return the sentences with tags, features, heads and roles as the teacher sees them."""
        self.network.eval()
        order = sorted(range(len(sentences)), key=lambda index: len(sentences[index].words))
        found = list(sentences)
        for indices in _chunks(order, _READ_AT_ONCE):
            with torch.no_grad():
                read = list(self._read_batch([sentences[index] for index in indices]))
            for index, sentence in zip(indices, read, strict=True):
                found[index] = sentence
        return found

    def save(self, path: Path) -> None:
        """Write vocabulary and weights."""
        strings = {name: vocabulary.strings for name, vocabulary in self.vocabulary.items()}
        torch.save({"vocabulary": strings, "weights": self.network.state_dict()}, path)

    def _read_batch(self, sentences: list[Sentence]) -> Iterator[Sentence]:
        batch = encoding.questions(sentences, self.vocabulary, self.readings)
        said = self.network(batch)
        likely = torch.softmax(said["head"], -1).clamp_min(_LEAST).log().numpy()
        heads = torch.zeros_like(batch["form"])
        for row, sentence in enumerate(sentences):
            tree = trees.best_tree(likely[row], len(sentence.words))
            heads[row, : len(tree)] = torch.tensor(tree)
        said["role"] = self.network.roles(said, heads)
        best = {name: said[name][..., encoding.FIRST :].argmax(-1).tolist() for name in encoding.SAID}
        for row, (sentence, tree) in enumerate(zip(sentences, heads.tolist(), strict=True)):
            words = [
                self._said(word, column, tree[column], {name: best[name][row][column] for name in best})
                for column, word in enumerate(sentence.words)
            ]
            yield sentence._replace(words=words)

    def _said(self, word: Word, index: int, head: int, best: dict[str, int]) -> Word:
        said = {name: self.vocabulary[name].strings[chosen] for name, chosen in best.items()}
        return word._replace(
            tag=said["tag"],
            pos=said["pos"],
            features=encoding.features(said),
            head=head - 1 if head else index,
            role=said["role"] if head else "root",
        )


def load(path: Path, readings: Readings) -> Teacher:
    """Read what save wrote."""
    saved = torch.load(path, weights_only=True)
    vocabulary = {name: Vocabulary(strings) for name, strings in saved["vocabulary"].items()}
    network = Network(vocabulary)
    network.load_state_dict(saved["weights"])
    return Teacher(network, vocabulary, readings)


def train(gold: Sequence[Sentence], tune: Sequence[Sentence], readings: Readings, *, epochs: int = EPOCHS) -> Teacher:
    """Train a teacher on the gold; print after each epoch how it does on the fold for tuning."""
    torch.set_num_threads(1)
    torch.manual_seed(_SEED)
    chance = random.Random(_SEED)  # noqa: S311 - the same order each time is what we want
    vocabulary = encoding.vocabularies(gold)
    teacher = Teacher(Network(vocabulary), vocabulary, readings)
    optimizer = torch.optim.AdamW(teacher.network.parameters(), lr=_RATE, betas=(0.9, 0.9), weight_decay=1e-3)
    left = list(gold)
    steps = epochs * -(-len(left) // _BATCH)
    step = 0
    for epoch in range(epochs):
        teacher.network.train()
        for sentences in _batches(left, chance):
            for group in optimizer.param_groups:
                group["lr"] = _RATE * (_SLOWEST + (1 - _SLOWEST) * max(0, 1 - step / steps))
            _learn(teacher, optimizer, sentences)
            step += 1
        scores = score(tune, teacher.read(tune))
        shown = "  ".join(f"{name} {scores[name]:.3f}" for name in ("tag", "pos", "morphology", "las"))
        print(f"  epoch {epoch + 1} of {epochs}: {shown}", flush=True)
    return teacher


def _batches(sentences: list[Sentence], chance: random.Random) -> list[list[Sentence]]:
    """Shuffle the sentences and return batches of like length."""
    chance.shuffle(sentences)
    pools = (sorted(pool, key=lambda sentence: len(sentence.words)) for pool in _chunks(sentences, _POOL))
    batches = list(_chunks([sentence for pool in pools for sentence in pool], _BATCH))
    chance.shuffle(batches)
    return batches


def _learn(teacher: Teacher, optimizer: Any, sentences: list[Sentence]) -> None:
    batch = encoding.questions(sentences, teacher.vocabulary, teacher.readings)
    said = teacher.network(batch)
    gold = encoding.expected(sentences, teacher.vocabulary)
    said["role"] = teacher.network.roles(said, gold["head"].clamp_min(0))
    optimizer.zero_grad()
    _loss(said, gold).backward()
    nn.utils.clip_grad_norm_(teacher.network.parameters(), _GRADIENT)
    optimizer.step()


def _loss(said: Answers, gold: Batch) -> Any:
    weights = dict.fromkeys(("head", "role", "tag", "pos"), 1.0) | dict.fromkeys(FEATURES, _FEATURE_WEIGHT)
    measure = nn.CrossEntropyLoss(ignore_index=encoding.NO_ANSWER)
    return sum(
        weight * measure(said[name].reshape(-1, said[name].size(-1)), gold[name].reshape(-1))
        for name, weight in weights.items()
        if (gold[name] != encoding.NO_ANSWER).any()  # the loss of nothing is not a number
    )


def _chunks(items: list[_Item], size: int) -> Iterator[list[_Item]]:
    return (items[start : start + size] for start in range(0, len(items), size))
