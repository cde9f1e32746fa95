"""From words to places in the article's own text; all ranges half open, all offsets code points."""

from spacy.tokens import Doc

from desktop.core.text import CleanText, Span
from desktop.signals.pipeline import pieces


class Offsets:
    """The places of a Doc's words. The Doc holds the clean text; offsets that leave here are those of the article's."""

    def __init__(self, doc: Doc, clean: CleanText) -> None:
        self._doc = doc
        self._clean = clean
        self._words: list[int] = doc._.lesart_words

    def of_words(self, start: int, end: int) -> Span:
        """Return the place of a range of words, white space not counted."""
        return self._of_tokens(self._words[start], self._words[end - 1] + 1)

    def of_pieces(self, words: tuple[int, ...]) -> tuple[Span, ...]:
        """Return the places of the unbroken runs of some words."""
        return tuple(self._of_tokens(start, end) for start, end in pieces(self._words, words))

    def _of_tokens(self, start: int, end: int) -> Span:
        last = self._doc[end - 1]
        return self._clean.raw(Span(self._doc[start].idx, last.idx + len(last.text)))
