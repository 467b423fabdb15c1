"""A server that answers as the public description of publiq's UiTPAS API 4.0 says, with the states of its test cards.

Real HTTP on 127.0.0.1, the endpoint for tokens included. ``fault`` makes the next question go wrong.
"""

import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

EVENT = "5a0967f9-cc06-4c3c-9206-30481a767434"
KEYS = ("een-klant", "een-geheim")
PROBLEMS = "https://api.publiq.be/probs/uitpas/"
NO_SOCIAL, SOCIAL, SOCIAL_TOO = "0900000095902", "0900000067513", "0900000036112"
EXPIRED, EXPIRED_WITH_COUPON, BLOCKED = "0900000058918", "0900000031618", "0900000002312"
TWO_COUPONS, UNREGISTERED, GROUP = "0900000093204", "0900000074519", "0900000045410"
SUSPENDED, NOBODY = "0900000099912", "0900000011111"
"""The last two are not among the published cards: one whose tariff is suspended, and a number that does not exist."""
EXPIRED_SAID = "Je kansenstatuut is vervallen. Vraag het na bij het UiTPAS-aankooppunt <waar je jouw pas kocht>."
SHARE = 0.2
"""What somebody with the social tariff pays here: the product may not know it."""


def _tariff(name, price, kind="SOCIALTARIFF", remaining=1, label="Kansentarief"):
    return {"id": name, "name": label, "price": price, "type": kind, "remaining": remaining}


def _coupon(number, price):
    return _tariff(f"COUPON_{number}", price, "COUPON", 1, f"Bon {number}")


REFUSED = {
    EXPIRED: ("social-tariff-expired", EXPIRED_SAID),
    BLOCKED: ("invalid-card-status", ""),
    UNREGISTERED: ("passholder-not-found", ""),
    SUSPENDED: ("social-tariff-suspended", ""),
    NOBODY: ("invalid-uitpasnumber", ""),
}


