"""Gateways against a double that speaks HTTP: what goes over the line, and what each answer means."""

import logging

import pytest

from meedoen.kernel.messages.delivery import Reach, deliver
from meedoen.kernel.messages.gateways import MeedoenGateway, NotDelivered, SmstoolsGateway

from .post_office import gateway_double, mail_double

NUMBER, TEXT, REFERENCE, SECRET = "+32470000001", "We zien je op dinsdag.", "0190-ref", "geheim-van-de-poort"
NAMES = {"meedoen": MeedoenGateway, "smstools": SmstoolsGateway}
PATH = "meedoen.kernel.messages.gateways.{}"


@pytest.fixture
def line():
    with gateway_double() as double:
        yield double


@pytest.fixture(params=NAMES)
def name(request, line, settings):
    use(settings, line, request.param)
    return request.param


def use(settings, line, name):
    settings.SMS_GATEWAY = PATH.format(NAMES[name].__name__)
    settings.SMS = {
        "url": line.url, "user": "ons", "secret": SECRET, "sender": "Afspraak", "report_key": "", "timeout": 0.3,
    }  # fmt: skip


def send():
    return deliver(Reach("sms", NUMBER), TEXT, reference=REFERENCE)


def trouble():
    with pytest.raises(NotDelivered) as caught:
        send()
    return caught.value


def test_our_own_format(settings, line):
    use(settings, line, "meedoen")
    assert send() == "gw-1"
    ((headers, body),) = line.got
    assert body == {"to": NUMBER, "text": TEXT, "from": "Afspraak", "reference": REFERENCE}
    assert (headers["Authorization"], headers["Idempotency-Key"]) == (f"Bearer {SECRET}", REFERENCE)


def test_the_format_of_smstools(settings, line):
    use(settings, line, "smstools")
    line.answers = [(200, {}, {"messageid": "h2md1ewkyzjkuyn9ak7pryw1evtyw3x"})]
    assert send() == "h2md1ewkyzjkuyn9ak7pryw1evtyw3x"
    ((headers, body),) = line.got
    assert body == {"message": TEXT, "to": "32470000001", "sender": "Afspraak", "reference": REFERENCE}
    assert (headers["X-Client-Id"], headers["X-Client-Secret"]) == ("ons", SECRET)


@pytest.mark.parametrize(
    "answer, kind, final, wait",
    [
        ((429, {"Retry-After": "90"}, {}), "busy", False, 90),
        ((429, {"Retry-After": "morgen"}, {}), "busy", False, 0),
        ((429, {"Retry-After": "99999999"}, {}), "busy", False, 6 * 60 * 60),
        ((500, {}, {}), "gateway", False, 0),
        ((503, {}, b"<html>"), "gateway", False, 0),
        ((401, {}, {}), "settings", False, 0),
        ((302, {"Location": "http://127.0.0.1:1/elders"}, {}), "settings", False, 0),
        ((400, {}, {"error": "x"}), "refused", True, 0),
        ((0, {}, b""), "cut", False, 0),
    ],
)
def test_each_answer_means_something(name, line, answer, kind, final, wait):
    line.answers = [answer]
    found = trouble()
    assert (found.kind, found.final, found.retry_after) == (kind, final, wait)
    assert len(line.got) == 1


@pytest.mark.parametrize(
    "code, kind, final",
    [("106", "refused", True), ("131", "refused", True), ("104", "settings", False), ("108", "settings", False),
     ("105", "gateway", False)],
)  # fmt: skip
@pytest.mark.parametrize("status", [200, 400])
def test_what_smstools_says_in_its_own_codes(settings, line, status, code, kind, final):
    use(settings, line, "smstools")
    line.answers = [(status, {}, {"error": code, "errorMsg": f"Number [{NUMBER}]"})]
    found = trouble()
    assert (found.kind, found.final, str(found)) == (kind, final, kind)


def test_who_answers_too_late_or_not_at_all(name, line, settings):
    line.slow = 0.6
    assert trouble().kind == "timeout"
    settings.SMS = {**settings.SMS, "url": "http://127.0.0.1:1/"}
    assert trouble().kind == "unreachable"


