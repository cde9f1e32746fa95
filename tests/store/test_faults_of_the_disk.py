"""A disk that is full in earnest: what was acknowledged is whole, and there is room again afterwards."""

import subprocess
import sys
from pathlib import Path

import pytest
from ordeals import fill

from desktop.store.notes.notebook import Notebook

WRITER = """
import resource
import sys
from pathlib import Path
from desktop.core.article import Article, Origin
from desktop.core.errors import StoreError
from desktop.store.notes.notebook import Notebook

article = Article("a", "Kreml", "Der Kreml schweigt.", (), Origin("plain", "/a.txt"))
notebook = Notebook(Path(sys.argv[1]))
limits = resource.getrlimit(resource.RLIMIT_FSIZE)
notebook.annotate(article, "vorher")
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, limits[1]))
refused = []
for number in range(1000):
    try:
        print(notebook.annotate(article, f"Notiz {number} " * 100).id, flush=True)
    except StoreError as error:
        refused.append(error.code)
    if len(refused) == 3:
        break
try:
    notebook.annotate(article, "in einem Zug " * 200_000)
except StoreError as error:
    refused.append(error.code)
print(*refused, len(notebook.notes("")[0][1]))
resource.setrlimit(resource.RLIMIT_FSIZE, limits)
print(notebook.annotate(article, "nachher").id)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of a file")
def test_where_no_byte_more_fits_earlier_notes_are_whole_and_later_ones_are_kept_again(path: Path) -> None:
    # GIVEN a process that writes until no byte more fits into its files, reads, and writes again when there is room
    # WHEN it is done
    done = subprocess.run([sys.executable, "-c", WRITER, str(path)], capture_output=True, text=True, check=True)
    *kept, told, after = done.stdout.split("\n")[:-1]

    # THEN it was told, could read what it had, and lost nothing of it
    assert told == f"{'store_too_large ' * 4}{len(kept) + 1}"
    notebook = Notebook(path)
    assert {note.id for _, notes in notebook.notes("") for note in notes} >= {*kept, after}
    assert len(kept) > 10
    assert notebook.examine().well
    notebook.close()


def test_on_a_small_disk_that_gets_full_nothing_is_lost(tmp_path: Path) -> None:
    # GIVEN a disk of 2 MB
    # WHEN notes are written until it is full, read there, by a new window as well, and written again with room
    outcome = fill(tmp_path / "disk")
    if outcome is None:
        pytest.skip("this system lets nobody mount a small disk")
    # THEN "no space" was said, and every note acknowledged was there each time
    assert outcome.acknowledged > 10
    assert (outcome.lost, outcome.unsound, outcome.errors) == (0, 0, [])
