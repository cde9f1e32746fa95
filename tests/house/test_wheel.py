"""An installed Lesart finds what it ships, and spaCy finds Lesart."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
SPACY_USER = """
import spacy

if __name__ == "__main__":
    nlp = spacy.blank("de")
    nlp.add_pipe("lesart_denials")
    nlp.to_disk("pipeline")
    nlp = spacy.load("pipeline")
    texts = ["Der Kreml bestreitet das.", "Die Sonne schien."] * 3
    for doc in nlp.pipe(texts, n_process=2, batch_size=2):
        print([(span.text, span.label_, span.id_, span._.lesart_source) for span in doc.spans["lesart_denials"]])
    print(nlp.get_pipe("lesart_denials").__class__.__module__, __import__("desktop").__file__)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a wheel of this checkout, unpacked far from it."""
    folder = tmp_path_factory.mktemp("wheel")
    build = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    made = subprocess.run(
        [sys.executable, "-c", build, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    ZipFile(folder / made.stdout.split()[-1]).extractall(folder / "site")
    return folder / "site"


def _run(site: Path, folder: Path, *arguments: str) -> list[str]:
    environment = {**os.environ, "PYTHONPATH": str(site)}
    command = [sys.executable, *arguments]
    answer = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return answer.stdout.splitlines()


def _files(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}


def test_a_wheel_brings_its_resources_and_finds_them(site: Path, tmp_path: Path) -> None:
    # GIVEN an unpacked wheel
    # WHEN the program in it asks where things lie
    ask = "from desktop.core.places import resource, sample; print(resource(), sample(), sep='\\n')"
    resources, sample = map(Path, _run(site, tmp_path, "-c", ask))
    # THEN it names its own files, and they are all there, and nothing else comes with them
    assert resources.is_relative_to(site)
    assert sample.is_file()
    assert _files(resources) == _files(ROOT / "resources")
    assert _files(sample.parent) == _files(ROOT / "seeds")
    assert {path.name for path in site.iterdir() if "-" not in path.name} == {"desktop"}


def test_a_spacy_user_finds_the_components(site: Path, tmp_path: Path) -> None:
    # GIVEN an installed wheel, and a program that knows nothing but spaCy
    program = tmp_path / "program.py"
    program.write_text(SPACY_USER, encoding="utf-8")
    # WHEN it adds a component by name, stores and loads the pipeline, and works on two processes
    *found, origin = _run(site, tmp_path, str(program))
    # THEN the component comes from the wheel, and its spans come back from the other processes
    assert origin.split() == ["desktop.signals.pipeline", str(site / "desktop" / "__init__.py")]
    assert found == ["[('bestreitet', 'D.deny', 'D.deny.verb', 'Der Kreml')]", "[]"] * 3
