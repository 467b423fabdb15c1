"""Doubles that really speak: an SMS gateway over HTTP and a mail server over SMTP, each in a thread of its own."""

import json
import socket
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from aiosmtpd.controller import Controller


class GatewayDouble(ThreadingHTTPServer):
    """Answers as told: ``answers`` is a list of (status, headers, body), the last one for ever. Keeps what it got."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers = [(200, {}, {"id": "gw-1"})]
        self.got, self.slow = [], 0.0

    def handle_error(self, request, client_address):
        """Who asked has gone: that is what some tests want."""

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}/v1/message/send"


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((dict(self.headers), json.loads(body)))
        time.sleep(self.server.slow)
        status, headers, answer = self.server.answers[0]
        if len(self.server.answers) > 1:
            self.server.answers.pop(0)
        content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        if status == 0:  # the line is cut before an answer
            self.close_connection = True
            return
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args):
        pass


@contextmanager
def gateway_double():
    server = GatewayDouble()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


class MailDouble:
    """Accepts, unless an address begins with ``weg`` (refused for good), ``vol`` (later) or ``knip`` (cut)."""

    def __init__(self):
        self.got = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("weg"):
            return "550 5.1.1 no such mailbox"
        if address.startswith("vol"):
            return "452 4.2.2 mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if envelope.rcpt_tos[0].startswith("knip"):
            server.transport.abort()
            return "421 4.3.0 gone"
        self.got.append((envelope.mail_from, envelope.rcpt_tos, envelope.content.decode()))
        return "250 OK"


@contextmanager
def mail_double():
    handler = MailDouble()
    with socket.create_server(("127.0.0.1", 0)) as free:
        handler.port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=handler.port)
    controller.start()
    try:
        yield handler
    finally:
        controller.stop()
