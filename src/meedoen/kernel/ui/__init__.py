"""The base of every screen: bases, components, tokens, named slots. Used by all features; knows none."""
