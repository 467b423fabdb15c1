"""Short texts of outreach, sealed for the person they are about, or for the organisation when nobody was named."""

import uuid

from meedoen.kernel import tenancy, vault


def seal(person_id: uuid.UUID | None, organisation_id: uuid.UUID, field: str, text: str) -> bytes:
    """Sealed bytes. Called inside a command."""
    if person_id is None:
        vault.create_shared_key(organisation_id, tenancy.here())
        return vault.seal_shared(organisation_id, field, text)
    vault.create_key(person_id, tenancy.here())  # who has a stamp card alone has no key yet
    return vault.seal(person_id, field, text)