def test_a_landline_gets_no_sms(name, line):
    with pytest.raises(NotDelivered) as caught:
        deliver(Reach("sms", "+3214123456"), TEXT, reference=REFERENCE)
    assert (caught.value.kind, caught.value.final, line.got) == ("number", True, [])


def test_no_key_number_or_text_stands_in_the_log(name, line, caplog):
    line.answers = [(400, {}, {"error": "106", "errorMsg": f"{NUMBER} {TEXT} {SECRET}"})]
    with caplog.at_level(logging.DEBUG):
        found = trouble()
    said = caplog.text + str(found) + repr(found)
    assert [secret for secret in (SECRET, NUMBER, NUMBER[1:], TEXT) if secret in said] == []


def test_a_second_try_is_known_by_its_number(line, settings):
    use(settings, line, "meedoen")
    send(), send()
    assert [headers["Idempotency-Key"] for headers, _body in line.got] == [REFERENCE, REFERENCE]
    assert (MeedoenGateway.repeatable, SmstoolsGateway.repeatable) == (True, False)


REPORTS = [
    ("meedoen", {"id": "a", "status": "delivered"}, [("a", True)]),
    ("meedoen", [{"id": "a", "status": "failed"}, {"id": "b", "status": "queued"}, 3], [("a", False)]),
    ("meedoen", "onzin", []),
    ("smstools", {"webhook_type": "delivery_report", "message": {"messageid": "m", "status": "1"}}, [("m", True)]),
    ("smstools", {"webhooks": [{"message_id": "m", "status": 2}, {"messageid": "n", "status": 4}]},
     [("m", False), ("n", False)]),
    ("smstools", {"webhook_type": "delivery_report", "messageid": "m", "status": "3"}, []),
    ("smstools", {"webhook_type": "inbox_message", "messageid": "m", "status": "1"}, []),
    ("smstools", [None, {"status": "1"}], []),
]  # fmt: skip


@pytest.mark.parametrize("name, said, found", REPORTS)
def test_what_a_report_says(name, said, found):
    assert [(one.gateway_id, one.arrived) for one in NAMES[name]().reports(said)] == found


@pytest.fixture
def post(settings):
    with mail_double() as double:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", double.port, 5
        settings.DEFAULT_FROM_EMAIL = "Afspraak <afspraak@demo.invalid>"
        yield double


def letter(address):
    return deliver(Reach("email", address), TEXT, reference=REFERENCE)


def test_a_letter_is_plain_neutral_and_followed_by_nobody(post):
    letter("amina@voorbeeld.be")
    ((sender, to, content),) = post.got
    head, body = content.replace("\r\n", "\n").split("\n\n", 1)
    assert (sender, to, body.strip()) == ("afspraak@demo.invalid", ["amina@voorbeeld.be"], TEXT)
    assert "Subject: Je afspraak" in head
    assert f"Message-ID: <{REFERENCE}@demo.invalid>" in head
    assert "Auto-Submitted: auto-generated" in head
    assert 'Content-Type: text/plain; charset="utf-8"' in head
    assert [word for word in ("http", "html", "multipart", "Disposition-Notification") if word in content] == []


@pytest.mark.parametrize(
    "address, kind, final",
    [("weg@voorbeeld.be", "refused", True), ("vol@voorbeeld.be", "busy", False), ("knip@voorbeeld.be", "cut", False)],
)
def test_a_mail_server_that_says_no(post, address, kind, final):
    with pytest.raises(NotDelivered) as caught:
        letter(address)
    assert (caught.value.kind, caught.value.final) == (kind, final)
    letter("wel@voorbeeld.be")
    assert [to for _sender, to, _content in post.got] == [["wel@voorbeeld.be"]]


def test_no_mail_server_at_all(settings, post):
    settings.EMAIL_PORT = 1
    with pytest.raises(NotDelivered) as caught:
        letter("amina@voorbeeld.be")
    assert (caught.value.kind, caught.value.final) == ("cut", False)