@dataclass
class Publiq:
    """What the server holds: tokens given out, sales, places left for the group, and what goes wrong next."""

    url: str = ""
    tokens: int = 0
    token: str = ""
    left: int = 50
    sales: dict = field(default_factory=dict)
    cancelled: list = field(default_factory=list)
    asked: list = field(default_factory=list)
    fault: str = ""
    used: set = field(default_factory=set)

    def count(self, method, path):
        return sum(one[0] == method and urlsplit(one[1]).path.startswith(path) for one in self.asked)

    def tariffs(self, number, price):
        """(available, message) for a card."""
        social = _tariff("SOCIALTARIFF", round(price * SHARE, 2))
        found, message = {
            NO_SOCIAL: ([], ""),
            SOCIAL: ([social], ""),
            SOCIAL_TOO: ([social], ""),
            EXPIRED_WITH_COUPON: ([_coupon(1079, 1)], EXPIRED_SAID),
            TWO_COUPONS: ([social, _coupon(11, 4), _coupon(12, 6.5)], ""),
            GROUP: ([_tariff("SOCIALTARIFF", round(price * SHARE, 2), remaining=self.left)], ""),
        }.get(number, ([], "Je kan dit ticket niet aankopen aan kansentarief."))
        return [one for one in found if (number, one["id"]) not in self.used], message


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *args):
        """Quiet."""

    @property
    def own(self):
        return self.server.publiq

    def _body(self):
        return json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"null")

    def _say(self, status, body=None, **headers):
        content = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _no(self, kind, message="", status=400, at=None):
        said = {"type": f"{PROBLEMS}{kind}", "title": kind.replace("-", " ").capitalize(), "status": status}
        if message:
            said["endUserMessage"] = {"nl": message}
        if at is not None:
            said["jsonPointer"] = f"/{at}/tariff/id"
        self._say(status, said)

    def _hang_up(self):
        self.close_connection = True
        self.connection.close()

    def _goes_wrong(self):
        """Whether the fault that was asked happened; each happens once."""
        fault, self.own.fault = self.own.fault, ""
        if fault in ("", "after"):
            self.own.fault = fault
            return False
        said = {
            "500": lambda: self._say(500, {"title": "oeps"}), "403": lambda: self._say(403, {"title": "Forbidden"}),
            "429": lambda: self._say(429, {}, Retry_After="90"), "401": lambda: self._say(401, {}),
            "302": lambda: self._say(302, None, Location="http://127.0.0.1:1/weg"),
            "garbage": lambda: self._say(200, {"available": "niets"}), "hang up": self._hang_up,
            "slow": lambda: time.sleep(1.5),
        }  # fmt: skip
        said[fault]()
        return True

    def _let_in(self):
        if self.headers.get("Authorization") != f"Bearer {self.own.token}" or not self.own.token:
            self._say(401, {"title": "Unauthorized"})
            return False
        return not self._goes_wrong()

    def do_GET(self):
        self.own.asked.append(("GET", self.path))
        if not self._let_in():
            return
        asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        if asked["eventId"] != EVENT:
            self._no("event-not-found", status=404)
        elif asked["uitpasNumber"] in REFUSED:
            self._no(*REFUSED[asked["uitpasNumber"]])
        else:
            found, message = self.own.tariffs(asked["uitpasNumber"], float(asked["regularPrice"]))
            self._say(200, {"available": found, **({"endUserMessage": {"nl": message}} if message else {})})

    def do_POST(self):
        self.own.asked.append(("POST", self.path))
        body = self._body()
        if self.path == "/oauth/token":
            self._token(body)
        elif self._let_in():
            self._sell(body)

    def _token(self, body):
        wanted = {"grant_type": "client_credentials", "audience": "https://api.publiq.be"}
        given = {"client_id": KEYS[0], "client_secret": KEYS[1]}
        if body != {**wanted, **given}:
            self._say(401, {"error": "access_denied"})
            return
        self.own.tokens += 1
        self.own.token = f"token-{self.own.tokens}"
        self._say(200, {"access_token": self.own.token, "expires_in": 86400, "token_type": "Bearer"})

    def _sell(self, tickets):
        """All of them, or none: the first that is wrong names itself, and nothing changes."""
        made, used, group = [], set(), 0
        for at, one in enumerate(tickets):
            number = one["uitpasNumber"]
            if number in REFUSED:
                return self._no(*REFUSED[number], at=at)
            found = {tariff["id"]: tariff for tariff in self.own.tariffs(number, one["regularPrice"])[0]}
            tariff = found.get(one["tariff"]["id"])
            if tariff is None or (number, one["tariff"]["id"]) in used:
                return self._no("maximum-reached", at=at)
            if number == GROUP:
                group += 1
                if group > self.own.left:
                    return self._no("invalid-number-of-tickets", at=at)
            elif tariff["type"] == "COUPON":
                used.add((number, tariff["id"]))
            made.append({**one, "id": str(499853 + len(self.own.sales) + at), "tariff": tariff})
        self.own.sales.update({one["id"]: one for one in made})
        self.own.used |= used
        self.own.left -= group
        if self.own.fault == "after":
            self.own.fault = ""
            return self._hang_up()
        return self._say(200, made)

    def do_DELETE(self):
        self.own.asked.append(("DELETE", self.path))
        if not self._let_in():
            return
        gone = self.own.sales.pop(self.path.rpartition("/")[2], None)
        if gone is None:
            self._no("ticket-sale-not-found", status=404)
            return
        self.own.cancelled.append(gone["id"])
        self.own.used.discard((gone["uitpasNumber"], gone["tariff"]["id"]))
        self._say(204)


def started() -> tuple[ThreadingHTTPServer, Publiq]:
    """A server that runs; ``shutdown`` and ``server_close`` end it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.publiq = Publiq(url=f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    return server, server.publiq
