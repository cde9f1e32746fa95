"""The language model's network, read forward in plain matrix products.

The weights are those spaCy has loaded and the answers are those it gives; what falls away is its cost per word. A word
by itself, and its shares in the first layer, are worked out once and kept, and nothing is read but what the words
asked about hear of.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Self

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.strings import get_string_id
from thinc.api import Model

from desktop.signals.grammar.annotation import Place

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.intp]
AnyModel = Model[Any, Any]

_MOST_WORDS = 8_000
"""So many words are kept, about 40 MB of them."""
_MOST_PLACES = 200
"""So many words are asked about at once: what they hear of stays near the processor."""
_NOTHING = ""
"""Stands before the first and behind the last word of a sentence."""
_NEIGHBOURS = np.array([-1, 0, 1])
_PIECES = len(_NEIGHBOURS)
_SMALLEST = np.float32(1e-8)


class _Layer(NamedTuple):
    """A maxout over three pieces, normalised."""

    weights: Floats
    """A row for each input; the columns hold the first pieces of all outputs, then the second, then the third."""
    bias: Floats
    scale: Floats
    shift: Floats

    @classmethod
    def of(cls, maxout: AnyModel, norm: AnyModel) -> Self:
        """Return the layer of two parts of spaCy's network."""
        weights = _weights(maxout, "W").transpose(2, 1, 0)
        by_piece = np.ascontiguousarray(weights.reshape(len(weights), -1))
        return cls(by_piece, _weights(maxout, "b").T.ravel(), _weights(norm, "G"), _weights(norm, "b"))

    def settled(self, sums: Floats) -> Floats:
        """Return the outputs for sums of weighted inputs and bias."""
        width = len(self.scale)
        best = np.maximum(sums[:, :width], sums[:, width : 2 * width])
        np.maximum(best, sums[:, 2 * width :], out=best)
        best -= np.add.reduce(best, axis=1, keepdims=True) / np.float32(width)
        spread = np.add.reduce(best * best, axis=1, keepdims=True) / np.float32(width)
        best *= self.scale / np.sqrt(spread + _SMALLEST)
        best += self.shift
        return best


class _Table(NamedTuple):
    """Holds rows for a feature of words: norm, prefix, suffix or shape."""

    feature: Callable[[str], str]
    part: AnyModel
    rows: Floats

    def of(self, words: Sequence[str]) -> Floats:
        """Return for each word the sum of the rows that the hash of its feature tells."""
        ids = np.array([get_string_id(self.feature(word)) for word in words], dtype=np.uint64)
        places: npt.NDArray[np.uint32] = np.asarray(self.part.ops.hash(ids, self.part.attrs["seed"]))  # type: ignore[arg-type]
        sums: Floats = np.add.reduce(self.rows[places % len(self.rows)], axis=1)
        return sums


