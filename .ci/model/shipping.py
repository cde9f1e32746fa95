"""Put the finished student into resources/model/: its files, its papers, and a digest of each file."""

import json
import shutil
from hashlib import sha256
from pathlib import Path

import spacy
import srsly
from spacy.language import Language

from model import sources

NAME, VERSION = "lesart", "1.0.0"
LICENCE = "CC BY-SA 4.0"
"""That of the strictest sources: who passes the model on names them and keeps the licence."""
DIGESTS = "digests.sha256"


def ship(student: Path, target: Path, scores: dict[str, float]) -> None:
    """Replace what lies in target by the student; what somebody wrote about the model (*.md) stays."""
    nlp = spacy.load(student)
    nlp.meta.update(
        name=NAME,
        version=VERSION,
        description="Tags, morphology and lemmas of German news",
        author="Lesart",
        license=LICENCE,
        sources=[_credit(source) for source in sources.every_source()],
        performance=scores,
    )
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])  # where the corpora lay is nobody's business
    _clear(target)
    nlp.to_disk(target)
    (target / "vocab" / "strings.json").write_text(json.dumps(needed_strings(nlp), ensure_ascii=False), "utf-8")
    (target / DIGESTS).write_text("".join(f"{digest}  {name}\n" for name, digest in digests(target)), "utf-8")


def needed_strings(nlp: Language) -> list[str]:
    """Return the strings the components speak of; those of the texts it learned from need not be shipped."""
    needed = set(nlp.get_pipe("tagger").labels)  # type: ignore[attr-defined]
    for label in nlp.get_pipe("morphologizer").labels:  # type: ignore[attr-defined]
        parts = label.split("|")
        features = "|".join(part for part in parts if not part.startswith("POS="))
        needed |= {label, features, *parts, *(piece for part in parts for piece in part.split("="))}
    trees = srsly.msgpack_loads(nlp.get_pipe("trainable_lemmatizer").trees.to_bytes())["trees"]  # type: ignore[attr-defined]
    needed |= {nlp.vocab.strings[tree[side]] for tree in trees for side in ("orig", "subst") if side in tree}
    return sorted(needed - {""})


def digests(folder: Path) -> list[tuple[str, str]]:
    """Return each file of a folder with its digest, as `sha256sum` writes and checks them."""
    files = sorted(
        path for path in folder.rglob("*") if path.is_file() and path.name != DIGESTS and path.suffix != ".md"
    )
    return [(path.relative_to(folder).as_posix(), sha256(path.read_bytes()).hexdigest()) for path in files]


def compare(scores: dict[str, float], shipped: Path) -> str:
    """Return a table of the scores beside those of the shipped model."""
    meta = shipped / "meta.json"
    before = json.loads(meta.read_text("utf-8"))["performance"] if meta.exists() else {}
    lines = [f"{'':20}{'shipped':>10}{'new':>10}"]
    for name, value in scores.items():
        old = f"{before[name]:.4f}" if name in before else "-"
        lines.append(f"{name:20}{old:>10}{value:>10.4f}")
    return "\n".join(lines)


def _clear(folder: Path) -> None:
    for path in list(folder.iterdir()) if folder.exists() else ():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.suffix != ".md":
            path.unlink()


def _credit(source: sources.Source) -> dict[str, str]:
    return {
        "name": f"{source.repository} @ {source.commit}",
        "url": f"https://github.com/{source.repository}",
        "license": source.licence,
        "author": source.author,
        "description": source.purpose,
    }
