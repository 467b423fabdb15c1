"""Meedoen: with which a local network reaches who is not taking part yet, and shows that it works."""

VERSION = "0.1.0"
