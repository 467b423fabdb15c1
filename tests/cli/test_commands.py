"""The command line: one sentence for bad input, one line of JSON, exit codes that say how it went."""

import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from meedoen import VERSION
from meedoen.cli import main

ROOT = Path(__file__).resolve().parents[2]


def meedoen(*arguments: str, var: Path, **environment: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-c", "import sys; from meedoen.cli import main; sys.exit(main())", *arguments]
    more = {"MEEDOEN_VAR": str(var), "PYTHONPATH": str(ROOT / "src"), "DATABASE_URL": "", "KEYS_DATABASE_URL": ""}
    environment = {**os.environ, **more, **environment}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=var, timeout=900)


@pytest.fixture(scope="module")
def var(tmp_path_factory):
    """A migrated installation of its own."""
    folder = tmp_path_factory.mktemp("var")
    done = meedoen("migrate", "--json", var=folder)
    assert (done.returncode, json.loads(done.stdout)["migrated"] > 0) == (0, True)
    return folder


def one_sentence(done: subprocess.CompletedProcess) -> str:
    """What was said on standard error, after making sure that it is one line and no traceback."""
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    return lines[0]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Er ontbreekt iets: commando."),
        (["vlieg"], "'vlieg' bestaat niet. Kies uit: "),
        (["serve", "--port", "veel"], "Bij --port hoort een geheel getal, niet 'veel'."),
        (["serve", "--port"], "Na --port hoort een waarde."),
        (["check", "--harder"], "Dit ken ik niet: --harder."),
        (["user"], "Er ontbreekt iets: taak."),
        (["backup"], "Er ontbreekt iets: bestand."),
        (["import", "activities"], "Er ontbreekt iets: bestand, --network."),
    ],
)
def test_wrong_usage_is_one_sentence_and_code_2(capsys, arguments, said):
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert said in shown.err and shown.err.count("\n") == 1 and "--help" in shown.err
    assert shown.out == ""
    assert main([*arguments, "--json"]) == 2
    shown = capsys.readouterr()
    assert json.loads(shown.out) == {"error": shown.err.strip(), "code": 2} and shown.out.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["serve", "--port", "70000"], "70000 is geen poort"),
        (["serve", "--workers", "0"], "Er is minstens één proces"),
        (["user", "create-operator", "--email", "geen adres", "--name", "An"], "Dit is geen e-mailadres: geen adres"),
        (["user", "create-operator", "--email", "an@x.be", "--name", " "], "Geef ook een naam"),
        (["rotate-keys", "--retire", "k999"], "k999"),
        (["restore", "nergens.mdb"], "Dit bestand bestaat niet: nergens.mdb"),
        (["backup", "."], "er is niets overschreven"),
    ],
)
@pytest.mark.django_db
def test_what_cannot_be_done_is_one_sentence_and_code_2(capsys, arguments, said):
    assert main([*arguments, "--json"]) == 2
    shown = capsys.readouterr()
    assert said in shown.err and shown.err.count("\n") == 1
    assert json.loads(shown.out)["code"] == 2


def test_a_backup_never_takes_the_place_of_something_else(var):
    other = var / "brief.mdb"
    other.write_text("Een brief aan oma")
    done = meedoen("backup", str(other), var=var)
    assert (done.returncode, other.read_text()) == (2, "Een brief aan oma")
    assert "er is niets overschreven" in one_sentence(done)
    for _twice in range(2):
        assert meedoen("backup", str(var / "kopie.mdb"), "--json", var=var).returncode == 0


def test_the_version_and_the_help_are_told_in_dutch(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"meedoen {VERSION}\n"
    assert main(["import", "activities", "--help"]) == 0
    assert {"gebruik:", "opties", "deze uitleg tonen"} <= set(
        re.findall(r"gebruik:|opties|deze uitleg tonen|usage", capsys.readouterr().out)
    )


def test_a_terminal_without_accents_is_no_trouble(var):
    done = meedoen("check", var=var, PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\u2713 databanken" in done.stdout


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PORT", "acht", "PORT moet een getal zijn"),
        ("DATABASE_URL", "onzin", "DATABASE_URL is geen adres van een databank"),
        ("DATABASE_URL", "postgres://niemand@127.0.0.1:1/niets", "De databank antwoordt niet zoals het hoort"),
        ("MEEDOEN_VAR", "/proc/nergens", "/proc/nergens"),
        ("KEYS_DATABASE_URL", "mysql://iemand@machine/sleutels", "KEYS_DATABASE_URL is geen adres van een databank"),
        ("MEEDOEN_SMS_TIMEOUT", "lang", "MEEDOEN_SMS_TIMEOUT is een aantal seconden"),
        ("EMAIL_URL", "onzin", "EMAIL_URL is een adres zoals"),
    ],
)
def test_a_wrong_setting_is_one_sentence_and_code_2(var, name, value, said):
    done = meedoen("serve", var=var, **{"PORT": "8399", name: value})
    assert said in one_sentence(done)
    assert done.returncode == 2


def test_a_taken_port_is_one_sentence_and_code_2(var):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = meedoen("serve", "--port", str(port), var=var)
    assert f"Poort {port} op 127.0.0.1 is bezet" in one_sentence(done)
    assert done.returncode == 2


def test_a_broken_database_is_told_not_thrown(var, tmp_path):
    (tmp_path / "meedoen.sqlite3").write_text("dit is geen databank, al heet het bestand zo\n" * 50)
    done = meedoen("migrate", var=tmp_path)
    assert done.returncode == 2
    assert "De databank antwoordt niet zoals het hoort" in done.stderr.splitlines()[-1]
    done = meedoen("check", "--json", var=tmp_path)
    assert done.returncode == 1
    assert json.loads(done.stdout)["ok"] is False


def test_check_of_a_good_installation(var):
    done = meedoen("check", "--json", var=var)
    assert (done.returncode, done.stdout.count("\n")) == (0, 1)
    found = json.loads(done.stdout)
    assert found["ok"] is True
    assert set(found["checks"]) == {"instellingen", "databanken", "migraties"}


def test_check_sees_a_database_that_lags(tmp_path):
    done = meedoen("check", "--json", var=tmp_path)
    assert done.returncode == 1
    assert len(json.loads(done.stdout)["checks"]["migraties"]) == 2


@pytest.mark.django_db
def test_an_operator_is_made_once(capsys):
    arguments = ["user", "create-operator", "--email", "an@voorbeeld.be", "--name", "An"]
    assert main([*arguments, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["email"] == "an@voorbeeld.be"
    assert len(found["password"]) >= 12
    assert main(arguments) == 2
    assert capsys.readouterr().err == "Er is al een account met dit e-mailadres.\n"


def test_the_demo_never_goes_into_real_data(var):
    done = meedoen("demo", "--reset", var=var)
    assert done.returncode == 2
    assert "Die wordt niet weggegooid" in one_sentence(done)
    assert (var / "meedoen.sqlite3").exists()
