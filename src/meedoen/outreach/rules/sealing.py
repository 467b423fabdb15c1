"""The names under which the vault seals what outreach keeps: a value copied to another row does not open."""

import uuid


def what(row_id: uuid.UUID) -> str:
    """The line of a question or promise."""
    return f"outreach.FollowUp.what:{row_id}"


def secret(row_id: uuid.UUID) -> str:
    """A secret note."""
    return f"outreach.SecretNote.text:{row_id}"


def sent(row_id: uuid.UUID) -> str:
    """What came the second time under the same id."""
    return f"outreach.Conflict.sent:{row_id}"
