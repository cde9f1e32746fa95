"""The language model Lesart ships in resources/model/: a compact German pipeline for spaCy, trained by us.

Its card, with data, scores and licence, lies beside it. It is loaded by path, so nothing has to be installed for it.
"""

import json
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import is_compatible_version
from thinc.api import NumpyOps, get_current_ops, set_current_ops

from desktop.core.errors import AnalysisError
from desktop.core.places import resource
from desktop.signals.grammar.annotation import Annotation, Sentences

_UNASKED = ["trainable_lemmatizer"]
"""A component the rules do not ask; loading it would only cost time."""
_FEATURES = ("Number", "Gender", "Mood", "Tense")
_TOLD = ("tag", "pos", "lemma", "morphology", "subjunctive", "name")
"""Of the scores in the model's papers, those a reader is told."""
_BATCH = 256
"""So many sentences go through the network at once; more is no faster."""


class LanguageModel:
    """Tags sentences with parts of speech, number and gender. Loading it takes about a third of a second."""

    def __init__(self, folder: Path) -> None:
        meta = _fit_meta(folder)
        self.name = f"{meta['lang']}_{meta['name']} {meta['version']}"
        told = {name: meta["performance"][name] for name in _TOLD if name in meta["performance"]}
        self.scores = ", ".join(f"{name} {100 * score:.1f}" for name, score in told.items())
        """What its card says it reached on held-out text, in per cent."""
        self._nlp = _load(folder)
        self._known: dict[tuple[int, int], Annotation] = {}

    def read(self, sentences: Sentences) -> list[list[Annotation]]:
        """Return one annotation for each word of each sentence."""
        vocab = self._nlp.vocab
        docs = (Doc(vocab, words=list(sentence)) for sentence in sentences)
        return [self._annotations(doc) for doc in self._nlp.pipe(docs, batch_size=_BATCH)]

    def _annotations(self, doc: Doc) -> list[Annotation]:
        """Return the annotations of a Doc by their hashes: few combinations, met again and again."""
        found = []
        for token, (tag, morph) in zip(doc, doc.to_array(["TAG", "MORPH"]).tolist(), strict=True):
            known = self._known.get((tag, morph))
            if known is None:
                features = token.morph.to_dict()
                known = Annotation(token.tag_, *(features.get(name, "") for name in _FEATURES))
                self._known[tag, morph] = known
            found.append(known)
        return found


@cache
def language_model() -> LanguageModel:
    """Return the model that ships with the program. Raise AnalysisError if it is missing or does not fit spaCy."""
    return LanguageModel(resource("model"))


def _load(folder: Path) -> Language:
    """Return the pipeline, its matrices multiplied by numpy: on one core three times faster than by spaCy's default."""
    before = get_current_ops()
    set_current_ops(NumpyOps(use_blis=False))
    try:
        return spacy.load(folder, exclude=_UNASKED)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise AnalysisError("model_unfit", str(error), path=str(folder)) from error
    finally:
        set_current_ops(before)


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
