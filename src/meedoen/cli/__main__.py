"""``python -m meedoen.cli``: the same as the command ``meedoen``."""

import sys

from .parser import main

sys.exit(main())
