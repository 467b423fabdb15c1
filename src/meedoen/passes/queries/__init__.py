"""Reads of passes, by noun."""
