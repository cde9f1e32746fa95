"""An installed Lesart finds what it ships."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).parents[2]


def _files(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}


def test_a_wheel_brings_its_resources_and_finds_them(tmp_path: Path) -> None:
    # GIVEN a wheel of this checkout, unpacked far from it
    build = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    made = subprocess.run(
        [sys.executable, "-c", build, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    ZipFile(tmp_path / made.stdout.split()[-1]).extractall(tmp_path / "site")
    # WHEN the program in it asks where things lie
    ask = "from desktop.core.places import resource, sample; print(resource(), sample(), sep='\\n')"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    answer = subprocess.run(
        [sys.executable, "-c", ask], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    resources, sample = map(Path, answer.stdout.splitlines())
    # THEN it names its own files, and they are all there, and nothing else comes with them
    assert resources.is_relative_to(tmp_path)
    assert sample.is_file()
    assert _files(resources) == _files(ROOT / "resources")
    assert _files(sample.parent) == _files(ROOT / "seeds")
    assert {path.name for path in (tmp_path / "site").iterdir() if "-" not in path.name} == {"desktop"}
