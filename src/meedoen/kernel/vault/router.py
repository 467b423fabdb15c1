"""Sends the key store, and only the key store, to the database ``keys``."""

LABEL = "vault"
ALIAS = "keys"


class KeysRouter:
    """Django's router for the two databases: no relation crosses them, no other table lands beside the keys."""

    def db_for_read(self, model, **hints):
        return ALIAS if model._meta.app_label == LABEL else None

    def db_for_write(self, model, **hints):
        return ALIAS if model._meta.app_label == LABEL else None

    def allow_relation(self, one, other, **hints):
        if LABEL in (one._meta.app_label, other._meta.app_label):
            return one._meta.app_label == other._meta.app_label
        return None

    def allow_migrate(self, db, app_label, **hints):
        if app_label == LABEL:
            return db == ALIAS
        return False if db == ALIAS else None
