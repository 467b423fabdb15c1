"""Reading files that people send: is it safe at all, in a process of its own, as rows of cells."""
