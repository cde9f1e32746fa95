"""The network read forward by us: it says what spaCy says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from desktop.core.places import resource, sample
from desktop.signals import network
from desktop.signals.network import Classifier, Network

NLP = spacy.load(resource("model"))
SENTENCES = [
    [token.text for token in NLP.make_doc(line)] for line in sample().read_text(encoding="utf-8").split("\n") if line
]


def test_it_says_what_spacy_says() -> None:
    # GIVEN the lines of the sample article and the labels spaCy gives to their words
    docs = [NLP(Doc(NLP.vocab, words=sentence)) for sentence in SENTENCES]
    tagger, morphologizer = (Classifier.of(NLP, name) for name in ("tagger", "morphologizer"))
    # WHEN we read them all at once
    rows = Network(NLP).read(SENTENCES)
    # THEN tags are the same to a word, and so is what the morphologizer tells
    assert [tagger(found) for found in rows] == [[token.tag_ for token in doc] for doc in docs]
    labels = [set(label.split("|")) for found in rows for label in morphologizer(found)]
    told = [{*str(token.morph).split("|"), f"POS={token.pos_}"} - {""} for doc in docs for token in doc]
    assert labels == told


def test_words_forgotten_are_learnt_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN room for fewer words than a sentence has
    tagger, ample = Classifier.of(NLP, "tagger"), Network(NLP).read(SENTENCES)
    monkeypatch.setattr(network, "_MOST_WORDS", 5)
    # WHEN sentence after sentence is read
    narrow = Network(NLP)
    # THEN that changes nothing
    assert [tagger(narrow.read([sentence])[0]) for sentence in SENTENCES] == [tagger(rows) for rows in ample]


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
