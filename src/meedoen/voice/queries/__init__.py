"""Reads of voice, by noun."""
