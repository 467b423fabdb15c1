"""What a command says: a summary on standard output, progress and trouble on standard error."""

import json
import sys
import time
from collections.abc import Callable
from typing import Any, TextIO

Progress = Callable[..., None]
WIDTH = 24


class WrongUsage(Exception):
    """The command cannot be carried out as it was typed; ``str()`` is the sentence for whoever typed it."""


class Output:
    """With ``as_json`` standard output carries exactly one line, the summary; all else goes to standard error."""

    def __init__(self, *, as_json: bool = False, stdout: TextIO | None = None, stderr: TextIO | None = None):
        self.as_json = as_json
        self.stdout = stdout or sys.stdout
        self.stderr = stderr or sys.stderr

    def say(self, text: str) -> None:
        """A line for the person at the keyboard."""
        print(text, file=self.stderr if self.as_json else self.stdout, flush=True)

    def trouble(self, text: str) -> None:
        print(text, file=self.stderr, flush=True)

    def stopped(self, sentence: str, code: int) -> int:
        """The command did not end well: the sentence, for a person and for a program; returns the exit code."""
        self.trouble(sentence)
        if self.as_json:
            print(json.dumps({"error": sentence, "code": code}, ensure_ascii=False), file=self.stdout, flush=True)
        return code

    def summary(self, found: dict[str, Any], sentence: str) -> None:
        """The outcome: one JSON line, or the sentence."""
        if self.as_json:
            print(json.dumps(found, ensure_ascii=False, default=str), file=self.stdout, flush=True)
        else:
            self.say(sentence)

    def progress(self, label: str) -> Progress:
        """A function ``progress(done, total, what="")`` that draws a bar, or a line now and then without a terminal."""
        return _Bar(label, self.stderr)


class _Bar:
    def __init__(self, label: str, stream: TextIO):
        self.label, self.stream, self.last, self.live = label, stream, 0.0, stream.isatty()

    def __call__(self, done: int, total: int, what: str = "") -> None:
        now = time.monotonic()
        ready = done >= total
        if not ready and now - self.last < (0.1 if self.live else 5):
            return
        self.last = now
        part = 1.0 if total <= 0 else min(1.0, done / total)
        text = f"{self.label} {part:4.0%} {what}".rstrip()
        if not self.live:
            print(text, file=self.stream, flush=True)
            return
        filled = round(part * WIDTH)
        bar = "█" * filled + "░" * (WIDTH - filled)
        end = "\n" if ready else ""
        print(f"\r{self.label} {bar} {part:4.0%} {what[:40]:<40}", end=end, file=self.stream, flush=True)
