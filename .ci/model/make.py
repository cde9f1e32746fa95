"""Make the language model, step by step; each step leaves a file in build/model/, and a run goes on where one broke.

    python -m model.make DATA [--exclude FILE.jsonl …] [--again STEP] [--quick]

`--again` makes that step anew and all that follow. `--quick` runs every step on a small part of everything, in a few
minutes, and ships nothing: to see that the recipe still holds together.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import perf_counter

from model import (
    corpus,
    dictionary,
    evaluate,
    labelling,
    lemmas,
    sampling,
    shipping,
    sources,
    tagging,
    teacher,
    texts,
    treebanks,
)
from model import sentences as files
from model.sentences import Sentence

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "model"
SHIPPED = ROOT / "resources" / "model"
CONFIG = Path(__file__).with_name("student.cfg")
FAST = Path(__file__).with_name("numpy_ops.py")


@dataclass(frozen=True, slots=True)
class Scale:
    """How much of everything a run takes."""

    share: float = 1.0
    """Of the sample."""
    words: int | None = None
    """Of each text; None for as many as sources.toml grants."""
    gold: int | None = None
    """Sentences the teacher learns from; None for all."""
    epochs: int = teacher.EPOCHS
    overrides: tuple[str, ...] = ()
    """Of student.cfg."""


QUICK = Scale(
    share=0.005, words=20_000, gold=100, epochs=1, overrides=("--vars.steps", "20", "--training.eval_frequency", "10")
)


@dataclass(frozen=True, slots=True)
class Run:
    """One making of the model: the steps and where their results lie."""

    data: Path
    build: Path
    exclude: tuple[Path, ...] = ()
    scale: Scale = Scale()
    workers: int = 2

    def treebanks(self) -> None:
        """Deal out the gold."""
        for name, fold in treebanks.read(self.data)._asdict().items():
            files.save(self._path(f"{name}.jsonl"), tagging.tagged(fold))

    def dictionary(self) -> None:
        """Read what the dictionary says of each form."""
        dictionary.build(self.data, self._path("dictionary.tsv"))

    def texts(self) -> None:
        """Extract the open text."""
        texts.extract(self.data, self._path("texts"), exclude=self.exclude, most=self.scale.words)

    def sample(self) -> None:
        """Draw the sentences the teacher will label."""
        files.save(self._path("sample.jsonl"), sampling.sample(self._path("texts"), share=self.scale.share))

    def teacher(self) -> None:
        """Train the teacher."""
        readings = dictionary.load(self._path("dictionary.tsv"))
        gold = self._fold("train")[: self.scale.gold]
        teacher.train(gold, self._fold("tune"), readings, epochs=self.scale.epochs).save(self._path("teacher.pt"))

    def labels(self) -> None:
        """Let the teacher label the sample."""
        sample = files.load(self._path("sample.jsonl"))
        labelled = labelling.label(sample, self._path("teacher.pt"), self._path("dictionary.tsv"), workers=self.workers)
        files.save(self._path("labels.jsonl"), labelled)

    def corpus(self) -> None:
        """Write what the student learns from."""
        gold, tune = self._fold("train"), [sentence for sentence in self._fold("tune") if sentence.source == "gsd"]
        table = lemmas.learn([*gold, *tune])
        read = labelling.read(gold, self._path("teacher.pt"), self._path("dictionary.tsv"))
        gold = [
            right if right.source == "gsd" else corpus.with_tags(right, found)
            for right, found in zip(gold, read, strict=True)
        ]
        corpus.save(self._path("dev.spacy"), tune)
        corpus.write(self._path("train.spacy"), files.load(self._path("labels.jsonl")), gold, table)

    def student(self) -> None:
        """Train the spaCy pipeline."""
        paths = ("--paths.train", self._path("train.spacy"), "--paths.dev", self._path("dev.spacy"))
        command = (sys.executable, "-m", "spacy", "train", CONFIG, "--code", FAST)
        subprocess.run([*command, "--output", self._path("student"), *paths, *self.scale.overrides], check=True)

    def scores(self) -> None:
        """Measure the student on the held-out fold."""
        scores = evaluate.measure(self._student(), self._fold("held"))
        self._path("scores.json").write_text(json.dumps(scores, indent=1), encoding="utf-8")

    def ship(self) -> None:
        """Print the scores beside those of the shipped model, and put the student in its place."""
        scores = json.loads(self._path("scores.json").read_text(encoding="utf-8"))
        print(shipping.compare(scores, SHIPPED))
        target = SHIPPED if self.scale == Scale() else self._path("shipped")
        shipping.ship(self._student(), target, scores)
        print(f"The model lies in {target.relative_to(ROOT)}.")

    def _path(self, name: str) -> Path:
        return self.build / name

    def _fold(self, name: str) -> list[Sentence]:
        return list(files.load(self._path(f"{name}.jsonl")))

    def _student(self) -> Path:
        return self._path("student") / "model-best"


STEPS: dict[str, Callable[[Run], None]] = {
    step.__name__: step
    for step in (
        *(Run.treebanks, Run.dictionary, Run.texts, Run.sample, Run.teacher),
        *(Run.labels, Run.corpus, Run.student, Run.scores, Run.ship),
    )
}


def main(arguments: list[str]) -> int:
    """Run the steps that are still to do; return the exit code."""
    wanted = _parser().parse_args(arguments)
    build = BUILD / "quick" if wanted.quick else BUILD / "full"
    run = Run(wanted.data, build, tuple(wanted.exclude), QUICK if wanted.quick else Scale(), wanted.workers)
    try:
        sources.check_clones(run.data)
    except sources.MissingSourceError as error:
        print(f"lesart: {error}", file=sys.stderr)
        return 1
    if is_excluding_others(run):
        print("The texts to exclude are others than last time: texts, and all that follows, are made anew.")
        forget(run.build, "texts")
    if wanted.again:
        forget(run.build, wanted.again)
    for name, step in STEPS.items():
        perform(run, name, step)
    return 0


def perform(run: Run, name: str, step: Callable[[Run], None]) -> None:
    """Run a step unless it is done; a stamp says so only once it went through."""
    stamp = run.build / f"{name}.done"
    if stamp.exists():
        print(f"{name}: done before", flush=True)
        return
    print(f"{name}: {step.__doc__}", flush=True)
    start = perf_counter()
    step(run)
    stamp.touch()
    print(f"{name}: done in {perf_counter() - start:.0f} s", flush=True)


def forget(build: Path, first: str) -> None:
    """Let a step be done again, and all that follow."""
    for name in list(STEPS)[list(STEPS).index(first) :]:
        (build / f"{name}.done").unlink(missing_ok=True)


def is_excluding_others(run: Run) -> bool:
    """Say whether the last run excluded other texts, and note what this one does."""
    note = run.build / "excluded.txt"
    before = note.read_text("utf-8") if note.exists() else ""
    now = "".join(f"{sha256(file.read_bytes()).hexdigest()}\n" for file in run.exclude)
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(now, "utf-8")
    return before != now


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make model", description="Make the language model from its sources.")
    parser.add_argument("data", type=Path, help="folder with the clones that sources.toml names")
    parser.add_argument("--exclude", type=Path, nargs="*", default=[], help="JSON lines whose “text” is kept out")
    parser.add_argument("--again", choices=STEPS, help="make this step anew, and all that follow")
    parser.add_argument("--quick", action="store_true", help="a small part of everything; ships nothing")
    parser.add_argument("--workers", type=int, default=2, help="processes that label the sample")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
