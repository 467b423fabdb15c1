"""The grids that prove trust: who reaches what, what leaks where, what an error gives away."""
