"""Let the teacher read the sample, in several processes; how many does not change what it reads."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import islice, repeat
from multiprocessing import get_context
from pathlib import Path

import torch

from model import dictionary, mood, teacher
from model.dictionary import Readings
from model.sentences import Sentence
from model.teacher import Teacher

_AT_ONCE = 2_000
"""Sentences a process is given; those of like length are read together."""


def label(sample: Iterator[Sentence], network: Path, forms: Path, *, workers: int) -> Iterator[Sentence]:
    """Yield the sentences as the teacher and the rules of mood read them, in their order."""
    chunks = iter(lambda: list(islice(sample, _AT_ONCE)), [])
    context = get_context("spawn")  # a fork of a process with PyTorch in it may hang
    with ProcessPoolExecutor(workers, context) as processes:
        for sentences in processes.map(read, chunks, repeat(network), repeat(forms)):
            yield from sentences


def read(sentences: list[Sentence], network: Path, forms: Path) -> list[Sentence]:
    """Label sentences in this process."""
    scholar, readings = _loaded(network, forms)
    return [sentence._replace(words=mood.settle(sentence.words, readings)) for sentence in scholar.read(sentences)]


@cache
def _loaded(network: Path, forms: Path) -> tuple[Teacher, Readings]:
    torch.set_num_threads(1)
    readings = dictionary.load(forms)
    return teacher.load(network, readings), readings
