"""What must not stand in any file of the project."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
IGNORED = {line.strip("/") for line in (ROOT / ".gitignore").read_text().splitlines()} | {".git"}
MACHINE_PATH = re.compile(rb"(?<![\w.~/])/(?:home|root|work|opt|Users|mnt|srv)/\w")
REGISTRY = re.compile(rb"pypi\.org|pythonhosted\.org|npmjs\.(?:com|org)|extra[-]index[-]url", re.IGNORECASE)
SECRET = re.compile(rb"-----BEGIN [A-Z ]*PRIVATE[ ]KEY|//[^/\s:@]+:[^/\s:@]+@")


def _files() -> list[Path]:
    found: list[Path] = []
    waiting = [ROOT]
    while waiting:
        for path in waiting.pop().iterdir():
            if path.name in IGNORED or path.is_symlink():
                continue
            (waiting if path.is_dir() else found).append(path)
    return found


def _is_binary(path: Path) -> bool:
    """Say whether a file holds no text: pictures, fonts, and the weights of the language model."""
    return path.suffix in (".png", ".ttf", ".otf") or path.match("resources/model/*/model")


def _where(pattern: re.Pattern[bytes]) -> list[str]:
    hits = ((path, pattern.search(path.read_bytes())) for path in _files() if not _is_binary(path))
    return [f"{path.relative_to(ROOT)}: {hit[0].decode(errors='replace')}" for path, hit in hits if hit]


def test_no_file_names_a_path_of_one_machine() -> None:
    # GIVEN every file of the project / WHEN searched / THEN none knows where somebody's checkout lies
    assert _where(MACHINE_PATH) == []


def test_no_file_names_a_package_registry() -> None:
    # GIVEN every file of the project / WHEN searched / THEN where packages come from is the machine's business
    assert _where(REGISTRY) == []


def test_no_file_holds_a_secret() -> None:
    # GIVEN every file of the project / WHEN searched / THEN there is no key and no password in an address
    assert _where(SECRET) == []
