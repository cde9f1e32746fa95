"""A library that began under an older version, and of whose file the end is gone."""

from pathlib import Path
from shutil import copyfile

import pytest

from desktop.desk import Desk

OLD = sorted((Path(__file__).parents[1] / "old_databases" / "library").glob("*.db"))


@pytest.mark.parametrize("old", OLD, ids=lambda old: old.stem)
def test_what_is_left_of_an_older_library_is_brought_back(old: Path, tmp_path: Path) -> None:
    # GIVEN a library of an older version that has grown since, and was cut off
    file = tmp_path / "library.db"
    copyfile(old, file)
    desk = Desk(tmp_path)
    for number in range(100):
        desk.remember(desk.lay_out(f"Text {number} schweigt. " * 150, key=f"{number}"))
    desk.close()
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) * 9 // 10])
    # WHEN it is used again
    with_text = [entry for entry in desk.library() if desk.editions(entry.article.id)]
    renewal = desk.library_renewal()
    desk.close()
    # THEN what the part that is left holds is there
    assert renewal is not None
    assert renewal.rescued >= len(with_text) > 50
