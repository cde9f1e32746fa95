"""The network read forward by us: it says what spaCy says."""

import os
import subprocess
import sys
from collections.abc import Sequence
from itertools import accumulate, chain
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from desktop.core.places import resource, sample
from desktop.signals import network
from desktop.signals.grammar.annotation import Place
from desktop.signals.network import Classifier, Network

NLP = spacy.load(resource("model"))
SENTENCES = [
    [token.text for token in NLP.make_doc(line)] for line in sample().read_text(encoding="utf-8").split("\n") if line
]


def places(sentences: Sequence[Sequence[str]]) -> list[Place]:
    """Return all places of sentences that stand one behind the other."""
    ends = list(accumulate(map(len, sentences)))
    return [
        ((end - len(one), end), at)
        for one, end in zip(sentences, ends, strict=True)
        for at in range(end - len(one), end)
    ]


WORDS = list(chain.from_iterable(SENTENCES))
PLACES = places(SENTENCES)


def test_it_says_what_spacy_says() -> None:
    # GIVEN the lines of the sample article and the labels spaCy gives to their words
    docs = [NLP(Doc(NLP.vocab, words=sentence)) for sentence in SENTENCES]
    tagger, morphologizer = (Classifier.of(NLP, name) for name in ("tagger", "morphologizer"))
    # WHEN we ask about all at once
    rows = Network(NLP).rows(WORDS, PLACES)
    # THEN tags are the same to a word, and so is what the morphologizer tells
    assert tagger(rows) == [token.tag_ for doc in docs for token in doc]
    labels = [set(label.split("|")) for label in morphologizer(rows)]
    told = [{*str(token.morph).split("|"), f"POS={token.pos_}"} - {""} for doc in docs for token in doc]
    assert labels == told


def test_words_forgotten_are_learnt_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN room for fewer words than a word hears of
    tagger, ample = Classifier.of(NLP, "tagger"), Network(NLP).rows(WORDS, PLACES)
    monkeypatch.setattr(network, "_MOST_WORDS", 5)
    # WHEN it is asked about word after word
    narrow = Network(NLP)
    # THEN that changes nothing
    assert [label for place in PLACES for label in tagger(narrow.rows(WORDS, [place]))] == tagger(ample)


def test_words_are_told_in_the_order_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN some words of the sample, backwards and one of them twice, and what is said of all
    asked = [*range(len(PLACES) - 1, 0, -3), 4, 4]
    tagger = Classifier.of(NLP, "tagger")
    every = tagger(Network(NLP).rows(WORDS, PLACES))
    # WHEN they are asked about, few at once
    monkeypatch.setattr(network, "_MOST_PLACES", 7)
    told = tagger(Network(NLP).rows(WORDS, [PLACES[number] for number in asked]))
    # THEN each is told what it is among all
    assert told == [every[number] for number in asked]


def test_one_thread_multiplies(tmp_path: Path) -> None:
    # GIVEN a program that makes a desk and analyses, on a machine with several processors
    program = (
        "import os, sys; from pathlib import Path; from desktop.desk import Desk\n"
        "Desk(Path(sys.argv[1])).warm_up()\n"
        "tasks = Path('/proc/self/task')\n"
        "print(len(list(tasks.iterdir())) if tasks.is_dir() else 1)"
    )
    bare = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    # WHEN it has analysed its first sentence
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path], env=bare, capture_output=True, text=True, check=True
    )
    # THEN it runs in one thread: several would wait for one another as soon as others need the processors
    assert done.stdout.strip() == "1"
