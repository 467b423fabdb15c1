"""Backup and restore: one encrypted file for the data, another for the keys (trust.md T9, G30, G32, G34).

``docs/adr/0004`` says why a backup is a stream of rows and not a copy of the database's own files.
"""

from .making import Made, backup
from .restoring import Restored, restore

__all__ = ["Made", "Restored", "backup", "restore"]
