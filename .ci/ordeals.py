"""Put the notes through what happens to a file sooner or later: killed processes, power cuts, a crowd, a full disk.

    python .ci/ordeals.py [times]

Prints what was lost. The tests do the same a few times each.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random

from desktop.core.article import Article, Origin
from desktop.core.errors import StoreError
from desktop.store.connection import journal_of
from desktop.store.library.library import Library
from desktop.store.notes.notebook import Notebook

ROOT = Path(__file__).resolve().parent.parent
TIMES = 200
SECTOR = 512
"""Bytes a disk writes as a whole or not at all."""
CHECKPOINT = 40
"""Pages after which the journal is written back into the file; usually 1,000."""
WRITER = f"""
import sys
from pathlib import Path
from desktop.core.article import Article, Origin
from desktop.core.errors import StoreError
from desktop.store.notes.notebook import Notebook

path, first, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
article = Article("a", "Kreml", "Der Kreml schweigt.", (), Origin("plain", "/a.txt"))
notebook = Notebook(path)
notebook.revision()
notebook._db.execute("PRAGMA wal_autocheckpoint = {CHECKPOINT}")
for number in range(first, first + count):
    body = f"Notiz {{number}} " + "wer sagt das? " * (number % 50)
    try:
        if number % 3:
            note = notebook.annotate(article, body, tags=(f"t{{number % 7}}",))
        else:
            note = notebook.revise(note.id, body) if number > first else notebook.annotate(article, body)
        said = f"{{note.id}} {{number}}"
    except StoreError as error:
        said = f"error {{error.code}}"
    sys.stdout.write(said + "\\n")  # in one piece
    sys.stdout.flush()
"""
FILLER = """
import sys
from pathlib import Path
from desktop.core.article import Article, Origin
from desktop.core.errors import StoreError
from desktop.store.notes.notebook import Notebook

def missing(notebook):
    return len(kept - {note.id for _, notes in notebook.notes("") for note in notes})

path, kept, code = Path(sys.argv[1]), set(), ""
ballast = path.with_name("ballast")
ballast.write_bytes(bytes(500_000))
article = Article("a", "Kreml", "Der Kreml schweigt.", (), Origin("plain", "/a.txt"))
notebook = Notebook(path)
while not code:
    try:
        kept.add(notebook.annotate(article, "wer sagt das? " * 20).id)
    except StoreError as error:
        code = error.code
lost = missing(notebook) + missing(Notebook(path))
ballast.unlink()
kept.add(notebook.annotate(article, "nachher").id)
print(len(kept), lost + missing(notebook), notebook.examine().well, code)
"""
LIBRARIAN = """
import sys
from pathlib import Path
from desktop.core.article import Article, Origin
from desktop.store.library.library import Library
from desktop.store.notes.notebook import Notebook

path, first, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
notebook = Notebook(path)
library = Library(path.with_name("library.db"), notebook)
for number in range(first, first + count):
    text = f"Wort{number} " + "wer sagt das? " * (number % 50)
    article = Article(f"a{number}", f"Titel {number}", text, (), Origin("plain", f"/{number}.txt"))
    library.remember(article)
    note = notebook.annotate(article, f"Notiz {number}", tags=("t",))
    library.search("wer", ranked=False, limit=1)
    sys.stdout.write(f"{note.id} {number}\\n")
    sys.stdout.flush()
