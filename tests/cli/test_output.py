"""Summary on standard output, progress and trouble on standard error."""

import io

from meedoen.cli.output import Output


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_json_is_the_only_line_on_standard_output():
    out = Output(as_json=True, stdout=io.StringIO(), stderr=io.StringIO())
    out.say("bezig")
    out.progress("Lezen")(3, 3)
    out.summary({"read": 3, "naam": "café"}, "Drie gelezen.")
    assert out.stdout.getvalue() == '{"read": 3, "naam": "café"}\n'
    assert out.stderr.getvalue() == "bezig\nLezen 100%\n"


def test_without_json_the_sentence_is_said():
    out = Output(stdout=io.StringIO(), stderr=io.StringIO())
    out.summary({"read": 3}, "Drie gelezen.")
    assert out.stdout.getvalue() == "Drie gelezen.\n"


def test_the_bar_ends_full_and_on_its_own_line():
    out = Output(stdout=io.StringIO(), stderr=Terminal())
    show = out.progress("Laden")
    show(1, 4, "Westerlo")
    show(4, 4)
    first, last = out.stderr.getvalue().split("\r")[1:]
    assert first.rstrip() == "Laden ██████░░░░░░░░░░░░░░░░░░  25% Westerlo"
    assert last.startswith("Laden " + "█" * 24 + " 100%")
    assert last.endswith("\n")


def test_nothing_to_do_is_ready_at_once():
    out = Output(stdout=io.StringIO(), stderr=io.StringIO())
    out.progress("Laden")(0, 0)
    assert out.stderr.getvalue() == "Laden 100%\n"
