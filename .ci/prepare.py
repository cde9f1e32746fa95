"""Make this checkout ready to run: the virtual environment, the locked packages, and the system libraries Qt needs.

Called by the Makefile with "run" or "dev" and with any Python from 3.11 on; standard library only. What is already
there is left alone, and a stamp in .venv tells make that nothing is to be done next time.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}

QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What Qt's libraries and its xcb, wayland and offscreen plugins are linked against, and the Debian package of each.

Newer releases call libglib2.0-0 libglib2.0-0t64, which provides the old name.
"""


class SetUpError(Exception):
    """The set-up cannot go on; the message says what to do."""


def main(purpose: str) -> int:
    """Prepare for "run" or "dev"; return the exit code."""
    try:
        install_system_packages(missing_packages())
        make_environment()
        install_locked(purpose)
    except SetUpError as error:
        print(f"lesart: {error}", file=sys.stderr)
        return 1
    for name in ("run", purpose):
        (VENV / f".ready-{name}").touch()
    return 0


def missing_packages() -> list[str]:
    """Return the Debian packages this machine lacks: the venv module and Qt's system libraries."""
    if sys.platform != "linux":
        return []
    packages = [package for soname, package in QT_LIBRARIES.items() if not _loads(soname)]
    if find_spec("ensurepip") is None:
        packages.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return packages


def install_system_packages(packages: list[str]) -> None:
    """Install Debian packages where that is possible without asking; else raise SetUpError with the line to type."""
    if not packages:
        return
    names = " ".join(packages)
    if shutil.which("apt-get") is None:
        raise SetUpError(f"please install what your system calls these Debian packages, then try again: {names}")
    command = ["apt-get", "-qq", "install", "--yes", "--no-install-recommends", *packages]
    prefix = _root_prefix()
    if prefix is None:
        raise SetUpError(
            f"system packages are missing. Install them with this line, then try again:{_by_hand(command)}"
        )
    _say(f"installing system packages: {names}")
    if _apt(prefix, command):
        return
    _apt(prefix, ["apt-get", "-qq", "update"])
    if not _apt(prefix, command, loud=True):
        raise SetUpError(f"the system packages could not be installed. Try it by hand:{_by_hand(command)}")


def make_environment() -> None:
    """Make .venv, or make it anew if its Python is gone or too old."""
    check = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    if PYTHON.exists() and subprocess.run([PYTHON, "-c", check], capture_output=True).returncode == 0:
        return
    _say(f"making .venv with Python {sys.version.split()[0]}")
    _run([sys.executable, "-m", "venv", "--clear", str(VENV)])


def install_locked(purpose: str) -> None:
    """Install the locked packages, each checked against its hash, and the `lesart` command of this checkout."""
    _say("installing the locked packages (the first time this loads some 150 MB)")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    _run([*pip, "--require-hashes", "--only-binary", ":all:", "--requirement", LOCKS[purpose]])
    _run([*pip, "--no-deps", "--no-build-isolation", "--editable", "."])


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _root_prefix() -> list[str] | None:
    """Return what makes a command run as root without a question, or None."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None


def _apt(prefix: list[str], command: list[str], *, loud: bool = False) -> bool:
    """Say whether the command went well; what it complains about is shown only if asked for."""
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    done = subprocess.run([*prefix, *quiet, *command], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode and loud:
        print(done.stderr, end="", file=sys.stderr)
    return done.returncode == 0


def _run(command: list[str]) -> None:
    if subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL).returncode:
        raise SetUpError(f"this step failed: {_line(command)}")


def _by_hand(command: list[str]) -> str:
    return f"\n\n  sudo apt-get update && sudo {_line(command)}\n"


def _line(command: list[str]) -> str:
    return " ".join(word for word in command if word != "-qq")


def _say(sentence: str) -> None:
    print(f"lesart: {sentence}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
