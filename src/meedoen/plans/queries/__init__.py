"""Reads of plans, by noun."""