"""
ENDLESS = 10**6
"""More notes than anybody waits for."""


@dataclass
class Outcome:
    """What became of the notes that were acknowledged."""

    acknowledged: int = 0
    lost: int = 0
    """Of all notes, in all states that were looked at."""
    unsound: int = 0
    """How many states of the file could not be opened, or had damage."""
    errors: list[str] = field(default_factory=list)

    def look(self, path: Path, latest: dict[str, int]) -> None:
        """Count what is missing at `path` of notes whose latest state was acknowledged."""
        try:
            with closing(Notebook(path)) as notebook:
                kept = {note.id: int(note.body.split()[1]) for _, notes in notebook.notes("") for note in notes}
                well = notebook.examine().well and notebook.facts()["check"] == "ok"
        except StoreError as error:
            kept, well = {}, False
            self.errors.append(str(error))
        self.lost += sum(kept.get(note_id, -1) < number for note_id, number in latest.items())
        self.unsound += not well


def main(times: int = TIMES) -> None:
    """Do everything, and print what came of it."""
    chance = Random(1)  # noqa: S311 - the same cuts every time are what is wanted
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        tell(f"{times} processes killed while they write", kill(home / "killed" / "notes.db", times, chance))
        outcome = kill_library(home / "library" / "notes.db", times // 2, chance)
        tell(f"{times // 2} processes killed while they keep articles", outcome)
        tell(f"{2 * times} power cuts, as SQLite orders its writes", cut(home / "cut", 2 * times, chance))
        if shutil.which("strace"):
            outcome = cut_as_recorded(home / "recorded", 2 * times, chance)
            tell(f"{2 * times} power cuts, as the system recorded the writes", outcome)
        tell("2 processes that write 1,000 notes each", crowd(home / "crowd" / "notes.db", 2, 1000))
        filled = fill(home / "full")
        if filled is None:
            print("a disk that gets full: not tried, since this system lets nobody mount a small one")
        else:
            tell("a disk that gets full, is read, and has room again", filled)


def tell(what: str, outcome: Outcome) -> None:
    """Print one line."""
    errors = f", errors: {sorted(set(outcome.errors))}" if outcome.errors else ""
    print(f"{what}: {outcome.acknowledged} acknowledged, {outcome.lost} lost, {outcome.unsound} unsound{errors}")


def kill(path: Path, times: int, chance: Random) -> Outcome:
    """Kill that many processes, one after the other, each in the middle of its writing."""
    outcome, latest, number = Outcome(), dict[str, int](), 0
    for _ in range(times):
        with writing(path, number, ENDLESS) as child:
            said = iter(child.stdout or ())
            lines = list(islice(said, chance.randrange(1, 40)))
            child.kill()
            lines += [line for line in said if line.endswith("\n")]  # what was said before it died counts as well
        seen = acknowledged(lines, outcome)
        latest |= seen
        outcome.acknowledged += len(lines)
        number = max([number, *seen.values()]) + 10  # above what was written and not acknowledged any more
        outcome.look(path, latest)
    return outcome


def kill_library(path: Path, times: int, chance: Random) -> Outcome:
    """Kill that many processes while they keep articles; each article acknowledged must be there and be found."""
    outcome, latest, number = Outcome(), dict[str, int](), 0
    for _ in range(times):
        with writing(path, number, ENDLESS, script=LIBRARIAN) as child:
            said = iter(child.stdout or ())
            lines = list(islice(said, chance.randrange(1, 12)))
            child.kill()
            lines += [line for line in said if line.endswith("\n")]
        seen = acknowledged(lines, outcome)
        latest |= seen
        outcome.acknowledged += len(lines)
        number = max([number, *seen.values()]) + 10
        outcome.look(path, latest)
        with closing(Notebook(path)) as notebook, closing(Library(path.with_name("library.db"), notebook)) as library:
            outcome.unsound += library.facts()["check"] != "ok"
            for wanted in seen.values():
                hits = library.search(f"wort{wanted}", ranked=False, limit=9).hits
                outcome.lost += {hit.article.id for hit in hits if hit.note is None} != {f"a{wanted}"}
    aside = len(list(path.parent.glob("library-set-aside-*.db")))
    outcome.errors += [f"{aside} libraries set aside"] if aside else []
    return outcome


def crowd(path: Path, processes: int, notes: int) -> Outcome:
    """Let several processes write at the same time."""
    outcome, latest = Outcome(), dict[str, int]()
    children = [writing(path, number * ENDLESS, notes) for number in range(processes)]
    for child in children:
        lines = child.communicate()[0].splitlines()
        outcome.acknowledged += len(lines)
        latest |= acknowledged(lines, outcome)
    outcome.look(path, latest)
    return outcome


def fill(folder: Path) -> Outcome | None:
    """Write to a disk of 2 MB until it is full, read, make room, and write again; None where none can be mounted."""
    folder.mkdir()
    mount = 'mount -t tmpfs -o size=2m tmpfs "$0" || exit 99; exec "$@"'
    inside = [sys.executable, "-c", FILLER, str(folder / "notes.db")]
    command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", mount, str(folder), *inside]
    if shutil.which("unshare") is None:
        return None
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode in (1, 99) and not done.stdout and "Traceback" not in done.stderr:
        return None
    kept, lost, well, code = done.stdout.split()
    return Outcome(int(kept), int(lost), int(well != "True"), [] if code == "store_full" else [code])


def writing(
    path: Path, first: int, count: int, *, before: Iterable[str] = (), script: str = WRITER
) -> subprocess.Popen[str]:
    """Start a process that writes notes and acknowledges each in a line."""
    command = [*before, sys.executable, "-c", script, str(path), str(first), str(count)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def acknowledged(lines: Iterable[str], outcome: Outcome) -> dict[str, int]:
    """Return the latest state of each note that was acknowledged."""
    pairs = [line.split() for line in lines]
    outcome.errors += [word for note_id, word in pairs if note_id == "error"]
    return {note_id: int(number) for note_id, number in pairs if note_id != "error"}


def cut(folder: Path, times: int, chance: Random) -> Outcome:
    """Cut the power that many times while one note is written after another had been acknowledged.

    Two states of the files are taken, before and after a write, and of the sectors that differ any may have reached the
    disk, in the order that SQLite keeps with `synchronous = FULL`: first the header of a journal that begins anew, then
    its frames, and only after those the file itself.
    """
    outcome, latest = Outcome(), dict[str, int]()
    live = folder / "live" / "notes.db"
    article = Article("a", "Kreml", "Der Kreml schweigt.", (), Origin("plain", "/a.txt"))
    with closing(Notebook(live)) as notebook:
        notebook._opened().execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT}")  # noqa: SLF001 - for more checkpoints
        for number in range(times):
            before = Disk.of(live)
            note = notebook.annotate(article, f"Notiz {number} " + "wer sagt das? " * (number % 50))
            Disk.of(live).reached(before, chance).put(folder / "cut" / "notes.db")
            outcome.look(folder / "cut" / "notes.db", latest)
            latest[note.id] = number
    outcome.acknowledged = len(latest)
    return outcome


@dataclass(frozen=True)
class Disk:
    """What lies on the disk: the file and its journal."""

    file: bytes
    journal: bytes

    @classmethod
    def of(cls, path: Path) -> "Disk":
        """Return what lies at `path`."""
        return cls(path.read_bytes(), journal_of(path).read_bytes() if journal_of(path).exists() else b"")

    def put(self, path: Path) -> None:
        """Put this at `path`, as a machine finds it when it starts again."""
        shutil.rmtree(path.parent, ignore_errors=True)
        path.parent.mkdir(parents=True)
        path.write_bytes(self.file)
        journal_of(path).write_bytes(self.journal)

    def reached(self, before: "Disk", chance: Random) -> "Disk":
        """Return what may have reached the disk on the way from `before`."""
        share = chance.choice([0.0, 0.1, 0.5, 0.9, 1.0])
        if self.file != before.file and chance.random() < 1 / 2:
            return Disk(mixed(before.file, self.file, share, chance), self.journal)
        header = self.journal[:32]
        if header != before.journal[:32] and chance.random() < 1 / 3:
            return Disk(before.file, chance.choice([b"", header]) + before.journal[32:] if before.journal else b"")
        return Disk(before.file, header + mixed(before.journal, self.journal, share, chance)[32:])


def mixed(before: bytes, after: bytes, share: float, chance: Random) -> bytes:
    """Return `before` with a share of the sectors of `after`; the length may be either."""
    length = chance.choice([len(before), len(after)])
    whole = bytearray(before.ljust(length, b"\0")[:length])
    for at in range(0, min(length, len(after)), SECTOR):
        if chance.random() < share:
            whole[at : at + SECTOR] = after[at : min(at + SECTOR, length)]
    return bytes(whole)


CALL = re.compile(r"\d+ +(\w+)\((\d+)<(.*?)>(?:, \"(.*?)\"(?:\.\.\.)?, \d+(?:, (\d+))?|, (\d+))?\) += \d+")


def cut_as_recorded(folder: Path, times: int, chance: Random) -> Outcome:
    """Record what a process writes and when it waits for the disk, and cut the power at that many places of the record.

    What was waited for is there; of the sectors written since, any may have reached the disk. That the folder has both
    files is taken for granted: SQLite waits for that as well.
    """
    path, log = folder / "live" / "notes.db", folder / "calls"
    Notebook(path).revision()  # makes the file
    files = {str(path): path.read_bytes(), str(journal_of(path)): b""}
    calls = "trace=pwrite64,fdatasync,fsync,ftruncate,write"
    strace = ["strace", "-f", "-y", "-xx", "-s", "99999", "-e", calls, "-o", str(log)]
    with writing(path, 0, times, before=strace) as child:
        child.communicate()
    steps = list(recorded(log, files))
    outcome = Outcome(acknowledged=sum(step.name == "said" for step in steps))
    where = sorted(chance.randrange(len(steps)) for _ in range(times))
    durable, waiting, latest = files, list[Step](), dict[str, int]()
    for index, step in enumerate(steps):
        if step.name == "said":
            latest |= acknowledged([step.data.decode()], outcome)
        elif step.name == "sync":
            durable = applied(durable, [one for one in waiting if one.path == step.path])
            waiting = [one for one in waiting if one.path != step.path]
        else:
            waiting.append(step)
        for _ in range(where.count(index)):
            share = chance.choice([0.0, 0.1, 0.5, 0.9, 1.0])
            there = [part for one in waiting for part in one.sectors() if chance.random() < share]
            now = applied(durable, there)
            Disk(now[str(path)], now[str(journal_of(path))]).put(folder / "cut" / "notes.db")
            outcome.look(folder / "cut" / "notes.db", latest)
    return outcome


@dataclass(frozen=True)
class Step:
    """One thing a process did: wrote, cut a file, waited for the disk, said something."""

    name: str
    path: str
    at: int = 0
    data: bytes = b""

    def sectors(self) -> "Iterator[Step]":
        """Yield the sectors of what is written, each of which may reach the disk without the others."""
        if self.name != "write":
            yield self
        for start in range(0, len(self.data), SECTOR):
            yield Step(self.name, self.path, self.at + start, self.data[start : start + SECTOR])


def recorded(log: Path, files: dict[str, bytes]) -> Iterator[Step]:
    """Yield what a record says about these files, and about what was said on standard output."""
    for line in log.read_text(encoding="ascii").splitlines():
        found = CALL.match(line)
        if found is None:
            continue
        name, number, place, data, at, length = found.groups()
        path, words = plain(place).decode(), plain(data or "")
        if name == "write" and number == "1":
            yield Step("said", "", data=words)
        elif path in files and name == "pwrite64":
            yield Step("write", path, int(at), words)
        elif path in files and name in ("fsync", "fdatasync"):
            yield Step("sync", path)
        elif path in files and name == "ftruncate":
            yield Step("cut", path, int(length))


def plain(text: str) -> bytes:
    """Return the bytes that strace shows in hexadecimal."""
    return bytes.fromhex(text.replace("\\x", "")) if text.startswith("\\x") else text.encode()


def applied(files: dict[str, bytes], steps: list[Step]) -> dict[str, bytes]:
    """Return the files after these steps."""
    now = {path: bytearray(whole) for path, whole in files.items()}
    for step in steps:
        pages, end = now[step.path], step.at + len(step.data)
        if step.name == "cut":
            del pages[step.at :]
        pages.extend(bytes(max(0, end - len(pages))))
        pages[step.at : end] = step.data
    return {path: bytes(pages) for path, pages in now.items()}


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
