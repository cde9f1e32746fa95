"""Let `spacy train --code` multiply matrices by numpy: on a processor faster than by spaCy's default."""

from thinc.api import NumpyOps, set_current_ops

set_current_ops(NumpyOps(use_blis=False))  # at import: spaCy imports this file and asks it for nothing
