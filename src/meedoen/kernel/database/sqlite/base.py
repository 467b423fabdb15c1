"""SQLite with writers that queue fairly before BEGIN.

SQLite lets one writer in at a time and its busy wait is a lottery: with eight writers some waited 2-3 s.
Here every transaction first takes a place in a queue: first come, first served between the threads of one
process, and one lock on a file beside the database between processes. Reads open no transaction and never queue.
"""

import fcntl
import os
import threading
from collections import deque
from functools import lru_cache

from django.db.backends.sqlite3 import base


class WriterQueue:
    """A first-come-first-served lock between threads, with a file lock between processes."""

    def __init__(self, path: str):
        self._path = path
        self._guard = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._busy = False
        self._handle: int | None = None
        self._pid = os.getpid()

    def enter(self) -> None:
        """Return when it is this thread's turn to write."""
        with self._guard:
            if not self._busy:
                self._busy = True
                turn = None
            else:
                turn = threading.Event()
                self._waiting.append(turn)
        if turn is not None:
            turn.wait()
        handle = self._handle
        if handle is None:
            handle = self._handle = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
        fcntl.flock(handle, fcntl.LOCK_EX)

    def leave(self) -> None:
        """Let the next one in."""
        if self._handle is not None:
            fcntl.flock(self._handle, fcntl.LOCK_UN)
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._busy = False


_queues: dict[tuple[int, str], WriterQueue] = {}
_queues_guard = threading.Lock()


def queue_for(name: str) -> WriterQueue | None:
    """The queue of a database file; None for a database in memory."""
    if not name or ":memory:" in name or "mode=memory" in name:
        return None
    with _queues_guard:
        return _queues.setdefault((os.getpid(), name), WriterQueue(f"{name}.writers"))


class Cursor(base.SQLiteCursorWrapper):
    """Django's own cursor, which turns "%s" into "?" with a regular expression, once for each statement."""

    def convert_query(self, query, *, param_names=None):
        return super().convert_query(query, param_names=param_names) if param_names else _with_marks(query)


@lru_cache(maxsize=1000)
def _with_marks(query: str) -> str:
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own SQLite backend, with the queue around each transaction."""

    _in_queue: WriterQueue | None = None

    def create_cursor(self, name=None):
        return self.connection.cursor(factory=Cursor)

    def _start_transaction_under_autocommit(self):
        queue = queue_for(str(self.settings_dict["NAME"]))
        if queue is not None:
            queue.enter()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            if queue is not None:
                queue.leave()
            raise
        self._in_queue = queue

    def _leave_queue(self):
        queue, self._in_queue = self._in_queue, None
        if queue is not None:
            queue.leave()

    def _commit(self):
        try:
            return super()._commit()
        finally:
            self._leave_queue()

    def _rollback(self):
        try:
            return super()._rollback()
        finally:
            self._leave_queue()

    def _close(self):
        try:
            return super()._close()
        finally:
            self._leave_queue()
