"""The command line: ``meedoen serve · demo · import · export · backup · restore · user · check``.

One module per command; ``parser`` finds them. Exit codes: 0 all went well, 1 rows were refused or something
is not in order, 2 wrong usage or input that cannot be used, 70 a fault of the program.
"""

from .parser import main

__all__ = ["main"]
