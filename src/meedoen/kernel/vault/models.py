"""The key store: a database of its own (alias ``keys``), backed up apart. It holds no word about anybody."""

from django.db import models

from ..privacy.classes import Class, Keep, Privacy

_APART = "the key store is a database of its own: no foreign key can leave it, and the network stands in a column"


class WrappedKey(models.Model):
    """A ring of keys, readable only with the master key that wraps it."""

    network_id = models.UUIDField()
    wrapped_key = models.BinaryField()
    kek_id = models.CharField(max_length=20, db_index=True)
    created_at = models.DateTimeField()

    global_because = _APART

    class Meta:
        abstract = True


class PersonKey(WrappedKey):
    """The key of one person; its row disappears when the person is erased."""

    person_id = models.UUIDField(primary_key=True)

    privacy = Privacy(keep=Keep.PERSON, wrapped_key=Class.OPERATIONAL, kek_id=Class.OPERATIONAL)

    def __str__(self) -> str:
        return str(self.person_id)


class SharedKey(WrappedKey):
    """The key of an organisation or a network, for notes that belong to no single person."""

    owner_id = models.UUIDField(primary_key=True)

    privacy = Privacy(keep=Keep.NETWORK, wrapped_key=Class.OPERATIONAL, kek_id=Class.OPERATIONAL)

    def __str__(self) -> str:
        return str(self.owner_id)


class Erasure(models.Model):
    """The list of erased persons: who must be erased again when an older database comes back.

    ``done_at`` stays empty until every feature has emptied its rows; the job ``finish_erasures`` finishes the rest.
    """

    person_id = models.UUIDField(primary_key=True)
    network_id = models.UUIDField()
    erased_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    global_because = _APART
    privacy = Privacy(keep=Keep.LOG)

    def __str__(self) -> str:
        return str(self.person_id)
