"""Writes of voice, by noun."""
