"""Screens of plans, by noun."""
