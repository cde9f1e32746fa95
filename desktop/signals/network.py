"""The language model's network, read forward in plain matrix products.

The weights are those spaCy has loaded and the answers are those it gives; what falls away is its cost per word. A word
by itself, and its share in the first layer, are worked out once and kept.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple, Self

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.strings import get_string_id
from thinc.api import Model

Floats = npt.NDArray[np.float32]
AnyModel = Model[Any, Any]

_MOST_WORDS = 50_000
"""So many words are kept, about 40 MB of them."""
_MOST_ROWS = 1_000
"""So many rows go through a layer at once: they stay near the processor."""
_NOTHING = ""
"""Stands before the first and behind the last word of a sentence."""
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


class Network:
    """Turns the words of sentences into rows of numbers, from which the model's components tell tags and features."""

    def __init__(self, nlp: Language) -> None:
        model = _model(nlp, "tok2vec")
        self._mixer, *self._layers = map(_Layer.of, _parts(model, "maxout"), _parts(model, "layernorm"))
        self._hashes = _parts(model, "hashembed")
        (extractor,) = _parts(model, "extract_features")
        getters: dict[int, Callable[[str], str]] = nlp.vocab.lex_attr_getters  # type: ignore[attr-defined]
        self._features = [getters[nlp.vocab.strings[column]] for column in extractor.attrs["columns"]]
        self._width = len(self._mixer.scale)
        self._reach = len(self._layers)
        self._forget(_MOST_WORDS)

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Floats]:
        """Return a row for each word of each sentence."""
        return [rows for some in _portions(sentences) for rows in self._read(some)]

    def rows(self, places: Sequence[tuple[Sequence[str], int]]) -> Floats:
        """Return the row of each word, given as a place in its sentence; nothing is read but the words it hears of."""
        around = range(-self._reach, self._reach + 1)
        words = [
            sentence[place + step] if 0 <= place + step < len(sentence) else _NOTHING
            for sentence, place in places
            for step in around
        ]
        return self._through(words)[:: len(around)]

    def _read(self, sentences: Sequence[Sequence[str]]) -> list[Floats]:
        """Lay the sentences out in one stretch, so far apart that none hears of the next, and send it through."""
        gap = [_NOTHING] * self._reach
        stretch, ends = list(gap), []
        for sentence in sentences:
            stretch += sentence
            ends.append(len(stretch) - len(gap))
            stretch += gap
        rows = self._through(stretch)
        return [rows[end - len(sentence) : end] for end, sentence in zip(ends, sentences, strict=True)]

    def _through(self, words: Sequence[str]) -> Floats:
        """Return the rows of some words; each layer, which looks one word far, leaves out the row at either end."""
        self._learn({*words})
        values = self._alone[[self._known[word] for word in words]]
        for layer in self._layers:
            sums = np.concatenate((values[:-2], values[1:-1], values[2:]), axis=1) @ layer.weights
            sums += layer.bias
            values = values[1:-1] + layer.settled(sums)
        return values

    def _forget(self, size: int) -> None:
        """Begin anew with the empty row alone, and room for so many."""
        self._known = {_NOTHING: 0}
        self._alone = np.zeros((size, self._width), dtype=np.float32)

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
        sums = self._embedded(new) @ self._mixer.weights
        sums += self._mixer.bias
        self._alone[begin:end] = self._mixer.settled(sums)

    def _embedded(self, words: Sequence[str]) -> Floats:
        """Return norm, prefix, suffix and shape of words, each as the sum of the rows its hash tells."""
        found = []
        for feature, part in zip(self._features, self._hashes, strict=True):
            ids = np.array([get_string_id(feature(word)) for word in words], dtype=np.uint64)
            table = _weights(part, "E")
            places: npt.NDArray[np.uint32] = np.asarray(part.ops.hash(ids, part.attrs["seed"]))  # type: ignore[arg-type]
            found.append(table[places % len(table)].sum(axis=1))
        return np.hstack(found)


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


def _portions(sentences: Sequence[Sequence[str]]) -> Iterator[Sequence[Sequence[str]]]:
    """Yield the sentences in order, in portions of no more rows than go well together."""
    begin = rows = 0
    for number, sentence in enumerate(sentences):
        if rows and rows + len(sentence) > _MOST_ROWS:
            yield sentences[begin:number]
            begin, rows = number, 0
        rows += len(sentence)
    if begin < len(sentences):
        yield sentences[begin:]