class Network:
    """Turns the words of sentences into rows of numbers, from which the model's components tell tags and features."""

    def __init__(self, nlp: Language) -> None:
        model = _model(nlp, "tok2vec")
        self._mixer, self._first, *self._deeper = map(_Layer.of, _parts(model, "maxout"), _parts(model, "layernorm"))
        (extractor,) = _parts(model, "extract_features")
        getters: dict[int, Callable[[str], str]] = nlp.vocab.lex_attr_getters  # type: ignore[attr-defined]
        features = (getters[nlp.vocab.strings[column]] for column in extractor.attrs["columns"])
        parts = zip(features, _parts(model, "hashembed"), strict=True)
        self._tables = [_Table(feature, part, _weights(part, "E")) for feature, part in parts]
        self._weights = np.split(self._first.weights, _PIECES)
        self._width = len(self._mixer.scale)
        self._reach = 1 + len(self._deeper)
        self._forget(_MOST_WORDS)

    def rows(self, words: Sequence[str], places: Sequence[Place]) -> Floats:
        """Return a row for each place among some words; nothing is read but what those places hear of."""
        wanted = sorted({*places})
        some = [wanted[begin : begin + _MOST_PLACES] for begin in range(0, len(wanted), _MOST_PLACES)]
        rows = np.concatenate([self._rows(words, portion) for portion in some])
        return rows if wanted == places else rows[[bisect_left(wanted, place) for place in places]]

    def _rows(self, words: Sequence[str], wanted: Sequence[Place]) -> Floats:
        """Return the rows of places in order.

        A layer looks one word far, so each leaves out the words that are then too far from those wanted.
        """
        distances: dict[Place, int] = {}
        for (start, end), place in wanted:
            for step in range(-self._reach, self._reach + 1):
                near = (start, end), place + step
                distances[near] = min(abs(step), distances.get(near, self._reach))
        heard = sorted(distances)
        far = np.array([distances[place] for place in heard])
        kept = np.flatnonzero(far < self._reach)
        values = self._begun(
            [words[place] if start <= place < end else _NOTHING for (start, end), place in heard], kept
        )
        for reach, layer in zip(range(self._reach - 1, 0, -1), self._deeper, strict=True):
            far = far[kept]
            kept = np.flatnonzero(far < reach)
            sums = values[kept[:, None] + _NEIGHBOURS].reshape(len(kept), -1) @ layer.weights
            sums += layer.bias
            values = values[kept] + layer.settled(sums)
        return values

    def _begun(self, words: Sequence[str], kept: Numbers) -> Floats:
        """Return the rows the first layer makes of those words that are kept, with a neighbour on either side."""
        self._learn({*words})
        known = np.array([self._known[word] for word in words])
        before, here, after = self._shares
        middle = known[kept]
        sums = here[middle]
        sums += before[known[kept - 1]]
        sums += after[known[kept + 1]]
        values: Floats = self._alone[middle] + self._first.settled(sums)
        return values

    def _forget(self, size: int) -> None:
        """Begin anew with the empty row alone, and room for so many."""
        self._known = {_NOTHING: 0}
        self._alone = np.zeros((size, self._width), dtype=np.float32)
        self._shares = np.zeros((_PIECES, size, len(self._first.bias)), dtype=np.float32)
        self._shares[1, 0] = self._first.bias

    def _learn(self, words: set[str]) -> None:
        """Work out the words not met before."""
        new = [word for word in words if word not in self._known]
        if not new:
            return
        if len(self._known) + len(new) > len(self._alone):
            self._forget(max(_MOST_WORDS, len(words) + 1))
            new = list(words - {_NOTHING})
        begin = len(self._known)
        end = begin + len(new)
        self._known.update(zip(new, range(begin, end), strict=True))
        sums = np.concatenate([table.of(new) for table in self._tables], axis=1) @ self._mixer.weights
        sums += self._mixer.bias
        alone = self._mixer.settled(sums)
        self._alone[begin:end] = alone
        for share, weights in zip(self._shares, self._weights, strict=True):
            np.matmul(alone, weights, out=share[begin:end])
        self._shares[1, begin:end] += self._first.bias


class Classifier(NamedTuple):
    """Tells the label of each row."""

    weights: Floats
    bias: Floats
    labels: tuple[str, ...]

    @classmethod
    def of(cls, nlp: Language, name: str) -> Self:
        """Return the classifier of a component of the pipeline."""
        (softmax,) = _parts(_model(nlp, name), "softmax")
        labels = tuple(nlp.pipe_labels[name])
        return cls(np.ascontiguousarray(_weights(softmax, "W").T), _weights(softmax, "b"), labels)

    def __call__(self, rows: Floats) -> list[str]:
        """Return one label for each row."""
        return [self.labels[best] for best in (rows @ self.weights + self.bias).argmax(axis=1).tolist()]


def _model(nlp: Language, name: str) -> AnyModel:
    model: AnyModel = nlp.get_pipe(name).model  # type: ignore[attr-defined]
    return model


def _parts(model: AnyModel, name: str) -> list[AnyModel]:
    return [part for part in model.walk() if part.name == name]


def _weights(part: AnyModel, name: str) -> Floats:
    return np.asarray(part.get_param(name))
