"""The language model Lesart ships in resources/model/: a compact German pipeline for spaCy, trained by us.

Its card, with data, scores and licence, lies beside it. It is loaded by path, so nothing has to be installed for it.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.util import is_compatible_version

from desktop.core.errors import AnalysisError
from desktop.core.places import resource
from desktop.signals.grammar.annotation import Annotation, Place
from desktop.signals.network import Classifier, Network

_UNASKED = ["trainable_lemmatizer"]
"""A component the rules do not ask; loading it would only cost time."""
_ASKED = ("tagger", "morphologizer")
_FEATURES = ("Number", "Gender", "Mood", "Tense")
_TOLD = ("tag", "pos", "lemma", "morphology", "subjunctive", "name")
"""Of the scores in the model's papers, those a reader is told."""


@cache
def _features(label: str) -> tuple[str, ...]:
    """Return what a label of the model tells, in our order: Gender=Fem|Number=Sing|POS=NOUN."""
    told = dict(part.split("=") for part in label.split("|") if "=" in part)
    return tuple(told.get(name, "") for name in _FEATURES)


class LanguageModel:
    """Tells part of speech, number and gender of words. Loading it takes about a third of a second."""

    def __init__(self, folder: Path) -> None:
        meta = _fit_meta(folder)
        self.name = f"{meta['lang']}_{meta['name']} {meta['version']}"
        told = {name: meta["performance"][name] for name in _TOLD if name in meta["performance"]}
        self.scores = ", ".join(f"{name} {100 * score:.1f}" for name, score in told.items())
        """What its card says it reached on held-out text, in per cent."""
        nlp = _load(folder)
        try:
            self._network = Network(nlp)
            self._tagger, self._morphologizer = (Classifier.of(nlp, name) for name in _ASKED)
        except (KeyError, ValueError) as error:
            raise AnalysisError("model_unfit", str(error), path=str(folder)) from error

    def look_up(self, words: Sequence[str], places: Sequence[Place]) -> list[Annotation]:
        """Return all that is said of the words at some places."""
        rows = self._network.rows(words, places)
        told = zip(self._tagger(rows), self._morphologizer(rows), strict=True)
        return [Annotation(tag, *_features(label)) for tag, label in told]


@cache
def language_model() -> LanguageModel:
    """Return the model that ships with the program. Raise AnalysisError if it is missing or does not fit spaCy."""
    return LanguageModel(resource("model"))


def _load(folder: Path) -> Language:
    try:
        return spacy.load(folder, exclude=_UNASKED)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise AnalysisError("model_unfit", str(error), path=str(folder)) from error


def _fit_meta(folder: Path) -> dict[str, Any]:
    """Return the model's own description, after a look at whether this spaCy can load it."""
    path = folder / "meta.json"
    try:
        meta: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        wanted = str(meta["spacy_version"])
        _ = meta["lang"], meta["name"], meta["version"], meta["performance"].items()
    except FileNotFoundError as error:
        raise AnalysisError("model_missing", path=str(folder)) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise AnalysisError("model_unfit", str(error), path=str(folder)) from error
    if not is_compatible_version(version("spacy"), wanted):
        raise AnalysisError("model_unfit", f"spaCy {version('spacy')}, not {wanted}", path=str(folder))
    return meta
