"""The command line: one sentence for bad input, one line of JSON, exit codes that say how it went."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def meedoen(*arguments: str, var: Path, **environment: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-c", "import sys; from meedoen.cli import main; sys.exit(main())", *arguments]
    more = {"MEEDOEN_VAR": str(var), "PYTHONPATH": str(ROOT / "src"), "DATABASE_URL": "", "KEYS_DATABASE_URL": ""}
    environment = {**os.environ, **more, **environment}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=var, timeout=90)


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
        (["serve", "--port", "0"], "0 is geen poort"),
        (["serve", "--port", "70000"], "70000 is geen poort"),
        (["serve", "--workers", "0"], "Er is minstens één proces"),
        (["serve", "--port"], "Na --port hoort een waarde."),
        (["check", "--harder"], "Dit ken ik niet: --harder."),
        (["user"], "Er ontbreekt iets: taak."),
        (["user", "create-operator", "--email", "geen adres", "--name", "An"], "Dit is geen e-mailadres: geen adres"),
        (["rotate-keys", "--retire", "k999"], "k999"),
    ],
)
def test_wrong_usage_is_one_sentence_and_code_2(var, arguments, said):
    done = meedoen(*arguments, var=var, PORT="8399")
    assert said in one_sentence(done)
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PORT", "acht", "PORT moet een getal zijn"),
        ("DATABASE_URL", "onzin", "DATABASE_URL is geen adres van een databank"),
        ("DATABASE_URL", "postgres://niemand@127.0.0.1:1/niets", "De databank antwoordt niet zoals het hoort"),
        ("MEEDOEN_VAR", "/proc/nergens", "/proc/nergens"),
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


def test_an_operator_is_made_once(var):
    arguments = ["user", "create-operator", "--email", "an@voorbeeld.be", "--name", "An"]
    done = meedoen(*arguments, "--json", var=var)
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert found["email"] == "an@voorbeeld.be"
    assert len(found["password"]) >= 12
    again = meedoen(*arguments, var=var)
    assert (again.returncode, one_sentence(again)) == (2, "Er is al een account met dit e-mailadres.")


def test_the_demo_never_goes_into_real_data(var):
    done = meedoen("demo", "--reset", var=var)
    assert done.returncode == 2
    assert "Die wordt niet weggegooid" in one_sentence(done)
    assert (var / "meedoen.sqlite3").exists()
