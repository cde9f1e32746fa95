"""Write the lock files from pyproject.toml: exact versions and hashes for every platform, and no addresses.

uv resolves; it lives in build/lock so that neither the project nor its environment depends on it. A version already
locked is kept unless --upgrade is given.
"""

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLBOX = ROOT / "build" / "lock"
COMPILE = [
    *("pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-annotate", "--no-header", "--no-emit-index-url", "--no-emit-find-links"),
    "pyproject.toml",
]


def main(extra: list[str]) -> None:
    """Write both lock files; the smaller one takes its versions from the larger."""
    if not (TOOLBOX / "bin" / "uv").exists():
        venv.create(TOOLBOX, with_pip=True)
        subprocess.run([TOOLBOX / "bin" / "pip", "install", "--quiet", "uv"], check=True)
    uv = [str(TOOLBOX / "bin" / "uv"), *COMPILE]
    dev = ["--group", "build", "--group", "dev", "--output-file", "requirements-dev.lock"]
    run = ["--group", "build", "--constraints", "requirements-dev.lock", "--output-file", "requirements.lock"]
    subprocess.run([*uv, *dev, *extra], cwd=ROOT, check=True)
    subprocess.run([*uv, *run, *extra], cwd=ROOT, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
