"""Reads of activities, by noun."""
