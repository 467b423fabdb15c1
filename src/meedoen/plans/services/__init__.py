"""Writes of plans, by noun."""
