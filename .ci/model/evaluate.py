"""Measure an analysis against the gold."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import spacy
from spacy.tokens import Doc

from model.morphology import agreed
from model.sentences import Sentence, Word

_SUBJECT = "nsubj"
_FEATURES = ("Case", "Number", "Gender", "Person", "Mood")
_SETS: dict[str, Callable[[Word], bool]] = {
    "subjunctive": lambda word: word.features.get("Mood") == "Sub",
    "proper_noun": lambda word: word.pos == "PROPN",
    "name": lambda word: word.tag == "NE",
}
"""Sorts of words of which both finding too many and too few counts: F1."""


def measure(pipeline: Path, gold: Sequence[Sentence]) -> dict[str, float]:
    """Return the scores of a spaCy pipeline; a component it lacks has none."""
    nlp = spacy.load(pipeline)
    docs = nlp.pipe(
        Doc(nlp.vocab, [word.form for word in sentence.words], [word.space for word in sentence.words])
        for sentence in gold
    )
    read = [sentence._replace(words=_words(doc)) for sentence, doc in zip(gold, docs, strict=True)]
    lacking = () if nlp.has_pipe("parser") else ("uas", "las", "subject_precision", "subject_recall")
    return {name: value for name, value in score(gold, read).items() if name not in lacking}


def score(gold: Iterable[Sentence], read: Iterable[Sentence]) -> dict[str, float]:
    """Return shares between 0 and 1; gold without tags counts for heads and parts of speech only."""
    counts: Counter[str] = Counter()
    for theirs, ours in zip(gold, read, strict=True):
        for right, found in zip(theirs.words, ours.words, strict=True):
            counts += _heads(right, found)
            counts["words"] += 1
            counts["pos"] += right.pos == found.pos
            if right.tag:
                counts += _tags(right, found)
    shares = {name: _share(counts[name], counts["words"]) for name in ("pos",)}
    shares |= {name: _share(counts[name], counts["tagged"]) for name in ("tag", "lemma", "morphology", *_FEATURES)}
    shares |= {name: _share(2 * counts[f"{name} both"], counts[f"{name} sum"]) for name in _SETS}
    shares |= {name: _share(counts[name], counts["headed"]) for name in ("uas", "las")}
    shares["subject_precision"] = _share(counts["subject both"], counts["subject read"])
    shares["subject_recall"] = _share(counts["subject both"], counts["subject gold"])
    return shares


def _tags(gold: Word, read: Word) -> Counter[str]:
    right, found = (word._replace(features=agreed(word.tag, word.features)) for word in (gold, read))
    counts = Counter({"tagged": 1, "tag": int(right.tag == found.tag), "lemma": int(right.lemma == found.lemma)})
    counts["morphology"] += right.features == found.features
    for name in _FEATURES:
        counts[name] += right.features.get(name) == found.features.get(name)
    for name, belongs in _SETS.items():
        counts[f"{name} both"] += belongs(right) and belongs(found)
        counts[f"{name} sum"] += belongs(right) + belongs(found)
    return counts


def _heads(gold: Word, read: Word) -> Counter[str]:
    counts: Counter[str] = Counter()
    if gold.pos != "PUNCT":
        is_attached = gold.head == read.head
        is_subject, says_subject = gold.role.startswith(_SUBJECT), read.role.startswith(_SUBJECT)
        counts["headed"] += 1
        counts["uas"] += is_attached
        counts["las"] += is_attached and gold.role == read.role
        counts["subject gold"] += is_subject
        counts["subject read"] += says_subject
        counts["subject both"] += is_attached and is_subject and says_subject
    return counts


def _words(doc: Doc) -> list[Word]:
    """Return the words of a sentence the pipeline read."""
    return [
        Word(
            form=token.text,
            space=bool(token.whitespace_),
            features=token.morph.to_dict(),
            tag=token.tag_,
            pos=token.pos_,
            lemma=token.lemma_,
            head=token.head.i,
            role="root" if token.dep_ == "ROOT" else token.dep_,
        )
        for token in doc
    ]


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
