"""``make check``. Each source check is ``violations(tree) -> list[str]``: empty for a tree that is in order.

The laws in ``tests/architecture`` try each of them on the real tree and on a planted sample.
"""
