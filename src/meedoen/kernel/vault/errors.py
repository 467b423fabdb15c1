"""What can go wrong with a sealed value. None of these carries the value, the key or a name."""


class VaultError(Exception):
    """A sealed value cannot be read or made."""


class Erased(VaultError):
    """The person was erased: the key is gone, the value can never be read again."""


class KeyMissing(VaultError):
    """There is no key for this owner and no erasure either: the key store is older than the data, or incomplete."""


class Tampered(VaultError):
    """The value was changed, cut off, or put in another row or field than it was sealed for."""


class MasterKeyMissing(VaultError):
    """The master key file is gone or unreadable while keys exist that it wraps."""


class MasterKeyInUse(VaultError):
    """The master key cannot be retired: keys are still wrapped under it, or it is the current one."""
