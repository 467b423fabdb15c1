"""``python -m bench.interface``: the API through the whole stack of the product (WSGI application, all middleware).

CPU milliseconds an answer, of the process that answers, beside what the peers took on another day (pretix 2026.8.0,
LinkedEvents 3.29.4; not run here). No answer comes from the shelf of kept pages, unless it says so: each question asks
another address.
"""

import io
import itertools
import json
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator

from . import world

CALLS = 60
ROUNDS = 5


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory(prefix="meedoen-api-") as folder:
        world.start(folder)
        world.create()
        network, _partner, user, sessions = world.fill("groot", count)
        ask = Asker()
        secret = _key(network, user)
        index(network)
        print(f"{count} activities\n\n| what | CPU ms | p95 ms | bytes | beside | ratio |\n|---|---|---|---|---|---|")
        numbers = iter(range(10**9))
        page = "/api/v1/networks/groot/sessions"
        day = lambda: f"20{70 + next(numbers) % 29}-{next(numbers) % 12 + 1:02}-{next(numbers) % 28 + 1:02}"
        ask.row("API list (50) with places left", lambda: ask(f"{page}?limit=50&until={day()}"), 66.0, "pretix 66-95")
        ask.row("the same, kept", lambda: ask(f"{page}?limit=50"), 66.0, "pretix 66-95")
        deep = _cursor_half_way(ask, page, count)
        half = lambda: ask(f"{page}?limit=50&until={day()}&cursor={deep}")
        ask.row("API list (50), half way", half, 66.0, "pretix 66-95")
        ask.row("API one session", lambda: ask(f"{page}/{sessions[next(numbers) % count]}"), 12.0, "pretix 12.0")
        mix = questions()
        search = lambda: ask(f"{page}?{next(mix)}&limit=20")
        ask.row("API 200-query mix (words, days, free)", search, 102.0, "LinkedEvents 102")
        enrol = lambda: ask(
            f"{page}/{sessions[next(numbers) % count]}/enrolments",
            {"first_name": "Amina", "channel": "phone", "reach": "0470 12 34 56"},
            {"HTTP_AUTHORIZATION": f"Bearer {secret}", "HTTP_IDEMPOTENCY_KEY": str(uuid.uuid4())},
        )
        ask.row("API register (key, log, sealed name)", enrol, 106.0, "pretix 106-109")
    return 0


class Asker:
    """Puts questions to the application itself, as a server does."""

    def __init__(self) -> None:
        from django.core.wsgi import get_wsgi_application

        self._application, self.size = get_wsgi_application(), 0

    def __call__(self, address: str, body: object = None, headers: dict | None = None) -> bytes:
        path, _mark, query = address.partition("?")
        sent = json.dumps(body).encode() if body is not None else b""
        environ = {
            "REQUEST_METHOD": "POST" if body is not None else "GET", "PATH_INFO": path, "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80", "HTTP_HOST": "127.0.0.1", "REMOTE_ADDR": "127.0.0.1",
            "wsgi.input": io.BytesIO(sent), "wsgi.errors": sys.stderr, "wsgi.url_scheme": "http",
            "CONTENT_TYPE": "application/json", "CONTENT_LENGTH": str(len(sent)), **(headers or {}),
        }  # fmt: skip
        told: list[str] = []
        answer = self._application(environ, lambda status, _headers: told.append(status))
        content = b"".join(answer)
        answer.close()
        assert told[0][:3] in ("200", "201"), (told, content[:300])
        self.size = len(content)
        return content

    def row(self, what: str, call: object, peer: float, named: str) -> None:
        call()
        found, took, largest = [], [], 0
        for _round in range(ROUNDS):
            begun = time.process_time()
            for _turn in range(CALLS):
                at = time.perf_counter()
                call()
                took.append((time.perf_counter() - at) * 1000)
                largest = max(largest, self.size)
            found.append((time.process_time() - begun) * 1000 / CALLS)
        cpu, p95 = statistics.median(found), statistics.quantiles(took, n=20)[-1]
        print(f"| {what} | {cpu:.2f} | {p95:.1f} | {largest} | {named} | 1/{peer / cpu:.0f} |", flush=True)


def _cursor_half_way(ask: Asker, page: str, count: int) -> str:
    """A cursor in the middle of the list."""
    body = json.loads(ask(f"{page}?limit=100"))
    for _step in range(count // 200 - 1):
        body = json.loads(ask(f"{page}?limit=100&cursor={body['next_cursor']}"))
    return body["next_cursor"]


def questions() -> Iterator[str]:
    """The peers' 200 questions again and again, each time from another day: no answer was made before."""
    import datetime

    import gen

    today = datetime.date.today()
    for turn in itertools.count():
        for number, query in enumerate(gen.queries(200)):
            asked = [f"since={today + datetime.timedelta(days=(number + 7 * turn) % 90)}"]
            asked += [f"q={query['text'].replace(' ', '+')}"] if query["text"] else []
            asked += ["free=true"] if number % 5 == 0 else []
            yield "&".join(asked)


def index(network) -> None:
    """The words of the activities, as the nightly job makes them."""
    from meedoen.activities.services import searching
    from meedoen.kernel import tenancy

    with tenancy.use_network(network.pk):
        searching.rebuild(network.pk)


def _key(network, user) -> str:
    from meedoen.kernel import tenancy
    from meedoen.kernel.actors import Actor
    from meedoen.networks.models import Membership
    from meedoen.networks.services import make_key

    with tenancy.use_network(network.pk):
        member = Membership.objects.get(user=user)
        actor = Actor.system(network.pk, "bench")
        return make_key(actor, member.pk, name="bench", actions=["activities.enrol"], days=30)[1]


if __name__ == "__main__":
    raise SystemExit(main())
