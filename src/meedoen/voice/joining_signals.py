"""What signals and bundles hand in at start-up."""

from meedoen.kernel import editions


def connect() -> None:
    """Called once at start-up."""
    editions.off_the_site("voice.Signal", "what was said is for who checks it")
    editions.off_the_site("voice.Approval", "who agrees is for the partners")
    editions.off_the_site("voice.PhaseStep", "the time line is for the partners")
