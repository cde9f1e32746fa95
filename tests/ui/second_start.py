"""A second program, in a process of its own, that hands an article over."""

import subprocess
import sys

_SCRIPT = """
import sys
from PySide6.QtCore import QCoreApplication
from desktop.ui.instance import hand_over
app = QCoreApplication([])
sys.exit(0 if hand_over(sys.argv[1], sys.argv[2]) else 1)
"""


def second_start(name: str, location: str) -> subprocess.Popen[bytes]:
    """Start a program that hands `location` to the one called `name`; it ends with 0 if that took it."""
    return subprocess.Popen([sys.executable, "-c", _SCRIPT, name, location])
