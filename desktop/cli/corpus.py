"""`lesart corpus`: a whole collection on all cores, line by line, going on after a break where it stopped."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from time import monotonic
from typing import Self

from desktop import __version__
from desktop.cli.crew import Crew, has_failed, lines_of
from desktop.cli.face import DONE, EXPLAINED, Face
from desktop.cli.lexicons import tell_lexicon_faults
from desktop.core.collection import Entry, batches, entries, opened
from desktop.core.draft import Draft
from desktop.core.errors import ExportError
from desktop.core.places import home
from desktop.core.writing import output

_FEW = 100
"""A collection of fewer texts is done by the time that other processes have started."""
_PAUSE = 0.3
"""Seconds between two reports of progress."""


def corpus(face: Face, source: str, target: str, jobs: int, fresh: bool) -> int:  # noqa: FBT001 - click names them
    """Analyse a collection; on a terminal tell how far it is."""
    if _is_same(source, target):
        raise ExportError("same_file", name=target)
    tell_lexicon_faults(face)
    with opened(source) as lines, _Progress(face.words, source) as progress:
        head = list(islice(lines, _FEW))
        texts = entries(progress.counted(chain(head, lines)), name=source)
        if len(head) < _FEW:
            _write(target, (lines_of(face.desk, [entry]) for entry in texts), progress)
            return progress.code
        with closing(Crew(home(), jobs)) as crew:
            if _is_file(target):
                _complete(_draft(target, crew.facts(), source, fresh=fresh), crew, texts, progress)
            else:
                _write(target, crew.lines(batches(texts)), progress)
    return progress.code


def _draft(target: str, facts: dict[str, str], source: str, *, fresh: bool) -> Draft:
    """Return the draft to go on with: none that was made otherwise, or from what the collection was before."""
    made_with = sha256(repr((__version__, sorted(facts.items()))).encode()).hexdigest()[:8]
    draft = Draft(Path(target).expanduser(), made_with)
    written = draft.last_written()
    if written is not None and (fresh or (source != "-" and Path(source).expanduser().stat().st_mtime > written)):
        draft.discard()
    return draft


def _complete(draft: Draft, crew: Crew, texts: Iterator[Entry], progress: "_Progress") -> None:
    """Add to a draft what it lacks; an error in the collection or an interrupt leaves it for the next time."""
    done = draft.ids()
    for key in done:
        entry = next(texts, None)
        if entry is None or str(entry.id) != key:
            raise ExportError("draft_differs", name=draft.path.name, path=str(draft.path))
    progress.go_on(len(done), failed=sum(map(has_failed, draft.lines())))
    with draft:
        progress.kept = draft.path
        for lines in crew.lines(batches(texts)):
            draft.write(lines)
            progress.tell(lines)
        draft.finish()


def _write(target: str, analysed: Iterator[list[str]], progress: "_Progress") -> None:
    with output(target) as out:
        for lines in analysed:
            out.writelines(f"{line}\n" for line in lines)
            progress.tell(lines)


class _Progress:
    """Tells on a terminal how far the work is; whatever is said next has a line of its own."""

    def __init__(self, words: dict[str, str], source: str) -> None:
        self._words = words
        self._size = _size(source)
        self._began = self._told = monotonic()
        self._read = self._count = self._failed = 0
        self._before = 0
        self._shown = False
        self.kept: Path | None = None
        """Where unfinished work would lie."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            print(file=sys.stderr)  # noqa: T201
        if self.kept is not None and self.kept.exists():
            self._say("corpus.kept", count=self._before + self._count, path=self.kept)
        if self._failed:
            self._say("corpus.failed", count=self._failed)

    def counted(self, lines: Iterator[bytes]) -> Iterator[bytes]:
        """Yield lines, counting their bytes."""
        for line in lines:
            self._read += len(line)
            yield line

    def go_on(self, count: int, *, failed: int) -> None:
        """Tell that so many texts were done before, of which some could not be analysed."""
        self._failed = failed
        if count:
            self._before = count
            self._say("corpus.goes_on", count=count)

    @property
    def code(self) -> int:
        """Return how the run ends: well, unless a text could not be analysed."""
        return EXPLAINED if self._failed else DONE

    def tell(self, lines: Sequence[str]) -> None:
        """Tell that more texts are done."""
        self._count += len(lines)
        self._failed += sum(map(has_failed, lines))
        now = monotonic()
        if sys.stderr.isatty() and (now - self._told > _PAUSE or not self._shown):
            self._told = now
            done = self._before + self._count
            rate = self._count / max(now - self._began, 0.001)
            share = f"{min(self._read / self._size, 1):.0%}" if self._size else "–"
            told = self._words["corpus.progress"].format(count=done, rate=round(rate), share=share)
            print(f"\r{told}", end="", file=sys.stderr, flush=True)  # noqa: T201
            self._shown = True

    def _say(self, key: str, **facts: object) -> None:
        print(self._words[key].format(**facts), file=sys.stderr)  # noqa: T201


def _size(source: str) -> int:
    """Return how many bytes a collection has, 0 if that can't be known."""
    try:
        return 0 if source == "-" else Path(source).expanduser().stat().st_size
    except OSError:
        return 0


def _is_file(target: str) -> bool:
    """Say whether a target is, or will be, a regular file: only that can be gone on with."""
    path = Path(target).expanduser()
    return target != "-" and (path.is_file() or not path.exists())


def _is_same(source: str, target: str) -> bool:
    try:
        return "-" not in (source, target) and Path(source).samefile(target)
    except OSError:
        return False
