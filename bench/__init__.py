"""Measured beside named peers; never part of the tests. ``make bench`` runs all and prints what RESULTS.md holds."""
