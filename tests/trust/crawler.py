"""Walks every page that a role can reach by following links, and reads what is on it: HTML, PDF, CSV, XLSX."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.test import Client
from django.urls import Resolver404, resolve
from pypdf import PdfReader

LINK = re.compile(r"""\b(?:href|src|hx-get)="(/[^"#]*)""")
ELSEWHERE = ("/static/", "/account/", "/taal/", "/kleur/", "/zuid/")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Page:
    """One page as it was answered. ``action`` is what its route serves; None where it is open to all."""

    address: str
    status: int
    text: str
    action: Any

    @property
    def title(self) -> str:
        found = re.search(r"<title>(.*?)</title>", self.text, re.S)
        return found[1] if found else ""


def read(answer: Any) -> str:
    """All that a person could read in an answer, headers and addresses too."""
    kind = answer.get("Content-Type", "")
    head = " ".join(f"{name}: {value}" for name, value in answer.items())
    if kind == "application/pdf":
        paper = PdfReader(io.BytesIO(answer.content))
        body = " ".join([*(page.extract_text() for page in paper.pages), *map(str, (paper.metadata or {}).values())])
    elif kind == "image/png":
        body = ""  # a picture of a page; the page itself is read as a PDF
    elif kind == "image/jpeg":
        body = answer.content.decode("latin-1")  # what stands beside a picture can be read too
    elif "spreadsheetml" in kind:
        with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
            body = " ".join(book.read(name).decode(errors="replace") for name in book.namelist())
    else:
        body = answer.content.decode()
    return f"{head} {unescape(body)}"


def _action(address: str) -> Any:
    try:
        return getattr(resolve(address.partition("?")[0]).func, "action", None)
    except Resolver404:
        return None


def crawl(client: Client, *starts: str, of_a_kind: int = 4) -> Iterator[Page]:
    """Every page that links lead to; of addresses that differ in a key or a query alone, the first few."""
    waiting, seen, kinds = list(starts), set(starts), {}
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address)
        hops = 0
        while answer.status_code in (301, 302, 303) and answer["Location"].startswith("/") and hops < 3:
            address, hops = answer["Location"], hops + 1
            answer = client.get(address)
        yield Page(address, answer.status_code, read(answer), _action(address))
        for found in LINK.findall(answer.content.decode(errors="replace")):
            link = unescape(found)
            kind = NUMBER.sub("0", UUID.sub("*", link.partition("?")[0]))
            if link in seen or link.startswith(ELSEWHERE) or kinds.get(kind, 0) >= of_a_kind:
                continue
            seen.add(link)
            kinds[kind] = kinds.get(kind, 0) + 1
            waiting.append(link)
