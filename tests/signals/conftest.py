import sys
from pathlib import Path

import pytest

from desktop.signals.analyser import Analyser

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    return Analyser()
