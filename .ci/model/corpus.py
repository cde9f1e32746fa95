"""What the student learns from: the labelled sample, and the gold several times over, as spaCy reads it."""

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from model import lemmas
from model.lemmas import Table
from model.morphology import agreed
from model.sentences import Sentence, Word

_GSD_TIMES, _PUD_TIMES = 3, 2
_SEED = 0
_WITHOUT_STOP = 0.06
"""Share of sentences that lose the mark at their end, as headings have none."""
_OTHER_QUOTES = 0.15
"""Share of sentences with quotation marks that get others, as every newsroom has its own."""
_QUOTES = [('"', '"'), ("»", "«"), ("«", "»"), ("”", "”"), ("'", "'")]
_FEWEST = 4


def write(target: Path, labelled: Iterable[Sentence], gold: Sequence[Sentence], table: Table) -> None:
    """Write the corpus for training; the lemmas of the GSD gold are taken as they are, the others are made."""
    gsd = [sentence for sentence in gold if sentence.source == "gsd"]
    pud = [sentence for sentence in gold if sentence.source == "pud"]
    sentences = [*(with_lemmas(sentence, table) for sentence in labelled), *gsd * _GSD_TIMES]
    sentences += [with_lemmas(sentence, table) for sentence in pud] * _PUD_TIMES
    chance = random.Random(_SEED)  # noqa: S311 - the same order each time is what we want
    chance.shuffle(sentences)
    save(target, (varied(sentence, chance) for sentence in sentences))


def save(target: Path, sentences: Iterable[Sentence]) -> None:
    """Write sentences as a file of spaCy documents."""
    vocab = spacy.blank("de").vocab
    DocBin(docs=(doc(sentence, vocab) for sentence in sentences)).to_disk(target)


def with_tags(gold: Sentence, read: Sentence) -> Sentence:
    """Return a sentence of PUD, whose tags are not ours, with tags and features as the teacher reads them."""
    words = [
        right._replace(tag=found.tag, features=found.features)
        for right, found in zip(gold.words, read.words, strict=True)
    ]
    return gold._replace(words=words)


def with_lemmas(sentence: Sentence, table: Table) -> Sentence:
    """Return a sentence with lemmas by our conventions."""
    words = [word._replace(lemma=lemmas.lemma(word.form, word.tag, word.hanta_lemma, table)) for word in sentence.words]
    return sentence._replace(words=words)


def varied(sentence: Sentence, chance: random.Random) -> Sentence:
    """Return a sentence with other marks now and then."""
    words = sentence.words
    if _may_lose_stop(words) and chance.random() < _WITHOUT_STOP:
        words = words[:-1]
    if chance.random() < _OTHER_QUOTES and any(word.form in ("„", "“") for word in words):
        opening, closing = chance.choice(_QUOTES)
        others = {"„": opening, "“": closing}
        words = [word._replace(form=others.get(word.form, word.form)) for word in words]
    return sentence._replace(words=words)


def doc(sentence: Sentence, vocab: Vocab) -> Doc:
    """Return a sentence as a document of spaCy."""
    words = sentence.words
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        tags=[word.tag for word in words],
        pos=[word.pos for word in words],
        morphs=[_joined(agreed(word.tag, word.features)) for word in words],
        lemmas=[word.lemma for word in words],
        heads=[word.head for word in words],
        deps=["ROOT" if word.role == "root" else word.role for word in words],
    )


def _joined(features: dict[str, str]) -> str:
    return "|".join(f"{name}={value}" for name, value in sorted(features.items()))


def _may_lose_stop(words: Sequence[Word]) -> bool:
    last = len(words) - 1
    return len(words) > _FEWEST and words[-1].form in ".!?" and all(word.head != last for word in words[:-1])
